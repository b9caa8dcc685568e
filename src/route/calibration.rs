//! What a raw confidence is worth: for each kind of field and source, and where enough were seen for each capture profile, a rising map from raw
//! confidence to probability, fitted on read fields; and from which probability on the target error is kept.

use super::capture::Capture;
use super::kind::FieldKind;
use super::policy::PolicyError;
use crate::dossier::{PageReading, Source};
use crate::extract::Extraction;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Above every probability: nothing is sure enough.
const NOTHING: f64 = 1.5;
/// Fields of a kind and source that a map is fitted from, at least.
const LEAST: usize = 40;
/// Fields of one capture profile that a map of its own is fitted from, at least; with fewer the map over all profiles holds.
const LEAST_OF_CAPTURE: usize = 150;
/// How far a map is expected to lie from the identity before anything is seen: standard deviations of offset and slope. Few fields move it
/// little, many as far as they say.
const EXPECTED: (f64, f64) = (0.5, 0.15);
/// A map rises at least so.
const LEAST_SLOPE: f64 = 0.1;
/// Raw confidences nearer to 0 or 1 than this say no more than this.
const NEAREST: f64 = 1e-6;
/// Lower edges of the bins in which the fit counts what would be accepted, falling.
const EDGES: [f64; 12] = [0.9999, 0.9995, 0.999, 0.998, 0.995, 0.99, 0.98, 0.97, 0.96, 0.95, 0.9, 0.8];

/// Maps for the kinds and sources that were fitted; the others keep their raw confidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    version: String,
    #[serde(default, rename = "map", skip_serializing_if = "Vec::is_empty")]
    maps: Vec<Map>,
    #[serde(default, rename = "bin", skip_serializing_if = "Vec::is_empty")]
    bins: Vec<Bin>,
}

/// One rising map: the logarithm of the odds, stretched and shifted (Platt's scaling).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// Of which kind of field.
    pub kind: FieldKind,
    /// Read from what.
    pub source: Source,
    /// On pages captured how; absent: however.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capture: Option<Capture>,
    /// Stretch, above 0; 1 keeps the odds.
    pub slope: f64,
    /// Shift; 0 keeps the odds.
    pub offset: f64,
    /// How many fields the fit saw.
    pub fields: usize,
    /// How many of them were wrong.
    pub wrong: usize,
}

/// The needed fields that the fit gave a probability from `from` up to the bin before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bin {
    /// Lower edge.
    pub from: f64,
    /// Fields.
    pub fields: usize,
    /// Of them wrong.
    pub wrong: usize,
    /// Of them expected to be wrong, by their probabilities.
    pub expected: f64,
}

/// One field seen by a fit.
#[derive(Clone, Copy, Debug)]
pub struct Fitted {
    /// Its kind.
    pub kind: FieldKind,
    /// Read from what.
    pub source: Source,
    /// How its page was captured.
    pub capture: Capture,
    /// Whether an automatic dossier needs it.
    pub needed: bool,
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
        if !calibration.maps.iter().all(|m| m.slope.is_finite() && m.slope > 0.0 && m.offset.is_finite()) {
            return Err(PolicyError::Sense("a map does not rise"));
        }
        let falling = calibration.bins.windows(2).all(|pair| pair[0].from > pair[1].from);
        if !falling || !calibration.bins.iter().all(|bin| (0.0..=1.0).contains(&bin.from) && bin.expected >= 0.0) {
            return Err(PolicyError::Sense("the bins do not fall"));
        }
        Ok(calibration)
    }

    /// Fits a map for every kind and source with enough fields, and counts what would be accepted.
    pub fn fit(version: &str, fields: &[Fitted]) -> Self {
        let mut groups: BTreeMap<(FieldKind, String, Option<Capture>), Vec<Fitted>> = BTreeMap::new();
        for field in fields.iter().filter(|f| f.raw.is_finite()) {
            for capture in [None, Some(field.capture)] {
                groups.entry((field.kind, format!("{:?}", field.source), capture)).or_default().push(*field);
            }
        }
        let enough = |capture: Option<Capture>| if capture.is_some() { LEAST_OF_CAPTURE } else { LEAST };
        let seen = groups.into_iter().filter(|((_, _, capture), group)| group.len() >= enough(*capture));
        let maps = seen.filter_map(|((_, _, capture), group)| Map::fit(&group, capture)).collect();
        let mut calibration = Self { version: version.to_owned(), maps, bins: Vec::new() };
        calibration.bins = calibration.count(fields);
        calibration
    }

    fn count(&self, fields: &[Fitted]) -> Vec<Bin> {
        let mut bins = EDGES.map(|from| Bin { from, fields: 0, wrong: 0, expected: 0.0 });
        for field in fields.iter().filter(|f| f.needed) {
            let probability = self.map(field.kind, field.source, field.capture).map_or(field.raw, |map| map.probability(field.raw));
            if let Some(bin) = bins.iter_mut().find(|bin| probability >= bin.from) {
                bin.fields += 1;
                bin.wrong += usize::from(!field.right);
                bin.expected += 1.0 - probability;
            }
        }
        bins.to_vec()
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

    /// The map of a kind and source: of that capture, else over all, where one was fitted.
    pub fn map(&self, kind: FieldKind, source: Source, capture: Capture) -> Option<&Map> {
        let of = |capture: Option<Capture>| self.maps.iter().find(|m| m.kind == kind && m.source == source && m.capture == capture);
        of(Some(capture)).or_else(|| of(None))
    }

    /// Whether anything was fitted for a kind and source.
    pub fn knows(&self, kind: FieldKind, source: Source) -> bool {
        self.maps.iter().any(|m| m.kind == kind && m.source == source)
    }

    /// The lowest probability from which on at most `target_error` of the accepted fields are wrong, by count and by expectation; above 1
    /// where there is none, `None` where nothing was fitted.
    pub fn threshold(&self, target_error: f64) -> Option<f64> {
        let (mut fields, mut wrong, mut expected, mut lowest) = (0, 0, 0.0, NOTHING);
        for bin in &self.bins {
            fields += bin.fields;
            wrong += bin.wrong;
            expected += bin.expected;
            let most = target_error * fields as f64;
            if wrong as f64 > most || expected > most {
                break;
            }
            lowest = bin.from;
        }
        (!self.bins.is_empty()).then_some(lowest)
    }

    /// Turns raw confidences into probabilities, once, before the rules look. The alternatives share what is left. `pages`: the dossier's.
    pub fn apply(&self, extraction: &mut Extraction, pages: &[PageReading]) {
        for (key, field) in &mut extraction.fields {
            let capture = Capture::of(pages.get(field.page).map_or(&[], |page| &page.quality));
            let map = self.map(FieldKind::of(key), field.source, capture);
            let probability = map.map_or(field.confidence, |map| map.probability(field.confidence));
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
    /// Fits one group: the likeliest slope and offset, given what is [`EXPECTED`] (Newton's method; the function is concave).
    fn fit(group: &[Fitted], capture: Option<Capture>) -> Option<Self> {
        let first = group.first()?;
        let points: Vec<(f64, f64)> = group.iter().map(|f| (log_odds(f.raw), f64::from(u8::from(f.right)))).collect();
        let (offset_weight, slope_weight) = (EXPECTED.0.powi(-2), EXPECTED.1.powi(-2));
        let (mut offset, mut slope) = (0.0, 1.0);
        for _ in 0..50 {
            // Gradient and curvature of the logarithm of the posterior.
            let (mut g0, mut g1) = (-offset_weight * offset, -slope_weight * (slope - 1.0));
            let (mut h00, mut h01, mut h11) = (offset_weight, 0.0, slope_weight);
            for &(x, right) in &points {
                let p = logistic(slope * x + offset);
                let weight = p * (1.0 - p);
                g0 += right - p;
                g1 += (right - p) * x;
                h00 += weight;
                h01 += weight * x;
                h11 += weight * x * x;
            }
            let determinant = h00 * h11 - h01 * h01;
            if determinant <= 0.0 {
                break;
            }
            // Half steps keep the method from leaping over the top where nearly all fields are right.
            offset += 0.5 * (g0 * h11 - g1 * h01) / determinant;
            slope = (slope + 0.5 * (g1 * h00 - g0 * h01) / determinant).max(LEAST_SLOPE);
        }
        let wrong = group.iter().filter(|f| !f.right).count();
        let round = |x: f64| (x * 1e4).round() / 1e4;
        Some(Self { kind: first.kind, source: first.source, capture, slope: round(slope), offset: round(offset), fields: group.len(), wrong })
    }

    /// The probability that a field with this raw confidence is right.
    pub fn probability(&self, raw: f64) -> f64 {
        logistic(self.slope * log_odds(raw) + self.offset)
    }
}

fn log_odds(raw: f64) -> f64 {
    let p = raw.clamp(NEAREST, 1.0 - NEAREST);
    (p / (1.0 - p)).ln()
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(raw: f64, right: bool) -> Fitted {
        Fitted { kind: FieldKind::Amount, source: Source::Line, capture: Capture::Clear, needed: true, raw, right }
    }

    #[test]
    fn photos_are_believed_less_where_enough_of_them_were_wrong() {
        let photo = |right| Fitted { capture: Capture::Marred, ..field(0.99, right) };
        let scans = (0..800).map(|_| field(0.99, true));
        let calibration = Calibration::fit("test", &scans.clone().chain((0..200).map(|i| photo(i % 5 != 0))).collect::<Vec<_>>());
        let probability = |capture| calibration.map(FieldKind::Amount, Source::Line, capture).map(|map| map.probability(0.99));
        assert!(probability(Capture::Clear) > Some(0.99) && probability(Capture::Marred) < Some(0.9), "{calibration:?}");
        let few = Calibration::fit("test", &scans.chain((0..20).map(|i| photo(i % 5 != 0))).collect::<Vec<_>>());
        let map = |capture| few.map(FieldKind::Amount, Source::Line, capture).map(|map| map.fields);
        assert_eq!((map(Capture::Clear), map(Capture::Marred)), (Some(800), Some(820)), "few photos are seen with the scans");
    }

    #[test]
    fn a_reader_that_boasts_is_brought_down() {
        // Says 0.99 where 0.9 would be true.
        let fields: Vec<Fitted> = (0..1000).map(|i| field(0.99, i % 10 != 0)).collect();
        let calibration = Calibration::fit("test", &fields);
        let map = calibration.map(FieldKind::Amount, Source::Line, Capture::Clear).expect("fitted");
        assert!((map.probability(0.99) - 0.9).abs() < 0.01, "{}", map.probability(0.99));
        assert!(map.probability(0.999) > map.probability(0.99), "rises");
        assert_eq!((map.fields, map.wrong), (1000, 100));
        let again = Calibration::parse(&calibration.to_text().expect("text")).expect("parsed");
        assert_eq!(again.map(FieldKind::Amount, Source::Line, Capture::Clear), Some(map));
    }

    #[test]
    fn a_reader_that_tells_the_truth_is_believed_and_few_fields_prove_nothing() {
        let honest: Vec<Fitted> = (0..2000).map(|i| field(0.95, i % 20 != 0)).collect();
        let map = Calibration::fit("test", &honest).map(FieldKind::Amount, Source::Line, Capture::Clear).cloned().expect("fitted");
        assert!((map.probability(0.95) - 0.95).abs() < 0.01);
        assert!(Calibration::fit("few", &honest[..LEAST - 1]).maps.is_empty());
        let right: Vec<Fitted> = (0..60).map(|_| field(0.9, true)).collect();
        let few = Calibration::fit("few", &right).map(FieldKind::Amount, Source::Line, Capture::Clear).cloned().expect("fitted");
        assert!(few.probability(0.9) < 0.99, "sixty right ones do not make 0.9 certain: {}", few.probability(0.9));
    }

    #[test]
    fn the_threshold_keeps_the_errors_below_the_target() {
        let bin = |from, fields, wrong, expected| Bin { from, fields, wrong, expected };
        let with = |bins| Calibration { version: "test".into(), maps: Vec::new(), bins };
        let falling = vec![bin(0.99, 1000, 0, 0.5), bin(0.95, 100, 1, 1.0), bin(0.9, 100, 5, 6.0)];
        assert_eq!(with(falling.clone()).threshold(0.001), Some(0.99));
        assert_eq!(with(falling.clone()).threshold(0.002), Some(0.95));
        assert_eq!(with(falling).threshold(0.0001), Some(NOTHING), "nothing is sure enough");
        assert_eq!(with(Vec::new()).threshold(0.001), None);
    }

    #[test]
    fn a_falling_map_is_refused() {
        let text = "version = \"1\"\n[[map]]\nkind = \"amount\"\nsource = \"line\"\nslope = -1.0\noffset = 0.0\nfields = 100\nwrong = 1\n";
        assert!(Calibration::parse(text).is_err());
    }
}
