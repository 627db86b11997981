//! The tree of a page as text in its elements: what another reader of HTML can be compared with.

use crate::Limits;
use crate::html::{self, Tag};

/// A text of a page with what it lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlinedText {
    /// As a reader sees it: references resolved, white space folded.
    pub text: String,
    /// The elements around it by name, the outermost first; `other` where HTML does not know the name.
    pub within: Vec<String>,
    /// The `href` of the link around it, references resolved.
    pub link: Option<String>,
}

/// Every text of `page` that is not white space, in source order. For tests of the tree: extraction does
/// not need it.
#[must_use]
pub fn outline(page: &str) -> Vec<OutlinedText> {
    let tree = html::parse(page, html::Limits { depth: Limits::default().depth });
    let mut texts = Vec::new();
    for (id, node) in tree.nodes.iter().enumerate().filter(|(_, node)| node.tag == Tag::Text) {
        let text =
            if node.raw { tree.raw(node.place).to_owned() } else { resolved(tree.raw(node.place), false) };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            continue;
        }
        let mut within: Vec<String> = tree
            .ancestors(id as u32)
            .filter(|id| *id != 0)
            .map(|id| format!("{:?}", tree.node(id).tag).to_lowercase())
            .collect();
        within.reverse();
        let link = tree.raw_attribute(node.end, "href").filter(|_| node.end != 0);
        let link = link.map(|address| resolved(address, true));
        texts.push(OutlinedText { text, within, link });
    }
    texts
}

/// `text`, of an attribute or not, with its character references resolved.
fn resolved(text: &str, in_attribute: bool) -> String {
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        resolved.push_str(before);
        let (length, what) = html::reference(reference, in_attribute).unwrap_or((1, "&".into()));
        resolved.push_str(&what);
        rest = reference.get(length..).unwrap_or_default();
    }
    resolved + rest
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn texts_stand_in_their_elements() {
        let texts = outline("<p>Rents &amp; <a href='x?a&amp;b'>homes</a><table><td>5 &lt; 7");
        assert_eq!(texts[0].text, "Rents &");
        assert_eq!(texts[1].link.as_deref(), Some("x?a&b"));
        assert_eq!(texts[2].text, "5 < 7");
        assert!(texts[2].within.ends_with(&["table", "tbody", "tr", "td"].map(str::to_owned)), "{texts:?}");
    }
}
