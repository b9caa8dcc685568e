//! How each hand writes its digits: where the other witnesses have decided a value, what the ink looked like there tells how to read the same hand elsewhere.
//!
//! In: what the ink alone said of every field, and what was made of it. Out: the readings of fields in doubt, weighed. A hand whose 1 passes for a 7 in "784,00", which
//! the sum proves to be 184,00, wrote "B 120" where "B 720" is seen. Never: a reading that the ink does not offer.

use super::candidates::{Candidates, FieldCandidates};
use crate::dossier::{FieldKey, Source};
use std::collections::BTreeMap;

/// From this probability on a field tells how its hand writes.
const KNOWN: f64 = 0.98;
/// From this probability on a field needs no telling.
const BEYOND_DOUBT: f64 = 0.999;
/// How probable it is that the digit of a hand of which nothing is known is taken for just the other one.
const MISTAKEN: f64 = 0.01;
/// What is known of hands in general counts as so many digits seen of this one.
const GENERAL: f64 = 3.0;

/// Fields that the registry tells: they say how their hand writes and are not told by it.
const TOLD_BY_REGISTRY: [&str; 3] = ["insured_immatriculation", "insured_cin", "beneficiary_birth_date"];

/// What each digit of a value looks like: how probable every digit is there by the ink alone.
type Looks = Vec<BTreeMap<char, f64>>;

/// What the digits of every field look like.
pub(super) type Seen = BTreeMap<FieldKey, Looks>;

/// A digit with what it looks like.
type Digit = (char, BTreeMap<char, f64>);

/// What the ink says, before anything else is heard.
pub(super) fn seen(candidates: &Candidates) -> Seen {
    candidates.iter().map(|(key, field)| (key.clone(), looks(field))).collect()
}

/// Over the readings with as many digits as the likeliest one.
fn looks(field: &FieldCandidates) -> Looks {
    let count = field.best().map_or(0, |best| digits(&best.value).count());
    let alike = field.readings.iter().filter(|reading| digits(&reading.value).count() == count);
    let whole: f64 = alike.clone().map(|reading| reading.probability).sum();
    let mut looks = vec![BTreeMap::new(); count];
    for reading in alike {
        for (digit, at) in digits(&reading.value).zip(&mut looks) {
            *at.entry(digit).or_insert(0.0) += reading.probability / whole.max(1e-9);
        }
    }
    looks
}

/// Weighs the doubtful readings of each hand by how its known digits look.
pub(super) fn weigh(candidates: &mut Candidates, seen: &Seen) {
    let mut known: BTreeMap<Hand, BTreeMap<FieldKey, Vec<Digit>>> = BTreeMap::new();
    for (key, field) in candidates.iter() {
        let best = field.best().filter(|best| best.probability >= KNOWN);
        if let (Some(hand), Some(digits)) = (Hand::of(key, field.source), best.and_then(|best| beside(&best.value, seen.get(key)?))) {
            known.entry(hand).or_default().insert(key.clone(), digits);
        }
    }
    for (key, field) in candidates.iter_mut() {
        let of_hand = Hand::of(key, field.source).filter(|_| !TOLD_BY_REGISTRY.contains(&key.as_str())).and_then(|hand| known.get(&hand));
        let Some(of_hand) = of_hand else { continue };
        let (Some(looks), false) = (seen.get(key), field.best().is_some_and(|best| best.probability >= BEYOND_DOUBT)) else { continue };
        let told: Vec<&Digit> = of_hand.iter().filter(|(other, _)| *other != key).flat_map(|(_, digits)| digits).collect();
        field.weigh(1.0, |value| beside(value, looks).map_or(1.0, |digits| digits.iter().map(|digit| likelihood(digit, &told)).product()));
    }
}

/// Who fills a field in, and how: people write otherwise in boxes than on a line.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Hand {
    whose: String,
    in_boxes: bool,
}

impl Hand {
    /// Page 1 and the sum are the insured person's, acts and the physician's own fields the physician's, every other row its provider's.
    fn of(key: &FieldKey, source: Source) -> Option<Self> {
        let whose = match key.parts() {
            Some(("acts", ..)) => "physician".to_owned(),
            Some((table @ ("paramedical" | "diagnostics" | "dispensations"), row, _)) => format!("{table}[{row}]"),
            Some(_) => return None,
            None if key.as_str().starts_with("physician") => "physician".to_owned(),
            None => "insured".to_owned(),
        };
        Some(Self { whose, in_boxes: source == Source::Cells })
    }
}

fn digits(value: &str) -> impl Iterator<Item = char> {
    value.chars().filter(char::is_ascii_digit)
}

/// Each digit of `value` with what it looks like; none where the ink shows another number of them.
fn beside(value: &str, looks: &Looks) -> Option<Vec<Digit>> {
    (digits(value).count() == looks.len()).then(|| digits(value).zip(looks.iter().cloned()).collect())
}

/// How much likelier a digit looks so in this hand than in any: `told` are digits of it with what they look like.
fn likelihood((digit, looks): &Digit, told: &[&Digit]) -> f64 {
    let same: Vec<&BTreeMap<char, f64>> = told.iter().filter(|(other, _)| other == digit).map(|(_, looks)| looks).collect();
    let gain = |looks: char| {
        let general = if *digit == looks { 1.0 - MISTAKEN } else { MISTAKEN };
        let seen: f64 = same.iter().filter_map(|other| other.get(&looks)).sum();
        GENERAL.mul_add(general, seen) / (GENERAL + same.len() as f64) / general
    };
    looks.iter().map(|(&looks, probability)| probability * gain(looks)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::BoundingBox;
    use crate::dossier::field::Candidate;

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

    /// The best reading of a cotation after its row's amount, which looked like a 784,00 with so much probability, was decided to be 184,00.
    fn cotation_beside(seven: f64) -> (String, f64) {
        let amount: &[(&str, f64)] = &[("784.00", seven), ("184.00", 1.0 - seven)];
        let seen = seen(&all(&[
            ("diagnostics[0].amount", amount),
            ("diagnostics[0].cotation", &[("B 720", 0.99), ("B 120", 0.01)]),
            ("diagnostics[1].amount", &[("784.00", 0.9)]),
        ]));
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
        for looks in [0.95, 0.5] {
            let (value, probability) = cotation_beside(looks);
            assert!(value == "B 120" && probability > 0.8, "{looks}: {value} {probability}");
        }
        let (value, probability) = cotation_beside(0.0);
        assert!(value == "B 720" && probability > 0.75, "a hand whose ones are ones, whatever another's are: {value} {probability}");
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
            assert_eq!(Hand::of(&FieldKey::new(key), Source::Line).map(|hand| hand.whose).as_deref(), whose, "{key}");
        }
    }
}
