//! Prose: sentences of news, with people, figures, dates and quotations, and slips of every kind.

use super::super::random::Random;

const FIRST: &[&str] =
    &["Mara", "Ole", "Anna-Lena", "José", "J.", "J. R.", "O'Brien", "Li", "Mohammed", "de", "Ludwig van"];
const LAST: &[&str] =
    &["Venn", "Harker", "Smith-Jones", "O’Neill", "al-Sayed", "Nguyễn", "van der Berg", "III", "May", "Will"];
const TITLES: &[&str] = &[
    "Mr",
    "Mrs.",
    "Dr",
    "Sen.",
    "Prime Minister",
    "former mayor",
    "the minister",
    "Gen",
    "Prof. Dr.",
    "Sir",
    "spokeswoman",
    "King",
    "President-elect",
];
const BODIES: &[&str] = &[
    "the council",
    "the World Bank",
    "the Harbour Union",
    "the Ministry of Rents",
    "the U.N.",
    "NATO",
    "Norby Bank (NB)",
    "the European Union",
    "a spokesperson",
    "critics",
    "the report",
    "they",
    "she",
    "he",
    "who",
    "many experts",
    "sources familiar with the matter",
];
const PLACES: &[&str] = &[
    "Chile",
    "Norby",
    "the United States",
    "El Salvador",
    "Congo",
    "Georgia",
    "New York",
    "the south",
    "Europe",
    "Côte d’Ivoire",
    "Turkey",
    "Jordan",
    "England and Wales",
    "N. Korea",
    "the world",
];
const MEASURES: &[&str] = &[
    "unemployment",
    "the homicide rate",
    "inflation",
    "life expectancy",
    "GDP per head",
    "the population",
    "rents",
    "carbon emissions",
    "infant mortality",
    "exports of goods",
    "the share of women in parliament",
    "the deficit",
    "literacy",
    "murders per 100,000 people",
    "forest area",
    "the minimum wage",
];
const CUES: &[&str] = &[
    "said",
    "says",
    "told reporters",
    "claimed",
    "warned that",
    "according to",
    "tweeted",
    "asked",
    "added:",
    "denied",
    "has not said",
    "insisted,",
    "wrote in a letter to",
    ", who said",
    "is said to have said",
    "announced",
    "will announce",
    "did not respond to",
    "argues",
];
const UNITS: &[&str] = &[
    "percent",
    "%",
    "per cent",
    "pc",
    "percentage points",
    "million",
    "billion dollars",
    "bn",
    "m",
    "tonnes",
    "km/h",
    "degrees Celsius",
    "°C",
    "people",
    "homes",
    "euros a month",
    "per 100,000",
    "basis points",
    "kWh",
    "times",
    "-fold",
    "in ten",
    "years old",
    "square miles",
    "litres per day",
    "",
    "pounds",
    "stone",
    "feet",
];
const VERBS: &[&str] = &[
    "rose by",
    "fell to",
    "was",
    "has doubled since",
    "stands at",
    "averaged",
    "hit a record",
    "will reach",
    "is higher than in",
    "dropped from",
    "cost",
    "killed",
    "never exceeded",
    "could be as much as",
    "tripled",
    "went up",
    "shrank by more than",
    "is the lowest since",
    "accounted for",
];
const TIMES: &[&str] = &[
    "in 2019",
    "last year",
    "between 1990 and 2005",
    "on 3 May",
    "since the 1970s",
    "in the first quarter of 2021",
    "by 2050",
    "yesterday",
    "on 30 February",
    "two weeks ago",
    "in FY2018/19",
    "at 5:30 p.m.",
    "in March",
    "over the past decade",
    "during the 19th century",
    "for three and a half years",
    "next Tuesday",
    "in 0000",
    "in 99999",
    "the day before Christmas",
    "every other Monday",
    "from May to",
    "2024-W53",
    "the summer of '69",
];
const LINKS: &[&str] = &[
    "because",
    "although",
    "if",
    "unless",
    "provided that",
    ", which",
    "and",
    "but",
    ";",
    ":",
    "—",
    ", so",
    "as long as",
    "in return for",
    "not only",
    "whereas",
    "(",
    ")",
    "that",
    "when",
    "than",
];
const LOADED: &[&str] = &[
    "shameful",
    "the so-called",
    "obviously",
    "a flood of",
    "disastrous",
    "perhaps",
    "radical",
    "heroic",
    "of course",
    "a cancer on",
    "slaughter",
    "arguably",
    "witch hunt",
    "“reform”",
    "utterly",
];
const OPEN: &[&str] = &["“", "\"", "‘", "«", "„", "'", "``", "&quot;", "”", "’", "“‘", "\u{201f}"];
const CLOSE: &[&str] = &["”", "\"", "’", "»", "“", "'", "''", "", ",”", ".”", "!?”", "…", "’”"];
const ENDS: &[&str] =
    &[". ", ".", "! ", "?” ", "… ", ".\n\n", "\n", ".) ", " ", ".” ", ".[1] ", ": ", "\u{2029}", "。"];

/// What no sentence is made of.
pub const SLIPS: &[&str] = &[
    "\u{200b}",
    "\u{200d}",
    "\u{202e}",
    "\u{2066}",
    "\u{ad}",
    "\u{feff}",
    "\u{301}\u{301}",
    "\u{a0}",
    "\t",
    "\r\n",
    "\u{0}",
    "\u{fffd}",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "👩‍👩‍👧",
    "ﬁ",
    "İ",
    "ß",
    "ẞ",
    "Ǆ",
    "ΰ",
    "\u{1f595}",
    "١٢٣",
    "１２",
    "½",
    "⅔",
    "²",
    "₃",
    "Ⅷ",
    "〇",
    "٪",
    "−",
    "‒",
    "'s",
    "’s’s",
    "...",
    "----",
    "@mara_venn",
    "#norby",
    "https://example.org/a?b=c#d",
    "mara@example.org",
    "U.S.A.",
    "e.g.",
    "No. 5",
    "A.B.C.",
    "1,2,3",
    "I",
    "AAAAAAAAAAAAAAAA",
    "—",
    "\u{85}",
    "ℵ",
    "㎏",
    "€",
    "¥",
    "$",
    "£5.5.5",
    "\u{e0001}",
    "\u{10ffff}",
    "<",
    ">",
    "&",
    "\\",
    "*",
    "|",
    "_",
    "`",
    "[",
    "]",
];

/// A few sentences, at times hundreds.
pub fn passage(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..=random.few(60) {
        sentence(random, &mut text);
    }
    text
}

/// A copied article: a headline, a byline, paragraphs, letters, posts, lists, questions and answers.
pub fn article(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..=random.few(24) {
        match random.below(12) {
            0 => text += "By Mara Venn\nPublished 3 May 2019\n\n",
            1 => text += "NORBY, Chile (AP) — ",
            2 => text += "Q: ",
            3 => text += "MARA VENN: ",
            4 => text += "> ",
            5 => text += "- ",
            6 => text += "Dear Mr Harker,\n\n",
            7 => text += "Mara Venn @maravenn · 3h\n",
            8 => text += "Sincerely,\nOle Harker\n\n",
            9 => text += "Year\tChile\tNorby\n2019\t5.5\t7%\n",
            _ => {}
        }
        text += &passage(random);
        text += random.of(&["\n\n", "\n", "\r\n\r\n", "\n\n\n\n", "", " \n \n"]);
    }
    text
}

/// Appends a sentence.
fn sentence(random: &mut Random, text: &mut String) {
    let quoted = random.one_in(3);
    if quoted {
        text.push_str(random.of(OPEN));
    }
    for _ in 0..=random.few(20) {
        part(random, text);
        if random.below(8) > 0 {
            text.push(' ');
        }
        if random.one_in(60) {
            slip(random, text);
        }
    }
    if quoted {
        text.push_str(random.of(CLOSE));
        if random.one_in(2) {
            text.push(' ');
            text.push_str(random.of(CUES));
            text.push(' ');
            party(random, text);
        }
    }
    text.push_str(random.of(ENDS));
}

fn part(random: &mut Random, text: &mut String) {
    match random.below(14) {
        0 | 1 => party(random, text),
        2 => text.push_str(random.of(PLACES)),
        3 => text.push_str(random.of(MEASURES)),
        4 => text.push_str(random.of(CUES)),
        5 | 6 => text.push_str(random.of(VERBS)),
        7 => {
            number(random, text);
            text.push_str(random.of(&[" ", "", "-", "\u{a0}"]));
            text.push_str(random.of(UNITS));
        }
        8 => text.push_str(random.of(TIMES)),
        9 => text.push_str(random.of(LINKS)),
        10 => text.push_str(random.of(LOADED)),
        11 => text.push_str(random.of(OPEN)),
        12 => text.push_str(random.of(CLOSE)),
        _ => text.push_str(random.of(&[
            "the",
            "of",
            "in",
            "not",
            "to",
            "a",
            "more than",
            "about",
            "its",
            "I",
            "we",
        ])),
    }
}

fn party(random: &mut Random, text: &mut String) {
    match random.below(4) {
        0 => text.push_str(random.of(BODIES)),
        1 => {
            text.push_str(random.of(TITLES));
            text.push(' ');
            text.push_str(random.of(LAST));
        }
        2 => text.push_str(random.of(LAST)),
        _ => {
            text.push_str(random.of(FIRST));
            text.push(' ');
            text.push_str(random.of(LAST));
        }
    }
}

/// Appends a number as people write it, or as nobody should.
pub fn number(random: &mut Random, text: &mut String) {
    const WORDS: &[&str] = &[
        "one",
        "two-thirds",
        "a dozen",
        "twenty-five hundred",
        "half a million",
        "zero",
        "thousands of",
        "three to five",
        "one in four",
        "a hundred and",
        "minus nine",
        "first",
        "ninety-ninth",
        "dozens",
    ];
    const ODD: &[&str] = &[
        "1e400",
        "-0",
        "0.0",
        "00",
        "1,00,000",
        "1.000.000,5",
        "1/0",
        "5½",
        "1'000",
        "99999999999999999999999999",
        "0x1F",
        "NaN",
        "3.14.15",
        "+7",
        "±2",
        "5–6",
        "5-",
        "10^9",
        "1 000 000",
        "$1.2",
        "€5",
        "1:2",
        ".5",
        "5.",
        "٥",
        "170141183460469231731687303715884105728",
        "4.9e-324",
        "1.7976931348623157e308",
        "−5",
        "1980s",
        "2019/20",
    ];
    match random.below(6) {
        0 => text.push_str(random.of(WORDS)),
        1 => text.push_str(random.of(ODD)),
        2 => *text += &format!("{}.{}", random.few(100_000), random.few(1000)),
        3 => *text += &format!("{},{:03}", random.few(999), random.below(1000)),
        4 => *text += &(1900 + random.below(150)).to_string(),
        _ => *text += &random.few(1_000_000).to_string(),
    }
}

/// Appends what no sentence is made of.
pub fn slip(random: &mut Random, text: &mut String) {
    let slip = random.of(SLIPS);
    let times = if random.one_in(8) { 1 + random.few(300) } else { 1 };
    text.push_str(&slip.repeat(times));
}
