//! What was measured, as a table and as JSON.

use super::machine;
use super::processes::{Cost, Seen, slope};
use super::service::Service;
use anyhow::Result;
use guichet::dossier::{CoreSeconds, Stage};
use guichet::store::measured::{self, Passage};
use serde_json::{Value, json};
use std::fmt::Write;

/// Of what workers spend on a dossier beside its stages, the part that belongs to its verdict.
pub(super) const REST_OF_VERDICT: f64 = 0.25;

/// The figures of one run.
pub(super) struct Report {
    pub(super) passages: Vec<Passage>,
    pub(super) seen: Seen,
    pub(super) handed_in: usize,
    /// Seconds over which dossiers arrived, or were decided.
    pub(super) took: f64,
    idle_mb: f64,
    load: f64,
}

impl Report {
    pub(super) async fn of(service: &Service, seen: Seen, handed_in: usize, took: f64, idle_mb: f64) -> Result<Self> {
        let passages = measured::passages(&mut *service.opened.store.connection().await?).await?;
        Ok(Self { passages, seen, handed_in, took, idle_mb, load: machine::load() })
    }

    fn read(&self) -> usize {
        self.passages.iter().filter(|passage| passage.decided_after.is_some()).count()
    }

    fn told(&self) -> usize {
        self.passages.iter().filter(|passage| passage.verdict_after.is_some()).count()
    }

    fn pages(&self) -> u32 {
        self.passages.iter().map(|passage| passage.pages).sum()
    }

    /// Sum over dossiers of a part's stages.
    fn sum(&self, of: fn(&Passage) -> &CoreSeconds) -> CoreSeconds {
        let mut sum = CoreSeconds::default();
        self.passages.iter().for_each(|passage| sum.add_all(of(passage)));
        sum
    }

    /// Core-seconds of a verdict, and of a reading.
    pub(super) fn service_times(&self) -> (f64, f64) {
        let per = |sum: f64, count: usize| sum / count.max(1) as f64;
        (per(self.sum(|p| &p.verdict).total(), self.told()), per(self.sum(|p| &p.reading).total(), self.read()))
    }

    fn cost(&self, group: &str) -> Cost {
        self.seen.groups.get(group).copied().unwrap_or_default()
    }

    /// Core-seconds a dossier of everything that is no stage: uploads and hashing in `serve`, rows in PostgreSQL, and the workers' own rest. At the peak's
    /// rate many are told and few are read, so each counts as the part of a dossier that it is.
    pub(super) fn overhead(&self) -> (f64, f64, f64) {
        let stages = self.sum(|p| &p.verdict).total() + self.sum(|p| &p.reading).total();
        let received = self.passages.len().max(1) as f64;
        let worked = (self.told() as f64 * REST_OF_VERDICT + self.read() as f64 * (1.0 - REST_OF_VERDICT)).max(1.0);
        let rest = (self.cost("workers").core_seconds - stages).max(0.0);
        (self.cost("serve").core_seconds / received, self.cost("postgres").core_seconds / received, rest / worked)
    }

    /// Core-seconds a dossier, everything included.
    pub(super) fn all(&self) -> f64 {
        let ((verdict, reading), (serve, postgres, rest)) = (self.service_times(), self.overhead());
        verdict + reading + serve + postgres + rest
    }

    /// Verdict delays, sorted, seconds.
    pub(super) fn delays(&self) -> Vec<f64> {
        let mut delays: Vec<f64> = self.passages.iter().filter_map(|passage| passage.verdict_after).collect();
        delays.sort_by(f64::total_cmp);
        delays
    }

    /// Dossiers decided a day at the pace of this run.
    fn a_day(&self) -> f64 {
        self.read() as f64 / self.took.max(1e-9) * 86_400.0
    }

    pub(super) fn table(&self) -> String {
        let (mut out, (verdict, reading)) = (String::new(), self.service_times());
        let (serve, postgres, rest) = self.overhead();
        let _ = writeln!(out, "\n{}", machine::described());
        let _ = writeln!(
            out,
            "{} dossiers handed in, {} told, {} decided in {:.0} s ({} pages); load {:.1}",
            self.handed_in,
            self.told(),
            self.read(),
            self.took,
            self.pages(),
            self.load
        );
        let _ = writeln!(out, "dossiers a day, day and night: {:.0}", self.a_day());
        let _ = writeln!(out, "\ncore-seconds a dossier     verdict   reading");
        let (of_verdict, of_reading) = (self.sum(|p| &p.verdict), self.sum(|p| &p.reading));
        for stage in Stage::ALL {
            let per = |sum: &CoreSeconds, count: usize| sum.of(stage) / count.max(1) as f64;
            let _ = writeln!(out, "  {:<22} {:>9.4} {:>9.4}", stage.name(), per(&of_verdict, self.told()), per(&of_reading, self.read()));
        }
        let _ = writeln!(out, "  {:<22} {verdict:>9.4} {reading:>9.4}", "together");
        let _ =
            writeln!(out, "  upload, hash, objects (serve) {serve:.4}   database {postgres:.4}   rest of the workers {rest:.4}   everything {:.4}", self.all());
        let delays = self.delays();
        let _ = writeln!(
            out,
            "\nverdict after the last scan: p50 {:.2} s, p95 {:.2} s, p99 {:.2} s",
            quantile(&delays, 0.5),
            quantile(&delays, 0.95),
            quantile(&delays, 0.99)
        );
        let _ = writeln!(out, "verdicts that the reading corrected: {}", self.passages.iter().filter(|p| p.contradicted).count());
        let _ = writeln!(out, "decided after the last scan: p50 {:.1} s, p95 {:.1} s", quantile(&self.waits(), 0.5), quantile(&self.waits(), 0.95));
        let _ = writeln!(out, "\npeak memory                one process   together   MB");
        for (group, cost) in &self.seen.groups {
            let _ = writeln!(out, "  {group:<22} {:>13.0} {:>10.0}", cost.peak_mb, cost.peak_sum_mb);
        }
        let _ = writeln!(out, "  serve idle {:.0} MB; serve, workers and children at once {:.0} MB", self.idle_mb, self.seen.peak_all_mb);
        out
    }

    /// Seconds from the last scan to the decision, sorted.
    fn waits(&self) -> Vec<f64> {
        let mut waits: Vec<f64> = self.passages.iter().filter_map(|passage| passage.decided_after).collect();
        waits.sort_by(f64::total_cmp);
        waits
    }

    /// Growth of memory over the run.
    pub(super) fn slopes(&self) -> String {
        let line = |(group, points): (&&str, &Vec<(f64, f64)>)| format!("memory of {group}: {:+.2} MB per 1,000 dossiers\n", slope(points));
        self.seen.growth.iter().map(line).collect()
    }

    pub(super) fn json(&self) -> Value {
        let (serve, postgres, rest) = self.overhead();
        let per = |sum: CoreSeconds, count: usize| -> Value {
            Stage::ALL.into_iter().map(|stage| (stage.name().to_owned(), json!(sum.of(stage) / count.max(1) as f64))).collect::<serde_json::Map<_, _>>().into()
        };
        let delays = self.delays();
        let memory = |(group, cost): (&&str, &Cost)| ((*group).to_owned(), json!({"process": cost.peak_mb, "together": cost.peak_sum_mb}));
        json!({
            "machine": machine::described(),
            "handed_in": self.handed_in,
            "decided": self.read(),
            "seconds": self.took,
            "dossiers_a_day": self.a_day(),
            "core_seconds": {
                "verdict": per(self.sum(|p| &p.verdict), self.told()),
                "reading": per(self.sum(|p| &p.reading), self.read()),
                "serve": serve, "postgres": postgres, "workers_rest": rest, "all": self.all(),
            },
            "verdict_seconds": {"p50": quantile(&delays, 0.5), "p95": quantile(&delays, 0.95), "p99": quantile(&delays, 0.99)},
            "decided_seconds": {"p50": quantile(&self.waits(), 0.5), "p95": quantile(&self.waits(), 0.95)},
            "memory_mb": self.seen.groups.iter().map(memory).collect::<serde_json::Map<_, _>>(),
            "memory_slope_mb": self.seen.growth.iter().map(|(group, points)| ((*group).to_owned(), json!(slope(points)))).collect::<serde_json::Map<_, _>>(),
            "serve_idle_mb": self.idle_mb,
            "all_processes_mb": self.seen.peak_all_mb,
        })
    }
}

/// The value below which a share of sorted values lies.
pub(super) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let at = (sorted.len() as f64 * share) as usize;
    sorted.get(at.min(sorted.len().saturating_sub(1))).copied().unwrap_or(0.0)
}
