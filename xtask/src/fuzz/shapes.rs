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
    ("structured-data-flat", |n| {
        let authors = "{\"@type\":\"Person\",\"name\":\"Mara Venn\"},".repeat(n);
        let data = format!("{{\"@type\":\"NewsArticle\",\"author\":[{authors}{{}}]}}");
        page(&format!("<script type=\"application/ld+json\">{data}</script><p>Text of it."))
    }),
    ("long-attribute", |n| page(&format!("<p title=\"{}\">x", "a long title of it, 5 % ".repeat(n)))),
    ("open-attributes", |n| page(&"<a href=\"x>a ".repeat(n))),
    ("headings", |n| page(&"<h2>On rents</h2><h3>2019".repeat(n))),
    ("sections", |n| page(&"<section class=main><h2>Rents</h2><p>They rose, she said.".repeat(n))),
    ("cdata", |n| page(&"<svg><![CDATA[x]]><p>y<![CDATA[".repeat(n))),
    ("nested-tables", |n| page(&"<table><tr><td>x ".repeat(n))),
    ("nested-quotations", |n| page(&"<blockquote><p>“They rose,” she said.".repeat(n))),
    ("templates", |n| page(&"<template><select><option>x".repeat(n))),
    ("foreign", |n| page(&"<svg><foreignObject><math><mi><p>x".repeat(n))),
    ("metadata", |n| {
        page(&"<meta property=article:author content=\"Mara Venn\"><time datetime=2019-05-03>".repeat(n))
    }),
    ("bylines", |n| page(&"<p class=byline>By Mara Venn and Ole Harker, 3 May 2019</p>".repeat(n))),
    ("pictures", |n| {
        page(
            &"<figure><img src=a.png alt=\"A town\"><figcaption>Photo: Ole Harker</figcaption></figure>"
                .repeat(n),
        )
    }),
    ("capitals", |n| prose(&"MARA VENN OF THE TOWN SAID RENTS ROSE BY FIVE PERCENT. ".repeat(n))),
    ("capitals-without-end", |n| prose(&"Mara Venn Harbour Town Council Of Norby ".repeat(n))),
    ("right-to-left", |n| prose(&"\u{202e}rents\u{202c} \u{2067}שלום 5%\u{2069} ".repeat(n))),
    ("zero-width", |n| prose(&"re\u{200b}nts\u{200d} ro\u{feff}se\u{ad} ".repeat(n))),
    ("emoji", |n| prose(&"👩‍👩‍👧 5🏴 ".repeat(n))),
    ("brackets", |n| prose(&"(they [say ".repeat(n))),
    ("commas", |n| prose(&"Ole Harker, Mara Venn, the mayor, and ".repeat(n))),
    ("initials", |n| prose(&"J. R. Mr. Dr. U.S. St. No. ".repeat(n))),
    ("hyphens", |n| prose(&"well-known-and-loved-".repeat(n))),
    ("ranges", |n| prose(&"5-6-7-8 to 9 – 10 ".repeat(n))),
    ("number-words", |n| prose(&"two hundred and five million thousand ".repeat(n))),
    ("dates-without-end", |n| prose(&"3 May 2019 to 4 June 2020 until ".repeat(n))),
    ("addresses", |n| prose(&"https://example.org/a?b=c,d.e@f.g ".repeat(n))),
    ("conditions", |n| prose(&"If they pay, we will build homes, provided that they sign. ".repeat(n))),
    ("because", |n| prose(&"because the rents rose and therefore ".repeat(n))),
    ("loaded", |n| prose(&"It is a shameful, disastrous witch hunt, obviously. ".repeat(n))),
    ("exchange", |n| prose(&"Q: Will rents rise?\n\nA: They will not, I said that.\n\n".repeat(n))),
    ("speakers", |n| prose(&"MARA VENN: They rose.\n\nOLE HARKER: They did not.\n\n".repeat(n))),
    ("letters", |n| {
        prose(&"Dear Mr Harker,\n\nRents rose by 5 percent.\n\nSincerely,\nMara Venn\n\n".repeat(n))
    }),
    ("posts", |n| prose(&"Mara Venn @maravenn · 3h\nRents rose by 5 percent #norby\n\n".repeat(n))),
    ("embedded-posts", |n| {
        page(&"<blockquote class=twitter-tweet><p>Rents rose</p>— Mara Venn (@maravenn) <a href=https://twitter.com/maravenn/status/1125000000000000000>May 5</a></blockquote>".repeat(n))
    }),
    ("comparisons", |n| {
        prose(&"It was twice as high in Chile as in Peru, up from 5.1 percent in 1990 to 7. ".repeat(n))
    }),
    ("ranks", |n| prose(&"Chile has the highest homicide rate in the world since 1990. ".repeat(n))),
    ("windows-1252-entities", |n| page(&"&#147;Rents&#148; &ldquo;rose&rdquo; &#x80;5 ".repeat(n))),
    ("line-ends", |n| "a\r\rb\r\n\n\u{85}c\u{2028}d\u{b}e\u{c}".repeat(n)),
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
