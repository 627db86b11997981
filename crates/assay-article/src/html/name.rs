//! Names of elements and the tags they mean.

use super::Tag;

/// Names and tags, sorted by name.
const NAMES: &[(&str, Tag)] = &[
    ("a", Tag::A),
    ("abbr", Tag::Abbr),
    ("address", Tag::Address),
    ("applet", Tag::Applet),
    ("area", Tag::Area),
    ("article", Tag::Article),
    ("aside", Tag::Aside),
    ("audio", Tag::Audio),
    ("b", Tag::B),
    ("base", Tag::Base),
    ("basefont", Tag::Basefont),
    ("bgsound", Tag::Bgsound),
    ("big", Tag::Big),
    ("blockquote", Tag::Blockquote),
    ("body", Tag::Body),
    ("br", Tag::Br),
    ("button", Tag::Button),
    ("canvas", Tag::Canvas),
    ("caption", Tag::Caption),
    ("center", Tag::Center),
    ("cite", Tag::Cite),
    ("code", Tag::Code),
    ("col", Tag::Col),
    ("colgroup", Tag::Colgroup),
    ("dd", Tag::Dd),
    ("del", Tag::Del),
    ("details", Tag::Details),
    ("dfn", Tag::Dfn),
    ("dialog", Tag::Dialog),
    ("dir", Tag::Dir),
    ("div", Tag::Div),
    ("dl", Tag::Dl),
    ("dt", Tag::Dt),
    ("em", Tag::Em),
    ("embed", Tag::Embed),
    ("fieldset", Tag::Fieldset),
    ("figcaption", Tag::Figcaption),
    ("figure", Tag::Figure),
    ("font", Tag::Font),
    ("footer", Tag::Footer),
    ("form", Tag::Form),
    ("frame", Tag::Frame),
    ("frameset", Tag::Frameset),
    ("h1", Tag::H1),
    ("h2", Tag::H2),
    ("h3", Tag::H3),
    ("h4", Tag::H4),
    ("h5", Tag::H5),
    ("h6", Tag::H6),
    ("head", Tag::Head),
    ("header", Tag::Header),
    ("hgroup", Tag::Hgroup),
    ("hr", Tag::Hr),
    ("html", Tag::Html),
    ("i", Tag::I),
    ("iframe", Tag::Iframe),
    ("image", Tag::Image),
    ("img", Tag::Img),
    ("input", Tag::Input),
    ("ins", Tag::Ins),
    ("kbd", Tag::Kbd),
    ("keygen", Tag::Keygen),
    ("label", Tag::Label),
    ("legend", Tag::Legend),
    ("li", Tag::Li),
    ("link", Tag::Link),
    ("listing", Tag::Listing),
    ("main", Tag::Main),
    ("map", Tag::Map),
    ("mark", Tag::Mark),
    ("marquee", Tag::Marquee),
    ("math", Tag::Math),
    ("menu", Tag::Menu),
    ("meta", Tag::Meta),
    ("meter", Tag::Meter),
    ("nav", Tag::Nav),
    ("nobr", Tag::Nobr),
    ("noembed", Tag::Noembed),
    ("noframes", Tag::Noframes),
    ("noscript", Tag::Noscript),
    ("object", Tag::Object),
    ("ol", Tag::Ol),
    ("optgroup", Tag::Optgroup),
    ("option", Tag::Option),
    ("output", Tag::Output),
    ("p", Tag::P),
    ("param", Tag::Param),
    ("picture", Tag::Picture),
    ("plaintext", Tag::Plaintext),
    ("pre", Tag::Pre),
    ("progress", Tag::Progress),
    ("q", Tag::Q),
    ("rb", Tag::Rb),
    ("rp", Tag::Rp),
    ("rt", Tag::Rt),
    ("rtc", Tag::Rtc),
    ("ruby", Tag::Ruby),
    ("s", Tag::S),
    ("samp", Tag::Samp),
    ("script", Tag::Script),
    ("search", Tag::Search),
    ("section", Tag::Section),
    ("select", Tag::Select),
    ("small", Tag::Small),
    ("source", Tag::Source),
    ("span", Tag::Span),
    ("strike", Tag::Strike),
    ("strong", Tag::Strong),
    ("style", Tag::Style),
    ("sub", Tag::Sub),
    ("summary", Tag::Summary),
    ("sup", Tag::Sup),
    ("svg", Tag::Svg),
    ("table", Tag::Table),
    ("tbody", Tag::Tbody),
    ("td", Tag::Td),
    ("template", Tag::Template),
    ("textarea", Tag::Textarea),
    ("tfoot", Tag::Tfoot),
    ("th", Tag::Th),
    ("thead", Tag::Thead),
    ("time", Tag::Time),
    ("title", Tag::Title),
    ("tr", Tag::Tr),
    ("track", Tag::Track),
    ("tt", Tag::Tt),
    ("u", Tag::U),
    ("ul", Tag::Ul),
    ("var", Tag::Var),
    ("video", Tag::Video),
    ("wbr", Tag::Wbr),
    ("xmp", Tag::Xmp),
];

/// Longest name in [`NAMES`].
const LONGEST: usize = 10;

impl Tag {
    /// The tag of a name in any case.
    pub(crate) fn of(name: &str) -> Self {
        let mut lower = [0u8; LONGEST];
        let Some(lower) = lower.get_mut(..name.len()) else { return Self::Other };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        let lower: &[u8] = lower;
        NAMES
            .binary_search_by(|(known, _)| known.as_bytes().cmp(lower))
            .ok()
            .and_then(|index| NAMES.get(index))
            .map_or(Self::Other, |(_, tag)| *tag)
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, NAMES, Tag};

    #[test]
    fn the_table_is_sorted_and_names_fit() {
        assert!(NAMES.is_sorted_by_key(|(name, _)| name));
        assert_eq!(NAMES.iter().map(|(name, _)| name.len()).max(), Some(LONGEST));
        assert_eq!(Tag::of("bLoCkquote"), Tag::Blockquote);
        assert_eq!(Tag::of("DIV"), Tag::Div);
        assert_eq!(Tag::of("no-such-element-at-all"), Tag::Other);
    }
}
