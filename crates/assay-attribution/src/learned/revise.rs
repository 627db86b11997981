//! What the learned steps make of a unit after the rules.

use assay_language::syntax::{Relation, Tag};
use assay_language::{Analysis, Masked};
use assay_text::Span;

use super::content::Answer;
use super::feature::number;
use super::find::{Found, accepted};
use super::sheet::{Known, NOWHERE, Sheet};
use super::source::{Candidate, overlap};
use super::{Model, content::Passage as Pieces};
use crate::attribution::AttributionForm;
use crate::draft::Draft;
use crate::pairing::Passage;
use crate::speaker::is_human;
use crate::title::is_title;
use crate::unit::Unit;
use crate::verb::Frames;

/// Longest unit that is looked at, in pieces; what is longer is no sentence.
const LONGEST: usize = 600;

/// Applies a model to the units of one article.
pub(crate) struct Reviser<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    masked: Masked<'a>,
    model: &'a Model,
}

impl<'a> Reviser<'a> {
    pub fn new(text: &'a str, analysis: &'a Analysis, model: &'a Model) -> Self {
        Self { text, analysis, masked: Masked::of(analysis, text), model }
    }

    /// The unit in pieces, with what the rules found in it: the drafts from `first` on.
    pub fn sheet(&self, unit: &Unit, drafts: &[Draft], first: usize) -> Option<Sheet> {
        if unit.items.len() > LONGEST {
            return None;
        }
        let mut sheet = Sheet::of(self.text, self.analysis, &self.masked, unit);
        sheet.know(drafts, first);
        Some(sheet)
    }

    /// Revises the drafts of the unit, those from `first` on.
    pub fn revise(&self, unit: &Unit, passages: &[Passage], drafts: &mut Vec<Draft>, first: usize) {
        if self.model.is_empty() || self.analysis.syntax.len() != self.analysis.tokens.len() {
            return;
        }
        let Some(sheet) = self.sheet(unit, drafts, first) else { return };
        let mut found = accepted(self.model, &sheet);
        for one in &mut found {
            one.content.after = one.content.after.map(|part| without_reaction(&sheet, part));
        }
        self.rewrite(&sheet, passages, drafts, first, &found);
    }

    /// Puts what was found in the place of the rules' drafts.
    fn rewrite(
        &self,
        sheet: &Sheet,
        passages: &[Passage],
        drafts: &mut Vec<Draft>,
        first: usize,
        found: &[Found],
    ) {
        let rules: Vec<Draft> = drafts.split_off(first);
        let mut used = vec![false; rules.len()];
        let mut moved: Vec<Option<usize>> = vec![None; rules.len()];
        for one in found {
            let known = sheet.known.iter().find(|known| {
                !known.nested
                    && !used[known.draft - first]
                    && known.cue.is_some_and(|cue| overlap(cue, one.cue))
            });
            let rule = known.map(|known| {
                used[known.draft - first] = true;
                moved[known.draft - first] = Some(drafts.len());
                rules[known.draft - first].clone()
            });
            if rule.is_none()
                && (self.names_work(sheet, passages, one)
                    || is_nobodys(sheet, one)
                    || says_nothing(sheet, one))
            {
                continue;
            }
            let label = rule.clone().filter(|rule| rule.form == AttributionForm::Label);
            drafts.push(self.draft(sheet, passages, one, rule));
            drafts.extend(label.map(|label| Draft { within: Some(drafts.len() - 1), ..label }));
        }
        // What the rules attribute in quotation marks, or to somebody by a noun, stays unless somebody else has it
        // now.
        for (at, rule) in rules.iter().enumerate() {
            let claimed = |quote: &usize| drafts[first..].iter().any(|draft| draft.quotes.contains(quote));
            let quoted = !rule.quotes.is_empty() && !rule.quotes.iter().any(claimed);
            let by_noun = || {
                let known = sheet.known.iter().find(|known| known.draft == first + at);
                known.is_some_and(|known| self.is_noun_report(sheet, known))
                    && !drafts[first..].iter().any(|draft| shares(draft, rule))
            };
            if rule.within.is_none() && !used[at] && (quoted || by_noun()) {
                moved[at] = Some(drafts.len());
                drafts.push(rule.clone());
            }
        }
        for rule in rules.into_iter().filter(|rule| rule.within.is_some()) {
            let outer = rule.within.and_then(|outer| moved.get(outer.wrapping_sub(first)).copied().flatten());
            let holds = |outer: &usize| {
                rule.cue.is_some_and(|cue| drafts[*outer].content.iter().any(|part| part.contains(cue)))
            };
            if let Some(outer) = outer.filter(holds) {
                drafts.push(Draft { within: Some(outer), ..rule });
            }
        }
    }

    /// "wrote “The Salt Road”": the title of a work is nobody's words.
    fn names_work(&self, sheet: &Sheet, passages: &[Passage], found: &Found) -> bool {
        let Answer { before: None, after: Some((first, last)) } = found.content else { return false };
        let only = sheet.pieces[first].quote.filter(|_| first == last);
        let led = first > 0 && sheet.pieces[first - 1].mark;
        only.is_some_and(|quote| !led && is_title(self.text, &passages[quote]))
    }

    /// Whether the piece is a name, a pronoun for people or a noun for people and bodies.
    fn is_somebody(&self, sheet: &Sheet, at: usize) -> bool {
        const THINGS: &[&str] = &["it", "that", "there", "this", "those", "what", "which"];
        let piece = &sheet.pieces[at];
        let word = piece.span.of(self.text);
        match piece.tag {
            _ if piece.name => true,
            Tag::Pronoun => !THINGS.iter().any(|thing| word.eq_ignore_ascii_case(thing)),
            _ => is_human(word),
        }
    }

    /// "Harker's claim that …": a noun of speech with its owner and a clause.
    fn is_noun_report(&self, sheet: &Sheet, known: &Known) -> bool {
        let (Some(cue), Some(source), Some(after)) = (known.cue, known.source, known.after) else {
            return false;
        };
        sheet.pieces[sheet.chief(cue.0, cue.1)].tag == Tag::Noun
            && source.1 < cue.0
            && self.is_somebody(sheet, sheet.chief(source.0, source.1))
            && sheet.word(after.0) == number("that")
    }

    fn draft(&self, sheet: &Sheet, passages: &[Passage], found: &Found, rule: Option<Draft>) -> Draft {
        let mut content: Vec<Span> = Vec::new();
        let mut quotes: Vec<usize> = Vec::new();
        let mut paraphrase = false;
        for (first, last) in [found.content.before, found.content.after].into_iter().flatten() {
            let pieces = &sheet.pieces[first..=last];
            quotes.extend(pieces.iter().filter_map(|piece| piece.quote));
            if let [only] = pieces
                && let Some(quote) = only.quote
            {
                content.extend(&passages[quote].content);
                continue;
            }
            paraphrase = true;
            let span = sheet.span(first, last);
            content.push(span);
            // A quotation that runs on into further paragraphs takes them along.
            let last = pieces.last().and_then(|piece| piece.quote);
            content.extend(
                last.into_iter()
                    .flat_map(|at| passages[at].content.iter().copied())
                    .filter(|part| part.start() >= span.end()),
            );
        }
        content.sort();
        content.dedup();
        let cue = sheet.span(found.cue.0, found.cue.1);
        let source = self.source_span(sheet, found.source, rule.as_ref());
        let form = match rule.as_ref().map(|rule| rule.form) {
            Some(AttributionForm::Post) => AttributionForm::Post,
            // The name itself stands within it.
            Some(AttributionForm::Label) => AttributionForm::Attitude,
            _ if !quotes.is_empty() => AttributionForm::Statement,
            Some(form) => form,
            None => form(sheet, found),
        };
        let rule = rule.unwrap_or_else(|| Draft::of(form));
        let apart = |span: &Span| !content.iter().any(|part| part.overlaps(*span));
        Draft {
            form,
            addressee: rule.addressee.filter(apart),
            venue: rule.venue.filter(apart),
            cue: Some(cue),
            source,
            quotes,
            paraphrase,
            content,
            ..rule
        }
    }

    /// The source's words; for a relative pronoun what it stands for.
    fn source_span(&self, sheet: &Sheet, source: Option<Candidate>, rule: Option<&Draft>) -> Option<Span> {
        let Candidate { first, last, head, .. } = source?;
        let piece = &sheet.pieces[head];
        let words = piece.span.of(self.text).to_ascii_lowercase();
        let relative = first == last && matches!(words.as_str(), "who" | "which" | "that" | "whom");
        if !relative || first == 0 {
            return Some(sheet.span(first, last));
        }
        let ruled = rule
            .and_then(|rule| rule.source)
            .filter(|span| span.end() <= piece.span.start() && piece.span.start() - span.end() <= 3);
        if ruled.is_some() {
            return ruled;
        }
        let past = if sheet.pieces[first - 1].mark { first.checked_sub(2)? } else { first - 1 };
        let clause = piece.head;
        let noun = sheet.get(clause).filter(|clause| clause.relation == Relation::AclRelcl)?.head;
        if noun == NOWHERE || noun > past {
            return Some(sheet.span(first, last));
        }
        let mut left = sheet.pieces[noun].left;
        for &child in sheet.children(noun).iter().filter(|child| **child < noun) {
            let there = &sheet.pieces[child];
            if matches!(there.relation, Relation::Case | Relation::Mark | Relation::Cc | Relation::Punct) {
                left = there.right + 1;
            }
        }
        Some(sheet.span(left.min(noun), past))
    }
}

/// Whether the drafts have words in common, cues included.
fn shares(one: &Draft, other: &Draft) -> bool {
    let words = |draft: &Draft| -> Vec<Span> { draft.content.iter().copied().chain(draft.cue).collect() };
    let others = words(other);
    words(one).iter().any(|span| others.iter().any(|there| span.overlaps(*there)))
}

/// Without ", and nobody believed it" at its end: how all the others took it is the author's to tell.
fn without_reaction(sheet: &Sheet, (first, last): Pieces) -> Pieces {
    let is = |at: usize, words: &[&str]| words.iter().any(|word| sheet.word(at) == number(word));
    let reaction = (first + 1..last).find(|&at| {
        is(at, &[","])
            && is(at + 1, &["and", "but", "yet"])
            && is(at + 2, &["nobody", "everyone", "everybody", "few"])
            && sheet.get(at + 3).is_some_and(|verb| verb.tag == Tag::Verb)
    });
    (first, reaction.map_or(last, |comma| comma - 1))
}

/// An attitude that no rule knows, of nobody or of what it is about ("the figures speak for themselves"): nothing.
fn is_nobodys(sheet: &Sheet, found: &Found) -> bool {
    let parts = [found.content.before, found.content.after];
    let quotes = |(first, last): Pieces| sheet.marks(first, last + 1).quotes > 0;
    let nobody = |source: Candidate| found.content.touches((source.first, source.last));
    found.source.is_none_or(nobody)
        && form(sheet, found) == AttributionForm::Attitude
        && !parts.into_iter().flatten().any(quotes)
}

/// A report that no rule knows and that reports nothing: a lone "what", or what a noun has with nothing said of
/// it ("the officials' plan for the stalls").
fn says_nothing(sheet: &Sheet, found: &Found) -> bool {
    let pieces = |(first, last): Pieces| &sheet.pieces[first..=last];
    let parts = || [found.content.before, found.content.after].into_iter().flatten().flat_map(pieces);
    let lone = parts().count() == 1 && parts().all(|piece| piece.tag == Tag::Pronoun);
    let noun = sheet.pieces[sheet.chief(found.cue.0, found.cue.1)].tag == Tag::Noun;
    let is_verb = |tag: Tag| matches!(tag, Tag::Verb | Tag::Auxiliary);
    lone || noun && !parts().any(|piece| is_verb(piece.tag) || piece.quote.is_some())
}

/// What a report that no rule knows amounts to: words where a verb of saying has a clause, else an
/// attitude.
fn form(sheet: &Sheet, found: &Found) -> AttributionForm {
    let says = Frames::SAY.with(Frames::THAT).with(Frames::ADDRESSEE).bits();
    let cue = &sheet.pieces[found.cue.0..=found.cue.1];
    let speech = cue.iter().any(|piece| {
        let frames = (piece.frames >> 3) as u16;
        frames & says != 0 && frames & Frames::ATTITUDE.bits() == 0
    });
    let parts = [found.content.before, found.content.after];
    let clause = parts.into_iter().flatten().any(|part| is_clause(sheet, part));
    if speech && clause { AttributionForm::Statement } else { AttributionForm::Attitude }
}

/// Whether what the passage hangs together by is a verb with its subject.
fn is_clause(sheet: &Sheet, (first, last): Pieces) -> bool {
    sheet.children(sheet.root(first, last)).iter().any(|child| {
        (first..=last).contains(child) && sheet.pieces[*child].relation.universal() == Relation::Nsubj
    })
}
