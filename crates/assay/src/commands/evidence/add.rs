//! `assay evidence add`: yearly series out of files.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use assay_evidence::{DataFile, Draft, Evidence, Given, Import, PlaceNames, SeriesDraft, import, seal};
use sha2::{Digest as _, Sha256};

use super::super::progress;
use super::{CommandError, library};

/// Most bytes that are read: an added store is read at every start.
const MOST_BYTES: u64 = 256 << 20;
/// How deep folders are searched.
const DEEPEST: usize = 4;

/// Add yearly series from files
#[derive(clap::Args)]
#[command(after_help = "\
PATH is a file or a folder with: a Frictionless data package (datapackage.json), a World Bank CSV or JSON \
answer, an Our World in Data CSV with its .metadata.json, an SDMX-CSV, a Gapminder DDF folder, or a table \
with columns for place, year and value.

Every series must say its unit, definition, source, licence and vintage. What the files do not say is given \
with the options, which win over the files. Nothing is added where anything is wrong.

Examples:
  assay evidence add homicides.csv --name 'Homicide rate' --unit 'per 100,000 people' \\
    --definition 'Homicides known to the police' --source 'Ministry of the Interior' \\
    --licence 'public domain' --vintage 2024-05 --words 'homicide rate' --words 'murder rate'
  assay evidence add API_NY.GDP.MKTP.KD.ZG_DS2_en_csv/ --definition 'Growth of GDP at constant prices'")]
pub(super) struct Arguments {
    /// File or folder
    path: PathBuf,
    /// Name to keep it under; the file's name without one
    #[arg(long = "as", value_name = "NAME")]
    keep_as: Option<String>,
    /// Replace what was added under the same name
    #[arg(long)]
    replace: bool,
    /// Code of the series, where there is one
    #[arg(long)]
    code: Option<String>,
    /// Name of the series, where there is one
    #[arg(long)]
    name: Option<String>,
    /// Unit of the values: `per 100,000 people`, `% of GDP`, `US$`
    #[arg(long)]
    unit: Option<String>,
    /// What is counted and how
    #[arg(long)]
    definition: Option<String>,
    /// Who publishes it
    #[arg(long)]
    source: Option<String>,
    /// On what terms
    #[arg(long)]
    licence: Option<String>,
    /// When this state was published: YYYY, YYYY-MM or YYYY-MM-DD; later years are left out
    #[arg(long)]
    vintage: Option<String>,
    /// Words that name the measure, as a newspaper would; may be given several times
    #[arg(long)]
    words: Vec<String>,
    /// Take only rows with this value in this column: `SEX=T`; may be given several times
    #[arg(long, value_name = "COLUMN=VALUE", value_parser = pair)]
    only: Vec<(String, String)>,
    /// Leave out places that the store does not know, instead of refusing
    #[arg(long)]
    skip_unknown_places: bool,
}

fn pair(written: &str) -> Result<(String, String), String> {
    let (column, value) = written.split_once('=').ok_or("expected COLUMN=VALUE")?;
    Ok((column.trim().to_owned(), value.trim().to_owned()))
}

pub(super) fn add(arguments: &Arguments) -> Result<String, CommandError> {
    progress::during(&format!("Adding {}", arguments.path.display()), || added(arguments))
}

fn added(arguments: &Arguments) -> Result<String, CommandError> {
    let folder = library::needed()?;
    let name = kept_name(arguments)?;
    let input = |what: String| CommandError::Input { input: arguments.path.display().to_string(), what };
    let known = library::names(&folder)?;
    if known.contains(&name) && !arguments.replace {
        return Err(input(format!(
            "something was added under the name {name}; --replace takes its place, --as gives another name"
        )));
    }
    let files = read(&arguments.path)?;
    let files: Vec<DataFile<'_>> = files.iter().map(|(name, bytes)| DataFile { name, bytes }).collect();
    // What is replaced must not stand in its own way.
    let mut evidence = Evidence::embedded()?;
    for other in known.iter().filter(|known| **known != name) {
        evidence = evidence.with(library::open(&folder.join(other))?);
    }
    let alias = |words: &str| assay_language::place(words).map(|code| code.as_str().to_owned());
    let imported = import(&files, &given(arguments), &PlaceNames::new(&evidence, &alias))
        .map_err(|error| input(format!("nothing was added\n{error}")))?;
    let (draft, measures, page) = compose(&evidence, imported).map_err(input)?;
    let body = draft.body().map_err(|error| input(error.to_string()))?;
    let store = seal(&body, Sha256::digest(&body).into());
    // What cannot be read back is not kept.
    Evidence::open(store.clone(), "")?;
    library::write(&folder, &name, &store, &measures)?;
    Ok(format!("{page}Kept as {name} in {}\n", folder.join(&name).display()))
}

fn given(arguments: &Arguments) -> Given {
    Given {
        code: arguments.code.clone(),
        name: arguments.name.clone(),
        unit: arguments.unit.clone(),
        definition: arguments.definition.clone(),
        source: arguments.source.clone(),
        licence: arguments.licence.clone(),
        vintage: arguments.vintage.clone(),
        words: arguments
            .words
            .iter()
            .flat_map(|words| words.split(';'))
            .map(|words| words.trim().to_owned())
            .collect(),
        only: arguments.only.clone(),
        skip_unknown: arguments.skip_unknown_places,
    }
}

/// The name to keep it under: letters, digits, hyphens and underscores.
fn kept_name(arguments: &Arguments) -> Result<String, CommandError> {
    let path = arguments
        .path
        .canonicalize()
        .map_err(|error| CommandError::File { path: arguments.path.display().to_string(), error })?;
    let path =
        if path.ends_with("datapackage.json") { path.parent().unwrap_or(&path).to_owned() } else { path };
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = arguments.keep_as.clone().unwrap_or(stem);
    let kept: String =
        name.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' }).collect();
    let kept = kept.trim_matches('-').to_owned();
    if kept.is_empty() {
        return Err(CommandError::Input {
            input: name,
            what: "is no name to keep it under; give one with --as".to_owned(),
        });
    }
    Ok(kept)
}

/// The store of what was read, the words for it, and what to tell. A series whose code is known
/// becomes another state of that series.
fn compose(evidence: &Evidence, imported: Import) -> Result<(Draft, String, String), String> {
    let mut page = format!("{}\n", imported.format.name());
    let mut measures = String::from(
        "# Which words name the series that were added. Edit it freely; the format is that of data/measures.txt.\n\n",
    );
    let places = evidence.all_places().map(|(code, name, group)| (code.to_owned(), (name.to_owned(), group)));
    let mut draft = Draft { places: places.collect(), ..Draft::default() };
    let mut entries: BTreeMap<String, String> = imported.measures;
    for mut series in imported.series {
        let entry = entries.remove(&series.code);
        match evidence.find(&series.code) {
            Some(known) => another_state(evidence, &mut series, known.unit, &mut page)?,
            None => measures.push_str(&entry.unwrap_or_default()),
        }
        let values: usize = series.rows.values().map(Vec::len).sum();
        let _ = writeln!(
            page,
            "  {}  {} ({}), {}, {}, state of {}",
            series.code,
            series.name,
            series.unit,
            counted(series.rows.len(), "place"),
            counted(values, "value"),
            series.vintage
        );
        draft.series.push(series);
    }
    for note in &imported.notes {
        let _ = writeln!(page, "  {note}");
    }
    Ok((draft, measures, page))
}

fn another_state(
    evidence: &Evidence,
    series: &mut SeriesDraft,
    unit: &str,
    page: &mut String,
) -> Result<(), String> {
    if !unit.eq_ignore_ascii_case(&series.unit) {
        return Err(format!(
            "nothing was added\nthe series {} is known in the unit “{unit}”, not “{}”; --unit or --code sets it right",
            series.code, series.unit
        ));
    }
    let state = format!("{}@{}", series.code, series.vintage);
    if evidence.find(&state).is_some() {
        return Err(format!(
            "nothing was added\nthe series {} in its state of {} was added before",
            series.code, series.vintage
        ));
    }
    let _ = writeln!(page, "  {} is known: this is another state of it", series.code);
    series.code = state.to_uppercase();
    Ok(())
}

/// The files at `path` that may hold data or describe them, with their names below it.
fn read(path: &Path) -> Result<Vec<(String, Vec<u8>)>, CommandError> {
    let mut found = Vec::new();
    // A package is named by its description or its folder, a table has its description beside it.
    let package = path.file_name().is_some_and(|name| name == "datapackage.json");
    match path.parent().filter(|_| package) {
        Some(folder) if !folder.as_os_str().is_empty() => collect(folder, 0, &mut found)?,
        Some(_) => collect(Path::new("."), 0, &mut found)?,
        None if path.is_dir() => collect(path, 0, &mut found)?,
        None => {
            found.push(path.to_owned());
            let description = path.with_extension("metadata.json");
            if description.is_file() && description != path {
                found.push(description);
            }
        }
    }
    found.sort();
    let base = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    let mut files = Vec::new();
    let mut total = 0;
    for file in found {
        let error = |error| CommandError::File { path: file.display().to_string(), error };
        total += std::fs::metadata(&file).map_err(error)?.len();
        if total > MOST_BYTES {
            let what = format!("holds more than {MOST_BYTES} bytes");
            return Err(CommandError::Input { input: path.display().to_string(), what });
        }
        let name = file.strip_prefix(base).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        files.push((name, std::fs::read(&file).map_err(error)?));
    }
    Ok(files)
}

/// Tables and descriptions below a folder.
fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), CommandError> {
    let error = |error| CommandError::File { path: folder.display().to_string(), error };
    for entry in std::fs::read_dir(folder).map_err(error)? {
        let path = entry.map_err(error)?.path();
        let known = path.extension().is_some_and(|end| {
            ["csv", "tsv", "json", "txt"].iter().any(|known| end.eq_ignore_ascii_case(known))
        });
        if path.is_dir() && depth < DEEPEST {
            collect(&path, depth + 1, found)?;
        } else if path.is_file() && known {
            found.push(path);
        }
    }
    Ok(())
}

/// "1 place", "3 places".
fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
