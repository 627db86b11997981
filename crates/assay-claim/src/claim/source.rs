//! The source an article gives for a claim.

use std::sync::LazyLock;

use assay_article::BlockKind;
use assay_attribution::Party;
use assay_text::Span;

use super::{SourceGiven, SourceKind};
use crate::authorship::Authorship;
use crate::phrases::Phrases;
use crate::words::{Word, Words};
use crate::{Author, Reading};

/// Where sources are looked for.
pub(super) struct Sources<'a> {
    reading: Reading<'a>,
    words: &'a Words<'a>,
    /// For each block the source line that follows it, if any.
    after: Vec<Option<SourceGiven>>,
}

/// The sources a sentence gives, whatever claims it makes.
#[derive(Clone, Copy)]
pub(super) struct SentenceSource {
    link: Option<SourceGiven>,
    after: Option<SourceGiven>,
    said: Option<SourceGiven>,
}

impl SentenceSource {
    /// This, with the source line after the other sentence where there is one.
    pub fn with_line_after(self, other: Self) -> Self {
        Self { after: other.after.or(self.after), ..self }
    }
}

/// Words after which the source is named.
static BEFORE_SOURCE: LazyLock<Phrases<()>> = LazyLock::new(|| {
    const PHRASES: &[&str] = &[
        "a poll by",
        "a report by",
        "a report from",
        "a study by",
        "a survey by",
        "according to",
        "analysis by",
        "as reported by",
        "calculated by",
        "cited by",
        "citing",
        "compiled by",
        "data by",
        "data from",
        "estimates by",
        "estimates from",
        "figures by",
        "figures from",
        "findings by",
        "in a report by",
        "in the words of",
        "numbers from",
        "per data from",
        "polling by",
        "published by",
        "records from",
        "released by",
        "reported by",
        "research by",
        "research from",
        "statistics by",
        "statistics from",
        "the report by",
    ];
    Phrases::new(PHRASES.iter().map(|phrase| (*phrase, ())))
});

/// What a source is made of: "… data", "… report".
const DOCUMENTS: [&str; 32] = [
    "analyses",
    "analysis",
    "article",
    "assessment",
    "audit",
    "census",
    "data",
    "document",
    "documents",
    "estimate",
    "estimates",
    "evidence",
    "figures",
    "findings",
    "index",
    "investigation",
    "numbers",
    "paper",
    "poll",
    "polling",
    "polls",
    "records",
    "report",
    "reports",
    "research",
    "review",
    "science",
    "statistics",
    "studies",
    "study",
    "survey",
    "surveys",
];

/// People who stay unnamed.
const UNNAMED: [&str; 36] = [
    "academics",
    "activists",
    "advocates",
    "aides",
    "analysts",
    "authorities",
    "campaigners",
    "commentators",
    "critics",
    "detractors",
    "diplomats",
    "doctors",
    "economists",
    "experts",
    "historians",
    "insiders",
    "investigators",
    "journalists",
    "lawyers",
    "lawmakers",
    "locals",
    "many",
    "observers",
    "officials",
    "opponents",
    "people",
    "politicians",
    "pundits",
    "researchers",
    "residents",
    "scholars",
    "scientists",
    "some",
    "sources",
    "supporters",
    "witnesses",
];

/// What they, or documents, do.
const SAYING: [&str; 38] = [
    "agree",
    "argue",
    "argued",
    "argues",
    "believe",
    "believed",
    "claim",
    "claimed",
    "claims",
    "confirm",
    "confirmed",
    "contend",
    "estimate",
    "estimated",
    "estimates",
    "fear",
    "find",
    "finds",
    "found",
    "indicate",
    "indicated",
    "indicates",
    "insist",
    "predict",
    "put",
    "reveal",
    "revealed",
    "reveals",
    "said",
    "say",
    "says",
    "show",
    "showed",
    "shows",
    "suggest",
    "suggested",
    "suggests",
    "warn",
];

/// Bodies that a definite description is enough to identify.
const OFFICES: [&str; 30] = [
    "agency",
    "authority",
    "bank",
    "bureau",
    "charity",
    "church",
    "commission",
    "company",
    "council",
    "court",
    "department",
    "embassy",
    "firm",
    "fund",
    "government",
    "hospital",
    "institute",
    "ministry",
    "newspaper",
    "ngo",
    "office",
    "organisation",
    "organization",
    "party",
    "police",
    "regulator",
    "service",
    "treasury",
    "union",
    "university",
];

/// How many words a source may have.
const LONGEST_SOURCE: usize = 12;

impl<'a> Sources<'a> {
    pub fn new(reading: Reading<'a>, words: &'a Words<'a>, authorship: &Authorship) -> Self {
        Self { reading, words, after: source_lines(reading, authorship) }
    }

    /// What the sentence `index` says of its sources.
    pub fn sentence(&self, index: usize) -> SentenceSource {
        let Some(sentence) = self.reading.analysis.sentences.get(index) else {
            return SentenceSource { link: None, after: None, said: None };
        };
        let words = self.words.range(sentence.tokens.first, sentence.tokens.past);
        SentenceSource {
            link: self.link_in(sentence.span),
            after: self.after.get(sentence.block).copied().flatten(),
            said: in_sentence(words),
        }
    }

    /// The source given for a claim at `span` of a sentence.
    pub fn given(&self, span: Span, sentence: SentenceSource, by: Author) -> SourceGiven {
        let SentenceSource { link, after, said } = sentence;
        let link = self.link_in(span).or(link).or(after.filter(|given| given.kind == SourceKind::Link));
        let speaker = match by {
            Author::Article => None,
            Author::Attribution(index) => {
                self.reading.statements.attributions.get(index).and_then(|spoken| spoken.source)
            }
        };
        link.or(said.filter(|given| given.kind == SourceKind::Named))
            .or(after)
            .or_else(|| speaker.map(|party| self.party(party)))
            .or(said)
            .unwrap_or(SourceGiven { kind: SourceKind::None, span: None, link: None })
    }

    fn link_in(&self, span: Span) -> Option<SourceGiven> {
        let links = &self.reading.article.links;
        let index = links.partition_point(|link| link.span.end() <= span.start());
        let link = links.get(index).filter(|link| link.span.overlaps(span))?;
        Some(SourceGiven { kind: SourceKind::Link, span: Some(link.span), link: Some(index) })
    }

    fn party(&self, party: Party) -> SourceGiven {
        let words = self.words.within(party.mention);
        let pronoun =
            words.len() == 1 && words.iter().any(|word| word.is_any(&["he", "she", "they", "i", "we", "it"]));
        let named = party.name.is_some() || pronoun || !is_vague(words);
        let kind = if named { SourceKind::Named } else { SourceKind::Vague };
        SourceGiven { kind, span: Some(party.mention), link: None }
    }
}

/// Whether `words` leave open who or what is meant.
fn is_vague(words: &[Word<'_>]) -> bool {
    if words.iter().any(|word| word.proper || word.is_any(&OFFICES)) {
        return false;
    }
    let definite =
        words.first().is_some_and(|word| word.is_any(&["the", "this", "that", "its", "their", "his", "her"]));
    let document = words.iter().any(|word| word.is_any(&DOCUMENTS));
    words.iter().any(|word| word.is_any(&UNNAMED)) || (document && !definite) || words.is_empty()
}

/// The source a sentence names or hints at, the named one first.
fn in_sentence(words: &[Word<'_>]) -> Option<SourceGiven> {
    let mut vague = None;
    for at in 0..words.len() {
        let Some(rest) = words.get(at..) else { break };
        let found = named_after(rest).or_else(|| document_that_says(words, at)).or_else(|| impersonal(rest));
        match found {
            Some(given) if given.kind == SourceKind::Named => return Some(given),
            Some(given) => vague = vague.or(Some(given)),
            None => {}
        }
    }
    vague
}

fn of(words: &[Word<'_>]) -> Option<SourceGiven> {
    let span = words.first()?.span.cover(words.last()?.span);
    let kind = if is_vague(words) { SourceKind::Vague } else { SourceKind::Named };
    Some(SourceGiven { kind, span: Some(span), link: None })
}

/// "according to the harbour office".
fn named_after(words: &[Word<'_>]) -> Option<SourceGiven> {
    let found = BEFORE_SOURCE.at(words)?;
    let rest = words.get(found.len..)?;
    let end = |word: &Word<'_>| {
        matches!(&*word.lower, "," | "." | ";" | ":" | ")" | "—" | "–" | "(" | "“" | "\"" | "?" | "!")
            || word.is_any(&["which", "who", "that", "and", "show", "shows", "showed", "suggest", "suggests"])
    };
    let len = rest.iter().take(LONGEST_SOURCE).take_while(|word| !end(word)).count();
    of(rest.get(..len)?)
}

/// "studies show", "figures the ministry released show", "some experts say".
fn document_that_says(words: &[Word<'_>], at: usize) -> Option<SourceGiven> {
    let head = words.get(at)?;
    let unnamed = head.is_any(&UNNAMED);
    if !(unnamed || head.is_any(&DOCUMENTS)) {
        return None;
    }
    let next = words.get(at + 1)?;
    let verb = match next.is_any(&["have", "has", "also", "now", "often", "consistently"]) {
        true => words.get(at + 2)?,
        false => next,
    };
    if !verb.is_any(&SAYING) {
        return None;
    }
    let stop = |word: &&Word<'_>| {
        word.kind != assay_language::TokenKind::Punctuation
            && !word.is_any(&["that", "and", "but", "as", "because"])
    };
    let before = words.get(at.saturating_sub(5)..at)?.iter().rev().take_while(stop).count();
    of(words.get(at - before..=at)?)
}

/// Where a tag at the end of a sentence begins that names the document or people it comes from:
/// ", data from the Coastal Survey show."
pub(super) fn reporting_tag(words: &[Word<'_>]) -> Option<usize> {
    let last = words.iter().rposition(|word| word.kind != assay_language::TokenKind::Punctuation)?;
    words.get(last).filter(|word| word.is_any(&SAYING))?;
    let low = last.saturating_sub(LONGEST_SOURCE);
    let comma = (low..last).rev().find(|at| words.get(*at).is_some_and(|word| word.is(",")))?;
    let who = words.get(comma + 1..last)?;
    who.iter().any(|word| word.is_any(&DOCUMENTS) || word.is_any(&UNNAMED)).then_some(comma)
}

/// "it is believed".
fn impersonal(words: &[Word<'_>]) -> Option<SourceGiven> {
    const VERBS: [&str; 9] = [
        "believed",
        "said",
        "thought",
        "estimated",
        "reported",
        "claimed",
        "rumoured",
        "rumored",
        "understood",
    ];
    let [it, is, verb, ..] = words else { return None };
    let found = it.is("it") && is.is_any(&["is", "was"]) && verb.is_any(&VERBS);
    found.then(|| SourceGiven { kind: SourceKind::Vague, span: Some(it.span.cover(verb.span)), link: None })
}

/// For each block the source line right after it; of a quotation of several paragraphs the line
/// after the last serves all.
fn source_lines(reading: Reading<'_>, authorship: &Authorship) -> Vec<Option<SourceGiven>> {
    let text = reading.article.text.as_str();
    let blocks = &reading.article.blocks;
    let mut after: Vec<Option<SourceGiven>> = vec![None; blocks.len()];
    for (index, block) in blocks.iter().enumerate() {
        let Some((line, starts_block)) = source_line(text, block.span) else { continue };
        let given = line_source(reading, line);
        if !starts_block && let Some(slot) = after.get_mut(index) {
            *slot = Some(given);
        }
        let Some(mut at) = index.checked_sub(1) else { continue };
        // A caption may stand between what is said and the line.
        let caption = |at: usize| {
            blocks.get(at).is_some_and(|block| {
                let words = block.span.of(text);
                matches!(block.kind, BlockKind::Caption | BlockKind::Credit)
                    || (words.len() < 80 && !words.ends_with(['.', '”', '!', '?', '"']))
            })
        };
        let heading = blocks.get(at).is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. }));
        if starts_block && caption(at) && !heading {
            if let Some(slot) = after.get_mut(at) {
                *slot = Some(given);
            }
            at = at.saturating_sub(1);
        }
        let speaker =
            |at: usize| blocks.get(at).map(|block| authorship.at(block.span.start() + block.span.len() / 2));
        let last = speaker(at);
        while let Some(slot) = after.get_mut(at).filter(|slot| slot.is_none()) {
            *slot = Some(given);
            let same = at > 0 && speaker(at - 1) == last && last.is_some_and(|by| by != Author::Article);
            if !same {
                break;
            }
            at -= 1;
        }
    }
    after
}

/// A line "Source: …" in the block, and whether the block begins with it.
fn source_line(text: &str, block: Span) -> Option<(Span, bool)> {
    let words = block.of(text);
    let mut start = 0;
    for line in words.split_inclusive('\n') {
        let head: String = line.trim_start().chars().take(9).collect::<String>().to_lowercase();
        if head.starts_with("source:") || head.starts_with("sources:") || head.starts_with("data:") {
            let span = Span::new(block.start() + start, block.start() + start + line.len()).trim(text);
            return Some((span, start == 0));
        }
        start += line.len();
    }
    None
}

fn line_source(reading: Reading<'_>, line: Span) -> SourceGiven {
    let links = &reading.article.links;
    let index = links.partition_point(|link| link.span.end() <= line.start());
    match links.get(index).filter(|link| link.span.overlaps(line)) {
        Some(link) => SourceGiven { kind: SourceKind::Link, span: Some(link.span), link: Some(index) },
        None => SourceGiven { kind: SourceKind::Named, span: Some(line), link: None },
    }
}
