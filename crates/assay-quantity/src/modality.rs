//! Modality and negation: how sure a figure is, told by words of its clause.

use crate::Modality;
use crate::line::Line;
use crate::noun;

/// How many lexemes in front of a figure the words may stand.
const REACH: usize = 12;

fn cue(word: &str) -> Option<Modality> {
    Some(match word {
        "projected" | "projects" | "expect" | "predict" | "foresees" | "foresee" | "projection"
        | "projections" | "forecast" | "forecasts" | "forecasted" | "predicted" | "predicts" | "expected"
        | "expects" | "anticipated" | "anticipates" | "set" | "poised" | "will" | "shall" | "outlook"
        | "likely" => Modality::Projected,
        "estimated" | "estimates" | "estimate" | "estimating" | "believed" | "believe" | "believes"
        | "reckon" | "reckons" | "thought" | "extrapolated" => Modality::Estimated,
        "target" | "targets" | "targeted" | "targeting" | "goal" | "goals" | "aim" | "aims" | "aimed"
        | "aiming" | "pledged" | "pledge" | "pledges" | "promised" | "promises" | "plans" | "planned"
        | "intends" | "hopes" | "hoped" | "vowed" | "quota" | "wants" | "want" | "seeks" | "hope"
        | "plan" => Modality::Target,
        "if" | "would" | "could" | "might" | "unless" | "hypothetical" | "suppose" | "assuming" => {
            Modality::Hypothetical
        }
        "may" => Modality::Projected,
        _ => return None,
    })
}

/// How many lexemes of a sentence are looked through for the modal verb of a condition.
const CONDITION: usize = 200;

/// Whether the sentence sets a condition: "if … would", "unless", "had wages risen …, … would".
pub(crate) fn is_conditional(line: &Line<'_>) -> bool {
    let modal = || {
        (0..line.len().min(CONDITION))
            .any(|i| matches!(line.low(i), "would" | "could" | "might" | "will" | "may"))
    };
    let inverted = matches!(line.low(0), "had" | "were" | "should") && line.is_letters(1);
    // "Under the plan the state would spend 3%"
    let proposed = line.low(0) == "under"
        && noun::is_determiner(line.low(1))
        && (2..5).any(|i| matches!(line.low(i), "plan" | "proposal" | "bill" | "scheme" | "deal" | "offer"))
        && (0..line.len().min(CONDITION)).any(|i| line.low(i) == "would");
    proposed || matches!(line.low(0), "unless") || (line.low(0) == "if" || inverted) && modal()
}

/// ", the UN estimates": the source behind the figure says how it came by it.
fn estimated_behind(line: &Line<'_>, past: usize) -> bool {
    (past..(past + 16).min(line.len())).any(|i| {
        line.is_mark(i, ',')
            && (i + 1..(i + 7).min(line.len())).any(|j| {
                matches!(line.low(j), "estimates" | "estimated" | "reckons" | "reckoned") && line.stops(j + 1)
            })
    })
}

/// "Officials put the cost at $640 million": somebody reckons.
fn is_put_at(line: &Line<'_>, first: usize) -> bool {
    let start = crate::unit::money_start(line, first);
    let at = (start.saturating_sub(3)..start).rev().find(|&i| line.low(i) == "at");
    at.is_some_and(|at| {
        (at.saturating_sub(8)..at).any(|i| {
            matches!(line.low(i), "put" | "puts" | "putting")
                && noun::is_determiner(line.low(i + 1))
                && !(i..at).any(|j| line.stops(j))
        })
    })
}

/// "according to an estimate", "by its own estimate" behind a figure.
fn by_estimate(line: &Line<'_>, past: usize) -> bool {
    (past..(past + 16).min(line.len())).any(|i| {
        line.low(i) == "according"
            && line.low(i + 1) == "to"
            && (i + 2..i + 6).any(|j| matches!(line.low(j), "estimate" | "estimates"))
    })
}

/// The modality of the figure at lexemes `first..past`.
pub(crate) fn of(line: &Line<'_>, first: usize, past: usize) -> Modality {
    if is_conditional(line) {
        return Modality::Hypothetical;
    }
    if estimated_behind(line, past) || is_put_at(line, first) || by_estimate(line, past) {
        return Modality::Estimated;
    }
    let low = first.saturating_sub(REACH);
    let mut found = Modality::Observed;
    for at in (low..first).rev() {
        let word = line.low(at);
        if matches!(word, ";" | ":" | "." | "while" | "but") {
            break;
        }
        // A bracket that was closed before the figure does not reach it.
        if word == ")" {
            break;
        }
        let near = first - at <= 6;
        if word == "," && !line.is_digits(at + 1) && !near {
            break;
        }
        // "should peak at 75%", not "should have"
        if word == "should" && line.low(at + 1) != "have" {
            found = stronger(found, Modality::Projected);
        }
        if line.raw(at) == "May" || (word == "will" && line.low(at + 1) == "of") {
            continue;
        }
        // "set" and "thought" count only as "is set to", "is thought to"; "plans" as a verb.
        if matches!(
            word,
            "set"
                | "thought"
                | "believed"
                | "planned"
                | "poised"
                | "likely"
                | "plans"
                | "hopes"
                | "hope"
                | "want"
                | "wants"
                | "plan"
                | "seeks"
                | "intends"
                | "promised"
                | "promises"
                | "pledged"
                | "pledges"
                | "vowed"
        ) && line.low(at + 1) != "to"
            // "promised 50,000 flats" has its figure as object.
            && !(matches!(word, "promised" | "promises" | "pledged" | "pledges" | "vowed") && first - at <= 2)
        {
            continue;
        }
        // "more than expected", "as expected": the figure itself is observed.
        if matches!(
            word,
            "expected" | "forecast" | "estimated" | "predicted" | "projected" | "estimates" | "forecasts"
        ) && matches!(line.low_before(at), "than" | "as" | "previously" | "the")
            && first - at > 1
        {
            continue;
        }
        // "is to rise to 1,278 euros": what is settled for later.
        if matches!(word, "is" | "are")
            && line.low(at + 1) == "to"
            && line.is_letters(at + 2)
            && !noun::is_determiner(line.low(at + 2))
        {
            found = stronger(found, Modality::Projected);
        }
        // "the bank sees growth of 2.4%": a statistic foreseen.
        if word == "sees" && crate::statistic::is_kept(line.low(at + 1)) {
            found = stronger(found, Modality::Projected);
        }
        if let Some(modality) = cue(word) {
            found = stronger(found, modality);
            if found == Modality::Hypothetical {
                break;
            }
        }
    }
    if found == Modality::Observed {
        found = after(line, past);
    }
    found
}

/// A condition outweighs a forecast, a goal an estimate.
fn stronger(a: Modality, b: Modality) -> Modality {
    let rank = |modality| match modality {
        Modality::Observed => 0,
        Modality::Estimated => 1,
        Modality::Projected => 2,
        Modality::Target => 3,
        Modality::Hypothetical => 4,
    };
    if rank(b) > rank(a) { b } else { a }
}

fn after(line: &Line<'_>, past: usize) -> Modality {
    match (line.low(past), line.low(past + 1)) {
        ("target" | "goal" | "quota", _) => Modality::Target,
        ("(", "projected" | "forecast") | ("projected" | "forecast", _) => Modality::Projected,
        ("(", "estimate" | "estimated" | "est") => Modality::Estimated,
        // "45,000 visitors a day will be let in": the figure is the subject of what is to come.
        ("will" | "shall", _) => Modality::Projected,
        ("would" | "could" | "might", _) => Modality::Hypothetical,
        _ => Modality::Observed,
    }
}

/// Whether the statement of the figure at lexeme `first` is denied in its clause.
pub(crate) fn is_negated(line: &Line<'_>, first: usize) -> bool {
    (first.saturating_sub(6)..first)
        .rev()
        .map_while(|at| {
            let word = line.low(at);
            (!matches!(word, "," | ";" | ":" | "." | "but" | "and" | ")" | "(")).then_some((at, word))
        })
        .any(|(at, word)| {
            let denied = matches!(word, "not" | "never" | "neither" | "nor" | "cannot")
                || word.ends_with("n't")
                || word.ends_with("n’t");
            // "not only 5", "not less than 5" and "no more than 5" deny nothing.
            denied
                && !matches!(
                    line.low(at + 1),
                    "only" | "less" | "more" | "just" | "quite" | "exceeding" | "fewer" | "until" | "even"
                )
        })
}
