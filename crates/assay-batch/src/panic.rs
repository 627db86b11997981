//! Panics of a page: caught, with their message and place.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    /// What the last panic of this thread said; `Some` only while a page is read on it.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs `work`; a panic within it is an error that says what it said and where.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    listen();
    SAID.set(Some(String::new()));
    // Whatever the work held is dropped with it: nothing half changed is seen again.
    let result = catch_unwind(AssertUnwindSafe(work));
    let said = SAID.take().unwrap_or_default();
    result.map_err(|_| said)
}

/// Panics outside [`caught`] are reported as they were before.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let within = SAID.with_borrow_mut(|said| {
                said.as_mut().map(|said| *said = panic.to_string().replace('\n', " ")).is_some()
            });
            if !within {
                before(panic);
            }
        }));
    });
}
