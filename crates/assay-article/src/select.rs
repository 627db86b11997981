//! Which units are the article.

use crate::OmittedKind;
use crate::furniture;
use crate::hints::{Hint, hint_of};
use crate::html::{NodeId, Tag, Tree};
use crate::lines;
use crate::metadata::byline;
use crate::page::{Page, Unit};

/// What was decided of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The headline.
    Title,
    /// Part of the article.
    Keep,
    /// Left out.
    Omit(OmittedKind),
}

/// What is known of a unit before anything is decided.
#[derive(Clone, Copy, Debug)]
struct Facts {
    /// Bytes of text that reads like a sentence or more, links aside.
    mass: u32,
    /// Furniture that an element around it names; the outermost such element.
    furniture: Option<(OmittedKind, NodeId)>,
    heading: bool,
    in_list: bool,
}

/// Decides every unit of the page; `title` is the place of the headline among them.
pub(crate) fn select(tree: &Tree<'_>, page: &Page, title: Option<usize>) -> Vec<Verdict> {
    let content = page.text.as_str();
    let masses: Vec<u32> = page.units.iter().map(|unit| running_text(unit, content)).collect();
    let hints = believed_hints(tree, page, &masses);
    let facts: Vec<Facts> = page
        .units
        .iter()
        .zip(&masses)
        .map(|(unit, mass)| {
            let (furniture, heading, in_list) = around(tree, unit.first, &hints);
            Facts { mass: *mass, furniture, heading, in_list }
        })
        .collect();
    let main = main_element(tree, page, &facts);
    let mut verdicts: Vec<Verdict> = page
        .units
        .iter()
        .zip(&facts)
        .map(|(unit, facts)| judge(tree, unit, content, facts, main, &hints))
        .collect();
    if let Some(title) = title {
        let follows = verdicts.iter().skip(title).any(|verdict| *verdict == Verdict::Keep);
        if follows {
            for (verdict, facts) in verdicts.iter_mut().zip(&facts).take(title) {
                if *verdict == Verdict::Keep && facts.mass < 200 {
                    *verdict = Verdict::Omit(OmittedKind::Other);
                }
            }
        }
        if let Some(verdict) = verdicts.get_mut(title) {
            *verdict = Verdict::Title;
        }
    }
    drop_lone_headings(&facts, &mut verdicts);
    verdicts
}

/// Bytes of a unit that reads like running text.
fn running_text(unit: &Unit, content: &str) -> u32 {
    let text = unit.span.of(content);
    let len = unit.span.len() as u32;
    let linked = unit.linked.min(len);
    let sentence = text.contains(". ") || text.ends_with(['.', '!', '?', '”', '"', ':', '…']) || len > 200;
    if len < 40 || linked * 2 > len || !sentence { 0 } else { len - linked }
}

/// Hints of every element, without those that the text itself contradicts: an element that holds
/// more than two fifths of the page's running text is no furniture.
fn believed_hints(tree: &Tree<'_>, page: &Page, masses: &[u32]) -> Vec<Hint> {
    let mut hints: Vec<Hint> = Vec::with_capacity(tree.nodes.len());
    let weights = element_masses(tree, page, masses);
    let total = weights.first().copied().unwrap_or_default();
    for (id, node) in tree.nodes.iter().enumerate() {
        let mut hint = Hint::default();
        if node.tag != Tag::Text && !node.raw {
            hint = hint_of(tree, id as NodeId);
            let weight = weights.get(id).copied().unwrap_or_default();
            if u64::from(weight) * 5 > u64::from(total) * 2 {
                hint.furniture = None;
                hint.hidden = false;
            }
        }
        hints.push(hint);
    }
    hints
}

/// For every node the sum of the masses of the units within it.
fn element_masses(tree: &Tree<'_>, page: &Page, masses: &[u32]) -> Vec<u32> {
    let mut sums = vec![0u32; tree.nodes.len()];
    for (unit, mass) in page.units.iter().zip(masses) {
        if let Some(sum) = sums.get_mut(unit.first as usize) {
            *sum = sum.saturating_add(*mass);
        }
    }
    for id in (1..tree.nodes.len()).rev() {
        let (mass, parent) = (sums[id], tree.nodes[id].parent as usize);
        if let Some(sum) = sums.get_mut(parent) {
            *sum = sum.saturating_add(mass);
        }
    }
    sums
}

fn around(tree: &Tree<'_>, first: NodeId, hints: &[Hint]) -> (Option<(OmittedKind, NodeId)>, bool, bool) {
    let (mut furniture, mut heading, mut in_list) = (None, false, false);
    for id in tree.ancestors(first) {
        let tag = tree.node(id).tag;
        heading |= tag.heading_level().is_some();
        in_list |= tag == Tag::Li;
        let hint = hints.get(id as usize).copied().unwrap_or_default();
        if let Some(kind) = hint.furniture.or(hint.hidden.then_some(OmittedKind::Other)) {
            furniture = Some((kind, id));
        }
    }
    (furniture, heading, in_list)
}

/// The deepest element that holds four fifths of the running text outside furniture.
fn main_element(tree: &Tree<'_>, page: &Page, facts: &[Facts]) -> NodeId {
    let good: Vec<u32> =
        facts.iter().map(|facts| if facts.furniture.is_some() { 0 } else { facts.mass }).collect();
    let masses = element_masses(tree, page, &good);
    let total = u64::from(masses.first().copied().unwrap_or_default());
    let deepest = masses
        .iter()
        .zip(&tree.nodes)
        .rposition(|(mass, node)| node.tag != Tag::Text && u64::from(*mass) * 5 >= total * 4);
    deepest.unwrap_or_default() as NodeId
}

fn judge(
    tree: &Tree<'_>,
    unit: &Unit,
    content: &str,
    facts: &Facts,
    main: NodeId,
    hints: &[Hint],
) -> Verdict {
    let text = unit.span.of(content);
    let wording = furniture::kind_of(text);
    let inside = tree.ancestors(unit.first).any(|id| id == main);
    let article = tree
        .ancestors(unit.first)
        .take_while(|id| *id != main)
        .any(|id| hints.get(id as usize).is_some_and(|hint| hint.article));
    let kind = || wording.or(facts.furniture.map(|(kind, _)| kind)).unwrap_or(OmittedKind::Other);
    if !inside && !article {
        return Verdict::Omit(match kind() {
            OmittedKind::Other if unit.linked as usize * 2 > unit.span.len() => OmittedKind::Navigation,
            kind => kind,
        });
    }
    if facts.furniture.is_some() || wording.is_some() {
        return Verdict::Omit(kind());
    }
    if byline::is_byline(text) {
        return Verdict::Omit(OmittedKind::Byline);
    }
    let len = unit.span.len();
    if facts.heading || lines::is_credit(text) {
        return Verdict::Keep;
    }
    let linked = unit.linked as usize;
    if linked * 10 > len * 9 && !facts.in_list && len < 200 {
        return Verdict::Omit(OmittedKind::Related);
    }
    Verdict::Keep
}

/// A heading that nothing of the article follows before the next one of its rank is furniture's.
fn drop_lone_headings(facts: &[Facts], verdicts: &mut [Verdict]) {
    let mut content_follows = false;
    for (facts, verdict) in facts.iter().zip(verdicts.iter_mut()).rev() {
        match verdict {
            Verdict::Keep if facts.heading && !content_follows => {
                *verdict = Verdict::Omit(OmittedKind::Other);
            }
            Verdict::Keep => content_follows |= !facts.heading,
            _ => {}
        }
    }
}
