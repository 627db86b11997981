//! Parts of speech.

/// Defines an enum whose values have a written name.
macro_rules! named {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $value:ident = $written:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $name { $($(#[$doc])* $value,)+ }

        impl $name {
            /// Every value, in the order of the model's scores.
            pub const ALL: &'static [Self] = &[$(Self::$value,)+];

            /// As treebanks write it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$value => $written,)+ }
            }

            /// The value treebanks write so.
            #[must_use]
            pub fn named(written: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == written)
            }
        }
    };
}
pub(crate) use named;

named! {
    /// A universal part of speech (Universal Dependencies 2).
    Tag {
        /// Adjective.
        Adjective = "ADJ",
        /// Preposition.
        Adposition = "ADP",
        /// Adverb.
        Adverb = "ADV",
        /// Auxiliary verb, copula and modals included.
        Auxiliary = "AUX",
        /// "and", "or", "but".
        Coordinator = "CCONJ",
        /// Article, demonstrative, quantifier.
        Determiner = "DET",
        /// "oh", "yes".
        Interjection = "INTJ",
        /// Common noun.
        Noun = "NOUN",
        /// Number in digits or words.
        Numeral = "NUM",
        /// "not", "to", "'s".
        Particle = "PART",
        /// Pronoun.
        Pronoun = "PRON",
        /// Proper noun.
        ProperNoun = "PROPN",
        /// Punctuation.
        Punctuation = "PUNCT",
        /// "that", "if", "because".
        Subordinator = "SCONJ",
        /// "$", "%", "+".
        Symbol = "SYM",
        /// Full verb.
        Verb = "VERB",
        /// Anything else.
        Other = "X",
    }
}

named! {
    /// A part of speech of the Penn Treebank, as the English Web Treebank uses them.
    FineTag {
        /// Noun, singular or mass.
        Nn = "NN",
        /// Preposition or subordinator.
        In = "IN",
        /// Determiner.
        Dt = "DT",
        /// Proper noun, singular.
        Nnp = "NNP",
        /// Adjective.
        Jj = "JJ",
        /// Personal pronoun.
        Prp = "PRP",
        /// Stop at the end of a sentence.
        Stop = ".",
        /// Adverb.
        Rb = "RB",
        /// Comma.
        Comma = ",",
        /// Noun, plural.
        Nns = "NNS",
        /// Verb, base form.
        Vb = "VB",
        /// Coordinator.
        Cc = "CC",
        /// Verb, past tense.
        Vbd = "VBD",
        /// Verb, present, not third person singular.
        Vbp = "VBP",
        /// Verb, present, third person singular.
        Vbz = "VBZ",
        /// Cardinal number.
        Cd = "CD",
        /// Verb, past participle.
        Vbn = "VBN",
        /// Verb, gerund or present participle.
        Vbg = "VBG",
        /// "to".
        To = "TO",
        /// Modal.
        Md = "MD",
        /// Possessive pronoun.
        PrpPossessive = "PRP$",
        /// Interjection.
        Uh = "UH",
        /// Colon, dash, ellipsis.
        Colon = ":",
        /// Closing bracket.
        ClosingBracket = "-RRB-",
        /// Opening bracket.
        OpeningBracket = "-LRB-",
        /// "which", "that" as a determiner.
        Wdt = "WDT",
        /// "when", "where", "how".
        Wrb = "WRB",
        /// "who", "what".
        Wp = "WP",
        /// Hyphen between parts of a word.
        Hyphen = "HYPH",
        /// Opening quotation mark.
        OpeningQuote = "``",
        /// Closing quotation mark.
        ClosingQuote = "''",
        /// Particle of a verb.
        Rp = "RP",
        /// Possessive ending.
        Pos = "POS",
        /// Proper noun, plural.
        Nnps = "NNPS",
        /// Adjective, comparative.
        Jjr = "JJR",
        /// Adjective, superlative.
        Jjs = "JJS",
        /// Existential "there".
        Ex = "EX",
        /// Adverb, comparative.
        Rbr = "RBR",
        /// Symbol.
        Sym = "SYM",
        /// Foreign word.
        Fw = "FW",
        /// Superfluous punctuation.
        Nfp = "NFP",
        /// Currency.
        Dollar = "$",
        /// Part of a word written apart.
        Gw = "GW",
        /// Address.
        Add = "ADD",
        /// Determiner before a determiner.
        Pdt = "PDT",
        /// Adverb, superlative.
        Rbs = "RBS",
        /// Mark of a list item.
        Ls = "LS",
        /// Affix.
        Afx = "AFX",
        /// "whose".
        WpPossessive = "WP$",
    }
}
