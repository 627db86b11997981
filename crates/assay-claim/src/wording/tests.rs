use assay_attribution::{AttributionForm, AttributionType};

use super::*;
use crate::testing::Page;

fn found(page: &Page) -> Vec<(&str, WordingKind, Author)> {
    wording(page.reading()).into_iter().map(|found| (page.words(found.span), found.kind, found.by)).collect()
}

fn plain(text: &str) {
    let page = Page::new(text);
    assert_eq!(found(&page), [], "{text}");
}

#[test]
fn coordinated_judgements_are_one() {
    let page = Page::new("The mayor gave a bold and sarcastic answer to a staggering bill.");
    assert_eq!(
        found(&page),
        [
            ("bold and sarcastic", WordingKind::Evaluative, Author::Article),
            ("staggering", WordingKind::Evaluative, Author::Article)
        ]
    );
}

#[test]
fn a_weak_adjective_needs_company() {
    plain("The firm drew a bold line under the selective list.");
    let page = Page::new("Their story is a selective fiction; these are the undeniable facts.");
    assert_eq!(
        found(&page),
        [
            ("selective fiction", WordingKind::Evaluative, Author::Article),
            ("undeniable facts", WordingKind::Certainty, Author::Article)
        ]
    );
}

#[test]
fn plain_uses_are_not_reported() {
    plain("The surgeon recommended a radical mastectomy.");
    plain("She slammed the door and left.");
    plain("The army bombed the bridge in 1944.");
    plain("Judge Maria Savage ruled on the case.");
    plain("They sing with Savage Garden.");
}

#[test]
fn a_quoted_word_is_the_speakers() {
    let page = Page::new("Ana Ruiz called the vote “a shameful farce” in an absurd session.").says(
        AttributionType::Direct,
        "Ana Ruiz",
        "called",
        &["a shameful farce"],
    );
    assert_eq!(
        found(&page),
        [
            ("shameful", WordingKind::Evaluative, Author::Attribution(0)),
            ("farce", WordingKind::Evaluative, Author::Attribution(0)),
            ("absurd", WordingKind::Evaluative, Author::Article)
        ]
    );
}

fn quoted(text: &str, words: &str) -> Page {
    Page::new(text).says(AttributionType::Direct, "", "", &[words]).form(AttributionForm::ScareQuote)
}

#[test]
fn scare_quotes_with_a_stance_are_sarcasm() {
    let page = quoted("The so-called ‘night prisoners’ were moved.", "night prisoners");
    assert!(found(&page).contains(&("night prisoners", WordingKind::Sarcasm, Author::Article)));
    let page = quoted("His ‘reform plan’ was a shameful farce.", "reform plan");
    assert_eq!(found(&page).first(), Some(&("reform plan", WordingKind::Sarcasm, Author::Article)));
}

#[test]
fn terms_titles_and_keys_in_quotation_marks_are_not_scare_quotes() {
    for (text, words) in [
        ("The ‘night prisoners’ were moved.", "night prisoners"),
        ("The shameful practice is called ‘double dipping’.", "double dipping"),
        ("The word ‘ferry’ is staggering to some.", "ferry"),
        ("A staggering bill came to “ana@example.org” today.", "ana@example.org"),
        ("The staggering field “user_id” was empty.", "user_id"),
        ("His shameful film “Night Ferry” was shown.", "Night Ferry"),
        ("They typed “how to mend a broken sea wall” on that shameful day.", "how to mend a broken sea wall"),
    ] {
        let page = quoted(text, words);
        assert!(found(&page).iter().all(|found| found.1 != WordingKind::Sarcasm), "{text}");
    }
}

#[test]
fn capitals_do_not_hide_a_headline() {
    let page = Page::new("# Council Slams Reckless Plan\nThe council met on Monday.");
    assert_eq!(found(&page).iter().map(|found| found.0).collect::<Vec<_>>(), ["Slams", "Reckless"]);
}
