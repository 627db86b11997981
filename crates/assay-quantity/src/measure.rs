//! What a figure measures: by the words it is tied to, the subject, the sentence before.

use std::ops::Range;

use crate::draft::Draft;
use crate::line::Line;
use crate::number::small_number;
use crate::unit;
use crate::{ChangeKind, UnitKind, Value, change, noun};

/// Words that only say that something is counted; what is counted follows "of".
#[rustfmt::skip]
const HOLLOW: &[&str] = &[
    "amount", "estimate", "level", "lot", "majority", "maximum", "mean", "minimum", "number", "numbers",
    "percentage", "proportion", "share", "total", "value",
];

/// Words after or before a noun group that say where or how, not what.
#[rustfmt::skip]
const TRIM: &[&str] = &[
    "all-time", "annual", "average", "early", "estimated", "high", "highest", "highs", "late", "low",
    "lowest", "lows", "mid", "monthly", "nationwide", "new", "overall", "projected", "record",
    "respectively", "staggering", "statewide", "sustained", "total", "weekly", "worldwide", "year",
    "yearly", "years",
];

/// The lexemes of the noun group that names the measure of `draft`.
pub(crate) fn of(line: &Line<'_>, draft: &Draft) -> Option<Range<usize>> {
    // A name alone is nobody's measure: it says who or where, not what.
    let nameless = |group: &Range<usize>| !group.clone().all(|i| line.is_named(i) || is_joint(line, i));
    // Of a people it is people that are counted ("4.5 million Canadians", "three in ten Belgians").
    let counts = draft.is_share || draft.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Count);
    let people = |group: &Range<usize>| counts && group.len() == 1 && noun::is_plural(line.low(group.start));
    let found = tied(line, draft)
        .and_then(|group| trimmed(line, group))
        .filter(|group| nameless(group) || people(group));
    found.or_else(|| by_subject(line, draft).filter(nameless))
}

/// A noun group the tree found, where it can name a measure.
pub(crate) fn fit(line: &Line<'_>, group: Range<usize>) -> Option<Range<usize>> {
    trimmed(line, group)
        .filter(|group| !HOLLOW.contains(&line.low(group.end - 1)))
        .filter(|group| !group.clone().all(|i| line.is_named(i) || is_joint(line, i)))
}

/// Whether a noun group names a size or a statistic, which counts of things are given of.
pub(crate) fn is_size(line: &Line<'_>, group: &Range<usize>) -> bool {
    let head = noun::singular(line.low(group.end - 1));
    matches!(
        head.as_str(),
        "size"
            | "capacity"
            | "attendance"
            | "turnout"
            | "population"
            | "membership"
            | "density"
            | "rate"
            | "score"
    )
}

/// The noun group a figure is tied to, be it a name ("Nvidia rose 8%").
pub(crate) fn said_of(line: &Line<'_>, draft: &Draft) -> Option<Range<usize>> {
    let found = tied(line, draft).and_then(|group| trimmed(line, group));
    found.or_else(|| by_subject(line, draft))
}

/// Where the words next to the figure name nothing, the subject of its clause does.
fn by_subject(line: &Line<'_>, draft: &Draft) -> Option<Range<usize>> {
    let figure = draft.value != Value::None;
    figure.then(|| crate::about::subject(line, draft.first)).flatten().and_then(|group| trimmed(line, group))
}

/// Words that say how something measures and are no measure ("72 metres long", "higher at $5").
#[rustfmt::skip]
const QUALITIES: &[&str] = &[
    "alone", "available", "bigger", "cheaper", "deep", "earlier", "equal", "faster", "flat", "fresh", "full",
    "greater", "heavy", "higher", "larger", "later", "long", "longer", "lower", "old", "shorter", "slower",
    "smaller", "stronger", "tall", "thick", "weaker", "wide", "wider", "worth", "young", "younger",
];

fn tied(line: &Line<'_>, draft: &Draft) -> Option<Range<usize>> {
    let group = tied_group(line, draft)?;
    // "the number of dairy farms": what is counted follows "of".
    if HOLLOW.contains(&line.low(group.end - 1)) && line.low(group.end) == "of" && group.end < draft.first {
        return group_after(line, group.end + 1).filter(|whole| whole.end <= draft.first).or(Some(group));
    }
    Some(group)
}

fn tied_group(line: &Line<'_>, draft: &Draft) -> Option<Range<usize>> {
    if let Some(unit) = draft.unit.as_ref().filter(|unit| unit.kind == UnitKind::Count) {
        return Some(unit.first..unit.past);
    }
    if draft.value == Value::None {
        return trend(line, draft);
    }
    let first = draft.first;
    if line.low_before(first) == "of"
        && let Some(group) = group_before(line, first - 1)
    {
        let head = line.low(group.end - 1);
        // "growth of 1.9%": of the words of change the one that is itself a statistic.
        let growth = head == "growth" && line.low(group.end) == "of";
        if growth || change::noun_way(head).is_none() && !is_extreme(head) {
            return Some(group);
        }
    }
    // "At 11.3 per 1,000 births, infant mortality is the highest": what the sentence goes on with.
    if first == 1
        && line.low(0) == "at"
        && line.is_mark(draft.past, ',')
        && let Some(group) = group_after(line, draft.past + 1)
    {
        return Some(group);
    }
    if let Some(stated) = draft.change {
        if stated.after
            && let Some(group) = change_object(line, stated.past)
        {
            return Some(group);
        }
        if let Some(group) = change_object(line, draft.past)
            .filter(|_| matches!(stated.kind, ChangeKind::Rise | ChangeKind::Fall))
        {
            return Some(group);
        }
        if !stated.after {
            let object =
                group_before(line, first).filter(|group| group.start > stated.first && group.end < first);
            return object
                .or_else(|| subject_head(line, stated.first + 1))
                .or_else(|| group_before(line, stated.first))
                .or_else(|| subject(line, stated.first));
        }
    }
    let share = draft.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Percent) || draft.is_share;
    // "debt equals 182% of income": a share that something is measures that.
    if share
        && matches!(
            line.low_before(first),
            "equals" | "equalled" | "equaled" | "is" | "was" | "represents" | "worth"
        )
        && let Some(group) = subject_head(line, first)
    {
        return Some(group);
    }
    // "the deficit stood at 3.1% of GDP": the size of an economy is what things are measured by.
    let stands = matches!(
        line.low_before(first),
        "at" | "to" | "from" | "is" | "was" | "are" | "were" | "be" | "reached" | "hit" | "reach"
    );
    let economy =
        share && stands && line.low(draft.past) == "of" && matches!(line.low(draft.past + 1), "gdp" | "gnp");
    if share
        && !economy
        && line.low(draft.past) == "of"
        && let Some(group) = group_after(line, draft.past + 1)
    {
        return Some(group);
    }
    // "three in four adults"
    if draft.is_share
        && let Some(group) = group_after(line, draft.past).filter(|group| group.start == draft.past)
    {
        return Some(group);
    }
    // "(projected 1.2–1.4 per 100,000)": the words in front of the bracket.
    if let Some(open) = open_bracket(line, first)
        && let Some(group) = group_before(line, open)
    {
        return Some(group);
    }
    let kind = draft.unit.as_ref().map(|unit| unit.kind);
    // "139 terawatt hours of power", "$2.4 billion of debt"
    if matches!(kind, Some(UnitKind::Physical | UnitKind::Currency))
        && line.low(draft.past) == "of"
        && let Some(group) = group_after(line, draft.past + 1)
    {
        return Some(group);
    }
    if matches!(kind, Some(UnitKind::Percent | UnitKind::Currency | UnitKind::Physical | UnitKind::Time))
        && let Some(group) = group_after(line, draft.past).filter(|_| draft.per.is_none())
        && group.start == draft.past + usize::from(line.is_hyphen(draft.past))
    {
        return Some(group);
    }
    // "turnout in the runoff was 89%": what a copula ties to the figure.
    let copula = matches!(
        line.low_before(first),
        "is" | "was"
            | "are"
            | "were"
            | "worth"
            | "at"
            | "reached"
            | "totalled"
            | "totaled"
            | "averaged"
            | "hit"
            | "exceed"
            | "exceeded"
            | "covers"
            | "average"
            | "reach"
    );
    if copula && let Some(group) = subject_head(line, first) {
        return Some(group);
    }
    group_before(line, first)
        // "from a peak of 26%": an end of a scale measures nothing by itself.
        .filter(|group| !is_extreme(line.low(group.end - 1)))
        .or_else(|| subject(line, first))
        .or_else(|| group_in_phrase(line, draft.past))
        .or_else(|| economy.then(|| group_after(line, draft.past + 1)).flatten())
}

/// Words for an end or a middle of a scale: what is measured follows "of", or is the subject.
fn is_extreme(word: &str) -> bool {
    matches!(
        word,
        "low"
            | "high"
            | "lows"
            | "highs"
            | "record"
            | "total"
            | "average"
            | "maximum"
            | "minimum"
            | "peak"
            | "top"
    )
}

/// What a change without a figure speaks of: the object of the verb, or else its subject.
fn trend(line: &Line<'_>, draft: &Draft) -> Option<Range<usize>> {
    let past = draft.past;
    let noun = change::noun_way(line.low(draft.first)).is_some()
        && change::trend_at(line, draft.first).is_none_or(|trend| trend.noun);
    if line.low(past) == "of" || (noun || draft.manner.is_some()) && line.low(past) == "in" {
        return group_after(line, past + 1);
    }
    if let Some(group) = group_after(line, past).filter(|group| group.start <= past + 2) {
        return Some(group);
    }
    if draft.manner.is_some() {
        return subject(line, draft.first);
    }
    // "Deaths on Norland's roads halved": of the subject's nouns the one that statistics are kept of.
    let head = subject_head(line, draft.first + 1)
        .filter(|group| crate::statistic::is_kept(&noun::singular(line.low(group.end - 1))));
    head.or_else(|| group_before(line, draft.first))
}

/// "in exports" after a change: what changed.
fn change_object(line: &Line<'_>, past: usize) -> Option<Range<usize>> {
    let at = past + usize::from(change::noun_way(line.low(past)).is_some());
    (line.low(at) == "in").then(|| group_after(line, at + 1)).flatten().filter(|group| {
        // "in March" and "in Lorania" are no measure.
        !line.is_capitalised(group.end - 1) && !unit::is_time_word(line.low(group.end - 1))
    })
}

/// The bracket that opens within a few lexemes before `first` and is not closed.
fn open_bracket(line: &Line<'_>, first: usize) -> Option<usize> {
    (first.saturating_sub(4)..first)
        .rev()
        .take_while(|&i| !line.is_mark(i, ')'))
        .find(|&i| line.is_mark(i, '('))
}

fn is_group_word(line: &Line<'_>, i: usize) -> bool {
    line.is_letters(i)
        && !line.is_taken(i)
        && !matches!(line.low(i), "'s" | "’s")
        && noun::is_open(line.low(i))
}

fn is_joint(line: &Line<'_>, i: usize) -> bool {
    line.is_hyphen(i) && line.glued(i) && line.glued(i + 1)
}

/// The head of the subject of the verb that governs lexeme `at`: "waiting times" of "waiting times at
/// hospitals", "cyclists" of "the number of cyclists killed". `None` where a name alone is subject.
fn subject_head(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let whole = crate::about::subject(line, at)?;
    let mut first = whole.start;
    let mut past = first;
    loop {
        while past < whole.end && (is_group_word(line, past) || past > first && is_joint(line, past)) {
            // A participle behind its noun ends the head ("cyclists killed in").
            if past > first && line.low(past).ends_with("ed") && noun::is_plural(line.low(past - 1)) {
                break;
            }
            past += 1;
        }
        if past <= first {
            return None;
        }
        // "Finland's unemployment rate", "the number of cyclists"
        let genitive = matches!(line.low(past), "'s" | "’s");
        let hollow = line.low(past) == "of" && {
            let head = line.low(past - 1);
            HOLLOW.contains(&head) || change::noun_way(head).is_some() || is_extreme(head)
        };
        if !(genitive || hollow) || past + 1 >= whole.end {
            break;
        }
        first = past + 1;
        while first < whole.end && noun::is_determiner(line.low(first)) {
            first += 1;
        }
        past = first;
    }
    (past > first).then_some(first..past)
}

/// The longest clause, in lexemes, whose subject is looked for.
const CLAUSE: usize = 80;

/// How many lexemes of closed words ("has been", "to about") may stand between group and figure.
const REACH: usize = 8;

/// The noun group that ends closest before lexeme `at` within its clause.
fn group_before(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let mut past = at;
    let mut steps = 0;
    while past > 0 && (!is_group_word(line, past - 1) || line.low(past - 1).ends_with("ing")) {
        let mark = !line.is_letters(past - 1) && !line.is_digits(past - 1);
        let stop = mark
            && !matches!(line.low(past - 1), "'s" | "’s" | "~" | "$" | "-" | "\"" | "“" | "”" | "’" | "‘")
            || matches!(
                line.low(past - 1),
                "who" | "which" | "that" | "and" | "but" | "because" | "after" | "before" | "if" | "when"
            );
        steps += 1;
        if stop || steps > REACH {
            return None;
        }
        past -= 1;
    }
    let mut first = past;
    while first > 0
        && (is_group_word(line, first - 1)
            || (first < past && is_joint(line, first - 1))
            || (first < past && line.is_digits(first - 1) && is_joint(line, first)))
    {
        first -= 1;
    }
    while first < past && is_joint(line, first) {
        first += 1;
    }
    if first >= past {
        return None;
    }
    // "the number of deportations", "rate of unemployment", "exports to Norland"
    if first >= 2 && line.low(first - 1) == "of"
        || first >= 3 && line.low(first - 2) == "of" && noun::is_determiner(line.low(first - 1))
    {
        let of = if line.low(first - 1) == "of" { first - 1 } else { first - 2 };
        if let Some(head) = group_start(line, of) {
            let word = line.low(of - 1);
            if HOLLOW.contains(&word) || change::noun_way(word).is_some() || is_extreme(word) {
                return Some(first..past);
            }
            return Some(head..past);
        }
    }
    if first >= 2 && matches!(line.low(first - 1), "in" | "to" | "from" | "for" | "on" | "with" | "at" | "by")
        || first >= 3
            && matches!(line.low(first - 2), "in" | "to" | "from" | "for" | "on" | "with" | "at" | "by")
            && noun::is_determiner(line.low(first - 1))
    {
        let preposition = if noun::is_determiner(line.low(first - 1)) { first - 2 } else { first - 1 };
        if let Some(head) = group_start(line, preposition) {
            return Some(head..preposition);
        }
    }
    Some(first..past)
}

/// First lexeme of the noun group that ends right before `past`.
fn group_start(line: &Line<'_>, past: usize) -> Option<usize> {
    let mut first = past;
    while first > 0 && (is_group_word(line, first - 1) || (first < past && is_joint(line, first - 1))) {
        first -= 1;
    }
    while first < past && is_joint(line, first) {
        first += 1;
    }
    (first < past).then_some(first)
}

/// The noun group that begins at lexeme `at`, determiners passed over.
fn group_after(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let mut first = at + usize::from(line.is_hyphen(at) && line.glued(at));
    while noun::is_determiner(line.low(first))
        || matches!(line.low(first), "all" | "such")
        || (line.low(first).ends_with("ly") && line.is_letters(first) && !noun::is_open(line.low(first)))
    {
        first += 1;
    }
    let mut past = first;
    // Behind a determiner stands a noun, whatever verb it looks like ("the cost").
    if first > at && line.is_letters(first) && !line.is_taken(first) && !noun::is_closed(line.low(first)) {
        past += 1;
    }
    loop {
        if is_joint(line, past) && past > first && line.is_letters(past + 1) {
            past += 2;
        } else if is_group_word(line, past) && (past == first || !line.glued(past)) {
            past += 1;
        } else if matches!(line.low(past), "'s" | "’s") && is_group_word(line, past + 1) {
            first = past + 1;
            past += 1;
        } else {
            break;
        }
        // A plural closes the group unless another noun follows that is plural too.
        if past > first
            && noun::is_plural(line.low(past - 1))
            && !(is_group_word(line, past) && noun::is_plural(line.low(past)))
            && !is_joint(line, past)
        {
            break;
        }
    }
    (past > first).then_some(first..past)
}

/// "in speed", "for homes" right after the figure.
fn group_in_phrase(line: &Line<'_>, past: usize) -> Option<Range<usize>> {
    matches!(line.low(past), "in" | "for" | "on").then(|| group_after(line, past + 1)).flatten()
}

/// The first noun group of the clause that holds lexeme `at`, where it stands before `at`.
fn subject(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let reach = at.saturating_sub(CLAUSE);
    let start =
        (reach..at).rev().find(|&i| line.is_mark(i, ';') || line.is_mark(i, ':')).map_or(reach, |i| i + 1);
    (start..at).find_map(|i| {
        let begins = is_group_word(line, i) && (i == start || !is_group_word(line, i - 1));
        begins.then(|| group_after(line, i)).flatten().filter(|group| group.end <= at)
    })
}

/// The group without the words around it that say where or how.
fn trimmed(line: &Line<'_>, mut group: Range<usize>) -> Option<Range<usize>> {
    while group.len() > 1 && TRIM.contains(&line.low(group.end - 1)) {
        group.end -= 1;
    }
    // "losses amount to 48 percent"
    if group.len() > 1 && line.low(group.end - 1) == "amount" && line.low(group.end) == "to" {
        group.end -= 1;
    }
    // "Angola pumped", "wind farms generated": the verb that has the figure ends no noun group.
    while group.len() > 1
        && line.low(group.end - 1).ends_with("ed")
        && !is_joint(line, group.end - 2)
        && !matches!(line.low(group.end - 1), "need" | "seed" | "feed" | "weed" | "breed" | "speed")
    {
        group.end -= 1;
    }
    while group.len() > 1 && (TRIM.contains(&line.low(group.start)) || is_joint(line, group.start)) {
        group.start += 1;
    }
    let only = group.len() == 1
        && (TRIM.contains(&line.low(group.start))
            || QUALITIES.contains(&line.low(group.start))
            || unit::is_time_word(line.low(group.start))
            || is_infinitive(line, group.start)
            || line.low(group.start).ends_with("ed"));
    let head = line.low(group.end.saturating_sub(1));
    // "76% use three", "we've listed": a number or a verb heads no measure.
    let noun = small_number(head).is_none() && !group.clone().any(|i| is_contraction(line.low(i)));
    (!only && !group.is_empty() && noun).then_some(group)
}

/// "to trade": a lone word in small letters right behind "to" is a verb, unless a figure's noun.
fn is_infinitive(line: &Line<'_>, i: usize) -> bool {
    if matches!(line.low_before(i), "would" | "will" | "could" | "can" | "may" | "might" | "must" | "should")
    {
        return true;
    }
    line.low_before(i) == "to"
        && !line.is_capitalised(i)
        && !noun::is_plural(line.low(i))
        && !crate::statistic::is_kept(line.low(i))
}

/// "we've", "they're", "I'd", "it'll".
fn is_contraction(word: &str) -> bool {
    ["ve", "re", "ll", "d", "m"]
        .iter()
        .any(|end| word.strip_suffix(end).is_some_and(|stem| stem.ends_with(['\'', '’'])))
}

/// A measure's name: its words in lower case, the last in the singular.
pub(crate) fn name(words: &str) -> String {
    let lower = words.to_lowercase();
    match lower.rsplit_once([' ', '-']) {
        Some((front, last)) => {
            format!("{front}{}{}", &lower[front.len()..=front.len()], noun::singular(last))
        }
        None => noun::singular(&lower),
    }
}
