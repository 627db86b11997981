//! Words that begin sentences: function words and sentence adverbs, written by hand.

/// Capitalised function words and adverbs that open sentences and are hardly ever names; sorted.
const STARTERS: &[&str] = &[
    "A", "About", "According", "Additionally", "After", "Afterwards", "Again", "All", "Also", "Although", "Amid", "Among", "An", "And", "Another", "Any", "Anyone", "Are", "As", "At", "Based", "Because", "Before", "Besides", "Both", "But", "By", "Can", "Clearly", "Consequently", "Could", "Despite", "Did", "Do", "Does", "During", "Each", "Earlier", "Eventually", "Every", "Everyone", "Finally", "First", "For", "Four", "From", "Further", "Furthermore", "Given", "Had", "Has", "Have", "He", "Hence", "Her", "Here", "His", "How", "However", "I", "If", "In", "Indeed", "Instead", "Is", "It", "Its", "Just", "Last", "Later", "Like", "Many", "Maybe", "Meanwhile", "More", "Moreover", "Most", "Much", "My", "Neither", "Nevertheless", "Next", "No", "Nobody", "None", "Nonetheless", "Nor", "Not", "Nothing", "Now", "Of", "Officials", "On", "Once", "One", "Only", "Or", "Other", "Others", "Our", "Over", "Perhaps", "Please", "Rather", "Recently", "She", "Should", "Similarly", "Since", "So", "Some", "Someone", "Sometimes", "Soon", "Still", "Such", "Surely", "That", "The", "Their", "Then", "There", "Therefore", "These", "They", "This", "Those", "Though", "Three", "Through", "Throughout", "Thus", "To", "Today", "Together", "Tomorrow", "Two", "Under", "Unfortunately", "Unless", "Unlike", "Until", "Was", "We", "Were", "What", "When", "Where", "Whether", "Which", "While", "Who", "Why", "Will", "With", "Within", "Without", "Would", "Yes", "Yesterday", "Yet", "You", "Your",
];

/// Whether `word`, as written, is one that begins sentences.
pub(crate) fn begins_sentence(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starters_are_sorted() {
        assert!(STARTERS.is_sorted());
        assert!(begins_sentence("The") && !begins_sentence("the") && !begins_sentence("Ito"));
    }
}
