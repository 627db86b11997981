//! Reports of whole dossiers: complete, escaped, bounded, and never a panic.

mod fixture;

use assay_dossier::Dossier;
use assay_report::{Brand, Page, Terminal, charts, summary};
use serde_json::Value;
use unicode_width::UnicodeWidthChar;

fn html(dossier: &Dossier) -> String {
    assay_report::html(dossier, &Page::default())
}

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
    let mut with_bytes = fixture::hostile_article();
    let source = with_bytes.text.content.clone();
    with_bytes.source.digest = fixture::digest(source.as_bytes());
    let with_bytes = assay_report::html(&with_bytes, &Page { source: Some(source.as_bytes()), brand: None });
    assert!(with_bytes.contains("<pre class=\"dump\">"));
    for page in [with_bytes, html(&fixture::hostile_article()), html(&fixture::hostile_records())] {
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
            // Our own charts and tables, in Base64, to be saved.
            let is_ours = ["data:image/svg+xml;base64,", "data:text/csv;base64,"].iter().any(|kind| {
                let coded = address.strip_prefix(kind);
                coded.is_some_and(|coded| {
                    coded.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b))
                })
            });
            assert!(
                is_ours
                    || lower.starts_with('#')
                    || lower.starts_with("https://")
                    || lower.starts_with("http://"),
                "{address}"
            );
        }
        for part in page.split(" href=\"data:").collect::<Vec<_>>().windows(2) {
            let tag = part[0].rsplit('<').next().unwrap();
            assert!(tag.starts_with("a download=\""), "a data address that could be opened: {tag}");
        }
        assert!(!page.contains(['\u{1b}', '\0', '\u{202e}', '\u{2066}', '\u{9b}']));
    }
}

/// The bytes a report of the ordinary dossier was made from, whatever its digest says.
fn with_source(mut dossier: Dossier) -> (Dossier, Vec<u8>) {
    let source = fixture::source().into_bytes();
    dossier.source.digest = fixture::digest(&source);
    (dossier, source)
}

#[test]
fn page_shows_the_bytes_of_every_passage_where_the_source_is_at_hand() {
    let (dossier, source) = with_source(fixture::dossier());
    let page = assay_report::html(&dossier, &Page { source: Some(&source), brand: None });
    // A no-break space read as windows-874 and put right.
    assert!(page.contains("<mark><b>e0 b8 a2 c2 a0</b></mark>"));
    assert!(page.contains("Repaired in this passage") && page.contains("left out: "));
    // The cells of a table are one passage.
    for n in (0..dossier.article.blocks.len()).filter(|n| dossier.article.blocks[*n].kind != "cell") {
        assert!(page.contains(&format!("<div id=\"y-{n}\">")), "passage {n}");
        assert!(page.contains(&format!("<a class=\"src\" href=\"#y-{n}\"")), "link to passage {n}");
    }
    let without = html(&dossier);
    assert!(without.contains("The source was not at hand") && !without.contains("<pre class=\"dump\">"));
    let other = assay_report::html(&dossier, &Page { source: Some(b"something else"), brand: None });
    assert!(
        other.contains("is not the one this dossier was made from")
            && !other.contains("<pre class=\"dump\">")
    );
}

#[test]
fn page_bears_the_name_and_the_scale_of_a_desk() {
    let json = r##"{"name": "The <Harbour> Desk", "colours": {"link": "#7a1f5c"}, "ratings": ["True", "Half true", "False"]}"##;
    let brand = Brand::read(json.as_bytes()).unwrap();
    let page = assay_report::html(&fixture::dossier(), &Page { source: None, brand: Some(&brand) });
    for words in [
        "The &lt;Harbour&gt; Desk</span> dossier",
        "--link:#7a1f5c",
        "<li dir=\"auto\">Half true</li>",
        "--brand BRAND.json",
        "Prepared by software; no person has judged it yet.",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn every_chart_can_be_saved() {
    let dossier = fixture::dossier();
    let files = charts(&dossier);
    let drawn = html(&dossier).matches("<svg class=\"plot\"").count();
    assert!(drawn > 0 && files.len() == drawn);
    let mut names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), files.len());
    for file in &files {
        assert!(file.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        for words in ["Source: ", "Licence: ", "Vintage: ", "xmlns=\"http://www.w3.org/2000/svg\""] {
            assert!(file.svg.contains(words), "{words} in {}", file.name);
        }
        let rows: Vec<&str> = file.csv.split_terminator("\r\n").collect();
        assert!(rows[0].starts_with("place,code,year,\"") && rows[0].contains("vintage"));
        assert!(rows.len() > 2);
    }
}

#[test]
fn saved_charts_of_hostile_records_hold_nothing_that_runs() {
    for dossier in [fixture::hostile_article(), fixture::hostile_records()] {
        for file in charts(&dossier) {
            for tag in tags(&file.svg) {
                let name: String =
                    tag.trim_start_matches('/').chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
                assert!(
                    ["svg", "title", "desc", "style", "rect", "text", "path", "circle"]
                        .contains(&name.as_str()),
                    "{tag}"
                );
                let outside: String = tag.split('"').step_by(2).collect();
                assert!(!outside.contains(" on") && !outside.contains("href"), "{tag}");
            }
            assert!(!file.csv.lines().any(|row| row.starts_with(['=', '+', '-', '@'])));
        }
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
