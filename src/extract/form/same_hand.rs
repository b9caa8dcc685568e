//! How the hand of a page writes its digits in boxes: the rows that are sure tell how to read those that are not.
//!
//! In: what every box of page 1 looks like to the network, the readings of its rows. Out: the readings of doubtful rows, weighed; a hand whose ones are plain strokes
//! wrote a 7 where a hooked one is seen. Never: a reading that the row's own ink does not offer, another hand's boxes, or the registry.

use super::comb::as_boxed;
use crate::dossier::{FieldKey, Source};
use crate::extract::candidates::{Candidates, FieldCandidates};
use crate::read::cells::CellScores;
use std::collections::BTreeMap;

/// From this probability on a digit tells how its hand writes it.
const KNOWN: f64 = 0.98;
/// From this probability on a row needs no telling.
const BEYOND_DOUBT: f64 = 0.998;
/// A digit as it looks to the network on average: the logarithms of the probabilities of what it is, and of every other digit.
const ITSELF: f64 = -0.1;
const ANOTHER: f64 = -10.2;
/// Less probable than this is all one.
const LEAST: f64 = -12.0;
/// Variance of those logarithms among the digits of one hand, and of one hand's means among hands (measured on 700 pages of `samples/judge`).
const WITHIN: f64 = 1.33;
const BETWEEN: f64 = 0.30;
/// The ten logarithms of a box tell of each other: together they weigh as much as two and a half. One box tells at most so much. Chosen on the same pages; on the
/// pens of the other half it is too much rather than too little (docs/reading.md).
const WEIGHT: f64 = 0.25;
const MOST: f64 = 6.0;

/// The logarithms of the probabilities of the ten digits in one box.
type Look = [f64; 10];

/// A digit that is sure, the row and the box it stands in, and its look.
struct Known<'a> {
    row: &'a str,
    at: usize,
    digit: u32,
    look: Look,
}

/// Whose rows are one hand's: by the beginnings of their keys.
const HANDS: [&[&str]; 2] = [&["insured_", "beneficiary_"], &["physician_"]];

/// Weighs the doubtful rows among `candidates` by the sure digits of the same hand. `cells`: what the boxes of each row look like.
pub(super) fn weigh(candidates: &mut Candidates, cells: &BTreeMap<&str, Vec<CellScores>>) {
    for starts in HANDS {
        let rows = cells.iter().filter(|(key, _)| starts.iter().any(|start| key.starts_with(start)));
        let rows: Vec<(&str, FieldKey, Vec<Look>)> = rows.map(|(key, cells)| (*key, FieldKey::new(*key), cells.iter().map(look).collect())).collect();
        let in_boxes = |field: &&FieldCandidates| field.source == Source::Cells;
        let known: Vec<Known> = rows.iter().filter_map(|(row, key, looks)| Some(known(row, candidates.get(key).filter(in_boxes)?, looks))).flatten().collect();
        for (row, key, looks) in &rows {
            let Some(field) = candidates.get_mut(key).filter(|field| in_boxes(&&**field)) else { continue };
            if field.best().is_some_and(|best| best.probability < BEYOND_DOUBT) {
                field.weigh(1.0, |value| likelihood(value, row, looks, &known));
                field.raw = field.best().map(|best| as_boxed(&best.value)).unwrap_or_default();
            }
        }
    }
}

/// The digits that nearly all readings of a row share.
fn known<'a>(row: &'a str, field: &FieldCandidates, looks: &[Look]) -> Vec<Known<'a>> {
    let best = field.best().map(|best| as_boxed(&best.value)).unwrap_or_default();
    let sure = |at: usize, digit: char| {
        let same = field.readings.iter().filter(|reading| as_boxed(&reading.value).chars().nth(at) == Some(digit));
        same.map(|reading| reading.probability).sum::<f64>() >= KNOWN
    };
    let digits = best.chars().enumerate().filter(|(at, c)| c.is_ascii_digit() && sure(*at, *c));
    digits.filter_map(|(at, c)| Some(Known { row, at, digit: c.to_digit(10)?, look: *looks.get(at)? })).collect()
}

/// How much likelier `value` looks so in this hand than in any.
fn likelihood(value: &str, row: &str, looks: &[Look], known: &[Known]) -> f64 {
    let boxed = as_boxed(value);
    let digits = boxed.chars().enumerate().filter_map(|(at, c)| Some((at, c.to_digit(10)?, looks.get(at)?)));
    let gains = digits.map(|(at, digit, look)| {
        let same: Vec<&Look> = known.iter().filter(|k| k.digit == digit && (k.row, k.at) != (row, at)).map(|k| &k.look).collect();
        (WEIGHT * gain(digit, look, &same).clamp(-MOST, MOST)).exp()
    });
    gains.product()
}

fn look(cell: &CellScores) -> Look {
    std::array::from_fn(|digit| f64::from(cell.0[digit]).max(LEAST))
}

/// How much likelier a digit looks so in this hand than in any, as a logarithm: the likelihood of its look under what is known of the hand, and under what is
/// known of hands in general. `same`: the looks of the hand's other ones. None are known: nothing gained.
fn gain(digit: u32, look: &Look, same: &[&Look]) -> f64 {
    if same.is_empty() {
        return 0.0;
    }
    let count = same.len() as f64;
    let trust = BETWEEN / (BETWEEN + WITHIN / count);
    let variance = WITHIN + BETWEEN * WITHIN / (WITHIN + count * BETWEEN);
    let log_normal = |x: f64, mean: f64, variance: f64| -0.5 * ((x - mean).powi(2) / variance + variance.ln());
    let gains = (0..look.len()).map(|of| {
        let general = if of == digit as usize { ITSELF } else { ANOTHER };
        let seen = same.iter().map(|look| look[of]).sum::<f64>() / count;
        log_normal(look[of], trust.mul_add(seen - general, general), variance) - log_normal(look[of], general, WITHIN + BETWEEN)
    });
    gains.sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::BoundingBox;
    use crate::dossier::field::Candidate;
    use crate::read::cells::CLASSES;

    /// A box in which `digit` is seen, and beside it `other` with that logarithm.
    fn cell(digit: usize, other: usize, log: f32) -> CellScores {
        let mut scores = [-10.2; CLASSES];
        scores[other] = log;
        scores[digit] = -0.1;
        CellScores(scores)
    }

    fn written(readings: &[(&str, f64)]) -> FieldCandidates {
        let readings: Vec<Candidate> =
            readings.iter().map(|(value, probability)| Candidate { value: (*value).to_owned(), probability: *probability }).collect();
        FieldCandidates { page: 0, place: BoundingBox::default(), raw: as_boxed(&readings[0].value), source: Source::Cells, emissions: None, readings }
    }

    /// How a CIN that may end in 1 or 7 is read beside a number of the same hand, whose ones and sevens look so far from each other.
    fn cin_beside(key: &str, ones: f32, sevens: f32) -> (String, f64, String) {
        let number: Vec<CellScores> = "117717".chars().map(|c| if c == '1' { cell(1, 7, ones) } else { cell(7, 1, sevens) }).collect();
        let cin: Vec<CellScores> = "B00001".chars().map(|c| if c == '1' { cell(1, 7, -1.5) } else { cell(0, 8, -10.0) }).collect();
        let cin_key = FieldKey::new("insured_cin");
        let mut candidates =
            Candidates::from([(key.into(), written(&[("117717", 0.999)])), (cin_key.clone(), written(&[("B00001", 0.7999), ("B00007", 0.2)]))]);
        weigh(&mut candidates, &BTreeMap::from([(key, number), ("insured_cin", cin)]));
        let field = &candidates[&cin_key];
        (field.readings[0].value.clone(), field.readings[0].probability, field.raw.clone())
    }

    #[test]
    fn a_seven_of_a_hand_whose_ones_are_plain_is_known_again() {
        let (value, probability, raw) = cin_beside("insured_immatriculation", -10.2, -2.0);
        assert!(value == "B00007" && raw == "B00007", "its ones never look like a 7, its sevens do look like a 1: {value} {probability}");
        let (value, probability, _) = cin_beside("insured_immatriculation", -1.5, -10.2);
        assert!(value == "B00001" && probability > 0.9, "a hand with hooked ones and barred sevens: {value} {probability}");
    }

    #[test]
    fn another_hand_tells_nothing() {
        let (value, probability, _) = cin_beside("physician_inpe", -10.2, -2.0);
        assert!(value == "B00001" && (probability - 0.7999).abs() < 1e-3, "{value} {probability}");
        assert_eq!(gain(4, &[ANOTHER; 10], &[]), 0.0);
    }
}
