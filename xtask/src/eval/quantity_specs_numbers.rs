//! Numbers and units of `quantity-specs`: what we read in the specifications' terms.

use assay_quantity::{Amount, UnitKind, Value, read_amounts, read_limits, read_numbers, read_ordinals};
use assay_text::Span;

use super::quantity_specs::Outcome;

/// What we find for a model of numbers or units; `None` for the models of dates.
pub(super) fn found(model: &str, input: &str) -> Option<Vec<Outcome>> {
    Some(match model {
        name if name.starts_with("NumberModel") => numbers(input),
        name if name.starts_with("NumberRangeModel") => limits(input),
        name if name.starts_with("OrdinalModel") => ordinals(input),
        name if name.starts_with("PercentModel") => amounts(input, |amount| amount.kind == UnitKind::Percent),
        "CurrencyModel" => amounts(input, |amount| amount.kind == UnitKind::Currency),
        "AgeModel" => amounts(input, |amount| amount.unit.ends_with("of age")),
        "TemperatureModel" => amounts(input, is_temperature),
        // A rate over time is a speed; any other rate is read as its first unit.
        "DimensionModel" => {
            amounts(input, |amount| amount.kind == UnitKind::Physical && !is_temperature(amount))
        }
        _ => return None,
    })
}

/// A degree of nothing named is one of temperature.
fn is_temperature(amount: &Amount) -> bool {
    matches!(
        amount.unit.as_str(),
        "degree"
            | "degree Celsius"
            | "degree Fahrenheit"
            | "degree Rankine"
            | "degree Réaumur"
            | "degree Delisle"
            | "kelvin"
    )
}

/// A number to twelve digits, so that binary noise and the writing of exponents do not count.
pub(super) fn written(value: f64) -> String {
    format!("{value:.11e}")
}

fn outcome(input: &str, span: Span, value: f64) -> Outcome {
    Outcome { text: span.of(input).to_lowercase(), resolution: vec![format!("value={}", written(value))] }
}

fn numbers(input: &str) -> Vec<Outcome> {
    read_numbers(input)
        .into_iter()
        .filter(|(span, _)| !has_unit_glued(input, *span))
        .flat_map(|(span, value)| match value {
            Value::Single(number) => vec![outcome(input, span, number.value())],
            // The number model lists the ends of a range one by one.
            Value::Range(low, high) => ends(input, span, low.value(), high.value()),
            _ => Vec::new(),
        })
        .collect()
}

/// "180ml": a number with its unit glued on is another model's.
fn has_unit_glued(input: &str, span: Span) -> bool {
    let digits = span.of(input).ends_with(|c: char| c.is_ascii_digit());
    digits && input[span.end()..].starts_with(char::is_alphabetic)
}

fn ends(input: &str, span: Span, low: f64, high: f64) -> Vec<Outcome> {
    let words = span.of(input);
    let cut = [" to ", " and ", " or ", "-", "–", "~"].iter().find_map(|mark| words.split_once(mark));
    let Some((first, second)) = cut else { return Vec::new() };
    [(first, low), (second, high)]
        .into_iter()
        .map(|(text, value)| Outcome {
            text: text.trim().to_lowercase(),
            resolution: vec![format!("value={}", written(value))],
        })
        .collect()
}

fn limits(input: &str) -> Vec<Outcome> {
    read_limits(input)
        .into_iter()
        .map(|(span, limits)| Outcome {
            text: span.of(input).to_lowercase(),
            resolution: vec![format!("value={limits}")],
        })
        .collect()
}

fn ordinals(input: &str) -> Vec<Outcome> {
    read_ordinals(input).into_iter().map(|(span, place)| outcome(input, span, place)).collect()
}

fn amounts(input: &str, wanted: impl Fn(&Amount) -> bool) -> Vec<Outcome> {
    read_amounts(input)
        .into_iter()
        .filter(wanted)
        .map(|amount| {
            let words = amount.span.of(input).to_lowercase();
            let mut resolution = if amount.kind == UnitKind::Percent {
                vec![format!("value={}%", amount.value)]
            } else {
                vec![
                    format!("value={}", written(amount.value)),
                    format!("unit={}", unit_name(&amount, &words)),
                ]
            };
            resolution.sort();
            let text = speed(&amount, &words, input).unwrap_or(words);
            Outcome { text, resolution }
        })
        .collect()
}

/// The words of a speed, which go on to the end of what it is per.
fn speed(amount: &Amount, words: &str, input: &str) -> Option<String> {
    let per = amount.per.as_deref().filter(|per| is_time(per))?;
    let rest = &input[amount.span.end()..];
    let lower = rest.to_lowercase();
    let word = [per, "ms", "hr", "h", "s"]
        .into_iter()
        .find_map(|word| lower.find(word).map(|at| at + word.len()))?;
    Some(format!("{words}{}", lower.get(..word)?))
}

fn is_time(per: &str) -> bool {
    matches!(per, "hour" | "minute" | "second" | "millisecond" | "microsecond")
}

/// Our unit in the specifications' words, which keep an unqualified "dollar" or "pound" as it is.
fn unit_name(amount: &Amount, words: &str) -> String {
    let said = |word: &str| words.contains(word);
    if let Some(name) = CURRENCIES.iter().find(|(code, _)| *code == amount.unit).map(|(_, name)| *name) {
        return name.to_owned();
    }
    let name = amount.unit.as_str();
    let plain = match name {
        "USD" | "$"
            if words.split(|c: char| !(c.is_alphabetic() || c == '.')).any(|word| {
                matches!(word, "us" | "u.s" | "u.s." | "usd" | "musd" | "american" | "united")
            }) =>
        {
            "united states dollar"
        }
        "USD" | "$" => "dollar",
        "GBP" if said("gbp") || said("british") || said("sterling") => "british pound",
        "GBP" => "pound",
        "penny" if said("pence") => "pence",
        "degree Celsius" => "c",
        "degree Fahrenheit" => "f",
        "kelvin" => "k",
        "degree Rankine" => "r",
        "degree Delisle" => "d",
        "year of age" => "year",
        "month of age" => "month",
        "week of age" => "week",
        "day of age" => "day",
        "tonne" if said("metric") => "metric ton",
        "tonne" => "ton",
        "degree of arc" => "degree",
        // Rare measures have no names of their own there.
        "quart" | "gill" | "peck" | "hogshead" => "volume unit",
        "stone" | "grain" | "pennyweight" => "weight unit",
        name => name,
    };
    let plain = match amount.per.as_deref().filter(|per| amount.kind == UnitKind::Physical && is_time(per)) {
        Some(per) => format!("{plain} per {per}"),
        None => plain.to_owned(),
    };
    plain.replace("metre", "meter").replace("litre", "liter").to_lowercase()
}

/// Currencies by their names in the specifications.
const CURRENCIES: &[(&str, &str)] = &[
    ("AED", "united arab emirates dirham"),
    ("AUD", "australian dollar"),
    ("BRL", "brazilian real"),
    ("BTC", "bitcoin"),
    ("CAD", "canadian dollar"),
    ("CHF", "swiss franc"),
    ("CNY", "chinese yuan"),
    ("CZK", "czech koruna"),
    ("KES", "kenyan shilling"),
    ("EGP", "egyptian pound"),
    ("PKR", "pakistani rupee"),
    ("BDT", "bangladeshi taka"),
    ("ISK", "icelandic króna"),
    ("COP", "colombian peso"),
    ("ARS", "argentine peso"),
    ("CLP", "chilean peso"),
    ("KWD", "kuwaiti dinar"),
    ("BGN", "bulgarian lev"),
    ("DKK", "danish krone"),
    ("EUR", "euro"),
    ("HKD", "hong kong dollar"),
    ("HUF", "hungarian forint"),
    ("IDR", "indonesian rupiah"),
    ("ILS", "israeli new shekel"),
    ("INR", "rupee"),
    ("JPY", "japanese yen"),
    ("KRW", "south korean won"),
    ("LAK", "lao kip"),
    ("MXN", "mexican peso"),
    ("MYR", "malaysian ringgit"),
    ("NGN", "nigerian naira"),
    ("NOK", "norwegian krone"),
    ("NZD", "new zealand dollar"),
    ("PHP", "philippine peso"),
    ("PLN", "polish zloty"),
    ("RON", "romanian leu"),
    ("RUB", "russian ruble"),
    ("SAR", "saudi riyal"),
    ("SEK", "swedish krona"),
    ("SGD", "singapore dollar"),
    ("THB", "thai baht"),
    ("TRY", "turkish lira"),
    ("TWD", "new taiwan dollar"),
    ("UAH", "ukrainian hryvnia"),
    ("VND", "vietnamese dong"),
    ("ZAR", "south african rand"),
    ("ALL", "albanian lek"),
    ("DZD", "algerian dinar"),
    ("AOA", "angolan kwanza"),
    ("AMD", "armenian dram"),
    ("AWG", "aruban florin"),
    ("AZN", "azerbaijani manat"),
    ("BHD", "bahraini dinar"),
    ("BSD", "bahamian dollar"),
    ("BBD", "barbadian dollar"),
    ("BYN", "belarusian ruble"),
    ("BZD", "belize dollar"),
    ("BMD", "bermudian dollar"),
    ("BTN", "bhutanese ngultrum"),
    ("BOB", "bolivian boliviano"),
    ("BAM", "bosnia and herzegovina convertible mark"),
    ("BWP", "botswana pula"),
    ("BND", "brunei dollar"),
    ("MMK", "burmese kyat"),
    ("BIF", "burundian franc"),
    ("KHR", "cambodian riel"),
    ("CVE", "cape verdean escudo"),
    ("KYD", "cayman islands dollar"),
    ("XAF", "central african cfa franc"),
    ("KMF", "comorian franc"),
    ("CDF", "congolese franc"),
    ("CRC", "costa rican colón"),
    ("HRK", "croatian kuna"),
    ("CUP", "cuban peso"),
    ("DJF", "djiboutian franc"),
    ("DOP", "dominican peso"),
    ("XCD", "east caribbean dollar"),
    ("ERN", "eritrean nakfa"),
    ("ETB", "ethiopian birr"),
    ("FKP", "falkland islands pound"),
    ("FJD", "fijian dollar"),
    ("GMD", "gambian dalasi"),
    ("GEL", "georgian lari"),
    ("GHS", "ghanaian cedi"),
    ("GIP", "gibraltar pound"),
    ("GTQ", "guatemalan quetzal"),
    ("GNF", "guinean franc"),
    ("GYD", "guyanese dollar"),
    ("HTG", "haitian gourde"),
    ("HNL", "honduran lempira"),
    ("IRR", "iranian rial"),
    ("IQD", "iraqi dinar"),
    ("JMD", "jamaican dollar"),
    ("JOD", "jordanian dinar"),
    ("KZT", "kazakhstani tenge"),
    ("KGS", "kyrgyzstani som"),
    ("LBP", "lebanese pound"),
    ("LSL", "lesotho loti"),
    ("LRD", "liberian dollar"),
    ("LYD", "libyan dinar"),
    ("MOP", "macanese pataca"),
    ("MKD", "macedonian denar"),
    ("MGA", "malagasy ariary"),
    ("MWK", "malawian kwacha"),
    ("MVR", "maldivian rufiyaa"),
    ("MRU", "mauritanian ouguiya"),
    ("MUR", "mauritian rupee"),
    ("MDL", "moldovan leu"),
    ("MNT", "mongolian tögrög"),
    ("MAD", "moroccan dirham"),
    ("MZN", "mozambican metical"),
    ("NAD", "namibian dollar"),
    ("NPR", "nepalese rupee"),
    ("NIO", "nicaraguan córdoba"),
    ("KPW", "north korean won"),
    ("OMR", "omani rial"),
    ("PAB", "panamanian balboa"),
    ("PGK", "papua new guinean kina"),
    ("PYG", "paraguayan guaraní"),
    ("PEN", "peruvian sol"),
    ("QAR", "qatari riyal"),
    ("RWF", "rwandan franc"),
    ("WST", "samoan tālā"),
    ("STN", "são tomé and príncipe dobra"),
    ("RSD", "serbian dinar"),
    ("SCR", "seychellois rupee"),
    ("SLL", "sierra leonean leone"),
    ("SBD", "solomon islands dollar"),
    ("SOS", "somali shilling"),
    ("LKR", "sri lankan rupee"),
    ("SDG", "sudanese pound"),
    ("SRD", "surinamese dollar"),
    ("SZL", "swazi lilangeni"),
    ("SYP", "syrian pound"),
    ("TJS", "tajikistani somoni"),
    ("TZS", "tanzanian shilling"),
    ("TOP", "tongan paʻanga"),
    ("TTD", "trinidad and tobago dollar"),
    ("TND", "tunisian dinar"),
    ("TMT", "turkmenistani manat"),
    ("UGX", "ugandan shilling"),
    ("UYU", "uruguayan peso"),
    ("UZS", "uzbekistani som"),
    ("VUV", "vanuatu vatu"),
    ("VES", "venezuelan bolívar"),
    ("XOF", "west african cfa franc"),
    ("YER", "yemeni rial"),
    ("ZMW", "zambian kwacha"),
    ("ZWL", "zimbabwean dollar"),
    ("AFN", "afghan afghani"),
    ("ETH", "ethereum"),
    ("ANG", "netherlands antillean guilder"),
    ("CUC", "cuban convertible peso"),
    ("XPF", "cfp franc"),
    ("SSP", "south sudanese pound"),
];
