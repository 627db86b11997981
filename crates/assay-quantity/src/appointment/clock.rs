//! Times of day and stretches of them: "7:56 pm", "half past seven", "5 to 6pm", "in the late morning".

use jiff::civil::Time;

use super::desk::Desk;
use super::numerals::{small, words};
use super::part::{Part, part};
use super::phrase::Phrase;

/// A time of day as it is written, before the half of the day is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    pub(super) hour: i8,
    pub(super) minute: Option<i8>,
    pub(super) second: Option<i8>,
    /// Whether "am", "pm" or a part of the day has settled the half of the day.
    pub(super) settled: bool,
    /// Whether the words can be nothing but a time ("7:30", "7 pm", "half past seven").
    pub(super) sure: bool,
    pub(super) past: usize,
}

impl Clock {
    fn at(hour: i64, past: usize) -> Option<Self> {
        let hour = i8::try_from(hour).ok().filter(|hour| (0..=24).contains(hour))?;
        Some(Self { hour, minute: None, second: None, settled: false, sure: false, past })
    }

    pub(super) fn time(self) -> Option<Time> {
        Time::new(self.hour % 24, self.minute.unwrap_or(0), self.second.unwrap_or(0), 0).ok()
    }

    pub(super) fn sign(self) -> String {
        let mut sign = format!("T{:02}", self.hour % 24);
        if let Some(minute) = self.minute {
            sign.push_str(&format!(":{minute:02}"));
        }
        if let Some(second) = self.second {
            sign.push_str(&format!(":{second:02}"));
        }
        sign
    }

    pub(super) fn seconds(self) -> i64 {
        i64::from(self.hour % 24) * 3600
            + i64::from(self.minute.unwrap_or(0)) * 60
            + i64::from(self.second.unwrap_or(0))
    }

    /// The hour in the half of the day that a part of it names.
    pub(super) fn within(mut self, part: Part) -> Self {
        let late = match part.sign {
            "TAF" | "TEV" => (1..12).contains(&self.hour),
            "TNI" => (3..12).contains(&self.hour),
            "TMEL" => (1..6).contains(&self.hour),
            _ => false,
        };
        if !self.settled {
            if late {
                self.hour += 12;
            } else if self.hour == 12 && matches!(part.sign, "TNI" | "TMO" | "TNT") {
                self.hour = 0;
            }
        }
        Self { settled: true, sure: true, ..self }
    }

    fn half(mut self, afternoon: bool, past: usize) -> Self {
        match (self.hour, afternoon) {
            (12, false) => self.hour = 0,
            (1..=11, true) => self.hour += 12,
            _ => {}
        }
        Self { settled: true, sure: true, past, ..self }
    }
}

/// "am", "p.m.", "a m", "9a": whether it is the afternoon, and the lexeme after it.
fn half_of_day(desk: &Desk<'_>, at: usize) -> Option<(bool, usize)> {
    let at = if desk.low(at) == "." && desk.line.glued(at) && desk.is(at + 1, &["am", "pm"]) {
        at + 1
    } else {
        at
    };
    let at = if desk.line.is_hyphen(at) && desk.is(at + 1, &["am", "pm"]) { at + 1 } else { at };
    match desk.low(at) {
        "am" => return Some((false, at + 1)),
        "pm" => return Some((true, at + 1)),
        "ampm" => return Some((false, at + 1)),
        "a" | "p" => {}
        _ => return None,
    }
    let afternoon = desk.low(at) == "p";
    let dot = at + 1 + usize::from(desk.low(at + 1) == ".");
    if desk.low(dot) == "m" {
        let past = dot + 1;
        let closing = desk.low(past) == "." && dot > at + 1;
        return Some((afternoon, past + usize::from(closing)));
    }
    let digits = at > 0 && desk.line.is_digits(at - 1) && desk.line.glued(at);
    (digits && (!desk.line.glued(at + 1) || desk.stops(at + 1))).then_some((afternoon, at + 1))
}

/// The time at `i`; a bare number is one only where `bare` says that its place shows it.
pub(super) fn clock(desk: &Desk<'_>, i: usize, bare: bool) -> Option<Clock> {
    if let Some(found) = past_or_to(desk, i).or_else(|| named(desk, i)) {
        return Some(found);
    }
    let found = if desk.line.is_digits(i) { digits(desk, i)? } else { spelled(desk, i)? };
    let mut found = behind(desk, found);
    if found.hour > 24 || !found.sure && !bare {
        return None;
    }
    if found.hour == 24 {
        found.hour = 0;
    }
    Some(found)
}

/// What follows a time: half of the day, "o'clock", "ish", a part of the day.
fn behind(desk: &Desk<'_>, found: Clock) -> Clock {
    let mut found = found;
    let at = found.past;
    if let Some((afternoon, past)) = half_of_day(desk, at) {
        return found.half(afternoon, past);
    }
    if desk.is(at, &["o'clock", "o’clock", "oclock"]) {
        found = Clock { sure: true, past: at + 1, ..found };
    } else if let Some(past) = desk
        .any(at, &[&["o", "clock"], &["-", "ish"], &["ish"]])
        .filter(|past| desk.low(past - 1) != "ish" || desk.line.glued(at))
    {
        found = Clock { sure: true, past, ..found };
    }
    let at = found.past;
    if let Some((afternoon, past)) = half_of_day(desk, at) {
        return found.half(afternoon, past);
    }
    let midnight = desk.words(at, &["midnight"]).filter(|_| found.sure);
    if let Some(past) = midnight {
        return Clock { settled: true, past, ..found };
    }
    let into = desk.any(at, &[&["in", "the"], &["at"], &["in"]]).unwrap_or(at);
    if let Some(part) = part(desk, into).filter(|part| !part.plural && matches!(part.sign, "TMO" | "TAF" | "TEV" | "TNI" | "TMEL"))
        && (into > at
            || found.sure
            || part.sign != "TMO" && (part.sign != "TNI" || desk.is(found.past.wrapping_sub(2), &["at"])))
        // "at 7 night" reads; "2 morning sessions" counts.
        && (into > at || found.sure || desk.stops(part.past))
    {
        return Clock { past: part.past, ..found.within(part) };
    }
    found
}

/// "7", "7:56", "7:56:30", "8.30 pm", "340pm", "10 H 10".
fn digits(desk: &Desk<'_>, i: usize) -> Option<Clock> {
    if !desk.is_free(i) && !desk.line.is_hyphen(i.wrapping_sub(1)) && desk.low(i.wrapping_sub(1)) != "t" {
        return None;
    }
    let raw = desk.line.raw(i);
    if matches!(raw.len(), 3 | 4) && half_of_day(desk, i + 1).is_some() {
        let (hour, minute) = raw.split_at(raw.len() - 2);
        let minute = minute.parse().ok().filter(|minute| (0..60).contains(minute))?;
        return Some(Clock { minute: Some(minute), ..Clock::at(hour.parse().ok()?, i + 1)? });
    }
    let hour = desk.digits(i, 1, 2)?;
    let mut found = Clock::at(hour, i + 1)?;
    let two =
        |at: usize| desk.digits(at, 2, 2).and_then(|n| i8::try_from(n).ok()).filter(|n| (0..60).contains(n));
    let mark = |at: usize, sign: &str| desk.low(at) == sign && desk.line.glued(at) && desk.line.glued(at + 1);
    if mark(i + 1, ":") {
        let minute = two(i + 2)?;
        found = Clock { minute: Some(minute), sure: true, past: i + 3, ..found };
        if mark(i + 3, ":")
            && let Some(second) = two(i + 4)
        {
            found = Clock { second: Some(second), past: i + 5, ..found };
        }
    } else if mark(i + 1, ".")
        && let Some(minute) = two(i + 2)
    {
        // "8.30" needs "pm" or its place to be a time and no price.
        let counted = desk.is(i + 3, &["percent", "%", "per", "million", "billion"])
            || desk.line.is_letters(i + 3) && crate::noun::is_plural(desk.low(i + 3));
        if half_of_day(desk, i + 3).is_none() && (!desk.is(i.wrapping_sub(1), &["at"]) || counted) {
            return None;
        }
        found = Clock { minute: Some(minute), past: i + 3, sure: true, ..found };
    } else if desk.low(i + 1) == "h"
        && let Some(minute) = two(i + 2)
    {
        found = Clock { minute: Some(minute), sure: true, past: i + 3, ..found };
    } else if mark(i + 1, ".") && desk.line.is_digits(i + 2)
        || desk.line.glued(i + 1)
            && desk.is(i + 1, &["%", "th", "st", "nd", "rd", "h", "hr", "min", ","])
            && desk.line.glued(i + 2)
    {
        return None;
    }
    Some(found)
}

/// "seven", "seven thirty", "eleven five".
fn spelled(desk: &Desk<'_>, i: usize) -> Option<Clock> {
    let (hour, at) = words(desk, i)?;
    let found = Clock::at(hour, at)?;
    let next = at + usize::from(desk.line.is_hyphen(at));
    let minute = words(desk, next).filter(|(minute, _)| (1..60).contains(minute));
    match minute {
        Some((minute, past)) => {
            let minute = i8::try_from(minute).ok()?;
            // "seven thirty" reads by itself where it is asked for: after "at", "for", or with "pm".
            let shown = desk
                .is(i.wrapping_sub(1), &["at", "for", "back", "to", "past", "from", "between", "until"])
                && minute >= 5;
            Some(Clock { minute: Some(minute), sure: shown, past, ..found })
        }
        None => Some(found),
    }
}

/// "half past seven", "a quarter to eight", "20 min past eight".
fn past_or_to(desk: &Desk<'_>, i: usize) -> Option<Clock> {
    let a = desk.skip(i, &["a"]);
    let (minutes, at) = match desk.low(a) {
        "half" => (30, a + 1),
        "quarter" => (15, a + 1),
        _ => {
            let (minutes, at) = small(desk, i)?;
            (minutes, desk.skip(at, &["min", "mins", "minute", "minutes"]))
        }
    };
    let to = match desk.low(at) {
        "past" | "after" => false,
        "to" | "of" | "till" | "before" => true,
        _ => return None,
    };
    // "5 to 6" is a stretch; "5 to six" only with "minutes".
    let said = desk.is(a, &["half", "quarter"])
        || desk.is(at.wrapping_sub(1), &["min", "mins", "minute", "minutes"]);
    if !said && (to || !desk.is(at, &["past"])) || !(1..60).contains(&minutes) {
        return None;
    }
    let hour = if desk.line.is_digits(at + 1) { digits(desk, at + 1)? } else { spelled(desk, at + 1)? };
    let base = behind(desk, hour);
    let total = base.seconds() / 60 + if to { -minutes } else { minutes };
    let total = total.rem_euclid(24 * 60);
    Some(Clock {
        hour: i8::try_from(total / 60).ok()?,
        minute: Some(i8::try_from(total % 60).ok()?),
        second: None,
        settled: base.settled,
        sure: true,
        past: base.past,
    })
}

/// "noon", "midnight", "mid-morning", "noonish".
fn named(desk: &Desk<'_>, i: usize) -> Option<Clock> {
    let ish = |past: usize| desk.any(past, &[&["-", "ish"], &["ish"]]).unwrap_or(past);
    let i = if desk.digits(i, 2, 2) == Some(12) && desk.is(i + 1, &["noon", "midnight", "midday"]) {
        i + 1
    } else {
        i
    };
    let (hour, past) = match desk.low(i) {
        "noon" | "midday" | "noonish" => (12, ish(i + 1)),
        "midnight" => (0, i + 1),
        "mid" => {
            let at = i + 1 + usize::from(desk.line.is_hyphen(i + 1));
            match desk.low(at) {
                "night" => (0, at + 1),
                "morning" => (10, at + 1),
                "afternoon" => (14, at + 1),
                "day" => (12, at + 1),
                _ => return None,
            }
        }
        _ => return None,
    };
    Some(Clock { settled: true, sure: true, ..Clock::at(hour, past)? })
}

/// A part of the day before its time: "in the afternoon at 7", "lunchtime 12 o'clock".
fn after_part(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let into = desk.any(i, &[&["in", "the"], &["at"]]).unwrap_or(i);
    let part = part(desk, into).filter(|part| !part.plural && !matches!(part.sign, "TBH" | "TDT"))?;
    // A meal without its time word goes on with "at" or not at all.
    let meal = part.sign.starts_with("TME") && part.past == into + 1 && desk.low(into) != "lunchtime";
    if meal && into == i {
        return None;
    }
    let at = desk.skip(part.past, &["at", "around", ","]);
    let found = clock(desk, at, (at > part.past || into > i) && desk.low(part.past) != ",")?;
    let found = found.within(part);
    Some(Phrase::time(i, found.past, found.sign(), found.time()?))
}

/// A time of day. `timed` says that one went before, so that "to eleven" is another.
pub(super) fn read(desk: &Desk<'_>, i: usize, timed: bool) -> Option<Phrase> {
    if let Some(found) = after_part(desk, i) {
        return Some(found);
    }
    let before = i.wrapping_sub(1);
    let place = desk.is(before, &["at"]) && desk.low(before.wrapping_sub(1)) != "look"
        || timed && desk.is(before, &["to"]);
    let found = clock(desk, i, place)?;
    let ends = desk.stops(found.past) && !is_decimal(desk, found.past)
        || desk.is(found.past, &["on", "for", "and", "or", "with"]);
    if !(found.sure || ends) {
        return None;
    }
    if !desk.line.is_digits(i) && !found.sure && desk.low(i) == "one" {
        return None;
    }
    Some(Phrase::time(i, found.past, found.sign(), found.time()?))
}

fn is_decimal(desk: &Desk<'_>, at: usize) -> bool {
    desk.low(at) == "." && desk.line.glued(at + 1) && desk.line.is_digits(at + 1)
}
