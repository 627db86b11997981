//! `assay read`: an article in, a dossier out.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use assay_article::{Limits, PartialDate};
use assay_dossier::{Dossier, Options};
use assay_report::{Export, Page, Terminal};
use assay_text::Source;

use super::input::Captured;
use super::output::{print, write};
use super::{CommandError, Limit, brand, evidence, progress};

/// Read an article and show its dossier
#[derive(clap::Args)]
#[command(after_help = "\
The summary names five things a checker needs first; the report and the JSON have all of it. A brand is a \
JSON file with a desk's `name` and, where wanted, `colours`, `dark` (page, card, ink, soft, rule, faint, link: \
#rrggbb) and `ratings`; colours that could not be read are refused.

The input is never changed and nothing is sent anywhere. The same input and options always give the \
same dossier, byte for byte.

Exit code: 0 when a dossier was made, 1 when the input could not be read, 2 for wrong usage.")]
pub struct Arguments {
    #[command(flatten)]
    page: Captured,
    /// Publication date (YYYY, YYYY-MM or YYYY-MM-DD) where the page does not give it or is wrong
    #[arg(long, value_name = "DATE", value_parser = PartialDate::parse)]
    published: Option<PartialDate>,
    /// Print the dossier as JSON instead of a summary
    #[arg(long)]
    json: bool,
    /// Write the report, a self-contained page, to this file
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write source, dossier, report and a description of them into this folder (RO-Crate)
    #[arg(long = "crate", value_name = "DIR")]
    kept: Option<PathBuf>,
    /// A desk's name, colours and rating scale for the report
    #[arg(long, value_name = "FILE")]
    brand: Option<String>,
    /// Write every chart of a finding into this folder, as SVG and CSV
    #[arg(long, value_name = "DIR")]
    charts: Option<PathBuf>,
    /// Write the summary or the JSON to this file instead of the terminal
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Longest input that is read; a megabyte of dense prose takes some 120 MB of memory
    #[arg(long, value_name = "SIZE", default_value = "16M")]
    max_bytes: Limit,
    /// Deepest nesting of elements that is followed; deeper ones are read as siblings
    #[arg(long, value_name = "LEVELS", default_value_t = Limits::default().depth)]
    max_depth: usize,
    /// Refuse an article of more tokens (words, numbers, marks); no limit where not given
    #[arg(long, value_name = "TOKENS")]
    max_tokens: Option<usize>,
}

pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let source = arguments.page.source(arguments.max_bytes)?;
    let options = Options {
        format: arguments.page.format(),
        published: arguments.published,
        limits: Limits { bytes: arguments.max_bytes.0, depth: arguments.max_depth },
        most_tokens: arguments.max_tokens,
    };
    // A brand that cannot be used is told of before any work is done.
    if let (Some(path), None, None) = (&arguments.brand, &arguments.html, &arguments.kept) {
        let what = "there is no report to put it on; --html FILE or --crate DIR makes one".to_owned();
        return Err(CommandError::Input { input: path.clone(), what });
    }
    let brand = brand::brand(arguments.brand.as_deref())?;
    let at_hand = evidence::library::evidence()?;
    let what = format!("Reading {}", arguments.page.name());
    let dossier = progress::during(&what, || assay_dossier::read(&source, &at_hand, &options))
        .map_err(|error| arguments.page.error(error))?;
    let page = Page { source: Some(source.bytes()), brand: brand.as_ref() };
    if let Some(path) = &arguments.html {
        write(path, assay_report::html(&dossier, &page))?;
    }
    if let Some(folder) = &arguments.kept {
        keep(folder, &dossier, &page, &source)?;
    }
    if let Some(folder) = &arguments.charts {
        charts(folder, &dossier)?;
    }
    show(arguments, &dossier)
}

/// Writes everything into a folder under the names its description gives them.
fn keep(folder: &Path, dossier: &Dossier, page: &Page<'_>, source: &Source) -> Result<(), CommandError> {
    made(folder)?;
    let name = if dossier.reading.format == "html" { "source.html" } else { "source.txt" };
    write(&folder.join(name), source.bytes())?;
    write(&folder.join("dossier.json"), dossier.to_json())?;
    write(&folder.join("report.html"), assay_report::html(dossier, page))?;
    write(&folder.join("ro-crate-metadata.json"), assay_report::export(dossier, Export::RoCrate, page))
}

fn made(folder: &Path) -> Result<(), CommandError> {
    std::fs::create_dir_all(folder)
        .map_err(|error| CommandError::File { path: folder.display().to_string(), error })
}

/// Writes the charts into a folder, which is made where there is none.
fn charts(folder: &Path, dossier: &Dossier) -> Result<(), CommandError> {
    made(folder)?;
    for chart in assay_report::charts(dossier) {
        write(&folder.join(format!("{}.svg", chart.name)), &chart.svg)?;
        write(&folder.join(format!("{}.csv", chart.name)), &chart.csv)?;
    }
    Ok(())
}

fn show(arguments: &Arguments, dossier: &Dossier) -> Result<(), CommandError> {
    let to_terminal = arguments.output.is_none() && std::io::stdout().is_terminal();
    let shown = if arguments.json {
        dossier.to_json()
    } else {
        let width = if to_terminal { terminal_width() } else { 80 };
        let colour = to_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        assay_report::summary(dossier, Terminal { width, colour })
    };
    match &arguments.output {
        Some(path) => write(path, &shown)?,
        None => print(&shown)?,
    }
    if arguments.json {
        return Ok(());
    }
    if let Some(folder) = &arguments.charts {
        let n = assay_report::charts(dossier).len();
        print(&format!("Charts: {n}, as SVG and CSV in {}\n", folder.display()))?;
    }
    if let Some(folder) = &arguments.kept {
        print(&format!("Kept in {}: source, dossier, report and their description\n", folder.display()))?;
    }
    match &arguments.html {
        Some(path) => print(&format!("Report: {}\n", path.display()))?,
        None if to_terminal && arguments.kept.is_none() => print("More: --html or --json\n")?,
        None => {}
    }
    Ok(())
}

/// Columns of the terminal, up to 120; 80 where it does not say.
fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0)).min(120)
}
