//! The dates the head of the article shows its readers.
//!
//! What a reader sees beside the headline is the site's own statement, in the site's own zone: a
//! machine's record may hold the day a page was moved to another system, or the next day in UTC.

use assay_text::{Span, Text};

use super::{value, when};
use crate::html::{Tag, Tree};
use crate::page::{Page, Unit};
use crate::{Field, FoundIn, Timestamp};

/// Units before and after the headline that are its surroundings.
const BEFORE: usize = 3;
const AFTER: usize = 14;
/// Longest date line in bytes, and in words; longer ones are sentences.
const LONGEST: usize = 120;
const MOST_WORDS: usize = 18;

/// Words, in lower case, that say a date is that of a change.
const CHANGED: &[&str] = &[
    "updated",
    "modified",
    "last update",
    "reviewed",
    "revised",
    "aktualisiert",
    "mis à jour",
    "actualizado",
];
/// Words, in lower case, that say a date is the first one.
const FIRST: &[&str] = &["published", "posted", "created", "veröffentlicht", "publié", "publicado"];

/// Dates shown around the headline.
#[derive(Default)]
pub(crate) struct Shown {
    /// Not said to be the date of a change.
    pub(crate) published: Option<Field<Timestamp>>,
    /// Said to be the date of a change.
    pub(crate) updated: Option<Field<Timestamp>>,
}

/// Reads the dates around unit `headline`.
pub(crate) fn around(base: &Text, tree: &Tree<'_>, page: &Page, headline: usize) -> Shown {
    let mut shown = Shown::default();
    let start = headline.saturating_sub(BEFORE);
    let mut before: Option<&Unit> = None;
    for (index, unit) in page.units.iter().enumerate().skip(start).take(headline - start + AFTER) {
        let label = before.replace(unit).map_or("", |unit| unit.span.of(page.text.as_str()));
        if index == headline || stands_apart(tree, unit) {
            continue;
        }
        let text = unit.span.of(page.text.as_str());
        if text.len() > LONGEST || text.split_whitespace().count() > MOST_WORDS || text.ends_with(". ") {
            continue;
        }
        let is_updated = is_label_of_change(label) || names_change(tree, unit);
        let (published, updated) = split(text);
        if let Some(part) = published.filter(|_| !is_updated)
            && shown.published.is_none()
        {
            shown.published = read(base, tree, page, unit, part);
        }
        if let Some(part) = updated.or(published.filter(|_| is_updated))
            && shown.updated.is_none()
        {
            shown.updated = read(base, tree, page, unit, part);
        }
    }
    shown
}

/// The parts of a date line that tell of the first publication and of a change.
fn split(text: &str) -> (Option<&str>, Option<&str>) {
    let lower = text.to_lowercase();
    // Where lower-casing moved bytes the line is taken whole.
    let place = |words: &[&str]| {
        (lower.len() == text.len()).then(|| words.iter().filter_map(|word| lower.find(word)).min()).flatten()
    };
    match (place(FIRST), place(CHANGED)) {
        (_, None) => (Some(text), None),
        (None, Some(0)) => (None, Some(text)),
        (None, Some(at)) => match text.split_at_checked(at) {
            // "12 May 2025 (updated 3 June 2025)", but "Last updated 3 June 2025".
            Some((front, back)) if when::timestamp(front).is_some() => (Some(front), Some(back)),
            _ => (None, Some(text)),
        },
        (Some(first), Some(changed)) => {
            let cut = first.max(changed);
            match text.split_at_checked(cut) {
                Some((front, back)) if first < changed => (Some(front), Some(back)),
                Some((front, back)) => (Some(back), Some(front)),
                None => (Some(text), None),
            }
        }
    }
}

fn read(base: &Text, tree: &Tree<'_>, page: &Page, unit: &Unit, part: &str) -> Option<Field<Timestamp>> {
    let with_day = |value: Timestamp| value.date().day().map(|_| value);
    if let Some(value) = when::timestamp(part).and_then(with_day) {
        let source = page.text.source_of(unit.span);
        return Some(Field { value, found_in: FoundIn::Text, span: Some(unit.span), source });
    }
    // "03/04/2025" and "three days ago" say nothing by themselves; the element may.
    let time = tree.ancestors(unit.first).take(4).find(|id| tree.node(*id).tag == Tag::Time)?;
    let place = tree.attribute_place(time, "datetime")?;
    let value = when::timestamp(&value(tree.raw(place))).and_then(with_day)?;
    let source = base.source_of(Span::new(place.0 as usize, place.1 as usize));
    Some(Field { value, found_in: FoundIn::Text, span: Some(unit.span), source })
}

/// A short line without a figure in front of a date: "Last updated:".
fn is_label_of_change(label: &str) -> bool {
    label.len() < 40
        && !label.bytes().any(|b| b.is_ascii_digit())
        && CHANGED.iter().any(|word| label.to_lowercase().contains(word))
}

fn names_change(tree: &Tree<'_>, unit: &Unit) -> bool {
    tree.ancestors(unit.first).take(4).any(|id| {
        ["class", "itemprop", "id"].iter().any(|name| {
            tree.raw_attribute(id, name).is_some_and(|names| {
                let names = names.to_ascii_lowercase();
                names.contains("updat") || names.contains("modif")
            })
        })
    })
}

/// Other articles, menus, comments, headings: their dates are not this article's.
fn stands_apart(tree: &Tree<'_>, unit: &Unit) -> bool {
    u64::from(unit.linked) * 2 > unit.span.len() as u64
        || tree.ancestors(unit.first).any(|id| {
            let tag = tree.node(id).tag;
            matches!(tag, Tag::Nav | Tag::Footer | Tag::Aside | Tag::Figcaption | Tag::Blockquote | Tag::Td)
                || tag.heading_level().is_some()
        })
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_line_may_tell_both_dates() {
        assert_eq!(split("3 May 2025"), (Some("3 May 2025"), None));
        assert_eq!(split("Last updated 3 May 2025"), (None, Some("Last updated 3 May 2025")));
        assert_eq!(
            split("Published 1 May 2025, updated 3 May 2025"),
            (Some("Published 1 May 2025, "), Some("updated 3 May 2025"))
        );
        assert_eq!(
            split("Updated 3 May 2025 | Published 1 May 2025"),
            (Some("Published 1 May 2025"), Some("Updated 3 May 2025 | "))
        );
        assert_eq!(
            split("1 May 2025 (updated 3 May 2025)"),
            (Some("1 May 2025 ("), Some("updated 3 May 2025)"))
        );
    }
}
