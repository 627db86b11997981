//! `cargo xtask bench`: whether time and memory stay proportional to the length of the page.

mod complexity;
mod memory;

use std::error::Error;

use crate::fuzz::shapes::Shape;

/// Measure how time or memory grows
#[derive(clap::Args)]
pub struct Arguments {
    /// What to measure
    #[arg(value_parser = ["complexity", "memory"])]
    what: String,
    /// Sizes for a quick look
    #[arg(long)]
    small: bool,
    /// Only shapes whose name holds this
    #[arg(long, value_name = "NAME")]
    shape: Option<String>,
    /// Only read the shape of this name, of so many units, and print the memory it took
    #[arg(long, requires = "shape", hide = true)]
    units: Option<usize>,
}

/// Bytes of the smaller page; the larger has four times as many.
const BYTES: usize = 256 << 10;

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let shape = arguments.shape.as_deref();
    match (&*arguments.what, arguments.units) {
        ("memory", Some(units)) => memory::once(shape.unwrap_or_default(), units),
        ("memory", None) => memory::run(shape),
        _ => complexity::run(arguments.small, shape),
    }
}

/// How many units make a page of about `bytes`.
fn units(shape: Shape, bytes: usize) -> usize {
    let (short, long) = (shape(16).len(), shape(116).len());
    (bytes * 100 / (long - short).max(1)).max(1)
}
