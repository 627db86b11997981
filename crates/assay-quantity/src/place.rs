//! Where a figure holds: the places named in its sentence, in its paragraph, in the title.

use std::collections::BTreeMap;

use assay_article::{Article, BlockKind};
use assay_language::{Analysis, Mention, MentionForm, NameKind, PlaceCode};
use assay_text::Span;

use crate::PlaceOf;

/// The places an article names, in order.
pub(crate) struct Places {
    named: Vec<Named>,
    /// The place the whole article is about, where that is clear.
    main: Option<PlaceOf>,
}

#[derive(Clone, Copy, Debug)]
struct Named {
    place: PlaceOf,
    block: usize,
}

/// A dominant place is named at least this often, and twice as often as any other.
const CLEAR: usize = 3;

impl Places {
    pub(crate) fn of(article: &Article, analysis: &Analysis) -> Self {
        let mut named = Vec::new();
        for mention in &analysis.mentions {
            let in_name = || place_in_name(article.text.as_str(), analysis, mention);
            let Some(place) = place_of(analysis, mention).or_else(in_name) else { continue };
            let Some(sentence) = analysis.sentence_at(mention.span.start()) else { continue };
            named.push(Named { place, block: sentence.block });
        }
        let main = main(article, &named);
        Self { named, main }
    }

    /// The only place that block `block` names.
    pub(crate) fn in_block(&self, block: usize) -> Option<PlaceOf> {
        let first = self.named.partition_point(|named| named.block < block);
        let mut within = self.named[first..].iter().take_while(|named| named.block == block);
        let place = within.next()?.place;
        within.all(|other| other.place.code == place.code).then_some(place)
    }

    /// The place of the figure at `figure` in the sentence `sentence` of block `block`; `measure`
    /// is the first word of what it measures, in the singular.
    pub(crate) fn near(
        &self,
        text: &str,
        figure: Span,
        sentence: Span,
        block: usize,
        measure: Option<&str>,
    ) -> Option<PlaceOf> {
        let first = self.named.partition_point(|named| named.place.span.start() < sentence.start());
        let past = self.named.partition_point(|named| named.place.span.start() < sentence.end());
        let within = &self.named[first..past];
        if let Some(place) = nearest(text, within, figure) {
            return Some(place);
        }
        let begin = self.named[..first].partition_point(|named| named.block < block);
        let earlier = &self.named[begin..first];
        if let Some(measure) = measure
            && let Some(place) = of_measure(text, earlier, sentence.start(), measure)
        {
            return Some(place);
        }
        earlier.last().map(|named| named.place).or(self.main)
    }
}

fn place_of(analysis: &Analysis, mention: &Mention) -> Option<PlaceOf> {
    if matches!(mention.form, MentionForm::Pronoun | MentionForm::Role) {
        return None;
    }
    let name = analysis.name(mention.name?);
    let is_place = matches!(name.kind, NameKind::Place | NameKind::Demonym);
    is_place.then_some(PlaceOf { span: mention.span, code: name.place })
}

/// The country in the name of an office ("the Bank of Zambia").
fn place_in_name(text: &str, analysis: &Analysis, mention: &Mention) -> Option<PlaceOf> {
    let is_office = matches!(analysis.name(mention.name?).kind, NameKind::Organization);
    let words = mention.span.of(text);
    let at = words.rfind(" of ").filter(|_| is_office)? + 4;
    let code = assay_language::place(words.get(at..)?)?;
    let span = Span::new(mention.span.start() + at, mention.span.end());
    Some(PlaceOf { span, code: Some(code) })
}

/// Of the places of a sentence the one closest to the figure: those in its own clause before
/// those beyond a mark, those in front before those behind.
fn nearest(text: &str, within: &[Named], figure: Span) -> Option<PlaceOf> {
    // A long sentence is looked at where it is near.
    let middle = within.partition_point(|named| named.place.span.start() < figure.start());
    let near = &within[middle.saturating_sub(8)..(middle + 8).min(within.len())];
    near.iter()
        .min_by_key(|named| {
            let span = named.place.span;
            let (from, to, behind) = if span.end() <= figure.start() {
                (span.end(), figure.start(), 0)
            } else {
                (figure.end().min(span.start()), span.start(), 12)
            };
            let between = text.get(from..to).unwrap_or_default();
            let marks = between.matches([',', ';', ':', '—', '–', '(']).count();
            // A place nobody can look up gives way to one that has a code.
            let unknown = if named.place.code.is_none() { 60 } else { 0 };
            // "exports to Mexico", "trade with China": where something goes is not where it is counted.
            let front = text.get(..span.start()).unwrap_or_default().trim_end();
            let front = front.strip_suffix(" the").unwrap_or(front);
            let goal =
                [" to", " with", " against", " than in", " than"].iter().any(|word| front.ends_with(word));
            let unknown = unknown + if goal { 50 } else { 0 };
            between.len() + marks * 25 + behind + unknown
        })
        .map(|named| named.place)
}

/// How many bytes back in the paragraph a measure's place is looked for.
const NEAR: usize = 2_000;

/// Measures of people and goods that leave a place: theirs is the place they leave.
const LEAVING: &[&str] = &[
    "deportation",
    "emigration",
    "evacuation",
    "export",
    "expulsion",
    "extradition",
    "removal",
    "repatriation",
    "return",
];

/// The place an earlier sentence of the paragraph ties the same measure to ("deportation … from
/// the United States", "homicides in Lorania").
fn of_measure(text: &str, earlier: &[Named], before: usize, measure: &str) -> Option<PlaceOf> {
    let start = earlier.first()?.place.span.start().saturating_sub(200).max(before.saturating_sub(NEAR));
    let start = (start..before).find(|&at| text.is_char_boundary(at))?;
    let passage = text.get(start..before)?;
    let at = start + find_ignoring_case(passage, measure)?;
    let prepositions: &[&str] =
        if LEAVING.contains(&measure) { &["from"] } else { &["in", "from", "of", "across", "for"] };
    earlier
        .iter()
        .filter(|named| named.place.span.start() > at)
        .take(4)
        .find(|named| {
            let front = text.get(..named.place.span.start()).unwrap_or_default();
            let front = front.trim_end();
            let front = front.strip_suffix("the").map_or(front, str::trim_end);
            prepositions.iter().any(|preposition| {
                front.strip_suffix(preposition).is_some_and(|rest| rest.ends_with(char::is_whitespace))
            })
        })
        .map(|named| named.place)
}

fn find_ignoring_case(passage: &str, word: &str) -> Option<usize> {
    passage.to_ascii_lowercase().rfind(word)
}

/// The place of the title where it names one alone, else the country that dominates the article.
fn main(article: &Article, named: &[Named]) -> Option<PlaceOf> {
    let in_title =
        |named: &&Named| article.blocks.get(named.block).is_some_and(|block| block.kind == BlockKind::Title);
    let mut title = named.iter().filter(in_title).filter(|named| named.place.code.is_some());
    if let Some(first) = title.next()
        && title.all(|named| named.place.code == first.place.code)
    {
        return Some(first.place);
    }
    let mut counts: BTreeMap<PlaceCode, (usize, PlaceOf)> = BTreeMap::new();
    for named in named {
        if let Some(code) = named.place.code {
            counts.entry(code).or_insert((0, named.place)).0 += 1;
        }
    }
    let (most, place) =
        counts.values().max_by_key(|(count, place)| (*count, std::cmp::Reverse(place.span.start())))?;
    let second = counts
        .values()
        .filter(|(_, other)| other.code != place.code)
        .map(|(count, _)| *count)
        .max()
        .unwrap_or(0);
    (*most >= CLEAR && *most >= 2 * second).then_some(*place)
}
