//! A sum of small decision trees, read from a table in which each tree is a line.
//!
//! A line holds the tree's nodes, parents first and the branch below the bound before the other:
//! `name<bound` for a question, `=value` for an answer.

/// A question or an answer. An answer leads to itself on both sides, so that a tree is gone through in as
/// many steps as the deepest has, whatever it answers: the processor need not guess where it ends.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// Number of the value asked about.
    place: u16,
    /// Where a question goes when the value is below the bound, and where when it is not.
    next: [u32; 2],
    /// The bound of a question, the value of an answer.
    number: f32,
}

/// Trees gone through side by side.
const TOGETHER: usize = 8;

/// The trees of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trees {
    nodes: Vec<Node>,
    starts: Vec<u32>,
    /// Questions on the longest way to an answer.
    depth: usize,
}

impl Trees {
    /// Adds the tree of a line; `place_of` gives the number of a value's name. A line that is not
    /// understood adds nothing.
    pub(crate) fn read_line(&mut self, line: &str, place_of: impl Fn(&str) -> Option<usize>) {
        let start = self.nodes.len();
        if self.read_nodes(line, place_of).is_some() && self.nodes.len() > start {
            self.starts.push(start as u32);
        } else {
            self.nodes.truncate(start);
        }
    }

    fn read_nodes(&mut self, line: &str, place_of: impl Fn(&str) -> Option<usize>) -> Option<()> {
        // Questions whose second branch has not begun.
        let mut open: Vec<(usize, usize)> = Vec::new();
        let (mut after_answer, mut depth) = (false, 0);
        for written in line.split_ascii_whitespace() {
            let index = self.nodes.len();
            let here = index as u32;
            if after_answer {
                let (question, level) = open.pop()?;
                self.nodes.get_mut(question)?.next[1] = here;
                depth = level;
            }
            let node = match written.split_once('<') {
                Some((name, bound)) => {
                    depth += 1;
                    self.depth = self.depth.max(depth);
                    open.push((index, depth));
                    after_answer = false;
                    Node { place: place_of(name)? as u16, next: [here + 1, 0], number: bound.parse().ok()? }
                }
                None => {
                    after_answer = true;
                    Node { place: 0, next: [here; 2], number: written.strip_prefix('=')?.parse().ok()? }
                }
            };
            self.nodes.push(node);
        }
        (open.is_empty() && after_answer).then_some(())
    }

    /// Whether there is no tree.
    pub(crate) fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The sum of the trees' answers for some values.
    pub(crate) fn sum(&self, values: &[f32]) -> f32 {
        let mut sum = 0.0;
        for starts in self.starts.chunks(TOGETHER) {
            let mut at = [0; TOGETHER];
            at.iter_mut().zip(starts).for_each(|(at, start)| *at = *start);
            for _ in 0..self.depth {
                for at in &mut at {
                    *at = self.step(*at, values);
                }
            }
            let answers = at.iter().zip(starts).filter_map(|(at, _)| self.nodes.get(*at as usize));
            sum = answers.fold(sum, |sum, answer| sum + answer.number);
        }
        sum
    }

    #[inline]
    fn step(&self, at: u32, values: &[f32]) -> u32 {
        let Some(node) = self.nodes.get(at as usize) else { return at };
        let below = values.get(usize::from(node.place)).is_some_and(|value| *value < node.number);
        node.next[usize::from(!below)]
    }
}

#[cfg(test)]
mod tests {
    use super::Trees;

    #[test]
    fn a_line_is_a_tree() {
        let mut trees = Trees::default();
        let place = |name: &str| ["a", "b"].iter().position(|known| *known == name);
        trees.read_line("a<2 b<0.5 =1 =2 =4", place);
        trees.read_line("=0.25", place);
        for broken in ["", "a<2 =1", "c<1 =1 =2", "a<x =1 =2", "=1 =2"] {
            trees.read_line(broken, place);
        }
        assert_eq!(trees.sum(&[1.0, 0.0]), 1.25);
        assert_eq!(trees.sum(&[1.0, 1.0]), 2.25);
        assert_eq!(trees.sum(&[2.0, 0.0]), 4.25);
    }
}
