//! All the ways in which the ink of one field may be read, before anything else of the dossier is known.

use crate::dossier::field::Candidate;
use crate::dossier::{BoundingBox, FieldKey, FieldReading, Source};
use crate::read::line::Emissions;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The candidates of one field that bears ink, most probable first.
#[derive(Clone)]
pub struct FieldCandidates {
    /// Index of the page into the dossier's pages.
    pub page: usize,
    /// Place in the stored image.
    pub place: BoundingBox,
    /// Text as recognised, without any constraint.
    pub raw: String,
    /// What it was read from.
    pub source: Source,
    /// What the line reader gave, kept for names, which are compared with the registry's letter by letter.
    pub emissions: Option<Arc<Emissions>>,
    /// Normalised values with the probability the ink alone gives them; the sum is at most 1,
    /// what is missing is the probability that none of them is right.
    pub readings: Vec<Candidate>,
}

/// The candidates of a whole dossier, by field.
pub type Candidates = BTreeMap<FieldKey, FieldCandidates>;

impl FieldCandidates {
    /// A field read elsewhere, with its alternatives.
    pub fn of(reading: FieldReading) -> Self {
        let FieldReading { value, confidence, page, place, raw, source, alternatives } = reading;
        let readings = std::iter::once(Candidate { value, probability: confidence }).chain(alternatives).collect();
        Self { page, place, raw, source, emissions: None, readings }
    }

    /// The most probable value.
    pub fn best(&self) -> Option<&Candidate> {
        self.readings.first()
    }

    /// Weighs each candidate by `prior(value)` and what is missing by `prior_of_none`, and makes the sum what it was.
    ///
    /// This is Bayes' rule with the ink as likelihood: a prior never adds a value that the ink does not offer.
    pub fn weigh(&mut self, prior_of_none: f64, prior: impl Fn(&str) -> f64) {
        let missing = (1.0 - self.readings.iter().map(|c| c.probability).sum::<f64>()).max(1e-4);
        for candidate in &mut self.readings {
            candidate.probability *= prior(&candidate.value).max(1e-9);
        }
        let total = self.readings.iter().map(|c| c.probability).sum::<f64>() + missing * prior_of_none.max(1e-9);
        for candidate in &mut self.readings {
            candidate.probability /= total;
        }
        self.sort();
    }

    /// Puts the most probable first; of equals the smaller text, so that the order never depends on chance.
    pub fn sort(&mut self) {
        self.readings.sort_by(|a, b| b.probability.total_cmp(&a.probability).then_with(|| a.value.cmp(&b.value)));
    }

    /// The field as decided: the most probable value, the others as alternatives.
    pub fn decided(&self) -> Option<FieldReading> {
        let best = self.best()?;
        Some(FieldReading {
            value: best.value.clone(),
            confidence: best.probability.clamp(0.0, 1.0),
            page: self.page,
            place: self.place,
            raw: self.raw.clone(),
            source: self.source,
            alternatives: self.readings.iter().skip(1).filter(|c| c.probability > 1e-4).take(5).cloned().collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(readings: &[(&str, f64)]) -> FieldCandidates {
        FieldCandidates {
            page: 0,
            place: BoundingBox::default(),
            raw: String::new(),
            source: Source::Cells,
            emissions: None,
            readings: readings.iter().map(|(value, probability)| Candidate { value: (*value).to_owned(), probability: *probability }).collect(),
        }
    }

    #[test]
    fn a_prior_decides_between_readings_that_the_ink_allows() {
        let mut number = field(&[("123456789", 0.55), ("123456780", 0.44)]);
        number.weigh(0.005, |v| if v == "123456780" { 1.0 } else { 0.005 });
        assert_eq!(number.best().map(|c| c.value.as_str()), Some("123456780"));
    }

    #[test]
    fn a_prior_does_not_overrule_clear_ink() {
        let mut number = field(&[("123456789", 0.999), ("123456780", 0.0005)]);
        number.weigh(0.005, |v| if v == "123456780" { 1.0 } else { 0.005 });
        assert_eq!(number.best().map(|c| c.value.as_str()), Some("123456789"));
    }
}
