//! Whether what was found is an attribution at all: the last step, which sees cue, source and content
//! together with their scores.

use assay_language::syntax::Relation;

use super::Model;
use super::content::Passage;
use super::feature::{Fact, Sink, distance};
use super::find::Found;
use super::sheet::Sheet;
use super::source::overlap;

/// Templates of this step begin here.
const BASE: u64 = 8000;

/// Features of accepting `found[at]`.
pub(crate) fn show(model: &Model, sheet: &Sheet, found: &[Found], at: usize, sink: &mut impl Sink) {
    let one = &found[at];
    let mut template = BASE;
    let mut fact = |seen: &[u64]| {
        template += 1;
        sink.fact(Fact::seen(template, seen));
    };
    let chief = sheet.chief(one.cue.0, one.cue.1);
    let head = &sheet.pieces[chief];
    let tag = sheet.tag(chief);
    let cue = model.halves(one.score);
    let source_lead = model.halves(one.source_lead).min(9);
    let content_lead = model.halves(one.content_lead).min(9);
    let (who, side) =
        one.source.map_or((0, 0), |source| (sheet.tag(source.head), 1 + u64::from(source.first > one.cue.1)));
    let speaker = one.source.map_or(0, |source| sheet.lemma(source.head));
    let sides = u64::from(one.content.before.is_some()) + 2 * u64::from(one.content.after.is_some());
    let part = one.content.after.or(one.content.before).unwrap_or(one.cue);
    let long = distance(part.1 - part.0);
    let root = sheet.root(part.0, part.1);
    let tie = sheet.pieces[root].relation as u64;
    let quotes = sheet.pieces[part.0..=part.1].iter().filter(|piece| piece.quote.is_some()).count() as u64;
    let finite =
        sheet.pieces[part.0..=part.1].iter().any(|piece| piece.relation.universal() == Relation::Nsubj);
    // How it stands to the others: within what a surer one reports, or reporting others.
    let (mut held, mut holds, mut rivals) = (0_u64, 0_u64, 0_u64);
    for (other, there) in found.iter().enumerate().filter(|(other, _)| *other != at) {
        if there.content.touches(one.cue) {
            held = held.max(1 + u64::from(there.sure) + u64::from(there.score > one.score));
        }
        if one.content.touches(there.cue) {
            holds = holds.max(1 + u64::from(there.sure) + u64::from(there.score > one.score));
        }
        rivals += u64::from(there.sure && there.content == one.content && other != at);
    }
    let known = sheet.known.iter().find(|known| known.cue.is_some_and(|cue| overlap(cue, one.cue)));
    let rule = known.map_or(0, |known| {
        1 + u64::from(known.nested)
            + 2 * u64::from(known.source == one.source.map(|source| (source.first, source.last)))
            + 4 * u64::from(known.before == one.content.before && known.after == one.content.after)
    });
    let inside = sheet.known.iter().any(|known| {
        let within = |range: Option<Passage>| range.is_some_and(|range| overlap(range, one.cue));
        !known.nested && (within(known.before) || within(known.after))
    });
    let inside = u64::from(inside);
    let opens = sheet.word(part.0);
    let longer = (one.cue.1 - one.cue.0).min(4) as u64;
    let frames = head.frames >> 3;
    fact(&[]);
    fact(&[cue]);
    fact(&[cue, u64::from(one.sure)]);
    fact(&[cue, tag]);
    fact(&[cue, rule]);
    fact(&[cue, held, holds]);
    fact(&[cue, source_lead]);
    fact(&[cue, content_lead]);
    fact(&[cue, who]);
    fact(&[cue, sides, quotes.min(2)]);
    fact(&[cue, u64::from(finite), tag]);
    fact(&[cue, tie]);
    fact(&[cue, long]);
    fact(&[cue, inside, rule]);
    fact(&[source_lead, who, side]);
    fact(&[source_lead, content_lead, rule]);
    fact(&[content_lead, long, sides]);
    fact(&[who, speaker, tag]);
    fact(&[speaker, head.lemma]);
    fact(&[who, head.lemma]);
    fact(&[who, frames]);
    fact(&[who, tie, tag]);
    fact(&[sides, quotes.min(2), tag]);
    fact(&[sides, quotes.min(2), head.lemma]);
    fact(&[long, u64::from(finite), head.lemma]);
    fact(&[long, u64::from(finite), frames]);
    fact(&[tie, head.lemma]);
    fact(&[tie, opens, tag]);
    fact(&[tie, sheet.tag(root), frames]);
    fact(&[opens, head.lemma]);
    fact(&[opens, frames]);
    fact(&[sheet.lemma(root), tie]);
    fact(&[sheet.lemma(root), head.lemma]);
    fact(&[held, holds, tag]);
    fact(&[held, holds, frames, tie]);
    fact(&[held, holds, head.relation as u64]);
    fact(&[held, inside, rule, tag]);
    fact(&[rule, frames]);
    fact(&[rule, head.lemma]);
    fact(&[rule, who, tie]);
    fact(&[longer, tag, sheet.word(one.cue.1)]);
    fact(&[rivals.min(2), held, cue]);
    fact(&[u64::from(one.cue.0 == 0), tag, side]);
    fact(&[
        sheet.pieces.len().min(40) as u64 / 5,
        u64::from(sheet.pieces.iter().any(|piece| piece.stop)),
        tag,
    ]);
}
