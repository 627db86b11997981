//! Titles and roles: words before a name that say what someone is, and the same words on their
//! own ("the president").

use super::lexicon::Gender;

/// Honorifics and the gender they tell; sorted, without stops.
const HONORIFICS: &[(&str, Option<Gender>)] = &[
    ("Baron", Some(Gender::Male)),
    ("Baroness", Some(Gender::Female)),
    ("Brother", Some(Gender::Male)),
    ("Count", Some(Gender::Male)),
    ("Countess", Some(Gender::Female)),
    ("Dame", Some(Gender::Female)),
    ("Dr", None),
    ("Duchess", Some(Gender::Female)),
    ("Duke", Some(Gender::Male)),
    ("Emperor", Some(Gender::Male)),
    ("Empress", Some(Gender::Female)),
    ("Father", Some(Gender::Male)),
    ("Hon", None),
    ("King", Some(Gender::Male)),
    ("Lady", Some(Gender::Female)),
    ("Lord", Some(Gender::Male)),
    ("Madam", Some(Gender::Female)),
    ("Madame", Some(Gender::Female)),
    ("Messrs", Some(Gender::Male)),
    ("Miss", Some(Gender::Female)),
    ("Mister", Some(Gender::Male)),
    ("Mlle", Some(Gender::Female)),
    ("Mme", Some(Gender::Female)),
    ("Monsieur", Some(Gender::Male)),
    ("Mother", Some(Gender::Female)),
    ("Mr", Some(Gender::Male)),
    ("Mrs", Some(Gender::Female)),
    ("Ms", Some(Gender::Female)),
    ("Mx", None),
    ("Pope", Some(Gender::Male)),
    ("Prince", Some(Gender::Male)),
    ("Princess", Some(Gender::Female)),
    ("Prof", None),
    ("Queen", Some(Gender::Female)),
    ("Rabbi", None),
    ("Rev", None),
    ("Reverend", None),
    ("Sheikh", Some(Gender::Male)),
    ("Sir", Some(Gender::Male)),
    ("Sister", Some(Gender::Female)),
    ("Sultan", Some(Gender::Male)),
    ("Tsar", Some(Gender::Male)),
];

/// Nouns for offices, ranks and callings that stand before a name or for it; lower case, sorted.
const ROLES: &[&str] = &[
    "activist",
    "actor",
    "actress",
    "adm",
    "administrator",
    "admiral",
    "adviser",
    "advisor",
    "aide",
    "ambassador",
    "analyst",
    "archbishop",
    "architect",
    "artist",
    "astronaut",
    "attorney",
    "atty",
    "author",
    "ayatollah",
    "banker",
    "billionaire",
    "biologist",
    "bishop",
    "boss",
    "brigadier",
    "businessman",
    "businesswoman",
    "candidate",
    "capt",
    "captain",
    "cardinal",
    "ceo",
    "cfo",
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "champion",
    "chancellor",
    "chef",
    "chemist",
    "chief",
    "cleric",
    "climatologist",
    "co-author",
    "co-founder",
    "coach",
    "coauthor",
    "cofounder",
    "col",
    "colonel",
    "columnist",
    "comedian",
    "commander",
    "commissioner",
    "composer",
    "conductor",
    "congressman",
    "congresswoman",
    "constable",
    "consultant",
    "coo",
    "correspondent",
    "councillor",
    "councilman",
    "councilor",
    "councilwoman",
    "curator",
    "cyclist",
    "dean",
    "delegate",
    "deputy",
    "designer",
    "detective",
    "dictator",
    "diplomat",
    "director",
    "doctor",
    "economist",
    "editor",
    "engineer",
    "entrepreneur",
    "envoy",
    "epidemiologist",
    "executive",
    "expert",
    "filmmaker",
    "footballer",
    "founder",
    "gen",
    "general",
    "geologist",
    "goalkeeper",
    "gov",
    "governor",
    "guitarist",
    "historian",
    "host",
    "imam",
    "inspector",
    "investor",
    "journalist",
    "judge",
    "justice",
    "lawmaker",
    "lawyer",
    "leader",
    "lecturer",
    "lieutenant",
    "lt",
    "maj",
    "major",
    "manager",
    "marshal",
    "mathematician",
    "mayor",
    "mep",
    "minister",
    "model",
    "mp",
    "musician",
    "negotiator",
    "nominee",
    "novelist",
    "nurse",
    "officer",
    "official",
    "ombudsman",
    "organizer",
    "owner",
    "painter",
    "parliamentarian",
    "pastor",
    "philosopher",
    "photographer",
    "physician",
    "physicist",
    "pilot",
    "player",
    "playwright",
    "poet",
    "policeman",
    "politician",
    "premier",
    "pres",
    "presenter",
    "president",
    "president-elect",
    "priest",
    "principal",
    "producer",
    "professor",
    "prosecutor",
    "psychiatrist",
    "psychologist",
    "publisher",
    "rapper",
    "rep",
    "reporter",
    "representative",
    "researcher",
    "scholar",
    "scientist",
    "secretary",
    "secretary-general",
    "sen",
    "senator",
    "sergeant",
    "sgt",
    "sheriff",
    "singer",
    "sociologist",
    "soldier",
    "solicitor",
    "speaker",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "star",
    "strategist",
    "striker",
    "student",
    "surgeon",
    "taoiseach",
    "teacher",
    "treasurer",
    "trustee",
    "undersecretary",
    "vice-chancellor",
    "vice-president",
    "whip",
    "winner",
    "writer",
];

/// Words that stand before a role within a title; lower case, sorted.
const MODIFIERS: &[&str] = &[
    "acting",
    "assistant",
    "associate",
    "attorney",
    "chief",
    "crown",
    "deputy",
    "district",
    "ex",
    "ex-",
    "executive",
    "first",
    "foreign",
    "former",
    "interim",
    "lieutenant",
    "major",
    "managing",
    "police",
    "press",
    "prime",
    "senior",
    "state",
    "then",
    "under",
    "vice",
];

/// What may follow "secretary", "minister" and the like within a title: "of State".
const OFFICES: &[&str] = &[
    "Agriculture",
    "Commerce",
    "Culture",
    "Defence",
    "Defense",
    "Education",
    "Energy",
    "Finance",
    "Health",
    "Justice",
    "Labor",
    "Labour",
    "Security",
    "Staff",
    "State",
    "Trade",
    "Transport",
    "Transportation",
    "Treasury",
    "War",
];

/// The honorific `word` is, stop aside, with the gender it tells.
pub(crate) fn honorific(word: &str) -> Option<Option<Gender>> {
    let bare = word.strip_suffix('.').unwrap_or(word);
    HONORIFICS.binary_search_by(|(known, _)| (*known).cmp(bare)).ok().map(|index| HONORIFICS[index].1)
}

/// Whether `word` is a noun for an office, rank or calling ("minister", "Sen."), whatever its case;
/// only the singular.
#[must_use]
pub fn is_role(word: &str) -> bool {
    let lower = role_key(word);
    ROLES.binary_search(&lower.as_str()).is_ok()
}

/// The role in lower case, stop and "ex-" aside, abbreviations written out.
pub(crate) fn role_key(word: &str) -> String {
    let lower = word.strip_suffix('.').unwrap_or(word).to_lowercase();
    let bare = lower.strip_prefix("ex-").unwrap_or(&lower);
    match bare {
        "gov" => "governor",
        "sen" => "senator",
        "rep" => "representative",
        "gen" => "general",
        "col" => "colonel",
        "capt" => "captain",
        "sgt" => "sergeant",
        "pres" => "president",
        other => other,
    }
    .to_owned()
}

/// Whether `word` may stand before a role within a title ("former", "Vice").
pub(crate) fn is_modifier(word: &str) -> bool {
    MODIFIERS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// Whether `word` may follow "of" within a title ("Secretary of State").
pub(crate) fn is_office(word: &str) -> bool {
    OFFICES.binary_search(&word).is_ok()
}

/// Whether `word` is a role or stands beside one within a title ("Deputy Prime Minister", "of State").
pub(crate) fn is_role_part(word: &str) -> bool {
    is_role(word) || is_modifier(word) || is_office(word) || word == "of"
}

/// The gender a role word tells.
pub(crate) fn role_gender(role: &str) -> Option<Gender> {
    match role {
        "actress" | "queen" | "princess" | "empress" => Some(Gender::Female),
        "king" | "prince" | "pope" | "priest" => Some(Gender::Male),
        _ if role.ends_with("woman") => Some(Gender::Female),
        _ if role.ends_with("man") => Some(Gender::Male),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(HONORIFICS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(ROLES.is_sorted() && MODIFIERS.is_sorted() && OFFICES.is_sorted());
    }

    #[test]
    fn abbreviated_roles_are_roles() {
        assert!(is_role("Sen.") && is_role("president") && is_role("ex-Governor") && !is_role("Ito"));
        assert_eq!(honorific("Mrs."), Some(Some(Gender::Female)));
    }
}
