//! Stories of extraction, end to end.

#![allow(clippy::unwrap_used, reason = "a test may")]

use assay_article::{
    Article, BlockKind, ExtractError, Format, Limits, OmittedKind, Options, covers_everything, extract,
    rereads,
};
use assay_text::Source;

fn source(bytes: impl Into<Vec<u8>>) -> Source {
    Source::new(bytes.into()).unwrap()
}

fn read(bytes: impl Into<Vec<u8>>) -> Article {
    let source = source(bytes);
    let article = extract(&source, &Options::default()).unwrap();
    for block in &article.blocks {
        assert!(rereads(&article, &source, block.span), "{}", article.text.slice(block.span));
    }
    assert!(covers_everything(&article), "{}", article.text.as_str());
    article
}

fn blocks(article: &Article) -> Vec<(BlockKind, &str)> {
    article.blocks.iter().map(|block| (block.kind, article.text.slice(block.span))).collect()
}

fn omitted(article: &Article, passage: &str) -> Option<OmittedKind> {
    let found = |o: &&assay_article::Omitted| article.text.slice(o.span).contains(passage);
    article.omitted.iter().find(found).map(|omitted| omitted.kind)
}

const PAGE: &str = r##"<!doctype html><html lang="en"><head><title>Ferry line to reopen | Port Ansel Post</title>
<meta property="og:site_name" content="Port Ansel Post"><meta name="author" content="Marta Lindqvist">
<meta property="article:published_time" content="2025-03-04T09:30:00+01:00">
<link rel=canonical href="https://post.example/news/ferry"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Ferry line <em>to</em> reopen</h1>
<p>The council of Port Ansel voted on Tuesday to reopen the <a href="../ferry">ferry line</a> to Gull Island&nbsp;&mdash; closed since
   the storm of 2019 &mdash; and set aside 2.4 million for two boats.</p>
<h2>What changes</h2>
<ol><li>Boats leave every hour from May, the council says.<li>Islanders travel at half price, and children for nothing.</ol>
<p>The first boat is expected to be tested in April, weather permitting, the harbour master said.<p>“We have waited long enough,” he added, and looked at the sea for a while.
</article><section id="comments"><h3>2 Comments</h3><p>Great news for us all!</p></section>
<footer>© 2025 Port Ansel Post. All rights reserved.</footer>"##;

#[test]
fn a_page_becomes_blocks() {
    let article = read(PAGE);
    let found = blocks(&article);
    assert_eq!(found[0], (BlockKind::Title, "Ferry line to reopen"));
    assert!(found[1].1.contains("Gull Island\u{a0}— closed since the storm"), "{}", found[1].1);
    assert_eq!(found[2], (BlockKind::Heading { level: 2 }, "What changes"));
    let item = BlockKind::ListItem { number: Some(2), depth: 1 };
    assert_eq!(found[4], (item, "Islanders travel at half price, and children for nothing."));
    assert_eq!(article.links[0].target, "https://post.example/ferry");
    assert_eq!(article.title.as_ref().map(|t| t.value.as_str()), Some("Ferry line to reopen"));
    assert_eq!(article.authors[0].value, "Marta Lindqvist");
    let published = article.published.as_ref().map(|p| p.value.to_string());
    assert_eq!(published.as_deref(), Some("2025-03-04T09:30:00+01:00"));
    assert_eq!(omitted(&article, "Great news"), Some(OmittedKind::Comment));
    assert_eq!(omitted(&article, "All rights"), Some(OmittedKind::Footer));
    assert_eq!(omitted(&article, "Home"), Some(OmittedKind::Navigation));
}

/// A short article with something in its head and a line below its headline.
fn dated(head: &str, line: &str) -> Article {
    read(format!(
        "<!doctype html><html lang=en><head><title>Net prices double</title>{head}</head>\
         <body><article><h1>Net prices double</h1><div>{line}</div>\
         <p>Fishing nets cost twice as much in Port Ansel as they did a year ago, because the only maker on \
         the coast has closed its works.</p>\
         <p>Fishers mend their old nets at night, and some have taken up pots and lines instead, the head of \
         their union said on Friday.</p></article></body></html>"
    ))
}

fn days(article: &Article) -> (Option<String>, Option<String>) {
    let day = |field: &Option<assay_article::Field<assay_article::Timestamp>>| {
        field.as_ref().map(|field| field.value.date().to_string())
    };
    (day(&article.published), day(&article.modified))
}

#[test]
fn the_day_the_article_shows_comes_before_the_day_a_machine_wrote_down() {
    let moved = r#"<script type="application/ld+json">{"@type": "NewsArticle",
        "headline": "Net prices double", "datePublished": "2024-11-02T10:00:00Z"}</script>"#;
    assert_eq!(days(&dated(moved, "May 3, 2019")), (Some("2019-05-03".to_owned()), None));
    // A later day shown is that of a change the page does not call one.
    assert_eq!(days(&dated(moved, "May 3, 2025")), (Some("2024-11-02".to_owned()), None));
}

#[test]
fn a_page_that_tells_only_when_it_was_changed_has_no_day_of_publication() {
    let shown = dated("", "Last updated: May 3, 2019");
    assert_eq!(days(&shown), (None, Some("2019-05-03".to_owned())));
    let both = dated("", "Published May 3, 2019, updated June 4, 2019");
    assert_eq!(days(&both), (Some("2019-05-03".to_owned()), Some("2019-06-04".to_owned())));
}

#[test]
fn the_byline_is_read_without_what_stands_around_it() {
    let names = |line: &str| -> Vec<String> {
        dated("", line).authors.iter().map(|author| author.value.clone()).collect()
    };
    assert_eq!(names("September 1, 2023 By Marta Lindqvist"), ["Marta Lindqvist"]);
    assert_eq!(
        names(
            "Guide by <span class=author><a href='/authors/marta'>Marta Lindqvist</a></span>Fishing editor"
        ),
        ["Marta Lindqvist"]
    );
    assert_eq!(names("By Marta Lindqvist. Reviewed by Tom Berg"), ["Marta Lindqvist"]);
}

#[test]
fn what_is_no_text_is_refused() {
    let error = |bytes: &[u8]| extract(&source(bytes), &Options::default()).unwrap_err();
    assert_eq!(error(b" \n"), ExtractError::Empty);
    assert!(matches!(error(b"%PDF-1.4 \xff\x00"), ExtractError::NotText { what: "a PDF file", position: 0 }));
    let limits = Limits { bytes: 3, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let error = extract(&source(*b"four"), &options).unwrap_err();
    assert_eq!(error, ExtractError::TooLarge { len: 4, limit: 3 });
}

#[test]
fn a_page_without_an_article_has_no_blocks() {
    let article = read(
        "<html><body><nav><a href=/>Home</a> <a href=/x>About us</a></nav><form><input><button>Log in</button></form>",
    );
    assert!(blocks(&article).iter().all(|(kind, _)| *kind == BlockKind::Title));
    assert_eq!(article.format, Format::Html);
}

#[test]
fn anything_at_all_is_read_without_panic() {
    // A small generator: pieces of mark-up in pseudo-random order.
    const PIECES: &[&str] = &[
        "<p>",
        "</p>",
        "<div class='share nav'>",
        "</div>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<a href='x'>",
        "</a>",
        "<b>",
        "</b>",
        "text. And more text, of a sentence or so. ",
        "&amp;",
        "&#x1F600;",
        "&nosuch;",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<svg>",
        "</svg>",
        "<select>",
        "<option>",
        "<li>",
        "<ul>",
        "</ul>",
        "é“”",
        "\u{ad}",
        "<h1>Title",
        "</h1>",
        "<br><br>",
        "<img src=a>",
        "<template>",
        "</template>",
        "<![CDATA[",
        "]]>",
        "<",
        ">",
        "\"",
        "<p style='display:none'>",
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"\\u00e9",
        "<blockquote class=twitter-tweet>",
        "</blockquote>",
        "<time datetime=2025-01-01>",
        "<pre>\n\n a",
        "</pre>",
        "\0",
    ];
    let mut state = 7u64;
    for _ in 0..400 {
        let mut page = String::from("<html>");
        for _ in 0..60 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            page.push_str(PIECES[(state >> 33) as usize % PIECES.len()]);
        }
        let options = Options { format: Some(Format::Html), ..Options::default() };
        if let Ok(article) = extract(&source(page.clone()), &options) {
            assert!(covers_everything(&article), "{page}\n{:?}", article.text.as_str());
        }
        let options = Options { format: Some(Format::PlainText), ..Options::default() };
        if let Ok(article) = extract(&source(page.clone()), &options) {
            assert!(covers_everything(&article), "{page}");
        }
    }
}

#[test]
fn an_embedded_post_keeps_its_words_address_and_time() {
    let article = read(
        r#"<html><body><article><h1>Harbour master answers</h1><p>The harbour master answered the captains late on Tuesday evening, and not by letter.</p>
        <blockquote class="twitter-tweet"><p>The quay opens in June, as promised in writing.</p>— Ana Ruiz (@anaruiz) <a href="https://x.com/anaruiz/status/2003586690288660789">December 23, 2025</a></blockquote>
        <p>The captains have not replied so far, but their speaker said on the radio that a date was all they had wanted.</p></article>"#,
    );
    let post = &article.posts[0];
    assert_eq!((post.network, post.author.as_deref()), ("X", Some("anaruiz")));
    assert!(post.time.as_ref().is_some_and(|time| time.to_string().starts_with("2025-12-23T22:01")));
}

#[test]
fn a_quotation_is_no_headline_of_a_small_text() {
    let text = "The letter\n\nHarbour master Tessa Grove told the crews in a letter:\n\n\
        “Boats stay in port until the wall is mended and the lamps are lit again”\n\nNobody answered.";
    let article = read(text);
    assert_eq!(article.title.as_ref().map(|title| title.value.as_str()), Some("The letter"));
    let found = blocks(&article);
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(found[1].1, "Harbour master Tessa Grove told the crews in a letter:");

    let without_title =
        "Tessa Grove wrote to the crews last week.\n\n“Boats stay in port until May”\n\nThat was all.";
    let article = read(without_title);
    assert!(blocks(&article).iter().any(|(_, text)| text.starts_with("Tessa Grove wrote")));
    assert!(article.title.is_none_or(|title| !title.value.starts_with('“')));
}

#[test]
fn the_sentence_before_the_byline_is_the_standfirst() {
    let page = PAGE.replace(
        "</h1>",
        "</h1><p>After six years islanders get their boats back, at half the price.</p><p>By Marta Lindqvist</p>",
    );
    let article = read(page);
    let standfirst = "After six years islanders get their boats back, at half the price.";
    assert!(blocks(&article).contains(&(BlockKind::Standfirst, standfirst)));
}
