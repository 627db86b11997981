//! Positions: in the clean text, and in the captured bytes. The two never mix.

use std::fmt;
use std::ops::Range;

/// A half-open range of **UTF-8 byte offsets into a clean text**.
///
/// ```
/// use assay_text::Span;
/// let span = Span::new(3, 8);
/// assert_eq!(span.of("on homicides"), "homic");
/// assert_eq!(span.len(), 5);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

/// A half-open range of **byte offsets into the captured source**, before any decoding.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct SourceSpan {
    start: u32,
    end: u32,
}

macro_rules! range_type {
    ($name:ident) => {
        impl $name {
            /// The range from `start` up to, not including, `end`.
            ///
            /// # Panics
            /// If `end < start`, or `end` does not fit in 32 bits: a source is limited to
            /// [`Source::MAX_LEN`](crate::Source::MAX_LEN) bytes, so either is a mistake of the
            /// caller's.
            #[must_use]
            #[track_caller]
            pub const fn new(start: usize, end: usize) -> Self {
                assert!(start <= end, "a range ends before it starts");
                assert!(end <= u32::MAX as usize, "a position needs more than 32 bits");
                Self { start: start as u32, end: end as u32 }
            }

            /// The empty range at `position`.
            #[must_use]
            #[track_caller]
            pub const fn at(position: usize) -> Self {
                Self::new(position, position)
            }

            /// First byte offset.
            #[must_use]
            pub const fn start(self) -> usize {
                self.start as usize
            }

            /// Byte offset after the last byte.
            #[must_use]
            pub const fn end(self) -> usize {
                self.end as usize
            }

            /// Length in bytes.
            #[must_use]
            pub const fn len(self) -> usize {
                (self.end - self.start) as usize
            }

            /// Whether the range holds no byte.
            #[must_use]
            pub const fn is_empty(self) -> bool {
                self.start == self.end
            }

            /// The same range for slicing.
            #[must_use]
            pub const fn range(self) -> Range<usize> {
                self.start as usize..self.end as usize
            }

            /// Whether `other` lies within this range (an empty range lies within its ends).
            #[must_use]
            pub const fn contains(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            /// Whether the two share at least one byte.
            #[must_use]
            pub const fn overlaps(self, other: Self) -> bool {
                self.start < other.end && other.start < self.end
            }

            /// The smallest range that holds both.
            #[must_use]
            pub fn cover(self, other: Self) -> Self {
                Self { start: self.start.min(other.start), end: self.end.max(other.end) }
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}..{}", self.start, self.end)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}–{}", self.start, self.end)
            }
        }
    };
}

range_type!(Span);
range_type!(SourceSpan);

impl Span {
    /// The passage of `text` this span names.
    ///
    /// # Panics
    /// If the span does not lie within `text` on character boundaries: a span is only ever
    /// used with the text it was made for.
    #[must_use]
    #[track_caller]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// This span without white space at either end of its passage in `text`.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let passage = self.of(text);
        let lead = passage.len() - passage.trim_start().len();
        let kept = passage.trim().len();
        Self::new(self.start() + lead, self.start() + lead + kept)
    }
}
