//! Comma-separated values with a header line (RFC 4180).

use std::path::{Path, PathBuf};

use super::{DataError, read_text};

/// A table; cells are found by the names in its first line.
pub struct Table {
    path: PathBuf,
    header: Vec<String>,
    records: Vec<Vec<String>>,
}

impl Table {
    /// Reads the file at `path`.
    pub fn read(path: &Path) -> Result<Self, DataError> {
        let text = read_text(path)?;
        let mut records = parse(text.trim_start_matches('\u{feff}'));
        if records.is_empty() {
            return Err(DataError::Format { path: path.to_owned(), line: 1, what: "empty".to_owned() });
        }
        let header = records.remove(0);
        Ok(Self { path: path.to_owned(), header, records })
    }

    /// The cells of some columns, a row at a time. A row that ends early has empty cells.
    pub fn columns<const N: usize>(
        &self,
        names: [&str; N],
    ) -> Result<impl Iterator<Item = [&str; N]>, DataError> {
        let mut places = [0; N];
        for (place, name) in places.iter_mut().zip(names) {
            *place = self.header.iter().position(|column| column == name).ok_or_else(|| {
                DataError::Format { path: self.path.clone(), line: 1, what: format!("no column {name}") }
            })?;
        }
        Ok(self
            .records
            .iter()
            .map(move |record| places.map(|place| record.get(place).map(String::as_str).unwrap_or_default())))
    }
}

fn parse(text: &str) -> Vec<Vec<String>> {
    let mut records = Vec::new();
    let (mut record, mut cell) = (Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            other => cell.push(other),
        }
    }
    if !record.is_empty() || !cell.is_empty() {
        record.push(cell);
        records.push(record);
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_commas_line_breaks_and_quotes() {
        assert_eq!(
            parse("a,\"b, \"\"c\"\"\nd\"\r\n1,\n"),
            [vec!["a".to_owned(), "b, \"c\"\nd".to_owned()], vec!["1".to_owned(), String::new()]]
        );
    }
}
