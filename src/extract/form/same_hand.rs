//! How the hand of a page writes its digits in boxes: the rows that are sure tell how to read those that are not.
//!
//! In: what every box of page 1 looks like to the network, the readings of its rows. Out: the readings of doubtful rows, weighed; a hand whose ones are plain strokes
//! wrote a 7 where a hooked one is seen. Never: a reading that the row's own ink does not offer, another hand's boxes, or the registry.

use super::Shown;
use super::comb::as_boxed;
use crate::dossier::field::Candidate;
use crate::dossier::{BoundingBox, Source};
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
/// The ten logarithms of a box tell of each other: together they weigh as much as two and a half. One box tells at most so much.
const WEIGHT: f64 = 0.25;
const MOST: f64 = 6.0;

/// A row of boxes with what each looks like.
struct Row<'a> {
    cells: &'a [CellScores],
    readings: &'a [Candidate],
}

/// The logarithms of the probabilities of the ten digits in one box.
type Look = [f64; 10];

/// A digit that is sure, the row and the box it stands in, and its look.
struct Known<'a> {
    row: &'a str,
    at: usize,
    digit: u8,
    look: Look,
}

/// Whose rows are one hand's: by the beginnings of their keys.
const HANDS: [&[&str]; 2] = [&["insured_", "beneficiary_"], &["physician_"]];

/// Weighs the doubtful rows among `shown` by the sure digits of the same hand. `cells`: what the boxes of each row look like.
pub(super) fn weigh<'key>(shown: &mut BTreeMap<&'key str, (Shown, BoundingBox)>, cells: &BTreeMap<&str, Vec<CellScores>>) {
    for starts in HANDS {
        let rows = rows(shown, cells, starts);
        let known: Vec<Known> = rows.iter().flat_map(|(key, row)| row.known(key)).collect();
        let doubtful = rows.iter().filter(|(_, row)| row.readings[0].probability < BEYOND_DOUBT);
        let weighed: Vec<(&'key str, Vec<Candidate>)> = doubtful.map(|(key, row)| (*key, row.weighed(key, &known))).collect();
        for (key, readings) in weighed {
            if let Some((Shown::Written(written), _)) = shown.get_mut(key) {
                written.raw = readings.first().map(|best| as_boxed(&best.value)).unwrap_or_default();
                written.readings = readings;
            }
        }
    }
}

/// The rows of boxes that were read and whose keys begin so.
fn rows<'key, 'ink>(
    shown: &'ink BTreeMap<&'key str, (Shown, BoundingBox)>,
    cells: &'ink BTreeMap<&str, Vec<CellScores>>,
    starts: &[&str],
) -> BTreeMap<&'key str, Row<'ink>> {
    let of_hand = shown.iter().filter(|(key, _)| starts.iter().any(|start| key.starts_with(start)));
    let read = of_hand.filter_map(|(key, (shown, _))| match shown {
        Shown::Written(written) if written.source == Source::Cells && !written.readings.is_empty() => {
            Some((*key, Row { cells: cells.get(key)?, readings: &written.readings }))
        }
        _ => None,
    });
    read.collect()
}

impl Row<'_> {
    /// The digits that nearly all readings share.
    fn known<'a>(&self, key: &'a str) -> Vec<Known<'a>> {
        let best = as_boxed(&self.readings[0].value);
        let sure = |at: usize, digit: char| {
            let same = self.readings.iter().filter(|reading| as_boxed(&reading.value).chars().nth(at) == Some(digit));
            same.map(|reading| reading.probability).sum::<f64>() >= KNOWN
        };
        let digits = best.chars().enumerate().filter_map(|(at, c)| Some((at, c, self.cells.get(at)?, c.to_digit(10)?)));
        digits.filter(|(at, c, ..)| sure(*at, *c)).map(|(at, _, cell, digit)| Known { row: key, at, digit: digit as u8, look: look(cell) }).collect()
    }

    /// The readings, each as likely as its digits look like the hand's.
    fn weighed(&self, key: &str, known: &[Known]) -> Vec<Candidate> {
        let gain = |value: &str| -> f64 {
            let boxed = as_boxed(value);
            let digits = boxed.chars().enumerate().filter_map(|(at, c)| Some((at, c.to_digit(10)? as u8, look(self.cells.get(at)?))));
            let gains = digits.map(|(at, digit, look)| {
                let same: Vec<&Look> = known.iter().filter(|k| k.digit == digit && (k.row, k.at) != (key, at)).map(|k| &k.look).collect();
                (WEIGHT * gain(digit, &look, &same).clamp(-MOST, MOST)).exp()
            });
            gains.product()
        };
        let missing = (1.0 - self.readings.iter().map(|c| c.probability).sum::<f64>()).max(0.0);
        let mut readings: Vec<Candidate> =
            self.readings.iter().map(|c| Candidate { value: c.value.clone(), probability: c.probability * gain(&c.value) }).collect();
        let sum = missing + readings.iter().map(|c| c.probability).sum::<f64>();
        readings.iter_mut().for_each(|c| c.probability /= sum.max(f64::MIN_POSITIVE));
        readings.sort_by(|a, b| b.probability.total_cmp(&a.probability).then_with(|| a.value.cmp(&b.value)));
        readings
    }
}

fn look(cell: &CellScores) -> Look {
    std::array::from_fn(|digit| f64::from(cell.0[digit]).max(LEAST))
}

/// How much likelier a digit looks so in this hand than in any, as a logarithm: the likelihood of its look under what is known of the hand, and under what is
/// known of hands in general. `same`: the looks of the hand's other ones. None are known: nothing gained.
fn gain(digit: u8, look: &Look, same: &[&Look]) -> f64 {
    if same.is_empty() {
        return 0.0;
    }
    let count = same.len() as f64;
    let trust = BETWEEN / (BETWEEN + WITHIN / count);
    let variance = WITHIN + BETWEEN * WITHIN / (WITHIN + count * BETWEEN);
    let log_normal = |x: f64, mean: f64, variance: f64| -0.5 * ((x - mean).powi(2) / variance + variance.ln());
    let gains = (0..look.len()).map(|of| {
        let general = if of == usize::from(digit) { ITSELF } else { ANOTHER };
        let seen = same.iter().map(|look| look[of]).sum::<f64>() / count;
        log_normal(look[of], trust.mul_add(seen - general, general), variance) - log_normal(look[of], general, WITHIN + BETWEEN)
    });
    gains.sum()
}

#[cfg(test)]
mod tests {
    use super::super::Written;
    use super::*;
    use crate::read::cells::CLASSES;

    /// A box in which `digit` is seen, and beside it `other` with that logarithm.
    fn cell(digit: usize, other: usize, log: f32) -> CellScores {
        let mut scores = [-10.2; CLASSES];
        scores[other] = log;
        scores[digit] = -0.1;
        CellScores(scores)
    }

    fn written(readings: &[(&str, f64)]) -> (Shown, BoundingBox) {
        let readings: Vec<Candidate> =
            readings.iter().map(|(value, probability)| Candidate { value: (*value).to_owned(), probability: *probability }).collect();
        let raw = as_boxed(&readings[0].value);
        (Shown::Written(Written { raw, source: Source::Cells, readings, emissions: None }), BoundingBox::default())
    }

    /// How a CIN that may end in 1 or 7 is read beside a number of the same hand, whose ones and sevens look so far from each other.
    fn cin_beside(key: &str, ones: f32, sevens: f32) -> (String, f64, String) {
        let number: Vec<CellScores> = "117717".chars().map(|c| if c == '1' { cell(1, 7, ones) } else { cell(7, 1, sevens) }).collect();
        let cin: Vec<CellScores> = "B00001".chars().map(|c| if c == '1' { cell(1, 7, -1.5) } else { cell(0, 8, -10.0) }).collect();
        let mut shown = BTreeMap::from([(key, written(&[("117717", 0.999)])), ("insured_cin", written(&[("B00001", 0.8), ("B00007", 0.2)]))]);
        weigh(&mut shown, &BTreeMap::from([(key, number), ("insured_cin", cin)]));
        let Shown::Written(Written { readings, raw, .. }) = &shown["insured_cin"].0 else { unreachable!("it was written") };
        (readings[0].value.clone(), readings[0].probability, raw.clone())
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
        assert!(value == "B00001" && (probability - 0.8).abs() < 1e-9, "{value} {probability}");
        assert_eq!(gain(4, &[ANOTHER; 10], &[]), 0.0);
    }
}
