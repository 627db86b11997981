//! The largest memory that the dossier of a hostile shape needs, and how it grows.
//!
//! Each page is read in a process of its own, whose largest resident memory the system tells. That of a
//! page of one sentence (program, evidence, models) is taken off. What is more than seven times as much
//! for four times the size is not linear; where the smaller page needs hardly more, nothing is judged.

use std::error::Error;
use std::process::Command;

use assay_evidence::Evidence;
use assay_text::Source;

use super::{BYTES, units};
use crate::fuzz::shapes::{SHAPES, Shape};

const MOST: f64 = 7.0;

/// Less than this is not judged, in bytes.
const LEAST: f64 = 10e6;

/// Measures every shape.
pub fn run(only: Option<&str>) -> Result<(), Box<dyn Error>> {
    let program = std::env::current_exe()?;
    let peak = |shape: &str, units: usize| -> Result<f64, Box<dyn Error>> {
        let output = Command::new(&program)
            .args(["bench", "memory", "--shape", shape, "--units", &units.to_string()])
            .output()?;
        let said = String::from_utf8_lossy(&output.stdout);
        said.trim().parse().map_err(|_| {
            format!("{shape} of {units} units: {said}{}", String::from_utf8_lossy(&output.stderr)).into()
        })
    };
    let mut beyond = Vec::new();
    println!("megabytes beyond those of a short page, for {} kB and for four times as much", BYTES >> 10);
    for &(name, shape) in SHAPES.iter().filter(|(name, _)| only.is_none_or(|only| name.contains(only))) {
        let units = units(shape, BYTES);
        let short = peak(name, 0)?;
        let (once, four) = (peak(name, units)? - short, peak(name, units * 4)? - short);
        let ratio = four / once.max(1.0);
        let told = if once >= LEAST { format!("×{ratio:.1}") } else { "·".to_owned() };
        println!("{name:<24}{:>8.1}{:>8.1} {told}", once / 1e6, four / 1e6);
        if once >= LEAST && ratio > MOST {
            beyond.push(format!("{name}: ×{ratio:.1}"));
        }
    }
    println!("memory beyond={}", beyond.len());
    if beyond.is_empty() { Ok(()) } else { Err(format!("not linear: {}", beyond.join("; ")).into()) }
}

/// Reads one page of so many units and prints the peak of this process in bytes.
pub fn once(name: &str, units: usize) -> Result<(), Box<dyn Error>> {
    let shape: Shape = SHAPES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, shape)| *shape)
        .ok_or("no shape has this name")?;
    let source = Source::new(shape(units).into_bytes())?;
    let evidence = Evidence::embedded()?;
    if let Ok(dossier) = assay_dossier::read(&source, &evidence, &assay_dossier::Options::default()) {
        std::hint::black_box(dossier.to_json());
    }
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("the system does not tell")?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
    println!("{}", kilobytes * 1024.0);
    Ok(())
}
