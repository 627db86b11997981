//! The stages that are fed, and what must hold of what they give.

use std::error::Error;
use std::path::Path;

use assay_article::{PartialDate, covers_everything};
use assay_batch::{Files, Pages};
use assay_dossier::{Options, verify};
use assay_evidence::{DataFile, Evidence, Given, PlaceNames, import};
use assay_text::Source;

/// Names of the targets.
pub const NAMES: [&str; 8] = ["decode", "article", "quantity", "time", "import", "verify", "inputs", "pages"];

/// What the targets need.
pub struct Targets {
    evidence: Evidence,
    published: PartialDate,
    page: Source,
}

/// Every so many pages the dossier is verified, which reads the page again.
const VERIFIED: u64 = 10;

impl Targets {
    pub fn new() -> Result<Self, Box<dyn Error>> {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus/pages/short.txt");
        Ok(Self {
            evidence: Evidence::embedded()?,
            published: PartialDate::parse("2024-02-29")?,
            page: Source::new(std::fs::read(page)?)?,
        })
    }

    /// Feeds the `number`th input; an error says what does not hold.
    pub fn feed(&self, name: &str, input: &[u8], number: u64) -> Result<(), String> {
        let text = String::from_utf8_lossy(input);
        match name {
            "decode" => self.decode(input),
            "article" => self.article(input),
            "quantity" => {
                for (span, _) in assay_quantity::read_numbers(&text) {
                    standing(&text, span)?;
                }
                for amount in assay_quantity::read_amounts(&text) {
                    standing(&text, amount.span)?;
                }
                assay_quantity::read_limits(&text).iter().try_for_each(|(span, _)| standing(&text, *span))
            }
            "time" => {
                let times = assay_quantity::read_times(&text, Some(self.published));
                times.iter().try_for_each(|time| standing(&text, time.span))
            }
            "import" => {
                self.import(input);
                Ok(())
            }
            "verify" => {
                // Whatever it says of it, it must say it.
                let _ = verify(input, Some(&self.page), &self.evidence);
                let _ = verify(input, None, &self.evidence);
                Ok(())
            }
            "inputs" => inputs(input),
            _ => self.page(input, number.is_multiple_of(VERIFIED)),
        }
    }

    fn decode(&self, input: &[u8]) -> Result<(), String> {
        let source = Source::new(input.to_vec()).map_err(|error| error.to_string())?;
        let decoded = assay_text::decode(&source);
        let text = assay_text::repair(&decoded.text);
        let whole = text.source_of(text.span());
        if whole.end() > input.len() {
            Err(format!("text comes from beyond the source: {whole}"))
        } else {
            Ok(())
        }
    }

    fn article(&self, input: &[u8]) -> Result<(), String> {
        let source = Source::new(input.to_vec()).map_err(|error| error.to_string())?;
        match assay_article::extract(&source, &assay_article::Options::default()) {
            Ok(article) if !covers_everything(&article) => {
                Err("article and omitted do not cover the text".to_owned())
            }
            _ => Ok(()),
        }
    }

    fn import(&self, input: &[u8]) {
        let given = Given {
            unit: Some("percent".to_owned()),
            definition: Some("A share".to_owned()),
            source: Some("A bureau".to_owned()),
            licence: Some("CC0".to_owned()),
            vintage: Some("2024".to_owned()),
            name: Some("A rate".to_owned()),
            code: Some("A.RATE".to_owned()),
            skip_unknown: true,
            ..Given::default()
        };
        let alias = |_: &str| None;
        let places = PlaceNames::new(&self.evidence, &alias);
        // The same bytes as each kind of file, some beside a description.
        for name in
            ["a.csv", "a.json", "datapackage.json", "ddf--datapoints--a--by--geo--time.csv", "API_A.csv"]
        {
            let files =
                [DataFile { name, bytes: input }, DataFile { name: "datapackage.json", bytes: b"{}" }];
            let _ = import(&files[..1], &given, &places);
            let _ = import(&files, &given, &places);
        }
    }

    fn page(&self, input: &[u8], verified: bool) -> Result<(), String> {
        let source = Source::new(input.to_vec()).map_err(|error| error.to_string())?;
        let dossier = match assay_dossier::read(&source, &self.evidence, &Options::default()) {
            Ok(dossier) => dossier,
            Err(error @ assay_dossier::ReadError::Unanchored { .. }) => return Err(error.to_string()),
            Err(_) => return Ok(()),
        };
        let json = dossier.to_json();
        if !verified {
            return Ok(());
        }
        let verification =
            verify(json.as_bytes(), Some(&source), &self.evidence).map_err(|error| error.to_string())?;
        match verification.problems.first() {
            Some(problem) => Err(format!("does not verify: {}: {}", problem.at, problem.what)),
            None => Ok(()),
        }
    }
}

/// Whether `span` is a passage of `text`.
fn standing(text: &str, span: assay_text::Span) -> Result<(), String> {
    match text.get(span.start()..span.end()) {
        Some(_) => Ok(()),
        None => Err(format!("bytes {span} are no passage of the text")),
    }
}

/// The bytes as a web archive and as lines: each must come to an end.
fn inputs(input: &[u8]) -> Result<(), String> {
    let folder = Path::new("target/fuzz");
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    for name in ["input.warc", "input.jsonl", "input.html"] {
        let path = folder.join(name);
        std::fs::write(&path, input).map_err(|error| error.to_string())?;
        let files = Files::new(&[path.display().to_string()]).map_err(|error| error.to_string())?;
        let most = Pages::new(files, 10_000).take(input.len() * 1100 + 2).count();
        if most > input.len() * 1100 + 1 {
            return Err(format!("{name} gives more pages than its bytes can hold, compressed or not"));
        }
    }
    Ok(())
}
