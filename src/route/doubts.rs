//! Which needed fields are not sure enough: read below the threshold, unread, not found, or contradicted by a rule.

use super::kind::FieldKind;
use super::policy::Policy;
use crate::dossier::{DocumentType, FieldKey, PageReading};
use crate::extract::Extraction;
use crate::validate::ROW_COLUMNS;
use serde::Serialize;
use std::collections::BTreeMap;

/// A field that keeps a dossier from being automatic.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lack {
    /// Which.
    pub field: FieldKey,
    /// In what way it is not sure.
    pub why: Why,
    /// The probability it was read with.
    pub confidence: Option<f64>,
    /// The probability it would need.
    pub threshold: Option<f64>,
}

/// In what way a field is not sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Bears ink that could not be read.
    Unread,
    /// Should be there, and was neither read nor seen to be blank.
    NotFound,
    /// Other values speak against it.
    Contradicted,
    /// Read, but below its threshold.
    BelowThreshold,
}

/// The needed fields of page 1, each of them a value, unread or blank on a readable page (contract.md, "Needed fields").
const PAGE_1: [&str; 18] = [
    "request_kind",
    "insured_full_name",
    "insured_immatriculation",
    "insured_cin",
    "beneficiary_relation",
    "total_amount",
    "attachment_count",
    "beneficiary_full_name",
    "beneficiary_birth_date",
    "beneficiary_cin",
    "beneficiary_sex",
    "physician_inpe",
    "facility_inpe",
    "care_type",
    "insured_signed_date",
    "physician_signed_date",
    "insured_signature_present",
    "physician_signature_present",
];

/// Every needed field that is not sure enough, each once, with the gravest reason.
pub(super) fn lacking(pages: &[PageReading], extraction: &Extraction, contradicted: impl Iterator<Item = FieldKey>, policy: &Policy) -> Vec<Lack> {
    let mut lacks: BTreeMap<FieldKey, Lack> = BTreeMap::new();
    let mut note = |field: FieldKey, why: Why| {
        let read = extraction.fields.get(&field);
        let threshold = read.map(|f| policy.threshold(FieldKind::of(&field), f.source));
        let lack = Lack { field: field.clone(), why, confidence: read.map(|f| f.confidence), threshold };
        lacks.entry(field).and_modify(|known| known.why = known.why.min(why)).or_insert(lack);
    };
    for key in extraction.unread.iter().filter(|key| key.is_needed()) {
        note(key.clone(), Why::Unread);
    }
    for key in missing(pages, extraction) {
        note(key, Why::NotFound);
    }
    for key in contradicted {
        note(key, Why::Contradicted);
    }
    for (key, field) in extraction.fields.iter().filter(|(key, f)| key.is_needed() && is_readable(pages, extraction, f.page)) {
        // A confidence that is no number is below every threshold.
        let sure = field.confidence >= policy.threshold(FieldKind::of(key), field.source);
        if !sure && !extraction.ambiguous_ticks.contains(key) {
            note(key.clone(), Why::BelowThreshold);
        }
    }
    lacks.into_values().collect()
}

fn is_readable(pages: &[PageReading], extraction: &Extraction, page: usize) -> bool {
    !extraction.unreadable_pages.contains(&page) && pages.get(page).is_none_or(|p| p.error.is_none())
}

/// Needed fields that must be somewhere and are nowhere: neither read, nor unread, nor blank.
fn missing(pages: &[PageReading], extraction: &Extraction) -> Vec<FieldKey> {
    let is_known = |key: &FieldKey| {
        extraction.fields.contains_key(key) || extraction.unread.contains(key) || extraction.blank.contains(key) || extraction.ambiguous_ticks.contains(key)
    };
    let readable =
        |kind: DocumentType| pages.iter().enumerate().filter(move |(i, p)| p.document_type == kind && is_readable(pages, extraction, *i)).map(|(i, _)| i);
    let mut keys: Vec<FieldKey> = Vec::new();
    if readable(DocumentType::ClaimFormP1).next().is_some() {
        keys.extend(PAGE_1.into_iter().map(FieldKey::from));
    }
    for (table, index) in rows(extraction) {
        keys.extend(columns(table).iter().map(|column| FieldKey::cell(table, index, column)));
    }
    keys.retain(|key| !is_known(key));
    keys.extend(silent_attachments(pages, extraction, readable(DocumentType::Invoice), readable(DocumentType::MedicineLabels)));
    keys
}

fn columns(table: &str) -> &'static [&'static str] {
    ROW_COLUMNS.iter().find(|(name, _)| *name == table).map_or(&[], |(_, columns)| columns)
}

/// Rows with ink in a needed column.
fn rows(extraction: &Extraction) -> Vec<(&str, usize)> {
    let inked = extraction.fields.keys().chain(&extraction.unread).filter_map(FieldKey::parts);
    let mut rows: Vec<(&str, usize)> = inked.filter(|(table, _, column)| columns(table).contains(column)).map(|(table, index, _)| (table, index)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// Fields that invoices and labels must hold on pages on which nothing was read: an invoice that is no second sheet and no credit note, labels.
fn silent_attachments(
    pages: &[PageReading],
    extraction: &Extraction,
    invoices: impl Iterator<Item = usize>,
    labels: impl Iterator<Item = usize>,
) -> Vec<FieldKey> {
    let next = |table: &str| {
        extraction.fields.keys().chain(&extraction.unread).filter_map(FieldKey::parts).filter(|p| p.0 == table).map(|p| p.1 + 1).max().unwrap_or(0)
    };
    let says = |table: &str, page: usize| extraction.fields.iter().any(|(key, f)| f.page == page && key.parts().is_some_and(|p| p.0 == table));
    let is_second_sheet = |page: usize| {
        page.checked_sub(1).is_some_and(|before| pages.get(before).is_some_and(|p| p.document_type == DocumentType::Invoice) && says("invoices", before))
    };
    let silent_invoice = invoices.into_iter().any(|page| !says("invoices", page) && !is_second_sheet(page) && !extraction.credit_notes.contains(&page));
    let silent_labels = labels.into_iter().any(|page| !says("medicines", page)) || !extraction.undecoded_labels.is_empty();
    let invoice = silent_invoice.then(|| FieldKey::cell("invoices", next("invoices"), "total"));
    let label = silent_labels.then(|| FieldKey::cell("medicines", next("medicines"), "ean13"));
    invoice.into_iter().chain(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{BoundingBox, FieldReading, Rotation, Source};

    fn page(document_type: DocumentType) -> PageReading {
        let panel_box = BoundingBox::default();
        PageReading {
            file: String::new(),
            page: 1,
            panel: None,
            document_type,
            rotation: Rotation::None,
            width: 1,
            height: 1,
            panel_box,
            quality: vec![],
            error: None,
        }
    }

    fn field(confidence: f64, page: usize) -> FieldReading {
        FieldReading { value: "1".into(), confidence, page, place: BoundingBox::default(), raw: String::new(), source: Source::Line, alternatives: vec![] }
    }

    fn read(keys: &[(&str, f64, usize)]) -> Extraction {
        Extraction { fields: keys.iter().map(|(key, confidence, page)| (FieldKey::from(*key), field(*confidence, *page))).collect(), ..Extraction::default() }
    }

    fn whys(pages: &[PageReading], extraction: &Extraction) -> Vec<(String, Why)> {
        let policy = Policy::parse("version = \"1\"\ntarget_error = 0.001\n[unfitted]\ndefault = 0.9\n", "version = \"identity\"").expect("a policy");
        lacking(pages, extraction, std::iter::empty(), &policy).into_iter().map(|lack| (lack.field.as_str().to_owned(), lack.why)).collect()
    }

    #[test]
    fn a_needed_field_must_reach_its_threshold() {
        let extraction = read(&[("total_amount", 0.9, 0), ("insured_cin", 0.89, 0), ("insured_address", 0.1, 0), ("care_type", f64::NAN, 0)]);
        assert_eq!(whys(&[], &extraction), [("care_type".into(), Why::BelowThreshold), ("insured_cin".into(), Why::BelowThreshold)]);
    }

    #[test]
    fn unread_ink_counts_where_the_field_is_needed() {
        let unread = ["acts[0].code", "insured_address", "total_amount"].map(FieldKey::from).into();
        assert_eq!(whys(&[], &Extraction { unread, ..Extraction::default() }), [("total_amount".into(), Why::Unread)]);
    }

    #[test]
    fn a_row_needs_its_companions_or_blank_paper() {
        let mut extraction = read(&[("diagnostics[1].amount", 1.0, 0), ("acts[3].code", 1.0, 0)]);
        extraction.blank.insert("diagnostics[1].inpe".into());
        extraction.unread.insert("diagnostics[1].date".into());
        assert_eq!(whys(&[], &extraction), [("diagnostics[1].cotation".into(), Why::NotFound), ("diagnostics[1].date".into(), Why::Unread)]);
    }

    #[test]
    fn page_1_tells_every_needed_field() {
        let pages = [page(DocumentType::ClaimFormP1)];
        assert_eq!(whys(&pages, &Extraction::default()).len(), PAGE_1.len());
        assert_eq!(whys(&[page(DocumentType::ClaimFormP2)], &Extraction::default()), []);
        let blank = PAGE_1.map(FieldKey::from).into();
        assert_eq!(whys(&pages, &Extraction { blank, ..Extraction::default() }), []);
        let unreadable = Extraction { unreadable_pages: [0].into(), ..Extraction::default() };
        assert_eq!(whys(&pages, &unreadable), []);
    }

    #[test]
    fn an_attachment_that_says_nothing_is_told() {
        let pages = [page(DocumentType::Invoice), page(DocumentType::Invoice), page(DocumentType::MedicineLabels)];
        assert_eq!(whys(&pages, &Extraction::default()), [("invoices[0].total".into(), Why::NotFound), ("medicines[0].ean13".into(), Why::NotFound)]);
        let whole = [("number", 0), ("date", 0), ("total", 1), ("ice", 0)].map(|(column, page)| (format!("invoices[0].{column}"), 1.0, page));
        let mut keys: Vec<(&str, f64, usize)> = whole.iter().map(|(key, c, page)| (key.as_str(), *c, *page)).collect();
        keys.push(("medicines[0].ean13", 1.0, 2));
        assert_eq!(whys(&pages, &read(&keys)), []);
        let undecoded = Extraction { undecoded_labels: [2].into(), ..read(&keys) };
        assert_eq!(whys(&pages, &undecoded), [("medicines[1].ean13".into(), Why::NotFound)]);
        let credit_note = Extraction { credit_notes: [0].into(), ..Extraction::default() };
        assert_eq!(whys(&pages[..1], &credit_note), []);
    }
}
