//! How each hand writes its digits: where the other witnesses have decided a value, what the ink looked like there tells how to read the same hand elsewhere.
//!
//! In: what the ink alone said of every field, and what was made of it. Out: the readings of fields in doubt, weighed. A hand whose 1 passes for a 7 in "784,00", which
//! the sum proves to be 184,00, wrote "B 120" where "B 720" is seen. Never: a reading that the ink does not offer.

use super::candidates::Candidates;
use crate::dossier::FieldKey;
use std::collections::BTreeMap;

/// From this probability on a field tells how its hand writes.
const KNOWN: f64 = 0.98;
/// From this probability on a field needs no telling.
const BEYOND_DOUBT: f64 = 0.999;
/// How probable it is that the digit of a hand of which nothing is known is taken for just the other one.
const MISTAKEN: f64 = 0.01;
/// What is known of hands in general counts as so many digits seen of this one.
const GENERAL: f64 = 1.0;

/// The likeliest digits of every field by the ink alone.
pub(super) type Seen = BTreeMap<FieldKey, String>;

/// What the ink says, before anything else is heard.
pub(super) fn seen(candidates: &Candidates) -> Seen {
    candidates.iter().filter_map(|(key, field)| Some((key.clone(), digits(&field.best()?.value)))).collect()
}

/// Weighs the doubtful readings of each hand by how its known digits look.
pub(super) fn weigh(candidates: &mut Candidates, seen: &Seen) {
    let mut known: BTreeMap<String, BTreeMap<FieldKey, Vec<(char, char)>>> = BTreeMap::new();
    for (key, field) in candidates.iter() {
        let Some(hand) = hand(key) else { continue };
        let best = field.best().filter(|best| best.probability >= KNOWN);
        if let Some(pairs) = best.and_then(|best| pairs(&digits(&best.value), seen.get(key)?)) {
            known.entry(hand).or_default().insert(key.clone(), pairs);
        }
    }
    for (key, field) in candidates.iter_mut() {
        let Some(of_hand) = hand(key).and_then(|hand| known.get(&hand)) else { continue };
        let (Some(looks), false) = (seen.get(key), field.best().is_some_and(|best| best.probability >= BEYOND_DOUBT)) else { continue };
        let told: Vec<(char, char)> = of_hand.iter().filter(|(other, _)| *other != key).flat_map(|(_, pairs)| pairs.iter().copied()).collect();
        field.weigh(1.0, |value| pairs(&digits(value), looks).map_or(1.0, |pairs| likelihood(&pairs, &told)));
    }
}

/// Whose hand fills a field in: page 1 and the sum are the insured person's, acts and the physician's own fields the physician's, every other row its provider's.
fn hand(key: &FieldKey) -> Option<String> {
    match key.parts() {
        Some(("acts", ..)) => Some("physician".to_owned()),
        Some((table @ ("paramedical" | "diagnostics" | "dispensations"), row, _)) => Some(format!("{table}[{row}]")),
        Some(_) => None,
        None if key.as_str().starts_with("physician") => Some("physician".to_owned()),
        None => Some("insured".to_owned()),
    }
}

fn digits(value: &str) -> String {
    value.chars().filter(char::is_ascii_digit).collect()
}

/// Each digit of `value` with what it looks like; none where the ink shows another number of them.
fn pairs(value: &str, looks: &str) -> Option<Vec<(char, char)>> {
    (value.len() == looks.len()).then(|| value.chars().zip(looks.chars()).collect())
}

/// How much likelier the digits look so in this hand than in any: `told` are digits of it with what they look like.
fn likelihood(pairs: &[(char, char)], told: &[(char, char)]) -> f64 {
    let general = |digit: char, looks: char| if digit == looks { 1.0 - MISTAKEN } else { MISTAKEN };
    let of_hand = |digit: char, looks: char| {
        let all = told.iter().filter(|(other, _)| *other == digit).count() as f64;
        let same = told.iter().filter(|other| **other == (digit, looks)).count() as f64;
        GENERAL.mul_add(general(digit, looks), same) / (GENERAL + all)
    };
    pairs.iter().map(|&(digit, looks)| of_hand(digit, looks) / general(digit, looks)).product()
}

#[cfg(test)]
mod tests {
    use super::super::candidates::FieldCandidates;
    use super::*;
    use crate::dossier::field::Candidate;
    use crate::dossier::{BoundingBox, Source};

    fn all(fields: &[(&str, &[(&str, f64)])]) -> Candidates {
        let reading = |(value, probability): &(&str, f64)| Candidate { value: (*value).to_owned(), probability: *probability };
        let field = |readings: &[(&str, f64)]| FieldCandidates {
            page: 0,
            place: BoundingBox::default(),
            raw: String::new(),
            source: Source::Line,
            emissions: None,
            readings: readings.iter().map(reading).collect(),
        };
        fields.iter().map(|(key, readings)| (FieldKey::new(*key), field(readings))).collect()
    }

    /// The best reading of a cotation after its row's amount, seen as `amount`, was decided to be 184.00.
    fn cotation_beside(amount: &str) -> (String, f64) {
        let seen = seen(&all(&[("diagnostics[0].amount", &[(amount, 0.9)]), ("diagnostics[0].cotation", &[("B 720", 0.9)]), ("diagnostics[1].amount", &[("784.00", 0.9)])]));
        let mut now = all(&[
            ("diagnostics[0].amount", &[("184.00", 0.999)]),
            ("diagnostics[0].cotation", &[("B 720", 0.7), ("B 120", 0.3)]),
            ("diagnostics[1].amount", &[("184.00", 0.999)]),
        ]);
        weigh(&mut now, &seen);
        let best = now[&FieldKey::new("diagnostics[0].cotation")].best().expect("a reading").clone();
        (best.value, best.probability)
    }

    #[test]
    fn a_one_that_passed_for_a_seven_is_known_again() {
        let (value, probability) = cotation_beside("784.00");
        assert!(value == "B 120" && probability > 0.95, "{value} {probability}");
        let (value, probability) = cotation_beside("184.00");
        assert!(value == "B 720" && probability > 0.8, "a hand whose ones are ones, whatever another's are: {value} {probability}");
    }

    #[test]
    fn each_hand_is_its_own() {
        for (key, whose) in [
            ("acts[1].date", Some("physician")),
            ("physician_signed_date", Some("physician")),
            ("dispensations[1].inpe", Some("dispensations[1]")),
            ("total_amount", Some("insured")),
            ("invoices[0].date", None),
        ] {
            assert_eq!(hand(&FieldKey::new(key)).as_deref(), whose, "{key}");
        }
    }
}
