//! What the name, class, id and role of an element say of its content.
//!
//! Words of classes and ids were collected from the development pages; they are the vocabulary
//! of content management systems and themes, not of single sites. A hint is weighed, never
//! obeyed: an element that holds most of the page's text is believed over its class.

use std::sync::OnceLock;

use crate::OmittedKind::{self, *};
use crate::html::{NodeId, Tag, Tree};

/// Words within a class or id and the furniture they name, sorted by word.
const WORDS: &[(&str, OmittedKind)] = &[
    ("ad", Advertisement),
    ("addtoany", Share),
    ("adsbygoogle", Advertisement),
    ("adslot", Advertisement),
    ("advert", Advertisement),
    ("advertisement", Advertisement),
    ("ads", Advertisement),
    ("adunit", Advertisement),
    ("authorbio", AuthorBox),
    ("authorbox", AuthorBox),
    ("bio", AuthorBox),
    ("breadcrumb", Navigation),
    ("breadcrumbs", Navigation),
    ("byline", Byline),
    ("bylines", Byline),
    ("colophon", Footer),
    ("comment", Comment),
    ("commentlist", Comment),
    ("comments", Comment),
    ("consent", Consent),
    ("cookie", Consent),
    ("cookies", Consent),
    ("copyright", Footer),
    ("crumbs", Navigation),
    ("cta", Advertisement),
    ("dateline", Byline),
    ("disqus", Comment),
    ("dropdown", Navigation),
    ("footer", Footer),
    ("gdpr", Consent),
    ("jumbotron", Other),
    ("jp", Related),
    ("login", Form),
    ("masthead", Navigation),
    ("menu", Navigation),
    ("metadata", Byline),
    ("modal", Other),
    ("mostread", Related),
    ("nav", Navigation),
    ("navbar", Navigation),
    ("navigation", Navigation),
    ("newsletter", Newsletter),
    ("offcanvas", Navigation),
    ("onetrust", Consent),
    ("outbrain", Related),
    ("overlay", Other),
    ("pagination", Navigation),
    ("pager", Navigation),
    ("paywall", Paywall),
    ("piano", Paywall),
    ("popular", Related),
    ("popup", Other),
    ("promo", Advertisement),
    ("promotion", Advertisement),
    ("rating", Other),
    ("ratings", Other),
    ("recirc", Related),
    ("recommend", Related),
    ("recommended", Related),
    ("recommendations", Related),
    ("relatedposts", Related),
    ("related", Related),
    ("replies", Comment),
    ("respond", Form),
    ("search", Form),
    ("sharedaddy", Share),
    ("share", Share),
    ("sharing", Share),
    ("sidebar", Other),
    ("signup", Newsletter),
    ("skip", Navigation),
    ("social", Share),
    ("sponsor", Advertisement),
    ("sponsored", Advertisement),
    ("subnav", Navigation),
    ("subscribe", Newsletter),
    ("subscription", Newsletter),
    ("taboola", Related),
    ("tag", Navigation),
    ("tags", Navigation),
    ("timestamp", Byline),
    ("toc", Navigation),
    ("toolbar", Navigation),
    ("topbar", Navigation),
    ("trending", Related),
    ("widget", Other),
    ("widgets", Other),
];

/// Words and joined pairs of words that name the article itself: `entry-content`.
const ARTICLE_WORDS: &[&str] = &[
    "articlebody",
    "articlecontent",
    "articletext",
    "entrycontent",
    "postbody",
    "postcontent",
    "storybody",
    "storycontent",
    "storytext",
    "bodycopy",
    "richtext",
    "articlebodycontent",
    "maincontent",
    "postarticle",
    "contentbody",
];

/// What an element's own names say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hint {
    /// The furniture it names.
    pub(crate) furniture: Option<OmittedKind>,
    /// Whether it names the article's text.
    pub(crate) article: bool,
    /// Whether a browser does not show it at first.
    pub(crate) hidden: bool,
}

/// Reads the names of element `id`.
pub(crate) fn hint_of(tree: &Tree<'_>, id: NodeId) -> Hint {
    let node = tree.node(id);
    let mut hint = Hint { furniture: by_tag(node.tag), ..Hint::default() };
    let (from, to) = node.attributes;
    for attribute in tree.attributes.get(from as usize..to as usize).unwrap_or_default() {
        let name = tree.raw(attribute.name);
        let value = tree.raw(attribute.value);
        match name.len() {
            2 if name.eq_ignore_ascii_case("id") => read_words(value, &mut hint),
            5 if name.eq_ignore_ascii_case("class") => read_words(value, &mut hint),
            5 if name.eq_ignore_ascii_case("style") => hint.hidden |= hides(value),
            4 if name.eq_ignore_ascii_case("role") => {
                hint.furniture = hint.furniture.or(by_role(value));
                hint.article |= value == "article" || value == "main";
            }
            6 if name.eq_ignore_ascii_case("hidden") => hint.hidden = true,
            8 if name.eq_ignore_ascii_case("itemprop") => {
                hint.article |= value.eq_ignore_ascii_case("articleBody")
            }
            11 if name.eq_ignore_ascii_case("aria-hidden") => hint.hidden |= value == "true",
            _ => {}
        }
    }
    hint
}

fn hides(style: &str) -> bool {
    let packed: String =
        style.chars().filter(|c| !c.is_whitespace()).take(400).collect::<String>().to_ascii_lowercase();
    packed.contains("display:none") || packed.contains("visibility:hidden")
}

const fn by_tag(tag: Tag) -> Option<OmittedKind> {
    match tag {
        Tag::Nav | Tag::Menu => Some(Navigation),
        Tag::Footer => Some(Footer),
        Tag::Aside | Tag::Dialog => Some(Other),
        Tag::Form | Tag::Select | Tag::Button | Tag::Fieldset | Tag::Label | Tag::Search => Some(Form),
        _ => None,
    }
}

fn by_role(role: &str) -> Option<OmittedKind> {
    match role {
        "navigation" | "menu" | "menubar" | "toolbar" => Some(Navigation),
        "banner" | "dialog" | "alertdialog" | "complementary" => Some(Other),
        "contentinfo" => Some(Footer),
        "search" | "form" => Some(Form),
        _ => None,
    }
}

/// Splits classes and ids at signs and capitals and looks the words up.
fn read_words(value: &str, hint: &mut Hint) {
    let known = known_words();
    each_hash(value, |word, pair| {
        if let Ok(index) = known.furniture.binary_search_by_key(&word, |(hash, _)| *hash) {
            hint.furniture = hint.furniture.or(known.furniture.get(index).map(|(_, kind)| *kind));
        }
        let article = |hash: u64| known.article.binary_search(&hash).is_ok();
        hint.article |= article(word) || article(pair);
    });
}

/// [`WORDS`] and [`ARTICLE_WORDS`] by hash, sorted.
struct Known {
    furniture: Vec<(u64, OmittedKind)>,
    article: Vec<u64>,
}

fn known_words() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut furniture: Vec<(u64, OmittedKind)> =
            WORDS.iter().map(|(word, kind)| (hash(word), *kind)).collect();
        furniture.sort_by_key(|(hash, _)| *hash);
        let mut article: Vec<u64> = ARTICLE_WORDS.iter().map(|word| hash(word)).collect();
        article.sort_unstable();
        Known { furniture, article }
    })
}

/// Calls `take` with the hash of each word of a list of names, in lower case, and with that of
/// the word joined to the one before it in the same name.
fn each_hash(value: &str, mut take: impl FnMut(u64, u64)) {
    let (mut word, mut pair, mut len) = (EMPTY, EMPTY, 0);
    let mut lower_before = false;
    let bytes = value.as_bytes();
    for byte in bytes.get(..400).unwrap_or(bytes).iter().copied().chain([b' ']) {
        let starts = !byte.is_ascii_alphabetic() || (lower_before && byte.is_ascii_uppercase());
        if starts && len > 0 {
            take(word, pair);
            // The next pair goes on where this word ended.
            (pair, word, len) = (word, EMPTY, 0);
        }
        if byte.is_ascii_whitespace() {
            pair = EMPTY;
        }
        if byte.is_ascii_alphabetic() {
            let step = |hash: u64| (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(PRIME);
            (word, pair, len) = (step(word), step(pair), len + 1);
        }
        lower_before = byte.is_ascii_lowercase();
    }
}

/// Start and factor of the FNV-1a hash, the same as [`hash`].
const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The hash of a word.
pub(crate) fn hash(word: &str) -> u64 {
    word.bytes().fold(EMPTY, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// Turns the number of a word around a unit into that of a word near it.
pub(crate) const NEAR: u64 = 0x5bd1_e995_9e37_79b9;

/// The words of elements' classes and ids, by hash, read once an element however many units lie in it.
#[derive(Default)]
pub(crate) struct ClassWords {
    /// By element: where its words begin and end; both zero where they were not read yet.
    ranges: Vec<(u32, u32)>,
    /// A word that is none first, so that no words begin at zero.
    words: Vec<u64>,
}

impl ClassWords {
    pub(crate) fn of(&mut self, tree: &Tree<'_>, id: NodeId) -> &[u64] {
        if self.ranges.is_empty() {
            self.ranges.resize(tree.nodes.len(), (0, 0));
            self.words.push(0);
        }
        let Some(range) = self.ranges.get_mut(id as usize) else { return &[] };
        if *range == (0, 0) {
            let start = self.words.len();
            let (from, to) = tree.node(id).attributes;
            for attribute in tree.attributes.get(from as usize..to as usize).unwrap_or_default() {
                let name = tree.raw(attribute.name);
                if name.eq_ignore_ascii_case("class") || name.eq_ignore_ascii_case("id") {
                    each_hash(tree.raw(attribute.value), |word, _| self.words.push(word));
                }
            }
            *range = (start as u32, self.words.len() as u32);
        }
        self.words.get(range.0 as usize..range.1 as usize).unwrap_or_default()
    }
}

/// The words of all classes and ids of a page with the names they have in the table of weights,
/// sorted by hash.
pub(crate) fn all_words(tree: &Tree<'_>) -> Vec<(u64, String)> {
    let mut all = Vec::new();
    for id in 0..tree.nodes.len() {
        for name in ["class", "id"] {
            let Some(value) = tree.raw_attribute(id as NodeId, name) else { continue };
            for word in value.split_ascii_whitespace().flat_map(words) {
                let hash = hash(&word);
                all.push((hash, format!("around={word}")));
                all.push((hash ^ NEAR, format!("near={word}")));
            }
        }
    }
    all.sort();
    all.dedup();
    all
}

/// The words of a name in lower case: `relatedPosts__item-2` has `related`, `posts`, `item`.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut lower_before = false;
    for c in name.chars().take(120) {
        let starts = !c.is_ascii_alphabetic() || (lower_before && c.is_ascii_uppercase());
        if starts && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_ascii_alphabetic() {
            word.push(c.to_ascii_lowercase());
        }
        lower_before = c.is_ascii_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_fall_into_words() {
        assert_eq!(words("relatedPosts__item-2"), ["related", "posts", "item"]);
        assert_eq!(words("ENTRY-content"), ["entry", "content"]);
    }
}
