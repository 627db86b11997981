//! `cargo xtask fuzz`: broken and hostile inputs, the same for the same seed.
//!
//! A fuzzer of our own: what it feeds is made from the corpus (`fuzz/corpus/TARGET`) and from hostile
//! shapes by a generator with a seed, so a finding can be made again on any machine, without nightly
//! compilers. It does not look at coverage; the targets are whole stages, which do not panic quietly.

mod mutate;
pub mod shapes;
mod targets;

use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use mutate::Mutator;
use targets::Targets;

/// Feed broken inputs to a stage
#[derive(clap::Args)]
pub struct Arguments {
    /// The stage: decode, article, quantity, time, import, verify, inputs, pages; or all
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
    /// Write the inputs into this folder instead of feeding them (for `assay batch`)
    #[arg(long, value_name = "FOLDER")]
    write: Option<PathBuf>,
}

/// Inputs are some ten kilobytes; the slowest stage reads megabytes in this time.
const PATIENCE: Duration = Duration::from_secs(5);

/// Longest input after changes, in bytes.
const LONGEST: usize = 1 << 17;

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let targets = Targets::new()?;
    let names: Vec<&str> = if arguments.target == "all" {
        targets::NAMES.to_vec()
    } else if targets::NAMES.contains(&arguments.target.as_str()) {
        vec![&arguments.target]
    } else {
        return Err(format!("“{}” is no target: {}", arguments.target, targets::NAMES.join(", ")).into());
    };
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let result = names.iter().map(|name| fuzz(name, &targets, arguments)).collect::<Result<Vec<u64>, _>>();
    std::panic::set_hook(before);
    match result?.iter().sum::<u64>() {
        0 => Ok(()),
        findings => Err(format!("{findings} findings; the inputs are in target/fuzz").into()),
    }
}

/// Feeds one target; how many findings there were.
fn fuzz(name: &str, targets: &Targets, arguments: &Arguments) -> Result<u64, Box<dyn Error>> {
    let corpus = corpus(name)?;
    let started = Instant::now();
    let (mut fed, mut findings, mut slowest) = (0, 0, Duration::ZERO);
    let mut mutator = Mutator::new(arguments.seed, &corpus);
    loop {
        let input = match (arguments.replay, arguments.seconds) {
            (true, _) => corpus.get(fed as usize).cloned(),
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
        let since = Instant::now();
        let fault = match catch_unwind(AssertUnwindSafe(|| targets.feed(name, &input, fed))) {
            Ok(Ok(())) if since.elapsed() < PATIENCE => None,
            Ok(Ok(())) => Some(format!("took {:?}", since.elapsed())),
            Ok(Err(what)) => Some(what),
            Err(panic) => Some(format!("panicked: {}", said(&*panic))),
        };
        slowest = slowest.max(since.elapsed());
        if let Some(fault) = fault {
            findings += 1;
            let path = PathBuf::from("target/fuzz").join(format!("{name}-{}-{fed}", arguments.seed));
            std::fs::create_dir_all("target/fuzz")?;
            std::fs::write(&path, &input)?;
            println!("{name}: {}: {fault}", path.display());
        }
    }
    println!(
        "fuzz {name}: {fed} inputs in {:.0} s, slowest {:.2} s, {findings} findings",
        started.elapsed().as_secs_f64(),
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
    let folder = root.join("fuzz/corpus").join(target);
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    if matches!(target, "article" | "pages") {
        paths.push(root.join("samples/harbour-letter.html"));
    }
    let corpus = paths.iter().map(std::fs::read).collect::<Result<Vec<_>, _>>()?;
    if corpus.is_empty() { Err(format!("{} is empty", folder.display()).into()) } else { Ok(corpus) }
}
