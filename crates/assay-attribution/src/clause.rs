//! Cues within a unit: who reports what by which words.

use crate::complement::{Complement, Manner, complement};
use crate::extent::{content_end, left_start};
use crate::noun;
use crate::phrase::{Range, Subject, group_start, is_finite, phrase_after, phrase_before, subject};
use crate::unit::Item;
use crate::verb::{Form, Frames, Verb};
use crate::word::Class;

/// A report found in one unit, in items.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    pub cue: Option<Range>,
    pub source: Option<Subject>,
    /// Parts of the content in order.
    pub content: Vec<Range>,
    pub addressee: Option<Range>,
    /// The content is a name given to something.
    pub label: bool,
    /// The cue tells that somebody wrote or posted.
    pub lemma: &'static str,
}

/// The items of a unit with their text.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub text: &'a str,
    pub items: &'a [Item],
}

impl<'a> View<'a> {
    pub fn get(&self, at: usize) -> Option<&'a Item> {
        self.items.get(at)
    }

    pub fn word(&self, at: usize) -> &'a str {
        self.items.get(at).map_or("", |item| item.span.of(self.text))
    }

    pub fn says(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    pub fn is(&self, at: usize, class: Class) -> bool {
        self.items.get(at).is_some_and(|item| item.is(class))
    }

    /// Whether the unit ends at `at`, or a sentence within it does.
    pub fn ends(&self, at: usize) -> bool {
        self.items.get(at).is_none_or(Item::stops)
    }
}

/// Finds the reports of a unit; none lies within the content of another.
///
/// Cues that close what they report (“…,” she said; …, according to NAME) come first: whatever
/// reports within their content is part of it.
pub(crate) fn reports(view: View<'_>) -> Vec<Report> {
    let closing = closing(view);
    let mut found: Vec<Report> = Vec::new();
    let mut ahead = closing.into_iter().peekable();
    let (mut at, mut left) = (0, 0);
    while at < view.items.len() {
        if let Some(next) = ahead.next_if(|next| first_of(next) <= at) {
            (at, left) = (past_of(&next).max(at), past_of(&next).max(left));
            found.push(next);
            continue;
        }
        let limit = ahead.peek().map_or(view.items.len(), first_of);
        let ahead_of_limit = View { text: view.text, items: &view.items[..limit] };
        match report(ahead_of_limit, at, left) {
            Some(mut report) => {
                if report.source.is_none() {
                    report.source = found.last().and_then(|earlier| joined(view, earlier, &report));
                }
                let past = past_of(&report).max(at + 1);
                found.push(report);
                (at, left) = (past, past);
            }
            None => at += 1,
        }
        // A fresh sentence within the unit takes nothing from the one before.
        if view.items.get(at.wrapping_sub(1)).is_some_and(Item::stops) {
            left = at;
        }
    }
    found.extend(ahead);
    found
}

/// "NAME said that … “…” and claimed that …": whoever said the one said the other, where the
/// second cue follows the content of the first and "and".
fn joined(view: View<'_>, earlier: &Report, report: &Report) -> Option<Subject> {
    let cue = report.cue?;
    let and = cue.first.checked_sub(1).filter(|&at| view.is(at, Class::COORDINATOR))?;
    let gap = past_of(earlier)..and;
    let plain = gap.into_iter().all(|at| view.is(at, Class::COMMA));
    let finite = |cue: Option<Range>| {
        let verb = view.get(cue?.past.checked_sub(1)?)?.verb?;
        matches!(verb.form, Form::Past | Form::Third).then_some(verb.form)
    };
    let alike = finite(earlier.cue).is_some() && finite(earlier.cue) == finite(report.cue);
    earlier.source.filter(|_| plain && alike)
}

fn report(view: View<'_>, at: usize, left: usize) -> Option<Report> {
    view.get(at)?;
    according(view, at, left).or_else(|| verb_report(view, at, left)).or_else(|| noun::report(view, at))
}

/// The reports whose cue follows its content.
fn closing(view: View<'_>) -> Vec<Report> {
    let mut found: Vec<Report> = Vec::new();
    let mut left = 0;
    for at in 0..view.items.len() {
        if at < left {
            continue;
        }
        if at > 0 && view.items[at - 1].stops() {
            left = at;
        }
        let report = according(view, at, left).or_else(|| closing_verb(view, at, left));
        if let Some(report) = report
            .filter(|report| first_of(report) < at && report.content.iter().any(|range| range.past <= at))
        {
            left = past_of(&report).max(at + 1);
            found.push(report);
        }
    }
    found
}

fn first_of(report: &Report) -> usize {
    report.content.iter().chain(report.cue.iter()).map(|range| range.first).min().unwrap_or_default()
}

fn past_of(report: &Report) -> usize {
    report.content.iter().chain(report.cue.iter()).map(|range| range.past).max().unwrap_or_default()
}

/// "According to NAME, …" and "…, according to NAME".
fn according(view: View<'_>, at: usize, left: usize) -> Option<Report> {
    if !(view.says(at, "according") && view.says(at + 1, "to")) {
        return None;
    }
    let source = phrase_after(view.items, at + 2)?;
    let cue = Some(Range::new(at, at + 2));
    let source = Some(Subject { phrase: source, relative: None });
    let past = source?.phrase.past;
    let fronted = at == 0 || view.items[at - 1].stops();
    let mut content = Vec::new();
    if !fronted {
        let end = if view.is(at - 1, Class::COMMA) { at - 1 } else { at };
        content.extend(left_range(view, left, end));
    }
    if view.is(past, Class::COMMA) && (fronted || content.is_empty()) {
        let end = content_end(view, past + 1, None, false);
        content.extend((end > past + 1).then(|| Range::new(past + 1, end)));
    }
    (!content.is_empty()).then(|| Report { cue, source, content, lemma: "accord", ..Report::default() })
}

/// Content that stands before its cue and ends before item `past`.
pub(crate) fn left_range(view: View<'_>, left: usize, past: usize) -> Option<Range> {
    let first = left_start(view, left, past);
    (first < past).then(|| Range::new(first, past))
}

/// A verb in a form that can report: its group's first item and the form it counts as.
fn reporting(view: View<'_>, at: usize, left: usize) -> Option<(Verb, usize, Form)> {
    let verb = view.items[at].verb?;
    let group = group_start(view.items, at);
    if group < left || !is_verb_here(view, at, group, verb) {
        return None;
    }
    let auxiliary = (group..at).any(|i| view.is(i, Class::AUXILIARY))
        || group > 0 && view.is(group - 1, Class::CONTRACTED);
    let form = if auxiliary && verb.form == Form::Ing { Form::Past } else { verb.form };
    Some((verb, group, form))
}

fn is_passive(view: View<'_>, at: usize, group: usize, verb: Verb) -> bool {
    matches!(verb.form, Form::Past | Form::Participle) && (group..at).any(|i| view.is(i, Class::BE))
}

/// A verb that follows what it reports.
fn closing_verb(view: View<'_>, at: usize, left: usize) -> Option<Report> {
    let (verb, group, form) = reporting(view, at, left)?;
    if is_passive(view, at, group, verb) || form == Form::Ing || verb.form == Form::Participle {
        return None;
    }
    if let Some(report) = inverted(view, at, group, left, verb) {
        return Some(report);
    }
    let source = subject(view.items, group, form)?;
    let quoted = source.phrase.first > left && view.is(source.phrase.first - 1, Class::QUOTE);
    match complement(view, at, verb, Manner { relative: false, bare: !quoted, reduced: false }) {
        Some(found) if quoted => Some(with_complement(view, at, group, left, Some(source), found, verb)),
        Some(_) => None,
        None => parenthetical(view, at, group, left, source, verb),
    }
}

fn verb_report(view: View<'_>, at: usize, left: usize) -> Option<Report> {
    let (verb, group, form) = reporting(view, at, left)?;
    if is_passive(view, at, group, verb) {
        return crate::passive::report(view, at, group, verb);
    }
    if verb.form == Form::Participle && !(group..at).any(|i| view.is(i, Class::HAVE)) {
        return None;
    }
    if let Some(report) = inverted(view, at, group, left, verb) {
        return Some(report);
    }
    let plain = subject(view.items, group, form);
    let fronted = if plain.is_none() { fronted_subject(view, at, verb) } else { None };
    let source = plain.or(fronted);
    // A subordinate clause, a relative clause and a fronted participle end with their comma.
    let subordinate = plain.is_some_and(|source| {
        source.relative.is_some()
            || source.phrase.first > 0 && view.is(source.phrase.first - 1, Class::SUBORDINATOR)
    });
    let quoted = plain
        .is_some_and(|source| source.phrase.first > left && view.is(source.phrase.first - 1, Class::QUOTE));
    let reduced = may_be_reduced(view, at, group, verb, plain);
    let manner = Manner { relative: subordinate || fronted.is_some(), bare: !quoted, reduced };
    match complement(view, at, verb, manner) {
        Some(found) => {
            let source = source
                .filter(|source| source.phrase.past <= group || source.phrase.first >= found.content.past);
            Some(with_complement(view, at, group, left, source, found, verb))
        }
        None => parenthetical(view, at, group, left, source?, verb),
    }
}

/// Whether a past form without auxiliary may be a participle: its subject is neither a personal
/// pronoun nor part of a clause with a fronted object ("what the paper called").
fn may_be_reduced(view: View<'_>, at: usize, group: usize, verb: Verb, source: Option<Subject>) -> bool {
    let Some(source) = source else { return true };
    let first = source.phrase.first;
    let pronoun =
        view.is(first, Class::SUBJECT.with(Class::CONTRACTED)) && !view.is(first, Class::DETERMINER);
    let fronted = first > 0 && view.is(first - 1, Class::QUESTION.with(Class::RELATIVE));
    verb.form == Form::Past && group == at && !pronoun && !fronted
}

/// "Citing costs, NAME left": the subject follows the fronted phrase.
fn fronted_subject(view: View<'_>, at: usize, verb: Verb) -> Option<Subject> {
    if verb.form != Form::Ing || at > 12 || (0..at).any(|i| is_finite(view.items, i)) {
        return None;
    }
    let comma = (at..view.items.len().min(at + 30)).find(|&i| view.is(i, Class::COMMA))?;
    let phrase = phrase_after(view.items, comma + 1)?;
    Some(Subject { phrase, relative: None })
}

fn with_complement(
    view: View<'_>,
    at: usize,
    group: usize,
    left: usize,
    source: Option<Subject>,
    found: Complement,
    verb: Verb,
) -> Report {
    let mut content = Vec::new();
    // “A,” he said, “B.”: what stands on either side of the cue is one statement.
    let before = source.map(|source| source.phrase.first).unwrap_or(group);
    if verb.frames.any(Frames::SAY.with(Frames::QUOTE).with(Frames::ADDRESSEE))
        && before > left
        && view.is(before - 1, Class::QUOTE)
        && !found.label
    {
        content.extend(quote_range(view, left, before - 1));
    }
    content.push(found.content);
    Report {
        cue: Some(Range::new(group, found.cue_past.max(at + 1))),
        source,
        content,
        addressee: found.addressee,
        label: found.label,
        lemma: verb.lemma,
    }
}

/// The quotation at `at` with the words of its clause before it.
fn quote_range(view: View<'_>, left: usize, at: usize) -> Option<Range> {
    let joined =
        at > left && !view.is(at - 1, Class::COMMA.with(Class::COLON).with(Class::STOP).with(Class::DASH));
    if joined { left_range(view, left, at + 1) } else { Some(Range::new(at, at + 1)) }
}

/// “…,” said NAME; …, said NAME.
fn inverted(view: View<'_>, at: usize, group: usize, left: usize, verb: Verb) -> Option<Report> {
    let spoken = verb.frames.any(Frames::SAY.with(Frames::QUOTE));
    if group != at || at <= left || !spoken || !matches!(verb.form, Form::Past | Form::Third | Form::Base) {
        return None;
    }
    let quoted = view.is(at - 1, Class::QUOTE)
        || at >= 2 && view.is(at - 1, Class::COMMA) && view.is(at - 2, Class::QUOTE);
    if !quoted && !view.is(at - 1, Class::COMMA.with(Class::DASH)) {
        return None;
    }
    if view.is(at + 1, Class::TIME) && !view.is(at + 1, Class::POSSESSIVE) {
        return None;
    }
    let phrase = phrase_after(view.items, at + 1)?;
    let after = phrase.past;
    let closes = view.ends(after)
        || view.is(
            after,
            Class::COMMA
                .with(Class::TIME)
                .with(Class::DASH)
                .with(Class::QUOTE)
                .with(Class::COLON)
                .with(Class::RELATIVE),
        )
        || quoted
            && view.is(
                after,
                Class::PREPOSITION
                    .with(Class::SUBORDINATOR)
                    .with(Class::TO)
                    .with(Class::COORDINATOR)
                    .with(Class::ADVERB),
            );
    if !closes {
        return None;
    }
    let end = if view.is(at - 1, Class::COMMA) { at - 1 } else { at };
    let part = if quoted { quote_range(view, left, end - 1) } else { left_range(view, left, end) }?;
    // Without a quotation it must be a clause that stands before the cue, not a noun and its apposition.
    if !quoted && !(part.first..part.past).any(|i| is_finite(view.items, i)) {
        return None;
    }
    let mut content = vec![part];
    content.extend(resumed(view, after));
    Some(Report {
        cue: Some(Range::new(at, at + 1)),
        source: Some(Subject { phrase, relative: None }),
        content,
        lemma: verb.lemma,
        ..Report::default()
    })
}

/// What goes on after a cue put in the middle: ", “B.”" or ", and B".
fn resumed(view: View<'_>, at: usize) -> Option<Range> {
    let comma = (at..view.items.len().min(at + 14))
        .find(|&i| view.items[i].stops() || view.is(i, Class::COMMA.with(Class::COLON).with(Class::QUOTE)))?;
    let quote = if view.is(comma, Class::QUOTE) { comma } else { comma + 1 };
    (!view.items[comma].stops() && view.is(quote, Class::QUOTE)).then(|| Range::new(quote, quote + 1))
}

/// What may follow a cue that closes what it reports.
const CLOSERS: Class = Class::COMMA
    .with(Class::DASH)
    .with(Class::QUOTE)
    .with(Class::PREPOSITION)
    .with(Class::TIME)
    .with(Class::ADVERB)
    .with(Class::ADJECTIVE)
    .with(Class::SUBORDINATOR)
    .with(Class::BRACKET)
    .with(Class::NUMBER);

/// “…,” NAME said. / …, NAME said.
fn parenthetical(
    view: View<'_>,
    at: usize,
    group: usize,
    left: usize,
    source: Subject,
    verb: Verb,
) -> Option<Report> {
    if !verb.frames.any(Frames::SAY.with(Frames::QUOTE).with(Frames::ADDRESSEE)) || verb.form == Form::Ing {
        return None;
    }
    let addressee =
        verb.frames.any(Frames::ADDRESSEE).then(|| crate::complement::person(view, at + 1)).flatten();
    let past = addressee.map_or(at + 1, |addressee| addressee.past);
    let closes = view.ends(past)
        || view.is(past, CLOSERS)
        || view.is(past, Class::COORDINATOR)
            && source.phrase.first > left
            && view.is(source.phrase.first - 1, Class::QUOTE);
    if !closes {
        return None;
    }
    let before = source.phrase.first;
    if before <= left || source.phrase.past > group {
        return None;
    }
    let last = before - 1;
    let as_said = view.says(last, "as");
    let last = if as_said { last.checked_sub(1)? } else { last };
    let part = if view.is(last, Class::QUOTE) {
        quote_range(view, left, last)
    } else if view.is(last, Class::COMMA) && last > left && view.is(last - 1, Class::QUOTE) {
        quote_range(view, left, last - 1)
    } else if view.is(last, Class::COMMA.with(Class::DASH)) && last > left {
        left_range(view, left, last).filter(|part| {
            let clause = |first: usize, past: usize| (first..past).any(|i| is_finite(view.items, i));
            let goes_on = view.is(at + 1, Class::COMMA) && clause(at + 2, view.items.len().min(at + 20));
            clause(part.first, part.past) || goes_on
        })
    } else {
        None
    }?;
    let mut content = vec![part];
    let quoted = view.is(part.past - 1, Class::QUOTE);
    match resumed(view, at + 1) {
        Some(right) => content.push(right),
        None if !quoted && view.is(at + 1, Class::COMMA) => {
            let end = content_end(view, at + 2, Some(verb), false);
            content.extend((end > at + 2).then(|| Range::new(at + 2, end)));
        }
        None => {}
    }
    Some(Report {
        cue: Some(Range::new(group, at + 1)),
        source: Some(source),
        content,
        addressee,
        label: false,
        lemma: verb.lemma,
    })
}

/// Whether the word is a verb here and not the noun or adjective of the same form.
fn is_verb_here(view: View<'_>, at: usize, group: usize, verb: Verb) -> bool {
    let item = &view.items[at];
    let auxiliary = (group..at).any(|i| view.is(i, Class::AUXILIARY));
    let contracted = group > 0 && view.is(group - 1, Class::CONTRACTED);
    if auxiliary || contracted {
        return match verb.form {
            Form::Base => contracted || (group..at).any(|i| view.is(i, Class::MODAL)),
            Form::Third => false,
            _ => true,
        };
    }
    let Some(before) = group.checked_sub(1).map(|i| &view.items[i]) else {
        return verb.form == Form::Ing && item.span.of(view.text).len() > 4;
    };
    let noun_reading = before.is(Class::DETERMINER.with(Class::POSSESSIVE)) && !before.is(Class::SUBJECT)
        || before.is(Class::ADJECTIVE)
        || before.is(Class::NUMBER);
    match verb.form {
        // "gangs like ours": a preposition unless a person likes.
        Form::Base if verb.lemma == "like" => before.is(Class::SUBJECT) && !before.is(Class::DETERMINER),
        Form::Base => {
            before.is(Class::TO)
                || verb.lemma == "say" && before.is(Class::QUOTE.with(Class::COMMA).with(Class::NUMBER))
                || verb.lemma == "say" && before.open()
                || before.is(Class::COORDINATOR)
                    && (view.says(at + 1, "that") || view.is(at + 1, Class::QUOTE))
                || before.is(Class::SUBJECT)
                || before.open()
                    && is_plural(before.span.of(view.text))
                    && (!verb.frames.any(Frames::NOUN) || complement_begins(view, at + 1))
        }
        Form::Third => {
            !noun_reading
                && !before.is(Class::PREPOSITION.with(Class::TO))
                && (!verb.frames.any(Frames::NOUN)
                    || before.is(Class::SUBJECT.with(Class::QUOTE)) && !before.is(Class::DETERMINER)
                    || !before.is(Class::DETERMINER) && complement_begins(view, at + 1))
        }
        Form::Past => !noun_reading && !before.is(Class::PREPOSITION.with(Class::TO)),
        // ", meaning that": a consequence.
        Form::Ing if verb.lemma == "mean" => false,
        Form::Ing => {
            !noun_reading
                && (before.open()
                    || before.is(Class::COMMA
                        .with(Class::DASH)
                        .with(Class::PREPOSITION)
                        .with(Class::SUBORDINATOR)
                        .with(Class::STOP))
                    // "a blunt and mocking letter": an adjective.
                    || before.is(Class::COORDINATOR)
                        && (complement_begins(view, at + 1) || !view.get(at + 1).is_some_and(Item::open)))
        }
        Form::Participle => false,
    }
}

/// Whether what stands here can only be the complement of a verb.
fn complement_begins(view: View<'_>, at: usize) -> bool {
    view.is(
        at,
        Class::DETERMINER
            .with(Class::SUBJECT)
            .with(Class::OBJECT)
            .with(Class::QUESTION)
            .with(Class::QUOTE)
            .with(Class::COLON)
            .with(Class::CAPITAL),
    ) || view.says(at, "that")
        || view.is(at, Class::TO)
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s") && !word.ends_with("’s")
        || matches!(word, "women" | "men" | "children" | "media" | "police" | "people")
}

/// The noun phrase before item `past`, as a source.
pub(crate) fn owner(view: View<'_>, past: usize) -> Option<Subject> {
    phrase_before(view.items, past).map(|phrase| Subject { phrase, relative: None })
}
