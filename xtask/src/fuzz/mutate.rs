//! Inputs made from a corpus and from hostile shapes.

use super::shapes;

/// A generator of numbers (Marsaglia's xorshift*, 64 bits): the same for the same seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    /// A number below `end`; 0 where `end` is.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }
}

/// Makes inputs.
pub struct Mutator<'a> {
    random: Random,
    corpus: &'a [Vec<u8>],
}

/// What breaks readers: marks of structure, ends of characters, numbers at the edge, marks that pair.
const PIECES: &[&[u8]] = &[
    b"<",
    b">",
    b"</p>",
    b"<p>",
    b"<table><td>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"<script>",
    b"</script",
    b"<svg>",
    b"<template>",
    b"<select><option>",
    b"&",
    b"&#x110000;",
    b"&#0;",
    b"&amp",
    b"&notin",
    b"\"",
    b"'",
    b"\xe2\x80\x9c",
    b"\xe2\x80\x9d",
    b"\xe2\x80\x99",
    b"\xc3\xa2\xe2\x82\xac\xc5\x93",
    b"\xc3\x83\xc2\xa9",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xc2",
    b"\xe2\x80",
    b"\0",
    b"\x1a",
    b"\r",
    b"\n\n",
    b"\t",
    b"\xc2\xa0",
    b"\xe2\x80\x8b",
    b"\xe2\x80\xae",
    b"\xcc\x81\xcc\x81\xcc\x81",
    b"\xef\xbf\xbd",
    b"9999999999999999999999999",
    b"1e400",
    b"-0",
    b"0.0000000000000000000001",
    b"1/0",
    b"31 February 2019",
    b"the 99th of May",
    b"5,,5.5.,",
    b" percent",
    b"$",
    b"\xe2\x82\xac",
    b" million ",
    b" between 5 and ",
    b" per ",
    b" said ",
    b" according to ",
    b" Mr Mr Mr ",
    b" of of ",
    b" he ",
    b"U.S.",
    b" 1990-",
    b"\xe2\x80\x93",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"exact\":",
    b"18446744073709551615",
    b"null",
    b"Content-Length: 99999999999\r\n",
    b"WARC/1.0\r\n",
    b"\r\n\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"ffffffff\r\n",
];

impl<'a> Mutator<'a> {
    pub fn new(seed: u64, corpus: &'a [Vec<u8>]) -> Self {
        Self { random: Random::new(seed), corpus }
    }

    /// The next input, of at most `longest` bytes.
    pub fn input(&mut self, longest: usize) -> Vec<u8> {
        let mut input = if self.random.below(4) == 0 {
            let shape = self.random.below(shapes::SHAPES.len());
            let units = 1 << self.random.below(9);
            (shapes::SHAPES[shape].1)(units).into_bytes()
        } else {
            self.some()
        };
        for _ in 0..self.random.below(12) {
            self.change(&mut input);
        }
        input.truncate(longest);
        input
    }

    fn some(&mut self) -> Vec<u8> {
        self.corpus[self.random.below(self.corpus.len())].clone()
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let at = self.random.below(input.len() + 1);
        let end = at + self.random.below((input.len() - at).min(200) + 1);
        match self.random.below(10) {
            0 if at < input.len() => input[at] ^= 1 << self.random.below(8),
            1 if at < input.len() => input[at] = self.random.next() as u8,
            2 => drop(input.drain(at..end)),
            3 => input.truncate(at),
            4 => {
                let again = input[at..end].repeat(1 + self.random.below(40));
                input.splice(at..at, again);
            }
            5 => {
                let other = self.some();
                let from = self.random.below(other.len());
                let to = from + self.random.below((other.len() - from).min(400) + 1);
                input.splice(at..end, other[from..to].iter().copied());
            }
            6 => {
                let piece = PIECES[self.random.below(PIECES.len())].repeat(1 + self.random.below(60));
                input.splice(at..at, piece);
            }
            7 => {
                let to = self.random.below(input.len() + 1);
                let moved: Vec<u8> = input.drain(at..end).collect();
                let to = to.min(input.len());
                input.splice(to..to, moved);
            }
            _ => {
                let piece = PIECES[self.random.below(PIECES.len())];
                input.splice(at..end.min(at + 3), piece.iter().copied());
            }
        }
    }
}
