//! Noun phrases and subjects, found from closed classes and punctuation.

use assay_text::Span;

use crate::unit::Item;
use crate::verb::{Form, Frames};
use crate::word::Class;

/// A half-open range of items.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Range {
    pub first: usize,
    pub past: usize,
}

impl Range {
    pub fn new(first: usize, past: usize) -> Self {
        Self { first, past }
    }

    /// The text from the first item to the last; `None` where there is none.
    pub fn span(self, items: &[Item]) -> Option<Span> {
        let first = items.get(self.first)?.span;
        let last = items.get(self.past.checked_sub(1)?)?.span;
        (self.first < self.past).then(|| Span::new(first.start(), last.end()))
    }
}

/// A subject found for a verb.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Subject {
    /// The noun phrase; for a relative pronoun, its antecedent.
    pub phrase: Range,
    /// The relative pronoun, where that is the subject.
    pub relative: Option<usize>,
}

impl Subject {
    fn plain(phrase: Range) -> Self {
        Self { phrase, relative: None }
    }
}

/// Longest noun phrase in items that is followed; longer runs are no phrase but an unread clause.
const LONGEST: usize = 30;

/// Most clauses that are followed leftwards from a verb to its subject.
const MOST_HOPS: usize = 4;

/// Whether the item shows that a clause has its verb.
pub(crate) fn is_finite(items: &[Item], at: usize) -> bool {
    let item = &items[at];
    if item.is(Class::AUXILIARY.with(Class::CONTRACTED).with(Class::VERB)) {
        return true;
    }
    if has_verb_shape(items, at) {
        return true;
    }
    let after_noun = at > 0
        && (items[at - 1].open() && !items[at - 1].is(Class::POSSESSIVE) || items[at - 1].is(Class::SUBJECT));
    item.verb.is_some_and(|verb| {
        (matches!(verb.form, Form::Past | Form::Third)
            || at > 0 && items[at - 1].is(Class::SUBJECT) && !items[at - 1].is(Class::DETERMINER))
            && after_noun
            && (!verb.frames.any(Frames::NOUN) || verb.form == Form::Past)
    })
}

/// Whether an unknown word reads as a verb: "Holm shared a post", "she shares her fear".
fn has_verb_shape(items: &[Item], at: usize) -> bool {
    let item = &items[at];
    if !item.is(Class::PAST_SHAPE.with(Class::S_SHAPE)) || item.verb.is_some() || !item.open() {
        return false;
    }
    let before = items[..at].iter().rev().take(4).find(|item| !item.is(Class::ADVERB));
    let Some(before) = before else { return false };
    let named = before.is(Class::SUBJECT) && !before.is(Class::DETERMINER)
        || before.is(Class::CAPITAL) && before.open() && !before.is(Class::POSSESSIVE);
    let Some(next) = items.get(at + 1) else { return false };
    let object =
        next.is(Class::DETERMINER.with(Class::POSSESSIVE).with(Class::OBJECT)) && !next.is(Class::RELATIVE);
    if item.is(Class::S_SHAPE) {
        return named && object;
    }
    object && (named || before.is(Class::COMMA) || before.open() && !before.is(Class::POSSESSIVE))
        || named && next.is(Class::PREPOSITION)
}

/// First item of the clause that item `at` stands in, by punctuation and conjunctions.
fn clause_start(items: &[Item], at: usize) -> usize {
    let from = at.saturating_sub(LONGEST);
    (from..at)
        .rev()
        .find(|&i| {
            items[i].stops()
                || items[i].is(Class::SUBORDINATOR.with(Class::DASH).with(Class::COLON).with(Class::QUOTE))
        })
        .map_or(from, |i| i + 1)
}

/// The noun phrase that ends just before item `past`.
pub(crate) fn phrase_before(items: &[Item], past: usize) -> Option<Range> {
    phrase_back(items, past, true)
}

/// The same; with `far` false a preposition ends it (the antecedent of a relative pronoun is near).
fn phrase_back(items: &[Item], past: usize, far: bool) -> Option<Range> {
    let last = past.checked_sub(1)?;
    if items[last].is(Class::SUBJECT) && !items[last].open() {
        let article = last > 0 && items[last - 1].is(Class::DETERMINER) && !items[last].is(Class::DETERMINER);
        let quantity = last > 0 && items[last - 1].is(Class::ADJECTIVE);
        if !article && !quantity {
            return Some(Range::new(last, past));
        }
    } else if !ends_phrase(&items[last]) {
        return None;
    }
    let bound = clause_start(items, past);
    let mut first = past;
    while first > bound {
        let at = first - 1;
        let item = &items[at];
        let next = if item.is(Class::BRACKET) {
            open_bracket(items, at, bound)
        } else if item.is(Class::TIME) && !item.is(Class::POSSESSIVE) && at + 1 != past {
            None
        } else if item.open()
            || item.is(Class::DETERMINER.with(Class::POSSESSIVE).with(Class::NUMBER))
            || at + 1 == past
        {
            (!(is_finite(items, at) && at + 1 != past)).then_some(at)
        } else if item.is(Class::PREPOSITION) {
            if far { attaches(items, at, bound) } else { None }
        } else if item.is(Class::COORDINATOR) {
            joins(items, at, bound)
        } else if item.is(Class::ADVERB) {
            (at > bound && items[at - 1].is(Class::DETERMINER)).then_some(at)
        } else {
            None
        };
        match next {
            Some(next) => first = next,
            None => break,
        }
    }
    // Relative clause without commas: "the group that backs the bill said".
    if far
        && first > bound
        && is_finite(items, first - 1)
        && let Some(relative) = (bound..first).rev().take(8).find(|&i| items[i].is(Class::RELATIVE))
        && relative > bound
        && items[relative - 1].open()
        && let Some(head) = phrase_back(&items[..relative], relative, false)
    {
        return Some(Range::new(head.first, past));
    }
    while first < past
        && items[first].is(Class::PREPOSITION.with(Class::COORDINATOR).with(Class::ADVERB))
        && !items[first].is(Class::DETERMINER)
    {
        first += 1;
    }
    (first < past).then(|| Range::new(first, past))
}

fn ends_phrase(item: &Item) -> bool {
    item.open()
        || item.is(Class::NUMBER.with(Class::SUBJECT).with(Class::POSSESSIVE))
        || item.is(Class::BRACKET)
        || item.is(Class::ADVERB) && item.is(Class::CAPITAL)
}

/// The opening bracket of the group that closes at `at`.
fn open_bracket(items: &[Item], at: usize, bound: usize) -> Option<usize> {
    (bound..at).rev().take(8).find(|&i| items[i].is(Class::BRACKET))
}

/// A preposition belongs to the phrase when a noun stands before it.
fn attaches(items: &[Item], at: usize, bound: usize) -> Option<usize> {
    let before = at.checked_sub(1).filter(|before| *before >= bound)?;
    let item = &items[before];
    (item.open() && !is_finite(items, before)
        || item.is(Class::DETERMINER) && !item.is(Class::POSSESSIVE)
        || item.is(Class::NUMBER))
    .then_some(at)
}

/// A coordinator joins two nouns when the words before it have no verb of their own.
fn joins(items: &[Item], at: usize, bound: usize) -> Option<usize> {
    let before = at.checked_sub(1).filter(|before| *before >= bound)?;
    let start = (bound..at).rev().find(|&i| items[i].is(Class::COMMA)).map_or(bound, |i| i + 1);
    let verbless = (start..at).all(|i| !is_finite(items, i) && !items[i].is(Class::TO));
    (items[before].open() && verbless).then_some(at)
}

/// The noun phrase that begins at item `first` and names who speaks ("said NAME, a teacher").
pub(crate) fn phrase_after(items: &[Item], first: usize) -> Option<Range> {
    let head = items.get(first)?;
    if head.is(Class::SUBJECT.with(Class::OBJECT)) && !head.is(Class::DETERMINER) {
        return Some(Range::new(first, first + 1));
    }
    if !(head.open() || head.is(Class::DETERMINER.with(Class::NUMBER))) {
        return None;
    }
    let mut past = first;
    while let Some(item) = items.get(past) {
        let keep = if item.is(Class::COMMA) {
            apposition_follows(items, first, past)
        } else if item.is(Class::TIME) {
            item.is(Class::POSSESSIVE) && past == first
        } else if item.is(Class::TO) {
            false
        } else if item.is(Class::PREPOSITION) {
            !starts_circumstance(items, past)
        } else if item.is(Class::COORDINATOR) {
            items.get(past + 1).is_some_and(|next| {
                (next.open() || next.is(Class::DETERMINER))
                    && next.verb.is_none_or(|verb| verb.form == Form::Base)
            })
        } else if item.is(Class::BRACKET) {
            true
        } else {
            (item.open() || item.is(Class::DETERMINER.with(Class::NUMBER)))
                && !(past > first && is_finite(items, past))
        };
        if !keep || past - first >= LONGEST {
            break;
        }
        past += 1;
    }
    while past > first && items[past - 1].is(Class::COMMA.with(Class::PREPOSITION).with(Class::COORDINATOR)) {
        past -= 1;
    }
    (past > first).then(|| Range::new(first, past))
}

/// Whether what follows the comma at `comma` describes the person before it: a common noun after a
/// name, or a name after a common noun.
fn apposition_follows(items: &[Item], first: usize, comma: usize) -> bool {
    let at = comma + 1;
    let Some(next) = items.get(at) else { return false };
    let named = items[first..comma].iter().any(|item| item.is(Class::CAPITAL) && item.open());
    let describes = next.is(Class::DETERMINER) && !next.is(Class::NUMBER.with(Class::SUBJECT))
        || next.is(Class::ADJECTIVE)
        || next.is(Class::POSSESSIVE)
        || next.open()
            && next.verb.is_none()
            && !next.is(Class::NUMBER)
            && (!next.is(Class::CAPITAL) || !named);
    // An apposition has no verb of its own before it ends.
    describes && !(at..items.len().min(at + 4)).any(|i| is_finite(items, i))
}

/// Whether a preposition opens a phrase of time or occasion rather than one that belongs to a noun.
fn starts_circumstance(items: &[Item], at: usize) -> bool {
    let Some(next) = items.get(at + 1) else { return true };
    next.is(Class::TIME)
        || next.is(Class::OBJECT)
        || next.is(Class::NUMBER)
            && !items[at].is(Class::CAPITAL)
            && items[at].span.len() == 2
            && !next.is(Class::DETERMINER)
            && items.get(at + 2).is_none_or(|item| item.is(Class::STOP.with(Class::COMMA)))
        || next.span.len() <= 2 && next.is(Class::DETERMINER)
}

/// Steps left over adverbs, auxiliaries and phrases of time; gives the first item of the verb
/// group that `verb` ends.
pub(crate) fn group_start(items: &[Item], verb: usize) -> usize {
    let mut first = verb;
    while first > 0 {
        let item = &items[first - 1];
        if item.is(Class::AUXILIARY) || item.is(Class::ADVERB) && !item.is(Class::SUBJECT) {
            first -= 1;
        } else {
            break;
        }
    }
    // Adverbs at the head of the group belong to it; those of a clause's front do not.
    while first < verb
        && items[first].is(Class::ADVERB)
        && !items[first].is(Class::AUXILIARY)
        && (first == 0 || !(items[first - 1].open() || items[first - 1].is(Class::SUBJECT)))
    {
        first += 1;
    }
    first
}

/// The subject of the verb group that begins at item `at`.
pub(crate) fn subject(items: &[Item], at: usize, form: Form) -> Option<Subject> {
    subject_hopping(items, at, form, 0)
}

fn subject_hopping(items: &[Item], at: usize, form: Form, hops: usize) -> Option<Subject> {
    if hops > MOST_HOPS {
        return None;
    }
    let mut past = at;
    while past > 0
        && items[past - 1].is(Class::ADVERB.with(Class::TIME))
        && !items[past - 1].is(Class::POSSESSIVE.with(Class::SUBJECT))
    {
        let time = items[past - 1].is(Class::TIME);
        past -= 1;
        // "last week", "this year": the word before belongs to the time.
        if time
            && past > 0
            && items[past - 1].is(Class::DETERMINER.with(Class::ADJECTIVE).with(Class::NUMBER))
            && !items[past - 1].is(Class::POSSESSIVE.with(Class::RELATIVE))
        {
            past -= 1;
        }
    }
    if past > 0 && past < at && items[past - 1].is(Class::PREPOSITION) {
        past -= 1;
    }
    let last = past.checked_sub(1)?;
    let item = &items[last];
    if item.is(Class::CONTRACTED) && !item.open() {
        return Some(Subject::plain(Range::new(last, past)));
    }
    if item.is(Class::RELATIVE) {
        return relative(items, last, hops);
    }
    if form == Form::Ing || item.is(Class::TO) {
        return inherited(items, last, hops);
    }
    if item.is(Class::COMMA) {
        return across_commas(items, last);
    }
    if item.is(Class::DASH) {
        let dash = (last.saturating_sub(LONGEST)..last).rev().find(|&i| items[i].is(Class::DASH))?;
        return phrase_before(items, dash).map(Subject::plain);
    }
    if item.is(Class::COORDINATOR) {
        return coordinated(items, last, hops);
    }
    phrase_before(items, past).map(Subject::plain)
}

/// A relative pronoun speaks for the noun phrase before it.
fn relative(items: &[Item], at: usize, hops: usize) -> Option<Subject> {
    let mut past = at;
    if past > 0 && items[past - 1].is(Class::COMMA) {
        past -= 1;
        if let Some(phrase) = described(items, past) {
            return Some(Subject { phrase, relative: Some(at) });
        }
    }
    let phrase = match past.checked_sub(1) {
        Some(last) if ends_phrase(&items[last]) || items[last].is(Class::SUBJECT) => {
            phrase_back(items, past, false)?
        }
        Some(last) if items[last].is(Class::COORDINATOR) && hops < MOST_HOPS => {
            let earlier = (0..last).rev().take(LONGEST).find(|&i| items[i].is(Class::RELATIVE))?;
            return relative(items, earlier, hops + 1)
                .map(|subject| Subject { relative: Some(at), ..subject });
        }
        _ => return None,
    };
    Some(Subject { phrase, relative: Some(at) })
}

/// "NAME, director of the board": what follows ", who" speaks of NAME, with the description.
fn described(items: &[Item], past: usize) -> Option<Range> {
    let description = phrase_before(items, past)?;
    let common = !items[description.first].is(Class::CAPITAL) && !items[description.first].is(Class::NUMBER);
    let comma = description.first.checked_sub(1).filter(|&at| common && items[at].is(Class::COMMA))?;
    let last = comma.checked_sub(1).filter(|&at| items[at].is(Class::CAPITAL) && items[at].open())?;
    let named = phrase_back(items, last + 1, false)?;
    Some(Range::new(named.first, past))
}

/// A participle or infinitive has the subject of the verb it hangs on.
fn inherited(items: &[Item], at: usize, hops: usize) -> Option<Subject> {
    // "a statement saying": the noun itself speaks, unless somebody issued it.
    let bound = clause_bound(items, at);
    let of_preposition =
        at > 0 && items[at].open() && items[at - 1].is(Class::PREPOSITION) && !items[at].is(Class::CAPITAL);
    if of_preposition {
        return phrase_before(items, at + 1).map(Subject::plain);
    }
    let finite = (bound..at.saturating_add(1).min(items.len())).find(|&i| is_finite(items, i));
    match finite {
        Some(verb) => {
            let group = group_start(items, verb);
            if items[verb].is(Class::CONTRACTED) && !items[verb].open() {
                return Some(Subject::plain(Range::new(verb, verb + 1)));
            }
            subject_hopping(items, group, Form::Past, hops + 1)
        }
        None => {
            let past = if items[at].is(Class::COMMA) { at } else { at + 1 };
            let phrase = past
                .checked_sub(1)
                .filter(|last| ends_phrase(&items[*last]))
                .and_then(|_| phrase_before(items, past))?;
            // "NAME, the leader, called off the strike, saying": the run begins with its own verb.
            match items[phrase.first].verb {
                Some(verb) if verb.form == Form::Past => {
                    subject_hopping(items, phrase.first, Form::Past, hops + 1)
                }
                _ => Some(Subject::plain(phrase)),
            }
        }
    }
}

/// Where the sentence's main clause begins: after a fronted phrase and its comma, if it has one.
fn clause_bound(items: &[Item], at: usize) -> usize {
    let from = (at.saturating_sub(2 * LONGEST)..at)
        .rev()
        .find(|&i| items[i].stops() || items[i].is(Class::QUOTE))
        .map_or(at.saturating_sub(2 * LONGEST), |i| i + 1);
    let head = (from..at).find(|&i| items[i].is(Class::WORD));
    let fronted = head.is_some_and(|i| {
        items[i].is(Class::PREPOSITION.with(Class::SUBORDINATOR))
            || items[i].verb.is_some_and(|verb| verb.form == Form::Ing)
    });
    if !fronted {
        return from;
    }
    (from..at).find(|&i| items[i].is(Class::COMMA)).map_or(from, |i| i + 1)
}

/// "NAME, a teacher, said"; "NAME, who came late, said".
fn across_commas(items: &[Item], at: usize) -> Option<Subject> {
    let from = clause_start(items, at);
    let mut comma = (from..at).rev().find(|&i| items[i].is(Class::COMMA))?;
    // Several insertions one after another: "NAME, a teacher from here, 54, said".
    for _ in 0..3 {
        if comma > 0 && !phrase_insertion(items, comma) {
            break;
        }
        match (from..comma).rev().find(|&i| items[i].is(Class::COMMA)) {
            Some(earlier) if phrase_insertion(items, earlier) && is_tail(items, comma) => comma = earlier,
            _ => break,
        }
    }
    let inside = items.get(comma + 1)?;
    let head = phrase_before(items, comma)?;
    if !phrase_insertion(items, comma)
        && !inside.is(Class::RELATIVE.with(Class::PREPOSITION).with(Class::ADVERB).with(Class::VERB))
        && inside.verb.is_none()
        && !inside.is(Class::SUBORDINATOR)
    {
        return None;
    }
    // "In a short letter, NAME, the chair, has answered": the phrase before the comma is a
    // circumstance, the subject follows it.
    let fronted = head.first.checked_sub(1).is_some_and(|before| {
        items[before].is(Class::PREPOSITION) && (before == 0 || items[before - 1].stops())
    });
    if fronted {
        return (comma + 1 < at).then(|| Subject::plain(Range::new(comma + 1, at)));
    }
    let past = if phrase_insertion(items, comma) { at } else { comma };
    Some(Subject::plain(Range::new(head.first, past)))
}

/// Whether the words after a comma can only continue a description (an age, a state, "of …").
fn is_tail(items: &[Item], comma: usize) -> bool {
    items.get(comma + 1).is_some_and(|item| {
        item.open() || item.is(Class::NUMBER.with(Class::DETERMINER).with(Class::COORDINATOR))
    })
}

/// Whether the words after `comma` describe the noun before it.
fn phrase_insertion(items: &[Item], comma: usize) -> bool {
    comma > 0
        && ends_phrase(&items[comma - 1])
        && items.get(comma + 1).is_some_and(|item| {
            item.is(Class::DETERMINER.with(Class::NUMBER).with(Class::ADJECTIVE))
                || item.open() && item.verb.is_none_or(|verb| verb.form == Form::Base)
        })
}

/// "He came and said": the subject of the first verb is that of the second.
fn coordinated(items: &[Item], at: usize, hops: usize) -> Option<Subject> {
    let from = clause_start(items, at);
    let verb = (from..at).rev().find(|&i| is_finite(items, i))?;
    let group = group_start(items, verb);
    if items[verb].is(Class::CONTRACTED) && !items[verb].open() {
        return Some(Subject::plain(Range::new(verb, verb + 1)));
    }
    subject_hopping(items, group, Form::Past, hops + 1)
}
