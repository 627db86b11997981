//! Title, byline and date as the page shows them.

use assay_text::{Span, Text};

use super::{byline, marked_author, value, when};
use crate::html::{NodeId, Tag, Tree};
use crate::page::{Page, Unit};
use crate::{Field, FoundIn, Timestamp};

/// The headline: the `<h1>` (or another heading) that agrees with what the head says, the head's
/// own where none is visible. With it, the place of the unit.
pub(crate) fn title(
    tree: &Tree<'_>,
    page: &Page,
    candidates: &[Field<String>],
    site: Option<&str>,
) -> (Option<Field<String>>, Option<usize>) {
    let content = page.text.as_str();
    let has_title = candidates.iter().any(|field| words(&field.value).len() >= 3);
    let mut best: Option<(u32, usize)> = None;
    for (index, unit) in page.units.iter().enumerate() {
        let level = tree.ancestors(unit.first).take(8).find_map(|id| tree.node(id).tag.heading_level());
        let Some(level) = level else { continue };
        let text = unit.span.of(content);
        let agreement =
            candidates.iter().map(|field| agreement(&field.value, text)).max().unwrap_or_default();
        let is_site = site.is_some_and(|site| words(site) == words(text))
            || ends_titles(candidates, text)
            || leads_home(tree, unit);
        let score = match (level, agreement) {
            _ if is_site => 0,
            // A first heading that shares no word with the head is a menu's or a site's.
            (1, agreement) if has_title && agreement < LEAST_AGREEMENT => 1,
            (1, agreement) => 40 + agreement,
            (2 | 3, agreement) if agreement >= 70 => agreement,
            _ => 0,
        };
        if score > 0 && best.is_none_or(|(known, _)| score > known) {
            best = Some((score, index));
        }
    }
    if let Some((_, index)) = best.filter(|(score, _)| *score > 1)
        && let Some(unit) = page.units.get(index)
    {
        let source = page.text.source_of(unit.span);
        let shown = unit.span.of(content).split_whitespace().collect::<Vec<_>>().join(" ");
        let value = without_named_site(&shown, site).to_owned();
        return (Some(Field { value, found_in: FoundIn::Text, span: Some(unit.span), source }), Some(index));
    }
    let title = candidates.iter().find(|field| !field.value.is_empty()).cloned();
    (title.map(|field| Field { value: without_site(&field.value, site), ..field }), None)
}

/// Percent of agreement with the head below which a first heading is not the headline.
const LEAST_AGREEMENT: u32 = 30;

/// Whether a heading is a link to the front page, as a site's name is.
fn leads_home(tree: &Tree<'_>, unit: &Unit) -> bool {
    let link = tree.ancestors(unit.first).take(6).find(|id| tree.node(*id).tag == Tag::A);
    let Some(target) = link.and_then(|id| tree.raw_attribute(id, "href")) else { return false };
    let rest = target.split_once("://").map_or(target, |(_, rest)| rest);
    let path = if rest.len() < target.len() || target.starts_with("//") {
        rest.trim_start_matches('/').split_once('/').map_or("", |(_, path)| path)
    } else {
        rest
    };
    (unit.linked as usize) * 10 >= unit.span.len() * 9
        && matches!(path.trim_end_matches('/'), "" | "." | "./" | ".." | "index.html" | "index.php")
}

/// How far two titles agree, in percent: shared words of the shorter against it, where that is
/// at least half of the longer.
fn agreement(a: &str, b: &str) -> u32 {
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.is_empty() {
        return 0;
    }
    let shared = short.iter().filter(|word| long.contains(word)).count();
    let percent = shared * 100 / short.len();
    if short.len() * 3 < long.len() { 0 } else { u32::try_from(percent).unwrap_or_default() }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .take(60)
        .map(str::to_lowercase)
        .collect()
}

/// What stands between an article's title and its site's name.
const SEPARATORS: &[&str] = &[" | ", " – ", " — ", " - ", " » ", " :: ", " • "];

/// Whether a heading is what the document's title ends with behind a separator: the site's name.
fn ends_titles(candidates: &[Field<String>], heading: &str) -> bool {
    let heading = words(heading);
    candidates.iter().any(|field| {
        SEPARATORS.iter().any(|separator| {
            field
                .value
                .rsplit_once(separator)
                .is_some_and(|(front, back)| words(back) == heading && words(front).len() > heading.len())
        })
    })
}

/// A visible headline without the site's own name behind a separator; anything else behind one is
/// part of what the article shows.
fn without_named_site<'a>(shown: &'a str, site: Option<&str>) -> &'a str {
    let Some(site) = site.map(words).filter(|site| !site.is_empty()) else { return shown };
    let cut = SEPARATORS.iter().find_map(|separator| {
        let (front, back) = shown.rsplit_once(separator)?;
        let back = words(back);
        (!back.is_empty() && (back == site || back.starts_with(&site)) && !front.trim().is_empty())
            .then_some(front)
    });
    cut.map_or(shown, str::trim)
}

/// A document's title without the site's name behind a separator.
fn without_site(title: &str, site: Option<&str>) -> String {
    for separator in SEPARATORS {
        if let Some((front, back)) = title.rsplit_once(separator) {
            let named = site.is_some_and(|site| words(site).starts_with(&words(back)));
            let short =
                *separator != " - " && words(back).len() <= 4 && words(front).len() > words(back).len();
            if named || short {
                return front.trim().to_owned();
            }
        }
    }
    title.to_owned()
}

/// Units before and after the headline among which a byline is looked for.
const BEFORE: usize = 8;
const AFTER: usize = 40;

/// Authors named in the text: a line that begins with "By", a link to an author's page, an
/// element whose class names the author. Far from the headline a name counts only where the page
/// names nobody else.
pub(crate) fn authors(tree: &Tree<'_>, page: &Page, from: usize) -> Vec<Field<String>> {
    let start = from.saturating_sub(BEFORE);
    let near = start..(start + BEFORE + AFTER).min(page.units.len());
    let mut fallback = Vec::new();
    for (names, is_line) in bylines(tree, page, near) {
        if is_line {
            return names;
        }
        if fallback.is_empty() {
            fallback = names;
        }
    }
    if !fallback.is_empty() {
        return fallback;
    }
    let mut all = bylines(tree, page, 0..page.units.len());
    let Some((first, _)) = all.next() else { return Vec::new() };
    let same = |names: &[Field<String>]| {
        names.len() == first.len() && names.iter().zip(&first).all(|(a, b)| a.value == b.value)
    };
    if all.all(|(names, _)| same(&names)) { first } else { Vec::new() }
}

/// The bylines among some units: the names, and whether the words around them say that they
/// wrote it.
fn bylines<'a>(
    tree: &'a Tree<'_>,
    page: &'a Page,
    among: std::ops::Range<usize>,
) -> impl Iterator<Item = (Vec<Field<String>>, bool)> + 'a {
    let content = page.text.as_str();
    let mut led = false;
    let (mut authors, mut readers) = (Known::default(), Known::default());
    let units = page.units.get(among.clone()).unwrap_or_default();
    units.iter().zip(among.start..).filter_map(move |(unit, index)| {
        let text = unit.span.of(content);
        // "By" alone: the name is the next unit.
        let after_lead = std::mem::take(&mut led);
        if text.len() > 160 {
            return None;
        }
        led = byline::is_lead(text);
        if led || tree.ancestors(unit.first).any(|id| readers.of(id, || is_of_readers(tree, id))) {
            return None;
        }
        let marked = tree.ancestors(unit.first).take(5).any(|id| authors.of(id, || names_author(tree, id)));
        let line = byline::is_byline(text) || after_lead;
        let held = marked_author::names(tree, page, index);
        if !held.is_empty() {
            return Some((held, line));
        }
        let source = page.text.source_of(unit.span);
        let after_date = byline::after_date(text);
        if !marked && !line && after_date.is_none() {
            return None;
        }
        // What follows "in" is a place or a section.
        let who = after_date.unwrap_or(text);
        let who = who
            .split_once(" in ")
            .filter(|(_, place)| !place.starts_with("the "))
            .map_or(who, |(front, _)| front);
        let told = marked || byline::says_who_wrote(text);
        let names: Vec<Field<String>> = byline::names(who)
            .into_iter()
            .filter(|name| name.split_whitespace().count() >= 2 || told)
            .map(|value| Field { value, found_in: FoundIn::Text, span: Some(unit.span), source })
            .collect();
        let line = line || after_date.is_some();
        (!names.is_empty() && (line || text.split_whitespace().count() <= 8)).then_some((names, line))
    })
}

/// What was found of elements, by their numbers: units share those around them.
#[derive(Default)]
struct Known(Vec<Option<bool>>);

impl Known {
    fn of(&mut self, id: NodeId, find: impl FnOnce() -> bool) -> bool {
        let index = id as usize;
        if self.0.len() <= index {
            self.0.resize(index + 1, None);
        }
        self.0.get_mut(index).is_some_and(|known| *known.get_or_insert_with(find))
    }
}

/// Whether an element holds what readers wrote or write: comments, forms.
fn is_of_readers(tree: &Tree<'_>, id: NodeId) -> bool {
    if matches!(tree.node(id).tag, Tag::Form | Tag::Label | Tag::Button | Tag::Nav) {
        return true;
    }
    ["class", "id"].iter().any(|name| {
        tree.raw_attribute(id, name).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            let is_theirs = |word: &str| {
                matches!(word, "comment" | "comments" | "comment-list" | "commentlist" | "comments-area")
            };
            value.split_ascii_whitespace().any(is_theirs)
        })
    })
}

fn names_author(tree: &Tree<'_>, id: NodeId) -> bool {
    let holds = |name: &str, wanted: &[&str]| {
        tree.raw_attribute(id, name).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            wanted.iter().any(|wanted| value.contains(wanted))
        })
    };
    holds("rel", &["author"])
        || holds("itemprop", &["author"])
        || holds("class", &["author", "byline", "contributor-name"])
        || (tree.node(id).tag == Tag::A
            && holds("href", &["/author/", "/authors/", "/contributors/", "/people/"]))
}

/// The date shown at the head of the article: a `<time>`, or a short line with a date.
pub(crate) fn date(base: &Text, tree: &Tree<'_>, page: &Page, from: usize) -> Option<Field<Timestamp>> {
    let time = tree.nodes.iter().enumerate().filter(|(_, node)| node.tag == Tag::Time).find_map(|(id, _)| {
        let place = tree.attribute_place(id as NodeId, "datetime")?;
        let value = when::timestamp(&value(tree.raw(place)))?;
        value.date().day()?;
        let source = base.source_of(Span::new(place.0 as usize, place.1 as usize));
        Some(Field { value, found_in: FoundIn::Head, span: None, source })
    });
    if time.is_some() {
        return time;
    }
    let content = page.text.as_str();
    let read = |unit: &Unit| {
        let text = unit.span.of(content);
        if text.len() > 100 {
            return None;
        }
        let value = when::timestamp(text)?;
        value.date().day()?;
        let source = page.text.source_of(unit.span);
        Some(Field { value, found_in: FoundIn::Text, span: Some(unit.span), source })
    };
    let start = from.saturating_sub(BEFORE);
    let near = page.units.iter().skip(start).take(BEFORE + AFTER).find_map(read);
    // Far from the headline a date must say what it is.
    let says_so = |unit: &&Unit| {
        let text = unit.span.of(content);
        ["published", "posted"]
            .iter()
            .any(|word| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
    };
    // Below the article stands who wrote it, and when.
    let after_byline = |pair: &[Unit]| {
        let [byline, date] = pair else { return None };
        let text = byline.span.of(content);
        (text.len() < 120 && byline::is_byline(text) && date.span.len() < 40).then(|| read(date)).flatten()
    };
    near.or_else(|| page.units.iter().filter(says_so).find_map(read))
        .or_else(|| page.units.windows(2).find_map(after_byline))
}
