//! Cotations weighed by how the nomenclature is written and by what the act cost: consultations and visits stand alone, acts bear a
//! coefficient, and few amounts lie below the tariff or far above it.

use super::candidates::Candidates;
use super::printed_words::PrintedWords;
use crate::dossier::field::Candidate;
use crate::dossier::{Amount, Cotation, FieldKey};
use crate::registry::{Registry, names};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Key letters that bear no coefficient (NGAP: consultations and visits are paid by the letter).
const ALONE: [&str; 6] = ["C", "CS", "V", "VS", "CNPSY", "SF"];
/// How probable no coefficient is behind another letter, against the usual way.
const UNUSUAL: f64 = 5e-4;
/// How probable a coefficient is behind a letter that stands alone: nobody has a reason to write one, and an S looks like a 5.
const NEVER_SEEN: f64 = 1e-4;
/// How probable letters are that the tariff does not know, against those that it does.
const UNKNOWN_LETTERS: f64 = 0.01;
/// From this probability on the physician is taken for known.
const SURE_PHYSICIAN: f64 = 0.9;
/// How probable a specialist's letter is from a general practitioner, against their own; and theirs from a specialist, who may give a simple one.
const NOT_THEIRS: f64 = 0.01;
const NOT_THE_SPECIALISTS: f64 = 0.05;
/// Amounts that people pay, as multiples of the tariff.
const USUAL_MULTIPLES: std::ops::RangeInclusive<f64> = 0.98..=3.6;
/// Amounts that still can be: below the tariff, and up to what the rule of implausible amounts allows.
const RARE_MULTIPLES: std::ops::RangeInclusive<f64> = 0.3..=5.0;
/// How probable a rare amount is, against a usual one.
const RARE: f64 = 0.05;
/// The same for one above.
const IMPLAUSIBLE: f64 = 0.005;
/// And for one below: nobody asks for so little.
const TOO_LITTLE: f64 = 5e-4;
/// How probable another cotation is where a paper of the dossier bears one that the ink allows: four in ten do (35 of 87 in the development set and `coast`), and
/// few bear just the one that a misread digit makes.
const NOT_PRINTED: f64 = 0.02;

/// Weighs every cotation by its own writing, then cotation and amount of a row by each other: all pairs of readings are heard.
/// `words`: of the attached papers.
pub fn weigh(candidates: &mut Candidates, registry: &Registry, received_on: NaiveDate, words: &PrintedWords) {
    let general = is_general(candidates, registry);
    let rows: BTreeSet<(String, usize)> =
        candidates.keys().filter_map(|key| key.parts().filter(|(_, _, column)| *column == "cotation").map(|(table, row, _)| (table.to_owned(), row))).collect();
    for (table, row) in rows {
        let key = |column: &str| FieldKey::cell(&table, row, column);
        if let Some(field) = candidates.get_mut(&key("cotation")) {
            field.weigh(UNKNOWN_LETTERS, |value| writing(value, registry, received_on));
            if table == "acts" {
                field.weigh(1.0, |value| general.map_or(1.0, |general| consultation(value, general)));
            }
            if field.readings.iter().any(|reading| words.bear_cotation(&reading.value)) {
                field.weigh(NOT_PRINTED, |value| if words.bear_cotation(value) { 1.0 } else { NOT_PRINTED });
            }
        }
        let count = candidates.get(&key("count")).and_then(|field| field.best()).and_then(|c| c.value.parse().ok()).unwrap_or(1);
        let (Some(cotations), Some(amounts)) = (readings(candidates, &key("cotation")), readings(candidates, &key("amount"))) else { continue };
        let fits = |cotation: &str, amount: &str| price(cotation, amount, count, registry, received_on);
        if let Some(field) = candidates.get_mut(&key("cotation")) {
            field.weigh(RARE, |cotation| expected(&amounts, |amount| fits(cotation, amount)));
        }
        if let Some(field) = candidates.get_mut(&key("amount")) {
            field.weigh(RARE, |amount| expected(&cotations, |cotation| fits(cotation, amount)));
        }
    }
}

/// Whether the physician of page 1 is a general practitioner, where the list says so.
fn is_general(candidates: &Candidates, registry: &Registry) -> Option<bool> {
    let inpe = candidates.get(&FieldKey::new("physician_inpe"))?.best().filter(|c| c.probability > SURE_PHYSICIAN)?;
    let speciality = names::fold(&registry.provider(&inpe.value)?.speciality);
    (!speciality.is_empty()).then(|| speciality == names::fold("Médecine générale"))
}

/// How probable it is that such a physician writes this: C and V are the general practitioner's, CS and VS the specialist's (NGAP, article 13).
fn consultation(cotation: &str, general: bool) -> f64 {
    match (cotation, general) {
        ("CS" | "VS", true) => NOT_THEIRS,
        ("C" | "V", false) => NOT_THE_SPECIALISTS,
        _ => 1.0,
    }
}

fn readings(candidates: &Candidates, key: &FieldKey) -> Option<Vec<Candidate>> {
    candidates.get(key).map(|field| field.readings.clone())
}

/// The mean of `fits` over all readings of the other field; what is missing there fits rarely.
fn expected(others: &[Candidate], fits: impl Fn(&str) -> f64) -> f64 {
    let read: f64 = others.iter().map(|c| c.probability).sum();
    others.iter().map(|c| c.probability * fits(&c.value)).sum::<f64>() + (1.0 - read).max(0.0) * RARE
}

/// How probable it is that someone writes this cotation.
fn writing(cotation: &str, registry: &Registry, day: NaiveDate) -> f64 {
    let Some(cotation) = Cotation::parse(cotation) else { return UNUSUAL };
    let known = if registry.unit_price(&cotation.letters, day).is_some() { 1.0 } else { UNKNOWN_LETTERS };
    let usual = match (ALONE.contains(&cotation.letters.as_str()), cotation.hundredths) {
        (true, None) | (false, Some(_)) => 1.0,
        (true, Some(_)) => NEVER_SEEN,
        (false, None) => UNUSUAL,
    };
    known * usual
}

/// How probable `amount` is for `count` acts of this cotation; 1 where the tariff says nothing.
fn price(cotation: &str, amount: &str, count: u32, registry: &Registry, day: NaiveDate) -> f64 {
    let tariff = Cotation::parse(cotation).and_then(|cotation| {
        let unit = registry.unit_price(&cotation.letters, day)?;
        Some(unit.centimes() as f64 * f64::from(cotation.coefficient()) / 100.0 * f64::from(count.max(1)))
    });
    let (Some(tariff), Some(amount)) = (tariff.filter(|t| *t > 0.0), Amount::parse(amount)) else { return 1.0 };
    let multiple = amount.centimes() as f64 / tariff;
    match multiple {
        m if USUAL_MULTIPLES.contains(&m) => 1.0,
        m if RARE_MULTIPLES.contains(&m) => RARE,
        m if m < *RARE_MULTIPLES.start() => TOO_LITTLE,
        _ => IMPLAUSIBLE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{Rows, Tariff};

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 7, 7).expect("a day")
    }

    fn registry() -> Registry {
        let tariff = |letters: &str, price: &str| Tariff {
            key_letter: letters.into(),
            label: String::new(),
            unit_price: Amount::parse(price).expect("an amount"),
            valid_from: NaiveDate::from_ymd_opt(2006, 1, 1).expect("a day"),
            valid_to: None,
        };
        let tariffs = vec![tariff("C", "80.00"), tariff("CS", "150.00"), tariff("K", "22.50"), tariff("B", "1.10")];
        Registry::from_rows(Rows { tariffs, ..Rows::default() })
    }

    #[test]
    fn consultations_stand_alone_and_acts_bear_a_coefficient() {
        for usual in ["C", "CS", "K 15", "B 120"] {
            assert!(writing(usual, &registry(), day()) > 0.9, "{usual}");
        }
        for unusual in ["C 5", "CS 2", "K", "B", "KC 15", "ZZ"] {
            assert!(writing(unusual, &registry(), day()) < 0.1, "{unusual}");
        }
    }

    #[test]
    fn a_specialist_writes_the_specialists_letter() {
        assert!(consultation("CS", false) > 10.0 * consultation("C", false));
        assert!(consultation("V", true) > 10.0 * consultation("VS", true));
        assert!((consultation("K 15", true) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn an_amount_lies_between_the_tariff_and_some_times_more() {
        let at = |cotation, amount, count| price(cotation, amount, count, &registry(), day());
        assert!(at("CS", "250.00", 1) > at("CS", "80.00", 1));
        assert!(at("K 15", "337.50", 1) > at("K 75", "337.50", 1));
        assert!(at("K 10", "675.00", 3) > at("K 10", "67.50", 3));
        assert!(at("CS", "250.00", 1) > at("CS", "2500.00", 1));
        assert!((at("ZZ 4", "1.00", 1) - 1.0).abs() < 1e-9, "nothing is known of these letters");
    }
}
