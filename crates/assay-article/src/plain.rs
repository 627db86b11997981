//! Plain text as an article: what comes out of a browser's "copy", a note, a text file.
//!
//! A copied page has a line for every block and says by shape and wording alone what each is. A
//! text whose lines were broken at a fixed width is read paragraph by paragraph instead.

use assay_text::{Span, Text};

use crate::article::{EmbeddedPost, Image, Link};
use crate::metadata::{byline, when};
use crate::{Block, BlockKind, Field, FoundIn, Omitted, OmittedKind, Timestamp};
use crate::{furniture, lines, post_address};

/// What a plain text yields.
#[derive(Default)]
pub(crate) struct Reading {
    pub(crate) title: Option<Field<String>>,
    pub(crate) authors: Vec<Field<String>>,
    pub(crate) published: Option<Field<Timestamp>>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) links: Vec<Link>,
    pub(crate) images: Vec<Image>,
    pub(crate) posts: Vec<EmbeddedPost>,
    pub(crate) omitted: Vec<Omitted>,
}

/// A line, or a paragraph of a text broken at a fixed width.
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    /// Whether a blank line, or the beginning, stands before it.
    after_blank: bool,
    /// Whether a blank line, or the end, follows.
    before_blank: bool,
}

/// What a line was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Block(BlockKind),
    Omitted(OmittedKind),
}

/// Bytes from which a line without other marks is running text.
const RUNNING_TEXT: usize = 120;

pub(crate) fn read(text: &Text) -> Reading {
    let content = text.as_str();
    let lines = split(content);
    let mut roles: Vec<Role> = lines.iter().map(|line| shape(line.span.of(content))).collect();
    refine(content, &lines, &mut roles);
    let title = find_title(content, &lines, &roles);
    if let Some(title) = title {
        head(content, &lines, &mut roles, title);
    }
    tail(content, &lines, &mut roles);
    collect(text, &lines, &roles)
}

/// The lines of the text that hold anything.
fn split(content: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut start, mut blank) = (0, true);
    for raw in content.split_inclusive('\n') {
        let span = Span::new(start, start + raw.len()).trim(content);
        start += raw.len();
        if span.is_empty() {
            blank = true;
            if let Some(last) = lines.last_mut() {
                last.before_blank = true;
            }
            continue;
        }
        lines.push(Line { span, after_blank: blank, before_blank: false });
        blank = false;
    }
    if let Some(last) = lines.last_mut() {
        last.before_blank = true;
    }
    if is_wrapped(content, &lines) { join_wrapped(content, &lines) } else { lines }
}

/// Whether lines were broken at a fixed width: many lines, none long, most that are followed by
/// another directly are nearly as long as the longest and end within a sentence.
fn is_wrapped(content: &str, lines: &[Line]) -> bool {
    let width = |line: &Line| line.span.of(content).chars().count();
    let longest = lines.iter().map(width).max().unwrap_or_default();
    let inner: Vec<&Line> = lines.iter().filter(|line| !line.before_blank).collect();
    let full = inner
        .iter()
        .filter(|line| width(line) * 10 >= longest * 7 && !line.span.of(content).ends_with(['.', ':']))
        .count();
    (40..=100).contains(&longest) && inner.len() >= 4 && full * 10 >= inner.len() * 7
}

fn join_wrapped(content: &str, lines: &[Line]) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::new();
    for line in lines {
        let own = lines::marker(line.span.of(content)).is_some();
        match joined.last_mut() {
            Some(last) if !line.after_blank && !own => {
                last.span = last.span.cover(line.span);
                last.before_blank = line.before_blank;
            }
            _ => joined.push(*line),
        }
    }
    joined
}

/// What a line is by its own shape.
fn shape(line: &str) -> Role {
    if let Some(kind) = furniture::kind_of(line) {
        return Role::Omitted(kind);
    }
    if lines::is_rule(line) {
        return Role::Omitted(OmittedKind::Other);
    }
    if lines::is_credit(line) {
        return Role::Block(BlockKind::Credit);
    }
    if byline::is_byline(line) || is_date_line(line) {
        return Role::Omitted(OmittedKind::Byline);
    }
    if lines::is_correction(line) {
        return Role::Block(BlockKind::Correction);
    }
    if let Some(level) = marked_heading(line) {
        return Role::Block(BlockKind::Heading { level });
    }
    if let Some((number, _)) = lines::marker(line) {
        return Role::Block(BlockKind::ListItem { number, depth: 1 });
    }
    if line.starts_with('>') {
        return Role::Block(BlockKind::Quotation);
    }
    if lines::is_heading(line) {
        return Role::Block(BlockKind::Heading { level: 2 });
    }
    Role::Block(BlockKind::Paragraph)
}

/// `## Heading`: its level, from 2.
fn marked_heading(line: &str) -> Option<u8> {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let marked = (1..=6).contains(&level) && line.as_bytes().get(level) == Some(&b' ');
    marked.then(|| u8::try_from(level.max(2)).unwrap_or(6))
}

/// A short line that is a date and little else.
fn is_date_line(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let dated = line.len() <= 60 && words <= 8 && line.bytes().any(|b| b.is_ascii_digit());
    dated && !line.ends_with(['.', '?', '!']) && when::timestamp(line).is_some() && {
        let letters = line.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3).count();
        letters <= 4
    }
}

/// What a line is by those around it.
fn refine(content: &str, lines: &[Line], roles: &mut [Role]) {
    let mut open_quote = false;
    for index in 0..lines.len() {
        let (Some(line), Some(role)) = (lines.get(index), roles.get(index).copied()) else { continue };
        let text = line.span.of(content);
        let previous = index.checked_sub(1).and_then(|i| roles.get(i)).copied();
        let next = lines.get(index + 1).map(|line| line.span.of(content)).unwrap_or_default();
        let is_heading = matches!(role, Role::Block(BlockKind::Heading { .. }));
        let replaced = match role {
            // A short line within a long quotation is part of a letter, not of the article's plan.
            Role::Block(BlockKind::Heading { .. }) if open_quote => Some(BlockKind::Paragraph),
            // A heading stands apart; in a copied page nothing else short does. Where a credit
            // follows right behind, the line is the caption.
            Role::Block(BlockKind::Heading { .. } | BlockKind::Paragraph)
                if !line.before_blank && lines::is_credit(next) && text.len() < 400 =>
            {
                Some(BlockKind::Caption)
            }
            Role::Block(BlockKind::Heading { .. }) if !line.after_blank && !text.ends_with(':') => {
                match previous {
                    Some(Role::Omitted(_)) | None => None,
                    _ => Some(BlockKind::Paragraph),
                }
            }
            Role::Block(BlockKind::Heading { .. })
                if text.ends_with(':') && next.starts_with(['“', '"', '„', '«']) =>
            {
                Some(BlockKind::Paragraph)
            }
            _ => None,
        };
        if let (Some(kind), Some(slot)) = (replaced, roles.get_mut(index)) {
            *slot = Role::Block(kind);
        }
        if !is_heading || open_quote {
            open_quote = quote_stays_open(text, open_quote);
        }
    }
}

/// Whether a double quotation mark is open at the end of a line.
fn quote_stays_open(line: &str, mut open: bool) -> bool {
    for c in line.chars() {
        match c {
            '“' | '«' => open = true,
            '”' | '»' => open = false,
            _ => {}
        }
    }
    open
}

/// The headline: of the heading-like lines before the first sentence the one with most words,
/// the first where several have. Where no such line is there, one before the first running text,
/// as a site's motto may be a sentence; a quotation is no headline there.
fn find_title(content: &str, lines: &[Line], roles: &[Role]) -> Option<usize> {
    let text = |index: usize| lines.get(index).map_or("", |line| line.span.of(content));
    let words = |index: usize| text(index).split_whitespace().count();
    let is_paragraph = |index: usize| roles.get(index) == Some(&Role::Block(BlockKind::Paragraph));
    let is_candidate = |index: &usize| {
        let first = *index == 0
            && is_paragraph(0)
            && lines.len() > 1
            && words(0) <= 24
            && !text(0).ends_with(['.', ':', ',', ';']);
        first || matches!(roles.get(*index), Some(Role::Block(BlockKind::Heading { .. })))
    };
    let best = |candidates: &mut dyn Iterator<Item = usize>| {
        candidates.max_by_key(|index| (words(*index), std::cmp::Reverse(*index)))
    };
    let sentence = (0..lines.len())
        .find(|index| is_paragraph(*index) && !is_candidate(index) && is_sentence(text(*index)))
        .unwrap_or(lines.len());
    let running = (0..lines.len())
        .find(|index| is_paragraph(*index) && text(*index).len() >= RUNNING_TEXT)
        .unwrap_or(lines.len());
    let is_quotation = |index: usize| text(index).starts_with(['“', '"', '„', '«']);
    best(&mut (0..sentence.min(running)).filter(is_candidate))
        .or_else(|| best(&mut (0..running).filter(is_candidate).filter(|index| !is_quotation(*index))))
}

/// Whether a line ends as a sentence does, or leads up to a quotation, and has words enough.
fn is_sentence(line: &str) -> bool {
    let end = line.trim_end_matches(['”', '"', '’', '»', ')', ']']);
    end.ends_with(['.', '!', '?', '…', ':']) && line.split_whitespace().count() >= 4
}

/// Before the title stands the site's menu; between title and text the standfirst.
fn head(content: &str, lines: &[Line], roles: &mut [Role], title: usize) {
    for (index, role) in roles.iter_mut().enumerate().take(title) {
        // A sentence is no menu's.
        let label = lines
            .get(index)
            .is_some_and(|line| line.span.len() < RUNNING_TEXT && !is_sentence(line.span.of(content)));
        if label
            && matches!(role, Role::Block(kind) if !matches!(kind, BlockKind::Caption | BlockKind::Credit))
        {
            *role = Role::Omitted(OmittedKind::Navigation);
        }
    }
    if let Some(role) = roles.get_mut(title) {
        *role = Role::Block(BlockKind::Title);
    }
    // Browsers copy the picture's text next to the headline; a sentence right under it is the
    // standfirst where a byline or a date separates it from the article.
    let byline =
        roles.iter().skip(title).take(6).position(|role| *role == Role::Omitted(OmittedKind::Byline));
    if byline == Some(2)
        && let (Some(role), Some(line)) = (roles.get_mut(title + 1), lines.get(title + 1))
        && matches!(role, Role::Block(BlockKind::Paragraph | BlockKind::Heading { .. }))
        && line.span.of(content).split_whitespace().count() >= 6
    {
        *role = Role::Block(BlockKind::Standfirst);
    }
}

/// After the article: comments follow a heading of theirs, other articles one of theirs.
fn tail(content: &str, lines: &[Line], roles: &mut [Role]) {
    let last_running = lines
        .iter()
        .zip(roles.iter())
        .rposition(|(line, role)| matches!(role, Role::Block(_)) && line.span.len() >= RUNNING_TEXT);
    let is_comments = |text: &str, role: Role| {
        matches!(role, Role::Omitted(OmittedKind::Comment))
            || (matches!(role, Role::Omitted(OmittedKind::Form))
                && text.len() < 40
                && text.to_ascii_lowercase().starts_with("leave a"))
    };
    let comments = (lines.len() / 2..lines.len()).find(|index| {
        matches!((lines.get(*index), roles.get(*index)), (Some(line), Some(role))
            if is_comments(line.span.of(content), *role))
    });
    let mut section = None;
    for (index, role) in roles.iter_mut().enumerate() {
        if comments.is_some_and(|from| index > from) {
            if matches!(role, Role::Block(_)) {
                *role = Role::Omitted(OmittedKind::Comment);
            }
            continue;
        }
        if last_running.is_some_and(|last| index <= last) {
            continue;
        }
        match *role {
            Role::Omitted(kind @ (OmittedKind::Related | OmittedKind::Navigation | OmittedKind::Footer)) => {
                section = Some(kind);
            }
            Role::Block(BlockKind::Heading { .. } | BlockKind::ListItem { .. } | BlockKind::Paragraph) => {
                if let Some(kind) = section {
                    *role = Role::Omitted(kind);
                }
            }
            _ => {}
        }
    }
}

fn collect(text: &Text, lines: &[Line], roles: &[Role]) -> Reading {
    let content = text.as_str();
    let mut reading = Reading::default();
    for (index, (line, role)) in lines.iter().zip(roles).enumerate() {
        match *role {
            Role::Omitted(kind) => {
                if kind == OmittedKind::Byline {
                    read_byline(text, line.span, &mut reading);
                }
                reading.omitted.push(Omitted { kind, span: line.span });
            }
            Role::Block(kind) => {
                let span = without_marker(content, line.span, kind);
                read_addresses(text, span, &mut reading);
                match kind {
                    BlockKind::Title => {
                        let source = text.source_of(span);
                        let value = span.of(content).to_owned();
                        reading.title =
                            Some(Field { value, found_in: FoundIn::Text, span: Some(span), source });
                    }
                    BlockKind::Credit => {
                        let caption = index
                            .checked_sub(1)
                            .filter(|before| roles.get(*before) == Some(&Role::Block(BlockKind::Caption)))
                            .and_then(|before| lines.get(before))
                            .map(|line| line.span);
                        let source = assay_text::SourceSpan::at(text.source_of(span).start());
                        let credit = Some(span);
                        reading.images.push(Image {
                            address: None,
                            alternative: None,
                            caption,
                            credit,
                            source,
                        });
                    }
                    _ => {}
                }
                reading.blocks.push(Block { kind, span });
            }
        }
    }
    reading
}

/// The text of a line without the bullet, the number or the sign that makes it what it is.
fn without_marker(content: &str, span: Span, kind: BlockKind) -> Span {
    let line = span.of(content);
    let len = match kind {
        BlockKind::ListItem { .. } => lines::marker(line).map_or(0, |(_, len)| len),
        BlockKind::Heading { .. } if line.starts_with('#') => {
            line.len() - line.trim_start_matches('#').trim_start().len()
        }
        BlockKind::Quotation => line.len() - line.trim_start_matches(['>', ' ']).len(),
        _ => 0,
    };
    Span::new(span.start() + len, span.end()).trim(content)
}

fn read_byline(text: &Text, span: Span, reading: &mut Reading) {
    let line = span.of(text.as_str());
    let source = text.source_of(span);
    if byline::is_byline(line) && reading.authors.is_empty() {
        for value in byline::names(line) {
            let field = Field { value, found_in: FoundIn::Text, span: Some(span), source };
            reading.authors.push(field);
        }
    }
    if reading.published.is_none()
        && let Some(value) = when::timestamp(line)
    {
        reading.published = Some(Field { value, found_in: FoundIn::Text, span: Some(span), source });
    }
}

/// Addresses written out in a block: links, and posts where they are a post's.
fn read_addresses(text: &Text, span: Span, reading: &mut Reading) {
    for found in lines::addresses(span.of(text.as_str())) {
        let span = Span::new(span.start() + found.start(), span.start() + found.end());
        let target = span.of(text.as_str()).to_owned();
        if let Some(post) = post_address(&target) {
            let author = post.account;
            let (network, time) = (post.network, post.time);
            let address = Some(target.clone());
            reading.posts.push(EmbeddedPost { network, address, author, span, time });
        }
        reading.links.push(Link { span, target, source: text.source_of(span) });
    }
}
