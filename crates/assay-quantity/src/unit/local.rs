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

/// The money meant by a shared name where the figure's place has one of that name; `None` where the
/// name is nobody else's, or the place does not tell.
///
/// A bare dollar stays American wherever it is spent: newspapers of most countries mean that one.
pub(crate) fn currency_at(name: &str, country: &str) -> Option<&'static str> {
    LOCAL.iter().find(|(shared, place, _)| *shared == name && *place == country).map(|(.., code)| *code)
}
