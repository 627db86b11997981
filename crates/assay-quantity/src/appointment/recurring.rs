//! What recurs: "weekly", "every other Friday", "each morning at 9", "Sundays", "once a year".

use super::calendar::{Unit, count};
use super::desk::Desk;
use super::length::few;
use super::numerals::ordinal;
use super::phrase::Phrase;
use super::{clock, part};
use super::{numeric, weekday};

pub(super) fn read(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let readings = [
        every(desk, i),
        adverb(desk, i),
        plural(desk, i),
        time_before(desk, i),
        rate(desk, i),
        day_of_every(desk, i),
    ];
    readings.into_iter().flatten().reduce(|best, next| if next.past > best.past { next } else { best })
}

/// "weekly", "biweekly", "annually", "semiannual".
fn adverb(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let sign = match desk.low(i) {
        "daily" | "everyday" => "P1D",
        "weekly" => "P1W",
        "biweekly" | "fortnightly" => "P2W",
        "monthly" => "P1M",
        "bimonthly" => "P2M",
        "quarterly" => "P3M",
        "semiannual" | "semiannually" | "biannual" | "biannually" => "P0.5Y",
        "annually" | "yearly" | "annual" => "P1Y",
        "hourly" => "PT1H",
        _ => return None,
    };
    Some(Phrase::set(i, i + 1, sign.to_owned()))
}

/// The time behind what recurs: "every night at 9".
fn timed(desk: &Desk<'_>, past: usize) -> Option<clock::Clock> {
    let at = desk.skip(past, &["at", "around", ","]);
    clock::clock(desk, at, at > past && desk.low(past) != ",")
}

/// "every day", "each monday 4pm", "every three weeks", "every other Friday", "every morning at 9am".
fn every(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let at = match desk.low(i) {
        "every" | "each" => i + 1,
        "any" if desk.is(i + 1, &["weekend", "weekday"]) => {
            return Some(Phrase::set(
                i,
                i + 2,
                if desk.low(i + 1) == "weekend" { "P1WE" } else { "P1BD" }.to_owned(),
            ));
        }
        _ => return None,
    };
    let other = desk.low(at) == "other";
    let at = at + usize::from(other);
    if let Some(part) = part::part(desk, at).filter(|part| part.sign.len() == 3) {
        if let Some(time) = timed(desk, part.past) {
            let time = time.within(part);
            return Some(Phrase::set(i, time.past, time.sign()));
        }
        return Some(Phrase::set(i, part.past, part.sign.to_owned()));
    }
    let word = desk.low(at);
    if let Some(name) = weekday::name(word).or_else(|| weekday::name(word.strip_suffix('s').unwrap_or(word)))
    {
        let sign = format!("XXXX-WXX-{}", name.to_monday_one_offset());
        return Some(with_time(desk, i, at + 1, sign));
    }
    if let Some(date) =
        numeric::read(desk, at).or_else(|| super::day::month_day(desk, at)).filter(|date| date.is_open)
    {
        return Some(Phrase::set(i, date.past, date.timex));
    }
    if let Some((month, past)) = super::day::month(desk, at) {
        return Some(Phrase::set(i, past, format!("XXXX-{month:02}")));
    }
    let (number, after) = few(desk, at).unwrap_or((if other { 2 } else { 1 }, at));
    let unit = Unit::of(desk.low(after))?;
    let (factor, sign) = unit.sign();
    if unit == Unit::Weekend && number == 1 {
        return Some(Phrase::set(i, after + 1, "XXXX-WXX-WE".to_owned()));
    }
    #[allow(clippy::cast_precision_loss, reason = "a small number")]
    let number = count(number as f64 * factor);
    let clock = if unit.is_clock() { "T" } else { "" };
    if unit == Unit::Day
        && number == "1"
        && let Some(time) = timed(desk, after + 1)
    {
        return Some(Phrase::set(i, time.past, time.sign()));
    }
    Some(Phrase::set(i, after + 1, format!("P{clock}{number}{sign}")))
}

fn with_time(desk: &Desk<'_>, first: usize, past: usize, sign: String) -> Phrase {
    if let Some(part) = part::part(desk, past).filter(|part| part.sign.len() == 3) {
        return Phrase::set(first, part.past, format!("{sign}{}", part.sign));
    }
    match timed(desk, past) {
        Some(time) => Phrase::set(first, time.past, format!("{sign}{}", time.sign())),
        None => Phrase::set(first, past, sign),
    }
}

/// "Sundays", "on Sundays", "Thursdays at 17.30", "mornings at 9am", "tuesday afternoons", "weekends".
fn plural(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let on = desk.skip(i, &["on"]);
    if desk.low(on) == "weekends" {
        return Some(Phrase::set(i, on + 1, "P1WE".to_owned()));
    }
    if let Some(part) = part::part(desk, on).filter(|part| part.plural && part.sign.len() == 3) {
        if desk.is(i.wrapping_sub(1), &["the"]) {
            return None;
        }
        if let Some(time) = timed(desk, part.past) {
            let time = time.within(part);
            return Some(Phrase::set(i, time.past, time.sign()));
        }
        return Some(Phrase::set(i, part.past, part.sign.to_owned()));
    }
    if let Some(name) = weekday::name(desk.low(on))
        && let Some(part) = part::part(desk, on + 1).filter(|part| part.plural && part.sign.len() == 3)
    {
        return Some(Phrase::set(
            i,
            part.past,
            format!("XXXX-WXX-{}{}", name.to_monday_one_offset(), part.sign),
        ));
    }
    let word = desk.low(on);
    let name = weekday::name(word.strip_suffix('s')?).filter(|_| word.len() > 5)?;
    Some(with_time(desk, i, on + 1, format!("XXXX-WXX-{}", name.to_monday_one_offset())))
}

/// "3pm each day", "9am on Sundays", "9am every Sunday".
fn time_before(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let time = clock::clock(desk, i, false)?;
    let recurring = every(desk, time.past).or_else(|| plural(desk, time.past))?;
    let sign = match recurring.timex.as_str() {
        "P1D" => time.sign(),
        week if week.starts_with("XXXX-WXX") && !week.contains('T') => format!("{week}{}", time.sign()),
        _ => return None,
    };
    Some(Phrase::set(i, recurring.past, sign))
}

/// "once a year", "twice per month".
fn rate(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    desk.is(i, &["once"]).then_some(())?;
    desk.is(i + 1, &["a", "an", "per", "each", "every"]).then_some(())?;
    let unit = Unit::of(desk.low(i + 2))?;
    let (factor, sign) = unit.sign();
    let clock = if unit.is_clock() { "T" } else { "" };
    Some(Phrase::set(i, i + 3, format!("P{clock}{}{sign}", count(factor))))
}

/// "19th of every month".
fn day_of_every(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let the = desk.skip(i, &["the"]);
    let (day, at) = ordinal(desk, the)?;
    let at = desk.skip(at, &["day"]);
    let past = desk.any(at, &[&["of", "every", "month"], &["of", "each", "month"]])?;
    Some(Phrase::set(i, past, format!("XXXX-XX-{day:02}")))
}
