//! Features of where the content stands: before the cue, after it, or both.

use super::super::feature::{Fact, Sink};
use super::{Answer, Asked, BOTH, Passage};

impl Asked<'_> {
    /// Features of where the content stands.
    pub fn show_sides(&self, answer: &Answer, sink: &mut impl Sink) {
        self.show_cue_side(answer.sides(), sink);
        if let (Some(before), Some(after)) = (answer.before, answer.after) {
            self.show_both(before, after, sink);
        }
    }

    /// Features of having content on these `sides`, whatever it is.
    pub fn show_cue_side(&self, sides: u64, sink: &mut impl Sink) {
        let sheet = self.sheet;
        let ruled = u64::from(self.rule.before.is_some()) + 2 * u64::from(self.rule.after.is_some());
        let head = &sheet.pieces[self.chief];
        let mut template = 6000 + 100 * sides;
        let mut fact = |seen: &[u64]| {
            template += 1;
            sink.fact(Fact::seen(template, seen));
        };
        let source = self.source.map_or(0, |source| 1 + u64::from(source.0 > self.cue.1));
        let near = |at: usize| sheet.word(at);
        fact(&[]);
        fact(&[ruled, u64::from(self.ruled)]);
        fact(&[ruled, head.lemma]);
        fact(&[head.lemma]);
        fact(&[sheet.tag(self.chief), source]);
        fact(&[near(self.cue.1 + 1), source]);
        fact(&[near(self.cue.1 + 1), head.lemma]);
        fact(&[near(self.cue.0.wrapping_sub(1)), source]);
        fact(&[near(self.cue.1 + 1), near(self.cue.1 + 2)]);
        fact(&[self.source.map_or(2, |source| near(source.0.wrapping_sub(1))), source]);
        fact(&[self.source.map_or(2, |source| near(source.1 + 1)), source]);
        fact(&[sheet.word(self.cue.0)]);
        fact(&[sheet.word(self.cue.1)]);
    }

    /// Features of two parts with the cue between them.
    pub fn show_both(&self, before: Passage, after: Passage, sink: &mut impl Sink) {
        let sheet = self.sheet;
        let mut template = 6000 + 100 * BOTH + 13;
        let mut fact = |seen: &[u64]| {
            template += 1;
            sink.fact(Fact::seen(template, seen));
        };
        let quoted = |part: Passage| {
            u64::from(sheet.pieces[part.0].quote.is_some())
                + 2 * u64::from(sheet.pieces[part.1].quote.is_some())
        };
        fact(&[quoted(before), quoted(after)]);
        fact(&[u64::from(sheet.marks(before.0, after.1 + 1).stops > 0)]);
        fact(&[sheet.word(after.0), sheet.word(after.0.wrapping_sub(1)), quoted(after)]);
    }
}
