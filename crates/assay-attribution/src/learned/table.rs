//! The weights of the features that matter, found by the number of the feature.

/// Features are numbered modulo this; training keeps a weight for each.
pub const BUCKETS: usize = 1 << BITS;
pub(super) const BITS: u32 = 24;

/// Buckets that share a place of the table.
const SHARING: usize = 16;
/// Weights that a place holds, of as many buckets.
const HELD: usize = 2;
/// Bytes of a place: for each weight the bucket it belongs to and the weight.
const PLACE: usize = 2 * HELD;
/// Bytes of a table.
pub(super) const BYTES: usize = BUCKETS / SHARING * PLACE;

/// Weights in steps: of each sixteen buckets the two whose weights are largest. A feature that training
/// has not seen mostly finds nothing, where a plain table would give it another's weight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table(Vec<u8>);

impl Table {
    /// Of a weight for each bucket.
    pub fn of(weights: impl Iterator<Item = i8>) -> Self {
        let mut bytes = vec![0; BYTES];
        for (bucket, weight) in weights.enumerate().filter(|(_, weight)| *weight != 0) {
            let place = bucket / SHARING * PLACE;
            let Some(place) = bytes.get_mut(place..place + PLACE) else { break };
            let held = |place: &[u8], at: usize| i8::from_le_bytes([place[2 * at + 1]]).unsigned_abs();
            let least = if held(place, 1) < held(place, 0) { 1 } else { 0 };
            if weight.unsigned_abs() > held(place, least) {
                place[2 * least] = (bucket % SHARING) as u8;
                [place[2 * least + 1]] = weight.to_le_bytes();
            }
        }
        Self(bytes)
    }

    /// From the bytes of a file; `None` where they are too few or too many.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        (bytes.len() == BYTES).then(|| Self(bytes.to_vec()))
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The weight of a bucket; nothing where the table holds none.
    pub fn get(&self, bucket: u32) -> i32 {
        let at = bucket as usize / SHARING * PLACE;
        let key = (bucket as usize % SHARING) as u8;
        let Some(&[one, first, other, second]) = self.0.get(at..at + PLACE) else { return 0 };
        let weight = |held: u8, weight: u8| {
            if held == key { i32::from(i8::from_le_bytes([weight])) } else { 0 }
        };
        weight(one, first) + weight(other, second)
    }
}

#[cfg(test)]
mod tests {
    use super::{BUCKETS, BYTES, Table};

    #[test]
    fn the_largest_weights_of_a_place_are_found_again() {
        let mut weights = vec![0_i8; BUCKETS];
        (weights[0], weights[3], weights[15], weights[16]) = (4, -9, 5, 1);
        let table = Table::of(weights.into_iter());
        let found: Vec<i32> = [0, 1, 3, 15, 16, 17].into_iter().map(|bucket| table.get(bucket)).collect();
        assert_eq!(found, [0, 0, -9, 5, 1, 0]);
        assert_eq!(Table::read(table.bytes()), Some(table));
        assert_eq!(Table::read(&[0; BYTES - 1]), None);
    }
}
