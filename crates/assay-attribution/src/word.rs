//! Closed classes: the small words by which clauses and noun phrases are told apart.
//!
//! There is no tagger on this floor; what a word may be is read off a table of function words,
//! its endings and its capitals.

use assay_text::WordIndex;

/// What a word may be; a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Class(u32);

impl Class {
    pub const NONE: Self = Self(0);
    /// Articles, demonstratives, quantifiers.
    pub const DETERMINER: Self = Self(1);
    /// my, his, and any word that ends in ’s.
    pub const POSSESSIVE: Self = Self(1 << 1);
    /// I, he, who: pronouns that can be a subject.
    pub const SUBJECT: Self = Self(1 << 2);
    /// him, them, it.
    pub const OBJECT: Self = Self(1 << 3);
    /// be, have, do and the modals, contracted ones included.
    pub const AUXILIARY: Self = Self(1 << 4);
    /// Forms of be.
    pub const BE: Self = Self(1 << 5);
    pub const PREPOSITION: Self = Self(1 << 6);
    /// because, while, after: a clause begins.
    pub const SUBORDINATOR: Self = Self(1 << 7);
    /// and, or, but.
    pub const COORDINATOR: Self = Self(1 << 8);
    pub const ADVERB: Self = Self(1 << 9);
    /// Monday, yesterday, January.
    pub const TIME: Self = Self(1 << 10);
    /// who, which, that.
    pub const RELATIVE: Self = Self(1 << 11);
    /// A finite verb that is no cue.
    pub const VERB: Self = Self(1 << 12);
    /// A word with a capital.
    pub const CAPITAL: Self = Self(1 << 13);
    /// Word characters at all, figures included.
    pub const WORD: Self = Self(1 << 14);
    pub const COMMA: Self = Self(1 << 15);
    pub const COLON: Self = Self(1 << 16);
    /// . ! ? …
    pub const STOP: Self = Self(1 << 17);
    pub const SEMICOLON: Self = Self(1 << 18);
    pub const DASH: Self = Self(1 << 19);
    pub const BRACKET: Self = Self(1 << 20);
    /// A quotation, taken as one word.
    pub const QUOTE: Self = Self(1 << 21);
    pub const NUMBER: Self = Self(1 << 22);
    pub const TO: Self = Self(1 << 23);
    /// A modal auxiliary or do: a bare verb follows.
    pub const MODAL: Self = Self(1 << 24);
    /// Subject pronoun with its auxiliary: he’s, they’d.
    pub const CONTRACTED: Self = Self(1 << 25);
    pub const NEGATION: Self = Self(1 << 26);
    /// what, how, whether, why: opens an indirect question.
    pub const QUESTION: Self = Self(1 << 27);
    /// Forms of have.
    pub const HAVE: Self = Self(1 << 28);
    /// A common adjective that stands before nouns.
    pub const ADJECTIVE: Self = Self(1 << 29);

    /// An unknown word in the shape of a past tense.
    pub const PAST_SHAPE: Self = Self(1 << 30);
    /// An unknown word in the shape of a third person or plural.
    pub const S_SHAPE: Self = Self(1 << 31);

    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets share a member.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

const DET: Class = Class::DETERMINER;
const POS: Class = Class::POSSESSIVE.with(Class::DETERMINER);
const SUB: Class = Class::SUBORDINATOR;
const PRE: Class = Class::PREPOSITION;
const ADV: Class = Class::ADVERB;
const BE: Class = Class::AUXILIARY.with(Class::BE);
const HAV: Class = Class::AUXILIARY.with(Class::HAVE);
const MOD: Class = Class::AUXILIARY.with(Class::MODAL);
const NMD: Class = MOD.with(Class::NEGATION);
const NBE: Class = BE.with(Class::NEGATION);
const NHV: Class = HAV.with(Class::NEGATION);
const PRO: Class = Class::SUBJECT;
const OBJ: Class = Class::OBJECT;
const BOTH: Class = Class::SUBJECT.with(Class::OBJECT);
const DPR: Class = Class::DETERMINER.with(Class::SUBJECT).with(Class::OBJECT);
const CON: Class = Class::CONTRACTED;
const TIM: Class = Class::TIME;
const REL: Class = Class::RELATIVE.with(Class::SUBJECT);
const VRB: Class = Class::VERB;
const QUE: Class = Class::QUESTION;
const CRD: Class = Class::COORDINATOR;
const ADJ: Class = Class::ADJECTIVE;

/// Function words in lower case with a straight apostrophe, sorted; the classes each may belong
/// to. Written from grammar books' lists of closed classes, with the commonest irregular past
/// forms, which show where a clause has its verb.
const WORDS: &[(&str, Class)] = &include!("../lexicon/words.in");
static WORDS_AT: WordIndex<2048> = WordIndex::of_keys(WORDS);

/// The classes of a word given in lower case with straight apostrophes.
pub(crate) fn class_of(lower: &str) -> Class {
    if let Some(class) = WORDS_AT.get(WORDS, lower) {
        return *class;
    }
    if let Some((stem, tail)) = lower.rsplit_once('\'') {
        let pronoun = class_of_stem(stem).any(Class::SUBJECT);
        return match tail {
            "s" if pronoun => CON,
            "s" | "" => Class::POSSESSIVE,
            "re" | "ve" | "ll" | "d" | "m" => CON,
            _ => Class::NONE,
        };
    }
    if lower.len() > 4
        && lower.ends_with("ly")
        && !matches!(
            lower,
            "family"
                | "italy"
                | "assembly"
                | "july"
                | "ally"
                | "reply"
                | "supply"
                | "rally"
                | "daily"
                | "weekly"
                | "monthly"
                | "bully"
                | "monopoly"
                | "anomaly"
                | "elderly"
                | "emily"
                | "kelly"
                | "beverly"
                | "sally"
                | "holly"
                | "molly"
                | "friendly"
                | "likely"
                | "unlikely"
                | "early"
                | "only"
        )
    {
        return ADV;
    }
    Class::NONE
}

fn class_of_stem(stem: &str) -> Class {
    WORDS_AT.get(WORDS, stem).copied().unwrap_or(Class::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn a_possessive_is_not_a_contraction() {
        assert!(class_of("minister's").any(Class::POSSESSIVE));
        assert!(class_of("he's").any(Class::CONTRACTED));
        assert!(class_of("officials'").any(Class::POSSESSIVE));
    }
}
