//! Writes the network as `assay_language::syntax::model` describes it.

use std::collections::BTreeMap;

use assay_language::syntax::features::{FORM, form_hash};
use assay_language::syntax::model::{MAGIC, VERSION};

use super::embedding::{Embeddings, Table};
use super::network::Network;
use super::vectors::{Vectors, projected};

/// The model's bytes.
pub fn export(network: &mut Network, embeddings: &Embeddings, vectors: &Vectors) -> Vec<u8> {
    let sizes = network.sizes;
    let width = embeddings.width;
    let mut out = MAGIC.to_vec();
    for number in [VERSION as usize, width, sizes.layers, sizes.tag_layer, sizes.arc, sizes.label] {
        put(&mut out, number);
    }
    for (template, table) in embeddings.tables.iter().enumerate() {
        let rows = if template == FORM {
            forms(network, table, vectors, width)
        } else {
            table
                .rows
                .iter()
                .map(|(hash, &row)| (*hash, row_of(table, row, width).to_vec()))
                .collect::<BTreeMap<_, _>>()
        };
        let mut unknown = row_of(table, 0, width).to_vec();
        if template == FORM {
            unknown.iter_mut().zip(&network.vectors.bias).for_each(|(value, bias)| *value += bias);
        }
        put_table(&mut out, &rows, &unknown);
    }
    // The projection of the vectors is in the table of forms already.
    let tensors = network.file_order();
    for tensor in tensors {
        put_tensor(&mut out, tensor);
    }
    out
}

/// Rows of forms that the treebanks have or that have a vector, both added up.
fn forms(network: &Network, table: &Table, vectors: &Vectors, width: usize) -> BTreeMap<u32, Vec<f32>> {
    let projected = projected(&vectors.values, &network.vectors.weights, vectors.size, width);
    let with_bias = |row: u32| -> Vec<f32> {
        row_of(table, row, width)
            .iter()
            .zip(&network.vectors.bias)
            .map(|(value, bias)| value + bias)
            .collect()
    };
    let mut rows: BTreeMap<u32, Vec<f32>> =
        table.rows.iter().map(|(hash, &row)| (*hash, with_bias(row))).collect();
    for (word, &place) in &vectors.index {
        let row = rows.entry(form_hash(word)).or_insert_with(|| with_bias(0));
        let vector = &projected[place * width..(place + 1) * width];
        row.iter_mut().zip(vector).for_each(|(sum, value)| *sum += value);
    }
    rows
}

fn row_of(table: &Table, row: u32, width: usize) -> &[f32] {
    &table.values[row as usize * width..(row as usize + 1) * width]
}

fn put(out: &mut Vec<u8>, number: usize) {
    out.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}

fn largest<'a>(values: impl Iterator<Item = &'a f32>) -> f32 {
    values.fold(1e-6, |largest: f32, value| largest.max(value.abs()))
}

fn put_table(out: &mut Vec<u8>, rows: &BTreeMap<u32, Vec<f32>>, unknown: &[f32]) {
    let bits = rows.len().max(2).ilog2();
    let scale = largest(rows.values().flatten().chain(unknown)) / 127.0;
    let byte = |value: &f32| (value / scale).round().clamp(-127.0, 127.0) as i8 as u8;
    put(out, rows.len());
    put(out, bits as usize);
    out.extend(scale.to_le_bytes());
    out.extend(unknown.iter().map(byte));
    let mut offsets = vec![0usize; (1 << bits) + 1];
    for hash in rows.keys() {
        offsets[(hash >> (32 - bits)) as usize + 1] += 1;
    }
    for bucket in 1..offsets.len() {
        offsets[bucket] += offsets[bucket - 1];
    }
    offsets.iter().for_each(|offset| put(out, *offset));
    rows.keys().for_each(|hash| out.extend(hash.to_le_bytes()));
    for row in rows.values() {
        out.extend(row.iter().map(byte));
    }
}

fn put_tensor(out: &mut Vec<u8>, values: &[f32]) {
    let scale = largest(values.iter()) / 32_767.0;
    put(out, values.len());
    out.extend(scale.to_le_bytes());
    for value in values {
        out.extend(((value / scale).round().clamp(-32_767.0, 32_767.0) as i16).to_le_bytes());
    }
}
