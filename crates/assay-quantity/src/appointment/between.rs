//! Stretches of a day: "5 to 6pm", "between 3 in the morning and 5pm", "for 2 hours from 2pm".

use super::clock::{Clock, clock};
use super::desk::Desk;
use super::length::parts;
use super::part::{Part, part_of_day};
use super::phrase::{Phrase, clock_length};

/// A stretch of a day between two times, with each end's sign.
pub(super) struct Between {
    pub(super) past: usize,
    pub(super) low: Clock,
    pub(super) high: Clock,
    /// Whether the words can be nothing but times.
    pub(super) sure: bool,
}

impl Between {
    /// Seconds from one end to the other, over midnight where it comes between.
    pub(super) fn seconds(&self) -> i64 {
        (self.high.seconds() - self.low.seconds()).rem_euclid(86_400)
    }

    /// Both times in the half of the day that a part names.
    pub(super) fn within(self, part: Part) -> Self {
        Self { low: self.low.within(part), high: self.high.within(part), ..self }
    }
}

/// "5 to 6pm", "between 3 in the morning and 5pm", "from 1:30 to 3".
pub(super) fn between(desk: &Desk<'_>, i: usize) -> Option<Between> {
    let open = desk.any(i, &[&["from"], &["between"]]);
    let is_between = desk.low(i) == "between";
    let start = open.unwrap_or(i);
    let low = clock(desk, start, true)?;
    let to = super::range::joined(desk, low.past, is_between)?;
    let dash = desk.is(low.past, &["-", "–", "—", "~"]);
    let high = clock(desk, to, true)?;
    let sure = low.sure || high.sure;
    let worded = desk.line.is_letters(start) && desk.line.is_letters(to);
    if !(sure || open.is_some() || dash || worded) {
        return None;
    }
    let (mut low, mut high) = (low, high);
    match (low.settled, high.settled) {
        (false, true) if (1..12).contains(&low.hour) && high.hour >= 12 => {
            let later = Clock { hour: low.hour + 12, ..low };
            if later.seconds() < high.seconds() {
                low = later;
            }
        }
        (true, false) if high.hour <= 12 => {
            let forward = |clock: Clock| (clock.seconds() - low.seconds()).rem_euclid(86_400);
            let other = Clock { hour: (high.hour + 12) % 24, ..high };
            let zero = forward(high) == 0;
            if zero || forward(other) < forward(high) && forward(other) > 0 {
                high = other;
            }
        }
        _ => {}
    }
    Some(Between { past: high.past, low, high, sure })
}

/// A stretch of a day.
pub(super) fn read_range(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let readings = [range(desk, i), with_length(desk, i), part_of_day(desk, i)];
    readings.into_iter().flatten().reduce(|best, next| if next.past > best.past { next } else { best })
}

fn range(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let found = between(desk, i).filter(|found| found.sure)?;
    let timex = format!("({},{},{})", found.low.sign(), found.high.sign(), clock_length(found.seconds()));
    Some(Phrase::times(i, found.past, timex, found.low.time()?, found.high.time()?))
}

/// "from 10 am for 3 hours 30 minutes", "for 2 hours from 2pm".
fn with_length(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let (low, length, past) = match desk.low(i) {
        "from" => {
            let low = clock(desk, i + 1, true)?;
            let at = desk.words(low.past, &["for"])?;
            let length = parts(desk, at)?;
            (low, length.clone(), length.past)
        }
        "for" => {
            let length = parts(desk, i + 1)?;
            let at = desk.any(length.past, &[&["from"], &["starting", "at"], &["starting"]])?;
            let low = clock(desk, at, false)?;
            (low, length, low.past)
        }
        _ => return None,
    };
    if !length.is_clock() {
        return None;
    }
    let from = low.time()?;
    let start = jiff::civil::Date::constant(1, 1, 1).to_datetime(from);
    let end = length
        .parts
        .iter()
        .try_fold(start, |moment, (amount, unit)| super::calendar::add(moment, *amount, *unit))?;
    let timex = format!("({},T{},{})", low.sign(), end.time(), length.sign());
    Some(Phrase::times(i, past, timex, from, end.time()))
}
