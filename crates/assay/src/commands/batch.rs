//! `assay batch`: many pages, a dossier a line.

use std::io::{IsTerminal as _, Write as _};
use std::num::NonZero;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use assay_batch::{BatchError, Job, PageLimits, Progress, Reader, Summary, run as run_batch};

use super::{CommandError, Limit, evidence};

/// Read many pages: a dossier a line, and tables
#[derive(clap::Args)]
#[command(after_help = "\
Inputs are files, folders with all below them, patterns in quotation marks ('crawl/**/*.html'), and \
@FILE for a list of these, one a line. By its name a file is a page (.html, .htm, .xhtml, .txt), pages \
as JSON Lines (.jsonl, .ndjson: \"html\" or \"text\", and \"url\", \"media_type\", \"published\" where \
known) or a web archive (.warc, .wet); each may be compressed with gzip or Zstandard (.gz, .zst).

The folder OUT gets dossiers.jsonl (as `assay read --json`, a line each), pages.jsonl (a line for every \
page, with the reason where there is no dossier), tables/ with --tables, bugs/ with pages the software \
failed on, and state.json. Started again after it was stopped, the command goes on where it was.

Exit code: 0 when all pages were read, whether or not each gave a dossier; 1 when the inputs name nothing \
or the outputs cannot be written; 2 for wrong usage; 3 when the software failed on a page.

Examples:
  assay batch pages/ -o out
  assay batch 'crawl/*.warc.gz' -o out --zstd --tables
  assay batch @list.txt -o out --threads 1")]
pub struct Arguments {
    /// Files, folders, patterns, @FILE for a list of them
    #[arg(required = true)]
    inputs: Vec<String>,
    /// Folder of the outputs; made where it does not exist
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Compress the dossiers with Zstandard, a frame a line
    #[arg(long)]
    zstd: bool,
    /// Write tables as Parquet: articles, attributions, claims, quantities, findings
    #[arg(long)]
    tables: bool,
    /// Threads; all cores where not given
    #[arg(long, value_name = "COUNT")]
    threads: Option<NonZero<usize>>,
    /// Pages that are committed together; also those of one file of each table
    #[arg(long, value_name = "PAGES", default_value = "256")]
    part: NonZero<u64>,
    /// Largest page
    #[arg(long, value_name = "SIZE", default_value = "4M")]
    max_bytes: Limit,
    /// Deepest nesting of elements that is followed; deeper ones are read as siblings
    #[arg(long, value_name = "LEVELS", default_value_t = PageLimits::default().depth)]
    max_depth: usize,
    /// Longest article in tokens
    #[arg(long, value_name = "TOKENS", default_value_t = PageLimits::default().tokens)]
    max_tokens: usize,
    /// Longest time for one page before it is set aside as a bug; the one limit that depends on the machine
    #[arg(long, value_name = "SECONDS", default_value_t = PageLimits::default().seconds)]
    max_seconds: u64,
    /// Show no progress
    #[arg(short, long)]
    quiet: bool,
}

/// Some pages met a bug; everything else went well.
const BUGS: u8 = 3;

pub fn run(arguments: &Arguments) -> Result<std::process::ExitCode, CommandError> {
    if arguments.tables && !cfg!(feature = "parquet") {
        return Err(CommandError::Input {
            input: "--tables".to_owned(),
            what: "this build writes no Parquet; build it with `cargo build --release --features parquet`"
                .to_owned(),
        });
    }
    let at_hand = evidence::library::evidence()?;
    let limits = PageLimits {
        bytes: arguments.max_bytes.0,
        depth: arguments.max_depth,
        tokens: arguments.max_tokens,
        seconds: arguments.max_seconds,
    };
    let cores = || std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    let job = Job {
        inputs: arguments.inputs.clone(),
        folder: arguments.output.clone(),
        limits,
        threads: arguments.threads.unwrap_or_else(cores),
        part: arguments.part,
        zstd: arguments.zstd,
        tables: arguments.tables,
        versions: format!("assay {} evidence {}", env!("CARGO_PKG_VERSION"), at_hand.digest()),
    };
    let reader = Reader::new(at_hand, limits);
    let mut display = Display::new(arguments.quiet);
    let started = Instant::now();
    let summary = run_batch(&job, &reader, |progress| display.show(progress)).map_err(|error| match error {
        BatchError::File { path, error } => CommandError::File { path: path.display().to_string(), error },
        other => CommandError::Input { input: "batch".to_owned(), what: other.to_string() },
    });
    display.clear();
    let summary = summary?;
    if !arguments.quiet {
        anstream::eprint!("{}", in_words(&summary, arguments, started.elapsed()));
    }
    Ok(if summary.bugs > 0 { BUGS.into() } else { std::process::ExitCode::SUCCESS })
}

fn in_words(summary: &Summary, arguments: &Arguments, took: Duration) -> String {
    let Summary { pages, dossiers, failed, bugs, before, passed_over } = *summary;
    let out = arguments.output.display();
    let mut words = match pages - before {
        0 if pages > 0 => format!("{out}: was finished before; {pages} pages\n"),
        now => {
            let earlier = if before > 0 { format!(", {now} of them now,") } else { String::new() };
            let rate = now as f64 / took.as_secs_f64().max(0.001);
            format!("{out}: {pages} pages{earlier} in {} ({rate:.1} pages/s)\n", clock(took))
        }
    };
    words += &format!("  {dossiers} dossiers\n");
    if failed > 0 {
        words += &format!("  {failed} without one; pages.jsonl says why\n");
    }
    if bugs > 0 {
        words += &format!("  {bugs} of these met a bug, kept in {out}/bugs; please report them\n");
    }
    if passed_over > 0 {
        words += &format!("  {passed_over} files in folders passed over: not pages by their names\n");
    }
    words
}

/// How the progress is shown: a bar on a terminal, a line now and then elsewhere.
struct Display {
    terminal: bool,
    quiet: bool,
    started: Instant,
    shown: Option<Instant>,
}

/// Width of the bar in columns.
const BAR: usize = 24;

impl Display {
    fn new(quiet: bool) -> Self {
        let terminal = std::io::stderr().is_terminal();
        Self { terminal, quiet, started: Instant::now(), shown: None }
    }

    fn show(&mut self, progress: Progress) {
        let interval = Duration::from_millis(if self.terminal { 200 } else { 10_000 });
        // The first line outside a terminal comes after an interval as well.
        let since = self.shown.unwrap_or(self.started);
        if self.quiet || since.elapsed() < interval {
            return;
        }
        self.shown = Some(Instant::now());
        let words = self.words(progress);
        let mut stderr = std::io::stderr().lock();
        // A terminal that has gone away is no reason to stop.
        let _ = if self.terminal {
            write!(stderr, "\r\x1b[2K{}", fitted(&bar(share(progress)), &words, columns()))
        } else {
            writeln!(stderr, "{words}")
        };
        let _ = stderr.flush();
    }

    fn words(&self, progress: Progress) -> String {
        let took = self.started.elapsed().as_secs_f64();
        let rate = (progress.pages - progress.before) as f64 / took.max(0.001);
        let mut words = format!("{:3.0} %  {} pages, {rate:.1}/s", share(progress) * 100.0, progress.pages);
        if progress.failed > 0 {
            words += &format!(", {} without a dossier", progress.failed);
        }
        let now = progress.bytes.saturating_sub(progress.bytes_before);
        let left = progress.total_bytes.saturating_sub(progress.bytes);
        if now > 0 {
            let seconds = took * left as f64 / now as f64;
            words += &format!(", {} left", clock(Duration::from_secs_f64(seconds.min(1e9))));
        }
        words
    }

    fn clear(&self) {
        if self.terminal && self.shown.is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[2K");
        }
    }
}

/// Share of the inputs that is passed.
fn share(progress: Progress) -> f64 {
    if progress.total_bytes == 0 { 0.0 } else { progress.bytes as f64 / progress.total_bytes as f64 }
}

/// Columns of the terminal that the progress is shown on.
fn columns() -> usize {
    terminal_size::terminal_size_of(std::io::stderr()).map_or(80, |(width, _)| usize::from(width.0))
}

/// Bar and words on one line of less than `columns`: a line that wraps would not be taken back. The bar goes
/// first, then the end of the words.
fn fitted(bar: &str, words: &str, columns: usize) -> String {
    let line = format!("{bar} {words}");
    let line = if line.chars().count() < columns { &line } else { words };
    line.chars().take(columns.saturating_sub(1)).collect()
}

fn bar(share: f64) -> String {
    let full = ((share * BAR as f64) as usize).min(BAR);
    format!("[{}{}]", "#".repeat(full), "-".repeat(BAR - full))
}

/// A time as hours, minutes and seconds.
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, seconds) => format!("{minutes} min {seconds:02} s"),
        (hours, minutes, _) => format!("{hours} h {minutes:02} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_and_clocks() {
        assert_eq!(bar(0.5), "[############------------]");
        assert_eq!(fitted("[#-]", " 50 %", 80), "[#-]  50 %");
        assert_eq!(fitted("[#-]", " 50 %", 10), " 50 %");
        assert_eq!(fitted("[#-]", " 50 %  7 pages", 10), " 50 %  7 ");
        assert_eq!(clock(Duration::from_secs(59)), "59 s");
        assert_eq!(clock(Duration::from_secs(61)), "1 min 01 s");
        assert_eq!(clock(Duration::from_secs(7260)), "2 h 01 min");
    }
}
