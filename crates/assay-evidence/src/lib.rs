//! The public record: series of observations, tenures of office, and the names they go by.
//!
//! [`Evidence::embedded`] is the store inside the binary. It is read in place: opening it costs
//! microseconds, and so does a value.
//!
//! ```
//! let evidence = assay_evidence::Evidence::embedded()?;
//! let homicides = evidence.find("VC.IHR.PSRC.P5").expect("an embedded series");
//! assert_eq!(homicides.unit, "per 100,000 people");
//! assert_eq!(evidence.value(homicides.code, "SLV", 2015), Some(107.638231074992));
//! # Ok::<(), assay_evidence::EvidenceError>(())
//! ```
//!
//! [`Draft`] makes a store; `cargo xtask data` makes the embedded one with it. [`import`] reads data
//! that somebody adds, and [`Evidence::with`] puts a store of it behind another.

mod evidence;
mod import;
mod layout;
mod measure;
mod row;
mod series;
mod store;
mod tenure;
mod write;

pub use evidence::Evidence;
pub use import::{DataFile, Given, Import, ImportError, ImportFormat, PlaceNames, Problem, import};
pub use measure::{MeasureName, MeasureUnit};
pub use series::{Coverage, Observation, Series};
pub use store::EvidenceError;
pub use tenure::Tenure;
pub use write::{Draft, DraftError, SeriesDraft, TenureDraft, seal};
