//! `assay language`: sentences, tags, lemmas, trees and names of an article.

use std::fmt::Write as _;

use assay_article::{Article, Limits, Options, extract};
use assay_language::{Analysis, MentionForm, Sentence, analyse};

use super::output::print;
use super::{CommandError, Limit, input, progress};

/// Show the sentences of an article: tags, lemmas, trees, names
#[derive(clap::Args)]
#[command(after_help = "\
Without --conllu: each sentence with a line a token (form, lemma, part of speech, relation and head), and \
the names with the number of their mentions.

With --conllu: CoNLL-U as Universal Dependencies defines it. The last column says where a token stands in \
the source (SourceBytes, half open) and which name it begins or ends a mention of (Entity).

Examples:
  assay language article.html
  pbpaste | assay language - --conllu > article.conllu")]
pub struct Arguments {
    /// Web page or text file; - for standard input
    input: String,
    /// Print CoNLL-U
    #[arg(long)]
    conllu: bool,
    /// Longest input that is read
    #[arg(long, value_name = "SIZE", default_value = "16M")]
    max_bytes: Limit,
}

pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let source = input::read(&arguments.input, arguments.max_bytes)?;
    let error = |what: String| CommandError::Input { input: input::name(&arguments.input).to_owned(), what };
    let limits = Limits { bytes: arguments.max_bytes.0, ..Limits::default() };
    let article = extract(&source, &Options { limits, ..Options::default() })
        .map_err(|failed| error(failed.to_string()))?;
    let what = format!("Analysing {}", input::name(&arguments.input));
    let analysis = progress::during(&what, || analyse(&article));
    if !analysis.analysed {
        let language = analysis.language.unwrap_or("unknown");
        return Err(error(format!("the article's language ({language}) is not analysed; English is")));
    }
    print(&if arguments.conllu { conllu(&article, &analysis) } else { table(&article, &analysis) })
}

/// Widest form or lemma before columns are pushed to the right.
const WIDEST: usize = 20;

fn table(article: &Article, analysis: &Analysis) -> String {
    let text = article.text.as_str();
    let mut out = String::new();
    for (number, sentence) in analysis.sentences.iter().enumerate() {
        let _ = writeln!(out, "{}  {}", number + 1, on_one_line(sentence.span.of(text)));
        let range = sentence.tokens.first..sentence.tokens.past;
        let lemmas: Vec<_> = range.clone().map(|token| analysis.lemma(text, token)).collect();
        let forms: Vec<&str> = range.clone().map(|token| analysis.tokens[token].span.of(text)).collect();
        let width = |words: &mut dyn Iterator<Item = &str>| {
            words.map(|word| word.chars().count()).max().unwrap_or(0).min(WIDEST)
        };
        let form_width = width(&mut forms.iter().copied());
        let lemma_width = width(&mut lemmas.iter().map(AsRef::as_ref));
        for (index, token) in range.clone().enumerate() {
            let syntax = &analysis.syntax[token];
            let head = syntax
                .head
                .map_or(String::new(), |head| format!(" → {}", analysis.tokens[head].span.of(text)));
            let _ = writeln!(
                out,
                "     {:<form_width$}  {:<lemma_width$}  {:<5}  {:<4}  {}{head}",
                forms[index],
                lemmas[index],
                syntax.tag.as_str(),
                syntax.fine_tag.as_str(),
                syntax.relation.as_str(),
            );
        }
        out.push('\n');
    }
    names(&mut out, analysis);
    out
}

fn names(out: &mut String, analysis: &Analysis) {
    let mut mentions = vec![(0usize, 0usize); analysis.names.len()];
    for mention in &analysis.mentions {
        if let Some(name) = mention.name {
            let (named, other) = &mut mentions[name.0 as usize];
            match mention.form {
                MentionForm::Role | MentionForm::Pronoun => *other += 1,
                _ => *named += 1,
            }
        }
    }
    let width = analysis.names.iter().map(|name| name.full.chars().count()).max().unwrap_or(0);
    if width > 0 {
        let _ = writeln!(out, "{:<width$}  kind          by name  otherwise", "name");
    }
    for (name, (named, other)) in analysis.names.iter().zip(mentions) {
        let _ = writeln!(out, "{:<width$}  {:<12}  {named:>7}  {other:>9}", name.full, name.kind.as_str());
    }
}

fn conllu(article: &Article, analysis: &Analysis) -> String {
    let text = article.text.as_str();
    let mut out = String::from("# generator = assay language\n");
    let mut block = None;
    for (number, sentence) in analysis.sentences.iter().enumerate() {
        if block.replace(sentence.block) != Some(sentence.block) {
            let _ = writeln!(out, "# newpar id = p{}", sentence.block + 1);
        }
        let _ = writeln!(out, "# sent_id = s{}", number + 1);
        let _ = writeln!(out, "# text = {}", on_one_line(sentence.span.of(text)));
        let marks = entities(analysis, sentence);
        for token in sentence.tokens.first..sentence.tokens.past {
            let span = analysis.tokens[token].span;
            let syntax = &analysis.syntax[token];
            let number = token - sentence.tokens.first;
            let mut misc = Vec::new();
            if !marks[number].is_empty() {
                misc.push(format!("Entity={}", marks[number]));
            }
            let next = analysis.tokens[..sentence.tokens.past].get(token + 1);
            if next.is_some_and(|next| next.span.start() == span.end()) {
                misc.push("SpaceAfter=No".to_owned());
            }
            let source = article.text.source_of(span);
            misc.push(format!("SourceBytes={}-{}", source.start(), source.end()));
            let _ = writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}",
                number + 1,
                span.of(text),
                analysis.lemma(text, token),
                syntax.tag.as_str(),
                syntax.fine_tag.as_str(),
                syntax.head.map_or(0, |head| head - sentence.tokens.first + 1),
                syntax.relation.as_str(),
                misc.join("|"),
            );
        }
        out.push('\n');
    }
    out
}

/// For each token of the sentence the names whose mentions begin, "(3-person", and end, "3)", there.
fn entities(analysis: &Analysis, sentence: &Sentence) -> Vec<String> {
    let tokens = analysis.tokens_of(sentence);
    let mut opening = vec![String::new(); tokens.len()];
    let mut closing = vec![String::new(); tokens.len()];
    for mention in analysis.mentions_in(sentence.span) {
        let Some(id) = mention.name else { continue };
        let first = tokens.partition_point(|token| token.span.end() <= mention.span.start());
        let past = tokens.partition_point(|token| token.span.start() < mention.span.end());
        let (Some(opens), Some(closes)) = (opening.get_mut(first), closing.get_mut(past.saturating_sub(1)))
        else {
            continue;
        };
        let number = id.0 + 1;
        let _ = write!(opens, "({number}-{}", analysis.name(id).kind.as_str());
        // A later mention lies within an earlier one or after it, so it closes first.
        closes.insert_str(0, &if past == first + 1 { ")".to_owned() } else { format!("{number})") });
    }
    opening.into_iter().zip(closing).map(|(opening, closing)| opening + &closing).collect()
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
