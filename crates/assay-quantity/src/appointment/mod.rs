//! Dates and times as people arrange and announce them: "next Monday 1–3 pm", "the third week of
//! March", "every other Friday", "no later than 1 June", "within two hours".
//!
//! The reader of articles ([`time`](crate::time)) says which stretch of the calendar a passage speaks
//! of. Announcements, timetables and the minutes of meetings say more: times of day, recurrences, the
//! side of a date that is meant. This grammar reads those whole and writes them as ISO 8601 does, with
//! the extensions of TimeML for what ISO has no sign for (`XXXX-WXX-1`, `TMO`, `2016-SU`).
//!
//! Every reader looks at the words from one lexeme on and returns the longest phrase of its kind; the
//! scan takes the longest of all kinds and goes on behind it. No reader looks further than a fixed
//! number of lexemes ahead, so that the whole is linear.

mod between;
mod bound;
mod calendar;
mod clock;
mod day;
mod desk;
mod from_now;
mod holiday;
mod length;
mod numerals;
mod numeric;
mod part;
mod period;
mod phrase;
mod range;
mod recurring;
mod shift;
mod stage;
mod together;
mod together_range;
mod week;
mod weekday;

use assay_text::Span;
use jiff::civil::DateTime;

use crate::line::Line;
use desk::Desk;
use phrase::Phrase;

/// What a phrase of an announcement names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AppointmentKind {
    /// A day.
    Date,
    /// A stretch of days.
    DateRange,
    /// A time of day.
    Time,
    /// A stretch of a day.
    TimeRange,
    /// A time of a certain day.
    DateTime,
    /// A stretch of certain days to the hour.
    DateTimeRange,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// Which side of a time, or which part of it, the words pick out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// "before", "no later than".
    Before,
    /// "after", "later than".
    After,
    /// "since", "or later": from it on.
    Since,
    /// "as late as", "on or before": up to and with it.
    Until,
    /// "around", "circa".
    Approximate,
    /// "early", "the beginning of".
    Start,
    /// "mid", "the middle of".
    Middle,
    /// "late", "the end of".
    End,
    /// "before the end of".
    BeforeEnd,
    /// "before about".
    BeforeApproximate,
    /// "after about".
    AfterApproximate,
    /// "more than" of a length.
    More,
    /// "less than" of a length.
    Less,
    /// "the same week": of a time named elsewhere.
    Undefined,
}

/// A phrase that names a date, a time, a length of time or a recurrence.
#[derive(Clone, Debug, PartialEq)]
pub struct Appointment {
    /// The words.
    pub span: Span,
    /// What they name.
    pub kind: AppointmentKind,
    /// ISO 8601 with the extensions of TimeML; `(start,end,length)` for a stretch.
    pub timex: String,
    /// The first moment, where it can be told.
    pub start: Option<DateTime>,
    /// The first moment after, for stretches.
    pub end: Option<DateTime>,
    /// The side or part that is meant.
    pub side: Option<Side>,
    /// The length in seconds, for lengths (years of 365 and months of 30 days).
    pub seconds: Option<f64>,
    /// Whether the words name a feast day.
    pub is_holiday: bool,
}

/// Reads the phrases of a passage that name dates, times, lengths and recurrences, relative ones
/// against `now`. Only the kinds in `wanted` are looked for; where none is named, all are.
///
/// ```
/// use assay_quantity::{AppointmentKind, read_appointments};
/// let now = jiff::civil::date(2024, 3, 4).at(9, 0, 0, 0);
/// let found = read_appointments("The hearing is next Monday at 2:30 pm.", now, &[]);
/// assert_eq!(found[0].kind, AppointmentKind::DateTime);
/// assert_eq!(found[0].timex, "2024-03-11T14:30");
/// ```
#[must_use]
pub fn read_appointments(text: &str, now: DateTime, wanted: &[AppointmentKind]) -> Vec<Appointment> {
    let line = Line::new(text);
    let desk = Desk { line: &line, now };
    let mut found = Vec::new();
    let mut floor = 0;
    let mut at = 0;
    let mut timed = false;
    while at < line.len() {
        let Some(phrase) = desk.longest(at, wanted, timed).filter(|phrase| phrase.past > at) else {
            at += 1;
            continue;
        };
        // A phrase that begins further on may be the shorter of two there.
        if phrase.first > at {
            at = phrase.first;
            continue;
        }
        // One may begin with a word in front of the one that gave it away ("on").
        let first = phrase.first.max(floor);
        timed |= phrase.kind == AppointmentKind::Time;
        at = phrase.past;
        floor = phrase.past;
        found.push(appointment(&line, first, phrase));
    }
    found
}

fn appointment(line: &Line<'_>, first: usize, phrase: Phrase) -> Appointment {
    let start = line.lexemes.get(first).map_or(line.text.len(), |lexeme| lexeme.start);
    let end =
        phrase.past.checked_sub(1).and_then(|last| line.lexemes.get(last)).map_or(start, |lexeme| lexeme.end);
    Appointment {
        span: Span::new(start, end.max(start)),
        kind: phrase.kind,
        timex: phrase.timex,
        start: phrase.start,
        end: phrase.end,
        side: phrase.side,
        seconds: phrase.seconds,
        is_holiday: phrase.is_holiday,
    }
}

impl Desk<'_> {
    /// The longest phrase of a wanted kind from lexeme `i` on.
    fn longest(&self, i: usize, wanted: &[AppointmentKind], timed: bool) -> Option<Phrase> {
        use AppointmentKind as Kind;
        let wants = |kind: Kind| wanted.is_empty() || wanted.contains(&kind);
        let one = |kind: Kind, read: &dyn Fn() -> Option<Phrase>| wants(kind).then(read).flatten();
        let readings = [
            wanted.is_empty().then(|| bound::read(self, i)).flatten(),
            one(Kind::Set, &|| recurring::read(self, i)),
            one(Kind::DateTimeRange, &|| together_range::read(self, i)),
            wanted.contains(&Kind::DateTimeRange).then(|| bound::on_day(self, i)).flatten(),
            one(Kind::DateTime, &|| together::read(self, i)),
            one(Kind::DateRange, &|| period::read(self, i)),
            one(Kind::Date, &|| day::read(self, i)),
            one(Kind::TimeRange, &|| between::read_range(self, i)),
            one(Kind::Time, &|| clock::read(self, i, timed)),
            one(Kind::Duration, &|| length::read(self, i)),
        ];
        readings.into_iter().flatten().reduce(|best, next| if next.past > best.past { next } else { best })
    }
}
