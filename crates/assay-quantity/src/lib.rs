//! Quantities and time expressions, each tied to what it measures, where, when, and how sure.
//!
//! [`read_quantities`] works on an analysed article. What cannot be read whole is reported as
//! [`Value::Unread`], never as half a number.

mod number;
mod quantity;
mod time;

pub use number::Number;
pub use quantity::{
    Bound, Change, ChangeKind, Manner, Measure, Modality, PlaceOf, Quantities, Quantity, Unit, UnitKind,
    Value, read_quantities,
};
pub use time::{Interval, Period, TimeExpression, TimeKind, TimeValue};
