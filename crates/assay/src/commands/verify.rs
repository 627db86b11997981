//! `assay verify`: a dossier against itself and its source.

use super::{CommandError, Limit, evidence, input, progress};

/// Check a dossier against itself and its source
#[derive(clap::Args)]
#[command(after_help = "\
Without SOURCE, every passage is compared with the dossier's own text. With it, also the digest, every \
byte range, and that reading the source again gives the same dossier.

Exit code: 0 when everything agrees, 1 when something does not.")]
pub struct Arguments {
    /// Dossier (JSON), as `assay read --json` writes it
    dossier: String,
    /// The source it was made from
    source: Option<String>,
    /// Longest input that is read
    #[arg(long, value_name = "SIZE", default_value = "256M")]
    max_bytes: Limit,
}

/// How many problems are printed; the rest are counted.
const SHOWN: usize = 20;

pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let dossier = input::read(&arguments.dossier, arguments.max_bytes)?;
    let source = arguments.source.as_ref().map(|path| input::read(path, arguments.max_bytes)).transpose()?;
    let at_hand = evidence::library::evidence()?;
    let error = |what| CommandError::Input { input: arguments.dossier.clone(), what };
    let what = format!("Checking {}", input::name(&arguments.dossier));
    let verification =
        progress::during(&what, || assay_dossier::verify(dossier.bytes(), source.as_ref(), &at_hand))
            .map_err(|problem| error(problem.to_string()))?;
    for problem in verification.problems.iter().take(SHOWN) {
        let at = if problem.at.is_empty() { "/" } else { &problem.at };
        anstream::eprintln!("{at}: {}", problem.what);
    }
    match verification.problems.len() {
        0 if verification.with_source => println!(
            "{}: agrees with its source; {} passages checked, read again with the same result",
            arguments.dossier, verification.anchors
        ),
        0 => println!(
            "{}: agrees with its own text; {} passages checked (give the source to check bytes as well)",
            arguments.dossier, verification.anchors
        ),
        count => return Err(error(format!("{count} things do not agree"))),
    }
    Ok(())
}
