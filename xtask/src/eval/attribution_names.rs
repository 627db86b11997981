//! `attribution-names`: see `docs/evaluation.md`.

use std::fmt::Write as _;
use std::path::Path;

use assay_article::{Article, Format, Options, extract};
use assay_attribution::{Attribution, AttributionForm, AttributionType, Party, attribute};
use assay_language::{Analysis, analyse};
use assay_text::Source;
use serde::{Deserialize, Deserializer};

use super::passage::{match_quotes, read_passages};
use super::{EvalError, Figure, Scores, share};

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let passages: Vec<Passage> = read_passages(path)?;
    let mut tally = Tally::default();
    for passage in &passages {
        let source = Source::new(passage.text.clone().into_bytes()).map_err(|error| EvalError::Format {
            path: path.to_owned(),
            what: format!("{}: {error}", passage.id),
        })?;
        let format = if passage.text.starts_with('<') { Format::Html } else { Format::PlainText };
        let options = Options { format: Some(format), ..Options::default() };
        let article = extract(&source, &options).map_err(|error| EvalError::Format {
            path: path.to_owned(),
            what: format!("{}: {error}", passage.id),
        })?;
        tally.add(passage, &article);
    }
    Ok(tally.scores(passages.len()))
}

/// A text with the attributions it holds.
#[derive(Deserialize)]
struct Passage {
    id: String,
    text: String,
    attributions: Vec<Gold>,
}

/// An annotated attribution. An absent field is not judged; a null one says that there is none.
#[derive(Deserialize)]
struct Gold {
    quote: String,
    #[serde(default, deserialize_with = "given")]
    source: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    speaker: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    addressee: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    venue: Option<Option<String>>,
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    form: Option<String>,
}

fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(deserializer).map(Some)
}

/// Right ones among those judged.
#[derive(Default, Clone, Copy)]
struct Judged {
    right: usize,
    of: usize,
}

impl Judged {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    fn share(self) -> f64 {
        share(self.right, self.of)
    }
}

#[derive(Default)]
struct Tally {
    found: Judged,
    speakers: usize,
    right: usize,
    wrong: usize,
    source: Judged,
    addressee: Judged,
    venue: Judged,
    kind: Judged,
    form: Judged,
    notes: String,
}

impl Tally {
    fn add(&mut self, passage: &Passage, article: &Article) {
        let analysis = analyse(article);
        let found = attribute(article, &analysis).attributions;
        let text = article.text.as_str();
        // A gold quote is one passage; an attribution of several passages offers the whole and each.
        let mut offers: Vec<(usize, String)> = Vec::new();
        for (at, one) in found.iter().enumerate() {
            let parts: Vec<&str> = one.content.iter().map(|span| span.of(text)).collect();
            offers.push((at, parts.join(" ")));
            if parts.len() > 1 {
                offers.extend(parts.iter().map(|part| (at, (*part).to_owned())));
            }
        }
        let gold: Vec<&str> = passage.attributions.iter().map(|gold| gold.quote.as_str()).collect();
        let predicted: Vec<&str> = offers.iter().map(|(_, words)| words.as_str()).collect();
        for (gold, at) in passage.attributions.iter().zip(match_quotes(&gold, &predicted)) {
            let one = at.map(|at| &found[offers[at].0]);
            self.found.add(one.is_some());
            if one.is_none() {
                let _ = writeln!(self.notes, "{}: not found: {}", passage.id, gold.quote);
            }
            self.judge_speaker(passage, gold, one, text, &analysis);
            let Some(one) = one else { continue };
            if let Some(source) = &gold.source {
                let words = one.source.map(|party| party.mention.of(text));
                self.source.add(match (source, words) {
                    (Some(source), Some(words)) => shares_words(source, words),
                    (None, None) => true,
                    _ => false,
                });
            }
            if let Some(addressee) = &gold.addressee {
                self.addressee.add(match (addressee, one.addressee) {
                    (Some(name), Some(party)) => is_party(name, party, text, &analysis),
                    (None, None) => true,
                    _ => false,
                });
            }
            if let Some(venue) = &gold.venue {
                self.venue.add(match (venue, one.venue) {
                    (Some(venue), Some(span)) => shares_words(venue, span.of(text)),
                    (None, None) => true,
                    _ => false,
                });
            }
            if let Some(kind) = &gold.kind {
                self.kind.add(kind == kind_name(one.kind));
            }
            if let Some(form) = &gold.form {
                self.form.add(form == form_name(one.form));
                if form != form_name(one.form) {
                    let _ = writeln!(
                        self.notes,
                        "{}: {} is no {form}: {}",
                        passage.id,
                        form_name(one.form),
                        gold.quote
                    );
                }
            }
        }
    }

    fn judge_speaker(
        &mut self,
        passage: &Passage,
        gold: &Gold,
        one: Option<&Attribution>,
        text: &str,
        analysis: &Analysis,
    ) {
        let Some(speaker) = &gold.speaker else { return };
        self.speakers += 1;
        let party = one.and_then(|one| one.source);
        let (right, wrong) = match (speaker, party) {
            (None, None) => (one.is_some(), false),
            (None, Some(party)) => (party.name.is_none(), party.name.is_some()),
            (Some(name), Some(party)) => {
                let right = is_party(name, party, text, analysis);
                (right, !right && (party.name.is_some() || !is_pronoun(party.mention.of(text))))
            }
            (Some(_), None) => (false, false),
        };
        self.right += usize::from(right);
        self.wrong += usize::from(wrong);
        if !right {
            let said = party.map_or("nobody", |party| name_of(party, text, analysis));
            let _ = writeln!(self.notes, "{}: {said} for {speaker:?}: {}", passage.id, gold.quote);
        }
    }

    fn scores(&self, passages: usize) -> Scores {
        let table = format!("{passages} passages, {} attributions\n{}", self.found.of, self.notes);
        let of_speakers = |count| Figure::Share(share(count, self.speakers));
        Scores {
            table,
            figures: vec![
                ("found", Figure::Share(self.found.share())),
                ("right", of_speakers(self.right)),
                ("wrong", of_speakers(self.wrong)),
                ("open", of_speakers(self.speakers - self.right - self.wrong)),
                ("source", Figure::Share(self.source.share())),
                ("addressee", Figure::Share(self.addressee.share())),
                ("venue", Figure::Share(self.venue.share())),
                ("type", Figure::Share(self.kind.share())),
                ("form", Figure::Share(self.form.share())),
            ],
        }
    }
}

fn name_of<'a>(party: Party, text: &'a str, analysis: &'a Analysis) -> &'a str {
    party.name.map_or(party.mention.of(text), |id| analysis.name(id).full.as_str())
}

/// Names match on surname or full name, titles aside; a body and its unnamed spokesperson are one.
fn is_party(name: &str, party: Party, text: &str, analysis: &Analysis) -> bool {
    let said = name_of(party, text, analysis).to_lowercase();
    let name = name.to_lowercase();
    let last = |words: &str| words.split_whitespace().next_back().map(str::to_owned);
    said == name || last(&said) == last(&name) || party.name.is_none() && said.contains(&name)
}

fn is_pronoun(words: &str) -> bool {
    matches!(
        words.to_lowercase().as_str(),
        "he" | "she" | "they" | "it" | "we" | "i" | "you" | "who" | "him" | "her"
    )
}

fn shares_words(gold: &str, found: &str) -> bool {
    !match_quotes(&[gold], &[found]).contains(&None) || found.contains(gold) || gold.contains(found)
}

fn kind_name(kind: AttributionType) -> &'static str {
    match kind {
        AttributionType::Direct => "direct",
        AttributionType::Indirect => "indirect",
        AttributionType::Mixed => "mixed",
    }
}

fn form_name(form: AttributionForm) -> &'static str {
    match form {
        AttributionForm::Statement => "statement",
        AttributionForm::Letter => "letter",
        AttributionForm::Post => "post",
        AttributionForm::Report => "report",
        AttributionForm::Label => "label",
        AttributionForm::Attitude => "attitude",
        AttributionForm::ScareQuote => "scare-quote",
    }
}
