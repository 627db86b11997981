//! Prints what is found in a file: `cargo run -p assay-article --example show -- FILE`.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a command line")]

use assay_article::{Options, extract};
use assay_text::Source;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let source = Source::new(std::fs::read(&path)?)?;
        let article = extract(&source, &Options::default())?;
        println!("{path}: {:?}, {}", article.format, article.charset);
        println!("title {:?}", article.title.as_ref().map(|field| (&field.value, field.found_in)));
        for author in &article.authors {
            println!("author {:?} {:?}", author.value, author.found_in);
        }
        println!(
            "published {:?}",
            article.published.as_ref().map(|field| (field.value.to_string(), field.found_in))
        );
        println!("modified {:?}", article.modified.as_ref().map(|field| field.value.to_string()));
        println!("publisher {:?}", article.publisher.as_ref().map(|field| &field.value));
        let blocks = article.blocks.iter().map(|block| (block.span, format!("{:?}", block.kind)));
        let omitted = article.omitted.iter().map(|omitted| (omitted.span, format!("-- {:?}", omitted.kind)));
        let mut passages: Vec<_> = blocks.chain(omitted).collect();
        passages.sort();
        for (span, kind) in passages {
            println!("[{kind}] {}", article.text.slice(span).replace('\n', "⏎"));
        }
        for post in &article.posts {
            println!(
                "post {:?} {:?} {:?}",
                post.network,
                post.author,
                post.time.as_ref().map(ToString::to_string)
            );
        }
        println!("{} links, {} images", article.links.len(), article.images.len());
    }
    Ok(())
}
