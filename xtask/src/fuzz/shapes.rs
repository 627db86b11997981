//! Hostile shapes of pages, of any size: what makes careless readers take the square of the time.

/// A page of so many units.
pub type Shape = fn(usize) -> String;

/// Names of the shapes and how they are made. A unit is some ten to some hundred bytes.
pub const SHAPES: &[(&str, Shape)] = &[
    ("nested-elements", |n| page(&format!("{}deep{}", "<div><span>".repeat(n), "</span></div>".repeat(n)))),
    ("unclosed-formatting", |n| page(&"<b><i><a href=x>a ".repeat(n))),
    ("misnested-tables", |n| page(&"<table><tr><td>1<b><p>x</table>".repeat(n))),
    ("one-long-word", |n| prose(&"abcdefghijklmnopqrst".repeat(n))),
    ("one-long-number", |n| prose(&"1234567890,".repeat(n))),
    ("no-end-of-sentence", |n| prose(&"the man and the house of the town with ".repeat(n))),
    ("quotations", |n| prose(&"“We will see,” said Mara Venn. ".repeat(n))),
    ("open-quotations", |n| prose(&"“We will ‘see \"".repeat(n))),
    ("numbers", |n| prose(&"It rose by 5.2 percent to 1,300 tonnes. ".repeat(n))),
    ("number-list", |n| prose(&"5, 6, 7 and 8, ".repeat(n))),
    ("dates", |n| prose(&"On 3 May 2019, between June and 2020, last week. ".repeat(n))),
    ("entities", |n| page(&"&amp;&#x41;&eacute;&notit;&#xD800; ".repeat(n))),
    ("same-surname", |n| {
        prose(&each(n, |k| {
            format!("It was {} Venn who spoke to the council in the town. Venn left. ", name(k))
        }))
    }),
    ("surname-later", |n| {
        let named = each(n, |k| format!("It was {} Venn who spoke to the council. ", name(k)));
        prose(&format!("{named}{}{}", "It rained in the town. ".repeat(9), "Venn left the house. ".repeat(n)))
    }),
    ("many-names", |n| {
        prose(&each(n, |k| {
            format!(
                "In the town {} {}son met Mr {}ton, who was at the house. ",
                name(k),
                name(k * 7),
                name(k * 3)
            )
        }))
    }),
    ("pronouns", |n| prose(&"She told him that he had seen her. ".repeat(n))),
    ("acronyms", |n| {
        prose(&each(n, |k| format!("The {} Bank of Loss ({}BL) paid. ", name(k), &name(k)[..1])))
    }),
    ("said-said", |n| prose(&"he said she said they said that ".repeat(n))),
    ("claims", |n| {
        prose(&"Unemployment in Chile was 7.2 percent in 2019, the lowest since 1990. ".repeat(n))
    }),
    ("links", |n| {
        page(&each(n, |k| format!("<a href=\"https://example.org/{k}\">a study {k}</a> shows it. ")))
    }),
    ("attributes", |n| page(&format!("<p {}>x", "a=1 b='2' c=\"3\" ".repeat(n)))),
    ("comments", |n| page(&"<!-- x --!> <!-> <!doctype> ".repeat(n))),
    ("paragraphs", |n| page(&"<p>Short.<p>One more of these.".repeat(n))),
    ("list-items", |n| page(&format!("<ul>{}</ul>", "<li><ul><li>3 pigs".repeat(n)))),
    ("cells", |n| page(&format!("<table>{}</table>", "<tr><td>2019<td>5.5<td>Chile".repeat(n)))),
    ("damaged-text", |n| prose(&"l’Ã©tÃ© â€œcanâ€™tâ€\u{9d} ".repeat(n))),
    ("scripts", |n| page(&"<script>var a='</scr';</script><style>p{}</style>".repeat(n))),
    ("structured-data", |n| {
        let data = format!("{}1{}", "{\"@graph\":[".repeat(n), "]}".repeat(n));
        page(&format!("<script type=\"application/ld+json\">{data}</script><p>Text of it."))
    }),
    ("combining-marks", |n| prose(&"e\u{301}\u{301}\u{301}\u{302}".repeat(n))),
    ("no-latin", |n| prose(&"市長は増加したと述べた。".repeat(n))),
    ("plain-lines", |n| "A LINE\n\n— another, 5 %\n> quoted\n".repeat(n)),
];

fn page(body: &str) -> String {
    format!("<!doctype html><title>A title</title><article><h1>A title</h1><p>{body}</article>")
}

/// Plain text, which is read to the end whatever it is like.
fn prose(body: &str) -> String {
    format!("A title\n\nThe council met in the town hall and said that it would see. {body}")
}

fn each(n: usize, unit: impl Fn(usize) -> String) -> String {
    (0..n).map(unit).collect()
}

/// A name that differs for each `k`.
fn name(mut k: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "do", "fe", "gi", "la", "mo", "ne", "ri", "su", "ta"];
    let mut name = String::new();
    for _ in 0..5 {
        name += SYLLABLES[k % 10];
        k /= 10;
    }
    name[..1].to_uppercase() + &name[1..]
}
