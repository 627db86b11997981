//! Tags and trees on texts that try to break them.

use assay_language::syntax::Relation;
use assay_language::syntax::model::{Model, ModelError};
use assay_language::{Analysis, analyse_text};
use assay_text::Span;

fn analyse(text: &str) -> Analysis {
    analyse_text(text, &[Span::new(0, text.len())])
}

/// Every sentence is a tree with one root, and nothing hangs on another sentence.
fn assert_trees(analysis: &Analysis) {
    assert_eq!(analysis.syntax.len(), analysis.tokens.len());
    for sentence in &analysis.sentences {
        let range = sentence.tokens.first..sentence.tokens.past;
        let roots = range.clone().filter(|&token| analysis.syntax[token].head.is_none()).count();
        assert_eq!(roots, usize::from(!range.is_empty()));
        for token in range.clone() {
            let mut at = token;
            let mut steps = 0;
            while let Some(head) = analysis.syntax[at].head {
                assert!(range.contains(&head));
                at = head;
                steps += 1;
                assert!(steps <= range.len(), "a cycle");
            }
        }
    }
}

#[test]
fn a_plain_sentence() {
    let text = "The ministry said on Monday that it counted 12 votes.";
    let analysis = analyse(text);
    assert_trees(&analysis);
    let of = |word: &str| {
        let index = analysis.tokens.iter().position(|token| token.span.of(text) == word).unwrap();
        (index, analysis.syntax[index])
    };
    let (said, root) = of("said");
    assert_eq!(root.head, None);
    assert_eq!((of("ministry").1.head, of("ministry").1.relation), (Some(said), Relation::Nsubj));
    assert_eq!((of("12").1.head, of("12").1.relation), (Some(of("votes").0), Relation::Nummod));
    assert_eq!((of("counted").1.head, of("counted").1.relation), (Some(said), Relation::Ccomp));
    assert_eq!(analysis.lemma(text, said), "say");
}

#[test]
fn a_text_without_a_stop_is_read_in_pieces() {
    let text = "the cat and the dog saw it when ".repeat(300);
    let analysis = analyse(&text);
    assert_eq!(analysis.sentences.len(), 1);
    assert_trees(&analysis);
}

#[test]
fn odd_texts() {
    for text in
        ["", " ", ".", "?!?!", "a", "12", "👍🏽 👍", "THE MAYOR SAID NO", "« l’été »", "))))((((", "… — …"]
    {
        assert_trees(&analyse(text));
    }
}

#[test]
fn the_same_text_gives_the_same_trees_alone_and_in_company() {
    let one = "Officials in the town counted 3,400 homes without power.";
    let two = format!("{one} Nobody was hurt. {one}");
    let alone = analyse(one).syntax;
    let together = analyse(&two).syntax;
    assert_eq!(alone, together[..alone.len()]);
}

#[test]
fn damaged_models_are_refused() {
    assert_eq!(Model::read(b"").map(|_| ()), Err(ModelError::Truncated));
    assert_eq!(Model::read(b"ASYX\x01\0\0\0").map(|_| ()), Err(ModelError::NoModel));
    let bytes = include_bytes!("../../../models/english.bin");
    assert!(Model::read(bytes).is_ok());
    for length in [4, 8, 40, 1_000, bytes.len() / 2, bytes.len() - 1] {
        assert!(Model::read(&bytes[..length]).is_err(), "{length} bytes");
    }
}
