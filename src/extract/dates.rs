//! The dates of a dossier weighed by the day it was received and by each other.

use super::candidates::Candidates;
use crate::dossier::FieldKey;
use chrono::NaiveDate;

/// How probable a date after reception is on an honest paper, against one before it.
const AFTER_RECEPTION: f64 = 0.02;
/// How probable a date more than [`USUAL_DAYS`] before reception is, against a later one.
const LONG_BEFORE: f64 = 0.08;
/// Dossiers must come within two months of the first act; most late ones come within four.
const USUAL_DAYS: i64 = 130;
/// How probable a date more than a year and a half before reception is.
const ANCIENT: f64 = 0.01;

/// Whether `key` is a date of care, of a signature or of an attachment: one that lies shortly before reception.
fn is_recent_date(key: &FieldKey) -> bool {
    key.as_str().ends_with("_signed_date") || key.parts().is_some_and(|(_, _, column)| column == "date")
}

/// How probable a date is that no other field of the dossier bears, against one that another bears too: care, signature, prescription and
/// invoice mostly share their days.
const ALONE: f64 = 0.08;

/// Weighs every recent date by its distance from `received_on`. A date that cannot be stays possible: the rules must be able to see it.
pub fn weigh(candidates: &mut Candidates, received_on: NaiveDate) {
    for (_, field) in candidates.iter_mut().filter(|(key, _)| is_recent_date(key)) {
        field.weigh(LONG_BEFORE, |value| prior(value, received_on));
    }
    let sure: Vec<(FieldKey, String)> = candidates
        .iter()
        .filter(|(key, _)| is_recent_date(key))
        .filter_map(|(key, field)| Some((key.clone(), field.best().filter(|c| c.probability > 0.6)?.value.clone())))
        .collect();
    for (key, field) in candidates.iter_mut().filter(|(key, _)| is_recent_date(key)) {
        let shared = |value: &str| sure.iter().any(|(other, date)| other != key && date == value);
        field.weigh(ALONE, |value| if shared(value) { 1.0 } else { ALONE });
    }
}

/// How probable a row's day is another one than that of the invoice of just its amount.
const OTHER_DAY_THAN_INVOICE: f64 = 0.02;
/// From this probability on an amount is held against the invoices' totals.
const SURE_AMOUNT: f64 = 0.9;

/// Weighs the date of each row that an invoice of just its amount belongs to, by that invoice's date. To be called when amounts are weighed.
pub fn weigh_by_invoices(candidates: &mut Candidates) {
    let invoices: Vec<(String, String)> = (0..)
        .map_while(|i| candidates.get(&FieldKey::cell("invoices", i, "total")).map(|total| (i, total)))
        .filter_map(|(i, total)| {
            let date = candidates.get(&FieldKey::cell("invoices", i, "date"))?.best().filter(|c| c.probability > SURE_AMOUNT)?;
            Some((total.best()?.value.clone(), date.value.clone()))
        })
        .collect();
    let days = |key: &FieldKey| -> Vec<String> {
        let amount = key.parts().filter(|(table, _, column)| matches!(*table, "dispensations" | "diagnostics") && *column == "date");
        let amount = amount.and_then(|(table, row, _)| candidates.get(&FieldKey::cell(table, row, "amount"))?.best().filter(|c| c.probability > SURE_AMOUNT));
        amount.map_or_else(Vec::new, |amount| invoices.iter().filter(|(total, _)| *total == amount.value).map(|(_, day)| day.clone()).collect())
    };
    let billed: Vec<(FieldKey, Vec<String>)> = candidates.keys().map(|key| (key.clone(), days(key))).filter(|(_, days)| !days.is_empty()).collect();
    for (key, days) in billed {
        if let Some(field) = candidates.get_mut(&key) {
            field.weigh(OTHER_DAY_THAN_INVOICE, |value| if days.iter().any(|day| day == value) { 1.0 } else { OTHER_DAY_THAN_INVOICE });
        }
    }
}

fn prior(value: &str, received_on: NaiveDate) -> f64 {
    let Ok(date) = NaiveDate::parse_from_str(value, "%Y-%m-%d") else { return ANCIENT };
    match (received_on - date).num_days() {
        ..=-1 => AFTER_RECEPTION,
        0..=USUAL_DAYS => 1.0,
        days if days <= 540 => LONG_BEFORE,
        _ => ANCIENT,
    }
}

#[cfg(test)]
mod tests {
    use super::super::candidates::FieldCandidates;
    use super::*;
    use crate::dossier::field::Candidate;
    use crate::dossier::{BoundingBox, Source};

    fn field(readings: &[(&str, f64)]) -> FieldCandidates {
        let readings = readings.iter().map(|(value, probability)| Candidate { value: (*value).to_owned(), probability: *probability }).collect();
        FieldCandidates { page: 0, place: BoundingBox::default(), raw: String::new(), source: Source::Line, emissions: None, readings }
    }

    #[test]
    fn the_invoice_of_the_same_amount_tells_the_day() {
        let mut all: Candidates = [
            ("dispensations[0].amount", field(&[("67.90", 0.99)])),
            ("dispensations[0].date", field(&[("2026-02-14", 0.5), ("2026-02-16", 0.4)])),
            ("dispensations[1].amount", field(&[("12.00", 0.99)])),
            ("dispensations[1].date", field(&[("2026-02-14", 0.5), ("2026-02-16", 0.4)])),
            ("invoices[0].total", field(&[("67.90", 0.99)])),
            ("invoices[0].date", field(&[("2026-02-16", 0.99)])),
        ]
        .into_iter()
        .map(|(key, field)| (FieldKey::new(key), field))
        .collect();
        weigh_by_invoices(&mut all);
        let best = |key: &str| all.get(&FieldKey::new(key)).and_then(FieldCandidates::best).map(|c| c.value.clone());
        assert_eq!(best("dispensations[0].date").as_deref(), Some("2026-02-16"));
        assert_eq!(best("dispensations[1].date").as_deref(), Some("2026-02-14"), "of another amount");
    }

    #[test]
    fn recent_dates_are_likelier() {
        let received = NaiveDate::from_ymd_opt(2026, 7, 7).expect("a day");
        assert!(prior("2026-06-14", received) > prior("2025-12-14", received));
        assert!(prior("2025-12-14", received) > prior("2016-06-14", received));
        assert!(prior("2026-07-08", received) < 0.1);
        assert!(prior("no date", received) < 0.1);
    }
}
