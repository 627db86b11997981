//! Title, authors, dates, publisher and the rest, each with where it was found.

pub(crate) mod address;
pub(crate) mod byline;
mod candidates;
mod json;
mod json_ld;
mod marked_author;
mod shown_date;
pub(crate) mod visible;
pub(crate) mod when;

use assay_text::{SourceSpan, Span, Text};

use crate::dense::Makers;
use crate::html::{self, Tree};
use crate::page::Page;
use crate::{Field, FoundIn, Timestamp};

use candidates::Candidates;

/// A page's metadata.
#[derive(Default)]
pub(crate) struct Metadata {
    pub(crate) title: Option<Field<String>>,
    pub(crate) authors: Vec<Field<String>>,
    pub(crate) published: Option<Field<Timestamp>>,
    pub(crate) modified: Option<Field<Timestamp>>,
    pub(crate) publisher: Option<Field<String>>,
    pub(crate) language: Option<Field<String>>,
    pub(crate) section: Option<Field<String>>,
    pub(crate) canonical: Option<Field<String>>,
    /// The unit that is the headline.
    pub(crate) headline: Option<usize>,
    /// The article's text as a script on the page gives it.
    pub(crate) body: Option<String>,
}

impl Metadata {
    /// Who made the page.
    pub(crate) fn makers(&self) -> Makers<'_> {
        Makers { authors: &self.authors, site: self.publisher.as_ref().map(|field| field.value.as_str()) }
    }
}

/// A raw value cleaned: references decoded, mojibake repaired, white space folded.
pub(crate) fn value(raw: &str) -> String {
    let mut decoded = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        decoded.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let (len, text) = match html::reference(rest, true) {
            Some((len, text)) => (len, text),
            None => (1, "&".into()),
        };
        decoded.push_str(&text);
        rest = rest.get(len..).unwrap_or_default();
    }
    decoded.push_str(rest);
    let folded = decoded.split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.is_ascii() { folded } else { assay_text::repair_str(&folded).into_owned() }
}

/// Collects the metadata of a page.
pub(crate) fn read(base: &Text, tree: &Tree<'_>, page: &Page, url: Option<&str>) -> Metadata {
    let mut found = Candidates::collect(base, tree);
    json_ld::collect(base, tree, &mut found);
    let mut metadata = Metadata {
        canonical: found.canonical.first().cloned(),
        language: found.language.first().cloned(),
        section: found.section.first().cloned(),
        body: found.body.take(),
        ..Metadata::default()
    };
    metadata.publisher = found.publisher.first().map(|field| Field {
        // "The Harbour Courier | News of the coast": what follows is a motto.
        value: field.value.split(" | ").next().unwrap_or_default().trim().to_owned(),
        ..field.clone()
    });
    metadata.publisher = metadata.publisher.filter(|field| !field.value.is_empty());
    let site = metadata.publisher.as_ref().map(|field| field.value.clone());
    let (title, headline) = visible::title(tree, page, &found.titles, site.as_deref());
    (metadata.title, metadata.headline) = (title, headline);
    let body_from = headline.unwrap_or_default();
    // A person named in the text comes before the site naming itself in the head.
    let (declared, is_person) = authors(&found, site.as_deref(), url);
    metadata.authors = declared;
    let shown = visible::authors(tree, page, body_from);
    if !shown.is_empty() && (!is_person || names_more(&shown, &metadata.authors)) {
        metadata.authors = shown;
    }
    let shown = headline.map(|at| shown_date::around(base, tree, page, at)).unwrap_or_default();
    metadata.published = the_earlier(best_date(&found.published), shown.published).or_else(|| {
        // A page that shows when it was changed, and nothing else, does not say when it was published.
        visible::date(base, tree, page, body_from)
            .filter(|date| shown.updated.as_ref().is_none_or(|u| u.value.date() != date.value.date()))
    });
    if metadata.published.is_none() {
        let canonical = metadata.canonical.as_ref();
        let address = url.or(canonical.map(|field| field.value.as_str()));
        metadata.published = address.and_then(when::in_address).map(|value| Field {
            value,
            found_in: FoundIn::Address,
            span: None,
            source: canonical.filter(|_| url.is_none()).map_or(SourceSpan::at(0), |field| field.source),
        });
    }
    metadata.modified = best_date(&found.modified).or(shown.updated);
    metadata
}

/// Whether the byline names the declared authors and others besides.
fn names_more(shown: &[Field<String>], declared: &[Field<String>]) -> bool {
    let is_shown = |name: &str| shown.iter().any(|field| field.value.eq_ignore_ascii_case(name));
    let is_full_name = |name: &str| {
        name.contains(' ')
            && name.split(' ').all(|word| word.starts_with(char::is_uppercase) || word.len() <= 3)
    };
    shown.len() > declared.len()
        && declared.iter().all(|field| is_shown(&field.value))
        && shown.iter().all(|field| is_full_name(&field.value))
}

/// The declared date, unless the article shows an earlier day.
fn the_earlier(
    declared: Option<Field<Timestamp>>,
    shown: Option<Field<Timestamp>>,
) -> Option<Field<Timestamp>> {
    match (declared, shown) {
        (Some(declared), Some(shown)) if shown.value.date() < declared.value.date() => Some(shown),
        (declared, shown) => declared.or(shown),
    }
}

/// Of dates in order of trust the first with a day.
fn best_date(found: &[Field<String>]) -> Option<Field<Timestamp>> {
    found.iter().find_map(|field| {
        let value = when::timestamp(&field.value)?;
        value.date().day()?;
        Some(Field { value, found_in: field.found_in, span: field.span, source: field.source })
    })
}

/// Authors of the most trusted place that names any, and whether they are anyone but the site.
fn authors(found: &Candidates, site: Option<&str>, url: Option<&str>) -> (Vec<Field<String>>, bool) {
    let host = url.and_then(address::host).unwrap_or_default();
    let is_site = |name: &str| {
        let squeezed =
            |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        let bare = |text: &str| squeezed(text.strip_prefix("The ").unwrap_or(text));
        site.is_some_and(|site| bare(site) == bare(name))
            || (!host.is_empty() && host.split('.').next().map(squeezed) == Some(squeezed(name)))
    };
    let groups: Vec<Vec<Field<String>>> =
        [FoundIn::JsonLd, FoundIn::Microdata, FoundIn::Head, FoundIn::OpenGraph]
            .into_iter()
            .map(|place| {
                let mut authors: Vec<Field<String>> = Vec::new();
                for field in found.authors.iter().filter(|field| field.found_in == place) {
                    for value in byline::names(without_end(&field.value, site)) {
                        if !authors.iter().any(|known| known.value.eq_ignore_ascii_case(&value)) {
                            authors.push(Field { value, ..field.clone() });
                        }
                    }
                }
                authors
            })
            .collect();
    let is_anyone = |group: &&Vec<Field<String>>| {
        !group.is_empty() && !group.iter().all(|field| is_site(&field.value) || is_handle(&field.value))
    };
    let any = || groups.iter().find(|group| !group.is_empty());
    match groups.iter().find(is_anyone) {
        Some(group) => {
            let people = group.iter().filter(|field| !is_site(&field.value) && !field.value.contains('@'));
            (people.cloned().collect(), true)
        }
        None => (any().cloned().unwrap_or_default(), false),
    }
}

/// "Ana Ruiz Harbour Courier": an author's name without the site's behind it.
fn without_end<'a>(name: &'a str, site: Option<&str>) -> &'a str {
    site.and_then(|site| name.strip_suffix(site))
        .map(|front| front.trim_end_matches([' ', ',', '|', '-', '–', '/']))
        .filter(|front| front.contains(' '))
        .unwrap_or(name)
}

/// One word in lower case, or with a sign names do not have: an account, not a name.
fn is_handle(name: &str) -> bool {
    let one_word = !name.contains(' ');
    one_word && (name.contains(['_', '.', '@']) || !name.chars().any(char::is_uppercase))
}

/// A field whose value stands at `place` of the decoded source.
pub(crate) fn field(base: &Text, value: String, found_in: FoundIn, place: html::Place) -> Field<String> {
    let source = base.source_of(Span::new(place.0 as usize, place.1 as usize));
    Field { value, found_in, span: None, source }
}
