//! What the network says of names, reconciled with what tables and rules found: the network knows
//! where names begin and end in running text, the tables know names that it has never seen.

use super::candidate::Candidate;
use crate::syntax::names::name_spans;
use crate::syntax::network::Reading;
use crate::syntax::{NAME_KINDS, Tag};
use crate::{NameKind, Sentence};

/// Kinds in the order of the network's scores.
const KINDS: [NameKind; NAME_KINDS] = [NameKind::Person, NameKind::Organization, NameKind::Place];

/// A name that the network reads.
#[derive(Clone, Copy, Debug)]
struct Learned {
    first: usize,
    past: usize,
    kind: NameKind,
    /// The least probability among its states.
    confidence: f32,
    sentence: usize,
}

/// From which confidence a name is taken over that nothing else suggests.
const ADOPT: f32 = 0.15;
/// From which confidence its limits and kind are preferred to those that rules guessed.
const PREFER: f32 = 0.7;
/// From which confidence its kind is preferred to what the name's own words say, and to a table.
const OVERRULE: [f32; 4] = [0.0, 0.0, 0.8, 0.9];
/// Support that a guess needs where the network reads no name, and one that a name's own words
/// suggest.
const NEEDED: [f32; 4] = [0.15, 0.15, 0.0, 0.0];

/// Changes `candidates`, which are in order of place, to what both agree on or the surer says.
pub(super) fn reconcile(candidates: &mut Vec<Candidate>, sentences: &[Sentence], readings: &[Reading]) {
    let mut learned: Vec<Learned> = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let range = sentence.tokens.first..sentence.tokens.past;
        let Some(words) = readings.get(range.clone()) else { continue };
        let spans = name_spans(words).into_iter().map(|span| Learned {
            first: range.start + span.first,
            past: range.start + span.past,
            kind: span.kind,
            confidence: span.probability,
            sentence: index,
        });
        learned.extend(spans);
    }
    learned.retain(|name| readings[name.first..name.past].iter().any(|word| word.tag == Tag::ProperNoun));
    learned.sort_by_key(|name| (name.first, std::cmp::Reverse(name.past)));
    let mut used = vec![false; learned.len()];
    let mut from = 0;
    for candidate in candidates.iter_mut().filter(|candidate| candidate.kind != NameKind::Demonym) {
        while learned.get(from).is_some_and(|name| name.first + LONGEST < candidate.first) {
            from += 1;
        }
        let near = learned.iter().enumerate().skip(from).take_while(|(_, name)| name.first < candidate.past);
        let overlapping: Vec<usize> =
            near.filter(|(_, name)| name.past > candidate.first).map(|(index, _)| index).collect();
        judge(candidate, &overlapping, &learned, &mut used, readings);
    }
    for (name, _) in learned.iter().zip(&used).filter(|(name, used)| !**used && name.confidence >= ADOPT) {
        candidates.push(name.candidate());
    }
    candidates.retain(|candidate| !is_plain_word(candidate, readings));
    nest(candidates);
}

/// A lone guess of no kind that the network does not take for a proper noun either.
fn is_plain_word(candidate: &Candidate, readings: &[Reading]) -> bool {
    candidate.kind == NameKind::Other
        && candidate.core == candidate.name + 1
        && candidate.strength < 3
        && readings.get(candidate.name).is_some_and(|word| word.tag != Tag::ProperNoun)
}

/// Longest name in tokens that is looked for.
const LONGEST: usize = 24;

impl Learned {
    fn candidate(&self) -> Candidate {
        Candidate {
            first: self.first,
            past: self.past,
            name: self.first,
            core: self.past,
            inner: false,
            kind: self.kind,
            strength: 2,
            evidence: None,
            place: None,
            gender: None,
            role: None,
            known: None,
            sentence: self.sentence,
        }
    }
}

/// Brings one candidate in line with the names that overlap it.
fn judge(
    candidate: &mut Candidate,
    overlapping: &[usize],
    learned: &[Learned],
    used: &mut [bool],
    readings: &[Reading],
) {
    let exact = overlapping.iter().copied().filter(|&index| {
        let name = &learned[index];
        name.past == candidate.past && (name.first == candidate.first || name.first == candidate.name)
            || name.first == candidate.name && name.past == candidate.core
    });
    let exact = exact.max_by(|&a, &b| learned[a].confidence.total_cmp(&learned[b].confidence));
    if let Some(index) = exact {
        let name = &learned[index];
        used[index] = true;
        let agree = name.kind == candidate.kind;
        let needed = OVERRULE[usize::from(candidate.strength.min(3))];
        let fixed = candidate.strength == 3 && candidate.place.is_some();
        if agree || !fixed && name.confidence >= needed {
            if !agree {
                candidate.gender = None;
                candidate.role = None;
                candidate.place = None;
            }
            candidate.kind = name.kind;
            candidate.strength = candidate.strength.max(2);
            candidate.evidence = None;
        }
        return;
    }
    if candidate.strength > 1 {
        // Its own words say what it is and where it ends.
        for &index in overlapping {
            used[index] |= learned[index].kind == candidate.kind;
        }
    }
    let conflicting = overlapping
        .iter()
        .copied()
        .filter(|&index| learned[index].kind == candidate.kind || candidate.strength < 2);
    let conflicting = conflicting.max_by(|&a, &b| learned[a].confidence.total_cmp(&learned[b].confidence));
    if let Some(index) = conflicting
        && candidate.strength < 2
        && !candidate.inner
        && learned[index].confidence >= PREFER
    {
        let name = &learned[index];
        if used[index] {
            candidate.kind = NameKind::Other;
            candidate.strength = 0;
            candidate.evidence = None;
            return;
        }
        used[index] = true;
        candidate.first = name.first;
        candidate.past = name.past;
        candidate.name = candidate.name.clamp(name.first, name.past - 1);
        candidate.core = candidate.core.clamp(candidate.name + 1, name.past);
        candidate.kind = name.kind;
        candidate.strength = 2;
        candidate.evidence = None;
        return;
    }
    let kind = KINDS.iter().position(|&kind| kind == candidate.kind);
    if let Some(kind) = kind {
        let words = readings.get(candidate.name..candidate.core).unwrap_or_default();
        let support =
            words.iter().map(|word| 1.0 - word.names[kind][0]).sum::<f32>() / words.len().max(1) as f32;
        if support < NEEDED[usize::from(candidate.strength.min(3))] {
            candidate.kind = NameKind::Other;
            candidate.strength = 2;
            candidate.evidence = None;
        }
    }
}

/// Orders the candidates, marks those within others and drops what crosses another.
fn nest(candidates: &mut Vec<Candidate>) {
    candidates.sort_by_key(|candidate| {
        (candidate.first, std::cmp::Reverse(candidate.past), std::cmp::Reverse(candidate.strength))
    });
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    let mut outer: Option<(usize, usize, NameKind)> = None;
    for mut candidate in candidates.drain(..) {
        match outer {
            Some((first, past, kind)) if candidate.first < past => {
                let same = candidate.first == first && candidate.past == past;
                if candidate.past > past || same && (kind == candidate.kind || kind != NameKind::Other) {
                    continue;
                }
                candidate.inner = true;
            }
            _ => {
                candidate.inner = false;
                outer = Some((candidate.first, candidate.past, candidate.kind));
            }
        }
        kept.push(candidate);
    }
    *candidates = kept;
}
