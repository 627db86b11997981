//! A readable summary in CommonMark.

use assay_dossier::Dossier;

use crate::date;
use crate::escape::{put, web_address};
use crate::index::{Index, party, speaker_of};
use crate::plain::{self, Outcome};
use crate::terminal::clean;

/// Text on one line in which nothing is mark-up (CommonMark 0.31), with as few backslashes as that takes.
///
/// What is mark-up anywhere is escaped everywhere: `\`, `` ` ``, `*`, `[`, `]`, `~` (strikes through in the
/// dialect of GitHub), and `_` but between letters or digits. What is mark-up only where a line begins (`#`,
/// `>`, `-`, `+`, `=`, a number with a full stop) is escaped there, as a text may begin its line. Addresses
/// that some dialects would link by themselves lose that by a backslash before their colon.
fn words(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    let mut is_number = true;
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        let starts = out.is_empty();
        match c {
            '<' => out.push_str("&lt;"),
            '&' if is_reference(&rest) => out.push_str("&amp;"),
            '\\' | '`' | '*' | '[' | ']' | '~' | '|' => out.extend(['\\', c]),
            '_' if !(before.is_alphanumeric() && next.is_alphanumeric()) => out.push_str("\\_"),
            '#' | '>' | '-' | '+' | '=' if starts => out.extend(['\\', c]),
            '.' | ')' if is_number && !starts && next == ' ' => out.extend(['\\', c]),
            '(' if before == ']' => out.push_str("\\("),
            '!' if next == '[' => out.push_str("\\!"),
            ':' if next == '/' => out.push_str("\\:"),
            '@' if before.is_alphanumeric() => out.push_str("\\@"),
            'w' | 'W' if !before.is_alphanumeric() && is_www(next, &rest) => out.push_str("&#119;"),
            _ => out.push(c),
        }
        is_number &= c.is_ascii_digit();
        before = c;
    }
    out
}

/// Whether what follows an `&` makes it a character reference.
fn is_reference(rest: &std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    // The longest name of a reference has 31 letters.
    let mut after = rest.clone().take(34).skip_while(|c| c.is_ascii_alphanumeric() || *c == '#');
    after.next() == Some(';')
}

/// Whether what follows a `w` makes it `www.`, which some dialects link by themselves.
fn is_www(next: char, rest: &std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    let after: String = rest.clone().take(3).collect();
    next.eq_ignore_ascii_case(&'w') && after.eq_ignore_ascii_case("ww.")
}

pub(super) fn markdown(d: &Dossier) -> String {
    let index = Index::new(d);
    let a = &d.article;
    let title = a.title.as_ref().map_or("Article without a title", |t| t.value.as_str());
    let mut out = format!("# {}\n\n", words(title));
    let mut facts: Vec<String> = a.publisher.iter().map(|p| words(&p.value)).collect();
    facts.extend(a.authors.iter().map(|p| words(&p.value)));
    facts.extend(a.published.iter().map(|p| words(&date::in_words(&p.value))));
    put!(out, "{}\n\n**Prepared by software; no person has judged it yet.**\n\n", facts.join(" · "));
    put!(out, "Source: {}, {} bytes\n\n## Claims\n\n", words(&d.source.digest), d.source.length);
    for c in &d.claims {
        put!(
            out,
            "### Claim {}\n\n> {}\n\n- Said by: {}\n- Kind: {}\n- Source given: {}\n",
            words(&c.id),
            words(&c.anchor.exact),
            words(index.voice(&c.by, c.speaker.as_deref())),
            words(plain::claim_kind(&c.kind)),
            words(plain::source_given(&c.source_given.kind))
        );
        let link = c.source_given.link.as_deref().and_then(|id| index.link(id));
        if let Some(address) = link.and_then(|l| web_address(&l.target)) {
            put!(out, "- Linked: {}\n", words(address));
        }
        for q in c.quantities.iter().filter_map(|q| index.quantity(q)) {
            put!(
                out,
                "- Figure: {} ({}; {}; {})\n",
                words(&q.anchor.exact),
                words(q.measure.as_deref().unwrap_or("measure not found")),
                words(plain::place(q).unwrap_or("place not stated")),
                words(&plain::period(&q.period))
            );
        }
        for f in index.findings_of(&c.id) {
            put!(out, "- **{}**: {}\n", Outcome::of(f).words(), words(&f.summary));
        }
        let at = c.anchor.source_bytes;
        put!(out, "- Source bytes {}–{}\n- A person’s verdict: none yet\n\n", at.start, at.end);
    }
    out.push_str("## Who said what\n\n");
    for s in d.attributions.iter().filter(|s| index.is_listed(s)) {
        let said: Vec<&str> = s.content.iter().map(|c| c.exact.as_str()).collect();
        let to = s.addressee.as_ref().map_or(String::new(), |p| format!(" to {}", words(party(p))));
        put!(
            out,
            "- **{}**{to} ({}): {}\n",
            words(speaker_of(s).unwrap_or("a speaker not named")),
            words(&plain::manner_of_speech(&s.kind, &s.form)),
            words(&said.join(" … "))
        );
    }
    for (n, notice) in d.notices.iter().enumerate() {
        put!(
            out,
            "{}- {}\n",
            if n == 0 { "\n## What the software could not do\n\n" } else { "" },
            words(notice)
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn plain_words_stay_as_they_are() {
        for plain in
            ["It rose by 3.5% (from 2 to 5) – “so far”; why?", "snake_case", "A-B, c/d: e!", "AT&T & Co."]
        {
            assert_eq!(words(plain), plain);
        }
    }

    #[test]
    fn mark_up_is_escaped_where_it_would_be_mark_up() {
        for (text, escaped) in [
            ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
            ("[a](https://a.example)", "\\[a\\]\\(https\\://a.example)"),
            ("# a", "\\# a"),
            ("a # b", "a # b"),
            ("12. a", "12\\. a"),
            ("2019.", "2019\\."),
            ("- a", "\\- a"),
            ("<b> &lt; &", "&lt;b> &amp;lt; &"),
            ("a@b.example www.a.example", "a\\@b.example &#119;ww.a.example"),
            ("a | b", "a \\| b"),
        ] {
            assert_eq!(words(text), escaped, "{text}");
        }
    }
}
