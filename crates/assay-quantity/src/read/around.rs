//! What a figure's sentence leaves open and the blocks around it tell.

use assay_language::Sentence;

use super::{Reader, span_of};
use crate::line::Line;
use crate::time::{Frame, scan};
use crate::{Measure, Period, PlaceOf, Quantity, Unit, UnitKind, Value, context, measure, statistic};

/// What a header cell, a lead or a heading says of the figures it stands over.
pub(super) struct Header {
    period: Option<Period>,
    place: Option<PlaceOf>,
    measure: Option<Measure>,
    unit: Unit,
    /// What "millions" in a header multiplies its column by.
    factor: f64,
}

impl Reader<'_> {
    /// What the sentence leaves open, from the headers and headings around its block.
    /// `alone` says that the figure is all that stands there.
    pub(super) fn look_around(
        &self,
        sentence: &Sentence,
        is_cell: bool,
        alone: bool,
        quantity: &mut Quantity,
    ) {
        for header in self.contexts.around(sentence.block).filter_map(|block| self.headers.get(&block)) {
            if quantity.period == Period::Unstated
                && let Some(period) = header.period
            {
                quantity.period = period;
            }
            if quantity.place.is_none_or(|place| !sentence.span.contains(place.span)) {
                quantity.place = header.place.or(quantity.place);
            }
            let open = quantity.measure.is_none() || alone && quantity.unit.kind != UnitKind::Count;
            let own = quantity.measure.as_ref().is_none_or(|measure| sentence.span.contains(measure.span));
            if open && own && (is_cell || alone) && header.measure.is_some() {
                quantity.measure.clone_from(&header.measure);
            }
            if is_cell && quantity.unit == Unit::default() {
                if let Value::Single(number) = quantity.value {
                    quantity.value = Value::Single(number.times(header.factor));
                }
                quantity.unit.clone_from(&header.unit);
            }
        }
    }

    /// What the heading over a paragraph names, where statistics are kept of it: the measure of figures that
    /// name none.
    pub(super) fn headed(&self, sentence: &Sentence) -> Option<Measure> {
        let mut around = self.contexts.around(sentence.block).filter_map(|block| self.headers.get(&block));
        around.find_map(|header| {
            let head =
                |measure: &&Measure| measure.name.rsplit([' ', '-']).next().is_some_and(statistic::is_kept);
            header.measure.as_ref().filter(head).cloned()
        })
    }

    /// What a block says of the figures around it.
    pub(super) fn header(&self, block: usize) -> Option<Header> {
        let sentence = self.heading_sentence(block)?;
        let mut line = Line::new(self.text.get(sentence.span.range())?);
        line.name(self.names(&line, sentence));
        let base = sentence.span.start();
        let times = scan(&line, Frame::of(self.published, &line));
        for time in &times {
            line.take(time.first, time.past);
        }
        let period = match times.as_slice() {
            [time] => time.interval().map(|interval| Period::Known {
                interval,
                span: Some(span_of(&line, base, time.first, time.past)),
            }),
            _ => None,
        };
        let measure = context::named(&line).map(|group| Measure {
            span: span_of(&line, base, group.start, group.end),
            name: measure::name(line.raw_range(group.start, group.end)),
        });
        let (unit, factor) = context::unit_of(&line).unwrap_or((None, 1.0));
        let unit = unit.map_or_else(Unit::default, |found| Unit {
            span: Some(span_of(&line, base, found.first, found.past)),
            name: found.name,
            kind: found.kind,
            per: None,
        });
        Some(Header { period, place: self.places.in_block(block), measure, unit, factor })
    }

    /// The first sentence of a block.
    fn heading_sentence(&self, block: usize) -> Option<&Sentence> {
        let at = self.analysis.sentences.partition_point(|sentence| sentence.block < block);
        self.analysis.sentences.get(at).filter(|sentence| sentence.block == block)
    }
}
