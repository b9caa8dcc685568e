//! Amounts that the rest of the dossier foretells, offered where the ink is in doubt.
//!
//! In: the candidates of a dossier. Out: the same, with values among a field's readings that an invoice or the sum foretells and that resemble what
//! is written. Never: a value against clear ink. What is offered may have no more than the probability that none of the readings is right, and of
//! that the less, the less the written digits resemble it.

use super::candidates::{Candidates, FieldCandidates};
use crate::dossier::field::{Candidate, SUMMED_TABLES};
use crate::dossier::{Amount, FieldKey};
use crate::registry::names::distance;

/// From this probability on a value foretells others.
const SURE: f64 = 0.9;
/// What an offered value keeps where no digit of it is written, as a power of ten.
const UNLIKE: f64 = 3.0;

/// Offers every row the totals of the invoices.
pub fn offer_invoices(candidates: &mut Candidates) {
    let totals: Vec<String> = candidates.iter().filter(|(key, _)| key.is_in(&["invoices"], "total")).filter_map(|(_, field)| known(field)).collect();
    for (_, field) in candidates.iter_mut().filter(|(key, _)| key.is_in(&SUMMED_TABLES, "amount")) {
        totals.iter().for_each(|total| offer(field, total));
    }
}

/// Offers the total what the rows add up to, and a row what it lacks of the total; only where all the others are sure.
pub fn offer_sums(candidates: &mut Candidates) {
    let total_key = FieldKey::new("total_amount");
    let rows: Vec<FieldKey> = candidates.keys().filter(|key| key.is_in(&SUMMED_TABLES, "amount")).cloned().collect();
    let amount = |key: &FieldKey| candidates.get(key).and_then(known).and_then(|value| Amount::parse(&value));
    let amounts: Vec<Option<Amount>> = rows.iter().map(amount).collect();
    let total = amount(&total_key);
    let unsure: Vec<usize> = (0..rows.len()).filter(|&row| amounts[row].is_none()).collect();
    let sum = amounts.iter().flatten().fold(0, |sum, amount| sum + amount.centimes());
    match (total, &unsure[..]) {
        (None, []) if !rows.is_empty() => offer_centimes(candidates, &total_key, sum),
        (Some(total), [row]) => offer_centimes(candidates, &rows[*row], total.centimes() - sum),
        _ => {}
    }
}

fn offer_centimes(candidates: &mut Candidates, key: &FieldKey, centimes: i64) {
    if let Some(field) = candidates.get_mut(key).filter(|_| centimes > 0) {
        offer(field, &Amount::from_centimes(centimes).to_string());
    }
}

/// A field's value, where it is sure.
fn known(field: &FieldCandidates) -> Option<String> {
    field.best().filter(|best| best.probability > SURE).map(|best| best.value.clone())
}

fn offer(field: &mut FieldCandidates, value: &str) {
    let missing = 1.0 - field.readings.iter().map(|c| c.probability).sum::<f64>();
    if missing > 0.0 && !field.raw.is_empty() && field.readings.iter().all(|c| c.value != value) {
        field.readings.push(Candidate { value: value.to_owned(), probability: missing * resemblance(&field.raw, value) });
        field.sort();
    }
}

/// How much the written digits resemble those of an amount, 0 to 1; centimes of nothing need not be written.
fn resemblance(raw: &str, value: &str) -> f64 {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let written = digits(raw);
    let whole = value.strip_suffix(".00").map(digits);
    let unlike = |digits: &String| distance(&written, digits) as f64 / written.len().max(digits.len()).max(1) as f64;
    let least = std::iter::once(digits(value)).chain(whole).map(|digits| unlike(&digits)).fold(1.0, f64::min);
    10_f64.powf(-UNLIKE * least)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{BoundingBox, Source};

    /// Key, what is written, readings.
    type Field<'f> = (&'f str, &'f str, &'f [(&'f str, f64)]);

    fn dossier(fields: &[Field<'_>]) -> Candidates {
        let field = |raw: &str, readings: &[(&str, f64)]| FieldCandidates {
            page: 0,
            place: BoundingBox::default(),
            raw: raw.to_owned(),
            source: Source::Line,
            readings: readings.iter().map(|(value, probability)| Candidate { value: (*value).to_owned(), probability: *probability }).collect(),
            emissions: None,
        };
        fields.iter().map(|(key, raw, readings)| (FieldKey::new(*key), field(raw, readings))).collect()
    }

    fn offered(candidates: &Candidates, key: &str, value: &str) -> f64 {
        candidates.get(&FieldKey::new(key)).and_then(|field| field.readings.iter().find(|c| c.value == value)).map_or(0.0, |c| c.probability)
    }

    #[test]
    fn what_the_sum_lacks_is_offered_to_the_one_doubtful_row() {
        let sure: &[(&str, f64)] = &[("200.00", 0.99)];
        let mut all = dossier(&[
            ("acts[0].amount", "200,00", sure),
            ("dispensations[0].amount", "351.3", &[("51.30", 0.3)]),
            ("total_amount", "551,30", &[("551.30", 0.99)]),
        ]);
        offer_sums(&mut all);
        assert!((0.05..0.7).contains(&offered(&all, "dispensations[0].amount", "351.30")));
        let mut none =
            dossier(&[("acts[0].amount", "200,00", &[("200.00", 0.4)]), ("dispensations[0].amount", "351.3", &[("51.30", 0.3)]), ("total_amount", "", sure)]);
        offer_sums(&mut none);
        assert!(offered(&none, "dispensations[0].amount", "351.30") == 0.0, "two are in doubt");
    }

    #[test]
    fn clear_ink_is_offered_next_to_nothing() {
        let mut all = dossier(&[("dispensations[0].amount", "250,00", &[("250.00", 0.9995)]), ("invoices[0].total", "", &[("316.90", 0.99)])]);
        offer_invoices(&mut all);
        assert!(offered(&all, "dispensations[0].amount", "316.90") < 1e-5);
        assert!(resemblance("23940", "390.40") > 3.0 * resemblance("250,00", "390.40"));
        assert!(resemblance("522700,00", "700.00") > 0.01 && (resemblance("700", "700.00") - 1.0).abs() < 1e-9);
    }
}
