//! Builds one claim with one figure, as the floors below would.

use assay_article::{Article, Field, Format, FoundIn, PartialDate, Timestamp};
use assay_attribution::Statements;
use assay_check::{Finding, check};
use assay_claim::{Author, Checkability, Claim, ClaimKind, Reading, SourceGiven, SourceKind};
use assay_evidence::{Draft, Evidence, SeriesDraft, seal};
use assay_language::{Analysis, Mention, MentionForm, Name, NameId, NameKind, PlaceCode};
use assay_quantity::{
    Bound, Change, ChangeKind, Interval, Manner, Measure, Modality, Number, Period, PlaceOf, Quantities,
    Quantity, TimeExpression, TimeKind, TimeValue, Unit, UnitKind, Value,
};
use assay_text::{CharsetReason, SourceSpan, Span, Text};

/// One number with the place value of its last digit.
pub fn one(value: f64, unit: f64) -> Value {
    Value::Single(Number::new(value, unit))
}

/// From one number to another.
pub fn range(low: f64, high: f64, unit: f64) -> Value {
    Value::Range(Number::new(low, unit), Number::new(high, unit))
}

/// One claim.
pub struct Desk {
    text: String,
    place: &'static str,
    quantity: Option<Quantity>,
    times: Vec<TimeExpression>,
    kind: ClaimKind,
    added: Option<Evidence>,
}

/// A store of one series with one value, as `assay evidence add` makes it.
pub fn added(series: SeriesDraft, place: &str, year: i16, value: &str, words: &'static str) -> Evidence {
    let embedded = Evidence::embedded().expect("the embedded store");
    let places = embedded.all_places().map(|(code, name, group)| (code.to_owned(), (name.to_owned(), group)));
    let rows = [(place.to_owned(), vec![(year, value.to_owned())])].into();
    let draft =
        Draft { places: places.collect(), series: vec![SeriesDraft { rows, ..series }], ..Draft::default() };
    Evidence::open(seal(&draft.body().expect("a store"), [1; 32]), words).expect("opens")
}

fn day(year: i16) -> PartialDate {
    PartialDate::year_only(year)
}

impl Desk {
    /// A claim of these words about a place.
    pub fn new(text: &str, place: &'static str) -> Self {
        Self {
            text: text.to_owned(),
            place,
            quantity: None,
            times: Vec::new(),
            kind: ClaimKind::Quantity,
            added: None,
        }
    }

    fn span(&self, words: &str) -> Span {
        let start = self.text.find(words).expect("the words stand in the text");
        Span::new(start, start + words.len())
    }

    /// A figure with what it measures.
    pub fn figure(mut self, words: &str, measure: &str) -> Self {
        let span = self.span(words);
        self.quantity = Some(Quantity {
            span,
            number: span,
            value: Value::None,
            bound: Bound::Equal,
            unit: Unit::default(),
            change: None,
            manner: None,
            measure: Some(Measure { span, name: measure.to_owned() }),
            about: None,
            subject: None,
            place: Some(PlaceOf { span, code: PlaceCode::new(self.place) }),
            period: Period::Unstated,
            modality: Modality::Observed,
            negated: false,
            sentence: 0,
        });
        self
    }

    fn set(mut self, set: impl FnOnce(&mut Quantity)) -> Self {
        set(self.quantity.as_mut().expect("a figure"));
        self
    }

    pub fn value(self, value: Value) -> Self {
        self.set(|quantity| quantity.value = value)
    }

    pub fn bound(self, bound: Bound) -> Self {
        self.set(|quantity| quantity.bound = bound)
    }

    pub fn unit(self, kind: UnitKind, name: &str) -> Self {
        self.set(|quantity| quantity.unit = Unit { name: name.to_owned(), kind, per: None, span: None })
    }

    pub fn rate(self, per: &str) -> Self {
        self.set(|quantity| {
            quantity.unit = Unit {
                name: "homicides".to_owned(),
                kind: UnitKind::Count,
                per: Some(per.to_owned()),
                span: None,
            };
        })
    }

    pub fn manner(self, manner: Manner) -> Self {
        self.set(|quantity| quantity.manner = Some(manner))
    }

    pub fn modality(self, modality: Modality) -> Self {
        self.set(|quantity| quantity.modality = modality)
    }

    pub fn negated(self) -> Self {
        self.set(|quantity| quantity.negated = true)
    }

    pub fn change(self, kind: ChangeKind) -> Self {
        self.set(|quantity| quantity.change = Some(Change { kind, span: quantity.span }))
    }

    pub fn year(self, year: i16) -> Self {
        self.years(year, year)
    }

    pub fn years(self, first: i16, last: i16) -> Self {
        let interval = Interval { start: Some(day(first)), end: Some(day(last)) };
        self.set(|quantity| quantity.period = Period::Known { interval, span: None })
    }

    pub fn unclear(self, words: &str) -> Self {
        let span = self.span(words);
        self.set(|quantity| quantity.period = Period::Unclear { span })
    }

    /// A place that is no country.
    pub fn elsewhere(self, words: &str) -> Self {
        let span = self.span(words);
        self.set(|quantity| quantity.place = Some(PlaceOf { span, code: None }))
    }

    pub fn times(mut self, words: &str, first: i16, last: i16) -> Self {
        let value = TimeValue::Interval(Interval { start: Some(day(first)), end: Some(day(last)) });
        self.times.push(TimeExpression { span: self.span(words), kind: TimeKind::Date, value });
        self
    }

    /// The same claim with more evidence at hand.
    pub fn with(mut self, added: Evidence) -> Self {
        self.added = Some(added);
        self
    }

    pub fn kind(mut self, kind: ClaimKind) -> Self {
        self.kind = kind;
        self
    }

    /// The one finding.
    pub fn check(self) -> Finding {
        let mut findings = self.all();
        assert_eq!(findings.len(), 1, "{findings:?}");
        findings.remove(0)
    }

    /// All findings.
    pub fn all(self) -> Vec<Finding> {
        let span = Span::new(0, self.text.len());
        let article = article(&self.text);
        let analysis = Analysis {
            analysed: true,
            names: vec![Name {
                kind: NameKind::Place,
                full: self.place.to_owned(),
                place: PlaceCode::new(self.place),
            }],
            mentions: vec![Mention { span: Span::new(0, 1), name: Some(NameId(0)), form: MentionForm::Full }],
            ..Analysis::default()
        };
        let claim = Claim {
            span,
            by: Author::Article,
            kind: self.kind,
            checkable: Checkability::Checkable,
            source: SourceGiven { kind: SourceKind::None, span: None, link: None },
            quantities: (0..self.quantity.iter().count()).collect(),
            times: (0..self.times.len()).collect(),
        };
        let quantities = Quantities { quantities: self.quantity.into_iter().collect(), times: self.times };
        let statements = Statements::default();
        let reading = Reading {
            article: &article,
            analysis: &analysis,
            statements: &statements,
            quantities: &quantities,
        };
        let evidence = Evidence::embedded().expect("the embedded store");
        let evidence = match self.added {
            Some(added) => evidence.with(added),
            None => evidence,
        };
        check(&[claim], reading, &evidence)
    }
}

fn article(text: &str) -> Article {
    Article {
        text: Text::verbatim(text),
        charset: "UTF-8",
        charset_reason: CharsetReason::ValidUtf8,
        invalid_sequences: 0,
        format: Format::PlainText,
        title: None,
        authors: Vec::new(),
        published: Some(Field {
            value: Timestamp::date_only(day(2025)),
            found_in: FoundIn::Reader,
            span: None,
            source: SourceSpan::at(0),
        }),
        modified: None,
        publisher: None,
        language: None,
        section: None,
        canonical: None,
        blocks: Vec::new(),
        links: Vec::new(),
        images: Vec::new(),
        posts: Vec::new(),
        omitted: Vec::new(),
    }
}
