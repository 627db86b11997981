//! `assay article`: one page in each of its forms.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

const PAGE: &str = include_str!("fixtures/harbour.html");

/// Runs the command with the page on standard input.
fn article(arguments: &[&str], page: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_assay"))
        .args(["article", "-"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(page.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn shown(arguments: &[&str]) -> String {
    let output = article(arguments, PAGE);
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn markdown_keeps_the_form_and_escapes_the_words() {
    let markdown = shown(&["--url", "https://example.org/a/story"]);
    for line in [
        "# Harbour reopens",
        "By Mara Venn · published 2019-05-03",
        "## What it cost",
        "- Tickets cost 5 crowns",
        "| 2018 | 310 |",
        "![The quay](https://example.org/a/quay.jpg)",
        "> Nobody was hurt in all of this time.",
    ] {
        assert!(markdown.lines().any(|shown| shown == line), "“{line}” is missing in:\n{markdown}");
    }
    assert!(markdown.contains("[four weeks of repairs](https://example.org/repairs?a=1&b=2)"));
    assert!(markdown.contains("“The quay is \\*safe\\*,” she said."));
    assert!(!markdown.contains("Sport") && !markdown.contains("All rights reserved"));
}

#[test]
fn text_is_words_alone() {
    let text = shown(&["--to", "text"]);
    assert!(text.starts_with("Harbour reopens\n\nThe harbour of Norby"));
    assert!(text.contains("Year\tFerries\n2018\t310\n"), "{text}");
    assert!(!text.contains(['#', '|', '[']));
}

#[test]
fn json_tells_the_bytes_of_every_passage() {
    let json: serde_json::Value = serde_json::from_str(&shown(&["--to", "json"])).unwrap();
    assert_eq!(json["title"]["value"], "Harbour reopens");
    assert_eq!(json["published"]["value"], "2019-05-03");
    let place = |passage: &serde_json::Value, name: &str| passage[name].as_u64().unwrap() as usize;
    let passages = json["blocks"].as_array().unwrap().iter().chain(json["left_out"].as_array().unwrap());
    let mut count = 0;
    for passage in passages {
        let bytes = &PAGE[place(passage, "source_start")..place(passage, "source_end")];
        let first = passage["text"].as_str().unwrap().split_whitespace().next().unwrap();
        assert!(bytes.starts_with(first), "{passage} is not at {bytes}");
        count += 1;
    }
    assert!(count >= 14, "{count} passages");
    assert_eq!(json["links"][0]["text"], "four weeks of repairs");
    assert_eq!(json["images"][0]["alternative"], "The quay");
}

#[test]
fn what_was_left_out_is_listed() {
    let left_out = shown(&["--left-out"]);
    let kinds: Vec<&str> = left_out.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(kinds, ["navigation", "byline", "footer"]);
}

#[test]
fn a_page_without_an_article_says_so() {
    let output =
        article(&["--to", "text"], "<nav><ul><li><a href=/>Home</a><li><a href=/a>About</a></ul></nav>");
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success());
    assert!(errors.contains("there is no article on this page"), "{errors}");
    let output = article(&[], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("standard input: "));
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    for form in ["markdown", "text", "json"] {
        assert_eq!(shown(&["--to", form]), shown(&["--to", form]));
    }
}
