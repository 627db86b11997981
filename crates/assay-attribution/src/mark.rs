//! Quotation marks: which characters are marks, and which way each may point.
//!
//! A character is judged by its neighbours alone; what pairs with what is decided in
//! [`crate::pairing`].

/// Marks that close one another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Family {
    /// “ ” „ ‟ and two single marks typed for one.
    Double,
    /// The straight `"`.
    Straight,
    /// ‘ ’ ‚ ‛
    Single,
    /// The straight `'`.
    Apostrophe,
    /// « »
    Guillemet,
    /// ‹ ›
    Angle,
}

/// Which way a mark may point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// Opens only.
    Open,
    /// Closes only.
    Close,
    /// Closes, unless it is the apostrophe of a plural possessive ("the officials’ plan").
    WeakClose,
    /// Could be either: `"` between two letters or two spaces.
    Either,
}

/// A quotation mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Mark {
    /// Byte offset in the clean text.
    pub at: usize,
    /// Length in bytes.
    pub len: usize,
    pub family: Family,
    pub role: Role,
    /// Whether it is a low mark („ ‚), which an upper opening mark closes.
    pub low: bool,
}

impl Mark {
    /// Byte offset after the mark.
    pub fn end(&self) -> usize {
        self.at + self.len
    }
}

/// Elisions written with a leading apostrophe, which is often typed as an opening mark.
const ELISIONS: &[&str] = &[
    "bout", "cause", "cuz", "em", "fraid", "neath", "nother", "nuff", "round", "til", "tis", "twas", "tween",
    "twere",
];

/// The marks of a block that begins at byte `offset`, in order of place.
pub(crate) fn marks(block: &str, offset: usize) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut skip_to = 0;
    for (at, c) in block.char_indices() {
        if at < skip_to {
            continue;
        }
        let Some((family, len)) = family(&block[at..], c) else { continue };
        skip_to = at + len;
        let before = block[..at].chars().next_back();
        let rest = &block[at + len..];
        if let Some(role) = role(c, family, before, rest, block, at) {
            found.push(Mark { at: offset + at, len, family, role, low: matches!(c, '„' | '‚') });
        }
    }
    found
}

/// The family of the mark that `rest` begins with (`c` is its first character), and its length.
fn family(rest: &str, c: char) -> Option<(Family, usize)> {
    let family = match c {
        '“' | '”' | '„' | '‟' | '＂' => Family::Double,
        '"' => Family::Straight,
        '«' | '»' => Family::Guillemet,
        '‹' | '›' => Family::Angle,
        '\'' if rest.starts_with("''") && !rest.starts_with("'''") => return Some((Family::Straight, 2)),
        '`' if rest.starts_with("``") => return Some((Family::Straight, 2)),
        '‘' if rest.starts_with("‘‘") => return Some((Family::Double, 2 * c.len_utf8())),
        '’' if rest.starts_with("’’") => return Some((Family::Double, 2 * c.len_utf8())),
        '‘' | '’' | '‚' | '‛' => Family::Single,
        '\'' => Family::Apostrophe,
        _ => return None,
    };
    Some((family, c.len_utf8()))
}

fn role(c: char, family: Family, before: Option<char>, rest: &str, block: &str, at: usize) -> Option<Role> {
    let after = rest.chars().next();
    let opening = opens_here(before) && after.is_some_and(|next| !next.is_whitespace());
    let closing = before.is_some_and(|last| !last.is_whitespace()) && closes_here(after);
    match family {
        Family::Guillemet | Family::Angle => Some(match c {
            // »so« in German, « so » in French: the neighbours decide, the shape only where they do not.
            _ if opening && !closing => Role::Open,
            _ if closing && !opening => Role::Close,
            '«' | '‹' => Role::Open,
            _ => Role::Close,
        }),
        Family::Double => Some(match c {
            '„' | '‟' => Role::Open,
            _ if c == '“' && closing && !opening => Role::Either,
            '“' | '‘' => Role::Open,
            _ if opening && !closing => Role::Either,
            _ => Role::Close,
        }),
        Family::Straight if is_measure(block, at, before) => None,
        Family::Straight => Some(match (opening, closing) {
            (true, false) => Role::Open,
            (false, true) => Role::Close,
            _ => Role::Either,
        }),
        Family::Single | Family::Apostrophe => single(c, before, after, rest, opening),
    }
}

/// A single mark is an apostrophe far more often than not; `None` where it is surely one.
fn single(c: char, before: Option<char>, after: Option<char>, rest: &str, opening: bool) -> Option<Role> {
    if c == '‚' {
        return opening.then_some(Role::Open);
    }
    let lettered = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if lettered(before) && lettered(after) {
        return None;
    }
    if opening {
        return (c != '’' && !is_elision(rest)).then_some(Role::Open);
    }
    if c == '‘' || before.is_none_or(char::is_whitespace) || !closes_here(after) {
        return None;
    }
    let word_follows = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let possessive = matches!(before, Some('s' | 'S' | 'z' | 'x'));
    let digit = before.is_some_and(|c| c.is_ascii_digit());
    Some(if (possessive && word_follows) || digit || matches!(before, Some('n')) && word_follows {
        Role::WeakClose
    } else {
        Role::Close
    })
}

/// "’90s", "’em": what follows the mark shows it is an apostrophe.
fn is_elision(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let digits = word.trim_end_matches('s');
    (digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit()))
        || ELISIONS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// Feet and inches: 6'2", 5’11".
fn is_measure(block: &str, at: usize, before: Option<char>) -> bool {
    if !before.is_some_and(|c| c.is_ascii_digit()) {
        return false;
    }
    let feet = block[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '½');
    feet.ends_with(['\'', '’', '′'])
        && feet.trim_end_matches(['\'', '’', '′']).ends_with(|c: char| c.is_ascii_digit())
}

fn opens_here(before: Option<char>) -> bool {
    before.is_none_or(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '(' | '['
                    | '{'
                    | '—'
                    | '–'
                    | '-'
                    | '/'
                    | '“'
                    | '‘'
                    | '"'
                    | '\''
                    | '„'
                    | '«'
                    | '‹'
                    | '•'
                    | '¿'
                    | '¡'
                    | '>'
                    | '…'
                    | '='
            )
    })
}

fn closes_here(after: Option<char>) -> bool {
    after.is_none_or(|c| {
        c.is_whitespace() || (!c.is_alphanumeric() && !matches!(c, '(' | '[' | '$' | '€' | '£' | '#' | '@'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<Role> {
        marks(text, 0).iter().map(|mark| mark.role).collect()
    }

    #[test]
    fn an_apostrophe_is_no_mark() {
        assert_eq!(roles("it's the '90s and they’d got ’em, rock ‘n’ roll"), [Role::Open, Role::WeakClose]);
        assert_eq!(roles("don't can’t O'Hara"), []);
    }

    #[test]
    fn a_plural_possessive_closes_only_weakly() {
        assert_eq!(roles("the officials’ plan"), [Role::WeakClose]);
        assert_eq!(roles("the officials’, too"), [Role::Close]);
    }

    #[test]
    fn feet_and_inches_are_no_quotation() {
        assert_eq!(roles("He is 6'2\" tall"), []);
    }

    #[test]
    fn straight_marks_point_by_their_neighbours() {
        assert_eq!(roles("He said \"no\" twice."), [Role::Open, Role::Close]);
        assert_eq!(roles("He said ''no.''"), [Role::Open, Role::Close]);
    }

    #[test]
    fn guillemets_point_either_way() {
        assert_eq!(roles("«oui» und »ja«"), [Role::Open, Role::Close, Role::Open, Role::Close]);
    }
}
