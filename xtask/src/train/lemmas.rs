//! Learns the table of endings that `assay_language::syntax::lemma` reads.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use assay_language::syntax::FineTag;
use assay_language::syntax::lemma::{LONGEST, edited};

use crate::eval::conllu::read_documents;

/// What to take off and what to put there.
type Edit = (usize, String);
type Counts = BTreeMap<Edit, usize>;

/// How often an ending that is no whole word must have been seen.
const LEAST: usize = 3;

/// The table and a report.
pub fn train(treebanks: &Path) -> Result<(String, String), Box<dyn Error>> {
    let mut words: BTreeMap<(FineTag, String), Counts> = BTreeMap::new();
    for name in ["ewt-train.conllu", "gumperm-train.conllu"] {
        for document in read_documents(&treebanks.join(name))? {
            for word in &document.words {
                let Some(tag) = FineTag::named(&word.xpos) else { continue };
                if matches!(tag, FineTag::Nnp | FineTag::Nnps) || word.lemma == "_" {
                    continue;
                }
                let key = format!("^{}", word.form.to_lowercase());
                let edit = edit(&key[1..], &word.lemma);
                *words.entry((tag, key)).or_default().entry(edit).or_default() += 1;
            }
        }
    }
    let mut endings: BTreeMap<(FineTag, String), Counts> = BTreeMap::new();
    for ((tag, key), counts) in &words {
        let starts: Vec<usize> = key.char_indices().map(|(start, _)| start).chain([key.len()]).collect();
        for &start in starts.iter().rev().take(LONGEST + 1) {
            let target = endings.entry((*tag, key[start..].to_owned())).or_default();
            for (edit, count) in counts {
                // Words count once or twice: endings are a matter of words, not of their frequency.
                *target.entry(edit.clone()).or_default() += (*count).min(2);
            }
        }
    }
    let best = |counts: &Counts| {
        counts
            .iter()
            .max_by_key(|(edit, count)| (**count, std::cmp::Reverse((*edit).clone())))
            .map(|(edit, _)| edit.clone())
    };
    // Shorter endings first, so that a longer one is kept only where it says something else.
    let mut order: Vec<&(FineTag, String)> = endings.keys().collect();
    order.sort_by_key(|(_, ending)| ending.chars().count());
    let mut kept: BTreeMap<(FineTag, String), Edit> = BTreeMap::new();
    for key in order {
        let counts =
            if key.1.starts_with('^') { words.get(key).unwrap_or(&endings[key]) } else { &endings[key] };
        let total: usize = counts.values().sum();
        let Some(edit) = best(counts) else { continue };
        let inherited = inherited(&kept, key);
        let whole = key.1.starts_with('^');
        if (whole || total >= LEAST) && inherited.unwrap_or((0, String::new())) != edit {
            kept.insert(key.clone(), edit);
        }
    }
    let mut table = String::from(
        "# part of speech, ending, characters off, ending instead; made by `cargo xtask train lemmas`\n",
    );
    for ((tag, ending), (off, instead)) in &kept {
        table.push_str(&format!("{}\t{ending}\t{off}\t{instead}\n", tag.as_str()));
    }
    let report = format!("{} rows", kept.len());
    Ok((table, report))
}

/// What the longest shorter ending says.
fn inherited(kept: &BTreeMap<(FineTag, String), Edit>, key: &(FineTag, String)) -> Option<Edit> {
    let starts = key.1.char_indices().skip(1).map(|(start, _)| start).chain([key.1.len()]);
    starts.into_iter().find_map(|start| kept.get(&(key.0, key.1[start..].to_owned())).cloned())
}

fn edit(form: &str, lemma: &str) -> Edit {
    let lower: String = if edited(form, 0, "") == lemma { lemma.to_owned() } else { lemma.to_lowercase() };
    let common = form.chars().zip(lower.chars()).take_while(|(a, b)| a == b).count();
    (form.chars().count() - common, lower.chars().skip(common).collect())
}
