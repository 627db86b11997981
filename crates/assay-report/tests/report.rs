//! Reports of whole dossiers: complete, escaped, bounded, and never a panic.

mod fixture;

use assay_dossier::Dossier;
use assay_report::{Terminal, html, summary};
use serde_json::Value;
use unicode_width::UnicodeWidthChar;

fn terminal(width: usize) -> Terminal {
    Terminal { width, colour: false }
}

#[test]
fn page_shows_everything_a_claim_card_promises() {
    let page = html(&fixture::dossier());
    for words in [
        "Prepared by software; no person has judged it yet.",
        "30 December 2025",
        "known to the day",
        "sha256:a3c1",
        "assay read SOURCE --as text --published 2025-12-30",
        "Not enough evidence",
        "a projection cannot be checked against observations",
        "period unclear (“once”)",
        "mean(2009–2014)",
        "CC BY 4.0",
        "Back to the words",
        "A person’s verdict",
        "attributed to nobody",
        "windows-874",
        "[no-break space]",
        "any government",
        "it must be all of them",
        "Safety comes first",
        "#:~:text=",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn sample_report_is_light() {
    assert!(html(&fixture::dossier()).len() < 300 * 1024);
}

#[test]
fn same_dossier_gives_the_same_page() {
    assert_eq!(html(&fixture::dossier()), html(&fixture::dossier()));
}

#[test]
fn page_without_an_article_says_so() {
    let page = html(&fixture::empty());
    assert!(page.contains("This page has no article."));
    assert!(page.contains("Article without a title"));
    assert!(summary(&fixture::empty(), terminal(80)).contains("This page has no article."));
}

/// Tags of a page that is known to escape `<` everywhere else.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<').skip(1).filter_map(|tag| tag.split_once('>').map(|(tag, _)| tag))
}

#[test]
fn hostile_text_leaves_no_element_handler_or_address() {
    for dossier in [fixture::hostile_article(), fixture::hostile_records()] {
        let page = html(&dossier);
        for tag in tags(&page) {
            let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
            assert!(
                !matches!(
                    name.as_str(),
                    "script" | "img" | "iframe" | "object" | "embed" | "base" | "form" | "link" | "video"
                ),
                "{tag}"
            );
            let outside: String = tag.split('"').step_by(2).collect();
            assert!(!outside.contains(" on") && !outside.contains(" style"), "{tag}");
        }
        for address in page.split(" href=\"").skip(1) {
            let address = address.split('"').next().unwrap();
            let lower = address.to_lowercase();
            assert!(
                lower.starts_with('#') || lower.starts_with("https://") || lower.starts_with("http://"),
                "{address}"
            );
        }
        assert!(!page.contains(['\u{1b}', '\0', '\u{202e}', '\u{2066}', '\u{9b}']));
    }
}

#[test]
fn terminal_is_never_overrun_or_commanded() {
    let mut wide = fixture::dossier();
    wide.article.title.as_mut().unwrap().value = "東京都庁の数字 e\u{301}e\u{301} 🇭🇳👩‍👩‍👧".repeat(9);
    for dossier in
        [fixture::dossier(), fixture::hostile_article(), fixture::hostile_records(), fixture::empty(), wide]
    {
        for width in [24, 40, 60, 80, 120] {
            let text = summary(&dossier, terminal(width));
            for line in text.lines() {
                let columns: usize = line.chars().map(|c| c.width().unwrap_or(0)).sum();
                assert!(columns <= width, "{columns} of {width}: {line}");
                assert!(!line.chars().any(char::is_control), "{line:?}");
            }
        }
    }
}

#[test]
fn terminal_without_colour_has_no_escapes_and_with_it_only_its_own() {
    let plain = summary(&fixture::dossier(), terminal(80));
    let coloured = summary(&fixture::hostile_records(), Terminal { width: 80, colour: true });
    assert!(!plain.contains('\u{1b}'));
    assert!(coloured.contains('\u{1b}'));
    for escape in coloured.split('\u{1b}').skip(1) {
        assert!(
            ["[0m", "[1m", "[2m", "[31m", "[32m", "[33m"].iter().any(|own| escape.starts_with(own)),
            "{escape:?}"
        );
    }
}

#[test]
fn typical_article_fits_a_screen() {
    let text = summary(&fixture::dossier(), terminal(80));
    assert!(text.lines().count() <= 42, "{} lines:\n{text}", text.lines().count());
}

/// Every number of the dossier, one kind of damage at a time.
fn damage(value: &mut Value, next: &mut usize) {
    const NUMBERS: [i64; 6] = [0, 1, 7, 255, 1_000_000, 3];
    match value {
        Value::Number(n) if n.is_u64() => {
            *next += 1;
            *value = Value::from(NUMBERS[*next % NUMBERS.len()]);
        }
        Value::Array(list) => list.iter_mut().for_each(|v| damage(v, next)),
        Value::Object(map) => {
            for (key, v) in map.iter_mut() {
                // Small integer types would not read the larger numbers.
                if !matches!(key.as_str(), "level" | "depth" | "year" | "cell" | "number") {
                    damage(v, next);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn damaged_positions_do_not_panic() {
    for seed in 0..12 {
        let mut json = serde_json::to_value(fixture::dossier()).unwrap();
        let mut next = seed;
        damage(&mut json, &mut next);
        let dossier: Dossier = serde_json::from_value(json).unwrap();
        assert!(html(&dossier).ends_with("</html>\n"));
        assert!(!summary(&dossier, terminal(80)).is_empty());
    }
}

#[test]
fn extreme_values_do_not_break_a_chart() {
    let mut dossier = fixture::dossier();
    let extremes =
        [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 0.0, -0.0];
    for (n, finding) in dossier.findings.iter_mut().enumerate() {
        for (m, o) in finding.series.iter_mut().flat_map(|s| s.observations.iter_mut()).enumerate() {
            o.value = extremes[(n + m) % extremes.len()];
            o.year = [i16::MIN, i16::MAX, 0, 2000, 2000][(n + m) % 5];
        }
    }
    for quantity in &mut dossier.quantities {
        quantity.value.low = Some(f64::MAX);
        quantity.value.high = Some(f64::NAN);
        quantity.period.edtf = Some("9999/-999".into());
    }
    let page = html(&dossier);
    assert!(!page.contains("NaN") && !page.contains("\"inf"), "a place that is no number");
}
