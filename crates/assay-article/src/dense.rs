//! What the trees of the scorer see of a unit: numbers, each with a name.

use crate::Field;
use crate::features::MOST_AROUND;
use crate::furniture;
use crate::html::{Tag, Tree};
use crate::lines;
use crate::metadata::byline;
use crate::page::{Page, Unit};
use crate::survey::Survey;

/// Names of the numbers that do not depend on scores, in order.
pub(crate) const NAMES: &[&str] = &[
    "length",
    "linked",
    "sentences",
    "commas",
    "capitals",
    "digits",
    "words",
    "ends-sentence",
    "strong",
    "wording",
    "byline",
    "credit",
    "heading",
    "is-item",
    "is-paragraph",
    "is-cell",
    "in-article",
    "in-aside",
    "in-footer",
    "in-form",
    "in-nav",
    "in-list",
    "in-table",
    "in-figure",
    "in-quotation",
    "in-header",
    "in-section",
    "in-main",
    "furniture-near",
    "furniture-far",
    "furniture-navigation",
    "furniture-related",
    "furniture-other",
    "furniture-comment",
    "article-hint",
    "hidden",
    "from-title",
    "position",
    "in-main-element",
    "main-distance",
    "mass-behind",
    "mass-ahead",
    "page-mass",
    "page-units",
    "parent-mass",
    "parent-linked",
    "parent-units",
    "grand-mass",
    "grand-linked",
    "grand-units",
    "depth",
    "copies",
    "body",
    "previous-length",
    "previous-linked",
    "next-length",
    "next-linked",
    "from-heading",
    "under-furniture-heading",
    "heading-length",
    "same-shape",
    "from-mass",
    "to-mass",
    "copy",
    "begins-with-author",
    "names-site",
    "asks",
    "addresses",
];

/// The numbers of a unit.
pub(crate) type Row = [f32; NAMES.len()];

/// Whether the unit of a row stands in a heading.
pub(crate) fn is_heading(row: &Row) -> bool {
    const PLACE: usize = 12;
    const _: () = assert!(matches!(NAMES[PLACE].as_bytes(), b"heading"));
    row[PLACE] > 0.0
}

fn share(part: u32, whole: u32) -> f32 {
    part as f32 / whole.max(1) as f32
}

fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

/// Who made the page, as its metadata says.
#[derive(Clone, Copy, Default)]
pub(crate) struct Makers<'a> {
    pub(crate) authors: &'a [Field<String>],
    pub(crate) site: Option<&'a str>,
}

/// Words, in lower case, with which a page asks its reader for something.
const ASKING: &[&str] = &[
    "subscribe",
    "newsletter",
    "sign up",
    "free trial",
    "contact us",
    "request a",
    "get started",
    "donate",
    "support us",
    "affiliate",
    "commission",
    "sponsor",
    "follow us",
    "learn more",
    "read more",
    "click here",
    "join ",
    "download",
    "copyright",
    "©",
    "all rights",
    "originally appeared",
    "originally published",
    "call us",
    "book a",
    "check out",
    "advertis",
    "disclaimer",
    "disclosure",
];

/// The numbers of every unit, in order.
pub(crate) fn rows(
    tree: &Tree<'_>,
    page: &Page,
    survey: &Survey,
    title: Option<usize>,
    makers: Makers<'_>,
) -> Vec<Row> {
    let content = page.text.as_str();
    let total = survey.total_mass();
    let count = page.units.len();
    let shapes: Vec<u64> = page.units.iter().map(|unit| shape(tree, unit)).collect();
    let to_mass = distances(survey, (0..count).rev());
    let from_mass = distances(survey, 0..count);
    let mut behind = 0u32;
    let mut heading: Option<(usize, &Unit)> = None;
    (0..count)
        .filter_map(|index| {
            let unit = page.units.get(index)?;
            let mut row = [0.0; NAMES.len()];
            let mut slots = row.iter_mut();
            let mut put = |value: f32| {
                if let Some(slot) = slots.next() {
                    *slot = value;
                }
            };
            own(tree, unit, content, survey.wording_of(index).is_some(), &mut put);
            surroundings(tree, survey, unit, &mut put);
            let mass = survey.mass_of(index);
            let ahead = total.saturating_sub(behind).saturating_sub(mass);
            // Units before the headline count below zero.
            put(title.map_or(-99.0, |title| index as f32 - title as f32).clamp(-99.0, 300.0));
            put(index as f32 / count.max(1) as f32);
            let main = tree.ancestors(unit.first).position(|id| id == survey.main());
            put(flag(main.is_some()));
            put(main.map_or(99.0, |distance| distance as f32));
            put(share(behind, total));
            put(share(ahead, total));
            put(total as f32);
            put(count as f32);
            parents(tree, survey, unit, total, &mut put);
            put(survey.copies_of(index).min(20) as f32);
            put(survey.body_share(index) as f32);
            for other in [index.checked_sub(1), Some(index + 1)] {
                let other = other.and_then(|at| page.units.get(at));
                put(other.map_or(-1.0, |unit| unit.span.len() as f32));
                put(other.map_or(-1.0, |unit| share(unit.linked, unit.span.len() as u32)));
            }
            put(heading.map_or(99.0, |(at, _)| (index - at).min(99) as f32));
            let words = heading.map(|(_, unit)| unit.span.of(content));
            put(flag(heading.is_some_and(|(at, _)| survey.wording_of(at).is_some())));
            put(words.map_or(-1.0, |words| words.len() as f32));
            let alike = |at: Option<usize>| {
                at.and_then(|at| shapes.get(at)).is_some_and(|shape| Some(shape) == shapes.get(index))
            };
            put(flag(alike(index.checked_sub(1))) + 2.0 * flag(alike(Some(index + 1))));
            put(from_mass.get(index).copied().unwrap_or_default());
            put(to_mass.get(index).copied().unwrap_or_default());
            put(flag(survey.is_copy(index)));
            wording(unit.span.of(content), makers, &mut put);
            behind = behind.saturating_add(mass);
            if level(tree, unit) > 0 {
                heading = Some((index, unit));
            }
            Some(row)
        })
        .collect()
}

/// For every unit how many units lie between it and the next running text in one direction.
fn distances(survey: &Survey, order: impl ExactSizeIterator<Item = usize>) -> Vec<f32> {
    let mut found = vec![99.0f32; order.len()];
    let mut distance = 99.0f32;
    for index in order {
        if let Some(slot) = found.get_mut(index) {
            *slot = distance;
        }
        distance = if survey.mass_of(index) > 0 { 0.0 } else { (distance + 1.0).min(99.0) };
    }
    found
}

/// What a unit's own text and tag say.
fn own(tree: &Tree<'_>, unit: &Unit, content: &str, is_furniture: bool, put: &mut impl FnMut(f32)) {
    let text = unit.span.of(content);
    let len = unit.span.len() as u32;
    put(len as f32);
    put(share(unit.linked, len));
    put(text.matches(". ").count() as f32);
    put(text.matches(", ").count() as f32);
    let (mut capitals, mut words, mut digits) = (0u32, 0u32, 0u32);
    for word in text.split_whitespace().take(60) {
        words += 1;
        capitals += u32::from(word.starts_with(char::is_uppercase));
        digits += u32::from(word.bytes().any(|b| b.is_ascii_digit()));
    }
    put(share(capitals, words));
    put(share(digits, words));
    put(words as f32);
    put(match text.chars().next_back() {
        Some('.' | '!' | '?' | '”' | '"' | '…' | '»') => 2.0,
        Some(':' | ')' | ',' | ';') => 1.0,
        _ => 0.0,
    });
    put(flag(unit.strong));
    put(flag(is_furniture));
    put(flag(text.len() < 160 && byline::is_byline(text)));
    put(flag(lines::is_credit(text)));
    put(level(tree, unit) as f32);
    let tag = tree.node(unit.block).tag;
    put(flag(matches!(tag, Tag::Li | Tag::Dt | Tag::Dd)));
    put(flag(tag == Tag::P));
    put(flag(matches!(tag, Tag::Td | Tag::Th)));
}

/// Who is named, who is asked.
fn wording(text: &str, makers: Makers<'_>, put: &mut impl FnMut(f32)) {
    let by_author =
        |author: &Field<String>| author.value.contains(' ') && text.starts_with(author.value.as_str());
    put(flag(makers.authors.iter().any(by_author)));
    put(flag(makers.site.is_some_and(|site| site.len() > 3 && text.contains(site))));
    // What asks is short, or begins with asking.
    let start = text.get(..300).unwrap_or(text).to_lowercase();
    let asking = furniture::word_starts(&start).filter(|at| {
        let rest = start.get(*at..).unwrap_or_default();
        ASKING.iter().any(|words| rest.starts_with(*words))
    });
    put(asking.count() as f32);
    let (mut words, mut addressing) = (0u32, 0u32);
    for word in start.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words += 1;
        addressing += u32::from(matches!(word, "you" | "your" | "we" | "our" | "us" | "sie" | "ihr" | "wir"));
    }
    put(share(addressing, words));
}

/// Rank of the heading a unit stands in, 0 for none.
fn level(tree: &Tree<'_>, unit: &Unit) -> usize {
    let level = tree.ancestors(unit.first).take(6).find_map(|id| tree.node(id).tag.heading_level());
    level.map_or(0, usize::from)
}

/// What the elements around a unit say.
fn surroundings(tree: &Tree<'_>, survey: &Survey, unit: &Unit, put: &mut impl FnMut(f32)) {
    const WITHIN: [&[Tag]; 12] = [
        &[Tag::Article],
        &[Tag::Aside],
        &[Tag::Footer],
        &[Tag::Form, Tag::Button, Tag::Select, Tag::Label],
        &[Tag::Nav],
        &[Tag::Ul, Tag::Ol, Tag::Dl],
        &[Tag::Table],
        &[Tag::Figure, Tag::Figcaption],
        &[Tag::Blockquote],
        &[Tag::Header],
        &[Tag::Section],
        &[Tag::Main],
    ];
    let mut within = [0.0f32; WITHIN.len()];
    // Distances of named furniture: the nearest, the number of elements, and by kind.
    let (mut near, mut far, mut kinds) = (99.0f32, 0.0f32, [0.0f32; 4]);
    let (mut article, mut hidden, mut blocks) = (0.0f32, false, 0.0f32);
    for id in tree.ancestors(unit.first).take(MOST_AROUND) {
        let tag = tree.node(id).tag;
        for (slot, tags) in within.iter_mut().zip(WITHIN) {
            *slot += flag(tags.contains(&tag));
        }
        let hint = survey.hint(id);
        if let Some(kind) = hint.furniture {
            use crate::OmittedKind::*;
            near = near.min(blocks);
            far += 1.0;
            let kind = match kind {
                Navigation | Share | Footer => 0,
                Related | Advertisement => 1,
                Comment | Form => 3,
                _ => 2,
            };
            if let Some(slot) = kinds.get_mut(kind) {
                *slot += 1.0;
            }
        }
        article += flag(hint.article);
        hidden |= hint.hidden;
        blocks += flag(tag.is_block());
    }
    within.into_iter().for_each(&mut *put);
    put(near);
    put(far);
    kinds.into_iter().for_each(&mut *put);
    put(article);
    put(flag(hidden));
}

/// The two elements around a unit's own.
fn parents(tree: &Tree<'_>, survey: &Survey, unit: &Unit, total: u32, put: &mut impl FnMut(f32)) {
    let mut blocks = tree.ancestors(unit.block).filter(|id| tree.node(*id).tag.is_block());
    for _ in 0..2 {
        let (mass, linked, units) = blocks.next().map_or((0, 0, 0), |id| survey.parent(id));
        put(share(mass, total));
        put(linked as f32);
        put(units as f32);
    }
    put(tree.ancestors(unit.first).take(99).count() as f32);
}

/// Tells units that stand alike on the page from others: the tags around them.
fn shape(tree: &Tree<'_>, unit: &Unit) -> u64 {
    tree.ancestors(unit.first)
        .take(5)
        .fold(7u64, |hash, id| hash.rotate_left(7).wrapping_mul(0x0100_0000_01b3) ^ tree.node(id).tag as u64)
}
