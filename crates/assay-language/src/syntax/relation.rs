//! Dependency relations.

use super::tag::named;

named! {
    /// A relation of Universal Dependencies 2, with the subtypes English treebanks use.
    Relation {
        /// Clause that modifies a noun.
        Acl = "acl",
        /// Relative clause.
        AclRelcl = "acl:relcl",
        /// Adverbial clause.
        Advcl = "advcl",
        /// Adverbial clause that is a free relative.
        AdvclRelcl = "advcl:relcl",
        /// Adverb.
        Advmod = "advmod",
        /// Adjective of a noun.
        Amod = "amod",
        /// Apposition.
        Appos = "appos",
        /// Auxiliary.
        Aux = "aux",
        /// Auxiliary of the passive.
        AuxPass = "aux:pass",
        /// Preposition or possessive ending.
        Case = "case",
        /// Coordinator.
        Cc = "cc",
        /// "both" of "both … and".
        CcPreconj = "cc:preconj",
        /// Clause as an object.
        Ccomp = "ccomp",
        /// Noun that modifies a noun.
        Compound = "compound",
        /// Particle of a verb.
        CompoundPrt = "compound:prt",
        /// Further member of a coordination.
        Conj = "conj",
        /// Copula.
        Cop = "cop",
        /// Clause as a subject.
        Csubj = "csubj",
        /// Clause as a subject of a passive.
        CsubjPass = "csubj:pass",
        /// Undetermined.
        Dep = "dep",
        /// Determiner.
        Det = "det",
        /// Determiner before a determiner.
        DetPredet = "det:predet",
        /// Interjection, greeting.
        Discourse = "discourse",
        /// Part moved out of its clause.
        Dislocated = "dislocated",
        /// Expletive.
        Expl = "expl",
        /// Part of a fixed expression.
        Fixed = "fixed",
        /// Further part of a name.
        Flat = "flat",
        /// Part of a word written apart.
        Goeswith = "goeswith",
        /// Indirect object.
        Iobj = "iobj",
        /// Item of a list.
        List = "list",
        /// Subordinator.
        Mark = "mark",
        /// Noun phrase that modifies a noun.
        Nmod = "nmod",
        /// Title or description before a name.
        NmodDesc = "nmod:desc",
        /// Possessor.
        NmodPoss = "nmod:poss",
        /// Noun phrase without preposition that modifies a noun.
        NmodUnmarked = "nmod:unmarked",
        /// Subject.
        Nsubj = "nsubj",
        /// Subject of a clause that is a predicate.
        NsubjOuter = "nsubj:outer",
        /// Subject of a passive.
        NsubjPass = "nsubj:pass",
        /// Number of a noun.
        Nummod = "nummod",
        /// Object.
        Obj = "obj",
        /// Noun phrase that modifies a verb.
        Obl = "obl",
        /// Agent of a passive.
        OblAgent = "obl:agent",
        /// Noun phrase without preposition that modifies a verb.
        OblUnmarked = "obl:unmarked",
        /// What is left of an ellipsis.
        Orphan = "orphan",
        /// Clause beside a clause.
        Parataxis = "parataxis",
        /// Punctuation.
        Punct = "punct",
        /// Speech repaired by the speaker.
        Reparandum = "reparandum",
        /// Head of the sentence.
        Root = "root",
        /// Someone addressed.
        Vocative = "vocative",
        /// Clause without a subject of its own.
        Xcomp = "xcomp",
    }
}

impl Relation {
    /// The relation treebanks write so, its subtype left off where this list does not have it.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        Self::named(written).or_else(|| Self::named(written.split(':').next().unwrap_or_default()))
    }

    /// The relation without its subtype.
    #[must_use]
    pub const fn universal(self) -> Self {
        match self {
            Self::AclRelcl => Self::Acl,
            Self::AdvclRelcl => Self::Advcl,
            Self::AuxPass => Self::Aux,
            Self::CcPreconj => Self::Cc,
            Self::CompoundPrt => Self::Compound,
            Self::CsubjPass => Self::Csubj,
            Self::DetPredet => Self::Det,
            Self::NmodDesc | Self::NmodPoss | Self::NmodUnmarked => Self::Nmod,
            Self::NsubjOuter | Self::NsubjPass => Self::Nsubj,
            Self::OblAgent | Self::OblUnmarked => Self::Obl,
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Relation;

    #[test]
    fn the_universal_relation_is_what_stands_before_the_colon() {
        for relation in Relation::ALL {
            let written = relation.as_str().split(':').next().unwrap_or_default();
            assert_eq!(relation.universal().as_str(), written);
        }
    }
}
