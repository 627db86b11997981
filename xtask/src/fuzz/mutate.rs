//! Inputs made from a corpus and from hostile shapes.

use super::grammar::grown;
use super::random::Random;
use super::shapes;

/// Makes inputs.
pub struct Mutator<'a> {
    random: Random,
    target: &'a str,
    /// The corpus, and inputs kept since.
    pool: Vec<Vec<u8>>,
    /// How many of the pool are of the corpus.
    given: usize,
}

/// Most inputs that are kept beside the corpus.
const MOST_KEPT: usize = 4000;

/// Longest input that is kept, in bytes: what is short is tried more often in the same time.
const LONGEST_KEPT: usize = 1 << 14;

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
    pub fn new(seed: u64, target: &'a str, corpus: Vec<Vec<u8>>) -> Self {
        let given = corpus.len();
        Self { random: Random::new(seed), target, pool: corpus, given }
    }

    /// The next input, of at most `longest` bytes.
    pub fn input(&mut self, longest: usize) -> Vec<u8> {
        let (mut input, most) = match self.random.below(8) {
            0 => {
                let shape = self.random.below(shapes::SHAPES.len());
                let units = 1 << self.random.below(9);
                ((shapes::SHAPES[shape].1)(units).into_bytes(), 12)
            }
            1..=3 => {
                let of = self.some();
                // What was grown is often fed as it is.
                (grown(self.target, &mut self.random, &of), 4)
            }
            _ => (self.some(), 12),
        };
        for _ in 0..self.random.below(most) {
            self.change(&mut input);
        }
        input.truncate(longest);
        input
    }

    /// Keeps an input to make others from.
    pub fn keep(&mut self, input: Vec<u8>) {
        if input.len() > LONGEST_KEPT {
            return;
        }
        if self.pool.len() < self.given + MOST_KEPT {
            self.pool.push(input);
        } else {
            let place = self.given + self.random.below(MOST_KEPT);
            self.pool[place] = input;
        }
    }

    /// How many inputs are kept beside the corpus.
    pub fn kept(&self) -> usize {
        self.pool.len() - self.given
    }

    /// One of the pool; the corpus has a fifth of the weight, the last kept another.
    fn some(&mut self) -> Vec<u8> {
        let place = match (self.random.below(5), self.kept()) {
            (_, 0) | (0, _) => self.random.below(self.given),
            (1, kept) => self.pool.len() - 1 - self.random.below(kept.min(50)),
            _ => self.random.below(self.pool.len()),
        };
        self.pool[place].clone()
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
                let from = self.random.below(other.len() + 1);
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
