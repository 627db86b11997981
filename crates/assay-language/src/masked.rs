//! The masked view: the same tokens with names, peoples and parties replaced by their kinds and
//! gendered words by neutral ones, for features that must not see who is speaking.

mod gendered;

use assay_text::Span;

use crate::names::{honorific, is_role_part};
use crate::syntax::Tag;
use crate::{Analysis, Mention, MentionForm, NameKind, Token, TokenRange};

/// What the masked view shows in place of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Masking {
    /// The word itself.
    Kept,
    /// A word that tells no gender: "they" for "she", "spokesperson" for "spokesman".
    Neutral(&'static str),
    /// The kind of the name that begins here.
    Kind(NameKind),
    /// Nothing: the token goes on with a name, or is a title such as "Mrs.".
    Hidden,
}

/// An analysed text as seen by features that must not see who is speaking.
///
/// ```
/// use assay_language::{Masked, analyse_text};
/// use assay_text::Span;
/// let text = "Mrs. Dana Roe flew to Kenya because she was asked to.";
/// let analysis = analyse_text(text, &[Span::new(0, text.len())]);
/// let masked = Masked::of(&analysis, text);
/// assert_eq!(masked.text(analysis.sentences[0].tokens), "PERSON flew to PLACE because they was asked to .");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Masked<'a> {
    text: &'a str,
    tokens: &'a [Token],
    words: &'a [Masking],
}

impl<'a> Masked<'a> {
    /// The masked view of `analysis`, which must be that of `text`.
    #[must_use]
    pub fn of(analysis: &'a Analysis, text: &'a str) -> Self {
        Self { text, tokens: &analysis.tokens, words: &analysis.masking }
    }

    /// What stands for token `index`.
    #[must_use]
    pub fn masking(&self, index: usize) -> Masking {
        self.words.get(index).copied().unwrap_or(Masking::Kept)
    }

    /// The masked word of token `index`; empty where nothing stands for it.
    #[must_use]
    pub fn word(&self, index: usize) -> &'a str {
        match self.masking(index) {
            Masking::Kept => self.tokens.get(index).map_or("", |token| token.span.of(self.text)),
            Masking::Neutral(word) => word,
            Masking::Kind(NameKind::Person) => "PERSON",
            Masking::Kind(NameKind::Organization) => "ORGANIZATION",
            Masking::Kind(NameKind::Place) => "PLACE",
            Masking::Kind(NameKind::Demonym) => "PEOPLE",
            Masking::Kind(NameKind::Other) => "NAME",
            Masking::Hidden => "",
        }
    }

    /// The masked words of `range` with a blank between them.
    #[must_use]
    pub fn text(&self, range: TokenRange) -> String {
        let mut joined = String::new();
        for word in (range.first..range.past).map(|index| self.word(index)).filter(|word| !word.is_empty()) {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(word);
        }
        joined
    }
}

/// What stands for each token of `analysis`, which must be that of `text`.
pub(crate) fn masking(analysis: &Analysis, text: &str) -> Vec<Masking> {
    let tokens = analysis.tokens.as_slice();
    let mut mask = Mask { text, tokens, words: vec![Masking::Kept; tokens.len()] };
    mask.neutralise();
    let named = analysis
        .mentions
        .iter()
        .filter(|mention| !matches!(mention.form, MentionForm::Role | MentionForm::Pronoun));
    for mention in named {
        mask.mask(mention, analysis);
    }
    mask.mask_unknown(analysis);
    mask.words
}

/// The masking while it is made.
struct Mask<'a> {
    text: &'a str,
    tokens: &'a [Token],
    words: Vec<Masking>,
}

impl Mask<'_> {
    fn neutralise(&mut self) {
        for index in 0..self.tokens.len() {
            let word = self.tokens[index].span.of(self.text);
            let next = self.tokens.get(index + 1).map_or("", |token| token.span.of(self.text));
            if let Some(neutral) = gendered::neutral(word, next) {
                self.words[index] = Masking::Neutral(neutral);
            } else if honorific(word).is_some_and(|gender| gender.is_some())
                && next.starts_with(char::is_uppercase)
            {
                self.words[index] = Masking::Hidden;
            }
        }
    }

    /// Masks one name: roles in a person's title stay, the name and honorifics do not.
    fn mask(&mut self, mention: &Mention, analysis: &Analysis) {
        let kind = mention.name.map_or(NameKind::Person, |id| analysis.name(id).kind);
        let range = tokens_in(self.tokens, mention.span);
        let mut first = range.first;
        if kind == NameKind::Person {
            while first + 1 < range.past {
                let word = self.tokens[first].span.of(self.text);
                if honorific(word).is_some() {
                    self.words[first] = Masking::Hidden;
                } else if !is_role_part(word) {
                    break;
                }
                first += 1;
            }
        }
        for index in first..range.past {
            self.words[index] = if index == first { Masking::Kind(kind) } else { Masking::Hidden };
        }
    }

    /// Masks proper nouns that no name took in.
    fn mask_unknown(&mut self, analysis: &Analysis) {
        let mut inside = false;
        for (index, syntax) in analysis.syntax.iter().enumerate().take(self.words.len()) {
            let free = self.words[index] == Masking::Kept && syntax.tag == Tag::ProperNoun;
            if free && !is_role_part(self.tokens[index].span.of(self.text)) {
                self.words[index] = if inside { Masking::Hidden } else { Masking::Kind(NameKind::Other) };
                inside = true;
            } else {
                inside = false;
            }
        }
    }
}

/// The tokens that begin within `span`.
fn tokens_in(tokens: &[Token], span: Span) -> TokenRange {
    let first = tokens.partition_point(|token| token.span.start() < span.start());
    let past = tokens.partition_point(|token| token.span.start() < span.end());
    TokenRange { first, past }
}

#[cfg(test)]
mod tests {
    use super::Masked;
    use crate::analyse_text;
    use assay_text::Span;

    fn masked(text: &str) -> String {
        let analysis = analyse_text(text, &[Span::new(0, text.len())]);
        let masked = Masked::of(&analysis, text);
        let sentences = analysis.sentences.iter().map(|sentence| masked.text(sentence.tokens));
        sentences.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_and_genders_leave_no_trace() {
        let template = |title: &str,
                        person: &str,
                        surname: &str,
                        country: &str,
                        people: &str,
                        he: &str,
                        his: &str,
                        noun: &str| {
            format!(
                "{title} {person} told reporters in {country} that {he} would not resign. \
                 A {noun} for the minister said {his} {people} critics were wrong. {surname} then left."
            )
        };
        let expected =
            masked(&template("Mr.", "Peter Holt", "Holt", "Kenya", "Kenyan", "he", "his", "spokesman"));
        assert_eq!(
            expected,
            "PERSON told reporters in PLACE that they would not resign . A spokesperson for the minister said their PEOPLE \
             critics were wrong . PERSON then left ."
        );
        for (title, person, surname) in
            [("Mrs.", "Maria Lopez", "Lopez"), ("Ms.", "Hanna Orr", "Orr"), ("Mrs.", "Aisha Khan", "Khan")]
        {
            for (country, people) in [("Mexico", "Mexican"), ("France", "French"), ("New Zealand", "British")]
            {
                let swapped =
                    masked(&template(title, person, surname, country, people, "she", "her", "spokeswoman"));
                assert_eq!(swapped, expected, "{person} {country}");
            }
        }
    }

    #[test]
    fn parties_are_kinds() {
        assert_eq!(
            masked("The bill passed although every Republican voted against it."),
            masked("The bill passed although every Democrat voted against it."),
        );
    }

    #[test]
    fn parties_and_peoples_of_one_kind_read_alike() {
        let same = |template: &dyn Fn(&str) -> String, names: &[&str]| {
            for name in names {
                assert_eq!(masked(&template(name)), masked(&template(names[0])), "{name}");
            }
        };
        same(
            &|party| format!("The bill failed because the {party} voted against it on Monday."),
            &["Labour Party", "Conservative Party", "Republican Party", "Democratic Party", "Green Party"],
        );
        same(
            &|people| format!("Most {people} said that the price of bread was too high."),
            &["Kenyans", "Mexicans", "Germans", "Australians"],
        );
        same(
            &|people| format!("The {people} government raised the price of bread in May."),
            &["Kenyan", "Mexican", "German", "French"],
        );
        same(&|he| format!("Asked about the bridge, {he} left."), &["he", "she"]);
        same(
            &|noun| format!("The {noun} told the council that the bridge was safe."),
            &["spokesman", "spokeswoman", "spokesperson"],
        );
    }

    #[test]
    fn objects_and_possessives_differ() {
        assert_eq!(masked("They saw her in her house."), "They saw them in their house .");
        assert_eq!(masked("They saw him in his house."), "They saw them in their house .");
    }
}
