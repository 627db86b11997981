//! A unit as the learned steps see it: words, marks, whole names and whole quotations, with tags and
//! tree, and who is named left out.

use assay_language::syntax::{Relation, Tag};
use assay_language::{Analysis, Masked, Masking, Token};
use assay_text::Span;

use super::feature::number;
use crate::draft::Draft;
use crate::unit::Unit;
use crate::verb::{Verb, verb};

/// Most steps that are followed up a tree.
const HIGHEST: usize = 40;

/// What no head is.
pub(crate) const NOWHERE: usize = usize::MAX;

/// A word, a mark, a name or an outer quotation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub span: Span,
    /// Number of the masked word.
    pub word: u64,
    /// Number of its lemma.
    pub lemma: u64,
    /// Number of its last three letters.
    pub ending: u64,
    pub tag: Tag,
    pub fine: u64,
    pub relation: Relation,
    /// Piece that is its head, or [`NOWHERE`].
    pub head: usize,
    /// The pieces its subtree reaches from and to.
    pub left: usize,
    pub right: usize,
    /// Passage, for a quotation.
    pub quote: Option<usize>,
    pub name: bool,
    /// Neither letters nor figures.
    pub mark: bool,
    /// Ends a sentence.
    pub stop: bool,
    /// What the lexicon of reporting verbs knows of it.
    pub frames: u64,
}

/// What the rules found in the unit: indices of drafts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub draft: usize,
    pub cue: Option<(usize, usize)>,
    pub source: Option<(usize, usize)>,
    /// Parts before and after the cue.
    pub before: Option<(usize, usize)>,
    pub after: Option<(usize, usize)>,
    pub nested: bool,
}

/// How many pieces of a kind there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Neither letters nor figures.
    pub marks: u64,
    pub commas: u64,
    pub colons: u64,
    pub stops: u64,
    pub quotes: u64,
    /// Names, nouns and pronouns.
    pub nouns: u64,
    /// Subjects and auxiliaries, which a finite clause has.
    pub subjects: u64,
}

impl Marks {
    /// With one more piece.
    fn and(self, piece: &Piece) -> Self {
        let noun = piece.name || matches!(piece.tag, Tag::Noun | Tag::Pronoun);
        let subject = piece.relation.universal() == Relation::Nsubj || piece.tag == Tag::Auxiliary;
        Self {
            marks: self.marks + u64::from(piece.mark),
            commas: self.commas + u64::from(piece.word == COMMA),
            colons: self.colons + u64::from(piece.word == COLON),
            stops: self.stops + u64::from(piece.stop),
            quotes: self.quotes + u64::from(piece.quote.is_some()),
            nouns: self.nouns + u64::from(noun),
            subjects: self.subjects + u64::from(subject),
        }
    }

    /// Those of these that are not among `first`, the first of them.
    fn without(self, first: Self) -> Self {
        Self {
            marks: self.marks - first.marks,
            commas: self.commas - first.commas,
            colons: self.colons - first.colons,
            stops: self.stops - first.stops,
            quotes: self.quotes - first.quotes,
            nouns: self.nouns - first.nouns,
            subjects: self.subjects - first.subjects,
        }
    }
}

const COMMA: u64 = number(",");
const COLON: u64 = number(":");

/// A unit in pieces.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    pub pieces: Vec<Piece>,
    /// Pieces of each piece that hang on it, by ranges of `order`.
    first_child: Vec<usize>,
    order: Vec<usize>,
    pub known: Vec<Known>,
    /// Marks before each piece, and in the whole.
    before: Vec<Marks>,
}

impl Sheet {
    /// The pieces of `unit` and what the rules' `drafts` say of them.
    pub fn of(text: &str, analysis: &Analysis, masked: &Masked<'_>, unit: &Unit) -> Self {
        let mut pieces: Vec<Piece> = Vec::with_capacity(unit.items.len());
        let mut tokens: Vec<(usize, usize)> = Vec::with_capacity(unit.items.len());
        let start = unit.items.first().map_or(0, |item| item.span.start());
        let mut past = analysis.tokens.partition_point(|token| token.span.end() <= start);
        for item in &unit.items {
            // Between two items stand stray marks only, and quotations overlap none but themselves.
            let first = past + count(&analysis.tokens[past..], |token| token.span.end() <= item.span.start());
            past = first + count(&analysis.tokens[first..], |token| token.span.start() < item.span.end());
            if item.quote.is_some() {
                pieces.push(quotation(item.span, item.quote));
                tokens.push((first, past));
                continue;
            }
            let frames = (past == first + 1).then_some(item.frames);
            for token in first..past {
                push(text, analysis, masked, token, frames, &mut pieces, &mut tokens);
            }
        }
        let mut sheet = Self { pieces, ..Self::default() };
        sheet.grow(analysis, &tokens);
        sheet.count();
        sheet
    }

    /// Counts the marks.
    fn count(&mut self) {
        let mut marks = Marks::default();
        self.before.reserve(self.pieces.len() + 1);
        self.before.push(marks);
        for piece in &self.pieces {
            marks = marks.and(piece);
            self.before.push(marks);
        }
    }

    /// The marks among `first..past`.
    pub fn marks(&self, first: usize, past: usize) -> Marks {
        match (self.before.get(first), self.before.get(past)) {
            (Some(one), Some(all)) => all.without(*one),
            _ => Marks::default(),
        }
    }

    /// Ties the pieces into a tree.
    fn grow(&mut self, analysis: &Analysis, tokens: &[(usize, usize)]) {
        let piece_of = |token: usize| {
            let at = tokens.partition_point(|(_, past)| *past <= token);
            tokens.get(at).filter(|(first, _)| *first <= token).map_or(NOWHERE, |_| at)
        };
        for (at, &(first, past)) in tokens.iter().enumerate() {
            let outside =
                |token: &usize| analysis.syntax[*token].head.is_some_and(|head| head < first || head >= past);
            let chief = (first..past)
                .find(outside)
                .or_else(|| (first..past).find(|token| analysis.syntax[*token].head.is_none()));
            let piece = &mut self.pieces[at];
            (piece.left, piece.right) = (at, at);
            if piece.name {
                piece.frames = 0;
            }
            let Some(chief) = chief else { continue };
            let syntax = analysis.syntax[chief];
            let piece = &mut self.pieces[at];
            piece.relation = syntax.relation;
            piece.head = syntax.head.map_or(NOWHERE, piece_of);
            if piece.head == at {
                piece.head = NOWHERE;
            }
            if piece.quote.is_none() && !piece.name {
                piece.tag = syntax.tag;
                piece.fine = syntax.fine_tag as u64;
            }
        }
        let count = self.pieces.len();
        for at in 0..count {
            let (mut up, mut steps) = (self.pieces[at].head, 0);
            while up != NOWHERE && steps < HIGHEST {
                self.pieces[up].left = self.pieces[up].left.min(at);
                self.pieces[up].right = self.pieces[up].right.max(at);
                up = self.pieces[up].head;
                steps += 1;
            }
        }
        let mut counts = vec![0; count + 1];
        for piece in self.pieces.iter().filter(|piece| piece.head != NOWHERE) {
            counts[piece.head + 1] += 1;
        }
        for at in 0..count {
            counts[at + 1] += counts[at];
        }
        self.first_child.clone_from(&counts);
        self.order = vec![0; counts[count]];
        for (at, piece) in self.pieces.iter().enumerate().filter(|(_, piece)| piece.head != NOWHERE) {
            self.order[counts[piece.head]] = at;
            counts[piece.head] += 1;
        }
    }

    /// Adds what the rules found.
    pub fn know(&mut self, drafts: &[Draft], first: usize) {
        for (index, draft) in drafts.iter().enumerate().skip(first) {
            let cue = draft.cue.and_then(|cue| self.range(cue));
            let anchor = cue.map_or(0, |cue| cue.0);
            let mut known = Known {
                draft: index,
                cue,
                source: draft.source.and_then(|source| self.range(source)),
                before: None,
                after: None,
                nested: draft.within.is_some(),
            };
            for part in draft.content.iter().filter_map(|part| self.range(*part)) {
                let side = if part.0 < anchor { &mut known.before } else { &mut known.after };
                *side = Some(side.map_or(part, |known| (known.0.min(part.0), known.1.max(part.1))));
            }
            self.known.push(known);
        }
    }

    /// First and last piece that the span touches.
    pub fn range(&self, span: Span) -> Option<(usize, usize)> {
        let first = self.pieces.partition_point(|piece| piece.span.end() <= span.start());
        let past = self.pieces.partition_point(|piece| piece.span.start() < span.end());
        (first < past).then(|| (first, past - 1))
    }

    pub fn get(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at)
    }

    /// What hangs on the piece, in order.
    pub fn children(&self, at: usize) -> &[usize] {
        match (self.first_child.get(at), self.first_child.get(at + 1)) {
            (Some(first), Some(past)) => &self.order[*first..*past],
            _ => &[],
        }
    }

    /// Number of the word at a place, also where there is none.
    pub fn word(&self, at: usize) -> u64 {
        self.get(at).map_or(1, |piece| piece.word)
    }

    pub fn lemma(&self, at: usize) -> u64 {
        self.get(at).map_or(1, |piece| piece.lemma)
    }

    pub fn tag(&self, at: usize) -> u64 {
        self.get(at).map_or(99, tag)
    }

    /// The piece of `first..=last` that the others hang on; a verb before anything else.
    pub fn chief(&self, first: usize, last: usize) -> usize {
        let outside = |at: &usize| !(first..=last).contains(&self.pieces[*at].head);
        let verb = |at: &usize| matches!(self.pieces[*at].tag, Tag::Verb);
        (first..=last)
            .find(|at| outside(at) && verb(at))
            .or_else(|| (first..=last).find(|at| outside(at) && !self.pieces[*at].mark))
            .unwrap_or(first)
    }

    /// The first piece of `first..=last` that hangs on none of the others; marks do not count.
    pub fn root(&self, first: usize, last: usize) -> usize {
        (first..=last)
            .find(|at| !(first..=last).contains(&self.pieces[*at].head) && !self.pieces[*at].mark)
            .unwrap_or(first)
    }

    /// The span from one piece to another.
    pub fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.pieces[first].span.start(), self.pieces[last].span.end())
    }
}

/// Number of a piece's tag; a quotation and a name have their own.
pub(crate) fn tag(piece: &Piece) -> u64 {
    match (piece.quote, piece.name) {
        (Some(_), _) => 50,
        (None, true) => 51,
        _ => piece.tag as u64,
    }
}

fn quotation(span: Span, quote: Option<usize>) -> Piece {
    Piece { quote, ..piece(span, number("QUOTE"), Tag::Other) }
}

fn piece(span: Span, word: u64, tag: Tag) -> Piece {
    Piece {
        span,
        word,
        lemma: word,
        ending: word,
        tag,
        fine: 0,
        relation: Relation::Dep,
        head: NOWHERE,
        left: usize::MAX,
        right: 0,
        quote: None,
        name: false,
        mark: false,
        stop: false,
        frames: 0,
    }
}

/// How many tokens, from the first on, are as asked.
fn count(tokens: &[Token], which: impl Fn(&Token) -> bool) -> usize {
    tokens.iter().take_while(|token| which(token)).count()
}

/// Adds a token; those of one name are one piece. `frames` are those of its word, where they are known.
fn push(
    text: &str,
    analysis: &Analysis,
    masked: &Masked<'_>,
    token: usize,
    frames: Option<u64>,
    pieces: &mut Vec<Piece>,
    tokens: &mut Vec<(usize, usize)>,
) {
    let span = analysis.tokens[token].span;
    let masking = masked.masking(token);
    let hidden = masking == Masking::Hidden;
    if matches!(masking, Masking::Kind(_) | Masking::Hidden) {
        if let (Some(last), Some(range)) = (pieces.last_mut(), tokens.last_mut())
            && last.name
            && range.1 == token
            && (hidden || last.frames == 1)
        {
            last.span = last.span.cover(span);
            last.frames = u64::from(hidden && last.frames == 1);
            range.1 = token + 1;
            return;
        }
        let mut name = piece(span, number("NAME"), Tag::ProperNoun);
        // Until the name itself comes: a title before it.
        (name.name, name.frames) = (true, u64::from(hidden));
        pieces.push(name);
    } else {
        let word = masked.word(token);
        let mut new = piece(span, number(word), analysis.syntax[token].tag);
        let kept = masking == Masking::Kept;
        if kept {
            new.lemma = number(&analysis.lemma(text, token));
            let tail = word.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
            new.ending = number(&word[tail..]);
        }
        new.mark = !word.chars().any(char::is_alphanumeric);
        new.stop = matches!(word, "." | "!" | "?" | "…" | ";");
        if !new.mark && word.len() < 24 {
            new.frames = frames
                .filter(|_| kept)
                .unwrap_or_else(|| verb(&word.to_ascii_lowercase()).map_or(0, Verb::number));
        }
        pieces.push(new);
    }
    tokens.push((token, token + 1));
}
