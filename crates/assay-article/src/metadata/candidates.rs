//! What the head and the attributes of a page say of it.

use assay_text::Text;

use super::{field, value};
use crate::html::{NodeId, Tag, Tree};
use crate::{Field, FoundIn};

/// Values found, each list in order of trust.
#[derive(Default)]
pub(crate) struct Candidates {
    pub(crate) titles: Vec<Field<String>>,
    pub(crate) authors: Vec<Field<String>>,
    pub(crate) published: Vec<Field<String>>,
    pub(crate) modified: Vec<Field<String>>,
    pub(crate) publisher: Vec<Field<String>>,
    pub(crate) language: Vec<Field<String>>,
    pub(crate) section: Vec<Field<String>>,
    pub(crate) canonical: Vec<Field<String>>,
    /// The article's text as a script gives it.
    pub(crate) body: Option<String>,
}

/// What a `<meta>` of that name says; the names in lower case.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Title,
    Author,
    Published,
    Modified,
    Publisher,
    Language,
    Section,
    Address,
}

/// Names of `<meta>` and what they say, the most trusted of each kind first.
const META: &[(&str, Says)] = &[
    ("og:title", Says::Title),
    ("twitter:title", Says::Title),
    ("dc.title", Says::Title),
    ("citation_title", Says::Title),
    ("title", Says::Title),
    ("author", Says::Author),
    ("article:author", Says::Author),
    ("article:author_name", Says::Author),
    ("og:article:author", Says::Author),
    ("byl", Says::Author),
    ("byline", Says::Author),
    ("dc.creator", Says::Author),
    ("citation_author", Says::Author),
    ("parsely-author", Says::Author),
    ("sailthru.author", Says::Author),
    ("cxenseparse:author", Says::Author),
    // Only where its label says so; see `labelled`.
    ("twitter:data1", Says::Author),
    ("article:published_time", Says::Published),
    ("og:article:published_time", Says::Published),
    ("og:published_time", Says::Published),
    ("datepublished", Says::Published),
    ("date_published", Says::Published),
    ("publish_date", Says::Published),
    ("publish-date", Says::Published),
    ("published_time", Says::Published),
    ("pubdate", Says::Published),
    ("publishdate", Says::Published),
    ("publication_date", Says::Published),
    ("citation_publication_date", Says::Published),
    ("citation_date", Says::Published),
    ("parsely-pub-date", Says::Published),
    ("sailthru.date", Says::Published),
    ("cxenseparse:recs:publishtime", Says::Published),
    ("article.published", Says::Published),
    ("published", Says::Published),
    ("published-date", Says::Published),
    ("w-published-date", Says::Published),
    ("dc.date.issued", Says::Published),
    ("dcterms.created", Says::Published),
    ("dcterms.date", Says::Published),
    ("dc.date", Says::Published),
    ("date", Says::Published),
    ("article:modified_time", Says::Modified),
    ("og:updated_time", Says::Modified),
    ("datemodified", Says::Modified),
    ("last-modified", Says::Modified),
    ("dcterms.modified", Says::Modified),
    ("lastmod", Says::Modified),
    ("og:site_name", Says::Publisher),
    ("application-name", Says::Publisher),
    ("dc.publisher", Says::Publisher),
    ("citation_journal_title", Says::Publisher),
    ("content-language", Says::Language),
    ("og:locale", Says::Language),
    ("article:section", Says::Section),
    ("parsely-section", Says::Section),
    ("section", Says::Section),
    ("og:url", Says::Address),
];

impl Candidates {
    /// Reads `<meta>`, `<link>`, `<title>`, `lang` and microdata.
    pub(crate) fn collect(base: &Text, tree: &Tree<'_>) -> Self {
        let mut found = Self::default();
        let mut metas: Vec<(usize, Field<String>)> = Vec::new();
        let mut document_title = None;
        for (id, node) in tree.nodes.iter().enumerate() {
            let id = id as NodeId;
            match node.tag {
                Tag::Meta => meta(base, tree, id, &mut metas),
                Tag::Link => found.link(base, tree, id),
                Tag::Html => found.attribute(base, tree, id),
                Tag::Text if tree.node(node.parent).tag == Tag::Title && !tree.node(node.parent).raw => {
                    document_title = document_title.or_else(|| {
                        Some(field(base, value(tree.raw(node.place)), FoundIn::Head, node.place))
                    });
                }
                _ => {}
            }
        }
        if !labelled(tree) {
            metas.retain(|(rank, _)| META.get(*rank).is_none_or(|(name, _)| *name != "twitter:data1"));
        }
        metas.sort_by_key(|(rank, _)| *rank);
        for (rank, field) in metas {
            if let (Some((_, says)), false) = (META.get(rank), field.value.is_empty()) {
                found.list(*says).push(field);
            }
        }
        found.titles.extend(document_title);
        found.authors.retain(|field| !field.value.contains("://"));
        for language in &mut found.language {
            language.value = language.value.replace('_', "-");
        }
        found
    }

    fn list(&mut self, says: Says) -> &mut Vec<Field<String>> {
        match says {
            Says::Title => &mut self.titles,
            Says::Author => &mut self.authors,
            Says::Published => &mut self.published,
            Says::Modified => &mut self.modified,
            Says::Publisher => &mut self.publisher,
            Says::Language => &mut self.language,
            Says::Section => &mut self.section,
            Says::Address => &mut self.canonical,
        }
    }

    fn link(&mut self, base: &Text, tree: &Tree<'_>, id: NodeId) {
        let rel = tree.raw_attribute(id, "rel").unwrap_or_default();
        if rel.eq_ignore_ascii_case("canonical")
            && let Some(place) = tree.attribute_place(id, "href")
            && !tree.raw(place).trim().is_empty()
        {
            self.canonical.push(field(base, value(tree.raw(place)), FoundIn::Head, place));
        }
    }

    fn attribute(&mut self, base: &Text, tree: &Tree<'_>, id: NodeId) {
        let place = tree.attribute_place(id, "lang").or_else(|| tree.attribute_place(id, "xml:lang"));
        if let Some(place) = place.filter(|place| !tree.raw(*place).trim().is_empty()) {
            self.language.push(field(base, value(tree.raw(place)), FoundIn::Head, place));
        }
    }
}

/// Whether `twitter:label1` says that `twitter:data1` is the author.
fn labelled(tree: &Tree<'_>) -> bool {
    tree.nodes.iter().enumerate().filter(|(_, node)| node.tag == Tag::Meta).any(|(id, _)| {
        let attribute = |name: &str| tree.raw_attribute(id as NodeId, name).unwrap_or_default();
        attribute("name").eq_ignore_ascii_case("twitter:label1")
            && ["author", "by", "written by"]
                .iter()
                .any(|label| attribute("content").eq_ignore_ascii_case(label))
    })
}

/// "Ruiz, Ana" as libraries write one name; other values stay.
fn given_name_first(name: String) -> String {
    match name.split_once(", ") {
        Some((family, given)) if !given.contains(',') && !family.contains(' ') => format!("{given} {family}"),
        _ => name,
    }
}

fn meta(base: &Text, tree: &Tree<'_>, id: NodeId, metas: &mut Vec<(usize, Field<String>)>) {
    let Some(place) = tree.attribute_place(id, "content") else { return };
    for attribute in ["property", "name", "itemprop", "http-equiv"] {
        let Some(name) = tree.raw_attribute(id, attribute) else { continue };
        // Some write the colon of a name as a reference.
        let name = value(name).to_ascii_lowercase();
        let Some(rank) = META.iter().position(|(known, _)| *known == name) else { continue };
        let found_in = match attribute {
            "itemprop" => FoundIn::Microdata,
            _ if name.contains(':') => FoundIn::OpenGraph,
            _ => FoundIn::Head,
        };
        let mut text = value(tree.raw(place));
        if name == "citation_author" {
            text = given_name_first(text);
        }
        metas.push((rank, field(base, text, found_in, place)));
        return;
    }
}
