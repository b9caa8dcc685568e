//! The measures.
//!
//! A field that is absent from the result counts as not read, not as wrong; in a dossier that was routed automatic it counts as wrong. A value
//! for a field that the paper does not hold counts as invented. Fields of pages made unreadable are left out.

use super::grouping::{group, normal, same, text};
use super::input::{Page, ReaderResult, Truth};
use crate::dossier::{FieldKey, Source};
use crate::route::{Capture, FieldKind, Fitted};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

const ROUTES: [&str; 4] = ["automatic", "manual", "returned", "none"];
const BINS: [f64; 11] = [0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.000_000_1];

/// A share rounded to four decimals; none of nothing.
fn rate(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| round(part as f64 / whole as f64, 4))
}

fn round(value: f64, decimals: usize) -> f64 {
    format!("{value:.decimals$}").parse().unwrap_or(value)
}

#[derive(Clone, Copy, Default)]
struct Count {
    n: u64,
    read: u64,
    right: u64,
    invented: u64,
}

impl Count {
    fn line(self) -> Line {
        Line {
            n: self.n,
            coverage: rate(self.read, self.n),
            right_of_read: rate(self.right, self.read),
            right_of_all: rate(self.right, self.n),
            invented: self.invented,
        }
    }
}

/// How a group of fields was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// Fields on the paper.
    pub n: u64,
    /// Share given.
    pub coverage: Option<f64>,
    /// Share right of those given.
    pub right_of_read: Option<f64>,
    /// Share right of all.
    pub right_of_all: Option<f64>,
    /// Values for fields that the paper does not hold.
    pub invented: u64,
}

/// How a code was found.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CodeLine {
    /// Found where expected.
    #[serde(rename = "true")]
    pub found: u64,
    /// Found where not.
    #[serde(rename = "false")]
    pub wrongly: u64,
    /// Not found.
    pub missed: u64,
    /// Right of those found.
    pub precision: Option<f64>,
    /// Found of those expected.
    pub recall: Option<f64>,
}

/// One page type taken for another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Confusion {
    /// What it is.
    pub expected: String,
    /// What it was taken for.
    pub got: String,
    /// How often.
    pub n: u64,
}

/// A dossier that passed and must not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wrongly {
    /// Which.
    pub dossier: String,
    /// Where it belongs.
    pub expected: String,
    /// Why.
    pub findings: Vec<String>,
}

/// One band of confidences.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Band {
    /// From.
    pub low: f64,
    /// To.
    pub high: f64,
    /// Fields in it.
    pub n: u64,
    /// Mean confidence.
    pub said: f64,
    /// Share right.
    pub right: f64,
}

/// Whether confidences mean what they say.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Reliability {
    /// Fields with a confidence.
    pub fields: u64,
    /// Mean gap, weighted by the bands' sizes.
    pub error: Option<f64>,
    /// The bands.
    pub table: Vec<Band>,
}

/// Every measure; the JSON members are those of the contract's `tools/score.py`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "named as in the contract's measures")]
pub struct Scores {
    pub dossiers: u64,
    pub answered: u64,
    pub pages: u64,
    pub fields: Option<Line>,
    pub groups: BTreeMap<String, Line>,
    pub profiles: BTreeMap<String, Line>,
    pub document_type_accuracy: Option<f64>,
    pub rotation_accuracy: Option<f64>,
    pub document_type_confusions: Vec<Confusion>,
    pub findings: BTreeMap<String, CodeLine>,
    pub low_confidence_dossiers: u64,
    pub routes: BTreeMap<String, BTreeMap<String, u64>>,
    pub straight_through_rate: Option<f64>,
    pub automatic_dossiers: u64,
    pub automatic_fields: u64,
    pub automatic_errors: u64,
    pub automatic_error_rate: Option<f64>,
    pub automatic_error_list: Vec<String>,
    pub wrongly_automatic: Vec<Wrongly>,
    pub calibration: Reliability,
    pub seconds_per_page: Option<f64>,
    /// Pages of the right type, and rotations right and of all: exact, where the rates are rounded.
    #[serde(skip)]
    pub(super) exact_pages: (u64, u64, u64),
}

#[derive(Default)]
struct Tally {
    scores: Scores,
    groups: BTreeMap<String, Count>,
    profiles: BTreeMap<String, Count>,
    pairs: Vec<(f64, bool)>,
    types: Vec<(String, String, u64)>,
    types_right: u64,
    rotations: u64,
    rotations_right: u64,
    seconds: f64,
    timed: u64,
}

/// Whether a value is right for a field of a truth; none where the paper does not hold the field.
fn is_right(truth: &Truth, key: &str, value: &Value) -> Option<bool> {
    let want = truth.fields.get(key)?;
    Some(same(key, value, want) || truth.also_right.get(key).is_some_and(|others| others.iter().any(|other| same(key, value, other))))
}

/// Measures results against truths. Of two results for one dossier the last counts.
pub fn score(truths: &[Truth], results: &[ReaderResult]) -> Scores {
    let by_name: HashMap<&str, &ReaderResult> = results.iter().map(|r| (r.dossier.as_str(), r)).collect();
    let none = ReaderResult::default();
    let mut tally = Tally::default();
    for truth in truths {
        let answer = by_name.get(truth.dossier.as_str());
        tally.scores.answered += u64::from(answer.is_some());
        let result = answer.copied().unwrap_or(&none);
        tally.fields(truth, result);
        tally.invented(truth, result);
        tally.pages(truth, result);
        tally.findings(truth, result);
        tally.route(truth, result);
    }
    tally.scores.dossiers = truths.len() as u64;
    tally.finish()
}

impl Tally {
    fn fields(&mut self, truth: &Truth, result: &ReaderResult) {
        let automatic = result.route.as_deref() == Some("automatic");
        for (key, want) in &truth.fields {
            let got = result.field(key);
            let right = got.is_some_and(|f| is_right(truth, key, f.value) == Some(true));
            let counts = [self.groups.entry(group(key, &truth.hand.comb)).or_default(), self.profiles.entry(truth.profile.clone()).or_default()];
            for count in counts {
                count.n += 1;
                count.read += u64::from(got.is_some());
                count.right += u64::from(right);
            }
            if let Some(confidence) = got.and_then(|f| f.confidence) {
                self.pairs.push((confidence, right));
            }
            if automatic && FieldKey::from(key.as_str()).is_needed() {
                let read = got.map_or_else(|| "None".to_owned(), |f| format!("'{}'", text(f.value)));
                self.automatic_field(right, || format!("{} {key}: '{}' read {read}", truth.dossier, text(want)));
            }
        }
    }

    fn automatic_field(&mut self, right: bool, told: impl FnOnce() -> String) {
        self.scores.automatic_fields += 1;
        if !right {
            self.scores.automatic_errors += 1;
            self.scores.automatic_error_list.push(told());
        }
    }

    fn invented(&mut self, truth: &Truth, result: &ReaderResult) {
        let automatic = result.route.as_deref() == Some("automatic");
        for key in result.fields.keys().filter(|key| !truth.fields.contains_key(*key) && !truth.unreadable_fields.contains_key(*key)) {
            self.groups.entry(group(key, &truth.hand.comb)).or_default().invented += 1;
            let Some(got) = result.field(key) else { continue };
            if let Some(confidence) = got.confidence {
                self.pairs.push((confidence, false));
            }
            if automatic && FieldKey::from(key.as_str()).is_needed() {
                self.automatic_field(false, || format!("{} {key}: not on the paper, read '{}'", truth.dossier, text(got.value)));
            }
        }
    }

    fn pages(&mut self, truth: &Truth, result: &ReaderResult) {
        let got = keyed(&result.pages);
        for (key, want) in keyed(&truth.pages) {
            if want.unreadable.as_ref().is_some_and(is_truthy) {
                continue;
            }
            let page = got.iter().find(|(k, _)| *k == key).map(|(_, page)| *page);
            let said = page.map_or("none", |p| if p.document_type.is_empty() { "none" } else { p.document_type.as_str() });
            self.scores.pages += 1;
            self.types_right += u64::from(said == want.document_type);
            match self.types.iter_mut().find(|(a, b, _)| *a == want.document_type && b == said) {
                Some((_, _, n)) => *n += 1,
                None => self.types.push((want.document_type.clone(), said.to_owned(), 1)),
            }
            if want.document_type != "blank" {
                self.rotations += 1;
                self.rotations_right += u64::from(page.is_some_and(|p| p.rotation == want.rotation));
            }
        }
        if let Some(seconds) = result.seconds {
            self.seconds += seconds;
            self.timed += truth.pages.len() as u64;
        }
    }

    fn findings(&mut self, truth: &Truth, result: &ReaderResult) {
        let found: BTreeSet<&str> = result.findings.iter().map(|f| f.code.as_str()).collect();
        let expected: BTreeSet<&str> = truth.expected_findings.iter().map(String::as_str).collect();
        for code in found.union(&expected) {
            if *code == "low_confidence" {
                self.scores.low_confidence_dossiers += 1;
                continue;
            }
            let line = self.scores.findings.entry((*code).to_owned()).or_default();
            match (found.contains(code), expected.contains(code)) {
                (true, true) => line.found += 1,
                (true, false) => line.wrongly += 1,
                _ => line.missed += 1,
            }
        }
    }

    fn route(&mut self, truth: &Truth, result: &ReaderResult) {
        let route = result.route.as_deref().unwrap_or("none");
        *self.scores.routes.entry(truth.expected_route.clone()).or_default().entry(route.to_owned()).or_default() += 1;
        if route == "automatic" && truth.expected_route != "automatic" {
            let wrongly = Wrongly { dossier: truth.dossier.clone(), expected: truth.expected_route.clone(), findings: truth.expected_findings.clone() };
            self.scores.wrongly_automatic.push(wrongly);
        }
    }

    fn finish(self) -> Scores {
        let mut scores = self.scores;
        let all = self.groups.values().fold(Count::default(), |a, b| Count {
            n: a.n + b.n,
            read: a.read + b.read,
            right: a.right + b.right,
            invented: a.invented + b.invented,
        });
        scores.fields = Some(all.line());
        scores.groups = self.groups.into_iter().map(|(name, count)| (name, count.line())).collect();
        scores.profiles = self.profiles.into_iter().map(|(name, count)| (name, count.line())).collect();
        scores.document_type_accuracy = rate(self.types_right, scores.pages);
        scores.exact_pages = (self.types_right, self.rotations_right, self.rotations);
        scores.rotation_accuracy = rate(self.rotations_right, self.rotations);
        let mut types = self.types;
        types.sort_by_key(|(_, _, n)| std::cmp::Reverse(*n));
        scores.document_type_confusions = types.into_iter().filter(|(a, b, _)| a != b).map(|(expected, got, n)| Confusion { expected, got, n }).collect();
        for line in scores.findings.values_mut() {
            line.precision = rate(line.found, line.found + line.wrongly);
            line.recall = rate(line.found, line.found + line.missed);
        }
        scores.automatic_dossiers = scores.routes.values().filter_map(|row| row.get("automatic")).sum();
        let row = |want: &str| -> BTreeMap<String, u64> {
            let got = scores.routes.get(want);
            ROUTES.iter().map(|route| ((*route).to_owned(), got.and_then(|r| r.get(*route)).copied().unwrap_or(0))).collect()
        };
        let routes: BTreeMap<String, BTreeMap<String, u64>> = ROUTES.iter().take(3).map(|want| ((*want).to_owned(), row(want))).collect();
        let expected: u64 = scores.routes.get("automatic").map_or(0, |r| r.values().sum());
        let passed = scores.routes.get("automatic").and_then(|r| r.get("automatic")).copied().unwrap_or(0);
        scores.straight_through_rate = rate(passed, expected);
        scores.routes = routes;
        scores.automatic_error_rate = rate(scores.automatic_errors, scores.automatic_fields);
        scores.calibration = reliability(&self.pairs);
        scores.seconds_per_page = (self.timed > 0).then(|| round(self.seconds / self.timed as f64, 3));
        scores
    }
}

/// Whether a JSON value says that a page was made unreadable.
fn is_truthy(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && value.as_str() != Some("")
}

/// File, page number, order within it.
type PageKey<'a> = (Option<&'a str>, u64, usize);

/// Pages by file, page number and order within it (an A3 spread gives two).
fn keyed(pages: &[Page]) -> Vec<(PageKey<'_>, &Page)> {
    let mut seen: HashMap<(Option<&str>, u64), usize> = HashMap::new();
    let mut keyed = Vec::with_capacity(pages.len());
    for page in pages {
        let nth = seen.entry((page.file.as_deref(), page.page)).or_default();
        keyed.push(((page.file.as_deref(), page.page, *nth), page));
        *nth += 1;
    }
    keyed
}

/// The mean gap of pairs of (confidence, right) between what is said and what is right.
pub(super) fn calibration_error(pairs: &[(f64, bool)]) -> Option<f64> {
    reliability(pairs).error
}

/// Pairs of (confidence, right): the table by bands, and the mean gap weighted by band size.
fn reliability(pairs: &[(f64, bool)]) -> Reliability {
    let (mut table, mut gap) = (Vec::new(), 0.0);
    for edges in BINS.windows(2) {
        let (low, high) = (edges[0], edges[1]);
        let inside: Vec<&(f64, bool)> = pairs.iter().filter(|(c, _)| low <= *c && *c < high).collect();
        if inside.is_empty() {
            continue;
        }
        let n = inside.len() as f64;
        let said = inside.iter().map(|(c, _)| c).sum::<f64>() / n;
        let right = inside.iter().filter(|(_, right)| *right).count() as f64 / n;
        gap += (said - right).abs() * n;
        table.push(Band { low, high: high.min(1.0), n: inside.len() as u64, said: round(said, 4), right: round(right, 4) });
    }
    Reliability { fields: pairs.len() as u64, error: (!pairs.is_empty()).then(|| round(gap / pairs.len() as f64, 4)), table }
}

/// Every field given with confidence and source, for fitting a calibration. Fields of unreadable pages are left out.
pub fn fitted(truths: &[Truth], results: &[ReaderResult]) -> Vec<Fitted> {
    let by_name: HashMap<&str, &ReaderResult> = results.iter().map(|r| (r.dossier.as_str(), r)).collect();
    let mut fields = Vec::new();
    for truth in truths {
        let Some(result) = by_name.get(truth.dossier.as_str()) else { continue };
        for key in result.fields.keys().filter(|key| !truth.unreadable_fields.contains_key(*key)) {
            let Some(field) = result.field(key) else { continue };
            let source = field.source.and_then(|s| serde_json::from_value::<Source>(Value::from(s)).ok());
            if let (Some(raw), Some(source)) = (field.confidence, source) {
                let name = FieldKey::from(key.as_str());
                let right = is_right(truth, key, field.value) == Some(true);
                let page = field.page.and_then(|page| result.pages.get(usize::try_from(page).ok()?));
                let faults =
                    page.map(|page| page.quality.iter().filter_map(|name| serde_json::from_value(Value::from(name.as_str())).ok()).collect::<Vec<_>>());
                let capture = Capture::of(&faults.unwrap_or_default());
                fields.push(Fitted { kind: FieldKind::of(&name), source, capture, needed: name.is_needed(), raw, right });
            }
        }
    }
    fields
}

/// How a field of a dossier was answered.
pub(super) fn answer(truth: &Truth, result: &ReaderResult, key: &str) -> Answer {
    match (result.field(key), truth.fields.contains_key(key)) {
        (None, _) => Answer::Absent,
        (Some(_), false) => Answer::Invented,
        (Some(field), true) if is_right(truth, key, field.value) == Some(true) => Answer::Right,
        (Some(field), true) => Answer::Wrong(normal(key, field.value)),
    }
}

/// Right, wrong, absent, or for a field that the paper does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Right,
    Wrong(String),
    Absent,
    Invented,
}
