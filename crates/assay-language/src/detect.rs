//! Is it English? Told by function words, which make up two fifths of English prose and are
//! spelt like nothing else.

use std::sync::LazyLock;

use assay_text::WordIndex;

use crate::names::Lookup;
use crate::{Token, TokenKind};

/// What language a text is in, as far as that matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// English, or too short to tell.
    English,
    /// Another language: its tag, where function words tell it.
    Other(Option<&'static str>),
}

/// English words that no neighbour in the same script spells so; sorted.
const ENGLISH: &[&str] = &[
    "about", "after", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has",
    "have", "he", "her", "his", "how", "if", "in", "is", "it", "its", "more", "not", "of", "on", "or", "our",
    "she", "that", "the", "their", "there", "they", "this", "to", "was", "we", "were", "what", "when",
    "which", "who", "will", "with", "would", "you", "your",
];
static ENGLISH_AT: WordIndex<128> = WordIndex::of(ENGLISH);

/// Function words of languages that the web is written in, by language tag; each list sorted.
const OTHERS: &[(&str, &[&str])] = &[
    (
        "cs",
        &[
            "a", "aby", "ale", "byl", "byla", "je", "jeho", "jsou", "která", "které", "který", "na", "se",
            "že",
        ],
    ),
    (
        "da",
        &[
            "af", "at", "blev", "de", "den", "der", "det", "en", "er", "et", "for", "har", "ikke", "med",
            "og", "på", "som", "til",
        ],
    ),
    (
        "de",
        &[
            "auch", "auf", "das", "dem", "den", "der", "des", "die", "ein", "eine", "für", "ist", "mit",
            "nicht", "sich", "sie", "und", "von", "werden", "wird", "zu",
        ],
    ),
    (
        "es",
        &[
            "como", "con", "de", "del", "el", "en", "es", "la", "las", "lo", "los", "más", "no", "para",
            "por", "que", "se", "su", "una", "y",
        ],
    ),
    (
        "fi",
        &["ei", "että", "hän", "ja", "joka", "kanssa", "kuin", "mutta", "myös", "oli", "on", "ovat", "se"],
    ),
    (
        "fr",
        &[
            "au", "ce", "dans", "de", "des", "du", "elle", "en", "est", "et", "il", "la", "le", "les", "ne",
            "pas", "pour", "que", "qui", "sur", "un", "une",
        ],
    ),
    ("hu", &["a", "az", "de", "egy", "és", "hogy", "is", "meg", "nem", "van", "volt"]),
    (
        "id",
        &["adalah", "dan", "dari", "dengan", "di", "ini", "itu", "oleh", "pada", "tidak", "untuk", "yang"],
    ),
    (
        "it",
        &[
            "alla", "che", "con", "da", "dei", "del", "della", "di", "e", "gli", "il", "in", "la", "le",
            "nel", "non", "per", "si", "sono", "un", "una", "è",
        ],
    ),
    (
        "nl",
        &[
            "aan", "dat", "de", "een", "en", "het", "in", "is", "met", "niet", "op", "te", "van", "voor",
            "zijn",
        ],
    ),
    ("pl", &["być", "do", "i", "jest", "na", "nie", "oraz", "przez", "się", "to", "w", "z", "za", "że"]),
    (
        "pt",
        &[
            "as", "com", "da", "de", "do", "dos", "e", "em", "foi", "mais", "na", "no", "não", "o", "os",
            "para", "por", "que", "se", "um", "uma",
        ],
    ),
    (
        "ro",
        &[
            "a", "care", "ce", "cu", "de", "din", "este", "la", "mai", "nu", "o", "pe", "pentru", "sa", "și",
            "un",
        ],
    ),
    (
        "sv",
        &[
            "att", "av", "den", "det", "en", "ett", "för", "har", "inte", "med", "och", "om", "på", "som",
            "till", "är",
        ],
    ),
    ("tr", &["bir", "bu", "da", "daha", "de", "gibi", "için", "ile", "olan", "olarak", "ve"]),
];

/// The words of [`OTHERS`], each with the languages that have it.
static OTHER_WORDS: LazyLock<Lookup<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut words = Lookup::<&str, Vec<usize>>::default();
    for (language, (_, list)) in OTHERS.iter().enumerate() {
        list.iter().for_each(|word| words.entry(word).or_default().push(language));
    }
    words
});

/// Tokens looked at; more tell nothing new.
const SAMPLE: usize = 4000;

/// Fewer words than this are taken for English.
const FEWEST: usize = 12;

/// Share of function words below which a text is not English. Prose has some 0.35, lists of
/// headlines 0.15.
const LOWEST_SHARE: f64 = 0.10;

/// All tokens, or [`SAMPLE`] from all over the text. Their distances differ, for a text that repeats itself at
/// the sample's own distance would be judged by one of its words.
fn sample(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    let step = (tokens.len() / SAMPLE).max(1);
    // The golden ratio's fraction in 32 bits: its multiples fall evenly between 0 and 1, in no rhythm.
    let within = move |index: usize| (((index as u32).wrapping_mul(0x9E37_79B9) >> 16) as usize * step) >> 16;
    (0..tokens.len().div_ceil(step)).filter_map(move |index| tokens.get(index * step + within(index)))
}

/// Tells the language of `tokens` from their function words and script.
pub(crate) fn detect(text: &str, tokens: &[Token]) -> Language {
    let mut words = 0_usize;
    let mut english = 0_usize;
    let mut other_script = 0_usize;
    let mut hits = [0_usize; OTHERS.len()];
    for token in sample(tokens).filter(|token| token.kind == TokenKind::Word) {
        let word = token.span.of(text).to_lowercase();
        let word = word.as_str();
        words += 1;
        english += usize::from(ENGLISH_AT.contains(ENGLISH, word));
        other_script += usize::from(word.chars().next().is_some_and(|c| c > '\u{24F}'));
        if let Some(languages) = OTHER_WORDS.get(word) {
            languages.iter().for_each(|&language| hits[language] += 1);
        }
    }
    if words < FEWEST && other_script * 2 < words.max(1) {
        return Language::English;
    }
    if other_script * 2 > words {
        return Language::Other(None);
    }
    let share = |count: usize| count as f64 / words as f64;
    let best = OTHERS.iter().zip(hits).max_by_key(|(_, hits)| *hits);
    let (tag, most) = best.map_or(("", 0), |((tag, _), hits)| (*tag, hits));
    if share(english) >= LOWEST_SHARE && english >= most {
        Language::English
    } else if share(most) >= 2.0 * LOWEST_SHARE {
        Language::Other(Some(tag))
    } else if share(english) >= LOWEST_SHARE / 2.0 {
        Language::English
    } else {
        Language::Other(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_text::Span;

    fn language(text: &str) -> Language {
        let (_, tokens) = crate::segment(text, &[Span::new(0, text.len())]);
        detect(text, &tokens)
    }

    #[test]
    fn lists_are_sorted() {
        assert!(ENGLISH.is_sorted());
    }

    #[test]
    fn languages_are_told_apart() {
        let english = "The minister said on Monday that prices would rise and that nobody had asked for it.";
        let spanish = "El ministro dijo el lunes que los precios van a subir y que nadie lo había pedido en la reunión.";
        let german = "Der Minister sagte am Montag, dass die Preise steigen werden und dass niemand danach gefragt hat.";
        let thai = "รัฐมนตรี กล่าว เมื่อ วันจันทร์ ว่า ราคา จะ สูงขึ้น และ ไม่มี ใคร ขอ มัน เลย จริง";
        assert_eq!(language(english), Language::English);
        assert_eq!(language(spanish), Language::Other(Some("es")));
        assert_eq!(language(german), Language::Other(Some("de")));
        assert_eq!(language(thai), Language::Other(None));
        assert_eq!(language("Orva wins"), Language::English);
    }
}
