//! Every stage on hostile shapes of growing size.
//!
//! Time is that of the processor, so that a busy machine changes little; the best of three where it is short. A stage whose time for four times the size is
//! more than nine times as long is not linear (linear: 4, square: 16). Times too short to be told from
//! noise are not judged.

use std::error::Error;
use std::time::Duration;

use assay_claim::Reading;
use assay_evidence::Evidence;
use assay_text::Source;

use super::{BYTES, units};
use crate::eval::clock::Clock;
use crate::fuzz::shapes::{SHAPES, Shape};

const SMALL_BYTES: usize = 16 << 10;

/// How much longer four times the size may take.
const MOST: f64 = 9.0;

/// What is shorter is not judged: the system counts a thread's time in steps of some milliseconds.
const SHORTEST: Duration = Duration::from_millis(100);

/// What takes longer is not measured again: chance is a small part of it.
const LONG: Duration = Duration::from_millis(500);

/// Below this nothing is said of how a time grows.
const STEP: Duration = Duration::from_millis(10);

const STAGES: [&str; 7] = ["extract", "language", "attribution", "quantity", "claim", "check", "dossier"];

pub fn run(small: bool, only: Option<&str>) -> Result<(), Box<dyn Error>> {
    let evidence = Evidence::embedded()?;
    let bytes = if small { SMALL_BYTES } else { BYTES };
    let mut beyond = Vec::new();
    println!("milliseconds for {} kB, and how many times as long for four times the size", bytes >> 10);
    println!("{:<23}{}", "", STAGES.map(|stage| format!("{stage:>15}")).concat());
    for &(name, shape) in SHAPES.iter().filter(|(name, _)| only.is_none_or(|only| name.contains(only))) {
        let units = units(shape, bytes);
        let (once, four) = (best(shape, units, &evidence), best(shape, units * 4, &evidence));
        let mut row = format!("{name:<23}");
        for (stage, (once, four)) in STAGES.iter().zip(once.into_iter().zip(four)) {
            let ratio = four.as_secs_f64() / once.as_secs_f64().max(1e-6);
            let told = if once >= STEP { format!("×{ratio:.1}") } else { "·".to_owned() };
            row += &format!("{:>9.1} {told:<5}", once.as_secs_f64() * 1e3);
            if four > SHORTEST && ratio > MOST {
                beyond.push(format!("{stage} on {name}: ×{ratio:.1}"));
            }
        }
        println!("{}", row.trim_end());
    }
    println!("complexity shapes={} beyond={}", SHAPES.len(), beyond.len());
    if beyond.is_empty() { Ok(()) } else { Err(format!("not linear: {}", beyond.join("; ")).into()) }
}

/// The shortest of three times, stage by stage; a page that takes long is read once.
fn best(shape: Shape, units: usize, evidence: &Evidence) -> [Duration; 7] {
    let page = shape(units);
    let mut best = times(&page, evidence);
    if best.iter().sum::<Duration>() > LONG {
        return best;
    }
    for _ in 0..2 {
        let again = times(&page, evidence);
        best = std::array::from_fn(|stage| best[stage].min(again[stage]));
    }
    best
}

fn times(page: &str, evidence: &Evidence) -> [Duration; 7] {
    let mut times = [Duration::ZERO; 7];
    let Ok(source) = Source::new(page.as_bytes().to_vec()) else { return times };
    let mut clock = Clock::start();
    let mut lap = |stage: usize| {
        times[stage] = clock.elapsed();
        clock = Clock::start();
    };
    let Ok(article) = assay_article::extract(&source, &assay_article::Options::default()) else {
        return times;
    };
    lap(0);
    let analysis = assay_language::analyse(&article);
    lap(1);
    let statements = assay_attribution::attribute(&article, &analysis);
    lap(2);
    let quantities = assay_quantity::read_quantities(&article, &analysis);
    lap(3);
    let reading =
        Reading { article: &article, analysis: &analysis, statements: &statements, quantities: &quantities };
    let claims = assay_claim::claims(reading);
    lap(4);
    std::hint::black_box(assay_check::check(&claims, reading, evidence));
    lap(5);
    if let Ok(dossier) = assay_dossier::read(&source, evidence, &assay_dossier::Options::default()) {
        std::hint::black_box(dossier.to_json());
    }
    lap(6);
    times
}
