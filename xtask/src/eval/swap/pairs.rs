//! Words and phrases that change places with each other.

use std::ops::Range;

/// Words that change places with each other in every variant.
pub(super) const SIDES: &[(&str, &str)] = &[
    ("Democrat", "Republican"),
    ("Democrats", "Republicans"),
    ("Democratic", "Republican"),
    ("Labour", "Tory"),
    ("conservative", "liberal"),
    ("conservatives", "liberals"),
    ("Conservative", "Liberal"),
    ("Conservatives", "Liberals"),
];
/// Words that change places with each other in every other variant.
pub(super) const GENDERS: &[(&str, &str)] = &[
    ("boy", "girl"),
    ("boys", "girls"),
    ("brother", "sister"),
    ("congressman", "congresswoman"),
    ("father", "mother"),
    ("he", "she"),
    ("he's", "she's"),
    ("himself", "herself"),
    ("his", "her"),
    ("husband", "wife"),
    ("man", "woman"),
    ("men", "women"),
    ("mr", "ms"),
    ("son", "daughter"),
    ("spokesman", "spokeswoman"),
    ("chairman", "chairwoman"),
];

/// Euphemisms and the blunt words for the same, which change places in one variant. What is claimed is
/// the same; only the [wording](assay_claim::wording) is not, so that is not compared on these words.
const EUPHEMISMS: &[(&str, &str)] = &[
    ("affordable housing", "public housing"),
    ("civilian deaths", "collateral damage"),
    ("climate change", "global warming"),
    ("correctional facilities", "prisons"),
    ("correctional facility", "prison"),
    ("developing countries", "poor countries"),
    ("died", "passed away"),
    ("differently abled", "disabled"),
    ("downsizing", "right-sizing"),
    ("enhanced interrogation", "torture"),
    ("estate tax", "death tax"),
    ("freedom fighters", "insurgents"),
    ("gun control", "gun safety"),
    ("homeless people", "rough sleepers"),
    ("illegal aliens", "undocumented migrants"),
    ("illegal immigrants", "undocumented immigrants"),
    ("killed", "neutralised"),
    ("laid off", "let go"),
    ("layoffs", "redundancies"),
    ("old people", "senior citizens"),
    ("pro-choice", "abortion-rights"),
    ("pro-life", "anti-abortion"),
    ("rebels", "terrorists"),
    ("troops", "soldiers"),
];

/// Words that some write with a capital and some without, which change places in another variant.
const CASES: &[(&str, &str)] = &[
    ("Black", "black"),
    ("Cabinet", "cabinet"),
    ("Congressional", "congressional"),
    ("Federal", "federal"),
    ("Government", "government"),
    ("Governor", "governor"),
    ("Internet", "internet"),
    ("Mayor", "mayor"),
    ("Minister", "minister"),
    ("Parliament", "parliament"),
    ("President", "president"),
    ("Senator", "senator"),
];

/// The variant in which euphemisms change places.
const EUPHEMISM_VARIANT: usize = 2;
/// The variant in which capitals do.
const CASE_VARIANT: usize = 4;

/// A phrase to be replaced.
pub(super) struct Found {
    pub at: Range<usize>,
    pub replacement: String,
    /// Whether it is a euphemism or its blunt word.
    pub rewords: bool,
}

/// The phrases of the lists in `text`, whose words are `all`, in order of place.
pub(super) fn in_text(text: &str, all: &[Range<usize>], variant: usize) -> Vec<Found> {
    let (pairs, rewords) = match variant {
        EUPHEMISM_VARIANT => (EUPHEMISMS, true),
        CASE_VARIANT => (CASES, false),
        _ => return Vec::new(),
    };
    let mut found: Vec<Found> = Vec::new();
    for (at, word) in all.iter().enumerate() {
        if found.last().is_some_and(|last| last.at.end > word.start) {
            continue;
        }
        // A capital at the beginning of a sentence says nothing of how a word is written.
        let before = text.get(..word.start).unwrap_or_default().trim_end();
        let inside = before.ends_with(|c: char| c.is_lowercase() || c == ',');
        if !rewords && !inside {
            continue;
        }
        let phrase = |phrase: &str, other: &str| {
            let words = phrase.split([' ', '-']).count();
            let end = all.get(at + words - 1)?.end;
            (text.get(word.start..end) == Some(phrase)).then(|| (word.start..end, other.to_owned()))
        };
        let hit = pairs.iter().find_map(|(a, b)| phrase(a, b).or_else(|| phrase(b, a)));
        found.extend(hit.map(|(at, replacement)| Found { at, replacement, rewords }));
    }
    found
}
