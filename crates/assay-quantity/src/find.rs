//! Finding the figures of a sentence.

use crate::draft::Draft;
use crate::line::{Kind, Line};
use crate::manner::rank_at;
use crate::number::{Form, Notation, Reading, read_number};
use crate::time::Found as Time;
use crate::{
    Bound, ChangeKind, Manner, TimeKind, UnitKind, Value, bound, change, exclude, manner, noun, opening, unit,
};

/// The figures of a line, in order. `masked` lexemes belong to names and are passed over; a line that
/// `is_cell` of a table can be a number and nothing else.
pub(crate) fn figures(
    line: &Line<'_>,
    times: &[Time],
    mut masked: Vec<bool>,
    notation: Notation,
    is_cell: bool,
) -> Vec<Draft> {
    exclude::mask_addresses(line, &mut masked);
    for time in times.iter().filter(|time| is_date(time)) {
        masked[time.first..time.past].fill(true);
    }
    let mut drafts: Vec<Draft> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        if !line.opens(at, opening::NUMBER) || masked[at] || !can_begin(line, at) {
            at += 1;
            continue;
        }
        let Some(number) =
            read_number(line, at, notation).filter(|number| !masked[at..number.past].contains(&true))
        else {
            at += 1;
            continue;
        };
        let floor = drafts.last().map_or(0, |draft| draft.past);
        let again = drafts.last().is_some_and(|before| counts_the_same(line, &number, before));
        if let Some(mut draft) = figure(line, &number, floor, is_cell, again) {
            at = draft.past.max(number.past);
            if draft.change.is_none() {
                draft.change = drafts.last().and_then(|before| elliptical(line, before, &draft));
            }
            if let Some(before) = drafts.last_mut() {
                if again && draft.unit.is_none() {
                    draft.unit.clone_from(&before.unit);
                }
                share_unit(line, before, &mut draft);
            }
            drafts.push(draft);
        } else {
            at = number.past.max(at + 1);
        }
    }
    without_figures(line, &masked, &mut drafts);
    drafts
}

/// "Burlington by 2.6%" after "Ross was down 2.3%", "(1.8 to 2.7 Fahrenheit)" behind the same change in
/// another unit: the change of the figure before holds.
fn elliptical(line: &Line<'_>, before: &Draft, draft: &Draft) -> Option<change::Stated> {
    let before_change = before.change?;
    // "fell to 6.1 million in 2022 from 8.2 million in 2021"
    if line.low_before(draft.first) == "from" && before_change.kind != ChangeKind::From {
        let first = draft.first - 1;
        return Some(change::Stated { kind: ChangeKind::From, first, past: draft.first, after: false });
    }
    let stated =
        Some(before_change).filter(|stated| matches!(stated.kind, ChangeKind::Rise | ChangeKind::Fall))?;
    // "raised it by 30 basis points to 2.4%"
    if line.low_before(draft.first) == "to" && draft.first == before.past + 1 {
        let first = draft.first - 1;
        return Some(change::Stated { kind: ChangeKind::To, first, past: draft.first, after: false });
    }
    // "shrank by 85%, sped up approvals by 3x": a verb of its own leads the second figure.
    let verb = |at: usize| {
        let word = line.low(at);
        noun::is_verb(word) || change::is_change_verb(word) || word.ends_with("ed") || word == "up"
    };
    let by = line.low_before(draft.first) == "by" && !(before.past..draft.first).any(verb);
    let converted = line.is_mark(draft.first.wrapping_sub(1), '(')
        && draft.first == before.past + 1
        && before.unit.as_ref().map(|unit| unit.kind) == draft.unit.as_ref().map(|unit| unit.kind);
    (by || converted).then_some(change::Stated {
        first: draft.first,
        past: draft.first,
        after: false,
        ..stated
    })
}

/// How many lexemes may stand between a count and a bare number of the same things.
const SAME: usize = 16;

/// "killed 61 people and injured 400 more", "of the 412 bridges inspected, 58 were unsafe": a bare number of
/// what the figure before counts.
fn counts_the_same(line: &Line<'_>, number: &Reading, before: &Draft) -> bool {
    let counted = before.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Count);
    let gap = number.first.saturating_sub(before.past);
    let plain = number.form == Form::Digits && matches!(number.value, Value::Single(_));
    if !counted || !plain || gap == 0 || gap > SAME {
        return false;
    }
    let more = matches!(line.low(number.past), "more" | "others") && line.low(number.past + 1) != "than";
    let article = usize::from(noun::is_determiner(line.low_before(before.first)));
    let part = line.is_mark(number.first - 1, ',')
        && line.low_before(before.first - article.min(before.first)) == "of"
        && matches!(line.low(number.past), "were" | "are" | "had" | "have" | "was");
    more || part
}

/// Units said once for two figures: "280 million of the 1.5 billion pesos", "rose 2 percent but … fell by 1".
fn share_unit(line: &Line<'_>, before: &mut Draft, draft: &mut Draft) {
    let part = line.low(before.past) == "of" && draft.first - before.past <= 2 && before.per.is_none();
    let money = |draft: &Draft| draft.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Currency);
    if part && before.unit.is_none() && money(draft) && !before.is_share {
        before.unit.clone_from(&draft.unit);
    }
    // "12 of the 80 wells"
    let counted = draft.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Count);
    if part
        && before.unit.is_none()
        && counted
        && !before.is_share
        && matches!(before.value, Value::Single(_))
    {
        before.unit.clone_from(&draft.unit);
    }
    share_scale(before, draft);
    // "9 billion shekels ($2.4 billion) a year": the rate behind the bracket is of both.
    let converted = line.is_mark(before.past, '(')
        && draft.first == before.past + 1
        && line.is_mark(draft.past, ')')
        && before.per.is_none()
        && draft.per.is_none();
    if converted && money(before) && money(draft) {
        let per = unit::per_after(line, draft.past + 1);
        before.per.clone_from(&per);
        draft.per = per;
    }
    // "more than 7.5 million crowns ($1.1 million)"
    if line.is_mark(before.past, '(')
        && draft.first == before.past + 1
        && draft.bound == Bound::Equal
        && before.unit.as_ref().map(|unit| unit.kind) == draft.unit.as_ref().map(|unit| unit.kind)
        && before.unit.is_some()
    {
        draft.bound = before.bound;
    }
    let moved = |draft: &Draft| {
        draft.change.is_some_and(|stated| matches!(stated.kind, ChangeKind::Rise | ChangeKind::Fall))
    };
    let percent = before.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Percent);
    let bare = draft.unit.is_none() && draft.per.is_none() && line.stops(draft.past);
    if percent && bare && moved(before) && moved(draft) && line.low_before(draft.number.0) == "by" {
        draft.unit.clone_from(&before.unit);
    }
}

/// "from $89 to $93 billion": a scale said once holds for both ends of a change of like size.
fn share_scale(from: &mut Draft, to: &Draft) {
    let is = |draft: &Draft, kind| draft.change.is_some_and(|stated| stated.kind == kind);
    let ends = is(from, ChangeKind::From) && is(to, ChangeKind::To);
    let lent = ends && from.scale == 1.0 && to.scale >= 1e3;
    let end = match to.value {
        Value::Single(number) | Value::Range(number, _) => number.value(),
        _ => return,
    };
    if let Value::Single(start) = from.value
        && lent
        && start.value() < 1000.0
        && from.unit.as_ref().is_none_or(|unit| unit.kind == UnitKind::Currency)
    {
        let scaled = start.times(to.scale);
        if (0.05..20.0).contains(&(scaled.value() / end)) {
            from.value = Value::Single(scaled);
            from.scale = to.scale;
        }
    }
}

/// Dates, times of day and "every two weeks" are no quantities; lengths of time are both.
fn is_date(time: &Time) -> bool {
    matches!(time.kind, TimeKind::Date | TimeKind::Time)
}

fn can_begin(line: &Line<'_>, at: usize) -> bool {
    match line.kind(at) {
        Some(Kind::Digits) => true,
        Some(Kind::Letters) => {
            !line.glued(at)
                || line.is_hyphen(at.wrapping_sub(1))
                || line.is_mark(at.wrapping_sub(1), '(')
                || !line.is_digits(at.wrapping_sub(1))
        }
        Some(Kind::Mark(_)) => true,
        None => false,
    }
}

fn figure(line: &Line<'_>, number: &Reading, floor: usize, is_cell: bool, again: bool) -> Option<Draft> {
    let measured = unit::measured(line, number);
    let counted = measured.unit.is_some() || measured.per.is_some();
    if exclude::is_no_figure(line, number, counted) || is_idiom(line, number, measured.unit.as_ref()) {
        return None;
    }
    let set = bound::of(line, measured.first, measured.past);
    let set = match unit::plus(line, number.past) {
        Some(_) if set.bound == Bound::Equal => bound::Set { bound: Bound::AtLeast, ..set },
        _ => set,
    };
    let set = if set.first < floor { bound::Set { first: measured.first, ..set } } else { set };
    let share = matches!(
        measured.unit.as_ref().map(|unit| unit.kind),
        Some(UnitKind::Percent | UnitKind::PercentagePoint | UnitKind::BasisPoint)
    ) || measured
        .unit
        .as_ref()
        .is_some_and(|unit| matches!(unit.name.as_str(), "cent" | "sen" | "penny"));
    // Points of an index, and money that went to a new amount ("lost 5 cents to $3"), are moved by too.
    let points = measured.unit.as_ref().is_some_and(|unit| matches!(unit.name.as_str(), "points" | "point"));
    let moved = measured.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Currency)
        && (matches!(line.low(set.past), "to" | "at") || line.is_mark(set.past, ','))
        && (set.past..(set.past + 6).min(line.len()))
            .any(|i| unit::money_past(line, i) > i || line.is_mark(i, '%') || line.low(i) == "percent");
    let share = share || points || moved;
    let mut change = change::of(line, set.first, set.past, share).or_else(|| signed(line, number));
    let past = change.filter(|stated| stated.after).map_or(set.past, |stated| stated.past);
    // "3 up" after another figure's verb is that verb's: words behind a figure belong to one.
    if change
        .is_some_and(|stated| !stated.after && stated.past <= floor && stated.first < floor.saturating_sub(4))
    {
        change = None;
    }
    // A part of a unit ("half a mile") is a length, no share.
    let of_unit = measured.unit.as_ref().is_some_and(|unit| unit.kind != UnitKind::Count);
    let is_share = number.form == Form::Fraction && !of_unit;
    let manner = manner::of(line, set.first, past).or(is_share.then_some(Manner::Share));
    let draft = Draft {
        first: set.first,
        past,
        number: (number.first, number.past),
        scale: number.scale,
        value: if measured.negative { negated(number.value) } else { number.value },
        bound: set.bound,
        unit: measured.unit,
        per: measured.per,
        change,
        manner,
        is_share,
    };
    let alone = is_cell && number.first == 0 && number.past == line.len();
    (counted || alone || again || is_telling(line, number, &draft)).then_some(draft)
}

/// "-$5": the minus in front of the sign of money is the number's.
fn negated(value: Value) -> Value {
    match value {
        Value::Single(number) => Value::Single(number.negated()),
        other => other,
    }
}

/// "+0.3%": a plus that is written says rise.
fn signed(line: &Line<'_>, number: &Reading) -> Option<change::Stated> {
    line.is_mark(number.first, '+').then_some(change::Stated {
        kind: crate::ChangeKind::Rise,
        first: number.first,
        past: number.first + 1,
        after: false,
    })
}

/// "no one", "one another", "one day", "at one point", "two-faced": numbers that count nothing.
fn is_idiom(line: &Line<'_>, number: &Reading, unit: Option<&unit::Found>) -> bool {
    if number.form != Form::Words {
        return false;
    }
    let (word, next, before) = (line.low(number.first), line.low(number.past), line.low_before(number.first));
    if word != "one" || number.past != number.first + 1 {
        return false;
    }
    // "one proposal", "one prison": one of a kind is mostly an article; a unit, a bound or a rate
    // makes it a figure.
    if unit.is_none_or(|unit| unit.kind == UnitKind::Count)
        && !matches!(before, "least" | "than" | "per" | "about" | "nearly" | "almost")
    {
        return true;
    }
    matches!(
        before,
        "no" | "any"
            | "every"
            | "some"
            | "this"
            | "that"
            | "each"
            | "which"
            | "only"
            | "another"
            | "everyone"
            | "the"
            | "'s"
            | "’s"
            | "number"
            | "to"
            | "day"
    ) || matches!(
        next,
        "another"
            | "day"
            | "thing"
            | "point"
            | "side"
            | "hand"
            | "way"
            | "time"
            | "such"
            | "where"
            | "who"
            | "that"
            | "with"
            | "or"
            | "could"
            | "can"
            | "would"
            | "must"
            | "has"
            | "is"
            | "of"
    ) || line.is_hyphen(number.past)
}

/// Whether a number without a unit says something all the same: it bears a bound, a change, a
/// rank or decimals, or a verb leads to it.
fn is_telling(line: &Line<'_>, number: &Reading, draft: &Draft) -> bool {
    if matches!(number.form, Form::Fraction | Form::Vague | Form::Tens) || number.value == Value::Unread {
        return number.value != Value::Unread || !is_version(line, number);
    }
    if draft.bound != Bound::Equal
        || draft.change.is_some()
        || matches!(number.value, Value::Range(..))
        || number.scale > 1.0
    {
        return true;
    }
    // "a 300-strong crowd"
    if line.is_hyphen(number.past) && line.low(number.past + 1) == "strong" {
        return true;
    }
    let written = line.raw_range(number.first, number.past);
    let exact = written.contains(['.', ',']) || written.len() >= 5;
    let before = line.low_before(draft.first);
    exact
        || matches!(
            before,
            "was"
                | "is"
                | "were"
                | "are"
                | "of"
                | "to"
                | "from"
                | "at"
                | "reached"
                | "averaged"
                | "totalled"
                | "totaled"
                | "numbered"
                | "than"
                | "hit"
        )
}

/// "1.2.3", "192.168.0.1": marks that make a version or an address, not a figure gone wrong.
fn is_version(line: &Line<'_>, number: &Reading) -> bool {
    line.raw_range(number.first, number.past).matches('.').count() >= 2
}

/// Changes, ranks and records that no figure of the sentence has taken up.
fn without_figures(line: &Line<'_>, masked: &[bool], drafts: &mut Vec<Draft>) {
    // The figures that can have taken a word up stand near it.
    let near = |drafts: &'_ [Draft], at: usize| {
        let middle = drafts.partition_point(|draft| draft.first < at);
        middle.saturating_sub(3)..(middle + 4).min(drafts.len())
    };
    let taken = |drafts: &[Draft], first: usize, past: usize| {
        drafts[near(drafts, first)].iter().any(|draft| {
            let change = draft.change.is_some_and(|stated| first < stated.past && stated.first < past);
            change || (first < draft.past && draft.first < past)
        })
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let rank = line.opens(at, opening::RANK).then(|| rank_at(line, at)).flatten().filter(|_| !masked[at]);
        if let Some(stated) = rank {
            let record = !matches!(stated.manner, Manner::Rank(_));
            let used = record
                && drafts[near(drafts, at)].iter().any(|draft| {
                    draft.manner == Some(stated.manner)
                        && draft.first >= stated.first
                        && draft.first - stated.first <= 10
                });
            if !used && !taken(drafts, stated.first, stated.past) {
                found.push(Draft::rank(stated));
            }
            at = stated.past;
            continue;
        }
        if line.is_letters(at)
            && let Some(trend) = change::trend_at(line, at).filter(|_| !masked[at])
            && !taken(drafts, trend.first, trend.past)
            && is_measurable(line, &trend)
        {
            found.push(Draft::trend(trend));
        }
        at += 1;
    }
    drafts.append(&mut found);
    drafts.sort_by_key(|draft| (draft.first, draft.past));
}

/// Whether what a change without a figure speaks of can be measured: its noun is one of those
/// that statistics are kept of.
fn is_measurable(line: &Line<'_>, trend: &change::Trend) -> bool {
    let draft = Draft::trend(*trend);
    let Some(group) = crate::measure::of(line, &draft) else { return false };
    let head = noun::singular(line.low(group.end - 1));
    crate::statistic::is_kept(&head)
}
