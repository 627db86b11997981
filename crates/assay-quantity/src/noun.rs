//! Words that can and cannot stand in a noun group, told without a tagger.

use crate::shape::Listed;

/// Plurals that do not end in "s", by alphabet.
#[rustfmt::skip]
static IRREGULAR: Listed<64> = Listed::of(&[
    "aircraft", "cattle", "children", "criteria", "data", "deer", "feet", "fish", "folk", "geese",
    "media", "men", "mice", "offspring", "oxen", "people", "personnel", "phenomena", "police", "sheep",
    "species", "staff", "teeth", "troops", "women",
]);

/// Words in "s" that are no plural nouns, by alphabet.
#[rustfmt::skip]
static SINGULAR_S: Listed<128> = Listed::of(&[
    "across", "always", "analysis", "as", "basis", "besides", "bus", "business", "campus", "census",
    "chaos", "class", "congress", "consensus", "crisis", "cross", "does", "focus", "gas", "glass", "has",
    "hers", "his", "illness", "is", "its", "less", "likes", "loss", "mass", "mess", "minus", "news",
    "ours", "pass", "perhaps", "plus", "press", "process", "progress", "series", "status", "success",
    "surpass", "surplus", "tennis", "theirs", "this", "thus", "towards", "unless", "us", "versus",
    "virus", "was", "yes", "yours",
]);

/// Verbs in "s" that often follow a figure, by alphabet.
#[rustfmt::skip]
static VERBS_S: Listed<64> = Listed::of(&[
    "adds", "becomes", "begins", "comes", "costs", "falls", "gets", "gives", "goes", "leads", "leaves",
    "lets", "looks", "makes", "means", "needs", "puts", "remains", "says", "seems", "sees", "shows",
    "stands", "starts", "takes", "tells", "wants",
]);

/// Words that end a noun group: determiners, prepositions, conjunctions, pronouns, auxiliaries and
/// adverbs, by alphabet.
#[rustfmt::skip]
static CLOSED: Listed<512> = Listed::of(&[
    "a", "aboard", "about", "above", "according", "across", "after", "again", "against", "ago", "ahead",
    "all", "almost", "along", "alongside", "already", "also", "although", "always", "am", "amid", "among",
    "an", "and", "another", "any", "apart", "are", "around", "as", "aside", "at", "away", "back", "be",
    "because", "been", "before", "behind", "being", "below", "beneath", "beside", "besides", "between",
    "beyond", "both", "but", "by", "can", "cannot", "could", "despite", "did", "do", "does", "down",
    "due", "during", "each", "either", "else", "enough", "estimated", "even", "ever", "every", "except",
    "expected", "far", "few", "for", "forecast", "from", "further", "had", "has", "have", "having", "he",
    "hence", "her", "here", "hers", "him", "his", "how", "however", "i", "if", "in", "including",
    "inside", "instead", "into", "is", "it", "its", "itself", "just", "last", "least", "less", "like",
    "many", "may", "me", "meanwhile", "might", "more", "most", "much", "must", "my", "near", "nearly", "neither",
    "never", "next", "no", "nor", "not", "now", "of", "off", "often", "on", "once", "only", "onto", "or",
    "other", "others", "our", "out", "outside", "over", "own", "past", "per", "plus", "projected",
    "quite", "rather", "roughly", "same", "several", "shall", "she", "should", "since", "so", "some",
    "soon", "still", "such", "than", "that", "the", "their", "them", "themselves", "then", "there",
    "these", "they", "this", "those", "though", "through", "throughout", "till", "to", "today",
    "together", "tomorrow", "too", "toward", "towards", "under", "unless", "until", "up", "upon", "us",
    "versus", "very", "via", "was", "we", "well", "were", "what", "when", "where", "whether", "which",
    "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "would", "yesterday",
    "yet", "you", "your",
]);

/// Verbs, in the forms newspapers report figures with, by alphabet. They end a noun group.
#[rustfmt::skip]
static VERBS: Listed<512> = Listed::of(&[
    "accounted", "accounts", "added", "adding", "adds", "aims", "amounted", "approved", "asked", "averaged",
    "averages", "averaging", "became", "become", "began", "bought", "brings", "brought", "buy", "buys",
    "came", "climbed", "come", "contained", "contains", "cost", "costs", "covers", "cut", "declined",
    "decreased", "died", "doubled", "dropped", "earned", "employed", "employs", "ended", "enjoyed",
    "equals", "exceeded", "exceeds", "expects", "fell", "finished", "found", "gained", "gave", "get",
    "gets", "give", "given", "go", "goes", "got", "grew", "halved", "held", "hit", "hits", "hold",
    "holds", "include", "included", "includes", "increased", "jumped", "keep", "kept", "killed", "know",
    "laid", "lasted", "leaving", "left", "lost", "made", "make", "makes", "making", "meant", "moved",
    "need", "needs", "numbered", "offered", "offers", "paid", "pay", "pays", "plummeted", "plunged",
    "produced", "produces", "put", "raised", "ran", "ranged", "reach", "reached", "reaches", "received",
    "recorded", "reduced", "registered", "remained", "remains", "reported", "rises", "rose", "run",
    "runs", "said", "sank", "saved", "saw", "say", "says", "scored", "see", "sees", "sell", "sells",
    "sent", "serves", "set", "shed", "showed", "shows", "sits", "slid", "slipped", "slumped", "soared",
    "sold", "spend", "spending", "spends", "spent", "stands", "stood", "stretched", "surged", "surpassed",
    "take", "taken", "takes", "taking", "told", "took", "topped", "totaled", "totalled", "tripled",
    "tumbled", "use", "used", "uses", "using", "valued", "voted", "want", "wants", "weighed", "weighing",
    "weighs", "went", "won", "work", "worked", "works", "worth", "wrote",
]);

pub(crate) fn is_plural(word: &str) -> bool {
    if IRREGULAR.has(word) {
        return true;
    }
    if word.ends_with("men")
        && word.len() > 5
        && !matches!(word, "specimen" | "regimen" | "abdomen" | "acumen")
    {
        return true;
    }
    word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("'s")
        && !SINGULAR_S.has(word)
        && !VERBS_S.has(word)
}

/// Whether a word is an article, a possessive or a demonstrative: it opens a noun group.
pub(crate) fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "its" | "their" | "his" | "her" | "our" | "this" | "these" | "those")
}

/// Whether a word of a closed class ends a noun group.
pub(crate) fn is_closed(word: &str) -> bool {
    CLOSED.has(word)
}

/// Whether a word is a verb form that figures are reported with.
pub(crate) fn is_verb(word: &str) -> bool {
    VERBS.has(word) || crate::change::is_change_verb(word)
}

/// Whether a word can stand in a noun group.
pub(crate) fn is_open(word: &str) -> bool {
    let adverb = word.ends_with("ly") && word.len() > 4 && !LY_NOUNS.contains(&word);
    !(adverb || is_closed(word) || is_verb(word))
}

/// Nouns and adjectives in "ly".
#[rustfmt::skip]
const LY_NOUNS: &[&str] = &[
    "anomaly", "assembly", "daily", "early", "elderly", "family", "homily", "hourly", "monthly",
    "quarterly", "supply", "weekly", "yearly",
];

/// The singular of an English noun, as far as its spelling tells.
pub(crate) fn singular(word: &str) -> String {
    match word {
        "people" | "species" | "series" | "news" | "means" | "premises" | "goods" | "data" | "media" => {
            return word.to_owned();
        }
        "men" => return "man".to_owned(),
        "women" => return "woman".to_owned(),
        "children" => return "child".to_owned(),
        "feet" => return "foot".to_owned(),
        "teeth" => return "tooth".to_owned(),
        "mice" => return "mouse".to_owned(),
        "lives" => return "life".to_owned(),
        "wives" => return "wife".to_owned(),
        "knives" => return "knife".to_owned(),
        "halves" => return "half".to_owned(),
        "thieves" => return "thief".to_owned(),
        "leaves" => return "leaf".to_owned(),
        "loaves" => return "loaf".to_owned(),
        "wolves" => return "wolf".to_owned(),
        "calves" => return "calf".to_owned(),
        "shelves" => return "shelf".to_owned(),
        "scarves" => return "scarf".to_owned(),
        "geese" => return "goose".to_owned(),
        "criteria" => return "criterion".to_owned(),
        "crises" => return "crisis".to_owned(),
        "analyses" => return "analysis".to_owned(),
        _ => {}
    }
    if let Some(stem) = word.strip_suffix("men").filter(|stem| stem.len() > 3) {
        return format!("{stem}man");
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return if stem == "mov" || stem == "cook" || stem == "rook" {
            format!("{stem}ie")
        } else {
            format!("{stem}y")
        };
    }
    for ending in ["sses", "shes", "ches", "xes", "zzes", "viruses", "buses", "gases", "campuses", "statuses"]
    {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    if is_plural(word) {
        return word
            .strip_suffix("oes")
            .filter(|stem| stem.len() > 2 && !word.ends_with("shoes"))
            .map_or_else(|| word.strip_suffix('s').unwrap_or(word).to_owned(), |stem| format!("{stem}o"));
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(IRREGULAR.is_sorted() && CLOSED.is_sorted() && VERBS.is_sorted() && VERBS_S.is_sorted());
    }

    #[test]
    fn singulars() {
        for (plural, one) in [
            ("homes", "home"),
            ("countries", "country"),
            ("matches", "match"),
            ("boxes", "box"),
            ("heroes", "hero"),
            ("people", "people"),
            ("policemen", "policeman"),
        ] {
            assert_eq!(singular(plural), one);
        }
    }
}
