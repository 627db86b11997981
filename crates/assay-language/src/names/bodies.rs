//! Organisations: those of the table, and those whose words say that they are one.

use super::casing::Style;
use super::event_words::ends_other;
use super::find::Finder;
use super::lexicon::{given_name, is_calendar, is_city, is_common, is_region, organization};
use super::organizations::{is_head, is_opener, starts_body, takes_possessive};
use super::titles::is_role;
use crate::NameKind;
use crate::places::lookup;
use crate::starters::begins_sentence;

/// Words that no complement holds: "Acting Director" after the name of an office, a date, a first word.
fn ends_complement(word: &str) -> bool {
    begins_sentence(word)
        || is_calendar(word)
        || matches!(word, "Acting" | "Deputy" | "Vice" | "Former" | "Interim")
}

impl Finder<'_> {
    /// An institute whose first word says so in another language: "Universidad de Orva".
    pub(super) fn foreign_body(&mut self, at: usize) -> Option<usize> {
        if !starts_body(self.word(at)) {
            return None;
        }
        let mut past = at + 1;
        while past < at + 8 {
            let joins = matches!(
                self.word(past),
                "de" | "da"
                    | "do"
                    | "del"
                    | "della"
                    | "des"
                    | "di"
                    | "du"
                    | "y"
                    | "e"
                    | "et"
                    | "la"
                    | "las"
                    | "los"
                    | "für"
                    | "van"
            );
            let next = past
                + usize::from(joins)
                + usize::from(joins && matches!(self.word(past + 1), "la" | "las" | "los" | "l'" | "le"));
            if !self.is_capital(next) || begins_sentence(self.word(next)) {
                break;
            }
            past = next + 1;
        }
        (past > at + 1).then(|| {
            self.push(at, at, past, NameKind::Organization, 2);
            past
        })
    }

    /// An event, a work, a law, an award: capitalised, but no person, body or place.
    pub(super) fn other_by_end(&mut self, at: usize) -> Option<usize> {
        let run = self.run_end(at);
        if run > at + 1 && ends_other(self.word(run - 1)) {
            self.push(at, at, run, NameKind::Other, 2);
            return Some(run);
        }
        let numbered = run == at + 1
            && matches!(
                self.word(at),
                "Figure"
                    | "Table"
                    | "Chapter"
                    | "Section"
                    | "Listing"
                    | "Equation"
                    | "Appendix"
                    | "Article"
                    | "Act"
                    | "Part"
                    | "Step"
                    | "Group"
                    | "Phase"
                    | "Volume"
                    | "Question"
                    | "Exhibit"
            );
        numbered.then(|| {
            self.push(at, at, run, NameKind::Other, 2);
            run
        })
    }

    /// An organisation that a table knows or whose words say so.
    pub(super) fn organization_at(&mut self, at: usize) -> Option<usize> {
        let run = self.run_end(at);
        let longest = run.max(at + 1).min(at + 6);
        let known =
            (at + 1..=longest).rev().find_map(|past| Some((past, organization(self.phrase(at, past))?)));
        let built = self.organization_end(at).filter(|&end| !is_region(self.phrase(at, end)));
        if let Some((past, form)) = known
            && built.is_none_or(|end| end <= past)
            && (past > at + 1 || !self.is_forced(at) || !is_common(&self.word(at).to_lowercase()))
            && (past > at + 1 || run == past || given_name(self.word(at)).is_none())
        {
            self.push(at, at, past, NameKind::Organization, 3).known = Some(form);
            return Some(past);
        }
        let end = built?;
        self.push_body(at, end);
        Some(end)
    }

    /// Pushes an organisation; a description keeps its article ("the Bank of Orva").
    pub(super) fn push_body(&mut self, at: usize, end: usize) {
        let adjective = lookup(self.word(at)).is_some_and(|entry| entry.demonym);
        let described = (adjective
            || (at..end).any(|index| matches!(self.word(index), "of" | "for" | "and" | "on")))
            && self.before(at).eq_ignore_ascii_case("the");
        self.push(at - usize::from(described), at, end, NameKind::Organization, 2);
    }

    /// Passes ", Inc." after a company's name.
    fn legal_form(&self, end: usize) -> usize {
        let form = |at: usize| {
            matches!(
                self.word(at),
                "Inc." | "Inc" | "Ltd." | "Ltd" | "LLC" | "LLP" | "Corp." | "Co." | "PLC" | "S.A." | "GmbH"
            )
        };
        match self.word(end) {
            "," if form(end + 1) => end + 2,
            _ if form(end) => end + 1,
            _ => end,
        }
    }

    /// The end of an organisation's name at `at`, where one of its words says that it is one.
    pub(super) fn organization_end(&self, at: usize) -> Option<usize> {
        let mut run = self.run_end(at).max(
            at + usize::from(
                self.is_capital(at) && is_opener(self.word(at)) && self.style == Style::Sentence,
            ),
        );
        if run > at
            && takes_possessive(self.word(run - 1))
            && matches!(self.word(run), "'s" | "’s" | "'" | "’")
        {
            let next = self.run_end(run + 1);
            if next > run + 1 && is_head(self.word(next - 1)) {
                run = next;
            }
        }
        if run == at || (is_role(self.word(at)) && run > at + 1 && !is_head(self.word(run - 1))) {
            return None;
        }
        let head = (at..run)
            .rev()
            .find(|&index| is_head(self.word(index)) && (index > at || is_opener(self.word(index))));
        let head = head.or_else(|| {
            (at..run).find(|&index| {
                is_opener(self.word(index)) && self.word(index + 1) == "of" && index + 1 == run
            })
        })?;
        if head + 1 < run && !is_head(self.word(head)) {
            return None;
        }
        let past = head + 1;
        let extended = if past == run { self.complement(past) } else { past };
        let extended = self.legal_form(extended);
        let alone = extended == at + 1;
        (!alone).then_some(extended)
    }

    /// Passes "of Finance and Trade", "for the Study of War" after a head that ends at `past`.
    fn complement(&self, past: usize) -> usize {
        let mut end = past;
        for _ in 0..3 {
            let link = self.word(end);
            let joins = matches!(link, "of" | "for" | "on" | "against")
                || (end > past && matches!(link, "and" | "&"));
            if !joins {
                break;
            }
            let start = end + 1 + usize::from(self.word(end + 1) == "the");
            let mut next = start;
            while next < start + 6
                && self.is_capital(next)
                && (next == start || !is_role(self.word(next)))
                && !ends_complement(self.word(next))
            {
                next += 1;
            }
            let pair = matches!(link, "and" | "&");
            if next == start
                || pair
                    && (lookup(self.phrase(start, next)).is_some() || given_name(self.word(start)).is_some())
            {
                break;
            }
            end = next;
        }
        if end > past { self.campus(end) } else { end }
    }

    /// ", Berkeley" and "at Berkeley" after "University of California".
    fn campus(&self, end: usize) -> usize {
        if !matches!(self.word(end), "," | "at" | "in") {
            return end;
        }
        let start = end + 1;
        let next = self.run_end(start).min(start + 3);
        let known = |past: &usize| {
            is_region(self.phrase(start, *past))
                || is_city(self.phrase(start, *past))
                || self.word(end) == ","
        };
        if next == start || lookup(self.phrase(start, next)).is_some() && self.word(end) != "," {
            return end;
        }
        let listed = matches!(self.word(next), "and" | "or" | ",") && self.word(end) == ",";
        if known(&next)
            && !listed
            && (is_region(self.phrase(start, next)) || is_city(self.phrase(start, next)))
        {
            next
        } else {
            end
        }
    }
}
