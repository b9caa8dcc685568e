//! Which dossiers a second person keys blind, which of their fields, and where the two differ.

use super::{Correction, Status};
use crate::dossier::field::SUMMED_TABLES;
use crate::dossier::{Amount, DossierReading, FieldKey};
use crate::registry::names::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Draws numbers by chance; tests pass their own.
pub trait Chance: Send + Sync + 'static {
    /// A number from 0 up to but not 1, all equally probable.
    fn draw(&self) -> f64;
}

/// The machine's chance.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn draw(&self) -> f64 {
        rand::random()
    }
}

/// The share of accepted dossiers that a second person keys: it grows with the amount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SecondKeying {
    /// Share of the dossiers up to `amount`; 0 for none of any amount.
    pub share: f64,
    /// Above it the share grows in proportion: ten times the amount, ten times the share, up to all.
    pub amount: Amount,
}

impl SecondKeying {
    /// Nothing is keyed twice.
    pub const NONE: Self = Self { share: 0.0, amount: Amount::from_centimes(100) };

    /// The probability with which a dossier of this total is keyed again.
    pub fn probability(&self, total: Option<Amount>) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a ratio of amounts far below 2^53 centimes")]
        let ratio = total.map_or(0, Amount::centimes) as f64 / self.amount.centimes().max(1) as f64;
        (self.share * ratio.max(1.0)).clamp(0.0, 1.0)
    }

    /// Whether it is, where chance drew `drawn`.
    pub fn draws(&self, total: Option<Amount>, drawn: f64) -> bool {
        drawn < self.probability(total)
    }
}

/// Whether a field is keyed twice: amounts, and who the insured and the beneficiary are.
pub fn is_keyed_twice(key: &FieldKey) -> bool {
    match key.parts() {
        Some((table, _, column)) => column == "amount" && SUMMED_TABLES.contains(&table),
        None => matches!(key.as_str(), "total_amount" | "insured_immatriculation" | "insured_cin" | "beneficiary_cin" | "beneficiary_birth_date"),
    }
}

/// The fields of a dossier that are keyed twice.
pub fn to_be_keyed(reading: &DossierReading, known: &BTreeMap<FieldKey, Correction>) -> Vec<FieldKey> {
    let keys: BTreeSet<&FieldKey> = reading.fields.keys().chain(known.keys()).filter(|key| is_keyed_twice(key)).collect();
    keys.into_iter().cloned().collect()
}

/// What stands for a field after the first person, as if typed: confirmed and sure values count as values.
pub fn stands(key: &FieldKey, reading: &DossierReading, known: &BTreeMap<FieldKey, Correction>) -> Option<Correction> {
    match known.get(key) {
        Some(said) if said.status != Status::Confirmed => Some(said.clone()),
        _ => reading.fields.get(key).map(|field| Correction { key: key.clone(), status: Status::Corrected, value: Some(field.value.clone()) }),
    }
}

/// The fields where two people differ; names and texts are compared by their letters.
pub fn differing(first: &BTreeMap<FieldKey, Correction>, second: &BTreeMap<FieldKey, Correction>) -> Vec<FieldKey> {
    let same = |a: &Correction, b: &Correction| match (&a.value, &b.value) {
        (Some(a), Some(b)) => a == b || (a.chars().any(char::is_alphabetic) && fold(a) == fold(b)),
        (None, None) => a.status == b.status,
        _ => false,
    };
    first.iter().filter(|(key, value)| second.get(*key).is_none_or(|other| !same(value, other))).map(|(key, _)| key.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(key: &str, status: Status, value: Option<&str>) -> (FieldKey, Correction) {
        (key.into(), Correction { key: key.into(), status, value: value.map(str::to_owned) })
    }

    #[test]
    fn the_share_grows_with_the_amount_and_chance_decides() {
        let policy = SecondKeying { share: 0.02, amount: Amount::from_centimes(100_000) };
        let near = |total: i64, share: f64| (policy.probability(Some(Amount::from_centimes(total))) - share).abs() < 1e-9;
        assert!(near(5_000, 0.02) && near(100_000, 0.02) && near(1_000_000, 0.2) && near(10_000_000, 1.0));
        assert!(policy.draws(None, 0.019) && !policy.draws(None, 0.02));
        assert!(!SecondKeying::NONE.draws(Some(Amount::from_centimes(i64::MAX)), 0.0), "a share of 0 draws nothing");
    }

    #[test]
    fn amounts_and_identity_are_keyed_twice() {
        for key in ["total_amount", "insured_immatriculation", "acts[0].amount", "dispensations[3].amount", "beneficiary_birth_date"] {
            assert!(is_keyed_twice(&key.into()), "{key}");
        }
        for key in ["acts[0].date", "insured_full_name", "invoices[0].total", "uncovered[0].total", "care_type"] {
            assert!(!is_keyed_twice(&key.into()), "{key}");
        }
    }

    #[test]
    fn what_differs_is_found() {
        let first = BTreeMap::from([
            said("total_amount", Status::Corrected, Some("120.00")),
            said("insured_cin", Status::Corrected, Some("AB123456")),
            said("beneficiary_cin", Status::Blank, None),
            said("acts[0].amount", Status::Blank, None),
        ]);
        let second = BTreeMap::from([
            said("total_amount", Status::Corrected, Some("120.00")),
            said("insured_cin", Status::Corrected, Some("AB123455")),
            said("beneficiary_cin", Status::Illegible, None),
            said("acts[0].amount", Status::Blank, None),
        ]);
        assert_eq!(differing(&first, &second), ["beneficiary_cin".into(), "insured_cin".into()]);
    }
}
