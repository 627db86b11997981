//! How a claim must be taken before a series is asked: what it foresees, denies or explains.

use assay_claim::{Checkability, ClaimKind};
use assay_quantity::{Modality, Quantity, Value};

use crate::Reason;
use crate::answer::Answer;
use crate::question::Question;
use crate::when::When;
use crate::words::words;

/// What no series settles, whatever it shows: projections, goals, conditions, judgements.
pub(super) fn unsettled(question: &Question<'_>) -> Option<Answer> {
    let modality = question.quantity.map(|quantity| quantity.modality);
    let last = question.record.values.last();
    let mut answer = match (modality, question.claim.kind, question.claim.checkable) {
        (Some(Modality::Projected), ..)
        | (_, ClaimKind::Prediction, _)
        | (_, _, Checkability::Prediction) => {
            let reach =
                last.map_or_else(String::new, |last| format!(" The last observed year is {}.", last.year));
            let beyond = match (question.when, last) {
                (When::Year(year), Some(last)) if year > last.year => {
                    format!(" {year} lies outside the series, which covers {}.", question.record.coverage())
                }
                _ => reach,
            };
            let summary =
                format!("The figure is a projection, which observations neither support nor refute.{beyond}");
            Answer::open(Reason::Projection, summary)
        }
        (Some(Modality::Target), ..) => {
            Answer::open(Reason::NotCheckable, "The figure is a goal, not an observation.")
        }
        (Some(Modality::Hypothetical), ..) => Answer::open(
            Reason::NotCheckable,
            "The figure stands under a condition; it does not say what was.",
        ),
        (_, ClaimKind::Opinion, _) | (_, _, Checkability::Opinion) => {
            Answer::open(Reason::NotCheckable, "The claim is a judgement, which no series settles.")
        }
        _ => return None,
    };
    answer.note_last(question);
    Some(answer)
}

/// A denied figure turns the finding round: where the series shows another value, the denial is
/// right. What is denied of a bound or a change is not clear.
pub(super) fn negate(answer: &mut Answer, quantity: &Quantity) {
    use crate::Outcome::{Conflicting, NotEnoughEvidence, Refuted, Supported};
    let plain = quantity.change.is_none() && quantity.bound == assay_quantity::Bound::Equal;
    let (outcome, ending) = match answer.outcome {
        Some(Supported) if plain => (Refuted, "the claim denies that figure, and the denial does not agree"),
        Some(Refuted) if plain => (Supported, "the claim denies such a figure, and the denial agrees"),
        Some(Supported | Refuted | Conflicting) => {
            (NotEnoughEvidence, "the claim denies its figure, and what it leaves open is not clear")
        }
        _ => return,
    };
    if outcome == NotEnoughEvidence {
        answer.reason = Some(Reason::NotCheckable);
    }
    answer.outcome = Some(outcome);
    let shown = answer.summary.rsplit_once(", which").map_or(answer.summary.as_str(), |(shown, _)| shown);
    answer.summary = format!("{}; {ending}.", shown.trim_end_matches('.'));
    answer.note("The claim denies the figure; the finding is turned round.");
}

/// Words that give a cause, sorted.
const CAUSES: &[&str] = &[
    "because",
    "brought",
    "caused",
    "caused by",
    "driven",
    "due to",
    "fueled",
    "fuelled",
    "led to",
    "resulted",
    "thanks to",
    "triggered",
];

/// A series shows what happened, never why: where a claim says why, the finding says so. A claim that
/// is one of a cause, and not of a figure beside it, is neither supported nor refuted (the year it names
/// may be that of the cause): what was observed stands in the finding, the cause is open.
pub(super) fn causal(answer: &mut Answer, question: &Question<'_>) {
    use crate::Outcome::{Conflicting, NotEnoughEvidence, Refuted, Supported};
    let low = question.words.to_lowercase();
    let claim = question.claim;
    let of_cause = matches!(claim.kind, ClaimKind::Causal)
        || claim.checkable == Checkability::Causal
        || acts_on_measure(&low);
    if !of_cause && !CAUSES.iter().any(|cause| low.contains(cause)) {
        return;
    }
    answer.note("The cause is not checked: a series shows what happened, not why.");
    let has_figure = question
        .quantity
        .is_some_and(|quantity| matches!(quantity.value, Value::Single(_) | Value::Range(..)));
    if of_cause && !has_figure && matches!(answer.outcome, Some(Supported | Conflicting | Refuted)) {
        answer.outcome = Some(NotEnoughEvidence);
        answer.reason = Some(Reason::NotCheckable);
        let said = answer.summary.trim_end_matches('.').trim_end_matches(", as the claim says");
        let said = said.trim_end_matches(", which is not what the claim says");
        answer.summary = format!("{said}; what brought it about no series shows.");
    }
}

/// "legislation increased deportations": the verb has an object, so something brought it about.
fn acts_on_measure(low: &str) -> bool {
    let sentence = words(low, 0);
    let verbs =
        ["increased", "reduced", "raised", "lowered", "cut", "slashed", "fueled", "boosted", "decreased"];
    sentence.windows(2).any(|pair| {
        verbs.contains(&pair[0].normal.as_str())
            && !matches!(
                pair[1].normal.as_str(),
                "by" | "to"
                    | "from"
                    | "in"
                    | "since"
                    | "between"
                    | "over"
                    | "during"
                    | "and"
                    | "after"
                    | "sharply"
                    | "dramatically"
            )
            && pair[1].normal.chars().all(char::is_alphabetic)
    })
}
