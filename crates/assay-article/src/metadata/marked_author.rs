//! Elements within a byline that hold nothing but an author's name.

use assay_text::Span;

use super::{byline, value};
use crate::html::{NodeId, Tag, Tree};
use crate::page::{Page, Unit};
use crate::{Field, FoundIn};

/// Longest name in bytes.
const LONGEST: usize = 70;

/// Words that stand beside `author` in the class of an element that holds a name.
const BESIDE: &[&str] = &[
    "article", "by", "byline", "entry", "fn", "item", "link", "meta", "n", "name", "page", "post", "story",
    "text", "title", "url", "vcard",
];

/// Names that elements of unit `index` are marked to hold, in order.
pub(crate) fn names(tree: &Tree<'_>, page: &Page, index: usize) -> Vec<Field<String>> {
    let Some(unit) = page.units.get(index) else { return Vec::new() };
    let end = page.units.get(index + 1).map_or(tree.nodes.len() as NodeId, |next| next.first);
    let mut found: Vec<Field<String>> = Vec::new();
    let mut open: Option<(NodeId, String)> = None;
    for id in unit.first..end.min(unit.first + MOST_NODES) {
        let node = tree.node(id);
        if node.tag != Tag::Text || node.raw {
            continue;
        }
        let holder =
            tree.ancestors(id).take(4).take_while(|id| *id != unit.block).find(|id| holds_name(tree, *id));
        match (&mut open, holder) {
            (Some((known, text)), Some(holder)) if *known == holder => text.push_str(tree.raw(node.place)),
            (_, holder) => {
                close(page, unit, open.take(), &mut found);
                open = holder.map(|holder| (holder, tree.raw(node.place).to_owned()));
            }
        }
    }
    close(page, unit, open, &mut found);
    found
}

/// Most nodes of a unit that are looked at; a byline is short.
const MOST_NODES: NodeId = 200;

fn close(page: &Page, unit: &Unit, open: Option<(NodeId, String)>, found: &mut Vec<Field<String>>) {
    let Some((_, raw)) = open else { return };
    let shown = value(&raw);
    if shown.is_empty() || shown.len() > LONGEST {
        return;
    }
    // Who reviewed or edited it is named in the same line at times.
    let text = byline::without_reviewer(unit.span.of(page.text.as_str()));
    let Some(at) = text.find(&shown) else { return };
    let span = Span::new(unit.span.start() + at, unit.span.start() + at + shown.len());
    let source = page.text.source_of(span);
    for name in byline::names(&shown) {
        if !found.iter().any(|known| known.value.eq_ignore_ascii_case(&name)) {
            found.push(Field { value: name, found_in: FoundIn::Text, span: Some(span), source });
        }
    }
}

/// Whether an element says that it holds an author's name.
fn holds_name(tree: &Tree<'_>, id: NodeId) -> bool {
    let attribute =
        |name: &str| tree.raw_attribute(id, name).map(str::to_ascii_lowercase).unwrap_or_default();
    attribute("rel").split_ascii_whitespace().any(|word| word == "author")
        || attribute("itemprop") == "author"
        || attribute("class").split_ascii_whitespace().any(is_name_class)
        || (tree.node(id).tag == Tag::A
            && ["/author/", "/authors/", "/contributors/", "/profiles/"]
                .iter()
                .any(|part| attribute("href").contains(part)))
}

fn is_name_class(class: &str) -> bool {
    let words = || class.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words().any(|word| matches!(word, "author" | "authorname" | "byline"))
        && words().all(|word| matches!(word, "author" | "authorname" | "byline") || BESIDE.contains(&word))
        && words().any(|word| matches!(word, "author" | "authorname" | "name"))
}

#[cfg(test)]
mod tests {
    use super::is_name_class;

    #[test]
    fn classes_of_names_and_of_what_stands_beside_them() {
        for class in ["author", "author-name", "byline__name", "post-author-link"] {
            assert!(is_name_class(class), "{class}");
        }
        for class in ["author-bio", "authors-box", "byline", "author-role", "name"] {
            assert!(!is_name_class(class), "{class}");
        }
    }
}
