//! Carries spans from a text to a repaired version of it.

use assay_text::{Run, Span, Text};

/// Maps spans of `from` to `to`, two texts of the same source, by way of the source. Spans must
/// come in order of place.
pub(crate) struct Remap<'a> {
    from: &'a Text,
    runs: &'a [Run],
    to_len: usize,
    next: usize,
}

impl<'a> Remap<'a> {
    pub(crate) fn new(from: &'a Text, to: &'a Text) -> Self {
        Self { from, runs: to.runs(), to_len: to.len(), next: 0 }
    }

    /// The passage of the repaired text that came from the same bytes.
    pub(crate) fn span(&mut self, span: Span) -> Span {
        let source = self.from.source_of(span);
        // Runs that end before the passage will not be asked for again.
        while self.runs.get(self.next).is_some_and(|run| run.source.end() <= source.start()) {
            self.next += 1;
        }
        let mut start = None;
        let mut end = self.to_len;
        for run in self.runs.get(self.next..).unwrap_or_default() {
            if run.source.is_empty() || run.span.is_empty() {
                if run.source.start() >= source.end() {
                    break;
                }
                continue;
            }
            if run.source.start() >= source.end() {
                break;
            }
            let within = |at: usize| {
                let offset = at.saturating_sub(run.source.start());
                match run.kind {
                    assay_text::RunKind::Verbatim => offset.min(run.span.len()),
                    assay_text::RunKind::Decoded { text_unit, source_unit } => {
                        (offset / usize::from(source_unit).max(1) * usize::from(text_unit))
                            .min(run.span.len())
                    }
                    _ if offset > 0 => run.span.len(),
                    _ => 0,
                }
            };
            if start.is_none() {
                start = Some(run.span.start() + within(source.start()));
            }
            end = run.span.start() + within(source.end().min(run.source.end()));
        }
        let start = start.unwrap_or(end.min(self.to_len));
        Span::new(start, end.max(start).min(self.to_len.max(start)))
    }
}
