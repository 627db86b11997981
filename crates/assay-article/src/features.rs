//! What the scorer sees of a unit: readable facts, each a name and a small number.

use crate::OmittedKind;
use crate::hints::{self, ClassWords};
use crate::html::{Tag, Tree};
use crate::lines;
use crate::metadata::{byline, when};
use crate::page::{Page, Unit};
use crate::survey::Survey;

/// A kind of fact. The value of each is below [`VALUES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Fact {
    Always,
    Length,
    Linked,
    LengthLinked,
    End,
    Commas,
    Capitals,
    Digits,
    Strong,
    Wording,
    Shape,
    Tag,
    TagLength,
    Within,
    WithinLength,
    Furniture,
    FurnitureNear,
    FurnitureLength,
    Article,
    Hidden,
    AfterTitle,
    Position,
    Main,
    MainLength,
    MainDistance,
    MassBehind,
    MassAhead,
    ParentMass,
    GrandMass,
    ParentLinked,
    GrandLinked,
    ParentUnits,
    Previous,
    Next,
    Around,
    PreviousTag,
    NextTag,
    Repeated,
    Body,
    Heading,
    PageMass,
    AfterBoundary,
}

/// Facts in the order of their numbers, with the names the weights file uses.
pub(crate) const NAMES: &[&str] = &[
    "always",
    "length",
    "linked",
    "length-linked",
    "end",
    "commas",
    "capitals",
    "digits",
    "strong",
    "wording",
    "shape",
    "tag",
    "tag-length",
    "within",
    "within-length",
    "furniture",
    "furniture-near",
    "furniture-length",
    "article",
    "hidden",
    "after-title",
    "position",
    "main",
    "main-length",
    "main-distance",
    "mass-behind",
    "mass-ahead",
    "parent-mass",
    "grand-mass",
    "parent-linked",
    "grand-linked",
    "parent-units",
    "previous",
    "next",
    "around",
    "previous-tag",
    "next-tag",
    "repeated",
    "body",
    "heading",
    "page-mass",
    "after-boundary",
];

/// Values a fact can have.
///
/// Large enough for a tag with a class of length; facts × values must fit a `u16`.
pub(crate) const VALUES: usize = 768;

const _: () = assert!(NAMES.len() * VALUES <= u16::MAX as usize);

/// The facts of a unit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Features {
    /// Number of each fact that holds: fact × [`VALUES`] + value.
    pub(crate) facts: Vec<u16>,
    /// Words of the classes and ids around the unit, by hash, near ones and all.
    pub(crate) names: Vec<u64>,
}

impl Features {
    fn add(&mut self, fact: Fact, value: usize) {
        self.facts.push((fact as usize * VALUES + value.min(VALUES - 1)) as u16);
    }
}

/// Number of the first bound that is greater than `value`.
fn bin(value: usize, bounds: &[usize]) -> usize {
    bounds.iter().position(|bound| value < *bound).unwrap_or(bounds.len())
}

const LENGTHS: &[usize] = &[6, 15, 30, 50, 80, 120, 200, 400, 800];
const SHORT_LENGTHS: &[usize] = &[15, 40, 100, 250];
const MASSES: &[usize] = &[1, 100, 300, 800, 2000, 5000, 12000];

fn percent(part: u32, whole: u32) -> usize {
    (u64::from(part) * 100 / u64::from(whole.max(1))).min(100) as usize
}

fn linked_bin(part: u32, whole: u32) -> usize {
    bin(percent(part, whole), &[1, 10, 30, 50, 70, 90, 100])
}

/// A unit in a few classes, as its neighbours see it.
fn class(unit: &Unit, content: &str) -> usize {
    let len = unit.span.len() as u32;
    let linked = usize::from(unit.linked * 2 > len);
    let text = unit.span.of(content);
    let sentence = usize::from(text.ends_with(['.', '!', '?', '”', '"', ':', '…']));
    (bin(len as usize, &[20, 60, 150, 300]) * 2 + linked) * 2 + sentence
}

fn tag_of(tree: &Tree<'_>, unit: &Unit) -> usize {
    tree.node(unit.block).tag as usize
}

/// The facts of every unit, in order.
pub(crate) fn features(tree: &Tree<'_>, page: &Page, survey: &Survey, title: Option<usize>) -> Vec<Features> {
    let total: u32 = survey.total_mass();
    let mut behind: u32 = 0;
    let mut words = ClassWords::default();
    let mut all = Vec::with_capacity(page.units.len());
    for (index, unit) in page.units.iter().enumerate() {
        let mut features = own(tree, page, unit, survey.wording_of(index));
        let length = bin(unit.span.len(), SHORT_LENGTHS);
        around(tree, survey, &mut words, unit, length, &mut features);
        let mass = survey.mass_of(index);
        features.add(
            Fact::MassBehind,
            bin(behind as usize, MASSES) * 8 + bin(percent(behind, total), &[1, 10, 30, 60, 90, 99]),
        );
        let ahead = total.saturating_sub(behind).saturating_sub(mass);
        features.add(
            Fact::MassAhead,
            bin(ahead as usize, MASSES) * 8 + bin(percent(ahead, total), &[1, 10, 30, 60, 90, 99]),
        );
        behind = behind.saturating_add(mass);
        features.add(Fact::PageMass, bin(total as usize, MASSES) * 5 + length);
        let after = title.map_or(0, |title| {
            1 + bin(index.abs_diff(title), &[1, 2, 4, 8]) + if index < title { 8 } else { 0 }
        });
        features.add(Fact::AfterTitle, after * 5 + length);
        features.add(
            Fact::Position,
            bin(index * 100 / page.units.len().max(1), &[5, 10, 20, 40, 60, 80, 90, 95]),
        );
        neighbours(tree, page, survey, index, &mut features);
        features.add(Fact::Repeated, bin(survey.copies_of(index), &[2, 3, 5]));
        features.add(Fact::Body, survey.body_share(index) * 5 + length);
        // A word counts once, however many elements bear it.
        features.names.sort_unstable();
        features.names.dedup();
        all.push(features);
    }
    all
}

/// What the unit's own text says.
fn own(tree: &Tree<'_>, page: &Page, unit: &Unit, wording: Option<OmittedKind>) -> Features {
    let mut features = Features::default();
    let text = unit.span.of(page.text.as_str());
    let len = unit.span.len();
    let (length, short) = (bin(len, LENGTHS), bin(len, SHORT_LENGTHS));
    let linked = linked_bin(unit.linked, len as u32);
    features.add(Fact::Always, 0);
    features.add(Fact::Length, length);
    features.add(Fact::Linked, linked);
    features.add(Fact::LengthLinked, length * 8 + linked);
    let end = match text.chars().next_back().unwrap_or(' ') {
        '.' => 0,
        '!' => 1,
        '?' => 2,
        ':' => 3,
        '…' => 4,
        '”' | '"' | '’' | '»' => 5,
        ')' => 6,
        ',' | ';' => 7,
        c if c.is_numeric() => 8,
        c if c.is_alphabetic() => 9,
        _ => 10,
    };
    features.add(Fact::End, end * 5 + short);
    let sentences = text.matches(". ").count();
    features.add(Fact::Commas, bin(text.matches(", ").count(), &[1, 2, 4]) * 4 + bin(sentences, &[1, 2, 4]));
    let (mut capitals, mut words, mut digits) = (0u32, 0u32, 0u32);
    for word in text.split_whitespace().take(60) {
        words += 1;
        capitals += u32::from(word.chars().next().is_some_and(char::is_uppercase));
        digits += u32::from(word.bytes().any(|b| b.is_ascii_digit()));
    }
    features.add(Fact::Capitals, bin(percent(capitals, words), &[1, 20, 40, 70, 100]) * 5 + short);
    features.add(Fact::Digits, bin(percent(digits, words), &[1, 20, 50]) * 5 + short);
    features.add(Fact::Strong, usize::from(unit.strong) * 5 + short);
    features.add(Fact::Wording, wording.map_or(0, |kind| kind as usize + 1));
    features.add(Fact::Shape, shape(text) * 5 + short);
    let tag = tag_of(tree, unit);
    features.add(Fact::Tag, tag);
    features.add(Fact::TagLength, tag * 5 + short);
    features
}

fn shape(text: &str) -> usize {
    if text.len() > 160 {
        return 0;
    }
    if byline::is_byline(text) {
        1
    } else if lines::is_credit(text) {
        2
    } else if lines::is_correction(text) {
        3
    } else if text.len() < 60 && text.bytes().any(|b| b.is_ascii_digit()) && when::timestamp(text).is_some() {
        4
    } else if lines::is_rule(text) {
        5
    } else if text.contains('|') {
        6
    } else if text.contains('@') {
        7
    } else {
        0
    }
}

/// Elements whose presence around a unit is a fact of its own.
const AROUND: &[Tag] = &[
    Tag::Article,
    Tag::Aside,
    Tag::Blockquote,
    Tag::Button,
    Tag::Details,
    Tag::Dl,
    Tag::Figure,
    Tag::Figcaption,
    Tag::Footer,
    Tag::Form,
    Tag::H1,
    Tag::H2,
    Tag::H3,
    Tag::H4,
    Tag::H5,
    Tag::H6,
    Tag::Header,
    Tag::Label,
    Tag::Li,
    Tag::Main,
    Tag::Nav,
    Tag::Ol,
    Tag::P,
    Tag::Pre,
    Tag::Section,
    Tag::Select,
    Tag::Table,
    Tag::Time,
    Tag::Ul,
    Tag::Address,
    Tag::Dialog,
    Tag::A,
];

/// For every tag its bit by its place in [`AROUND`]; none where it is not there.
const AROUND_BITS: [u64; 256] = {
    let mut bits = [0; 256];
    let mut place = 0;
    while place < AROUND.len() {
        bits[AROUND[place] as usize] = 1 << place;
        place += 1;
    }
    bits
};

/// How many elements around a unit are looked at. Real pages nest some dozens deep; a page of nothing but
/// nested lists would cost its length times its depth.
pub(crate) const MOST_AROUND: usize = 96;

/// What the elements around the unit say.
fn around(
    tree: &Tree<'_>,
    survey: &Survey,
    words: &mut ClassWords,
    unit: &Unit,
    length: usize,
    features: &mut Features,
) {
    let (mut seen, mut near, mut far) = (0u64, 0u32, 0u32);
    let (mut article, mut hidden, mut main_at) = (0, false, None);
    let mut blocks = 0;
    for (distance, id) in tree.ancestors(unit.first).take(MOST_AROUND).enumerate() {
        let node = tree.node(id);
        seen |= AROUND_BITS.get(node.tag as usize).copied().unwrap_or_default();
        let hint = survey.hint(id);
        if let Some(kind) = hint.furniture {
            far |= 1 << kind as u32;
            near |= u32::from(blocks < 3) << kind as u32;
        }
        hidden |= hint.hidden;
        if hint.article {
            article = if main_at.is_some() { article.max(1) } else { 2 };
        }
        if id == survey.main() {
            main_at = Some(distance);
        }
        if !matches!(node.tag, Tag::Body | Tag::Html) && main_at.is_none() {
            let words = words.of(tree, id);
            features.names.extend_from_slice(words);
            if blocks < 2 {
                features.names.extend(words.iter().map(|word| word ^ hints::NEAR));
            }
        }
        if node.tag.is_block() {
            blocks += 1;
            if blocks == 2 || blocks == 3 {
                let (mass, linked, units) = survey.parent(id);
                let (mass_fact, linked_fact) = if blocks == 2 {
                    (Fact::ParentMass, Fact::ParentLinked)
                } else {
                    (Fact::GrandMass, Fact::GrandLinked)
                };
                features.add(
                    mass_fact,
                    bin(mass as usize, MASSES) * 8
                        + bin(percent(mass, survey.total_mass()), &[1, 5, 20, 50, 80]),
                );
                features.add(linked_fact, bin(linked, &[5, 20, 40, 60, 80]) * 5 + length);
                if blocks == 2 {
                    features.add(Fact::ParentUnits, bin(units as usize, &[2, 3, 6, 12, 30]) * 5 + length);
                }
            }
        }
    }
    for place in 0..AROUND.len() {
        if seen >> place & 1 == 1 {
            features.add(Fact::Within, place);
            features.add(Fact::WithinLength, place * 5 + length);
        }
    }
    for kind in 0..13 {
        if far >> kind & 1 == 1 {
            features.add(Fact::Furniture, kind);
            features.add(Fact::FurnitureLength, kind * 5 + length);
        }
        if near >> kind & 1 == 1 {
            features.add(Fact::FurnitureNear, kind);
        }
    }
    features.add(Fact::Article, article * 5 + length);
    features.add(Fact::Hidden, usize::from(hidden));
    let main = usize::from(main_at.is_some());
    let clean = usize::from(far != 0) + usize::from(near != 0);
    features.add(Fact::Main, main * 3 + clean);
    features.add(Fact::MainLength, (main * 3 + clean) * 10 + bin(unit.span.len(), LENGTHS));
    features.add(Fact::MainDistance, main_at.map_or(0, |d| 1 + bin(d, &[2, 3, 4, 6, 9])) * 5 + length);
    let heading = tree.ancestors(unit.first).take(6).find_map(|id| tree.node(id).tag.heading_level());
    features.add(Fact::Heading, heading.map_or(0, usize::from) * 2 + main);
}

/// What the units before and after are.
fn neighbours(tree: &Tree<'_>, page: &Page, survey: &Survey, index: usize, features: &mut Features) {
    let content = page.text.as_str();
    let own = page.units.get(index).map_or(0, |unit| bin(unit.span.len(), SHORT_LENGTHS));
    let class_at =
        |at: Option<usize>| at.and_then(|i| page.units.get(i)).map_or(31, |unit| class(unit, content));
    let (previous, next) = (class_at(index.checked_sub(1)), class_at(Some(index + 1)));
    features.add(Fact::Previous, previous * 5 + own);
    features.add(Fact::Next, next * 5 + own);
    let good = |at: Option<usize>| usize::from(at.is_some_and(|i| survey.mass_of(i) > 0));
    let window = good(index.checked_sub(2)) * 8
        + good(index.checked_sub(1)) * 4
        + good(Some(index + 1)) * 2
        + good(Some(index + 2));
    features.add(Fact::Around, window * 5 + own);
    let tag_at = |at: Option<usize>| at.and_then(|i| page.units.get(i)).map_or(0, |unit| tag_of(tree, unit));
    features.add(Fact::PreviousTag, tag_at(index.checked_sub(1)));
    features.add(Fact::NextTag, tag_at(Some(index + 1)));
    let parent = |unit: &Unit| tree.node(unit.block).parent;
    let here = page.units.get(index).map(parent);
    let same = |at: Option<usize>| usize::from(at.and_then(|i| page.units.get(i)).map(parent) == here);
    let boundary = same(index.checked_sub(1)) * 2 + same(Some(index + 1));
    features.add(
        Fact::AfterBoundary,
        boundary * 25 + own * 5 + good(index.checked_sub(1)) * 2 + good(Some(index + 1)),
    );
}
