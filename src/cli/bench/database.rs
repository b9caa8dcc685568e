//! The database at size: ten million dossiers, a million of them waiting, and two hundred reviewers who ask. Only rows: no service, no scans, no reader.

use super::report::quantile;
use super::reviewers::{self, Asked, Times};
use super::{machine, processes};
use crate::cli::open::{open, say};
use anyhow::Result;
use guichet::clock::{Clock, SystemClock};
use guichet::config::Config;
use guichet::store::Store;
use guichet::store::filled::{self, Filling};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Longest that the next dossier and every search may take, of ninety-nine in a hundred, milliseconds.
const WANTED: f64 = 50.0;
/// Idle connections tell what they read after ten seconds.
const TOLD: Duration = Duration::from_secs(12);

/// What is measured.
#[derive(Clone, Copy)]
pub(super) struct Load {
    pub(super) rows: u64,
    pub(super) reviewers: u64,
    /// Seconds between two acts of one reviewer, on average.
    pub(super) pause: f64,
    pub(super) seconds: u64,
    pub(super) seed: u64,
}

/// What was measured.
struct Figures {
    load: Load,
    /// Steps of loading, in the order in which they ended: seconds since loading began.
    steps: Vec<(&'static str, f64)>,
    /// Bytes of the database, and of its journal.
    size: (i64, i64),
    times: Times,
    /// Core-seconds of PostgreSQL and of this process: for loading, and for what was asked.
    cost: [(f64, f64); 2],
    /// Big tables that were read from end to end meanwhile, and how often.
    whole: BTreeMap<String, i64>,
}

/// Fills a database of its own, lets reviewers ask, prints the table; gives all figures.
pub(super) async fn measure(load: Load) -> Result<Value> {
    let folder = tempfile::Builder::new().prefix("guichet-bench-").tempdir()?;
    let opened = open(Config { data: folder.path().to_owned(), ..Config::default() }).await?;
    let measured = figures(&opened.store, folder.path(), load).await;
    opened.close().await?;
    folder.close()?;
    let figures = measured?;
    say(figures.table());
    Ok(figures.json())
}

async fn figures(store: &Store, folder: &Path, load: Load) -> Result<Figures> {
    let filling = Filling { seed: load.seed, dossiers: load.rows, now: SystemClock.now() };
    let groups = [processes::postgres(folder), ("bench", vec![std::process::id()])];
    let spent = || {
        let seconds = processes::core_seconds(&groups);
        (seconds.get("postgres").copied().unwrap_or(0.0), seconds.get("bench").copied().unwrap_or(0.0))
    };
    let since = |(postgres, bench): (f64, f64)| {
        let now = spent();
        (now.0 - postgres, now.1 - bench)
    };
    say(format!("loading {} dossiers ...", load.rows));
    let began = spent();
    let steps = fill(store, filling).await?;
    let loading = since(began);
    let size = filled::size(&mut *store.connection().await?).await?;
    let before = filled::whole_reads(&mut *store.connection().await?).await?;
    say(format!("loaded after {:.0} s; {} reviewers ask for {} s ...", steps.last().map_or(0.0, |(_, at)| *at), load.reviewers, load.seconds));
    let began = spent();
    let times = reviewers::ask(store, filling, load).await?;
    let asking = since(began);
    tokio::time::sleep(TOLD).await;
    let mut whole = filled::whole_reads(&mut *store.connection().await?).await?;
    whole.iter_mut().for_each(|(table, reads)| *reads -= before.get(table).copied().unwrap_or(0));
    whole.retain(|_, reads| *reads > 0);
    Ok(Figures { load, steps, size, times, cost: [loading, asking], whole })
}

/// Loads; dossiers and what they are found by side by side.
async fn fill(store: &Store, filling: Filling) -> Result<Vec<(&'static str, f64)>> {
    let (began, mut steps) = (Instant::now(), Vec::new());
    let mut done = |step| {
        let at = began.elapsed().as_secs_f64();
        say(format!("  {step}: after {at:.0} s"));
        steps.push((step, at));
    };
    filled::people(store, &filling).await?;
    let (one, other, mut both) = (store.clone(), store.clone(), JoinSet::new());
    both.spawn(async move { filled::dossiers(&one, &filling).await.map(|()| "dossiers and their indexes") });
    both.spawn(async move { filled::search_rows(&other, &filling).await.map(|()| "what they are found by") });
    // Where one fails, the other is dropped.
    while let Some(step) = both.join_next().await {
        done(step??);
    }
    filled::others(store, &filling).await?;
    done("members, worklist, readings, exits");
    filled::tidy(store).await?;
    done("vacuum and statistics");
    Ok(steps)
}

impl Figures {
    fn table(&self) -> String {
        let (mut out, gigabytes) = (String::new(), |bytes: i64| bytes as f64 / 1e9);
        let (data, journal) = self.size;
        let Load { rows, reviewers, pause, seconds, .. } = self.load;
        let _ = writeln!(out, "\n{}", machine::described());
        let _ = writeln!(
            out,
            "{rows} dossiers, {} waiting; loaded in {:.0} s, {:.1} GB and {:.1} GB of journal",
            rows / 10,
            self.steps.last().map_or(0.0, |(_, at)| *at),
            gigabytes(data),
            gigabytes(journal)
        );
        let [loading, asking] = self.cost;
        let _ =
            writeln!(out, "core-seconds: loading {:.0} (PostgreSQL) and {:.0} (rows made); asking {:.1} and {:.1}", loading.0, loading.1, asking.0, asking.1);
        let _ = writeln!(out, "{reviewers} reviewers, each asks every {pause:.1} s on average, for {seconds} s");
        let _ = writeln!(out, "\n                            asked      p50      p95      p99      max  ms");
        for (asked, times) in self.times.sorted() {
            let _ = write!(out, "  {:<24} {:>7}", asked.name(), times.len());
            for share in [0.5, 0.95, 0.99, 1.0] {
                let _ = write!(out, " {:>8.1}", quantile(times, share));
            }
            let _ = writeln!(out, "{}", if asked.is_bound() && quantile(times, 0.99) > WANTED { "  above 50 ms" } else { "" });
        }
        let none = || "none".to_owned();
        let whole = self.whole.iter().map(|(table, reads)| format!("{table} ({reads} times)")).reduce(|all, one| format!("{all}, {one}")).unwrap_or_else(none);
        let _ = writeln!(out, "\nbig tables read from end to end: {whole}");
        out
    }

    fn json(&self) -> Value {
        let one = |(asked, times): (Asked, &Vec<f64>)| {
            let figures = json!({
                "asked": times.len(), "p50": quantile(times, 0.5), "p95": quantile(times, 0.95), "p99": quantile(times, 0.99), "max": quantile(times, 1.0),
            });
            (asked.name().to_owned(), figures)
        };
        json!({
            "machine": machine::described(),
            "dossiers": self.load.rows,
            "reviewers": self.load.reviewers,
            "pause_seconds": self.load.pause,
            "seconds": self.load.seconds,
            "seed": self.load.seed,
            "loaded_after_seconds": self.steps.iter().map(|(step, at)| ((*step).to_owned(), json!(at))).collect::<serde_json::Map<_, _>>(),
            "core_seconds": {"loading": self.cost[0], "asking": self.cost[1]},
            "database_bytes": self.size.0,
            "journal_bytes": self.size.1,
            "milliseconds": self.times.sorted().map(one).collect::<serde_json::Map<_, _>>(),
            "whole_tables_read": self.whole,
        })
    }
}
