//! Site furniture recognised by its wording: what a short text says that belongs to the page
//! around an article and not to the article.
//!
//! The phrases were collected by reading pages of the development sets and say what such boxes
//! say on any site; none names an outlet. They are compared in lower case, with straight
//! apostrophes and single blanks.

use std::sync::OnceLock;

use crate::OmittedKind::{self, *};

/// How a phrase is compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    /// The whole text, closing punctuation aside.
    Whole,
    /// The beginning of a short text.
    Start,
    /// Anywhere in a short text.
    Within,
}

/// Longest text in bytes that a phrase at the start or within makes furniture.
const LONGEST: usize = 220;

const PHRASES: &[(&str, Match, OmittedKind)] = &[
    // Navigation
    ("back to top", Match::Start, Navigation),
    ("breadcrumb", Match::Whole, Navigation),
    ("categories", Match::Whole, Navigation),
    ("contents", Match::Whole, Navigation),
    ("home", Match::Whole, Navigation),
    ("in this article", Match::Whole, Navigation),
    ("jump to", Match::Start, Navigation),
    ("load more", Match::Start, Navigation),
    ("menu", Match::Whole, Navigation),
    ("next article", Match::Start, Navigation),
    ("next post", Match::Start, Navigation),
    ("on this page", Match::Whole, Navigation),
    ("post navigation", Match::Whole, Navigation),
    ("posted in", Match::Start, Navigation),
    ("filed under", Match::Start, Navigation),
    ("previous article", Match::Start, Navigation),
    ("previous post", Match::Start, Navigation),
    ("search", Match::Whole, Navigation),
    ("search for", Match::Whole, Navigation),
    ("show more", Match::Whole, Navigation),
    ("skip to content", Match::Start, Navigation),
    ("skip to main content", Match::Start, Navigation),
    ("table of contents", Match::Whole, Navigation),
    ("tagged", Match::Whole, Navigation),
    ("tagged with", Match::Start, Navigation),
    ("tags", Match::Whole, Navigation),
    ("tags:", Match::Start, Navigation),
    ("topics", Match::Whole, Navigation),
    // Other articles
    ("also read", Match::Start, Related),
    ("don't miss", Match::Whole, Related),
    ("editor's picks", Match::Whole, Related),
    ("keep reading", Match::Whole, Related),
    ("latest news", Match::Whole, Related),
    ("latest posts", Match::Whole, Related),
    ("latest stories", Match::Whole, Related),
    ("more from", Match::Start, Related),
    ("more news", Match::Whole, Related),
    ("more on this story", Match::Start, Related),
    ("more stories", Match::Start, Related),
    ("most popular", Match::Start, Related),
    ("most read", Match::Start, Related),
    ("most viewed", Match::Whole, Related),
    ("popular posts", Match::Whole, Related),
    ("read also", Match::Start, Related),
    ("read more:", Match::Start, Related),
    ("read more", Match::Whole, Related),
    ("read next", Match::Start, Related),
    ("recent posts", Match::Whole, Related),
    ("recommended", Match::Whole, Related),
    ("recommended for you", Match::Whole, Related),
    ("recommended reading", Match::Whole, Related),
    ("recommended stories", Match::Whole, Related),
    ("related", Match::Whole, Related),
    ("related:", Match::Start, Related),
    ("related articles", Match::Start, Related),
    ("related content", Match::Start, Related),
    ("related coverage", Match::Whole, Related),
    ("related news", Match::Whole, Related),
    ("related posts", Match::Start, Related),
    ("related reading", Match::Whole, Related),
    ("related stories", Match::Start, Related),
    ("related topics", Match::Start, Related),
    ("see also:", Match::Start, Related),
    ("similar articles", Match::Whole, Related),
    ("similar posts", Match::Whole, Related),
    ("top stories", Match::Whole, Related),
    ("trending", Match::Whole, Related),
    ("trending now", Match::Whole, Related),
    ("up next", Match::Whole, Related),
    ("what to read next", Match::Whole, Related),
    ("you may also like", Match::Start, Related),
    ("you may like", Match::Whole, Related),
    ("you might also like", Match::Start, Related),
    ("you might like", Match::Whole, Related),
    // Share and follow
    ("click to share", Match::Start, Share),
    ("copy link", Match::Start, Share),
    ("email this", Match::Whole, Share),
    ("follow us", Match::Start, Share),
    ("follow us on", Match::Within, Share),
    ("like this:", Match::Start, Share),
    ("link copied", Match::Start, Share),
    ("print", Match::Whole, Share),
    ("print this", Match::Start, Share),
    ("share", Match::Whole, Share),
    ("share on", Match::Start, Share),
    ("share this", Match::Start, Share),
    ("share via", Match::Start, Share),
    ("spread the word", Match::Whole, Share),
    ("tweet", Match::Whole, Share),
    // Newsletter
    ("enter your email", Match::Start, Newsletter),
    ("get our newsletter", Match::Within, Newsletter),
    ("get the latest news", Match::Start, Newsletter),
    ("join our mailing list", Match::Within, Newsletter),
    ("join our newsletter", Match::Within, Newsletter),
    ("newsletter", Match::Whole, Newsletter),
    ("sign up for our", Match::Within, Newsletter),
    ("sign up for the", Match::Start, Newsletter),
    ("sign up to our", Match::Start, Newsletter),
    ("sign up to receive", Match::Start, Newsletter),
    ("subscribe", Match::Whole, Newsletter),
    ("subscribe to our", Match::Within, Newsletter),
    ("subscribe to the", Match::Start, Newsletter),
    ("subscribe now", Match::Start, Newsletter),
    ("thank you for subscribing", Match::Start, Newsletter),
    ("thanks for signing up", Match::Start, Newsletter),
    ("to your inbox", Match::Within, Newsletter),
    ("in your inbox", Match::Within, Newsletter),
    // Consent
    ("accept all", Match::Start, Consent),
    ("accept cookies", Match::Start, Consent),
    ("by clicking accept", Match::Start, Consent),
    ("cookie policy", Match::Whole, Consent),
    ("cookie settings", Match::Whole, Consent),
    ("manage consent", Match::Start, Consent),
    ("this site uses cookies", Match::Within, Consent),
    ("this website uses cookies", Match::Within, Consent),
    ("we use cookies", Match::Within, Consent),
    // Paywall
    ("already a subscriber", Match::Start, Paywall),
    ("already have an account", Match::Start, Paywall),
    ("log in to continue", Match::Within, Paywall),
    ("subscribe to continue reading", Match::Within, Paywall),
    ("subscribe to read", Match::Start, Paywall),
    ("this article is for subscribers", Match::Within, Paywall),
    ("to continue reading", Match::Start, Paywall),
    ("unlock this article", Match::Start, Paywall),
    // Advertising
    ("ad", Match::Whole, Advertisement),
    ("ads", Match::Whole, Advertisement),
    ("advertisement", Match::Start, Advertisement),
    ("advertising", Match::Whole, Advertisement),
    ("anzeige", Match::Whole, Advertisement),
    ("article continues below", Match::Start, Advertisement),
    ("promoted", Match::Whole, Advertisement),
    ("publicidad", Match::Whole, Advertisement),
    ("publicité", Match::Whole, Advertisement),
    ("scroll to continue", Match::Start, Advertisement),
    ("skip advertisement", Match::Start, Advertisement),
    ("sponsored", Match::Whole, Advertisement),
    ("sponsored content", Match::Whole, Advertisement),
    ("story continues below", Match::Start, Advertisement),
    // Forms and what invites to them
    ("add a comment", Match::Start, Form),
    ("cancel reply", Match::Start, Form),
    ("join the conversation", Match::Start, Form),
    ("join the discussion", Match::Start, Form),
    ("leave a comment", Match::Start, Form),
    ("leave a reply", Match::Start, Form),
    ("let us know in the comments", Match::Within, Form),
    ("log in to comment", Match::Within, Form),
    ("log in to leave a comment", Match::Within, Form),
    ("notify me of", Match::Start, Form),
    ("post a comment", Match::Start, Form),
    ("post comment", Match::Whole, Form),
    ("required fields are marked", Match::Within, Form),
    ("save my name, email", Match::Start, Form),
    ("share your thoughts below", Match::Within, Form),
    ("share your thoughts in the comments", Match::Within, Form),
    ("submit comment", Match::Whole, Form),
    ("tell us in the comments", Match::Within, Form),
    ("this site uses akismet", Match::Start, Form),
    ("write a comment", Match::Start, Form),
    ("you must be logged in", Match::Start, Form),
    ("your email address will not be published", Match::Within, Form),
    // Comments
    ("comments", Match::Whole, Comment),
    ("comments are closed", Match::Start, Comment),
    ("no comments", Match::Whole, Comment),
    ("no comments yet", Match::Start, Comment),
    ("view comments", Match::Whole, Comment),
    ("view all comments", Match::Start, Comment),
    // Author's biography
    ("about the author", Match::Start, AuthorBox),
    ("about the authors", Match::Start, AuthorBox),
    ("follow the author", Match::Start, AuthorBox),
    ("view all posts by", Match::Start, AuthorBox),
    // Footer
    ("all rights reserved", Match::Within, Footer),
    ("contact us", Match::Whole, Footer),
    ("copyright ©", Match::Start, Footer),
    ("powered by wordpress", Match::Within, Footer),
    ("privacy policy", Match::Whole, Footer),
    ("terms of service", Match::Whole, Footer),
    ("terms of use", Match::Whole, Footer),
    ("terms and conditions", Match::Whole, Footer),
    ("©", Match::Start, Footer),
];

/// The kind of furniture a text's wording shows it to be; `None` where it might be anything.
pub(crate) fn kind_of(text: &str) -> Option<OmittedKind> {
    if text.len() > LONGEST {
        return None;
    }
    let plain = plain(text);
    let whole = plain.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '©');
    if is_comment_count(whole) {
        return Some(Comment);
    }
    let index = index();
    let of = |byte: Option<&u8>| byte.and_then(|byte| index.starting.get(usize::from(*byte)));
    let from_start = of(plain.as_bytes().first()).into_iter().flatten().copied();
    let first = from_start.filter(|number| matches(*number, &plain, whole)).min();
    let within = word_starts(&plain).filter_map(|at| {
        let rest = plain.get(at..)?;
        let phrases = index.within.get(usize::from(*rest.as_bytes().first()?))?;
        phrases.iter().copied().filter(|number| phrase_of(*number).is_some_and(|p| rest.starts_with(p))).min()
    });
    first.into_iter().chain(within).min().and_then(|number| PHRASES.get(number)).map(|(_, _, kind)| *kind)
}

/// Places where a word begins.
pub(crate) fn word_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut before = b' ';
    text.bytes().enumerate().filter_map(move |(at, byte)| {
        let starts = !before.is_ascii_alphanumeric() && before < 0x80 && byte != b' ';
        before = byte;
        starts.then_some(at)
    })
}

fn phrase_of(number: usize) -> Option<&'static str> {
    PHRASES.get(number).map(|(phrase, _, _)| *phrase)
}

fn matches(number: usize, plain: &str, whole: &str) -> bool {
    match PHRASES.get(number) {
        Some((phrase, Match::Whole, _)) => whole == *phrase,
        Some((phrase, Match::Start, _)) => {
            plain.strip_prefix(phrase).is_some_and(|rest| ends_word(phrase, rest))
        }
        _ => false,
    }
}

/// Numbers of phrases by the byte they begin with.
struct Index {
    /// Those that are compared with the whole text or its beginning.
    starting: Vec<Vec<usize>>,
    /// Those that may stand at any word.
    within: Vec<Vec<usize>>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Index { starting: vec![Vec::new(); 256], within: vec![Vec::new(); 256] };
        for (number, (phrase, how, _)) in PHRASES.iter().enumerate() {
            let list = if *how == Match::Within { &mut index.within } else { &mut index.starting };
            let byte = phrase.as_bytes().first().copied().unwrap_or_default();
            if let Some(numbers) = list.get_mut(usize::from(byte)) {
                numbers.push(number);
            }
        }
        index
    })
}

/// Whether the phrase ends with a whole word in front of `rest`.
fn ends_word(phrase: &str, rest: &str) -> bool {
    !phrase.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
}

/// "12 comments", "1 Comment", "3 thoughts on …".
fn is_comment_count(whole: &str) -> bool {
    let mut words = whole.split(' ');
    let number =
        words.next().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty());
    let noun = words.next();
    number
        && (matches!(noun, Some("comment" | "comments" | "replies" | "responses")) && words.next().is_none()
            || matches!(noun, Some("thought" | "thoughts" | "responses")))
}

/// Lower case, straight apostrophes, single blanks.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::kind_of;
    use crate::OmittedKind::*;

    #[test]
    fn furniture_by_its_words() {
        for (text, kind) in [
            ("Posted in", Navigation),
            ("Leave a Reply", Form),
            ("Your email address will not be published. Required fields are marked *", Form),
            ("Please follow us on X!", Share),
            ("What’s your take? Is this fair? Share your thoughts below.", Form),
            ("12 Comments", Comment),
            ("You might also like", Related),
            ("ADVERTISEMENT", Advertisement),
            ("© 2026 The Harbour Courier", Footer),
            ("Get it straight to your inbox", Newsletter),
        ] {
            assert_eq!(kind_of(text), Some(kind), "{text}");
        }
    }

    #[test]
    fn sentences_of_an_article_are_none() {
        for text in [
            "Shares fell by 3 percent.",
            "Related industries lost jobs as well.",
            "The search for the missing crew went on.",
            "Advertisements grew by a third.",
            "Homes were searched.",
        ] {
            assert_eq!(kind_of(text), None, "{text}");
        }
    }
}
