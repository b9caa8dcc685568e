//! `guichet evaluate`: measures the reader on dossiers whose answer is known.

use anyhow::Context;
use clap::Args;
use guichet::evaluate::{self, ReaderResult, Truth};
use guichet::registry::Registry;
use guichet::route::{Calibration, Policy};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// Options of `guichet evaluate`.
#[derive(Args)]
pub(crate) struct Options {
    /// The set: a folder of dossier folders with their `truth.json`, and of `registry/`.
    set: PathBuf,
    /// A result made before (JSON Lines of `guichet read`). Without it the dossiers are read now.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Write the result of reading now here.
    #[arg(long, conflicts_with = "out")]
    save: Option<PathBuf>,
    /// Write every figure here, as JSON.
    #[arg(long)]
    json: Option<PathBuf>,
    /// Draw the reliability diagram into this folder, as `reliability.svg`.
    #[arg(long)]
    plots: Option<PathBuf>,
    /// The registry's folder, where it is not `SET/registry`.
    #[arg(long)]
    registry: Option<PathBuf>,
    /// List what changed from this other result.
    #[arg(long)]
    against: Option<PathBuf>,
    /// Leave out dossiers that the result does not hold.
    #[arg(long)]
    answered: bool,
    /// Read nothing: take the truths as read, and so judge rules and route alone.
    #[arg(long, conflicts_with_all = ["out", "save"])]
    as_written: bool,
    /// Fit a calibration and write it here (`models/calibration.toml`). Reads without one; a result given by `--out` must have been read by
    /// `guichet read --uncalibrated`.
    #[arg(long)]
    fit: Option<PathBuf>,
}

/// Measures, and prints the table.
pub(crate) fn run(options: &Options) -> ExitCode {
    match evaluate(options) {
        Ok(text) => {
            print(&text);
            ExitCode::SUCCESS
        }
        Err(error) => {
            complain(&error);
            ExitCode::from(2)
        }
    }
}

#[expect(clippy::print_stdout, reason = "the output of the command")]
fn print(text: &str) {
    print!("{text}");
}

#[expect(clippy::print_stderr, reason = "the output of the command")]
fn complain(error: &anyhow::Error) {
    eprintln!("{error:#}");
}

fn evaluate(options: &Options) -> anyhow::Result<String> {
    let mut truths = evaluate::load_truths(&options.set)?;
    let results = results(options, &truths)?;
    if options.answered {
        truths.retain(|truth| results.iter().any(|result| result.dossier == truth.dossier));
    }
    let scores = evaluate::score(&truths, &results);
    let figures = evaluate::figures(&truths, &results, &scores);
    if let Some(path) = &options.json {
        let mut measured = serde_json::to_value(&scores)?;
        measured["figures"] = serde_json::to_value(&figures)?;
        write(path, &(serde_json::to_string_pretty(&measured)? + "\n"))?;
    }
    if let Some(folder) = &options.plots {
        std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        write(&folder.join("reliability.svg"), &evaluate::reliability_diagram(&scores.calibration))?;
    }
    if let Some(path) = &options.fit {
        let name = options.set.file_name().unwrap_or_default().to_string_lossy();
        let calibration = Calibration::fit(&format!("{name}-{}", truths.len()), &evaluate::fitted(&truths, &results));
        write(path, &format!("# Written by `guichet evaluate --fit`. What it is: src/route/calibration.rs.\n{}", calibration.to_text()?))?;
    }
    let mut text = evaluate::table(&scores) + &figures.table();
    if let Some(path) = &options.against {
        let changes = evaluate::compare(&truths, &evaluate::load_results(path)?, &results);
        text = format!("{text}\nagainst {}\n{}", path.display(), evaluate::changes_table(&changes));
    }
    Ok(text)
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    std::fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
}

fn results(options: &Options, truths: &[Truth]) -> anyhow::Result<Vec<ReaderResult>> {
    if let Some(path) = &options.out {
        return Ok(evaluate::load_results(path)?);
    }
    let registry = options.registry.clone().unwrap_or_else(|| options.set.join("registry"));
    if options.as_written {
        let (registry, policy) = (Registry::load(&registry)?, Policy::embedded()?);
        return Ok(truths.iter().map(|truth| evaluate::read_as_written(truth, &registry, &policy)).collect());
    }
    let folders = truths.iter().map(|truth| options.set.join(&truth.dossier));
    let text = read(&registry, folders, options.fit.is_some())?;
    if let Some(path) = &options.save {
        write(path, &text)?;
    }
    Ok(evaluate::parse_results(&text, Path::new("the reader's output"))?)
}

/// Runs `guichet read` as a process of its own, so that what is measured is the command itself.
fn read(registry: &Path, folders: impl Iterator<Item = PathBuf>, uncalibrated: bool) -> anyhow::Result<String> {
    let program = std::env::current_exe().context("this program's own file is not known")?;
    let output = Command::new(program)
        .arg("read")
        .arg("--registry")
        .arg(registry)
        .args(uncalibrated.then_some("--uncalibrated"))
        .arg("--")
        .args(folders)
        .stderr(Stdio::inherit())
        .output()
        .context("the reader did not start")?;
    // Status 2 also tells of single folders that could not be read; those count as not answered.
    anyhow::ensure!(matches!(output.status.code(), Some(0 | 2)) && !output.stdout.is_empty(), "the reader read nothing and ended with {}", output.status);
    String::from_utf8(output.stdout).context("the reader's output is not UTF-8")
}
