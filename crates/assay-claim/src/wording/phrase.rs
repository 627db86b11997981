//! Entries that belong together are reported together: "bold and sarcastic", "undeniable facts".

use super::lexicon::Strength;
use super::{Match, WordingKind};
use crate::words::Word;

/// Joins coordinated and adjacent entries, then leaves out what says nothing by itself.
pub(super) fn join(words: &[Word<'_>], matches: &[Match]) -> Vec<Match> {
    let mut joined: Vec<Match> = Vec::new();
    for &next in matches {
        if let Some(last) = joined.last_mut()
            && (coordinated(words, *last, next) || modifies(words, *last, next))
        {
            // The stronger of the two says what kind the phrase is of.
            if last.strength != Strength::Strong && next.strength == Strength::Strong {
                last.kind = next.kind;
            }
            last.past = next.past;
            last.strength = Strength::Strong;
            continue;
        }
        joined.push(next);
    }
    joined.retain(|found| found.strength == Strength::Strong);
    joined
}

/// "bold and sarcastic", "cruel, callous": judgements joined by a conjunction or a comma, at
/// least one of which counts by itself.
fn coordinated(words: &[Word<'_>], first: Match, second: Match) -> bool {
    let judges = |found: Match| found.kind == WordingKind::Evaluative && found.strength != Strength::WeakNoun;
    let between = words.get(first.past..second.first).unwrap_or_default();
    let conjunction = match between {
        [word] => word.is_any(&["and", "or", "but", "yet", "&"]),
        [comma, word] => comma.is(",") && word.is_any(&["and", "but", "or"]),
        _ => false,
    };
    conjunction
        && judges(first)
        && judges(second)
        && (first.strength == Strength::Strong || second.strength == Strength::Strong)
        && second.past - second.first == 1
        && ends_like_adjective(words, first)
        && ends_like_adjective(words, second)
}

/// "selective fiction", "undeniable facts": a judging adjective right before a noun that the
/// lexicon knows.
fn modifies(words: &[Word<'_>], adjective: Match, noun: Match) -> bool {
    adjective.past == noun.first
        && noun.past - noun.first == 1
        && ends_like_adjective(words, adjective)
        && match (adjective.strength, noun.strength) {
            (Strength::Strong, Strength::WeakNoun) => {
                matches!(
                    adjective.kind,
                    WordingKind::Evaluative | WordingKind::Certainty | WordingKind::Label
                )
            }
            (Strength::Weak, Strength::WeakNoun) => adjective.kind == WordingKind::Evaluative,
            _ => false,
        }
}

/// Nouns, verbs and adverbs of the lexicon do not join; their endings tell most of them.
fn ends_like_adjective(words: &[Word<'_>], found: Match) -> bool {
    words.get(found.past - 1).is_some_and(|word| {
        const OTHERS: [&str; 9] = ["ly", "ness", "ism", "ist", "tion", "ity", "ies", "ers", "ence"];
        !OTHERS.iter().any(|ending| word.lower.ends_with(ending))
            || word.is_any(&["ugly", "cowardly", "ghastly"])
    })
}
