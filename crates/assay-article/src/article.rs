//! What an article is made of.

use assay_text::{CharsetReason, SourceSpan, Span, Text};

use crate::{Format, Timestamp};

/// An article taken out of a page, with everything that surrounded it accounted for.
#[derive(Clone, Debug)]
pub struct Article {
    /// The clean text of the whole page, repaired, with its provenance.
    pub text: Text,
    /// Charset the bytes were read in.
    pub charset: &'static str,
    /// How the charset was decided.
    pub charset_reason: CharsetReason,
    /// How many invalid byte sequences were read as U+FFFD.
    pub invalid_sequences: usize,
    /// What the input was read as.
    pub format: Format,
    /// The headline as the article shows it.
    pub title: Option<Field<String>>,
    /// Authors, one a person or body, without "By" and site names.
    pub authors: Vec<Field<String>>,
    /// When it was published.
    pub published: Option<Field<Timestamp>>,
    /// When it was last changed.
    pub modified: Option<Field<Timestamp>>,
    /// The outlet.
    pub publisher: Option<Field<String>>,
    /// Language tag (BCP 47) the page declares.
    pub language: Option<Field<String>>,
    /// Section or rubric, such as "Politics".
    pub section: Option<Field<String>>,
    /// The address the page calls its own.
    pub canonical: Option<Field<String>>,
    /// The article's blocks in order of place. Their spans never overlap.
    pub blocks: Vec<Block>,
    /// Links within the blocks, in order of place.
    pub links: Vec<Link>,
    /// Images of the article with their captions and credits.
    pub images: Vec<Image>,
    /// Embedded or quoted posts of social networks, in order of place.
    pub posts: Vec<EmbeddedPost>,
    /// What was left out, in order of place.
    pub omitted: Vec<Omitted>,
}

impl Article {
    /// Plain text that consists of these blocks and says nothing else about itself: for text that
    /// comes in blocks already, such as a corpus.
    #[must_use]
    pub fn of_blocks(text: Text, blocks: Vec<Block>) -> Self {
        Self {
            text,
            charset: "UTF-8",
            charset_reason: CharsetReason::ValidUtf8,
            invalid_sequences: 0,
            format: Format::PlainText,
            title: None,
            authors: Vec::new(),
            published: None,
            modified: None,
            publisher: None,
            language: None,
            section: None,
            canonical: None,
            blocks,
            links: Vec::new(),
            images: Vec::new(),
            posts: Vec::new(),
            omitted: Vec::new(),
        }
    }
}

/// One metadata value, where it was found, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<T> {
    /// The value, cleaned.
    pub value: T,
    /// What part of the page gave it.
    pub found_in: FoundIn,
    /// Its place in the clean text, where it is visible there.
    pub span: Option<Span>,
    /// The bytes that gave it (for a visible value, those of `span`).
    pub source: SourceSpan,
}

/// The part of a page that gave a metadata value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundIn {
    /// A JSON-LD script.
    JsonLd,
    /// A microdata attribute.
    Microdata,
    /// An Open Graph or Twitter `<meta>`.
    OpenGraph,
    /// Another `<meta>`, `<title>`, `<link>` or attribute such as `lang`.
    Head,
    /// The visible text: a heading, a byline, a `<time>`.
    Text,
    /// The address of the page.
    Address,
    /// The person reading the page, who knows better than it.
    Reader,
}

impl FoundIn {
    /// The name it has in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::JsonLd => "json-ld",
            Self::Microdata => "microdata",
            Self::OpenGraph => "open-graph",
            Self::Head => "head",
            Self::Text => "text",
            Self::Address => "address",
            Self::Reader => "reader",
        }
    }
}

/// A piece of the article that is read as a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, without surrounding white space and list markers.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A sub-heading; 2 for the first level below the title, up to 6.
    Heading {
        /// 2 to 6.
        level: u8,
    },
    /// The standfirst: a summary between title and text.
    Standfirst,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    ListItem {
        /// Its number in an ordered list, as shown.
        number: Option<u32>,
        /// 1 for the outermost list.
        depth: u8,
    },
    /// A paragraph of a block quotation.
    Quotation,
    /// The text of an embedded post.
    Post,
    /// A caption of an image, table or video.
    Caption,
    /// The credit of an image.
    Credit,
    /// A cell of a table.
    Cell {
        /// Row, from 0.
        row: u32,
        /// Column, from 0.
        column: u32,
        /// Whether it is a header.
        header: bool,
    },
    /// A note of correction or update.
    Correction,
    /// A footnote.
    Footnote,
    /// Text whose white space counts.
    Preformatted,
}

impl BlockKind {
    /// The name it has in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading { .. } => "heading",
            Self::Standfirst => "standfirst",
            Self::Paragraph => "paragraph",
            Self::ListItem { .. } => "list-item",
            Self::Quotation => "quotation",
            Self::Post => "post",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::Cell { .. } => "cell",
            Self::Correction => "correction",
            Self::Footnote => "footnote",
            Self::Preformatted => "preformatted",
        }
    }
}

/// A link in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The linked words (for an address written out in the text, the address).
    pub span: Span,
    /// Where it leads, resolved against the page's address where that is known.
    pub target: String,
    /// The bytes of the address.
    pub source: SourceSpan,
}

/// An image of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its address as given, resolved where possible.
    pub address: Option<String>,
    /// The text that stands in for it (`alt`).
    pub alternative: Option<String>,
    /// Its caption in the text.
    pub caption: Option<Span>,
    /// Its credit in the text ("Image: …").
    pub credit: Option<Span>,
    /// The bytes of its tag (empty where the input is plain text).
    pub source: SourceSpan,
}

/// A post of a social network, embedded in the page or named by its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbeddedPost {
    /// The network: `X`, `Facebook`, `Instagram`, `YouTube` and so on.
    pub network: &'static str,
    /// Its address.
    pub address: Option<String>,
    /// Who posted it: the handle or name the embedding shows.
    pub author: Option<String>,
    /// Its text, or where only an address is given, the address; empty, at the place of the frame,
    /// where a frame shows it and the page does not hold its words.
    pub span: Span,
    /// When it was posted, decoded from its id or shown.
    pub time: Option<Timestamp>,
}

/// A passage left out of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omitted {
    /// Why.
    pub kind: OmittedKind,
    /// Which.
    pub span: Span,
}

/// Why a passage is not part of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OmittedKind {
    /// Menus, breadcrumbs, "Posted in", tags, pagination.
    Navigation,
    /// Other articles: "Related", "Read more", "Most popular".
    Related,
    /// Share and follow prompts.
    Share,
    /// Newsletter and subscription boxes.
    Newsletter,
    /// Cookie and consent notices.
    Consent,
    /// Paywall prompts.
    Paywall,
    /// Advertising.
    Advertisement,
    /// Readers' comments.
    Comment,
    /// Forms and their notes: "Leave a Reply", "Required fields are marked".
    Form,
    /// The author's biography.
    AuthorBox,
    /// Byline and date lines: metadata, listed there.
    Byline,
    /// Legal lines and site footer.
    Footer,
    /// Anything else around the article.
    Other,
}

impl OmittedKind {
    /// The name it has in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Navigation => "navigation",
            Self::Related => "related",
            Self::Share => "share",
            Self::Newsletter => "newsletter",
            Self::Consent => "consent",
            Self::Paywall => "paywall",
            Self::Advertisement => "advertisement",
            Self::Comment => "comment",
            Self::Form => "form",
            Self::AuthorBox => "author-box",
            Self::Byline => "byline",
            Self::Footer => "footer",
            Self::Other => "other",
        }
    }
}
