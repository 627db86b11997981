//! Whose turn each turn of a dialogue is, told from who introduces themselves and who is called by name.
//!
//! A hidden Markov model over pairs of neighbouring turns: who speaks depends on who spoke last and who
//! before. Two views of the dialogue are weighed against each other by how well they explain the calls: two
//! people who take turns, or several of whom mostly two go on. Only sums and products, in a fixed order.

/// What the turns of a dialogue tell; participants are numbers below [`MOST`], sets of them bit masks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Turn {
    /// Who says their own name in it.
    pub(super) introduced: Option<usize>,
    /// Who is called by name in it.
    pub(super) called: u8,
    /// Whose name stands alone in it: a call, or the answer to a question.
    pub(super) named: u8,
    /// Who is spoken of by name in it.
    pub(super) told: u8,
}

/// How likely it is for each participant that the turn is theirs, and that it is said to them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Belief {
    pub(super) speaker: [f64; MOST],
    pub(super) addressee: [f64; MOST],
}

/// Participants told apart.
pub(super) const MOST: usize = 5;

/// Unnamed participants where there are more than two.
const UNNAMED: usize = 2;

/// Speakers of a view at most.
const WIDEST: usize = MOST + UNNAMED;

/// How likely a dialogue is one of two people before anything is read.
const OF_TWO: f64 = 0.7;

/// Of two people: the same speaks on in the next block.
const SAME_OF_TWO: f64 = 0.02;

/// Of several: the same speaks on, or the one who spoke before.
const SAME: f64 = 0.06;
const BACK: f64 = 0.60;

/// How likely a call by name is to go to the next speaker, to the last one, and to another; and one's own
/// name as a call.
const CALLS_NEXT: f64 = 0.5;
const CALLS_LAST: f64 = 0.15;
const CALLS_OTHER: f64 = 0.1;
const CALLS_SELF: f64 = 0.02;

/// A name alone that is neither the last nor the next speaker's.
const NAMES_OTHER: f64 = 0.4;

/// Against speaking of someone absent: of oneself, and of one of the two who talk.
const TELLS_SELF: f64 = 0.1;
const TELLS_PARTNER: f64 = 0.7;

/// An introduction as another's turn.
const MISREAD: f64 = 0.02;

/// Who takes part: the participants' numbers, `None` for someone unnamed.
#[derive(Clone, Copy)]
struct View {
    people: [Option<usize>; WIDEST],
    count: usize,
}

/// A product of many small numbers: `mass` times two to the power of `-SHIFT * shifts`.
#[derive(Clone, Copy)]
struct Product {
    mass: f64,
    shifts: usize,
}

const SHIFT: i32 = 512;

/// The beliefs about every turn; `participants` is at most [`MOST`].
pub(super) fn beliefs(turns: &[Turn], participants: usize) -> Vec<Belief> {
    let views = views(participants.min(MOST));
    let products: Vec<Product> = views.iter().map(|view| view.forward(turns).1).collect();
    let least = products.iter().map(|product| product.shifts).min().unwrap_or_default();
    let pairs = views.len().saturating_sub(1).max(1);
    let weights: Vec<f64> = products
        .iter()
        .enumerate()
        .map(|(index, product)| {
            let prior = if index == pairs { 1.0 - OF_TWO } else { OF_TWO / count(pairs) };
            if product.shifts == least { prior * product.mass } else { 0.0 }
        })
        .collect();
    let all: f64 = weights.iter().sum();
    let mut beliefs = vec![Belief::default(); turns.len()];
    for (view, weight) in views.iter().zip(&weights) {
        let weight = if all > 0.0 { weight / all } else { 0.0 };
        if weight > 0.01 {
            view.believe(turns, weight, &mut beliefs);
        }
    }
    beliefs
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

/// Every two of the participants, each with someone unnamed, and last all of them with others.
fn views(participants: usize) -> Vec<View> {
    let mut views = Vec::new();
    for one in 0..participants {
        for other in (one + 1..participants).map(Some).chain([None]) {
            let mut people = [None; WIDEST];
            people[0] = Some(one);
            people[1] = other;
            views.push(View { people, count: 2 });
        }
    }
    let mut people = [None; WIDEST];
    for (at, person) in people.iter_mut().enumerate().take(participants) {
        *person = Some(at);
    }
    views.push(View { people, count: participants + UNNAMED });
    views
}

/// A table over pairs of neighbouring speakers.
type Pairs = [[f64; WIDEST]; WIDEST];

impl View {
    /// How likely `next` speaks after `now`, who spoke after `last`.
    fn goes_on(&self, last: usize, now: usize, next: usize) -> f64 {
        if self.count == 2 {
            return if next == now { SAME_OF_TWO } else { 1.0 - SAME_OF_TWO };
        }
        if next == now {
            SAME
        } else if next == last {
            BACK
        } else if last == now {
            (1.0 - SAME) / count(self.count - 1)
        } else {
            (1.0 - SAME - BACK) / count(self.count - 2)
        }
    }

    /// How well `turn` goes with its speaker `now`, the one before and the one after.
    fn fits(&self, turn: &Turn, last: usize, now: usize, next: Option<usize>) -> f64 {
        let mut fit = 1.0;
        if turn.introduced.is_some() && turn.introduced != self.people[now] {
            fit *= MISREAD;
        }
        if turn.called | turn.named | turn.told == 0 {
            return fit;
        }
        for person in 0..MOST {
            let is = |speaker: usize| self.people[speaker] == Some(person);
            let near = is(last) || next.is_some_and(is);
            if turn.called & 1 << person != 0 {
                fit *= if is(now) {
                    CALLS_SELF
                } else if self.count == 2 && near {
                    1.0
                } else {
                    CALLS_OTHER
                        + if is(last) { CALLS_LAST } else { 0.0 }
                        + if next.is_some_and(is) { CALLS_NEXT } else { 0.0 }
                };
            }
            if turn.named & 1 << person != 0 {
                fit *= if is(now) {
                    TELLS_SELF
                } else if near {
                    1.0
                } else {
                    NAMES_OTHER
                };
            }
            if turn.told & 1 << person != 0 {
                fit *= if is(now) {
                    TELLS_SELF
                } else if near {
                    TELLS_PARTNER
                } else {
                    1.0
                };
            }
        }
        fit
    }

    /// For every turn the weight of all that leads to each pair of the last and its own speaker, each turn's
    /// table scaled to a sum of one; and how well the view explains the turns.
    #[expect(clippy::needless_range_loop, reason = "speakers are places in several tables at once")]
    fn forward(&self, turns: &[Turn]) -> (Vec<Pairs>, Product) {
        let mut tables = Vec::with_capacity(turns.len());
        let mut product = Product { mass: 1.0, shifts: 0 };
        let mut table: Pairs = [[0.0; WIDEST]; WIDEST];
        for last in 0..self.count {
            for now in (0..self.count).filter(|&now| now != last) {
                table[last][now] = 1.0 / count(self.count * (self.count - 1));
            }
        }
        for (index, turn) in turns.iter().enumerate() {
            tables.push(table);
            let mut onward: Pairs = [[0.0; WIDEST]; WIDEST];
            let mut sum = 0.0;
            let ends = index + 1 == turns.len();
            for last in 0..self.count {
                for now in 0..self.count {
                    for next in 0..self.count {
                        let step = table[last][now]
                            * self.fits(turn, last, now, (!ends).then_some(next))
                            * self.goes_on(last, now, next);
                        onward[now][next] += step;
                        sum += step;
                    }
                }
            }
            product.mass *= sum;
            if product.mass < 2.0_f64.powi(-SHIFT) {
                product.mass *= 2.0_f64.powi(SHIFT);
                product.shifts += 1;
            }
            scale(&mut onward, sum);
            table = onward;
        }
        (tables, product)
    }

    /// Adds what the view makes of every turn, `weight` times.
    #[expect(clippy::needless_range_loop, reason = "speakers are places in several tables at once")]
    fn believe(&self, turns: &[Turn], weight: f64, beliefs: &mut [Belief]) {
        let (tables, _) = self.forward(turns);
        let mut ahead: Pairs = [[1.0; WIDEST]; WIDEST];
        for index in (0..turns.len()).rev() {
            let ends = index + 1 == turns.len();
            let mut behind: Pairs = [[0.0; WIDEST]; WIDEST];
            let mut sum = 0.0;
            let mut all = 0.0;
            let mut belief = Belief::default();
            for last in 0..self.count {
                for now in 0..self.count {
                    for next in 0..self.count {
                        let step = self.fits(&turns[index], last, now, (!ends).then_some(next))
                            * self.goes_on(last, now, next)
                            * ahead[now][next];
                        behind[last][now] += step;
                        let whole = tables[index][last][now] * step;
                        all += whole;
                        if let Some(person) = self.people[now] {
                            belief.speaker[person] += whole;
                        }
                        for other in [last, next].into_iter().filter(|&other| other != now) {
                            if let Some(person) = self.people[other] {
                                belief.addressee[person] += whole / 2.0;
                            }
                        }
                    }
                    sum += behind[last][now];
                }
            }
            scale(&mut behind, sum);
            ahead = behind;
            if all > 0.0 {
                for person in 0..MOST {
                    beliefs[index].speaker[person] += weight * belief.speaker[person] / all;
                    beliefs[index].addressee[person] += weight * belief.addressee[person] / all;
                }
            }
        }
    }
}

fn scale(table: &mut Pairs, sum: f64) {
    if sum > 0.0 {
        table.iter_mut().flatten().for_each(|cell| *cell /= sum);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_take_turns() {
        let mut turns = vec![Turn::default(); 12];
        turns[0].introduced = Some(0);
        turns[4].called = 2;
        let beliefs = beliefs(&turns, 2);
        for (at, belief) in beliefs.iter().enumerate() {
            assert!(belief.speaker[at % 2] > 0.6, "{at}: {belief:?}");
            assert!(belief.speaker[0] + belief.speaker[1] < 1.001);
        }
    }

    #[test]
    fn nothing_known_is_nothing_believed() {
        let beliefs = beliefs(&[Turn::default(); 9], 1);
        assert!(beliefs.iter().all(|belief| belief.speaker[0] < 0.6), "{beliefs:?}");
    }

    #[test]
    fn long_dialogues_stay_numbers() {
        let mut turns = vec![Turn { introduced: None, called: 3, named: 0, told: 1 }; 3_000];
        turns[7].introduced = Some(0);
        assert!(beliefs(&turns, 3).iter().all(|belief| belief.speaker.iter().all(|share| share.is_finite())));
    }
}
