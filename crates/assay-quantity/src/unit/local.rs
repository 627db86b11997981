//! Money whose name several countries share: "krona", "peso", "rupee".

/// Name in the table of units, code of the country, code of its money.
#[rustfmt::skip]
const LOCAL: &[(&str, &str, &str)] = &[
    ("INR", "LKA", "LKR"), ("INR", "NPL", "NPR"), ("INR", "PAK", "PKR"),
    ("SAR", "QAT", "QAR"), ("dinar", "IRQ", "IQD"), ("dinar", "JOR", "JOD"), ("dinar", "KWT", "KWD"),
    ("dinar", "SRB", "RSD"), ("dinar", "TUN", "TND"), ("dinar", "DZA", "DZD"), ("dinar", "LBY", "LYD"),
    ("franc", "CHE", "CHF"), ("franc", "CMR", "XAF"), ("franc", "SEN", "XOF"), ("franc", "CIV", "XOF"),
    ("franc", "MLI", "XOF"), ("franc", "RWA", "RWF"), ("krone", "DNK", "DKK"), ("krone", "ISL", "ISK"),
    ("krone", "NOR", "NOK"), ("krone", "SWE", "SEK"), ("lira", "TUR", "TRY"), ("peso", "ARG", "ARS"),
    ("peso", "CHL", "CLP"), ("peso", "COL", "COP"), ("peso", "CUB", "CUP"), ("peso", "DOM", "DOP"),
    ("peso", "MEX", "MXN"), ("peso", "PHL", "PHP"), ("peso", "URY", "UYU"), ("shilling", "KEN", "KES"),
    ("shilling", "SOM", "SOS"), ("shilling", "TZA", "TZS"), ("shilling", "UGA", "UGX"),
];

/// Countries whose own money is a dollar, and its code, with the ending of their addresses.
#[rustfmt::skip]
const DOLLARS: &[(&str, &str, &str)] = &[
    ("AUS", "au", "AUD"), ("BHS", "bs", "BSD"), ("BLZ", "bz", "BZD"), ("BRB", "bb", "BBD"), ("BRN", "bn", "BND"),
    ("CAN", "ca", "CAD"), ("FJI", "fj", "FJD"), ("GUY", "gy", "GYD"), ("HKG", "hk", "HKD"), ("JAM", "jm", "JMD"),
    ("LBR", "lr", "LRD"), ("NAM", "na", "NAD"), ("NZL", "nz", "NZD"), ("SGP", "sg", "SGD"), ("SLB", "sb", "SBD"),
    ("SUR", "sr", "SRD"), ("TTO", "tt", "TTD"), ("TWN", "tw", "TWD"), ("ZWE", "zw", "ZWL"),
];

/// What "$" and "dollars" without a country stand for in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dollar {
    /// The dollar of the outlet's country, where its address tells that one.
    outlet: Option<(&'static str, &'static str)>,
    /// Whether the article writes "US$" or "American dollars" somewhere.
    us_is_said: bool,
}

impl Dollar {
    /// By the article's own address and its words.
    pub(crate) fn of(address: Option<&str>, text: &str) -> Self {
        let rest = address.and_then(|address| address.split_once("://")).map(|(_, rest)| rest);
        let host = rest.and_then(|rest| rest.split(['/', '?', '#', ':']).next());
        let ending = host.and_then(|host| host.rsplit('.').next()).map(str::to_ascii_lowercase);
        let outlet = ending
            .and_then(|ending| DOLLARS.iter().find(|(_, domain, _)| *domain == ending))
            .map(|(country, _, code)| (*country, *code));
        let said = ["US$", "US $", "USD", "U.S.$", "US dollar", "U.S. dollar", "American dollar"];
        Self { outlet, us_is_said: said.iter().any(|words| text.contains(words)) }
    }

    /// The dollar meant of a figure that holds in `country`; `None` where several can be.
    ///
    /// An outlet means its own country's dollar, unless the figure is of another country that has one.
    /// Elsewhere it is the American one, unless the figure is of a country with its own, or the
    /// article tells American dollars apart by name.
    pub(crate) fn meant(self, country: Option<&str>) -> Option<&'static str> {
        let own = country.and_then(|country| DOLLARS.iter().find(|(place, ..)| *place == country));
        match (self.outlet, own) {
            (Some((home, code)), None) => {
                (country != Some("USA") || home == "USA" || self.us_is_said).then_some(code)
            }
            (Some((home, code)), Some((place, ..))) => (home == *place).then_some(code),
            (None, Some((.., code))) => self.us_is_said.then_some(*code),
            (None, None) => Some("USD"),
        }
    }
}

/// The money meant by a shared name where the figure's place has one of that name; `None` where the
/// name is nobody else's, or the place does not tell.
pub(crate) fn currency_at(name: &str, country: &str) -> Option<&'static str> {
    LOCAL.iter().find(|(shared, place, _)| *shared == name && *place == country).map(|(.., code)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dollar_is_the_outlets_or_ambiguous() {
        let home = Dollar::of(Some("https://news.example.com.au/rents"), "It cost $5.");
        assert_eq!(home.meant(None), Some("AUD"));
        assert_eq!(home.meant(Some("USA")), None);
        assert_eq!(home.meant(Some("CAN")), None);
        let wire = Dollar::of(None, "It cost $5.");
        assert_eq!(wire.meant(None), Some("USD"));
        assert_eq!(wire.meant(Some("AUS")), None);
        let told = Dollar::of(None, "It cost $5, or US$3.");
        assert_eq!(told.meant(Some("AUS")), Some("AUD"));
    }
}
