//! "I" within quotation marks: the speaker of the quotation, where the text around says who that is.

/// Someone said to say something, outside quotation marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Utterance {
    /// Token of the speaker's mention.
    pub(super) token: usize,
    pub(super) sentence: usize,
    pub(super) block: usize,
    /// The speaker; `None` where it is left open who that is.
    pub(super) speaker: Option<usize>,
}

/// A first person within a quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct FirstPerson {
    pub(super) token: usize,
    pub(super) sentence: usize,
    pub(super) block: usize,
    /// Token of the opening mark.
    pub(super) opened: usize,
    /// Place of the mention in the list of what was resolved.
    pub(super) index: usize,
}

/// Tokens between a quotation and its speaker beyond which another sentence's is not believed.
const FAR: usize = 60;

/// The speaker of the quotation that holds `first`. `utterances` are in order of place; `closed`
/// is the token of the closing mark.
pub(super) fn speaker(
    first: &FirstPerson,
    closed: usize,
    utterances: &[Utterance],
    continues: bool,
) -> Option<usize> {
    let distance = |utterance: &Utterance| {
        if utterance.token >= closed {
            utterance.token - closed
        } else {
            first.opened.saturating_sub(utterance.token) + 2
        }
    };
    let from = utterances.partition_point(|utterance| utterance.block < first.block);
    let to = utterances.partition_point(|utterance| utterance.block <= first.block);
    let here = &utterances[from..to];
    let same = here
        .iter()
        .filter(|utterance| utterance.sentence == first.sentence)
        .min_by_key(|utterance| distance(utterance));
    if let Some(utterance) = same.or_else(|| {
        here.iter().filter(|utterance| distance(utterance) < FAR).min_by_key(|utterance| distance(utterance))
    }) {
        return utterance.speaker;
    }
    let before = utterances[..from].last().filter(|_| continues)?;
    (before.block + 1 == first.block).then_some(before.speaker).flatten()
}
