//! The measures, held against figures that the contract's `tools/score.py` gave on a frozen result.
//!
//! `tests/evaluate/` holds five made-up dossiers, a made-up result, and `expected.json`: what `score.py --set set --out results.jsonl --json
//! expected.json` wrote.

use guichet::evaluate::{fitted, load_results, load_truths, score, table};
use serde_json::Value;
use std::path::Path;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/evaluate"))
}

/// Where two documents differ, as paths; numbers may differ by rounding of the last decimal only.
fn differences(path: &str, want: &Value, got: &Value, into: &mut Vec<String>) {
    match (want, got) {
        (Value::Object(a), Value::Object(b)) => {
            let keys: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for key in keys {
                differences(&format!("{path}.{key}"), a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null), into);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().for_each(|(i, (x, y))| differences(&format!("{path}[{i}]"), x, y, into));
        }
        (Value::Number(a), Value::Number(b)) if (a.as_f64().unwrap_or(0.0) - b.as_f64().unwrap_or(1.0)).abs() < 1e-9 => {}
        _ if want == got => {}
        _ => into.push(format!("{path}: {want} expected, {got} measured")),
    }
}

#[test]
fn every_measure_is_the_contracts() {
    let truths = load_truths(&folder().join("set")).expect("truths");
    let results = load_results(&folder().join("results.jsonl")).expect("results");
    let expected: Value = serde_json::from_str(&std::fs::read_to_string(folder().join("expected.json")).expect("a file")).expect("JSON");
    let measured = serde_json::to_value(score(&truths, &results)).expect("JSON");
    let mut differing = Vec::new();
    differences("", &expected, &measured, &mut differing);
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn nothing_answered_is_measured_too() {
    let truths = load_truths(&folder().join("set")).expect("truths");
    let scores = score(&truths, &[]);
    assert_eq!((scores.answered, scores.seconds_per_page), (0, None));
    assert!(table(&scores).contains("STRAIGHT-THROUGH"));
}

#[test]
fn a_fit_sees_every_field_told_with_confidence_and_source() {
    let truths = load_truths(&folder().join("set")).expect("truths");
    let results = load_results(&folder().join("results.jsonl")).expect("results");
    let fields = fitted(&truths, &results);
    let measured = score(&truths, &results).calibration.fields;
    assert_eq!(fields.len() as u64, measured);
    assert!(fields.iter().any(|f| !f.right));
}
