//! The best tree for scores of heads.
//!
//! Chu, Liu: On the shortest arborescence of a directed graph (1965); Edmonds: Optimum branchings
//! (1967). In most sentences the best head of every word already makes a tree, and nothing is
//! contracted.

use super::numeric::argmax;

/// Taken off every score of the root but one: more than any sum of scores can make up for.
const ONE_ROOT: f64 = 1e6;

/// Heads (0 for the root, else the number from 1) of `n` words that make a tree with one root and the
/// largest sum of `scores`, `n` rows of `n + 1` with the root first.
#[must_use]
pub fn best_tree(scores: &[f32], n: usize) -> Vec<usize> {
    let heads: Vec<usize> = scores.chunks_exact(n + 1).map(argmax).collect();
    let roots = heads.iter().filter(|&&head| head == 0).count();
    if roots == 1 && cycle(&heads).is_none() {
        return heads;
    }
    let size = n + 1;
    let mut arcs = vec![f64::NEG_INFINITY; size * size];
    for (dependent, row) in scores.chunks_exact(size).enumerate() {
        for (head, score) in row.iter().enumerate() {
            if head != dependent + 1 {
                let root = if head == 0 { ONE_ROOT } else { 0.0 };
                arcs[(dependent + 1) * size + head] = f64::from(*score) - root;
            }
        }
    }
    Contraction::new(arcs, size).solve()
}

/// Words (from 0) of a cycle among the heads.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    // 0: not seen, else the walk that saw it.
    let mut seen = vec![0usize; heads.len()];
    for start in 0..heads.len() {
        let mut word = start;
        while seen[word] == 0 {
            seen[word] = start + 1;
            match heads[word].checked_sub(1) {
                Some(head) => word = head,
                None => break,
            }
        }
        if seen[word] == start + 1 && heads[word] != 0 {
            let mut members = vec![word];
            let mut next = heads[word] - 1;
            while next != word {
                members.push(next);
                match heads[next].checked_sub(1) {
                    Some(head) => next = head,
                    None => return None,
                }
                if members.len() > heads.len() {
                    return None;
                }
            }
            return Some(members);
        }
    }
    None
}

/// Nodes joined to larger ones until no cycle is left, and what is needed to open them again.
struct Contraction {
    size: usize,
    /// `arcs[dependent * size + head]` between the nodes that stand for their groups.
    arcs: Vec<f64>,
    /// For each of these, the dependent and the head in the sentence that it stands for.
    origin: Vec<(u16, u16)>,
    /// The nodes that still stand for a group.
    alive: Vec<bool>,
    /// The words each node stands for.
    words: Vec<Vec<usize>>,
    /// The groups made, in order.
    cycles: Vec<Vec<Member>>,
}

/// A member of a cycle: the words it stands for, and the arc that the cycle gives it.
struct Member {
    words: Vec<usize>,
    arc: (u16, u16),
}

impl Contraction {
    fn new(arcs: Vec<f64>, size: usize) -> Self {
        let nodes = 0..size as u16;
        let origin =
            nodes.clone().flat_map(|dependent| nodes.clone().map(move |head| (dependent, head))).collect();
        Self {
            size,
            arcs,
            origin,
            alive: vec![true; size],
            words: (0..size).map(|word| vec![word]).collect(),
            cycles: Vec::new(),
        }
    }

    fn best_head(&self, dependent: usize) -> usize {
        let arcs = &self.arcs[dependent * self.size..][..self.size];
        let mut best = 0;
        for (head, (score, alive)) in arcs.iter().zip(&self.alive).enumerate() {
            if *alive && *score > arcs[best] {
                best = head;
            }
        }
        best
    }

    fn solve(mut self) -> Vec<usize> {
        let mut heads: Vec<usize> = (0..self.size).map(|dependent| self.best_head(dependent)).collect();
        // The root and the nodes that were joined to others.
        heads[0] = 0;
        while let Some(members) = cycle(&heads[1..]) {
            let keep = members[0] + 1;
            self.contract(&members, &heads);
            for (node, head) in heads.iter_mut().enumerate().skip(1) {
                if !self.alive[node] {
                    *head = 0;
                } else if members.contains(&head.wrapping_sub(1)) {
                    // The best of the group's arcs is the best of all: others were no better than a member.
                    *head = keep;
                }
            }
            heads[keep] = self.best_head(keep);
        }
        self.expand(&heads)
    }

    /// Joins the cycle's members (from 0) into its first.
    fn contract(&mut self, members: &[usize], heads: &[usize]) {
        let size = self.size;
        let nodes: Vec<usize> = members.iter().map(|member| member + 1).collect();
        let chosen = nodes
            .iter()
            .map(|&node| Member {
                words: self.words[node].clone(),
                arc: self.origin[node * size + heads[node]],
            })
            .collect();
        self.cycles.push(chosen);
        let keep = nodes[0];
        let inside = |node: usize| nodes.contains(&node);
        for other in 0..size {
            if !self.alive[other] || inside(other) {
                continue;
            }
            // Into the cycle: what is lost by breaking it at the member.
            let mut into = (f64::NEG_INFINITY, (0, 0));
            // Out of the cycle: the best member as a head.
            let mut out = (f64::NEG_INFINITY, (0, 0));
            for &node in &nodes {
                let loss = self.arcs[node * size + heads[node]];
                let gain = self.arcs[node * size + other] - loss;
                if gain > into.0 {
                    into = (gain, self.origin[node * size + other]);
                }
                let score = self.arcs[other * size + node];
                if score > out.0 {
                    out = (score, self.origin[other * size + node]);
                }
            }
            (self.arcs[keep * size + other], self.origin[keep * size + other]) = into;
            (self.arcs[other * size + keep], self.origin[other * size + keep]) = out;
        }
        for &node in &nodes[1..] {
            self.alive[node] = false;
            let words = std::mem::take(&mut self.words[node]);
            self.words[keep].extend(words);
        }
    }

    /// Opens the groups again, the last made first.
    fn expand(self, heads: &[usize]) -> Vec<usize> {
        let mut result = vec![0; self.size];
        let mut settled = vec![false; self.size];
        for (dependent, chosen) in heads.iter().enumerate().skip(1) {
            if self.alive[dependent] {
                let (word, head) = self.origin[dependent * self.size + chosen];
                result[usize::from(word)] = usize::from(head);
                settled[usize::from(word)] = true;
            }
        }
        for cycle in self.cycles.iter().rev() {
            for member in cycle {
                // The member through which the cycle is entered has its head already.
                if !member.words.iter().any(|&word| settled[word]) {
                    let (word, head) = member.arc;
                    result[usize::from(word)] = usize::from(head);
                    settled[usize::from(word)] = true;
                }
            }
        }
        result.split_off(1)
    }
}

#[cfg(test)]
mod tests {
    use super::best_tree;

    /// The best tree by trying every assignment of heads.
    fn best_by_trial(scores: &[f32], n: usize) -> f32 {
        let mut best = f32::NEG_INFINITY;
        let mut heads = vec![0usize; n];
        loop {
            if is_tree(&heads) {
                best = best.max(total(scores, &heads));
            }
            let Some(next) = (0..n).find(|&word| heads[word] < n) else { return best };
            heads[next] += 1;
            heads[..next].fill(0);
        }
    }

    fn is_tree(heads: &[usize]) -> bool {
        let one_root = heads.iter().filter(|&&head| head == 0).count() == 1;
        one_root
            && (0..heads.len()).all(|word| {
                let mut at = word + 1;
                (0..=heads.len()).any(|_| {
                    at = if at == 0 { 0 } else { heads[at - 1] };
                    at == 0
                })
            })
    }

    fn total(scores: &[f32], heads: &[usize]) -> f32 {
        heads.iter().enumerate().map(|(word, head)| scores[word * (heads.len() + 1) + head]).sum()
    }

    #[test]
    fn no_tree_scores_higher() {
        let mut state = 7u32;
        for n in 1..6 {
            for _ in 0..200 {
                let scores: Vec<f32> = (0..n * (n + 1))
                    .map(|_| {
                        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        (state >> 16) as f32 / 65_536.0
                    })
                    .collect();
                let mut without_self = scores.clone();
                for word in 0..n {
                    without_self[word * (n + 1) + word + 1] = -100.0;
                }
                let heads = best_tree(&without_self, n);
                assert!(is_tree(&heads), "{heads:?}");
                let found = total(&without_self, &heads);
                assert!((found - best_by_trial(&without_self, n)).abs() < 1e-3);
            }
        }
    }
}
