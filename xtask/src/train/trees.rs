//! Gradient boosting of small decision trees for a yes-or-no question (Friedman 2001), with
//! binned values. The same rows give the same trees.

/// A row: its values, the answer and how much it counts.
pub struct Row<'a> {
    pub values: &'a [f32],
    pub yes: bool,
    pub weight: f32,
    /// Rows of one page are left out of a tree together.
    pub page: usize,
}

/// How trees are grown.
pub struct Settings {
    pub trees: usize,
    pub depth: usize,
    pub rate: f32,
    /// Pull of every answer towards zero, in weight.
    pub pull: f64,
    /// Least weight (as curvature) on either side of a question.
    pub least: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { trees: 160, depth: 5, rate: 0.08, pull: 15.0, least: 6.0 }
    }
}

/// Most bins a value is cut into.
const BINS: usize = 48;
/// Of ten values and of ten pages, how many a tree sees.
const VALUES_SEEN: u64 = 5;
const PAGES_SEEN: u64 = 7;

enum Node {
    Question { place: usize, bound: f32, below: usize, other: usize },
    Answer(f32),
}

/// A grown tree.
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// The line of the table; see `assay-article/src/trees.rs`.
    pub fn line(&self, names: &[String]) -> String {
        let mut out = String::new();
        let mut open = vec![0];
        while let Some(index) = open.pop() {
            if !out.is_empty() {
                out.push(' ');
            }
            match &self.nodes[index] {
                Node::Answer(value) => out.push_str(&format!("={value:.3}")),
                Node::Question { place, bound, below, other } => {
                    out.push_str(&format!("{}<{bound}", names[*place]));
                    open.extend([*other, *below]);
                }
            }
        }
        out
    }
}

/// Bounds between the bins of each value, rounded so that they print as they are.
fn bounds(rows: &[Row<'_>], width: usize) -> Vec<Vec<f32>> {
    (0..width)
        .map(|place| {
            let mut values: Vec<f32> = rows.iter().step_by(7).map(|row| row.values[place]).collect();
            values.sort_by(f32::total_cmp);
            let mut bounds: Vec<f32> =
                (1..BINS).map(|bin| rounded(values[bin * values.len() / BINS])).collect();
            values.dedup();
            if values.len() <= BINS {
                bounds = values.windows(2).map(|pair| rounded((pair[0] + pair[1]) / 2.0)).collect();
            }
            bounds.dedup();
            bounds
        })
        .collect()
}

fn rounded(value: f32) -> f32 {
    format!("{value:.3e}").parse().unwrap_or(value)
}

/// Grows trees one after the other, each on what those before it got wrong.
pub fn grow(rows: &[Row<'_>], settings: &Settings) -> Vec<Tree> {
    let width = rows.first().map_or(0, |row| row.values.len());
    let bounds = bounds(rows, width);
    // A column a value.
    let bins: Vec<Vec<u8>> = (0..width)
        .map(|place| {
            let bin =
                |row: &Row<'_>| bounds[place].partition_point(|bound| *bound <= row.values[place]) as u8;
            rows.iter().map(bin).collect()
        })
        .collect();
    let mut sums = vec![0.0f32; rows.len()];
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut trees = Vec::new();
    for _ in 0..settings.trees {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let seed = state;
        let drawn = |number: usize, of: u64| {
            let mixed = (seed ^ (number as u64).wrapping_mul(0xbf58_476d_1ce4_e5b9))
                .wrapping_mul(0x94d0_49bb_1331_11eb);
            (mixed >> 33) % 10 < of
        };
        let places: Vec<usize> = (0..width).filter(|place| drawn(*place + 1_000_000, VALUES_SEEN)).collect();
        let slopes: Vec<(f32, f32)> = rows
            .iter()
            .zip(&sums)
            .map(|(row, sum)| {
                let chance = 1.0 / (1.0 + (-sum).exp());
                let wanted = f32::from(u8::from(row.yes));
                ((chance - wanted) * row.weight, (chance * (1.0 - chance)).max(1e-4) * row.weight)
            })
            .collect();
        let seen: Vec<u32> = (0..rows.len())
            .filter(|index| drawn(rows[*index].page, PAGES_SEEN))
            .map(|index| index as u32)
            .collect();
        let tree = grow_one(&bins, &bounds, &places, &slopes, seen, settings);
        for (sum, row) in sums.iter_mut().zip(rows) {
            *sum += answer(&tree, row.values);
        }
        trees.push(tree);
    }
    trees
}

/// The answer of a tree for some values.
pub fn answer(tree: &Tree, values: &[f32]) -> f32 {
    let mut at = 0;
    loop {
        match &tree.nodes[at] {
            Node::Answer(value) => return *value,
            Node::Question { place, bound, below, other } => {
                at = if values[*place] < *bound { *below } else { *other };
            }
        }
    }
}

fn grow_one(
    bins: &[Vec<u8>],
    bounds: &[Vec<f32>],
    places: &[usize],
    slopes: &[(f32, f32)],
    seen: Vec<u32>,
    settings: &Settings,
) -> Tree {
    let mut nodes = vec![Node::Answer(0.0)];
    let mut open = vec![(0usize, seen, 0usize)];
    while let Some((index, rows, depth)) = open.pop() {
        let (mut slope, mut curve) = (0.0f64, 0.0f64);
        for row in &rows {
            slope += f64::from(slopes[*row as usize].0);
            curve += f64::from(slopes[*row as usize].1);
        }
        let value = -slope / (curve + settings.pull) * f64::from(settings.rate);
        nodes[index] = Node::Answer(rounded_answer(value as f32));
        if depth == settings.depth || curve < 2.0 * settings.least {
            continue;
        }
        let gain_of = |slope: f64, curve: f64| slope * slope / (curve + settings.pull);
        let mut best = (1e-3, usize::MAX, 0usize);
        for place in places {
            let mut sums = [(0.0f64, 0.0f64); BINS + 1];
            let column = &bins[*place];
            for row in &rows {
                let (g, h) = slopes[*row as usize];
                let sum = &mut sums[usize::from(column[*row as usize])];
                sum.0 += f64::from(g);
                sum.1 += f64::from(h);
            }
            let (mut left_slope, mut left_curve) = (0.0, 0.0);
            for (bin, sum) in sums.iter().enumerate().take(bounds[*place].len()) {
                left_slope += sum.0;
                left_curve += sum.1;
                if left_curve < settings.least || curve - left_curve < settings.least {
                    continue;
                }
                let gain = gain_of(left_slope, left_curve) + gain_of(slope - left_slope, curve - left_curve)
                    - gain_of(slope, curve);
                if gain > best.0 {
                    best = (gain, *place, bin);
                }
            }
        }
        let (_, place, bin) = best;
        if place == usize::MAX {
            continue;
        }
        let (below, other): (Vec<u32>, Vec<u32>) =
            rows.into_iter().partition(|row| usize::from(bins[place][*row as usize]) <= bin);
        let (first, second) = (nodes.len(), nodes.len() + 1);
        nodes.extend([Node::Answer(0.0), Node::Answer(0.0)]);
        nodes[index] = Node::Question { place, bound: bounds[place][bin], below: first, other: second };
        open.push((first, below, depth + 1));
        open.push((second, other, depth + 1));
    }
    Tree { nodes }
}

/// As the table prints it.
fn rounded_answer(value: f32) -> f32 {
    format!("{value:.3}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::{Row, Settings, answer, grow};

    #[test]
    fn what_no_single_value_tells_is_learned() {
        let points: Vec<[f32; 2]> = (0..400).map(|i| [(i % 20) as f32, (i / 20) as f32]).collect();
        let rows: Vec<Row<'_>> = points
            .iter()
            .enumerate()
            .map(|(page, point)| Row {
                values: point,
                yes: (point[0] < 10.0) != (point[1] < 10.0),
                weight: 1.0,
                page,
            })
            .collect();
        let settings = Settings { pull: 1.0, least: 1.0, rate: 0.3, ..Settings::default() };
        let trees = grow(&rows, &settings);
        let right = rows
            .iter()
            .filter(|row| (trees.iter().map(|tree| answer(tree, row.values)).sum::<f32>() > 0.0) == row.yes)
            .count();
        assert!(right > 380, "{right} of 400");
    }
}
