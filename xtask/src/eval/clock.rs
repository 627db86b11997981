//! Processor time of this thread: what rates are measured in, so that a busy machine does not
//! change them.

use std::time::{Duration, Instant};

/// A running measurement of processor time.
pub struct Clock {
    wall: Instant,
    processor: Option<u64>,
}

impl Clock {
    /// Starts measuring.
    pub fn start() -> Self {
        Self { wall: Instant::now(), processor: processor_nanoseconds() }
    }

    /// Processor time this thread spent since the start; wall-clock time where the system does
    /// not tell.
    pub fn elapsed(&self) -> Duration {
        match (self.processor, processor_nanoseconds()) {
            (Some(before), Some(now)) => Duration::from_nanos(now - before),
            _ => self.wall.elapsed(),
        }
    }

    /// `amount` per second of processor time.
    pub fn per_second(&self, amount: f64) -> f64 {
        amount / self.elapsed().as_secs_f64().max(1e-9)
    }
}

/// Linux counts a thread's time on a processor in the first field of its `schedstat`.
fn processor_nanoseconds() -> Option<u64> {
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    line.split(' ').next()?.parse().ok()
}
