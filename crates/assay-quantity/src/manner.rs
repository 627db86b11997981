//! Manner: how a figure was arrived at, or how it stands among others.

use crate::line::Line;
use crate::number::ordinal;
use crate::{Manner, noun};

/// A manner with the lexemes that say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) manner: Manner,
    pub(crate) first: usize,
    pub(crate) past: usize,
}

/// Superlatives that rank: whether they stand at the upper end.
pub(crate) fn superlative(word: &str) -> Option<bool> {
    Some(match word {
        "highest" | "largest" | "biggest" | "greatest" | "most" | "longest" | "tallest" | "fastest"
        | "richest" | "strongest" | "best" | "heaviest" | "oldest" | "steepest" | "deadliest" | "busiest"
        | "hottest" | "sharpest" => true,
        "lowest" | "smallest" | "fewest" | "least" | "shortest" | "slowest" | "poorest" | "weakest"
        | "worst" | "youngest" | "cheapest" | "coldest" => false,
        _ => return None,
    })
}

/// The rank or record stated at lexeme `i`: "record low", "third-largest", "highest since 2008".
pub(crate) fn rank_at(line: &Line<'_>, i: usize) -> Option<Stated> {
    let second = |at: usize| if line.is_hyphen(at) { at + 1 } else { at };
    if matches!(line.low(i), "record" | "all-time" | "historic")
        || (line.low(i) == "all" && line.low(i + 2) == "time")
    {
        let head = if line.low(i) == "all" { i + 2 } else { i };
        let at = second(head + 1);
        let (manner, past) = match line.low(at) {
            "low" | "lows" | "lowest" => (Manner::RecordLow, at + 1),
            "high" | "highs" | "highest" => (Manner::RecordHigh, at + 1),
            "number" | "numbers" | "amount" | "level" | "levels" | "total" if line.low(i) == "record" => {
                (Manner::RecordHigh, at)
            }
            _ => return None,
        };
        return Some(Stated { manner, first: i, past });
    }
    if let Some((rank, past)) = ordinal(line, i) {
        let at = second(past);
        let high = superlative(line.low(at))?;
        let _ = high;
        return Some(Stated { manner: Manner::Rank(rank), first: i, past: at + 1 });
    }
    let high =
        superlative(line.low(i)).filter(|_| !matches!(line.low(i), "most" | "least" | "best" | "worst"))?;
    let reach = (i + 9).min(line.len());
    let on_record = (i + 1..reach).take_while(|&at| !is_stop(line, at)).any(|at| match line.low(at) {
        "ever" | "since" => true,
        "record" => line.low(at - 1) == "on",
        "history" => line.low(at - 1) == "in",
        _ => false,
    });
    let manner = if high { Manner::RecordHigh } else { Manner::RecordLow };
    on_record.then_some(Stated { manner, first: i, past: i + 1 })
}

fn is_stop(line: &Line<'_>, at: usize) -> bool {
    matches!(line.low(at), "," | ";" | ":" | "." | "(" | ")" | "—" | "and" | "but" | "who" | "which")
}

/// How many lexemes in front of a figure words of manner may stand.
const REACH: usize = 8;

/// The manner of the figure at lexemes `first..past`, told by the words around it.
pub(crate) fn of(line: &Line<'_>, first: usize, past: usize) -> Option<Manner> {
    for at in (first.saturating_sub(REACH)..first).rev() {
        let word = line.low(at);
        // Beyond another figure or a clause's end the words speak of something else.
        if matches!(word, ";" | ":" | "." | "but" | "while") || (word == "," && !line.is_digits(at + 1)) {
            break;
        }
        if matches!(word, "average" | "averaged" | "averages" | "averaging" | "mean" | "median") {
            return Some(Manner::Average);
        }
        if matches!(word, "cumulative" | "cumulatively" | "altogether")
            || (word == "total" && line.low(at + 1) == "of")
            || word == "totalling"
            || word == "totaling"
            || word == "totalled"
            || word == "totaled"
        {
            return Some(Manner::Cumulative);
        }
        if word == "overall" {
            continue;
        }
        if let Some(stated) = rank_at(line, at)
            .filter(|stated| stated.past <= first && !matches!(stated.manner, Manner::Rank(_)))
        {
            return Some(stated.manner);
        }
        // "a record $9.2 billion": what is counted up is a record high.
        if word == "record" && at + 3 > first && matches!(line.low_before(at), "a" | "the") {
            return Some(Manner::RecordHigh);
        }
        if (line.is_digits(at) || noun::is_verb(word))
            && !matches!(word, "averaged")
            && at + 1 < first
            && line.is_digits(at)
        {
            break;
        }
    }
    match (line.low(past), line.low(past + 1)) {
        ("on", "average") => Some(Manner::Average),
        ("in", "total") | ("in", "all") => Some(Manner::Cumulative),
        ("of", _) | ("share", _) => None,
        _ => None,
    }
}
