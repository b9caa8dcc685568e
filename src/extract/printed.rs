//! Field values of the attached pages: invoices, dates of prescriptions, medicines.
//!
//! In: attached pages as read, in the dossier's order. Out: fields numbered over the whole dossier as the contract wants, and what could not
//! be read. Never: a verdict, nor a value of a page of the form.

use super::invoice::{InvoiceDraft, drafts_of, is_credit_note};
use super::invoice_sheets::joined;
use super::labels::{Medicine, medicines_of};
use super::prescription::date_of;
use super::printed_value::Value;
use super::printed_words::PrintedWords;
use crate::dossier::page::{BoundingBox, DocumentType};
use crate::dossier::{FieldKey, FieldReading, Source};
use crate::read::attached::AttachedPage;
use crate::read::models::Models;
use crate::read::text_lines_boxes::TextBox;
use image::GrayImage;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// An attached page on its way to values.
pub struct AttachedPageWithIndex<'a> {
    /// Index into the dossier's pages.
    pub index: usize,
    /// As read.
    pub page: &'a AttachedPage,
    /// The panel's picture, the one that was given to `classify`.
    pub picture: &'a GrayImage,
    /// Where the panel's picture lies in the stored image.
    pub origin: (u32, u32),
}

/// What the attached pages of a dossier say.
#[derive(Debug, Default)]
pub struct PrintedFields {
    /// `invoices[i].*`, `prescriptions[i].date`, `medicines[i].ean13`.
    pub fields: BTreeMap<FieldKey, FieldReading>,
    /// Fields that stand on the paper and could not be read.
    pub unread: BTreeSet<FieldKey>,
    /// Pages (indices) that bear labels which could not be decoded.
    pub undecoded_labels: BTreeSet<usize>,
    /// Pages (indices) that are credit notes, which hold no field.
    pub credit_notes: BTreeSet<usize>,
    /// Values that stand elsewhere than the field's likeliest one, with their places.
    pub elsewhere: BTreeMap<FieldKey, Vec<(String, BoundingBox)>>,
    /// How probable it is that the prescriptions (pages) are prescriptions: no date can be surer.
    pub prescriptions: BTreeMap<usize, f64>,
    /// Their words.
    pub words: PrintedWords,
}

/// What one page says, before it has its numbers in the dossier.
pub struct PageFields {
    index: usize,
    origin: (u32, u32),
    /// How probable its type is.
    trust: f64,
    invoices: Vec<InvoiceDraft>,
    /// Of a prescription: its date, where found.
    prescription: Option<Option<Value>>,
    medicines: Vec<Medicine>,
    undecoded_labels: bool,
    credit_note: bool,
    may_be_invoice: bool,
    words: PrintedWords,
}

impl PageFields {
    /// Index into the dossier's pages.
    pub const fn index(&self) -> usize {
        self.index
    }

    /// Whether the page says anything by which it could be told from another that looks like it.
    pub fn tells(&self) -> bool {
        !self.invoices.is_empty() || matches!(self.prescription, Some(Some(_))) || !self.medicines.is_empty()
    }
}

/// What reading a value takes.
pub(super) struct Reader<'a> {
    /// The panel's picture.
    pub(super) picture: &'a GrayImage,
    /// The recognisers.
    pub(super) models: &'a Models,
    /// Years in which a date may lie.
    pub(super) years: RangeInclusive<u16>,
}

/// Reads the fields of the attached pages, which stand in the dossier's order. `years`: those in which a date may lie.
pub fn fields(pages: &[AttachedPageWithIndex<'_>], models: &Models, years: &RangeInclusive<u16>) -> PrintedFields {
    assemble(pages.iter().map(|page| page_fields(page, models, years)).collect())
}

/// Reads one page; its picture is not needed afterwards.
pub fn page_fields(attached: &AttachedPageWithIndex<'_>, models: &Models, years: &RangeInclusive<u16>) -> PageFields {
    let page = attached.page;
    let reader = Reader { picture: attached.picture, models, years: years.clone() };
    let is_invoice = page.document_type == DocumentType::Invoice;
    let credit_note = is_invoice && is_credit_note(page);
    let invoices = if is_invoice && !credit_note { drafts_of(page, &reader) } else { Vec::new() };
    let prescription = (page.document_type == DocumentType::Prescription).then(|| date_of(page, &reader));
    let (medicines, undecoded_labels) = medicines_of(page, &reader);
    let mut words = PrintedWords::default();
    words.add(page);
    PageFields {
        index: attached.index,
        origin: attached.origin,
        trust: trust(page.type_lead),
        invoices,
        prescription,
        medicines,
        undecoded_labels,
        credit_note,
        may_be_invoice: page.may_be_invoice,
        words,
    }
}

/// How probable it is that a paper is of the type that leads by so many points: a result or an invoice whose words are new may be taken for a
/// prescription, and its day would be one prescription too many.
fn trust(lead: f32) -> f64 {
    1.0 - 0.5 * (-1.2 * f64::from(lead)).exp()
}

/// Numbers what the pages say over the whole dossier; sheets of one invoice become one.
pub fn assemble(pages: Vec<PageFields>) -> PrintedFields {
    let mut out = PrintedFields::default();
    let (mut prescriptions, mut medicines) = (0, 0);
    let mut drafts = Vec::new();
    let perhaps = pages.iter().any(|page| page.may_be_invoice);
    for page in pages {
        if let Some(date) = page.prescription {
            out.prescriptions.insert(page.index, page.trust);
            if let Some(date) = date {
                out.put(FieldKey::cell("prescriptions", prescriptions, "date"), &date, Source::Line, (page.index, page.origin));
            }
            prescriptions += 1;
        }
        for medicine in page.medicines {
            out.put(FieldKey::cell("medicines", medicines, "ean13"), &medicine.value, medicine.source, (page.index, page.origin));
            medicines += 1;
        }
        out.words.extend(page.words);
        if page.undecoded_labels {
            out.undecoded_labels.insert(page.index);
        }
        if page.credit_note {
            out.credit_notes.insert(page.index);
        }
        drafts.extend(page.invoices.into_iter().map(|draft| (page.index, page.origin, draft)));
    }
    let invoices = joined(drafts);
    if perhaps {
        // A person says whether there is one more.
        out.unread.insert(FieldKey::cell("invoices", invoices.len(), "total"));
    }
    for (number, invoice) in invoices.into_iter().enumerate() {
        for (column, found) in invoice {
            match found {
                Some((page, origin, value)) => out.put(FieldKey::cell("invoices", number, column), &value, Source::Line, (page, origin)),
                None => {
                    out.unread.insert(FieldKey::cell("invoices", number, column));
                }
            }
        }
    }
    out
}

impl PrintedFields {
    fn put(&mut self, key: FieldKey, value: &Value, source: Source, (page, origin): (usize, (u32, u32))) {
        let Some(best) = value.candidates.first() else { return };
        let reading = FieldReading {
            value: best.value.clone(),
            confidence: best.probability.clamp(0.0, 1.0),
            page,
            place: hull(&value.place, origin),
            raw: value.raw.clone(),
            source,
            alternatives: value.candidates.iter().skip(1).filter(|c| c.probability > 1e-4).cloned().collect(),
        };
        if !value.elsewhere.is_empty() {
            self.elsewhere.insert(key.clone(), value.elsewhere.iter().map(|(value, place)| (value.clone(), hull(place, origin))).collect());
        }
        self.fields.insert(key, reading);
    }
}

/// The upright rectangle round `place`, in the stored image.
fn hull(place: &TextBox, origin: (u32, u32)) -> BoundingBox {
    let corners = place.corners();
    let span = |of: fn(&(f32, f32)) -> f32| corners.iter().map(of).fold((f32::MAX, f32::MIN), |(low, high), v| (low.min(v), high.max(v)));
    let ((left, right), (top, bottom)) = (span(|c| c.0), span(|c| c.1));
    let (x, y) = (left.max(0.0) as u32, top.max(0.0) as u32);
    BoundingBox { x: x + origin.0, y: y + origin.1, width: (right.max(0.0) as u32).saturating_sub(x), height: (bottom.max(0.0) as u32).saturating_sub(y) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_may_be_an_invoice_waits_for_a_person() {
        let page = |may_be_invoice| PageFields {
            index: 3,
            origin: (0, 0),
            trust: 1.0,
            invoices: Vec::new(),
            prescription: None,
            medicines: Vec::new(),
            undecoded_labels: false,
            credit_note: false,
            may_be_invoice,
            words: PrintedWords::default(),
        };
        assert_eq!(assemble(vec![page(true), page(false)]).unread, [FieldKey::cell("invoices", 0, "total")].into());
        assert!(assemble(vec![page(false)]).unread.is_empty());
    }
}
