//! Figures and times.

use assay_quantity::{
    Bound, ChangeKind, Manner, Modality, Period, PlaceOf, Quantity, TimeKind, TimeValue, UnitKind, Value,
};

use super::{Records, id};
use crate::ReadError;
use crate::model::{PeriodRecord, PlaceRecord, QuantityRecord, TimeRecord, UnitRecord, ValueRecord};

impl Records<'_> {
    pub(super) fn times(&self) -> Result<Vec<TimeRecord>, ReadError> {
        let times = self.reading.quantities.times.iter().enumerate();
        times
            .map(|(index, time)| {
                Ok(TimeRecord {
                    id: id("t", index),
                    anchor: self.anchor("time expression", time.span)?,
                    kind: time_kind(time.kind).to_owned(),
                    value: match &time.value {
                        TimeValue::Interval(interval) => Some(interval.to_string()),
                        TimeValue::Duration(value) | TimeValue::Other(value) => Some(value.clone()),
                        TimeValue::Unclear => None,
                    },
                })
            })
            .collect()
    }

    pub(super) fn quantities(&self) -> Result<Vec<QuantityRecord>, ReadError> {
        let quantities = self.reading.quantities.quantities.iter().enumerate();
        quantities.map(|(index, quantity)| self.quantity(index, quantity)).collect()
    }

    fn quantity(&self, index: usize, quantity: &Quantity) -> Result<QuantityRecord, ReadError> {
        Ok(QuantityRecord {
            id: id("q", index),
            anchor: self.anchor("quantity", quantity.span)?,
            number: self.anchor("number", quantity.number)?,
            value: value(quantity.value),
            bound: bound(quantity.bound).to_owned(),
            unit: UnitRecord {
                name: quantity.unit.name.clone(),
                kind: unit_kind(quantity.unit.kind).to_owned(),
                per: quantity.unit.per.clone(),
            },
            change: quantity.change.map(|change| change_kind(change.kind).to_owned()),
            manner: quantity.manner.map(manner),
            measure: quantity.measure.as_ref().map(|measure| measure.name.clone()),
            measure_anchor: self
                .anchor_if("measure", quantity.measure.as_ref().map(|measure| measure.span))?,
            place: quantity.place.map(|place| self.place(place)).transpose()?,
            period: self.period(quantity.period)?,
            modality: modality(quantity.modality).to_owned(),
            negated: quantity.negated,
        })
    }

    fn place(&self, place: PlaceOf) -> Result<PlaceRecord, ReadError> {
        Ok(PlaceRecord {
            anchor: self.anchor("place", place.span)?,
            code: place.code.map(|code| code.to_string()),
            name: place.code.and_then(|code| self.evidence.place_name(code.as_str())).map(str::to_owned),
        })
    }

    fn period(&self, period: Period) -> Result<PeriodRecord, ReadError> {
        let (kind, edtf, span) = match period {
            Period::Known { interval, span } => ("known", Some(interval.to_string()), span),
            Period::Unclear { span } => ("unclear", None, Some(span)),
            Period::Unstated => ("unstated", None, None),
        };
        Ok(PeriodRecord { kind: kind.to_owned(), edtf, anchor: self.anchor_if("period", span)? })
    }
}

fn value(value: Value) -> ValueRecord {
    let (kind, low, high, precision) = match value {
        Value::Single(number) => ("single", Some(number.value()), Some(number.value()), Some(number.unit())),
        Value::Range(low, high) => {
            ("range", Some(low.value()), Some(high.value()), Some(low.unit().min(high.unit())))
        }
        Value::Vague => ("vague", None, None, None),
        Value::None => ("none", None, None, None),
        Value::Unread => ("unread", None, None, None),
    };
    ValueRecord { kind: kind.to_owned(), low, high, precision }
}

const fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Equal => "=",
        Bound::Above => ">",
        Bound::AtLeast => ">=",
        Bound::Below => "<",
        Bound::AtMost => "<=",
        Bound::About => "~",
        Bound::Nearly => "~<",
    }
}

const fn unit_kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::None => "none",
        UnitKind::Percent => "percent",
        UnitKind::PercentagePoint => "percentage-point",
        UnitKind::BasisPoint => "basis-point",
        UnitKind::Multiple => "multiple",
        UnitKind::Currency => "currency",
        UnitKind::Physical => "physical",
        UnitKind::Time => "time",
        UnitKind::Count => "count",
    }
}

const fn change_kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Rise => "rise",
        ChangeKind::Fall => "fall",
        ChangeKind::To => "to",
        ChangeKind::From => "from",
    }
}

fn manner(manner: Manner) -> String {
    match manner {
        Manner::Average => "average".to_owned(),
        Manner::Cumulative => "cumulative".to_owned(),
        Manner::Share => "share".to_owned(),
        Manner::RecordLow => "record-low".to_owned(),
        Manner::RecordHigh => "record-high".to_owned(),
        Manner::Rank(rank) => format!("rank-{rank}"),
    }
}

const fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Observed => "observed",
        Modality::Estimated => "estimated",
        Modality::Projected => "projected",
        Modality::Target => "target",
        Modality::Hypothetical => "hypothetical",
    }
}

const fn time_kind(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Date => "date",
        TimeKind::Time => "time",
        TimeKind::Duration => "duration",
        TimeKind::Set => "set",
    }
}
