//! Table rows: which are filled.

use super::Shown;
use crate::dossier::{BoundingBox, FieldKey};
use std::collections::BTreeMap;

/// Columns that make a row: characters in two of them, or in one beyond doubt, and the row counts as filled.
const ROW_COLUMNS: [&str; 7] = ["date", "cotation", "amount", "nature", "unit_price", "total", "inpe"];
/// From this probability on a single cell makes a row.
const BEYOND_DOUBT: f64 = 0.9;

/// Takes out the cells of rows that nobody filled: they are no blank fields, they are not there.
/// In a filled row, codes that few people write are left out where blank.
pub(super) fn drop_unfilled(shown: &mut BTreeMap<&str, (Shown, BoundingBox)>) {
    let mut marks: BTreeMap<(String, usize), u32> = BTreeMap::new();
    for (key, (shown, _)) in shown.iter() {
        if let Some((table, index, column)) = row(key).filter(|(_, _, column)| ROW_COLUMNS.contains(&column.as_str())) {
            *marks.entry((table, index)).or_default() += mark(shown, &column);
        }
    }
    shown.retain(|key, (shown, _)| match row(key) {
        None => true,
        Some((table, index, column)) => {
            let filled = marks.get(&(table, index)).is_some_and(|marks| *marks >= 2);
            filled && (matches!(shown, Shown::Written(_)) || column != "code" && column != "icd10")
        }
    });
}

/// How much a cell speaks for its row: 2 alone are enough. A label may hang over from the row above, and a single character may be a stray stroke:
/// neither makes a row alone. A stroke of a stamp or a signature in which the reader sees no character that the column could hold says nothing.
fn mark(shown: &Shown, column: &str) -> u32 {
    let Shown::Written(written) = shown else { return 0 };
    let fits = |c: &char| match column {
        "nature" => c.is_alphanumeric(),
        "cotation" => c.is_alphabetic(),
        _ => c.is_ascii_digit(),
    };
    let sure = written.readings.first().is_some_and(|best| best.probability >= BEYOND_DOUBT);
    match written.raw.chars().filter(fits).count() {
        0 => 0,
        1.. if sure && column != "inpe" && written.raw.chars().filter(|c| c.is_alphanumeric()).count() > 1 => 2,
        1.. => 1,
    }
}

fn row(key: &str) -> Option<(String, usize, String)> {
    FieldKey::new(key).parts().map(|(table, index, column)| (table.to_owned(), index, column.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::Written;
    use super::*;
    use crate::dossier::Source;
    use crate::dossier::field::Candidate;

    fn written(raw: &str, probability: f64) -> (Shown, BoundingBox) {
        let readings = vec![Candidate { value: raw.to_owned(), probability }];
        (Shown::Written(Written { raw: raw.to_owned(), source: Source::Line, readings, emissions: None }), BoundingBox::default())
    }

    fn left(cells: Vec<(&'static str, (Shown, BoundingBox))>) -> Vec<&'static str> {
        let mut shown: BTreeMap<&str, (Shown, BoundingBox)> = cells.into_iter().collect();
        drop_unfilled(&mut shown);
        shown.into_keys().collect()
    }

    #[test]
    fn one_sure_cell_or_two_doubtful_ones_make_a_row() {
        let blank = || (Shown::Blank, BoundingBox::default());
        assert_eq!(left(vec![("acts[0].amount", written("250,00", 0.99)), ("acts[0].date", blank())]).len(), 2);
        assert_eq!(left(vec![("acts[0].amount", written("25O", 0.5)), ("acts[0].date", written("1205", 0.4))]).len(), 2);
    }

    #[test]
    fn strokes_make_none() {
        assert_eq!(left(vec![("acts[4].amount", written("E", 0.95)), ("acts[4].date", (Shown::Blank, BoundingBox::default()))]), Vec::<&str>::new());
        assert_eq!(left(vec![("dispensations[1].inpe", written("768001767", 1.0))]), Vec::<&str>::new());
        assert_eq!(left(vec![("paramedical[1].cotation", written("0", 0.99)), ("paramedical[1].code", written("O", 0.6))]), Vec::<&str>::new());
        assert_eq!(left(vec![("acts[4].amount", written("1", 0.5)), ("acts[4].code", written("1", 0.5))]), Vec::<&str>::new());
    }
}
