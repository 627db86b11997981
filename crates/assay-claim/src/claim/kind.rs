//! What kind of claim a clause makes, if any, and whether a record could settle it.

use assay_language::TokenKind;
use assay_language::syntax::FineTag;
use assay_quantity::{Manner, Modality, Quantity, TimeExpression, TimeKind, TimeValue, UnitKind, Value};

use super::cues::{Cue, cues};
use super::standing;
use super::{Checkability, ClaimKind};
use crate::words::Word;

/// What a clause holds besides its words.
pub(super) struct Content<'a> {
    /// Figures that say something, in order.
    pub figures: Vec<&'a Quantity>,
    /// Dates and periods, in order.
    pub times: Vec<&'a TimeExpression>,
    /// Whether the clause is a sub-heading, which says what a section is about.
    pub heading: bool,
}

/// The kind of claim that `words` make; `None` where they make none that is listed.
pub(super) fn kind(words: &[Word<'_>], content: &Content<'_>) -> Option<ClaimKind> {
    let cues = cues(words);
    let has = |cue| cues.iter().any(|(_, found)| *found == cue);
    let figure = !content.figures.is_empty();
    let measured = has(Cue::Measure)
        || content.figures.iter().any(|figure| {
            figure.change.is_some() || figure.measure.is_some() || figure.unit.kind == UnitKind::Percent
        });
    let multiplied = words.iter().any(multiplies);
    let trend = if multiplied {
        true
    } else if figure {
        has(Cue::Trend) && measured || content.figures.iter().any(|figure| figure.change.is_some())
    } else {
        changes(words, &cues)
    };
    let verb = has_verb(words, &cues);
    if content.heading && !(verb && (figure || trend)) && !has(Cue::Record) {
        return None;
    }
    if has(Cue::Definition) {
        return Some(ClaimKind::Definition);
    }
    if has(Cue::CausalVerb) && words.len() > 4 {
        return Some(ClaimKind::Causal);
    }
    // "The toll would cost households $240": what is put forward as coming.
    let supposed = content.figures.iter().any(|figure| figure.modality == Modality::Hypothetical);
    let foreseen = has(Cue::Prediction) || has(Cue::Will) || supposed;
    let ranked = has(Cue::Superlative) && measured && ranks(words, &cues);
    if foreseen && !first_person(words) && (figure || trend || ranked || has(Cue::Prediction) && measured) {
        return Some(ClaimKind::Prediction);
    }
    if ranked {
        return Some(ClaimKind::RankOrRecord);
    }
    if has(Cue::Record) && record_of_something(words, &cues, measured) {
        return Some(ClaimKind::RankOrRecord);
    }
    if measured && standing::stands(words) {
        return Some(ClaimKind::RankOrRecord);
    }
    // "twice as likely" compares rates, whether or not it says of what.
    let likely = words.iter().any(|word| word.is("likely"));
    if has(Cue::Comparison) && (measured || likely || figure && !only_bound(content)) {
        return Some(ClaimKind::Comparison);
    }
    if figure && compares_by_figure(words) {
        return Some(ClaimKind::Comparison);
    }
    if measured && standing::compares(words) {
        return Some(ClaimKind::Comparison);
    }
    if trend {
        return Some(ClaimKind::Trend);
    }
    // "Total cost: around $500": a figure in a list is no statement, unless it is a rate.
    let states =
        verb || content.figures.iter().any(|figure| {
            figure.unit.kind == UnitKind::Percent || figure.unit.per.is_some() || figure.manner.is_some()
        }) || has(Cue::Measure);
    if figure && states && !is_question_or_command(words) && !(foreseen && first_person(words)) {
        return Some(ClaimKind::Quantity);
    }
    if happened(&cues, content, words) {
        return Some(ClaimKind::Event);
    }
    // "As a result, a narrow aperture is required" explains a craft; a record could hold nothing of it.
    let specific = measured
        || figure
        || !content.times.is_empty()
        || words.iter().skip(1).any(|word| word.proper)
        || has(Cue::Trend);
    (has(Cue::CausalLink) && verb && specific).then_some(ClaimKind::Causal)
}

/// A verb that holds a figure of its own: "has tripled", "halved".
fn multiplies(word: &Word<'_>) -> bool {
    const VERBS: [&str; 8] =
        ["doubled", "doubles", "halved", "halves", "quadrupled", "quadruples", "tripled", "triples"];
    word.is_any(&VERBS) && matches!(word.tag, Some(FineTag::Vbd | FineTag::Vbn | FineTag::Vbz) | None)
}

/// Whether, without a figure, something measured is said to rise or fall: a verb of change within a
/// few words of it. "Rising prices", "a reduction of fees" and "to cut costs" assert no change.
fn changes(words: &[Word<'_>], cues: &[(usize, Cue)]) -> bool {
    const NEAR: usize = 6;
    // "The share of … in … has more than doubled since …": what is dated may say at length what changed.
    const NEAR_DATED: usize = 12;
    const BE: [&str; 9] = ["is", "are", "was", "were", "be", "been", "kept", "keep", "keeps"];
    const NOUN_BEFORE: [&str; 26] = [
        "a", "an", "and", "any", "as", "at", "by", "can", "could", "for", "from", "in", "its", "may",
        "might", "no", "of", "on", "or", "than", "that", "the", "their", "this", "to", "with",
    ];
    cues.iter().filter(|(_, cue)| *cue == Cue::Trend).any(|(at, _)| {
        let Some(before) = at.checked_sub(1).and_then(|before| words.get(before)) else { return false };
        let Some(word) = words.get(*at) else { return false };
        let verb = match word.lower.ends_with("ing") {
            true => before.is_any(&BE),
            // "more than tripled" is a verb, "than increases" is none.
            false if before.is("than") => word.lower.ends_with("ed"),
            false => !before.is_any(&NOUN_BEFORE) && before.kind != TokenKind::Punctuation,
        };
        let dated = words.get(at + 1).is_some_and(|next| next.is("since"));
        let near = if dated { NEAR_DATED } else { NEAR };
        verb && cues.iter().any(|(place, cue)| *cue == Cue::Measure && place.abs_diff(*at) <= near)
    })
}

/// A record or rank is one of something measured, or among countries, years and the like:
/// "a record" by itself may be a disc or a criminal one.
fn record_of_something(words: &[Word<'_>], cues: &[(usize, Cue)], measured: bool) -> bool {
    measured
        || cues.iter().any(|(at, cue)| {
            *cue == Cue::Record && words.get(*at).is_some_and(|word| !word.is("record") && !word.is("on"))
        })
}

/// "the lowest murder rate in the region", "the world's highest", "among rich countries the lowest": a
/// superlative and the set it is one of.
fn ranks(words: &[Word<'_>], cues: &[(usize, Cue)]) -> bool {
    const SETS: [&str; 8] = ["in", "of", "since", "among", "ever", "any", "history", "world"];
    cues.iter().filter(|(_, cue)| *cue == Cue::Superlative).any(|(at, _)| {
        let before = words.get(..*at).unwrap_or_default();
        // A possessive ending is a word of its own and empty.
        let definite = before.iter().rev().find(|word| !word.lower.is_empty());
        let set = words.get(at + 1..).unwrap_or_default().iter().take(6).any(|word| word.is_any(&SETS))
            || before.iter().any(|word| word.is("among"))
            || definite.is_some_and(|word| word.is("world"));
        definite.is_some_and(|word| word.is_any(&["the", "its", "their", "world", "at", "second", "third"]))
            && set
    })
}

/// Whether the only comparison is the bound of a figure ("more than 100").
fn only_bound(content: &Content<'_>) -> bool {
    content.figures.iter().all(|figure| figure.bound != assay_quantity::Bound::Equal)
}

/// Whether something happened at a date that could be looked up, or someone held an office.
fn happened(cues: &[(usize, Cue)], content: &Content<'_>, words: &[Word<'_>]) -> bool {
    let dated = content.times.iter().any(|time| is_dated(time, words));
    let has = |cue| cues.iter().any(|(_, found)| *found == cue);
    let named = words.iter().any(|word| word.proper);
    let holds_office = cues
        .windows(2)
        .any(|pair| pair[0].1 == Cue::Tenure && pair[1].1 == Cue::Office && pair[1].0 - pair[0].0 <= 5);
    dated && (has(Cue::Event) || has(Cue::Tenure) && has(Cue::Office)) || holds_office && named
}

/// A date with a year or month in it: "on Monday" stands in every sentence of a news article.
fn is_dated(time: &TimeExpression, words: &[Word<'_>]) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    time.kind == TimeKind::Date
        && matches!(time.value, TimeValue::Interval(_))
        && words
            .iter()
            .filter(|word| time.span.overlaps(word.span))
            .any(|word| word.is_any(&MONTHS) || word.lower.bytes().filter(u8::is_ascii_digit).count() >= 4)
}

/// A verb the tables know, or a word with the ending of one.
pub(super) fn has_verb(words: &[Word<'_>], cues: &[(usize, Cue)]) -> bool {
    use Cue::{CausalVerb, Definition, Event, Finite, Ought, Prediction, Tenure, Trend, Will};
    let verbs = [CausalVerb, Definition, Event, Finite, Ought, Prediction, Tenure, Trend, Will];
    cues.iter().any(|(_, cue)| verbs.contains(cue))
        || words.iter().any(|word| {
            !word.proper && (word.is_finite() || word.lower.len() > 4 && word.lower.ends_with("ed"))
        })
}

/// Whether the clause by itself could be a sentence.
pub(super) fn is_finite(words: &[Word<'_>]) -> bool {
    has_verb(words, &cues(words))
}

/// "we will", "I'll": what speakers say of their own doing is a promise, not a prediction.
fn first_person(words: &[Word<'_>]) -> bool {
    words
        .windows(2)
        .any(|pair| pair[0].is_any(&["i", "we"]) && pair[1].is_any(&["will", "shall", "won't", "are", "am"]))
        || words.iter().any(|word| word.is_any(&["i'll", "we'll"]))
}

fn is_question_or_command(words: &[Word<'_>]) -> bool {
    const COMMANDS: [&str; 14] = [
        "add",
        "bake",
        "call",
        "click",
        "cook",
        "enter",
        "heat",
        "let",
        "mix",
        "please",
        "read",
        "see",
        "stir",
        "subscribe",
    ];
    words.last().is_some_and(|word| word.is("?")) || words.first().is_some_and(|word| word.is_any(&COMMANDS))
}

/// A judgement put as a fact: "… is a disgrace", "… should resign".
pub(super) fn is_opinion(words: &[Word<'_>], loaded: impl Fn(&Word<'_>) -> bool) -> bool {
    const COPULAS: [&str; 8] = ["is", "are", "was", "were", "isn't", "aren't", "remains", "remain"];
    const SUPERLATIVES: [&str; 6] = ["best", "worst", "greatest", "important", "fundamental", "dangerous"];
    const BEFORE: [&str; 12] =
        ["a", "an", "the", "most", "more", "not", "simply", "so", "very", "nothing", "such", "truly"];
    if words.len() < 4 || is_question_or_command(words) || words.iter().any(|word| word.is("if")) {
        return false;
    }
    let judged = words.iter().enumerate().filter(|(_, word)| word.is_any(&COPULAS)).any(|(at, _)| {
        let predicate = words.get(at + 1..).unwrap_or_default();
        let skipped = predicate.iter().take_while(|word| word.is_any(&BEFORE)).count();
        predicate.get(skipped).is_some_and(|word| {
            loaded(word)
                || (skipped >= 1
                    && predicate[..skipped].iter().any(|w| w.is_any(&["the", "most"]))
                    && word.is_any(&SUPERLATIVES))
        })
    });
    // "The council should …" is about somebody; "users should …" is advice to anybody.
    const DEFINITE: [&str; 10] =
        ["the", "this", "that", "these", "those", "our", "their", "his", "her", "its"];
    let about = words.iter().take(3).any(|word| word.proper || word.is_any(&DEFINITE));
    let ought = about
        && words.windows(2).any(|pair| {
            pair[0].is_any(&["should", "must"]) && !pair[1].is_any(&["have", "i", "we", "you", "be"])
                || pair[0].is("ought")
        });
    judged || ought
}

/// Whether a public record could settle a claim of this kind.
pub(super) fn checkable(kind: ClaimKind, words: &[Word<'_>], content: &Content<'_>) -> Checkability {
    match kind {
        ClaimKind::Opinion => Checkability::Opinion,
        ClaimKind::Causal => Checkability::Causal,
        ClaimKind::Prediction => Checkability::Prediction,
        _ => {
            let figure = content.figures.iter().any(|figure| !matches!(figure.value, Value::Vague));
            let named = words.iter().any(|word| word.proper);
            let by_itself =
                matches!(kind, ClaimKind::RankOrRecord | ClaimKind::Definition | ClaimKind::Quotation);
            if figure || named || by_itself || !content.times.is_empty() {
                Checkability::Checkable
            } else {
                Checkability::Vague
            }
        }
    }
}

/// "One in five", "nine out of ten": a share in words.
pub(super) fn is_share(figure: &Quantity, number: &str) -> bool {
    matches!(figure.value, Value::Single(value) if value.value() > 0.0 && value.value() < 1.0)
        && figure.unit.kind == UnitKind::None
        && [" in ", " of ", " out of "].iter().any(|of| number.contains(of))
}

/// Whether what stands behind a figure says that it is a difference: "20 minutes longer".
pub(super) fn is_difference(after: &str) -> bool {
    const MORE: [&str; 14] = [
        "cheaper", "earlier", "fewer", "higher", "larger", "later", "less", "longer", "lower", "more",
        "older", "shorter", "smaller", "younger",
    ];
    after
        .split_whitespace()
        .next()
        .is_some_and(|word| MORE.contains(&word.trim_end_matches(|c: char| !c.is_alphanumeric())))
}

/// Whether a figure says by how much one thing is more than another: "14 percent less than men".
fn compares_by_figure(words: &[Word<'_>]) -> bool {
    const MORE: [&str; 20] = [
        "bigger", "cheaper", "faster", "fewer", "heavier", "higher", "larger", "less", "longer", "lower",
        "more", "older", "poorer", "richer", "shorter", "slower", "smaller", "stronger", "weaker", "younger",
    ];
    words.windows(4).any(|part| {
        let [number, unit, more, than] = part else { return false };
        than.is("than")
            && more.is_any(&MORE)
            && (unit.is_any(&["percent", "%", "times", "points", "years"])
                || number.kind == TokenKind::Number)
            && unit.kind != TokenKind::Punctuation
    })
}

/// Whether the figure is a share in words of something in `words` that statistics are kept of: "nearly
/// half of the seats in parliament", "one in four workers".
pub(super) fn is_share_in_words(figure: &Quantity, words: &[Word<'_>]) -> bool {
    let part = matches!(figure.value, Value::Single(value) if value.value() > 0.0 && value.value() < 1.0);
    part && figure.manner == Some(Manner::Share)
        && figure.unit.kind == UnitKind::None
        && cues(words).iter().any(|(_, cue)| *cue == Cue::Measure)
}

/// Whether a figure says something by itself: "one of them", "two sides" and "Article 5" do not.
pub(super) fn says_something(figure: &Quantity, number: &str, before: Option<&Word<'_>>) -> bool {
    let digits = number.bytes().any(|byte| byte.is_ascii_digit());
    let stands_alone = figure.change.is_none() && figure.manner.is_none();
    match figure.value {
        Value::Unread => false,
        Value::None => !stands_alone,
        Value::Vague => !stands_alone,
        Value::Single(value) => match figure.unit.kind {
            UnitKind::None => {
                is_share(figure, number)
                    || digits
                        && (figure.measure.is_some()
                            || !stands_alone
                            || !before.is_some_and(|word| word.capital))
            }
            UnitKind::Count => digits || value.value() >= 3.0 || figure.unit.per.is_some(),
            UnitKind::Time => figure.measure.is_some() || !stands_alone,
            _ => true,
        },
        _ => true,
    }
}
