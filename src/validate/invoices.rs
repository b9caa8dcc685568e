//! Invoices beside dispensations.

use super::view::{Row, View};
use super::{Outcome, doubt};
use crate::dossier::{DocumentType, FieldReading};
use crate::validate::money::{Sum, sum};

/// `invoice_mismatch`: a dispensation without an invoice of its own of exactly that total (diagnostics are not held against invoices).
pub(super) fn invoice_mismatch(view: &View<'_>) -> Vec<Outcome> {
    let (alone, unused) = unmatched(view);
    if alone.is_empty() || view.unreadable(DocumentType::Invoice).next().is_some() {
        return vec![];
    }
    let supports = usize::from(matches!(sum(view), Sum::Adds));
    let hidden = has_invoice_without_total(view);
    let judge = |row: &Row<'_>, field: &FieldReading| {
        let own: f64 = unused.iter().map(|total| doubt::says(total, &field.value) + doubt::supported(doubt::says(field, &total.value), supports)).sum();
        let not_there = doubt::supported(doubt::misread(field), supports);
        Outcome::breach(vec![row.key("amount")], if hidden { 1.0 } else { own + not_there })
    };
    alone.iter().filter_map(|row| row.get("amount").map(|field| judge(row, field))).collect()
}

/// Dispensations without an invoice of exactly their amount, and totals of invoices that are no dispensation's. The same paper handed in
/// twice is one invoice.
fn unmatched<'a>(view: &View<'a>) -> (Vec<Row<'a>>, Vec<&'a FieldReading>) {
    let repeated = |page: usize| view.case.extraction.repeated_pages.iter().any(|(later, _)| *later == page);
    let mut totals: Vec<&FieldReading> = view.rows("invoices").iter().filter_map(|row| row.get("total")).filter(|f| !repeated(f.page)).collect();
    let mut alone = Vec::new();
    for row in view.filled("dispensations") {
        let Some((field, _)) = row.amount() else { continue };
        match totals.iter().position(|total| total.value == field.value) {
            Some(at) => drop(totals.swap_remove(at)),
            None => alone.push(row),
        }
    }
    (alone, totals)
}

/// Whether an invoice is there whose total was not read: it may be the one looked for.
fn has_invoice_without_total(view: &View<'_>) -> bool {
    let rows = view.rows("invoices");
    let unread = view.case.extraction.unread.iter().any(|key| key.parts().is_some_and(|(table, _, column)| table == "invoices" && column == "total"));
    let page_says_nothing = |page: usize| !rows.iter().any(|row| row.get("total").is_some_and(|f| f.page == page));
    unread || rows.iter().any(|row| row.get("total").is_none()) || view.readable(DocumentType::Invoice).any(page_says_nothing)
}

/// Whether a dispensation has no invoice among those that can be read, and an invoice (or a page of any kind) cannot be read.
pub(super) fn lacks_unreadable_invoice(view: &View<'_>) -> bool {
    let unreadable = view.unreadable(DocumentType::Invoice).next().is_some() || view.has_page_of_any_kind();
    unreadable && !unmatched(view).0.is_empty()
}

/// Whether an invoice of exactly this total is there: an independent statement of the amount.
pub(super) fn is_invoiced(view: &View<'_>, amount: &str) -> bool {
    view.rows("invoices").iter().any(|row| row.get("total").is_some_and(|f| f.value == amount && doubt::is_likely(f)))
}

#[cfg(test)]
mod tests {
    use crate::dossier::{Code, DocumentType as D};
    use crate::validate::sample::Sample;

    #[test]
    fn a_dispensation_has_an_invoice_of_its_own() {
        assert_eq!(Sample::clean().set("invoices[0].total", "142.50").codes(), [Code::InvoiceMismatch]);
        assert_eq!(Sample::clean().without(D::Invoice).codes(), [Code::InvoiceMismatch]);
        let two = || Sample::clean().dispensation(1, "2026-03-12", "200.00", "300000002").set("total_amount", "810.00");
        assert_eq!(two().codes(), [Code::InvoiceMismatch]);
        assert_eq!(two().page(D::Invoice).set_on_last("invoices[2].total", "200.00").codes(), []);
        let copy = two().page(D::Invoice).set_on_last("invoices[2].total", "200.00").repeats_last(4);
        assert_eq!(copy.codes(), [Code::InvoiceMismatch, Code::DuplicatePage]);
    }

    #[test]
    fn diagnostics_need_no_invoice() {
        assert_eq!(Sample::clean().set("invoices[1].total", "99.00").codes(), []);
    }

    #[test]
    fn an_invoice_that_may_be_misread_goes_to_a_person() {
        assert_eq!(Sample::clean().unsure("invoices[0].total", "260.00", 0.9).codes(), [Code::LowConfidence]);
        assert_eq!(Sample::clean().absent("invoices[0].total").codes(), [Code::LowConfidence]);
    }
}
