//! From candidates to names: one kind for each form, short forms and acronyms joined to the full
//! form they stand for.

use super::candidate::Candidate;
use super::casing::Lookup;
use super::find::{capitalised, is_acronym};
use super::lexicon::Gender;
use super::organizations::is_head;
use super::settle::{
    bind_acronyms, initials, is_plain_word, letters, mark_terms, settle_georgia, settle_kinds,
};
use crate::{NameKind, PlaceCode, Token};

/// Someone or something that candidates name.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    pub(crate) kind: NameKind,
    /// The fullest form found so far, and its length in words.
    pub(crate) full: String,
    pub(crate) words: usize,
    pub(crate) place: Option<PlaceCode>,
    pub(crate) gender: Option<Gender>,
}

/// What each candidate names (`None` where that is left open) and the entities.
pub(crate) struct Links {
    pub(crate) entities: Vec<Entity>,
    pub(crate) of: Vec<Option<usize>>,
}

/// The words of every candidate's name, once acronyms are bound to what they stand for.
pub(super) fn forms(text: &str, tokens: &[Token], candidates: &mut [Candidate]) -> Vec<Vec<String>> {
    let forms: Vec<Vec<String>> = candidates.iter().map(|candidate| form(text, tokens, candidate)).collect();
    bind_acronyms(text, tokens, candidates, &forms);
    mark_terms(text, tokens, candidates, &forms);
    forms
}

/// Links `candidates`, which are in order of place and whose kinds are known; `forms` has the words of
/// their names.
pub(super) fn link(mut forms: Vec<Vec<String>>, candidates: &mut Vec<Candidate>) -> Links {
    settle_kinds(candidates, &forms);
    settle_georgia(candidates, &forms);
    let plain: Vec<bool> =
        candidates.iter().zip(&forms).map(|(candidate, form)| is_plain_word(candidate, form)).collect();
    let mut at = plain.iter();
    candidates.retain(|_| at.next() != Some(&true));
    let mut at = plain.iter();
    forms.retain(|_| at.next() != Some(&true));
    let mut linker =
        Linker { forms: &forms, entities: Vec::new(), of: vec![None; candidates.len()], ..Linker::default() };
    linker.full_persons(candidates);
    linker.others(candidates);
    linker.short_forms(candidates);
    Links { entities: linker.entities, of: linker.of }
}

/// The words of the name, as written but for capitals.
fn form(text: &str, tokens: &[Token], candidate: &Candidate) -> Vec<String> {
    let words = tokens.get(candidate.name..candidate.core).unwrap_or_default();
    let long = |word: &str| {
        word.len() > 4 || words.len() > 1 && word.len() > 2 && candidate.kind == NameKind::Person
    };
    words
        .iter()
        .map(|token| token.span.of(text))
        .map(|word| {
            if long(word) && !is_acronym(word) || candidate.kind == NameKind::Person && words.len() > 1 {
                capitalised(word)
            } else {
                word.to_owned()
            }
        })
        .collect()
}

/// The words in lower case, with blanks.
pub(super) fn fold(words: &[String]) -> String {
    words.join(" ").to_lowercase()
}

/// Sentences after which a surname that several share no longer means the one last named in full,
/// but the one named most.
const FRESH: usize = 2;

/// Bearers of one surname that are looked at: more tell nothing, and would make long lists of people slow.
const MOST_BEARERS: usize = 32;

#[derive(Default)]
struct Linker<'a> {
    forms: &'a [Vec<String>],
    entities: Vec<Entity>,
    of: Vec<Option<usize>>,
    /// Persons by "first last".
    persons: Lookup<String, usize>,
    /// Persons by every ending of their name, and by its first word.
    endings: Lookup<String, Vec<usize>>,
    firsts: Lookup<String, Vec<usize>>,
    /// Everything else by form.
    others: Lookup<String, usize>,
    acronyms: Lookup<String, usize>,
    /// Who was last named in full with this surname or first name, in which sentence, and
    /// whether that sentence named another of them too.
    recent: Lookup<String, Recent>,
    /// How often each person is named in full.
    full_mentions: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Recent {
    entity: usize,
    sentence: usize,
    rivalled: bool,
}

/// The words of a person's name without a suffix such as "Jr."
fn core(form: &[String]) -> &[String] {
    match form {
        [rest @ .., last]
            if rest.len() > 1 && matches!(last.as_str(), "Jr." | "Sr." | "II" | "III" | "IV") =>
        {
            rest
        }
        _ => form,
    }
}

impl Linker<'_> {
    fn add(&mut self, kind: NameKind, candidate: &Candidate, form: &[String]) -> usize {
        self.entities.push(Entity {
            kind,
            full: form.join(" "),
            words: form.len(),
            place: candidate.place,
            gender: candidate.gender,
        });
        self.entities.len() - 1
    }

    /// Names of persons of two words and more, the longest first, so that "Paz Ilar" finds
    /// "Nerea Paz Ilar".
    fn full_persons(&mut self, candidates: &[Candidate]) {
        let forms = self.forms;
        let mut order: Vec<usize> = (0..candidates.len())
            .filter(|&index| candidates[index].kind == NameKind::Person && core(&forms[index]).len() > 1)
            .collect();
        order.sort_by_key(|&index| (std::cmp::Reverse(forms[index].len()), index));
        for index in order {
            let form = core(&forms[index]);
            let (Some(first), Some(last)) = (form.first(), form.last()) else { continue };
            let key = format!("{} {}", first.to_lowercase(), last.to_lowercase());
            let known = self
                .persons
                .get(&key)
                .copied()
                .or_else(|| self.person_ending(form, candidates[index].gender));
            let entity = known.unwrap_or_else(|| self.add_person(&candidates[index], form, key));
            self.of[index] = Some(entity);
            let gender = &mut self.entities[entity].gender;
            *gender = gender.or(candidates[index].gender);
        }
    }

    /// A longer name of which `form` is the ending, or "J. Roe" for "Jan Roe".
    fn person_ending(&self, form: &[String], gender: Option<Gender>) -> Option<usize> {
        let fits = |entity: &usize| {
            gender.is_none() || self.entities[*entity].gender.is_none_or(|known| Some(known) == gender)
        };
        if let Some([only]) = self.endings.get(&fold(form)).map(Vec::as_slice) {
            return Some(*only).filter(fits);
        }
        let initial = form.first().filter(|first| first.len() == 2 && first.ends_with('.'))?.to_lowercase();
        let same_surname = self.endings.get(&form.last()?.to_lowercase())?;
        let mut matching = same_surname
            .iter()
            .take(MOST_BEARERS)
            .filter(|&&entity| self.entities[entity].full.to_lowercase().starts_with(&initial[..1]));
        matching.next().copied().filter(|_| matching.next().is_none())
    }

    fn add_person(&mut self, candidate: &Candidate, form: &[String], key: String) -> usize {
        let entity = self.add(NameKind::Person, candidate, form);
        self.persons.insert(key, entity);
        for start in 1..form.len() {
            self.endings.entry(fold(&form[start..])).or_default().push(entity);
        }
        if let Some(first) = form.first() {
            self.firsts.entry(first.to_lowercase()).or_default().push(entity);
        }
        entity
    }

    /// Places by code, everything but persons by form, acronyms by what they were bound to.
    fn others(&mut self, candidates: &[Candidate]) {
        let forms = self.forms;
        for (index, candidate) in candidates.iter().enumerate() {
            if candidate.kind == NameKind::Person || forms[index].is_empty() {
                continue;
            }
            let form = &forms[index];
            let short = form.len() == 1 && is_acronym(&form[0]) && candidate.place.is_none();
            if short
                && candidate.known.is_none()
                && let Some(&entity) = self.acronyms.get(&letters(&form[0]))
            {
                self.of[index] = Some(entity);
                continue;
            }
            let key = match (candidate.place, candidate.known) {
                (Some(code), _) => format!("{code}/{}", candidate.kind == NameKind::Demonym),
                (None, Some(known)) => known.to_lowercase(),
                (None, None) => fold(strip_article(form)),
            };
            let bound = short.then(|| self.bound(index, candidates)).flatten();
            let entity = match bound.or_else(|| self.others.get(&key).copied()) {
                Some(entity) => entity,
                None => self.add(candidate.kind, candidate, strip_article(form)),
            };
            self.others.entry(key).or_insert(entity);
            self.register(index, entity, candidates);
        }
    }

    /// Remembers the short forms of the organisation that candidate `index` names and keeps the
    /// fullest form.
    fn register(&mut self, index: usize, entity: usize, candidates: &[Candidate]) {
        let form = strip_article(&self.forms[index]);
        self.of[index] = Some(entity);
        let known = &mut self.entities[entity];
        let length = form.join(" ").len();
        let fuller = if known.kind == NameKind::Demonym {
            length < known.full.len()
        } else {
            length > known.full.len()
        };
        if fuller {
            known.full = form.join(" ");
            known.words = form.len();
        }
        if known.kind != NameKind::Organization {
            return;
        }
        if form.len() > 1 {
            self.acronyms.entry(initials(form)).or_insert(entity);
            if let [rest @ .., last] = form
                && is_head(last)
                && candidates[index].strength < 3
                && crate::places::lookup(&rest.join(" ")).is_none()
            {
                self.others.entry(fold(rest)).or_insert(entity);
            }
        } else if let Some(word) = form.first().filter(|word| is_acronym(word)) {
            self.acronyms.entry(letters(word)).or_insert(entity);
        }
    }

    /// The long form right before an acronym in brackets.
    fn bound(&self, index: usize, candidates: &[Candidate]) -> Option<usize> {
        let before = candidates[..index].iter().rposition(|candidate| !candidate.inner)?;
        let adjacent = candidates[index].first == candidates[before].past + 1;
        let both = candidates[before].kind == NameKind::Organization && candidates[index].strength == 3;
        self.of[before].filter(|_| adjacent && both)
    }

    /// Lone surnames and first names in order of place. A surname that several people share goes
    /// to the one last named in full; where that sentence named another of them too, it stays
    /// open.
    fn short_forms(&mut self, candidates: &[Candidate]) {
        let forms = self.forms;
        self.full_mentions = vec![0; self.entities.len()];
        for entity in self.of.iter().flatten() {
            self.full_mentions[*entity] += 1;
        }
        for (index, candidate) in candidates.iter().enumerate() {
            if candidate.kind != NameKind::Person {
                continue;
            }
            if let Some(entity) = self.of[index] {
                self.named_in_full(entity, candidate.sentence, core(&forms[index]));
                continue;
            }
            let key = fold(&forms[index]);
            if self.is_family(&key) {
                continue;
            }
            let entity = match self.short_form(&key, candidate) {
                Some(resolved) => resolved,
                None => {
                    let entity = self.add(NameKind::Person, candidate, &forms[index]);
                    self.endings.entry(key).or_default().push(entity);
                    Some(entity)
                }
            };
            self.of[index] = entity;
            if let Some(entity) = entity.filter(|_| is_titled(candidate)) {
                let gender = &mut self.entities[entity].gender;
                *gender = gender.or(candidate.gender);
            }
        }
    }

    fn named_in_full(&mut self, entity: usize, sentence: usize, form: &[String]) {
        for word in form.iter().map(|word| word.to_lowercase()) {
            let recent = self.recent.entry(word).or_insert(Recent { entity, sentence, rivalled: false });
            if recent.entity != entity {
                let rivalled = recent.sentence == sentence;
                *recent = Recent { entity, sentence, rivalled };
            } else if recent.sentence != sentence {
                *recent = Recent { entity, sentence, rivalled: false };
            }
        }
    }

    /// "the Roes".
    fn is_family(&self, key: &str) -> bool {
        !self.endings.contains_key(key)
            && !self.firsts.contains_key(key)
            && key.strip_suffix('s').is_some_and(|one| self.endings.contains_key(one))
    }

    /// The one of `people` who is named in full more often than the others; of equals the first.
    fn usual(&self, people: &[usize], fits: impl Fn(usize) -> bool) -> Option<usize> {
        let count = |entity: usize| self.full_mentions.get(entity).copied().unwrap_or_default();
        let mut best = None;
        for &entity in people.iter().take(MOST_BEARERS).filter(|&&entity| fits(entity)) {
            if best.is_none_or(|best| count(entity) > count(best)) {
                best = Some(entity);
            }
        }
        best
    }

    /// Whom a lone name means: `None` if nobody was named so, `Some(None)` if it is open.
    fn short_form(&self, key: &str, candidate: &Candidate) -> Option<Option<usize>> {
        let people = self.endings.get(key).or_else(|| self.firsts.get(key))?;
        let told = candidate.gender.filter(|_| is_titled(candidate));
        let fits = |entity: usize| match (told, self.entities[entity].gender) {
            (Some(told), Some(known)) => told == known,
            _ => true,
        };
        let mut fitting = people.iter().take(MOST_BEARERS).copied().filter(|&entity| fits(entity));
        let first = fitting.next()?;
        if fitting.next().is_none() {
            return Some(Some(first));
        }
        let recent = self.recent.get(key)?;
        if recent.sentence + FRESH < candidate.sentence
            && let Some(usual) = self.usual(people, fits)
        {
            return Some(Some(usual));
        }
        Some((!recent.rivalled && fits(recent.entity)).then_some(recent.entity))
    }
}

/// Whether a title stands before the name. A lone word may be a surname that others bear as a
/// given name, so its own gender says nothing.
fn is_titled(candidate: &Candidate) -> bool {
    candidate.first < candidate.name
}

/// "The Hague" keeps its article; nothing else does.
fn strip_article(form: &[String]) -> &[String] {
    match form {
        [article, rest @ ..] if !rest.is_empty() && article == "The" && rest[0] != "Hague" => rest,
        _ => form,
    }
}
