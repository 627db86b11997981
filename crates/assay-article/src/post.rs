//! Addresses of posts, and what their ids say of when they were made.
//!
//! Several networks number posts by the clock. What is decoded here is documented by the network
//! or its code: X (Snowflake: 22 low bits, milliseconds since 2010-11-04), Mastodon and its
//! descendants (16 low bits, milliseconds since 1970), TikTok (32 low bits, seconds), Instagram
//! (23 low bits, milliseconds since 2011-08-24), Bluesky (TID: 10 low bits, microseconds; written
//! by the poster's own software). Ids of Facebook, YouTube and Threads tell nothing here.

use jiff::Timestamp as Instant;
use jiff::tz::Offset;

use crate::{PartialDate, Timestamp};

/// What the address of a post says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostAddress {
    /// The network.
    pub network: &'static str,
    /// The account, without `@`, where the address names it.
    pub account: Option<String>,
    /// The id of the post.
    pub id: String,
    /// When the post was made, in UTC, where the id holds the time.
    pub time: Option<Timestamp>,
}

/// Reads the address of a post; `None` for any other address.
///
/// ```
/// let post = assay_article::post_address("https://x.com/nayibbukele/status/2003586690288660789");
/// let time = post.and_then(|post| post.time).map(|time| time.to_string());
/// assert_eq!(time.as_deref(), Some("2025-12-23T22:01:06.462Z"));
/// ```
#[must_use]
pub fn post_address(address: &str) -> Option<PostAddress> {
    let address = address.trim();
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let rest = rest.unwrap_or(address).split('#').next()?;
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    let host = segments.next()?.to_ascii_lowercase();
    let host = ["www.", "mobile.", "m.", "web."].iter().find_map(|p| host.strip_prefix(p)).unwrap_or(&host);
    let segments: Vec<&str> = segments.take(6).collect();
    match host {
        "x.com" | "twitter.com" => x(&segments),
        "instagram.com" => instagram(&segments),
        "tiktok.com" => tiktok(&segments),
        "youtube.com" | "youtube-nocookie.com" | "youtu.be" => youtube(host, &segments, query),
        "facebook.com" | "fb.com" | "fb.watch" => facebook(host, &segments, query),
        "bsky.app" => bluesky(&segments),
        "threads.net" | "threads.com" => threads(&segments),
        "t.me" => telegram(&segments),
        _ if host.contains('.') => mastodon(host, &segments),
        _ => None,
    }
}

/// The address of the post that a frame with this address shows, where a frame is how its network
/// embeds posts.
pub(crate) fn embedded_address(frame: &str) -> Option<String> {
    let frame = frame.trim();
    let frame = if frame.starts_with("//") { format!("https:{frame}") } else { frame.to_owned() };
    let rest = frame.split_once("://")?.1;
    let (path, query) = rest.split('#').next()?.split_once('?').unwrap_or((rest, ""));
    let (host, path) = path.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    match host {
        "facebook.com" if path.starts_with("plugins/") => Some(unescaped(parameter(query, "href")?)),
        "platform.twitter.com" if path.starts_with("embed/") => {
            Some(format!("https://x.com/i/status/{}", parameter(query, "id")?))
        }
        "youtube.com" | "youtube-nocookie.com" => {
            let id = path.strip_prefix("embed/")?.split('/').next()?;
            Some(format!("https://www.youtube.com/watch?v={id}"))
        }
        "instagram.com" | "tiktok.com" | "t.me" => {
            Some(format!("https://{host}/{}", path.trim_end_matches('/').trim_end_matches("/embed")))
        }
        _ => None,
    }
}

/// A part of an address with `%3A` and the like decoded.
fn unescaped(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| std::str::from_utf8(after.get(..2)?).ok()).flatten();
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn post(network: &'static str, account: Option<&str>, id: &str, time: Option<Timestamp>) -> PostAddress {
    let account = account.map(|account| account.trim_start_matches('@').to_owned());
    PostAddress { network, account: account.filter(|a| !a.is_empty()), id: id.to_owned(), time }
}

/// First id of X that holds a time; those before were counted one by one.
const FIRST_X_SNOWFLAKE: u64 = 29_700_859_247;
/// Milliseconds from 1970 to the zero of X's ids.
const X_EPOCH: u64 = 1_288_834_974_657;
/// Milliseconds from 1970 to the zero of Instagram's ids.
const INSTAGRAM_EPOCH: u64 = 1_314_220_021_721;

fn x(segments: &[&str]) -> Option<PostAddress> {
    let (account, id) = match segments {
        ["i", "web", "status", id, ..] | ["i", "status", id, ..] => (None, *id),
        [account, "status" | "statuses", id, ..] => (Some(*account), *id),
        _ => return None,
    };
    let id = leading_digits(id)?;
    let time = id
        .parse::<u64>()
        .ok()
        .filter(|number| *number >= FIRST_X_SNOWFLAKE)
        .and_then(|number| milliseconds((number >> 22) + X_EPOCH));
    Some(post("X", account, id, time))
}

fn instagram(segments: &[&str]) -> Option<PostAddress> {
    let (account, id) = match segments {
        ["p" | "reel" | "reels" | "tv", id, ..] => (None, *id),
        [account, "p" | "reel" | "tv", id, ..] => (Some(*account), *id),
        _ => return None,
    };
    // Longer codes belong to posts that are not public and carry a key besides the number.
    let number = (id.len() == 11).then(|| base64_number(id)).flatten();
    let time = number.and_then(|number| milliseconds((number >> 23) + INSTAGRAM_EPOCH));
    Some(post("Instagram", account, id, time))
}

fn base64_number(code: &str) -> Option<u64> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    code.bytes().try_fold(0u64, |number, byte| {
        let digit = DIGITS.iter().position(|d| *d == byte)? as u64;
        number.checked_mul(64)?.checked_add(digit)
    })
}

fn tiktok(segments: &[&str]) -> Option<PostAddress> {
    let [account, "video" | "photo", id, ..] = segments else { return None };
    let id = leading_digits(id)?;
    let number: u64 = id.parse().ok()?;
    let time = (id.len() >= 18).then(|| milliseconds((number >> 32) * 1000)).flatten();
    let time = time.map(|time| Timestamp::with_time(time.date(), without_fraction(time.time())));
    Some(post("TikTok", Some(account), id, time))
}

fn without_fraction(time: Option<&str>) -> String {
    let time = time.unwrap_or_default();
    time.split_once('.').map_or_else(|| time.to_owned(), |(seconds, _)| format!("{seconds}Z"))
}

fn youtube(host: &str, segments: &[&str], query: &str) -> Option<PostAddress> {
    let id = match segments {
        [id] if host == "youtu.be" => *id,
        ["watch"] => parameter(query, "v")?,
        ["shorts" | "live" | "embed" | "v", id, ..] => *id,
        _ => return None,
    };
    let valid = id.len() == 11 && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    valid.then(|| post("YouTube", None, id, None))
}

fn facebook(host: &str, segments: &[&str], query: &str) -> Option<PostAddress> {
    let (account, id) = match segments {
        [id] if host == "fb.watch" => (None, *id),
        ["groups", _, "posts" | "permalink", id, ..] => (None, *id),
        ["permalink.php" | "story.php"] => (parameter(query, "id"), parameter(query, "story_fbid")?),
        ["photo.php" | "photo" | "photo/"] => (None, parameter(query, "fbid")?),
        ["watch"] => (None, parameter(query, "v")?),
        ["reel", id, ..] | ["share", "p" | "v" | "r", id, ..] => (None, *id),
        [account, "posts" | "videos", id] => (Some(*account), *id),
        [account, "posts" | "videos", _, id, ..] => (Some(*account), *id),
        [account, "photos", .., id] => (Some(*account), *id),
        _ => return None,
    };
    Some(post("Facebook", account, id, None))
}

fn bluesky(segments: &[&str]) -> Option<PostAddress> {
    let ["profile", account, "post", id, ..] = segments else { return None };
    const DIGITS: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";
    let number = (id.len() == 13)
        .then(|| {
            id.bytes().try_fold(0u64, |number, byte| {
                let digit = DIGITS.iter().position(|d| *d == byte)? as u64;
                number.checked_mul(32)?.checked_add(digit)
            })
        })
        .flatten();
    let time = number.and_then(|number| milliseconds((number >> 10) / 1000));
    Some(post("Bluesky", Some(account), id, time))
}

fn threads(segments: &[&str]) -> Option<PostAddress> {
    let [account, "post", id, ..] = segments else { return None };
    account.starts_with('@').then(|| post("Threads", Some(account), id, None))
}

fn telegram(segments: &[&str]) -> Option<PostAddress> {
    let (account, id) = match segments {
        ["s", account, id, ..] | [account, id, ..] => (*account, *id),
        _ => return None,
    };
    (leading_digits(id)? == id).then(|| post("Telegram", Some(account), id, None))
}

/// Any server can speak Mastodon; the shape of the address and a credible time tell.
fn mastodon(host: &str, segments: &[&str]) -> Option<PostAddress> {
    let (account, id) = match segments {
        [account, id] if account.starts_with('@') => (*account, *id),
        [account, "posts", id] if account.starts_with('@') => (*account, *id),
        ["users", account, "statuses", id] => (*account, *id),
        _ => return None,
    };
    let credible = (17..=19).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_digit());
    let number: u64 = id.parse().ok().filter(|_| credible)?;
    let time = milliseconds(number >> 16).filter(|time| (2016..=2100).contains(&time.date().year()))?;
    let network = if host == "truthsocial.com" { "Truth Social" } else { "Mastodon" };
    // `@name@elsewhere` is a copy of a post from another server, numbered when it arrived.
    let local = !account.trim_start_matches('@').contains('@');
    Some(post(network, Some(account), id, local.then_some(time)))
}

fn leading_digits(input: &str) -> Option<&str> {
    let len = input.bytes().take_while(u8::is_ascii_digit).count();
    input.get(..len).filter(|digits| !digits.is_empty())
}

fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("amp;").unwrap_or(pair).strip_prefix(name)?.strip_prefix('='))
        .filter(|value| !value.is_empty())
}

/// The moment that many milliseconds after 1970, in UTC.
fn milliseconds(count: u64) -> Option<Timestamp> {
    let instant = Instant::from_millisecond(i64::try_from(count).ok()?).ok()?;
    let moment = Offset::UTC.to_datetime(instant);
    let date =
        PartialDate::day_of(moment.year(), moment.month().unsigned_abs(), moment.day().unsigned_abs())?;
    let time = format!(
        "{:02}:{:02}:{:02}.{:03}Z",
        moment.hour(),
        moment.minute(),
        moment.second(),
        moment.millisecond()
    );
    Some(Timestamp::with_time(date, time))
}

#[cfg(test)]
mod tests {
    use super::{embedded_address, post_address};

    #[test]
    fn frames_show_posts() {
        for (frame, post) in [
            (
                "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa.b%2Fposts%2F12&w=5",
                Some("https://www.facebook.com/a.b/posts/12"),
            ),
            (
                "//www.youtube-nocookie.com/embed/abcdefghijk?rel=0",
                Some("https://www.youtube.com/watch?v=abcdefghijk"),
            ),
            ("https://www.instagram.com/p/AAAAAAAAAAA/embed/", Some("https://instagram.com/p/AAAAAAAAAAA")),
            ("https://maps.example/embed?x=1", None),
        ] {
            assert_eq!(embedded_address(frame).as_deref(), post, "{frame}");
        }
    }

    fn shown(address: &str) -> Option<(&'static str, String, String, String)> {
        let post = post_address(address)?;
        let time = post.time.map(|time| time.to_string()).unwrap_or_default();
        Some((post.network, post.account.unwrap_or_default(), post.id, time))
    }

    fn expect(address: &str, network: &str, account: &str, id: &str, time: &str) {
        let found = shown(address).map(|(n, a, i, t)| (n.to_owned(), a, i, t));
        assert_eq!(found, Some((network.into(), account.into(), id.into(), time.into())), "{address}");
    }

    #[test]
    fn ids_that_count_by_the_clock() {
        let seed = "https://x.com/nayibbukele/status/2003586690288660789";
        expect(seed, "X", "nayibbukele", "2003586690288660789", "2025-12-23T22:01:06.462Z");
        expect("twitter.com/jack/status/20", "X", "jack", "20", "");
        let (_, _, _, tiktok) =
            shown("https://www.tiktok.com/@a.b/video/7100000000000000000").unwrap_or_default();
        assert_eq!(tiktok, "2022-05-21T01:46:09Z");
        let mastodon = "https://mastodon.example/@ines/109348000000000000";
        assert!(
            shown(mastodon)
                .is_some_and(|(n, a, _, t)| { n == "Mastodon" && a == "ines" && t.starts_with("2022-11-") })
        );
    }

    #[test]
    fn posts_without_a_time() {
        expect("https://youtu.be/abcdefghijk?t=3", "YouTube", "", "abcdefghijk", "");
        expect("https://www.youtube.com/watch?a=1&v=abcdefghijk", "YouTube", "", "abcdefghijk", "");
        expect("https://m.facebook.com/some.page/posts/123456", "Facebook", "some.page", "123456", "");
        expect("https://t.me/channel/12", "Telegram", "channel", "12", "");
    }

    #[test]
    fn other_addresses_are_no_posts() {
        for address in [
            "https://x.com/someone",
            "https://x.com/intent/tweet?text=hi",
            "https://example.org/@someone/a-long-story-about-1234567890",
            "https://www.youtube.com/user/someone",
            "https://www.facebook.com/sharer.php?u=x",
            "",
            "mailto:a@b.example",
        ] {
            assert_eq!(shown(address), None, "{address}");
        }
    }
}
