//! Hand-made readings for the tests of this crate: sentences and tokens from a plain text, figures
//! from its digits, speakers as the test names them.

use assay_article::{Article, Block, BlockKind, Format, Link};
use assay_attribution::{Attribution, AttributionForm, AttributionType, Party, Statements};
use assay_language::{Analysis, Sentence, Token, TokenKind, TokenRange};
use assay_quantity::{
    Bound, Interval, Modality, Number, Period, Quantities, Quantity, TimeExpression, TimeKind, TimeValue,
    Unit, UnitKind, Value,
};
use assay_text::{CharsetReason, Span, Text};

use crate::Reading;

/// Everything below this crate, made by hand.
pub(crate) struct Page {
    pub article: Article,
    pub analysis: Analysis,
    pub statements: Statements,
    pub quantities: Quantities,
}

impl Page {
    /// A page whose blocks are the lines of `text`: "# " a heading, "1. " a numbered item, "* " an
    /// item, else a paragraph.
    pub fn new(text: &str) -> Self {
        let mut content = String::new();
        let mut blocks = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let (kind, line) = block_kind(line.trim());
            let start = content.len();
            content.push_str(line);
            blocks.push(Block { kind, span: Span::new(start, content.len()) });
            content.push_str("\n\n");
        }
        let analysis = analyse(&content, &blocks);
        let quantities = quantities(&content, &analysis);
        Self { article: article(content, blocks), analysis, statements: Statements::default(), quantities }
    }

    /// The first place of `words`.
    pub fn span(&self, words: &str) -> Span {
        let start = self.article.text.as_str().find(words).unwrap_or_else(|| panic!("no {words:?}"));
        Span::new(start, start + words.len())
    }

    /// Adds what `source` says in `cue`; the contents are given by their words.
    pub fn says(mut self, kind: AttributionType, source: &str, cue: &str, contents: &[&str]) -> Self {
        let party = (!source.is_empty()).then(|| Party { mention: self.span(source), name: None });
        self.statements.attributions.push(Attribution {
            kind,
            form: AttributionForm::Statement,
            content: contents.iter().map(|content| self.span(content)).collect(),
            cue: (!cue.is_empty()).then(|| self.span(cue)),
            source: party,
            addressee: None,
            venue: None,
            time: None,
            within: None,
        });
        self
    }

    /// Changes the form of the last attribution.
    pub fn form(mut self, form: AttributionForm) -> Self {
        if let Some(last) = self.statements.attributions.last_mut() {
            last.form = form;
        }
        self
    }

    /// Links `words` to `target`.
    pub fn link(mut self, words: &str, target: &str) -> Self {
        let span = self.span(words);
        self.article.links.push(Link { span, target: target.to_owned(), source: Default::default() });
        self
    }

    pub fn reading(&self) -> Reading<'_> {
        Reading {
            article: &self.article,
            analysis: &self.analysis,
            statements: &self.statements,
            quantities: &self.quantities,
        }
    }

    pub fn words(&self, span: Span) -> &str {
        self.article.text.slice(span)
    }
}

fn block_kind(line: &str) -> (BlockKind, &str) {
    if let Some(rest) = line.strip_prefix("# ") {
        return (BlockKind::Heading { level: 2 }, rest);
    }
    if let Some(rest) = line.strip_prefix("* ") {
        return (BlockKind::ListItem { number: None, depth: 1 }, rest);
    }
    if let Some((number, rest)) = line.split_once(". ")
        && let Ok(number) = number.parse()
    {
        return (BlockKind::ListItem { number: Some(number), depth: 1 }, rest);
    }
    (BlockKind::Paragraph, line)
}

fn article(content: String, blocks: Vec<Block>) -> Article {
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

fn analyse(content: &str, blocks: &[Block]) -> Analysis {
    let mut analysis = Analysis { analysed: true, language: Some("en"), ..Analysis::default() };
    for (index, block) in blocks.iter().enumerate() {
        let mut start = block.span.start();
        let text = block.span.of(content);
        let mut ends: Vec<usize> = text
            .match_indices(['.', '?', '!'])
            .map(|(at, mark)| at + mark.len())
            .filter(|end| text[*end..].starts_with(' ') || text[*end..].starts_with("” "))
            .map(|end| end + if text[end..].starts_with('”') { "”".len() } else { 0 })
            .collect();
        ends.push(text.len());
        for end in ends {
            let span = Span::new(start, block.span.start() + end).trim(content);
            let first = analysis.tokens.len();
            analysis.tokens.extend(tokens(content, span));
            let past = analysis.tokens.len();
            analysis.sentences.push(Sentence { span, block: index, tokens: TokenRange { first, past } });
            start = block.span.start() + end;
        }
    }
    analysis.mask(content);
    analysis
}

fn tokens(content: &str, sentence: Span) -> Vec<Token> {
    let text = sentence.of(content);
    let mut tokens: Vec<Token> = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, c)) = characters.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let kind = if c.is_alphanumeric() {
            while let Some(&(at, next)) = characters.peek() {
                let rest = &text[at + next.len_utf8()..];
                let inner = matches!(next, '-' | '\'' | '’' | '.' | ',' | '–')
                    && rest.starts_with(|after: char| {
                        if matches!(next, '.' | ',' | '–') {
                            after.is_ascii_digit()
                        } else {
                            after.is_alphanumeric()
                        }
                    });
                if !next.is_alphanumeric() && !inner {
                    break;
                }
                end = at + next.len_utf8();
                characters.next();
            }
            if c.is_ascii_digit() { TokenKind::Number } else { TokenKind::Word }
        } else if "%$€#".contains(c) {
            TokenKind::Symbol
        } else {
            TokenKind::Punctuation
        };
        tokens.push(Token { span: Span::new(sentence.start() + start, sentence.start() + end), kind });
    }
    tokens
}

/// Four digits from 1900 on are years, all other digits figures.
fn quantities(content: &str, analysis: &Analysis) -> Quantities {
    let mut found = Quantities::default();
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        for token in analysis.tokens_of(sentence).iter().filter(|token| token.kind == TokenKind::Number) {
            let written = token.span.of(content);
            if written.len() == 4 && (written.starts_with("19") || written.starts_with("20")) {
                let date = assay_article::PartialDate::parse(written).unwrap();
                found.times.push(TimeExpression {
                    span: token.span,
                    kind: TimeKind::Date,
                    value: TimeValue::Interval(Interval::of(date)),
                });
                continue;
            }
            found.quantities.push(Quantity {
                span: token.span,
                number: token.span,
                // Large enough that a record could hold it.
                value: Value::Single(Number::new(1000.0, 1.0)),
                bound: Bound::Equal,
                unit: Unit { kind: UnitKind::Count, ..Unit::default() },
                change: None,
                manner: None,
                measure: None,
                about: None,
                subject: None,
                place: None,
                period: Period::Unstated,
                modality: Modality::Observed,
                negated: false,
                sentence: index,
            });
        }
    }
    found
}
