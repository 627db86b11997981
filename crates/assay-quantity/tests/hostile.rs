//! Input that was made to hurt: it must end, and soon, and give no half numbers.

use assay_quantity::{Value, read_numbers, read_times};

#[test]
fn a_megabyte_of_digits_is_one_unread_number() {
    let digits = "7".repeat(1 << 20);
    let numbers = read_numbers(&digits);
    assert_eq!(numbers.len(), 1);
    assert_eq!(numbers[0].1, Value::Unread);
}

#[test]
fn ten_thousand_numbers_are_ten_thousand() {
    let text = "5 ; ".repeat(10_000);
    assert_eq!(read_numbers(&text).len(), 10_000);
}

#[test]
fn marks_and_dashes_without_end_are_harmless() {
    for piece in
        ["1-", "1,", "1.", "$", "½", "minus ", "a hundred and ", "between ", "of the ", "19", "–", "may 3 "]
    {
        let text = piece.repeat(20_000);
        let _ = read_numbers(&text);
        let _ = read_times(&text, None);
    }
}

#[test]
fn no_cut_falls_within_a_character() {
    let pieces = ["5", "é", "–", " ", "²", "€", "'", "s", "’", "k", "%", "1990", "日", "."];
    let mut state = 12_345_u32;
    for _ in 0..2_000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
        }
        for (span, _) in read_numbers(&text) {
            assert!(text.get(span.range()).is_some(), "{text:?}");
        }
        for time in read_times(&text, None) {
            assert!(text.get(time.span.range()).is_some(), "{text:?}");
        }
    }
}
