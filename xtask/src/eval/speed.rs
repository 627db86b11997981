//! `speed`: dossiers of a directory of pages per second, on one thread and on all.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use assay_dossier::{Options, read};
use assay_evidence::Evidence;
use assay_text::Source;

use super::clock::Clock;
use super::{EvalError, Figure, Scores, files, read_bytes};

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let pages = files(path)?.iter().map(|file| read_bytes(file)).collect::<Result<Vec<_>, _>>()?;
    let format = |what: String| EvalError::Format { path: path.to_owned(), what };
    if pages.is_empty() {
        return Err(format("the directory holds no page".to_owned()));
    }
    let evidence = Evidence::embedded().map_err(|error| format(error.to_string()))?;
    let bytes: usize = pages.iter().map(Vec::len).sum();

    let (clock, wall) = (Clock::start(), Instant::now());
    let failed = pages.iter().filter(|page| !dossier(page, &evidence)).count();
    let (one, one_wall) = (clock.elapsed().as_secs_f64(), wall.elapsed().as_secs_f64());

    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let wall = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(page) = pages.get(next.fetch_add(1, Ordering::Relaxed)) {
                    dossier(page, &evidence);
                }
            });
        }
    });
    let all_wall = wall.elapsed().as_secs_f64();
    Ok(Scores {
        table: format!("{} pages, {bytes} bytes, {failed} without a dossier, {threads} threads", pages.len()),
        figures: vec![
            ("articles_per_s", Figure::Rate(pages.len() as f64 / one)),
            ("mb_per_s", Figure::Rate(bytes as f64 / 1e6 / one)),
            ("scaling", Figure::Share(one_wall / all_wall)),
            ("peak_mb", Figure::Rate(peak_megabytes())),
        ],
    })
}

/// Makes the dossier of a page and its JSON; whether there was one.
fn dossier(page: &[u8], evidence: &Evidence) -> bool {
    let Ok(source) = Source::new(page.to_vec()) else { return false };
    match read(&source, evidence, &Options::default()) {
        Ok(dossier) => !std::hint::black_box(dossier.to_json()).is_empty(),
        Err(_) => false,
    }
}

/// Largest resident memory of this process so far, in megabytes; 0 where the system does not tell.
fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) * 1024.0 / 1e6
}
