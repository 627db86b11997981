//! The stages that are fed, and what must hold of what they give.

mod data;
mod dossier;
mod inputs;
mod text;

use std::error::Error;
use std::path::{Path, PathBuf};

use assay_article::PartialDate;
use assay_dossier::{Dossier, Options};
use assay_evidence::Evidence;
use assay_text::Source;

use super::features::Features;

/// Names of the targets, and what is fed in each.
pub const NAMES: [(&str, &str); 11] = [
    ("decode", "bytes to text: charsets and repair"),
    ("article", "HTML and copied text to an article"),
    ("quantity", "figures of a text, amounts, limits, appointments"),
    ("time", "dates and times of a text"),
    ("import", "files of `assay evidence add`"),
    ("store", "a store of evidence and its measure names, and a page checked against it"),
    ("verify", "dossiers of `assay verify`, with and without the page"),
    ("export", "dossiers of `assay export`, in every format"),
    ("brand", "a desk's brand, and a report that bears it"),
    ("inputs", "files of `assay batch`: pages, lines, archives"),
    ("pages", "whole dossiers; every few of them verified and exported"),
];

/// What the targets need.
pub struct Targets {
    evidence: Evidence,
    published: PartialDate,
    page: Source,
    dossier: Dossier,
    folder: PathBuf,
}

/// Every so many pages the dossier is verified, which reads the page again, and exported.
const LOOKED_INTO: u64 = 10;

impl Targets {
    /// What is written goes to `folder`.
    pub fn new(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus/pages/short.txt");
        let page = Source::new(std::fs::read(page)?)?;
        let evidence = Evidence::embedded()?;
        let dossier = assay_dossier::read(&page, &evidence, &Options::default())?;
        std::fs::create_dir_all(folder)?;
        let published = PartialDate::parse("2024-02-29")?;
        Ok(Self { evidence, published, page, dossier, folder: folder.to_owned() })
    }

    /// Feeds the `number`th input; what came of it, or what does not hold.
    pub fn feed(&self, name: &str, input: &[u8], number: u64) -> Result<Features, String> {
        let mut features = Features::default();
        match name {
            "decode" => text::decode(input, &mut features)?,
            "article" => text::article(input, &mut features)?,
            "quantity" => text::quantity(input, &mut features)?,
            "time" => text::time(input, self.published, &mut features)?,
            "import" => data::import(input, &self.evidence, &mut features),
            "store" => data::store(input, &self.page, &mut features)?,
            "verify" => dossier::verify(input, &self.page, &self.evidence, &mut features),
            "export" => dossier::export(input, &self.page, &mut features),
            "brand" => dossier::brand(input, &self.dossier, &mut features),
            "inputs" => inputs::inputs(input, &self.folder, &mut features)?,
            _ => {
                let looked_into = number.is_multiple_of(LOOKED_INTO);
                dossier::page(input, &self.evidence, looked_into, &mut features)?;
            }
        }
        Ok(features)
    }
}
