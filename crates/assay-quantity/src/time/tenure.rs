//! Tenures as periods: "during Macri's presidency", "under President Obama", "the Thatcher government".

use std::sync::LazyLock;

use super::calendar;
use super::scan::Found;
use crate::Interval;
use crate::line::Line;

/// Last names in lower case with the years in office; no years where it is unclear who is meant.
static TENURES: LazyLock<Vec<(&'static str, Option<Interval>)>> = LazyLock::new(|| {
    include_str!("../../data/tenures.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let name = cells.next()?;
            let mut year = || cells.next().and_then(|cell| cell.parse::<i16>().ok());
            let years = year().zip(year()).and_then(|(first, last)| calendar::years(first, last));
            Some((name, years))
        })
        .collect()
});

/// Words for a time in office.
fn is_office(word: &str) -> bool {
    matches!(
        word,
        "presidency"
            | "premiership"
            | "chancellorship"
            | "tenure"
            | "administration"
            | "government"
            | "reign"
            | "rule"
    )
}

/// Whether a tenure can be named from lexeme `i` on: asked of every lexeme.
pub(super) fn can_begin(line: &Line<'_>, i: usize) -> bool {
    let after = line.low(i + 1);
    line.low(i) == "under"
        || line.is_letters(i) && (matches!(after, "'s" | "’s") || is_office(after)) && line.is_capitalised(i)
}

/// The tenure named from lexeme `i` on. Where several leaders bear the name, or the term is not known
/// to be over, the period is unclear.
pub(super) fn read(line: &Line<'_>, i: usize) -> Option<Found> {
    let titled = line.low(i) == "under"
        && matches!(line.low(i + 1), "president" | "chancellor")
        && line.is_capitalised(i + 1);
    let prime = line.low(i) == "under" && line.low(i + 1) == "prime" && line.low(i + 2) == "minister";
    if titled || prime {
        let start = i + if prime { 3 } else { 2 };
        // A first name may go before the last one.
        return (start..start + 3)
            .take_while(|&at| line.is_letters(at) && line.is_capitalised(at))
            .filter_map(|at| years(line, at).map(|years| Found::date(i, at + 1, years)))
            .last();
    }
    if !line.is_letters(i) || !line.is_capitalised(i) {
        return None;
    }
    let genitive = usize::from(matches!(line.low(i + 1), "'s" | "’s"));
    let office = i + 1 + genitive;
    let in_office = genitive == 1
        && line.low(office) == "time"
        && line.low(office + 1) == "in"
        && line.low(office + 2) == "office";
    let past = if in_office { office + 3 } else { office + 1 };
    // "the Obama administration" needs a time word to be a period, not an actor.
    let timed = in_office
        || genitive == 1
            && is_office(line.low(office))
            && !matches!(line.low(office), "government" | "administration");
    let led = (i.saturating_sub(4)..i).any(|at| matches!(line.low(at), "during" | "throughout"));
    if !(timed || led && is_office(line.low(office))) {
        return None;
    }
    years(line, i).map(|years| Found::date(i, past, years))
}

/// The years of the leader whose last name stands at `i`: `None` where no leader has it, `Some(None)`
/// where it is unclear which.
#[allow(clippy::option_option, reason = "a name of no leader, of an unclear one, of a certain one")]
fn years(line: &Line<'_>, i: usize) -> Option<Option<Interval>> {
    let found = TENURES.binary_search_by(|(name, _)| (*name).cmp(line.low(i))).ok()?;
    TENURES.get(found).map(|(_, years)| *years)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(TENURES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn an_unclear_name_gives_no_years() {
        let line = Line::new("under President Bush");
        assert!(read(&line, 0).is_some_and(|found| found.interval().is_none()));
        let line = Line::new("during Clinton's presidency");
        assert!(read(&line, 1).is_some_and(|found| found.interval().is_some()));
    }
}
