//! Lines of a terminal, each within its width.

use super::Terminal;
use super::width::{columns, fit, wrap};

/// How words stand out, where the terminal has colour.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Bold,
    Dim,
    Green,
    Red,
    Yellow,
}

/// Narrower than this, a line is few words.
const NARROW: usize = 64;
/// Narrower than this nothing can be laid out.
const NARROWEST: usize = 24;
const INDENT: usize = 2;
/// Fewer columns than this are no room for a quotation beside other things.
const LEAST_BESIDE: usize = 20;
/// Columns of the name before an entry.
const NAME: usize = 10;

pub(super) struct Lines {
    out: String,
    width: usize,
    colour: bool,
}

impl Lines {
    pub(super) fn new(terminal: Terminal) -> Self {
        Self { out: String::new(), width: terminal.width.max(NARROWEST), colour: terminal.colour }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    fn styled(&self, style: Style, text: &str) -> String {
        let code = match style {
            Style::Plain => return text.to_owned(),
            Style::Bold => "1",
            Style::Dim => "2",
            Style::Green => "32",
            Style::Red => "31",
            Style::Yellow => "33",
        };
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn push(&mut self, indent: usize, text: &str) {
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// Lines from the left edge.
    pub(super) fn wrapped(&mut self, style: Style, text: &str, lines: usize) {
        for line in wrap(text, self.width, lines) {
            let line = self.styled(style, &line);
            self.push(0, &line);
        }
    }

    pub(super) fn blank(&mut self) {
        self.out.push('\n');
    }

    /// One of the five things: its number, what it is, and what is told of it in short.
    pub(super) fn section(&mut self, number: usize, name: &str, told: &str) {
        self.blank();
        let lead = format!("{number} {name}");
        for (at, line) in wrap(&format!("{lead}: {told}"), self.width - INDENT, 3).iter().enumerate() {
            let line = match line.strip_prefix(&lead).filter(|_| at == 0) {
                Some(rest) => format!("{}{rest}", self.styled(Style::Bold, &lead)),
                None => line.clone(),
            };
            self.push(if at == 0 { 0 } else { INDENT }, &line);
        }
    }

    /// Whether a line holds so few words that a quotation wants two.
    pub(super) fn is_narrow(&self) -> bool {
        self.width < NARROW
    }

    /// A line of a list.
    pub(super) fn item(&mut self, text: &str, lines: usize) {
        for (at, line) in wrap(text, self.width - 2 * INDENT, lines).iter().enumerate() {
            self.push(INDENT, &format!("{} {line}", if at == 0 { "·" } else { " " }));
        }
    }

    /// A short name of ours, and text beside it.
    pub(super) fn entry(&mut self, name: &str, text: &str, lines: usize) {
        for (at, line) in wrap(text, self.width - INDENT - NAME, lines).iter().enumerate() {
            let label = if at == 0 { name } else { "" };
            let label = self.styled(Style::Dim, &format!("{label:<NAME$}"));
            self.push(INDENT, &format!("{label}{line}"));
        }
    }

    /// A sign with its word, what it is about, and at the right edge a sparkline. Where they do not fit
    /// beside each other, what it is about goes below.
    pub(super) fn marked(&mut self, sign: &str, word: &str, style: Style, text: &str, spark: &str) {
        let room = self.width - INDENT;
        let head = fit(&format!("{sign} {word}"), room);
        let (used, tail) = (columns(&head), columns(spark));
        let spark = if used + 1 + tail > room { "" } else { spark };
        let tail = columns(spark);
        let middle = room.saturating_sub(used + 1 + if tail > 0 { tail + 1 } else { 0 });
        let is_beside = middle >= LEAST_BESIDE;
        let words = if is_beside { format!(" {}", fit(text, middle)) } else { String::new() };
        let gap = if tail > 0 { " ".repeat(room - used - columns(&words) - tail) } else { String::new() };
        let head = self.styled(style, &head);
        self.push(INDENT, &format!("{head}{words}{gap}{spark}"));
        if !is_beside {
            self.below(text, 2);
        }
    }

    /// A line below what it belongs to.
    pub(super) fn below(&mut self, text: &str, lines: usize) {
        for line in wrap(text, self.width - 2 * INDENT, lines) {
            self.push(2 * INDENT, &line);
        }
    }

    /// Who, and what of theirs, on one line.
    pub(super) fn pair(&mut self, who: &str, text: &str) {
        let room = self.width - INDENT;
        let who = fit(who, room / 2);
        let rest = fit(text, room - columns(&who) - 2);
        let who = self.styled(Style::Bold, &who);
        self.push(INDENT, &format!("{who}  {rest}"));
    }

    /// That the list goes on.
    pub(super) fn more(&mut self, total: usize, shown: usize, one: &str, many: &str) {
        if total > shown {
            let rest = total - shown;
            let text = format!("… and {rest} more {}", if rest == 1 { one } else { many });
            let text = self.styled(Style::Dim, &fit(&text, self.width - INDENT));
            self.push(INDENT, &text);
        }
    }
}
