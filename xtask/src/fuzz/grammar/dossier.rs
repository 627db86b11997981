//! Dossiers and other records as JSON, changed in their parts: positions off by one, beyond the text or
//! inside a character, values of another kind, parts that are missing, there twice or of another record.

use serde_json::{Number, Value};

use super::super::random::Random;
use super::prose;

/// `corpus` with some of its parts changed; as it is where it is no JSON.
pub fn changed(random: &mut Random, corpus: &[u8]) -> Vec<u8> {
    let Ok(mut record) = serde_json::from_slice::<Value>(corpus) else { return corpus.to_vec() };
    for _ in 0..=random.few(12) {
        let depth = 1 + random.below(9);
        change(random, &mut record, depth);
    }
    serde_json::to_vec(&record).unwrap_or_default()
}

/// Goes down `depth` steps at random and changes what stands there.
fn change(random: &mut Random, value: &mut Value, depth: usize) {
    let mut at = value;
    for _ in 0..depth {
        let inner = match &*at {
            Value::Array(values) => values.len(),
            Value::Object(members) => members.len(),
            _ => 0,
        };
        if inner == 0 {
            break;
        }
        let index = random.below(inner);
        let below = match at {
            Value::Array(values) => values.get_mut(index),
            Value::Object(members) => members.values_mut().nth(index),
            _ => None,
        };
        // There are `inner` of them.
        let Some(below) = below else { return };
        at = below;
    }
    replace(random, at);
}

fn replace(random: &mut Random, at: &mut Value) {
    match at {
        Value::Number(number) => {
            let near = number.as_i64().map(|number| number.saturating_add(random.below(5) as i64 - 2));
            *at = match (random.below(4), near) {
                (0 | 1, Some(near)) => near.max(0).into(),
                (2, _) => {
                    Number::from_f64(random.of(&[0.0, -1.0, 1e300, 0.5])).map_or(Value::Null, Value::Number)
                }
                _ => random.of(&[0, 1, 7, 1 << 20, u64::MAX, u64::from(u32::MAX)]).into(),
            };
        }
        Value::String(string) => match random.below(6) {
            0 => string.clear(),
            1 => {
                let cut = string.floor_char_boundary(random.below(string.len() + 1));
                string.truncate(cut);
            }
            2 => prose::slip(random, string),
            3 => *string = prose::passage(random),
            4 => {
                const IDS: &[&str] =
                    &["c1", "a1", "q1", "n1", "p99", "", "author", "s1", "f1", "2019-99", "sha256:"];
                *string = random.of(IDS).to_owned();
            }
            _ => *at = Value::Null,
        },
        Value::Array(values) => match random.below(5) {
            0 => values.clear(),
            1 if !values.is_empty() => drop(values.remove(random.below(values.len()))),
            2 if !values.is_empty() => {
                let again = values[random.below(values.len())].clone();
                let times = 1 + random.few(40);
                values.extend(std::iter::repeat_n(again, times));
            }
            3 => values.reverse(),
            _ if values.len() > 1 => {
                let (from, to) = (random.below(values.len()), random.below(values.len()));
                values.swap(from, to);
            }
            _ => {}
        },
        Value::Object(members) => {
            let names: Vec<String> = members.keys().cloned().collect();
            if names.is_empty() {
                return;
            }
            let name = &names[random.below(names.len())];
            match random.below(3) {
                0 => drop(members.remove(name)),
                1 => drop(members.insert(name.clone(), Value::Null)),
                _ => {
                    let other = &names[random.below(names.len())];
                    let taken = members.get(other).cloned().unwrap_or_default();
                    members.insert(name.clone(), taken);
                }
            }
        }
        Value::Bool(flag) => *flag = !*flag,
        Value::Null => *at = random.of(&["", "x", "c1"]).into(),
    }
}
