//! A sum of small decision trees, read from a table in which each tree is a line.
//!
//! A line holds the tree's nodes, parents first and the branch below the bound before the other:
//! `name<bound` for a question, `=value` for an answer.

/// A question or an answer.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// Number of the value asked about; of an answer, [`ANSWER`].
    place: u16,
    /// Where a question goes when the value is not below the bound; the other branch follows.
    other: u32,
    /// The bound of a question, the value of an answer.
    number: f32,
}

const ANSWER: u16 = u16::MAX;

/// The trees of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trees {
    nodes: Vec<Node>,
    starts: Vec<u32>,
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
        let mut open: Vec<usize> = Vec::new();
        let mut after_answer = false;
        for written in line.split_ascii_whitespace() {
            let index = self.nodes.len();
            if after_answer {
                let question = open.pop()?;
                self.nodes.get_mut(question)?.other = index as u32;
            }
            let node = match written.split_once('<') {
                Some((name, bound)) => {
                    open.push(index);
                    Node { place: place_of(name)? as u16, other: 0, number: bound.parse().ok()? }
                }
                None => Node { place: ANSWER, other: 0, number: written.strip_prefix('=')?.parse().ok()? },
            };
            after_answer = node.place == ANSWER;
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
        self.starts.iter().map(|start| self.answer(*start, values)).sum()
    }

    fn answer(&self, start: u32, values: &[f32]) -> f32 {
        let mut at = start;
        while let Some(node) = self.nodes.get(at as usize) {
            if node.place == ANSWER {
                return node.number;
            }
            let below = values.get(usize::from(node.place)).is_some_and(|value| *value < node.number);
            at = if below { at + 1 } else { node.other };
        }
        0.0
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
