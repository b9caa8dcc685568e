//! Golden readings: the program as shipped reads every sample, and what it says is held against truth (by the project's own measures) and
//! against what was accepted last (`tests/golden/`, rewritten by `make accept`).

use crate::samples;
use guichet::evaluate::{ReaderResult, Scores, load_truths, parse_results, score, table};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// Below this a value is a guess: the golden file tells only that there is one, so that a machine with other vector units may guess otherwise.
const GUESS: f64 = 0.9;

/// What `guichet read` prints for the samples, read once.
fn printed() -> &'static str {
    static PRINTED: OnceLock<String> = OnceLock::new();
    PRINTED.get_or_init(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guichet"));
        command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("read").arg("--registry").arg(samples::folder().join("registry")).arg("--json");
        let output = command.args(samples::dossiers()).output().expect("guichet starts");
        assert!(output.status.success(), "guichet read: {} {}", output.status, String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    })
}

fn scores() -> (Scores, Vec<ReaderResult>) {
    let truths = load_truths(&samples::folder().join("dossiers")).expect("truths");
    let results = parse_results(printed(), Path::new("guichet read")).expect("results");
    (score(&truths, &results), results)
}

#[test]
fn no_sample_passes_that_must_not_and_what_passes_is_right() {
    let (scores, _) = scores();
    assert_eq!(scores.answered, scores.dossiers);
    assert!(scores.wrongly_automatic.is_empty(), "{}", table(&scores));
    assert_eq!(scores.automatic_errors, 0, "{}", table(&scores));
}

#[test]
fn the_samples_are_read_as_well_as_before() {
    let (scores, results) = scores();
    let table = table(&scores);
    let at_least = |what: &str, got: Option<f64>, floor: f64| assert!(got.is_some_and(|got| got >= floor), "{what} under {floor}\n{table}");
    at_least("page types", scores.document_type_accuracy, FLOORS.page_types);
    at_least("rotations", scores.rotation_accuracy, FLOORS.rotations);
    at_least("fields right of all", scores.fields.as_ref().and_then(|line| line.right_of_all), FLOORS.fields);
    let (mut found, mut expected) = (0, 0);
    for (truth, result) in samples::dossiers().iter().map(|folder| samples::truth(folder)).zip(&results) {
        assert_eq!(truth.dossier, result.dossier);
        let told: BTreeSet<&str> = result.findings.iter().map(|f| f.code.as_str()).collect();
        expected += truth.expected_findings.len();
        found += truth.expected_findings.iter().filter(|code| told.contains(code.as_str())).count();
    }
    assert!(found >= FLOORS.findings, "{found} of {expected} findings\n{table}");
}

#[test]
fn readings_are_those_accepted_last() {
    let accept = std::env::var_os("ACCEPT_GOLDEN").is_some();
    let mut changed = Vec::new();
    for line in printed().lines() {
        let reading: Value = serde_json::from_str(line).expect("JSON");
        let name = reading["dossier"].as_str().expect("a name");
        let text = serde_json::to_string_pretty(&essence(&reading)).expect("JSON") + "\n";
        let path = golden(name);
        if accept {
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(&path, &text).expect("written");
        } else if fs::read_to_string(&path).unwrap_or_default() != text {
            changed.push(difference(name, &fs::read_to_string(&path).unwrap_or_default(), &text));
        }
    }
    assert!(changed.is_empty(), "readings changed; if that is meant, run `make accept` and look at the difference\n{}", changed.join("\n"));
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.json"))
}

/// What must not change unseen: pages, values, findings, the route. Not confidences, places and times.
fn essence(reading: &Value) -> Value {
    let page = |page: &Value| json!([page["file"], page["page"], page["panel"], page["document_type"], page["rotation"]]);
    let value = |field: &Value| if field["confidence"].as_f64() >= Some(GUESS) { field["value"].clone() } else { Value::Null };
    let fields: Map<String, Value> = reading["fields"].as_object().into_iter().flatten().map(|(key, field)| (key.clone(), value(field))).collect();
    let codes: Vec<&Value> = reading["findings"].as_array().into_iter().flatten().map(|finding| &finding["code"]).collect();
    json!({
        "route": reading["route"],
        "findings": codes,
        "pages": reading["pages"].as_array().into_iter().flatten().map(page).collect::<Vec<_>>(),
        "fields": fields,
    })
}

/// The lines that differ, as a reader of a failed test wants them.
fn difference(name: &str, before: &str, now: &str) -> String {
    let (old, new): (BTreeSet<&str>, BTreeSet<&str>) = (before.lines().collect(), now.lines().collect());
    let gone = old.difference(&new).map(|line| format!("  - {}", line.trim()));
    let come = new.difference(&old).map(|line| format!("  + {}", line.trim()));
    [format!("{name}:")].into_iter().chain(gone).chain(come).collect::<Vec<_>>().join("\n")
}

/// What the samples reached when this was last raised, less a margin. Only ever raised.
struct Floors {
    page_types: f64,
    rotations: f64,
    fields: f64,
    findings: usize,
}

const FLOORS: Floors = Floors { page_types: 0.95, rotations: 0.97, fields: 0.95, findings: 21 };

#[test]
fn choices_tell_of_every_invoice_what_may_be_its_number_day_and_total() {
    let set = tempfile::tempdir().expect("a folder");
    let dossier = set.path().join("s16");
    fs::create_dir(&dossier).expect("a folder");
    for entry in fs::read_dir(samples::folder().join("dossiers/s16")).expect("s16") {
        let entry = entry.expect("an entry");
        fs::copy(entry.path(), dossier.join(entry.file_name())).expect("copied");
    }
    let guichet = |arguments: &[&OsStr], input: Stdio| {
        let output = Command::new(env!("CARGO_BIN_EXE_guichet")).current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).stdin(input).output();
        let output = output.expect("guichet starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let sheets = set.path().join("sheets.jsonl");
    fs::write(&sheets, guichet(&["sheets".as_ref(), set.path().as_ref()], Stdio::null())).expect("written down");
    let told = guichet(&["choices".as_ref()], fs::File::open(&sheets).expect("sheets").into());
    let pages: Vec<Value> = String::from_utf8(told).expect("UTF-8").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let truth: Value = serde_json::from_slice(&fs::read(dossier.join("truth.json")).expect("truth")).expect("JSON");
    assert_eq!(pages[0]["invoices"][0]["number"], truth["fields"]["invoices[0].number"], "the truth goes with them");
    let wanted = |column: &str| truth["fields"][format!("invoices[0].{column}")].as_str().expect("an invoice").to_owned();
    let told = |kind: &str, text: &str| {
        let places = pages.iter().flat_map(|page| page[kind].as_array().expect("places"));
        places
            .filter(|place| place["text"].as_str().is_some_and(|t| t.replace(' ', "") == text))
            .any(|place| !place["said"].as_array().expect("said").is_empty())
    };
    assert!(told("numbers", &wanted("number")) && told("dates", &wanted("date")) && told("totals", &wanted("total").replace('.', "")));
}
