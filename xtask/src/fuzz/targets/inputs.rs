//! Files of many pages.

use std::path::Path;

use assay_batch::{Files, Pages};

use super::super::features::Features;

/// Largest page that is taken, in bytes.
const MOST_BYTES: usize = 10_000;

/// The bytes as each kind of file: each must come to an end, and pages that are passed by must be as
/// many, with the same names, as pages that are read.
pub fn inputs(input: &[u8], folder: &Path, features: &mut Features) -> Result<(), String> {
    for name in ["input.warc", "input.jsonl", "input.html"] {
        let path = folder.join(name);
        std::fs::write(&path, input).map_err(|error| error.to_string())?;
        let open = || -> Result<Pages, String> {
            let files = Files::new(&[path.display().to_string()]).map_err(|error| error.to_string())?;
            Ok(Pages::new(files, MOST_BYTES))
        };
        // More pages than that its bytes cannot hold, compressed or not.
        let most = input.len() * 1100 + 1;
        let (mut skipped, mut count) = (open()?, 0);
        for page in open()?.take(most + 1) {
            count += 1;
            match &page.captured {
                Ok(captured) if captured.bytes.len() > MOST_BYTES => {
                    return Err(format!("{} has {} bytes", page.name, captured.bytes.len()));
                }
                Ok(captured) => {
                    features.variants(&(captured.format, &captured.published));
                    features.count("bytes", captured.bytes.len());
                    features.error(captured.media_type.as_deref().unwrap_or("none"));
                }
                Err(failure) => {
                    features.error(failure.reason.name());
                    features.error(&failure.what);
                }
            }
            if skipped.skip_page().as_ref() != Some(&page.name) {
                return Err(format!("{}: another page where it is passed by", page.name));
            }
        }
        features.count(name, count);
        if count > most {
            return Err(format!("{name} gives more pages than its bytes can hold"));
        }
        if skipped.skip_page().is_some() {
            return Err(format!("{name}: more pages where they are passed by"));
        }
    }
    Ok(())
}
