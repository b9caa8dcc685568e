//! What doubtful ink lets a rule conclude.
//!
//! A rule compares values; where they break it, either the paper does or the reading is wrong. The paper rarely does: a rule speaks only
//! where misreading explains the breach less often than dossiers break rules.

use crate::dossier::FieldReading;
use crate::registry::names;

/// How many dossiers break any one rule, about. A breach that misreading explains with a higher probability is not believed.
pub const SHARE_OF_FAULTS: f64 = 0.04;

/// From which confidence on a value is what stands there, where nothing contradicts it.
pub const LIKELY: f64 = 0.5;

/// No reading is surer than this.
const SUREST: f64 = 0.9995;

/// How much a misreading loses of its probability where a second, independent statement of the paper supports the value read.
const SUPPORT: f64 = 0.05;

/// Whether a breach stands that misreading explains with this probability.
pub fn is_believed(explained: f64) -> bool {
    explained < SHARE_OF_FAULTS
}

/// A probability that misreading explains a breach, where the rarity of faults was weighed into it already: as [`is_believed`] takes it, so that a
/// breach is believed where that is less than a quarter.
pub fn weighed(probability: f64) -> f64 {
    probability * 4.0 * SHARE_OF_FAULTS
}

/// Whether a field is what it was read as, more likely than not.
pub fn is_likely(field: &FieldReading) -> bool {
    field.confidence >= LIKELY
}

/// Probability that a field says something else than its value.
pub fn misread(field: &FieldReading) -> f64 {
    1.0 - confidence(field)
}

fn confidence(field: &FieldReading) -> f64 {
    // Not a number is no confidence.
    if field.confidence.is_nan() { 0.0 } else { field.confidence.clamp(0.0, SUREST) }
}

/// Probability of none of the readings listed.
fn unlisted(field: &FieldReading) -> f64 {
    let listed: f64 = field.alternatives.iter().map(|c| c.probability.clamp(0.0, 1.0)).sum();
    (misread(field) - listed).clamp(1.0 - SUREST, 1.0)
}

/// Probability that the ink says something else than the value, for which `holds` is true. Of what no reading lists, any may be.
pub fn otherwise(field: &FieldReading, holds: impl Fn(&str) -> bool) -> f64 {
    let listed: f64 = field.alternatives.iter().filter(|c| c.value != field.value && holds(&c.value)).map(|c| c.probability.clamp(0.0, 1.0)).sum();
    (listed + unlisted(field)).min(1.0)
}

/// Probability that the ink says `target`: 1 where it was read so; else what the other readings give it, and for what they do not list
/// one misreading a differing character.
pub fn says(field: &FieldReading, target: &str) -> f64 {
    if field.value == target {
        return 1.0;
    }
    let listed: f64 = field.alternatives.iter().filter(|c| c.value == target).map(|c| c.probability.clamp(0.0, 1.0)).sum();
    (listed + characters(unlisted(field), names::distance(&field.value, target))).min(1.0)
}

/// Probability that a written name is the registered one by the contract's measure, likewise.
pub fn names_person(field: &FieldReading, last_name: &str, first_name: &str) -> f64 {
    let beyond = names::excess(&field.value, last_name, first_name);
    if beyond == 0 {
        return 1.0;
    }
    let listed: f64 = field.alternatives.iter().filter(|c| names::is_name_of(&c.value, last_name, first_name)).map(|c| c.probability.clamp(0.0, 1.0)).sum();
    (listed + characters(unlisted(field), beyond)).min(1.0)
}

/// Probability of `differing` misread characters, where one is misread with probability `misread`.
pub fn characters(misread: f64, differing: usize) -> f64 {
    misread.powi(i32::try_from(differing).unwrap_or(i32::MAX))
}

/// `probability` of a misreading once `supports` independent statements of the paper support the value read.
pub fn supported(probability: f64, supports: usize) -> f64 {
    probability * characters(SUPPORT, supports)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::field::Candidate;
    use crate::dossier::{BoundingBox, Source};

    fn field(value: &str, confidence: f64, others: &[(&str, f64)]) -> FieldReading {
        let alternatives = others.iter().map(|(v, p)| Candidate { value: (*v).into(), probability: *p }).collect();
        FieldReading { value: value.into(), confidence, page: 0, place: BoundingBox::default(), raw: String::new(), source: Source::Cells, alternatives }
    }

    #[test]
    fn a_far_value_is_no_misreading_of_a_fair_reading() {
        let read = field("604218375", 0.9, &[]);
        assert!(!is_believed(says(&read, "604218376")), "one digit may be misread");
        assert!(is_believed(says(&read, "604218466")), "two are not");
    }

    #[test]
    fn a_listed_reading_counts_by_its_probability() {
        let read = field("100.00", 0.9, &[("700.00", 0.08), ("160.00", 0.01)]);
        assert!((otherwise(&read, |v| v == "700.00") - 0.09).abs() < 1e-9);
        assert!(otherwise(&read, |v| v == "160.00") < SHARE_OF_FAULTS);
        assert!(says(&read, "700.00") > 0.08);
    }

    #[test]
    fn no_reading_is_certain_and_nonsense_is_none() {
        assert!(misread(&field("1", 1.0, &[])) > 0.0);
        assert!((misread(&field("1", f64::NAN, &[])) - 1.0).abs() < 1e-9);
        assert!(otherwise(&field("1", -3.0, &[("2", 7.0)]), |_| true) <= 1.0);
    }

    #[test]
    fn a_misread_name_is_measured_by_the_letters_beyond_a_fifth() {
        assert!((names_person(&field("Whaddou Rachid", 0.6, &[]), "OUHADDOU", "Rachid") - 1.0).abs() < 1e-9);
        assert!(is_believed(names_person(&field("Oulad Aziz", 0.6, &[]), "GOUMIRI", "Soufiane")));
    }
}
