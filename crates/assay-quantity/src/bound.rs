//! Bounds: what the words around a number make of it.

use crate::Bound;
use crate::line::Line;
use crate::shape::Keyed;

/// Words in front of a number, by alphabet. "up to" and the like are looked for longest first.
static BEFORE: Keyed<Bound, 256> = Keyed::of(&[
    ("a bit more than", Bound::Above),
    ("a little less than", Bound::Below),
    ("a little more than", Bound::Above),
    ("a little over", Bound::Above),
    ("a little under", Bound::Below),
    ("about", Bound::About),
    ("above", Bound::Above),
    ("almost", Bound::Nearly),
    ("an average", Bound::Equal),
    ("an estimated", Bound::About),
    ("approx", Bound::About),
    ("approximately", Bound::About),
    ("around", Bound::About),
    ("as few as", Bound::AtLeast),
    ("as high as", Bound::AtMost),
    ("as little as", Bound::AtLeast),
    ("as low as", Bound::AtLeast),
    ("as many as", Bound::AtMost),
    ("as much as", Bound::AtMost),
    ("at least", Bound::AtLeast),
    ("at minimum", Bound::AtLeast),
    ("at most", Bound::AtMost),
    ("barely", Bound::About),
    ("below", Bound::Below),
    ("beyond", Bound::Above),
    ("bigger than", Bound::Above),
    ("c", Bound::About),
    ("ca", Bound::About),
    ("circa", Bound::About),
    ("close to", Bound::Nearly),
    ("essentially", Bound::About),
    ("exceed", Bound::Above),
    ("exceeded", Bound::Above),
    ("exceeding", Bound::Above),
    ("exceeds", Bound::Above),
    ("faster than", Bound::Above),
    ("fewer than", Bound::Below),
    ("greater than", Bound::Above),
    ("heavier than", Bound::Above),
    ("higher than", Bound::Above),
    ("in excess of", Bound::Above),
    ("in the neighborhood of", Bound::About),
    ("in the neighbourhood of", Bound::About),
    ("in the region of", Bound::About),
    ("just about", Bound::About),
    ("just above", Bound::Above),
    ("just below", Bound::Below),
    ("just over", Bound::Above),
    ("just shy of", Bound::Below),
    ("just under", Bound::Below),
    ("larger than", Bound::Above),
    ("less than", Bound::Below),
    ("longer than", Bound::Above),
    ("lower than", Bound::Below),
    ("maximum of", Bound::AtMost),
    ("minimum of", Bound::AtLeast),
    ("more like", Bound::About),
    ("more than", Bound::Above),
    ("nearly", Bound::Nearly),
    ("no fewer than", Bound::AtLeast),
    ("no higher than", Bound::AtMost),
    ("no less than", Bound::AtLeast),
    ("no longer than", Bound::AtMost),
    ("no more than", Bound::AtMost),
    ("north of", Bound::Above),
    ("not exceeding", Bound::AtMost),
    ("not less than", Bound::AtLeast),
    ("not more than", Bound::AtMost),
    ("not quite", Bound::Nearly),
    ("older than", Bound::Above),
    ("on the order of", Bound::About),
    ("over", Bound::Above),
    ("over than", Bound::Above),
    ("perhaps", Bound::About),
    ("practically", Bound::Nearly),
    ("roughly", Bound::About),
    ("shorter than", Bound::Below),
    ("shy of", Bound::Below),
    ("smaller than", Bound::Below),
    ("some", Bound::About),
    ("something like", Bound::About),
    ("somewhere around", Bound::About),
    ("somewhere near", Bound::About),
    ("south of", Bound::Below),
    ("surpass", Bound::Above),
    ("surpassed", Bound::Above),
    ("surpasses", Bound::Above),
    ("surpassing", Bound::Above),
    ("taller than", Bound::Above),
    ("topped", Bound::Above),
    ("topping", Bound::Above),
    ("under", Bound::Below),
    ("up to", Bound::AtMost),
    ("upward of", Bound::Above),
    ("upwards of", Bound::Above),
    ("virtually", Bound::Nearly),
    ("well above", Bound::Above),
    ("well below", Bound::Below),
    ("well over", Bound::Above),
    ("well under", Bound::Below),
    ("within", Bound::AtMost),
    ("younger than", Bound::Below),
]);

/// Signs in front of a number.
const SIGNS: &[(&str, Bound)] = &[
    ("<", Bound::Below),
    (">", Bound::Above),
    ("~", Bound::About),
    ("±", Bound::Equal),
    ("∼", Bound::About),
    ("≃", Bound::About),
    ("≈", Bound::About),
    ("≤", Bound::AtMost),
    ("≥", Bound::AtLeast),
    ("⩽", Bound::AtMost),
    ("⩾", Bound::AtLeast),
];

/// Most lexemes a bound phrase has.
const LONGEST: usize = 4;

/// A bound with the lexemes that set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Set {
    pub(crate) bound: Bound,
    pub(crate) first: usize,
    pub(crate) past: usize,
}

/// The bound set on the figure at lexemes `first..past`, the span grown by the words that set it.
pub(crate) fn of(line: &Line<'_>, first: usize, past: usize) -> Set {
    let mut set = Set { bound: Bound::Equal, first, past };
    before(line, &mut set);
    after(line, &mut set);
    set
}

fn before(line: &Line<'_>, set: &mut Set) {
    // "sub-7 nanometre"
    if set.first >= 2 && line.is_hyphen(set.first - 1) && line.low(set.first - 2) == "sub" {
        *set = Set { bound: Bound::Below, first: set.first - 2, past: set.past };
        return;
    }
    // "over an estimated 5,000", "more than about 3%": the outermost phrase decides.
    for _ in 0..2 {
        let at = match line.low_before(set.first) {
            // "about a 5% chance", "over the 120 decibels", "more than its 30 members"
            "a" | "an" | "the" | "just" | "only" if set.first > 1 => set.first - 1,
            _ => set.first,
        };
        let Some((bound, first)) = phrase_before(line, set.first).or_else(|| {
            (at < set.first)
                .then(|| phrase_before(line, at))
                .flatten()
                .filter(|(bound, _)| *bound != Bound::Equal)
        }) else {
            break;
        };
        if is_no_bound(line, first, set.first)
            || is_stretch(line, first, set)
            || at < set.first && line.low(first) == "essentially"
        {
            break;
        }
        if bound != Bound::Equal {
            set.bound = bound;
        }
        set.first = first;
    }
}

fn phrase_before(line: &Line<'_>, at: usize) -> Option<(Bound, usize)> {
    for length in (1..=LONGEST.min(at)).rev() {
        let first = at - length;
        let words = line.low_range(first, at);
        if let Some(bound) = BEFORE.get(words) {
            return Some((bound, first));
        }
    }
    let sign = line.raw(at.checked_sub(1)?);
    SIGNS.iter().find(|(known, _)| *known == sign).map(|(_, bound)| (*bound, at - 1))
}

/// "rose 11% over five years", "$3 billion over a decade": behind an amount "over" says how long, not how
/// much at least.
fn is_stretch(line: &Line<'_>, first: usize, set: &Set) -> bool {
    let before = line.low_before(first);
    let amount = line.is_digits(first.wrapping_sub(1))
        || matches!(
            before,
            "%" | "percent"
                | "cent"
                | "points"
                | "million"
                | "billion"
                | "trillion"
                | "thousand"
                | "dollars"
                | "pounds"
                | "euros"
        );
    line.low(first) == "over" && amount && crate::unit::is_time_word(line.low_before(set.past))
}

/// "over five years" counts a time that passed, "within two weeks" a limit, "around 5 p.m." is
/// read with times; "turn over 5 pages" has a verb.
fn is_no_bound(line: &Line<'_>, first: usize, past: usize) -> bool {
    let word = line.low(first);
    let before = line.low_before(first);
    match word {
        "over" => matches!(before, "take" | "took" | "turn" | "turned" | "hand" | "handed" | "won" | "fell"),
        // "inching back up to 4.8%" moves, and sets no limit.
        "up" => {
            let verb =
                if before == "back" { first.checked_sub(2).map_or("", |at| line.low(at)) } else { before };
            crate::change::is_change_verb(verb)
        }
        "some" | "c" | "ca" => false,
        // "centres around the 37-metre skeleton"
        "around" => matches!(
            before,
            "centre"
                | "center"
                | "centres"
                | "centers"
                | "centred"
                | "centered"
                | "revolve"
                | "revolves"
                | "revolved"
        ),
        // "it isn't just about one man": one is never approximate.
        "about" if line.low(past) == "one" => true,
        "about" => matches!(before, "talk" | "talked" | "think" | "thinking"),
        _ => false,
    }
}

fn after(line: &Line<'_>, set: &mut Set) {
    let past = set.past;
    let (bound, length) = match (line.low(past), line.low(past + 1)) {
        ("+", _) if line.glued(past) => (Bound::AtLeast, 1),
        ("plus", _) if !line.is_digits(past + 1) => (Bound::AtLeast, 1),
        ("or", "more" | "higher" | "greater" | "above" | "over" | "older") => (Bound::AtLeast, 2),
        ("or", "less" | "fewer" | "lower" | "under" | "below" | "younger") => (Bound::AtMost, 2),
        ("or", "so") => (Bound::About, 2),
        ("and", "above" | "over" | "older" | "up") => (Bound::AtLeast, 2),
        ("and", "under" | "below" | "younger") => (Bound::AtMost, 2),
        ("at", "least") => (Bound::AtLeast, 2),
        ("at", "most") => (Bound::AtMost, 2),
        _ => return,
    };
    set.bound = bound;
    set.past = past + length;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(BEFORE.is_sorted());
    }

    #[test]
    fn the_outermost_words_decide() {
        let line = Line::new("more than an estimated 500 homes");
        assert_eq!(of(&line, 4, 6), Set { bound: Bound::Above, first: 0, past: 6 });
        let line = Line::new("up to 400 or more");
        assert_eq!(of(&line, 2, 3).bound, Bound::AtLeast);
    }
}
