//! What several witnesses of one written line say together.
//!
//! In: the readings of each, with probabilities. Out: the readings of all, best first. Never: a reading that none of them names.

use crate::dossier::field::Candidate;

/// A reading that a witness does not name has at least this probability before it.
const UNHEARD: f64 = 1e-4;
/// Weights of the word of the network that was taught numbers by hand, and of the characters one by one: all see the same ink, so that they are not
/// quite other witnesses. (0.5 to 1.0 differ little: docs/reading.md.)
pub(in crate::extract) const HAND_WEIGHT: f64 = 0.7;
const APART_WEIGHT: f64 = 0.8;
/// A witness whose readings have less than this together says nothing: the line holds what it was not taught.
const SAYS_NOTHING: f64 = 0.05;

/// What the witnesses of one line say.
pub(super) struct Votes {
    /// The small network, shape by shape.
    pub(super) small: Vec<Vec<Candidate>>,
    /// The one that was taught numbers by hand, shape by shape.
    pub(super) hand: Vec<Vec<Candidate>>,
    /// The characters one by one, where they stand apart.
    pub(super) apart: Option<Vec<Candidate>>,
}

impl Votes {
    /// The likeliest values, at most `kept`.
    pub(super) fn together(&self, kept: usize) -> Vec<Candidate> {
        let hand = pooled(&self.hand, kept);
        let both = supported(&pooled(&self.small, kept), &hand, HAND_WEIGHT, kept);
        self.apart.as_ref().map_or_else(|| both.clone(), |apart| supported(&both, apart, APART_WEIGHT, kept))
    }
}

/// The mean of the votes' probabilities, at most `kept` of them; a value that only some of them see keeps their share.
fn pooled(votes: &[Vec<Candidate>], kept: usize) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::new();
    for candidate in votes.iter().flatten() {
        let share = candidate.probability / votes.len() as f64;
        match all.iter_mut().find(|c| c.value == candidate.value) {
            Some(same) => same.probability += share,
            None => all.push(Candidate { value: candidate.value.clone(), probability: share }),
        }
    }
    best(all, kept)
}

/// What one witness says, weighed by what another says: independent witnesses, whose probabilities multiply.
pub(in crate::extract) fn supported(one: &[Candidate], another: &[Candidate], weight: f64, kept: usize) -> Vec<Candidate> {
    let whole = |readings: &[Candidate]| readings.iter().map(|c| c.probability).sum::<f64>();
    if whole(another) < SAYS_NOTHING {
        return one.to_vec();
    }
    let of = |readings: &[Candidate], value: &str| readings.iter().find(|c| c.value == value).map_or(UNHEARD, |c| c.probability.max(UNHEARD));
    let missing = |readings: &[Candidate]| (1.0 - whole(readings)).max(UNHEARD);
    let mut all: Vec<Candidate> = one.to_vec();
    all.extend(another.iter().filter(|c| one.iter().all(|known| known.value != c.value)).cloned());
    for candidate in &mut all {
        candidate.probability = of(one, &candidate.value) * of(another, &candidate.value).powf(weight);
    }
    let sum = whole(&all) + missing(one) * missing(another).powf(weight);
    all.iter_mut().for_each(|candidate| candidate.probability /= sum);
    best(all, kept)
}

/// The `kept` likeliest, likeliest first.
fn best(mut readings: Vec<Candidate>, kept: usize) -> Vec<Candidate> {
    readings.sort_by(|a, b| b.probability.total_cmp(&a.probability).then_with(|| a.value.cmp(&b.value)));
    readings.truncate(kept);
    readings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_that_agree_keep_their_certainty() {
        let vote = |value: &str, probability| vec![Candidate { value: value.to_owned(), probability }];
        let same = pooled(&[vote("250.00", 0.99), vote("250.00", 0.97)], 8);
        assert!(same[0].probability > 0.97);
        let other = pooled(&[vote("250.00", 0.99), vote("260.00", 0.97)], 8);
        assert!(other[0].value == "250.00" && other[0].probability < 0.5);
    }

    #[test]
    fn characters_one_by_one_decide_what_the_line_leaves_open() {
        let readings =
            |all: &[(&str, f64)]| all.iter().map(|(value, probability)| Candidate { value: (*value).to_owned(), probability: *probability }).collect();
        let together: Vec<Candidate> = readings(&[("777.50", 0.8), ("771.50", 0.15), ("111.50", 0.01)]);
        let apart: Vec<Candidate> = readings(&[("111.50", 0.97), ("171.50", 0.02)]);
        let decided = supported(&together, &apart, APART_WEIGHT, 8);
        assert!(decided[0].value == "111.50" && decided[0].probability < 0.99, "what contradicts stays in doubt");
        let agree = supported(&together, &readings(&[("777.50", 0.97)]), APART_WEIGHT, 8);
        assert!(agree[0].value == "777.50" && agree[0].probability > 0.99);
        assert!(decided.iter().map(|c| c.probability).sum::<f64>() <= 1.0);
        assert_eq!(supported(&together, &readings(&[("4", 0.01)]), APART_WEIGHT, 8)[0].probability, 0.8, "who says nothing takes nothing away");
    }
}
