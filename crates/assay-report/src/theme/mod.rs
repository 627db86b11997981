//! How a page looks: colours by name, and what a desk may change of them.

mod brand;
mod contrast;
mod palette;

pub use brand::{Brand, BrandError};
pub(crate) use palette::{DARK, LIGHT};
