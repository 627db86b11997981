//! Digits that are no figures: names, codes, addresses, telephone numbers, labels.

use crate::line::Line;
use crate::number::{Form, Reading};

/// Nouns that a number labels ("page 5", "No. 10"), by alphabet.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "act", "appendix", "art", "article", "bldg", "box", "building", "channel", "chapter", "class", "ep",
    "episode", "equation", "exhibit", "fig", "figs", "figure", "flight", "flt", "gate", "grade", "group",
    "highway", "interstate", "item", "level", "line", "no", "note", "nr", "number", "p", "page", "pages",
    "paragraph", "part", "phase", "platform", "pp", "question", "resolution", "room", "route", "rule",
    "season", "seat", "section", "ssn", "stage", "step", "suite", "table", "tel", "tier", "type", "unit",
    "v", "ver", "verse", "version", "vol", "volume", "ward", "week", "world", "zip", "zone",
];

/// Last words of street names.
#[rustfmt::skip]
const STREETS: &[&str] = &[
    "ave", "avenue", "blvd", "boulevard", "court", "drive", "highway", "lane", "parkway", "place",
    "plaza", "rd", "road", "square", "st", "street", "terrace", "way",
];

/// Lexemes that belong to addresses of the network or of mail, to handles and to hash tags.
pub(crate) fn mask_addresses(line: &Line<'_>, masked: &mut [bool]) {
    let mut first = 0;
    while first < line.len() {
        let mut past = first + 1;
        while past < line.len() && line.glued(past) {
            past += 1;
        }
        if is_address(line.raw_range(first, past)) {
            masked[first..past].fill(true);
        }
        first = past;
    }
}

fn is_address(chunk: &str) -> bool {
    // Asked of every word: all addresses have one of these, or begin with "www".
    if !chunk.starts_with("www.") && !chunk.bytes().any(|byte| matches!(byte, b'/' | b'@' | b'#')) {
        return false;
    }
    chunk.contains("://")
        || chunk.starts_with("www.")
        || chunk.starts_with('@')
        || chunk.starts_with('#')
        || (chunk.contains('@') && chunk.contains('.'))
        || [".com/", ".org/", ".net/", ".gov/", ".uk/"].iter().any(|domain| chunk.contains(domain))
}

/// Whether the number stands as part of a name, a code or an address and is no figure.
pub(crate) fn is_no_figure(line: &Line<'_>, number: &Reading, counted: bool) -> bool {
    let (first, past) = (number.first, number.past);
    if number.form == Form::Words
        || number.form == Form::Fraction && !line.is_digits(first)
        || number.form == Form::Vague
    {
        return is_label(line, first) && !counted || hyphenated_name(line, first, past);
    }
    if number.form == Form::Tens {
        return false;
    }
    // "£5", "US$7": a seam between money and number is no seam within a code.
    let start = crate::unit::money_start(line, first);
    is_code(line, start, past)
        || is_reference(line, first, past)
        || (!counted && is_year_with_note(line, first, past))
        || line.low(past) == "zip"
        || is_list_number(line, first, past)
        || is_telephone(line, first, past)
        || is_street_number(line, first, past)
        || (start == first && is_label(line, first))
        || (!counted && is_named(line, first, past))
}

/// "Twenty-One Pilots", "Seven Sisters": a number word with a capital inside a sentence, before
/// another capital, names something.
fn hyphenated_name(line: &Line<'_>, first: usize, past: usize) -> bool {
    first > 0
        && line.is_capitalised(first)
        && line.is_capitalised(past)
        && !matches!(line.low_before(first), "." | "\"" | "“" | "’" | "'" | ":" | "(")
}

/// Glued to letters in front, by a hyphen or without: "MS-13", "B737", "F-16"; or behind: "5G".
fn is_code(line: &Line<'_>, first: usize, past: usize) -> bool {
    if line.glued(first) {
        let before = first - 1;
        if line.is_letters(before)
            || line.is_digits(before)
            || line.is_mark(before, '_')
            || line.is_mark(before, '#')
        {
            return true;
        }
        let joined = line.is_hyphen(before)
            || line.is_mark(before, '/')
            || line.is_mark(before, '.')
            || line.is_mark(before, ',')
            || line.is_mark(before, ':');
        if joined && line.glued(before) && before > 0 {
            let stem = line.low(before - 1);
            // "her now-18-month-old daughter", "then-candidate" aside
            let opening = matches!(
                stem,
                "mid" | "sub" | "pre" | "post" | "over" | "under" | "plus" | "near" | "now" | "then"
            );
            if (line.is_letters(before - 1) || line.is_digits(before - 1)) && !opening {
                return true;
            }
        }
    }
    // A letter glued on that is neither a unit nor a scale.
    line.glued(past)
        && line.is_letters(past)
        && !matches!(line.low(past), "'s" | "’s")
        && crate::unit::unit_after(line, past).is_none()
}

/// How many lexemes a bracket of references may have on either side of a number.
const REFERENCES: usize = 8;

/// "[4]", "[12–14]", "[3, 5]": the numbers of works cited.
fn is_reference(line: &Line<'_>, first: usize, past: usize) -> bool {
    let plain = |at: usize| line.is_digits(at) || line.is_mark(at, ',') || line.is_dash(at);
    let open = (first.saturating_sub(REFERENCES)..first).rev().find(|&at| !plain(at));
    let close = (past..past + REFERENCES).find(|&at| !plain(at));
    open.is_some_and(|at| line.is_mark(at, '[')) && close.is_some_and(|at| line.is_mark(at, ']'))
}

/// "in 2018.2 This": a year, the end of the sentence and the number of a footnote.
fn is_year_with_note(line: &Line<'_>, first: usize, past: usize) -> bool {
    let year = line.raw(first);
    past == first + 3
        && year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
        && matches!(line.low(first + 1), "." | ",")
        && line.raw(first + 2).len() <= 2
        && matches!(line.low_before(first), "in" | "of" | "since" | "from" | "by" | "until" | "to" | "during")
}

/// "1." or "2)" at the start of the line.
fn is_list_number(line: &Line<'_>, first: usize, past: usize) -> bool {
    let marked = line.is_mark(past, '.') || line.is_mark(past, ')') || line.is_mark(past, ':');
    let bracket = first == 1 && line.is_mark(0, '(') && line.is_mark(past, ')');
    (first == 0 && marked && past == 1 && !line.is_digits(past + 1) && (line.len() > 2)) || bracket
}

/// "555-1234", "+44 20 7946 0958", "(212) 555-0100".
fn is_telephone(line: &Line<'_>, first: usize, past: usize) -> bool {
    let group = |i: usize| line.is_digits(i) && (2..=4).contains(&line.raw(i).len());
    let dashed = line.is_dash(past) && line.glued(past) && line.glued(past + 1) && line.is_digits(past + 1);
    let phone_pair = dashed && line.raw(past - 1).len() == 3 && line.raw(past + 1).len() == 4;
    let bracketed = line.is_mark(first.wrapping_sub(1), '(')
        && line.is_mark(past, ')')
        && line.raw(past - 1).len() == 3
        && group(past + 1)
        && line.is_hyphen(past + 2);
    let tail = first >= 2 && line.is_dash(first - 1) && line.glued(first) && group(first) && group(first - 2);
    let international = line.is_mark(first, '+') && group(past) && group(past + 1);
    let triple = dashed && line.is_dash(past + 2) && line.glued(past + 2) && line.is_digits(past + 3);
    phone_pair || bracketed || tail || international || triple
}

/// "12 Elm Street": a small number before a capitalised street.
fn is_street_number(line: &Line<'_>, _first: usize, past: usize) -> bool {
    (past..past + 4)
        .take_while(|&i| line.is_letters(i) && line.is_capitalised(i))
        .any(|i| i > past && STREETS.contains(&line.low(i)))
}

/// "page 5", "No. 10", "#3".
fn is_label(line: &Line<'_>, first: usize) -> bool {
    let Some(mut before) = first.checked_sub(1) else { return false };
    if line.is_mark(before, '#') || line.is_mark(before, '№') || line.is_mark(before, '§') {
        return true;
    }
    if line.is_mark(before, '.') && before > 0 && line.glued(before) && line.raw(before - 1).len() <= 4 {
        before -= 1;
    }
    let word = line.low(before);
    let known = LABELS.contains(&word);
    // "in week 5", "the group 20 times"; "no 5" after a verb is a denial; a bound goes before
    // neither. "number 5" but not "a number of 5".
    known && !(word == "no" && !line.is_capitalised(before) && !line.is_mark(before + 1, '.'))
}

/// A bare number after a capitalised word: "Barrio 18", "Boeing 737", "Fortune 100".
fn is_named(line: &Line<'_>, first: usize, past: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let plain = past == first + 1 && line.is_digits(first);
    let inside = before > 0 && !matches!(line.low(before - 1), "." | "“" | "\"" | ":");
    let capital = line.is_letters(before) && line.is_capitalised(before) && !line.glued(first);
    plain && capital && (inside || line.raw(before).len() > 3) && !crate::noun::is_closed(line.low(before))
}
