//! Passages and what repair makes of them, one test a story. All sentences are invented.

#![allow(clippy::expect_used, reason = "a test")]

use assay_text::{Certainty, CodePage, Text, repair, repair_str};

/// `text` as a program shows it that takes its UTF-8 for the page.
fn damaged(text: &str, page: &str) -> String {
    let page = CodePage::all().find(|known| known.name() == page).expect("a page that is known");
    page.misread(text.as_bytes()).expect("bytes the page can read")
}

fn only_repair(text: &str) -> (String, String, Vec<&'static str>, Certainty) {
    let text = repair(&Text::verbatim(text));
    let repairs: Vec<_> = text.repairs().collect();
    assert_eq!(repairs.len(), 1, "{}", text.as_str());
    let one = repairs[0];
    let chain = one.chain.iter().map(|page| page.name()).collect();
    (one.original.to_owned(), text.slice(one.span).to_owned(), chain, one.certainty)
}

#[test]
fn every_single_byte_page_is_undone() {
    for line in [
        "Zoë’s café — “très chic” — opens on Łódź Street in Győr.",
        "Всякий вправе знать, кто и когда это сказал.",
        "Όποιος ρωτά, μαθαίνει· όποιος γράφει, θυμάται.",
        "ทุกคนมีสิทธิที่จะรู้ว่าใครพูดอะไร",
        "כל אדם רשאי לדעת מי אמר זאת ומתי.",
        "يحق لكل شخص أن يعرف من قال ذلك ومتى.",
        "Mỗi người đều có quyền biết ai đã nói điều đó.",
    ] {
        for page in CodePage::all().take(24) {
            let bad = damaged(line, page.name());
            assert_eq!(repair_str(&bad), line, "{} made {bad}", page.name());
        }
    }
}

#[test]
fn east_asian_pages_are_undone() {
    for (line, pages) in [
        ("每个人都有权知道谁说了什么话。", ["GBK", "GBK"]),
        ("Le café fermé à Orléans a rouvert à Nîmes.", ["GBK", "EUC-KR"]),
    ] {
        for page in pages {
            let page = CodePage::all().find(|known| known.name() == page).unwrap();
            let Some(bad) = page.misread(line.as_bytes()) else { continue };
            assert_eq!(repair_str(&bad), line, "{page} made {bad}");
        }
    }
}

#[test]
fn clean_text_of_many_scripts_is_left_alone() {
    for line in [
        "Ärzte, Öfen, Übel: “größer” – ‘süßer’ … « très » 5×3 £9 50°",
        "Đorđe i Žarko kažu: „Još čekamo…“",
        "Ô, VOCÊ… SÓ MARQUÉ… NESTLÉ® É’s TRANSFORMATORIŲ™",
        "В 2019 году её доход вырос на 7 % — до 12 млн ₽. «Ещё»",
        "ยกเว้น เกม เธอ กาแฟ ฿120 (ราคาเดิม)",
        "איך אמר “כן” … 5×3",
        "کی گئی، ژاله چای می‌نوشد؟",
        "联通公司的 WiFi 和 ĕ 两个词。",
        "日本語とｶﾀｶﾅとcafé。",
        "한국어 뉴스 café 화요일 회의",
        "├──┤ box │ drawing └──┘",
        "Nếu ấy thì… ướt, ườn, ĂN ÂM",
    ] {
        assert_eq!(repair_str(line), line);
    }
}

#[test]
fn the_chain_names_the_last_reading_first() {
    let once = damaged("’", "windows-1252");
    let twice = damaged(&once, "windows-1251");
    let (original, repaired, chain, certainty) = only_repair(&format!("The mayor{twice}s plan"));
    assert_eq!((original, repaired.as_str()), (twice, "’"));
    assert_eq!(chain, ["windows-1251", "windows-1252"]);
    assert_eq!(certainty, Certainty::Certain);
}

#[test]
fn a_straightened_quotation_mark_is_a_dash_again() {
    // The curly quotation mark was byte 94, the end of an em dash; straightening it lost that.
    let (_, repaired, chain, certainty) = only_repair("the prisonโ€\"it is said");
    assert_eq!((repaired.as_str(), chain[0], certainty), ("—", "windows-874", Certainty::Probable));
    let (_, repaired, ..) = only_repair("from 1993โ€\"2001 on");
    assert_eq!(repaired, "–");
}

#[test]
fn a_lost_byte_is_shown_as_lost() {
    let (_, repaired, _, certainty) = only_repair("voters in KarlovaÄ�");
    assert_eq!((repaired.as_str(), certainty), ("\u{FFFD}", Certainty::Lost));
}

#[test]
fn a_folded_space_is_part_of_its_letter() {
    assert_eq!(repair_str("voilÃ la rÃ©ponse"), "voilà la réponse");
    assert_eq!(repair_str("atenÃ§Ã£o Ã s crianÃ§as"), "atenção às crianças");
}

#[test]
fn controls_are_the_punctuation_of_windows() {
    assert_eq!(
        repair_str("\u{93}So be it,\u{94} she said \u{96} twice\u{85}"),
        "“So be it,” she said – twice…"
    );
}

#[test]
fn a_page_shown_elsewhere_needs_less_evidence() {
    let text = "The cafรฉ opened in Mรผnster.\nEntry: 5ย€.\nArticle 1ยบ";
    assert!(repair_str(text).ends_with("Article 1º"));
}

#[test]
fn a_long_line_of_leads_takes_linear_time() {
    // Each of these begins a sequence that never ends.
    for c in ["Ã", "ð", "เ", "涓", "\u{E2}€", "ÃƒÂ"] {
        let long = c.repeat(200_000);
        let _ = repair_str(&long);
    }
}
