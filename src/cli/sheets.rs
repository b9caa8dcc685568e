//! `guichet sheets`: sets of dossiers in, one JSON object for each page of an invoice out: its lines, and what the dossier's truth says of its invoices. See `choices`.

use super::read::scans_of;
use super::side_by_side::side_by_side;
use anyhow::{Context, Result};
use clap::Args;
use guichet::clock::{Clock, SystemClock};
use guichet::extract::recorded_sheet::RecordedSheet;
use guichet::read::Reader;
use guichet::work::recorded_invoices::of_dossier;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// An invoice's page, as a line of the file.
#[derive(Serialize, Deserialize)]
pub(crate) struct Sheet {
    /// The dossier's name.
    pub(crate) dossier: String,
    /// What the truth says of the dossier's invoices, by column.
    pub(crate) invoices: Vec<BTreeMap<String, String>>,
    /// Its lines.
    pub(crate) sheet: RecordedSheet,
}

/// Options of `guichet sheets`.
#[derive(Args)]
pub(crate) struct Options {
    /// Folder of the recognition models and form templates (default: found beside the program or the working directory).
    #[arg(long, env = "GUICHET_MODELS")]
    models: Option<PathBuf>,
    /// Sets: folders of dossier folders with `truth.json`.
    #[arg(required = true)]
    sets: Vec<PathBuf>,
}

/// Prints the sheets. Exit status 2 where a set cannot be read.
#[expect(clippy::print_stderr, reason = "a command-line program tells its user what is wrong")]
pub(crate) fn run(options: &Options) -> ExitCode {
    match print_all(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("guichet sheets: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn print_all(options: &Options) -> Result<()> {
    let mut dossiers: Vec<PathBuf> = Vec::new();
    for set in &options.sets {
        let entries = std::fs::read_dir(set).with_context(|| format!("the set {} cannot be read", set.display()))?;
        let folders = entries.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path());
        dossiers.extend(folders.filter(|folder| folder.join("truth.json").is_file()));
    }
    let jobs = std::thread::available_parallelism().map_or(1, Into::into);
    let readers = (0..jobs).map(|_| Reader::load(options.models.as_deref(), &[])).collect::<Result<Vec<_>, _>>()?;
    side_by_side(readers, &dossiers, |reader, folder| print(folder, reader), |printed| printed)
}

fn print(folder: &Path, reader: &Reader) -> Result<()> {
    let (name, received_on, scans) = scans_of(folder, SystemClock.now().date_naive())?;
    let invoices = true_invoices(folder)?;
    for sheet in of_dossier(scans, received_on, reader) {
        writeln!(std::io::stdout(), "{}", serde_json::to_string(&Sheet { dossier: name.clone(), invoices: invoices.clone(), sheet })?)?;
    }
    Ok(())
}

/// What the truth of a dossier says of each of its invoices, by column.
fn true_invoices(folder: &Path) -> Result<Vec<BTreeMap<String, String>>> {
    #[derive(Deserialize)]
    struct Truth {
        fields: BTreeMap<String, String>,
    }
    let path = folder.join("truth.json");
    let truth: Truth = serde_json::from_slice(&std::fs::read(&path)?).with_context(|| format!("{} is no truth", path.display()))?;
    let mut invoices: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (key, value) in truth.fields {
        if let Some((number, column)) = key.strip_prefix("invoices[").and_then(|rest| rest.split_once("].")) {
            invoices.entry(number.to_owned()).or_default().insert(column.to_owned(), value);
        }
    }
    Ok(invoices.into_values().collect())
}
