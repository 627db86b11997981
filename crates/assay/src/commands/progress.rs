//! What a person waiting at a terminal is told.

use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How long work may take before anything is said of it.
const PATIENCE: Duration = Duration::from_secs(1);

/// Does `work`; where it takes more than a second and standard error is a terminal, says there what is
/// being done and for how long, on one line that is gone afterwards.
pub fn during<T>(what: &str, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    // The name of a file may hold what a terminal would obey.
    let what: String = what.chars().filter(|c| !c.is_control()).take(50).collect();
    let (done, finished) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let began = Instant::now();
            let mut shown = false;
            while finished.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                eprint!("\r{what} … {} s", began.elapsed().as_secs());
                let _ = std::io::stderr().flush();
                shown = true;
            }
            if shown {
                eprint!("\r\u{1b}[K");
            }
        });
        let result = work();
        drop(done);
        result
    })
}
