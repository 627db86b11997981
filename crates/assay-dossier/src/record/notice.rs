//! What the software could not do, in plain words.

use super::Records;

impl Records<'_> {
    pub(super) fn notices(&self) -> Vec<String> {
        let (article, analysis) = (self.reading.article, self.reading.analysis);
        let mut notices = Vec::new();
        if article.blocks.is_empty() {
            notices.push(
                "No article was found in this input: all of its text is listed as left out.".to_owned(),
            );
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
        if !article.blocks.is_empty() && article.published.is_none() {
            notices.push(
                "No publication date was found: times such as “last year” are left unclear. Give it with --published."
                    .to_owned(),
            );
        }
        notices
    }
}
