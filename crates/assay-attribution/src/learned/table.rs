//! The weights of the features that matter, found by the number of the feature.

use assay_weights::{FileError, Reader};

/// Features are numbered modulo this; training keeps a weight for each.
pub const BUCKETS: usize = 1 << BITS;
pub(super) const BITS: u32 = 24;

/// Buckets that share a place of the table.
const SHARING: usize = 16;
/// Weights that a place holds, of as many buckets.
const HELD: usize = 2;
/// For each weight the bucket it belongs to and the weight.
type Place = [u8; 2 * HELD];
/// Places of a table.
const PLACES: usize = BUCKETS / SHARING;

/// Weights in steps: of each sixteen buckets the two whose weights are largest. A feature that training
/// has not seen mostly finds nothing, where a plain table would give it another's weight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table(Vec<Place>);

impl Table {
    /// Of a weight for each bucket.
    pub fn of(weights: impl Iterator<Item = i8>) -> Self {
        let mut places = vec![Place::default(); PLACES];
        for (bucket, weight) in weights.enumerate().filter(|(_, weight)| *weight != 0) {
            let Some(place) = places.get_mut(bucket / SHARING) else { break };
            let held = |place: &Place, at: usize| i8::from_le_bytes([place[2 * at + 1]]).unsigned_abs();
            let least = if held(place, 1) < held(place, 0) { 1 } else { 0 };
            if weight.unsigned_abs() > held(place, least) {
                place[2 * least] = (bucket % SHARING) as u8;
                [place[2 * least + 1]] = weight.to_le_bytes();
            }
        }
        Self(places)
    }

    /// From the bytes of a file.
    ///
    /// # Errors
    /// They are too few.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, FileError> {
        let (places, _) = reader.bytes(PLACES * size_of::<Place>())?.as_chunks();
        Ok(Self(places.to_vec()))
    }

    pub fn bytes(&self) -> &[u8] {
        self.0.as_flattened()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The weight of a bucket; nothing where the table holds none.
    pub fn get(&self, bucket: u32) -> i32 {
        let key = (bucket as usize % SHARING) as u8;
        let Some(&[one, first, other, second]) = self.0.get(bucket as usize / SHARING) else { return 0 };
        let weight = |held: u8, weight: u8| i32::from(held == key) * i32::from(i8::from_le_bytes([weight]));
        weight(one, first) + weight(other, second)
    }
}

#[cfg(test)]
mod tests {
    use super::{BUCKETS, Table};

    #[test]
    fn the_largest_weights_of_a_place_are_found_again() {
        let mut weights = vec![0_i8; BUCKETS];
        (weights[0], weights[3], weights[15], weights[16]) = (4, -9, 5, 1);
        let table = Table::of(weights.into_iter());
        let found: Vec<i32> = [0, 1, 3, 15, 16, 17].into_iter().map(|bucket| table.get(bucket)).collect();
        assert_eq!(found, [0, 0, -9, 5, 1, 0]);
    }
}
