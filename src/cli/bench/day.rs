//! The national day on this machine, simulated with the service times that were measured: 80,000 dossiers in eight hours, a peak hour at twice their
//! mean, verdicts first, readings in what is left until the next morning.

use super::load::DAY;
use super::report::{REST_OF_VERDICT, Report, quantile};
use guichet::work::worker::VERDICTS_IN_A_ROW;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::fmt::Write;

/// Hour of the eight, from 0, in which twice the mean arrives.
const PEAK_HOUR: usize = 2;
/// A day, seconds.
const WHOLE_DAY: f64 = 86_400.0;

/// What a dossier costs a core, seconds.
#[derive(Clone, Copy, Debug)]
struct Costs {
    /// Upload, rows, verdict.
    verdict: f64,
    /// The reading and its rows.
    reading: f64,
}

/// What happened on a day.
pub(super) struct Day {
    /// Verdict delays by hour of the eight, sorted, seconds.
    by_hour: Vec<Vec<f64>>,
    /// Readings that wait at the end of the eight hours.
    backlog: usize,
    /// Hours after opening at which nothing waits any more; nothing where that is not before the next opening.
    done_after: Option<f64>,
    /// Delays measured in the run at the peak's rate, and simulated for the peak hour: p95.
    held_against: (f64, f64),
}

/// Simulates the day with the costs of a run on `slots` slots.
pub(super) fn simulate(report: &Report, slots: usize) -> Day {
    let (serve, postgres, rest) = report.overhead();
    // What is no stage is spent around both.
    let costs: Vec<Costs> = report
        .passages
        .iter()
        .filter(|passage| passage.decided_after.is_some() && passage.verdict_after.is_some())
        .map(|passage| Costs {
            verdict: passage.verdict.total() + serve + postgres / 2.0 + rest * REST_OF_VERDICT,
            reading: passage.reading.total() + postgres / 2.0 + rest * (1.0 - REST_OF_VERDICT),
        })
        .collect();
    let mut day = run(&costs, slots, &mut StdRng::seed_from_u64(1));
    day.held_against = (quantile(&report.delays(), 0.95), day.by_hour.get(PEAK_HOUR).map_or(0.0, |delays| quantile(delays, 0.95)));
    day
}

/// Moments at which dossiers arrive, seconds from opening.
fn arrivals(random: &mut StdRng) -> Vec<f64> {
    let (dossiers, hours, peak) = DAY;
    let mean = dossiers / hours;
    let mut all = Vec::new();
    for hour in 0..hours as usize {
        let rate = if hour == PEAK_HOUR { mean * peak } else { mean * (hours - peak) / (hours - 1.0) };
        let mut at = 0.0;
        loop {
            at -= (1.0 - random.random::<f64>()).ln() * 3_600.0 / rate;
            if at >= 3_600.0 {
                break;
            }
            all.push(hour as f64 * 3_600.0 + at);
        }
    }
    all
}

fn run(costs: &[Costs], slots: usize, random: &mut StdRng) -> Day {
    let mut day = Day { by_hour: vec![Vec::new(); DAY.1 as usize], backlog: 0, done_after: None, held_against: (0.0, 0.0) };
    if costs.is_empty() {
        return day;
    }
    let mut coming: VecDeque<(f64, Costs)> =
        arrivals(random).into_iter().map(|at| (at, costs.choose(random).copied().unwrap_or(Costs { verdict: 0.0, reading: 0.0 }))).collect();
    let (mut verdicts, mut readings): (VecDeque<(f64, Costs)>, VecDeque<f64>) = Default::default();
    let mut free = vec![0.0_f64; slots.max(1)];
    let mut in_a_row = 0;
    while let Some(slot) = (0..free.len()).min_by(|a, b| free[*a].total_cmp(&free[*b])) {
        let mut now = free[slot];
        if verdicts.is_empty() && readings.is_empty() {
            let Some((at, _)) = coming.front() else { break };
            now = now.max(*at);
        }
        while let Some(arrived) = coming.pop_front_if(|(at, _)| *at <= now) {
            verdicts.push_back(arrived);
        }
        let reading_first = in_a_row >= VERDICTS_IN_A_ROW && !readings.is_empty();
        let verdict = if reading_first { None } else { verdicts.pop_front() };
        match verdict {
            Some((at, costs)) => {
                in_a_row += 1;
                let told = now + costs.verdict;
                if let Some(hour) = day.by_hour.get_mut((at / 3_600.0) as usize) {
                    hour.push(told - at);
                }
                readings.push_back(costs.reading);
                free[slot] = told;
            }
            None => {
                in_a_row = 0;
                free[slot] = now + readings.pop_front().unwrap_or(0.0);
            }
        }
        if now <= DAY.1 * 3_600.0 {
            day.backlog = readings.len();
        }
    }
    let end = free.iter().copied().fold(0.0, f64::max);
    day.done_after = (end < WHOLE_DAY).then_some(end / 3_600.0);
    day.by_hour.iter_mut().for_each(|delays| delays.sort_by(f64::total_cmp));
    day
}

impl Day {
    pub(super) fn table(&self) -> String {
        let mut out = String::from(
            "\nthe national day, simulated: 80,000 dossiers in 8 hours, the third hour at twice their mean\nhour  dossiers   verdict p50    p95    p99  s\n",
        );
        for (hour, delays) in self.by_hour.iter().enumerate() {
            let _ = writeln!(
                out,
                "{:>4}  {:>8}   {:>11.2} {:>6.2} {:>6.2}",
                hour + 1,
                delays.len(),
                quantile(delays, 0.5),
                quantile(delays, 0.95),
                quantile(delays, 0.99)
            );
        }
        let done = self.done_after.map_or_else(|| "not before the next opening".to_owned(), |hours| format!("{hours:.1} hours after opening"));
        let _ = writeln!(out, "readings that wait at closing: {}; nothing waits: {done}", self.backlog);
        let _ = writeln!(out, "verdict p95 at the peak's rate: measured {:.2} s, simulated {:.2} s", self.held_against.0, self.held_against.1);
        out
    }

    pub(super) fn json(&self) -> Value {
        json!({
            "verdict_p95_by_hour": self.by_hour.iter().map(|delays| quantile(delays, 0.95)).collect::<Vec<_>>(),
            "backlog_at_closing": self.backlog,
            "done_after_hours": self.done_after,
            "peak_p95": {"measured": self.held_against.0, "simulated": self.held_against.1},
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(verdict: f64, reading: f64) -> Day {
        run(&[Costs { verdict, reading }], 2, &mut StdRng::seed_from_u64(7))
    }

    #[test]
    fn what_fits_is_told_at_once_and_read_by_morning() {
        let day = day(0.25, 1.7);
        assert_eq!(day.by_hour.len(), 8);
        assert!((9_500..10_500).contains(&(day.by_hour.iter().map(Vec::len).sum::<usize>() / 8)));
        assert!(day.by_hour.iter().all(|delays| quantile(delays, 0.95) < 5.0), "{}", day.table());
        assert!(day.backlog > 40_000 && day.done_after.is_some(), "{}", day.table());
    }

    #[test]
    fn what_does_not_fit_is_seen() {
        assert!(day(0.25, 2.2).done_after.is_none());
        assert!(quantile(&day(0.6, 0.5).by_hour[2], 0.95) > 60.0);
    }
}
