//! Offers, promises and threats of things: "promised a tax cut", "threatened the firm with a fine",
//! "the mayor's promise to rebuild". Which noun is promised is a matter of the tree.

use assay_language::syntax::{Relation, Tag};

use super::OfferKind;
use super::party::Parties;

/// Verbs of putting on the table whose object is what is put there, in the forms that tell a deed:
/// what a hotel "offers" is for sale, not on the table.
const OFFERS: [&str; 2] = ["offered", "proposed"];
const PROMISES: [&str; 8] =
    ["guaranteed", "pledged", "pledges", "promised", "promises", "promise", "vowed", "vows"];
const THREATS: [&str; 2] = ["threatened", "threatens"];

/// What is given in words alone, or for good: "offered an apology", "pledged allegiance".
const WORDS: [&str; 38] = [
    "account",
    "advice",
    "allegiance",
    "analysis",
    "answer",
    "apologies",
    "apology",
    "argument",
    "assessment",
    "comment",
    "comments",
    "condolences",
    "congratulations",
    "criticism",
    "defense",
    "defence",
    "delegates",
    "details",
    "evaluation",
    "evidence",
    "example",
    "explanation",
    "glimpse",
    "hint",
    "hope",
    "insight",
    "insights",
    "loyalty",
    "opinion",
    "opinions",
    "perspective",
    "praise",
    "prayers",
    "prediction",
    "proof",
    "statement",
    "thoughts",
    "view",
];

/// Nouns for it, followed by what is to be done.
const NOUNS: [(OfferKind, &[&str]); 3] = [
    (OfferKind::Offer, &["offer", "offers"]),
    (
        OfferKind::Promise,
        &["commitment", "guarantee", "pledge", "pledges", "promise", "promises", "vow", "vows"],
    ),
    (OfferKind::Threat, &["threat", "threats"]),
];

/// What is put on the table by the verb or noun at `token`, if anything is.
pub(super) fn at(parties: &Parties<'_, '_>, token: usize) -> Option<OfferKind> {
    let tree = &parties.tree;
    match tree.tag(token)? {
        Tag::Verb => {
            let object = tree.dependent(token, &[Relation::Obj]);
            let given = parties.given(token).is_some();
            let in_words = tree.dependents(token, &[Relation::Obj]).any(|object| parties.is(object, &WORDS));
            let thing = object.filter(|object| {
                !in_words && matches!(tree.tag(*object), Some(Tag::Noun | Tag::Symbol | Tag::Numeral))
            });
            let told = tree
                .dependents(token, &[Relation::Mark, Relation::Advmod])
                .any(|word| parties.is(word, &["not", "never", "n't"]));
            if told || tree.subject(token).is_none() {
                return None;
            }
            if parties.is(token, &OFFERS) && thing.is_some() {
                let to = tree
                    .dependents(token, &[Relation::Obl])
                    .any(|of| tree.dependents(of, &[Relation::Case]).any(|case| parties.is(case, &["to"])));
                return (given || to).then_some(OfferKind::Offer);
            }
            if parties.is(token, &PROMISES) && thing.is_some() {
                return Some(OfferKind::Promise);
            }
            let with = || {
                tree.dependents(token, &[Relation::Obl])
                    .any(|of| tree.dependents(of, &[Relation::Case]).any(|case| parties.is(case, &["with"])))
            };
            // "The drought threatens crops" is a danger, "threatened sanctions" and "threatened the firm
            // with a fine" are threats.
            let threat = parties.is(token, &THREATS) && object.is_some() && with();
            threat.then_some(OfferKind::Threat)
        }
        Tag::Noun => {
            let (kind, _) = NOUNS.iter().find(|(_, nouns)| parties.is(token, nouns))?;
            let owned = tree.dependent(token, &[Relation::NmodPoss]).is_some();
            let to_do = tree.dependents(token, &[Relation::Acl, Relation::Xcomp]).any(|verb| {
                tree.tag(verb) == Some(Tag::Verb)
                    && tree.dependents(verb, &[Relation::Mark]).any(|mark| parties.is(mark, &["to"]))
            });
            (owned && to_do).then_some(*kind)
        }
        _ => None,
    }
}
