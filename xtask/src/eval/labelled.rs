//! Data sets of sentences with a yes or no each: CheckThat, ClaimBuster, PoliClaim.

use std::path::Path;

use assay_claim::worth::{Features, passage_features};
use calamine::{Data, Reader};

use super::stages::Stages;
use super::{EvalError, files, fingerprint, read_text};

/// A sentence and the answer.
#[derive(Clone)]
pub struct Sentence {
    pub text: String,
    pub yes: bool,
}

impl Sentence {
    /// Its letters and digits in lower case, by which copies of it are known.
    pub fn key(&self) -> String {
        self.text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    }

    /// What the model of check-worthiness sees of it.
    pub fn features(&self) -> Features {
        let stages = Stages::of_paragraph(&self.text);
        let span = stages.article.text.span();
        passage_features(stages.reading(), &[span]).pop().unwrap_or_default()
    }
}

/// A speech, its sentences in order.
pub struct Speech {
    pub name: String,
    pub sentences: Vec<Sentence>,
}

impl Speech {
    /// That of its sentences.
    pub fn fingerprint(&self) -> u64 {
        fingerprint(self.sentences.iter().flat_map(|sentence| sentence.key().into_bytes()))
    }
}

fn format(path: &Path, what: impl ToString) -> EvalError {
    EvalError::Format { path: path.to_owned(), what: what.to_string() }
}

/// CheckThat's table: sentence and "Yes" or "No" in the second and third columns.
pub fn debates(path: &Path) -> Result<Vec<Sentence>, EvalError> {
    let text = read_text(path)?;
    let rows = text.lines().skip(1).filter(|line| !line.trim().is_empty());
    rows.map(|row| {
        let mut columns = row.split('\t').skip(1);
        let (Some(text), Some(label)) = (columns.next(), columns.next()) else {
            return Err(format(path, format_args!("no text and label in “{row}”")));
        };
        let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
        Ok(Sentence { text: text.replace("\"\"", "\""), yes: label.trim() == "Yes" })
    })
    .collect()
}

/// ClaimBuster's list of sentences with labels 1 and 0.
pub fn claimbuster(path: &Path) -> Result<Vec<Sentence>, EvalError> {
    #[derive(serde::Deserialize)]
    struct Record {
        label: u8,
        text: String,
    }
    let records: Vec<Record> =
        serde_json::from_str(&read_text(path)?).map_err(|error| format(path, error))?;
    Ok(records.into_iter().map(|record| Sentence { text: record.text, yes: record.label == 1 }).collect())
}

/// PoliClaim's workbooks, one a speech: the columns `SENTENCES` and `golden`. Rows without an
/// answer are left out.
pub fn policlaim(path: &Path) -> Result<Vec<Speech>, EvalError> {
    let books = files(path)?.into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "xlsx"));
    books.map(|file| speech(&file)).collect()
}

fn speech(path: &Path) -> Result<Speech, EvalError> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).map_err(|error| format(path, error))?;
    let sheet = book
        .worksheet_range_at(0)
        .ok_or_else(|| format(path, "no sheet"))?
        .map_err(|error| format(path, error))?;
    let mut rows = sheet.rows();
    let head = rows.next().ok_or_else(|| format(path, "no rows"))?;
    let column = |name: &str| {
        let place = head.iter().position(|cell| cell.to_string().trim() == name);
        place.ok_or_else(|| format(path, format_args!("no column “{name}”")))
    };
    let (text, golden) = (column("SENTENCES")?, column("golden")?);
    let sentences = rows.filter_map(|row| {
        let yes = match row.get(golden)? {
            Data::Empty => return None,
            cell => cell.to_string().trim() == "1",
        };
        Some(Sentence { text: row.get(text)?.to_string(), yes }).filter(|sentence| !sentence.text.is_empty())
    });
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Speech { name, sentences: sentences.collect() })
}
