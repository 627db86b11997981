//! The page's one style sheet.

use crate::chart;
use crate::escape::put;
use crate::theme::{Brand, DARK, LIGHT};

const RULES: &str = include_str!("style.css");

/// Colours as custom properties, ours or a desk's, and the rules that use them. Paper is white, whatever
/// the surroundings.
pub(super) fn style(brand: Option<&Brand>) -> String {
    let (light, dark) = brand.map_or((&LIGHT, &DARK), Brand::palettes);
    let mut out = String::with_capacity(RULES.len() + 2048);
    out.push_str(":root{");
    light.properties(&mut out);
    out.push_str("}\n@media (prefers-color-scheme:dark){:root{");
    dark.properties(&mut out);
    out.push_str("}}\n@media print{:root{");
    light.properties(&mut out);
    put!(
        out,
        "--page:#fff;--card:#fff;--ink:#000;--soft:#444;--rule:#bbb;--faint:#f4f4f4}}}}\n{}{RULES}",
        chart::STYLE
    );
    out
}
