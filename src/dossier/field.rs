//! Fields: what a form asks for, and what was read there.

use super::page::BoundingBox;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The name of a field as in `models/templates/` and the contract: `total_amount`, `acts[0].date`, `invoices[1].total`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldKey(String);

/// The tables of pages 2 and 3 whose amounts add up to `total_amount`.
pub const SUMMED_TABLES: [&str; 4] = ["acts", "paramedical", "diagnostics", "dispensations"];

impl FieldKey {
    /// A field of the form or of an attachment by its full name.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The field `column` of row `row` (from 0) of `table`.
    pub fn cell(table: &str, row: usize, column: &str) -> Self {
        Self(format!("{table}[{row}].{column}"))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Table, row and column of a table field.
    pub fn parts(&self) -> Option<(&str, usize, &str)> {
        let (table, rest) = self.0.split_once('[')?;
        let (row, column) = rest.split_once("].")?;
        Some((table, row.parse().ok()?, column))
    }

    /// Whether it is a `column` of one of `tables`.
    pub fn is_in(&self, tables: &[&str], column: &str) -> bool {
        self.parts().is_some_and(|(table, _, of)| tables.contains(&table) && of == column)
    }

    /// Whether an automatic dossier must have this field, and right (contract.md, "Needed fields").
    pub fn is_needed(&self) -> bool {
        if let Some((table, _, column)) = self.parts() {
            return table != "prescriptions" && column != "code" && column != "icd10";
        }
        !(matches!(self.as_str(), "insured_address" | "dossier_number" | "deposit_date" | "agent_id") || self.0.ends_with("_signed_place"))
    }
}

impl fmt::Display for FieldKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for FieldKey {
    fn from(name: &str) -> Self {
        Self::new(name)
    }
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Boxed characters, one classifier decision a cell.
    Cells,
    /// A written or printed line, read whole.
    Line,
    /// Ticked or not, signed or not: how much ink.
    Ink,
    /// A barcode.
    Barcode,
    /// Chosen by the registry among readings that the ink allows.
    Registry,
    /// Typed by a reviewer.
    Reviewer,
}

/// One other way in which the ink could be read.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Normalised value.
    pub value: String,
    /// Probability that this is what stands on the paper.
    pub probability: f64,
}

/// A value read off the paper: never just text, but text, place, confidence and source.
///
/// `Debug` hides the text, which may name a person.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldReading {
    /// Normalised value, in the contract's form.
    pub value: String,
    /// Probability, 0 to 1, that `value` is right.
    pub confidence: f64,
    /// Index into the dossier's pages.
    pub page: usize,
    /// Place in the stored image.
    #[serde(rename = "box")]
    pub place: BoundingBox,
    /// Text as recognised, before normalising and before anything else of the dossier is heard; of boxed characters those that their cells may hold.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub raw: String,
    /// What it was read from.
    pub source: Source,
    /// Other readings, most probable first, without `value`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Candidate>,
}

impl fmt::Debug for FieldReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FieldReading").field("confidence", &self.confidence).field("page", &self.page).field("source", &self.source).finish_non_exhaustive()
    }
}

impl fmt::Debug for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Candidate").field("probability", &self.probability).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::FieldKey;

    #[test]
    fn a_table_key_has_parts() {
        assert_eq!(FieldKey::cell("acts", 2, "date").parts(), Some(("acts", 2, "date")));
        assert_eq!(FieldKey::new("total_amount").parts(), None);
    }

    #[test]
    fn needed_fields_are_the_contracts() {
        for key in ["total_amount", "acts[0].cotation", "invoices[0].ice", "uncovered[1].nature", "insured_signed_date"] {
            assert!(FieldKey::new(key).is_needed(), "{key}");
        }
        for key in [
            "insured_address",
            "physician_signed_place",
            "prescriptions[0].date",
            "acts[0].code",
            "acts[1].icd10",
            "agent_id",
            "deposit_date",
            "dossier_number",
        ] {
            assert!(!FieldKey::new(key).is_needed(), "{key}");
        }
    }
}
