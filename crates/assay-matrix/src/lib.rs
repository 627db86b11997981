//! Products of matrices in row-major order, for the networks of Assay.
//!
//! Every result is the same to the bit on every processor: [`add_product`] sums in the order of the
//! inner dimension and rounds each step once, and the sums of [`Rows`] times [`Weights`] are whole
//! numbers.
//!
//! ```
//! use assay_matrix::{Rows, Weights};
//!
//! // Two inputs, three outputs.
//! let weights = Weights::new(&[1.0, 2.0, 0.0, 0.0, 1.0, -1.0], 3);
//! let mut rows = Rows::default();
//! rows.set(&[0.5, 0.25], 2);
//! let mut out = Vec::new();
//! weights.product(&rows, &mut out);
//! assert!(out.iter().zip([0.5, 1.25, -0.25]).all(|(got, exact)| (got - exact).abs() < 0.02));
//! ```

mod float;
mod integer;
#[cfg(target_arch = "x86_64")]
mod wide;

pub use float::add_product;
pub use integer::{Rows, Weights};
