//! Units: sentences in which every outer quotation counts as one word.
//!
//! A quotation may hold many sentences; a unit is a sentence widened until no quotation is cut
//! within a paragraph, so that cue and source are looked for around it and never inside.

use assay_article::{Article, BlockKind};
use assay_language::{Analysis, Masking, Token, TokenKind};
use assay_text::Span;

use crate::pairing::Passage;
use crate::verb::{Form, Verb, verb};
use crate::word::{Class, class_of};

/// A word, a mark of punctuation or a whole quotation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub span: Span,
    pub class: Class,
    /// The reporting verb it may be.
    pub verb: Option<Verb>,
    /// The same as a number, whatever its capital makes of it ([`Verb::number`]); 0 for no verb.
    pub frames: u64,
    /// Part of a name: which one it is says nothing.
    pub named: bool,
    /// Index of the passage, for a quotation.
    pub quote: Option<usize>,
}

impl Item {
    /// The same as part of a name, whatever else the word may be ("May", "Will", "Evans").
    fn as_name(self) -> Self {
        let mut class = Class::WORD.with(Class::CAPITAL);
        for tail in [Class::POSSESSIVE, Class::CONTRACTED] {
            if self.is(tail) {
                class = class.with(tail);
            }
        }
        Self { class, verb: None, named: true, ..self }
    }

    /// Passage `at`, of which `span` stands in the unit.
    pub fn quotation(span: Span, at: usize) -> Self {
        Self { span, class: Class::QUOTE, verb: None, frames: 0, named: false, quote: Some(at) }
    }

    pub fn is(&self, class: Class) -> bool {
        self.class.any(class)
    }

    /// Whether it is a word of an open class: a noun, adjective or unknown verb.
    pub fn open(&self) -> bool {
        self.is(Class::WORD)
            && !self.is(Class::AUXILIARY
                .with(Class::PREPOSITION)
                .with(Class::SUBORDINATOR)
                .with(Class::COORDINATOR)
                .with(Class::ADVERB)
                .with(Class::RELATIVE)
                .with(Class::CONTRACTED)
                .with(Class::TO)
                .with(Class::OBJECT)
                .with(Class::SUBJECT)
                .with(Class::DETERMINER)
                .with(Class::VERB)
                .with(Class::QUESTION))
    }

    /// Whether it ends a clause by itself.
    pub fn stops(&self) -> bool {
        self.is(Class::STOP.with(Class::SEMICOLON))
    }
}

/// A sentence with its quotations folded.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub block: usize,
    pub items: Vec<Item>,
}

impl Unit {
    /// The quotation that is all there is in the unit.
    pub fn whole_quotation(&self) -> Option<usize> {
        match self.items[..] {
            [Item { quote, .. }] => quote,
            _ => None,
        }
    }
}

/// Folds the sentences of the article; `outer` are the indices of the outermost passages in order
/// of place.
pub(crate) fn units(
    article: &Article,
    analysis: &Analysis,
    passages: &[Passage],
    outer: &[usize],
) -> Vec<Unit> {
    let text = article.text.as_str();
    let mut units: Vec<Unit> = Vec::new();
    let mut next = 0;
    let mut lower = String::new();
    for sentence in &analysis.sentences {
        let start = sentence.span.start();
        while next < outer.len() && passages[outer[next]].span.end() <= start {
            next += 1;
        }
        let inside = outer.get(next).is_some_and(|at| passages[*at].span.start() < start);
        let same_block = units.last().is_some_and(|unit| unit.block == sentence.block);
        let lower_case = sentence.span.of(text).chars().next().is_some_and(char::is_lowercase);
        let after_quote =
            units.last().and_then(|unit| unit.items.last()).is_some_and(|item| item.quote.is_some());
        if !(same_block && (inside || after_quote && lower_case)) {
            let tokens = sentence.tokens.past - sentence.tokens.first;
            units.push(Unit { block: sentence.block, items: Vec::with_capacity(tokens) });
        }
        let Some(unit) = units.last_mut() else { continue };
        for (at, token) in (sentence.tokens.first..).zip(analysis.tokens_of(sentence)) {
            while next < outer.len() && passages[outer[next]].span.end() <= token.span.start() {
                next += 1;
            }
            match outer.get(next) {
                Some(&at) if passages[at].span.overlaps(token.span) => {
                    if unit.items.last().and_then(|item| item.quote) != Some(at) {
                        let block = article.blocks[sentence.block].span;
                        let span = passages[at].span;
                        let span = Span::new(span.start().max(block.start()), span.end().min(block.end()));
                        unit.items.push(Item::quotation(span, at));
                    }
                }
                _ => push(&mut unit.items, token, is_named(analysis, at), text, &mut lower),
            }
        }
    }
    units.retain(|unit| !unit.items.is_empty());
    for unit in &mut units {
        if !matches!(article.blocks[unit.block].kind, BlockKind::Title | BlockKind::Heading { .. }) {
            lower_verbs(&mut unit.items);
        }
    }
    units
}

/// Outside headings a capital within a sentence marks a name, not a verb ("United States").
fn lower_verbs(items: &mut [Item]) {
    for item in items.iter_mut().skip(1).filter(|item| item.is(Class::CAPITAL)) {
        item.verb = None;
    }
}

/// Whether the token is part of a name.
pub(crate) fn is_named(analysis: &Analysis, token: usize) -> bool {
    matches!(analysis.masking.get(token), Some(Masking::Kind(_) | Masking::Hidden))
}

/// Adds a token, `named` or not; what a contraction or possessive was split into becomes one word again.
pub(crate) fn push(items: &mut Vec<Item>, token: &Token, named: bool, text: &str, lower: &mut String) {
    let known = |item: Item| if named && item.is(Class::CAPITAL) { item.as_name() } else { item };
    let clitic = |word: &str| {
        let tail = word.strip_prefix(['\'', '’']).unwrap_or(word);
        word != tail && matches!(tail, "" | "s" | "S" | "re" | "ve" | "ll" | "d" | "m")
            || matches!(word, "n't" | "n’t")
    };
    if let Some(last) = items.last_mut()
        && last.span.end() == token.span.start()
        && last.is(Class::WORD)
        && clitic(token.span.of(text))
    {
        let whole = last.span.cover(token.span);
        // "can" + "not" apart, the word and its tail are read as one.
        if let Some(merged) = item(whole, TokenKind::Word, text, lower) {
            *last = if last.named { merged.as_name() } else { merged };
        }
        return;
    }
    items.extend(item(token.span, token.kind, text, lower).map(known));
}

/// One token as an item; stray quotation marks are passed over.
pub(crate) fn item(span: Span, kind: TokenKind, text: &str, lower: &mut String) -> Option<Item> {
    let words = span.of(text);
    let class = match kind {
        TokenKind::Word | TokenKind::Number | TokenKind::Address => {
            lower.clear();
            if words.is_ascii() {
                lower.push_str(words);
                lower.make_ascii_lowercase();
            } else {
                let straight = |c: char| if c == '’' || c == '‘' { '\'' } else { c };
                lower.extend(words.chars().flat_map(char::to_lowercase).map(straight));
            }
            let mut class = class_of(lower).with(Class::WORD);
            let first = words.chars().next().unwrap_or(' ');
            if first.is_lowercase() && words.len() > 3 {
                if words.ends_with("ed") {
                    class = class.with(Class::PAST_SHAPE);
                } else if words.ends_with('s')
                    && !words.ends_with("ss")
                    && !words.ends_with("'s")
                    && !words.ends_with("’s")
                {
                    class = class.with(Class::S_SHAPE);
                }
            }
            if first.is_uppercase() || kind == TokenKind::Address {
                class = class.with(Class::CAPITAL);
            }
            if kind == TokenKind::Number {
                class = class.with(Class::NUMBER);
            }
            let verb = verb(lower);
            let frames = verb.map_or(0, Verb::number);
            let verb = verb.filter(|verb| !(first.is_uppercase() && matches!(verb.form, Form::Base)));
            return Some(Item { span, class, verb, frames, named: false, quote: None });
        }
        _ => match words.chars().next()? {
            ',' => Class::COMMA,
            ':' => Class::COLON,
            ';' => Class::SEMICOLON,
            '.' | '!' | '?' | '…' => Class::STOP,
            '-' | '–' | '—' | '―' => Class::DASH,
            '(' | ')' | '[' | ']' => Class::BRACKET,
            '“' | '”' | '"' | '\'' | '‘' | '’' | '«' | '»' | '„' => return None,
            _ => Class::NONE,
        },
    };
    Some(Item { span, class, verb: None, frames: 0, named: false, quote: None })
}
