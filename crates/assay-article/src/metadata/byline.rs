//! Bylines: who wrote it, one name each, without "By", roles and site names.

use crate::furniture;

/// Words that stand in front of names.
const LEADS: &[&str] = &[
    "view all posts by",
    "posts by",
    "veröffentlicht von",
    "eingestellt von",
    "gepostet von",
    "researched by",
    "interview:",
    "geschrieben von",
    "verfasst von",
    "escrito por",
    "publicado por",
    "écrit par",
    "publié par",
    "autor:",
    "autorin:",
    "autoren:",
    "autor",
    "autorin",
    "texte :",
    "text:",
    "articles by",
    "contributed by",
    "contributors:",
    "posts by",
    "recipe by",
    "written by",
    "posted by",
    "published by",
    "reported by",
    "reporting by",
    "story by",
    "article by",
    "words by",
    "text by",
    "reviewed by",
    "authored by",
    "author:",
    "authors:",
    "author",
    "by:",
    "by",
    "von",
    "par",
    "por",
    "di",
    "da",
];

/// What stands for no author.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "anonymous",
    "author",
    "contributor",
    "editor",
    "guest",
    "n/a",
    "none",
    "null",
    "root",
    "staff",
    "undefined",
    "unknown",
    "user",
    "webmaster",
    "wpadmin",
];

/// First words of what forms and labels around bylines say, in lower case.
const FIELDS: &[&str] = &[
    "name",
    "email",
    "e-mail",
    "website",
    "kommentare",
    "keine",
    "comments",
    "publiziert",
    "veröffentlicht",
    "stand",
    "mehr",
    "more",
    "about",
    "über",
    "insights",
];

/// Splits a byline such as "By Ana Ruiz and Tom Berg, Science Correspondent" into names.
pub(crate) fn names(byline: &str) -> Vec<String> {
    let byline = byline.split_whitespace().collect::<Vec<_>>().join(" ");
    let rest = without_lead(&byline);
    // What follows a bar or a bullet is a role, a place or a date.
    let rest = rest.split(['|', '•', '·', '⋅', '—', '[']).next().unwrap_or_default();
    let rest = rest.split(" - ").next().unwrap_or_default();
    // "Ana Ruiz, DVM. Reviewed by Tom Berg, DVM": who checked it did not write it.
    let rest = without_reviewer(rest);
    let rest = match rest.split_once(" for ") {
        // "Ana Ruiz for the Courier", but "Center for Tidal Research".
        Some((front, _)) if front.contains(' ') => front,
        _ => rest,
    };
    let mut names: Vec<String> = Vec::new();
    if rest.contains("://") {
        return names;
    }
    for part in rest.split([',', ';', '&', '/']) {
        let part_names: Vec<&str> = if is_body(part) { vec![part] } else { split_and(part).collect() };
        for name in part_names {
            let name = clean(name);
            if is_credential(name) {
                if let Some(last) = names.last_mut() {
                    last.push_str(", ");
                    last.push_str(name);
                }
            } else if !names.is_empty() && is_position(name) {
                // "Ana Ruiz, Director of Research".
            } else if is_name(name) && !names.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// The byline up to the words that introduce who reviewed or edited it.
pub(crate) fn without_reviewer(byline: &str) -> &str {
    ["Reviewed by", "reviewed by", "Medically reviewed", "Edited by", "edited by", "Fact checked"]
        .iter()
        .filter_map(|words| byline.find(words))
        .filter(|at| *at > 0)
        .min()
        .and_then(|at| byline.get(..at))
        .map_or(byline, |front| front.trim_end_matches(['.', ' ', ',', ';', '|', '·']))
}

/// The byline without "By" and the like in front.
pub(crate) fn without_lead(byline: &str) -> &str {
    let mut rest = byline.trim();
    loop {
        let Some(first) = rest.bytes().next() else { return rest };
        // Most texts begin like none of them: one letter tells.
        let begun =
            LEADS.iter().filter(|lead| lead.bytes().next().is_some_and(|b| b.eq_ignore_ascii_case(&first)));
        let lead = begun.copied().find(|lead| {
            rest.get(..lead.len()).is_some_and(|found| found.eq_ignore_ascii_case(lead))
                && rest.get(lead.len()..).is_some_and(|after| {
                    lead.ends_with(':') || after.starts_with(|c: char| c.is_whitespace() || c == ':')
                })
        });
        match lead {
            Some(lead) => {
                rest =
                    rest.get(lead.len()..).unwrap_or_default().trim_start_matches([':', ' ', '\u{a0}']).trim()
            }
            None => return rest,
        }
    }
}

/// Whether a line says outright that who follows wrote it, so that a name of one word is one.
pub(crate) fn says_who_wrote(line: &str) -> bool {
    ["posted by ", "written by ", "author: "]
        .iter()
        .any(|lead| line.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead)))
}

/// The names in a line that begins with a date: "September 1, 2023 By Ana Ruiz".
pub(crate) fn after_date(line: &str) -> Option<&str> {
    if line.len() > 120 {
        return None;
    }
    let (front, names) = [" by ", " By ", " BY "].iter().find_map(|by| line.split_once(by))?;
    let dated = front.len() <= 50 && super::when::timestamp(front).is_some();
    (dated && names.starts_with(char::is_uppercase)).then_some(names)
}

/// Whether a text is nothing but the words in front of a name: "By", "Written by:".
pub(crate) fn is_lead(text: &str) -> bool {
    let text = text.trim().trim_end_matches(':').trim_end();
    LEADS.iter().any(|lead| lead.trim_end_matches(':').eq_ignore_ascii_case(text)) && text.len() > 1
}

/// Whether a short line begins like a byline and goes on with a name.
pub(crate) fn is_byline(line: &str) -> bool {
    if line.len() > 120 {
        return false;
    }
    let rest = without_lead(line);
    rest.len() < line.trim().len()
        && rest.chars().next().is_some_and(char::is_uppercase)
        && !line.trim_end().ends_with(['.', '?', '!'])
        && rest.split_whitespace().count() <= 14
}

/// "Center for Drug Evaluation and Research": a body whose name holds "and".
fn is_body(name: &str) -> bool {
    const BODIES: &[&str] = &[
        "Agency",
        "Association",
        "Board",
        "Bureau",
        "Center",
        "Centre",
        "Commission",
        "Council",
        "Department",
        "Federation",
        "Foundation",
        "Institute",
        "Ministry",
        "Office",
        "School",
        "Society",
    ];
    let of = name.contains(" for ") || name.contains(" of ");
    of && name.split_whitespace().take(4).any(|word| BODIES.contains(&word))
}

fn split_and(part: &str) -> impl Iterator<Item = &str> {
    part.split(" and ")
        .flat_map(|part| part.split(" und "))
        .flat_map(|part| part.split(" et "))
        .flat_map(|part| part.split(" with "))
}

fn clean(name: &str) -> &str {
    let name = without_date(without_lead(name.trim()));
    let name = once(name.strip_prefix("and ").unwrap_or(name));
    name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '“' | '”' | ':' | '-' | '–' | '(' | '@')
    })
}

/// A name that stands twice without a break, as where a picture's caption runs into it.
fn once(name: &str) -> &str {
    let (front, back) = name.split_at_checked(name.len() / 2).unwrap_or((name, ""));
    if front == back && front.contains(' ') { front } else { name }
}

/// The name in front of a date, a weekday or "Published" that a byline runs on into.
fn without_date(name: &str) -> &str {
    const WEEKDAYS: &[&str] = &["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const DATES: &[&str] = &[
        " on ",
        " Mon",
        " Tue",
        " Wed",
        " Thu",
        " Fri",
        " Sat",
        " Sun",
        "Published",
        "Updated",
        "Posted",
        "Last updated",
        "Released",
        "January ",
        "February ",
        "March ",
        "April ",
        "June ",
        "July ",
        "August ",
        "September ",
        "October ",
        "November ",
        "December ",
        "Jan ",
        "Feb ",
        "Mar ",
        "Apr ",
        "Jun ",
        "Jul ",
        "Aug ",
        "Sep ",
        "Oct ",
        "Nov ",
        "Dec ",
    ];
    let digits = name.find(|c: char| c.is_ascii_digit());
    let end = digits.map_or(name.len(), |digit| {
        let front = name.get(..digit).unwrap_or_default();
        DATES.iter().filter_map(|word| front.rfind(word)).min().unwrap_or(name.len())
    });
    let name = name.get(..end).unwrap_or(name);
    // "Ana Ruiz 4 August 2010", "the harbour team 2–3 minutes".
    let name = match name.find(|c: char| c.is_ascii_digit()) {
        Some(digit) if counts_time(name.get(digit..).unwrap_or_default()) => {
            name.get(..digit).unwrap_or(name)
        }
        _ => name,
    };
    let name = match name.split_once(" on ") {
        Some((front, day)) if WEEKDAYS.iter().any(|known| day.starts_with(known)) => front,
        _ => name,
    };
    ["Published", "Updated", "Posted", "Last updated"]
        .iter()
        .find_map(|word| name.split_once(word).map(|(front, _)| front))
        .unwrap_or(name)
}

/// Whether a number is followed by a month, or by what it takes to read a text.
fn counts_time(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | '.'));
    let unit = unit.split_whitespace().next().unwrap_or_default().to_lowercase();
    unit.starts_with("min") || unit == "hours" || is_month(unit.trim_end_matches(['.', ',']))
}

fn is_month(lower: &str) -> bool {
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    lower.len() >= 3
        && MONTHS.iter().any(|month| *month == lower || (lower.len() <= 4 && month.starts_with(lower)))
}

/// Letters behind a name that belong to it.
fn is_credential(name: &str) -> bool {
    const CREDENTIALS: &[&str] = &[
        "CEPF®", "CFA", "CFP", "CFP®", "CPA", "DDS", "DO", "DVM", "Esq.", "III", "Jr", "Jr.", "JD", "LCSW",
        "LMFT", "LPC", "MBA", "MD", "M.D.", "MPH", "MS", "PhD", "Ph.D.", "PharmD", "PsyD", "RD", "RDN", "RN",
        "Sr", "Sr.",
    ];
    CREDENTIALS.contains(&name)
}

fn is_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words = name.split_whitespace().count();
    (1..=6).contains(&words)
        && name.len() <= 70
        && name.chars().any(char::is_alphabetic)
        // A field of a form ("Name *"), a question, a label.
        && !name.contains(['*', '?', '!', '=', '>', '…'])
        && !name.ends_with(':')
        && !FIELDS.contains(&lower.split([' ', '(']).next().unwrap_or_default())
        && !name.contains("://")
        && !lower.starts_with("www.")
        && !NOBODY.contains(&lower.as_str())
        && !is_lead(name)
        && furniture::kind_of(name).is_none()
        && !is_date_word(&lower)
        && !counts_time(&lower)
        && name.chars().filter(char::is_ascii_digit).count() <= 2
        && !is_role(&lower)
}

/// "December 2", "Updated March 11": what is left of a date.
fn is_date_word(lower: &str) -> bool {
    const FIRST: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "updated",
        "published",
        "released",
        "posted",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "last",
    ];
    let mut words = lower.split_whitespace();
    let dated = words.next().is_some_and(|first| FIRST.contains(&first.trim_matches('.')));
    // A name may begin with a month, but no number follows it then.
    dated && words.next().is_none_or(|second| second.starts_with(|c: char| c.is_ascii_digit()))
        || matches!(lower.split_whitespace().next(), Some("updated" | "published" | "released" | "posted"))
}

/// What people are, as it stands behind their names.
fn is_position(name: &str) -> bool {
    const POSITIONS: &[&str] = &[
        "adviser",
        "advisor",
        "astrologer",
        "author",
        "ceo",
        "cto",
        "director",
        "expert",
        "fellow",
        "founder",
        "gardener",
        "horticulturist",
        "manager",
        "marketing",
        "officer",
        "president",
        "professor",
        "specialist",
        "strategist",
        "vp",
    ];
    let lower = name.to_lowercase();
    let mut words = lower.split_whitespace();
    words.any(|word| POSITIONS.contains(&word))
}

/// "Science Correspondent", "Staff Writer", "Senior Editor": a role, not a name.
fn is_role(lower: &str) -> bool {
    const ROLES: &[&str] = &[
        "analyst",
        "columnist",
        "contributor",
        "correspondent",
        "editor",
        "editor-in-chief",
        "freelancer",
        "journalist",
        "producer",
        "redakteur",
        "redakteurin",
        "reporter",
        "writer",
    ];
    lower.split_whitespace().next_back().is_some_and(|last| ROLES.contains(&last))
}

#[cfg(test)]
mod tests {
    use super::{after_date, is_byline, names};

    #[test]
    fn one_name_a_person() {
        assert_eq!(names("By Ana Ruiz and Tom Berg"), ["Ana Ruiz", "Tom Berg"]);
        assert_eq!(names("Written by: Ana Ruiz, Science Correspondent"), ["Ana Ruiz"]);
        assert_eq!(names("Ana Ruiz, PhD"), ["Ana Ruiz, PhD"]);
        assert_eq!(names("Ana Ruiz | The Harbour Courier"), ["Ana Ruiz"]);
        assert_eq!(names("Ana Ruiz December 2, 2025"), ["Ana Ruiz"]);
        assert_eq!(names("Ana RuizNovember 20"), ["Ana Ruiz"]);
        assert_eq!(names("April Berg"), ["April Berg"]);
        assert_eq!(names("Ana Ruiz 4 August 2010"), ["Ana Ruiz"]);
        assert_eq!(names("Ana Ruiz on Tuesday"), ["Ana Ruiz"]);
        assert_eq!(names("Ana RuizAna Ruiz"), ["Ana Ruiz"]);
        assert_eq!(names("Recipe by Ana Ruiz ⋅ Review Editor ⋅"), ["Ana Ruiz"]);
        assert_eq!(names("the Ferry Team 2–3 minutes"), ["the Ferry Team"]);
        assert_eq!(names("5 min read"), Vec::<String>::new());
        assert_eq!(names("Sat, 20 Dec"), Vec::<String>::new());
        assert_eq!(names("Center for Tidal Research"), ["Center for Tidal Research"]);
        assert_eq!(names("Updated March 11"), Vec::<String>::new());
        assert_eq!(names("admin"), Vec::<String>::new());
        assert_eq!(names("Name *"), Vec::<String>::new());
        assert_eq!(names("By Ana Ruiz, DVM. Reviewed by Tom Berg, DVM"), ["Ana Ruiz, DVM"]);
        assert_eq!(names("Center for Reefs and Tides"), ["Center for Reefs and Tides"]);
        assert_eq!(after_date("September 1, 2023 By Ana Ruiz"), Some("Ana Ruiz"));
        assert_eq!(names("https://example.org/ana"), Vec::<String>::new());
    }

    #[test]
    fn a_sentence_is_no_byline() {
        assert!(is_byline("By Ana Ruiz"));
        assert!(is_byline("Written by Ana Ruiz, 3 May 2025"));
        assert!(!is_byline("By then it was too late."));
        assert!(!is_byline("By the river"));
    }
}
