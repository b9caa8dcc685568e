//! `guichet choices`: what `guichet sheets` wrote in, one JSON object a sheet out: every place that may hold a value, and what is said of it.
//! What `models/train/choices.py` learns from.

use super::sheets::Sheet;
use anyhow::{Context, Result};
use guichet::extract::examples::{Examples, examples};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

/// A sheet's places, as a line of the output.
#[derive(Serialize)]
struct Line {
    dossier: String,
    invoices: Vec<BTreeMap<String, String>>,
    #[serde(flatten)]
    places: Examples,
}

/// From standard input to standard output. Exit status 2 where a line is no sheet.
#[expect(clippy::print_stderr, reason = "a command-line program tells its user what is wrong")]
pub(crate) fn run() -> ExitCode {
    match print_all() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("guichet choices: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn print_all() -> Result<()> {
    for (number, line) in std::io::stdin().lines().enumerate() {
        let Sheet { dossier, invoices, sheet } = serde_json::from_str(&line?).with_context(|| format!("line {} is no sheet", number + 1))?;
        writeln!(std::io::stdout(), "{}", serde_json::to_string(&Line { dossier, invoices, places: examples(&sheet) })?)?;
    }
    Ok(())
}
