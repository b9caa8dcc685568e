//! Table rows: which are filled.

use super::Shown;
use crate::dossier::{BoundingBox, FieldKey};
use std::collections::{BTreeMap, BTreeSet};

/// Columns that make a row: one of them with characters in it, and the row counts as filled.
const ROW_COLUMNS: [&str; 6] = ["date", "cotation", "amount", "nature", "unit_price", "total"];

/// Takes out the cells of rows that nobody filled: they are no blank fields, they are not there.
/// In a filled row, codes that few people write are left out where blank.
pub(super) fn drop_unfilled(shown: &mut BTreeMap<&str, (Shown, BoundingBox)>) {
    let filled: BTreeSet<(String, usize)> = shown
        .iter()
        .filter(|(_, (shown, _))| bears_text(shown))
        .filter_map(|(key, _)| row(key))
        .filter(|(_, _, column)| ROW_COLUMNS.contains(&column.as_str()))
        .map(|(table, index, _)| (table, index))
        .collect();
    shown.retain(|key, (shown, _)| match row(key) {
        None => true,
        Some((table, index, column)) => filled.contains(&(table, index)) && (matches!(shown, Shown::Written(_)) || column != "code" && column != "icd10"),
    });
}

/// Ink in which the reader sees characters: a stray stroke of a stamp or a signature makes no row.
fn bears_text(shown: &Shown) -> bool {
    matches!(shown, Shown::Written(written) if written.raw.chars().any(char::is_alphanumeric))
}

fn row(key: &str) -> Option<(String, usize, String)> {
    FieldKey::new(key).parts().map(|(table, index, column)| (table.to_owned(), index, column.to_owned()))
}
