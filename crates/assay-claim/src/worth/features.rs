//! What is looked at in a passage.

use assay_language::{Masked, Masking, TokenKind};
use assay_text::Span;

use crate::Reading;
use crate::claim::facts;
use crate::words::Words;

/// How many weights there are for words, and as many for constructions.
pub const BUCKETS: usize = 1 << 17;

/// A counted fact of a passage, in the order of a model's weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// That there is a figure.
    Figure,
    /// Further figures.
    MoreFigures,
    /// Things that are counted or measured.
    Measures,
    /// Words of rising or falling.
    Trend,
    /// Words of rank, record or comparison.
    Standing,
    /// Verbs of cause.
    Cause,
    /// Dates and periods.
    Times,
    /// Verbs of what happened once.
    Events,
    /// Names.
    Names,
    /// That somebody did something.
    Deeds,
    /// How long the passage is.
    Length,
    /// The speaker's own wishes, feelings and thoughts.
    Subjective,
    /// That it asks.
    Question,
    /// What will or ought to be.
    Future,
}

impl Fact {
    /// Every fact, in order.
    pub const ALL: [Self; 14] = [
        Self::Figure,
        Self::MoreFigures,
        Self::Measures,
        Self::Trend,
        Self::Standing,
        Self::Cause,
        Self::Times,
        Self::Events,
        Self::Names,
        Self::Deeds,
        Self::Length,
        Self::Subjective,
        Self::Question,
        Self::Future,
    ];
}

/// The features of a passage.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// The counted facts, each between 0 and 3, in the order of [`Fact::ALL`].
    pub facts: [f32; Fact::ALL.len()],
    /// Buckets of its runs of up to three masked words.
    pub words: Vec<u32>,
    /// Buckets of its runs of two to four kinds of words.
    pub construction: Vec<u32>,
}

impl Features {
    /// What one feature of a list of `count` counts: long passages do not weigh more for their length.
    #[must_use]
    pub fn share(count: usize) -> f32 {
        // The square root, so that the list's length as a vector is one.
        if count == 0 { 0.0 } else { 1.0 / (count as f32).sqrt() }
    }
}

/// The features of each of `spans`, which are passages within sentences.
#[must_use]
pub fn passage_features(reading: Reading<'_>, spans: &[Span]) -> Vec<Features> {
    features_in_words(reading, &Words::new(reading), spans)
}

/// The same with the article's words at hand.
pub(crate) fn features_in_words(reading: Reading<'_>, words: &Words<'_>, spans: &[Span]) -> Vec<Features> {
    let masked = Masked::of(reading.analysis, reading.article.text.as_str());
    spans.iter().map(|span| of(reading, words, &masked, *span)).collect()
}

fn of(reading: Reading<'_>, words: &Words<'_>, masked: &Masked<'_>, span: Span) -> Features {
    let tokens = &reading.analysis.tokens;
    let first = tokens.partition_point(|token| token.span.start() < span.start());
    let past = tokens.partition_point(|token| token.span.start() < span.end());
    let shown = joined((first..past).filter_map(|index| shown(reading, words, masked, index)).collect());
    let names = shown.iter().filter(|shown| shown.name).count();
    let mut features =
        Features { facts: facts::facts(reading, words.within(span), span), ..Features::default() };
    features.facts[Fact::Names as usize] = names.min(3) as f32;
    features.facts[Fact::Length as usize] = (shown.len().min(45) as f32) / 15.0;
    let edge = Hash::new("|");
    let at = |index: isize| {
        usize::try_from(index).ok().and_then(|index| shown.get(index)).map_or(edge, |shown| shown.word)
    };
    let class_at = |index: isize| {
        usize::try_from(index).ok().and_then(|index| shown.get(index)).map_or(edge, |shown| shown.class)
    };
    for index in -1..shown.len() as isize {
        let (one, two, three) = (at(index), at(index + 1), at(index + 2));
        if index >= 0 {
            features.words.push(one.bucket());
        }
        features.words.push(one.then(two).bucket());
        features.words.push(one.then(two).then(three).bucket());
        let run = class_at(index).then(class_at(index + 1));
        let longer = run.then(class_at(index + 2));
        let longest = longer.then(class_at(index + 3));
        features.construction.extend([run.bucket(), longer.bucket(), longest.bucket()]);
    }
    for pair in shown.windows(2) {
        let [one, two] = pair else { continue };
        features.words.push(Hash::new("ss").then(one.stem).then(two.stem).bucket());
    }
    features.words.extend(shown.iter().map(|shown| Hash::new("s").then(shown.stem).bucket()));
    for list in [&mut features.words, &mut features.construction] {
        list.sort_unstable();
        list.dedup();
    }
    features
}

/// Sides of politics without a capital.
const SIDES: [&str; 4] = ["conservative", "conservatives", "liberal", "liberals"];

/// Letters of a stem.
const STEM: usize = 5;

/// A token as the masked view shows it.
struct Shown {
    word: Hash,
    /// Whether it stands for a name.
    name: bool,
    /// Whether it is a comma or a word that may stand between names in a row.
    links: bool,
    /// The beginning of a longer word, which its other forms share.
    stem: Hash,
    /// What kind of word it is, by its letters alone: a short word itself, of a longer one its ending.
    class: Hash,
}

/// Names side by side or in a row ("Kenya, Peru and Norway") are one: where one name ends and the
/// next begins is not the same for all names.
fn joined(all: Vec<Shown>) -> Vec<Shown> {
    let mut joined: Vec<Shown> = Vec::with_capacity(all.len());
    // Commas and conjunctions after the last name, which go with it if a name follows.
    let mut linking = 0;
    for shown in all {
        let after_name = joined.len().checked_sub(linking + 1).is_some_and(|last| joined[last].name);
        if shown.name && after_name {
            joined.truncate(joined.len() - linking);
            linking = 0;
            continue;
        }
        linking = if shown.links && after_name { linking + 1 } else { 0 };
        joined.push(shown);
    }
    joined
}

fn shown(reading: Reading<'_>, words: &Words<'_>, masked: &Masked<'_>, index: usize) -> Option<Shown> {
    let word = masked.word(index);
    // What is written as a name is one, whether or not anything else is known of it; sides of
    // politics are masked where they have no capital too.
    let read = words.range(index, index + 1).first()?;
    let written_so = masked.masking(index) == Masking::Kept && (read.proper || read.is_any(&SIDES));
    let token = reading.analysis.tokens.get(index)?;
    let name = Hash::new("Name");
    let links = read.is_any(&[",", "and", "or", "of", "the"]);
    let of = |word: Hash, stem: Hash, class: Hash, name: bool| Some(Shown { word, name, links, stem, class });
    match masked.masking(index) {
        Masking::Hidden => None,
        Masking::Kind(_) => of(name, name, name, true),
        Masking::Kept if written_so => of(name, name, name, true),
        Masking::Neutral(word) => of(Hash::new(word), Hash::new(word), class(word), false),
        Masking::Kept if token.kind == TokenKind::Number => {
            let number = number(word);
            of(number, number, number, false)
        }
        Masking::Kept => {
            let lower = word.to_lowercase().replace('’', "'");
            let stem = lower.char_indices().nth(STEM).map_or(&*lower, |(end, _)| &lower[..end]);
            of(Hash::new(&lower), Hash::new(stem), class(&lower), false)
        }
    }
}

/// What kind of word it is. Tags would say it better, but a tag hangs on the words beside it, names
/// among them, and then a score would hang on who is named.
fn class(lower: &str) -> Hash {
    /// Words of up to so many letters are mostly those that hold a sentence together.
    const SHORT: usize = 4;
    const ENDINGS: [&str; 26] = [
        "ation", "ments", "ment", "ness", "ings", "able", "ible", "less", "tion", "sion", "ally", "ity",
        "ies", "ing", "est", "ers", "ive", "ous", "ful", "ed", "ly", "er", "al", "ic", "'t", "s",
    ];
    if lower.chars().count() <= SHORT {
        return Hash::new(lower);
    }
    let ending = ENDINGS.iter().find(|ending| lower.ends_with(**ending));
    Hash::new("-").and(ending.map_or("", |ending| ending))
}

/// Numbers are told by their shape: a year, a fraction, how many digits.
fn number(written: &str) -> Hash {
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    let year = written.len() == 4 && digits == 4 && (written.starts_with("19") || written.starts_with("20"));
    let shape = match digits {
        _ if year => "Year",
        _ if written.contains('.') => "Fraction",
        0..=1 => "Digit",
        2 => "Digits",
        _ => "Number",
    };
    Hash::new(shape)
}

/// FNV-1a of what a feature is made of.
#[derive(Clone, Copy, Debug)]
struct Hash(u64);

impl Hash {
    fn new(word: &str) -> Self {
        Self(0xcbf2_9ce4_8422_2325).and(word)
    }

    fn and(self, word: &str) -> Self {
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(mix(word.bytes().fold(self.0, mix), 0xff))
    }

    fn then(self, other: Self) -> Self {
        Self((self.0 ^ other.0.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ other.0)
    }

    fn bucket(self) -> u32 {
        let mixed = (self.0 ^ (self.0 >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed >> 47) as u32
    }
}
