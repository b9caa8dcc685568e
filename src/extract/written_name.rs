//! Whether a written name is a registered one: letters compared in either order, and the registered spelling held against the ink itself.

use crate::read::line::Emissions;
use crate::registry::names;

/// How well a registered name fits what is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Probability that the written name is this one.
    pub probability: f64,
    /// The registered name in the order in which it is written.
    pub spelling: String,
}

/// How probable it is that a name is theirs which the contract's measure takes for theirs.
const MEASURED: f64 = 0.97;

/// Compares what was read with the registered `last_name` and `first_name`.
///
/// Two witnesses: the share of letters that differ (contract.md: more than a fifth is another name), and how much less
/// probable the registered spelling is, letter by letter, than the best reading of the same ink. A hand that is hard to read
/// fails the first and passes the second; another name fails both.
pub fn agreement(written: &str, emissions: Option<&Emissions>, last_name: &str, first_name: &str) -> Agreement {
    // A married name added to the registered one is theirs: the contract's measure knows that.
    let by_measure = if names::is_name_of(written, last_name, first_name) { MEASURED } else { 0.0 };
    let orders = [format!("{last_name} {first_name}"), format!("{first_name} {last_name}")];
    orders
        .into_iter()
        .map(|spelling| {
            let probability = 1.0 - (1.0 - by_letters(written, &spelling).max(by_measure)) * (1.0 - by_ink(emissions, &spelling));
            Agreement { probability, spelling }
        })
        .max_by(|a, b| a.probability.total_cmp(&b.probability))
        .unwrap_or(Agreement { probability: 0.0, spelling: String::new() })
}

/// How probable it is that `written` is meant to be `spelling`, by the same two witnesses.
pub fn fit(written: &str, emissions: Option<&Emissions>, spelling: &str) -> f64 {
    1.0 - (1.0 - by_letters(written, spelling)) * (1.0 - by_ink(emissions, spelling))
}

fn by_letters(written: &str, spelling: &str) -> f64 {
    logistic((0.30 - difference(written, spelling)) * 18.0)
}

fn by_ink(emissions: Option<&Emissions>, spelling: &str) -> f64 {
    emissions.and_then(|e| loss_per_letter(e, spelling)).map_or(0.0, |loss| logistic((1.1 - loss) * 6.0))
}

/// Share of the letters that differ, case, accents and blanks aside.
fn difference(written: &str, spelling: &str) -> f64 {
    let (a, b) = (names::fold(written), names::fold(spelling));
    names::distance(&a, &b) as f64 / a.chars().count().max(b.chars().count()).max(1) as f64
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// How much log-probability a letter `spelling` loses against the best reading of the line, case, accents and blanks aside.
/// `None` where there is nothing to compare.
pub fn loss_per_letter(emissions: &Emissions, spelling: &str) -> Option<f64> {
    let letters: Vec<char> = names::fold(spelling).chars().collect();
    if letters.is_empty() || emissions.steps() == 0 {
        return None;
    }
    let best: f64 = emissions.rows().map(|row| f64::from(row.iter().copied().fold(f32::NEG_INFINITY, f32::max))).sum();
    let classes = LetterClasses::of(emissions);
    let spelled = forward(emissions, &classes, &letters);
    Some(((best - spelled) / letters.len() as f64).max(0.0))
}

/// Which output classes fold to which letter; class 0 and all that fold to nothing (blanks, points) count as no letter.
struct LetterClasses {
    letter: Vec<Option<char>>,
}

impl LetterClasses {
    fn of(emissions: &Emissions) -> Self {
        let fold = |c: &char| names::fold(&c.to_string()).chars().next();
        Self { letter: std::iter::once(None).chain(emissions.alphabet().iter().map(fold)).collect() }
    }

    /// Probability of `letter` (`None`: of no letter) in one step.
    fn probability(&self, row: &[f32], letter: Option<char>) -> f64 {
        row.iter().zip(&self.letter).filter(|(_, l)| **l == letter).map(|(p, _)| f64::from(*p).exp()).sum()
    }
}

/// Log-probability that the line spells exactly `letters`: the CTC forward pass, scaled step by step.
fn forward(emissions: &Emissions, classes: &LetterClasses, letters: &[char]) -> f64 {
    // State 2k is "nothing yet after k letters", state 2k+1 is "in letter k".
    let states = 2 * letters.len() + 1;
    let mut alpha = vec![0.0_f64; states];
    alpha[0] = 1.0;
    let mut log_scale = 0.0;
    for row in emissions.rows() {
        let nothing = classes.probability(row, None);
        let mut next = vec![0.0_f64; states];
        for state in 0..states {
            let mut mass = alpha[state] + if state > 0 { alpha[state - 1] } else { 0.0 };
            let emitted = if state % 2 == 0 {
                nothing
            } else {
                let letter = letters[state / 2];
                if state >= 3 && letters[state / 2 - 1] != letter {
                    mass += alpha[state - 2];
                }
                classes.probability(row, Some(letter))
            };
            next[state] = mass * emitted;
        }
        let total: f64 = next.iter().sum();
        if total <= 0.0 {
            return -1e6;
        }
        next.iter_mut().for_each(|p| *p /= total);
        log_scale += total.ln();
        alpha = next;
    }
    let ended = alpha[states - 1] + alpha[states - 2];
    log_scale + ended.max(1e-300).ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    /// A line that shows each of `letters` for one step and nothing between.
    fn line(letters: &str, sure: f32) -> Emissions {
        let alphabet: Vec<char> = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ".chars().collect();
        let other = (1.0 - sure) / alphabet.len() as f32;
        let mut probabilities = Vec::new();
        for letter in letters.chars() {
            probabilities.push(other);
            probabilities.extend(alphabet.iter().map(|c| if *c == letter { sure } else { other }));
            probabilities.push(sure);
            probabilities.extend(alphabet.iter().map(|_| other));
        }
        Emissions::from_probabilities(&probabilities, Arc::from(alphabet))
    }

    #[test]
    fn the_written_name_loses_nothing() {
        let ink = line("Mesbahi ANAS", 0.95);
        assert!(loss_per_letter(&ink, "MESBAHI Anas").expect("compared") < 0.1);
        assert!(loss_per_letter(&ink, "MESBAHI Omar").expect("compared") > 0.8);
    }

    #[test]
    fn either_order_agrees_and_another_name_does_not() {
        let ink = line("Anas Mesbahi", 0.9);
        let same = agreement("Anas Mesbahi", Some(&ink), "MESBAHI", "Anas");
        assert!(same.probability > 0.95 && same.spelling == "Anas MESBAHI");
        assert!(agreement("Anas Mesbahi", Some(&ink), "ESSAIDI", "Karim").probability < 0.1);
        assert!(agreement("CHAOUI ép. EL HARRAK Yasmine", None, "CHAOUI", "Yasmine").probability > 0.95);
    }
}
