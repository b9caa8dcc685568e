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
    use super::prior;
    use chrono::NaiveDate;

    #[test]
    fn recent_dates_are_likelier() {
        let received = NaiveDate::from_ymd_opt(2026, 7, 7).expect("a day");
        assert!(prior("2026-06-14", received) > prior("2025-12-14", received));
        assert!(prior("2025-12-14", received) > prior("2016-06-14", received));
        assert!(prior("2026-07-08", received) < 0.1);
        assert!(prior("no date", received) < 0.1);
    }
}
