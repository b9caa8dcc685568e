//! `guichet read`: dossier folders in, one JSON object a line out (the contract's command). No server, no database.

use super::side_by_side::side_by_side;
use anyhow::{Context, Result};
use chrono::NaiveDate;
use clap::Args;
use guichet::clock::{Clock, SystemClock};
use guichet::dossier::{CoreSeconds, DossierReading, Stage};
use guichet::read::Reader;
use guichet::registry::Registry;
use guichet::route::Policy;
use guichet::validate::Earlier;
use guichet::work::paper::{self, Paper};
use guichet::work::pipeline::{self, Scan, Seen};
use std::collections::{BTreeSet, HashMap};
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
    let mut before = Before::default();
    let mut failed = 0;
    let see = |reader: &Reader, folder: &PathBuf| see(folder, options.received_on.unwrap_or(today), reader);
    side_by_side(readers, &options.dossiers, see, |seen| match seen {
        Ok((name, received_on, seen)) => print(&before.conclude(&name, received_on, &seen, &policy, &registry)),
        Err(error) => {
            complain(&error);
            failed += 1;
            Ok(())
        }
    })?;
    Ok(failed)
}

/// What the dossiers before hold, which the next one is held against.
#[derive(Default)]
struct Before {
    earlier: Earlier,
    /// Their papers, packed as the service keeps them.
    papers: Vec<String>,
    /// Where to look for a paper, as indices into `papers`.
    bands: HashMap<i64, BTreeSet<usize>>,
}

impl Before {
    fn conclude(&mut self, name: &str, received_on: NaiveDate, seen: &Seen, policy: &Policy, registry: &Registry) -> DossierReading {
        let read = |earlier: &Earlier| pipeline::conclude(name, seen, registry, received_on, earlier, policy);
        let mut concluded = read(&self.earlier);
        let bands = paper::bands(&concluded.reading);
        let near: BTreeSet<usize> = bands.iter().filter_map(|band| self.bands.get(band)).flatten().copied().collect();
        let near: Vec<Paper> = near.into_iter().filter_map(|paper| serde_json::from_str(self.papers.get(paper)?).ok()).collect();
        let repeated_pages = seen.repeats(&near.iter().collect::<Vec<_>>());
        if !repeated_pages.is_empty() {
            concluded = read(&Earlier { acts: self.earlier.acts.clone(), repeated_pages });
        }
        self.earlier.acts.extend(concluded.acts);
        let first = self.papers.len();
        self.papers.extend(seen.papers.iter().flatten().filter_map(|paper| serde_json::to_string(paper).ok()));
        for band in bands {
            self.bands.entry(band).or_default().extend(first..self.papers.len());
        }
        concluded.reading
    }
}

/// Reads one folder's scans.
fn see(folder: &Path, received_on: NaiveDate, reader: &Reader) -> Result<(String, NaiveDate, Seen)> {
    let (name, received_on, scans) = scans_of(folder, received_on)?;
    Ok((name, received_on, pipeline::see(scans, received_on, reader)))
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
