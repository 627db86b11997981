//! One line of an `expect` block, and whether a dossier meets it.

use serde_json::Value;

/// What a line expects.
pub enum Expectation {
    /// `LIST "quote": field = value, …`: there is such an item.
    Some { list: String, quote: String, fields: Vec<(String, Value)> },
    /// `no LIST` or `no LIST "quote"`.
    None { list: String, quote: Option<String> },
    /// `count LIST = N`.
    Count { list: String, count: usize },
}

impl Expectation {
    /// Reads a line.
    pub fn parse(line: &str) -> Result<Self, String> {
        let mut rest = line.trim();
        if let Some(after) = rest.strip_prefix("count ") {
            let (list, count) = after.split_once('=').ok_or("expected “count LIST = N”")?;
            let count = count.trim().parse().map_err(|_| format!("“{count}” is not a count"))?;
            return Ok(Self::Count { list: list.trim().to_owned(), count });
        }
        let absent = rest.strip_prefix("no ");
        rest = absent.unwrap_or(rest).trim_start();
        let end = rest.find([' ', ':']).unwrap_or(rest.len());
        let list = rest[..end].to_owned();
        rest = rest[end..].trim_start();
        let quote = if rest.starts_with('"') { Some(take_string(&mut rest)?) } else { None };
        if absent.is_some() {
            return Ok(Self::None { list, quote });
        }
        let quote = quote.ok_or("expected a quoted passage")?;
        let mut fields = Vec::new();
        if let Some(after) = rest.trim_start().strip_prefix(':') {
            rest = after;
            loop {
                let (path, after) = rest.split_once('=').ok_or("expected “field = value”")?;
                rest = after.trim_start();
                fields.push((path.trim().to_owned(), take_value(&mut rest)?));
                match rest.trim_start().strip_prefix(',') {
                    Some(after) => rest = after,
                    None => break,
                }
            }
        }
        if rest.trim().is_empty() {
            Ok(Self::Some { list, quote, fields })
        } else {
            Err(format!("cannot read “{rest}”"))
        }
    }

    /// Whether the dossier meets it; if not, why.
    pub fn check(&self, dossier: &Value) -> Result<(), String> {
        match self {
            Self::Count { list, count } => {
                let items = items(dossier, list)?;
                if items.len() == *count {
                    Ok(())
                } else {
                    Err(format!("{} {list}: {}", items.len(), all(dossier, items)))
                }
            }
            Self::None { list, quote } => {
                let wanted = |item: &&Value| quote.as_ref().is_none_or(|quote| reads(dossier, item, quote));
                match items(dossier, list)?.iter().find(wanted) {
                    None => Ok(()),
                    Some(item) => Err(format!("there is one of {list}: “{}”", words(dossier, item))),
                }
            }
            Self::Some { list, quote, fields } => {
                let items = items(dossier, list)?;
                let candidates: Vec<_> = items.iter().filter(|item| reads(dossier, item, quote)).collect();
                if candidates.is_empty() {
                    return Err(format!("none of {list} reads “{quote}”; there is {}", all(dossier, items)));
                }
                let differs = |item: &Value| {
                    fields.iter().find_map(|(path, expected)| {
                        let found = field(item, path);
                        (!same(&found, expected))
                            .then(|| format!("“{quote}”: {path} is {found}, not {expected}"))
                    })
                };
                let reasons: Vec<_> = candidates.iter().map(|item| differs(item)).collect();
                if reasons.iter().any(Option::is_none) {
                    return Ok(());
                }
                Err(reasons.into_iter().flatten().collect::<Vec<_>>().join("; "))
            }
        }
    }
}

fn items<'a>(dossier: &'a Value, list: &str) -> Result<&'a Vec<Value>, String> {
    let pointer = format!("/{}", list.replace('.', "/"));
    dossier
        .pointer(&pointer)
        .and_then(Value::as_array)
        .ok_or_else(|| format!("a dossier has no list “{list}”"))
}

fn all(dossier: &Value, items: &[Value]) -> String {
    let words: Vec<_> = items.iter().map(|item| format!("“{}”", words(dossier, item))).collect();
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}

/// Whether an item's words are `quote`, or begin with it where it ends in `…`. A no-break space
/// compares as a space: nobody can see the difference in a case.
fn reads(dossier: &Value, item: &Value, quote: &str) -> bool {
    let matches = |words: String| {
        let words = words.replace('\u{A0}', " ");
        words == quote || quote.strip_suffix('…').is_some_and(|beginning| words.starts_with(beginning))
    };
    matches(words(dossier, item)) || claim_of(dossier, item).is_some_and(matches)
}

/// The words of the claim a finding is about.
fn claim_of(dossier: &Value, finding: &Value) -> Option<String> {
    exact_of(dossier, "claims", finding.get("claim")?)
}

/// The words of the item of `list` with this id.
fn exact_of(dossier: &Value, list: &str, id: &Value) -> Option<String> {
    let found = dossier[list].as_array()?.iter().find(|candidate| candidate["id"] == *id)?;
    found.pointer("/anchor/exact").and_then(Value::as_str).map(str::to_owned)
}

/// The words an item stands for: its anchor; the content of an attribution; the claim's (or the
/// figure's) words for a finding; the name of a name.
fn words(dossier: &Value, item: &Value) -> String {
    if let Some(exact) = item.pointer("/anchor/exact").and_then(Value::as_str) {
        return exact.to_owned();
    }
    if let Some(parts) = item.get("content").and_then(Value::as_array) {
        let parts: Vec<_> = parts.iter().filter_map(|part| part["exact"].as_str()).collect();
        return parts.join(" | ");
    }
    // An exchange goes by the point in dispute, a voice by whose it is.
    let point = item.pointer("/point/exact").and_then(Value::as_str);
    if let Some(known) = point.or_else(|| item.get("who").and_then(Value::as_str)) {
        return known.to_owned();
    }
    if let Some(name) = item.get("name").and_then(Value::as_str) {
        return name.to_owned();
    }
    let figure =
        item.get("quantity").filter(|id| !id.is_null()).and_then(|id| exact_of(dossier, "quantities", id));
    figure.or_else(|| claim_of(dossier, item)).unwrap_or_default()
}

/// The value at a dotted path; of a list, the parts joined with ` | `.
fn field(item: &Value, path: &str) -> Value {
    let mut value = item;
    let mut keys = path.split('.');
    while let Some(key) = keys.next() {
        if let Value::Array(parts) = value {
            let rest: Vec<_> = std::iter::once(key).chain(keys).collect();
            let parts: Vec<_> = parts.iter().map(|part| plain(&field(part, &rest.join(".")))).collect();
            return Value::String(parts.join(" | "));
        }
        value = &value[key];
    }
    match value {
        Value::Array(parts) => Value::String(parts.iter().map(plain).collect::<Vec<_>>().join(" | ")),
        other => other.clone(),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn same(found: &Value, expected: &Value) -> bool {
    match (found.as_f64(), expected.as_f64()) {
        (Some(found), Some(expected)) => (found - expected).abs() <= 1e-9 * expected.abs().max(1.0),
        _ => found == expected,
    }
}

fn take_string(rest: &mut &str) -> Result<String, String> {
    match take_value(rest)? {
        Value::String(text) => Ok(text),
        other => Err(format!("{other} is not a quoted passage")),
    }
}

/// Takes one JSON value off the front.
fn take_value(rest: &mut &str) -> Result<Value, String> {
    let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
    match values.next() {
        Some(Ok(value)) => {
            *rest = &rest[values.byte_offset()..];
            Ok(value)
        }
        Some(Err(error)) => Err(format!("“{rest}”: {error}")),
        None => Err("expected a value".to_owned()),
    }
}
