//! Verbs that report speech, thought and stance, with the complements they take.

use assay_text::WordIndex;

/// Complements a verb takes when it reports; a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Frames(u16);

impl Frames {
    /// A clause with or without "that"; also in parenthesis and inverted ("…, said she").
    pub const SAY: Self = Self(1);
    /// A clause only with "that" or a question word.
    pub const THAT: Self = Self(1 << 1);
    /// A quotation only ("she continued: “…”").
    pub const QUOTE: Self = Self(1 << 2);
    /// A noun phrase that is what is said, judged or thought of.
    pub const OBJECT: Self = Self(1 << 3);
    /// A to-infinitive.
    pub const INFINITIVE: Self = Self(1 << 4);
    /// The person told stands first ("told reporters that").
    pub const ADDRESSEE: Self = Self(1 << 5);
    /// A person and a to-infinitive ("urged them to leave").
    pub const PERSON: Self = Self(1 << 6);
    /// A name for something ("called it “…”", "described it as “…”").
    pub const LABEL: Self = Self(1 << 7);
    /// Thought, belief or wish rather than speech.
    pub const ATTITUDE: Self = Self(1 << 8);
    /// The same form is also a noun.
    pub const NOUN: Self = Self(1 << 9);

    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set as a number.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// Whether the sets share a member.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The form a verb stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    Base,
    /// says
    Third,
    /// said, claimed (past or participle)
    Past,
    /// known, seen (participle only)
    Participle,
    Ing,
}

/// A reporting verb found in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Verb {
    pub lemma: &'static str,
    pub frames: Frames,
    /// Particles and prepositions it takes before what is reported ("called for"), sorted.
    pub particles: &'static [&'static str],
    pub form: Form,
}

impl Verb {
    /// Its frames and form as a number: the form in the last three bits.
    pub fn number(self) -> u64 {
        u64::from(self.frames.bits()) << 3 | self.form as u64
    }
}

type Entry = (&'static str, Frames, &'static [&'static str]);

const SAY: Frames = Frames::SAY;
const THAT: Frames = Frames::THAT;
const QUO: Frames = Frames::QUOTE;
const OBJ: Frames = Frames::OBJECT;
const INF: Frames = Frames::INFINITIVE;
const ADR: Frames = Frames::ADDRESSEE;
const PER: Frames = Frames::PERSON;
const LAB: Frames = Frames::LABEL;
const ATT: Frames = Frames::ATTITUDE;
const NOUN: Frames = Frames::NOUN;
/// Reports only together with one of its particles.
const PRT: Frames = Frames(0);

/// Reporting verbs by their base form, sorted. Written by hand from grammars' classes of verbs of
/// saying, thinking, judging, asking and promising; frames as a dictionary gives them.
const VERBS: &[Entry] = &include!("../lexicon/verbs.in");

/// Irregular forms, sorted.
const IRREGULAR: &[(&str, &str, Form)] = &include!("../lexicon/irregular.in");

/// The reporting verb that `lower` (in lower case) is a form of.
pub(crate) fn verb(lower: &str) -> Option<Verb> {
    if !lower.is_ascii() || lower.len() < 3 {
        return None;
    }
    static IRREGULAR_AT: WordIndex<128> = WordIndex::of(&keys_of_irregular());
    if let Some(at) = IRREGULAR_AT.position(lower, |at| IRREGULAR.get(at).map(|entry| entry.0)) {
        let (_, lemma, form) = IRREGULAR[at];
        return entry(lemma, form);
    }
    entry(lower, Form::Base)
        .or_else(|| third(lower).and_then(|lemma| entry(&lemma, Form::Third)))
        .or_else(|| past(lower))
        .or_else(|| ing(lower))
}

fn entry(lemma: &str, form: Form) -> Option<Verb> {
    let (lemma, frames, particles) = VERBS[position(lemma)?];
    Some(Verb { lemma, frames, particles, form })
}

/// The base of a third person: says, denies, stresses.
fn third(lower: &str) -> Option<String> {
    let stem = lower.strip_suffix('s')?;
    if known(stem) {
        return Some(stem.to_owned());
    }
    if let Some(stem) = lower.strip_suffix("ies") {
        let base = format!("{stem}y");
        return known(&base).then_some(base);
    }
    let stem = lower.strip_suffix("es")?;
    known(stem).then(|| stem.to_owned())
}

fn past(lower: &str) -> Option<Verb> {
    let stem = lower.strip_suffix("ed")?;
    base(stem).and_then(|lemma| entry(&lemma, Form::Past)).or_else(|| {
        let base = format!("{}y", stem.strip_suffix('i')?);
        entry(&base, Form::Past)
    })
}

fn ing(lower: &str) -> Option<Verb> {
    let stem = lower.strip_suffix("ing")?;
    base(stem).and_then(|lemma| entry(&lemma, Form::Ing))
}

/// The base a stem belongs to: "claim", "argu(e)", "admit(t)".
fn base(stem: &str) -> Option<String> {
    let with_e = format!("{stem}e");
    if known(&with_e) {
        return Some(with_e);
    }
    if known(stem) {
        return Some(stem.to_owned());
    }
    let bytes = stem.as_bytes();
    let double = bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
    let single = &stem[..stem.len().saturating_sub(1)];
    (double && known(single)).then(|| single.to_owned())
}

fn known(lemma: &str) -> bool {
    position(lemma).is_some()
}

/// Position in [`VERBS`].
fn position(lemma: &str) -> Option<usize> {
    static VERBS_AT: WordIndex<2048> = WordIndex::of(&keys_of_verbs());
    VERBS_AT.position(lemma, |at| VERBS.get(at).map(|entry| entry.0))
}

const fn keys_of_verbs() -> [&'static str; VERBS.len()] {
    let mut keys = [""; VERBS.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = VERBS[at].0;
        at += 1;
    }
    keys
}

const fn keys_of_irregular() -> [&'static str; IRREGULAR.len()] {
    let mut keys = [""; IRREGULAR.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = IRREGULAR[at].0;
        at += 1;
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(VERBS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(IRREGULAR.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn tenses_lead_to_the_base() {
        for (form, lemma) in [
            ("argued", "argue"),
            ("denies", "deny"),
            ("admitted", "admit"),
            ("stresses", "stress"),
            ("saying", "say"),
            ("told", "tell"),
            ("replied", "reply"),
            ("tweeting", "tweet"),
            ("urges", "urge"),
        ] {
            assert_eq!(verb(form).map(|verb| verb.lemma), Some(lemma), "{form}");
        }
        assert_eq!(verb("table"), None);
    }
}
