//! `guichet choices`: sets of dossiers in, one JSON object for each page of an invoice out: what `models/train/choices.py` learns from.

use super::read::scans_of;
use super::side_by_side::side_by_side;
use anyhow::{Context, Result};
use clap::Args;
use guichet::clock::{Clock, SystemClock};
use guichet::read::Reader;
use guichet::work::invoice_examples::of_dossier;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Options of `guichet choices`.
#[derive(Args)]
pub(crate) struct Options {
    /// Folder of the recognition models and form templates (default: found beside the program or the working directory).
    #[arg(long, env = "GUICHET_MODELS")]
    models: Option<PathBuf>,
    /// Sets: folders of dossier folders with `truth.json`.
    #[arg(required = true)]
    sets: Vec<PathBuf>,
}

/// Prints the examples. Exit status 2 where a set cannot be read.
#[expect(clippy::print_stderr, reason = "a command-line program tells its user what is wrong")]
pub(crate) fn run(options: &Options) -> ExitCode {
    match print_all(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("guichet choices: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn print_all(options: &Options) -> Result<()> {
    let mut dossiers: Vec<(&Path, PathBuf)> = Vec::new();
    for set in &options.sets {
        let entries = std::fs::read_dir(set).with_context(|| format!("the set {} cannot be read", set.display()))?;
        let folders = entries.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path());
        dossiers.extend(folders.filter(|folder| folder.join("truth.json").is_file()).map(|folder| (set.as_path(), folder)));
    }
    let jobs = std::thread::available_parallelism().map_or(1, Into::into);
    let readers = (0..jobs).map(|_| Reader::load(options.models.as_deref(), &[])).collect::<Result<Vec<_>, _>>()?;
    side_by_side(readers, &dossiers, |reader, (set, folder)| print(set, folder, reader), |printed| printed)
}

#[expect(clippy::print_stdout, reason = "the output of the command")]
fn print(set: &Path, folder: &Path, reader: &Reader) -> Result<()> {
    let (name, received_on, scans) = scans_of(folder, SystemClock.now().date_naive())?;
    for page in of_dossier(scans, received_on, reader) {
        let mut line = serde_json::json!({ "set": set, "dossier": name });
        if let (Some(line), serde_json::Value::Object(page)) = (line.as_object_mut(), serde_json::to_value(page)?) {
            line.extend(page);
        }
        println!("{line}");
    }
    Ok(())
}
