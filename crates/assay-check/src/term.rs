//! A time in office as a period: "under Halvorsen", "since President Alden took office".

use assay_evidence::{Evidence, Tenure};
use assay_text::Span;

use crate::person::has_given_names;
use crate::when::When;
use crate::words::{Word, words};

/// Offices before a name.
const OFFICES: &[&str] = &["chancellor", "minister", "premier", "president", "prime"];

/// When someone named in `text` held an office of the country `place`, and the words that say so.
/// A tenure that ended in a year's first weeks ends with the year before.
pub(crate) fn term(evidence: &Evidence, text: &str, span: Span, place: &str) -> Option<(When, Span)> {
    let said = words(span.of(text), span.start());
    let word = |at: usize| said.get(at).map_or("", |word| word.normal.as_str());
    for at in 0..said.len() {
        let since = word(at) == "since";
        if !since && !matches!(word(at), "under" | "during") {
            continue;
        }
        let mut name = at + 1;
        while OFFICES.contains(&word(name)) || word(name) == "the" {
            name += 1;
        }
        let capital =
            |at: &usize| said.get(*at).is_some_and(|word| word.span.of(text).starts_with(char::is_uppercase));
        let end = name + (name..said.len()).take(4).take_while(capital).count();
        let Some(held) = (name..end).rev().find_map(|at| held(evidence, text, &said, name, at, place)) else {
            continue;
        };
        let follows = word(end);
        let took = since
            && (matches!(follows, "took" | "became" | "entered" | "came") || word(end + 1) == "inauguration");
        let tenure =
            matches!(follows, "presidency" | "premiership" | "administration" | "government" | "tenure");
        let past = match (word(at), took, tenure) {
            ("since", true, _) => end + 2,
            ("since", ..) => continue,
            ("during", _, false) => continue,
            (_, _, true) => end + 1,
            _ => end,
        };
        let last = said.get(past.min(said.len()).checked_sub(1)?)?;
        let span = Span::new(said[at].span.start(), last.span.end());
        let (first, last) = held;
        let when = match last {
            _ if since => When::Since(first),
            Some(last) if last > first => When::Years(first, last),
            Some(_) => return None,
            None => When::Since(first),
        };
        return Some((when, span));
    }
    None
}

/// The country that someone led whose time in office `text` speaks of: "under President Alden", "since
/// Mara Alden took office". A bare surname is not enough.
pub(crate) fn led(evidence: &Evidence, text: &str, span: Span) -> Option<String> {
    let said = words(span.of(text), span.start());
    let word = |at: usize| said.get(at).map_or("", |word| word.normal.as_str());
    let at = (0..said.len()).find(|at| matches!(word(*at), "during" | "since" | "under"))?;
    let mut first = at + 1;
    while OFFICES.contains(&word(first)) || word(first) == "the" {
        first += 1;
    }
    let titled = (at + 1..first).any(|at| OFFICES.contains(&word(at)));
    let capital = |word: &&Word| word.span.of(text).starts_with(char::is_uppercase);
    let name: Vec<&Word> = said.get(first..)?.iter().take(4).take_while(capital).collect();
    (1..=name.len()).rev().find_map(|past| {
        let (surname, given) = name.get(..past)?.split_last()?;
        let given: Vec<&str> = given.iter().map(|word| word.span.of(text)).collect();
        if given.is_empty() && !titled {
            return None;
        }
        let surname = bare(surname.span.of(text));
        let tenures = evidence.tenures(surname).into_iter();
        let mut places = tenures
            .filter(|tenure| !tenure.office.starts_with("Vice") && has_given_names(tenure.person, &given))
            // Lists of surnames alone cannot tell whether the given name is theirs.
            .filter(|tenure| tenure.person.contains(' '))
            .map(|tenure| tenure.place);
        let place = places.next()?;
        places.all(|other| other == place).then(|| place.to_owned())
    })
}

/// Without a possessive ending.
fn bare(surname: &str) -> &str {
    surname.trim_end_matches("'s").trim_end_matches("’s")
}

/// First and last year of the one tenure that the words from `name` to `surname` can mean.
fn held(
    evidence: &Evidence,
    text: &str,
    said: &[Word],
    name: usize,
    surname: usize,
    place: &str,
) -> Option<(i16, Option<i16>)> {
    let given: Vec<&str> = said.get(name..surname)?.iter().map(|word| word.span.of(text)).collect();
    let fits = |tenure: &Tenure<'_>| {
        tenure.place == place && !tenure.office.starts_with("Vice") && has_given_names(tenure.person, &given)
    };
    let surname = bare(said.get(surname)?.span.of(text));
    let mut years = evidence.tenures(surname).into_iter().filter(fits).filter_map(|tenure| {
        let last = tenure.end.and_then(ends);
        Some((tenure.start.get(..4)?.parse::<i16>().ok()?, last))
    });
    let first = years.next()?;
    // Two lists may hold one tenure; two tenures leave open which is meant.
    years.all(|other| other.0 == first.0).then_some(first)
}

/// The last year that most of lies within a tenure that ended on the date.
fn ends(date: &str) -> Option<i16> {
    let year: i16 = date.get(..4)?.parse().ok()?;
    Some(if date.get(5..7).is_some_and(|month| month <= "02") { year - 1 } else { year })
}
