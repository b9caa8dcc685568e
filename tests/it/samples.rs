//! The samples' truth, and the rules on it: what a scenario says is wrong is what the rules find where every field is read right.

use chrono::NaiveDate;
use guichet::dossier::{BoundingBox, Code, DocumentType, FieldKey, FieldReading, PageReading, Route, Severity, Source};
use guichet::extract::Extraction;
use guichet::registry::Registry;
use guichet::validate::{Case, Earlier, act_keys, check};
use serde::Deserialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What is true of a sample, as its `truth.json` says.
#[derive(Deserialize)]
pub struct Truth {
    pub dossier: String,
    pub received_on: NaiveDate,
    pub pages: Vec<serde_json::Value>,
    pub fields: BTreeMap<String, String>,
    pub unreadable_fields: BTreeMap<String, String>,
    pub ambiguous_ticks: BTreeSet<FieldKey>,
    pub repeated_pages: BTreeSet<usize>,
    pub expected_findings: BTreeSet<String>,
    pub expected_route: Route,
}

/// The folder of the samples.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

/// The folders of the dossiers, in the order in which they are handed in.
pub fn dossiers() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(folder().join("dossiers")).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// The truth of a dossier folder.
pub fn truth(folder: &Path) -> Truth {
    serde_json::from_slice(&fs::read(folder.join("truth.json")).unwrap()).unwrap()
}

#[test]
fn the_rules_find_in_the_truth_what_each_scenario_says() {
    let registry = Registry::load(&folder().join("registry")).unwrap();
    let mut earlier = Earlier::default();
    for folder in dossiers() {
        let truth = truth(&folder);
        let (pages, extraction) = read_right(&truth);
        earlier.repeated_pages.clone_from(&truth.repeated_pages);
        let case = Case { pages: &pages, extraction: &extraction, registry: &registry, received_on: truth.received_on, earlier: &earlier };
        let findings = check(&case);
        let codes: BTreeSet<String> = findings.iter().map(|f| f.code.name().to_owned()).collect();
        assert_eq!(codes, truth.expected_findings, "{}", truth.dossier);
        assert_eq!(route(&findings.iter().map(|f| f.code).collect::<Vec<_>>()), truth.expected_route, "{}", truth.dossier);
        let keys = act_keys(&case);
        earlier.acts.extend(keys);
    }
}

fn route(codes: &[Code]) -> Route {
    match codes.iter().map(|code| code.severity()).max() {
        Some(Severity::Return) => Route::Returned,
        Some(Severity::Manual) => Route::Manual,
        Some(Severity::Note) | None => Route::Automatic,
    }
}

/// The reading that makes no mistake.
fn read_right(truth: &Truth) -> (Vec<PageReading>, Extraction) {
    let pages: Vec<PageReading> = truth.pages.iter().map(page).collect();
    let of_type = |kind| (0..pages.len()).filter(|&i| pages[i].document_type == kind).collect::<Vec<usize>>();
    let (invoices, prescriptions) = (of_type(DocumentType::Invoice), of_type(DocumentType::Prescription));
    let page_of = |key: &FieldKey| match key.parts() {
        Some(("invoices", row, _)) => invoices[row.min(invoices.len() - 1)],
        Some(("prescriptions", row, _)) => prescriptions[row.min(prescriptions.len() - 1)],
        _ => 0,
    };
    let reading = |key: &FieldKey, value: &String| FieldReading {
        value: value.clone(),
        confidence: 0.9999,
        page: page_of(key),
        place: BoundingBox::default(),
        raw: String::new(),
        source: Source::Line,
        alternatives: Vec::new(),
    };
    let keyed = truth.fields.iter().map(|(key, value)| (FieldKey::new(key.as_str()), value));
    let fields: BTreeMap<FieldKey, FieldReading> = keyed.map(|(key, value)| (key.clone(), reading(&key, value))).collect();
    let unreadable_pages = (0..pages.len()).filter(|&i| truth.pages[i].get("unreadable").is_some()).collect();
    let seen = |key: &FieldKey| !truth.unreadable_fields.contains_key(key.as_str()) && !truth.ambiguous_ticks.contains(key);
    let blank = form_keys().into_iter().filter(|key| !fields.contains_key(key) && seen(key)).collect();
    let ambiguous_ticks = truth.ambiguous_ticks.clone();
    (pages, Extraction { fields, blank, ambiguous_ticks, unreadable_pages, ..Extraction::default() })
}

fn page(truth: &serde_json::Value) -> PageReading {
    let mut page = json!({"width": 1654, "height": 2339, "panel_box": [0, 0, 1654, 2339], "quality": []});
    for (member, value) in truth.as_object().unwrap() {
        page[member] = value.clone();
    }
    serde_json::from_value(page).unwrap()
}

/// Every key that the form itself can hold.
fn form_keys() -> Vec<FieldKey> {
    let form: toml::Table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("models/templates/feuille-de-soins.toml")).unwrap().parse().unwrap();
    let fields = form["page"].as_array().unwrap().iter().flat_map(|page| page["field"].as_array().unwrap());
    let printed = fields.filter(|field| !matches!(field["kind"].as_str(), Some("tick" | "ink"))).map(|field| FieldKey::new(field["key"].as_str().unwrap()));
    printed.chain([FieldKey::new("care_type")]).collect()
}
