//! What a figure's clause is about: the country as a whole and the year as a whole, or a part.
//! A national series says nothing of a plant, an industry or a quarter, so that every word that
//! qualifies the measure must be known to change nothing.

use assay_claim::Reading;
use assay_evidence::MeasureName;
use assay_text::Span;

use crate::Reason;
use crate::choose::Miss;
use crate::subgroup;
use crate::words::{Word, phrase, words};

/// Prepositions whose object narrows what a figure is of, sorted.
const TIES: &[&str] = &[
    "across", "against", "among", "amongst", "at", "by", "for", "from", "in", "inside", "of", "on",
    "outside", "through", "to", "under", "via", "with", "within",
];

/// Words that end a noun phrase and say nothing of it, sorted: verbs, pronouns, adverbs.
const ENDS: &[&str] = &[
    "above",
    "below",
    "began",
    "brought",
    "crept",
    "crossed",
    "dipped",
    "drove",
    "eased",
    "edged",
    "exceeded",
    "hovered",
    "kept",
    "leapt",
    "left",
    "lived",
    "lives",
    "passed",
    "sank",
    "sent",
    "surpassed",
    "topped",
    "few",
    "many",
    "so",
    "such",
    "there",
    "victim",
    "be",
    "about",
    "accounted",
    "after",
    "ago",
    "also",
    "amid",
    "amounted",
    "and",
    "are",
    "as",
    "averaged",
    "be",
    "became",
    "because",
    "been",
    "before",
    "between",
    "but",
    "came",
    "climbed",
    "compared",
    "cut",
    "declined",
    "decreased",
    "despite",
    "doubled",
    "down",
    "dropped",
    "during",
    "fell",
    "following",
    "gained",
    "grew",
    "had",
    "has",
    "have",
    "held",
    "hit",
    "hosted",
    "increased",
    "is",
    "jumped",
    "lost",
    "made",
    "more",
    "numbered",
    "off",
    "only",
    "or",
    "out",
    "over",
    "peaked",
    "plunged",
    "put",
    "ran",
    "reached",
    "remained",
    "reported",
    "rose",
    "said",
    "saw",
    "shrank",
    "since",
    "slipped",
    "soared",
    "spend",
    "spent",
    "stand",
    "standing",
    "stood",
    "surged",
    "than",
    "then",
    "totaled",
    "totalled",
    "tripled",
    "tumbled",
    "up",
    "was",
    "went",
    "were",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whose",
];

/// Words that may stand in an object and leave the figure that of the country, sorted: times,
/// amounts and the like.
const HARMLESS: &[&str] = &[
    "2",
    "age",
    "authority",
    "average",
    "bank",
    "beginning",
    "birth",
    "capita",
    "century",
    "citizen",
    "country",
    "data",
    "day",
    "decade",
    "dollar",
    "earnest",
    "end",
    "far",
    "figure",
    "first",
    "general",
    "gdp",
    "government",
    "half",
    "head",
    "home",
    "household",
    "inhabitant",
    "land",
    "late",
    "least",
    "live",
    "mid",
    "middle",
    "million",
    "minimum",
    "ministry",
    "office",
    "particular",
    "peak",
    "period",
    "person",
    "point",
    "report",
    "resident",
    "row",
    "second",
    "start",
    "statistic",
    "term",
    "then",
    "third",
    "thousand",
    "time",
    "trillion",
    "billion",
    "us",
    "woman",
];

/// The code of the world as a whole: "in the world" narrows nothing.
const WORLD: &str = "WLD";

/// Names of months, of quarters and of what is counted by them.
const PARTS_OF_YEARS: &[&str] = &[
    "april",
    "august",
    "autumn",
    "december",
    "february",
    "january",
    "july",
    "june",
    "month",
    "monthly",
    "november",
    "october",
    "quarterly",
    "september",
    "spring",
    "summer",
    "week",
    "weekly",
    "winter",
];

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

    /// Code of the country whose name holds the word.
    fn country(&self, at: usize) -> Option<&'a str> {
        let span = self.words.get(at)?.span;
        let analysis = self.reading.analysis;
        // Names are short: those that hold the word begin close before it.
        let around = Span::new(span.start().saturating_sub(60), span.end().saturating_add(60));
        // A possessive ending belongs to the word, not to the name.
        let holds = |mention: Span| mention.start() <= span.start() && mention.end() > span.start();
        let name = analysis.mentions_in(around).find(|mention| holds(mention.span))?.name?;
        Some(analysis.names.get(name.0 as usize)?.place.as_ref()?.as_str())
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
        // What stands right before the measure: "prison population", "the company's exports".
        for at in (0..first).rev() {
            let normal = self.words[at].normal.as_str();
            if self.is_parted(at + 1) || ENDS.contains(&normal) || TIES.contains(&normal) {
                break;
            }
            if !self.is_known(at) && !is_verb(normal) {
                return Err(self.group(at, at + 1));
            }
            if is_verb(normal) || normal.chars().all(|c| !c.is_alphabetic()) {
                break;
            }
        }
        let (start, end) = self.reach(number);
        let mut at = start;
        while at < end {
            let according =
                at > 0 && matches!(self.words[at - 1].normal.as_str(), "according" | "due" | "thank");
            if TIES.contains(&self.words[at].normal.as_str()) && !according {
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
            if self.country(at).is_some_and(|code| !self.places.contains(&code) && code != WORLD) {
                return Err(Miss {
                    reason: Reason::Subgroup,
                    summary: "The figure speaks of several countries or of a pair of them.".to_owned(),
                });
            }
            if at > tie + 1 && (ENDS.contains(&normal) || is_verb(normal)) {
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

/// Words that say where in an order something stands: "third-largest", "record-low", "50th".
fn is_order(word: &str) -> bool {
    const LAST: &[&str] = &[
        "biggest", "fewest", "high", "highest", "largest", "least", "low", "lowest", "poorest", "richest",
        "smallest",
    ];
    const FIRST: &[&str] = &[
        "record", "all-time", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    word.rsplit_once('-')
        .is_some_and(|(first, last)| LAST.contains(&last) && (FIRST.contains(&first) || is_ordinal(first)))
        || is_ordinal(word)
        || matches!(word, "all-time" | "historic" | "unprecedented")
}

/// "50th".
fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && ["st", "nd", "rd", "th"].contains(&&word[digits.len()..])
}

/// Whether the word ends a noun phrase and says nothing of it.
pub(crate) fn ends(word: &str) -> bool {
    ENDS.contains(&word)
}

/// Past tenses and the like end a noun phrase.
fn is_verb(word: &str) -> bool {
    ENDS.contains(&word) || (word.len() > 4 && word.ends_with("ed")) || word.ends_with("ly")
}
