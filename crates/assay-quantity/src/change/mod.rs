//! Change: "rose by 3%", "fell to 4.1%", "up 9%", "a drop of 5,000", "2% lower".

mod by_tree;
mod words;

use crate::line::Line;
use crate::{ChangeKind, noun};

pub(crate) use by_tree::governed;
pub(crate) use words::Way;
use words::{NOUNS, OF_SHARES, VERBS};

/// Whether a word is a form of a verb of change.
pub(crate) fn is_change_verb(word: &str) -> bool {
    VERBS.get(word).is_some()
}

/// Which way a verb of change points.
pub(crate) fn verb_way(word: &str) -> Option<Way> {
    VERBS.get(word)
}

/// Which way a noun of change points.
pub(crate) fn noun_way(word: &str) -> Option<Way> {
    NOUNS.get(word)
}

/// A change stated of a figure, with the lexemes that say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) kind: ChangeKind,
    pub(crate) first: usize,
    pub(crate) past: usize,
    /// Whether the words stand after the figure and belong to its expression.
    pub(crate) after: bool,
}

/// How many lexemes may stand between a verb of change and its figure.
const REACH: usize = 7;

/// The change stated of the figure at lexemes `first..past` (bound words and unit included).
/// `is_share` says that its unit is a share, points or money.
pub(crate) fn of(line: &Line<'_>, first: usize, past: usize, is_share: bool) -> Option<Stated> {
    after(line, past, is_share)
        .or_else(|| before(line, first, past, is_share))
        .or_else(|| from_without_verb(line, first, past))
}

/// "a forecast from 5 to 7 per cent": where no verb says it, the two words do.
fn from_without_verb(line: &Line<'_>, first: usize, past: usize) -> Option<Stated> {
    let to = |at: usize| {
        line.low(at) == "to" && (line.is_digits(at + 1) || crate::unit::money_past(line, at + 1) > at + 1)
    };
    let at = first.checked_sub(1).filter(|at| line.low(*at) == "from" && to(past))?;
    Some(Stated { kind: ChangeKind::From, first: at, past: first, after: false })
}

fn by(way: Way) -> ChangeKind {
    match way {
        Way::Up => ChangeKind::Rise,
        Way::Down => ChangeKind::Fall,
    }
}

/// "3 percent higher", "2.6% drop", "up 5%, 3% down".
fn after(line: &Line<'_>, past: usize, is_share: bool) -> Option<Stated> {
    let stated = |way, past_word| Some(Stated { kind: by(way), first: past, past: past_word, after: true });
    let at = if matches!(line.low(past), "year" | "annual" | "a") { past + 1 } else { past };
    match line.low(past) {
        "higher" => return stated(Way::Up, past + 1),
        "lower" | "cheaper" => return stated(Way::Down, past + 1),
        "more" if line.low(past + 1) == "than" => return stated(Way::Up, past + 1),
        "less" | "fewer" if line.low(past + 1) == "than" => return stated(Way::Down, past + 1),
        // "it sold 5% more in May", "finished 2% weaker"
        "more" | "firmer" | "stronger" if is_share && ends_clause(line, past + 1) => {
            return stated(Way::Up, past + 1);
        }
        "less" | "fewer" | "weaker" | "softer" if is_share && ends_clause(line, past + 1) => {
            return stated(Way::Down, past + 1);
        }
        "up" | "down" => {
            let ends = !line.is_letters(past + 1)
                || matches!(line.low(past + 1), "on" | "from" | "in" | "at" | "this" | "year");
            let way = if line.low(past) == "up" { Way::Up } else { Way::Down };
            return ends.then(|| stated(way, past + 1)).flatten();
        }
        _ => {}
    }
    let way = noun_way(line.low(at)).filter(|_| is_share || !matches!(line.low(at), "loss" | "losses"))?;
    let hyphen = line.is_hyphen(at + 1);
    (!hyphen).then(|| stated(way, at + 1)).flatten()
}

/// Whether the words before lexeme `at` end what is said of a figure.
fn ends_clause(line: &Line<'_>, at: usize) -> bool {
    line.stops(at)
        || matches!(line.low(at), "in" | "on" | "from" | "this" | "last" | "at" | "by" | "and" | "to")
}

fn before(line: &Line<'_>, first: usize, past: usize, is_share: bool) -> Option<Stated> {
    let mut at = first;
    let mut kind = None;
    let mut seen = 0;
    while at > 0 && seen < REACH {
        at -= 1;
        seen += 1;
        let word = line.low(at);
        match word {
            "to" if kind.is_none() => kind = Some(ChangeKind::To),
            "from" if kind.is_none() => kind = Some(ChangeKind::From),
            "at" if kind.is_none() && seen == 1 => return None,
            "up" | "down" | "upward" | "upwards" | "downward" | "downwards"
                if !followed_by_noun(line, at, first) =>
            {
                let way = if word.starts_with("up") { Way::Up } else { Way::Down };
                // "is up to 5" is a bound; "set up 5" a verb of its own.
                let verb = VERBS.get(line.low_before(at)).is_some();
                let back = line.low_before(at) == "back" && at > 1 && is_change_verb(line.low(at - 2));
                let verb = verb || back;
                // "gave up 2%"
                if is_share && word == "up" && matches!(line.low_before(at), "gave" | "gives" | "giving") {
                    return Some(Stated {
                        kind: ChangeKind::Fall,
                        first: at - 1,
                        past: at + 1,
                        after: false,
                    });
                }
                if !verb && is_particle(line.low_before(at)) {
                    return None;
                }
                if kind == Some(ChangeKind::To) && seen <= 2 && word == "up" && !verb {
                    return None;
                }
                return Some(Stated { kind: kind.unwrap_or(by(way)), first: at, past: at + 1, after: false });
            }
            // "edged lower 0.3%", "was higher by 2%"
            "higher" | "firmer" | "stronger" | "lower" | "weaker" | "softer" | "cheaper"
                if seen == 1 && (is_share || VERBS.get(line.low_before(at)).is_some())
                    || seen == 2 && line.low(at + 1) == "by" =>
            {
                let way = if matches!(word, "higher" | "firmer" | "stronger") { Way::Up } else { Way::Down };
                return Some(Stated { kind: kind.unwrap_or(by(way)), first: at, past: at + 1, after: false });
            }
            // "the index was off 120 points"
            "off"
                if seen == 1
                    && is_share
                    && matches!(
                        line.low_before(at),
                        "is" | "are" | "was" | "were" | "been" | "," | "shares"
                    ) =>
            {
                return Some(Stated { kind: ChangeKind::Fall, first: at, past: at + 1, after: false });
            }
            "," | ";" | ":" | "(" | ")" | "—" | "that" | "which" | "who" | "and" | "but" => {
                // "from 5% to 6%, up …": what stands beyond a comma has a figure of its own.
                return (kind == Some(ChangeKind::To)).then(|| from_to(line, at, first)).flatten();
            }
            _ => {
                let verb = VERBS.get(word).or_else(|| OF_SHARES.get(word).filter(|_| is_share));
                // Money is raised and posts are cut; only "by", "to" or "from" make that a change.
                let transitive = matches!(
                    word,
                    "raise"
                        | "raised"
                        | "raising"
                        | "cut"
                        | "cuts"
                        | "cutting"
                        | "reduce"
                        | "reduced"
                        | "shed"
                        | "slashed"
                        | "trimmed"
                        | "boosted"
                        | "boosting"
                        | "lifted"
                        | "lifting"
                        | "hiked"
                        | "raises"
                        | "lowers"
                        | "lowered"
                        | "lowering"
                        | "pared"
                        | "paring"
                        | "shaved"
                        | "slashing"
                        | "trimming"
                );
                let governed = kind.is_some() || (at + 1..first).any(|i| line.low(i) == "by");
                // "shed 2.3%", where no "of" makes the share a part.
                let alone = is_share
                    && at + 1 == first
                    && (!line.is_letters(past)
                        || matches!(line.low(past), "to" | "in" | "on" | "after" | "from" | "this" | "last"));
                // "cut output 3%": a share behind the object says by how much.
                let measured = alone || is_share && has_object(line, at, first);
                let reaches = measured || is_predicate(line, at, first);
                if let Some(way) = verb.filter(|_| reaches && (governed || measured || !transitive)) {
                    let kind = kind.unwrap_or(by(way));
                    return Some(Stated { kind, first: at, past: at + 1, after: false });
                }
                // "a loss of 63 cents a share" is a result, no change; a loss of 3% is one.
                let noun = NOUNS.get(word).filter(|_| !matches!(word, "loss" | "losses"));
                // "an increase in sales of 5%"
                let parted =
                    line.low(at + 1) == "in" && matches!(line.low_before(first), "of" | "by") && is_share;
                if let Some(way) = noun.filter(|_| line.low(at + 1) == "of" || kind.is_some() || parted) {
                    return Some(Stated {
                        kind: kind.unwrap_or(by(way)),
                        first: at,
                        past: at + 1,
                        after: false,
                    });
                }
                // "to 287" after "from 252": a change even where its verb stands far off.
                if line.is_digits(at) && kind == Some(ChangeKind::To) && seen > 1 {
                    return from_to(line, at, first);
                }
            }
        }
    }
    None
}

/// Verbs that "up" belongs to without saying that anything rose: "made up", "signing up". Of those in "ed" and
/// "ing" only such as tell where a price went or stood are none.
fn is_particle(word: &str) -> bool {
    let regular = (word.ends_with("ed") || word.ends_with("ing")) && word.len() > 4;
    let moves = matches!(
        word,
        "adjusted"
            | "being"
            | "bumped"
            | "closed"
            | "closing"
            | "coming"
            | "edged"
            | "ended"
            | "ending"
            | "finished"
            | "finishing"
            | "going"
            | "headed"
            | "heading"
            | "jacked"
            | "marched"
            | "marked"
            | "moved"
            | "moving"
            | "pushed"
            | "pushing"
            | "ramped"
            | "ratcheted"
            | "revised"
            | "revising"
            | "scaled"
            | "settled"
            | "traded"
            | "trading"
            | "trended"
            | "trending"
    );
    regular && !moves
        || matches!(
            word,
            "back"
                | "backed"
                | "bring"
                | "brought"
                | "came"
                | "come"
                | "end"
                | "gave"
                | "give"
                | "gives"
                | "giving"
                | "made"
                | "make"
                | "makes"
                | "rack"
                | "pick"
                | "picked"
                | "put"
                | "racked"
                | "set"
                | "showed"
                | "signed"
                | "snapped"
                | "stood"
                | "take"
                | "took"
                | "turned"
                | "wound"
        )
}

/// "from A to B": the "to" takes the word "from" as its sign of change.
fn from_to(line: &Line<'_>, at: usize, first: usize) -> Option<Stated> {
    // "from 11.5 per 1,000 live births in 1990": unit, base and year stand between.
    let low = at.saturating_sub(12);
    let from = (low..at).rev().find(|&i| line.low(i) == "from")?;
    let to = (at..first).rev().find(|&i| line.low(i) == "to")?;
    (first - to <= 3 && from < at).then_some(Stated {
        kind: ChangeKind::To,
        first: to,
        past: to + 1,
        after: false,
    })
}

/// Whether between "up" at `at` and the figure at `first` a noun stands ("up the hill, 5 men").
fn followed_by_noun(line: &Line<'_>, at: usize, first: usize) -> bool {
    (at + 1..first).any(|i| {
        let word = line.low(i);
        line.is_letters(i)
            && !noun::is_closed(word)
            && !word.ends_with("ly")
            && !matches!(word, "another" | "sharply" | "per" | "cent")
    })
}

/// Whether the verb at `at` can govern the figure at `first`: only "by", "to", adverbs and the like
/// stand between, or one noun group ("cut prices by 5%").
fn is_predicate(line: &Line<'_>, at: usize, first: usize) -> bool {
    let between = at + 1..first;
    let open = between.clone().filter(|&i| line.is_letters(i) && noun::is_open(line.low(i))).count();
    let prepositions = between.clone().any(|i| matches!(line.low(i), "by" | "to" | "from"));
    // "increased 5%", "cut costs 5%"; "fall of 1989" and "the rise in" are not verbs.
    let of = matches!(line.low(at + 1), "of" | "in");
    let article = matches!(line.low_before(at), "the" | "a" | "an" | "this" | "its" | "any");
    !of && !article && (open == 0 || (prepositions && open <= 4))
}

/// A change stated without a figure: "increased", "a sharp fall in".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Trend {
    pub(crate) way: Way,
    pub(crate) first: usize,
    pub(crate) past: usize,
    pub(crate) noun: bool,
}

/// Whether one noun group and nothing else stands between a verb and its figure ("cut staff 3%").
fn has_object(line: &Line<'_>, at: usize, first: usize) -> bool {
    let mut open = 0;
    for i in at + 1..first {
        let word = line.low(i);
        if line.is_letters(i) && noun::is_open(word) {
            open += 1;
        } else if !noun::is_determiner(word) {
            return false;
        }
    }
    let determined = noun::is_determiner(line.low_before(first));
    (1..=3).contains(&open) && !determined && !noun::is_determiner(line.low_before(at))
}

/// The words of change at lexeme `i`, as a verb with its adverb or a noun with its article.
pub(crate) fn trend_at(line: &Line<'_>, i: usize) -> Option<Trend> {
    let word = line.low(i);
    let determined = i > 0 && {
        let before = line.low(i - 1);
        matches!(before, "a" | "an" | "the" | "this")
            || matches!(
                before,
                "sharp"
                    | "steep"
                    | "dramatic"
                    | "big"
                    | "huge"
                    | "significant"
                    | "slight"
                    | "small"
                    | "steady"
                    | "rapid"
                    | "further"
                    | "record"
            )
    };
    if let Some(way) = noun_way(word).filter(|_| determined && line.low(i + 1) == "in") {
        return Some(Trend { way, first: i, past: i + 1, noun: true });
    }
    let way = verb_way(word).filter(|_| !determined)?;
    let finite = word.ends_with("ed")
        || matches!(
            word,
            "fell"
                | "rose"
                | "grew"
                | "sank"
                | "shrank"
                | "slid"
                | "fallen"
                | "risen"
                | "grown"
                | "cut"
                | "rises"
                | "falls"
        );
    finite.then_some(Trend { way, first: i, past: i + 1, noun: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(VERBS.is_sorted());
        assert!(NOUNS.is_sorted());
    }
}
