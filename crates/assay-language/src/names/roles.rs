//! Roles: "the president" for the president the text has named, "the ministry" for the ministry.

use super::candidate::Candidate;
use super::casing::Lookup;
use super::lexicon::Gender;
use super::titles::{is_modifier, is_office, is_role, role_gender, role_key};
use crate::{NameKind, PlaceCode, Token, TokenKind};

/// A noun phrase with a role as its head, such as "the Salvadoran president".
#[derive(Clone, Debug)]
pub(crate) struct RolePhrase {
    pub(crate) first: usize,
    pub(crate) past: usize,
    /// The token of the role.
    pub(crate) head: usize,
    key: String,
    former: bool,
    /// The country it says the role is of.
    place: Option<PlaceCode>,
    /// Whether "of …" narrows it to something that has no code.
    pub(crate) narrowed: bool,
}

impl RolePhrase {
    pub(crate) fn gender(&self) -> Option<Gender> {
        role_gender(&self.key)
    }
}

/// Someone the text gives a role.
#[derive(Clone, Copy)]
struct Holder {
    entity: usize,
    former: bool,
    place: Option<PlaceCode>,
    /// Sentence in which the holder was last mentioned by name.
    sentence: usize,
}

/// Who holds which role, as far as the text has said.
#[derive(Default)]
pub(crate) struct Roles {
    persons: Lookup<String, Vec<Holder>>,
    bodies: Lookup<String, Vec<usize>>,
}

/// Holders remembered per role; in longer lists "the senator" means nobody.
const MOST_HOLDERS: usize = 8;

/// Sentences after which a role no longer prefers the holder last named.
const NEAR: usize = 3;

/// What bodies are called once they have been named, by the last word of the name.
const BODIES: &[(&str, &str)] = &[
    ("Agency", "agency"),
    ("Association", "association"),
    ("Bank", "bank"),
    ("Bureau", "bureau"),
    ("Center", "center"),
    ("Centre", "centre"),
    ("Church", "church"),
    ("Club", "club"),
    ("College", "college"),
    ("Commission", "commission"),
    ("Committee", "committee"),
    ("Company", "company"),
    ("Corp.", "company"),
    ("Corporation", "corporation"),
    ("Council", "council"),
    ("Court", "court"),
    ("Department", "department"),
    ("Federation", "federation"),
    ("Foundation", "foundation"),
    ("Fund", "fund"),
    ("Group", "group"),
    ("Hospital", "hospital"),
    ("Inc.", "company"),
    ("Institute", "institute"),
    ("League", "league"),
    ("Ltd.", "company"),
    ("Ministry", "ministry"),
    ("Museum", "museum"),
    ("Organization", "organization"),
    ("Party", "party"),
    ("School", "school"),
    ("Union", "union"),
    ("University", "university"),
];

impl Roles {
    /// Remembers the role that `candidate`, a person, is given by its title; `place` is the
    /// country right before the title.
    pub(crate) fn title(
        &mut self,
        candidate: &Candidate,
        entity: usize,
        place: Option<PlaceCode>,
        former: bool,
    ) {
        if let Some(role) = &candidate.role {
            self.hold(role.clone(), Holder { entity, former, place, sentence: candidate.sentence });
        }
    }

    /// Remembers a role that an apposition gives ("Dana Roe, the mayor of Orva,").
    pub(crate) fn apposition(&mut self, phrase: &RolePhrase, entity: usize, sentence: usize) {
        let holder = Holder { entity, former: phrase.former, place: phrase.place, sentence };
        self.hold(phrase.key.clone(), holder);
    }

    /// Remembers a noun that was said of someone ("Dana Roe, a singer").
    pub(crate) fn described(&mut self, noun: &str, former: bool, entity: usize, sentence: usize) {
        self.hold(role_key(noun), Holder { entity, former, place: None, sentence });
    }

    /// Whom "the `noun`" means, of those of whom it was said: the only one, else the only one lately named.
    pub(crate) fn by_noun(&self, noun: &str, sentence: usize) -> Option<usize> {
        let holders = self.persons.get(noun).filter(|holders| holders.len() <= MOST_HOLDERS)?;
        let mut near = holders.iter().filter(|holder| holder.sentence + NEAR >= sentence);
        match (holders.as_slice(), near.next()) {
            ([only], _) => Some(only.entity),
            (_, Some(holder)) if near.next().is_none() => Some(holder.entity),
            _ => None,
        }
    }

    fn hold(&mut self, role: String, holder: Holder) {
        let holders = self.persons.entry(role).or_default();
        if let Some(known) = holders.iter_mut().find(|known| known.entity == holder.entity) {
            known.sentence = holder.sentence;
            known.place = known.place.or(holder.place);
        } else if holders.len() <= MOST_HOLDERS {
            holders.push(holder);
        }
    }

    /// Remembers what a named organisation may be called.
    pub(crate) fn body(&mut self, words: &[&str], entity: usize) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let noun = [last, first]
            .iter()
            .find_map(|word| BODIES.iter().find(|(head, _)| head == *word).map(|&(_, noun)| noun));
        if let Some(noun) = noun.filter(|_| words.len() > 1) {
            let bodies = self.bodies.entry(noun.to_owned()).or_default();
            if !bodies.contains(&entity) && bodies.len() < MOST_HOLDERS {
                bodies.push(entity);
            }
        }
    }

    /// Whom `phrase` means, said in `sentence`; `None` when that is open.
    pub(crate) fn person(&self, phrase: &RolePhrase, sentence: usize) -> Option<usize> {
        let holders = self.persons.get(&phrase.key)?;
        if holders.len() > MOST_HOLDERS {
            return None;
        }
        let fits = |holder: &&Holder| {
            holder.former == phrase.former
                && match (phrase.place, holder.place) {
                    (Some(said), Some(known)) => said == known,
                    (None, _) => !phrase.narrowed,
                    (Some(_), None) => holders.len() == 1,
                }
        };
        let mut fitting = holders.iter().filter(fits);
        let first = fitting.next()?;
        let Some(second) = fitting.next() else { return Some(first.entity) };
        let latest =
            fitting.fold(if second.sentence > first.sentence { second } else { first }, |latest, holder| {
                if holder.sentence > latest.sentence { holder } else { latest }
            });
        let near = |holder: &&Holder| fits(holder) && holder.sentence + NEAR >= sentence;
        (holders.iter().filter(near).count() == 1 && latest.sentence + NEAR >= sentence)
            .then_some(latest.entity)
    }

    /// Which body "the `noun`" means: the only one of its kind named so far.
    pub(crate) fn organization(&self, noun: &str) -> Option<usize> {
        match self.bodies.get(noun).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }
}

/// Reads the noun phrase whose first word is at `at` and which goes on at `start`, after "the", if its head
/// is a role that no name follows.
pub(crate) fn role_phrase(
    text: &str,
    tokens: &[Token],
    at: usize,
    start: usize,
    past: usize,
    places: &PlacesAt<'_>,
) -> Option<RolePhrase> {
    let word =
        |index: usize| tokens.get(index).filter(|_| index < past).map_or("", |token| token.span.of(text));
    let mut former = false;
    let mut place = None;
    let mut index = start;
    while index < at + 6 {
        if let Some((code, end)) = places.at(index) {
            place = Some(code);
            index = end + usize::from(matches!(word(end), "'s" | "’s"));
            continue;
        }
        let lower = word(index).to_lowercase();
        former |= matches!(lower.as_str(), "former" | "ex" | "late" | "then");
        if is_role(&lower) && !is_role(word(index + 1)) && !(is_modifier(&lower) && is_role(word(index + 1)))
        {
            break;
        }
        if !(is_modifier(&lower) || is_role(&lower) || lower == "late") {
            return None;
        }
        index += 1;
    }
    let head = word(index);
    if index >= at + 6 || !is_role(head) {
        return None;
    }
    let key = role_key(head);
    let mut end = index + 1;
    let mut narrowed = false;
    if word(end) == "of" {
        let office = end + 1 + usize::from(word(end + 1) == "the");
        if is_office(word(office)) || is_office(&super::find::capitalised(word(office))) {
            end = office + 1;
        } else if let Some((code, past)) = places.at(office) {
            place = Some(code);
            end = past;
        } else {
            narrowed = true;
            end = places.name_end(office).unwrap_or(end);
        }
    } else if word(end) == "from"
        && let Some(past) = places.name_end(end + 1 + usize::from(word(end + 1) == "the"))
    {
        narrowed = true;
        end = past;
    }
    let followed_by_name = tokens.get(end).is_some_and(|token| token.kind == TokenKind::Word)
        && word(end).starts_with(char::is_uppercase);
    (!followed_by_name).then_some(RolePhrase {
        first: at,
        past: end,
        head: index,
        key,
        former,
        place,
        narrowed,
    })
}

/// The countries among the candidates, to be looked up by their first token.
pub(crate) struct PlacesAt<'a> {
    pub(crate) candidates: &'a [Candidate],
}

impl PlacesAt<'_> {
    /// The code of the country that begins at token `at`, and the token after it.
    pub(crate) fn at(&self, at: usize) -> Option<(PlaceCode, usize)> {
        let index = self.candidates.binary_search_by_key(&at, |candidate| candidate.first).ok()?;
        let candidate = &self.candidates[index];
        let country = matches!(candidate.kind, NameKind::Place | NameKind::Demonym);
        candidate.place.filter(|_| country).map(|code| (code, candidate.past))
    }

    /// The end of the name that begins at token `at`.
    fn name_end(&self, at: usize) -> Option<usize> {
        let index = self.candidates.binary_search_by_key(&at, |candidate| candidate.first).ok()?;
        let named = matches!(self.candidates[index].kind, NameKind::Place | NameKind::Organization);
        named.then_some(self.candidates[index].past)
    }

    /// The country right before the title of candidate `index`, possessive or not.
    pub(crate) fn before(&self, index: usize) -> Option<PlaceCode> {
        let before = self.candidates.get(index.checked_sub(1)?)?;
        let gap = self.candidates[index].first.checked_sub(before.past)?;
        before.place.filter(|_| gap <= 2)
    }
}
