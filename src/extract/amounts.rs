//! The money of a dossier decided together: rows add up to the total, dispensations have their invoices.
//!
//! The ink proposes, arithmetic weighs: no value is ever taken that the ink neither offers nor, where it is in doubt, resembles ([`expected`]).

use super::candidates::Candidates;
use super::expected;
use crate::dossier::field::{Candidate, SUMMED_TABLES};
use crate::dossier::{Amount, FieldKey};
use std::collections::{BTreeMap, BTreeSet};

/// How probable it is that the rows of a dossier add up to its total. The rest are dossiers whose sum is wrong on the paper.
const SUM_HOLDS: f64 = 0.97;
/// How much a total that the rows predict gains on any other. Before the rows are known some hundred totals are about as likely; the gain is
/// kept far below that, so that a wrong sum on clear ink stays a wrong sum.
const PLAUSIBLE_TOTALS: f64 = 10.0;
/// Weight of "none of the readings": the true value may be the one that makes the sum hold, or not.
const NONE_RIGHT: f64 = 0.05;
/// In a dossier with invoices, how probable an amount that none of them bears is, against one that does: of all amounts that could stand there,
/// one given other.
const WITHOUT_INVOICE: f64 = 5e-4;
/// The same of analyses, whose invoice may be missing, and of acts, which seldom have one.
const SELDOM_WITHOUT: f64 = 0.01;
const OFTEN_WITHOUT: f64 = 0.3;
/// Weight of "none of the readings" there: the right one may be the invoice's.
const NO_READING: f64 = 0.005;
/// Partial sums kept while the rows are joined; the least probable are dropped first.
const BEAM: usize = 2_000;

/// One way to read some of the rows.
#[derive(Clone)]
struct Combination {
    /// Index of the reading taken in each row; `None`: none of the readings is right.
    taken: Vec<Option<usize>>,
    /// The sum, where every row has a reading.
    sum: Option<Amount>,
    weight: f64,
}

/// How probable a price of nothing is on a filled row.
const ZERO: f64 = 1e-4;
/// Amounts in centimes up to which most rows and totals lie, and up to which few do; and how probable those and larger ones are, against
/// the usual: a decimal sign overlooked makes a hundredfold of an amount.
const USUAL: i64 = 500_000;
const RARE: i64 = 2_000_000;
const RARE_WEIGHT: f64 = 0.2;
const LARGER_WEIGHT: f64 = 0.02;

/// Weighs every amount by the others. `whole`: both pages with rows were seen and no row's amount is unreadable, so that the sum can be used.
pub fn weigh(candidates: &mut Candidates, whole: bool) {
    for (_, field) in candidates.iter_mut().filter(|(key, _)| is_row_amount(key) || key.as_str() == "total_amount") {
        field.weigh(1.0, size);
    }
    expected::offer_invoices(candidates);
    weigh_by_invoices(candidates);
    if whole {
        expected::offer_sums(candidates);
        weigh_by_sum(candidates);
    }
}

/// How probable an amount of this size is.
fn size(value: &str) -> f64 {
    let centimes = Amount::parse(value).map_or(0, Amount::centimes);
    if centimes <= 0 {
        ZERO
    } else if centimes <= USUAL {
        1.0
    } else if centimes <= RARE {
        RARE_WEIGHT
    } else {
        LARGER_WEIGHT
    }
}

fn is_row_amount(key: &FieldKey) -> bool {
    key.is_in(&SUMMED_TABLES, "amount")
}

/// Values that at least one of `keys` may have with some probability.
fn plausible(candidates: &Candidates, matches: impl Fn(&FieldKey) -> bool) -> BTreeSet<String> {
    candidates
        .iter()
        .filter(|(key, _)| matches(key))
        .flat_map(|(_, field)| field.readings.iter())
        .filter(|c| c.probability > 0.05)
        .map(|c| c.value.clone())
        .collect()
}

/// What is bought or measured has its invoice, other care may have one; an invoice's total is one of the rows' amounts.
fn weigh_by_invoices(candidates: &mut Candidates) {
    let totals = plausible(candidates, |key| key.is_in(&["invoices"], "total"));
    let rows = plausible(candidates, is_row_amount);
    for (key, field) in candidates.iter_mut() {
        let Some((table, _, column)) = key.parts() else { continue };
        let (others, without, none) = match (table, column) {
            ("dispensations", "amount") => (&totals, WITHOUT_INVOICE, NO_READING),
            ("diagnostics", "amount") => (&totals, SELDOM_WITHOUT, SELDOM_WITHOUT),
            ("acts" | "paramedical", "amount") => (&totals, OFTEN_WITHOUT, OFTEN_WITHOUT),
            ("invoices", "total") => (&rows, WITHOUT_INVOICE, NO_READING),
            _ => continue,
        };
        if !others.is_empty() {
            field.weigh(none, |value| if others.contains(value) { 1.0 } else { without });
        }
    }
}

fn weigh_by_sum(candidates: &mut Candidates) {
    let total_key = FieldKey::new("total_amount");
    let rows: Vec<FieldKey> = candidates.keys().filter(|key| is_row_amount(key)).cloned().collect();
    let Some(totals) = candidates.get(&total_key).map(|field| field.readings.clone()) else { return };
    if rows.is_empty() {
        return;
    }
    let readings: Vec<Vec<Candidate>> = rows.iter().filter_map(|key| candidates.get(key)).map(|field| field.readings.clone()).collect();
    let combinations = join(&readings);
    let missing_total = missing(&totals);

    let mut row_weights: Vec<Vec<f64>> = readings.iter().map(|r| vec![0.0; r.len()]).collect();
    let mut total_weights = vec![0.0; totals.len()];
    let mut all = 0.0;
    for combination in &combinations {
        let mut here = missing_total * NONE_RIGHT * combination.weight;
        for (index, total) in totals.iter().enumerate() {
            let factor = match combination.sum {
                None => NONE_RIGHT,
                sum if sum == Amount::parse(&total.value) => SUM_HOLDS * PLAUSIBLE_TOTALS,
                Some(_) => 1.0 - SUM_HOLDS,
            };
            let weight = combination.weight * total.probability * factor;
            if let Some(slot) = total_weights.get_mut(index) {
                *slot += weight;
            }
            here += weight;
        }
        all += here;
        for (row, taken) in combination.taken.iter().enumerate() {
            if let Some(slot) = taken.and_then(|t| row_weights.get_mut(row).and_then(|w| w.get_mut(t))) {
                *slot += here;
            }
        }
    }
    if all <= 0.0 {
        return;
    }
    let mut decided: BTreeMap<FieldKey, Vec<f64>> = rows.into_iter().zip(row_weights).collect();
    decided.insert(total_key, total_weights);
    for (key, weights) in decided {
        if let Some(field) = candidates.get_mut(&key) {
            for (candidate, weight) in field.readings.iter_mut().zip(weights) {
                candidate.probability = weight / all;
            }
            field.sort();
        }
    }
}

fn missing(readings: &[Candidate]) -> f64 {
    (1.0 - readings.iter().map(|c| c.probability).sum::<f64>()).max(1e-4)
}

/// All ways to read the rows together, the [`BEAM`] most probable of them.
fn join(rows: &[Vec<Candidate>]) -> Vec<Combination> {
    let mut combinations = vec![Combination { taken: Vec::new(), sum: Some(Amount::default()), weight: 1.0 }];
    for readings in rows {
        let mut next = Vec::with_capacity(combinations.len() * (readings.len() + 1));
        for combination in &combinations {
            let mut extend = |index: Option<usize>, value: Option<Amount>, probability: f64| {
                let mut taken = combination.taken.clone();
                taken.push(index);
                let sum = combination.sum.zip(value).map(|(a, b)| a.plus(b));
                next.push(Combination { taken, sum, weight: combination.weight * probability });
            };
            for (index, candidate) in readings.iter().enumerate() {
                extend(Some(index), Amount::parse(&candidate.value), candidate.probability);
            }
            extend(None, None, missing(readings));
        }
        next.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        next.truncate(BEAM);
        combinations = next;
    }
    combinations
}

#[cfg(test)]
mod tests {
    use super::super::candidates::FieldCandidates;
    use super::*;
    use crate::dossier::{BoundingBox, Source};

    fn dossier(fields: &[(&str, &[(&str, f64)])]) -> Candidates {
        let field = |readings: &[(&str, f64)]| FieldCandidates {
            page: 0,
            place: BoundingBox::default(),
            raw: String::new(),
            source: Source::Line,
            readings: readings.iter().map(|(value, probability)| Candidate { value: (*value).to_owned(), probability: *probability }).collect(),
            emissions: None,
        };
        fields.iter().map(|(key, readings)| (FieldKey::new(*key), field(readings))).collect()
    }

    fn best<'a>(candidates: &'a Candidates, key: &str) -> (&'a str, f64) {
        let best = candidates.get(&FieldKey::new(key)).and_then(FieldCandidates::best).expect("has a reading");
        (&best.value, best.probability)
    }

    #[test]
    fn the_sum_settles_a_doubtful_row() {
        let mut fields =
            dossier(&[("acts[0].amount", &[("250.00", 0.6), ("260.00", 0.35)]), ("acts[1].amount", &[("100.00", 0.95)]), ("total_amount", &[("360.00", 0.9)])]);
        weigh(&mut fields, true);
        let (value, probability) = best(&fields, "acts[0].amount");
        assert_eq!(value, "260.00");
        assert!(probability > 0.95, "{probability}");
    }

    #[test]
    fn a_wrong_sum_on_clear_ink_stays_wrong() {
        let mut fields = dossier(&[("acts[0].amount", &[("250.00", 0.999), ("260.00", 0.0005)]), ("total_amount", &[("260.00", 0.999)])]);
        weigh(&mut fields, true);
        assert_eq!(best(&fields, "acts[0].amount").0, "250.00");
        assert_eq!(best(&fields, "total_amount").0, "260.00");
    }

    #[test]
    fn an_invoice_supports_its_dispensation() {
        let mut fields = dossier(&[("dispensations[0].amount", &[("288.60", 0.5), ("283.60", 0.45)]), ("invoices[0].total", &[("283.60", 0.97)])]);
        weigh(&mut fields, false);
        assert_eq!(best(&fields, "dispensations[0].amount").0, "283.60");
    }
}
