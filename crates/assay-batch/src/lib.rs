//! Many pages in, a dossier a line out: [`run`].
//!
//! - [`Files`] and [`Pages`] turn folders, globs, lists, pages, JSON Lines and web archives into a
//!   stream of [`Page`]s, always in the same order.
//! - [`Reader`] makes a [`Product`] of a page; whatever goes wrong with it is a [`Failure`] of this
//!   page and of no other.
//! - The outputs grow in the order of the pages and are committed a part at a time, so that a run that
//!   is killed goes on at its last part and ends with the same bytes.
//!
//! Only here, above the pipeline, is there a clock: it sets a page aside that takes too long. Which
//! pages are beyond the limits of size, depth and tokens does not depend on it.

mod error;
mod input;
mod output;
mod panic;
mod pool;
mod product;
mod run;
#[cfg(feature = "parquet")]
mod tables;

pub use error::{BatchError, Failure, Reason};
pub use input::{Captured, Files, Page, Pages};
pub use product::{PageLimits, Product, Reader};
pub use run::{Job, Progress, Summary, run};
#[cfg(feature = "parquet")]
pub use tables::{COLUMNS, Kind};
