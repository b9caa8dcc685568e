//! Dates that cannot be.

use super::identity::registered_births;
use super::view::{Row, View, date};
use super::{Outcome, doubt};
use crate::dossier::field::SUMMED_TABLES;
use crate::dossier::{DocumentType, FieldKey, FieldReading};
use chrono::NaiveDate;

/// `date_inconsistent`: a row's date later than `received_on`, or before the beneficiary's birth, or a dispensation earlier than every
/// prescription of the dossier.
pub(super) fn date_inconsistent(view: &View<'_>) -> Vec<Outcome> {
    let rows: Vec<Row<'_>> = SUMMED_TABLES.into_iter().flat_map(|table| view.rows(table)).collect();
    let mut outcomes: Vec<Outcome> = rows.iter().map(|row| after_reception(view, row)).collect();
    outcomes.extend(rows.iter().map(|row| before_birth(view, row)));
    outcomes.extend(rows.iter().filter(|row| row.table == "dispensations").map(|row| before_prescription(view, row)));
    outcomes
}

/// Probability that a date is misread and a right one stands there, less where the dossier states the day elsewhere too.
fn misread(view: &View<'_>, key: &FieldKey, field: &FieldReading, right: impl Fn(NaiveDate) -> bool) -> f64 {
    doubt::supported(doubt::otherwise(field, |text| date(text).is_some_and(&right)), view.also_states(key, &field.value))
}

fn after_reception(view: &View<'_>, row: &Row<'_>) -> Outcome {
    let received = view.case.received_on;
    match row.date() {
        Some((field, day)) if day > received => Outcome::breach(vec![row.key("date")], misread(view, &row.key("date"), field, |d| d <= received)),
        _ => Outcome::Silent,
    }
}

fn before_birth(view: &View<'_>, row: &Row<'_>) -> Outcome {
    let key = FieldKey::from("beneficiary_birth_date");
    let (Some((field, day)), Some(born)) = (row.date(), view.field(&key)) else { return Outcome::Silent };
    match date(&born.value) {
        Some(birth) if day < birth => {
            let wrong_birth = doubt::otherwise(born, |text| date(text).is_some_and(|b| b <= day));
            let explained = misread(view, &row.key("date"), field, |d| d >= birth) + doubt::supported(wrong_birth, registered_births(view, &born.value));
            Outcome::breach(vec![row.key("date"), key], explained)
        }
        _ => Outcome::Silent,
    }
}

/// A dispensation earlier than every prescription. Where a prescription's date is not read, a person looks; where its page is not readable
/// either, that is what is told.
fn before_prescription(view: &View<'_>, row: &Row<'_>) -> Outcome {
    let Some((field, day)) = row.date() else { return Outcome::Silent };
    let prescriptions = view.rows("prescriptions");
    let dated: Vec<(FieldKey, &FieldReading, NaiveDate)> =
        prescriptions.iter().filter_map(|p| p.date().map(|(f, prescribed)| (p.key("date"), f, prescribed))).collect();
    let in_order = dated.iter().any(|(_, _, prescribed)| *prescribed <= day);
    if in_order || !view.seen(DocumentType::Prescription) || view.unreadable(DocumentType::Prescription).next().is_some() {
        return Outcome::Silent;
    }
    let undated = view.readable(DocumentType::Prescription).find(|page| !dated.iter().any(|(_, f, _)| f.page == *page));
    if undated.is_some() {
        return Outcome::Doubtful(vec![FieldKey::cell("prescriptions", dated.len(), "date")]);
    }
    let earliest = dated.iter().map(|(_, _, prescribed)| *prescribed).min().unwrap_or(day);
    let dispensed = misread(view, &row.key("date"), field, |d| d >= earliest);
    let prescribed: f64 = dated.iter().map(|(key, f, _)| misread(view, key, f, |d| d <= day)).sum();
    let fields = std::iter::once(row.key("date")).chain(dated.iter().map(|(key, _, _)| key.clone()));
    Outcome::breach(fields.collect(), dispensed + prescribed)
}

#[cfg(test)]
mod tests {
    use crate::dossier::{Code, DocumentType as D};
    use crate::validate::sample::Sample;

    #[test]
    fn no_row_is_later_than_the_day_of_reception() {
        assert_eq!(Sample::clean().received_on("2026-03-12").codes(), []);
        assert_eq!(Sample::clean().received_on("2026-03-11").codes(), [Code::DateInconsistent]);
        assert_eq!(Sample::clean().unsure("diagnostics[0].date", "2026-08-12", 0.9).codes(), [Code::LowConfidence]);
    }

    #[test]
    fn nobody_is_treated_before_birth() {
        assert_eq!(Sample::of_child().child_born("2026-03-10").codes(), []);
        assert_eq!(Sample::of_child().child_born("2026-03-11").codes(), [Code::DateInconsistent]);
    }

    #[test]
    fn a_dispensation_follows_one_of_the_prescriptions() {
        assert_eq!(Sample::clean().set("prescriptions[0].date", "2026-03-12").codes(), []);
        assert_eq!(Sample::clean().set("prescriptions[0].date", "2026-03-13").codes(), [Code::DateInconsistent]);
        let second = Sample::clean().set("prescriptions[0].date", "2026-03-13").page(D::Prescription).set_on_last("prescriptions[1].date", "2026-03-01");
        assert_eq!(second.codes(), []);
        let unread = Sample::clean().set("prescriptions[0].date", "2026-03-13").page(D::Prescription);
        assert_eq!(unread.codes(), [Code::LowConfidence]);
        assert_eq!(Sample::clean().unsure("prescriptions[0].date", "2026-03-13", 0.9).codes(), [Code::LowConfidence]);
        assert_eq!(Sample::clean().absent("prescriptions[0].date").codes(), [Code::LowConfidence]);
    }
}
