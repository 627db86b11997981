//! The years in office of the world's leaders by last name, for times such as "under President Macri".

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use super::DataError;
use super::csv::Table;

/// Where the table lies in the repository.
pub const TENURES: &str = "crates/assay-quantity/data/tenures.tsv";

/// The list ends here: a term that had not ended by then has no known end.
const ENDS: (u16, u16) = (2021, 3);

/// Leaders who have come back, or whose namesakes have come to office, since the list ends; by alphabet.
#[rustfmt::skip]
const BACK: &[&str] = &[
    "anwar", "babis", "boc", "fico", "golob", "gruevski", "jansa", "janša", "kurti", "lula", "mahama", "mickoski",
    "mutharika", "oli", "sharif", "tikhanovskaya", "trump", "tusk", "wickremesinghe",
];

const HEAD: &str = "\
# Effective leaders of the world's states by last name, with the years in office: REIGN data set (MIT),
# state of March 2021. No years where several leaders share the name, where one held office twice or has
# come back since, and where the term was not over: who is meant is then unclear.
";

/// A term: who, where, first year, last year and its month.
struct Term {
    state: String,
    leader: String,
    first: u16,
    last: u16,
    month: u16,
}

/// The table by last name, made from the list of leaders at `path`.
pub fn table(path: &Path) -> Result<String, DataError> {
    let list = Table::read(path)?;
    let mut by_name: BTreeMap<String, Vec<Term>> = BTreeMap::new();
    let columns = ["stateabb", "leader", "syear", "emonth", "eyear"];
    for [state, leader, first, month, last] in list.columns(columns)? {
        let number = |text: &str| text.trim().parse::<u16>().ok();
        let (Some(first), Some(last), Some(month)) = (number(first), number(last), number(month)) else {
            continue;
        };
        let leader = leader.trim();
        let Some(name) = leader.split_whitespace().next_back().filter(|name| is_name(name)) else { continue };
        if leader.chars().any(|c| c.is_ascii_digit()) {
            continue;
        }
        by_name.entry(name.to_lowercase()).or_default().push(Term {
            state: state.to_owned(),
            leader: leader.to_owned(),
            first,
            last,
            month,
        });
    }
    let mut table = HEAD.to_owned();
    for (name, terms) in &by_name {
        match years(name, terms) {
            Some((first, last)) => writeln!(table, "{name}\t{first}\t{last}").unwrap_or_default(),
            None => writeln!(table, "{name}\t\t").unwrap_or_default(),
        }
    }
    Ok(table)
}

/// Whether a word can be looked up as a last name: four letters or more, the first of them large.
fn is_name(word: &str) -> bool {
    word.chars().count() >= 4
        && word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''))
}

/// First and last year in office where the name stands for one leader, one stretch of time, and an end.
fn years(name: &str, terms: &[Term]) -> Option<(u16, u16)> {
    let one = terms.windows(2).all(|pair| pair[0].state == pair[1].state && pair[0].leader == pair[1].leader);
    let over = terms.iter().all(|term| (term.last, term.month) < ENDS);
    if !one || !over || BACK.contains(&name) {
        return None;
    }
    let mut spans: Vec<(u16, u16)> = terms.iter().map(|term| (term.first, term.last)).collect();
    spans.sort_unstable();
    let (first, mut last) = *spans.first()?;
    for (from, to) in spans {
        if from > last + 1 {
            return None;
        }
        last = last.max(to);
    }
    Some((first, last))
}
