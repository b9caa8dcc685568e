//! Cotations weighed by how the nomenclature is written: consultations and visits stand alone, acts bear a coefficient.

use super::candidates::Candidates;

/// Key letters that bear no coefficient (NGAP: consultations and visits are paid by the letter).
const ALONE: [&str; 6] = ["C", "CS", "V", "VS", "CNPSY", "SF"];
/// How probable a coefficient is behind such a letter, or none behind another one, against the usual way.
const UNUSUAL: f64 = 0.01;

/// Weighs every cotation.
pub fn weigh(candidates: &mut Candidates) {
    for (_, field) in candidates.iter_mut().filter(|(key, _)| key.parts().is_some_and(|(_, _, column)| column == "cotation")) {
        field.weigh(1.0, |value| if is_usual(value) { 1.0 } else { UNUSUAL });
    }
}

fn is_usual(cotation: &str) -> bool {
    let (letters, coefficient) = cotation.split_once(' ').map_or((cotation, None), |(letters, coefficient)| (letters, Some(coefficient)));
    ALONE.contains(&letters) == coefficient.is_none()
}

#[cfg(test)]
mod tests {
    use super::is_usual;

    #[test]
    fn consultations_stand_alone_and_acts_bear_a_coefficient() {
        for usual in ["C", "CS", "K 15", "B 120", "AMM 8"] {
            assert!(is_usual(usual), "{usual}");
        }
        for unusual in ["C 5", "CS 2", "K", "B"] {
            assert!(!is_usual(unusual), "{unusual}");
        }
    }
}
