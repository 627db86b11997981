//! `cargo xtask schema`: the JSON schema of a dossier, made from its records.

use assay_dossier::Dossier;

use crate::generated::{Arguments, GeneratedError, put};

pub fn run(arguments: &Arguments) -> Result<(), GeneratedError> {
    let schema = schemars::schema_for!(Dossier);
    let mut json = serde_json::to_string_pretty(&schema).unwrap_or_default();
    json.push('\n');
    put("docs/schema/assay-dossier-1.json", &json, "schema", arguments)
}
