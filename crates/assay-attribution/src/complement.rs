//! What a reporting verb takes after it: the content, the person told, particles.

use crate::clause::View;
use crate::extent::content_end;
use crate::occasion::{is_span_of_time, skip_circumstances};
use crate::phrase::{Range, is_finite};
use crate::unit::Item;
use crate::verb::{Form, Frames, Verb};
use crate::word::Class;

/// The complement of a reporting verb.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Complement {
    pub content: Range,
    pub addressee: Option<Range>,
    /// One past the cue: after the verb or its particle.
    pub cue_past: usize,
    pub label: bool,
}

/// The manner in which a complement is looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// The report stands in a clause that a comma ends.
    pub relative: bool,
    /// A clause without "that" or an object may be the content; not where a quotation already is.
    pub bare: bool,
    /// The verb may be a participle ("those called"): a name right after it is nobody's word.
    pub reduced: bool,
}

/// Farthest, in items, that the content may begin after its verb ("said in a speech to … that").
const FARTHEST: usize = 18;

/// The complement of the verb at item `at`.
pub(crate) fn complement(view: View<'_>, at: usize, verb: Verb, manner: Manner) -> Option<Complement> {
    let mut k = at + 1;
    let mut particle = false;
    if verb.particles.iter().any(|word| view.says(k, word)) {
        (particle, k) = (true, k + 1);
    }
    let cue_past = k;
    let named_at_once = view.is(k, Class::QUOTE) || view.says(k, "as");
    if manner.reduced && named_at_once && verb.frames.any(Frames::LABEL) {
        return None;
    }
    let give = |first: usize, addressee: Option<Range>| {
        let past = content_past(view, first, verb, manner.relative);
        let bare_that = past == first + 1 && view.says(first, "that");
        (past > first && !bare_that).then(|| Complement {
            content: Range::new(first, past),
            addressee,
            cue_past,
            label: false,
        })
    };
    if (verb.frames.any(Frames::LABEL) || verb.lemma == "refer")
        && let Some(quote) = labelled(view, k)
    {
        return Some(Complement {
            content: Range::new(quote, quote + 1),
            addressee: None,
            cue_past,
            label: true,
        });
    }
    if particle {
        let clause = view.says(k, "that") || view.is(k, Class::QUESTION.with(Class::QUOTE));
        return (clause || stands_as_object(view, k)).then(|| give(k, None)).flatten();
    }
    if verb.frames == Frames::default() {
        return None;
    }
    let told = verb.frames.any(Frames::ADDRESSEE);
    let person = told.then(|| person(view, k)).flatten();
    if let Some(first) = opener(view, k, told) {
        let allowed = verb.frames.any(
            Frames::SAY
                .with(Frames::THAT)
                .with(Frames::ADDRESSEE)
                .with(Frames::OBJECT)
                .with(Frames::ATTITUDE),
        ) || view.is(first, Class::QUOTE);
        if allowed {
            return give(first, person.filter(|person| person.past <= first));
        }
    }
    if let Some(person) = person {
        return told_content(view, person, verb).and_then(|first| give(first, Some(person)));
    }
    if !manner.bare {
        return None;
    }
    let plain = skip_circumstances(view, k);
    if verb.frames.any(Frames::INFINITIVE) && view.is(k, Class::TO) && !view.is(k + 1, Class::DETERMINER) {
        return give(k, None);
    }
    if verb.frames.any(Frames::SAY) && clause_follows(view, plain, verb) {
        return give(plain, None);
    }
    if verb.frames.any(Frames::THAT)
        && view.is(k, Class::SUBJECT.with(Class::CONTRACTED))
        && is_finite_soon(view, k, 5)
    {
        return give(k, None);
    }
    if verb.frames.any(Frames::PERSON) && stands_as_object(view, k) && to_follows(view, k) {
        return give(k, None);
    }
    if verb.frames.any(Frames::OBJECT) && stands_as_object(view, k) {
        return give(k, None);
    }
    // "called him divisive": a name and what it is given to, without quotation marks.
    if verb.frames.any(Frames::LABEL)
        && verb.lemma != "know"
        && verb.lemma != "see"
        && stands_as_object(view, k)
    {
        return give(k, None).filter(|found| found.content.past > k + 1);
    }
    None
}

/// One past the content; a quotation that ends with its own stop is all of it.
fn content_past(view: View<'_>, first: usize, verb: Verb, relative: bool) -> usize {
    if let Some(item) = view.get(first).filter(|item| item.quote.is_some()) {
        let words = item
            .span
            .of(view.text)
            .trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | '.' | '!' | '?' | '…'));
        let stopped = words.ends_with([',', '.', '!', '?', '…']);
        let next = view.get(first + 1);
        let goes_on = next.is_some_and(|next| {
            next.is(Class::WORD) && !next.is(Class::COORDINATOR.with(Class::SUBORDINATOR))
        });
        if stopped || !goes_on {
            return first + 1;
        }
    }
    let past = content_end(view, first, Some(verb), relative);
    let clause = view.says(first, "that") || verb.frames.any(Frames::SAY.with(Frames::THAT));
    if clause { past } else { without_time(view, first, past) }
}

/// The content of an object frame without a final "on Monday": that tells when it was said.
fn without_time(view: View<'_>, first: usize, mut past: usize) -> usize {
    if past > first + 3 && is_span_of_time(view, past - 2) {
        past -= 2;
    }
    while past > first + 2 && view.is(past - 1, Class::TIME) && !view.is(past - 1, Class::POSSESSIVE) {
        past -= 1;
        if view.is(past - 1, Class::PREPOSITION) {
            past -= 1;
        }
    }
    past
}

/// First item of a content that "that", a question word or a quotation opens.
fn opener(view: View<'_>, k: usize, told: bool) -> Option<usize> {
    if view.is(k, Class::SUBORDINATOR) {
        // "said as she left the hall, “…”"
        return (k..view.items.len().min(k + FARTHEST))
            .find(|&at| view.items[at].stops() || view.is(at, Class::COMMA) && view.is(at + 1, Class::QUOTE))
            .filter(|&at| view.is(at, Class::COMMA))
            .map(|at| at + 1);
    }
    let circumstance =
        told || view.get(k).is_some_and(|item| {
            item.is(Class::PREPOSITION
                .with(Class::TIME)
                .with(Class::ADVERB)
                .with(Class::TO)
                .with(Class::COMMA)
                .with(Class::NUMBER))
        }) || view.is(k, Class::ADJECTIVE) && view.is(k + 1, Class::TIME)
            || is_span_of_time(view, k);
    for at in k..view.items.len().min(k + FARTHEST) {
        let item = &view.items[at];
        if at > k && !circumstance && !item.is(Class::COLON) {
            return None;
        }
        if view.says(at, "that") && (at == k || !view.is(at + 1, Class::ADVERB.with(Class::TIME)) || told) {
            return Some(at);
        }
        if item.is(Class::QUOTE) {
            return (at == k
                || at == k + 1 && told
                || view.is(at - 1, Class::COMMA.with(Class::COLON))
                || at > k && view.items[at - 1].is(Class::TIME))
            .then_some(at);
        }
        if at == k && item.is(Class::QUESTION)
            || told && at > k && item.is(Class::QUESTION) && !item.is(Class::RELATIVE)
        {
            return Some(at);
        }
        if item.is(Class::COLON) {
            return (at + 1 < view.items.len()).then_some(at + 1);
        }
        if item.is(Class::COMMA) && view.is(at + 1, Class::QUOTE) {
            return Some(at + 1);
        }
        if item.is(Class::COMMA) && view.says(at + 1, "that") {
            return Some(at + 1);
        }
        let broken = item.stops()
            || item.is(Class::DASH.with(Class::COORDINATOR))
            || is_finite(view.items, at)
            || at > k && item.is(Class::SUBJECT) && !item.is(Class::DETERMINER);
        if broken || item.is(Class::COMMA) && at > k {
            return None;
        }
    }
    None
}

/// The person or body told: "reporters", "the court in Oslo", "CBS".
pub(crate) fn person(view: View<'_>, k: usize) -> Option<Range> {
    let head = view.get(k)?;
    let alone = !view.get(k + 1).is_some_and(Item::open);
    if head.is(Class::OBJECT) && (!head.is(Class::DETERMINER) || alone) {
        return Some(Range::new(k, k + 1));
    }
    if !(head.open() || head.is(Class::DETERMINER.with(Class::NUMBER))) || head.is(Class::TIME) {
        return None;
    }
    let mut at = k;
    let mut named = false;
    while let Some(item) = view.get(at) {
        let noun = item.open() && !item.is(Class::TIME);
        let keep = noun && !(named && is_finite(view.items, at))
            || item.is(Class::NUMBER) && named && view.is(at - 1, Class::CAPITAL)
            || item.is(Class::DETERMINER.with(Class::NUMBER))
                && (!named || view.is(at - 1, Class::PREPOSITION.with(Class::COORDINATOR)))
            || named
                && (view.says(at, "of") || view.says(at, "for") || view.says(at, "and"))
                && view.get(at + 1).is_some_and(|next| next.open() || next.is(Class::DETERMINER));
        if !keep || at - k > 10 {
            break;
        }
        named |= noun;
        at += 1;
    }
    named.then(|| Range::new(k, at))
}

/// Where the content begins after the person told.
fn told_content(view: View<'_>, person: Range, verb: Verb) -> Option<usize> {
    let at = skip_circumstances(view, person.past);
    let next = view.get(at)?;
    if next.is(Class::TO) || ["about", "of"].iter().any(|word| view.says(at, word)) {
        return Some(if next.is(Class::TO) { at } else { at + 1 });
    }
    let clause = next
        .is(Class::SUBJECT.with(Class::DETERMINER).with(Class::CONTRACTED).with(Class::SUBORDINATOR))
        && is_finite_soon(view, at, 14);
    let said = verb.frames.any(Frames::ADDRESSEE) && verb.lemma != "ask" && verb.lemma != "promise";
    (clause && said).then_some(at)
}

/// The quotation that names something: "called it a “…”", "describes as a “…”".
fn labelled(view: View<'_>, k: usize) -> Option<usize> {
    for at in k..view.items.len().min(k + 12) {
        let item = &view.items[at];
        if item.is(Class::QUOTE) {
            let before = at.checked_sub(1)?;
            let article = ["a", "an", "the"].iter().any(|word| view.says(before, word));
            let adjective = view.is(before, Class::ADJECTIVE);
            let first = at == k || view.says(before, "as");
            let object = before >= k && (view.items[before].open() || view.is(before, Class::OBJECT));
            return (first || article || adjective || object).then_some(at);
        }
        if item.stops()
            || item.is(Class::COMMA.with(Class::COLON))
            || is_finite(view.items, at)
            || at > k && view.says(at, "that")
        {
            return None;
        }
    }
    None
}

/// Whether a bare clause stands at `k`.
fn clause_follows(view: View<'_>, k: usize, verb: Verb) -> bool {
    let Some(next) = view.get(k) else { return false };
    if next.is(Class::SUBJECT.with(Class::CONTRACTED)) && !next.is(Class::DETERMINER.with(Class::RELATIVE)) {
        return true;
    }
    let opens = next.open()
        || next.is(Class::SUBJECT
            .with(Class::DETERMINER)
            .with(Class::CONTRACTED)
            .with(Class::NUMBER)
            .with(Class::OBJECT)
            .with(Class::QUOTE))
        || next.is(Class::SUBORDINATOR.with(Class::ADVERB)) && !view.says(k, "as");
    let prepositional = next.is(Class::PREPOSITION) && verb.lemma == "say" && is_finite_soon(view, k, 20);
    (opens || prepositional) && is_finite_soon(view, k, 24)
        || verb.lemma == "say" && (next.open() || next.is(Class::DETERMINER.with(Class::NUMBER)))
        || next.is(Class::DETERMINER.with(Class::CAPITAL).with(Class::NUMBER)) && view.items.len() > k + 3
        || verb.frames.any(Frames::OBJECT) && stands_as_object(view, k) && verb.form != Form::Base
}

fn is_finite_soon(view: View<'_>, k: usize, within: usize) -> bool {
    (k..view.items.len().min(k + within))
        .take_while(|&i| !view.items[i].stops())
        .any(|i| is_finite(view.items, i))
}

/// Whether a noun phrase, gerund or quotation stands at `k`.
fn stands_as_object(view: View<'_>, k: usize) -> bool {
    view.get(k).is_some_and(|item| {
        (item.open()
            || item.is(Class::DETERMINER
                .with(Class::OBJECT)
                .with(Class::NUMBER)
                .with(Class::QUOTE)
                .with(Class::QUESTION)
                .with(Class::CAPITAL))
            || item.is(Class::SUBJECT) && !item.is(Class::RELATIVE))
            && (!item.is(Class::TIME) || item.is(Class::POSSESSIVE))
            && !item.is(Class::COORDINATOR.with(Class::SUBORDINATOR))
    })
}

/// "urged the others to leave": a to-infinitive follows the noun phrase.
fn to_follows(view: View<'_>, k: usize) -> bool {
    (k + 1..view.items.len().min(k + 12))
        .take_while(|&i| !view.items[i].stops() && !view.is(i, Class::COMMA) && !is_finite(view.items, i))
        .any(|i| view.is(i, Class::TO) && !view.is(i + 1, Class::DETERMINER))
}
