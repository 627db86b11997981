//! Fifth: the loaded words, and whose they are.

use assay_dossier::Dossier;

use super::clean;
use super::lines::Lines;
use crate::index::{AUTHOR, Index};
use crate::number::counted;

/// Words among which repeated ones are looked for: more do not fit on a screen, and a page may hold any
/// number of them.
const MOST: usize = 64;

pub(super) fn section(lines: &mut Lines, index: &Index<'_>, d: &Dossier) {
    let (mut own, mut others) = (Counted::default(), Counted::default());
    let mut by_author = 0;
    for w in &d.wording {
        let who = index.voice(&w.by, w.speaker.as_deref());
        let words = clean(&w.anchor.exact);
        if who == AUTHOR {
            by_author += 1;
            own.add(words);
        } else {
            others.add(format!("{words} ({})", clean(who)));
        }
    }
    let told = match d.wording.len() {
        0 => "none found".to_owned(),
        n => format!("{}, {} the author’s own", counted(n, "loaded word", "loaded words"), by_author),
    };
    lines.section(5, "Wording", &told);
    if !own.0.is_empty() {
        lines.entry("author’s", &own.told(), 1);
    }
    if !others.0.is_empty() {
        lines.entry("others’", &others.told(), 1);
    }
}

/// Words in order of their first place, each with how often it stands there.
#[derive(Default)]
struct Counted(Vec<(String, usize)>);

impl Counted {
    fn add(&mut self, words: String) {
        match self.0.iter_mut().take(MOST).find(|(known, _)| *known == words) {
            Some((_, n)) => *n += 1,
            None => self.0.push((words, 1)),
        }
    }

    fn told(&self) -> String {
        let one =
            |(words, n): &(String, usize)| if *n > 1 { format!("{words} ({n})") } else { words.clone() };
        self.0.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}
