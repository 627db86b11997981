//! The colours of the page, for light and for dark.

use super::contrast::Colour;
use crate::escape::put;

/// Colours by the name of their custom property, in the order in which they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Palette(pub(super) [Colour; NAMES.len()]);

/// The custom properties. The first seven are what a desk may change: the others carry meaning.
pub(super) const NAMES: [&str; 23] = [
    "page",
    "card",
    "ink",
    "soft",
    "rule",
    "faint",
    "link",
    "claim",
    "figure",
    "said",
    "wording",
    "offer",
    "argument",
    "supported",
    "refuted",
    "conflicting",
    "open",
    "line",
    "band",
    "window",
    "claim-ink",
    "mark",
    "mark-ink",
];

/// How many of [`NAMES`] a desk may change.
pub(super) const OWN: usize = 7;

/// What stands on what as text, so that its contrast is checked.
pub(super) const TEXT: [&str; 9] =
    ["ink", "soft", "link", "supported", "refuted", "conflicting", "open", "line", "claim-ink"];

/// What text stands on.
pub(super) const GROUND: [&str; 3] = ["page", "card", "faint"];

/// Lines and shapes that mean something (WCAG 1.4.11) on the page.
pub(super) const SHAPES: [&str; 6] = ["claim", "figure", "said", "wording", "offer", "argument"];

/// For light surroundings and for print.
pub(crate) const LIGHT: Palette = Palette([
    Colour(0xff_fefb), // page
    Colour(0xff_ffff), // card
    Colour(0x1c_1b19), // ink
    Colour(0x5c_5952), // soft
    Colour(0xdc_d8ce), // rule
    Colour(0xf5_f2ea), // faint
    Colour(0x1a_4f8b), // link
    Colour(0x5e_6a75), // claim
    Colour(0x1f_6f8b), // figure
    Colour(0x7a_5c99), // said
    Colour(0xb0_472e), // wording
    Colour(0x3d_7a3f), // offer
    Colour(0x8a_6d1f), // argument
    Colour(0x0b_6b50), // supported
    Colour(0xa8_2a20), // refuted
    Colour(0x87_5400), // conflicting
    Colour(0x52_606c), // open
    Colour(0x33_60a0), // line
    Colour(0xd9_a43e), // band
    Colour(0xe9_e4d6), // window
    Colour(0x8a_4b00), // claim-ink
    Colour(0xfb_e3b4), // mark
    Colour(0x1c_1b19), // mark-ink
]);

/// For dark surroundings.
pub(crate) const DARK: Palette = Palette([
    Colour(0x16_1614), // page
    Colour(0x1d_1d1a), // card
    Colour(0xeb_e8e0), // ink
    Colour(0xb0_aca2), // soft
    Colour(0x3a_3934), // rule
    Colour(0x22_221f), // faint
    Colour(0x92_bdf0), // link
    Colour(0x93_a1ae), // claim
    Colour(0x62_b5d1), // figure
    Colour(0xb7_9ad6), // said
    Colour(0xea_8c74), // wording
    Colour(0x84_c286), // offer
    Colour(0xd0_b05c), // argument
    Colour(0x63_cba8), // supported
    Colour(0xf2_897e), // refuted
    Colour(0xe6_b04f), // conflicting
    Colour(0xa9_b6c2), // open
    Colour(0x86_b1ee), // line
    Colour(0xb9_8a2c), // band
    Colour(0x34_322b), // window
    Colour(0xf0_bd63), // claim-ink
    Colour(0x5a_4411), // mark
    Colour(0xff_f3d6), // mark-ink
]);

impl Palette {
    /// The colour of a name of [`NAMES`]; black for any other.
    pub(super) fn get(&self, name: &str) -> Colour {
        let at = NAMES.iter().position(|known| *known == name);
        at.and_then(|at| self.0.get(at)).copied().unwrap_or(Colour(0))
    }

    /// All custom properties: `--page:#fffefb;--card:…`
    pub(crate) fn properties(&self, out: &mut String) {
        self.some(out, &NAMES);
    }

    /// The custom properties of these names.
    pub(crate) fn some(&self, out: &mut String, names: &[&str]) {
        for name in names {
            put!(out, "--{name}:{};", self.get(name));
        }
    }
}
