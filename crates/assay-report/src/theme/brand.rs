//! What a desk may put on the page as its own: name, colours, rating scale.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::contrast::{Colour, ratio};
use super::palette::{DARK, GROUND, LIGHT, NAMES, OWN, Palette, SHAPES, TEXT};
use crate::terminal::clean;

/// Longest name, and longest rating, in characters.
const LONGEST: usize = 60;
/// Fewest and most ratings of a scale.
const RATINGS: std::ops::RangeInclusive<usize> = 2..=12;
/// Contrast of text with what it stands on, and of lines that mean something (WCAG 2.2, AA).
const FOR_TEXT: f64 = 4.5;
const FOR_SHAPES: f64 = 3.0;

/// A desk's name, its colours and the scale it rates claims on. Whatever it says, text keeps the
/// contrast that WCAG 2.2 (AA) asks for: a brand that breaks it is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brand {
    name: String,
    ratings: Vec<String>,
    light: Palette,
    dark: Palette,
}

/// Why a brand cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BrandError {
    /// No JSON, or not of the shape of a brand.
    #[error("not a brand: {0}")]
    Shape(String),
    /// The name is empty or too long.
    #[error("the name needs 1 to {LONGEST} characters")]
    Name,
    /// Too few ratings, too many, one that is empty, too long, or there twice.
    #[error("a rating scale has {} to {} different ratings of 1 to {LONGEST} characters", RATINGS.start(), RATINGS.end())]
    Ratings,
    /// A name of a colour that is not a brand's to change.
    #[error("{scheme}: “{name}” is no colour of a brand; these are: {}", NAMES.get(..OWN).unwrap_or_default().join(", "))]
    UnknownColour {
        /// `colours` or `dark`.
        scheme: &'static str,
        /// The name as written.
        name: String,
    },
    /// No `#rrggbb` or `#rgb`.
    #[error("{scheme}: {name} is “{value}”, which is not #rrggbb or #rgb")]
    NoColour {
        /// `colours` or `dark`.
        scheme: &'static str,
        /// The colour's name.
        name: String,
        /// What stands there.
        value: String,
    },
    /// Words could not be read, or lines not be seen.
    #[error("{scheme}: {over} on {under} has a contrast of {ratio:.2}; it needs {needed}")]
    Contrast {
        /// `colours` or `dark`.
        scheme: &'static str,
        /// What would be read.
        over: &'static str,
        /// What it would stand on.
        under: &'static str,
        /// The contrast ratio.
        ratio: f64,
        /// The least that is allowed.
        needed: f64,
    },
}

/// A brand as it is written down.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    #[serde(default)]
    colours: BTreeMap<String, String>,
    #[serde(default)]
    dark: BTreeMap<String, String>,
    #[serde(default)]
    ratings: Vec<String>,
}

impl Brand {
    /// Reads a brand from JSON: `name`, and where given `colours` (for light surroundings), `dark`
    /// (for dark ones) and `ratings` (best to worst or worst to best, as the desk has it).
    ///
    /// # Errors
    /// [`BrandError`] says what is wrong, and for a contrast which two colours and how much is needed.
    pub fn read(json: &[u8]) -> Result<Self, BrandError> {
        let written: Written =
            serde_json::from_slice(json).map_err(|error| BrandError::Shape(error.to_string()))?;
        let name = clean(&written.name);
        if !is_name(&name) {
            return Err(BrandError::Name);
        }
        let ratings: Vec<String> = written.ratings.iter().map(|rating| clean(rating)).collect();
        let mut different = ratings.clone();
        different.sort();
        different.dedup();
        let fits = RATINGS.contains(&ratings.len()) && different.len() == ratings.len();
        let is_scale = ratings.is_empty() || (fits && ratings.iter().all(|rating| is_name(rating)));
        if !is_scale {
            return Err(BrandError::Ratings);
        }
        let light = painted(LIGHT, "colours", &written.colours)?;
        let dark = painted(DARK, "dark", &written.dark)?;
        Ok(Self { name, ratings, light, dark })
    }

    /// The desk's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The scale it rates claims on; empty where it has none.
    #[must_use]
    pub fn ratings(&self) -> &[String] {
        &self.ratings
    }

    pub(crate) fn palettes(&self) -> (&Palette, &Palette) {
        (&self.light, &self.dark)
    }
}

fn is_name(text: &str) -> bool {
    (1..=LONGEST).contains(&text.chars().count())
}

/// The palette with a desk's colours in it, if everything can still be read.
fn painted(
    mut palette: Palette,
    scheme: &'static str,
    colours: &BTreeMap<String, String>,
) -> Result<Palette, BrandError> {
    for (name, value) in colours {
        let own = NAMES.iter().take(OWN).position(|known| known == name);
        let Some(slot) = own.and_then(|at| palette.0.get_mut(at)) else {
            return Err(BrandError::UnknownColour { scheme, name: name.clone() });
        };
        *slot = Colour::read(value).ok_or_else(|| BrandError::NoColour {
            scheme,
            name: name.clone(),
            value: value.clone(),
        })?;
    }
    let pairs = TEXT.iter().flat_map(|over| GROUND.iter().map(move |under| (*over, *under, FOR_TEXT)));
    let shapes = SHAPES.iter().map(|over| (*over, "page", FOR_SHAPES));
    for (over, under, needed) in pairs.chain(shapes) {
        let ratio = ratio(palette.get(over), palette.get(under));
        if ratio < needed {
            return Err(BrandError::Contrast { scheme, over, under, ratio, needed });
        }
    }
    Ok(palette)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(json: &str) -> BrandError {
        Brand::read(json.as_bytes()).unwrap_err()
    }

    #[test]
    fn our_own_colours_are_a_brand() {
        let brand = Brand::read(br#"{"name": "A desk"}"#).unwrap();
        assert_eq!((brand.palettes(), brand.name()), ((&LIGHT, &DARK), "A desk"));
    }

    #[test]
    fn colours_go_where_they_are_named() {
        let json =
            r##"{"name": " The\tHarbour Desk ", "colours": {"link": "#036"}, "ratings": ["True", "False"]}"##;
        let brand = Brand::read(json.as_bytes()).unwrap();
        assert_eq!(brand.name(), "The Harbour Desk");
        assert_eq!(brand.palettes().0.get("link"), Colour(0x00_3366));
        assert_eq!(brand.ratings(), ["True", "False"]);
    }

    #[test]
    fn what_could_not_be_read_is_refused() {
        let faint = error(r##"{"name": "A", "colours": {"link": "#fe0"}}"##);
        assert!(matches!(faint, BrandError::Contrast { scheme: "colours", over: "link", .. }), "{faint}");
        assert!(faint.to_string().contains("it needs 4.5"));
        let dark = error(r##"{"name": "A", "dark": {"page": "#ffffff"}}"##);
        assert!(matches!(dark, BrandError::Contrast { scheme: "dark", .. }), "{dark}");
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert!(matches!(error("{"), BrandError::Shape(_)));
        assert!(matches!(error(r#"{"name": "A", "font": "x"}"#), BrandError::Shape(_)));
        assert_eq!(error(r#"{"name": " "}"#), BrandError::Name);
        assert_eq!(error(r#"{"name": "A", "ratings": ["one"]}"#), BrandError::Ratings);
        assert_eq!(error(r#"{"name": "A", "ratings": ["one", "one"]}"#), BrandError::Ratings);
        let unknown = error(r##"{"name": "A", "colours": {"refuted": "#000"}}"##);
        assert!(matches!(unknown, BrandError::UnknownColour { .. }));
        let none = error(r##"{"name": "A", "colours": {"ink": "url(x)"}}"##);
        assert!(matches!(none, BrandError::NoColour { .. }));
    }
}
