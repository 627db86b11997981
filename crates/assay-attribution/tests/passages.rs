//! The constructions the method covers, each as a passage with what must be found in it.

use assay_article::{Article, Block, BlockKind, Format};
use assay_attribution::{Attribution, AttributionForm, AttributionType, Statements, attribute};
use assay_language::{analyse, segment};
use assay_text::{CharsetReason, Span, Text};

/// Paragraphs separated by empty lines; `# ` marks a heading, `> ` a block quotation, `* ` an item.
fn article(marked: &str) -> Article {
    let mut content = String::new();
    let mut blocks = Vec::new();
    for paragraph in marked.split("\n\n") {
        let (kind, words) = match paragraph.split_at_checked(2) {
            Some(("# ", words)) => (BlockKind::Heading { level: 2 }, words),
            Some(("> ", words)) => (BlockKind::Quotation, words),
            Some(("* ", words)) => (BlockKind::ListItem { number: None, depth: 1 }, words),
            _ => (BlockKind::Paragraph, paragraph),
        };
        let start = content.len();
        content.push_str(words);
        blocks.push(Block { kind, span: Span::new(start, content.len()) });
        content.push_str("\n\n");
    }
    Article {
        text: Text::verbatim(content),
        charset: "UTF-8",
        charset_reason: CharsetReason::ValidUtf8,
        invalid_sequences: 0,
        format: Format::PlainText,
        title: None,
        authors: Vec::new(),
        published: None,
        modified: None,
        publisher: None,
        language: None,
        section: None,
        canonical: None,
        blocks,
        links: Vec::new(),
        images: Vec::new(),
        posts: Vec::new(),
        omitted: Vec::new(),
    }
}

struct Read {
    article: Article,
    found: Statements,
}

impl Read {
    fn new(marked: &str) -> Self {
        let article = article(marked);
        let mut analysis = analyse(&article);
        if analysis.sentences.is_empty() {
            let blocks: Vec<Span> = article.blocks.iter().map(|block| block.span).collect();
            let (sentences, tokens) = segment(article.text.as_str(), &blocks);
            (analysis.sentences, analysis.tokens) = (sentences, tokens);
        }
        let found = attribute(&article, &analysis);
        Self { article, found }
    }

    fn words(&self, span: Span) -> &str {
        self.article.text.slice(span)
    }

    fn content(&self, one: &Attribution) -> String {
        one.content.iter().map(|span| self.words(*span)).collect::<Vec<_>>().join(" | ")
    }

    fn find(&self, content: &str) -> &Attribution {
        let all: Vec<String> = self.found.attributions.iter().map(|one| self.content(one)).collect();
        let at = all.iter().position(|words| words == content);
        &self.found.attributions[at.unwrap_or_else(|| panic!("no “{content}” in {all:#?}"))]
    }

    fn source(&self, content: &str) -> Option<&str> {
        self.find(content).source.map(|party| self.words(party.mention))
    }
}

#[test]
fn cue_after_before_and_within() {
    let read = Read::new(
        "“We will not sign,” Vera Holm said. Oren Tal told reporters: “Nobody asked us.” “The bridge,” said Maud Finch, a surveyor, “was never safe.”",
    );
    assert_eq!(read.source("We will not sign,"), Some("Vera Holm"));
    assert_eq!(read.source("Nobody asked us."), Some("Oren Tal"));
    assert_eq!(read.words(read.find("Nobody asked us.").addressee.unwrap().mention), "reporters");
    assert_eq!(read.source("The bridge, | was never safe."), Some("Maud Finch, a surveyor"));
}

#[test]
fn indirect_and_mixed_and_according() {
    let read = Read::new(
        "Holm said that the dam would hold. The ministry argues the plan is “reckless and late”. According to the harbour office, traffic fell. Prices rose, according to Tal.",
    );
    let indirect = read.find("that the dam would hold");
    assert_eq!(indirect.kind, AttributionType::Indirect);
    let mixed = read.find("the plan is “reckless and late”");
    assert_eq!(mixed.kind, AttributionType::Mixed);
    assert_eq!(read.source("traffic fell"), Some("the harbour office"));
    assert_eq!(read.source("Prices rose"), Some("Tal"));
}

#[test]
fn nobody_is_named_in_a_passive() {
    let read = Read::new("It is claimed that the vote was moved.");
    assert_eq!(read.source("that the vote was moved"), None);
}

#[test]
fn a_label_belongs_to_the_subject() {
    let read =
        Read::new("Holm shared a post referring to the camp as a “cold northern cellar,” echoing others.");
    let label = read.find("cold northern cellar");
    assert_eq!(label.form, AttributionForm::Label);
    assert_eq!(label.kind, AttributionType::Mixed);
    assert_eq!(read.words(label.source.unwrap().mention), "Holm");
}

#[test]
fn scare_quotes_belong_to_nobody() {
    let read = Read::new("The town’s so-called ‘night market’ closed in May.");
    let scare = read.find("night market");
    assert_eq!(scare.form, AttributionForm::ScareQuote);
    assert_eq!(scare.source, None);
}

#[test]
fn a_letter_in_copied_text_is_one_quotation() {
    let read = Read::new(
        "Tal’s response on X (formerly Twitter) was direct:\n\n“Madam Secretary Vera Holm,\n\nIf you are sure that the camp is cruel, we are ready.\n\nWe will free everybody (including those called ‘night prisoners’) at once.\n\nRespectfully,\nOren Tal”\n\nThe minister went home.",
    );
    let letter = read.found.attributions.iter().find(|one| one.form == AttributionForm::Letter).unwrap();
    assert_eq!(letter.kind, AttributionType::Direct);
    assert_eq!(letter.content.len(), 4);
    assert!(read.words(letter.content[3]).ends_with("Oren Tal"));
    assert_eq!(read.words(letter.source.unwrap().mention), "Oren Tal");
    assert_eq!(read.words(letter.addressee.unwrap().mention), "Madam Secretary Vera Holm");
    assert_eq!(read.words(letter.venue.unwrap()), "on X");
    assert_eq!(read.words(letter.cue.unwrap()), "response");
    let scare = read.find("night prisoners");
    assert_eq!(scare.form, AttributionForm::ScareQuote);
    assert_eq!(scare.source, None);
    assert!(scare.within.is_some());
}

#[test]
fn a_list_item_names_its_own_source() {
    let read = Read::new(
        "Her policies face criticism from:\n\n* International harbour unions that claim she has “replaced one queue with another queue”\n\n* Others",
    );
    let claim = read.find("replaced one queue with another queue");
    assert_eq!(read.words(claim.source.unwrap().mention), "International harbour unions");
}

#[test]
fn a_paragraph_opens_again() {
    let read = Read::new("Holm said: “We waited for a year.\n\n“Then we left.”\n\nIt rained.");
    assert_eq!(read.source("We waited for a year. | Then we left."), Some("Holm"));
}

#[test]
fn an_unclosed_mark_costs_no_more_than_its_paragraph() {
    let read =
        Read::new("Holm said: “We waited for a year.\n\nIt rained in the hills.\n\nTal said “yes” twice.");
    let quotation = &read.found.quotations[0];
    assert!(!quotation.closed);
    assert_eq!(read.words(quotation.span), "“We waited for a year.");
}

#[test]
fn a_block_quotation_is_introduced_by_the_sentence_before() {
    let read = Read::new(
        "Holm wrote this to the council:\n\n> The roof leaks.\n\n> It has leaked for years.\n\nNobody replied.",
    );
    assert_eq!(read.source("The roof leaks. | It has leaked for years."), Some("Holm"));
}

#[test]
fn a_headline_has_its_speaker_before_the_colon() {
    let read = Read::new("# Vera Holm: “We will rebuild the harbour”\n\nThe town met on Monday.");
    assert_eq!(read.source("We will rebuild the harbour"), Some("Vera Holm"));
}

#[test]
fn a_quotation_goes_on_after_its_cue() {
    let read = Read::new("“We waited,” Holm said. “Nobody came.”\n\n“So we left the hall before noon.”");
    assert_eq!(read.source("We waited, | Nobody came. | So we left the hall before noon."), Some("Holm"));
}

/// Found by the fuzzer: the content was sought before the colon where nothing but stops followed it.
#[test]
fn a_colon_before_nothing_but_stops_says_nothing() {
    let read = Read::new("A title\n\nMara Venn: . ! ? . !\n\nQ: ? ? ? ?\n\nIt rained.");
    assert!(read.found.attributions.is_empty());
}

#[test]
fn hostile_marks_never_panic() {
    let alphabet = [
        "“", "”", "\"", "'", "’", "‘", "«", "»", "„", " ", "a", "said", ".", ",", "\n\n", "X", ":", "— ",
        "that ",
    ];
    let mut seed = 7_u64;
    for _ in 0..300 {
        let mut text = String::new();
        for _ in 0..60 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(alphabet[(seed >> 33) as usize % alphabet.len()]);
        }
        let read = Read::new(&text);
        for one in &read.found.attributions {
            assert!(!one.content.is_empty());
        }
        assert!(read.found.quotations.is_sorted_by_key(|quotation| quotation.span.start()));
    }
}

#[test]
fn ten_thousand_quotations_are_read_in_linear_time() {
    let short = Read::new(&"“No,” she said and left 'em. ".repeat(100));
    assert!(!short.found.attributions.is_empty());
    for piece in [
        "“No,” she said and left 'em. ",
        "“ \n\n",
        "\"a said ",
        "'a ",
        "“a ‘b ",
        "said that ",
        "“x” and ",
        ", saying, ",
    ] {
        let read = Read::new(&piece.repeat(10_000));
        assert!(read.found.quotations.len() <= 20_000);
    }
}
