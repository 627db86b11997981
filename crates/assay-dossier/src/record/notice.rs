//! What the software could not do, in plain words.

use assay_article::BlockKind;

use super::Records;

impl Records<'_> {
    pub(super) fn notices(&self) -> Vec<String> {
        let (article, analysis) = (self.reading.article, self.reading.analysis);
        let mut notices = Vec::new();
        // A headline alone is no article.
        let found = article.blocks.iter().any(|block| block.kind != BlockKind::Title);
        if !found {
            let but = if article.blocks.is_empty() { "" } else { " but the headline" };
            notices.push(format!(
                "No article was found in this input: all of its text{but} is listed as left out."
            ));
        } else if !analysis.analysed {
            notices.push(match analysis.language {
                Some(language) => format!(
                    "The article is in a language that is not analysed (“{language}”): text, article and links only."
                ),
                None => "The language of the article is not clear: text, article and links only.".to_owned(),
            });
        }
        if article.invalid_sequences > 0 {
            notices.push(format!(
                "{} byte sequences could not be read in {} and stand as U+FFFD.",
                article.invalid_sequences, article.charset
            ));
        }
        if found && article.published.is_none() {
            notices.push(
                "No publication date was found: times such as “last year” are left unclear. Give it with --published."
                    .to_owned(),
            );
        }
        notices
    }
}
