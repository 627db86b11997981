//! What a task prints besides its figures: `--show`.

use std::sync::OnceLock;

/// Something that can be asked for with `--show`.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// What was got wrong
    Misses,
    /// As misses, concepts of NewsQuant included
    Concepts,
    /// Cases that are not counted, with the reason
    Rejected,
    /// Misses of the part that rules are not written from as well
    Unseen,
    /// Labels that a swap of names changed
    Flips,
}

static ASKED: OnceLock<Option<Shown>> = OnceLock::new();

/// Says once, before a task runs, what is asked for.
pub fn ask(shown: Option<Shown>) {
    ASKED.get_or_init(|| shown);
}

/// Whether `shown` is asked for; who asks for concepts or unseen misses asks for misses.
pub fn is(shown: Shown) -> bool {
    let asked = ASKED.get().copied().flatten();
    asked == Some(shown) || shown == Shown::Misses && matches!(asked, Some(Shown::Concepts | Shown::Unseen))
}
