//! Inputs grown by grammars: whole enough to reach the inner stages, and wrong in places.
//!
//! Changing bytes at random mostly breaks the outermost reader. What stands here knows what pages,
//! sentences, tables, archives and dossiers are made of, and puts the parts together in ways that their
//! authors did not think of.

mod archive;
mod charset;
mod dossier;
mod html;
mod json;
mod prose;
mod table;

use super::random::Random;

/// An input of the kind that `target` reads; `corpus` is what some of them are made from.
pub fn grown(target: &str, random: &mut Random, corpus: &[u8]) -> Vec<u8> {
    match target {
        "decode" => charset::text(random),
        "article" => charset::page(random),
        "quantity" | "time" => prose::passage(random).into_bytes(),
        "import" => table::data(random),
        "verify" | "export" | "brand" | "store" => dossier::changed(random, corpus),
        "inputs" => archive::file(random),
        _ if random.one_in(3) => prose::article(random).into_bytes(),
        _ => charset::page(random),
    }
}
