//! `cargo xtask fuzz`: broken and hostile inputs, the same for the same seed.
//!
//! A fuzzer of our own: what it feeds is made from the corpus (`fuzz/corpus/TARGET`), from grammars of
//! what the target reads, and from hostile shapes, by a generator with a seed, so a finding can be made
//! again on any machine, without nightly compilers. Inputs whose outcome is of a new kind are kept and
//! changed further (see [`features`]).

mod features;
mod grammar;
mod mutate;
mod random;
pub mod shapes;
mod targets;
mod watch;

use std::collections::HashSet;
use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::eval::clock::Clock;
use mutate::Mutator;
use targets::{NAMES, Targets};
use watch::Watch;

/// Feed broken inputs to a stage
#[derive(clap::Args)]
pub struct Arguments {
    /// The stage, or all; `list` tells which there are
    target: String,
    /// How many inputs of each target, where no time is given
    #[arg(long, default_value_t = 1000)]
    count: u64,
    /// Go on for so many seconds instead
    #[arg(long)]
    seconds: Option<u64>,
    /// Where the generator begins
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Only feed the corpus, as it is
    #[arg(long)]
    replay: bool,
    /// Feed this file instead
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Write the inputs into this folder instead of feeding them (for `assay batch`)
    #[arg(long, value_name = "FOLDER")]
    write: Option<PathBuf>,
}

/// Processor time of an input. Inputs are some ten kilobytes; the slowest stage reads megabytes in this time.
const PATIENCE: Duration = Duration::from_secs(5);

/// Longest input after changes, in bytes.
const LONGEST: usize = 1 << 17;

/// Where inputs go that found something.
const FINDINGS: &str = "target/fuzz";

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    if arguments.target == "list" {
        for (name, about) in NAMES {
            println!("{name:<10}{about}");
        }
        return Ok(());
    }
    let names: Vec<&str> = NAMES
        .map(|(name, _)| name)
        .into_iter()
        .filter(|name| matches!(&*arguments.target, "all") || arguments.target == *name)
        .collect();
    if names.is_empty() {
        let known = NAMES.map(|(name, _)| name).join(", ");
        return Err(format!("“{}” is no target: {known}", arguments.target).into());
    }
    // Two runs at a time must not write each other's files.
    let folder = Path::new(FINDINGS).join(format!("work-{}-{}", arguments.target, arguments.seed));
    let targets = Targets::new(&folder)?;
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let result = names.iter().map(|name| fuzz(name, &targets, arguments)).collect::<Result<Vec<u64>, _>>();
    std::panic::set_hook(before);
    std::fs::remove_dir_all(&folder)?;
    match result?.iter().sum::<u64>() {
        0 => Ok(()),
        findings => Err(format!("{findings} findings; the inputs are in {FINDINGS}").into()),
    }
}

/// Feeds one target; how many findings there were.
fn fuzz(name: &str, targets: &Targets, arguments: &Arguments) -> Result<u64, Box<dyn Error>> {
    let given = match &arguments.file {
        Some(file) => vec![std::fs::read(file)?],
        None => corpus(name)?,
    };
    let replay = arguments.replay || arguments.file.is_some();
    let started = Instant::now();
    let (mut fed, mut findings, mut slowest) = (0, 0, Duration::ZERO);
    let mut mutator = Mutator::new(arguments.seed, name, given.clone());
    let mut seen = HashSet::new();
    let watch = Watch::start(PathBuf::from(FINDINGS).join(format!("{name}-{}-hangs", arguments.seed)));
    loop {
        let input = match (replay, arguments.seconds) {
            (true, _) => given.get(fed as usize).cloned(),
            (_, Some(seconds)) => (started.elapsed().as_secs() < seconds).then(|| mutator.input(LONGEST)),
            (_, None) => (fed < arguments.count).then(|| mutator.input(LONGEST)),
        };
        let Some(input) = input else { break };
        fed += 1;
        if let Some(folder) = &arguments.write {
            std::fs::create_dir_all(folder)?;
            std::fs::write(folder.join(format!("{fed:06}.html")), &input)?;
            continue;
        }
        watch.looks_at(&input);
        let clock = Clock::start();
        let outcome = catch_unwind(AssertUnwindSafe(|| targets.feed(name, &input, fed)));
        let took = clock.elapsed();
        slowest = slowest.max(took);
        let fault = match outcome {
            Ok(Ok(_)) if took >= PATIENCE => format!("took {took:?}"),
            Ok(Ok(features)) => {
                let known = seen.len();
                seen.extend(features.all());
                if seen.len() > known {
                    mutator.keep(input);
                }
                continue;
            }
            Ok(Err(what)) => what,
            Err(panic) => format!("panicked: {}", said(&*panic)),
        };
        findings += 1;
        let path = PathBuf::from(FINDINGS).join(format!("{name}-{}-{fed}", arguments.seed));
        std::fs::write(&path, &input)?;
        println!("{name}: {}: {fault}", path.display());
    }
    println!(
        "fuzz {name}: {fed} inputs in {:.0} s, {} kinds of outcome, {} kept, slowest {:.2} s, {findings} findings",
        started.elapsed().as_secs_f64(),
        seen.len(),
        mutator.kept(),
        slowest.as_secs_f64()
    );
    Ok(findings)
}

fn said(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without words")
}

/// The corpus of a target, in order of name; where pages are read, the sample is one of them.
fn corpus(target: &str) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    // A dossier is a dossier, whatever is done with it.
    let folder = root.join("fuzz/corpus").join(if target == "export" { "verify" } else { target });
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    if matches!(target, "article" | "pages") {
        paths.push(root.join("samples/harbour-letter.html"));
    }
    let corpus = paths.iter().map(std::fs::read).collect::<Result<Vec<_>, _>>()?;
    if corpus.is_empty() { Err(format!("{} is empty", folder.display()).into()) } else { Ok(corpus) }
}
