//! What must be attached.

use super::view::View;
use super::{Outcome, doubt};
use crate::dossier::{DocumentType, FieldKey};
use crate::registry::ProviderKind;

/// `prescription_missing`: dispensations, diagnostics or paramedical rows, and no prescription page at all.
pub(super) fn prescription_missing(view: &View<'_>) -> Vec<Outcome> {
    vec![Outcome::when(lacks_prescription(view) && !view.has_page_of_any_kind(), [])]
}

/// Whether rows ask for a prescription and no page is one.
pub(super) fn lacks_prescription(view: &View<'_>) -> bool {
    let prescribed = ["dispensations", "diagnostics", "paramedical"];
    !view.handed_in(DocumentType::Prescription) && prescribed.into_iter().any(|table| !view.filled(table).is_empty())
}

/// `medicine_labels_missing`: a dispensation by a pharmacy (or by an INPE not read), and neither a page of labels nor any EAN-13 on any page.
pub(super) fn medicine_labels_missing(view: &View<'_>) -> Vec<Outcome> {
    vec![Outcome::when(lacks_labels(view) && !view.has_unreadable_attachment(), [])]
}

/// Whether a pharmacy dispensed and nothing read is a label.
pub(super) fn lacks_labels(view: &View<'_>) -> bool {
    let extraction = view.case.extraction;
    let has_ean = extraction.fields.keys().chain(&extraction.unread).any(|key| key.parts().is_some_and(|(table, _, _)| table == "medicines"));
    let labels = view.handed_in(DocumentType::MedicineLabels) || has_ean || !extraction.undecoded_labels.is_empty();
    let by_pharmacy = |inpe: &str| view.case.registry.provider(inpe).is_some_and(|p| p.kind == ProviderKind::Pharmacy);
    !labels && view.filled("dispensations").iter().any(|row| row.get("inpe").is_none_or(|f| !doubt::is_likely(f) || by_pharmacy(&f.value)))
}

/// `attachment_count_mismatch`: fewer attached pages than declared. A scan that cannot be opened may hold any number of them.
pub(super) fn attachment_count_mismatch(view: &View<'_>) -> Vec<Outcome> {
    let attached = view.case.pages.iter().filter(|page| page.document_type.is_attached()).count();
    let is_kept = |text: &str| text.parse::<usize>().is_ok_and(|declared| declared <= attached);
    let Some(field) = view.read("attachment_count").filter(|f| f.value.parse::<usize>().is_ok()) else { return vec![] };
    if is_kept(&field.value) || view.case.pages.iter().any(|page| page.error.is_some()) {
        return vec![];
    }
    // A note blocks nothing: where it is in doubt nobody need look.
    vec![Outcome::when(doubt::is_believed(doubt::otherwise(field, is_kept)), [FieldKey::from("attachment_count")])]
}

#[cfg(test)]
mod tests {
    use crate::dossier::{Code, DocumentType as D};
    use crate::validate::sample::{self, Sample};

    #[test]
    fn what_was_prescribed_needs_a_prescription() {
        assert_eq!(Sample::clean().without(D::Prescription).codes(), [Code::PrescriptionMissing]);
        let consultation_only =
            Sample::clean().without(D::Prescription).without_rows("dispensations").without_rows("diagnostics").set("total_amount", "300.00");
        assert_eq!(consultation_only.codes(), []);
    }

    #[test]
    fn a_pharmacy_needs_labels_and_a_supplier_does_not() {
        let bare = || Sample::clean().without(D::MedicineLabels);
        assert_eq!(bare().codes(), [Code::MedicineLabelsMissing]);
        assert_eq!(bare().absent("dispensations[0].inpe").codes(), [Code::MedicineLabelsMissing]);
        assert_eq!(bare().set("dispensations[0].inpe", sample::SUPPLIER).codes(), []);
        assert_eq!(bare().set("medicines[0].ean13", "6118000488743").codes(), []);
        assert_eq!(bare().undecoded_label(0).codes(), []);
        assert_eq!(bare().unreadable(D::LabResult).codes(), [Code::ImageUnreadable]);
    }

    #[test]
    fn fewer_pages_than_declared_is_noted() {
        assert_eq!(Sample::clean().set("attachment_count", "6").codes(), [Code::AttachmentCountMismatch]);
        assert_eq!(Sample::clean().set("attachment_count", "5").codes(), []);
        assert_eq!(Sample::clean().set("attachment_count", "0").codes(), []);
        assert_eq!(Sample::clean().unsure("attachment_count", "9", 0.8).codes(), []);
        assert_eq!(Sample::clean().set("attachment_count", "6").page(D::Other).codes(), []);
        assert_eq!(Sample::clean().set("attachment_count", "6").page(D::Blank).page(D::ClaimFormInstructions).codes(), [Code::AttachmentCountMismatch]);
    }
}
