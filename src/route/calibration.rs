//! What a raw confidence is worth: a rising map from raw confidence to probability for each kind of field and source, fitted on read fields.

use super::kind::FieldKind;
use super::policy::PolicyError;
use crate::dossier::{FieldKey, Source};
use crate::extract::Extraction;
use serde::{Deserialize, Serialize};

/// Above every probability: nothing is sure enough.
const NOTHING: f64 = 1.5;

/// Added to wrong and right alike where a knot is fitted: few fields prove no certainty.
const PRIOR: f64 = 0.5;

/// Fields that a knot holds at least, so that its share means something.
const LEAST: usize = 20;

/// Maps for the kinds and sources that were fitted; the others keep their raw confidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    version: String,
    #[serde(default, rename = "map", skip_serializing_if = "Vec::is_empty")]
    maps: Vec<Map>,
}

/// One rising map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// Of which kind of field.
    pub kind: FieldKind,
    /// Read from what.
    pub source: Source,
    /// Raw confidences, rising.
    pub raw: Vec<f64>,
    /// The probability at each.
    pub probability: Vec<f64>,
    /// How many fields the fit saw there.
    pub count: Vec<u32>,
}

/// One field seen by a fit.
#[derive(Clone, Copy, Debug)]
pub struct Fitted {
    /// Its kind.
    pub kind: FieldKind,
    /// Read from what.
    pub source: Source,
    /// Raw confidence.
    pub raw: f64,
    /// Whether the value was right.
    pub right: bool,
}

impl Calibration {
    /// Reads a calibration file.
    ///
    /// # Errors
    /// [`PolicyError`]: give up, and ask who wrote it.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        let calibration: Self = toml::from_str(text)?;
        let whole = |m: &Map| !m.raw.is_empty() && m.raw.len() == m.probability.len() && m.raw.len() == m.count.len();
        let rising = |v: &[f64]| v.windows(2).all(|pair| pair[0] <= pair[1]) && v.iter().all(|p| (0.0..=1.0).contains(p));
        if !calibration.maps.iter().all(|m| whole(m) && rising(&m.raw) && rising(&m.probability)) {
            return Err(PolicyError::Sense("a map is not rising from 0 to 1, or its columns differ in length"));
        }
        Ok(calibration)
    }

    /// Fits a map for every kind and source with enough fields (isotonic regression: pool adjacent violators).
    pub fn fit(version: &str, fields: &[Fitted]) -> Self {
        let mut groups: std::collections::BTreeMap<(FieldKind, String), Vec<Fitted>> = std::collections::BTreeMap::new();
        for field in fields.iter().filter(|f| f.raw.is_finite()) {
            groups.entry((field.kind, format!("{:?}", field.source))).or_default().push(*field);
        }
        let maps = groups.into_values().filter(|g| g.len() >= LEAST).filter_map(|group| Map::fit(&group)).collect();
        Self { version: version.to_owned(), maps }
    }

    /// The file's text.
    ///
    /// # Errors
    /// Where the values cannot be written as TOML; they always can.
    pub fn to_text(&self) -> Result<String, toml::ser::Error> {
        toml::to_string(self)
    }

    /// Its version.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The map of a kind and source, where one was fitted.
    pub fn map(&self, kind: FieldKind, source: Source) -> Option<&Map> {
        self.maps.iter().find(|m| m.kind == kind && m.source == source)
    }

    /// The probability that a field with this raw confidence is right.
    pub fn probability(&self, key: &FieldKey, source: Source, raw: f64) -> f64 {
        self.map(FieldKind::of(key), source).map_or(raw, |map| map.probability_at(raw))
    }

    /// Turns raw confidences into probabilities, once, before the rules look. The alternatives share what is left.
    pub fn apply(&self, extraction: &mut Extraction) {
        for (key, field) in &mut extraction.fields {
            let probability = self.probability(key, field.source, field.confidence);
            let left = 1.0 - field.confidence;
            let scale = if left > 0.0 { (1.0 - probability) / left } else { 1.0 };
            for candidate in &mut field.alternatives {
                candidate.probability = (candidate.probability * scale).clamp(0.0, 1.0);
            }
            field.confidence = probability;
        }
    }
}

impl Map {
    /// Fits one group.
    fn fit(group: &[Fitted]) -> Option<Self> {
        let first = group.first()?;
        let mut sorted = group.to_vec();
        sorted.sort_by(|a, b| a.raw.total_cmp(&b.raw));
        // Blocks of enough fields, then merged until the shares rise.
        let mut blocks: Vec<(f64, f64, f64)> = Vec::new(); // sum of raw, right, count
        for chunk in sorted.chunks(LEAST.min(sorted.len())) {
            let right = chunk.iter().filter(|f| f.right).count() as f64;
            blocks.push((chunk.iter().map(|f| f.raw).sum(), right, chunk.len() as f64));
            while let [.., a, b] = blocks[..]
                && a.1 * b.2 >= b.1 * a.2
            {
                blocks.truncate(blocks.len() - 2);
                blocks.push((a.0 + b.0, a.1 + b.1, a.2 + b.2));
            }
        }
        let mut probability: Vec<f64> = blocks.iter().map(|(_, right, count)| (right + PRIOR) / (count + 2.0 * PRIOR)).collect();
        let mut highest = 0.0_f64;
        for p in &mut probability {
            highest = highest.max(*p);
            *p = highest;
        }
        let raw = blocks.iter().map(|(sum, _, count)| (sum / count).clamp(0.0, 1.0)).collect();
        Some(Self { kind: first.kind, source: first.source, raw, probability, count: blocks.iter().map(|b| b.2 as u32).collect() })
    }

    /// Straight between the knots, level outside.
    pub fn probability_at(&self, raw: f64) -> f64 {
        let after = self.raw.partition_point(|knot| *knot < raw);
        match (after.checked_sub(1), self.probability.get(after)) {
            (None, Some(first)) => *first,
            (Some(before), None) => self.probability[before],
            (Some(before), Some(high)) => {
                let (low, from, to) = (self.probability[before], self.raw[before], self.raw[after]);
                if to > from { low + (high - low) * (raw - from) / (to - from) } else { *high }
            }
            (None, None) => raw,
        }
    }

    /// The lowest probability from which on at most `target_error` of the fitted fields are wrong; above 1 where there is none.
    pub fn threshold(&self, target_error: f64) -> f64 {
        let (mut wrong, mut all, mut lowest) = (0.0, 0.0, NOTHING);
        for (probability, count) in self.probability.iter().zip(&self.count).rev() {
            all += f64::from(*count);
            wrong += f64::from(*count) * (1.0 - probability);
            if all > 0.0 && wrong / all <= target_error {
                lowest = *probability;
            }
        }
        lowest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(raw: &[f64], probability: &[f64], count: &[u32]) -> Map {
        Map { kind: FieldKind::Amount, source: Source::Line, raw: raw.to_vec(), probability: probability.to_vec(), count: count.to_vec() }
    }

    #[test]
    fn a_map_is_straight_between_its_knots() {
        let map = map(&[0.5, 0.9], &[0.2, 0.8], &[10, 10]);
        for (raw, probability) in [(0.0, 0.2), (0.5, 0.2), (0.7, 0.5), (0.9, 0.8), (1.0, 0.8)] {
            assert!((map.probability_at(raw) - probability).abs() < 1e-9, "{raw}");
        }
    }

    #[test]
    fn the_threshold_keeps_the_errors_below_the_target() {
        let map = map(&[0.5, 0.9, 1.0], &[0.5, 0.99, 1.0], &[100, 100, 900]);
        assert!((map.threshold(0.0011) - 0.99).abs() < 1e-9, "one wrong of a thousand");
        assert!((map.threshold(0.0005) - 1.0).abs() < 1e-9);
        assert!((map.threshold(0.5) - 0.5).abs() < 1e-9);
        assert!(self::map(&[0.5], &[0.9], &[100]).threshold(0.001) > 1.0, "nothing is sure enough");
    }

    #[test]
    fn a_fit_rises_and_follows_the_shares() {
        let fields: Vec<Fitted> = (0..1000)
            .map(|i| {
                let raw = f64::from(i) / 1000.0;
                Fitted { kind: FieldKind::Amount, source: Source::Line, raw, right: i % 10 < 1 + i / 120 }
            })
            .collect();
        let calibration = Calibration::fit("test", &fields);
        let map = calibration.map(FieldKind::Amount, Source::Line).expect("fitted");
        assert!(map.probability.windows(2).all(|p| p[0] <= p[1]));
        assert!(map.probability_at(0.05) < 0.3 && map.probability_at(0.95) > 0.7);
        let again = Calibration::parse(&calibration.to_text().expect("text")).expect("parsed");
        assert_eq!(again.map(FieldKind::Amount, Source::Line).map(|m| m.count.clone()), Some(map.count.clone()));
        assert!(Calibration::fit("few", &fields[..LEAST - 1]).maps.is_empty());
    }

    #[test]
    fn a_falling_map_is_refused() {
        let text = "version = \"1\"\n[[map]]\nkind = \"amount\"\nsource = \"line\"\nraw = [0.1, 0.9]\nprobability = [0.9, 0.1]\ncount = [1, 1]\n";
        assert!(Calibration::parse(text).is_err());
    }
}
