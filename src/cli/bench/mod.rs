//! `guichet bench`: what this machine can bear. Starts the service as a deployment would (`serve`, workers, private PostgreSQL, a folder of objects),
//! hands dossiers in over HTTP, and tells what it sustained and what that cost.

mod against;
mod database;
mod day;
mod load;
mod machine;
mod processes;
mod report;
mod reviewers;
mod service;

use super::open::{complete, say};
use anyhow::{Context, Result, ensure};
use clap::{Args, ValueEnum};
use database::Load;
use load::Pattern;
use report::Report;
use service::Service;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// Options of `guichet bench`.
#[derive(Args)]
pub(crate) struct Options {
    /// The set: dossier folders, or a folder of them beside `registry/`; for `--against` with their truths.
    #[arg(long, default_value = "samples")]
    dossiers: PathBuf,
    /// How long dossiers arrive, or reviewers ask, seconds.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// How they arrive.
    #[arg(long, value_enum, default_value_t = Pattern::Saturated)]
    pattern: Pattern,
    /// Dossiers a second, where they arrive steadily.
    #[arg(long, default_value_t = 0.5)]
    rate: f64,
    /// Worker processes.
    #[arg(long, default_value_t = 2)]
    workers: usize,
    /// Dossiers that each worker reads side by side.
    #[arg(long, default_value_t = 1)]
    slots: usize,
    /// Ends after so many dossiers are decided instead, and prints how memory grew.
    #[arg(long)]
    soak: Option<usize>,
    /// Reads the same pages with another program and prints the ratios.
    #[arg(long, value_enum)]
    against: Option<Against>,
    /// Simulates the national day with the service times measured, and holds it against this run, which arrives at the peak's rate.
    #[arg(long)]
    day: bool,
    /// Measures the database alone instead: fills one with as many dossiers as years bring, and lets reviewers ask.
    #[arg(long)]
    database: bool,
    /// Dossiers to fill it with; a tenth of them waits. Ten million take some 10 GB in the folder for temporary files.
    #[arg(long, default_value_t = 10_000_000, requires = "database", value_parser = clap::value_parser!(u64).range(100..=50_000_000))]
    rows: u64,
    /// Reviewers who ask.
    #[arg(long, default_value_t = 200, requires = "database", value_parser = clap::value_parser!(u64).range(1..=200))]
    reviewers: u64,
    /// Seconds between two acts of one reviewer, on average.
    #[arg(long, default_value_t = 2.0, requires = "database")]
    pause: f64,
    /// Another seed makes other rows.
    #[arg(long, default_value_t = 1, requires = "database")]
    seed: u64,
    /// Writes all figures here too.
    #[arg(long)]
    json: Option<PathBuf>,
}

/// What is compared with.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Against {
    /// Whole pages by Tesseract: French, psm 3, one thread, 200 dpi.
    Tesseract,
}

/// Measures, prints the table.
pub(crate) fn run(options: &Options) -> ExitCode {
    complete(async {
        let json = match options.against {
            _ if options.database => {
                let Options { rows, reviewers, pause, seconds, seed, .. } = *options;
                database::measure(Load { rows, reviewers, pause, seconds, seed }).await?
            }
            Some(Against::Tesseract) => against::run(&Set::find(&options.dossiers)?)?,
            None => measure(options, &Set::find(&options.dossiers)?).await?,
        };
        if let Some(path) = &options.json {
            std::fs::write(path, serde_json::to_string_pretty(&json)? + "\n").with_context(|| format!("{} cannot be written", path.display()))?;
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// The dossiers that arrive.
struct Set {
    folders: Vec<PathBuf>,
    registry: PathBuf,
}

impl Set {
    fn find(path: &Path) -> Result<Self> {
        let dossiers = if path.join("dossiers").is_dir() { path.join("dossiers") } else { path.to_owned() };
        let unreadable = || format!("{} cannot be read", dossiers.display());
        let mut folders: Vec<PathBuf> = std::fs::read_dir(&dossiers).with_context(unreadable)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
        folders.retain(|path| path.is_dir() && path.file_name().is_some_and(|name| name != "registry"));
        folders.sort();
        ensure!(!folders.is_empty(), "{} holds no dossier", dossiers.display());
        Ok(Self { folders, registry: path.join("registry") })
    }
}

async fn measure(options: &Options, set: &Set) -> Result<serde_json::Value> {
    let pattern = if options.day { Pattern::Peak } else { options.pattern };
    say("starting PostgreSQL, serve and workers ...");
    let service = Service::start(set, options.workers, options.slots).await?;
    let ran = async {
        let idle = service.memory_when_idle().await;
        let mut watch = processes::Watch::start(&service.pids());
        let counters = load::Counters::new(&service.url, &service.key, set)?;
        let (handed_in, took) = match options.soak {
            Some(dossiers) => counters.until_decided(&service.opened.store, dossiers, options.workers * options.slots, &mut watch).await?,
            None => {
                counters
                    .during(&service.opened.store, pattern, options.rate, Duration::from_secs(options.seconds), options.workers * options.slots, &mut watch)
                    .await?
            }
        };
        Report::of(&service, watch.finish(), handed_in, took, idle).await
    };
    let report = ran.await;
    service.stop().await?;
    let report = report?;
    say(report.table());
    let mut json = report.json();
    if options.soak.is_some() {
        say(report.slopes());
    }
    if options.day {
        let days = day::simulate(&report, options.workers * options.slots);
        say(days.table());
        json["day"] = days.json();
    }
    Ok(json)
}
