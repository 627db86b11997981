//! How each speaker is reported and called: shown side by side, not judged.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use assay_attribution::{AttributionForm, Party};
use assay_language::syntax::Relation;
use assay_language::{MentionForm, NameId, NameKind, TokenKind};
use assay_text::Span;

use crate::phrases::Phrases;
use crate::tree::Tree;
use crate::wording::WordingUse;
use crate::words::Words;
use crate::{Author, Reading};

/// How the article treats one speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The speaker.
    pub who: Speaker,
    /// The words that report what they said, in order of place.
    pub verbs: Vec<ReportingVerb>,
    /// What the author calls them: titles, descriptions, appositions, in order of place.
    pub called: Vec<Called>,
    /// The loaded words they use (indices into the wording given), in order of place.
    pub uses: Vec<usize>,
}

/// Whose voice it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The article's author.
    Article,
    /// Somebody named.
    Named(NameId),
    /// Somebody without a name, in the article's words where they are first reported.
    Unnamed(Span),
}

/// A word that reports what somebody said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportingVerb {
    /// The cue.
    pub span: Span,
    /// What it says of the statement besides.
    pub stance: Stance,
    /// The statement (index into
    /// [`Statements::attributions`](assay_attribution::Statements::attributions)).
    pub attribution: usize,
}

/// What a word of saying says of what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// Nothing: "said", "told", "wrote".
    Plain,
    /// That it is so: "pointed out", "revealed", "acknowledged".
    Granting,
    /// That it may not be so: "claimed", "alleged", "insisted".
    Doubting,
    /// How it was said, with a judgement: "ranted", "boasted", "blasted", "gushed".
    Coloured,
}

impl Stance {
    /// As records name it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Granting => "granting",
            Self::Doubting => "doubting",
            Self::Coloured => "coloured",
        }
    }
}

/// Words the author uses of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Called {
    /// The words.
    pub span: Span,
    /// Whether loaded words are among them.
    pub loaded: bool,
}

static STANCES: LazyLock<Phrases<Stance>> = LazyLock::new(|| {
    const FILES: [(Stance, &str); 3] = [
        (Stance::Granting, include_str!("../data/stances/granting.txt")),
        (Stance::Doubting, include_str!("../data/stances/doubting.txt")),
        (Stance::Coloured, include_str!("../data/stances/coloured.txt")),
    ];
    let lines = |file: &'static str| file.lines().filter(|line| !line.starts_with('#'));
    Phrases::new(FILES.iter().flat_map(|(stance, file)| lines(file).map(|phrase| (phrase, *stance))))
});

/// The author, then every speaker in order of their first statement.
///
/// `wording` is what [`wording`](crate::wording) found. Words in quotation marks that nobody said and
/// attitudes are no statements.
#[must_use]
pub fn voices(reading: Reading<'_>, wording: &[WordingUse]) -> Vec<Voice> {
    in_words(reading, &Words::new(reading), wording)
}

/// The same with the article's words at hand.
pub(crate) fn in_words(reading: Reading<'_>, words: &Words<'_>, wording: &[WordingUse]) -> Vec<Voice> {
    let mut voices = Voices { reading, list: Vec::new(), places: BTreeMap::new() };
    voices.of(Speaker::Article);
    for (index, attribution) in reading.statements.attributions.iter().enumerate() {
        if matches!(attribution.form, AttributionForm::ScareQuote | AttributionForm::Attitude) {
            continue;
        }
        let (Some(source), Some(cue)) = (attribution.source, attribution.cue) else { continue };
        let stance = STANCES.first_in(words.within(cue)).map_or(Stance::Plain, |(_, found)| found.value);
        voices.of_party(source).verbs.push(ReportingVerb { span: cue, stance, attribution: index });
    }
    for (index, used) in wording.iter().enumerate() {
        match used.by {
            Author::Article => voices.of(Speaker::Article).uses.push(index),
            Author::Attribution(spoken) => {
                let source = reading.statements.attributions.get(spoken).and_then(|spoken| spoken.source);
                if let Some(source) = source {
                    voices.of_party(source).uses.push(index);
                }
            }
        }
    }
    let mut list = voices.list;
    for voice in &mut list {
        voice.verbs.sort_by_key(|verb| (verb.span, verb.attribution));
        voice.verbs.dedup_by_key(|verb| verb.span);
    }
    called(reading, words, wording, &mut list);
    list
}

struct Voices<'a> {
    reading: Reading<'a>,
    list: Vec<Voice>,
    /// Where in the list each is: by name, or by words where there is none.
    places: BTreeMap<Result<NameId, String>, usize>,
}

impl Voices<'_> {
    fn of_party(&mut self, party: Party) -> &mut Voice {
        self.of(party.name.map_or(Speaker::Unnamed(party.mention), Speaker::Named))
    }

    fn of(&mut self, who: Speaker) -> &mut Voice {
        let key = match who {
            Speaker::Article => Err(String::new()),
            Speaker::Named(name) => Ok(name),
            Speaker::Unnamed(mention) => Err(self.reading.article.text.slice(mention).to_lowercase()),
        };
        let next = self.list.len();
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.list.push(Voice { who, verbs: Vec::new(), called: Vec::new(), uses: Vec::new() });
        }
        &mut self.list[place]
    }
}

/// What hangs on a name and describes whom it names.
const DESCRIBING: [Relation; 5] =
    [Relation::Amod, Relation::Appos, Relation::Compound, Relation::NmodDesc, Relation::AclRelcl];

/// Fills in what the author calls each of the named.
fn called(reading: Reading<'_>, words: &Words<'_>, wording: &[WordingUse], voices: &mut [Voice]) {
    let mut place: BTreeMap<NameId, usize> = BTreeMap::new();
    for (index, voice) in voices.iter().enumerate() {
        if let Speaker::Named(name) = voice.who {
            place.insert(name, index);
        }
    }
    let authorship = crate::authorship::Authorship::new(reading.statements, |_| true);
    let analysis = reading.analysis;
    let loaded = |span: Span| {
        let first = wording.partition_point(|used| used.span.end() <= span.start());
        wording.get(first).is_some_and(|used| used.span.start() < span.end())
    };
    let mut seen: BTreeSet<(usize, Span)> = BTreeSet::new();
    for mention in &analysis.mentions {
        let (Some(name), MentionForm::Full | MentionForm::Short) = (mention.name, mention.form) else {
            continue;
        };
        let person = analysis.names.get(name.0 as usize).is_some_and(|name| name.kind == NameKind::Person);
        let Some(&index) = place.get(&name).filter(|_| person) else { continue };
        if authorship.at(mention.span.start()) != Author::Article {
            continue;
        }
        for span in descriptions(reading, words, mention.span) {
            if seen.insert((index, span))
                && let Some(voice) = voices.get_mut(index)
            {
                voice.called.push(Called { span, loaded: loaded(span) });
            }
        }
    }
    for voice in voices {
        voice.called.sort_by_key(|called| called.span);
    }
}

/// The title before a name and what hangs on it, each with all its words.
fn descriptions(reading: Reading<'_>, words: &Words<'_>, mention: Span) -> Vec<Span> {
    /// Longer descriptions tell a story of their own.
    const LONGEST: usize = 14;
    let analysis = reading.analysis;
    let tokens = &analysis.tokens;
    let first = tokens.partition_point(|token| token.span.start() < mention.start());
    let past = tokens.partition_point(|token| token.span.start() < mention.end());
    let Some(sentence) = analysis.sentence_at(mention.start()) else { return Vec::new() };
    let Some(tree) = Tree::of(analysis, sentence.tokens.first, sentence.tokens.past) else {
        return Vec::new();
    };
    // The word of the name that the rest of the sentence hangs on.
    let within = first..past;
    let Some(top) = within.clone().find(|token| tree.head(*token).is_none_or(|head| !within.contains(&head)))
    else {
        return Vec::new();
    };
    let mut spans = Vec::new();
    let whole = |from: usize, to: usize| {
        let part = words.range(from, to);
        let letters = |word: &&crate::words::Word<'_>| word.kind != TokenKind::Punctuation;
        let (first, last) = (part.iter().find(letters)?, part.iter().rev().find(letters)?);
        (part.len() <= LONGEST).then(|| first.span.cover(last.span))
    };
    for token in tree.dependents(top, &DESCRIBING) {
        let extent = tree.extent(token);
        // Words of the name itself describe nobody; those before it, and appositions, do.
        if !within.contains(&token) && (extent.end <= first || extent.start >= past) {
            spans.extend(whole(extent.start, extent.end));
        }
    }
    // "Senator Ana Ruiz": a title is part of the mention, not of the name.
    let title = title_words(reading, words, first, past);
    spans.extend(title.and_then(|to| whole(first, to)));
    // "Ana Ruiz is a …"; the predicate has the name as its subject.
    let subject = tree.relation(top) == Some(Relation::Nsubj);
    if let Some(predicate) = tree.head(top).filter(|_| subject)
        && tree.dependent(predicate, &[Relation::Cop]).is_some()
        && let Some(from) = tree.dependent(predicate, &[Relation::Det, Relation::Amod, Relation::Compound])
    {
        spans.extend(whole(from.min(predicate), predicate + 1));
    }
    spans
}

/// One past the title that a mention begins with: its words that are no part of the full name.
fn title_words(reading: Reading<'_>, words: &Words<'_>, first: usize, past: usize) -> Option<usize> {
    let mention = words.range(first, past);
    let span = mention.first()?.span.cover(mention.last()?.span);
    let analysis = reading.analysis;
    let name = analysis.mentions_in(span).find_map(|mention| mention.name)?;
    let full = &analysis.names.get(name.0 as usize)?.full;
    let text = reading.article.text.as_str();
    let named = |token: usize| {
        let written = words.range(token, token + 1).first().map_or("", |word| word.span.of(text));
        full.split_whitespace().any(|part| part == written)
    };
    let title = (first..past).take_while(|token| !named(*token)).count();
    (title > 0 && first + title < past).then_some(first + title)
}
