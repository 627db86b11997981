//! CoNLL-U files: documents with the raw text they were made from and spans into it.

use std::ops::Range;
use std::path::Path;

use assay_text::Span;

use super::{EvalError, read_text};

/// One document of a CoNLL-U file with its text rebuilt.
#[derive(Default)]
pub struct Document {
    /// Its name (`newdoc id`).
    pub name: String,
    /// The raw text: `SpaceAfter=No` honoured, paragraphs separated by an empty line.
    pub text: String,
    /// Paragraphs, as spans of the text.
    pub paragraphs: Vec<Span>,
    /// Sentences, as spans of the text.
    pub sentences: Vec<Span>,
    /// The words of each sentence, as indices.
    pub sentence_words: Vec<Range<usize>>,
    /// Words; those of a multi-word token share its span where they do not make it up.
    pub words: Vec<Word>,
    /// Entity mentions, where the last column holds them.
    pub entities: Vec<Entity>,
}

/// A syntactic word.
pub struct Word {
    /// Where it is written.
    pub span: Span,
    /// Its form.
    pub form: String,
    /// Its lemma.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: String,
    /// Penn Treebank part of speech.
    pub xpos: String,
    /// Relation to its head.
    pub relation: String,
    /// Whether a blank follows.
    pub spaced: bool,
    /// Index into [`Document::words`] of its head; `None` for a root.
    pub head: Option<usize>,
}

/// A mention of an entity in GUM's annotation.
pub struct Entity {
    /// First and last word.
    pub words: (usize, usize),
    /// Its coreference chain.
    pub chain: String,
    /// Its kind, such as `person`.
    pub kind: String,
    /// The words of the minimal span, as numbers from 1 within the mention.
    pub minimal: Vec<usize>,
}

/// Reads the documents of a CoNLL-U file.
pub fn read_documents(path: &Path) -> Result<Vec<Document>, EvalError> {
    let content = read_text(path)?;
    let mut documents = Vec::new();
    let mut reader = Reader::default();
    for line in content.lines() {
        if let Some(name) = line.strip_prefix("# newdoc id = ") {
            reader.end_document(&mut documents);
            reader.document.name = name.to_owned();
        } else if line.starts_with("# newpar") {
            reader.new_paragraph = true;
        } else if line.is_empty() {
            reader.end_sentence();
        } else if !line.starts_with('#') {
            reader
                .row(line)
                .ok_or_else(|| EvalError::Format { path: path.to_owned(), what: line.to_owned() })?;
        }
    }
    reader.end_document(&mut documents);
    Ok(documents)
}

#[derive(Default)]
struct Reader {
    document: Document,
    new_paragraph: bool,
    /// Whether a blank follows the last token.
    blank: bool,
    sentence_start: Option<usize>,
    sentence_words: usize,
    paragraph_start: usize,
    /// End of the multi-word token being read: last word's number, and its span.
    multiword: Option<(usize, Span)>,
    open: Vec<(usize, String, String, Vec<usize>)>,
}

impl Reader {
    fn row(&mut self, line: &str) -> Option<()> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [number, form, lemma, upos, xpos, _, head, relation, _, misc] = columns.as_slice() else {
            return None;
        };
        if number.contains('.') {
            return Some(());
        }
        if self.sentence_start.is_none() {
            self.begin_sentence();
        } else if misc.split('|').any(|field| field == "NewPar=Yes") {
            self.begin_paragraph();
        }
        let spaced = !misc.split('|').any(|field| field == "SpaceAfter=No");
        if let Some((_, last)) = number.split_once('-') {
            let span = self.write(form, spaced);
            self.multiword = Some((last.parse().ok()?, span));
            return Some(());
        }
        let number: usize = number.parse().ok()?;
        let span = match self.multiword {
            Some((last, span)) if number <= last => {
                let part = span.of(&self.document.text).starts_with(form);
                let end = span.start() + if part { form.len() } else { 0 };
                self.multiword = Some((last, Span::new(end, span.end())));
                if part { Span::new(span.start(), end) } else { span }
            }
            _ => self.write(form, spaced),
        };
        let head: usize = head.parse().unwrap_or(0);
        let head = head.checked_sub(1).map(|head| self.sentence_words + head);
        let inside = self.multiword.is_some_and(|(last, _)| number < last);
        self.document.words.push(Word {
            span,
            form: (*form).to_owned(),
            lemma: (*lemma).to_owned(),
            upos: (*upos).to_owned(),
            xpos: (*xpos).to_owned(),
            relation: (*relation).to_owned(),
            spaced: self.blank && !inside,
            head,
        });
        if let Some(entities) = misc.split('|').find_map(|field| field.strip_prefix("Entity=")) {
            self.entities(entities, self.document.words.len() - 1)?;
        }
        Some(())
    }

    fn write(&mut self, form: &str, spaced: bool) -> Span {
        if self.blank {
            self.document.text.push(' ');
        }
        let start = self.document.text.len();
        self.document.text.push_str(form);
        self.blank = spaced;
        Span::new(start, self.document.text.len())
    }

    /// Reads "(1-person-…(2-place-…)" and "1)" at `word`.
    fn entities(&mut self, mut marks: &str, word: usize) -> Option<()> {
        while !marks.is_empty() {
            if let Some(opening) = marks.strip_prefix('(') {
                let end = opening.find(['(', ')']).unwrap_or(opening.len());
                let mut fields = opening[..end].split('-');
                let chain = fields.next()?.to_owned();
                let kind = fields.next()?.to_owned();
                let minimal = fields.nth(3)?.split(',').filter_map(|number| number.parse().ok()).collect();
                self.open.push((word, chain, kind, minimal));
                marks = &opening[end..];
                if let Some(rest) = marks.strip_prefix(')') {
                    self.close(None, word)?;
                    marks = rest;
                }
            } else {
                let end = marks.find(')')?;
                self.close(Some(&marks[..end]), word)?;
                marks = &marks[end + 1..];
            }
        }
        Some(())
    }

    fn close(&mut self, chain: Option<&str>, last: usize) -> Option<()> {
        let index = match chain {
            None => self.open.len().checked_sub(1)?,
            Some(chain) => self.open.iter().rposition(|(_, open, _, _)| open == chain)?,
        };
        let (first, chain, kind, minimal) = self.open.remove(index);
        self.document.entities.push(Entity { words: (first, last), chain, kind, minimal });
        Some(())
    }

    fn begin_paragraph(&mut self) {
        let end = self.document.text.len();
        if end > self.paragraph_start {
            self.document.paragraphs.push(Span::new(self.paragraph_start, end));
            self.document.text.push_str("\n\n");
        }
        self.paragraph_start = self.document.text.len();
        self.blank = false;
    }

    fn begin_sentence(&mut self) {
        if std::mem::take(&mut self.new_paragraph) {
            self.begin_paragraph();
        }
        self.sentence_words = self.document.words.len();
        self.sentence_start = Some(self.document.text.len() + usize::from(self.blank));
    }

    fn end_sentence(&mut self) {
        if let Some(start) = self.sentence_start.take() {
            self.document.sentences.push(Span::new(start, self.document.text.len()));
            self.document.sentence_words.push(self.sentence_words..self.document.words.len());
        }
        self.multiword = None;
    }

    fn end_document(&mut self, documents: &mut Vec<Document>) {
        self.end_sentence();
        self.begin_paragraph();
        if !self.document.words.is_empty() {
            documents.push(std::mem::take(&mut self.document));
        }
        *self = Self::default();
    }
}
