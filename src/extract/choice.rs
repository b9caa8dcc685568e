//! Which of many places of a sheet holds the value that is looked for.
//!
//! In: for every place what is said of it. Out: how probable it is that it is the one; what is missing to 1, that none is. Never: how a value reads.
//! A log-linear model over the places of a sheet. Its weights were learned from drawn papers (`models/train/choices.py`) and stand in `models/choices/`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Weights of statements, for one kind of value.
#[derive(serde::Deserialize)]
pub(super) struct Weights {
    weights: BTreeMap<String, f64>,
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
        toml::from_str(text).unwrap_or(Self { weights: BTreeMap::new() })
    }

    /// The probability of each place, of which `said` holds what is said.
    pub(super) fn probabilities(&self, said: &[Vec<String>]) -> Vec<f64> {
        let scores: Vec<f64> = said.iter().map(|all| all.iter().filter_map(|one| self.weights.get(one)).sum()).collect();
        let highest = scores.iter().copied().fold(0.0, f64::max);
        let whole = scores.iter().map(|score| (score - highest).exp()).sum::<f64>() + (-highest).exp();
        scores.iter().map(|score| (score - highest).exp() / whole).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(all: &[&str]) -> Vec<String> {
        all.iter().map(|one| (*one).to_owned()).collect()
    }

    #[test]
    fn the_committed_weights_can_be_read() {
        for weights in [&*NUMBER, &*DATE, &*TOTAL] {
            assert!(weights.weights.len() > 50 && weights.weights.values().all(|w| w.is_finite()));
        }
    }

    #[test]
    fn what_is_said_decides_and_nothing_may_be_it() {
        let weights = Weights::of("[weights]\n\"left has number\" = 4.0\n\"row has other\" = -4.0\n");
        let both = weights.probabilities(&[said(&["left has number"]), said(&["row has other", "never heard of"])]);
        assert!(both[0] > 0.97 && both[1] < 0.001, "{both:?}");
        let none = weights.probabilities(&[said(&["row has other"])]);
        assert!(none[0] < 0.02, "{none:?}");
        assert!(weights.probabilities(&[]).is_empty());
    }
}
