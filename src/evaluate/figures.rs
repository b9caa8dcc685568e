//! The figures by which the reader is judged, each with its 95 % interval.
//!
//! The intervals of shares are Clopper and Pearson's, which take each case as its own; fields of one dossier share a hand and a scanner, so they
//! tell a little too much. The calibration error's comes of drawing the dossiers anew (bootstrap).

use super::bound::{interval, upper_bound};
use super::grouping::group;
use super::input::{ReaderResult, Truth};
use super::score::{Answer, Scores, answer, calibration_error};
use crate::dossier::FieldKey;
use crate::dossier::field::SUMMED_TABLES;
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write;

/// Times that the dossiers are drawn anew.
const RESAMPLES: usize = 200;

/// A share that was counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// What of.
    pub name: &'static str,
    /// Cases for which it holds.
    pub part: u64,
    /// All cases.
    pub whole: u64,
    /// Lower end of the two-sided 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Every figure of a set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// The counted shares.
    pub shares: Vec<Figure>,
    /// One-sided 95 % upper bound of the wrong or missing needed fields in automatic dossiers.
    pub automatic_error_bound: f64,
    /// Calibration error, and its interval.
    pub calibration: Option<(f64, f64, f64)>,
}

#[derive(Default)]
struct Counts(Vec<(&'static str, u64, u64)>);

impl Counts {
    fn add(&mut self, name: &'static str, part: u64, whole: u64) {
        match self.0.iter_mut().find(|(known, _, _)| *known == name) {
            Some((_, p, w)) => (*p, *w) = (*p + part, *w + whole),
            None => self.0.push((name, part, whole)),
        }
    }
}

/// The figures of results against truths; `scores` are theirs.
pub fn figures(truths: &[Truth], results: &[ReaderResult], scores: &Scores) -> Figures {
    let by_name: HashMap<&str, &ReaderResult> = results.iter().map(|r| (r.dossier.as_str(), r)).collect();
    let none = ReaderResult::default();
    let mut counts = Counts::default();
    dossiers(&mut counts, scores);
    pages(&mut counts, scores);
    let mut told = Vec::new();
    for truth in truths {
        let result = by_name.get(truth.dossier.as_str()).copied().unwrap_or(&none);
        fields(&mut counts, truth, result);
        told.push(confidences(truth, result));
    }
    let shares = counts.0.into_iter().map(|(name, part, whole)| {
        let (low, high) = interval(part, whole);
        Figure { name, part, whole, low, high }
    });
    Figures { shares: shares.collect(), automatic_error_bound: upper_bound(scores.automatic_errors, scores.automatic_fields), calibration: calibration(&told) }
}

fn dossiers(counts: &mut Counts, scores: &Scores) {
    let routed = |want: &str, got: &str| scores.routes.get(want).and_then(|row| row.get(got)).copied().unwrap_or(0);
    let expected = |want: &str| scores.routes.get(want).map_or(0, |row| row.values().sum());
    counts.add("clean dossiers that pass automatically", routed("automatic", "automatic"), expected("automatic"));
    counts.add("faulty dossiers that pass automatically", scores.wrongly_automatic.len() as u64, expected("manual") + expected("returned"));
    counts.add("needed fields of automatic dossiers wrong or missing", scores.automatic_errors, scores.automatic_fields);
    for line in scores.findings.values() {
        counts.add("findings found (recall)", line.found, line.found + line.missed);
    }
    for line in scores.findings.values() {
        counts.add("findings told rightly (precision)", line.found, line.found + line.wrongly);
    }
}

fn pages(counts: &mut Counts, scores: &Scores) {
    let (types_right, rotations_right, rotations) = scores.exact_pages;
    counts.add("page types", types_right, scores.pages);
    counts.add("rotations", rotations_right, rotations);
}

fn fields(counts: &mut Counts, truth: &Truth, result: &ReaderResult) {
    for (key, want) in &truth.fields {
        let right = u64::from(answer(truth, result, key) == Answer::Right);
        let Some(name) = name(key, &truth.hand.comb) else { continue };
        if let Some(before) = name.before {
            let raw = result.field(key).and_then(|field| field.raw).is_some_and(|raw| boxed(raw) == as_boxed(key, want));
            counts.add(before, u64::from(raw), 1);
        }
        counts.add(name.after, right, 1);
    }
}

/// What a field counts for: as decided over the whole dossier and, for boxed characters, as the boxes alone read.
struct Name {
    before: Option<&'static str>,
    after: &'static str,
}

fn name(key: &str, comb: &str) -> Option<Name> {
    let name = |after| Some(Name { before: None, after });
    if let Some((table, _, column)) = FieldKey::from(key).parts() {
        return match column {
            "amount" if SUMMED_TABLES.contains(&table) => name("amounts in table cells"),
            "date" if SUMMED_TABLES.contains(&table) => name("dates in table cells"),
            "cotation" => name("cotations in table cells"),
            "number" | "date" | "total" | "ice" if table == "invoices" => name("printed invoice fields"),
            "ean13" => name("EAN of medicines"),
            "inpe" => name("INPE"),
            _ => None,
        };
    }
    match group(key, comb).as_str() {
        "comb digits, font" | "comb digits, real hand" => {
            Some(Name { before: Some("numbers in boxes, before the joint decision"), after: "numbers in boxes, after it" })
        }
        "CIN" => Some(Name { before: Some("CIN in boxes, before the joint decision"), after: "CIN in boxes, after it" }),
        "names" => name("names"),
        "ticks" => name("ticks"),
        "signatures" => name("signatures"),
        "INPE" => name("INPE"),
        "amounts" => name("total of page 1"),
        _ => None,
    }
}

/// Boxed characters as they are compared.
fn boxed(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// A value as it stands in the boxes: dates as DDMMYYYY.
fn as_boxed(key: &str, value: &Value) -> String {
    let text = value.as_str().unwrap_or_default();
    match text.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] if key.ends_with("_date") => format!("{day}{month}{year}"),
        _ => boxed(text),
    }
}

/// Every confidence told of a dossier, and whether it was right.
fn confidences(truth: &Truth, result: &ReaderResult) -> Vec<(f64, bool)> {
    let keys = result.fields.keys().filter(|key| !truth.unreadable_fields.contains_key(*key));
    keys.filter_map(|key| Some((result.field(key)?.confidence?, answer(truth, result, key) == Answer::Right))).collect()
}

/// The calibration error of all, and the middle 95 % of it over dossiers drawn anew, always the same draws.
fn calibration(told: &[Vec<(f64, bool)>]) -> Option<(f64, f64, f64)> {
    let error = calibration_error(&told.concat())?;
    let mut state = 610_u64;
    let mut drawn: Vec<f64> = (0..RESAMPLES)
        .filter_map(|_| {
            let again: Vec<(f64, bool)> = (0..told.len()).flat_map(|_| told[below(&mut state, told.len())].iter().copied()).collect();
            calibration_error(&again)
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let at = |share: f64| drawn.get(((drawn.len() as f64 * share) as usize).min(drawn.len().saturating_sub(1))).copied().unwrap_or(error);
    Some((error, at(0.025), at(0.975)))
}

/// The next number below `end` (SplitMix64): figures must be the same each time.
const fn below(state: &mut u64, end: usize) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) % end as u64) as usize
}

impl Figures {
    /// The figures as text, one a line.
    pub fn table(&self) -> String {
        let mut out = format!("\n{:54} {:>7} {:>7} {:>8}   95 % interval\n", "figures (per cent)", "of", "are", "share");
        for figure in &self.shares {
            let share = if figure.whole == 0 { "-".to_owned() } else { format!("{:.2}", 100.0 * figure.part as f64 / figure.whole as f64) };
            let Figure { name, part, whole, low, high } = figure;
            let _ = writeln!(out, "{name:54} {whole:7} {part:7} {share:>8}   {:6.2} to {:6.2}", 100.0 * low, 100.0 * high);
        }
        let _ = writeln!(out, "needed fields of automatic dossiers wrong or missing: with 95 % certainty below {:.2} %", 100.0 * self.automatic_error_bound);
        if let Some((error, low, high)) = self.calibration {
            let _ = writeln!(out, "calibration error {error:.4}, 95 % interval {low:.4} to {high:.4}");
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::{parse_results, score};
    use std::path::Path;

    fn share<'a>(figures: &'a Figures, name: &str) -> &'a Figure {
        figures.shares.iter().find(|figure| figure.name == name).expect("a figure")
    }

    #[test]
    fn boxes_are_counted_before_and_after_the_joint_decision() {
        let truth = r#"{"dossier":"a","fields":{"insured_immatriculation":"123456789","beneficiary_birth_date":"1990-04-03","insured_cin":"AB12345"},
            "pages":[],"expected_findings":[],"expected_route":"automatic"}"#;
        let result = r#"{"dossier":"a","route":"automatic","fields":{
            "insured_immatriculation":{"value":"123456789","raw":"123456780","confidence":0.9},
            "beneficiary_birth_date":{"value":"1990-04-03","raw":"03 04 1990","confidence":0.9},
            "insured_cin":{"value":"AB12346","raw":"ab12345","confidence":0.6}}}"#;
        let truths = [serde_json::from_str(truth).expect("a truth")];
        let results = parse_results(&result.replace('\n', " "), Path::new("x")).expect("results");
        let figures = figures(&truths, &results, &score(&truths, &results));
        let counted = |name| (share(&figures, name).part, share(&figures, name).whole);
        assert_eq!(counted("numbers in boxes, before the joint decision"), (1, 2));
        assert_eq!(counted("numbers in boxes, after it"), (2, 2));
        assert_eq!(counted("CIN in boxes, before the joint decision"), (1, 1));
        assert_eq!(counted("CIN in boxes, after it"), (0, 1));
        assert_eq!(counted("needed fields of automatic dossiers wrong or missing"), (1, 3));
        assert_eq!(counted("clean dossiers that pass automatically"), (1, 1));
        assert!(figures.automatic_error_bound > share(&figures, "needed fields of automatic dossiers wrong or missing").low);
    }

    #[test]
    fn a_calibration_error_lies_in_its_interval() {
        // Said 0.9; right in nine dossiers of ten, in one never: the error of all is 0, and not of every draw.
        let told: Vec<Vec<(f64, bool)>> = (0..10).map(|k| vec![(0.9, k > 0); 20]).collect();
        let (error, low, high) = calibration(&told).expect("an error");
        assert!(error < 1e-9 && low <= error && error <= high && high > 0.05, "{error} {low} {high}");
        assert_eq!(calibration(&[]), None);
    }
}
