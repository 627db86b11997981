use assay_attribution::AttributionType;

use super::*;
use crate::testing::Page;

fn listed(page: &Page) -> Vec<(&str, ClaimKind, Checkability)> {
    claims(page.reading())
        .into_iter()
        .map(|claim| (page.words(claim.span), claim.kind, claim.checkable))
        .collect()
}

fn one(text: &str) -> (ClaimKind, Checkability) {
    let page = Page::new(text);
    match listed(&page)[..] {
        [(_, kind, checkable)] => (kind, checkable),
        ref other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn each_kind_has_its_construction() {
    use Checkability as Can;
    for (text, kind, can) in [
        ("The port of Larrow handled 412,000 containers.", ClaimKind::Quantity, Can::Checkable),
        ("Unemployment in Veld fell to 4 percent.", ClaimKind::Trend, Can::Checkable),
        ("Deportations rose sharply in 1996.", ClaimKind::Trend, Can::Checkable),
        ("Prices are rising everywhere.", ClaimKind::Trend, Can::Vague),
        ("Veld has the lowest murder rate in the region.", ClaimKind::RankOrRecord, Can::Checkable),
        ("Rents in Larrow are higher than in Oster.", ClaimKind::Comparison, Can::Checkable),
        ("The mill was founded in 1921.", ClaimKind::Event, Can::Checkable),
        ("Ana Ruiz was the mayor of Larrow.", ClaimKind::Event, Can::Checkable),
        ("The new road led to the decline of the ferry.", ClaimKind::Causal, Can::Causal),
        ("Turnout is expected to reach 70 percent.", ClaimKind::Prediction, Can::Prediction),
        ("The whole plan is a shameful retreat.", ClaimKind::Opinion, Can::Opinion),
        ("Full employment is defined as a rate below 3 percent.", ClaimKind::Definition, Can::Checkable),
    ] {
        assert_eq!(one(text), (kind, can), "{text}");
    }
}

#[test]
fn plain_sentences_are_not_claims() {
    for text in [
        "The committee met behind closed doors.",
        "How many of the 40 ferries still sail?",
        "We will work with every one of them.",
        "She raised her hand.",
    ] {
        assert_eq!(listed(&Page::new(text)), [], "{text}");
    }
}

#[test]
fn figures_on_either_side_of_a_dash_are_two_claims() {
    let page = Page::new(
        "Veld ended 2025 with a record low of 14 murders—a feat for a place that once averaged 100 a year.",
    );
    let spans: Vec<_> = listed(&page).into_iter().map(|claim| claim.0).collect();
    assert_eq!(
        spans,
        [
            "Veld ended 2025 with a record low of 14 murders",
            "a feat for a place that once averaged 100 a year"
        ]
    );
}

#[test]
fn coordinated_clauses_are_claims_of_their_own() {
    let page = Page::new("Exports rose 12 percent, while imports fell 3 percent.");
    let spans: Vec<_> = listed(&page).into_iter().map(|claim| claim.0).collect();
    assert_eq!(spans, ["Exports rose 12 percent", "imports fell 3 percent"]);
}

#[test]
fn an_insertion_between_dashes_is_apart_from_its_frame() {
    let page = Page::new(
        "The closing of the mines—a policy that directly fueled the growth of the gangs—began during the administration of President Ana Ruiz in 1993.",
    );
    let found = listed(&page);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].1, ClaimKind::Event);
    assert_eq!(
        (found[1].0, found[1].1),
        ("a policy that directly fueled the growth of the gangs", ClaimKind::Causal)
    );
    let claims = claims(page.reading());
    assert_eq!(claims[0].times.len(), 1);
}

#[test]
fn what_is_said_is_the_speakers_claim() {
    let page = Page::new("Ana Ruiz said unemployment had fallen to 4 percent.").says(
        AttributionType::Indirect,
        "Ana Ruiz",
        "said",
        &["unemployment had fallen to 4 percent"],
    );
    let claims = claims(page.reading());
    assert_eq!(claims.len(), 1);
    assert_eq!(page.words(claims[0].span), "unemployment had fallen to 4 percent");
    assert_eq!(claims[0].by, Author::Attribution(0));
    assert_eq!(claims[0].source.kind, SourceKind::Named);
}

fn source(text: &str) -> (SourceKind, Option<String>) {
    let page = Page::new(text);
    let claims = claims(page.reading());
    let source = claims.first().unwrap_or_else(|| panic!("no claim in {text}")).source;
    (source.kind, source.span.map(|span| page.words(span).to_owned()))
}

#[test]
fn the_source_is_the_one_the_sentence_gives() {
    for (text, kind, words) in [
        (
            "Rents rose 4 percent, according to the housing ministry.",
            SourceKind::Named,
            Some("the housing ministry"),
        ),
        ("Rents rose 4 percent, according to experts.", SourceKind::Vague, Some("experts")),
        ("Studies show that rents rose 4 percent.", SourceKind::Vague, Some("Studies")),
        (
            "Data from the Larrow Institute show rents rose 4 percent.",
            SourceKind::Named,
            Some("the Larrow Institute"),
        ),
        ("Critics say rents rose 4 percent.", SourceKind::Vague, Some("Critics")),
        ("It is believed that rents rose 4 percent.", SourceKind::Vague, Some("It is believed")),
        ("Rents rose 4 percent.", SourceKind::None, None),
    ] {
        assert_eq!(source(text), (kind, words.map(str::to_owned)), "{text}");
    }
}

#[test]
fn a_link_is_the_source() {
    let page = Page::new("Rents rose 4 percent last year.").link("last year", "https://example.org/rents");
    let claims = claims(page.reading());
    assert_eq!((claims[0].source.kind, claims[0].source.link), (SourceKind::Link, Some(0)));
}

#[test]
fn a_source_line_serves_the_block_before_it() {
    let page = Page::new("Rents rose 4 percent last year.\nSource: Larrow Housing Office");
    assert_eq!(claims(page.reading())[0].source.kind, SourceKind::Named);
    let page = Page::new("Rents rose 4 percent last year.\nSource: https://example.org/rents")
        .link("https://example.org/rents", "https://example.org/rents");
    assert_eq!(claims(page.reading())[0].source.kind, SourceKind::Link);
}

#[test]
fn hostile_input_does_not_panic() {
    for text in
        ["—", "— — —", "; ; ;", "1 — 2 — 3 — 4", "and and, and", "(((", "Source:", "“”", "was president of"]
    {
        let _ = listed(&Page::new(text));
    }
}
