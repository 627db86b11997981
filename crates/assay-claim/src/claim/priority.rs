//! How much a passage is worth checking: a sum of terms that a desk can read and weigh anew.

use assay_text::Span;

use super::{Claim, reach};
use crate::Reading;
use crate::words::Words;
use crate::worth::{Fact, Features, Head, HeadWeights, Model, features_in_words, passage_features};

/// How much a passage is worth checking.
#[derive(Clone, Debug, PartialEq)]
pub struct Priority {
    /// What it is made of, in the order of [`Term`]; what weighs nothing is left out.
    pub terms: Vec<(Term, f64)>,
}

impl Priority {
    /// From this score on a passage counts as worth checking.
    pub const THRESHOLD: f64 = 0.0;

    /// The priority of a passage with these features, by these weights.
    #[must_use]
    pub fn by(weights: &HeadWeights, features: &Features) -> Self {
        let value = |term: Term| {
            let weight = match term {
                Term::Base => weights.base,
                Term::Words => weights.words(features),
                Term::Construction => weights.construction(features),
                _ => facts_of(term).iter().map(|fact| weights.fact(features, *fact)).sum(),
            };
            // Hundredths are enough for a reader, and the sum is then the sum of what is shown.
            hundredths(f64::from(weight))
        };
        let terms = Term::ALL.iter().map(|term| (*term, value(*term)));
        Self { terms: terms.filter(|(_, value)| *value != 0.0).collect() }
    }

    /// The sum of the terms, in hundredths.
    #[must_use]
    pub fn score(&self) -> f64 {
        hundredths(self.terms.iter().map(|(_, value)| value).sum())
    }

    /// This with another term; one that weighs nothing is left out.
    fn with(mut self, term: Term, value: f64) -> Self {
        let value = hundredths(value);
        if value != 0.0 {
            let place = self.terms.partition_point(|(other, _)| *other < term);
            self.terms.insert(place, (term, value));
        }
        self
    }

    /// The same with each term multiplied as a desk wishes.
    #[must_use]
    pub fn weighed(&self, factor: impl Fn(Term) -> f64) -> Self {
        Self { terms: self.terms.iter().map(|(term, value)| (*term, value * factor(*term))).collect() }
    }
}

/// A term of a [`Priority`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// What kind of claim it is, and whether a record could settle it.
    Kind,
    /// Where it stands, and how often the article gives its figures.
    Reach,
    /// Figures in it.
    Figures,
    /// Things that are counted or measured: prices, deaths, turnout.
    Measures,
    /// Rising or falling.
    Trend,
    /// Rank, record or comparison.
    Standing,
    /// A cause.
    Cause,
    /// Dates, and what happened at them.
    Events,
    /// Names, which make it specific.
    Names,
    /// That somebody did something: "has signed", "voted for".
    Deeds,
    /// How long it is.
    Length,
    /// A question, or a wish, feeling or thought of the speaker's own.
    Subjective,
    /// What will or ought to be.
    Future,
    /// What its words, names masked, weigh in what the model was trained on.
    Words,
    /// The same of its kinds of words in a row: short words and the endings of longer ones.
    Construction,
    /// What every passage starts with.
    Base,
}

impl Term {
    /// Every term, in order.
    pub const ALL: [Self; 16] = [
        Self::Kind,
        Self::Reach,
        Self::Figures,
        Self::Measures,
        Self::Trend,
        Self::Standing,
        Self::Cause,
        Self::Events,
        Self::Names,
        Self::Deeds,
        Self::Length,
        Self::Subjective,
        Self::Future,
        Self::Words,
        Self::Construction,
        Self::Base,
    ];

    /// As records name it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Reach => "reach",
            Self::Figures => "figures",
            Self::Measures => "measures",
            Self::Trend => "trend",
            Self::Standing => "standing",
            Self::Cause => "cause",
            Self::Events => "events",
            Self::Names => "names",
            Self::Deeds => "deeds",
            Self::Length => "length",
            Self::Subjective => "subjective",
            Self::Future => "future",
            Self::Words => "words",
            Self::Construction => "construction",
            Self::Base => "base",
        }
    }

    /// The term named so in records, if any.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|term| term.name() == name)
    }

    /// What it is a part of: `kind`, `specificity`, `figures`, `reach`, or `language` for what was
    /// learned of words and construction.
    #[must_use]
    pub const fn group(self) -> &'static str {
        match self {
            Self::Kind | Self::Cause | Self::Subjective | Self::Future => "kind",
            Self::Reach => "reach",
            Self::Figures | Self::Measures | Self::Trend | Self::Standing => "figures",
            Self::Events | Self::Names | Self::Deeds | Self::Length => "specificity",
            Self::Words | Self::Construction | Self::Base => "language",
        }
    }
}

fn hundredths(value: f64) -> f64 {
    // Adding zero makes one zero of the two.
    (value * 100.0).round() / 100.0 + 0.0
}

/// The counted facts that a term sums up.
const fn facts_of(term: Term) -> &'static [Fact] {
    match term {
        Term::Figures => &[Fact::Figure, Fact::MoreFigures],
        Term::Measures => &[Fact::Measures],
        Term::Trend => &[Fact::Trend],
        Term::Standing => &[Fact::Standing],
        Term::Cause => &[Fact::Cause],
        Term::Events => &[Fact::Times, Fact::Events],
        Term::Names => &[Fact::Names],
        Term::Deeds => &[Fact::Deeds],
        Term::Length => &[Fact::Length],
        Term::Subjective => &[Fact::Subjective, Fact::Question],
        Term::Future => &[Fact::Future],
        Term::Kind | Term::Reach | Term::Words | Term::Construction | Term::Base => &[],
    }
}

/// The priority of each of `spans`, which are passages within sentences.
#[must_use]
pub fn priorities(reading: Reading<'_>, spans: &[Span]) -> Vec<Priority> {
    let weights = Model::shipped().head(Head::Worthy);
    passage_features(reading, spans).iter().map(|features| Priority::by(weights, features)).collect()
}

/// The priority of each of `claims`: that of its passage, with what its kind and its reach add.
#[must_use]
pub fn claim_priorities(reading: Reading<'_>, claims: &[Claim]) -> Vec<Priority> {
    in_words(reading, &Words::new(reading), claims)
}

/// The same with the article's words at hand.
pub(crate) fn in_words(reading: Reading<'_>, words: &Words<'_>, claims: &[Claim]) -> Vec<Priority> {
    let spans: Vec<Span> = claims.iter().map(|claim| claim.span).collect();
    let reaches = reach::reaches(reading, claims, &spans);
    let weights = Model::shipped().head(Head::Worthy);
    features_in_words(reading, words, &spans)
        .iter()
        .map(|features| Priority::by(weights, features))
        .zip(claims.iter().zip(reaches))
        .map(|(priority, (claim, reach))| {
            priority.with(Term::Kind, reach::of_kind(claim)).with(Term::Reach, reach)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims;
    use crate::testing::Page;

    #[test]
    fn a_score_is_the_sum_of_its_terms_and_can_be_weighed_anew() {
        let page = Page::new("# The port\nThe port of Larrow handled 412,000 containers in 2023.");
        let found = claims(page.reading());
        let priority = claim_priorities(page.reading(), &found).remove(0);
        let sum: f64 = priority.terms.iter().map(|(_, value)| value).sum();
        assert!((priority.score() - sum).abs() < 0.005);
        let kind = priority.terms.iter().find(|(term, _)| *term == Term::Kind).map_or(0.0, |(_, kind)| *kind);
        assert!(kind > 0.0);
        let without = priority.weighed(|term| if term == Term::Kind { 0.0 } else { 1.0 });
        assert!((priority.score() - without.score() - kind).abs() < 0.005);
        assert!(priority.terms.is_sorted_by_key(|(term, _)| *term));
    }

    #[test]
    fn terms_are_found_by_their_names() {
        for term in Term::ALL {
            assert_eq!(Term::named(term.name()), Some(term));
        }
    }
}
