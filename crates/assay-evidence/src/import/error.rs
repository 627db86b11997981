//! What is wrong with data that somebody adds.

use std::fmt;

/// How many problems are told one by one; the rest are counted.
const SHOWN: usize = 12;

/// Something wrong in a file: where, and what a person can do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, as it was named to the importer; empty where the whole is meant.
    pub file: String,
    /// Row, counted from 1, the header included; of JSON the item, counted from 1.
    pub row: Option<usize>,
    /// The column's name.
    pub column: Option<String>,
    /// What was found and what was expected.
    pub what: String,
}

impl Problem {
    /// A problem of a whole file.
    pub(crate) fn of(file: &str, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), row: None, column: None, what: what.into() }
    }

    /// A problem of a cell.
    pub(crate) fn at(file: &str, row: usize, column: &str, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), row: Some(row), column: Some(column.to_owned()), what: what.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if !self.file.is_empty() {
            parts.push(self.file.clone());
        }
        parts.extend(self.row.map(|row| format!("row {row}")));
        parts.extend(self.column.as_ref().map(|column| format!("column “{column}”")));
        match parts.is_empty() {
            true => f.write_str(&self.what),
            false => write!(f, "{}: {}", parts.join(", "), self.what),
        }
    }
}

/// Why data cannot be added: every problem that was found, in the order of the files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct ImportError {
    /// The problems, at least one.
    pub problems: Vec<Problem>,
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().take(SHOWN).enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{problem}")?;
        }
        match self.problems.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            1 => f.write_str("\nand one more problem"),
            more => write!(f, "\nand {more} more problems"),
        }
    }
}

impl From<Problem> for ImportError {
    fn from(problem: Problem) -> Self {
        Self { problems: vec![problem] }
    }
}
