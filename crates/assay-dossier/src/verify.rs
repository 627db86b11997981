//! Checking a dossier against itself and its source.

use assay_article::{Format, Limits, PartialDate};
use assay_evidence::Evidence;
use assay_text::{Source, Span, Text};
use serde_json::Value;

use crate::model::{Anchor, ByteRange, Dossier};
use crate::read::extract;
use crate::{Options, read};

/// What came of checking a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// How many anchors were compared with the text, and with the source where it was at hand.
    pub anchors: usize,
    /// Whether the source was at hand, so that digest, byte ranges and re-reading were checked.
    pub with_source: bool,
    /// What does not agree.
    pub problems: Vec<Problem>,
}

/// Something in a dossier that does not agree with the rest of it or with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// JSON pointer (RFC 6901) to the place in the dossier; empty for the whole.
    pub at: String,
    /// What is wrong.
    pub what: String,
}

/// Why a dossier could not be checked at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// It is not a dossier, or one with parts missing.
    #[error("not a dossier: {0}")]
    NotADossier(String),
    /// It is a dossier of a format this version does not know.
    #[error("a dossier of format “{0}”, but this version reads {known}", known = Dossier::FORMAT)]
    OtherFormat(String),
}

/// Checks every anchor of `dossier` against its text and, where `source` is given, its digest,
/// every byte range, and that reading the source again gives the same dossier.
///
/// Address and media type of the source are taken from the dossier.
///
/// # Errors
/// [`VerifyError`] where `dossier` is no dossier of a format this version knows. Whatever does
/// not agree is no error but a [`Problem`].
pub fn verify(
    dossier: &[u8],
    source: Option<&Source>,
    evidence: &Evidence,
) -> Result<Verification, VerifyError> {
    let not_a_dossier = |error: serde_json::Error| VerifyError::NotADossier(error.to_string());
    let json: Value = serde_json::from_slice(dossier).map_err(not_a_dossier)?;
    match json.get("format").and_then(Value::as_str) {
        Some(Dossier::FORMAT) => {}
        Some(other) => return Err(VerifyError::OtherFormat(other.to_owned())),
        None => return Err(VerifyError::NotADossier("it has no “format”".to_owned())),
    }
    let record: Dossier = serde_json::from_slice(dossier).map_err(not_a_dossier)?;
    let mut check = Check { content: &record.text.content, source: None, anchors: 0, problems: Vec::new() };
    match source {
        Some(source) => check.against(source, &record, &json, evidence),
        None => check.walk(&json),
    }
    Ok(Verification { anchors: check.anchors, with_source: source.is_some(), problems: check.problems })
}

/// A check under way.
struct Check<'a> {
    content: &'a str,
    /// The text extracted anew, whose provenance every byte range is compared with.
    source: Option<Text>,
    anchors: usize,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn problem(&mut self, at: &str, what: impl Into<String>) {
        self.problems.push(Problem { at: at.to_owned(), what: what.into() });
    }

    fn against(&mut self, source: &Source, record: &Dossier, json: &Value, evidence: &Evidence) {
        let digest = source.digest().to_string();
        if digest != record.source.digest {
            let what =
                format!("the source's digest is {digest}: this is not the source the dossier was made from");
            self.problem("/source/digest", what);
            return self.walk(json);
        }
        if record.assay.version != env!("CARGO_PKG_VERSION") || record.assay.evidence != evidence.digest() {
            self.problem(
                "/assay",
                "made by another version or with other evidence: reading again may differ for that reason",
            );
        }
        let source = with_record(source, record);
        let options = match options(record) {
            Ok(options) => options,
            Err(problem) => {
                self.problems.push(problem);
                return self.walk(json);
            }
        };
        self.source = extract(&source, &options).ok().map(|article| article.text);
        self.walk(json);
        match read(&source, evidence, &options) {
            Err(error) => self.problem("", format!("the source can no longer be read: {error}")),
            Ok(again) => match serde_json::to_value(&again) {
                Ok(again) => self.compare("", json, &again),
                Err(error) => self.problem("", format!("the dossier made anew does not serialise: {error}")),
            },
        }
    }

    /// Checks every anchor at or below `root`. A work list, not recursion: depth is the input's.
    fn walk(&mut self, root: &Value) {
        let mut open = vec![(String::new(), root)];
        while let Some((at, value)) = open.pop() {
            match value {
                Value::Object(fields) => {
                    if fields.contains_key("exact") {
                        self.anchor(&at, value);
                    }
                    open.extend(fields.iter().rev().map(|(key, value)| (format!("{at}/{key}"), value)));
                }
                Value::Array(items) => {
                    open.extend(
                        items.iter().enumerate().rev().map(|(i, value)| (format!("{at}/{i}"), value)),
                    );
                }
                _ => {}
            }
        }
    }

    fn anchor(&mut self, at: &str, value: &Value) {
        self.anchors += 1;
        let anchor: Anchor = match serde_json::from_value(value.clone()) {
            Ok(anchor) => anchor,
            Err(error) => return self.problem(at, format!("not an anchor: {error}")),
        };
        let ByteRange { start, end } = anchor.text_bytes;
        match self.content.get(start..end) {
            None => return self.problem(at, format!("text bytes {start}–{end} are no passage of the text")),
            Some(words) if words != anchor.exact => {
                return self
                    .problem(at, format!("text bytes {start}–{end} read “{words}”, not “{}”", anchor.exact));
            }
            Some(_) => {}
        }
        let Some(text) = self.source.as_ref().filter(|text| text.as_str() == self.content) else { return };
        let found = text.source_of(Span::new(start, end));
        let claimed = anchor.source_bytes;
        if (found.start(), found.end()) != (claimed.start, claimed.end) {
            let what =
                format!("the passage comes from source bytes {found}, not {}–{}", claimed.start, claimed.end);
            self.problem(at, what);
        }
    }

    /// The first place where two JSON values differ, if any, as a problem.
    fn compare(&mut self, root: &str, old: &Value, new: &Value) {
        let mut open = vec![(root.to_owned(), old, new)];
        while let Some((at, old, new)) = open.pop() {
            match (old, new) {
                (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
                    open.extend(
                        a.iter().zip(b.values()).rev().map(|((key, a), b)| (format!("{at}/{key}"), a, b)),
                    );
                }
                (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
                    let pairs = a.iter().zip(b).enumerate().rev();
                    open.extend(pairs.map(|(index, (a, b))| (format!("{at}/{index}"), a, b)));
                }
                (a, b) if a == b => {}
                _ => return self.problem(&at, "reading the source again gives something else here"),
            }
        }
    }
}

/// The source with the address and media type the dossier says it had.
fn with_record(source: &Source, record: &Dossier) -> Source {
    let mut source = source.clone();
    if let Some(url) = &record.source.url {
        source = source.with_url(url);
    }
    if let Some(media_type) = &record.source.media_type {
        source = source.with_media_type(media_type);
    }
    source
}

/// The options the dossier says it was read with.
fn options(record: &Dossier) -> Result<Options, Problem> {
    let reading = &record.reading;
    let problem = |at: &str, what: String| Problem { at: at.to_owned(), what };
    let format = match (reading.format.as_str(), reading.format_forced) {
        (_, false) => None,
        ("html", true) => Some(Format::Html),
        ("text", true) => Some(Format::PlainText),
        (other, true) => {
            return Err(problem("/reading/format", format!("“{other}” is not a format: html or text")));
        }
    };
    let published = reading.published.as_deref().map(PartialDate::parse).transpose();
    let published = published.map_err(|error| problem("/reading/published", error.to_string()))?;
    let limits = Limits { bytes: reading.max_bytes, depth: reading.max_depth };
    Ok(Options { format, published, limits, most_tokens: None })
}
