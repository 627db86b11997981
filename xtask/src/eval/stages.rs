//! The stages below the claims, run on bare text.

use assay_article::{Article, Block, BlockKind, Format, Options, extract};
use assay_attribution::Statements;
use assay_claim::Reading;
use assay_language::Analysis;
use assay_quantity::Quantities;
use assay_text::{Source, Text};

/// What the stages below the claims made of a text.
pub struct Stages {
    /// The article.
    pub article: Article,
    analysis: Analysis,
    statements: Statements,
    quantities: Quantities,
}

impl Stages {
    /// Reads `text` as one paragraph: a sentence of a data set has no title and no lists.
    pub fn of_paragraph(text: &str) -> Self {
        Self::of_article(paragraph(text))
    }

    /// Reads `text` as text copied from a page; as one paragraph where no article is found in it.
    pub fn of_page(text: &str) -> Self {
        Self::of_source(text.as_bytes().to_vec(), Some(Format::PlainText))
            .unwrap_or_else(|| Self::of_paragraph(text))
    }

    /// Reads captured bytes; `None` where they hold no article.
    pub fn of_source(bytes: Vec<u8>, format: Option<Format>) -> Option<Self> {
        let source = Source::new(bytes).ok()?;
        let article = extract(&source, &Options { format, ..Options::default() }).ok()?;
        (!article.blocks.is_empty()).then(|| Self::of_article(article))
    }

    fn of_article(article: Article) -> Self {
        let analysis = assay_language::analyse(&article);
        let statements = assay_attribution::attribute(&article, &analysis);
        let quantities = assay_quantity::read_quantities(&article, &analysis);
        Self { article, analysis, statements, quantities }
    }

    /// Everything claims are read from.
    pub fn reading(&self) -> Reading<'_> {
        Reading {
            article: &self.article,
            analysis: &self.analysis,
            statements: &self.statements,
            quantities: &self.quantities,
        }
    }
}

fn paragraph(text: &str) -> Article {
    let text = Text::verbatim(text);
    let span = text.span().trim(text.as_str());
    Article::of_blocks(text, vec![Block { kind: BlockKind::Paragraph, span }])
}
