//! Claims and figures as tables (CSV, RFC 4180).

use assay_dossier::Dossier;
use assay_dossier::model::PriorityRecord;

use crate::csv::{number, table, words};
use crate::index::Index;
use crate::plain;

/// A row a claim, with the outcomes of its findings.
pub(super) fn claims(d: &Dossier) -> String {
    let index = Index::new(d);
    let head = "id,words,by,kind,checkable,not_checkable_because,source_given,source_link,figures,findings,summaries,source_start,source_end,place,source_points_at,headline_in_text,priority,priority_terms";
    let row = |c: &assay_dossier::model::ClaimRecord| {
        let link = c.source_given.link.as_deref().and_then(|id| index.link(id));
        let found = index.findings_of(&c.id);
        let list = |of: &dyn Fn(usize) -> Option<String>| -> String {
            (0..found.len()).filter_map(of).collect::<Vec<_>>().join("; ")
        };
        vec![
            words(&c.id),
            words(&c.anchor.exact),
            words(index.voice(&c.by, c.speaker.as_deref())),
            words(&c.kind),
            c.checkable.to_string(),
            words(c.not_checkable_because.as_deref().unwrap_or_default()),
            words(&c.source_given.kind),
            words(link.map_or("", |l| l.target.as_str())),
            words(&c.quantities.join(" ")),
            words(&list(&|n| found.get(n).map(|f| f.outcome.clone()))),
            words(&list(&|n| found.get(n).map(|f| f.summary.clone()))),
            c.anchor.source_bytes.start.to_string(),
            c.anchor.source_bytes.end.to_string(),
            words(&c.place),
            words(c.source_given.points_at.as_deref().unwrap_or_default()),
            words(c.headline.as_ref().map_or("", plain::headline)),
            c.priority.score.to_string(),
            words(&terms(&c.priority)),
        ]
    };
    table(head, d.claims.iter().map(row))
}

/// The terms of a priority: `kind 0.3; figures 1.2`.
fn terms(priority: &PriorityRecord) -> String {
    let terms = priority.terms.iter().map(|term| format!("{} {}", term.name, term.value));
    terms.collect::<Vec<_>>().join("; ")
}

/// A row a figure, as it was read.
pub(super) fn figures(d: &Dossier) -> String {
    let head = "id,words,low,high,bound,unit,change,measure,place,place_code,period,modality,negated,source_start,source_end";
    let row = |q: &assay_dossier::model::QuantityRecord| {
        vec![
            words(&q.id),
            words(&q.anchor.exact),
            number(q.value.low),
            number(q.value.high),
            // Bounds such as `=` are our own words and no formula: in quotes and named.
            words(if q.bound == "=" { "exact" } else { &q.bound }),
            words(&plain::unit(q).unwrap_or_default()),
            words(q.change.as_deref().unwrap_or_default()),
            words(q.measure.as_deref().unwrap_or_default()),
            words(plain::place(q).unwrap_or_default()),
            words(q.place.as_ref().and_then(|p| p.code.as_deref()).unwrap_or_default()),
            words(q.period.edtf.as_deref().unwrap_or(&q.period.kind)),
            words(&q.modality),
            q.negated.to_string(),
            q.anchor.source_bytes.start.to_string(),
            q.anchor.source_bytes.end.to_string(),
        ]
    };
    table(head, d.quantities.iter().map(row))
}
