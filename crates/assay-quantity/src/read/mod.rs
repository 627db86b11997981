//! From an analysed article to its figures and times.

mod around;
mod names;

use std::collections::BTreeMap;
use std::ops::Range;

use assay_article::{Article, BlockKind, PartialDate};
use assay_language::syntax::Tag;
use assay_language::{Analysis, Sentence};
use assay_text::Span;

use self::around::Header;
use crate::context::Contexts;
use crate::draft::Draft;
use crate::line::Line;
use crate::number::{Form, Notation, Reading, ordinal, read_number, spoken_ordinal};
use crate::place::Places;
use crate::said::Said;
use crate::time::{Found, Frame, last_quarter, scan};
use crate::tree::Tree;
use crate::unit::Dollar;
use crate::{Change, ChangeKind, Measure, Quantities, Quantity, TimeExpression, Unit, UnitKind, Value};
use crate::{
    Interval, Modality, Period, PlaceOf, TimeKind, about, change, find, measure, modality, noun, opening,
    period, said, unit,
};

/// Reads the quantities and time expressions of an analysed article.
///
/// Relative times ("last year") are resolved against [`Article::published`]; where that is not
/// known they are [`TimeValue::Unclear`](crate::TimeValue::Unclear).
#[must_use]
pub fn read_quantities(article: &Article, analysis: &Analysis) -> Quantities {
    let text = article.text.as_str();
    let address = article.canonical.as_ref().map(|field| field.value.as_str());
    let mut reader = Reader {
        text,
        headers: BTreeMap::new(),
        contexts: Contexts::of(article),
        dollar: Dollar::of(address, text),
        published: article.published.as_ref().map(|field| field.value.date()),
        notation: Notation::of(text),
        places: Places::of(article, analysis),
        analysis,
        article,
    };
    reader.headers = reader
        .contexts
        .blocks()
        .into_iter()
        .filter_map(|block| Some((block, reader.header(block)?)))
        .collect();
    let mut result = Quantities::default();
    let mut before = Before::default();
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        reader.sentence(index, sentence, &mut before, &mut result);
    }
    result
}

/// Reads the time expressions of one passage, relative ones against `published`.
#[must_use]
pub fn read_times(text: &str, published: Option<PartialDate>) -> Vec<TimeExpression> {
    let line = Line::new(text);
    scan(&line, Frame::of(published, &line)).iter().map(|found| expression(&line, 0, found)).collect()
}

/// Reads every number of one passage, whether it is a figure or part of a name, a date or a code.
///
/// ```
/// use assay_quantity::{Value, read_numbers};
/// let numbers = read_numbers("two dozen of the 3,500 homes");
/// assert!(matches!(numbers[0].1, Value::Single(number) if number.value() == 24.0));
/// assert!(matches!(numbers[1].1, Value::Single(number) if number.value() == 3500.0));
/// ```
#[must_use]
pub fn read_numbers(text: &str) -> Vec<(Span, Value)> {
    let line = Line::new(text);
    let notation = Notation::of(text);
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let number = line.opens(at, opening::NUMBER).then(|| read_number(&line, at, notation)).flatten();
        let Some(number) = number else {
            at += 1;
            continue;
        };
        // "the one you mentioned", "this one": a pronoun.
        let pronoun = line.low(at) == "one"
            && number.past == at + 1
            && matches!(
                line.low_before(at),
                "the"
                    | "this"
                    | "that"
                    | "each"
                    | "which"
                    | "any"
                    | "every"
                    | "no"
                    | "another"
                    | "last"
                    | "next"
                    | "right"
            );
        // "twenty-first", "21st", "one hundred and first": a place in an order is no number.
        let place = ordinal(&line, at)
            .map(|(_, past)| past)
            .or_else(|| spoken_ordinal(&line, at).map(|(_, past)| past))
            .filter(|past| *past > number.past && number.form != Form::Fraction);
        let (value, past) = lettered(&line, &number);
        if !pronoun && place.is_none() {
            numbers.push((span_of(&line, 0, number.first, past), value));
        }
        at = place.unwrap_or(past).max(at + 1);
    }
    numbers
}

/// "1.5T", "200b", "1,674.5 G": a letter behind digits that says thousands, millions and so on, as
/// notes write it. In an article such letters are units.
fn lettered(line: &Line<'_>, number: &Reading) -> (Value, usize) {
    let at = number.past;
    let factor = match line.raw(at) {
        "K" | "k" => 1e3,
        "M" => 1e6,
        "G" | "B" | "b" => 1e9,
        "T" => 1e12,
        _ => return (number.value, at),
    };
    let ends = if line.glued(at) { !line.glued(at + 1) || line.stops(at + 1) } else { line.stops(at + 1) };
    match number.value {
        Value::Single(single)
            if number.form == Form::Digits && number.scale == 1.0 && ends && line.is_digits(at - 1) =>
        {
            (Value::Single(single.times(factor)), at + 1)
        }
        value => (value, at),
    }
}

/// What the sentences before leave a reader with.
#[derive(Default)]
struct Before {
    /// What the last figure of the sentence before measures.
    measure: Option<Measure>,
    /// The quarter last spoken of.
    quarter: Option<Interval>,
}

struct Reader<'a> {
    text: &'a str,
    contexts: Contexts,
    headers: BTreeMap<usize, Header>,
    dollar: Dollar,
    published: Option<PartialDate>,
    notation: Notation,
    places: Places,
    analysis: &'a Analysis,
    article: &'a Article,
}

impl Reader<'_> {
    fn sentence(&self, index: usize, sentence: &Sentence, before: &mut Before, result: &mut Quantities) {
        let Some(words) = self.text.get(sentence.span.range()) else { return };
        let mut line = Line::new(words);
        let base = sentence.span.start();
        let times = scan(&line, Frame::of(self.published, &line).after(before.quarter));
        before.quarter = last_quarter(&line, &times).or(before.quarter);
        result.times.extend(times.iter().map(|found| expression(&line, base, found)));
        let masked = self.masked(&line, sentence);
        line.name(self.names(&line, sentence));
        let is_cell = matches!(
            self.article.blocks.get(sentence.block).map(|block| block.kind),
            Some(BlockKind::Cell { .. })
        );
        let mut drafts = find::figures(&line, &times, masked, self.notation, is_cell);
        let tree = Tree::new(self.analysis, sentence, &line);
        for draft in &mut drafts {
            if let Some(unit) = unit::counted(&line, &tree, draft) {
                draft.past = draft.past.max(unit.past);
                draft.unit = Some(unit);
            }
            draft.change = draft.change.or_else(|| change::governed(&line, &tree, draft));
        }
        for draft in drafts.iter().filter(|draft| draft.value != Value::None) {
            // What is counted is a noun group of its own.
            let counted = draft.unit.as_ref().filter(|unit| unit.kind == UnitKind::Count);
            line.take(draft.first, counted.map_or(draft.past, |unit| unit.first.min(draft.past)));
        }
        for time in times.iter().filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time)) {
            // "the September crude contract": a date in front of a noun belongs to its group.
            let led = matches!(
                line.low_before(time.first),
                "in" | "on"
                    | "since"
                    | "of"
                    | "from"
                    | "until"
                    | "by"
                    | "to"
                    | "for"
                    | "during"
                    | "between"
                    | ","
                    | ""
            );
            if !led && line.is_letters(time.past) && noun::is_open(line.low(time.past)) {
                continue;
            }
            line.take(time.first, time.past);
        }
        for (first, past) in comparisons(&line) {
            line.take(first, past);
        }
        let mut last: Option<Measure> = None;
        for (at, draft) in drafts.iter().enumerate() {
            let (mut quantity, pronoun) = self.quantity(&line, index, sentence, &times, &tree, draft);
            // A figure that names no measure speaks of the one before it: in its sentence, or, where
            // the sentence begins with a pronoun, in the sentence before.
            // "seven miles (11 km)": the same length in another unit.
            let converted = line.is_mark(draft.first.wrapping_sub(1), '(')
                && drafts.get(at.wrapping_sub(1)).is_some_and(|before| before.past + 1 == draft.first);
            if let (true, Some(same)) = (converted, result.quantities.last()) {
                quantity.measure.clone_from(&same.measure);
                quantity.about = same.about;
                quantity.subject = same.subject;
            }
            let added = drafts
                .get(at.wrapping_sub(1))
                .is_some_and(|before| before.value != Value::None && compares(&line, before, draft));
            if let Some(same) = result.quantities.last().filter(|same| added && same.about.is_some()) {
                quantity.measure = same.measure.clone().or(quantity.measure);
                quantity.about = same.about;
                quantity.subject = same.subject;
            }
            let alone = is_cell && draft.first == 0 && draft.past == line.len();
            self.look_around(
                sentence,
                is_cell,
                alone || line.stops(draft.past) && draft.first == 0,
                &mut quantity,
            );
            // A number in a table that no header names says nothing.
            if alone && draft.unit.is_none() && quantity.measure.is_none() {
                continue;
            }
            if quantity.measure.is_none() {
                let carried =
                    (pronoun || begins_with_pronoun(&line)).then(|| before.measure.clone()).flatten();
                let said = quantity.about.is_none() || pronoun;
                let headed = || said.then(|| self.headed(sentence)).flatten();
                quantity.measure = last.clone().or(carried).or_else(headed);
            }
            last = quantity.measure.clone().or(last);
            result.quantities.push(quantity);
            if let [.., from, to] = result.quantities.as_mut_slice() {
                pair(from, to);
            }
        }
        if self.article.blocks.get(sentence.block).is_some() {
            before.measure = last.or_else(|| before.measure.take().filter(|_| begins_with_pronoun(&line)));
        }
    }

    /// The figure of `draft`, and whether "it" or "they" has it.
    fn quantity(
        &self,
        line: &Line<'_>,
        index: usize,
        sentence: &Sentence,
        times: &[Found],
        tree: &Tree<'_>,
        draft: &Draft,
    ) -> (Quantity, bool) {
        let base = sentence.span.start();
        let span = |first: usize, past: usize| span_of(line, base, first, past);
        let said = said::of(line, tree, draft).unwrap_or_else(|| about::said(line, draft));
        let about = said.about.clone().map(|chunk| span(chunk.start, chunk.end));
        let subject = said.subject.clone().map(|chunk| span(chunk.start, chunk.end));
        let group = Self::measured(line, tree, draft, &said);
        let measure = group.map(|group| Measure {
            span: span(group.start, group.end),
            name: measure::name(line.raw_range(group.start, group.end)),
        });
        let figure = span(draft.first, draft.past);
        let head = measure.as_ref().map(|measure| measure.name.rsplit(' ').next().unwrap_or_default());
        let place = self.places.near(self.text, figure, sentence.span, sentence.block, head);
        let period = period::of(line, times, draft.first, draft.past, span);
        let quantity = Quantity {
            span: figure,
            number: span(draft.number.0, draft.number.1),
            value: draft.value,
            bound: draft.bound,
            unit: self.unit(line, base, draft, place),
            change: draft
                .change
                .map(|stated| Change { kind: stated.kind, span: span(stated.first, stated.past) }),
            manner: draft.manner,
            measure,
            about,
            subject,
            place,
            period,
            // "an estimated 500": the words of the bound tell the modality as well.
            modality: self.modality(line, draft, &period),
            negated: modality::is_negated(line, draft.first),
            sentence: index,
        };
        (quantity, said.pronoun)
    }

    /// The noun group that names the measure: by the words next to the figure, or, where those name none
    /// or a verb, and across a copula, by the tree.
    fn measured(line: &Line<'_>, tree: &Tree<'_>, draft: &Draft, said: &Said) -> Option<Range<usize>> {
        let near = measure::of(line, draft);
        let counted = draft.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Count);
        let by_tree = said.core.clone().and_then(|core| measure::fit(line, core));
        // "Average class size was 26.4 pupils": a size is no pupil.
        let sized = |group: &Range<usize>| measure::is_size(line, group);
        if counted && said.copular && by_tree.as_ref().is_some_and(sized) {
            return by_tree;
        }
        if counted || draft.value == Value::None {
            return near;
        }
        let is_noun = near.as_ref().is_some_and(|group| {
            tree.node(group.end - 1).is_none_or(|node| {
                !matches!(tree.tag(node), Tag::Verb | Tag::Auxiliary | Tag::Adverb | Tag::Adposition)
            })
        });
        if is_noun && !(said.copular && by_tree.is_some()) { near } else { by_tree.or(near) }
    }

    /// What could come is projected where the time it is told of lies ahead and no condition is set.
    fn modality(&self, line: &Line<'_>, draft: &Draft, period: &Period) -> Modality {
        let found = modality::of(line, draft.number.0, draft.past);
        let ahead = match (period, self.published) {
            (Period::Known { interval, .. }, Some(published)) => {
                interval.start.is_some_and(|start| start.year() > published.year())
            }
            _ => false,
        };
        if found == Modality::Hypothetical && ahead && !modality::is_conditional(line) {
            return Modality::Projected;
        }
        found
    }

    fn unit(&self, line: &Line<'_>, base: usize, draft: &Draft, place: Option<PlaceOf>) -> Unit {
        let Some(found) = &draft.unit else {
            return Unit { per: draft.per.clone(), ..Unit::default() };
        };
        let name = match found.name.as_str() {
            "$" => {
                let country = place.and_then(|place| place.code);
                self.dollar.meant(country.as_ref().map(|code| code.as_str())).unwrap_or("$").to_owned()
            }
            name => place
                .and_then(|place| place.code)
                .and_then(|code| crate::unit::currency_at(name, code.as_str()))
                .unwrap_or(name)
                .to_owned(),
        };
        Unit {
            name,
            kind: found.kind,
            per: draft.per.clone(),
            span: Some(span_of(line, base, found.first, found.past)),
        }
    }
}

/// How many lexemes may stand between a figure and the one it is compared with.
const COMPARED: usize = 16;

/// "a profit of 590 billion, up 50 billion", "61 per cent of the power in 2023, down from 70", "costs 1.19 euros,
/// against 0.88 in 2020": whether what the figure of `draft` measures is what the one in front does.
fn compares(line: &Line<'_>, before: &Draft, draft: &Draft) -> bool {
    let like = before.unit.as_ref().map(|unit| unit.kind) == draft.unit.as_ref().map(|unit| unit.kind)
        || draft.unit.is_none();
    let parted = |from: usize, to: usize| {
        to.saturating_sub(from) > COMPARED
            || (from..to).any(|i| matches!(line.low(i), ";" | "." | "but" | "while" | "and"))
    };
    let against = matches!(
        (line.low_before(draft.first), line.low_before(draft.first.saturating_sub(1))),
        ("against" | "versus", ",") | ("with" | "to", "compared")
    );
    if against {
        return like && !parted(before.past, draft.first);
    }
    draft.change.filter(|stated| matches!(line.low(stated.first), "up" | "down")).is_some_and(|stated| {
        // Nothing, a comma, or a bracket's end and a comma.
        let right_behind = (before.past..=before.past + 2).contains(&stated.first)
            && (before.past..stated.first).all(|i| line.is_mark(i, ',') || line.is_mark(i, ')'));
        let set_off = stated.first > before.past && line.is_mark(stated.first - 1, ',');
        right_behind
            || like && set_off && stated.kind == ChangeKind::From && !parted(before.past, stated.first)
    })
}

/// "from 11.5 per 1,000 live births in 1990 to 2.7 in 2022": both ends of a change measure the same
/// thing in the same unit, whichever of them names it.
fn pair(from: &mut Quantity, to: &mut Quantity) {
    let is = |quantity: &Quantity, kind| quantity.change.is_some_and(|change| change.kind == kind);
    if from.sentence != to.sentence || !is(from, ChangeKind::From) || !is(to, ChangeKind::To) {
        return;
    }
    let bare = |unit: &Unit| unit.kind == UnitKind::None && unit.per.is_none();
    if bare(&to.unit) && !bare(&from.unit) {
        to.unit = Unit { span: None, ..from.unit.clone() };
        to.measure.clone_from(&from.measure);
    } else if bare(&from.unit) && !bare(&to.unit) {
        from.unit = Unit { span: None, ..to.unit.clone() };
    }
    let same_unit = from.unit.name == to.unit.name && from.unit.per == to.unit.per;
    if same_unit && from.measure.is_some() {
        to.measure.clone_from(&from.measure);
    }
}

fn expression(line: &Line<'_>, base: usize, found: &Found) -> TimeExpression {
    TimeExpression {
        span: span_of(line, base, found.first, found.past),
        kind: found.kind,
        value: found.value.clone(),
    }
}

/// The span of lexemes `first..past` of a line that begins at byte `base` of the text.
fn span_of(line: &Line<'_>, base: usize, first: usize, past: usize) -> Span {
    let start = line.lexemes.get(first).map_or(line.text.len(), |lexeme| lexeme.start);
    let end = past.checked_sub(1).and_then(|last| line.lexemes.get(last)).map_or(start, |lexeme| lexeme.end);
    Span::new(base + start, base + end.max(start))
}

/// "year over year", "month-on-month": lexemes that say what a change is counted from.
fn comparisons(line: &Line<'_>) -> Vec<(usize, usize)> {
    let hyphen = |at: usize| usize::from(line.is_hyphen(at));
    (0..line.len())
        .filter(|&at| unit::is_time_word(line.low(at)))
        .filter_map(|at| {
            let joint = at + 1 + hyphen(at + 1);
            let last = joint + 1 + hyphen(joint + 1);
            let same = matches!(line.low(joint), "over" | "on") && line.low(last) == line.low(at);
            same.then_some((at, last + 1))
        })
        .collect()
}

fn begins_with_pronoun(line: &Line<'_>) -> bool {
    matches!(line.low(0), "it" | "they" | "that" | "this" | "these" | "those" | "the")
        && matches!(
            line.low(1),
            "figure" | "number" | "rate" | "total" | "was" | "is" | "rose" | "fell" | "were" | "has" | "had"
        )
        || matches!(line.low(0), "it" | "they")
}
