//! JSON-LD: what scripts of type `application/ld+json` say of the article.

use assay_text::Text;

use super::candidates::Candidates;
use super::json::{self, Json, Kind};
use super::{field, value};
use crate::html::{NodeId, Place, Tag, Tree};
use crate::{Field, FoundIn};

/// Types of schema.org that are an article, the narrowest first.
const ARTICLES: &[&str] = &[
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "ScholarlyArticle",
    "TechArticle",
    "Report",
    "Article",
    "SocialMediaPosting",
    "MedicalScholarlyArticle",
    "SatiricalArticle",
    "AdvertiserContentArticle",
];

/// Types that describe the page where no article is described.
const PAGES: &[&str] =
    &["WebPage", "ItemPage", "MedicalWebPage", "CreativeWork", "Recipe", "HowTo", "FAQPage"];

/// Adds what JSON-LD says in front of what the head said: it is written for machines and says
/// dates to the second and names one by one.
pub(crate) fn collect(base: &Text, tree: &Tree<'_>, found: &mut Candidates) {
    let mut best = Candidates::default();
    let mut rest = Candidates::default();
    for node in &tree.nodes {
        let parent = node.parent;
        if node.tag == Tag::Text && tree.node(parent).tag == Tag::Script && is_json_ld(tree, parent) {
            let json = json::parse(tree.raw(node.place));
            let script = Script { base, json: &json, offset: node.place.0 };
            script.read(&mut best, &mut rest);
        }
    }
    let join = |list: &mut Vec<Field<String>>, mut first: Vec<Field<String>>, second: Vec<Field<String>>| {
        first.extend(second);
        first.append(list);
        *list = first;
    };
    found.body = best.body.take().or(rest.body.take());
    join(&mut found.titles, best.titles, Vec::new());
    join(&mut found.authors, best.authors, Vec::new());
    join(&mut found.published, best.published, Vec::new());
    join(&mut found.modified, best.modified, Vec::new());
    join(&mut found.section, best.section, Vec::new());
    found.publisher.extend(best.publisher);
    found.language.extend(best.language);
    found.publisher.extend(rest.publisher);
    found.published.extend(rest.published);
    found.modified.extend(rest.modified);
    found.authors.extend(rest.authors);
}

fn is_json_ld(tree: &Tree<'_>, script: NodeId) -> bool {
    tree.raw_attribute(script, "type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
}

struct Script<'a> {
    base: &'a Text,
    json: &'a Json<'a>,
    /// Where the script begins in the decoded source.
    offset: u32,
}

impl Script<'_> {
    /// The first article described goes to `best`, descriptions of the page to `rest`.
    fn read(&self, best: &mut Candidates, rest: &mut Candidates) {
        let objects = || (0..self.json.values.len()).filter(|index| self.is_object(*index));
        let article = objects().find(|index| self.has_type(*index, ARTICLES) && !self.is_nested(*index));
        if let Some(article) = article.filter(|_| best.titles.is_empty() && best.published.is_empty()) {
            self.describe(article, best);
        }
        if let Some(page) = objects().find(|index| self.has_type(*index, PAGES)) {
            self.describe(page, rest);
        }
    }

    fn is_object(&self, index: usize) -> bool {
        self.json.values.get(index).is_some_and(|value| value.kind == Kind::Object)
    }

    /// Whether an object is another article mentioned by the one described: an element of a list
    /// of articles.
    fn is_nested(&self, index: usize) -> bool {
        let mut at = self.json.values.get(index).and_then(|value| value.parent);
        while let Some(parent) = at {
            let key = self.json.key(parent);
            if matches!(
                key,
                "itemListElement" | "hasPart" | "relatedLink" | "citation" | "blogPost" | "mentions"
            ) {
                return true;
            }
            at = self.json.values.get(parent).and_then(|value| value.parent);
        }
        false
    }

    fn has_type(&self, index: usize, types: &[&str]) -> bool {
        let Some(kind) = self.json.member(index, "@type") else { return false };
        let matches = |index: usize| {
            self.json.text(index).is_some_and(|text| {
                types.contains(
                    &text.trim_start_matches("http://schema.org/").trim_start_matches("https://schema.org/"),
                )
            })
        };
        matches(kind) || self.json.children(kind).any(matches)
    }

    fn describe(&self, article: usize, found: &mut Candidates) {
        self.strings(article, "headline", &mut found.titles);
        if found.titles.is_empty() {
            self.strings(article, "name", &mut found.titles);
        }
        self.strings(article, "datePublished", &mut found.published);
        self.strings(article, "dateCreated", &mut found.published);
        let body = self.json.member(article, "articleBody").and_then(|body| self.json.text(body));
        found.body = found.body.take().or(body);
        self.strings(article, "dateModified", &mut found.modified);
        self.strings(article, "articleSection", &mut found.section);
        self.strings(article, "inLanguage", &mut found.language);
        self.names(article, "author", &mut found.authors);
        if found.authors.is_empty() {
            self.names(article, "creator", &mut found.authors);
        }
        self.names(article, "publisher", &mut found.publisher);
    }

    /// Strings under `name`: one, or those of an array.
    fn strings(&self, object: usize, name: &str, into: &mut Vec<Field<String>>) {
        let Some(member) = self.json.member(object, name) else { return };
        into.extend(self.field(member));
        into.extend(self.json.children(member).filter_map(|child| self.field(child)));
    }

    /// Names under `name`: strings, or the names of objects; an object that only refers to
    /// another by `@id` is looked up.
    fn names(&self, object: usize, name: &str, into: &mut Vec<Field<String>>) {
        let Some(member) = self.json.member(object, name) else { return };
        let is_array = self.json.values.get(member).is_some_and(|value| value.kind == Kind::Array);
        let people: Vec<usize> = if is_array { self.json.children(member).collect() } else { vec![member] };
        for person in people {
            if !self.is_object(person) {
                into.extend(self.field(person));
                continue;
            }
            let named = self.json.member(person, "name").or_else(|| {
                let id = self.json.text(self.json.member(person, "@id")?)?;
                let other = (0..self.json.values.len()).find(|index| {
                    *index != person
                        && self.is_object(*index)
                        && self.json.member(*index, "@id").and_then(|i| self.json.text(i)).as_deref()
                            == Some(&id)
                        && self.json.member(*index, "name").is_some()
                })?;
                self.json.member(other, "name")
            });
            let Some(named) = named else { continue };
            into.extend(self.field(named));
            into.extend(self.json.children(named).filter_map(|child| self.field(child)));
        }
    }

    fn field(&self, index: usize) -> Option<Field<String>> {
        let text = value(&self.json.text(index)?);
        let place = self.json.values.get(index)?.place.clone();
        let place: Place = (self.offset + place.start as u32, self.offset + place.end as u32);
        (!text.is_empty()).then(|| field(self.base, text, FoundIn::JsonLd, place))
    }
}
