//! A desk's brand out of a file.

use assay_report::Brand;

use super::{CommandError, Limit, input};

/// Longest brand that is read: names and colours need no more.
const LONGEST: Limit = Limit(64 << 10);

/// Reads the brand in a file, where one is named.
pub fn brand(path: Option<&str>) -> Result<Option<Brand>, CommandError> {
    let Some(path) = path else { return Ok(None) };
    let file = input::read(path, LONGEST)?;
    let brand = Brand::read(file.bytes()).map_err(|error| CommandError::Input {
        input: input::name(path).to_owned(),
        what: error.to_string(),
    })?;
    Ok(Some(brand))
}
