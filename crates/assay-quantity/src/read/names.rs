//! Which lexemes of a line belong to names.

use assay_language::{MentionForm, NameKind, Sentence};

use super::Reader;
use crate::line::Line;
use crate::noun;
use crate::number::{ordinal, small_number};

impl Reader<'_> {
    /// Lexemes that belong to names of places and peoples, people and organisations.
    pub(super) fn names(&self, line: &Line<'_>, sentence: &Sentence) -> Vec<bool> {
        let mut named = vec![false; line.len()];
        for mention in self.analysis.mentions_in(sentence.span) {
            let known =
                mention.name.is_some_and(|id| !matches!(self.analysis.name(id).kind, NameKind::Other));
            if !known || matches!(mention.form, MentionForm::Pronoun | MentionForm::Role) {
                continue;
            }
            let first = line.index_at(mention.span.start() - sentence.span.start());
            let past = line.index_at(mention.span.end() - sentence.span.start());
            if let Some(lexemes) = named.get_mut(first..past) {
                lexemes.fill(true);
            }
        }
        // A sentence's first word is no name for being a capital ("Imports to Norland fell").
        if let Some(first) = named.first_mut() {
            *first &= !crate::statistic::is_kept(&noun::singular(line.low(0)));
        }
        named
    }

    /// Lexemes that belong to proper names ("Barrio 18", "Fortune 100"), so that a number within
    /// one is no figure.
    pub(super) fn masked(&self, line: &Line<'_>, sentence: &Sentence) -> Vec<bool> {
        let mut masked = vec![false; line.len()];
        for mention in self.analysis.mentions_in(sentence.span) {
            let named =
                mention.name.is_some_and(|id| !matches!(self.analysis.name(id).kind, NameKind::Demonym));
            if !named || matches!(mention.form, MentionForm::Pronoun | MentionForm::Role) {
                continue;
            }
            let first = line.index_at(mention.span.start() - sentence.span.start());
            let past = line.index_at(mention.span.end() - sentence.span.start());
            // "12 C melting point", "a 5 W USB charger": a number with a unit begins no name.
            if line.is_digits(first) && crate::unit::unit_after(line, first + 1).is_some() {
                continue;
            }
            // "USD10m" and "RM23.50" are money, whatever else a tagger of names takes them for.
            if (first..=past).any(|i| line.is_digits(i) && crate::unit::money_ends_at(line, i)) {
                continue;
            }
            if let Some(lexemes) = masked.get_mut(first..past)
                && (first..past).any(|i| line.is_letters(i) && line.is_capitalised(i))
            {
                lexemes.fill(true);
                // A number word that only a sentence's beginning made capital names nothing.
                if first == 0 && small_number(line.low(0)).is_some() {
                    masked[0] = false;
                    for (at, lexeme) in masked.iter_mut().enumerate().take(past.min(3)).skip(1) {
                        *lexeme &= !line.is_hyphen(at)
                            && ordinal(line, at).is_none()
                            && !line.low(at).ends_with('s');
                    }
                }
            }
        }
        masked
    }
}
