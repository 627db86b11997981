//! `assay article`: the article without what surrounds it.

mod json;
mod left_out;
mod markdown;
mod text;

use std::path::PathBuf;

use assay_article::{Article, BlockKind, Limits, Options, extract};
use clap::ValueEnum;

use super::input::Captured;
use super::output::{print, write};
use super::{CommandError, Limit, progress};

/// Print the article alone, or what was left out of it
#[derive(clap::Args)]
#[command(after_help = "\
Markdown keeps headings, lists, tables, quotations, links and images; text keeps words and paragraphs; \
JSON adds for every block, link and dropped passage the bytes of the input it came from.

Examples:
  assay article page.html                    as Markdown
  assay article page.html --to text | wc -w
  assay article page.html --to json --url https://example.org/a/story
  assay article page.html --left-out         what was taken for furniture, and why")]
pub struct Arguments {
    #[command(flatten)]
    page: Captured,
    /// Form to print it in
    #[arg(long, value_name = "FORM", default_value = "markdown")]
    to: Form,
    /// Print what was left out instead: kind, bytes of the input, words
    #[arg(long, conflicts_with = "to")]
    left_out: bool,
    /// Write to this file instead of the terminal
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Longest input that is read
    #[arg(long, value_name = "SIZE", default_value = "16M")]
    max_bytes: Limit,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// CommonMark with tables
    Markdown,
    /// Every block, link and dropped passage with its bytes
    Json,
    /// Words and paragraphs
    Text,
}

pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let source = arguments.page.source(arguments.max_bytes)?;
    let options = Options {
        format: arguments.page.format(),
        limits: Limits { bytes: arguments.max_bytes.0, ..Limits::default() },
    };
    let what = format!("Reading {}", arguments.page.name());
    let article = progress::during(&what, || extract(&source, &options))
        .map_err(|problem| arguments.page.error(problem))?;
    if !arguments.left_out && article.blocks.iter().all(|block| block.kind == BlockKind::Title) {
        anstream::eprintln!(
            "{}: there is no article on this page; --left-out lists what is",
            arguments.page.name()
        );
    }
    let shown = match arguments.to {
        _ if arguments.left_out => left_out::render(&article),
        Form::Markdown => markdown::render(&article),
        Form::Text => text::render(&article),
        Form::Json => json::render(&source, &article).map_err(|problem| arguments.page.error(problem))?,
    };
    match &arguments.output {
        Some(path) => write(path, &shown),
        None => print(&shown),
    }
}

/// The headline where no block holds it: pages that name it in their head alone.
fn title_not_shown(article: &Article) -> Option<&str> {
    let shown = article.blocks.iter().any(|block| block.kind == BlockKind::Title);
    article.title.as_ref().filter(|_| !shown).map(|field| field.value.as_str())
}

/// A passage without characters that would act on a terminal.
fn harmless(passage: &str) -> String {
    passage.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}
