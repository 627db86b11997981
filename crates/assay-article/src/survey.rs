//! What is measured of a page before any unit is judged: where its running text lies, what its
//! elements' names say, what repeats.

use crate::OmittedKind;
use crate::furniture;
use crate::hints::{Hint, hash, hint_of};
use crate::html::{NodeId, Tag, Tree};
use crate::page::{Page, Unit};

/// Measures of a page's elements and units.
pub(crate) struct Survey {
    hints: Vec<Hint>,
    elements: Vec<Element>,
    masses: Vec<u32>,
    copies: Vec<usize>,
    /// For each unit the first with its text.
    originals: Vec<usize>,
    body: Vec<usize>,
    wordings: Vec<Option<OmittedKind>>,
    main: NodeId,
}

/// Sums over the units within an element.
#[derive(Clone, Copy, Default)]
struct Element {
    /// Bytes of running text.
    mass: u32,
    /// Bytes of any text, and those linked.
    bytes: u32,
    linked: u32,
    units: u32,
}

impl Survey {
    /// Measures the page; `body` is the article's text as a script on the page gives it.
    pub(crate) fn of(tree: &Tree<'_>, page: &Page, body: Option<&str>) -> Self {
        let content = page.text.as_str();
        let masses: Vec<u32> = page.units.iter().map(|unit| running_text(unit, content)).collect();
        let elements = sums(tree, page, &masses);
        let hints = believed_hints(tree, &elements);
        let good: Vec<u32> = page
            .units
            .iter()
            .zip(&masses)
            .map(|(unit, mass)| {
                let furniture = tree.ancestors(unit.first).any(|id| {
                    hints.get(id as usize).is_some_and(|hint| hint.furniture.is_some() || hint.hidden)
                });
                if furniture { 0 } else { *mass }
            })
            .collect();
        let main = main_element(tree, &sums(tree, page, &good));
        let (copies, originals) = copies(page);
        let wordings = page.units.iter().map(|unit| furniture::kind_of(unit.span.of(content))).collect();
        let body = body_shares(page, body.unwrap_or_default());
        Self { hints, elements, masses, copies, originals, body, wordings, main }
    }

    pub(crate) fn hint(&self, id: NodeId) -> Hint {
        self.hints.get(id as usize).copied().unwrap_or_default()
    }

    /// Bytes of running text on the whole page.
    pub(crate) fn total_mass(&self) -> u32 {
        self.elements.first().map_or(0, |root| root.mass)
    }

    /// Bytes of running text in a unit.
    pub(crate) fn mass_of(&self, unit: usize) -> u32 {
        self.masses.get(unit).copied().unwrap_or_default()
    }

    /// How many units have the same text.
    pub(crate) fn copies_of(&self, unit: usize) -> usize {
        self.copies.get(unit).copied().unwrap_or(1)
    }

    /// The furniture a unit's wording shows it to be.
    pub(crate) fn wording_of(&self, unit: usize) -> Option<OmittedKind> {
        self.wordings.get(unit).copied().flatten()
    }

    /// The first unit with the same text, where that is another one.
    pub(crate) fn original_of(&self, unit: usize) -> Option<usize> {
        self.originals.get(unit).copied().filter(|first| *first != unit)
    }

    /// Whether the same text stands before on the page.
    pub(crate) fn is_copy(&self, unit: usize) -> bool {
        self.original_of(unit).is_some()
    }

    /// 0 where the page's scripts do not give the article's text, 1 to 3 for how much of the unit
    /// stands in it.
    pub(crate) fn body_share(&self, unit: usize) -> usize {
        self.body.get(unit).copied().unwrap_or_default()
    }

    /// The deepest element that holds four fifths of the running text outside furniture.
    pub(crate) fn main(&self) -> NodeId {
        self.main
    }

    /// Of an element: bytes of running text, percent of its text that is linked, units.
    pub(crate) fn parent(&self, id: NodeId) -> (u32, usize, u32) {
        let element = self.elements.get(id as usize).copied().unwrap_or_default();
        let linked = u64::from(element.linked) * 100 / u64::from(element.bytes.max(1));
        (element.mass, linked.min(100) as usize, element.units)
    }
}

/// Bytes of a unit that reads like running text, links aside.
fn running_text(unit: &Unit, content: &str) -> u32 {
    let text = unit.span.of(content);
    let len = unit.span.len() as u32;
    let linked = unit.linked.min(len);
    let sentence = text.contains(". ") || text.ends_with(['.', '!', '?', '”', '"', ':', '…']) || len > 200;
    if len < 40 || linked * 2 > len || !sentence { 0 } else { len - linked }
}

fn sums(tree: &Tree<'_>, page: &Page, masses: &[u32]) -> Vec<Element> {
    let mut elements = vec![Element::default(); tree.nodes.len()];
    for (unit, mass) in page.units.iter().zip(masses) {
        if let Some(element) = elements.get_mut(unit.first as usize) {
            let bytes = unit.span.len() as u32;
            *element = Element { mass: *mass, bytes, linked: unit.linked, units: 1 };
        }
    }
    for (id, node) in tree.nodes.iter().enumerate().skip(1).rev() {
        let own = elements.get(id).copied().unwrap_or_default();
        if own.units > 0
            && let Some(parent) = elements.get_mut(node.parent as usize)
        {
            parent.mass = parent.mass.saturating_add(own.mass);
            parent.bytes = parent.bytes.saturating_add(own.bytes);
            parent.linked = parent.linked.saturating_add(own.linked);
            parent.units = parent.units.saturating_add(own.units);
        }
    }
    elements
}

/// Hints of every element, without those that the text itself contradicts: an element that holds
/// more than two fifths of the page's running text is no furniture.
fn believed_hints(tree: &Tree<'_>, elements: &[Element]) -> Vec<Hint> {
    let total = elements.first().map_or(0, |root| root.mass);
    let hint = |(id, element): (usize, &Element)| {
        let node = tree.node(id as NodeId);
        if node.tag == Tag::Text || node.raw || element.units == 0 {
            return Hint::default();
        }
        let mut hint = hint_of(tree, id as NodeId);
        if u64::from(element.mass) * 5 > u64::from(total) * 2 {
            hint.furniture = None;
            hint.hidden = false;
        }
        hint
    };
    elements.iter().enumerate().map(hint).collect()
}

fn main_element(tree: &Tree<'_>, elements: &[Element]) -> NodeId {
    let total = u64::from(elements.first().map_or(0, |root| root.mass));
    let holds = |element: &Element| u64::from(element.mass) * 5 >= total * 4;
    let deepest = elements.iter().zip(&tree.nodes).rposition(|(e, node)| node.tag.is_block() && holds(e));
    deepest.unwrap_or_default() as NodeId
}

/// For every unit how many have its text, and which is the first of them.
fn copies(page: &Page) -> (Vec<usize>, Vec<usize>) {
    let content = page.text.as_str();
    let mut order: Vec<(u64, usize)> =
        page.units.iter().enumerate().map(|(index, unit)| (hash(unit.span.of(content)), index)).collect();
    order.sort_unstable();
    let (mut counts, mut firsts) = (vec![1; order.len()], vec![0; order.len()]);
    for alike in order.chunk_by(|a, b| a.0 == b.0) {
        let first = alike.first().map_or(0, |(_, index)| *index);
        for (_, index) in alike {
            if let (Some(count), Some(slot)) = (counts.get_mut(*index), firsts.get_mut(*index)) {
                (*count, *slot) = (alike.len(), first);
            }
        }
    }
    (counts, firsts)
}

/// Words of a shingle that ties a unit to the article's text.
const SHINGLE: usize = 3;

fn word_hashes(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(hash).collect()
}

fn shingles(hashes: &[u64]) -> impl Iterator<Item = u64> + '_ {
    let join = |window: &[u64]| window.iter().fold(7u64, |h, word| h.rotate_left(9).wrapping_mul(31) ^ word);
    hashes.windows(SHINGLE.min(hashes.len().max(1))).map(join)
}

/// How much of each unit stands in `body`: 1 for little, 2 for some, 3 for nearly all.
fn body_shares(page: &Page, body: &str) -> Vec<usize> {
    let words = word_hashes(body);
    if words.len() < 80 {
        return Vec::new();
    }
    let mut known: Vec<u64> = shingles(&words).collect();
    known.sort_unstable();
    let share = |unit: &Unit| {
        let words = word_hashes(unit.span.of(page.text.as_str()));
        if words.len() < SHINGLE {
            return 2;
        }
        let of = words.len() + 1 - SHINGLE;
        let found = shingles(&words).filter(|shingle| known.binary_search(shingle).is_ok()).count();
        match found * 100 / of.max(1) {
            80.. => 3,
            30.. => 2,
            _ => 1,
        }
    };
    page.units.iter().map(share).collect()
}
