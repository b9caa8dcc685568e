//! The dates of a dossier weighed by the day it was received and by each other.

use super::candidates::Candidates;
use crate::dossier::FieldKey;
use crate::dossier::field::Candidate;
use crate::dossier::field::SUMMED_TABLES;
use chrono::NaiveDate;

/// How probable a date after reception is on an honest paper, against one before it.
const AFTER_RECEPTION: f64 = 0.02;
/// How probable one given date more than [`USUAL_DAYS`] before reception is, against a later one: a year and more has many days.
const LONG_BEFORE: f64 = 0.02;
/// Dossiers must come within two months of the first act; most late ones come within four.
const USUAL_DAYS: i64 = 130;
/// How probable a date more than a year and a half before reception is.
const ANCIENT: f64 = 0.002;

/// Whether `key` is a date of care, of a signature or of an attachment: one that lies shortly before reception.
fn is_recent_date(key: &FieldKey) -> bool {
    key.as_str().ends_with("_signed_date") || key.parts().is_some_and(|(_, _, column)| column == "date")
}

/// How probable one given date is that no other field of the dossier bears, against one that another bears too. The physician signs on a day of care,
/// prescriptions are of such a day, and what is bought or measured has its invoice; so is the first act's. A later one may stand alone; the insured person signs
/// when they hand in. (Of 1,420 such dates of the development set and `coast` 9 stand alone; later acts and the insured person's are not among them.)
fn alone(key: &FieldKey) -> f64 {
    match key.parts() {
        None if key.as_str() == "insured_signed_date" => 0.25,
        Some(("acts", 0, _)) => 0.002,
        Some(("acts" | "paramedical", ..)) => 0.02,
        _ => 0.0015,
    }
}

/// How probable a date is that one other field bears, against one that several bear: a day of care has its prescription, its signature, its invoice.
const BY_ONE: f64 = 0.4;
/// How probable it is that the insured person signed before the last day of care, or after reception, against a day between; and before any.
const SIGNED_TOO_SOON: f64 = 0.03;
const SIGNED_BEFORE_CARE: f64 = 0.003;

/// Weighs every recent date by its distance from `received_on`. A date that cannot be stays possible: the rules must be able to see it.
pub fn weigh(candidates: &mut Candidates, received_on: NaiveDate) {
    for (_, field) in candidates.iter_mut().filter(|(key, _)| is_recent_date(key)) {
        field.weigh(LONG_BEFORE, |value| prior(value, received_on));
    }
    let heard: Vec<(FieldKey, Vec<Candidate>)> =
        candidates.iter().filter(|(key, _)| is_recent_date(key)).map(|(key, field)| (key.clone(), field.readings.clone())).collect();
    for (key, field) in candidates.iter_mut().filter(|(key, _)| is_recent_date(key)) {
        let others = heard.iter().filter(|(other, _)| other != key);
        let bearing = |value: &str| others.clone().flat_map(|(_, readings)| readings).filter(|c| c.value == value).map(|c| c.probability).sum();
        let alone = alone(key);
        field.weigh(alone, |value| shared(bearing(value), alone));
    }
    weigh_signature(candidates, received_on);
}

/// How probable a date is that so many other fields bear (each counted as far as it is believed), where a date that none bears is `alone`.
fn shared(by: f64, alone: f64) -> f64 {
    let by_one = BY_ONE.max(alone);
    if by < 1.0 { (by_one - alone).mul_add(by, alone) } else { (1.0 - by_one).mul_add((by - 1.0).min(1.0), by_one) }
}

/// The insured person signs after the last day of care, when all papers are together, seldom between days of care, and before reception.
fn weigh_signature(candidates: &mut Candidates, received_on: NaiveDate) {
    let care = candidates.iter().filter(|(key, _)| key.is_in(&SUMMED_TABLES, "date"));
    let care: Vec<NaiveDate> =
        care.filter_map(|(_, field)| day(&field.best().filter(|c| c.probability > SURE)?.value)).filter(|day| *day <= received_on).collect();
    if let (Some(first), Some(last)) = (care.iter().min(), care.iter().max())
        && let Some(field) = candidates.get_mut(&FieldKey::new("insured_signed_date"))
    {
        field.weigh(SIGNED_TOO_SOON, |value| match day(value) {
            Some(day) if (*last..=received_on).contains(&day) => 1.0,
            Some(day) if day < *first => SIGNED_BEFORE_CARE,
            _ => SIGNED_TOO_SOON,
        });
    }
}

/// How probable a row's day is another one than that of the invoice of just its amount.
const OTHER_DAY_THAN_INVOICE: f64 = 0.02;
/// From this probability on a value is taken for known: amounts held against the invoices' totals, days of care.
const SURE: f64 = 0.9;

/// An amount with its day: a row of the form, or an invoice.
struct Dated {
    /// Of the day.
    key: FieldKey,
    amount: String,
    /// Where it is known.
    day: Option<String>,
}

/// Weighs the day of each row by that of the invoice of just its amount, and the other way round. To be called when amounts are weighed.
pub fn weigh_by_invoices(candidates: &mut Candidates) {
    let known = |key: &FieldKey| candidates.get(key)?.best().filter(|c| c.probability > SURE).map(|c| c.value.clone());
    let dated = |amount: &FieldKey, value: String| {
        let key = amount.parts().map(|(table, row, _)| FieldKey::cell(table, row, "date"))?;
        Some(Dated { day: known(&key), key, amount: value })
    };
    let rows = candidates.keys().filter(|key| key.is_in(&SUMMED_TABLES, "amount"));
    let rows: Vec<Dated> = rows.filter_map(|key| dated(key, known(key)?)).collect();
    let invoices = candidates.iter().filter(|(key, _)| key.is_in(&["invoices"], "total"));
    let invoices: Vec<Dated> = invoices.filter_map(|(key, total)| dated(key, total.best()?.value.clone())).collect();
    let days = |of: &Dated, by: &[Dated]| by.iter().filter(|other| other.amount == of.amount).filter_map(|other| other.day.clone()).collect();
    let told = |of: &[Dated], by: &[Dated]| -> Vec<(FieldKey, Vec<String>)> { of.iter().map(|one| (one.key.clone(), days(one, by))).collect() };
    for (key, days) in [told(&rows, &invoices), told(&invoices, &rows)].concat() {
        if let Some(field) = candidates.get_mut(&key).filter(|_| !days.is_empty()) {
            field.weigh(OTHER_DAY_THAN_INVOICE, |value| if days.iter().any(|day| day == value) { 1.0 } else { OTHER_DAY_THAN_INVOICE });
        }
    }
}

fn day(value: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(value, "%Y-%m-%d").ok()
}

fn prior(value: &str, received_on: NaiveDate) -> f64 {
    let Some(date) = day(value) else { return ANCIENT };
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
    fn the_row_of_the_same_amount_tells_the_invoices_day() {
        let mut all: Candidates = [
            ("diagnostics[0].amount", field(&[("300.00", 0.99)])),
            ("diagnostics[0].date", field(&[("2026-09-10", 0.98)])),
            ("invoices[0].total", field(&[("300.00", 0.99)])),
            ("invoices[0].date", field(&[("2026-09-06", 0.6), ("2026-09-10", 0.4)])),
            ("invoices[1].total", field(&[("45.00", 0.99)])),
            ("invoices[1].date", field(&[("2026-09-06", 0.6), ("2026-09-10", 0.4)])),
        ]
        .into_iter()
        .map(|(key, field)| (FieldKey::new(key), field))
        .collect();
        weigh_by_invoices(&mut all);
        let best = |key: &str| all.get(&FieldKey::new(key)).and_then(FieldCandidates::best).cloned().expect("a reading");
        assert!(best("invoices[0].date").value == "2026-09-10" && best("invoices[0].date").probability > 0.95);
        assert_eq!(best("invoices[1].date").value, "2026-09-06", "of another amount");
    }

    #[test]
    fn the_insured_person_signs_between_care_and_reception() {
        let received = NaiveDate::from_ymd_opt(2026, 7, 7).expect("a day");
        let mut all: Candidates =
            [("acts[0].date", field(&[("2026-06-11", 0.99)])), ("insured_signed_date", field(&[("2026-06-07", 0.6), ("2026-07-01", 0.35)]))]
                .into_iter()
                .map(|(key, field)| (FieldKey::new(key), field))
                .collect();
        weigh(&mut all, received);
        let best = all.get(&FieldKey::new("insured_signed_date")).and_then(FieldCandidates::best).expect("a reading");
        assert!(best.value == "2026-07-01" && best.probability > 0.9);
    }

    #[test]
    fn two_doubtful_dates_of_one_day_make_each_other_sure() {
        let received = NaiveDate::from_ymd_opt(2026, 4, 17).expect("a day");
        let mut all: Candidates = [
            ("acts[0].date", field(&[("2026-03-20", 0.8), ("2026-03-26", 0.18)])),
            ("physician_signed_date", field(&[("2026-03-26", 0.97), ("2026-03-24", 0.02), ("2026-03-20", 0.001)])),
        ]
        .into_iter()
        .map(|(key, field)| (FieldKey::new(key), field))
        .collect();
        weigh(&mut all, received);
        for (key, field) in &all {
            assert!(field.best().is_some_and(|best| best.value == "2026-03-26" && best.probability > 0.95), "{key:?} {:?}", field.readings);
        }
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
