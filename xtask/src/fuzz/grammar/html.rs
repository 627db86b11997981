//! Web pages: elements in places where they may and may not stand, closed or not.

use super::super::random::Random;
use super::{json, prose};

const ELEMENTS: &[&str] = &[
    "p",
    "div",
    "span",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "table",
    "tr",
    "td",
    "th",
    "tbody",
    "caption",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h6",
    "article",
    "section",
    "main",
    "aside",
    "nav",
    "header",
    "footer",
    "figure",
    "figcaption",
    "blockquote",
    "q",
    "cite",
    "pre",
    "code",
    "form",
    "button",
    "select",
    "option",
    "textarea",
    "svg",
    "math",
    "mi",
    "annotation-xml",
    "foreignObject",
    "title",
    "template",
    "script",
    "style",
    "noscript",
    "iframe",
    "object",
    "frameset",
    "body",
    "html",
    "head",
    "nobr",
    "ruby",
    "rt",
    "rp",
    "plaintext",
    "xmp",
    "listing",
    "br",
    "hr",
    "img",
    "input",
    "meta",
    "link",
    "base",
    "image",
    "marquee",
    "center",
    "font",
    "time",
    "address",
    "details",
    "summary",
    "video",
    "audio",
    "source",
    "sup",
    "sub",
    "x-own",
    "a:b",
    "P",
    "ARTICLE",
    "colgroup",
    "col",
];
const ATTRIBUTES: &[&str] = &[
    "class=\"article-body\"",
    "class=sidebar",
    "id=comments",
    "href=\"https://example.org/a?b=c&amp;d\"",
    "href=#x",
    "href='javascript:alert(1)'",
    "href=\"//[::1\"",
    "src=data:,x",
    "datetime=\"2019-02-30T25:61:00Z\"",
    "datetime=2019-05",
    "itemprop=author",
    "itemprop=\"datePublished\" content=\"2019\"",
    "rel=author",
    "style=\"display:none\"",
    "hidden",
    "aria-hidden=true",
    "lang=en",
    "lang=\"xx-\u{fffd}\"",
    "rowspan=99999999",
    "colspan=-1",
    "colspan=1000",
    "a=\"",
    "='",
    "\"",
    "a=a=a",
    "data-x='{\"a\":1}'",
    "title=\"“Quoted,” said Venn\"",
    "itemtype=\"https://schema.org/NewsArticle\" itemscope",
    "role=navigation",
    "class=\"byline author\"",
    "start=-7",
];
const REFERENCES: &[&str] = &[
    "&amp;",
    "&lt",
    "&quot;",
    "&nbsp;",
    "&#0;",
    "&#x110000;",
    "&#xD800;",
    "&#150;",
    "&notit;",
    "&unknown;",
    "&",
    "&#;",
    "&#x;",
    "&#99999999999;",
    "&ldquo;",
    "&rdquo;",
    "&rsquo;",
    "&eacute",
    "&AMP",
    "&CounterClockwiseContourIntegral;",
];
const MISHAPS: &[&str] = &[
    "<!-- ",
    "-->",
    "--!>",
    "<!-->",
    "<!doctype html>",
    "<![CDATA[ x ]]>",
    "<?xml version='1.0'?>",
    "</>",
    "<>",
    "< p>",
    "</p",
    "<p <p>",
    "<a href=\"",
    "\0",
    "</script>",
    "<script>/*<!--<script>",
    "</style>",
    "<body onload=x>",
    "</body>",
    "</html>",
    "<frameset>",
    "<input type=hidden>",
    "</br>",
    "</p>",
    "</table>",
    "</template>",
    "</svg>",
    "]]>",
];
const METAS: &[&str] = &[
    "<meta charset=utf-8>",
    "<meta charset=\"utf-16\">",
    "<meta charset=koi8-r>",
    "<meta charset=x-user-defined>",
    "<meta http-equiv=Content-Type content=\"text/html; charset=shift_jis\">",
    "<meta property=\"og:title\" content=\"A title | Site\">",
    "<meta name=author content=\"Mara Venn and Ole\">",
    "<meta property=\"article:published_time\" content=\"2019-05-03T00:00:00+25:00\">",
    "<meta name=date content=\"May 3, 2019\">",
    "<link rel=canonical href=\"https://example.org/story\">",
    "<link rel=canonical href=\"::::\">",
    "<base href=\"../../..\">",
    "<title>A title - The Norby Post</title>",
    "<meta property=og:site_name content=\"The Norby Post\">",
    "<html lang=de>",
    "<meta name=robots>",
];

/// A page.
pub fn page(random: &mut Random) -> String {
    let mut page = String::new();
    if random.below(4) > 0 {
        page += random.of(&[
            "<!doctype html>",
            "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2//EN\">",
            "\u{feff}<html>",
        ]);
    }
    for _ in 0..random.few(6) {
        page += random.of(METAS);
    }
    if random.one_in(3) {
        page += &json::linked_data(random);
    }
    if random.one_in(2) {
        page += "<article>";
    }
    let mut open = Vec::new();
    for _ in 0..random.few(120) {
        piece(random, &mut page, &mut open);
    }
    if random.one_in(2) {
        while let Some(element) = open.pop() {
            page += &format!("</{element}>");
        }
    }
    page
}

fn piece(random: &mut Random, page: &mut String, open: &mut Vec<&'static str>) {
    match random.below(12) {
        0..=2 => {
            let element = random.of(ELEMENTS);
            let times = if random.one_in(40) { random.few(400) } else { 1 };
            let mut tag = format!("<{element}");
            for _ in 0..random.few(4) {
                tag.push(' ');
                tag += random.of(ATTRIBUTES);
            }
            tag += random.of(&[">", ">", ">", "/>", "", " >"]);
            page.push_str(&tag.repeat(times));
            open.push(element);
        }
        // Closed in order, out of order, or what was never open.
        3 | 4 => {
            if let Some(element) = open.pop() {
                *page += &format!("</{element}>");
            }
        }
        5 => *page += &format!("</{}>", random.of(ELEMENTS)),
        6 => page.push_str(random.of(MISHAPS)),
        7 => page.push_str(random.of(REFERENCES)),
        8 => prose::slip(random, page),
        _ => {
            page.push_str("<p>");
            page.push_str(&prose::passage(random));
        }
    }
}
