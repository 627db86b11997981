//! Quantities and time expressions, each tied to what it measures, where, when, and how sure.
//!
//! [`read_quantities`] works on an analysed article. What cannot be read whole is reported as
//! [`Value::Unread`], never as half a number.

mod about;
mod amount;
mod appointment;
mod bound;
mod change;
mod context;
mod draft;
mod exclude;
mod find;
mod line;
mod manner;
mod measure;
mod modality;
mod noun;
mod number;
mod opening;
mod period;
mod place;
mod quantity;
mod read;
mod said;
mod shape;
mod statistic;
mod time;
mod tree;
mod unit;

pub use amount::{Amount, read_amounts};
pub use appointment::{Appointment, AppointmentKind, Side, read_appointments};
pub use number::{Limits, Number, read_limits, read_ordinals};
pub use quantity::{
    Bound, Change, ChangeKind, Manner, Measure, Modality, PlaceOf, Quantities, Quantity, Unit, UnitKind,
    Value,
};
pub use read::{read_numbers, read_quantities, read_times};
pub use time::{Interval, Period, TimeExpression, TimeKind, TimeValue};
pub use unit::convert;
