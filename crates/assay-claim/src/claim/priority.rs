//! How much a passage is worth checking: a sum of terms that a desk can read and weigh anew.

use assay_text::Span;

use crate::Reading;
use crate::worth::{Fact, Features, Head, HeadWeights, Model, passage_features};

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
            f64::from((weight * 100.0).round()) / 100.0
        };
        let terms = Term::ALL.iter().map(|term| (*term, value(*term)));
        Self { terms: terms.filter(|(_, value)| *value != 0.0).collect() }
    }

    /// The sum of the terms.
    #[must_use]
    pub fn score(&self) -> f64 {
        self.terms.iter().map(|(_, value)| value).sum()
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
    /// The same of its parts of speech and how they hang together.
    Construction,
    /// What every passage starts with.
    Base,
}

impl Term {
    /// Every term, in order.
    pub const ALL: [Self; 14] = [
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
        Term::Words | Term::Construction | Term::Base => &[],
    }
}

/// The priority of each of `spans`, which are passages within sentences.
#[must_use]
pub fn priorities(reading: Reading<'_>, spans: &[Span]) -> Vec<Priority> {
    let weights = Model::shipped().head(Head::Worthy);
    passage_features(reading, spans).iter().map(|features| Priority::by(weights, features)).collect()
}
