//! Which of many places of a sheet holds the value that is looked for.
//!
//! In: for every place what is said of it. Out: how probable it is that it is the one; what is missing to 1, that none is. Never: how a value reads.
//! A log-linear model over the places of a sheet, of plain weights and a few hidden units. They were learned from drawn papers (`models/train/choices.py`) and stand
//! in `models/choices/`.

use super::printed_sheet::Sheet;
use super::printed_value::Value;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What is less probable is not there.
pub(super) const LEAST: f64 = 0.05;
/// Of a value that other papers can tell from it, a less likely place is remembered too, where it is at least so probable; so many of them.
const REMEMBERED: f64 = 0.002;
const OTHERS: usize = 2;

/// A stretch of a line that may hold what is looked for.
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) range: Range<usize>,
    /// What is said of it.
    pub(super) said: Vec<String>,
}

impl Place {
    /// What stands there.
    pub(super) fn chars(&self, sheet: &Sheet<'_>) -> Vec<char> {
        sheet.lines[self.line].chars()[self.range.clone()].to_vec()
    }
}

/// What `read` makes of the likeliest place, with what it makes of the next ones as alternatives: the other papers of a dossier may speak for one of them.
pub(super) fn first_with_others(ranked: &[(usize, f64)], read: impl Fn((usize, f64)) -> Option<Value>) -> Option<Value> {
    let (first, rest) = ranked.split_first().filter(|(first, _)| first.1 >= LEAST)?;
    let others = rest.iter().take(OTHERS).filter(|(_, probability)| *probability >= REMEMBERED);
    let first = read(*first)?;
    Some(others.filter_map(|other| read(*other)).fold(first, Value::or_elsewhere))
}

/// The statements that hold.
pub(super) fn holding<'s>(statements: &'s [(bool, &'s str)]) -> impl Iterator<Item = String> + 's {
    statements.iter().filter(|(holds, _)| *holds).map(|(_, what)| (*what).to_owned())
}

/// Weights of statements, for one kind of value: each statement's own first, then what it gives to every unit.
#[derive(serde::Deserialize)]
pub(super) struct Weights {
    weights: BTreeMap<String, Vec<f64>>,
    /// From where on each unit speaks.
    #[serde(default)]
    bias: Vec<f64>,
    /// How much each unit is worth.
    #[serde(default)]
    out: Vec<f64>,
}

/// For the number of an invoice.
pub(super) static NUMBER: LazyLock<Weights> = LazyLock::new(|| Weights::of(include_str!("../../models/choices/number.toml")));
/// For its date.
pub(super) static DATE: LazyLock<Weights> = LazyLock::new(|| Weights::of(include_str!("../../models/choices/date.toml")));
/// For its total.
pub(super) static TOTAL: LazyLock<Weights> = LazyLock::new(|| Weights::of(include_str!("../../models/choices/total.toml")));

impl Weights {
    /// Without a file that can be read nothing is ever chosen; a test holds that the committed ones can.
    fn of(text: &str) -> Self {
        toml::from_str(text).unwrap_or(Self { weights: BTreeMap::new(), bias: Vec::new(), out: Vec::new() })
    }

    /// The likeliest of `places` (its index), and how probable it is that what stands there is meant. None where nothing is likely.
    pub(super) fn choose<'s>(&self, places: impl Iterator<Item = &'s Place>, is_same: impl Fn(usize, usize) -> bool) -> Option<(usize, f64)> {
        self.ranked(places, is_same).into_iter().next().filter(|(_, probability)| *probability >= LEAST)
    }

    /// The places that bear different values, the likeliest first, each with how probable it is that what stands there is meant: a value may be printed more
    /// than once, `is_same` tells of two indices whether they bear the same.
    pub(super) fn ranked<'s>(&self, places: impl Iterator<Item = &'s Place>, is_same: impl Fn(usize, usize) -> bool) -> Vec<(usize, f64)> {
        let mut order: Vec<(usize, f64)> = self.probabilities(places.map(|place| place.said.as_slice())).into_iter().enumerate().collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut ranked: Vec<(usize, f64)> = Vec::new();
        for (place, probability) in order {
            match ranked.iter_mut().find(|(known, _)| is_same(place, *known)) {
                Some((_, sum)) => *sum = (*sum + probability).min(1.0),
                None => ranked.push((place, probability)),
            }
        }
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
    }

    /// The probability of each place, by what is said of it.
    fn probabilities<'s>(&self, said: impl Iterator<Item = &'s [String]>) -> Vec<f64> {
        let scores: Vec<f64> = said.map(|all| self.score(all)).collect();
        let highest = scores.iter().copied().fold(0.0, f64::max);
        let whole = scores.iter().map(|score| (score - highest).exp()).sum::<f64>() + (-highest).exp();
        scores.iter().map(|score| (score - highest).exp() / whole).collect()
    }

    /// What speaks for a place; 0 is what speaks for none.
    fn score(&self, said: &[String]) -> f64 {
        let (mut plain, mut units) = (0.0, self.bias.clone());
        for row in said.iter().filter_map(|one| self.weights.get(one)) {
            plain += row.first().copied().unwrap_or_default();
            units.iter_mut().zip(row.iter().skip(1)).for_each(|(unit, weight)| *unit += weight);
        }
        plain + units.iter().zip(&self.out).map(|(unit, worth)| unit.max(0.0) * worth).sum::<f64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(said: &[&str]) -> Place {
        Place { line: 0, range: 0..1, said: said.iter().map(|one| (*one).to_owned()).collect() }
    }

    #[test]
    fn the_committed_weights_can_be_read() {
        for weights in [&*NUMBER, &*DATE, &*TOTAL] {
            let units = weights.out.len();
            assert!(weights.weights.len() > 50 && weights.bias.len() == units);
            assert!(weights.weights.values().all(|row| row.len() == 1 + units && row.iter().all(|weight| weight.is_finite())));
        }
    }

    #[test]
    fn what_is_said_decides_and_nothing_may_be_it() {
        let weights = Weights::of("[weights]\n\"left has number\" = [4.0]\n\"row has other\" = [-4.0]\n");
        let told = |places: &[Place], same: bool| weights.choose(places.iter(), |_, _| same);
        let (best, probability) = told(&[place(&["row has other", "never heard of"]), place(&["left has number"])], false).unwrap();
        assert!(best == 1 && probability > 0.97, "{best} {probability}");
        assert_eq!(told(&[place(&["row has other"])], false), None);
        assert_eq!(told(&[], false), None);
    }

    #[test]
    fn a_unit_hears_what_is_said_together() {
        let weights = Weights::of("bias = [-1.0]\nout = [5.0]\n[weights]\n\"left has number\" = [0.0, 1.0]\n\"left has title\" = [0.0, 1.0]\n");
        let sure = |said: &[&str]| weights.choose([place(said)].iter(), |_, _| false).map(|(_, probability)| probability);
        let (alone, together) = (sure(&["left has number"]).unwrap(), sure(&["left has number", "left has title"]).unwrap());
        assert!((alone - 0.5).abs() < 1e-9 && together > 0.99, "{alone} {together}");
    }

    #[test]
    fn a_value_printed_twice_is_believed_for_both() {
        let weights = Weights::of("[weights]\n\"left has number\" = [4.0]\n");
        let twice = [place(&["left has number"]), place(&["left has number"])];
        assert!(weights.choose(twice.iter(), |_, _| true).unwrap().1 > 0.97);
        assert!(weights.choose(twice.iter(), |_, _| false).unwrap().1 < 0.5);
    }
}
