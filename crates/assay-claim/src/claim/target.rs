//! What a link points at.

use assay_article::post_address;

/// What a link points at, as far as its address tells: nothing is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkTarget {
    /// A post or video on a social network.
    Post,
    /// A document or data: a PDF, a spreadsheet, a paper by its DOI.
    Document,
    /// A page of the site the article stands on.
    OwnPages,
    /// A passage of the article's own page.
    SamePage,
    /// A page of another site.
    OtherSite,
    /// Something else: mail, a telephone, a script.
    NoPage,
}

impl LinkTarget {
    /// As records name it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Document => "document",
            Self::OwnPages => "own-pages",
            Self::SamePage => "same-page",
            Self::OtherSite => "other-site",
            Self::NoPage => "no-page",
        }
    }
}

/// Endings of documents and data, by alphabet.
const DOCUMENTS: [&str; 20] = [
    "csv", "doc", "docx", "epub", "geojson", "json", "odp", "ods", "odt", "pdf", "ppt", "pptx", "ps", "rtf",
    "tsv", "txt", "xls", "xlsx", "xml", "zip",
];

/// Second parts of addresses under which countries give names: "co.uk", "gov.au".
const SECOND: [&str; 9] = ["ac", "co", "com", "edu", "gob", "gov", "net", "or", "org"];

/// What `target` points at from a page at `page`, where that is known.
///
/// ```
/// use assay_claim::{LinkTarget, link_target};
/// let page = Some("https://news.example.org/2024/ferry");
/// assert_eq!(link_target("https://example.org/archive", page), LinkTarget::OwnPages);
/// assert_eq!(link_target("https://stats.example.com/yearbook.pdf", page), LinkTarget::Document);
/// assert_eq!(link_target("https://x.com/someone/status/2003586690288660789", page), LinkTarget::Post);
/// ```
#[must_use]
pub fn link_target(target: &str, page: Option<&str>) -> LinkTarget {
    let target = target.trim();
    if target.starts_with('#') {
        return LinkTarget::SamePage;
    }
    let Some((host, path)) = web(target) else {
        let scheme = target.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':'));
        return match (scheme, is_document(target)) {
            (true, _) => LinkTarget::NoPage,
            (false, true) => LinkTarget::Document,
            // An address without a host was not resolved; it leads within the site.
            (false, false) => LinkTarget::OwnPages,
        };
    };
    let here = page.and_then(web);
    if post_address(target).is_some() {
        return LinkTarget::Post;
    }
    if is_document(path) || site(&host) == "doi.org" || path.contains("/doi/10.") {
        return LinkTarget::Document;
    }
    match here {
        Some((own, own_path)) if own == host && path == own_path && target.contains('#') => {
            LinkTarget::SamePage
        }
        Some((own, _)) if site(&own) == site(&host) => LinkTarget::OwnPages,
        _ => LinkTarget::OtherSite,
    }
}

/// Host and path of a web address.
fn web(address: &str) -> Option<(String, &str)> {
    let rest = ["https://", "http://", "//"].iter().find_map(|scheme| {
        let head = address.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| address.get(scheme.len()..))?
    })?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest.get(..end)?.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    let path = rest.get(end..)?.split(['?', '#']).next()?;
    Some((host, path))
}

/// The part of a host that its owner registered.
fn site(host: &str) -> &str {
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
    let (last, second, third) = (dots.next(), dots.next(), dots.next());
    let name = |from: Option<usize>| from.map_or(host, |at| host.get(at + 1..).unwrap_or(host));
    let (Some(last), Some(second)) = (last, second) else { return host };
    let country =
        host.len() - last == 3 && host.get(second + 1..last).is_some_and(|part| SECOND.contains(&part));
    if country { name(third) } else { name(Some(second)) }
}

fn is_document(path: &str) -> bool {
    let file = path.split(['?', '#']).next().unwrap_or(path).rsplit('/').next().unwrap_or_default();
    file.rsplit_once('.').is_some_and(|(_, ending)| {
        ending.len() <= 7 && DOCUMENTS.binary_search(&ending.to_ascii_lowercase().as_str()).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_are_told_by_the_registered_name() {
        assert_eq!(site("news.bbc.co.uk"), "bbc.co.uk");
        assert_eq!(site("www.example.org"), "example.org");
        assert_eq!(site("example.org"), "example.org");
        assert_eq!(site("localhost"), "localhost");
        assert!(DOCUMENTS.is_sorted());
    }

    #[test]
    fn addresses_tell_what_they_point_at() {
        let page = Some("https://www.larrow-news.example.co.uk/2024/ferry");
        for (target, what) in [
            ("https://archive.example.co.uk/1990", LinkTarget::OwnPages),
            ("https://www.larrow-news.example.co.uk/2024/ferry#notes", LinkTarget::SamePage),
            ("#notes", LinkTarget::SamePage),
            ("/2023/boats", LinkTarget::OwnPages),
            ("https://other.co.uk/", LinkTarget::OtherSite),
            ("https://doi.org/10.1000/182", LinkTarget::Document),
            ("https://stats.other.example/table.XLSX?v=2", LinkTarget::Document),
            ("mailto:desk@example.org", LinkTarget::NoPage),
            ("javascript:void(0)", LinkTarget::NoPage),
            ("https://bsky.app/profile/someone.example/post/3kabc2def3g2h", LinkTarget::Post),
        ] {
            assert_eq!(link_target(target, page), what, "{target}");
        }
        assert_eq!(link_target("https://other.example/", None), LinkTarget::OtherSite);
    }
}
