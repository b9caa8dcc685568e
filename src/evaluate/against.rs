//! What changed between two results on one set, field by field.

use super::input::{ReaderResult, Truth};
use super::score::{Answer, answer};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What changed from a first to a second result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Fields answered differently: dossier, field, before, after.
    pub fields: Vec<(String, String, &'static str, &'static str)>,
    /// How often each change of a field happened.
    pub counts: BTreeMap<(&'static str, &'static str), u64>,
    /// Codes told now and not before (`+`) or before and not now (`-`): dossier, sign, code, whether expected.
    pub findings: Vec<(String, char, String, bool)>,
    /// Routes: dossier, before, after, expected.
    pub routes: Vec<(String, String, String, String)>,
}

/// Compares two results on the dossiers that both answer.
pub fn compare(truths: &[Truth], before: &[ReaderResult], after: &[ReaderResult]) -> Changes {
    let named = |results| -> HashMap<&str, &ReaderResult> {
        let results: &[ReaderResult] = results;
        results.iter().map(|r| (r.dossier.as_str(), r)).collect()
    };
    let (old, new) = (named(before), named(after));
    let mut changes = Changes::default();
    for truth in truths {
        if let (Some(old), Some(new)) = (old.get(truth.dossier.as_str()), new.get(truth.dossier.as_str())) {
            changes.add(truth, old, new);
        }
    }
    changes
}

impl Changes {
    fn add(&mut self, truth: &Truth, old: &ReaderResult, new: &ReaderResult) {
        let keys: BTreeSet<&String> = truth.fields.keys().chain(old.fields.keys()).chain(new.fields.keys()).collect();
        for key in keys.into_iter().filter(|key| !truth.unreadable_fields.contains_key(*key)) {
            let (was, is) = (answer(truth, old, key), answer(truth, new, key));
            if was != is {
                let (was, is) = (word(&was), word(&is));
                *self.counts.entry((was, is)).or_default() += 1;
                self.fields.push((truth.dossier.clone(), key.clone(), was, is));
            }
        }
        let codes = |result: &ReaderResult| -> BTreeSet<String> { result.findings.iter().map(|f| f.code.clone()).collect() };
        let (was, is) = (codes(old), codes(new));
        let expected = |code: &String| truth.expected_findings.contains(code);
        self.findings.extend(is.difference(&was).map(|code| (truth.dossier.clone(), '+', code.clone(), expected(code))));
        self.findings.extend(was.difference(&is).map(|code| (truth.dossier.clone(), '-', code.clone(), expected(code))));
        let route = |result: &ReaderResult| result.route.clone().unwrap_or_else(|| "none".to_owned());
        if route(old) != route(new) {
            self.routes.push((truth.dossier.clone(), route(old), route(new), truth.expected_route.clone()));
        }
    }
}

const fn word(answer: &Answer) -> &'static str {
    match answer {
        Answer::Right => "right",
        Answer::Wrong(_) => "wrong",
        Answer::Absent => "absent",
        Answer::Invented => "invented",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::parse_results;
    use std::path::Path;

    #[test]
    fn changes_of_fields_findings_and_routes_are_listed() {
        let truth = r#"{"dossier":"a","fields":{"total_amount":"10.00","care_type":"illness"},"pages":[],"expected_findings":["sum_mismatch"],"expected_route":"manual"}"#;
        let truths = [serde_json::from_str(truth).expect("a truth")];
        let result = |text: &str| parse_results(text, Path::new("x")).expect("results");
        let before = result(
            r#"{"dossier":"a","fields":{"total_amount":{"value":"11.00"},"care_type":{"value":"illness"}},"findings":[{"code":"accident"}],"route":"automatic"}"#,
        );
        let after = result(
            r#"{"dossier":"a","fields":{"total_amount":{"value":"10.00"},"insured_cin":{"value":"A1"}},"findings":[{"code":"sum_mismatch"}],"route":"manual"}"#,
        );
        let changes = compare(&truths, &before, &after);
        let fields: Vec<_> = changes.fields.iter().map(|(_, key, was, is)| (key.as_str(), *was, *is)).collect();
        assert_eq!(fields, [("care_type", "right", "absent"), ("insured_cin", "absent", "invented"), ("total_amount", "wrong", "right")]);
        assert_eq!(changes.findings, [("a".into(), '+', "sum_mismatch".into(), true), ("a".into(), '-', "accident".into(), false)]);
        assert_eq!(changes.routes, [("a".into(), "automatic".into(), "manual".into(), "manual".into())]);
        assert_eq!(compare(&truths, &before, &before), Changes::default());
    }
}
