//! A case as the rules see it: only what is readable, rows put together, values in their types.

use super::{Case, doubt};
use crate::dossier::{Amount, DocumentType, FieldKey, FieldReading, PageReading, Quality};
use crate::registry::{Member, Relation};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The needed columns of each kind of row (contract.md, "Field keys and values" and "Needed fields").
pub const ROW_COLUMNS: [(&str, &[&str]); 7] = [
    ("acts", &["date", "cotation", "amount"]),
    ("paramedical", &["date", "cotation", "count", "amount", "inpe"]),
    ("diagnostics", &["date", "cotation", "amount", "inpe"]),
    ("dispensations", &["date", "amount", "inpe"]),
    ("uncovered", &["nature", "unit_price", "quantity", "total"]),
    ("invoices", &["number", "date", "total", "ice"]),
    ("medicines", &["ean13"]),
];

/// A field of page 1 as the rules may see it.
pub(super) enum Seen<'a> {
    /// Read.
    Read(&'a FieldReading),
    /// Nothing on the paper.
    Blank,
    /// Not seen, or not readable.
    Not,
}

/// One row of a table with something read in it.
pub(super) struct Row<'a> {
    /// `acts`, `invoices`, ...
    pub(super) table: &'static str,
    /// From 0, as printed.
    pub(super) index: usize,
    cells: BTreeMap<&'a str, &'a FieldReading>,
}

impl<'a> Row<'a> {
    pub(super) fn key(&self, column: &str) -> FieldKey {
        FieldKey::cell(self.table, self.index, column)
    }

    pub(super) fn get(&self, column: &str) -> Option<&'a FieldReading> {
        self.cells.get(column).copied()
    }

    pub(super) fn date(&self) -> Option<(&'a FieldReading, NaiveDate)> {
        self.get("date").and_then(|f| Some((f, date(&f.value)?)))
    }

    pub(super) fn amount(&self) -> Option<(&'a FieldReading, Amount)> {
        self.get("amount").and_then(|f| Some((f, Amount::parse(&f.value)?)))
    }

    /// Whether the row is filled for certain: an amount, or any two cells, read with some confidence. One stray stroke fills no row.
    pub(super) fn is_filled(&self) -> bool {
        let likely = |f: &&FieldReading| doubt::is_likely(f);
        self.get("amount").is_some_and(|f| likely(&f)) || self.cells.values().filter(|f| likely(f)).count() >= 2
    }
}

/// A case as the rules see it.
pub(super) struct View<'a> {
    pub(super) case: &'a Case<'a>,
}

impl<'a> View<'a> {
    pub(super) const fn new(case: &'a Case<'a>) -> Self {
        Self { case }
    }

    fn is_readable(&self, page: usize) -> bool {
        !self.case.extraction.unreadable_pages.contains(&page) && self.case.pages.get(page).is_none_or(|p| p.error.is_none())
    }

    /// Indices of the pages of a kind that are not readable.
    pub(super) fn unreadable(&self, kind: DocumentType) -> impl Iterator<Item = usize> {
        self.pages_of(kind).filter(|page| !self.is_readable(*page))
    }

    /// Indices of the pages of a kind that are readable.
    pub(super) fn readable(&self, kind: DocumentType) -> impl Iterator<Item = usize> {
        self.pages_of(kind).filter(|page| self.is_readable(*page))
    }

    fn pages_of(&self, kind: DocumentType) -> impl Iterator<Item = usize> {
        self.case.pages.iter().enumerate().filter(move |(_, p)| p.document_type == kind).map(|(index, _)| index)
    }

    /// Whether a page of this kind was handed in; an unreadable one counts (contract.md).
    pub(super) fn handed_in(&self, kind: DocumentType) -> bool {
        self.pages_of(kind).next().is_some()
    }

    /// Whether a page of this kind can be read.
    pub(super) fn seen(&self, kind: DocumentType) -> bool {
        self.readable(kind).next().is_some()
    }

    /// Whether a page is so unreadable that it may be of any kind: a sheet that is known for nothing, or seems blank, in a blurred picture too.
    pub(super) fn has_page_of_any_kind(&self) -> bool {
        let is_unknown = |page: &PageReading| matches!(page.document_type, DocumentType::Blank | DocumentType::Other);
        let is_blurred = |page: &PageReading| is_unknown(page) && page.quality.contains(&Quality::Blur);
        self.unreadable(DocumentType::Other).next().is_some() || self.case.pages.iter().any(is_blurred)
    }

    /// Whether an attached page cannot be read.
    pub(super) fn has_unreadable_attachment(&self) -> bool {
        self.case.pages.iter().enumerate().any(|(index, p)| p.document_type.is_attached() && !self.is_readable(index))
    }

    /// A field read on a readable page.
    pub(super) fn field(&self, key: &FieldKey) -> Option<&'a FieldReading> {
        self.case.extraction.fields.get(key).filter(|f| self.is_readable(f.page))
    }

    /// A field of page 1.
    pub(super) fn look(&self, name: &str) -> Seen<'a> {
        let key = FieldKey::from(name);
        match self.field(&key) {
            Some(field) => Seen::Read(field),
            None if self.seen(DocumentType::ClaimFormP1) && self.case.extraction.blank.contains(&key) => Seen::Blank,
            None => Seen::Not,
        }
    }

    /// A field of page 1 that was read.
    pub(super) fn read(&self, name: &str) -> Option<&'a FieldReading> {
        self.field(&FieldKey::from(name))
    }

    /// The rows of a table with something read in them, in order.
    pub(super) fn rows(&self, table: &'static str) -> Vec<Row<'a>> {
        let mut rows: BTreeMap<usize, Row<'a>> = BTreeMap::new();
        for (key, field) in &self.case.extraction.fields {
            if let Some((name, index, column)) = key.parts()
                && name == table
                && self.is_readable(field.page)
            {
                rows.entry(index).or_insert_with(|| Row { table, index, cells: BTreeMap::new() }).cells.insert(column, field);
            }
        }
        rows.into_values().collect()
    }

    /// The rows that are filled for certain.
    pub(super) fn filled(&self, table: &'static str) -> Vec<Row<'a>> {
        self.rows(table).into_iter().filter(Row::is_filled).collect()
    }

    /// The member whose number stands on the form.
    pub(super) fn member(&self) -> Option<&'a Member> {
        self.case.registry.member(&self.read("insured_immatriculation")?.value)
    }

    /// The relation ticked, where it is not in doubt.
    pub(super) fn relation(&self) -> Option<Ticked> {
        let key = FieldKey::from("beneficiary_relation");
        let field = self.field(&key).filter(|f| doubt::is_likely(f) && !self.case.extraction.ambiguous_ticks.contains(&key))?;
        match field.value.as_str() {
            "self" => Some(Ticked::Oneself),
            word => Relation::parse(word).map(Ticked::Dependant),
        }
    }

    /// How many other fields of the dossier state this day.
    pub(super) fn also_states(&self, key: &FieldKey, day: &str) -> usize {
        self.case
            .extraction
            .fields
            .iter()
            .filter(|(other, f)| *other != key && other.as_str().ends_with("date") && f.value == day && doubt::is_likely(f))
            .count()
    }
}

/// Who was treated, as ticked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ticked {
    /// The insured person.
    Oneself,
    /// A dependant.
    Dependant(Relation),
}

/// A day in the contract's form.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}
