//! Pages on all cores, products in the order of the pages, memory bounded.
//!
//! A thread reads the inputs, others make products, and the caller takes them in order. How far the
//! reading runs ahead is bounded in pages and in bytes. A page that takes too long is given up: its
//! worker is left behind, for a thread cannot be stopped, and another takes its place.

use std::collections::{BTreeMap, VecDeque};
use std::num::NonZero;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::product::Product;
use crate::{Captured, Failure, Page, Pages, Reader, Reason};

/// Pages a thread that may be read before the first of them is written.
const AHEAD: u64 = 32;

/// Bytes of pages and products that may be held; a single page may be more.
const MOST_HELD: usize = 48 << 20;

/// How often it is looked whether a page takes too long.
const GLANCE: Duration = Duration::from_millis(100);

/// What counts at most between two looks: while the process is stopped, or the machine asleep, no page
/// takes time.
const LONGEST_LOOK: Duration = Duration::from_secs(1);

/// Products in order of the pages.
pub(crate) struct Pool {
    shared: Arc<Shared>,
    reader: Reader,
    patience: Duration,
    taken: u64,
}

struct Shared {
    state: Mutex<State>,
    /// Something was read, made or taken.
    changed: Condvar,
    ahead: u64,
}

#[derive(Default)]
struct State {
    /// Pages read so far, which is the number of the next one.
    read: u64,
    /// Products handed on so far.
    taken: u64,
    waiting: VecDeque<Waiting>,
    working: BTreeMap<u64, Working>,
    done: BTreeMap<u64, (Product, u64)>,
    held: usize,
    /// How long the process was awake, as far as was looked.
    awake: Duration,
    /// When it was looked last.
    looked: Option<Instant>,
    /// No page is left to read.
    over: bool,
    /// Nobody takes products any more.
    stopped: bool,
}

struct Waiting {
    number: u64,
    name: String,
    captured: Arc<Captured>,
    passed: u64,
}

struct Working {
    /// [`State::awake`] when it began.
    since: Duration,
    name: String,
    captured: Arc<Captured>,
    passed: u64,
}

impl Pool {
    /// Begins with `pages` on `threads` threads.
    pub(crate) fn start(pages: Pages, reader: Reader, threads: NonZero<usize>, patience: Duration) -> Self {
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            changed: Condvar::new(),
            ahead: AHEAD.saturating_mul(threads.get() as u64),
        });
        let pool = Self { shared, reader, patience, taken: 0 };
        let shared = Arc::clone(&pool.shared);
        std::thread::spawn(move || shared.read(pages));
        for _ in 0..threads.get() {
            pool.worker();
        }
        pool
    }

    fn worker(&self) {
        let (shared, reader) = (Arc::clone(&self.shared), self.reader.clone());
        std::thread::spawn(move || shared.work(&reader));
    }

    /// The product of the next page and how many bytes of the inputs were passed when it was read;
    /// `None` after the last. `idle` is called now and then while it is waited for.
    pub(crate) fn following(&mut self, mut idle: impl FnMut()) -> Option<(Product, u64)> {
        let number = self.taken;
        let mut state = self.shared.lock();
        state.look();
        loop {
            if let Some(done) = state.done.remove(&number) {
                state.held -= done.0.weight();
                state.taken += 1;
                self.taken += 1;
                self.shared.changed.notify_all();
                return Some(done);
            }
            if state.over && state.read == number {
                return None;
            }
            let waited = self.shared.changed.wait_timeout(state, GLANCE);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
            state.look();
            let given_up = state.give_up(self.patience);
            if given_up > 0 {
                drop(state);
                (0..given_up).for_each(|_| self.worker());
                state = self.shared.lock();
            }
            idle();
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.shared.lock().stopped = true;
        self.shared.changed.notify_all();
    }
}

impl State {
    /// Counts the time since it was looked last.
    fn look(&mut self) {
        let now = Instant::now();
        let passed = self.looked.map_or(Duration::ZERO, |looked| now.saturating_duration_since(looked));
        self.awake += passed.min(LONGEST_LOOK);
        self.looked = Some(now);
    }

    /// Gives up the pages that take longer than `patience`; how many.
    fn give_up(&mut self, patience: Duration) -> usize {
        let late = |working: &Working| self.awake.saturating_sub(working.since) > patience;
        let late: Vec<u64> =
            self.working.iter().filter(|(_, working)| late(working)).map(|(&number, _)| number).collect();
        for number in &late {
            let Some(Working { name, captured, passed, .. }) = self.working.remove(number) else { continue };
            let what = format!("took longer than {} s", patience.as_secs());
            let product = Product::of(&name, &captured, Err(Failure::new(Reason::Time, what)));
            self.finish(*number, product, captured.bytes.len(), passed);
        }
        late.len()
    }

    fn finish(&mut self, number: u64, product: Product, bytes: usize, passed: u64) {
        self.held = self.held + product.weight() - bytes;
        self.done.insert(number, (product, passed));
    }
}

impl Shared {
    /// No thread panics while it holds the lock; should one, what it guards is whole all the same.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self, mut pages: Pages) {
        loop {
            let mut state = self.lock();
            while !state.stopped
                && (state.read - state.taken >= self.ahead
                    || (state.held > MOST_HELD && state.read > state.taken))
            {
                state = self.wait(state);
            }
            if state.stopped {
                return;
            }
            drop(state);
            let page = pages.next();
            let mut state = self.lock();
            let Some(page) = page else {
                state.over = true;
                self.changed.notify_all();
                return;
            };
            state.admit(page, pages.passed());
            self.changed.notify_all();
        }
    }

    fn work(&self, reader: &Reader) {
        let mut state = self.lock();
        loop {
            if state.stopped || (state.over && state.waiting.is_empty()) {
                return;
            }
            let Some(Waiting { number, name, captured, passed }) = state.waiting.pop_front() else {
                state = self.wait(state);
                continue;
            };
            let working =
                Working { since: state.awake, name: name.clone(), captured: Arc::clone(&captured), passed };
            state.working.insert(number, working);
            drop(state);
            let product = reader.product(&name, &captured);
            state = self.lock();
            // Given up meanwhile: another worker has taken this one's place.
            if state.working.remove(&number).is_none() {
                return;
            }
            state.finish(number, product, captured.bytes.len(), passed);
            self.changed.notify_all();
        }
    }
}

impl State {
    fn admit(&mut self, page: Page, passed: u64) {
        let number = self.read;
        self.read += 1;
        let name = page.name;
        match page.captured {
            Ok(captured) => {
                self.held += captured.bytes.len();
                self.waiting.push_back(Waiting { number, name, captured: Arc::new(captured), passed });
            }
            Err(failure) => {
                let product = Product::unread(name, failure);
                self.held += product.weight();
                self.done.insert(number, (product, passed));
            }
        }
    }
}
