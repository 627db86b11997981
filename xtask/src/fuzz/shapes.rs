//! Hostile shapes of pages, of any size: what makes careless readers take the square of the time.

/// A page of so many units.
pub type Shape = fn(usize) -> String;

/// Names of the shapes and how they are made. A unit is some ten to some hundred bytes.
pub const SHAPES: &[(&str, Shape)] = &[
    ("nested-elements", |n| page(&format!("{}deep{}", "<div><span>".repeat(n), "</span></div>".repeat(n)))),
    ("unclosed-formatting", |n| page(&"<b><i><a href=x>a ".repeat(n))),
    ("misnested-tables", |n| page(&"<table><tr><td>1<b><p>x</table>".repeat(n))),
    ("one-long-word", |n| page(&"abcdefghijklmnopqrst".repeat(n))),
    ("one-long-number", |n| page(&"1234567890,".repeat(n))),
    ("no-end-of-sentence", |n| page(&"the man and the house of the town with ".repeat(n))),
    ("quotations", |n| page(&"“We will see,” said Mara Venn. ".repeat(n))),
    ("open-quotations", |n| page(&"“We will ‘see \"".repeat(n))),
    ("numbers", |n| page(&"It rose by 5.2 percent to 1,300 tonnes. ".repeat(n))),
    ("number-list", |n| page(&"5, 6, 7 and 8, ".repeat(n))),
    ("dates", |n| page(&"On 3 May 2019, between June and 2020, last week. ".repeat(n))),
    ("entities", |n| page(&"&amp;&#x41;&eacute;&notit;&#xD800; ".repeat(n))),
    ("same-surname", |n| page(&each(n, |k| format!("{} Venn spoke. Venn left. ", name(k))))),
    ("many-names", |n| {
        page(&each(n, |k| format!("{} {}son met Mr {}ton. ", name(k), name(k * 7), name(k * 3))))
    }),
    ("pronouns", |n| page(&"She told him that he had seen her. ".repeat(n))),
    ("acronyms", |n| {
        page(&each(n, |k| format!("The {} Bank of Loss ({}BL) paid. ", name(k), &name(k)[..1])))
    }),
    ("said-said", |n| page(&"he said she said they said that ".repeat(n))),
    ("claims", |n| page(&"Unemployment in Chile was 7.2 percent in 2019, the lowest since 1990. ".repeat(n))),
    ("links", |n| {
        page(&each(n, |k| format!("<a href=\"https://example.org/{k}\">a study {k}</a> shows it. ")))
    }),
    ("attributes", |n| page(&format!("<p {}>x", "a=1 b='2' c=\"3\" ".repeat(n)))),
    ("comments", |n| page(&"<!-- x --!> <!-> <!doctype> ".repeat(n))),
    ("paragraphs", |n| page(&"<p>Short.<p>One more of these.".repeat(n))),
    ("list-items", |n| page(&format!("<ul>{}</ul>", "<li><ul><li>3 pigs".repeat(n)))),
    ("cells", |n| page(&format!("<table>{}</table>", "<tr><td>2019<td>5.5<td>Chile".repeat(n)))),
    ("damaged-text", |n| page(&"l’Ã©tÃ© â€œcanâ€™tâ€\u{9d} ".repeat(n))),
    ("scripts", |n| page(&"<script>var a='</scr';</script><style>p{}</style>".repeat(n))),
    ("structured-data", |n| {
        let data = format!("{}1{}", "{\"@graph\":[".repeat(n), "]}".repeat(n));
        page(&format!("<script type=\"application/ld+json\">{data}</script><p>Text of it."))
    }),
    ("combining-marks", |n| page(&"e\u{301}\u{301}\u{301}\u{302}".repeat(n))),
    ("no-latin", |n| page(&"市長は増加したと述べた。".repeat(n))),
    ("plain-lines", |n| "A LINE\n\n— another, 5 %\n> quoted\n".repeat(n)),
];

fn page(body: &str) -> String {
    format!("<!doctype html><title>A title</title><article><h1>A title</h1><p>{body}</article>")
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
