//! The first stages, and the readers of figures and times.

use assay_article::{PartialDate, covers_everything};
use assay_text::{Source, Span};
use jiff::civil::datetime;

use super::super::features::Features;

pub fn decode(input: &[u8], features: &mut Features) -> Result<(), String> {
    let source = Source::new(input.to_vec()).map_err(|error| error.to_string())?;
    let decoded = assay_text::decode(&source);
    features.variants(&(decoded.charset, decoded.reason));
    features.error(decoded.charset);
    features.count("invalid", decoded.invalid);
    let text = assay_text::repair(&decoded.text);
    features.count("repairs", text.repairs().count());
    for run in text.runs().iter().take(200) {
        features.variants(&run.kind);
    }
    let mut before = 0;
    for run in text.runs() {
        let range = text.source_of(run.span);
        if range.start() < before || range.end() > input.len() {
            return Err(format!("a run of text at {} comes from {range}, after {before}", run.span));
        }
        before = range.start();
    }
    features.count("changed", usize::from(text.as_str() != decoded.text.as_str()));
    Ok(())
}

pub fn article(input: &[u8], features: &mut Features) -> Result<(), String> {
    let source = Source::new(input.to_vec()).map_err(|error| error.to_string())?;
    let article = match assay_article::extract(&source, &assay_article::Options::default()) {
        Ok(article) => article,
        Err(error) => {
            features.error(&error.to_string());
            return Ok(());
        }
    };
    for block in article.blocks.iter().take(200) {
        features.variants(&block.kind);
    }
    for omitted in article.omitted.iter().take(200) {
        features.variants(&omitted.kind);
    }
    features.variants(&(&article.title, &article.authors, &article.published, &article.modified));
    features.variants(&(&article.publisher, &article.language, &article.section, &article.canonical));
    features.count("links", article.links.len());
    features.count("images", article.images.len());
    features.count("posts", article.posts.len());
    if !covers_everything(&article) {
        return Err("article and omitted do not cover the text".to_owned());
    }
    let length = article.text.len();
    let beyond = |span: Span| span.end() > length || standing(article.text.as_str(), span).is_err();
    let spans = article.blocks.iter().map(|block| block.span);
    match spans.chain(article.links.iter().map(|link| link.span)).find(|span| beyond(*span)) {
        Some(span) => Err(format!("bytes {span} are no passage of the text")),
        None => Ok(()),
    }
}

pub fn quantity(input: &[u8], features: &mut Features) -> Result<(), String> {
    let text = String::from_utf8_lossy(input);
    for (span, value) in assay_quantity::read_numbers(&text) {
        features.variants(&value);
        standing(&text, span)?;
    }
    for amount in assay_quantity::read_amounts(&text) {
        features.variants(&amount);
        standing(&text, amount.span)?;
    }
    for (span, limits) in assay_quantity::read_limits(&text) {
        features.variants(&limits);
        standing(&text, span)?;
    }
    for (span, value) in assay_quantity::read_ordinals(&text) {
        features.variants(&value);
        standing(&text, span)?;
    }
    Ok(())
}

/// Bytes of an input in which appointments are looked for.
const MOST_APPOINTED: usize = 1000;

pub fn time(input: &[u8], published: PartialDate, features: &mut Features) -> Result<(), String> {
    let text = String::from_utf8_lossy(input);
    for time in assay_quantity::read_times(&text, Some(published)) {
        features.variants(&time);
        standing(&text, time.span)?;
    }
    // Read by evaluations alone, and slowly: a part of the text is enough.
    let text = text.get(..text.floor_char_boundary(MOST_APPOINTED)).unwrap_or_default();
    // The last days of a leap year, and of the calendar.
    for now in [datetime(2024, 2, 29, 23, 59, 0, 0), datetime(9999, 12, 31, 0, 0, 0, 0)] {
        for appointment in assay_quantity::read_appointments(text, now, &[]) {
            features.variants(&(appointment.kind, appointment.side));
            features.count("timex", appointment.timex.len());
            standing(text, appointment.span)?;
        }
    }
    Ok(())
}

/// Whether `span` is a passage of `text`.
fn standing(text: &str, span: Span) -> Result<(), String> {
    match text.get(span.start()..span.end()) {
        Some(_) => Ok(()),
        None => Err(format!("bytes {span} are no passage of the text")),
    }
}
