//! Drafts of `ClaimReview`. A machine never issues one.

use assay_dossier::Dossier;
use serde_json::{Value, json};

use super::schema_org;
use crate::index::Index;
use crate::plain::Outcome;
use crate::theme::Brand;

/// What only a person can add.
const MISSING: [&str; 5] = ["author", "datePublished", "reviewBody", "reviewRating", "url"];

/// A draft for every claim that was looked up. The drafts have neither the context nor the type of a
/// `ClaimReview`, so nothing that harvests reviews can take one for a review: who completes it sets
/// both, and puts in a verdict, a name and a rating. What the record says is kept beside the draft and
/// is no rating.
pub(super) fn drafts(d: &Dossier, brand: Option<&Brand>) -> Value {
    let index = Index::new(d);
    let looked_up = d.claims.iter().filter(|c| !index.findings_of(&c.id).is_empty());
    let drafts: Vec<Value> = looked_up
        .map(|c| {
            let record: Vec<Value> = index
                .findings_of(&c.id)
                .iter()
                .map(|f| json!({ "outcome": Outcome::of(f).words(), "summary": f.summary }))
                .collect();
            json!({
                "complete": false,
                "missing": MISSING,
                "whatTheRecordSays": record,
                "draft": {
                    "claimReviewed": c.anchor.exact,
                    "itemReviewed": schema_org::claim(d, &index, c),
                },
            })
        })
        .collect();
    let mut all = json!({
        "format": "assay-claim-review-draft/1",
        "note": "Prepared by software; no person has judged it yet. To publish one: add what is missing, then @context https://schema.org and @type ClaimReview.",
        "article": schema_org::article(d),
        "drafts": drafts,
    });
    // The desk's scale, for the person who rates; no draft is rated.
    if let Some(ratings) = brand.map(Brand::ratings).filter(|ratings| !ratings.is_empty()) {
        all["ratingScale"] = json!(ratings);
    }
    all
}
