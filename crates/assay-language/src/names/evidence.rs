//! What kind of thing an unknown name names: evidence from the words of the name, which counts
//! once, and from each place where the article uses it, which adds up.

use crate::NameKind;

/// Points for a person, an organisation, a place and anything else; ten points are about as good
/// as certain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// From the words themselves.
    pub(crate) words: Points,
    /// From the words around this mention.
    pub(crate) around: Points,
}

/// Points for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Points {
    pub(crate) person: i32,
    pub(crate) organization: i32,
    pub(crate) place: i32,
    pub(crate) other: i32,
}

/// The most that the places of use may say, however many they are.
const MOST_AROUND: i32 = 12;

impl Points {
    pub(super) fn person(&mut self, points: i32) {
        self.person += points;
    }

    pub(super) fn organization(&mut self, points: i32) {
        self.organization += points;
    }

    pub(super) fn place(&mut self, points: i32) {
        self.place += points;
    }

    pub(super) fn other(&mut self, points: i32) {
        self.other += points;
    }

    /// Adds up, within bounds.
    pub(crate) fn add(&mut self, more: Self) {
        let sum = |a: i32, b: i32| (a + b).clamp(-MOST_AROUND, MOST_AROUND);
        self.person = sum(self.person, more.person);
        self.organization = sum(self.organization, more.organization);
        self.place = sum(self.place, more.place);
        self.other = sum(self.other, more.other);
    }

    /// The kind with the most points and its lead; what no kind leads is `Other`.
    pub(crate) fn best(self) -> (NameKind, i32) {
        let mut ranked = [
            (self.other, NameKind::Other),
            (self.person, NameKind::Person),
            (self.organization, NameKind::Organization),
            (self.place, NameKind::Place),
        ];
        ranked.sort_by_key(|&(points, _)| std::cmp::Reverse(points));
        (ranked[0].1, ranked[0].0 - ranked[1].0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_kind_leads_is_other() {
        assert_eq!(Points::default().best().0, NameKind::Other);
    }
}
