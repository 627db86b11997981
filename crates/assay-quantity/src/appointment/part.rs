//! Parts of the day: "morning", "lunchtime", "in the late afternoon".

use jiff::civil::Time;

use super::Side;
use super::desk::Desk;
use super::phrase::Phrase;

/// A part of the day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) sign: &'static str,
    pub(super) from: i8,
    pub(super) to: i8,
    pub(super) plural: bool,
    pub(super) past: usize,
}

impl Part {
    pub(super) fn start(self) -> Time {
        Time::constant(self.from, 0, 0, 0)
    }

    pub(super) fn end(self) -> Time {
        if self.to == 24 { Time::constant(23, 59, 59, 0) } else { Time::constant(self.to, 0, 0, 0) }
    }

    /// Its early or late half.
    pub(super) fn cut(self, side: Option<Side>) -> (Time, Time) {
        let middle = Time::constant((self.from + self.to) / 2, 0, 0, 0);
        match side {
            Some(Side::Start) => (self.start(), middle),
            Some(Side::End) => (middle, self.end()),
            _ => (self.start(), self.end()),
        }
    }
}

/// The part of the day a word names, and the lexeme after it.
pub(super) fn part(desk: &Desk<'_>, i: usize) -> Option<Part> {
    let word = desk.low(i);
    let one = if word == "business" { word } else { word.strip_suffix('s').unwrap_or(word) };
    let time = |at: usize| {
        let at = desk.skip(at, &["-"]);
        desk.is(at, &["time"]).then_some(at + 1)
    };
    let (sign, from, to, past) = match one {
        "morning" => ("TMO", 8, 12, i + 1),
        "afternoon" => ("TAF", 12, 16, i + 1),
        "evening" => ("TEV", 16, 20, i + 1),
        "night" => match time(i + 1) {
            Some(past) => ("TNT", 0, 8, past),
            None => ("TNI", 20, 24, i + 1),
        },
        "nighttime" => ("TNT", 0, 8, i + 1),
        "daytime" => ("TDT", 8, 18, i + 1),
        "day" => ("TDT", 8, 18, time(i + 1)?),
        "business" if desk.is(i + 1, &["hour", "hours"]) => ("TBH", 8, 18, i + 2),
        "breakfast" | "brunch" => ("TMEB", 8, 12, time(i + 1).unwrap_or(i + 1)),
        "lunch" => ("TMEL", 11, 13, time(i + 1).unwrap_or(i + 1)),
        "lunchtime" => ("TMEL", 11, 13, i + 1),
        "dinner" | "supper" => ("TMED", 16, 20, time(i + 1).unwrap_or(i + 1)),
        "dinnertime" => ("TMED", 16, 20, i + 1),
        _ => return None,
    };
    Some(Part { sign, from, to, plural: word.ends_with('s') && one != "business", past })
}

/// "early", "late", "mid" in front of a part of the day.
pub(super) fn staged(desk: &Desk<'_>, i: usize) -> (Option<Side>, usize) {
    let side = match desk.low(i) {
        "early" | "earlier" => Side::Start,
        "late" | "later" => Side::End,
        _ => return (None, i),
    };
    (Some(side), i + 1 + usize::from(desk.line.is_hyphen(i + 1)))
}

/// "in morning": a bare part of the day behind "in".
fn clock_part_alone(desk: &Desk<'_>, at: usize) -> bool {
    let (_, at) = staged(desk, at);
    part(desk, at).is_some_and(|part| part.sign.len() == 3)
}

/// "in the morning", "in the late-afternoon", "at lunch", "lunchtime".
pub(super) fn part_of_day(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    // "later in the evening", "early in the morning"
    if let (Some(side), at) = staged(desk, i)
        && let Some(at) = desk.words(at, &["in", "the"])
        && let Some(part) = part(desk, at)
    {
        let (from, to) = part.cut(Some(side));
        return Some(Phrase {
            side: Some(side),
            ..Phrase::times(i, part.past, part.sign.to_owned(), from, to)
        });
    }
    let into = desk
        .any(i, &[&["in", "the"], &["during", "the"], &["in"]])
        .filter(|at| desk.low(*at - 1) == "the" || clock_part_alone(desk, *at));
    let lunch =
        desk.words(i, &["at"]).filter(|at| part(desk, *at).is_some_and(|part| part.sign.starts_with("TME")));
    let start = into.or(lunch).unwrap_or(i);
    let (side, at) = staged(desk, start);
    let part = part(desk, at)?;
    if into.is_none() && lunch.is_none() {
        // "Good morning", "have lunch", "two nights", "mornings" are something else.
        let meal = matches!(part.sign, "TMEB" | "TMEL" | "TMED");
        let time_said = part.past > at + 1 || desk.is(at, &["lunchtime", "dinnertime"]);
        if meal && !time_said
            || part.plural
            || desk.is(i.wrapping_sub(1), &["good", "a", "have", "last", "this", "next", "every", "each"])
        {
            return None;
        }
    }
    let (from, to) = part.cut(side);
    Some(Phrase { side, ..Phrase::times(i, part.past, part.sign.to_owned(), from, to) })
}
