//! Stories of the tree builder.

use super::{Limits, Tag, Tree, parse};

fn tree(input: &str) -> Tree<'_> {
    parse(input, Limits { depth: 512 })
}

/// Every visible text with the block elements around it, the innermost last.
fn outline(input: &str) -> Vec<String> {
    let tree = tree(input);
    let texts = tree.nodes.iter().enumerate().filter(|(_, node)| node.tag == Tag::Text);
    texts
        .filter(|(_, node)| !tree.raw(node.place).trim().is_empty())
        .map(|(id, node)| {
            let mut names: Vec<String> = tree
                .ancestors(id as u32)
                .map(|id| tree.node(id).tag)
                .filter(|tag| tag.is_block() && !matches!(tag, Tag::Html | Tag::Body))
                .map(|tag| format!("{tag:?}").to_lowercase())
                .collect();
            names.reverse();
            format!("{}: {}", names.join(" "), tree.raw(node.place).trim())
        })
        .collect()
}

#[test]
fn end_tags_that_may_be_left_out() {
    assert_eq!(outline("<p>a<p>b<ul><li>c<li>d</ul>e"), ["p: a", "p: b", "ul li: c", "ul li: d", ": e"]);
    assert_eq!(outline("<dl><dt>a<dd>b<dt>c</dl>"), ["dl dt: a", "dl dd: b", "dl dt: c"]);
    assert_eq!(outline("<h1>a<h2>b</h2>"), ["h1: a", "h2: b"]);
    assert_eq!(outline("<p>a<div>b</div>c"), ["p: a", "div: b", ": c"]);
    assert_eq!(outline("<select><option>a<option>b</select>"), ["select option: a", "select option: b"]);
    assert_eq!(outline("<li>a<ul><li>b</ul><li>c"), ["li: a", "li ul li: b", "li: c"]);
}

#[test]
fn tables_get_the_parts_they_lack() {
    assert_eq!(
        outline("<table><tr><td>a<td>b<tr><th>c</table>d"),
        ["table tbody tr td: a", "table tbody tr td: b", "table tbody tr th: c", ": d"]
    );
    assert_eq!(
        outline("<table><td>a<table><td>b</table>c</table>"),
        ["table tbody tr td: a", "table tbody tr td table tbody tr td: b", "table tbody tr td: c"]
    );
    assert_eq!(outline("<table><caption>a<tbody><tr><td>b"), ["table caption: a", "table tbody tr td: b"]);
}

#[test]
fn what_a_table_cannot_hold_stands_before_it() {
    assert_eq!(outline("<table>a<tr><td>b</table>"), [": a", "table tbody tr td: b"]);
    assert_eq!(
        outline("<div><table><div>a</div><tr>b<td>c</table></div>"),
        ["div div: a", "div: b", "div table tbody tr td: c"]
    );
}

#[test]
fn formatting_outlives_the_block_it_was_left_open_in() {
    let tree = tree("<p><b>a<p>b</b>c");
    let bold = |word: &str| {
        let id = tree.nodes.iter().position(|node| node.tag == Tag::Text && tree.raw(node.place) == word);
        tree.ancestors(id.unwrap() as u32).any(|id| tree.node(id).tag == Tag::B)
    };
    assert_eq!((bold("a"), bold("b"), bold("c")), (true, true, false));
}

#[test]
fn a_link_ends_where_the_next_begins() {
    let tree = tree("<a href=1>a<a href=2>b</a>c");
    let link = |word: &str| {
        let node = tree.nodes.iter().find(|node| node.tag == Tag::Text && tree.raw(node.place) == word);
        tree.raw_attribute(node.unwrap().end, "href").map(str::to_owned)
    };
    assert_eq!((link("a").as_deref(), link("b").as_deref(), link("c")), (Some("1"), Some("2"), None));
}

#[test]
fn a_link_around_a_block_ends_with_its_tag() {
    assert_eq!(outline("<a href=1><div>a</a>b</div>c"), ["div: a", "div: b", ": c"]);
}

#[test]
fn vector_graphics_end_at_html() {
    assert_eq!(outline("<div><svg><title>t</title><p>a</p></div>b"), ["div title: t", "div p: a", ": b"]);
    assert_eq!(outline("<table><tr><td><svg><g></td><td>a</table>"), ["table tbody tr td: a"]);
}

/// Graphics that were left open once swallowed the text up to the next tag that cannot stand in them.
#[test]
fn vector_graphics_left_open_end_with_what_is_around_them() {
    assert_eq!(outline("<body><div><svg><path></div>a<p>b"), [": a", "p: b"]);
    assert_eq!(outline("<body><div><a><svg></a>a</div>b"), ["div: a", ": b"]);
    assert_eq!(outline("<body><div><h2><svg></h2>a"), ["div: a"]);
    // What holds HTML is a bound.
    assert_eq!(outline("<body><div><svg><foreignObject></div><p>a"), ["div p: a"]);
}

/// Names of the elements around a word, the innermost last.
fn around(input: &str, word: &str) -> String {
    let tree = tree(input);
    let id = tree.nodes.iter().position(|node| node.tag == Tag::Text && tree.raw(node.place).trim() == word);
    let tags = tree.ancestors(id.unwrap() as u32).map(|id| format!("{:?}", tree.node(id).tag).to_lowercase());
    let mut names: Vec<String> = tags.filter(|name| !matches!(name.as_str(), "html" | "body")).collect();
    names.pop();
    names.reverse();
    names.join(" ")
}

#[test]
fn a_form_lies_in_no_form() {
    let page = "<body><form><div><form><p>a</p></form>b</div></form><form>c</form>";
    assert_eq!(around(page, "a"), "form div p");
    // The first end tag ends the form; what is in it stays open.
    assert_eq!(around(page, "b"), "form div");
    assert_eq!(around(page, "c"), "form");
    let table = "<body><table><form><tr><td>a<form>b</form></td></tr></form></table><form>c";
    assert_eq!(around(table, "a"), "table tbody tr td");
    assert_eq!(around(table, "c"), "form");
}

#[test]
fn groups_of_options_stand_beside_one_another() {
    let page = "<body><select><optgroup><option>a<optgroup><option>b</select>c";
    assert_eq!(around(page, "a"), "select optgroup option");
    assert_eq!(around(page, "b"), "select optgroup option");
    assert_eq!(around(page, "c"), "");
}

#[test]
fn an_annotation_holds_html_where_it_says_so() {
    let page = |encoding: &str| {
        format!("<body><math><annotation-xml{encoding}><div>a</div></annotation-xml></math>")
    };
    assert_eq!(around(&page(" encoding='text/html'"), "a"), "math other div");
    assert_eq!(around(&page(""), "a"), "div");
}

#[test]
fn a_template_may_hold_a_row_without_its_table() {
    let page = "<body><template><tr><td>a</td></tr></template><template><td>b</td><td>c</td></template>d";
    assert_eq!(around(page, "a"), "template tr td");
    assert_eq!(around(page, "b"), "template td");
    assert_eq!(around(page, "c"), "template td");
    assert_eq!(around(page, "d"), "");
}

#[test]
fn a_million_nested_elements_are_no_trouble() {
    for tag in ["<div>", "<b>", "<table>", "<a>", "<ul><li>", "<svg>", "<x-y>", "<p>", "<font a=1>"] {
        let input = tag.repeat(1_000_000 / tag.len() * 4) + "end";
        let tree = tree(&input);
        assert!(tree.nodes.iter().any(|node| node.tag == Tag::Text), "{tag}");
    }
    let input = "<div>".repeat(200_000) + "deep" + &"</div>".repeat(200_000) + "<p>after";
    assert_eq!(outline(&input).last().map(String::as_str), Some("p: after"));
}
