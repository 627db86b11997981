//! `trend`: a rise or fall without a figure. Which way the series went is checked, never why.

use assay_quantity::ChangeKind;

use crate::answer::Answer;
use crate::question::Question;
use crate::words::Word;
use crate::{Outcome, Reason, figure};

use super::change::{ends, observed, percent};

/// Which way the claim says it went.
pub(crate) fn trend(question: &Question<'_>) -> Answer {
    let fell = question.quantity.and_then(|quantity| quantity.change).map(|change| change.kind);
    let direction = match fell {
        Some(ChangeKind::Fall) => Some(Direction::Down),
        Some(ChangeKind::Rise) => Some(Direction::Up),
        _ => direction(question.words),
    };
    match direction.map(|direction| try_trend(question, direction)) {
        None => Answer::open(Reason::NotCheckable, "The claim states no direction that could be looked up."),
        Some(Ok(answer)) => answer,
        Some(Err(answer)) => *answer,
    }
}

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Up,
    Down,
}

/// Words that say something rose, sorted.
const UP: &[&str] = &[
    "climbed",
    "climbing",
    "climbs",
    "escalated",
    "expanded",
    "fueled",
    "fuelled",
    "grew",
    "grow",
    "growing",
    "grown",
    "increase",
    "increased",
    "increases",
    "increasing",
    "jumped",
    "jumps",
    "risen",
    "rises",
    "rising",
    "rose",
    "soared",
    "soaring",
    "soars",
    "spiked",
    "surged",
    "surges",
    "surging",
    "swelled",
];
/// Words that say something fell, sorted.
const DOWN: &[&str] = &[
    "contracted",
    "cut",
    "declined",
    "declines",
    "declining",
    "decrease",
    "decreased",
    "decreases",
    "decreasing",
    "drop",
    "dropped",
    "dropping",
    "drops",
    "dwindled",
    "fall",
    "fallen",
    "falling",
    "falls",
    "fell",
    "lowered",
    "plummeted",
    "plunged",
    "plunging",
    "reduced",
    "reduces",
    "shrank",
    "shrunk",
    "slashed",
    "slumped",
    "tumbled",
];

/// The one direction that words state; `None` where they state none or both.
pub(crate) fn direction(words: &str) -> Option<Direction> {
    let words: Vec<String> = words.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.binary_search(&word.as_str()).is_ok());
    match (has(UP), has(DOWN)) {
        (true, false) => Some(Direction::Up),
        (false, true) => Some(Direction::Down),
        _ => None,
    }
}

/// Whether words compare how fast something grew: "grew faster", "grew more than".
pub(crate) fn is_of_growth(words: &[Word]) -> bool {
    let says = |list: &[&str]| words.iter().any(|word| list.contains(&word.normal.as_str()));
    says(&["faster", "quicker", "slower"])
        || says(&["expanded", "grew", "grow", "growing", "grown", "outgrew", "rose", "shrank"])
            && says(&["than"])
}

fn try_trend(question: &Question<'_>, direction: Direction) -> Result<Answer, Box<Answer>> {
    let (first, last) = ends(question)?;
    let [from, to] = observed(question, first, last)?;
    let record = &question.record;
    let mut answer = Answer::of("trend");
    answer.step(format!("{}, {}; {}.", record.name(), record.show_year(from), record.show_year(to)));
    let difference = to.value - from.value;
    let share = percent(from.value, to.value).map(|p| format!(" ({}%)", signed(p))).unwrap_or_default();
    answer.formula = Some(format!(
        "{} − {} = {}{share}",
        figure::plain(to.value),
        figure::plain(from.value),
        signed(difference)
    ));
    answer.result = Some(difference);
    answer.use_values(question, record.within(first, last));
    let holds = match direction {
        Direction::Up => difference > 0.0,
        Direction::Down => difference < 0.0,
    };
    let went = match difference {
        _ if difference > 0.0 => "rose",
        _ if difference < 0.0 => "fell",
        _ => "did not change",
    };
    let said = format!(
        "went from {} in {first} to {} in {last}: it {went}{share}",
        record.show(from.value),
        record.show(to.value)
    );
    let next = record.at(last.saturating_add(1)).map(|value| record.show(value));
    if let Some(next) = next {
        answer.step(format!("The year after, {}: {next}.", last.saturating_add(1)));
    }
    answer.summary = match answer.settle(holds) {
        Outcome::Supported => format!("The series “{}” {said}, as the claim says.", record.name()),
        _ => format!("The series “{}” {said}, which is not what the claim says.", record.name()),
    };
    Ok(answer)
}

fn signed(value: f64) -> String {
    let shown = figure::plain(value);
    if value > 0.0 { format!("+{shown}") } else { shown.replace('-', "−") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_direction_is_read_where_the_words_agree() {
        assert_eq!(direction("Deportations soared in 1997"), Some(Direction::Up));
        assert_eq!(direction("The rate fell"), Some(Direction::Down));
        assert_eq!(direction("Imports rose while exports fell"), None);
        assert!(UP.is_sorted() && DOWN.is_sorted());
    }
}
