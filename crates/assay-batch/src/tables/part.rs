//! A part of the tables as Parquet files: `claims/part-00000.parquet` and so on. Every reader of Parquet
//! takes such a folder as one table.

use std::path::Path;
use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};

use super::{COLUMNS, Cell, Kind, TABLES, article_row};
use crate::BatchError;
use crate::output::replace;
use crate::product::Product;

/// Rows held for the next part, by table.
#[derive(Default)]
pub(crate) struct Part([Vec<(u64, Vec<Cell>)>; 5]);

impl Part {
    /// Adds the rows of a page.
    pub(crate) fn add(&mut self, page: u64, product: &Product) {
        let [articles, others @ ..] = &mut self.0;
        articles.push((page, article_row(product)));
        if let Ok(made) = &product.result {
            for (table, rows) in others.iter_mut().zip(&made.rows.others) {
                table.extend(rows.iter().map(|row| (page, row.clone())));
            }
        }
    }

    /// Writes part `number` into `folder` and begins the next. An empty part is none.
    pub(crate) fn write(&mut self, folder: &Path, number: u64) -> Result<(), BatchError> {
        for (index, table) in self.0.iter_mut().enumerate() {
            let folder = folder.join(TABLES[index]);
            std::fs::create_dir_all(&folder).map_err(BatchError::file(&folder))?;
            let path = folder.join(format!("part-{number:05}.parquet"));
            if table.is_empty() {
                continue;
            }
            let bytes = parquet(index, table).map_err(|error| BatchError::File {
                path: path.clone(),
                error: std::io::Error::other(error),
            })?;
            replace(&path, &bytes)?;
            table.clear();
        }
        Ok(())
    }
}

/// A table of `rows` as Parquet.
fn parquet(table: usize, rows: &[(u64, Vec<Cell>)]) -> Result<Vec<u8>, ParquetError> {
    let mut bytes = Vec::new();
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema(table)?, Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    let mut index = 0;
    while let Some(mut column) = group.next_column()? {
        write_column(&mut column, index, rows)?;
        column.close()?;
        index += 1;
    }
    group.close()?;
    writer.close()?;
    Ok(bytes)
}

fn write_column(
    column: &mut SerializedColumnWriter<'_>,
    index: usize,
    rows: &[(u64, Vec<Cell>)],
) -> Result<(), ParquetError> {
    let Some(index) = index.checked_sub(1) else {
        let pages: Vec<i64> = rows.iter().map(|&(page, _)| i64::try_from(page).unwrap_or(i64::MAX)).collect();
        return column.typed::<Int64Type>().write_batch(&pages, None, None).map(|_| ());
    };
    // What a value is for is told by its level: 1 where there is one, 0 where there is none.
    let mut levels = Vec::with_capacity(rows.len());
    let (mut texts, mut wholes, mut reals, mut flags) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut kind = Kind::Text;
    for (_, row) in rows {
        match &row[index] {
            Cell::Text(value) => {
                levels.push(i16::from(value.is_some()));
                texts.extend(value.as_ref().map(|text| ByteArray::from(text.as_bytes().to_vec())));
            }
            Cell::Whole(value) => {
                kind = Kind::Whole;
                levels.push(i16::from(value.is_some()));
                wholes.extend(*value);
            }
            Cell::Real(value) => {
                kind = Kind::Real;
                levels.push(i16::from(value.is_some()));
                reals.extend(*value);
            }
            Cell::Flag(value) => {
                kind = Kind::Flag;
                levels.push(i16::from(value.is_some()));
                flags.extend(*value);
            }
        }
    }
    let levels = Some(levels.as_slice());
    match kind {
        Kind::Text => column.typed::<ByteArrayType>().write_batch(&texts, levels, None),
        Kind::Whole => column.typed::<Int64Type>().write_batch(&wholes, levels, None),
        Kind::Real => column.typed::<DoubleType>().write_batch(&reals, levels, None),
        Kind::Flag => column.typed::<BoolType>().write_batch(&flags, levels, None),
    }
    .map(|_| ())
}

fn schema(table: usize) -> Result<TypePtr, ParquetError> {
    let mut fields = Vec::new();
    for (position, &(name, kind)) in COLUMNS[table].iter().enumerate() {
        let physical = match kind {
            Kind::Text => Physical::BYTE_ARRAY,
            Kind::Whole => Physical::INT64,
            Kind::Real => Physical::DOUBLE,
            Kind::Flag => Physical::BOOLEAN,
        };
        let repetition = if position == 0 { Repetition::REQUIRED } else { Repetition::OPTIONAL };
        let mut field = Type::primitive_type_builder(name, physical).with_repetition(repetition);
        if kind == Kind::Text {
            field =
                field.with_converted_type(ConvertedType::UTF8).with_logical_type(Some(LogicalType::String));
        }
        fields.push(Arc::new(field.build()?));
    }
    Type::group_type_builder(TABLES[table]).with_fields(fields).build().map(Arc::new)
}
