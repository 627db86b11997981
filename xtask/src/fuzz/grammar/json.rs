//! JSON: descriptions of pages and of data, with values of the wrong kind.

use super::super::random::Random;
use super::prose;

const KEYS: &[&str] = &[
    "@context",
    "@graph",
    "@type",
    "@id",
    "headline",
    "name",
    "author",
    "datePublished",
    "dateModified",
    "articleBody",
    "publisher",
    "mainEntityOfPage",
    "itemListElement",
    "url",
    "inLanguage",
    "articleSection",
    "creator",
    "isPartOf",
    "resources",
    "path",
    "schema",
    "fields",
    "type",
    "title",
    "licenses",
    "sources",
    "indicator",
    "country",
    "countryiso3code",
    "date",
    "value",
    "page",
    "id",
    "description",
    "missingValues",
    "\\u0000",
];
const WORDS: &[&str] = &[
    "NewsArticle",
    "BlogPosting",
    "Person",
    "Organization",
    "https://schema.org",
    "A headline",
    "Mara Venn",
    "2019-05-03",
    "2019-02-30T99:99",
    "en",
    "a.csv",
    "year",
    "number",
    "string",
    "CHL",
    "Chile",
    "",
    "NaN",
    "CC0",
    "\\ud800",
    "\\ud83d\\ude00",
    "</script>",
    "<!--",
    "https://example.org/story",
    "\\\\",
    "0000",
    "SP.POP.TOTL",
];

/// A script of structured data.
pub fn linked_data(random: &mut Random) -> String {
    let value = value(random, 0);
    let end = random.of(&["</script>", "</script>", "</script >", "</scrip", "--></script>"]);
    format!("<script type=\"application/ld+json\">{value}{end}")
}

/// A value, at times deep.
pub fn value(random: &mut Random, depth: usize) -> String {
    let kind = if depth > 6 { random.below(5) } else { random.below(9) };
    match kind {
        0 => random
            .of(&["null", "true", "false", "{}", "[]", "", "undefined", "'x'", "/* c */ 1", "NaN"])
            .to_owned(),
        1 => {
            let mut number = String::new();
            prose::number(random, &mut number);
            number
        }
        2 if random.one_in(4) => format!("\"{}\"", prose::passage(random).replace(['"', '\\', '\n'], " ")),
        2..=4 => format!("\"{}\"", random.of(WORDS)),
        5 | 6 => {
            let values: Vec<String> = (0..random.few(8)).map(|_| value(random, depth + 1)).collect();
            format!("[{}]", values.join(","))
        }
        7 if random.one_in(20) => {
            let depth = random.few(3000);
            format!("{}1{}", "[".repeat(depth), "]".repeat(depth))
        }
        _ => {
            let mut members = Vec::new();
            for _ in 0..random.few(8) {
                let key = random.of(KEYS);
                members.push(format!("\"{key}\":{}", value(random, depth + 1)));
            }
            let end = random.of(&["}", "}", "}", "}", ",}", "", "]"]);
            format!("{{{}{end}", members.join(random.of(&[",", ",", ",", ", ", "", ";"])))
        }
    }
}
