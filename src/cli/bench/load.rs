//! Counters that hand dossiers in, in the pattern asked for.

use super::Set;
use super::processes::Watch;
use crate::cli::hand_in::{Counter, Folder};
use anyhow::{Result, ensure};
use clap::ValueEnum;
use guichet::store::{Store, measured};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// The national day: dossiers, in how many hours, and how much above their mean the peak hour lies.
pub(super) const DAY: (f64, f64, f64) = (80_000.0, 8.0, 2.0);
/// How often the bench looks how far the service is.
const EVERY: Duration = Duration::from_millis(250);

/// How dossiers arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Pattern {
    /// One after the other, at the rate asked for.
    Steady,
    /// As many as the service takes: a few always wait.
    Saturated,
    /// At the rate of the national day's peak hour: 5.6 a second.
    Peak,
}

/// The machines of a contact point, and what they hand in.
pub(super) struct Counters {
    counter: Arc<Counter>,
    folders: Arc<Vec<Folder>>,
    next: Arc<AtomicU64>,
    handed_in: Arc<AtomicUsize>,
}

impl Counters {
    pub(super) fn new(url: &str, key: &str, set: &Set) -> Result<Self> {
        let folders = set.folders.iter().map(|path| Folder::read(path)).collect::<Result<_>>()?;
        Ok(Self { counter: Arc::new(Counter::new(url, key)?), folders: Arc::new(folders), next: Arc::default(), handed_in: Arc::default() })
    }

    /// Hands in for as long as asked. Gives how many were handed in and the seconds until the last arrival, or of a saturated service until the last decision.
    pub(super) async fn during(&self, store: &Store, pattern: Pattern, rate: f64, time: Duration, slots: usize, watch: &mut Watch) -> Result<(usize, f64)> {
        if pattern == Pattern::Saturated {
            let started = Instant::now();
            return self.saturate(store, slots, watch, &|_| started.elapsed() >= time).await;
        }
        let rate = if pattern == Pattern::Peak { DAY.0 / DAY.1 / 3_600.0 * DAY.2 } else { rate };
        let (started, mut calls) = (Instant::now(), JoinSet::new());
        let mut arrivals = 0_u32;
        while started.elapsed() < time {
            calls.spawn(self.hand_in_one());
            arrivals += 1;
            tokio::time::sleep_until((started + Duration::from_secs_f64(f64::from(arrivals) / rate)).into()).await;
            if arrivals.is_multiple_of(8) {
                measured::forget(&mut *store.connection().await?).await?;
            }
        }
        let took = started.elapsed().as_secs_f64();
        while let Some(call) = calls.join_next().await {
            call??;
        }
        // Verdicts of those that came last.
        tokio::time::sleep(Duration::from_secs(5)).await;
        Ok((self.handed_in.load(Relaxed), took))
    }

    /// Hands in until so many are decided.
    pub(super) async fn until_decided(&self, store: &Store, dossiers: usize, slots: usize, watch: &mut Watch) -> Result<(usize, f64)> {
        self.saturate(store, slots, watch, &|decided| decided >= dossiers).await
    }

    /// Keeps a few dossiers waiting until `enough`.
    async fn saturate(&self, store: &Store, slots: usize, watch: &mut Watch, enough: &dyn Fn(usize) -> bool) -> Result<(usize, f64)> {
        let (started, mut calls, mut marked) = (Instant::now(), JoinSet::new(), 0);
        loop {
            let mut db = store.connection().await?;
            let decided = measured::decided(&mut db).await?;
            measured::forget(&mut db).await?;
            ensure!(measured::given_up(&mut db).await?.is_empty(), "dossiers are given up");
            drop(db);
            if enough(decided) {
                break;
            }
            if decided >= marked + 20 {
                marked = decided;
                watch.mark(decided);
            }
            while let Some(call) = calls.try_join_next() {
                call??;
            }
            while self.handed_in.load(Relaxed) + calls.len() < decided + 2 * slots + 2 {
                calls.spawn(self.hand_in_one());
            }
            tokio::time::sleep(EVERY).await;
        }
        Ok((self.handed_in.load(Relaxed), started.elapsed().as_secs_f64()))
    }

    fn hand_in_one(&self) -> impl Future<Output = Result<()>> + Send + use<> {
        let (counter, folders, handed_in) = (Arc::clone(&self.counter), Arc::clone(&self.folders), Arc::clone(&self.handed_in));
        let number = self.next.fetch_add(1, Relaxed);
        async move {
            let turn = usize::try_from(number).unwrap_or(0) % folders.len();
            if let Some(folder) = folders.get(turn) {
                counter.hand_in(&folder.again(number)).await?;
                handed_in.fetch_add(1, Relaxed);
            }
            Ok(())
        }
    }
}
