//! Claims, offers, arguments, exchanges, wording.

use serde::{Deserialize, Serialize};

use super::{Anchor, PartyRecord};

/// A claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimRecord {
    /// Id: `c1`.
    pub id: String,
    /// The sentence or clause.
    pub anchor: Anchor,
    /// `author`, or the id of the attribution on whose word it stands.
    pub by: String,
    /// Full name (or words) of the speaker, where it stands on a speaker's word.
    pub speaker: Option<String>,
    /// `quantity`, `comparison`, `rank-or-record`, `trend`, `event`, `quotation`, `causal`,
    /// `prediction`, `definition`, `opinion`.
    pub kind: String,
    /// Whether a public record could settle it.
    pub checkable: bool,
    /// If not, why: `opinion`, `causal`, `prediction`, `vague`.
    pub not_checkable_because: Option<String>,
    /// The source the article gives.
    pub source_given: SourceGivenRecord,
    /// Ids of its figures.
    pub quantities: Vec<String>,
    /// Where it stands: `headline`, `lead`, `heading`, `caption`, `text`.
    #[serde(default)]
    pub place: String,
    /// Of a claim of the headline, whether the text makes it too.
    #[serde(default)]
    pub headline: Option<HeadlineRecord>,
    /// How much it is worth checking.
    #[serde(default)]
    pub priority: PriorityRecord,
}

/// Whether the text says what a claim of its headline says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeadlineRecord {
    /// The sentence of the text that says the same; `null` where none was found.
    pub in_text: Option<Anchor>,
}

/// How much a claim is worth checking, term by term. A desk that weighs terms otherwise multiplies
/// them and adds again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PriorityRecord {
    /// The sum of the terms, in hundredths.
    pub score: f64,
    /// What it is made of; terms of no weight are left out.
    pub terms: Vec<TermRecord>,
}

/// A term of a priority.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TermRecord {
    /// `kind`, `reach`, `figures`, `measures`, `trend`, `standing`, `cause`, `events`, `names`,
    /// `deeds`, `length`, `subjective`, `future`, `words`, `construction`, `base`.
    pub name: String,
    /// What it is a part of: `kind`, `specificity`, `figures`, `reach`, `language`.
    pub group: String,
    /// What it adds, in hundredths.
    pub value: f64,
}

impl PriorityRecord {
    /// The same with every term multiplied by the factor that `factor` gives for its name and group;
    /// what weighs nothing then is left out.
    #[must_use]
    pub fn weighed(&self, factor: impl Fn(&str, &str) -> f64) -> Self {
        // Adding zero makes one zero of the two.
        let hundredths = |value: f64| (value * 100.0).round() / 100.0 + 0.0;
        let mut terms = self.terms.clone();
        for term in &mut terms {
            term.value = hundredths(term.value * factor(&term.name, &term.group));
        }
        terms.retain(|term| term.value != 0.0);
        Self { score: hundredths(terms.iter().map(|term| term.value).sum()), terms }
    }
}

/// The source given for a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceGivenRecord {
    /// `link`, `named`, `vague`, `none`.
    pub kind: String,
    /// The words that give it.
    pub anchor: Option<Anchor>,
    /// Id of the link.
    pub link: Option<String>,
    /// What the link points at, as far as its address tells: `post`, `document`, `own-pages`,
    /// `same-page`, `other-site`, `no-page`.
    #[serde(default)]
    pub points_at: Option<String>,
}

/// An offer, promise or threat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OfferRecord {
    /// Id: `o1`.
    pub id: String,
    /// `offer`, `promise`, `threat`.
    pub kind: String,
    /// The words that make it.
    pub anchor: Anchor,
    /// `author`, or the id of an attribution.
    pub by: String,
    /// Full name (or words) of the speaker.
    pub speaker: Option<String>,
    /// To whom.
    pub to: Option<PartyRecord>,
    /// Conditions.
    pub conditions: Vec<Anchor>,
    /// Deadline.
    pub deadline: Option<Anchor>,
    /// Whose offer it is, where the article tells it in its own words: "the union offered …".
    #[serde(default)]
    pub maker: Option<PartyRecord>,
}

/// An argument set out as such.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ArgumentRecord {
    /// Id: `g1`.
    pub id: String,
    /// The whole of it.
    pub anchor: Anchor,
    /// Its heading.
    pub heading: Option<Anchor>,
    /// Its number.
    pub number: Option<u32>,
    /// `author`, or the id of an attribution.
    pub by: String,
    /// Premises.
    pub premises: Vec<Anchor>,
    /// Conclusion.
    pub conclusion: Option<Anchor>,
    /// The counter-claim it answers, where its words name one.
    #[serde(default)]
    pub answers: Option<Anchor>,
}

/// A statement and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExchangeRecord {
    /// Id: `e1`.
    pub id: String,
    /// `reply`, `denial`, `challenge`.
    pub kind: String,
    /// Id of the statement.
    pub statement: String,
    /// Id of the answer.
    pub answer: String,
    /// The point in dispute, in the words of the statement.
    #[serde(default)]
    pub point: Option<Anchor>,
    /// What the statement rests on, then what the answer does.
    #[serde(default)]
    pub sides: Vec<SideRecord>,
}

/// What one side of an exchange brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SideRecord {
    /// Id of the attribution.
    pub attribution: String,
    /// Ids of the claims that stand on its word.
    pub claims: Vec<String>,
    /// Ids of the figures in it.
    pub quantities: Vec<String>,
    /// Ids of the links in it and of those its claims are given.
    pub links: Vec<String>,
}

/// How the article treats one speaker: shown side by side, not judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VoiceRecord {
    /// `author`, or the speaker's full name or words.
    pub who: String,
    /// Id of the name, where it is one.
    pub name: Option<String>,
    /// Words that report what they said.
    pub verbs: Vec<VerbRecord>,
    /// What the author calls them: titles, descriptions, appositions.
    pub called: Vec<CalledRecord>,
    /// Ids of the loaded words they use.
    pub wording: Vec<String>,
}

/// A word that reports what somebody said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerbRecord {
    /// The words.
    pub anchor: Anchor,
    /// What they say of the statement besides: `plain`, `granting`, `doubting`, `coloured`.
    pub stance: String,
    /// Id of the statement.
    pub attribution: String,
}

/// What the author calls a speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalledRecord {
    /// The words.
    pub anchor: Anchor,
    /// Whether loaded words are among them.
    pub loaded: bool,
}

/// Loaded words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WordingRecord {
    /// Id: `w1`.
    pub id: String,
    /// The words.
    pub anchor: Anchor,
    /// `evaluative`, `intensifier`, `certainty`, `hedge`, `label`, `metaphor`, `sarcasm`.
    pub kind: String,
    /// `author`, or the id of the attribution in whose words they stand.
    pub by: String,
    /// Full name (or words) of the speaker.
    pub speaker: Option<String>,
}
