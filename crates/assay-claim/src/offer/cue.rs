//! The words that make an offer, a promise or a threat.

use std::sync::LazyLock;

use super::OfferKind;
use crate::phrases::Phrases;
use crate::words::Word;

/// Words that put something on the table whoever says them.
static CUES: LazyLock<Phrases<OfferKind>> = LazyLock::new(|| {
    const OFFERS: &[&str] = &[
        "agree to",
        "agreed to",
        "are open to",
        "are prepared to",
        "are ready to",
        "are willing to",
        "am prepared to",
        "am ready to",
        "am willing to",
        "be prepared to",
        "be ready to",
        "be willing to",
        "extended an offer to",
        "happy to",
        "has offered to",
        "have offered to",
        "is open to",
        "is prepared to",
        "is ready to",
        "is willing to",
        "made an offer to",
        "offer to",
        "offered to",
        "offering to",
        "offers to",
        "open to",
        "prepared to",
        "proposed to",
        "proposes to",
        "stand ready to",
        "stands ready to",
        "was prepared to",
        "was ready to",
        "was willing to",
        "were prepared to",
        "were ready to",
        "were willing to",
        "willing to",
        "would be willing to",
        "ready to",
    ];
    const PROMISES: &[&str] = &[
        "commit to",
        "commits to",
        "committed itself to",
        "committed themselves to",
        "committed himself to",
        "committed herself to",
        "gave assurances that",
        "give our word that",
        "guarantee that",
        "guaranteed that",
        "guarantees that",
        "has pledged to",
        "has promised to",
        "has vowed to",
        "have pledged to",
        "have promised to",
        "have vowed to",
        "pledge to",
        "pledged to",
        "pledges to",
        "pledging to",
        "promise that",
        "promise to",
        "promised that",
        "promised to",
        "promises to",
        "promising to",
        "swear to",
        "swore to",
        "undertake to",
        "undertook to",
        "vow to",
        "vowed to",
        "vowing to",
        "vows to",
        "pledged that",
        "vowed that",
    ];
    const THREATS: &[&str] = &[
        "face consequences",
        "face serious consequences",
        "has threatened to",
        "have threatened to",
        "threaten to",
        "threatened to",
        "threatening to",
        "threatens to",
        "threatened that",
        "will face consequences",
        "will not hesitate to",
        "will pay a price",
        "will pay the price",
        "will retaliate",
        "won't hesitate to",
        "would retaliate",
        "there will be consequences",
    ];
    let tables = [(OFFERS, OfferKind::Offer), (PROMISES, OfferKind::Promise), (THREATS, OfferKind::Threat)];
    Phrases::new(tables.iter().flat_map(|(table, kind)| table.iter().map(|phrase| (*phrase, *kind))))
});

/// What was found and where its words end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub kind: OfferKind,
    /// One past the cue's last word.
    pub past: usize,
}

/// The offer that begins at word `at`, if one does.
pub(super) fn at(words: &[Word<'_>], at: usize, in_person: bool) -> Option<Found> {
    let rest = words.get(at..)?;
    if let Some(found) = CUES.at(rest) {
        let past = at + found.len;
        let made = can_be_offered(words, at, past) && !denied(words, at);
        return made.then(|| Found { kind: kind_in_context(words, at, found.value), past });
    }
    // "we will continue": in the speaker's own person, with a verb of doing.
    let (pronoun, will, verb) = (rest.first()?, rest.get(1)?, rest.get(2)?);
    let contracted = pronoun.is_any(&["we'll", "i'll"]);
    let verb = if contracted { will } else { verb };
    let promised = contracted || pronoun.is_any(&["we", "i"]) && will.is_any(&["will", "shall"]);
    let doing = verb.is_any(&DOING) && in_person;
    (promised && doing).then(|| Found {
        kind: kind_in_context(words, at, OfferKind::Promise),
        past: at + if contracted { 2 } else { 3 },
    })
}

/// The word that the offer's own words begin with: the auxiliaries before it say nothing of it.
pub(super) fn verb(words: &[Word<'_>], at: usize, past: usize) -> usize {
    const AUXILIARIES: [&str; 15] = [
        "am", "are", "be", "been", "had", "has", "have", "is", "made", "stand", "stands", "was", "were",
        "will", "would",
    ];
    let cue = words.get(at..past).unwrap_or_default();
    at + cue.iter().position(|word| !word.is_any(&AUXILIARIES)).unwrap_or(0)
}

/// Verbs of doing that a speaker binds themselves to with "will".
const DOING: [&str; 44] = [
    "abolish",
    "accept",
    "add",
    "begin",
    "build",
    "cancel",
    "close",
    "continue",
    "create",
    "cut",
    "defend",
    "deliver",
    "double",
    "end",
    "expand",
    "fight",
    "fix",
    "free",
    "fund",
    "give",
    "hire",
    "increase",
    "introduce",
    "invest",
    "keep",
    "lower",
    "offer",
    "open",
    "pay",
    "protect",
    "provide",
    "publish",
    "raise",
    "rebuild",
    "reduce",
    "release",
    "remove",
    "repeal",
    "restore",
    "return",
    "reverse",
    "send",
    "stop",
    "withdraw",
];

/// What is offered is done: "happy to see", "ready to wear" and "prepared to be" offer nothing.
fn can_be_offered(words: &[Word<'_>], at: usize, past: usize) -> bool {
    const STATES: [&str; 25] = [
        "act", "admit", "be", "believe", "bet", "eat", "fall", "forget", "go", "have", "hear", "ignore",
        "know", "learn", "leave", "move", "risk", "say", "see", "serve", "take", "think", "use", "wait",
        "wear",
    ];
    let next = words.get(past);
    // "any country willing to receive them" is a condition of somebody else's offer.
    let reduced =
        words.get(at).is_some_and(|word| word.is_any(&["willing", "ready", "open", "prepared", "happy"]))
            && !at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| {
                word.is_any(&[
                    "is", "are", "was", "were", "am", "be", "been", "also", "still", "now", "not", "fully",
                    "always", "himself", "herself",
                ])
            });
    !reduced && next.is_some_and(|word| !word.is_any(&STATES))
}

/// "not willing to", "refused an offer to".
fn denied(words: &[Word<'_>], at: usize) -> bool {
    const DENIALS: [&str; 9] =
        ["not", "never", "no", "isn't", "aren't", "wasn't", "weren't", "didn't", "refused"];
    words.get(at.saturating_sub(3)..=at).unwrap_or_default().iter().any(|word| word.is_any(&DENIALS))
}

/// What is said under "unless" or "or else" is a threat when it would hurt.
fn kind_in_context(words: &[Word<'_>], at: usize, kind: OfferKind) -> OfferKind {
    const HARMS: [&str; 18] = [
        "attack",
        "ban",
        "bomb",
        "boycott",
        "close",
        "cut",
        "destroy",
        "expel",
        "impose",
        "invade",
        "punish",
        "retaliate",
        "sanction",
        "shut",
        "strike",
        "sue",
        "suspend",
        "withdraw",
    ];
    let harm = words.get(at..).unwrap_or_default().iter().take(6).any(|word| word.is_any(&HARMS));
    let pressed = words.iter().any(|word| word.is_any(&["unless", "otherwise"]));
    if harm && pressed { OfferKind::Threat } else { kind }
}

/// Where the words that make the offer end: before a conjunction that begins another clause, a
/// semicolon, or the condition.
pub(super) fn end(words: &[Word<'_>], from: usize) -> usize {
    let mut depth = 0_usize;
    for at in from..words.len() {
        let Some(word) = words.get(at) else { break };
        match &*word.lower {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ";" | "." | "!" | ":" | "—" | "”" | "\"" => return at,
            "if" | "unless" | "provided" | "but" | "while" | "because" => {
                return if words.get(at - 1).is_some_and(|before| before.is(",")) { at - 1 } else { at };
            }
            _ if words.get(at..).is_some_and(super::condition::begins) => return at,
            _ => {}
        }
    }
    words.len()
}
