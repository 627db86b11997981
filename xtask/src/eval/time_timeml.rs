//! `time-timeml`: see `docs/evaluation.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use assay_article::PartialDate;
use assay_quantity::{Interval, TimeExpression, TimeValue, read_quantities};

use super::quantity_newsquant::{analysis, article};
use super::shown::{self, Shown};
use super::{Counts, EvalError, Figure, Scores, files, read_text};

/// A TIMEX3 of the data set.
struct Gold {
    start: usize,
    end: usize,
    value: String,
}

struct Document {
    text: String,
    created: Option<PartialDate>,
    gold: Vec<Gold>,
}

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let (mut relaxed, mut strict, mut value) = (Counts::default(), Counts::default(), Counts::default());
    let mut misses: BTreeMap<String, usize> = BTreeMap::new();
    for file in documents(path)? {
        let document = parse(&read_text(&file)?);
        let article = article(&document.text, document.created);
        let times: Vec<TimeExpression> = read_quantities(&article, &analysis(&article))
            .times
            .into_iter()
            .flat_map(|time| both_ends(&document.text, time))
            .collect();
        for counts in [&mut relaxed, &mut strict, &mut value] {
            counts.gold += document.gold.len();
            counts.predicted += times.len();
        }
        let mut used = vec![false; times.len()];
        for gold in &document.gold {
            let words = document.text[gold.start..gold.end].replace('\n', " ");
            let best = (0..times.len())
                .filter(|&at| {
                    !used[at] && times[at].span.start() < gold.end && gold.start < times[at].span.end()
                })
                .max_by_key(|&at| {
                    (
                        times[at].span.start() == gold.start && times[at].span.end() == gold.end,
                        std::cmp::Reverse(at),
                    )
                });
            let Some(at) = best else {
                *misses.entry(format!("missed “{words}” {}", gold.value)).or_default() += 1;
                continue;
            };
            used[at] = true;
            relaxed.right += 1;
            let time = &times[at];
            let exact = time.span.start() == gold.start && time.span.end() == gold.end;
            strict.right += usize::from(exact);
            if !exact {
                *misses
                    .entry(format!("extent “{words}” ≠ “{}”", time.span.of(&document.text)))
                    .or_default() += 1;
            }
            let written = timeml(time, document.created);
            let same = written == gold.value;
            value.right += usize::from(same);
            if !same {
                *misses.entry(format!("value “{words}” {} ≠ {written}", gold.value)).or_default() += 1;
            }
        }
        for (at, time) in times.iter().enumerate().filter(|(at, _)| !used[*at]) {
            let _ = at;
            *misses.entry(format!("spurious “{}”", time.span.of(&document.text))).or_default() += 1;
        }
    }
    let mut table = String::new();
    if shown::is(Shown::Misses) {
        let mut list: Vec<_> = misses.into_iter().collect();
        list.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        for (what, n) in list {
            writeln!(table, "{n:4} {what}").unwrap_or_default();
        }
    }
    for (name, counts) in [("relaxed", relaxed), ("strict", strict), ("value", value)] {
        writeln!(
            table,
            "{name:8} P {:.4} R {:.4} F1 {:.4}",
            counts.precision(),
            counts.recall(),
            counts.f1()
        )
        .unwrap_or_default();
    }
    Ok(Scores {
        table,
        figures: vec![
            ("relaxed", Figure::Share(relaxed.f1())),
            ("strict", Figure::Share(strict.f1())),
            ("value", Figure::Share(value.f1())),
        ],
    })
}

/// The TimeML files of a directory and of its sub-directories, in order of name.
fn documents(path: &Path) -> Result<Vec<PathBuf>, EvalError> {
    let mut found = files(path)?;
    if path.is_dir() {
        let error = |error| EvalError::File { path: path.to_owned(), error };
        let mut folders = Vec::new();
        for entry in std::fs::read_dir(path).map_err(error)? {
            let entry = entry.map_err(error)?.path();
            if entry.is_dir() {
                folders.push(entry);
            }
        }
        folders.sort();
        for folder in folders {
            found.extend(files(&folder)?);
        }
    }
    found.retain(|file| file.extension().is_some_and(|extension| extension == "tml" || extension == "xml"));
    Ok(found)
}

/// The text of a file with its time expressions; entities decoded, other tags left out.
fn parse(xml: &str) -> Document {
    let created = tag_attribute(xml.find("<DCT").map_or(xml, |at| &xml[at..]), "value")
        .and_then(|value| PartialDate::parse(value.get(..10)?).ok());
    let body = xml.find("<TEXT>").map_or("", |start| {
        let end = xml[start..].find("</TEXT>").map_or(xml.len(), |end| start + end);
        &xml[start + 6..end]
    });
    let mut document = Document { text: String::new(), created, gold: Vec::new() };
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut rest = body;
    while let Some(at) = rest.find(['<', '&']) {
        push(&mut document.text, &rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('&') {
            let (entity, length) = entity(rest);
            document.text.push_str(entity);
            rest = &rest[length..];
            continue;
        }
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let tag = &rest[..end];
        if tag.starts_with("<TIMEX3") {
            open.push((document.text.len(), tag_attribute(tag, "value").unwrap_or_default()));
        } else if tag.starts_with("</TIMEX3")
            && let Some((start, value)) = open.pop()
        {
            document.gold.push(Gold { start, end: document.text.len(), value });
        }
        rest = &rest[end..];
    }
    push(&mut document.text, rest);
    document.gold.sort_by_key(|gold| gold.start);
    document
}

/// A single line break within a paragraph is a space; an empty line ends the paragraph.
fn push(text: &mut String, piece: &str) {
    let mut rest = piece;
    while let Some(at) = rest.find('\n') {
        text.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let breaks = after.starts_with('\n')
            || after.starts_with("  ")
            || text.ends_with('\n')
            || after.trim_start_matches([' ', '\t']).starts_with('\n');
        text.push(if breaks { '\n' } else { ' ' });
        rest = after;
    }
    text.push_str(rest);
}

fn entity(rest: &str) -> (&'static str, usize) {
    for (name, character) in [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'")]
    {
        if rest.starts_with(name) {
            return (character, name.len());
        }
    }
    ("&", 1)
}

fn tag_attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let end = tag[start..].find('"')? + start;
    Some(tag[start..end].to_owned())
}

/// "1991 to 1997" is one period to us and two expressions to TimeML.
fn both_ends(text: &str, time: TimeExpression) -> Vec<TimeExpression> {
    let TimeValue::Interval(Interval { start: Some(start), end: Some(end) }) = time.value else {
        return vec![time];
    };
    let words = time.span.of(text);
    let joined = [" to ", " and ", " through ", " until "].iter().find_map(|word| {
        let at = words.find(word)?;
        let year = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
        (year(&words[..at]) && year(&words[at + word.len()..])).then_some((at, at + word.len()))
    });
    let Some((first, second)) = joined else { return vec![time] };
    let part = |from: usize, to: usize, date: PartialDate| TimeExpression {
        span: assay_text::Span::new(time.span.start() + from, time.span.start() + to),
        kind: time.kind,
        value: TimeValue::Interval(Interval::of(date)),
    };
    vec![part(0, first, start), part(second, words.len(), end)]
}

/// Our value as TimeML writes it.
fn timeml(time: &TimeExpression, _created: Option<PartialDate>) -> String {
    match &time.value {
        TimeValue::Interval(interval) => of_interval(*interval),
        TimeValue::Duration(length) => length.clone(),
        TimeValue::Other(value) => value.clone(),
        _ => "PAST_REF".to_owned(),
    }
}

/// Intervals that TimeML has a name for: quarters, halves, seasons, weeks, weekends, decades,
/// centuries.
fn of_interval(interval: Interval) -> String {
    let (Some(start), Some(end)) = (interval.start, interval.end) else {
        return interval.to_string();
    };
    if start == end {
        return start.to_string();
    }
    let year = start.year();
    match (start.month(), start.day(), end.month(), end.day()) {
        (None, _, None, _) if end.year() - year == 9 && year % 10 == 0 => format!("{}", year / 10),
        (None, _, None, _) if end.year() - year == 99 && year % 100 == 0 => format!("{}", year / 100),
        (Some(first), None, Some(last), None) => match (first, last) {
            (1, 3) | (4, 6) | (7, 9) | (10, 12) => format!("{year}-Q{}", last / 3),
            (1, 6) => format!("{year}-H1"),
            (7, 12) => format!("{year}-H2"),
            (3, 5) => format!("{year}-SP"),
            (6, 8) => format!("{year}-SU"),
            (9, 11) => format!("{year}-FA"),
            (12, 2) => format!("{year}-WI"),
            _ => interval.to_string(),
        },
        (Some(month), Some(day), Some(_), Some(_)) => {
            week(year, month, day, interval).unwrap_or_else(|| interval.to_string())
        }
        _ => interval.to_string(),
    }
}

/// ISO week of an interval from Monday to Sunday, or of a weekend.
fn week(year: i16, month: u8, day: u8, interval: Interval) -> Option<String> {
    let days = |date: PartialDate| -> Option<i64> {
        let (y, m, d) = (i64::from(date.year()), i64::from(date.month()?), i64::from(date.day()?));
        let (y, m) = if m <= 2 { (y - 1, m + 9) } else { (y, m - 3) };
        Some(365 * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + d - 1)
    };
    let (first, last) = (days(interval.start?)?, days(interval.end?)?);
    // Day 2 of this count (3 March of the year 0) was a Friday; Monday is 0.
    let weekday = (first + 2).rem_euclid(7);
    let length = last - first;
    let _ = (month, day);
    let thursday = first - weekday + 3;
    let mut iso_year = i64::from(year);
    for candidate in [iso_year - 1, iso_year, iso_year + 1] {
        let january = days(PartialDate::day_of(i16::try_from(candidate).ok()?, 1, 1)?)?;
        let next = days(PartialDate::day_of(i16::try_from(candidate + 1).ok()?, 1, 1)?)?;
        if january <= thursday && thursday < next {
            iso_year = candidate;
            let number = (thursday - january) / 7 + 1;
            return match (weekday, length) {
                (0, 6) => Some(format!("{iso_year}-W{number:02}")),
                (5, 1) => Some(format!("{iso_year}-W{number:02}-WE")),
                _ => None,
            };
        }
    }
    None
}
