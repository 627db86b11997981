use assay_attribution::AttributionType;

use super::*;
use crate::testing::Page;

type Listed<'a> = (OfferKind, &'a str, Vec<&'a str>);

fn listed(page: &Page) -> Vec<Listed<'_>> {
    offers(page.reading())
        .into_iter()
        .map(|offer| {
            let conditions = offer.conditions.iter().map(|span| page.words(*span)).collect();
            (offer.kind, page.words(offer.span), conditions)
        })
        .collect()
}

#[test]
fn an_offer_in_a_letter_has_both_its_conditions() {
    let letter = "We are willing to release all prisoners (including all those described as ‘political prisoners’) to any country willing to receive them. The only condition is straightforward: it must be everyone.";
    let page = Page::new(&format!("Tomas Vell wrote: “{letter}”")).says(
        AttributionType::Direct,
        "Tomas Vell",
        "wrote",
        &[letter],
    );
    let found = listed(&page);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, OfferKind::Offer);
    assert_eq!(found[0].2, ["any country willing to receive them", "it must be everyone"]);
    assert_eq!(offers(page.reading())[0].by, Author::Attribution(0));
}

#[test]
fn conditions_stand_before_or_after() {
    for (text, kind, conditions) in [
        (
            "If the talks resume, Veld is ready to cooperate fully.",
            OfferKind::Offer,
            vec!["If the talks resume"],
        ),
        (
            "The union offered to return to work provided that pay rises.",
            OfferKind::Offer,
            vec!["provided that pay rises"],
        ),
        (
            "The firm pledged to rebuild the pier as long as the city pays half.",
            OfferKind::Promise,
            vec!["as long as the city pays half"],
        ),
        (
            "The ministry threatened to withdraw the licence unless the fine is paid.",
            OfferKind::Threat,
            vec!["unless the fine is paid"],
        ),
        ("The mayor vowed to open the library.", OfferKind::Promise, vec![]),
    ] {
        let page = Page::new(text);
        let found = listed(&page);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!((found[0].0, found[0].2.clone()), (kind, conditions), "{text}");
    }
}

#[test]
fn readiness_is_no_offer_by_itself() {
    for text in [
        "The house is ready to move into.",
        "She was not willing to release the list.",
        "Buyers willing to pay more are rare.",
        "We will see.",
    ] {
        assert_eq!(listed(&Page::new(text)), [], "{text}");
    }
}

#[test]
fn a_deadline_is_told() {
    let page = Page::new("The company promised to repair the dam by 1 June 2031.");
    let offers = offers(page.reading());
    assert_eq!(offers[0].deadline.map(|span| page.words(span)), Some("by 1 June 2031"));
}

#[test]
fn a_speaker_promises_in_their_own_person() {
    let letter = "Until then, we will continue protecting the harbour.";
    let page = Page::new(letter).says(AttributionType::Direct, "", "", &[letter]);
    assert_eq!(
        listed(&page),
        [(OfferKind::Promise, "we will continue protecting the harbour", vec!["Until then"])]
    );
    assert_eq!(listed(&Page::new(letter)), []);
}
