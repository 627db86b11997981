//! From sentences to claims.

use assay_article::BlockKind;
use assay_attribution::{AttributionForm, AttributionType};
use assay_language::syntax::{FineTag, Relation};
use assay_language::{Sentence, TokenKind};
use assay_quantity::{Modality, Quantity, TimeExpression, UnitKind, Value};
use assay_text::Span;

use super::clause::{self, Clause};
use super::cues::{Cue, cues};
use super::kind::{self, Content};
use super::source::{self, Sources};
use super::trivial;
use super::{Checkability, Claim, ClaimKind};
use crate::authorship::Authorship;
use crate::tree::Tree;
use crate::wording::is_loaded;
use crate::words::{Word, Words};
use crate::{Author, Reading};

/// A quotation of fewer words is part of the sentence around it.
const SHORTEST_QUOTATION: usize = 4;

/// Finds the claims, in order of place.
#[must_use]
pub fn claims(reading: Reading<'_>) -> Vec<Claim> {
    in_words(reading, &Words::new(reading))
}

/// The same with the article's words at hand.
pub(crate) fn in_words(reading: Reading<'_>, words: &Words<'_>) -> Vec<Claim> {
    let authorship = Authorship::new(reading.statements, |index| speaks_in_clauses(reading, words, index));
    let finder = Finder { reading, words, sources: Sources::new(reading, words, &authorship) };
    let mut claims = Vec::new();
    for (index, sentence) in reading.analysis.sentences.iter().enumerate() {
        let block = reading.article.blocks.get(sentence.block).map(|block| block.kind);
        let told =
            !matches!(block, Some(BlockKind::Credit | BlockKind::Preformatted | BlockKind::Cell { .. }));
        if told {
            finder.in_sentence(index, sentence, &authorship, &mut claims);
        }
    }
    claims.extend(finder.quotations());
    claims.sort_by_key(|claim| (claim.span.start(), std::cmp::Reverse(claim.span.end()), claim.kind));
    claims
}

/// Whether what is attributed makes claims of its own: a name given to something or two quoted
/// words do not.
fn speaks_in_clauses(reading: Reading<'_>, words: &Words<'_>, index: usize) -> bool {
    let Some(attribution) = reading.statements.attributions.get(index) else { return false };
    let count: usize = attribution.content.iter().map(|span| words.within(*span).len()).sum();
    let thing = attribution.kind == AttributionType::Indirect
        && attribution.source.is_some_and(|party| is_thing(words.within(party.mention)));
    let named = matches!(attribution.form, AttributionForm::Label | AttributionForm::Attitude);
    !named && count >= SHORTEST_QUOTATION && !thing
}

/// Whether a source cannot speak: an act or a plan of somebody ("the mayor's response"), an
/// activity ("investing in a garden") or the reader ("you"). What is told as its words is told by
/// the author.
fn is_thing(source: &[Word<'_>]) -> bool {
    const ACTS: [&str; 18] = [
        "achievement",
        "action",
        "answer",
        "approach",
        "campaign",
        "decision",
        "experience",
        "move",
        "plan",
        "policies",
        "policy",
        "project",
        "reaction",
        "reply",
        "response",
        "story",
        "strategy",
        "success",
    ];
    const READER: [&str; 5] = ["you", "you'd", "you'll", "you're", "you've"];
    let (Some(first), Some(last)) = (source.first(), source.last()) else { return false };
    let activity = source.len() > 1 && first.lower.len() > 5 && first.lower.ends_with("ing") && !first.proper;
    let comparative = first.is_any(&["more", "less"]);
    last.is_any(&ACTS) || first.is_any(&READER) || activity && !last.proper || comparative
}

struct Finder<'a> {
    reading: Reading<'a>,
    words: &'a Words<'a>,
    sources: Sources<'a>,
}

impl Finder<'_> {
    /// The claims of one sentence: each run of words of one speaker by itself.
    fn in_sentence(
        &self,
        index: usize,
        sentence: &Sentence,
        authorship: &Authorship,
        claims: &mut Vec<Claim>,
    ) {
        let words = self.words.range(sentence.tokens.first, sentence.tokens.past);
        let mut first = 0;
        let mut source = None;
        let tag = source::reporting_tag(words);
        let begins = source::opening(words);
        let put = source::put_at(words);
        while let Some(word) = words.get(first) {
            let by = authorship.at(word.span.start());
            let boundary = authorship.boundary_after(word.span.start());
            let past = words.partition_point(|word| word.span.start() < boundary).max(first + 1);
            // "A study that tracked 7,319 clerks found" only leads to what it found.
            let leads = by == Author::Article
                && past < words.len()
                && words.get(first..past).and_then(source::last_word).is_some_and(source::reports);
            if leads {
                first = past;
                continue;
            }
            // ", data from the Coastal Survey show." names the source; it is not what is claimed.
            let told = tag.filter(|tag| (first + 1..past).contains(tag));
            let put = put.filter(|put| (first..past).contains(put));
            if let Some(put) = put {
                claims.extend(self.put_at(words, Clause::new(put, told.unwrap_or(past)), index, by));
                first = past;
                continue;
            }
            let begins = begins.filter(|begins| (first + 1..past).contains(begins)).unwrap_or(first);
            for (clause, kind) in self.in_run(words, Clause::new(begins, told.unwrap_or(past)), sentence) {
                let Some(span) = span_of(words, clause, sentence) else { continue };
                let source = *source.get_or_insert_with(|| self.sources.sentence(index));
                let content = self.content(words, clause, sentence);
                claims.push(Claim {
                    span,
                    by,
                    kind,
                    checkable: kind::checkable(kind, &clause.words(words), &content),
                    source: self.sources.given(span, source, by),
                    quantities: self.figures(words, clause).into_iter().map(|(index, _)| index).collect(),
                    times: self.times(words, clause).into_iter().map(|(index, _)| index).collect(),
                });
            }
            first = past;
        }
    }

    /// The claim of a source that puts a figure on something: "*the crowd at 20,000 people*".
    fn put_at(&self, words: &[Word<'_>], clause: Clause, index: usize, by: Author) -> Option<Claim> {
        let sentence = self.reading.analysis.sentences.get(index)?;
        // Even a small number is put on something by somebody who counted.
        let (start, end) = bounds(words, clause);
        let all = &self.reading.quantities.quantities;
        let from = all.partition_point(|figure| figure.span.start() < start);
        let figures: Vec<usize> = (from..all.len())
            .take_while(|index| all.get(*index).is_some_and(|q| q.span.start() < end))
            .collect();
        let span = clause::trimmed(words, clause)?;
        (!figures.is_empty()).then(|| Claim {
            span,
            by,
            kind: ClaimKind::Quantity,
            checkable: kind::checkable(
                ClaimKind::Quantity,
                &clause.words(words),
                &self.content(words, clause, sentence),
            ),
            source: self.sources.given(span, self.sources.sentence(index), by),
            quantities: figures,
            times: self.times(words, clause).into_iter().map(|(index, _)| index).collect(),
        })
    }

    /// The claims of a run of words of one speaker.
    fn in_run(&self, words: &[Word<'_>], run: Clause, sentence: &Sentence) -> Vec<(Clause, ClaimKind)> {
        let mut found = Vec::new();
        let asks = words.get(..run.past).and_then(<[_]>::last).is_some_and(|word| word.is("?"));
        if asks {
            return found;
        }
        let parts = clause::at_dashes(words, run.first, run.past);
        for part in parts.into_iter().flat_map(|part| self.apart(words, part, sentence)) {
            // A list between dashes: each of its items may be a claim.
            let phrase = part != run && !kind::is_finite(&part.words(words));
            let cuts = clause::cuts(words, part, phrase);
            let kind_of = |clause| self.kind_of(words, clause, sentence);
            found.extend(pieces(words, part, &cuts, phrase, kind_of));
        }
        // What two claims on either side of a dash share is nothing, but one claim has the whole.
        if let [(clause, kind)] = found.as_mut_slice()
            && clause.hole.is_none()
            && *kind != ClaimKind::Causal
        {
            *clause = run;
        }
        if found.is_empty() {
            let said = run.words(words);
            if kind::is_opinion(&said, is_loaded) && self.content(words, run, sentence).figures.is_empty() {
                found.push((run, ClaimKind::Opinion));
            }
        }
        found
    }

    /// A subordinate clause that makes a claim of its own beside that of the sentence around it, apart
    /// from it: "The council closed three schools *after the number of pupils fell by 20 percent*".
    fn apart(&self, words: &[Word<'_>], part: Clause, sentence: &Sentence) -> Vec<Clause> {
        let (first, past) = (sentence.tokens.first, sentence.tokens.past);
        let Some(tree) = Tree::of(self.reading.analysis, first, past).filter(|_| part.hole.is_none()) else {
            return vec![part];
        };
        for (from, past) in clause::subordinate(&tree, first, part) {
            let inner = Clause::new(from, past);
            let outer = match (from == part.first, past == part.past) {
                (true, _) => Clause::new(past, part.past),
                (_, true) => Clause::new(part.first, from),
                _ => Clause { hole: Some((from, past)), ..part },
            };
            let conditional = words.get(from).is_some_and(|word| word.is_any(&["if", "unless", "whether"]));
            let claims = |clause| self.kind_of(words, clause, sentence).is_some();
            if !conditional && claims(inner) && claims(outer) {
                return vec![outer, inner];
            }
        }
        vec![part]
    }

    fn kind_of(&self, words: &[Word<'_>], clause: Clause, sentence: &Sentence) -> Option<ClaimKind> {
        kind::kind(&clause.words(words), &self.content(words, clause, sentence))
    }

    fn content(&self, words: &[Word<'_>], clause: Clause, sentence: &Sentence) -> Content<'_> {
        let block = self.reading.article.blocks.get(sentence.block).map(|block| block.kind);
        Content {
            figures: self.figures(words, clause).into_iter().map(|(_, figure)| figure).collect(),
            times: self.times(words, clause).into_iter().map(|(_, time)| time).collect(),
            heading: matches!(block, Some(BlockKind::Heading { .. })),
        }
    }

    /// Figures that say something in the clause, with their indices.
    fn figures(&self, words: &[Word<'_>], clause: Clause) -> Vec<(usize, &Quantity)> {
        let all = &self.reading.quantities.quantities;
        let (start, end) = bounds(words, clause);
        let first = all.partition_point(|figure| figure.span.start() < start);
        all.iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, figure)| figure.span.start() < end)
            .filter(|(_, figure)| clause.holds(words, figure.span) && self.says_something(words, figure))
            .collect()
    }

    fn says_something(&self, words: &[Word<'_>], figure: &Quantity) -> bool {
        let text = self.reading.article.text.as_str();
        let number = text.get(figure.number.range()).unwrap_or_default();
        let after = text.get(figure.number.end()..).unwrap_or_default();
        let place = words.partition_point(|word| word.span.end() <= figure.number.start());
        let in_name = words.get(place).is_some_and(|word| word.proper);
        let held =
            place.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| word.is("if"));
        let supposed = figure.modality == Modality::Hypothetical && (held || !is_put_forward(words));
        let difference = kind::is_difference(text.get(figure.span.end()..).unwrap_or_default());
        let counted = self.is_statistic(figure)
            || self.is_event(words, figure)
            || kind::is_share(figure, number)
            || difference;
        !in_name
            && !supposed
            && !trivial::is_trivial(figure, counted, after)
            && (difference
                || kind::is_share_in_words(figure, words)
                || kind::says_something(
                    figure,
                    number,
                    place.checked_sub(1).and_then(|before| words.get(before)),
                ))
    }

    /// Whether the figure's measure or unit names a thing statistics are kept of; of what is counted
    /// the last words must ("tax software" is no tax).
    fn is_statistic(&self, figure: &Quantity) -> bool {
        let names = |words: &[Word<'_>]| cues(words).iter().any(|(_, cue)| *cue == Cue::Measure);
        if let Some(unit) = figure.unit.span.filter(|_| figure.unit.kind == UnitKind::Count) {
            let words = self.words.within(unit);
            let last = |count: usize| words.get(words.len().saturating_sub(count)..).unwrap_or_default();
            return names(last(1)) || cues(last(2)).contains(&(0, Cue::Measure)) && words.len() == 2;
        }
        figure.measure.as_ref().is_some_and(|measure| names(self.words.within(measure.span)))
    }

    /// Whether what is counted is what something happened to, or happened at a date: "14 tunnels were
    /// found", "26 vessels sank in 2019". A few of anything are worth a record then.
    fn is_event(&self, words: &[Word<'_>], figure: &Quantity) -> bool {
        /// Of fewer a story is told, not counted.
        const LEAST: f64 = 10.0;
        let enough = matches!(figure.value, Value::Single(value) if value.value() >= LEAST);
        let (Some(unit), UnitKind::Count, true) = (figure.unit.span, figure.unit.kind, enough) else {
            return false;
        };
        let tokens = &self.reading.analysis.tokens;
        let head = tokens.partition_point(|token| token.span.end() < unit.end());
        let syntax = self.reading.analysis.syntax.get(head);
        let subject = |relations: &[Relation]| syntax.is_some_and(|of| relations.contains(&of.relation));
        let verb = syntax.and_then(|of| of.head).and_then(|head| self.reading.analysis.syntax.get(head));
        let past = verb.is_some_and(|verb| matches!(verb.fine_tag, FineTag::Vbd | FineTag::Vbn));
        let dated = words.iter().any(|word| {
            word.kind == TokenKind::Number && word.lower.len() == 4 && word.lower.starts_with(['1', '2'])
        });
        past && (subject(&[Relation::NsubjPass]) || subject(&[Relation::Nsubj, Relation::Obj]) && dated)
    }

    /// Time expressions of the clause, with their indices.
    fn times(&self, words: &[Word<'_>], clause: Clause) -> Vec<(usize, &TimeExpression)> {
        let all = &self.reading.quantities.times;
        let (start, end) = bounds(words, clause);
        let first = all.partition_point(|time| time.span.start() < start);
        all.iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, time)| time.span.start() < end)
            .filter(|(_, time)| clause.holds(words, time.span))
            .collect()
    }

    /// That somebody said something, where the article tells where or when, so that it could be
    /// looked up: a post, a letter, an interview.
    fn quotations(&self) -> Vec<Claim> {
        let mut claims = Vec::new();
        for attribution in &self.reading.statements.attributions {
            let direct = attribution.kind != AttributionType::Indirect
                && attribution.form != AttributionForm::ScareQuote
                && attribution.within.is_none();
            let placed = attribution.venue.is_some()
                || attribution.time.is_some()
                || matches!(attribution.form, AttributionForm::Post | AttributionForm::Letter);
            let (Some(source), true, true) = (attribution.source, direct, placed) else { continue };
            let anchor = attribution.cue.unwrap_or(source.mention);
            let sentences = &self.reading.analysis.sentences;
            let index = sentences.partition_point(|sentence| sentence.span.end() <= anchor.start());
            let Some(sentence) = sentences.get(index).filter(|sentence| sentence.span.contains(anchor))
            else {
                continue;
            };
            // A letter's source line stands after its last paragraph.
            let last = attribution.content.last().map_or(anchor.start(), |content| content.start());
            let last = sentences.partition_point(|sentence| sentence.span.end() <= last);
            let source = self.sources.sentence(index).with_line_after(self.sources.sentence(last));
            let given = self.sources.given(anchor, source, Author::Article);
            claims.push(Claim {
                span: sentence.span,
                by: Author::Article,
                kind: ClaimKind::Quotation,
                checkable: Checkability::Checkable,
                source: given,
                quantities: Vec::new(),
                times: Vec::new(),
            });
        }
        claims.dedup_by_key(|claim| claim.span);
        claims
    }
}

/// Whether a figure under "would" or "could" is put forward as coming, on no condition.
fn is_put_forward(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| word.is_any(&["would", "could", "may", "might"]))
        && !words.iter().any(|word| word.is_any(&["if", "unless", "whether", "imagine", "suppose"]))
}

fn bounds(words: &[Word<'_>], clause: Clause) -> (usize, usize) {
    match words.get(clause.first..clause.past) {
        Some([first, .., last]) => (first.span.start(), last.span.end()),
        Some([only]) => (only.span.start(), only.span.end()),
        _ => (0, 0),
    }
}

/// `part` cut wherever a claim stands on either side: what makes no claim of its own stays with
/// the claim before it, or with the first.
fn pieces(
    words: &[Word<'_>],
    part: Clause,
    cuts: &[usize],
    phrase: bool,
    kind_of: impl Fn(Clause) -> Option<ClaimKind>,
) -> Vec<(Clause, ClaimKind)> {
    let mut claims: Vec<Clause> = Vec::new();
    let mut start = part.first;
    for past in cuts.iter().copied().chain([part.past]) {
        let piece = Clause { first: start, past, hole: part.hole };
        start = past;
        let stands = phrase || kind::is_finite(&piece.words(words));
        let kind = kind_of(piece).filter(|_| stands);
        // "was opened in 1931 and closed in 1988": what has no subject of its own goes on telling.
        let goes_on = kind == Some(ClaimKind::Event) && begins_with_verb(words, piece);
        let claims_something = kind.is_some() && !goes_on;
        match claims.last_mut() {
            Some(_) | None if phrase && !claims_something => {}
            Some(last) if !claims_something => last.past = past,
            Some(last) if kind_of(*last).is_none() => last.past = past,
            Some(_) => claims.push(piece),
            None => claims.push(piece),
        }
    }
    claims.into_iter().filter_map(|clause| Some((clause, kind_of(clause)?))).collect()
}

/// Whether a verb stands right after the conjunction that a piece begins with.
fn begins_with_verb(words: &[Word<'_>], piece: Clause) -> bool {
    use FineTag::{Vbd, Vbn, Vbp, Vbz};
    let second = words.get(piece.first + 1).and_then(|word| word.tag);
    piece.first > 0 && matches!(second, Some(Vbd | Vbn | Vbp | Vbz))
}

/// The claim's words: the whole sentence with its full stop, or the clause without what joins it
/// to the rest.
fn span_of(words: &[Word<'_>], clause: Clause, sentence: &Sentence) -> Option<Span> {
    if clause.first == 0 && clause.past == words.len() {
        return Some(sentence.span);
    }
    clause::trimmed(words, clause)
}
