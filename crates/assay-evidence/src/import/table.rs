//! Tables of separated values (RFC 4180) with a header.

use super::error::Problem;

/// A table; rows know their number in the file.
pub(crate) struct Table<'a> {
    /// The file's name.
    pub file: &'a str,
    /// Names of the columns, white space trimmed.
    pub header: Vec<String>,
    /// Row number, counted from 1, and cells.
    pub rows: Vec<(usize, Vec<String>)>,
}

impl<'a> Table<'a> {
    /// Reads a file whose header is its first row.
    pub fn read(file: &'a str, bytes: &[u8]) -> Result<Self, Problem> {
        Self::below(file, bytes, |_| true)
    }

    /// Reads a file whose header is the first row that `is_header` accepts.
    pub fn below(
        file: &'a str,
        bytes: &[u8],
        is_header: impl Fn(&[String]) -> bool,
    ) -> Result<Self, Problem> {
        let text = std::str::from_utf8(bytes)
            .map_err(|error| Problem::of(file, format!("is not UTF-8 at byte {}", error.valid_up_to())))?;
        let text = text.trim_start_matches('\u{feff}');
        let mut rows = parse(text, separator(text))
            .ok_or_else(|| Problem::of(file, "a quotation mark is opened and never closed"))?;
        let at = rows.iter().position(|(_, row)| is_header(row));
        let at = at.ok_or_else(|| Problem::of(file, "has no header row"))?;
        let (number, header) = rows.swap_remove(at);
        rows.retain(|(row, cells)| *row > number && cells.iter().any(|cell| !cell.trim().is_empty()));
        rows.sort_by_key(|(row, _)| *row);
        let width = header.len();
        if let Some((row, cells)) = rows.iter().find(|(_, cells)| cells.len() > width) {
            let what = format!("has {} cells, the header has {width}", cells.len());
            return Err(Problem { file: file.to_owned(), row: Some(*row), column: None, what });
        }
        Ok(Self { file, header: header.iter().map(|name| name.trim().to_owned()).collect(), rows })
    }

    /// The index of the first column with one of the names, in capitals or not.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.header.iter().position(|known| known.eq_ignore_ascii_case(name)))
    }

    /// Like [`Self::column`], where there must be one.
    pub fn need(&self, names: &[&str]) -> Result<usize, Problem> {
        self.column(names).ok_or_else(|| {
            let known = self.header.join(", ");
            Problem::of(
                self.file,
                format!("has no column “{}”; its columns are {known}", names.join("” or “")),
            )
        })
    }

    /// The name of a column.
    pub fn name(&self, column: usize) -> &str {
        self.header.get(column).map_or("", String::as_str)
    }
}

/// A cell, trimmed; empty where the row ends before it.
pub(crate) fn cell(row: &[String], column: usize) -> &str {
    row.get(column).map_or("", |cell| cell.trim())
}

/// What separates the first line's cells: the most frequent of comma, semicolon and tab.
fn separator(text: &str) -> char {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: char| line.matches(separator).count();
    [',', ';', '\t'].into_iter().max_by_key(|&separator| (count(separator), separator == ',')).unwrap_or(',')
}

/// Rows with their numbers; `None` where a quotation mark is not closed.
fn parse(text: &str, separator: char) -> Option<Vec<(usize, Vec<String>)>> {
    let mut rows = Vec::new();
    let (mut row, mut cell) = (Vec::new(), String::new());
    let mut quoted = false;
    let mut number = 1;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.trim().is_empty() => quoted = !quoted,
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push((number, std::mem::take(&mut row)));
                number += 1;
            }
            letter if letter == separator && !quoted => row.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    if quoted {
        return None;
    }
    if !row.is_empty() || !cell.is_empty() {
        row.push(cell);
        rows.push((number, row));
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_separators_and_line_breaks_and_rows_keep_their_number() {
        let table = Table::read("a.csv", b"place; year ;value\n\"a;\"\"b\"\"\nc\";2000;1\n\n;;\nd;2001;2\n")
            .expect("reads");
        assert_eq!(table.header, ["place", "year", "value"]);
        assert_eq!(table.rows[0].1[0], "a;\"b\"\nc");
        assert_eq!(table.rows.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2, 5]);
        assert_eq!(table.column(&["YEAR"]), Some(1));
    }

    #[test]
    fn what_is_no_table_is_told() {
        assert!(Table::read("a.csv", b"a,\"b\n").is_err());
        assert!(Table::read("a.csv", &[b'a', 0xff]).is_err());
        let error = Table::read("a.csv", b"a,b\n1,2,3\n").err().expect("too long");
        assert_eq!(error.to_string(), "a.csv, row 2: has 3 cells, the header has 2");
    }
}
