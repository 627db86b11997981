//! `symmetry`: see `docs/evaluation.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use assay_claim::{Author, arguments, claims, exchanges, offers, wording};
use assay_text::Span;

use super::shown::{self, Shown};
use super::stages::Stages;
use super::swap::{VARIANTS, swap_all};
use super::{EvalError, Figure, Scores, files, read_bytes, share};

/// What is said of a passage: the list it is in, where it begins, and its label in words.
type Labels = BTreeMap<(&'static str, usize, String), usize>;

/// Reads each article as text, and again under each swap; a label changes when the passage it
/// stands on does not get the same label in the swapped text, or gets one more.
pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let mut texts = Vec::new();
    for file in files(path)? {
        let Some(page) = Stages::of_source(read_bytes(&file)?, None) else { continue };
        texts.push((file.display().to_string(), article_text(&page)));
    }
    Ok(compare(&texts))
}

/// Compares the labels of each of `texts`, given with their names, under every swap.
fn compare(texts: &[(String, String)]) -> Scores {
    let (mut flips, mut total) = (0, 0);
    let mut lists: BTreeMap<&'static str, [usize; 2]> = BTreeMap::new();
    let mut table = String::new();
    for (file, text) in texts {
        let stages = Stages::of_page(text);
        for variant in 0..VARIANTS {
            let swapped = swap_all(stages.reading(), variant);
            let other = Stages::of_page(&swapped.text);
            let before = labels(&stages, |at| swapped.rewords(at), |position| swapped.position(position));
            let after = labels(&other, |at| swapped.reworded(at), |position| position);
            for ((list, at, label), count) in &before {
                let kept = after.get(&(*list, *at, label.clone())).copied().unwrap_or(0).min(*count);
                let [changed, all] = lists.entry(list).or_default();
                *all += count;
                *changed += count - kept;
                flips += count - kept;
                total += count;
                if kept < *count && shown::is(Shown::Flips) {
                    let words: String =
                        swapped.text.get(*at..).unwrap_or_default().chars().take(90).collect();
                    let _ = writeln!(table, "{} {variant}: {list} {label}: {words:?}", file);
                }
            }
            for (list, at, label) in after.keys().filter(|key| !before.contains_key(key)) {
                if shown::is(Shown::Flips) {
                    let words: String =
                        swapped.text.get(*at..).unwrap_or_default().chars().take(90).collect();
                    let _ = writeln!(table, "{} {variant}: new {list} {label}: {words:?}", file);
                }
            }
            let more: usize = after
                .iter()
                .map(|(key, count)| count - before.get(key).copied().unwrap_or(0).min(*count))
                .sum();
            let fewer: usize = before
                .iter()
                .map(|(key, count)| count - after.get(key).copied().unwrap_or(0).min(*count))
                .sum();
            // A label that moved is one change; one that is new besides is another.
            flips += more.saturating_sub(fewer);
        }
    }
    for (list, [changed, all]) in lists {
        let _ = writeln!(table, "{list:<12}{changed:>6} of {all}");
    }
    let figures = vec![
        ("flip_rate", Figure::Share(if flips == 0 { 0.0 } else { share(flips, total) })),
        ("labels", Figure::Count(total)),
    ];
    Scores { table, figures }
}

/// The article's blocks as text, a paragraph each; list markers stand before items.
fn article_text(page: &Stages) -> String {
    use assay_article::BlockKind;
    let mut text = String::new();
    for block in &page.article.blocks {
        match block.kind {
            BlockKind::ListItem { number: Some(number), .. } => {
                let _ = write!(text, "  {number}. ");
            }
            BlockKind::ListItem { .. } => text.push_str("  • "),
            _ => {}
        }
        text.push_str(page.article.text.slice(block.span));
        text.push_str("\n\n");
    }
    text
}

/// The labels of a text by their place; of wording only what does not stand on `reworded` words.
fn labels(
    stages: &Stages,
    reworded: impl Fn(std::ops::Range<usize>) -> bool,
    place: impl Fn(usize) -> usize,
) -> Labels {
    let reading = stages.reading();
    let mut labels = Labels::new();
    let mut add = |list: &'static str, span: Span, label: String| {
        *labels.entry((list, place(span.start()), label)).or_insert(0) += 1;
    };
    let voice = |by: Author| if by == Author::Article { "author" } else { "speaker" };
    for claim in claims(reading) {
        let source = claim.source.kind;
        add(
            "claims",
            claim.span,
            format!("{:?} {:?} {source:?} {}", claim.kind, claim.checkable, voice(claim.by)),
        );
    }
    for offer in offers(reading) {
        add("offers", offer.span, format!("{:?} {} {}", offer.kind, offer.conditions.len(), voice(offer.by)));
    }
    for argument in arguments(reading) {
        add("arguments", argument.span, format!("{:?} {}", argument.number, voice(argument.by)));
    }
    for exchange in exchanges(reading) {
        let content = &reading.statements.attributions[exchange.answer].content;
        if let Some(span) = content.first() {
            add("exchanges", *span, format!("{:?}", exchange.kind));
        }
    }
    for found in wording(reading).into_iter().filter(|found| !reworded(found.span.range())) {
        add("wording", found.span, format!("{:?} {}", found.kind, voice(found.by)));
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The passages of the cases, the sample and our own annotated texts.
    fn own_texts() -> Vec<(String, String)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut texts = Vec::new();
        for folder in ["cases/attribution", "cases/check", "cases/claim", "cases/quantity"] {
            for file in files(&root.join(folder)).unwrap() {
                let text = std::fs::read_to_string(&file).unwrap();
                let passages = text.split("```article").skip(1).filter_map(|part| {
                    let (attributes, passage) = part.split_once('\n')?;
                    (!attributes.contains("as=html")).then(|| passage.split("```").next())?
                });
                texts.extend(passages.map(|passage| (file.display().to_string(), passage.to_owned())));
            }
        }
        for fixture in ["claim-frames.jsonl", "source-given.jsonl"] {
            let text = std::fs::read_to_string(root.join("fixtures").join(fixture)).unwrap();
            for line in text.lines() {
                let record: serde_json::Value = serde_json::from_str(line).unwrap();
                texts.push((fixture.to_owned(), record["text"].as_str().unwrap().to_owned()));
            }
        }
        let sample = std::fs::read(root.join("samples/harbour-letter.html")).unwrap();
        texts.push(("sample".to_owned(), article_text(&Stages::of_source(sample, None).unwrap())));
        texts
    }

    #[test]
    fn no_label_of_our_own_texts_changes_under_a_swap() {
        shown::ask(Some(Shown::Flips));
        let scores = compare(&own_texts());
        let flips = scores.figures.iter().any(|(name, figure)| {
            *name == "flip_rate" && matches!(figure, Figure::Share(share) if *share > 0.0)
        });
        assert!(!flips, "{}", scores.table);
    }
}
