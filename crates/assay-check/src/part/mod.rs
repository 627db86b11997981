//! What a figure's clause is about: the country as a whole and the year as a whole, or a part.
//! A national series says nothing of a plant, an industry or a quarter, so that every word that
//! qualifies the measure must be known to change nothing.

mod known;

use assay_claim::Reading;
use assay_evidence::MeasureName;
use assay_language::syntax::{Relation, Tag};
use assay_language::{Name, NameKind, Syntax};
use assay_text::Span;

use crate::Reason;
use crate::choose::Miss;
use crate::subgroup;
use crate::words::{Word, phrase, words};
use known::{HARMLESS, PARTS_OF_YEARS, TIES, is_order, is_verb};

pub(crate) use known::ends;

/// The code of the world as a whole: "in the world" narrows nothing.
const WORLD: &str = "WLD";

/// A clause around a figure.
pub(crate) struct Clause<'a> {
    reading: Reading<'a>,
    words: Vec<Word>,
    measure: (usize, usize),
    allowed: Vec<String>,
    /// The figure's own words: "45.7 killings for every 100,000 people".
    figure: Span,
    /// Codes of the places the clause may speak of.
    places: Vec<&'a str>,
    /// Words that say when ("under President Alden"), which narrow nothing.
    term: Option<Span>,
}

impl<'a> Clause<'a> {
    /// The clause that holds the words `own` of `measure` nearest to `figure`; `None` where the
    /// sentence does not hold them.
    pub fn new(
        reading: Reading<'a>,
        sentence: Span,
        own: &[String],
        measure: &MeasureName<'_>,
        figure: Span,
        places: &[&'a str],
    ) -> Option<Self> {
        let text = reading.article.text.as_str();
        let words = words(text.get(sentence.start()..sentence.end())?, sentence.start());
        let at = words.partition_point(|word| word.span.start() < figure.start());
        let first = (0..words.len().saturating_sub(own.len().saturating_sub(1)))
            .filter(|&first| words[first..].iter().zip(own).all(|(word, own)| word.normal == *own))
            .min_by_key(|&first| first.abs_diff(at))?;
        let mut allowed: Vec<String> = own.to_vec();
        for known in measure.of.iter().chain(&measure.words) {
            allowed.extend(phrase(known));
        }
        for unit in &measure.units {
            allowed.extend(phrase(unit.name));
        }
        allowed.sort();
        Some(Self {
            reading,
            words,
            measure: (first, first + own.len()),
            allowed,
            figure,
            places: places.to_vec(),
            term: None,
        })
    }

    /// The same clause, where `term` says when.
    pub fn with_term(mut self, term: Option<Span>) -> Self {
        self.term = term;
        self
    }

    fn raw(&self, at: usize) -> &'a str {
        let text: &'a str = self.reading.article.text.as_str();
        self.words.get(at).and_then(|word| text.get(word.span.start()..word.span.end())).unwrap_or_default()
    }

    /// What the tree says of the word; of several tokens the last is asked.
    fn syntax(&self, at: usize) -> Option<&'a Syntax> {
        let span = self.words.get(at)?.span;
        let analysis = self.reading.analysis;
        let past = analysis.tokens.partition_point(|token| token.span.start() < span.end());
        let token = past.checked_sub(1).filter(|&token| analysis.tokens[token].span.overlaps(span))?;
        analysis.syntax.get(token)
    }

    /// Whether the word ends a noun phrase and says nothing of it: a verb that is no modifier, a
    /// pronoun, an adverb, a conjunction.
    fn is_end(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return true };
        let tagged = self.syntax(at).is_some_and(|syntax| match syntax.tag {
            Tag::Verb => !matches!(syntax.relation.universal(), Relation::Amod | Relation::Compound),
            Tag::Auxiliary | Tag::Adverb | Tag::Pronoun | Tag::Coordinator | Tag::Subordinator => true,
            _ => false,
        });
        tagged || is_verb(&word.normal)
    }

    /// Whether "to" before the word begins no phrase of place but a verb: "to become the third".
    fn is_infinitive(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.normal == "to")
            && self.syntax(at + 1).is_some_and(|next| matches!(next.tag, Tag::Verb | Tag::Auxiliary))
    }

    /// Whether punctuation parts the word from the one before it.
    fn is_parted(&self, at: usize) -> bool {
        let text = self.reading.article.text.as_str();
        let (Some(before), Some(word)) =
            (at.checked_sub(1).and_then(|at| self.words.get(at)), self.words.get(at))
        else {
            return true;
        };
        let between = text.get(before.span.end()..word.span.start()).unwrap_or_default();
        between.contains([',', ';', ':', '.', '(', ')', '—', '–', '"', '“', '”', '|', '\n'])
    }

    /// Whether the word names a people.
    fn is_demonym(&self, at: usize) -> bool {
        self.name(at).is_some_and(|name| name.kind == NameKind::Demonym)
    }

    /// Code of the country whose name holds the word.
    fn country(&self, at: usize) -> Option<&'a str> {
        Some(self.name(at)?.place.as_ref()?.as_str())
    }

    /// The name that holds the word.
    fn name(&self, at: usize) -> Option<&'a Name> {
        let span = self.words.get(at)?.span;
        let analysis = self.reading.analysis;
        // Names are short: those that hold the word begin close before it.
        let around = Span::new(span.start().saturating_sub(60), span.end().saturating_add(60));
        // A possessive ending belongs to the word, not to the name.
        let holds = |mention: Span| mention.start() <= span.start() && mention.end() > span.start();
        let name = analysis.mentions_in(around).find(|mention| holds(mention.span))?.name?;
        analysis.names.get(name.0 as usize)
    }

    /// Whether the word leaves the figure that of the whole country.
    fn is_known(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return true };
        let normal = word.normal.as_str();
        let raw = self.raw(at);
        subgroup::is_neutral(normal)
            || HARMLESS.contains(&normal)
            || PARTS_OF_YEARS.contains(&normal)
            || is_order(normal)
            || self.figure.contains(word.span)
            || self.term.is_some_and(|term| term.contains(word.span))
            || self.allowed.iter().any(|known| known == normal)
            || self.country(at).is_some()
            || raw.starts_with(char::is_uppercase)
                && (crate::choose::is_place_word(normal) || matches!(normal, "may" | "march" | "salvador"))
    }

    /// Why the clause is not about the whole of the country.
    pub fn narrowed(&self, number: Span) -> Result<(), Miss> {
        let (first, past) = self.measure;
        if let Some(next) = self.words.get(past)
            && matches!(next.normal.as_str(), "at" | "over" | "above" | "under" | "aged")
            && !self.is_parted(past)
            && self.words.get(past + 1).is_some_and(|age| {
                age.normal.chars().all(|c| c.is_ascii_digit()) && !number.contains(age.span)
            })
        {
            return Err(Miss {
                reason: Reason::DefinitionDiffers,
                summary: format!("The measure “at {}” is another than the series’.", self.raw(past + 1)),
            });
        }
        self.is_observed()?;
        // "Syrian refugees" came from there; the series counts those who live in a country.
        let moves = ["emigrant", "immigrant", "migrant", "refugee"];
        let people = self.words.get(first).is_some_and(|word| moves.contains(&word.normal.as_str()));
        let from = first.checked_sub(1).filter(|&before| people && self.is_demonym(before));
        if let Some(before) = from.filter(|_| !self.is_parted(first)) {
            return Err(self.group(before, past));
        }
        // What stands right before the measure: "prison population", "the company's exports".
        for at in (0..first).rev() {
            let normal = self.words[at].normal.as_str();
            if self.is_parted(at + 1) || TIES.contains(&normal) || self.is_end(at) {
                break;
            }
            if !self.is_known(at) {
                return Err(self.group(at, at + 1));
            }
            if normal.chars().all(|c| !c.is_alphabetic()) {
                break;
            }
        }
        let (start, end) = self.reach(number);
        if let Some(at) = (start..end).find(|&at| self.is_age(at, number)) {
            return Err(self.group(at, (at + 2).min(self.words.len())));
        }
        let mut at = start;
        while at < end {
            let according =
                at > 0 && matches!(self.words[at - 1].normal.as_str(), "according" | "due" | "thank");
            // "One in four" ties nothing.
            let own = self.figure.contains(self.words[at].span);
            if TIES.contains(&self.words[at].normal.as_str()) && !(according || own || self.is_infinitive(at))
            {
                at = self.object(at, end)?;
            } else {
                at += 1;
            }
        }
        Ok(())
    }

    /// From the beginning of the measure's clause, or of a phrase before it, to the end of the
    /// figure's.
    fn reach(&self, number: Span) -> (usize, usize) {
        let figure = self.words.partition_point(|word| word.span.end() <= number.start());
        let (first, past) = self.measure;
        let low = first.min(figure);
        let mut start = low;
        while start > 0 && !self.is_parted(start) {
            start -= 1;
        }
        // "At the mill, prices fell": a phrase in front belongs to the clause.
        let leading = (0..start).rev().find(|&at| self.is_parted(at)).unwrap_or(start);
        if leading == 0 && TIES.contains(&self.words[0].normal.as_str()) {
            start = 0;
        }
        let mut end = past.max(figure + 1).min(self.words.len());
        while end < self.words.len() && !self.is_parted(end) {
            if matches!(
                self.words[end].normal.as_str(),
                "but"
                    | "while"
                    | "compared"
                    | "than"
                    | "when"
                    | "which"
                    | "where"
                    | "after"
                    | "before"
                    | "because"
                    | "as"
            ) {
                break;
            }
            end += 1;
        }
        (start, end)
    }

    /// The object of the preposition at `tie`, which must be known: the index behind it.
    fn object(&self, tie: usize, end: usize) -> Result<usize, Miss> {
        let mut at = tie + 1;
        while at < end && at < tie + 12 {
            let normal = self.words[at].normal.as_str();
            if (at > tie + 1 && self.is_parted(at)) || TIES.contains(&normal) {
                break;
            }
            let partner = self.ties_partner(tie);
            if self.country(at).is_some_and(|code| (partner || !self.places.contains(&code)) && code != WORLD)
            {
                return Err(Miss {
                    reason: Reason::Subgroup,
                    summary: "The figure speaks of several countries or of a pair of them.".to_owned(),
                });
            }
            // "of what it was": a pronoun narrows nothing.
            let pronoun = matches!(normal, "it" | "that" | "them" | "this" | "what" | "which");
            if pronoun || at > tie + 1 && self.is_end(at) {
                break;
            }
            if self.is_known(at) {
                at += 1;
                continue;
            }
            return Err(self.group(tie, at + 1));
        }
        Ok(at.max(tie + 1))
    }

    /// A "growth forecast" is no growth that was observed.
    fn is_observed(&self) -> Result<(), Miss> {
        let next = self.words.get(self.measure.1).map_or("", |word| word.normal.as_str());
        let (reason, what) = match next {
            "expectation" | "forecast" | "outlook" | "projection" => (Reason::Projection, "a projection"),
            "goal" | "target" => (Reason::NotCheckable, "a goal"),
            _ => return Ok(()),
        };
        let summary = format!("The figure is {what}, which observations neither support nor refute.");
        Err(Miss { reason, summary })
    }

    /// Whether an age that is not the measure's own begins at the word: "ages 16 to 24", "of the age of
    /// 25", "25-year-old".
    fn is_age(&self, at: usize, number: Span) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let own = |word: &Word| self.allowed.contains(&word.normal) || number.contains(word.span);
        if word.normal.contains("year-old") {
            return !own(word);
        }
        let next = at + 1 + usize::from(self.words.get(at + 1).is_some_and(|next| next.normal == "of"));
        let years =
            self.words.get(next).filter(|years| years.normal.starts_with(|c: char| c.is_ascii_digit()));
        matches!(word.normal.as_str(), "age" | "aged") && years.is_some_and(|years| !own(years))
    }

    /// Whether the preposition at `tie` names the other side of a trade: "exports to", "imports from".
    fn ties_partner(&self, tie: usize) -> bool {
        let (first, past) = self.measure;
        let own = self.words.get(first..past).unwrap_or_default();
        let has = |stem: &str| own.iter().any(|word| word.normal == stem);
        match self.words.get(tie).map_or("", |word| word.normal.as_str()) {
            "to" => has("export"),
            "from" => has("import"),
            "with" => has("trade") || has("export") || has("import"),
            _ => false,
        }
    }

    /// Why a word within `span` makes the measure another ("twice as many cars").
    pub fn counts(&self, span: Span) -> Result<(), Miss> {
        let (first, past) = self.measure;
        for at in 0..self.words.len() {
            let word = &self.words[at];
            let own = (first..past).contains(&at) || TIES.contains(&word.normal.as_str());
            if span.contains(word.span) && !own && !self.is_known(at) && !self.is_end(at) {
                return Err(self.group(at, at + 1));
            }
        }
        Ok(())
    }

    fn group(&self, first: usize, past: usize) -> Miss {
        let words: Vec<&str> = (first..past).map(|at| self.raw(at)).collect();
        Miss {
            reason: Reason::Subgroup,
            summary: format!(
                "The claim's “{}” may narrow the figure to a part; the series counts the whole country.",
                words.join(" ")
            ),
        }
    }

    /// Whether the figure is that of a part of a year.
    pub fn is_part_of_year(&self, number: Span) -> bool {
        let (start, end) = self.reach(number);
        (start..end).any(|at| {
            let normal = self.words[at].normal.as_str();
            let of_year = PARTS_OF_YEARS.contains(&normal)
                || matches!(normal, "q1" | "q2" | "q3" | "q4")
                || (matches!(self.raw(at), "May" | "March") && at > 0);
            let quarter = normal == "quarter"
                && at.checked_sub(1).is_some_and(|before| {
                    !matches!(self.words[before].normal.as_str(), "a" | "one" | "three")
                });
            let half = normal == "half"
                && at
                    .checked_sub(1)
                    .is_some_and(|before| matches!(self.words[before].normal.as_str(), "first" | "second"));
            of_year || quarter || half
        })
    }
}
