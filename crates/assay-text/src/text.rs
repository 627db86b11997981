//! Text that knows, for every character, which source bytes it came from.

use crate::{Repair, SourceSpan, Span};

/// Clean text with its provenance map.
///
/// The map is a list of [`Run`]s in order. Their text spans tile the text and their source spans
/// tile the whole source: every source byte belongs to exactly one run, be it kept, folded or
/// omitted. A `Text` is made by [`decode`](crate::decode) and changed only through
/// [`Rewrite`], which composes the maps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub(crate) content: String,
    pub(crate) runs: Vec<Run>,
    pub(crate) repairs: Vec<RepairDetail>,
    pub(crate) source_len: usize,
}

/// One stretch of text and the source bytes it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where the stretch stands in the text (empty for [`RunKind::Omitted`]).
    pub span: Span,
    /// The bytes it came from (empty for [`RunKind::Inserted`]).
    pub source: SourceSpan,
    /// How the bytes became the text.
    pub kind: RunKind,
}

/// How source bytes became text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// The same bytes (UTF-8 or ASCII): position maps to position.
    Verbatim,
    /// Another charset, in characters of equal width: each `text_unit` bytes of text came from
    /// `source_unit` bytes of source.
    Decoded {
        /// Bytes of UTF-8 a character takes in this run.
        text_unit: u8,
        /// Bytes of source a character takes in this run.
        source_unit: u8,
    },
    /// A character reference such as `&amp;`.
    Entity,
    /// A repaired character; the number is its place in [`Text::repairs`].
    Repaired(u32),
    /// White space folded into one space or line break.
    Joined,
    /// Text that stands for no source byte, such as a paragraph break in place of a tag.
    Inserted,
    /// Source bytes that left no text: mark-up, a byte-order mark, a soft hyphen.
    Omitted,
    /// Bytes that could not be decoded; the text is U+FFFD.
    Invalid,
}

impl RunKind {
    /// Whether a position within such a run maps to a position within its source.
    const fn divisible(self) -> bool {
        matches!(self, Self::Verbatim | Self::Decoded { .. })
    }
}

/// What is recorded of a repair besides its place; see [`Repair`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RepairDetail {
    pub(crate) original: String,
    pub(crate) chain: Vec<crate::CodePage>,
    pub(crate) certainty: crate::Certainty,
}

impl Text {
    /// Text that is its own source: `content` as UTF-8, every byte verbatim.
    #[must_use]
    pub fn verbatim(content: impl Into<String>) -> Self {
        let content = content.into();
        let len = content.len();
        let runs = if len == 0 {
            Vec::new()
        } else {
            vec![Run { span: Span::new(0, len), source: SourceSpan::new(0, len), kind: RunKind::Verbatim }]
        };
        Self { content, runs, repairs: Vec::new(), source_len: len }
    }

    /// The characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// The passage `span` names.
    ///
    /// # Panics
    /// If `span` does not lie within this text on character boundaries.
    #[must_use]
    #[track_caller]
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.content)
    }

    /// Length of the text in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.content.len()
    }

    /// Whether there is no character.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    /// The span of the whole text.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(0, self.content.len())
    }

    /// Length of the source in bytes.
    #[must_use]
    pub fn source_len(&self) -> usize {
        self.source_len
    }

    /// The provenance map in order.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The source bytes `span` came from: exact at its ends, and whole characters where an end
    /// falls within a repaired character or an entity. What lies between the ends, mark-up
    /// included, belongs to the range. An empty span gives an empty range.
    ///
    /// # Panics
    /// If `span` reaches beyond the text.
    #[must_use]
    pub fn source_of(&self, span: Span) -> SourceSpan {
        assert!(span.end() <= self.content.len(), "span {span:?} reaches beyond the text");
        if span.is_empty() {
            return SourceSpan::at(self.source_start(span.start()));
        }
        let start = self.source_start(span.start());
        SourceSpan::new(start, self.source_end(span.end()).max(start))
    }

    /// Source position of the character that starts at (or covers) `position`.
    fn source_start(&self, position: usize) -> usize {
        // The first run whose text ends after the position: omitted runs in front are passed over.
        let index = self.runs.partition_point(|run| run.span.end() <= position);
        self.runs.get(index).map_or(self.source_len, |run| {
            run.source.start() + run.source_offset(position.saturating_sub(run.span.start()), false)
        })
    }

    /// Source position after the character that ends at (or covers) `position`, which is not 0.
    fn source_end(&self, position: usize) -> usize {
        let index = self.runs.partition_point(|run| run.span.end() < position);
        self.runs.get(index).map_or(self.source_len, |run| {
            run.source.start() + run.source_offset(position - run.span.start(), true)
        })
    }

    /// What was repaired, in order of place. Neighbouring characters repaired together are one.
    pub fn repairs(&self) -> impl Iterator<Item = Repair<'_>> + '_ {
        self.runs.chunk_by(|a, b| a.kind == b.kind).filter_map(|group| {
            let (first, last) = (group.first()?, group.last()?);
            let RunKind::Repaired(index) = first.kind else { return None };
            let detail = self.repairs.get(index as usize)?;
            Some(Repair {
                span: first.span.cover(last.span),
                source: first.source.cover(last.source),
                original: &detail.original,
                chain: &detail.chain,
                certainty: detail.certainty,
            })
        })
    }
}

impl Run {
    /// Bytes of source before (`past` false: the start of; true: the end of) the character at
    /// text offset `offset` within the run.
    fn source_offset(&self, offset: usize, past: bool) -> usize {
        match self.kind {
            RunKind::Verbatim => offset,
            RunKind::Decoded { text_unit, source_unit } => {
                let (text_unit, source_unit) = (usize::from(text_unit), usize::from(source_unit));
                let units = if past { offset.div_ceil(text_unit) } else { offset / text_unit };
                units * source_unit
            }
            _ if past && offset > 0 => self.source.len(),
            _ => 0,
        }
    }

    /// The part of the run between two text offsets within it.
    fn part(&self, from: usize, to: usize) -> Self {
        let span = Span::new(self.span.start() + from, self.span.start() + to);
        if from == 0 && to == self.span.len() {
            return *self;
        }
        let source = if self.kind.divisible() {
            SourceSpan::new(
                self.source.start() + self.source_offset(from, false),
                self.source.start() + self.source_offset(to, true),
            )
        } else {
            // Any part stands for the whole character's bytes.
            self.source
        };
        Self { span, source, kind: self.kind }
    }
}

/// Makes the first [`Text`] of a source, front to back.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    content: String,
    runs: Vec<Run>,
    source_len: usize,
}

impl Builder {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self { content: String::with_capacity(bytes), ..Self::default() }
    }

    /// Adds `text`, which came from the next `source_len` bytes of the source.
    pub(crate) fn push(&mut self, text: &str, source_len: usize, kind: RunKind) {
        let start = self.content.len();
        self.content.push_str(text);
        let span = Span::new(start, self.content.len());
        let source = SourceSpan::new(self.source_len, self.source_len + source_len);
        self.source_len += source_len;
        match self.runs.last_mut() {
            Some(last) if kind.divisible() && last.kind == kind => {
                last.span = last.span.cover(span);
                last.source = last.source.cover(source);
            }
            _ if span.is_empty() && source.is_empty() => {}
            _ => self.runs.push(Run { span, source, kind }),
        }
    }

    pub(crate) fn finish(self) -> Text {
        Text { content: self.content, runs: self.runs, repairs: Vec::new(), source_len: self.source_len }
    }
}

/// Makes a new [`Text`] out of an older one: passages are copied, replaced, inserted or left
/// out, front to back, and the new text's map leads to the same source.
///
/// ```
/// use assay_text::{Rewrite, RunKind, SourceSpan, Span, Text};
/// let page = Text::verbatim("<b>fish &amp; chips</b>");
/// let mut rewrite = Rewrite::new(&page);
/// rewrite.copy(Span::new(3, 8)); // the tag before it is left out
/// rewrite.replace(Span::new(8, 13), "&", RunKind::Entity);
/// rewrite.copy(Span::new(13, 19));
/// let text = rewrite.finish();
/// assert_eq!(text.as_str(), "fish & chips");
/// assert_eq!(text.source_of(Span::new(5, 6)), SourceSpan::new(8, 13));
/// ```
#[derive(Debug)]
pub struct Rewrite<'a> {
    base: &'a Text,
    content: String,
    runs: Vec<Run>,
    repairs: Vec<RepairDetail>,
    /// Base position up to which everything has been dealt with.
    cursor: usize,
    /// First base run that may still hold something at or after the cursor.
    next_run: usize,
    /// Source position up to which the new runs reach.
    source_cursor: usize,
}

impl<'a> Rewrite<'a> {
    /// Starts at the beginning of `base` with nothing written.
    #[must_use]
    pub fn new(base: &'a Text) -> Self {
        Self {
            base,
            content: String::with_capacity(base.len()),
            runs: Vec::with_capacity(base.runs.len()),
            repairs: base.repairs.clone(),
            cursor: 0,
            next_run: 0,
            source_cursor: 0,
        }
    }

    /// Base position up to which everything has been copied, replaced or left out.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// What has been written so far.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.content
    }

    /// Copies `span` of the base; what lies between the cursor and it is left out.
    ///
    /// # Panics
    /// If `span` begins before the cursor or is no passage of the base.
    #[track_caller]
    pub fn copy(&mut self, span: Span) {
        self.omit_to(span.start());
        if span.is_empty() {
            return;
        }
        self.content.push_str(self.base.slice(span));
        while let Some(run) = self.base.runs.get(self.next_run).copied() {
            if run.span.start() >= span.end() {
                break;
            }
            let from = span.start().max(run.span.start()) - run.span.start();
            let to = span.end().min(run.span.end()) - run.span.start();
            // A part already dealt with has `to <= from`; an omitted run is empty.
            if from < to || run.span.is_empty() {
                let part = run.part(from.min(to), to);
                self.push(part.span.len(), part.source, part.kind);
            }
            if run.span.end() > span.end() {
                break;
            }
            self.next_run += 1;
        }
        self.cursor = span.end();
    }

    /// Writes `text` in place of `span` of the base, as a run of `kind` that cannot be divided.
    /// With an empty `text` the span is left out.
    ///
    /// # Panics
    /// If `span` begins before the cursor or is no passage of the base.
    #[track_caller]
    pub fn replace(&mut self, span: Span, text: &str, kind: RunKind) {
        self.omit_to(span.start());
        let source = self.base.source_of(span);
        let source =
            SourceSpan::new(source.start().max(self.source_cursor), source.end().max(self.source_cursor));
        if text.is_empty() {
            self.omit_to(span.end());
            return;
        }
        self.fill_to(source.start());
        self.content.push_str(text);
        self.push(text.len(), source, kind);
        self.advance(span.end());
    }

    /// Writes `text` that stands for no base character.
    pub fn insert(&mut self, text: &str) {
        if !text.is_empty() {
            self.content.push_str(text);
            self.push(text.len(), SourceSpan::at(self.source_cursor), RunKind::Inserted);
        }
    }

    /// Leaves out everything from the cursor up to `position` of the base.
    ///
    /// # Panics
    /// If `position` lies before the cursor or beyond the base.
    #[track_caller]
    pub fn omit_to(&mut self, position: usize) {
        assert!(position >= self.cursor, "a rewrite cannot go back from {} to {position}", self.cursor);
        assert!(position <= self.base.len(), "position {position} lies beyond the text");
        if position > self.cursor {
            // Where the position lies within an entity or a repaired character, its bytes are
            // left to what follows.
            let reached = self.base.source_end(position).min(self.base.source_start(position));
            self.fill_to(reached);
            self.advance(position);
        }
    }

    /// The new text; what was not reached is left out.
    #[must_use]
    pub fn finish(mut self) -> Text {
        self.fill_to(self.base.source_len);
        Text {
            content: self.content,
            runs: self.runs,
            repairs: self.repairs,
            source_len: self.base.source_len,
        }
    }

    pub(crate) fn add_repair(&mut self, detail: RepairDetail) -> RunKind {
        self.repairs.push(detail);
        RunKind::Repaired((self.repairs.len() - 1) as u32)
    }

    /// Moves the cursor on without writing.
    fn advance(&mut self, position: usize) {
        self.cursor = position;
        while self
            .base
            .runs
            .get(self.next_run)
            .is_some_and(|run| run.span.end() <= position && !run.span.is_empty())
        {
            self.next_run += 1;
        }
    }

    /// Source bytes up to `position` that no run has taken leave no text.
    fn fill_to(&mut self, position: usize) {
        if position > self.source_cursor {
            self.push(0, SourceSpan::new(self.source_cursor, position), RunKind::Omitted);
        }
    }

    /// Adds a run of `text_len` bytes at the end, joined to the last where the two are alike.
    fn push(&mut self, text_len: usize, source: SourceSpan, kind: RunKind) {
        if source.start() > self.source_cursor {
            self.fill_to(source.start());
        }
        let shared = source.start() < self.source_cursor;
        let source =
            SourceSpan::new(source.start().max(self.source_cursor), source.end().max(self.source_cursor));
        if source.is_empty() && text_len == 0 {
            return;
        }
        let text_end = self.runs.last().map_or(0, |run| run.span.end());
        let span = Span::new(text_end, text_end + text_len);
        self.source_cursor = source.end();
        let joins = kind.divisible() || matches!(kind, RunKind::Omitted | RunKind::Inserted);
        match self.runs.last_mut() {
            // The second part of one entity or repaired character joins the first.
            Some(last) if last.kind == kind && (joins || shared && source.is_empty()) => {
                last.span = last.span.cover(span);
                last.source = last.source.cover(source);
            }
            _ => self.runs.push(Run { span, source, kind }),
        }
    }
}
