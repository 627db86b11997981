//! Where a sentence turns from one place to the other, and how it says they stand.

use assay_quantity::{Manner, Number, Quantity, UnitKind, Value};
use assay_text::Span;

use super::Relation;
use crate::band::Band;
use crate::multiple;
use crate::words::Word;

/// How many words before "than" the word that compares may stand.
const REACH: usize = 12;
/// How many words may stand between the two of "as … as".
const AS_AS: usize = 8;
/// A share in words ("a third higher") is meant to about a tenth of itself either way.
const SHARE: f64 = 0.2;

/// Words that say more, sorted.
const MORE: &[&str] = &["bigger", "faster", "greater", "higher", "larger", "longer", "more", "richer"];
/// Words that say less, sorted.
const LESS: &[&str] = &["fewer", "less", "lower", "poorer", "shorter", "slower", "smaller"];
/// Verbs that put what stands before them above what follows, sorted.
const EXCEEDS: &[&str] =
    &["exceed", "exceeded", "outnumber", "outnumbered", "overtake", "overtook", "surpass", "surpassed"];

/// Where a comparison turns from one place to the other.
pub(super) struct Mark {
    /// Index of the word that compares: "twice", "higher".
    pub from: usize,
    /// Index of the last word before the other place.
    pub at: usize,
    pub relation: Relation,
    /// The number or word that says how many times or percent.
    pub number: Option<Span>,
}

/// A multiple and the words that say it.
struct Multiple {
    band: Band,
    span: Span,
    /// Index of the first word behind it.
    past: usize,
}

/// The words of a sentence with the figures that were read in it.
pub(super) struct Sentence<'a> {
    pub text: &'a str,
    pub said: &'a [Word],
    pub quantities: &'a [Quantity],
}

impl Sentence<'_> {
    fn word(&self, at: usize) -> &str {
        self.said.get(at).map_or("", |word| word.normal.as_str())
    }

    /// The first comparison of the sentence.
    pub fn mark(&self) -> Option<Mark> {
        (0..self.said.len())
            .find_map(|at| self.than(at).or_else(|| self.multiple_of(at)).or_else(|| self.verb(at)))
    }

    /// "a higher murder rate than Velm", "84 percent higher than that of Velm".
    fn than(&self, at: usize) -> Option<Mark> {
        // "more than 20", "more than twice": a bound on what follows.
        let than = self.said.get(at).filter(|word| word.normal == "than")?;
        let bounds = self.quantities.iter().any(|quantity| quantity.span.contains(than.span));
        if bounds || multiple::of_word(self.word(at + 1)).is_some() || self.multiple(at + 1).is_some() {
            return None;
        }
        let start = at.saturating_sub(REACH);
        let says = |list: &[&str], at: usize| list.binary_search(&self.word(at)).is_ok();
        let degree = (start..at).rev().find(|&at| says(MORE, at) || says(LESS, at))?;
        let more = says(MORE, degree);
        let relation = |number: Option<Span>, relation| Some(Mark { from: degree, at, relation, number });
        if let Some(share) = (start..degree).rev().find_map(|from| self.share(from, degree)) {
            let by = if more { Relation::PercentMore(share.band) } else { Relation::PercentLess(share.band) };
            return relation(Some(share.span), by);
        }
        match (start..degree).rev().find_map(|from| self.multiple(from)) {
            // "three times lower than" says nothing clear.
            Some(_) if !more => None,
            Some(multiple) => relation(Some(multiple.span), Relation::Times(multiple.band)),
            None => relation(None, if more { Relation::More } else { Relation::Less }),
        }
    }

    /// "twice as high as in Germany", "five times that of Japan", "half of Switzerland's".
    fn multiple_of(&self, at: usize) -> Option<Mark> {
        let multiple = self.multiple(at)?;
        let past = multiple.past;
        let turn = if self.word(past) == "as" {
            (past + 2..past + 1 + AS_AS).find(|&at| self.word(at) == "as")?
        } else {
            let next = self.said.get(past)?;
            let name = next.span.of(self.text).starts_with(char::is_uppercase);
            if !name && !matches!(next.normal.as_str(), "of" | "that" | "the" | "those") {
                return None;
            }
            past.checked_sub(1)?
        };
        let relation = Relation::Times(multiple.band);
        Some(Mark { from: past, at: turn, relation, number: Some(multiple.span) })
    }

    /// "China overtook Japan".
    fn verb(&self, at: usize) -> Option<Mark> {
        EXCEEDS.binary_search(&self.word(at)).is_ok().then_some(Mark {
            from: at,
            at,
            relation: Relation::More,
            number: None,
        })
    }

    /// The figure whose number begins at a word.
    fn figure(&self, at: usize) -> Option<&Quantity> {
        let start = self.said.get(at)?.span.start();
        self.quantities.iter().find(|quantity| quantity.number.start() == start)
    }

    /// Index of the first word behind a span.
    fn behind(&self, span: Span) -> usize {
        self.said.partition_point(|word| word.span.start() < span.end())
    }

    /// The multiple that begins at a word: "twice", "five times", "half of".
    fn multiple(&self, at: usize) -> Option<Multiple> {
        let word = self.said.get(at)?;
        if let Some(times) = multiple::of_word(&word.normal) {
            let before = self.text.get(..word.span.end())?;
            let from = before.char_indices().rev().nth(30).map_or(0, |(at, _)| at);
            let bound = multiple::bound_before(before.get(from..)?, &word.normal);
            let band = multiple::band_of_word(times, bound)?;
            return Some(Multiple { band, span: word.span, past: at + 1 });
        }
        let quantity = self.figure(at).filter(|quantity| quantity.change.is_none() || is_times(quantity))?;
        let band = multiple::band(quantity.value, quantity.bound)?;
        // The words of the unit ("times") may stand outside the figure's own span.
        let mut past = self.behind(quantity.number).max(at + 1);
        while is_times(quantity) && matches!(self.word(past), "time" | "times") {
            past += 1;
        }
        let part = is_part(quantity) && matches!(self.word(past), "as" | "of" | "that" | "the");
        (is_times(quantity) || part).then_some(Multiple { band, span: quantity.number, past })
    }

    /// A share by which something is more or less, right before the word that says so: "84 percent
    /// higher", "a third higher".
    fn share(&self, at: usize, degree: usize) -> Option<Multiple> {
        let quantity = self.figure(at)?;
        let band = match quantity.value {
            Value::Single(number) if is_part(quantity) => {
                let percent = number.value() * 100.0;
                Band::of(Value::Single(Number::new(percent, percent * SHARE)), quantity.bound, 1.0)?
            }
            value if quantity.unit.kind == UnitKind::Percent => Band::of(value, quantity.bound, 1.0)?,
            _ => return None,
        };
        let past = self.behind(quantity.span).max(at + 1);
        (degree <= past + 1).then_some(Multiple { band, span: quantity.number, past })
    }
}

fn is_times(quantity: &Quantity) -> bool {
    quantity.unit.kind == UnitKind::Multiple
}

/// "half", "a third".
fn is_part(quantity: &Quantity) -> bool {
    quantity.manner == Some(Manner::Share)
        && quantity.unit.kind == UnitKind::None
        && matches!(quantity.value, Value::Single(number) if number.value() > 0.0 && number.value() < 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    fn relation(sentence: &str) -> Option<Relation> {
        let source = assay_text::Source::new(sentence.as_bytes().to_vec()).expect("a source");
        let options = assay_article::Options {
            format: Some(assay_article::Format::PlainText),
            ..assay_article::Options::default()
        };
        let article = assay_article::extract(&source, &options).expect("an article");
        let analysis = assay_language::analyse(&article);
        let quantities = assay_quantity::read_quantities(&article, &analysis).quantities;
        let text = article.text.as_str();
        let said = words(text, 0);
        Sentence { text, said: &said, quantities: &quantities }.mark().map(|mark| mark.relation)
    }

    #[test]
    fn what_compares_is_read_from_its_words() {
        assert_eq!(relation("Rents in Lorania are higher than in Velm."), Some(Relation::More));
        assert_eq!(relation("Lorania has a lower murder rate than Velm."), Some(Relation::Less));
        assert!(matches!(
            relation("Rents in Lorania are twice as high as in Velm."),
            Some(Relation::Times(band)) if band.holds(2.1) && !band.holds(2.4)
        ));
        assert!(matches!(
            relation("The rate is more than five times Velm's."),
            Some(Relation::Times(band)) if band.holds(6.0) && !band.holds(5.0)
        ));
        assert!(matches!(
            relation("Output per head was 84 percent higher than that of Velm."),
            Some(Relation::PercentMore(band)) if band.holds(84.3) && !band.holds(85.0)
        ));
        assert!(matches!(
            relation("It is less than half of Velm's."),
            Some(Relation::Times(band)) if band.holds(0.4) && !band.holds(0.6)
        ));
        assert_eq!(relation("More than 20 people live there."), None);
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(MORE.is_sorted() && LESS.is_sorted() && EXCEEDS.is_sorted());
    }
}
