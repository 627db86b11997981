//! Pairing of quotation marks within and across blocks: the quotation machine.
//!
//! One pass over the marks with a stack. Rules, in order:
//! a mark closes the nearest open mark of its family; an inner quotation that its outer one's end
//! cuts off is no quotation; a paragraph that ends within a quotation hands it on to the next
//! paragraph when that one opens again, or when the next mark of the family is a closing one and
//! no heading stands between; otherwise the quotation ends with its sentence or paragraph and is
//! marked unclosed. So an odd mark costs at most a paragraph, never the article.

use assay_article::{Article, BlockKind};
use assay_language::Analysis;
use assay_text::Span;

use crate::letter;
use crate::mark::{Family, Mark, Role, marks};

/// Most blocks a quotation opened once may run on before its closing mark. Letters printed in
/// newspapers are shorter; a longer gap means that the closing mark was forgotten.
const MOST_BLOCKS: usize = 60;

/// A quotation as the marks show it.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// Marks included.
    pub span: Span,
    /// The words, a span a block.
    pub content: Vec<Span>,
    pub depth: u8,
    pub closed: bool,
    pub by: Shown,
    /// First and last block.
    pub blocks: (usize, usize),
}

impl Passage {
    /// The words as part of the author's sentence: a comma before the closing mark is the author's.
    pub fn phrase(&self, text: &str) -> Vec<Span> {
        let bare = |span: &Span| {
            Span::new(span.start(), span.start() + span.of(text).trim_end_matches([',', ';']).len())
        };
        self.content.iter().map(bare).collect()
    }
}

/// What shows that words are quoted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shown {
    Marks,
    BlockQuotation,
    Post,
}

/// An open quotation.
struct Open {
    mark: Mark,
    /// Where the content of the current block begins.
    from: usize,
    content: Vec<Span>,
    first_block: usize,
    /// Block and end of the closing mark found by looking ahead, for a quotation that runs on
    /// without opening again.
    bound: Option<(usize, usize)>,
}

/// Finds the quotations in marks, in order of place, outer before inner.
pub(crate) fn pair(article: &Article, analysis: &Analysis) -> Vec<Passage> {
    let text = article.text.as_str();
    let marks: Vec<Vec<Mark>> = article
        .blocks
        .iter()
        .map(|block| match block.kind {
            // Quotation marks in a code listing delimit strings; nobody speaks.
            BlockKind::Preformatted => Vec::new(),
            _ => marks(block.span.of(text), block.span.start()),
        })
        .collect();
    let mut machine = Machine { text, article, analysis, marks: &marks, open: Vec::new(), done: Vec::new() };
    for block in 0..article.blocks.len() {
        machine.block(block);
    }
    let mut done = machine.done;
    done.sort_by_key(|passage| (passage.span.start(), std::cmp::Reverse(passage.span.end())));
    set_depths(&mut done);
    done
}

/// Sets how many quotations each one lies within; `passages` are in order of place.
pub(crate) fn set_depths(passages: &mut [Passage]) {
    let mut ends: Vec<usize> = Vec::new();
    for passage in passages {
        while ends.last().is_some_and(|end| *end <= passage.span.start()) {
            ends.pop();
        }
        passage.depth = u8::try_from(ends.len()).unwrap_or(u8::MAX);
        ends.push(passage.span.end());
    }
}

struct Machine<'a> {
    text: &'a str,
    article: &'a Article,
    analysis: &'a Analysis,
    marks: &'a [Vec<Mark>],
    open: Vec<Open>,
    done: Vec<Passage>,
}

impl Machine<'_> {
    fn block(&mut self, block: usize) {
        let span = self.article.blocks[block].span;
        let all = self.marks;
        let marks = &all[block];
        let resumed = self.resume(block, marks);
        let balance = balances(marks);
        let strong = next_strong_close(marks);
        for (index, mark) in marks.iter().enumerate().skip(resumed) {
            match self.decide(index, marks, &balance, &strong) {
                Some(Role::Open) => self.push(*mark, block),
                Some(Role::Close) => self.close(mark, block),
                _ => {}
            }
        }
        self.end_block(block, span);
    }

    /// Takes the marks that repeat those still open at the head of a paragraph; gives how many.
    fn resume(&mut self, block: usize, marks: &[Mark]) -> usize {
        let span = self.article.blocks[block].span;
        let mut from = span.start();
        let mut used = 0;
        for open in &mut self.open {
            if let Some(mark) = marks.get(used)
                && mark.family == open.mark.family
                && mark.role != Role::Close
                && self.text[from..mark.at].trim().is_empty()
            {
                from = mark.end();
                used += 1;
            }
            open.from = from;
        }
        used
    }

    /// What the mark does here; `None` for a mark that is no quotation mark after all.
    fn decide(&self, index: usize, marks: &[Mark], balance: &[i32], strong: &[bool]) -> Option<Role> {
        let mark = &marks[index];
        let same = self.open.iter().rposition(|open| open.mark.family == mark.family);
        match (mark.role, mark.family) {
            (Role::Open, Family::Apostrophe) => {
                (same.is_none() && strong.get(index + 1).copied().unwrap_or(false)).then_some(Role::Open)
            }
            (Role::Open, Family::Double) if same.is_some_and(|at| self.open[at].mark.low) && !mark.low => {
                // „so“: the upper mark closes what the low one opened, if it can.
                let before = self.text[..mark.at].chars().next_back();
                Some(if before.is_some_and(|c| !c.is_whitespace()) { Role::Close } else { Role::Open })
            }
            (Role::Open, Family::Straight) => {
                // A straight mark cannot open within itself: after one it closes unless the first was left open.
                Some(if same.is_some() && balance[index] < 0 { Role::Close } else { Role::Open })
            }
            (Role::WeakClose, _) => {
                // A possessive, unless it is the last mark that could close.
                (same.is_some() && !strong.get(index + 1).copied().unwrap_or(false)).then_some(Role::Close)
            }
            (Role::Either, _) => Some(if same.is_some() { Role::Close } else { Role::Open }),
            (Role::Open, _) => Some(Role::Open),
            (Role::Close, _) => same.map(|_| Role::Close),
        }
    }

    fn push(&mut self, mark: Mark, block: usize) {
        if self.open.iter().any(|open| open.mark.family == mark.family) && !self.may_nest(&mark, block) {
            // The same mark opens again and there are not enough closing ones: the first was
            // never closed.
            while let Some(open) = self.open.pop() {
                let was = open.mark.family;
                if was == mark.family {
                    self.finish(open, mark.at, false, block);
                    break;
                }
            }
        }
        // Deeper nesting than any writer's is noise; dropping it bounds the work per mark.
        if self.open.len() < 8 {
            self.open.push(Open {
                mark,
                from: mark.end(),
                content: Vec::new(),
                first_block: block,
                bound: None,
            });
        }
    }

    /// Whether enough closing marks follow for `mark` to open within an open one of its family.
    fn may_nest(&self, mark: &Mark, block: usize) -> bool {
        let bounded = self.open.iter().any(|open| open.mark.family == mark.family && open.bound.is_some());
        let mut needed = 1 + self.open.iter().filter(|open| open.mark.family == mark.family).count();
        if bounded {
            return true;
        }
        let marks = &self.marks[block];
        let first = marks.partition_point(|other| other.at <= mark.at);
        // Looking at a few marks settles it; a paragraph with more is looked at as far as this.
        for other in marks[first..].iter().filter(|other| other.family == mark.family).take(16) {
            match other.role {
                Role::Open => needed += 1,
                Role::Close | Role::Either => needed -= 1,
                Role::WeakClose => {}
            }
            if needed == 0 {
                return true;
            }
        }
        false
    }

    fn close(&mut self, mark: &Mark, block: usize) {
        let Some(at) = self.open.iter().rposition(|open| open.mark.family == mark.family) else { return };
        // A quotation known to run on to a later mark is not closed by a stray one before it.
        if self.open[at].bound.is_some_and(|(last, end)| (block, mark.end()) < (last, end)) {
            return;
        }
        self.open.truncate(at + 1);
        if let Some(open) = self.open.pop() {
            self.finish(open, mark.at, true, block);
            if let Some(passage) = self.done.last_mut() {
                passage.span = Span::new(passage.span.start(), mark.end());
            }
        }
    }

    /// Ends `open` at byte `end`; empty quotations are dropped.
    fn finish(&mut self, mut open: Open, end: usize, closed: bool, block: usize) {
        let last = Span::new(open.from.min(end), end).trim(self.text);
        if !last.is_empty() {
            open.content.push(last);
        }
        let Some(tail) = open.content.last() else { return };
        let span = Span::new(open.mark.at, tail.end().max(open.mark.end()));
        let blocks = (open.first_block, block);
        let content = open.content;
        self.done.push(Passage { span, content, depth: 0, closed, by: Shown::Marks, blocks });
    }

    /// At the end of a paragraph: what is still open runs on or ends.
    fn end_block(&mut self, block: usize, span: Span) {
        let Some(outer) = self.open.first() else { return };
        let runs_on = match outer.bound {
            Some((last, _)) => block < last,
            None => self.opens_again(outer, block) || self.look_ahead(block),
        };
        if runs_on {
            for open in &mut self.open {
                let part = Span::new(open.from.min(span.end()), span.end()).trim(self.text);
                if !part.is_empty() {
                    open.content.push(part);
                }
            }
            return;
        }
        // Inner marks without an end are apostrophes or slips; the outer one ends with its sentence.
        let mut open = std::mem::take(&mut self.open);
        open.truncate(1);
        for outer in open {
            let end = if outer.first_block == block { self.unclosed_end(&outer, span) } else { span.end() };
            if !matches!(outer.mark.family, Family::Apostrophe | Family::Single) {
                self.finish(outer, end, false, block);
            }
        }
    }

    /// Where a quotation that never closes ends: with the block if it opens it, else with the
    /// sentence it opens in.
    fn unclosed_end(&self, open: &Open, span: Span) -> usize {
        if self.text[span.start()..open.mark.at].trim().is_empty() {
            return span.end();
        }
        self.analysis
            .sentence_at(open.mark.end())
            .map_or(span.end(), |sentence| sentence.span.end().min(span.end()))
    }

    /// Whether the next block opens with the mark that is still open.
    fn opens_again(&self, outer: &Open, block: usize) -> bool {
        let Some(next) = self.marks.get(block + 1) else { return false };
        if !carries(self.article.blocks[block].kind, self.article.blocks[block + 1].kind) {
            return false;
        }
        let start = self.article.blocks[block + 1].span.start();
        next.first().is_some_and(|mark| {
            mark.family == outer.mark.family
                && mark.role != Role::Close
                && self.text[start..mark.at].trim().is_empty()
        })
    }

    /// Looks for the mark that closes a quotation opened only once (a letter in copied text); notes
    /// it and says whether there is one.
    fn look_ahead(&mut self, block: usize) -> bool {
        let Some(outer) = self.open.first_mut() else { return false };
        if matches!(outer.mark.family, Family::Apostrophe | Family::Single) {
            return false;
        }
        let first_line =
            self.text[outer.from..self.article.blocks[block].span.end()].lines().next().unwrap_or_default();
        let letter = letter::is_salutation(first_line);
        let mut depth = 1_i32;
        for next in block + 1..self.article.blocks.len().min(block + 1 + MOST_BLOCKS) {
            if !carries(self.article.blocks[block].kind, self.article.blocks[next].kind) {
                return false;
            }
            for mark in self.marks[next].iter().filter(|mark| mark.family == outer.mark.family) {
                match mark.role {
                    Role::Open if !letter => return false,
                    Role::Open => depth += 1,
                    Role::Close => depth -= 1,
                    Role::Either | Role::WeakClose => {}
                }
                if depth == 0 {
                    outer.bound = Some((next, mark.end()));
                    return true;
                }
            }
        }
        false
    }
}

/// Whether a quotation may run from a block of one kind into one of another.
fn carries(from: BlockKind, to: BlockKind) -> bool {
    let body = |kind| {
        matches!(
            kind,
            BlockKind::Paragraph
                | BlockKind::ListItem { .. }
                | BlockKind::Quotation
                | BlockKind::Preformatted
        )
    };
    body(from) && body(to)
}

/// For each mark the straight marks from it to the end of the block: 0 where they are even, -1
/// where odd (so that it can only be a closing one).
fn balances(marks: &[Mark]) -> Vec<i32> {
    let mut odd = false;
    let mut balances = vec![0; marks.len()];
    for (index, mark) in marks.iter().enumerate().rev() {
        if mark.family == Family::Straight {
            odd = !odd;
        }
        balances[index] = -i32::from(odd);
    }
    balances
}

/// For each mark whether, from it on, a single mark that surely closes comes before one that opens.
fn next_strong_close(marks: &[Mark]) -> Vec<bool> {
    let mut strong = vec![false; marks.len()];
    let mut state = false;
    for (index, mark) in marks.iter().enumerate().rev() {
        if matches!(mark.family, Family::Single | Family::Apostrophe) {
            match mark.role {
                Role::Close | Role::Either => state = true,
                Role::Open => state = false,
                Role::WeakClose => {}
            }
        }
        strong[index] = state;
    }
    strong
}
