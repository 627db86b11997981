//! Names: who and what an article speaks of by name.

mod casing;
mod find;
mod lexicon;
mod link;
mod organizations;
mod titles;

use assay_text::Span;

use crate::{Mention, MentionForm, Name, NameId, NameKind, Sentence, Token};
use find::Candidate;
use link::{Entity, Links};

/// The names of a text in order of first mention and their mentions in order of place.
pub(crate) struct Named {
    pub(crate) names: Vec<Name>,
    pub(crate) mentions: Vec<Mention>,
}

/// Finds names in `sentences` and joins their forms.
pub(crate) fn find_names(text: &str, sentences: &[Sentence], tokens: &[Token]) -> Named {
    let casing = casing::Casing::read(text, sentences, tokens);
    let mut candidates = find::find(text, sentences, tokens, &casing);
    let links = link::link(text, tokens, &mut candidates);
    collect(text, tokens, &candidates, &links)
}

fn collect(text: &str, tokens: &[Token], candidates: &[Candidate], links: &Links) -> Named {
    let mut ids: Vec<Option<NameId>> = vec![None; links.entities.len()];
    let mut named = Named { names: Vec::new(), mentions: Vec::with_capacity(candidates.len()) };
    for (candidate, entity) in candidates.iter().zip(&links.of) {
        let span = cover(tokens, candidate.first, candidate.past);
        let name = entity.map(|entity| {
            let known = &links.entities[entity];
            *ids[entity].get_or_insert_with(|| {
                named.names.push(Name { kind: known.kind, full: known.full.clone(), place: known.place });
                NameId(u32::try_from(named.names.len() - 1).unwrap_or(u32::MAX))
            })
        });
        let form = entity
            .map_or(MentionForm::Short, |entity| form_of(text, tokens, candidate, &links.entities[entity]));
        named.mentions.push(Mention { span, name, form });
    }
    named
}

fn cover(tokens: &[Token], first: usize, past: usize) -> Span {
    let words = tokens.get(first..past).unwrap_or_default();
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        _ => Span::default(),
    }
}

fn form_of(text: &str, tokens: &[Token], candidate: &Candidate, entity: &Entity) -> MentionForm {
    let words = candidate.past - candidate.name;
    let written = cover(tokens, candidate.name, candidate.past).of(text);
    if entity.kind != NameKind::Person && words == 1 && find::is_acronym(written) {
        MentionForm::Acronym
    } else if words >= entity.words || entity.kind == NameKind::Demonym {
        MentionForm::Full
    } else {
        MentionForm::Short
    }
}

#[cfg(test)]
mod tests {
    use crate::{Analysis, NameKind, analyse_text};
    use assay_text::Span;

    fn analyse(text: &str) -> Analysis {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            blocks.push(Span::new(start, start + line.len()));
            start += line.len() + 1;
        }
        analyse_text(text, &blocks)
    }

    /// "mention=full name" for every mention, in order of place.
    fn mentions(text: &str) -> Vec<String> {
        let analysis = analyse(text);
        analysis
            .mentions
            .iter()
            .map(|mention| {
                let name = mention.name.map_or("?", |id| analysis.name(id).full.as_str());
                format!("{}={name}", mention.span.of(text))
            })
            .collect()
    }

    #[test]
    fn a_surname_leads_to_the_full_name() {
        let text = "Arvo Lindqvist Answers Nila Sorrel\nSlovenia's President Arvo Lindqvist has answered former \
                    U.S. Secretary of State Nila Sorrel after she shared a post.\nLindqvist's reply was short. Sorrel was not amused.";
        assert_eq!(
            mentions(text)[..5],
            [
                "Arvo Lindqvist=Arvo Lindqvist",
                "Nila Sorrel=Nila Sorrel",
                "Slovenia=Slovenia",
                "President Arvo Lindqvist=Arvo Lindqvist",
                "U.S.=U.S.",
            ]
        );
        let all = mentions(text);
        assert!(all.contains(&"Lindqvist=Arvo Lindqvist".to_owned()), "{all:?}");
        assert!(all.contains(&"Sorrel=Nila Sorrel".to_owned()), "{all:?}");
    }

    #[test]
    fn two_people_of_one_surname_stay_two() {
        let text = "Hanna Orr spoke first. Orr was calm. Then Peter Orr spoke. Orr was angry. Hanna Orr and Peter Orr left. Orr smiled.";
        assert_eq!(
            mentions(text),
            [
                "Hanna Orr=Hanna Orr",
                "Orr=Hanna Orr",
                "Peter Orr=Peter Orr",
                "Orr=Peter Orr",
                "Hanna Orr=Hanna Orr",
                "Peter Orr=Peter Orr",
                "Orr=?",
            ]
        );
    }

    #[test]
    fn acronyms_are_bound_to_their_expansions() {
        let text = "The Orva Relief Board (ORB) met in Lima. ORB paid for it.";
        assert_eq!(
            mentions(text),
            [
                "Orva Relief Board=Orva Relief Board",
                "ORB=Orva Relief Board",
                "Lima=Lima",
                "ORB=Orva Relief Board"
            ]
        );
        let analysis = analyse(text);
        assert_eq!(analysis.names[0].kind, NameKind::Organization);
    }

    #[test]
    fn names_of_one_country_are_one_name() {
        let text = "The United States and Britain agreed. The U.S. paid; American and British firms did not.";
        let analysis = analyse(text);
        let names: Vec<_> = analysis
            .names
            .iter()
            .map(|name| (name.full.as_str(), name.place.map(|code| code.to_string()).unwrap_or_default()))
            .collect();
        assert_eq!(
            names,
            [
                ("United States", "USA".to_owned()),
                ("Britain", "GBR".to_owned()),
                ("American", "USA".to_owned()),
                ("British", "GBR".to_owned()),
            ]
        );
    }

    #[test]
    fn first_words_are_no_names() {
        assert_eq!(
            mentions("Prices rose. Yesterday Mira Holt said so. Critics disagreed."),
            ["Mira Holt=Mira Holt"]
        );
    }
}
