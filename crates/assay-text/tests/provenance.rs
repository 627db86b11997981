//! Whatever is done to a text, every character keeps leading to its bytes: the map is compared
//! with a plain model that carries a source range for every character.

use assay_text::{Rewrite, RunKind, Source, SourceSpan, Span, Text, decode, repair};

/// A small deterministic generator (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

/// The model: every character with the bytes it stands for; nothing for inserted ones.
type Model = Vec<(char, Option<(usize, usize)>)>;

/// Runs tile the text and the source, and say truly how one became the other.
fn assert_sound(text: &Text, source: &[u8]) {
    let (mut at, mut from) = (0, 0);
    for run in text.runs() {
        assert_eq!(run.span.start(), at, "text is tiled");
        assert_eq!(run.source.start(), from, "source is tiled");
        at = run.span.end();
        from = run.source.end();
        assert!(!run.span.is_empty() || !run.source.is_empty(), "no run is empty on both sides");
        assert!(text.as_str().is_char_boundary(at));
        match run.kind {
            RunKind::Verbatim => assert_eq!(text.slice(run.span).as_bytes(), &source[run.source.range()]),
            RunKind::Decoded { text_unit, source_unit } => assert_eq!(
                run.span.len() * usize::from(source_unit),
                run.source.len() * usize::from(text_unit)
            ),
            RunKind::Omitted => assert!(run.span.is_empty()),
            RunKind::Inserted => assert!(run.source.is_empty()),
            RunKind::Invalid => assert_eq!(text.slice(run.span), "\u{FFFD}"),
            RunKind::Entity | RunKind::Repaired(_) | RunKind::Joined => assert!(!run.span.is_empty()),
        }
    }
    assert_eq!(at, text.len());
    assert_eq!(from, text.source_len());
    assert_eq!(from, source.len());
}

fn assert_models(text: &Text, model: &Model) {
    assert_eq!(text.as_str(), model.iter().map(|(c, _)| *c).collect::<String>());
    let starts: Vec<usize> = text.as_str().char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    for (at, (c, source)) in model.iter().enumerate() {
        let span = Span::new(starts[at], starts[at + 1]);
        if let Some((start, end)) = source {
            assert_eq!(text.source_of(span), SourceSpan::new(*start, *end), "{c:?} at {span:?}");
        }
    }
    // A longer span reaches from its first character's bytes to its last character's.
    for step in [2, 3, 7] {
        for (first, window) in model.windows(step).enumerate().step_by(step) {
            if let (Some((start, _)), Some((_, end))) = (window[0].1, window[step - 1].1) {
                let span = Span::new(starts[first], starts[first + step]);
                assert_eq!(text.source_of(span), SourceSpan::new(start, end));
            }
        }
    }
}

fn model_of(text: &Text) -> Model {
    text.as_str()
        .char_indices()
        .map(|(at, c)| {
            let source = text.source_of(Span::new(at, at + c.len_utf8()));
            (c, (!source.is_empty()).then(|| (source.start(), source.end())))
        })
        .collect()
}

/// Applies random copies, replacements, insertions and omissions to text and model alike.
fn rewrite_at_random(text: &Text, model: &Model, dice: &mut Dice) -> (Text, Model) {
    let starts: Vec<usize> = text.as_str().char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut rewrite = Rewrite::new(text);
    let mut made = Model::new();
    let mut at = 0;
    while at < model.len() {
        let end = (at + 1 + dice.below(5)).min(model.len());
        let span = Span::new(starts[at], starts[end]);
        match dice.below(8) {
            0..=3 => {
                rewrite.copy(span);
                made.extend_from_slice(&model[at..end]);
            }
            4 => {
                let sources: Vec<_> = model[at..end].iter().filter_map(|(_, source)| *source).collect();
                rewrite.replace(span, "é", RunKind::Entity);
                let whole = match (sources.first(), sources.last()) {
                    (Some(first), Some(last)) if sources.len() == end - at => Some((first.0, last.1)),
                    _ => None,
                };
                made.push(('é', whole));
            }
            5 => {
                rewrite.insert("¶\n");
                made.extend([('¶', None), ('\n', None)]);
                continue;
            }
            6 => rewrite.replace(span, "", RunKind::Joined),
            _ => rewrite.omit_to(span.end()),
        }
        at = end;
    }
    (rewrite.finish(), made)
}

const SOURCES: [&[u8]; 6] = [
    b"plain words, nothing else",
    "Zoë’s café — naïve 中文 ไทย 😀 end".as_bytes(),
    b"latin caf\xE9 na\xEFve \x93quoted\x94 words of \xDCber",
    b"half \xE2\x82 of \xFF broken \xC3( text \xF0\x9F\x98",
    b"\xFF\xFEh\0i\0 \0\xE9\0\x3D\xD8\x00\xDE \0\x00\xD8x\0",
    b"\x82\xB1\x82\xF1\x82\xC9\x82\xBF\x82\xCD\x81A\x83e\x83X\x83g abc \x93\xFA\x96{\x8C\xEA\x82\xCC\x95\xB6",
];

#[test]
fn decoded_text_leads_to_its_bytes() -> Result<(), Box<dyn std::error::Error>> {
    for bytes in SOURCES {
        let decoded = decode(&Source::new(bytes.to_vec())?);
        assert_sound(&decoded.text, bytes);
        assert_models(&decoded.text, &model_of(&decoded.text));
    }
    Ok(())
}

#[test]
fn rewriting_again_and_again_keeps_every_place() -> Result<(), Box<dyn std::error::Error>> {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for _ in 0..400 {
        for bytes in SOURCES {
            let mut text = decode(&Source::new(bytes.to_vec())?).text;
            let mut model = model_of(&text);
            for _ in 0..4 {
                (text, model) = rewrite_at_random(&text, &model, &mut dice);
                assert_sound(&text, bytes);
                assert_models(&text, &model);
            }
        }
    }
    Ok(())
}

#[test]
fn bytes_of_any_kind_are_decoded_and_repaired_without_losing_a_place()
-> Result<(), Box<dyn std::error::Error>> {
    let mut dice = Dice(42);
    let pieces: [&[u8]; 14] = [
        b"word ",
        "Ã©".as_bytes(),
        "โ€”".as_bytes(),
        "Ð¿Ñ€Ð¸".as_bytes(),
        "Ã¢â‚¬â„¢".as_bytes(),
        "ย\u{A0}".as_bytes(),
        "�".as_bytes(),
        b"\xE9\x80",
        b"\x1B$B",
        b"\0\x01",
        "中文涓枃".as_bytes(),
        "caf茅 ".as_bytes(),
        b"\n",
        "â€\" Ã ".as_bytes(),
    ];
    for _ in 0..3000 {
        let mut bytes = Vec::new();
        for _ in 0..dice.below(12) {
            bytes.extend_from_slice(pieces[dice.below(pieces.len())]);
        }
        for _ in 0..dice.below(3) {
            let at = dice.below(bytes.len() + 1);
            bytes.insert(at, dice.below(256) as u8);
        }
        let decoded = decode(&Source::new(bytes.clone())?);
        assert_sound(&decoded.text, &bytes);
        let repaired = repair(&decoded.text);
        assert_sound(&repaired, &bytes);
        assert_eq!(repaired.as_str(), assay_text::repair_str(decoded.text.as_str()));
    }
    Ok(())
}

#[test]
fn an_entity_of_two_characters_may_be_divided() {
    let page = Text::verbatim("a&NotEqualTilde;b");
    let mut rewrite = Rewrite::new(&page);
    rewrite.copy(Span::new(0, 1));
    rewrite.replace(Span::new(1, 16), "≂\u{338}", RunKind::Entity);
    rewrite.copy(Span::new(16, 17));
    let text = rewrite.finish();
    let (first, second) = (Span::new(1, 4), Span::new(4, 6));
    assert_eq!((text.source_of(first).range(), text.source_of(second).range()), (1..16, 1..16));

    let mut both = Rewrite::new(&text);
    both.copy(first);
    both.copy(second);
    let both = both.finish();
    assert_eq!(both.source_of(Span::new(3, 5)).range(), 1..16, "the parts are one again");

    let mut rest = Rewrite::new(&text);
    rest.omit_to(4);
    rest.copy(Span::new(4, 7));
    let rest = rest.finish();
    assert_eq!(rest.as_str(), "\u{338}b");
    assert_eq!(rest.source_of(Span::new(0, 2)).range(), 1..16, "the kept part takes the bytes");
    assert_sound(&rest, "a&NotEqualTilde;b".as_bytes());
}

#[test]
fn a_repair_over_entities_leads_to_the_entities() {
    let page = Text::verbatim("caf&Atilde;&copy;!");
    let mut rewrite = Rewrite::new(&page);
    rewrite.copy(Span::new(0, 3));
    rewrite.replace(Span::new(3, 11), "Ã", RunKind::Entity);
    rewrite.replace(Span::new(11, 17), "©", RunKind::Entity);
    rewrite.copy(Span::new(17, 18));
    let text = repair(&rewrite.finish());
    assert_eq!(text.as_str(), "café!");
    assert_eq!(text.source_of(Span::new(3, 5)).range(), 3..17);
    let repairs: Vec<_> = text.repairs().collect();
    assert_eq!((repairs[0].original, repairs[0].source.range()), ("Ã©", 3..17));
}
