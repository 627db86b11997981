//! Addresses resolved against the page's own.

/// The address `reference` means on a page at `base` (RFC 3986, section 5). Where the page's
/// address is not known, a reference that is not absolute stays as it is.
pub(crate) fn resolve(base: Option<&str>, reference: &str) -> String {
    let reference = reference.trim();
    if has_scheme(reference) {
        return reference.to_owned();
    }
    let Some(base) = base.filter(|base| has_scheme(base)) else { return reference.to_owned() };
    let Some((scheme, rest)) = base.split_once(':') else { return reference.to_owned() };
    let rest = rest.split('#').next().unwrap_or_default();
    let Some(after) = rest.strip_prefix("//") else { return reference.to_owned() };
    if let Some(host) = reference.strip_prefix("//") {
        return format!("{scheme}://{host}");
    }
    let (host, path) = after.find(['/', '?']).map_or((after, ""), |at| after.split_at(at));
    let path_only = path.split('?').next().unwrap_or_default();
    if reference.is_empty() {
        return format!("{scheme}://{host}{path}");
    }
    if reference.starts_with('?') {
        return format!("{scheme}://{host}{path_only}{reference}");
    }
    if reference.starts_with('#') {
        return format!("{scheme}://{host}{path}{reference}");
    }
    let joined = if reference.starts_with('/') {
        reference.to_owned()
    } else {
        let folder = path_only.rfind('/').map_or("/", |at| path_only.get(..=at).unwrap_or("/"));
        format!("{folder}{reference}")
    };
    format!("{scheme}://{host}{}", without_dots(&joined))
}

fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    })
}

/// The path without `.` and `..` segments.
fn without_dots(path: &str) -> String {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let (path, tail) = path.split_at(end);
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    format!("/{}{tail}", kept.join("/"))
}

/// The host of an address without `www.`.
pub(crate) fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn references_as_the_standard_resolves_them() {
        let base = Some("https://example.org/a/b/c?d=1#e");
        for (reference, expected) in [
            ("https://other.example/x", "https://other.example/x"),
            ("//cdn.example/x", "https://cdn.example/x"),
            ("/x", "https://example.org/x"),
            ("x", "https://example.org/a/b/x"),
            ("../x", "https://example.org/a/x"),
            ("../../../x", "https://example.org/x"),
            ("./", "https://example.org/a/b/"),
            ("?q", "https://example.org/a/b/c?q"),
            ("#f", "https://example.org/a/b/c?d=1#f"),
            ("mailto:a@b.example", "mailto:a@b.example"),
        ] {
            assert_eq!(resolve(base, reference), expected, "{reference}");
        }
        assert_eq!(resolve(None, "/x"), "/x");
        assert_eq!(resolve(Some("https://example.org"), "x"), "https://example.org/x");
    }
}
