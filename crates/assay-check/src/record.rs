//! What is known of one series in one place.

use assay_evidence::{Evidence, Observation, Series};

use crate::units::Fit;
use crate::{Input, SeriesUsed, figure};

/// The values a claim is held against.
pub(crate) struct Record<'a> {
    pub series: Series<'a>,
    pub place: String,
    pub place_name: String,
    /// Unit of the values: the series', or the count's that was derived from it.
    pub unit: String,
    /// Values in order of year.
    pub values: Vec<Observation>,
    /// −1 where the words name the series with its sign turned ("deficit"), else 1.
    pub sign: f64,
    /// The series that the values were multiplied by, where they are counts made from a rate.
    pub derived: Option<(&'a str, u32)>,
}

impl<'a> Record<'a> {
    pub fn new(evidence: &'a Evidence, series: Series<'a>, place: &str, fit: Fit<'a>) -> Self {
        let mut values = evidence.observations(series.code, place);
        let (mut unit, mut derived) = (series.unit.to_owned(), None);
        if let Fit::Count(code, divisor) = fit {
            let times = evidence.observations(code, place);
            values = values
                .iter()
                .filter_map(|observation| {
                    let other = times.iter().find(|other| other.year == observation.year)?;
                    let value = observation.value * other.value / f64::from(divisor);
                    Some(Observation { year: observation.year, value })
                })
                .collect();
            let money = evidence.find(code).is_some_and(|series| series.unit.contains("US$"));
            unit = if money { "current US$" } else { "in all" }.to_owned();
            derived = Some((code, divisor));
        }
        let place_name = evidence.place_name(place).unwrap_or(place).to_owned();
        Self { series, place: place.to_owned(), place_name, unit, values, sign: 1.0, derived }
    }

    /// The record with the sign of its values turned.
    pub fn turned(mut self) -> Self {
        for observation in &mut self.values {
            observation.value = -observation.value;
        }
        self.sign = -self.sign;
        self
    }

    pub fn at(&self, year: i16) -> Option<f64> {
        self.values
            .binary_search_by_key(&year, |observation| observation.year)
            .ok()
            .map(|i| self.values[i].value)
    }

    /// The last observation in or before `year`.
    pub fn last_by(&self, year: i16) -> Option<Observation> {
        self.values[..self.values.partition_point(|observation| observation.year <= year)].last().copied()
    }

    /// Observations of the years from `first` to `last`.
    pub fn within(&self, first: i16, last: i16) -> &[Observation] {
        let start = self.values.partition_point(|observation| observation.year < first);
        let end = self.values.partition_point(|observation| observation.year <= last);
        self.values.get(start..end).unwrap_or_default()
    }

    /// "1994–2022".
    pub fn coverage(&self) -> String {
        match (self.values.first(), self.values.last()) {
            (Some(first), Some(last)) => figure::years(first.year, last.year),
            _ => "no year".to_owned(),
        }
    }

    pub fn show(&self, value: f64) -> String {
        figure::with_unit(value, &self.unit)
    }

    /// "2022: 7.9 per 100,000 people".
    pub fn show_year(&self, observation: Observation) -> String {
        format!("{}: {}", observation.year, self.show(observation.value))
    }

    /// "the series “Intentional homicides (per 100,000 people)” for El Salvador".
    pub fn name(&self) -> String {
        format!("{}, {}", self.series.name, self.place_name)
    }

    pub fn inputs(&self, observations: &[Observation]) -> Vec<Input> {
        let input = |observation: &Observation| Input {
            series: self.series.code.to_owned(),
            place: self.place.clone(),
            observation: *observation,
        };
        observations.iter().map(input).collect()
    }

    pub fn used(&self) -> SeriesUsed {
        let name = match self.derived {
            None if self.sign < 0.0 => format!("{}, with its sign turned", self.series.name),
            None => self.series.name.to_owned(),
            Some((code, divisor)) => {
                format!("{}, times {code} / {}", self.series.name, figure::plain(f64::from(divisor)))
            }
        };
        SeriesUsed {
            code: self.series.code.to_owned(),
            name,
            unit: self.unit.clone(),
            definition: self.series.definition.to_owned(),
            source: self.series.source.to_owned(),
            licence: self.series.licence.to_owned(),
            vintage: self.series.vintage.to_owned(),
            place: self.place.clone(),
            place_name: self.place_name.clone(),
            observations: self.values.clone(),
        }
    }
}
