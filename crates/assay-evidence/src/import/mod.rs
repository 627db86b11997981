//! Reading data that somebody adds: which format it is, its observations, its descriptions.
//!
//! Files come as bytes; what comes out is checked: every place is one of the store's, every year a
//! year, every value a number, nothing twice, and every series says its unit, definition, source,
//! licence and vintage. Anything else is an [`ImportError`] that names file, row and column.

mod collect;
mod ddf;
mod error;
mod frictionless;
mod measures;
mod owid;
mod place;
mod plain;
mod sdmx;
mod table;
mod unit;
mod world_bank;
mod world_bank_json;

pub use error::{ImportError, Problem};
pub use place::PlaceNames;

use std::collections::BTreeMap;

use crate::SeriesDraft;
use collect::Collector;

/// Most series that one call adds: more are a data set to be narrowed, not a record to be checked.
const MOST_SERIES: usize = 400;

/// A file to be read.
#[derive(Clone, Copy, Debug)]
pub struct DataFile<'a> {
    /// Its name, with the folders below what is added: `data/rates.csv`.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// What the person who adds data says of it. What is given here wins over what the files say.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Code of the series; only where there is one.
    pub code: Option<String>,
    /// Name of the series; only where there is one.
    pub name: Option<String>,
    /// Unit of the values.
    pub unit: Option<String>,
    /// What is counted and how.
    pub definition: Option<String>,
    /// Who publishes it.
    pub source: Option<String>,
    /// On what terms.
    pub licence: Option<String>,
    /// When this state was published, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub vintage: Option<String>,
    /// Words that name the measure.
    pub words: Vec<String>,
    /// Column and value that a row must have to be taken.
    pub only: Vec<(String, String)>,
    /// Leave out rows of places that the store does not know.
    pub skip_unknown: bool,
}

/// The format that files were read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportFormat {
    /// Frictionless data package.
    DataPackage,
    /// World Bank, table of countries by years.
    WorldBankCsv,
    /// World Bank, answer of the interface.
    WorldBankJson,
    /// Our World in Data, table of a chart.
    OurWorldInData,
    /// SDMX-CSV.
    SdmxCsv,
    /// Gapminder DDF.
    Ddf,
    /// A table of places, years and values.
    Plain,
}

impl ImportFormat {
    /// The format in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DataPackage => "Frictionless data package",
            Self::WorldBankCsv => "World Bank CSV",
            Self::WorldBankJson => "World Bank JSON",
            Self::OurWorldInData => "Our World in Data CSV",
            Self::SdmxCsv => "SDMX-CSV",
            Self::Ddf => "Gapminder DDF",
            Self::Plain => "table of places, years and values",
        }
    }
}

/// What was read.
#[derive(Clone, Debug)]
pub struct Import {
    /// The format.
    pub format: ImportFormat,
    /// The series, in order of code.
    pub series: Vec<SeriesDraft>,
    /// Entries for the file of measure names by code: readable, and edited by hand where the words
    /// that were made are not good.
    pub measures: BTreeMap<String, String>,
    /// What was left out, in words.
    pub notes: Vec<String>,
}

/// What an importer knows of a series; empty where the files do not say.
#[derive(Clone, Debug, Default)]
pub(crate) struct About {
    pub name: String,
    pub unit: String,
    pub definition: String,
    pub source: String,
    pub licence: String,
    pub vintage: String,
    pub words: Vec<String>,
    pub not: Vec<String>,
}

/// What an importer hands over: descriptions by code; the observations are in the collector.
type Described = BTreeMap<String, About>;

/// Reads `files`, in whatever format they are.
///
/// # Errors
/// [`ImportError`] with every problem found.
pub fn import(files: &[DataFile<'_>], given: &Given, places: &PlaceNames<'_>) -> Result<Import, ImportError> {
    let format = format(files)?;
    let mut collector = Collector::new(places, given.skip_unknown);
    let mut described = match format {
        ImportFormat::DataPackage => frictionless::read(files, given, &mut collector)?,
        ImportFormat::WorldBankCsv => world_bank::read(files, given, &mut collector)?,
        ImportFormat::WorldBankJson => world_bank_json::read(files, &mut collector)?,
        ImportFormat::OurWorldInData => owid::read(files, given, &mut collector)?,
        ImportFormat::SdmxCsv => sdmx::read(files, given, &mut collector)?,
        ImportFormat::Ddf => ddf::read(files, &mut collector)?,
        ImportFormat::Plain => plain::read(files, given, &mut collector)?,
    };
    let codes = collector.codes();
    if codes.len() > MOST_SERIES {
        let what = format!(
            "holds {} series, more than {MOST_SERIES}; narrow it with --only COLUMN=VALUE",
            codes.len()
        );
        return Err(Problem::of("", what).into());
    }
    let mut import =
        Import { format, series: Vec::new(), measures: BTreeMap::new(), notes: collector.notes() };
    for code in &codes {
        let about = described.remove(code).unwrap_or_default();
        finish(&mut import, &mut collector, given, code, about, codes.len() == 1);
    }
    if import.series.is_empty() && collector.problems.is_empty() {
        collector.problems.push(Problem::of("", "holds no values"));
    }
    match collector.problems.is_empty() {
        true => Ok(import),
        false => Err(ImportError { problems: collector.problems }),
    }
}

/// Which format the files are in.
fn format(files: &[DataFile<'_>]) -> Result<ImportFormat, Problem> {
    if ddf::is(files) {
        return Ok(ImportFormat::Ddf);
    }
    if frictionless::package(files).is_some() {
        return Ok(ImportFormat::DataPackage);
    }
    let known = [
        (ImportFormat::WorldBankJson, world_bank_json::is as fn(&[DataFile<'_>]) -> bool),
        (ImportFormat::WorldBankCsv, world_bank::is),
        (ImportFormat::OurWorldInData, owid::is),
        (ImportFormat::SdmxCsv, sdmx::is),
        (ImportFormat::Plain, plain::is),
    ];
    known.into_iter().find(|(_, is)| is(files)).map(|(format, _)| format).ok_or_else(|| {
        // A table that is meant as the simplest format says best itself what it lacks.
        if let [only] = files
            && [".csv", ".tsv"].iter().any(|end| only.name.to_lowercase().ends_with(end))
            && let Err(problem) = plain::table(files)
        {
            return problem;
        }
        let names: Vec<&str> = files.iter().map(|file| file.name).take(5).collect();
        Problem::of(
            "",
            format!(
                "no data in a known format (data package, World Bank CSV or JSON, Our World in Data CSV, SDMX-CSV, DDF, place,year,value) among: {}",
                if names.is_empty() { "no files".to_owned() } else { names.join(", ") }
            ),
        )
    })
}

/// Describes a series, and takes its values up to the year of its vintage.
fn finish(
    import: &mut Import,
    collector: &mut Collector<'_>,
    given: &Given,
    key: &str,
    about: About,
    only: bool,
) {
    let mut told = about;
    for (said, place) in [
        (&given.unit, &mut told.unit),
        (&given.definition, &mut told.definition),
        (&given.source, &mut told.source),
        (&given.licence, &mut told.licence),
        (&given.vintage, &mut told.vintage),
    ] {
        if let Some(said) = said {
            place.clone_from(said);
        }
    }
    let name = given.name.clone().filter(|_| only).unwrap_or(told.name);
    let told = About { name, ..told };
    let missing: Vec<&str> = [
        ("name", &told.name),
        ("unit", &told.unit),
        ("definition", &told.definition),
        ("source", &told.source),
        ("licence", &told.licence),
        ("vintage", &told.vintage),
    ]
    .into_iter()
    .filter(|(_, text)| text.trim().is_empty())
    .map(|(what, _)| what)
    .collect();
    if !missing.is_empty() {
        let flags: Vec<String> = missing.iter().map(|what| format!("--{what} …")).collect();
        let what = format!(
            "the files do not say the {} of the series {key}; give {} with {}",
            missing.join(", "),
            if missing.len() == 1 { "it" } else { "them" },
            flags.join(" ")
        );
        collector.problems.push(Problem::of("", what));
    }
    let until = told.vintage.get(..4).and_then(|year| year.parse().ok());
    if until.is_none() && !told.vintage.is_empty() {
        let what = format!("the vintage “{}” does not begin with a year of four digits", told.vintage);
        collector.problems.push(Problem::of("", what));
    }
    let code = given.code.clone().filter(|_| only).unwrap_or_else(|| key.to_owned());
    let mut draft = SeriesDraft {
        code: code_of(&code),
        name: one_line(&told.name),
        unit: one_line(&told.unit),
        definition: one_line(&told.definition),
        source: one_line(&told.source),
        licence: one_line(&told.licence),
        vintage: one_line(&told.vintage),
        rows: BTreeMap::new(),
    };
    let later = collector.fill(key, until.unwrap_or(i16::MAX), &mut draft);
    if later > 0 {
        import.notes.push(format!(
            "{}: left out {} of years after {}: a projection is not an observation",
            draft.code,
            collect::counted(later, "value"),
            draft.vintage
        ));
    }
    let words = if given.words.is_empty() { &told.words } else { &given.words };
    import.measures.insert(draft.code.clone(), measures::entry(&draft, words, &told.not));
    import.series.push(draft);
}

/// A code as the store keeps it: capitals, digits, points, hyphens, underscores.
pub(crate) fn code_of(text: &str) -> String {
    let mut code = String::new();
    for letter in text.trim().chars().flat_map(char::to_uppercase) {
        match letter {
            letter if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_' | '@') => {
                code.push(letter)
            }
            _ if code.ends_with('_') => {}
            _ => code.push('_'),
        }
    }
    code.trim_matches('_').chars().take(80).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a row has what `only` asks for, by the names of the table's columns.
pub(crate) fn is_wanted(table: &table::Table<'_>, row: &[String], only: &[(String, String)]) -> bool {
    only.iter().all(|(column, value)| {
        table.column(&[column.as_str()]).is_none_or(|at| {
            let cell = table::cell(row, at);
            cell == value || cell.split_once(": ").is_some_and(|(code, _)| code == value)
        })
    })
}

/// A column that `only` names must be there, or nothing would be narrowed.
pub(crate) fn check_only(table: &table::Table<'_>, only: &[(String, String)]) -> Result<(), Problem> {
    only.iter().try_for_each(|(column, _)| table.need(&[column.as_str()]).map(|_| ()))
}
