//! Which side of a time is meant: "before 2012", "no later than tomorrow", "2018 or later", "<= 6 pm".

use super::desk::Desk;
use super::phrase::Phrase;
use super::{AppointmentKind as Kind, Side, between, clock, day, part, period, together, together_range};

/// Words in front, longest first where one begins another.
const BEFORE: &[(&[&str], Side)] = &[
    (&["before", "or", "on"], Side::Until),
    (&["on", "or", "before"], Side::Until),
    (&["on", "or", "earlier", "than"], Side::Until),
    (&["at", "or", "before"], Side::Until),
    (&["earlier", "than", "or", "at"], Side::Until),
    (&["earlier", "than", "or", "in"], Side::Until),
    (&["in", "or", "before"], Side::Until),
    (&["no", "later", "than"], Side::Before),
    (&["earlier", "than"], Side::Before),
    (&["sooner", "than"], Side::Before),
    (&["prior", "to"], Side::Before),
    (&["before"], Side::Before),
    (&["until"], Side::Before),
    (&["till"], Side::Before),
    (&["by"], Side::Before),
    (&["less", "than"], Side::Before),
    (&["as", "late", "as"], Side::Until),
    (&["later", "than", "or", "at"], Side::Since),
    (&["later", "than", "or", "in"], Side::Since),
    (&["later", "than", "or", "on"], Side::Since),
    (&["after", "or", "equal", "to"], Side::Since),
    (&["after", "or", "on"], Side::Since),
    (&["on", "or", "after"], Side::Since),
    (&["at", "or", "after"], Side::Since),
    (&["in", "or", "after"], Side::Since),
    (&["on", "or", "later", "than"], Side::Since),
    (&["no", "earlier", "than"], Side::Since),
    (&["as", "early", "as"], Side::Since),
    (&["starting", "from"], Side::Since),
    (&["starting", "on"], Side::Since),
    (&["starting", "at"], Side::Since),
    (&["starting"], Side::Since),
    (&["since"], Side::Since),
    (&["later", "than"], Side::After),
    (&["greater", "than"], Side::After),
    (&["after"], Side::After),
    (&["around"], Side::Approximate),
    (&["circa"], Side::Approximate),
    (&["approximately"], Side::Approximate),
    (&["<", "="], Side::Until),
    (&["=", "<"], Side::Until),
    (&["≤"], Side::Until),
    (&[">", "="], Side::Since),
    (&["=", ">"], Side::Since),
    (&["≥"], Side::Since),
    (&["<"], Side::Before),
    (&[">"], Side::After),
];

pub(super) fn read(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    equals(desk, i).or_else(|| in_front(desk, i)).or_else(|| behind(desk, i)).or_else(|| to_date(desk, i))
}

/// Whatever time stands at `i`.
fn whole(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let readings = [
        together_range::read(desk, i),
        together::read(desk, i),
        period::read(desk, i),
        day::read(desk, i),
        between::read_range(desk, i).or_else(|| {
            // A meal needs no article behind "after".
            let part = part::part(desk, i).filter(|part| part.sign.starts_with("TME"))?;
            Some(Phrase::times(i, part.past, part.sign.to_owned(), part.start(), part.end()))
        }),
        clock::clock(desk, i, false)
            .and_then(|found| Some(Phrase::time(i, found.past, found.sign(), found.time()?))),
    ];
    readings.into_iter().flatten().reduce(|best, next| if next.past > best.past { next } else { best })
}

/// "=2019".
fn equals(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let at = desk.words(i, &["="])?;
    let found = period::plain_period(desk, at)?;
    Some(Phrase { first: i, ..found })
}

fn in_front(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    // "year greater than 2012"
    let named = desk
        .words(i, &["year"])
        .filter(|at| desk.is(*at, &["greater", "later", "less", "before", "after", "earlier"]));
    let start = named.unwrap_or(i);
    let (words, side) = BEFORE.iter().find(|(words, _)| desk.words(start, words).is_some())?;
    let mut at = start + words.len();
    let mut side = *side;
    if matches!(side, Side::Before | Side::After) && desk.is(at, &["around", "about", "circa"]) {
        side = if side == Side::Before { Side::BeforeApproximate } else { Side::AfterApproximate };
        at += 1;
    }
    // "before the end of this month" is a side of its own.
    let end_of = desk.any(at, &[&["the", "end", "of"], &["end", "of"]]);
    if side == Side::Before
        && let Some(of) = end_of
        && let Some(found) =
            period::plain_period(desk, desk.skip(of, &["the"])).or_else(|| period::plain_period(desk, of))
    {
        return bounded(Phrase { first: i, ..found }, Side::BeforeEnd);
    }
    let the = desk.skip(at, &["the"]);
    let found = whole(desk, at).or_else(|| whole(desk, the))?;
    // A mark-up's bracket is no sign of comparison.
    if words.first() == Some(&">") && desk.line.glued(start) {
        return None;
    }
    // "after" a part of the day without its article, "by" and "less than" before lengths: not sides.
    if found.side.is_some_and(|side| !matches!(side, Side::Start | Side::Middle | Side::End)) {
        return None;
    }
    let word = words.first().copied().unwrap_or_default();
    // "by" leads only to the end of a stretch; "on" and "at" alone are no bound.
    if word == "by" || word == "less" && named.is_none() || word == "greater" && named.is_none() {
        return None;
    }
    if matches!(side, Side::Approximate) && found.kind == Kind::DateTimeRange {
        return None;
    }
    bounded(Phrase { first: i, ..found }, side)
}

/// "2018 or later", "1/1/2016 and after", "Feb 1st no later than 6:00", "tomorrow before 5pm".
fn behind(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let found = whole(desk, i).filter(|found| found.side.is_none())?;
    let later = desk.any(
        found.past,
        &[
            &["or", "later"],
            &["and", "later"],
            &["or", "after"],
            &["and", "after"],
            &["and", "thereafter"],
            &["or", "newer"],
        ],
    );
    let earlier = desk.any(
        found.past,
        &[&["or", "earlier"], &["or", "before"], &["and", "before"], &["and", "earlier"], &["or", "older"]],
    );
    if let Some((past, side)) =
        later.map(|past| (past, Side::Since)).or(earlier.map(|past| (past, Side::Until)))
        && (desk.stops(past)
            || !(desk.line.is_digits(past) || desk.low(past) == "than" || whole(desk, past).is_some()))
    {
        return bounded(Phrase { past, ..found }, side);
    }
    // A day and a bound on its time.
    if found.kind != Kind::Date {
        return None;
    }
    let (words, side) = BEFORE.iter().find(|(words, _)| desk.words(found.past, words).is_some())?;
    if !matches!(
        words.first(),
        Some(&("before" | "after" | "no" | "later" | "earlier" | "until" | "since" | "as"))
    ) {
        return None;
    }
    let time = clock::clock(desk, found.past + words.len(), true).filter(|time| time.sure)?;
    let start = found.date().and_then(|date| Some(date.to_datetime(time.time()?)));
    let timex = format!("{}{}", found.timex, time.sign());
    let whole = Phrase { is_open: found.is_open, ..Phrase::moments(i, time.past, timex, start, None) };
    bounded(Phrase { kind: Kind::DateTime, ..whole }, *side)
}

/// "Feb 1st no later than 6:00": a day with one end of its time.
pub(super) fn on_day(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    behind(desk, i).filter(|found| found.kind == Kind::DateTimeRange)
}

/// "till date", "to date".
fn to_date(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let past = desk.any(i, &[&["till", "date"], &["to", "date"], &["till", "now"], &["until", "now"]])?;
    let today = desk.today();
    let found = Phrase::days(i, past, "PRESENT_REF".to_owned(), today, today, super::phrase::Grain::Day);
    Some(Phrase { start: None, side: Some(Side::Before), ..found })
}

/// The stretch on one side of a time.
fn bounded(found: Phrase, side: Side) -> Option<Phrase> {
    let kind = match found.kind {
        Kind::Date | Kind::DateRange => Kind::DateRange,
        Kind::Time | Kind::TimeRange => Kind::TimeRange,
        Kind::DateTime | Kind::DateTimeRange => Kind::DateTimeRange,
        Kind::Duration | Kind::Set => return None,
    };
    let (first, last) = (found.start, found.end.or(found.start));
    let (kind, start, end) = match side {
        Side::Before | Side::BeforeApproximate => (kind, None, first),
        Side::BeforeEnd | Side::Until => (kind, None, last),
        Side::After | Side::AfterApproximate => (kind, last, None),
        Side::Since => (kind, first, None),
        _ => (found.kind, found.start, found.end),
    };
    Some(Phrase { kind, start, end, side: Some(side), ..found })
}
