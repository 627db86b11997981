//! Feast days and days of observance, by the calendar they follow.

use jiff::civil::{Date, Weekday};

use super::calendar::{pointer, shift};
use super::desk::Desk;
use super::numerals::year;
use super::phrase::Phrase;

/// When a feast falls.
#[derive(Clone, Copy, Debug)]
enum Rule {
    /// Month and day.
    Fixed(i8, i8),
    /// The nth weekday of a month; -1 is the last.
    Nth(i8, i8, Weekday),
    /// Days after Easter Sunday of the western churches.
    Easter(i64),
    /// Days after the fourth Thursday of November.
    Thanksgiving(i64),
}

/// Names as lexemes joined by spaces, longest first where one begins another.
const FEASTS: &[(&str, Rule)] = &[
    ("new year 's eve", Rule::Fixed(12, 31)),
    ("new years eve", Rule::Fixed(12, 31)),
    ("new year eve", Rule::Fixed(12, 31)),
    ("new year 's day", Rule::Fixed(1, 1)),
    ("new years day", Rule::Fixed(1, 1)),
    ("new year day", Rule::Fixed(1, 1)),
    ("new year 's", Rule::Fixed(1, 1)),
    ("new years", Rule::Fixed(1, 1)),
    ("new year", Rule::Fixed(1, 1)),
    ("yuandan", Rule::Fixed(1, 1)),
    ("christmas eve", Rule::Fixed(12, 24)),
    ("christmas day", Rule::Fixed(12, 25)),
    ("christmas", Rule::Fixed(12, 25)),
    ("xmas", Rule::Fixed(12, 25)),
    ("boxing day", Rule::Fixed(12, 26)),
    ("halloween day", Rule::Fixed(10, 31)),
    ("halloween", Rule::Fixed(10, 31)),
    ("all saints day", Rule::Fixed(11, 1)),
    ("all souls day", Rule::Fixed(11, 2)),
    ("guy fawkes day", Rule::Fixed(11, 5)),
    ("veterans day", Rule::Fixed(11, 11)),
    ("veteran 's day", Rule::Fixed(11, 11)),
    ("independence day", Rule::Fixed(7, 4)),
    ("us independence day", Rule::Fixed(7, 4)),
    ("juneteenth", Rule::Fixed(6, 19)),
    ("groundhog day", Rule::Fixed(2, 2)),
    ("valentine 's day", Rule::Fixed(2, 14)),
    ("valentines day", Rule::Fixed(2, 14)),
    ("valentine day", Rule::Fixed(2, 14)),
    ("saint patrick 's day", Rule::Fixed(3, 17)),
    ("saint patrick day", Rule::Fixed(3, 17)),
    ("saint patrick", Rule::Fixed(3, 17)),
    ("st patrick 's day", Rule::Fixed(3, 17)),
    ("st . patrick 's day", Rule::Fixed(3, 17)),
    ("st patrick day", Rule::Fixed(3, 17)),
    ("april fools day", Rule::Fixed(4, 1)),
    ("april fools", Rule::Fixed(4, 1)),
    ("april fool 's day", Rule::Fixed(4, 1)),
    ("earth day", Rule::Fixed(4, 22)),
    ("women 's day", Rule::Fixed(3, 8)),
    ("international women 's day", Rule::Fixed(3, 8)),
    ("arbor day", Rule::Fixed(4, 28)),
    ("may day", Rule::Fixed(5, 1)),
    ("international workers day", Rule::Fixed(5, 1)),
    ("cinco de mayo", Rule::Fixed(5, 5)),
    ("inauguration day", Rule::Fixed(1, 20)),
    ("epiphany", Rule::Fixed(1, 6)),
    ("teachers day", Rule::Fixed(9, 10)),
    ("teacher 's day", Rule::Fixed(9, 10)),
    ("singles day", Rule::Fixed(11, 11)),
    ("martin luther king day", Rule::Nth(3, 1, Weekday::Monday)),
    ("martin luther king jr day", Rule::Nth(3, 1, Weekday::Monday)),
    ("mlk day", Rule::Nth(3, 1, Weekday::Monday)),
    ("presidents day", Rule::Nth(3, 2, Weekday::Monday)),
    ("president 's day", Rule::Nth(3, 2, Weekday::Monday)),
    ("washington 's birthday", Rule::Nth(3, 2, Weekday::Monday)),
    ("canberra day", Rule::Nth(2, 3, Weekday::Monday)),
    ("mothers day", Rule::Nth(2, 5, Weekday::Sunday)),
    ("mother 's day", Rule::Nth(2, 5, Weekday::Sunday)),
    ("mother day", Rule::Nth(2, 5, Weekday::Sunday)),
    ("fathers day", Rule::Nth(3, 6, Weekday::Sunday)),
    ("father 's day", Rule::Nth(3, 6, Weekday::Sunday)),
    ("father day", Rule::Nth(3, 6, Weekday::Sunday)),
    ("memorial day", Rule::Nth(-1, 5, Weekday::Monday)),
    ("labor day", Rule::Nth(1, 9, Weekday::Monday)),
    ("labour day", Rule::Nth(1, 9, Weekday::Monday)),
    ("columbus day", Rule::Nth(2, 10, Weekday::Monday)),
    ("indigenous peoples day", Rule::Nth(2, 10, Weekday::Monday)),
    ("thanksgiving day", Rule::Thanksgiving(0)),
    ("thanksgiving", Rule::Thanksgiving(0)),
    ("thanks giving day", Rule::Thanksgiving(0)),
    ("thanks giving", Rule::Thanksgiving(0)),
    ("black friday", Rule::Thanksgiving(1)),
    ("cyber monday", Rule::Thanksgiving(4)),
    ("easter sunday", Rule::Easter(0)),
    ("easter day", Rule::Easter(0)),
    ("easter monday", Rule::Easter(1)),
    ("easter saturday", Rule::Easter(-1)),
    ("easter", Rule::Easter(0)),
    ("good friday", Rule::Easter(-2)),
    ("maundy thursday", Rule::Easter(-3)),
    ("holy thursday", Rule::Easter(-3)),
    ("palm sunday", Rule::Easter(-7)),
    ("ash wednesday", Rule::Easter(-46)),
    ("mardi gras", Rule::Easter(-47)),
    ("shrove tuesday", Rule::Easter(-47)),
    ("clean monday", Rule::Easter(-48)),
    ("ascension day", Rule::Easter(39)),
    ("ascension of christ", Rule::Easter(39)),
    ("pentecost", Rule::Easter(49)),
    ("whit sunday", Rule::Easter(49)),
    ("whit monday", Rule::Easter(50)),
    ("white sunday", Rule::Easter(49)),
    ("white monday", Rule::Easter(50)),
    ("trinity sunday", Rule::Easter(56)),
    ("corpus christi", Rule::Easter(60)),
];

impl Rule {
    fn date(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Nth(nth, month, weekday) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
            }
            Self::Easter(days) => shift(easter(year)?, days),
            Self::Thanksgiving(days) => {
                shift(Date::new(year, 11, 1).ok()?.nth_weekday_of_month(4, Weekday::Thursday).ok()?, days)
            }
        }
    }

    /// The writing of the feast in a year, or in any.
    fn timex(self, year: Option<i16>) -> Option<String> {
        let head = year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
        Some(match (self, year) {
            (Self::Fixed(month, day), _) => format!("{head}-{month:02}-{day:02}"),
            (Self::Nth(nth, month, weekday), _) if nth > 0 => {
                format!("{head}-{month:02}-WXX-{}-{nth}", weekday.to_monday_one_offset())
            }
            (Self::Thanksgiving(0), _) => format!("{head}-11-WXX-4-4"),
            (_, Some(year)) => self.date(year)?.to_string(),
            (_, None) => "XXXX".to_owned(),
        })
    }
}

/// Easter Sunday of the Gregorian calendar (the rule of Gauss as Meeus, Jones and Butcher gave it).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

/// The feast at `i` and the lexeme after it: the longest name that stands there.
fn name(desk: &Desk<'_>, i: usize) -> Option<(Rule, usize)> {
    let mut best: Option<(Rule, usize)> = None;
    for (name, rule) in FEASTS {
        let mut at = i;
        let matches = name.split(' ').all(|word| {
            let here = desk.low(at);
            let same = here == word || word == "'s" && here == "’s";
            at += 1;
            same
        });
        if matches && best.is_none_or(|(_, past)| at > past) {
            best = Some((*rule, at));
        }
    }
    best
}

pub(super) fn read(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let point = pointer(desk, i).filter(|(_, at)| name(desk, *at).is_some());
    let start = point.map_or(i, |(_, at)| at);
    let (rule, past) = name(desk, start)?;
    let of = desk.skip(past, &["of", ",", "in"]);
    let today = desk.today();
    let mut found = if let Some((year, past)) = year(desk, of) {
        Phrase { timex: rule.timex(Some(year))?, ..Phrase::day(i, past, rule.date(year)?) }
    } else if let Some((steps, at)) = pointer(desk, of).filter(|(_, at)| desk.low(*at) == "year") {
        let year = today.year().checked_add(i16::try_from(steps).ok()?)?;
        Phrase { timex: rule.timex(Some(year))?, ..Phrase::day(i, at + 1, rule.date(year)?) }
    } else {
        let near = |step: i16| rule.date(today.year() + step);
        match point {
            Some((1, _)) => {
                let date = [near(0)?, near(1)?].into_iter().find(|date| *date > today)?;
                Phrase { timex: rule.timex(Some(date.year()))?, ..Phrase::day(i, past, date) }
            }
            Some((-1, _)) => {
                let date = [near(0)?, near(-1)?].into_iter().find(|date| *date < today)?;
                Phrase { timex: rule.timex(Some(date.year()))?, ..Phrase::day(i, past, date) }
            }
            Some(_) => Phrase { timex: rule.timex(Some(today.year()))?, ..Phrase::day(i, past, near(0)?) },
            None => {
                let next = [near(0)?, near(1)?].into_iter().find(|date| *date >= today)?;
                Phrase::open_day(i, past, rule.timex(None)?, Some(next))
            }
        }
    };
    found.is_holiday = true;
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_sundays() {
        for (year, month, day) in [(2018, 4, 1), (2019, 4, 21), (2024, 3, 31), (1943, 4, 25)] {
            assert_eq!(easter(year), Date::new(year, month, day).ok());
        }
    }
}
