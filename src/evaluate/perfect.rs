//! A reader that reads everything right: what rules and route alone make of a set. For judging them, never a result.

use super::input::{ReaderResult, Told, Truth};
use crate::dossier::{BoundingBox, DocumentType, FieldKey, FieldReading, PageReading, Rotation, Source};
use crate::extract::Extraction;
use crate::registry::Registry;
use crate::route::{Policy, decide};
use crate::validate::{Case, Earlier, ROW_COLUMNS, check};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// Everything of page 1 that may be blank on the paper.
const MAY_BE_BLANK: [&str; 12] = [
    "insured_full_name",
    "insured_immatriculation",
    "insured_cin",
    "total_amount",
    "attachment_count",
    "beneficiary_full_name",
    "beneficiary_birth_date",
    "beneficiary_cin",
    "physician_inpe",
    "facility_inpe",
    "insured_signed_date",
    "physician_signed_date",
];

/// What rules and route say of a dossier read just as its truth has it. Repeated pages are not in a truth: where `duplicate_page` is expected
/// one is taken as given.
pub fn read_as_written(truth: &Truth, registry: &Registry, policy: &Policy) -> ReaderResult {
    let pages = pages(truth);
    let extraction = extraction(truth, &pages);
    let earlier = Earlier::default();
    let received_on = truth.received_on.unwrap_or(NaiveDate::MAX);
    let findings = check(&Case { pages: &pages, extraction: &extraction, registry, received_on, earlier: &earlier });
    let decision = decide(&pages, &extraction, findings, policy);
    let fields = truth.fields.iter().map(|(key, value)| (key.clone(), json!({"value": value, "confidence": 1.0})));
    ReaderResult {
        dossier: truth.dossier.clone(),
        pages: truth.pages.clone(),
        fields: fields.collect(),
        findings: decision.findings.iter().map(|f| Told { code: f.code.name().to_owned() }).collect(),
        route: Some(decision.route.name().to_owned()),
        seconds: None,
    }
}

fn pages(truth: &Truth) -> Vec<PageReading> {
    let kind = |word: &str| serde_json::from_value(Value::from(word)).unwrap_or(DocumentType::Other);
    truth
        .pages
        .iter()
        .map(|page| PageReading {
            file: page.file.clone().unwrap_or_default(),
            page: 1,
            panel: None,
            document_type: kind(&page.document_type),
            rotation: Rotation::None,
            width: 1,
            height: 1,
            panel_box: BoundingBox::default(),
            quality: vec![],
            error: None,
        })
        .collect()
}

/// The page on which a field stands: the first of its kind, attachments in turn.
fn page_of(pages: &[PageReading], key: &FieldKey) -> usize {
    let of = |kind: DocumentType| pages.iter().enumerate().filter(move |(_, p)| p.document_type == kind).map(|(i, _)| i);
    let nth = |kind: DocumentType, n: usize| of(kind).nth(n).or_else(|| of(kind).next_back()).unwrap_or(0);
    match key.parts() {
        Some(("acts" | "paramedical", _, _)) => nth(DocumentType::ClaimFormP2, 0),
        Some(("prescriptions", n, _)) => nth(DocumentType::Prescription, n),
        Some(("invoices", n, _)) => nth(DocumentType::Invoice, n),
        Some(("medicines", n, _)) => nth(DocumentType::MedicineLabels, n),
        Some(_) => nth(DocumentType::ClaimFormP3, 0),
        None => nth(DocumentType::ClaimFormP1, 0),
    }
}

fn extraction(truth: &Truth, pages: &[PageReading]) -> Extraction {
    let mut extraction = Extraction::default();
    for (name, value) in &truth.fields {
        let key = FieldKey::from(name.as_str());
        let value = super::grouping::text(value);
        let page = page_of(pages, &key);
        let field =
            FieldReading { value, confidence: 1.0, page, place: BoundingBox::default(), raw: String::new(), source: Source::Cells, alternatives: vec![] };
        extraction.fields.insert(key, field);
    }
    let rows: Vec<(String, usize)> = extraction.fields.keys().filter_map(|key| key.parts().map(|(table, row, _)| (table.to_owned(), row))).collect();
    let of_rows = rows.iter().flat_map(|(table, row)| {
        let columns = ROW_COLUMNS.iter().find(|(name, _)| name == table).map_or(&[] as &[&str], |(_, columns)| columns);
        columns.iter().map(move |column| FieldKey::cell(table, *row, column))
    });
    let blank = MAY_BE_BLANK.into_iter().map(FieldKey::from).chain(of_rows).filter(|key| !extraction.fields.contains_key(key));
    extraction.blank = blank.collect();
    let unreadable = truth.pages.iter().enumerate().filter(|(_, page)| page.unreadable.is_some()).map(|(index, _)| index);
    extraction.unreadable_pages = unreadable.collect();
    if truth.expected_findings.iter().any(|code| code == "duplicate_page") {
        extraction.repeated_pages.push((pages.len().saturating_sub(1), 0));
    }
    extraction
}
