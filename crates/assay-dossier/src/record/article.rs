//! Text, article, links, names, and what was left out.

use std::fmt::Write as _;

use assay_article::{Block, BlockKind, Field, post_address};
use assay_language::NameId;
use assay_text::{Certainty, CharsetReason};

use super::{Records, id, source_range};
use crate::ReadError;
use crate::model::{
    ArticleRecord, BlockRecord, FieldRecord, ImageRecord, LinkRecord, NameRecord, OmittedRecord, PostRecord,
    RepairRecord, TextRecord,
};

impl Records<'_> {
    pub(super) fn text(&self) -> Result<TextRecord, ReadError> {
        let article = self.reading.article;
        Ok(TextRecord {
            content: article.text.as_str().to_owned(),
            charset: article.charset.to_owned(),
            charset_reason: charset_reason(article.charset_reason).to_owned(),
            invalid_sequences: article.invalid_sequences,
            repairs: self.repairs()?,
        })
    }

    fn repairs(&self) -> Result<Vec<RepairRecord>, ReadError> {
        let mut records = Vec::new();
        for (index, repair) in self.reading.article.text.repairs().enumerate() {
            let bytes = self.source.bytes().get(repair.source.range()).unwrap_or_default();
            records.push(RepairRecord {
                id: id("r", index),
                anchor: self.anchor("repair", repair.span)?,
                original: repair.original.to_owned(),
                original_bytes: hexadecimal(bytes),
                code_pages: repair.chain.iter().map(|page| page.name().to_owned()).collect(),
                certainty: certainty(repair.certainty).to_owned(),
            });
        }
        Ok(records)
    }

    pub(super) fn article(&self) -> Result<ArticleRecord, ReadError> {
        let article = self.reading.article;
        let field = |label, field: &Option<Field<String>>| match field {
            Some(field) => self.field(label, field).map(Some),
            None => Ok(None),
        };
        let time = |label, field: &Option<Field<_>>| match field {
            Some(field) => self.field(label, field).map(Some),
            None => Ok(None),
        };
        Ok(ArticleRecord {
            title: field("title", &article.title)?,
            authors: article
                .authors
                .iter()
                .map(|author| self.field("author", author))
                .collect::<Result<_, _>>()?,
            published: time("publication date", &article.published)?,
            modified: time("modification date", &article.modified)?,
            publisher: field("publisher", &article.publisher)?,
            language: field("language", &article.language)?,
            section: field("section", &article.section)?,
            canonical: field("canonical address", &article.canonical)?,
            blocks: self.blocks()?,
            images: self.images()?,
            posts: self.posts()?,
        })
    }

    fn field<T: ToString>(&self, label: &'static str, field: &Field<T>) -> Result<FieldRecord, ReadError> {
        Ok(FieldRecord {
            value: field.value.to_string(),
            found_in: field.found_in.name().to_owned(),
            anchor: self.anchor_if(label, field.span)?,
            source_bytes: source_range(field.source),
        })
    }

    fn blocks(&self) -> Result<Vec<BlockRecord>, ReadError> {
        let blocks = self.reading.article.blocks.iter().enumerate();
        blocks.map(|(index, block)| self.block(index, block)).collect()
    }

    fn block(&self, index: usize, block: &Block) -> Result<BlockRecord, ReadError> {
        let (level, number, cell) = match block.kind {
            BlockKind::Heading { level } => (Some(level), None, None),
            BlockKind::ListItem { number, depth } => (Some(depth), number, None),
            BlockKind::Cell { row, column, .. } => (None, None, Some([row, column])),
            _ => (None, None, None),
        };
        Ok(BlockRecord {
            id: id("b", index),
            kind: block.kind.name().to_owned(),
            level,
            number,
            cell,
            anchor: self.anchor("block", block.span)?,
        })
    }

    fn images(&self) -> Result<Vec<ImageRecord>, ReadError> {
        let images = self.reading.article.images.iter();
        images
            .map(|image| {
                Ok(ImageRecord {
                    address: image.address.clone(),
                    alternative: image.alternative.clone(),
                    caption: self.anchor_if("caption", image.caption)?,
                    credit: self.anchor_if("credit", image.credit)?,
                    source_bytes: source_range(image.source),
                })
            })
            .collect()
    }

    fn posts(&self) -> Result<Vec<PostRecord>, ReadError> {
        let posts = self.reading.article.posts.iter();
        posts
            .map(|post| {
                Ok(PostRecord {
                    network: post.network.to_owned(),
                    address: post.address.clone(),
                    author: post.author.clone(),
                    anchor: self.anchor("post", post.span)?,
                    time: post.time.as_ref().map(ToString::to_string),
                })
            })
            .collect()
    }

    pub(super) fn links(&self) -> Result<Vec<LinkRecord>, ReadError> {
        let links = self.reading.article.links.iter().enumerate();
        links
            .map(|(index, link)| {
                let post = post_address(&link.target);
                Ok(LinkRecord {
                    id: id("l", index),
                    anchor: self.anchor("link", link.span)?,
                    target: link.target.clone(),
                    target_bytes: source_range(link.source),
                    network: post.as_ref().map(|post| post.network.to_owned()),
                    account: post.as_ref().and_then(|post| post.account.clone()),
                    posted: post.and_then(|post| post.time).map(|time| time.to_string()),
                })
            })
            .collect()
    }

    pub(super) fn omitted(&self) -> Result<Vec<OmittedRecord>, ReadError> {
        let omitted = self.reading.article.omitted.iter();
        omitted
            .map(|omitted| {
                Ok(OmittedRecord {
                    kind: omitted.kind.name().to_owned(),
                    anchor: self.anchor("omitted passage", omitted.span)?,
                })
            })
            .collect()
    }

    pub(super) fn names(&self) -> Result<Vec<NameRecord>, ReadError> {
        let analysis = self.reading.analysis;
        let mut records: Vec<NameRecord> = analysis
            .names
            .iter()
            .enumerate()
            .map(|(index, name)| NameRecord {
                id: id("n", index),
                kind: name.kind.as_str().to_owned(),
                name: name.full.clone(),
                place: name.place.map(|place| place.to_string()),
                mentions: Vec::new(),
            })
            .collect();
        for mention in &analysis.mentions {
            let Some(NameId(index)) = mention.name else { continue };
            if let Some(record) = records.get_mut(index as usize) {
                record.mentions.push(self.anchor("mention", mention.span)?);
            }
        }
        Ok(records)
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap_or_default();
        text
    })
}

const fn charset_reason(reason: CharsetReason) -> &'static str {
    match reason {
        CharsetReason::ByteOrderMark => "byte-order-mark",
        CharsetReason::MediaType => "media-type",
        CharsetReason::Meta => "meta",
        CharsetReason::ValidUtf8 => "valid-utf-8",
        CharsetReason::Detected => "detected",
    }
}

const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "certain",
        Certainty::Probable => "probable",
        Certainty::Lost => "lost",
    }
}
