//! Nouns that say what a named person is, beside the name: "a carpenter" in "Dana Roe, a carpenter"
//! and "Roe was a carpenter", "curator" in "curator Dana Roe", "his wife" where "his wife, Dana" was
//! said before.

use super::pronouns::person_noun;
use super::resolve::{Reading, Resolved, Resolver};
use super::titles::is_role;
use crate::{MentionForm, NameKind, TokenKind};

/// Tokens of a noun phrase that are read for its head.
const LONGEST_PHRASE: usize = 9;

/// Words that end a noun phrase before its complements.
const BOUNDARIES: &[&str] = &[
    "about", "and", "as", "at", "but", "by", "for", "from", "in", "known", "living", "named", "of", "on",
    "or", "said", "that", "to", "under", "where", "which", "who", "whom", "whose", "with",
];

/// Words between a copula and the article of what is predicated.
const ADVERBS: &[&str] = &["already", "also", "always", "indeed", "later", "now", "once", "still", "then"];

impl Resolver<'_> {
    /// Reads what follows a mention of `entity` for a noun phrase that describes them.
    pub(super) fn described(&mut self, past: usize, entity: usize, reading: &Reading) {
        let mut at = past;
        match self.word(at) {
            "," => at += 1,
            "is" | "was" | "became" | "remains" | "remained" => {
                at += 1;
                while ADVERBS.binary_search(&self.word(at)).is_ok() {
                    at += 1;
                }
            }
            _ => return,
        }
        if !matches!(self.word(at), "a" | "an" | "the") {
            return;
        }
        if let Some(head) = self.phrase_head(at + 1, reading.past) {
            self.claimed.insert(at);
            let former = (at..head).any(|at| is_past(self.word(at)));
            self.roles.described(self.word(head), former, entity, reading.index);
            self.out.push(Resolved {
                first: at,
                past: head + 1,
                entity: Some(entity),
                form: MentionForm::Role,
            });
        }
    }

    /// The head of the noun phrase that goes on at `at`, if it is a noun for a person.
    fn phrase_head(&self, at: usize, past: usize) -> Option<usize> {
        let mut end = at;
        while end < past
            && end < at + LONGEST_PHRASE
            && self.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Word)
            && BOUNDARIES.binary_search(&self.word(end)).is_err()
        {
            end += 1;
        }
        let head = end.checked_sub(1).filter(|&head| head >= at)?;
        is_person_word(self.word(head)).then_some(head)
    }

    /// "A man named Dana Roe", "a guy called Dana": the noun speaks of who is named behind it.
    pub(super) fn named(&mut self, first: usize, entity: usize, reading: &Reading) {
        let Some(noun) = first.checked_sub(2).filter(|&noun| noun >= reading.first) else { return };
        if matches!(self.word(noun + 1), "named" | "called") && is_person_word(self.word(noun)) {
            self.describe(noun, entity, reading);
        }
    }

    /// The rank that a title gives, as a later "the prince" or "the doctor" calls it.
    pub(super) fn ranked(&mut self, first: usize, name: usize, entity: usize, sentence: usize) {
        for at in first..name {
            let word = self.word(at).trim_end_matches('.').to_lowercase();
            let rank = match word.as_str() {
                "dr" => "doctor",
                "prof" => "professor",
                "rev" => "reverend",
                "baron" | "baroness" | "count" | "countess" | "duchess" | "duke" | "emperor" | "empress"
                | "king" | "pope" | "prince" | "princess" | "queen" | "rabbi" | "reverend" | "sheikh"
                | "sultan" | "tsar" => word.as_str(),
                _ => continue,
            };
            self.roles.described(rank, false, entity, sentence);
        }
    }

    /// A calling in lower case right before a name: "curator Dana Roe".
    pub(super) fn called(&mut self, first: usize, entity: usize, sentence: usize) {
        let word = self.before(first);
        if first > 0 && word.starts_with(char::is_lowercase) && is_person_word(word) {
            let former = first > 1 && is_past(self.word(first - 2));
            self.roles.described(word, former, entity, sentence);
            self.out.push(Resolved {
                first: first - 1,
                past: first,
                entity: Some(entity),
                form: MentionForm::Role,
            });
        }
    }

    /// "his wife, Dana" teaches who his wife is, "his wife" means her from then on; `owner` is
    /// whose relation `noun` at `at` is, `first` where the whole begins.
    pub(super) fn kin(
        &mut self,
        first: usize,
        at: usize,
        owner: usize,
        reading: &mut Reading,
    ) -> Option<usize> {
        let noun = self.word(at);
        let gender = person_noun(noun)?;
        let start = at + 1 + usize::from(self.word(at + 1) == ",");
        let skip = self.candidates[self.next.min(self.candidates.len())..]
            .iter()
            .take(4)
            .position(|candidate| candidate.first == start && !candidate.inner);
        let named = skip
            .map(|skip| self.next + skip)
            .filter(|&index| self.candidates[index].kind == NameKind::Person)
            .and_then(|index| self.links.of.get(index).copied().flatten())
            .filter(|&entity| entity != owner);
        let key = format!("{owner}/{noun}");
        if let Some(entity) = named {
            self.kin.insert(key.clone(), entity);
            if let Some(gender) = gender {
                self.links.entities[entity].gender.get_or_insert(gender);
            }
        }
        let entity = self.kin.get(&key).copied()?;
        self.out.push(Resolved { first, past: at + 1, entity: Some(entity), form: MentionForm::Role });
        if named.is_none() {
            let gender = self.links.entities[entity].gender;
            self.see(first, at + 1, Some(entity), gender, reading, false);
        }
        Some(at + 1)
    }
}

/// Whether `word` is a noun for a person: a role, a relation, or made with the ending of an agent.
pub(super) fn is_person_word(word: &str) -> bool {
    const AGENTS: &[&str] = &["ator", "eer", "ian", "ist", "man", "person", "ress", "woman"];
    const OTHERS: &[&str] = &[
        "actor",
        "advocate",
        "alumna",
        "alumnus",
        "athlete",
        "attorney",
        "author",
        "baby",
        "boss",
        "boxer",
        "boy",
        "campaigner",
        "captain",
        "celebrity",
        "chair",
        "champion",
        "chancellor",
        "character",
        "chief",
        "child",
        "citizen",
        "classmate",
        "companion",
        "contemporary",
        "contractor",
        "creator",
        "dancer",
        "daughter",
        "descendant",
        "designer",
        "disciple",
        "duchess",
        "duke",
        "emperor",
        "empress",
        "enthusiast",
        "entrepreneur",
        "expert",
        "farmer",
        "fellow",
        "fighter",
        "figure",
        "filmmaker",
        "fisher",
        "genius",
        "girl",
        "graduate",
        "head",
        "heir",
        "hero",
        "icon",
        "immigrant",
        "infant",
        "instructor",
        "intern",
        "interviewee",
        "inventor",
        "kid",
        "king",
        "knight",
        "laureate",
        "legend",
        "lord",
        "lover",
        "maker",
        "manager",
        "master",
        "mechanic",
        "medalist",
        "medallist",
        "member",
        "merchant",
        "migrant",
        "model",
        "monk",
        "native",
        "nominee",
        "novelist",
        "nun",
        "nurse",
        "officer",
        "opponent",
        "orphan",
        "owner",
        "painter",
        "patron",
        "personality",
        "philosopher",
        "photographer",
        "player",
        "poet",
        "pope",
        "preacher",
        "predecessor",
        "presenter",
        "prince",
        "princess",
        "prisoner",
        "prodigy",
        "producer",
        "professor",
        "programmer",
        "prophet",
        "protégé",
        "pupil",
        "queen",
        "recipient",
        "refugee",
        "reporter",
        "researcher",
        "resident",
        "ruler",
        "runner",
        "sailor",
        "saint",
        "scholar",
        "schoolboy",
        "schoolgirl",
        "schoolteacher",
        "scout",
        "sculptor",
        "servant",
        "singer",
        "slave",
        "son",
        "songwriter",
        "speaker",
        "spouse",
        "steward",
        "student",
        "successor",
        "sultan",
        "superstar",
        "supporter",
        "survivor",
        "swimmer",
        "teenager",
        "thinker",
        "toddler",
        "trader",
        "trainer",
        "traveler",
        "traveller",
        "tsar",
        "tutor",
        "vet",
        "veteran",
        "volunteer",
        "worker",
        "wrestler",
        "youth",
    ];
    let lower = word.starts_with(char::is_lowercase);
    lower
        && (person_noun(word).is_some()
            || is_role(word)
            || OTHERS.binary_search(&word).is_ok()
            || word.len() > 4 && is_agent(word)
            || word.len() > 5 && AGENTS.iter().any(|ending| word.ends_with(ending)))
}

/// Whether `word` says that someone is no longer what the noun behind it says.
pub(super) fn is_past(word: &str) -> bool {
    matches!(word, "former" | "Former" | "ex" | "late" | "then")
}

/// "founder", "creator": nouns made of verbs, most of which mean people.
fn is_agent(word: &str) -> bool {
    const THINGS: &[&str] = &[
        "anchor", "answer", "behavior", "border", "center", "chapter", "cluster", "computer", "corner",
        "cover", "danger", "dinner", "disaster", "disorder", "error", "factor", "flavor", "flower", "folder",
        "harbor", "honor", "horror", "humor", "labor", "letter", "matter", "minor", "mirror", "monster",
        "motor", "number", "offer", "order", "paper", "power", "quarter", "rumor", "sector", "shoulder",
        "similar", "summer", "tower", "trigger", "tumor", "vector", "water", "weather", "wonder",
    ];
    (word.ends_with("er") || word.ends_with("or")) && THINGS.binary_search(&word).is_err()
}

#[cfg(test)]
mod tests {
    use super::is_person_word;

    #[test]
    fn nouns_for_people() {
        assert!(is_person_word("carpenter") || is_person_word("pianist"));
        assert!(is_person_word("linguist") && is_person_word("mayor") && is_person_word("wrestler"));
        assert!(!is_person_word("paper") && !is_person_word("tower"));
    }
}
