//! The quantity floor's result.

use assay_language::PlaceCode;
use assay_text::Span;

use crate::{Number, Period, TimeExpression};

/// Everything the quantity floor found.
#[derive(Clone, Debug, Default)]
pub struct Quantities {
    /// Figures in order of place.
    pub quantities: Vec<Quantity>,
    /// Time expressions in order of place.
    pub times: Vec<TimeExpression>,
}

/// A figure and what it is a figure of.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The whole expression: bound words, number, unit ("over 100 homicides per 100,000").
    pub span: Span,
    /// The number alone ("100").
    pub number: Span,
    /// Its value.
    pub value: Value,
    /// What bound the words set.
    pub bound: Bound,
    /// Its unit.
    pub unit: Unit,
    /// Whether a change is stated, and how.
    pub change: Option<Change>,
    /// How the figure was arrived at or stands among others.
    pub manner: Option<Manner>,
    /// What it measures.
    pub measure: Option<Measure>,
    /// What it is said of, with all that narrows it ("the median price for family homes"); of a
    /// count, the subject that has what is counted.
    pub about: Option<Span>,
    /// The subject of its clause, where that is another than `about`: who has, pays, does it.
    pub subject: Option<Span>,
    /// Where.
    pub place: Option<PlaceOf>,
    /// When.
    pub period: Period,
    /// How sure.
    pub modality: Modality,
    /// Whether the statement is denied ("did not rise by 3 %").
    pub negated: bool,
    /// The sentence it stands in (index into [`Analysis::sentences`](assay_language::Analysis::sentences)).
    pub sentence: usize,
}

/// The value of a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// One number.
    Single(Number),
    /// From one number to another, both included.
    Range(Number, Number),
    /// "dozens", "scores": no number is made of them.
    Vague,
    /// No number, but a change or rank: "record low", "doubled", "third-largest".
    None,
    /// Digits or words that could not be read whole.
    Unread,
}

/// The bound words set on a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Bound {
    /// The value itself.
    #[default]
    Equal,
    /// "over", "more than".
    Above,
    /// "at least".
    AtLeast,
    /// "under", "fewer than".
    Below,
    /// "at most", "up to".
    AtMost,
    /// "about", "some", "around".
    About,
    /// "nearly", "almost": close to and not above.
    Nearly,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Unit {
    /// Its name: `percent`, `percentage point`, `USD`, `kilometre`, `person`, or for a count the
    /// thing counted in the article's words ("homes"); empty for a bare number.
    pub name: String,
    /// What kind of unit it is.
    pub kind: UnitKind,
    /// For a rate, what it is per: `100,000`, `person`, `year`.
    pub per: Option<String>,
    /// The words that give it.
    pub span: Option<Span>,
}

/// The kind of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum UnitKind {
    /// A bare number.
    #[default]
    None,
    /// Percent.
    Percent,
    /// Percentage points.
    PercentagePoint,
    /// Basis points.
    BasisPoint,
    /// Times or fold.
    Multiple,
    /// Money.
    Currency,
    /// A physical unit.
    Physical,
    /// A length of time.
    Time,
    /// A count of things.
    Count,
}

/// A stated change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which way or to what.
    pub kind: ChangeKind,
    /// The words that say so.
    pub span: Span,
}

/// How a figure relates to an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Rose by the figure.
    Rise,
    /// Fell by the figure.
    Fall,
    /// Changed to the figure.
    To,
    /// Changed from the figure.
    From,
}

/// How a figure was arrived at, or how it stands among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// An average over a period.
    Average,
    /// A sum over a period.
    Cumulative,
    /// A share of a whole.
    Share,
    /// The lowest on record.
    RecordLow,
    /// The highest on record.
    RecordHigh,
    /// A place in an order: 1 for "largest", 3 for "third-largest".
    Rank(u32),
}

/// What a figure measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The words that name it ("homicides", "approval ratings").
    pub span: Span,
    /// Those words, lower-cased, in the singular, without determiners.
    pub name: String,
}

/// Where a figure holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceOf {
    /// The words that name it, where it is named in or near the sentence.
    pub span: Span,
    /// Its code, where it is a country or group of countries.
    pub code: Option<PlaceCode>,
}

/// How sure a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Modality {
    /// Stated as a fact.
    #[default]
    Observed,
    /// An estimate.
    Estimated,
    /// A projection or forecast.
    Projected,
    /// A goal.
    Target,
    /// Under a condition.
    Hypothetical,
}
