//! A figure on its way: found, not yet tied to measure, place and period.

use crate::unit::Found;
use crate::{Bound, Manner, Value, change, manner};

/// A figure at lexemes of its sentence.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Bound words, number and unit.
    pub(crate) first: usize,
    pub(crate) past: usize,
    /// The number alone.
    pub(crate) number: (usize, usize),
    pub(crate) value: Value,
    /// The factor of the number's scale word, 1 without.
    pub(crate) scale: f64,
    pub(crate) bound: Bound,
    pub(crate) unit: Option<Found>,
    pub(crate) per: Option<String>,
    pub(crate) change: Option<change::Stated>,
    pub(crate) manner: Option<Manner>,
    /// Whether the number is a part of a whole ("two-thirds").
    pub(crate) is_share: bool,
}

impl Draft {
    /// A change or rank without a figure.
    pub(crate) fn trend(trend: change::Trend) -> Self {
        let kind = match trend.way {
            change::Way::Up => crate::ChangeKind::Rise,
            change::Way::Down => crate::ChangeKind::Fall,
        };
        let stated = change::Stated { kind, first: trend.first, past: trend.past, after: false };
        Self { change: Some(stated), ..Self::bare(trend.first, trend.past) }
    }

    /// A rank or record without a figure.
    pub(crate) fn rank(stated: manner::Stated) -> Self {
        Self { manner: Some(stated.manner), ..Self::bare(stated.first, stated.past) }
    }

    fn bare(first: usize, past: usize) -> Self {
        Self {
            first,
            past,
            number: (first, past),
            value: Value::None,
            scale: 1.0,
            bound: Bound::Equal,
            unit: None,
            per: None,
            change: None,
            manner: None,
            is_share: false,
        }
    }
}
