//! Reading case files.

use crate::expectation::Expectation;

/// One passage and what should be found in it.
pub struct Case {
    /// The nearest heading above.
    pub title: String,
    /// Line of the passage's fence, from 1.
    pub line: usize,
    /// The passage.
    pub article: String,
    /// `html` or `text`, where the case says so.
    pub read_as: Option<String>,
    /// Publication date, where the case says so.
    pub published: Option<String>,
    /// Expectations with their lines.
    pub expectations: Vec<(usize, Expectation)>,
}

/// The cases of a file; an error begins with the line it is about.
pub fn cases_of(text: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut title = String::new();
    let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    while let Some((number, line)) = lines.next() {
        if line.starts_with('#') {
            title = line.trim_start_matches('#').trim().to_owned();
        } else if let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) {
            let body: Vec<_> = lines.by_ref().take_while(|(_, line)| *line != "```").collect();
            let mut words = info.split_whitespace();
            match words.next() {
                Some("article") => cases.push(case(&title, number, words, &body)?),
                Some("expect") => {
                    let case =
                        cases.last_mut().ok_or_else(|| format!("{number}: no article stands before"))?;
                    for (number, line) in body.iter().filter(|(_, line)| !line.trim().is_empty()) {
                        let expectation =
                            Expectation::parse(line).map_err(|error| format!("{number}: {error}"))?;
                        case.expectations.push((*number, expectation));
                    }
                }
                _ => {}
            }
        }
    }
    match cases.iter().find(|case| case.expectations.is_empty()) {
        Some(case) => Err(format!("{}: nothing is expected of this article", case.line)),
        None => Ok(cases),
    }
}

fn case<'a>(
    title: &str,
    line: usize,
    words: impl Iterator<Item = &'a str>,
    body: &[(usize, &str)],
) -> Result<Case, String> {
    let article = body.iter().map(|(_, line)| format!("{line}\n")).collect();
    let mut case = Case {
        title: title.to_owned(),
        line,
        article,
        read_as: None,
        published: None,
        expectations: Vec::new(),
    };
    for word in words {
        match word.split_once('=') {
            Some(("as", format)) => case.read_as = Some(format.to_owned()),
            Some(("published", date)) => case.published = Some(date.to_owned()),
            _ => return Err(format!("{line}: “{word}” is neither as=… nor published=…")),
        }
    }
    Ok(case)
}
