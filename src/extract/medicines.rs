//! Codes of medicines, held against the list of medicines.
//!
//! In: codes as decoded or read. Out: the same, surer where the list holds them, in doubt where it does not: bars decoded amiss pass their check digit once in
//! ten times, and hardly ever give another medicine.

use crate::dossier::{FieldKey, FieldReading};
use crate::registry::Registry;
use std::collections::BTreeMap;

/// The share of labels whose code no list holds: new medicines, and what is no medicine. (Of 5,041 labels of the development set, `meadow` and `orchard` none.)
const UNLISTED: f64 = 0.05;
/// The share of codes wrongly read that are another medicine's.
const LISTED_BY_CHANCE: f64 = 0.02;

/// Weighs each code by whether the list holds it.
pub(super) fn weigh(settled: &mut BTreeMap<FieldKey, FieldReading>, registry: &Registry) {
    for (_, code) in settled.iter_mut().filter(|(key, _)| matches!(key.parts(), Some(("medicines", _, "ean13")))) {
        let (if_right, if_misread) = match registry.medicine(&code.value) {
            Some(_) => (1.0 - UNLISTED, LISTED_BY_CHANCE),
            None => (UNLISTED, 1.0 - LISTED_BY_CHANCE),
        };
        let right = code.confidence * if_right;
        code.confidence = right / (right + (1.0 - code.confidence) * if_misread).max(f64::MIN_POSITIVE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{BoundingBox, Source};
    use crate::registry::{Medicine, Rows};

    fn confidence(value: &str, before: f64) -> f64 {
        let medicine = Medicine { ean13: "6118000488743".to_owned(), ..Medicine::default() };
        let registry = Registry::from_rows(Rows { medicines: vec![medicine], ..Rows::default() });
        let (value, place) = (value.to_owned(), BoundingBox::default());
        let code = FieldReading { value, confidence: before, page: 0, place, raw: String::new(), source: Source::Barcode, alternatives: Vec::new() };
        let mut settled = BTreeMap::from([(FieldKey::cell("medicines", 0, "ean13"), code)]);
        weigh(&mut settled, &registry);
        settled.into_values().next().unwrap().confidence
    }

    #[test]
    fn a_code_of_the_list_is_surer_and_another_less() {
        assert!(confidence("6118000488743", 0.9) > 0.99);
        assert!(confidence("6118000488910", 0.97) < 0.7);
        assert!(confidence("6118000488910", 0.998) > 0.95, "what is clearly read and not listed passes");
    }

    #[test]
    fn certainties_stay() {
        assert_eq!((confidence("6118000488910", 1.0), confidence("6118000488743", 0.0)), (1.0, 0.0));
    }
}
