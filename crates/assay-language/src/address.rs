//! Web addresses, e-mail addresses, handles and hashtags.

/// Longest local part of an e-mail address (RFC 5321).
const LOCAL_PART: usize = 64;
/// Longest host name (RFC 1035).
const HOST: usize = 253;

/// Top-level domains that are common in running text; a bare "name.tld" counts with these only.
const DOMAINS: &[&str] = &[
    "ai", "au", "biz", "ca", "co", "com", "de", "edu", "eu", "fr", "gov", "info", "int", "io", "mil", "net",
    "news", "org", "ru", "tv", "uk",
];

/// The length of the address that `rest` begins with, if any. Looks at a bounded stretch except
/// for the address itself.
pub(crate) fn address_end(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    match bytes.first()? {
        b'@' => handle(rest),
        b'#' => handle(rest).filter(|_| bytes.get(1).is_some_and(u8::is_ascii_alphabetic)),
        b'h' | b'H' | b'w' | b'W' | b'f' | b'F' if is_link(bytes) => Some(link(rest)),
        byte if byte.is_ascii_alphanumeric() => mail(rest).or_else(|| bare_host(rest)),
        _ => None,
    }
}

fn is_link(bytes: &[u8]) -> bool {
    let starts =
        |prefix: &[u8]| bytes.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    starts(b"http://") || starts(b"https://") || starts(b"ftp://") || starts(b"www.")
}

/// An address runs to white space or a mark that cannot be part of it; marks at its end belong to
/// the sentence, as does a closing bracket that was not opened.
fn link(rest: &str) -> usize {
    let mut end = rest.len();
    let mut open = 0_usize;
    for (at, c) in rest.char_indices() {
        let stops = c.is_whitespace()
            || matches!(c, '<' | '>' | '"' | '“' | '”' | '‘' | '’' | '«' | '»' | '—' | '\u{200B}');
        let unopened = c == ')' && open == 0;
        if stops || unopened {
            end = at;
            break;
        }
        match c {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
    }
    rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ']', '…']).len()
}

fn handle(rest: &str) -> Option<usize> {
    let name = &rest[1..];
    let length = name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
    (length > 1).then_some(1 + length)
}

fn mail(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let local = bytes.iter().take(LOCAL_PART + 1).position(|byte| !is_local(*byte))?;
    if local == 0 || bytes[local] != b'@' {
        return None;
    }
    let host = host_length(&bytes[local + 1..]);
    let name = &bytes[local + 1..local + 1 + host];
    name.contains(&b'.').then_some(local + 1 + host)
}

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+')
}

/// A host name at the start of `bytes`, without a stop or hyphen at its end.
fn host_length(bytes: &[u8]) -> usize {
    let mut length = bytes
        .iter()
        .take(HOST)
        .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')))
        .unwrap_or(bytes.len().min(HOST));
    while length > 0 && matches!(bytes[length - 1], b'.' | b'-') {
        length -= 1;
    }
    length
}

/// "example.org" or "example.co.uk/page" written without a scheme.
fn bare_host(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let length = host_length(bytes);
    let host = &rest[..length];
    let (name, domain) = host.rsplit_once('.')?;
    let known = DOMAINS.contains(&domain) && name.bytes().any(|byte| byte.is_ascii_alphabetic());
    let whole = !rest[length..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if !known || !whole || name.contains("..") || name.len() < 2 {
        return None;
    }
    Some(if bytes.get(length) == Some(&b'/') { link(rest) } else { length })
}
