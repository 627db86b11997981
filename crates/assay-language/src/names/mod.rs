//! Names: who and what an article speaks of by name.

mod bodies;
mod candidate;
mod casing;
mod contexts;
mod descriptions;
mod dialogue;
mod event_words;
mod evidence;
mod find;
mod focus;
mod geography;
mod interviews;
pub mod kinds;
mod lexicon;
mod link;
mod listed;
mod nominals;
mod organizations;
mod people;
mod peoples;
mod place_words;
mod pronouns;
mod quoted;
mod resolve;
mod roles;
mod settle;
mod stand_ins;
mod titles;
mod turns;
mod voices;
mod weigh;

pub(crate) use casing::Lookup;
pub(crate) use listed::listed;
pub(crate) use pronouns::pronoun;
pub use titles::is_role;
pub(crate) use titles::{honorific, is_role_part};

use assay_text::Span;

use crate::syntax::network::Reading;
use crate::syntax::read;

use crate::{Mention, MentionForm, Name, NameId, NameKind, Sentence, Token};
use candidate::Candidate;
use link::{Entity, Links};
use resolve::Resolved;

/// The names of a text in order of first mention and their mentions in order of place.
pub(crate) struct Named {
    pub(crate) names: Vec<Name>,
    pub(crate) mentions: Vec<Mention>,
}

/// Finds names in `sentences` and joins their forms; also what the network says of each token. It reads
/// stand-ins for names, and its own names are not used: it takes one name for a person and another, in
/// the same sentence, for none, and who is named must change no label.
pub(crate) fn find_names(text: &str, sentences: &[Sentence], tokens: &[Token]) -> (Named, Vec<Reading>) {
    let casing = casing::Casing::read(text, sentences, tokens);
    let mut candidates = find::find(text, sentences, tokens, &casing);
    let shown = stand_ins::shown(text, tokens, &candidates);
    let readings = read(text, sentences, tokens, &shown);
    let forms = link::forms(text, tokens, &mut candidates);
    let open = kinds::open_forms(kinds::Source {
        text,
        sentences,
        tokens,
        readings: &readings,
        casing: &casing,
        candidates: &candidates,
        forms: &forms,
    });
    kinds::decide(&mut candidates, &open);
    let mut links = link::link(forms, &mut candidates);
    let resolved = resolve::resolve(text, sentences, tokens, &casing, &candidates, &mut links, &readings);
    (collect(text, tokens, &candidates, &links, &resolved), readings)
}

/// A form whose kind the model of kinds decides, as its trainer sees it.
#[derive(Clone, Debug)]
pub struct OpenForm {
    /// Where the text uses it, titles aside.
    pub uses: Vec<Span>,
    /// What the model reads.
    pub features: kinds::Features,
}

/// The forms of a text whose kinds the model decides, for its trainer; and the spans of all other
/// candidates with the kinds that rules gave them.
#[must_use]
pub fn open_forms(text: &str, blocks: &[Span]) -> (Vec<OpenForm>, Vec<(Span, NameKind)>) {
    let (sentences, tokens) = crate::segment(text, blocks);
    let casing = casing::Casing::read(text, &sentences, &tokens);
    let mut candidates = find::find(text, &sentences, &tokens, &casing);
    let shown = stand_ins::shown(text, &tokens, &candidates);
    let readings = read(text, &sentences, &tokens, &shown);
    let forms = link::forms(text, &tokens, &mut candidates);
    let open = kinds::open_forms(kinds::Source {
        text,
        sentences: &sentences,
        tokens: &tokens,
        readings: &readings,
        casing: &casing,
        candidates: &candidates,
        forms: &forms,
    });
    let span = |candidate: &Candidate| cover(&tokens, candidate.first, candidate.past);
    let mut decided = vec![true; candidates.len()];
    open.iter().flat_map(|form| &form.uses).for_each(|&at| decided[at] = false);
    let rest = candidates.iter().zip(decided).filter(|(_, decided)| *decided);
    let rest = rest.map(|(candidate, _)| (span(candidate), candidate.kind)).collect();
    let open = open.into_iter().map(|form| OpenForm {
        uses: form.uses.iter().map(|&at| span(&candidates[at])).collect(),
        features: form.features,
    });
    (open.collect(), rest)
}

/// Merges names and what stands for them in order of place and numbers the names by first
/// mention. Roles and pronouns may hold a name ("the Kenyan president").
fn collect(
    text: &str,
    tokens: &[Token],
    candidates: &[Candidate],
    links: &Links,
    resolved: &[Resolved],
) -> Named {
    let mut found: Vec<(Span, Option<usize>, MentionForm)> =
        Vec::with_capacity(candidates.len() + resolved.len());
    for (candidate, &entity) in candidates.iter().zip(&links.of) {
        let known = entity.map(|entity| &links.entities[entity]);
        let form = known.map_or(MentionForm::Short, |known| form_of(text, tokens, candidate, known));
        found.push((cover(tokens, candidate.first, candidate.past), entity, form));
    }
    for mention in resolved {
        found.push((cover(tokens, mention.first, mention.past), mention.entity, mention.form));
    }
    found.sort_by_key(|(span, _, _)| (span.start(), std::cmp::Reverse(span.end())));
    let mut ids: Vec<Option<NameId>> = vec![None; links.entities.len()];
    let mut named = Named { names: Vec::new(), mentions: Vec::with_capacity(found.len()) };
    for (span, entity, form) in found {
        let name = entity.map(|entity| {
            let known = &links.entities[entity];
            *ids[entity].get_or_insert_with(|| {
                named.names.push(Name { kind: known.kind, full: known.full.clone(), place: known.place });
                NameId(u32::try_from(named.names.len() - 1).unwrap_or(u32::MAX))
            })
        });
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
    let words = candidate.core - candidate.name;
    let written = cover(tokens, candidate.name, candidate.core).of(text);
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
                "U.S. Secretary of State Nila Sorrel=Nila Sorrel",
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

    #[test]
    fn roles_and_pronouns_find_their_person() {
        let text = "Kenya's President Arvo Lindqvist met Governor Nila Sorrel. She was late. The president said he had waited.";
        let all = mentions(text);
        for expected in ["She=?", "The president=Arvo Lindqvist", "he=Arvo Lindqvist"] {
            assert!(all.contains(&expected.to_owned()), "{expected}: {all:?}");
        }
        let text = "Kenya's President Arvo Lindqvist spoke. The president of Mexico did not.";
        assert!(mentions(text).contains(&"The president of Mexico=?".to_owned()), "{:?}", mentions(text));
    }

    #[test]
    fn called_by_name_is_you() {
        let text = "Good evening, Mira. What do you make of it? Did you see the bridge?";
        let all = mentions(text);
        assert!(all.contains(&"you=Mira".to_owned()), "{all:?}");
    }

    #[test]
    fn labels_of_a_transcript_may_be_titles() {
        let text = "Remarks by President Mira Holt and Secretary Arvo Lindqvist at the bridge\n\
                    THE PRESIDENT: I am glad to be here.\n\
                    SECRETARY LINDQVIST: I thank everyone.\n\
                    THE PRESIDENT: My friends, I am done.";
        let all = mentions(text);
        assert!(all.contains(&"I=Mira Holt".to_owned()), "{all:?}");
        assert!(!all.contains(&"My=Arvo Lindqvist".to_owned()), "{all:?}");
    }

    #[test]
    fn two_interviewed_together_are_we() {
        let text = "Reporter interviews Mira Holt and Arvo Lindqvist of the Orva Choir\n\
                    How did you two meet?\n\
                    We met at school. Our teacher sang.\n\
                    What will you do next?\n\
                    We will sing.";
        let all = mentions(text);
        let pair = "Mira Holt and Arvo Lindqvist";
        for expected in [format!("you={pair}"), format!("We={pair}"), format!("Our={pair}")] {
            assert!(all.contains(&expected), "{expected}: {all:?}");
        }
    }

    #[test]
    fn turns_of_a_dialogue_are_told_from_names() {
        let text = "Hello everybody, I'm Mira Holt, and I am joined by Arvo.\n\
                    Good evening.\n\
                    What did you think of my bridge?\n\
                    I liked it. My brother did not.\n\
                    Why, do you know?\n\
                    He is afraid of bridges. I am not.\n\
                    Arvo, have you been there?\n\
                    No, I have not.";
        let all = mentions(text);
        let count = |wanted: &str| all.iter().filter(|mention| *mention == wanted).count();
        assert_eq!((count("I=Arvo"), count("My=Arvo"), count("my=Mira Holt")), (3, 1, 1), "{all:?}");
        assert_eq!((count("you=Arvo"), count("I=Mira Holt")), (3, 2), "{all:?}");
    }

    #[test]
    fn we_are_the_people_a_text_counts_itself_among() {
        for people in ["Kenyans", "Americans"] {
            let text = format!(
                "My fellow {people}, we have built a bridge. It is our bridge. The others have none, and they envy us."
            );
            let all = mentions(&text);
            for word in ["we", "our", "us"] {
                assert!(all.contains(&format!("{word}={people}")), "{all:?}");
            }
            let text = format!("Holt said: “We {people} build.” We asked her why. We have no bridge.");
            assert!(!mentions(&text).contains(&format!("We={people}")), "{:?}", mentions(&text));
        }
    }

    #[test]
    fn verbs_say_what_someone_is() {
        let all = mentions("Mira Holt became a nurse. She served as mayor of Orva.");
        for expected in ["a nurse=Mira Holt", "mayor=Mira Holt"] {
            assert!(all.contains(&expected.to_owned()), "{expected}: {all:?}");
        }
    }

    #[test]
    fn letters_are_signed() {
        let text = "Dear Hanna,\nWe are back and I have written to Dr. Orr. I was tired.\nYours,\nBill";
        let all = mentions(text);
        assert!(all.contains(&"I=Bill".to_owned()) && all.contains(&"Bill=Bill".to_owned()), "{all:?}");
        let text = "Dr. Orr,\nI hope that all is well.\nI thank you for your time.\nRespectfully, Mira Holt\ncc: Arvo Lindqvist";
        let all = mentions(text);
        assert_eq!(all.iter().filter(|mention| *mention == "I=Mira Holt").count(), 2, "{all:?}");
    }

    #[test]
    fn a_narrator_may_only_be_called_by_name() {
        let text =
            "I was thirteen and it was spring. My father called me Bramble when I was small. I walked on.";
        let all = mentions(text);
        assert_eq!(all.iter().filter(|mention| *mention == "I=Bramble").count(), 3, "{all:?}");
    }

    #[test]
    fn what_points_at_someone_means_them() {
        let all = mentions(
            "This is Mira Holt, a carpenter. Peter Orr is one of the founders. A man named Arvo left.",
        );
        for expected in ["This=Mira Holt", "one=Peter Orr", "A man=Arvo"] {
            assert!(all.contains(&expected.to_owned()), "{expected}: {all:?}");
        }
    }

    #[test]
    fn a_title_of_rank_is_a_name_for_its_bearer() {
        let all = mentions("Tsar Peter met Dr. Orr. The doctor was early, and the tsar was late.");
        assert!(
            all.contains(&"The doctor=Orr".to_owned()) && all.contains(&"the tsar=Peter".to_owned()),
            "{all:?}"
        );
    }

    #[test]
    fn a_name_is_completed_by_names() {
        let text = "Mira Holt of the Orva Board spoke of the weather with the man from Lima.";
        let analysis = analyse(text);
        assert_eq!(analysis.completed(analysis.mentions[0].span).of(text), "Mira Holt of the Orva Board");
    }

    #[test]
    fn a_surname_may_have_thousands_of_bearers() {
        let mut text = String::new();
        for number in 0..3_000_u32 {
            let letter =
                |place: u32| char::from(b'a' + u8::try_from(number / 26_u32.pow(place) % 26).unwrap_or(0));
            text.push_str(&format!(
                "Q{}{}{} Vurramel came to the town. It was said that Vurramel left. ",
                letter(0),
                letter(1),
                letter(2)
            ));
        }
        assert!(analyse(&text).names.len() > 100);
    }

    /// The labels of a text without the words: what must not depend on who is named.
    fn shape(text: &str) -> Vec<(Option<u32>, crate::MentionForm)> {
        analyse(text).mentions.iter().map(|mention| (mention.name.map(|id| id.0), mention.form)).collect()
    }

    #[test]
    fn who_is_named_changes_no_label() {
        let template = |person: &str, surname: &str, country: &str, demonym: &str, he: &str, his: &str| {
            format!(
                "{country}'s President {person} has answered the senator of Orva. {surname}'s reply was short. \
                 {he} said that {his} {demonym} critics were wrong. The president then left."
            )
        };
        let expected = shape(&template("Arvo Lindqvist", "Lindqvist", "Kenya", "Kenyan", "He", "his"));
        assert!(expected.iter().all(|(name, form)| name.is_some() || *form == crate::MentionForm::Role));
        for (person, surname) in [
            ("Nila Sorrel", "Sorrel"),
            ("Maria Lopez", "Lopez"),
            ("John Smith", "Smith"),
            ("Wei Zhang", "Zhang"),
        ] {
            for (country, demonym) in
                [("Mexico", "Mexican"), ("France", "French"), ("New Zealand", "British")]
            {
                for (he, his) in [("He", "his"), ("She", "her")] {
                    let told =
                        crate::names::lexicon::given_name(person.split(' ').next().unwrap_or_default())
                            .and_then(|name| name.gender);
                    if told
                        .is_some_and(|gender| (gender == crate::names::lexicon::Gender::Male) != (he == "He"))
                    {
                        continue;
                    }
                    assert_eq!(
                        shape(&template(person, surname, country, demonym, he, his)),
                        expected,
                        "{person} {country} {he}"
                    );
                }
            }
        }
    }

    #[test]
    fn hostile_text_does_no_harm() {
        let mut state = 7_u32;
        let pieces = [
            "“",
            "\"",
            "The ",
            "president ",
            "of ",
            "Mr. ",
            "A",
            ".",
            " ",
            "\u{300}",
            "é",
            "IV ",
            "U.S.",
            "’s",
            "(",
            "ABC",
            ")",
            "he ",
            "her ",
            "1.",
            "\n\n",
            "@",
            "-",
            "and ",
        ];
        for _ in 0..400 {
            let mut text = String::new();
            for _ in 0..60 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
            }
            let analysis = analyse_text(&text, &[Span::new(0, text.len())]);
            assert!(analysis.mentions.is_sorted_by_key(|mention| mention.span.start()));
        }
    }
}
