//! `guichet read`: dossier folders in, one JSON object a line out (the contract's command). No server, no database.

use super::dossiers_before::DossiersBefore;
use super::side_by_side::side_by_side;
use anyhow::{Context, Result};
use chrono::NaiveDate;
use clap::Args;
use guichet::clock::{Clock, SystemClock};
use guichet::dossier::{CoreSeconds, DossierReading, Stage};
use guichet::read::Reader;
use guichet::registry::Registry;
use guichet::route::Policy;
use guichet::work::pipeline::{self, Asked, Scan, Seen};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Options of `guichet read`.
#[derive(Args)]
pub(crate) struct Options {
    /// Folder of the registry's CSV files.
    #[arg(long)]
    registry: PathBuf,
    /// Print JSON Lines (the only form there is; kept so that the call says what it gives).
    #[arg(long)]
    json: bool,
    /// Day of reception of dossiers whose folder does not say it (default: today).
    #[arg(long)]
    received_on: Option<NaiveDate>,
    /// Folder of the recognition models and form templates (default: found beside the program or the working directory).
    #[arg(long, env = "GUICHET_MODELS")]
    models: Option<PathBuf>,
    /// Dossiers read side by side (default: the number of cores).
    #[arg(long)]
    jobs: Option<usize>,
    /// Give raw confidences, as the readers have them: what a calibration is fitted to.
    #[arg(long)]
    uncalibrated: bool,
    /// Tell on standard error, at the end, where the time went.
    #[arg(long)]
    times: bool,
    /// Dossier folders.
    #[arg(required = true)]
    dossiers: Vec<PathBuf>,
}

/// Reads the dossiers and prints them in the order given. Exit status 2 where a folder or the registry cannot be read.
pub(crate) fn run(options: &Options) -> ExitCode {
    let out = &mut std::io::stdout().lock();
    let (mut times, mut pages, mut dossiers) = (CoreSeconds::default(), 0, 0);
    let read = read_all(options, &mut |reading| {
        times.add_all(&reading.stages);
        (pages, dossiers) = (pages + reading.pages.len(), dossiers + 1);
        Ok(writeln!(out, "{}", serde_json::to_string(reading)?)?)
    });
    if options.times {
        tell(&times, pages, dossiers);
    }
    match read {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(2),
        Err(error) => {
            complain(&error);
            ExitCode::from(2)
        }
    }
}

/// Core-seconds by stage, a dossier and a page.
#[expect(clippy::print_stderr, reason = "standard output is the result's")]
fn tell(times: &CoreSeconds, pages: usize, dossiers: usize) {
    let line =
        |name: &str, seconds: f64| eprintln!("{name:<22} {:8.4} a dossier {:8.4} a page", seconds / dossiers.max(1) as f64, seconds / pages.max(1) as f64);
    eprintln!("core-seconds, {dossiers} dossiers, {pages} pages");
    Stage::ALL.iter().for_each(|stage| line(stage.name(), times.of(*stage)));
    line("all", times.total());
}

#[expect(clippy::print_stderr, reason = "a command-line program tells its user what is wrong")]
fn complain(error: &anyhow::Error) {
    eprintln!("guichet read: {error:#}");
}

/// Reads side by side, concludes in order (a dossier is held against those before it), and returns how many folders failed.
fn read_all(options: &Options, print: &mut dyn FnMut(&DossierReading) -> Result<()>) -> Result<usize> {
    let registry = Registry::load(&options.registry).with_context(|| format!("the registry {} cannot be read", options.registry.display()))?;
    let key_letters: Vec<String> = registry.key_letters().into_iter().map(str::to_owned).collect();
    let policy = if options.uncalibrated { Policy::embedded()?.uncalibrated() } else { Policy::embedded()? };
    let today = SystemClock.now().date_naive();
    let jobs = options.jobs.or_else(|| std::thread::available_parallelism().ok().map(Into::into)).unwrap_or(1).clamp(1, options.dossiers.len());
    let readers = (0..jobs).map(|_| Reader::load(options.models.as_deref(), &key_letters)).collect::<Result<Vec<_>, _>>()?;
    let mut before = DossiersBefore::new().context("no file for what is remembered of the dossiers")?;
    let mut failed = 0;
    let see = |reader: &Reader, folder: &PathBuf| see(folder, options.received_on.unwrap_or(today), reader);
    side_by_side(readers, &options.dossiers, see, |seen| match seen {
        Ok((name, received_on, seen)) => print(&before.conclude(&name, received_on, &seen, &policy, &registry)?),
        Err(error) => {
            complain(&error);
            failed += 1;
            Ok(())
        }
    })?;
    Ok(failed)
}

/// Reads one folder's scans.
fn see(folder: &Path, received_on: NaiveDate, reader: &Reader) -> Result<(String, NaiveDate, Seen)> {
    let (name, received_on, scans) = scans_of(folder, received_on)?;
    let asked = Asked { received_on, pictures: false };
    Ok((name, received_on, pipeline::see(scans, asked, reader)))
}

/// A dossier folder's name, its day of reception (`received_on` where it says none), and its scans in the order of their names.
pub(crate) fn scans_of(folder: &Path, received_on: NaiveDate) -> Result<(String, NaiveDate, impl Iterator<Item = Scan> + Send + use<>)> {
    let name = folder.file_name().map_or_else(|| folder.display().to_string(), |n| n.to_string_lossy().into_owned());
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .with_context(|| format!("the dossier {} cannot be read", folder.display()))?
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && is_scan(path))
        .collect();
    files.sort();
    let received_on = match std::fs::read_to_string(folder.join("received_on")) {
        Ok(text) => text.trim().parse().with_context(|| format!("{}/received_on holds no date", folder.display()))?,
        Err(_) => received_on,
    };
    let scans = files.into_iter().map(|path| Scan {
        name: path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned()),
        bytes: std::fs::read(&path).unwrap_or_default().into(),
    });
    Ok((name, received_on, scans))
}

fn is_scan(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    !name.starts_with('.') && name != "received_on" && name != "truth.json"
}
