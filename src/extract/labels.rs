//! Medicines on an attached page: the EAN-13 of the labels cut from their boxes, in the order of the contract.
//!
//! Bars come first; where bars do not decode, the digits printed under them are read. A label seen and not decoded is told.

use super::printed::Reader;
use super::printed_sheet::{Printed, Sheet};
use super::printed_value::{Value, read_value};
use crate::dossier::Source;
use crate::dossier::identifiers::is_ean13;
use crate::dossier::page::DocumentType;
use crate::read::attached::AttachedPage;
use crate::read::grammar::Grammar;
use std::ops::Range;

/// A label's height in heights of its printed number's line, with bars, name and price.
const LABEL_HEIGHT: f32 = 6.5;
/// A wrong number passes the check digit this often.
const CHANCE: f64 = 0.1;

/// A medicine's article number.
pub(super) struct Medicine {
    /// Thirteen digits.
    pub(super) value: Value,
    /// Bars, or the digits below them.
    pub(super) source: Source,
}

/// The medicines on `page`, and whether a label was seen that could not be decoded.
pub(super) fn medicines_of(page: &AttachedPage, reader: &Reader<'_>) -> (Vec<Medicine>, bool) {
    if !matches!(page.document_type, DocumentType::MedicineLabels | DocumentType::Prescription | DocumentType::Other) {
        return (Vec::new(), false);
    }
    let sheet = Sheet::of(page);
    let grammar = Grammar::digits(13..=13);
    let mut found = Vec::new();
    let mut undecoded = false;
    for line in &sheet.lines {
        let Some(range) = article_number(line) else { continue };
        let value = read_value(reader, line.line, range, &grammar).map(|v| v.checked(CHANCE, is_ean13));
        match value {
            Some(value) if is_ean13(value.best()) => found.push((line, Medicine { value, source: Source::Line })),
            _ => undecoded = true,
        }
    }
    (in_rows(found), undecoded)
}

/// The printed number of a label: twelve to fourteen digits and little else.
fn article_number(line: &Printed<'_>) -> Option<Range<usize>> {
    let chars = line.chars();
    let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
    let others = chars.iter().filter(|c| c.is_alphabetic()).count();
    ((12..=14).contains(&digits) && others <= 1).then_some(0..chars.len())
}

/// By rows, left to right: labels whose centres lie within half a label's height are one row.
fn in_rows(mut found: Vec<(&Printed<'_>, Medicine)>) -> Vec<Medicine> {
    found.sort_by(|a, b| a.0.middle.total_cmp(&b.0.middle));
    let mut rows: Vec<Vec<(&Printed<'_>, Medicine)>> = Vec::new();
    for (line, medicine) in found {
        let same = rows.last().and_then(|row| row.first()).is_some_and(|(first, _)| line.middle - first.middle <= LABEL_HEIGHT / 2.0 * first.thickness);
        match rows.last_mut() {
            Some(row) if same => row.push((line, medicine)),
            _ => rows.push(vec![(line, medicine)]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.0.left.total_cmp(&b.0.left));
    }
    rows.into_iter().flatten().map(|(_, medicine)| medicine).collect()
}
