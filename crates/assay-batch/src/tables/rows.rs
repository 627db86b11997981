//! Rows of one dossier. The cells stand in the order of [`super::COLUMNS`], without the page.

use assay_dossier::Dossier;
use assay_dossier::model::{
    Anchor, AttributionRecord, ClaimRecord, FieldRecord, FindingRecord, PartyRecord, QuantityRecord,
};

use super::Cell;
use crate::Failure;
use crate::product::Product;

/// Rows of one page: what is known of the article, and the rows of the other tables in their order.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    article: Vec<Cell>,
    pub(super) others: [Vec<Vec<Cell>>; 4],
}

impl Rows {
    /// How many rows there are, with that of the article.
    pub(crate) fn count(&self) -> usize {
        1 + self.others.iter().map(Vec::len).sum::<usize>()
    }
}

/// The rows of `dossier`.
pub(crate) fn rows(dossier: &Dossier) -> Rows {
    Rows {
        article: article(dossier),
        others: [
            dossier.attributions.iter().map(attribution).collect(),
            dossier.claims.iter().map(claim).collect(),
            dossier.quantities.iter().map(quantity).collect(),
            dossier.findings.iter().map(finding).collect(),
        ],
    }
}

/// The row of the table of articles, which every page has.
pub(crate) fn article_row(product: &Product) -> Vec<Cell> {
    let error: Option<&Failure> = product.result.as_ref().err();
    let mut row = vec![
        text(&product.name),
        Cell::Text(product.url.clone()),
        Cell::Text(product.digest.clone()),
        Cell::Text(error.map(|failure| failure.reason.name().to_owned())),
        Cell::Text(error.map(|failure| failure.what.clone())),
    ];
    match &product.result {
        Ok(made) => row.extend(made.rows.article.iter().cloned()),
        Err(_) => {
            row.extend(super::COLUMNS[0].iter().skip(row.len() + 1).map(|(_, kind)| match kind {
                super::Kind::Text => Cell::Text(None),
                super::Kind::Whole => Cell::Whole(None),
                super::Kind::Real => Cell::Real(None),
                super::Kind::Flag => Cell::Flag(None),
            }));
        }
    }
    row
}

fn article(dossier: &Dossier) -> Vec<Cell> {
    let article = &dossier.article;
    let field = |field: &Option<FieldRecord>| Cell::Text(field.as_ref().map(|field| field.value.clone()));
    let authors: Vec<&str> = article.authors.iter().map(|author| author.value.as_str()).collect();
    vec![
        field(&article.title),
        Cell::Text((!authors.is_empty()).then(|| authors.join("; "))),
        field(&article.published),
        field(&article.modified),
        field(&article.publisher),
        field(&article.language),
        field(&article.section),
        field(&article.canonical),
        text(&dossier.text.charset),
        whole(dossier.text.repairs.len()),
        whole(dossier.source.length),
        whole(dossier.text.content.len()),
        whole(article.blocks.len()),
        whole(dossier.attributions.len()),
        whole(dossier.claims.len()),
        whole(dossier.quantities.len()),
        whole(dossier.findings.len()),
    ]
}

fn attribution(record: &AttributionRecord) -> Vec<Cell> {
    let content: Vec<&str> = record.content.iter().map(|anchor| anchor.exact.as_str()).collect();
    let (first, last) = (record.content.first(), record.content.last());
    let words =
        |party: &Option<PartyRecord>| Cell::Text(party.as_ref().map(|party| party.mention.exact.clone()));
    let name = |party: &Option<PartyRecord>| Cell::Text(party.as_ref().and_then(|party| party.name.clone()));
    vec![
        text(&record.id),
        text(&record.kind),
        text(&record.form),
        text(&content.join("\n")),
        Cell::Whole(first.map(|anchor| number(anchor.text_bytes.start))),
        Cell::Whole(last.map(|anchor| number(anchor.text_bytes.end))),
        Cell::Whole(first.map(|anchor| number(anchor.source_bytes.start))),
        Cell::Whole(last.map(|anchor| number(anchor.source_bytes.end))),
        exact(record.cue.as_ref()),
        words(&record.source),
        name(&record.source),
        words(&record.addressee),
        name(&record.addressee),
        exact(record.venue.as_ref()),
        Cell::Text(record.time.clone()),
        Cell::Text(record.within.clone()),
    ]
}

fn claim(record: &ClaimRecord) -> Vec<Cell> {
    let mut row = vec![text(&record.id)];
    anchored(&mut row, &record.anchor);
    row.extend([
        text(&record.by),
        Cell::Text(record.speaker.clone()),
        text(&record.kind),
        Cell::Flag(Some(record.checkable)),
        Cell::Text(record.not_checkable_because.clone()),
        text(&record.source_given.kind),
        exact(record.source_given.anchor.as_ref()),
        Cell::Text(record.source_given.link.clone()),
        text(&record.quantities.join(" ")),
    ]);
    row
}

fn quantity(record: &QuantityRecord) -> Vec<Cell> {
    let mut row = vec![text(&record.id)];
    anchored(&mut row, &record.anchor);
    let place = record.place.as_ref();
    row.extend([
        text(&record.value.kind),
        Cell::Real(record.value.low),
        Cell::Real(record.value.high),
        Cell::Real(record.value.precision),
        text(&record.bound),
        text(&record.unit.name),
        text(&record.unit.kind),
        Cell::Text(record.unit.per.clone()),
        Cell::Text(record.change.clone()),
        Cell::Text(record.manner.clone()),
        Cell::Text(record.measure.clone()),
        Cell::Text(place.map(|place| place.name.clone().unwrap_or_else(|| place.anchor.exact.clone()))),
        Cell::Text(place.and_then(|place| place.code.clone())),
        text(&record.period.kind),
        Cell::Text(record.period.edtf.clone()),
        text(&record.modality),
        Cell::Flag(Some(record.negated)),
    ]);
    row
}

fn finding(record: &FindingRecord) -> Vec<Cell> {
    let series = |get: fn(&assay_dossier::model::SeriesRecord) -> &String| {
        Cell::Text(record.series.as_ref().map(|series| get(series).clone()))
    };
    vec![
        text(&record.id),
        text(&record.claim),
        Cell::Text(record.quantity.clone()),
        text(&record.outcome),
        Cell::Text(record.reason.clone()),
        text(&record.summary),
        Cell::Text(record.operator.clone()),
        Cell::Text(record.formula.clone()),
        Cell::Real(record.result),
        series(|series| &series.code),
        series(|series| &series.name),
        series(|series| &series.unit),
        series(|series| &series.source),
        series(|series| &series.vintage),
        series(|series| &series.place),
    ]
}

/// Words and places of an anchor: five cells.
fn anchored(row: &mut Vec<Cell>, anchor: &Anchor) {
    row.extend([
        text(&anchor.exact),
        whole(anchor.text_bytes.start),
        whole(anchor.text_bytes.end),
        whole(anchor.source_bytes.start),
        whole(anchor.source_bytes.end),
    ]);
}

fn exact(anchor: Option<&Anchor>) -> Cell {
    Cell::Text(anchor.map(|anchor| anchor.exact.clone()))
}

fn text(value: &str) -> Cell {
    Cell::Text(Some(value.to_owned()))
}

fn whole(value: usize) -> Cell {
    Cell::Whole(Some(number(value)))
}

/// Positions have 32 bits.
fn number(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
