//! Probe.
#![allow(clippy::all, clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used)]
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        blocks.push(assay_text::Span::new(start, start + line.len()));
        start += line.len() + 1;
    }
    let a = assay_language::analyse_text(&text, &blocks);
    for s in &a.sentences {
        println!("{}", s.span.of(&text));
        for m in a.mentions_in(s.span) {
            match m.name {
                Some(id) => println!(
                    "      {:?} {} = {} {:?}",
                    m.form,
                    m.span.of(&text),
                    a.name(id).full,
                    a.name(id).kind
                ),
                None => println!("      {:?} {} = ?", m.form, m.span.of(&text)),
            }
        }
    }
}
