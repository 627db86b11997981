//! Inputs that never come to an end: found by a second thread, since the first is busy with them.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The input being read and for how many looks it has been.
type Current = Arc<Mutex<(Vec<u8>, u32)>>;

/// Looks at what is being read, once a second.
pub struct Watch(Current);

/// Looks after which an input hangs. A process that is stopped for a while does not look either.
const LOOKS: u32 = 300;

impl Watch {
    /// Begins; an input that hangs is written to `path`, and the process ends.
    pub fn start(path: PathBuf) -> Self {
        let current: Current = Arc::default();
        let weak = Arc::downgrade(&current);
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(Duration::from_secs(1));
                let Some(current) = weak.upgrade() else { return };
                let mut current = current.lock().unwrap_or_else(PoisonError::into_inner);
                current.1 += 1;
                if current.1 > LOOKS {
                    let written = std::fs::write(&path, &current.0);
                    println!("hangs: {} ({written:?})", path.display());
                    std::process::exit(4);
                }
            }
        });
        Self(current)
    }

    /// Says that `input` is read now.
    pub fn looks_at(&self, input: &[u8]) {
        let mut current = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        current.0.clear();
        current.0.extend_from_slice(input);
        current.1 = 0;
    }
}
