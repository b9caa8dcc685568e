//! Truths and results as they lie in files: lenient, since results may come from any reader.

use serde::Deserialize;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Why an evaluation cannot be made. All: give up, and look at the files.
#[derive(Debug, thiserror::Error)]
pub enum EvaluateError {
    /// A file or folder cannot be read.
    #[error("{path} cannot be read: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Not the contract's JSON.
    #[error("{path}, line {line}: not as the contract has it: {source}")]
    Shape {
        /// Which file.
        path: PathBuf,
        /// Which line, from 1.
        line: usize,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// The folder holds no dossier with a truth.
    #[error("{0} holds no dossier with a truth.json")]
    Empty(PathBuf),
}

/// The answer to a dossier.
#[derive(Clone, Debug, Deserialize)]
pub struct Truth {
    /// Name of the folder.
    pub dossier: String,
    /// How it was captured.
    #[serde(default)]
    pub profile: String,
    /// Day of reception.
    #[serde(default)]
    pub received_on: Option<chrono::NaiveDate>,
    /// Whose hand filled it.
    #[serde(default)]
    pub hand: Hand,
    /// What the paper holds.
    pub fields: serde_json::Map<String, Value>,
    /// What stands on pages made unreadable.
    #[serde(default)]
    pub unreadable_fields: serde_json::Map<String, Value>,
    /// Other right values.
    #[serde(default)]
    pub also_right: std::collections::BTreeMap<String, Vec<Value>>,
    /// Pages.
    pub pages: Vec<Page>,
    /// Codes that hold.
    pub expected_findings: Vec<String>,
    /// The route that follows.
    pub expected_route: String,
}

/// Whose hand filled a dossier.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Hand {
    /// `font` where the boxed cells are printed by one.
    #[serde(default)]
    pub comb: String,
}

/// A page, in a truth or in a result.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Page {
    /// Its scan.
    #[serde(default)]
    pub file: Option<String>,
    /// Page within the scan, from 1.
    #[serde(default = "first")]
    pub page: u64,
    /// Kind of paper.
    #[serde(default)]
    pub document_type: String,
    /// Degrees clockwise.
    #[serde(default)]
    pub rotation: Option<i64>,
    /// In a result: faults of the picture.
    #[serde(default)]
    pub quality: Vec<String>,
    /// In a truth: by what it was made unreadable.
    #[serde(default)]
    pub unreadable: Option<Value>,
}

const fn first() -> u64 {
    1
}

/// What a reader made of one dossier.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ReaderResult {
    /// Its name; of a path the last part.
    pub dossier: String,
    /// Pages.
    #[serde(default)]
    pub pages: Vec<Page>,
    /// Values.
    #[serde(default)]
    pub fields: serde_json::Map<String, Value>,
    /// Findings.
    #[serde(default)]
    pub findings: Vec<Told>,
    /// The route.
    #[serde(default)]
    pub route: Option<String>,
    /// Core-seconds.
    #[serde(default)]
    pub seconds: Option<f64>,
}

/// A finding told by a reader.
#[derive(Clone, Debug, Deserialize)]
pub struct Told {
    /// Its code.
    pub code: String,
}

/// A value told by a reader.
#[derive(Clone, Copy, Debug)]
pub struct ReadField<'a> {
    /// The value.
    pub value: &'a Value,
    /// Its probability, where told.
    pub confidence: Option<f64>,
    /// What it was read from, where told.
    pub source: Option<&'a str>,
    /// On which page (index), where told.
    pub page: Option<u64>,
    /// The ink as read on its own, before anything else of the dossier was heard, where told.
    pub raw: Option<&'a str>,
}

impl ReaderResult {
    /// One field.
    pub fn field(&self, key: &str) -> Option<ReadField<'_>> {
        let told = self.fields.get(key)?;
        Some(ReadField {
            value: told.get("value")?,
            confidence: told.get("confidence").and_then(Value::as_f64),
            source: told.get("source").and_then(Value::as_str),
            page: told.get("page").and_then(Value::as_u64),
            raw: told.get("raw").and_then(Value::as_str),
        })
    }
}

/// Every truth of a set, by folder name.
///
/// # Errors
/// [`EvaluateError`].
pub fn load_truths(set: &Path) -> Result<Vec<Truth>, EvaluateError> {
    let file = |path: &Path, source| EvaluateError::File { path: path.to_owned(), source };
    let mut folders: Vec<PathBuf> = std::fs::read_dir(set).map_err(|e| file(set, e))?.filter_map(|entry| entry.ok().map(|e| e.path())).collect();
    folders.sort();
    let mut truths = Vec::new();
    for path in folders.iter().map(|folder| folder.join("truth.json")).filter(|path| path.is_file()) {
        let text = std::fs::read_to_string(&path).map_err(|e| file(&path, e))?;
        truths.push(serde_json::from_str(&text).map_err(|source| EvaluateError::Shape { line: source.line(), path: path.clone(), source })?);
    }
    if truths.is_empty() { Err(EvaluateError::Empty(set.to_owned())) } else { Ok(truths) }
}

/// The results of a JSON Lines file.
///
/// # Errors
/// [`EvaluateError`].
pub fn load_results(path: &Path) -> Result<Vec<ReaderResult>, EvaluateError> {
    let text = std::fs::read_to_string(path).map_err(|source| EvaluateError::File { path: path.to_owned(), source })?;
    parse_results(&text, path)
}

/// The results of JSON Lines; `path` names them in errors.
///
/// # Errors
/// [`EvaluateError::Shape`].
pub fn parse_results(text: &str, path: &Path) -> Result<Vec<ReaderResult>, EvaluateError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            let mut result: ReaderResult = serde_json::from_str(line).map_err(|source| EvaluateError::Shape { path: path.to_owned(), line: at + 1, source })?;
            if let Some(name) = Path::new(&result.dossier).file_name() {
                result.dossier = name.to_string_lossy().into_owned();
            }
            Ok(result)
        })
        .collect()
}
