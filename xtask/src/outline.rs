//! `cargo xtask outline`: the trees of pages as JSON Lines, for the comparison in `tests/html`.

use std::error::Error;
use std::path::PathBuf;

use assay_text::Source;

/// Print the texts of pages with the elements they lie in
#[derive(clap::Args)]
pub struct Arguments {
    /// Pages
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    for path in &arguments.files {
        let source = Source::new(std::fs::read(path)?)?;
        let decoded = assay_text::decode(&source);
        let texts: Vec<_> = assay_article::outline(decoded.text.as_str())
            .into_iter()
            .map(|text| serde_json::json!({"text": text.text, "within": text.within, "link": text.link}))
            .collect();
        println!("{}", serde_json::json!({"path": path, "page": decoded.text.as_str(), "texts": texts}));
    }
    Ok(())
}
