//! The public record: series of observations, tenures of office, and the names they go by.
//!
//! [`Evidence::embedded`] is the store inside the binary. It is read in place: opening it costs
//! microseconds, and so does a value.

mod measure;
mod series;
mod store;
mod tenure;

pub use measure::{MeasureName, MeasureUnit};
pub use series::{Coverage, Observation, Series};
pub use store::{Evidence, EvidenceError};
pub use tenure::Tenure;
