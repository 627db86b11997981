//! Which units are the article.
//!
//! The chain: the page is surveyed, every unit is scored by [`scorer`](crate::scorer), and the
//! rules below decide what scores cannot: the headline, furniture known by its wording, what
//! stands before the headline, headings that nothing follows.

use assay_text::Span;

use crate::OmittedKind;
use crate::build::is_post;
use crate::dense::{self, Makers};
use crate::features;
use crate::furniture;
use crate::html::{Tag, Tree};
use crate::lines;
use crate::metadata::byline;
use crate::page::{Page, Unit};
use crate::scorer::{self, Units, Weights};
use crate::survey::Survey;
use crate::training::around;

/// What was decided of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The headline.
    Title,
    /// The sentence between headline and byline.
    Standfirst,
    /// Part of the article.
    Keep,
    /// Left out.
    Omit(OmittedKind),
}

/// Log-odds from which a unit is kept: below even, because a paragraph lost is worse for a reader
/// who checks than a line too many.
const THRESHOLD: f32 = -0.25;

/// Least bytes of kept running text that make an article where no element says that it is one.
const LEAST_TEXT: usize = 140;

/// Units after the headline among which a short article begins.
const BELOW_TITLE: usize = 3;

/// Decides every unit of the page; `title` is the place of the headline among them.
pub(crate) fn select(
    tree: &Tree<'_>,
    page: &Page,
    survey: &Survey,
    title: Option<usize>,
    makers: Makers<'_>,
    weights: &Weights,
) -> Vec<Verdict> {
    let content = page.text.as_str();
    let features = features::features(tree, page, survey, title);
    let lengths: Vec<usize> = page.units.iter().map(|unit| unit.span.len()).collect();
    let around: Vec<scorer::Around> = page.units.iter().map(|unit| around(tree, unit.block)).collect();
    let rows = dense::rows(tree, page, survey, title, makers);
    let scores = weights.score(&features, Units { lengths: &lengths, around: &around, rows: &rows });
    let mut verdicts: Vec<Verdict> = page
        .units
        .iter()
        .zip(&scores)
        .enumerate()
        .map(|(index, (unit, score))| judge(tree, survey, unit, index, content, *score))
        .collect();
    if let Some(verdict) = title.and_then(|title| verdicts.get_mut(title)) {
        *verdict = Verdict::Title;
    }
    keep_most_of_the_text(tree, page, survey, title, &mut verdicts);
    keep_whole_posts(tree, page, &mut verdicts);
    keep_captions(tree, page, &mut verdicts);
    drop_copies(tree, page, survey, &mut verdicts);
    drop_lone_headings(tree, page, &mut verdicts);
    if let Some(verdict) =
        title.and_then(|title| standfirst(tree, page, title)).and_then(|index| verdicts.get_mut(index))
    {
        *verdict = Verdict::Standfirst;
    }
    let kept = |index: &usize| verdicts.get(*index) == Some(&Verdict::Keep);
    let of = |index: usize| page.units.get(index).map_or(0, |unit| unit.span.len());
    let text: usize = (0..page.units.len()).filter(kept).map(of).sum();
    let marked = |index: usize| survey.mass_of(index) > 0 && is_marked(tree, page, title, index);
    if text < LEAST_TEXT && !(0..page.units.len()).filter(kept).any(marked) {
        for (index, (verdict, unit)) in verdicts.iter_mut().zip(&page.units).enumerate() {
            if *verdict == Verdict::Keep {
                *verdict = Verdict::Omit(kind_of(tree, survey, unit, index, unit.span.of(content)));
            }
        }
    }
    verdicts
}

/// Keeps a unit that holds most of the page's running text and is longer than all that was kept:
/// pages of one endless paragraph, or of one short one, are unlike any that the scorer has seen.
fn keep_most_of_the_text(
    tree: &Tree<'_>,
    page: &Page,
    survey: &Survey,
    title: Option<usize>,
    verdicts: &mut [Verdict],
) {
    let total = u64::from(survey.total_mass());
    let kept = page.units.iter().zip(verdicts.iter()).filter(|(_, verdict)| **verdict == Verdict::Keep);
    let kept: usize = kept.map(|(unit, _)| unit.span.len()).sum();
    for (index, (unit, verdict)) in page.units.iter().zip(verdicts).enumerate() {
        let furniture = || {
            furniture::kind_of(unit.span.of(page.text.as_str())).is_some()
                || tree.ancestors(unit.first).any(|id| is_apart(tree.node(id).tag))
        };
        if matches!(verdict, Verdict::Omit(_))
            && u64::from(survey.mass_of(index)) * 2 > total
            && unit.span.len() > kept
            && (unit.span.len() >= LEAST_TEXT || is_marked(tree, page, title, index))
            && !furniture()
        {
            *verdict = Verdict::Keep;
        }
    }
}

/// Keeps captions and credits of figures that stand among the article's text: a figure in a caption
/// is a claim as well, and the pages the scorer learned from leave most of them out.
fn keep_captions(tree: &Tree<'_>, page: &Page, verdicts: &mut [Verdict]) {
    let caption: Vec<bool> = page
        .units
        .iter()
        .map(|unit| {
            let tag = |id| tree.node(id).tag;
            tree.ancestors(unit.first).any(|id| tag(id) == Tag::Figcaption)
                && !tree.ancestors(unit.first).any(|id| is_apart(tag(id)))
                && unit.linked as usize * 2 <= unit.span.len()
                && furniture::kind_of(unit.span.of(page.text.as_str())).is_none()
        })
        .collect();
    let is_caption = |index: &usize| caption.get(*index).copied().unwrap_or_default();
    let is_kept = |verdicts: &[Verdict], index: Option<usize>| {
        index
            .and_then(|index| verdicts.get(index))
            .is_some_and(|verdict| !matches!(verdict, Verdict::Omit(_)))
    };
    let mut start = 0;
    while let Some(from) = (start..page.units.len()).find(is_caption) {
        let end = (from..page.units.len()).find(|index| !is_caption(index)).unwrap_or(page.units.len());
        if is_kept(verdicts, from.checked_sub(1)) && is_kept(verdicts, Some(end)) {
            for verdict in verdicts.get_mut(from..end).unwrap_or_default() {
                *verdict = Verdict::Keep;
            }
        }
        start = end;
    }
}

/// Shortest text in bytes that is not repeated by chance.
const NO_CHANCE: usize = 60;

/// Drops what stands on the page a second time, as pages made for two widths of screen do: long
/// texts, and what lies between two of them.
fn drop_copies(tree: &Tree<'_>, page: &Page, survey: &Survey, verdicts: &mut [Verdict]) {
    let is_kept = |verdicts: &[Verdict], index: usize| verdicts.get(index) == Some(&Verdict::Keep);
    let mut in_copy = false;
    for (index, unit) in page.units.iter().enumerate() {
        if !is_kept(verdicts, index) {
            continue;
        }
        let original = survey.original_of(index).filter(|first| is_kept(verdicts, *first));
        let cell = tree
            .ancestors(unit.first)
            .take(6)
            .any(|id| matches!(tree.node(id).tag, Tag::Table | Tag::Pre | Tag::Td));
        in_copy = original.is_some() && !cell && (in_copy || unit.span.len() >= NO_CHANCE);
        if let Some(verdict) = verdicts.get_mut(index).filter(|_| in_copy) {
            *verdict = Verdict::Omit(OmittedKind::Other);
        }
    }
}

/// Keeps the line that says whose post it is, and when, below the words of a post that are kept.
fn keep_whole_posts(tree: &Tree<'_>, page: &Page, verdicts: &mut [Verdict]) {
    let post_of = |unit: &Unit| {
        tree.ancestors(unit.first).find(|id| tree.node(*id).tag == Tag::Blockquote && is_post(tree, *id))
    };
    let mut kept = None;
    for (unit, verdict) in page.units.iter().zip(verdicts) {
        let post = post_of(unit);
        match verdict {
            Verdict::Keep => kept = post,
            Verdict::Omit(_) if post.is_some() && post == kept => *verdict = Verdict::Keep,
            _ => {}
        }
    }
}

/// Whether the page says that the unit is of the article: it stands in `<article>` or `<main>`, or
/// right below the headline.
fn is_marked(tree: &Tree<'_>, page: &Page, title: Option<usize>, index: usize) -> bool {
    let below = title.is_some_and(|title| (title + 1..=title + BELOW_TITLE).contains(&index));
    let tags = || {
        let first = page.units.get(index).map(|unit| unit.first);
        first.into_iter().flat_map(|first| tree.ancestors(first)).map(|id| tree.node(id).tag)
    };
    (below || tags().any(|tag| matches!(tag, Tag::Article | Tag::Main))) && !tags().any(is_apart)
}

/// Elements whose text stands beside the article, or around it.
const fn is_apart(tag: Tag) -> bool {
    matches!(tag, Tag::Nav | Tag::Aside | Tag::Footer | Tag::Form | Tag::Button | Tag::Dialog)
}

fn judge(tree: &Tree<'_>, survey: &Survey, unit: &Unit, index: usize, content: &str, score: f32) -> Verdict {
    let text = unit.span.of(content);
    if score <= THRESHOLD {
        return Verdict::Omit(kind_of(tree, survey, unit, index, text));
    }
    // Wording that no article has, whatever stands around it.
    match survey.wording_of(index) {
        Some(kind) if survey.mass_of(index) < 200 && !is_heading(tree, unit) => return Verdict::Omit(kind),
        _ => {}
    }
    if byline::is_byline(text) && text.len() < 80 {
        return Verdict::Omit(OmittedKind::Byline);
    }
    Verdict::Keep
}

/// Units between headline and byline; more are no head of an article.
const HEAD: usize = 5;
/// Bytes of a standfirst.
const STANDFIRST: std::ops::RangeInclusive<usize> = 40..=400;

/// The standfirst: an unlinked sentence that a byline separates from the article.
fn standfirst(tree: &Tree<'_>, page: &Page, title: usize) -> Option<usize> {
    let content = page.text.as_str();
    let head = || page.units.iter().enumerate().skip(title + 1).take(HEAD);
    let (byline, _) = head().find(|(_, unit)| {
        let text = unit.span.of(content);
        text.len() < 120 && byline::is_byline(text)
    })?;
    let mut sentences = head().take_while(|(index, _)| *index < byline).filter(|(_, unit)| {
        let text = unit.span.of(content);
        let elsewhere = tree.ancestors(unit.first).any(|id| {
            matches!(
                tree.node(id).tag,
                Tag::Li | Tag::Nav | Tag::Aside | Tag::Figcaption | Tag::Figure | Tag::Form | Tag::Button
            )
        });
        STANDFIRST.contains(&text.len())
            && text.split_whitespace().count() >= 6
            && unit.linked == 0
            && !elsewhere
            && furniture::kind_of(text).is_none()
    });
    let (index, _) = sentences.next()?;
    sentences.next().is_none().then_some(index)
}

fn is_heading(tree: &Tree<'_>, unit: &Unit) -> bool {
    tree.ancestors(unit.first).take(6).any(|id| tree.node(id).tag.heading_level().is_some())
}

/// Why a unit is left out: its wording, else what the elements around it name, the nearest
/// first, else its shape.
fn kind_of(tree: &Tree<'_>, survey: &Survey, unit: &Unit, index: usize, text: &str) -> OmittedKind {
    if let Some(kind) = survey.wording_of(index) {
        return kind;
    }
    if byline::is_byline(text) {
        return OmittedKind::Byline;
    }
    let mut other = false;
    for id in tree.ancestors(unit.first) {
        match survey.hint(id).furniture {
            Some(OmittedKind::Other) => other = true,
            Some(kind) => return kind,
            None => {}
        }
    }
    if tree.ancestors(unit.first).any(|id| tree.node(id).tag == Tag::Header) && lines::is_heading(text) {
        return OmittedKind::Navigation;
    }
    match unit.linked as usize * 2 > unit.span.len() {
        true if !other && unit.span.len() > 40 => OmittedKind::Related,
        true => OmittedKind::Navigation,
        false => OmittedKind::Other,
    }
}

/// A heading that nothing of the article follows before the end, or before a heading of its rank
/// or above with only left-out text between, belongs to what was left out.
fn drop_lone_headings(tree: &Tree<'_>, page: &Page, verdicts: &mut [Verdict]) {
    let mut content_follows = false;
    for (unit, verdict) in page.units.iter().zip(verdicts.iter_mut()).rev() {
        if *verdict != Verdict::Keep {
            continue;
        }
        if !is_heading(tree, unit) {
            content_follows = true;
        } else if !content_follows {
            *verdict = Verdict::Omit(OmittedKind::Other);
        }
    }
}

/// Joins neighbouring omitted passages of one kind.
pub(crate) fn joins(last: Span, next: Span, last_block: Option<Span>) -> Option<Span> {
    last_block.is_none_or(|block| block.end() <= last.start()).then(|| last.cover(next))
}
