//! Makes one invoice of its sheets, over the pages of a dossier.
//!
//! In: what every page says of its invoices. Out: the dossier's invoices in the order of their first page, the total from the last sheet.
//! The same invoice handed in twice stays two: only a sheet that leaves the sum open, or says which sheet it is, goes on on the next.

use super::invoice::{InvoiceDraft, Slot};
use super::printed_value::Value;

/// A value's page, the panel's origin there, and the value.
pub(super) type Found = (usize, (u32, u32), Value);

/// One sheet: its page, the panel's origin there, and what it says.
pub(super) type Sheet = (usize, (u32, u32), InvoiceDraft);

/// One invoice's columns; `None` where the paper holds the value and it could not be read.
pub(super) type Columns = Vec<(&'static str, Option<Found>)>;

/// The dossier's invoices in the order of their first page, the sheets of one made one.
pub(super) fn joined(mut drafts: Vec<Sheet>) -> Vec<Columns> {
    part_marks(&mut drafts);
    let mut invoices: Vec<Vec<Sheet>> = Vec::new();
    for draft in drafts {
        let whole =
            invoices.iter_mut().rev().find(|sheets| sheets.last().is_some_and(|last| last.0 != draft.0 && continues(&last.2, &draft.2, draft.0 == last.0 + 1)));
        match whole {
            Some(sheets) => sheets.push(draft),
            None => invoices.push(vec![draft]),
        }
    }
    invoices.into_iter().map(columns).collect()
}

/// Parts the mark of a sheet from a number that it was read together with ("54224501/2": sheet 1 of 2), where another sheet bears the number alone.
fn part_marks(drafts: &mut [Sheet]) {
    let numbers: Vec<String> = drafts.iter().filter_map(|(_, _, draft)| draft.number.value().map(|v| v.best().to_owned())).collect();
    for (_, _, draft) in drafts {
        let Slot::Read(value) = &mut draft.number else { continue };
        let Some(candidate) = value.candidates.first_mut() else { continue };
        let Some((number, mark)) = candidate.value.len().checked_sub(3).and_then(|at| candidate.value.split_at_checked(at)) else { continue };
        if let [at @ b'1'..=b'9', b'/', of @ b'2'..=b'9'] = *mark.as_bytes()
            && at <= of
            && numbers.iter().any(|other| other == number)
        {
            draft.sheet = draft.sheet.or(Some((u32::from(at - b'0'), u32::from(of - b'0'))));
            candidate.value = number.to_owned();
        }
    }
}

/// Whether `next` is a further sheet of the invoice that `last` is a sheet of; `adjacent`: its page follows at once.
fn continues(last: &InvoiceDraft, next: &InvoiceDraft, adjacent: bool) -> bool {
    let number = |draft: &InvoiceDraft| draft.number.value().map(|v| v.best().to_owned());
    let same = match (number(last), number(next)) {
        (Some(a), Some(b)) if a == b => Some(true),
        (Some(_), Some(_)) => Some(false),
        _ => None,
    };
    let follows = matches!((last.sheet, next.sheet), (Some((a, of)), Some((b, of_too))) if of == of_too && a != b);
    let open = last.carried || last.total.value().is_none();
    match same {
        Some(true) => follows || open || next.total.value().is_none(),
        Some(false) => false,
        // A sheet without a head goes on what lacks a total.
        None if follows => true,
        None => {
            let headless = matches!((&next.number, &next.ice), (Slot::Absent, Slot::Absent));
            headless && last.sheet.is_none_or(|(a, of)| a < of) && (last.carried || adjacent && matches!(last.total, Slot::Absent))
        }
    }
}

/// Columns of an invoice from its sheets: the total from the last one, the others from the first that has them.
fn columns(mut sheets: Vec<Sheet>) -> Columns {
    sheets.sort_by_key(|(page, _, draft)| (draft.sheet.map_or(0, |s| s.0), *page));
    let pick = |of: fn(&InvoiceDraft) -> &Slot, last: bool| -> Option<Option<Found>> {
        let mut found: Vec<Found> = sheets.iter().filter_map(|(page, origin, draft)| of(draft).value().map(|v| (*page, *origin, v.clone()))).collect();
        let seen = sheets.iter().any(|(_, _, draft)| matches!(of(draft), Slot::Unread));
        let value = if last { found.pop() } else { (!found.is_empty()).then(|| found.swap_remove(0)) };
        if value.is_some() || seen { Some(value) } else { None }
    };
    let number = pick(|d| &d.number, false);
    let date = pick(|d| &d.date, false);
    let total = pick(|d| &d.total, true).or(Some(None));
    let ice = pick(|d| &d.ice, false);
    [("number", number), ("date", date), ("total", total), ("ice", ice)].into_iter().filter_map(|(column, found)| Some((column, found?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::field::Candidate;
    use crate::read::text_lines_boxes::TextBox;

    fn slot(text: &str) -> Slot {
        let place = TextBox { center: (0.0, 0.0), along: (1.0, 0.0), length: 1.0, thickness: 1.0, score: 1.0 };
        let value = Value { candidates: vec![Candidate { value: text.to_owned(), probability: 1.0 }], raw: String::new(), place, elsewhere: Vec::new() };
        if text.is_empty() { Slot::Absent } else { Slot::of(Some(value), true) }
    }

    fn page(index: usize, number: &str, total: &str, sheet: Option<(u32, u32)>, carried: bool) -> (usize, (u32, u32), InvoiceDraft) {
        (index, (0, 0), InvoiceDraft { number: slot(number), total: slot(total), sheet, carried, ..InvoiceDraft::default() })
    }

    fn totals(drafts: Vec<(usize, (u32, u32), InvoiceDraft)>) -> Vec<Option<String>> {
        let total = |columns: Columns| columns.into_iter().find(|c| c.0 == "total").and_then(|c| c.1).map(|found| found.2.best().to_owned());
        joined(drafts).into_iter().map(total).collect()
    }

    #[test]
    fn two_sheets_are_one_invoice_with_the_total_of_the_last() {
        let marked = vec![page(3, "F1", "", Some((1, 2)), true), page(4, "F1", "80.00", Some((2, 2)), false)];
        assert_eq!(totals(marked), [Some("80.00".to_owned())]);
        let carried = vec![page(3, "F1", "50.00", None, true), page(5, "F1", "80.00", None, false)];
        assert_eq!(totals(carried), [Some("80.00".to_owned())]);
        let headless = vec![page(3, "F1", "", None, false), page(4, "", "80.00", None, false)];
        assert_eq!(totals(headless), [Some("80.00".to_owned())]);
        let swapped = vec![page(3, "F1", "80.00", Some((2, 2)), false), page(4, "F1", "", Some((1, 2)), true)];
        assert_eq!(totals(swapped), [Some("80.00".to_owned())]);
    }

    #[test]
    fn a_mark_read_with_the_number_is_parted_from_it() {
        let stuck = vec![page(3, "54224501/2", "", None, true), page(4, "5422450", "80.00", None, false)];
        assert_eq!(totals(stuck), [Some("80.00".to_owned())]);
        let other = vec![page(3, "54224501/2", "10.00", None, false), page(4, "77", "80.00", None, false)];
        assert_eq!(totals(other).len(), 2, "a number of its own");
    }

    #[test]
    fn the_same_invoice_twice_stays_two() {
        let twice = vec![page(3, "F1", "80.00", None, false), page(4, "F1", "80.00", None, false)];
        assert_eq!(totals(twice).len(), 2);
    }

    #[test]
    fn other_invoices_and_tickets_of_one_page_stay_apart() {
        assert_eq!(totals(vec![page(3, "F1", "", None, false), page(4, "F2", "80.00", None, false)]).len(), 2);
        assert_eq!(totals(vec![page(3, "F1", "10.00", None, false), page(3, "F2", "80.00", None, false)]).len(), 2);
    }
}
