//! What must be there: pages, signatures, filled fields.

use super::doubt;
use super::money::{Sum, sum};
use super::view::{View, date};
use super::{Outcome, invoices};
use crate::dossier::field::SUMMED_TABLES;
use crate::dossier::{DocumentType, FieldKey};

/// `form_missing`: no page 1 of a claim form (contract.md, findings). An unreadable page of unknown kind may be it.
pub(super) fn form_missing(view: &View<'_>) -> Vec<Outcome> {
    vec![Outcome::when(!view.handed_in(DocumentType::ClaimFormP1) && !view.has_page_of_any_kind(), [])]
}

/// `form_page_missing`: page 1 is there, and page 2 is not, or page 3 is not and the rows seen do not add up to the total.
pub(super) fn form_page_missing(view: &View<'_>) -> Vec<Outcome> {
    if !view.handed_in(DocumentType::ClaimFormP1) || view.has_page_of_any_kind() {
        return vec![];
    }
    if !view.handed_in(DocumentType::ClaimFormP2) {
        return vec![Outcome::Broken(vec![])];
    }
    match sum(view) {
        Sum::Differs { explained, fields } if !view.handed_in(DocumentType::ClaimFormP3) => vec![Outcome::breach(fields, explained)],
        _ => vec![],
    }
}

/// `image_unreadable`: a form page that a careful person could not read, with no readable one of its kind beside it; a scan that cannot be
/// opened; an attachment only where the rule that needs it cannot be decided.
pub(super) fn image_unreadable(view: &View<'_>) -> Vec<Outcome> {
    let form = [DocumentType::ClaimFormP1, DocumentType::ClaimFormP2, DocumentType::ClaimFormP3];
    let form_page = form.into_iter().any(|kind| view.handed_in(kind) && !view.seen(kind));
    let unopened = view.case.pages.iter().any(|page| page.error.is_some());
    let form_is_whole = view.handed_in(DocumentType::ClaimFormP1) && view.handed_in(DocumentType::ClaimFormP2);
    let any_kind = view.has_page_of_any_kind();
    let needed = (any_kind && !form_is_whole)
        || (view.has_unreadable_attachment() && (super::attachments::lacks_labels(view) || (any_kind && super::attachments::lacks_prescription(view))))
        || invoices::lacks_unreadable_invoice(view)
        || lacks_unreadable_prescription(view);
    vec![Outcome::when(form_page || unopened || needed, [])]
}

/// Whether a dispensation is earlier than every prescription that can be read, and one cannot be read.
fn lacks_unreadable_prescription(view: &View<'_>) -> bool {
    let prescribed: Vec<_> = view.rows("prescriptions").iter().filter_map(|row| row.get("date").and_then(|f| date(&f.value))).collect();
    view.unreadable(DocumentType::Prescription).next().is_some()
        && view.filled("dispensations").iter().filter_map(super::view::Row::date).any(|(_, day)| prescribed.iter().all(|p| *p > day))
}

/// `insured_signature_missing`: the insured person's signature zone is empty.
pub(super) fn insured_signature_missing(view: &View<'_>) -> Vec<Outcome> {
    signature_missing(view, "insured_signature_present")
}

/// `physician_signature_missing`: the physician's signature zone is empty (a stamp alone fills it).
pub(super) fn physician_signature_missing(view: &View<'_>) -> Vec<Outcome> {
    signature_missing(view, "physician_signature_present")
}

fn signature_missing(view: &View<'_>, name: &str) -> Vec<Outcome> {
    let empty = view.read(name).is_some_and(|f| f.value == "false" && doubt::is_likely(f));
    vec![Outcome::when(empty, [FieldKey::from(name)])]
}

/// The fields of page 1 that may not be blank.
const FILLED: [&str; 7] =
    ["insured_immatriculation", "insured_full_name", "total_amount", "beneficiary_full_name", "beneficiary_birth_date", "care_type", "physician_inpe"];

/// `field_empty`: blank on the paper: insured number, insured name, total, beneficiary name or birth date, care type, physician INPE (cells
/// and label), date or amount of a filled row.
pub(super) fn field_empty(view: &View<'_>) -> Vec<Outcome> {
    let blank = &view.case.extraction.blank;
    let of_page_1 = FILLED.into_iter().filter(|_| view.seen(DocumentType::ClaimFormP1)).map(FieldKey::from);
    let of_rows = SUMMED_TABLES.into_iter().flat_map(|table| view.filled(table)).flat_map(|row| [row.key("date"), row.key("amount")]);
    let empty: Vec<FieldKey> = of_page_1.chain(of_rows).filter(|key| blank.contains(key) && view.field(key).is_none()).collect();
    vec![Outcome::when(!empty.is_empty(), empty)]
}

#[cfg(test)]
mod tests {
    use crate::dossier::{Code, DocumentType as D};
    use crate::validate::sample::Sample;

    #[test]
    fn a_form_without_page_1_is_missing_and_says_nothing_more() {
        assert_eq!(Sample::clean().without(D::ClaimFormP1).codes(), [Code::FormMissing]);
        assert_eq!(Sample::empty().codes(), [Code::FormMissing]);
    }

    #[test]
    fn a_page_that_may_be_anything_is_unreadable_not_missing() {
        assert_eq!(Sample::clean().without(D::ClaimFormP1).page(D::Other).unreadable_last().codes(), [Code::ImageUnreadable]);
        assert_eq!(Sample::clean().page(D::Other).unreadable_last().codes(), []);
        for kind in [D::Blank, D::Other] {
            assert_eq!(Sample::clean().without(D::ClaimFormP1).page(kind).blurred_last().codes(), [Code::ImageUnreadable]);
            assert_eq!(Sample::clean().without(D::ClaimFormP2).page(kind).blurred_last().codes(), [Code::ImageUnreadable]);
        }
        assert_eq!(Sample::clean().without(D::ClaimFormP1).page(D::Blank).codes(), [Code::FormMissing]);
    }

    #[test]
    fn page_2_is_always_needed_and_page_3_only_for_the_sum() {
        assert_eq!(Sample::clean().without(D::ClaimFormP2).codes(), [Code::FormPageMissing]);
        assert_eq!(Sample::clean().without(D::ClaimFormP3).codes(), [Code::FormPageMissing]);
        let acts_only = Sample::clean().without(D::ClaimFormP3).set("total_amount", "300.00");
        assert_eq!(acts_only.codes(), []);
    }

    #[test]
    fn an_unreadable_form_page_silences_what_needs_it() {
        assert_eq!(Sample::clean().unreadable(D::ClaimFormP2).codes(), [Code::ImageUnreadable]);
        assert_eq!(Sample::clean().unreadable(D::ClaimFormP3).codes(), [Code::ImageUnreadable]);
        assert_eq!(Sample::clean().unreadable(D::ClaimFormP1).codes(), [Code::ImageUnreadable]);
    }

    #[test]
    fn an_unreadable_attachment_counts_only_where_it_is_needed() {
        assert_eq!(Sample::clean().unreadable(D::LabResult).codes(), []);
        assert_eq!(Sample::clean().unreadable(D::MedicineLabels).codes(), []);
        assert_eq!(Sample::clean().unreadable(D::Invoice).codes(), [Code::ImageUnreadable]);
        assert_eq!(Sample::clean().unreadable(D::Prescription).codes(), [Code::ImageUnreadable]);
    }

    #[test]
    fn a_scan_that_cannot_be_opened_is_told() {
        assert_eq!(Sample::clean().page(D::Other).broken_last().codes(), [Code::ImageUnreadable]);
    }

    #[test]
    fn signatures_must_be_there() {
        assert_eq!(Sample::clean().set("insured_signature_present", "false").codes(), [Code::InsuredSignatureMissing]);
        assert_eq!(Sample::clean().set("physician_signature_present", "false").codes(), [Code::PhysicianSignatureMissing]);
        assert_eq!(Sample::clean().unsure("insured_signature_present", "false", 0.4).codes(), []);
    }

    #[test]
    fn what_must_be_filled_may_not_be_blank() {
        for key in super::FILLED {
            let sample = Sample::clean().blank(key);
            assert_eq!(sample.codes(), [Code::FieldEmpty], "{key}");
            assert_eq!(sample.check()[0].fields, [key.into()]);
        }
        for key in ["acts[0].amount", "dispensations[0].date"] {
            assert!(Sample::clean().blank(key).codes().contains(&Code::FieldEmpty), "{key}");
        }
        for key in ["insured_cin", "facility_inpe", "attachment_count", "acts[5].date"] {
            assert!(!Sample::clean().blank(key).codes().contains(&Code::FieldEmpty), "{key}");
        }
    }
}
