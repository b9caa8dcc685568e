//! What processes cost, from /proc: core time and peak memory of `serve`, the workers, their children and PostgreSQL.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::task::JoinHandle;

/// Ticks of the kernel's clock in a second (USER_HZ, the same on every Linux).
const TICKS: f64 = 100.0;
/// How often processes are looked at.
const EVERY: Duration = Duration::from_millis(100);

/// A group of processes that is told as one.
pub(super) type Group = (&'static str, Vec<u32>);

/// Core time and memory of one group.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cost {
    /// Core-seconds since the watch began, ended children included.
    pub(super) core_seconds: f64,
    /// Largest resident size of one process of the group, MB.
    pub(super) peak_mb: f64,
    /// Largest sum of resident sizes, children included, MB. Pages that processes share are counted in each.
    pub(super) peak_sum_mb: f64,
}

/// What was seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// By group; children of workers as a group of their own.
    pub(super) groups: BTreeMap<&'static str, Cost>,
    /// Sum of all groups but PostgreSQL's at its highest, MB.
    pub(super) peak_all_mb: f64,
    /// Resident sizes by group: (dossiers decided, MB), for slopes.
    pub(super) growth: BTreeMap<&'static str, Vec<(f64, f64)>>,
}

/// Looks at processes while something runs.
pub(super) struct Watch {
    groups: Vec<Group>,
    start: BTreeMap<&'static str, f64>,
    seen: Arc<Mutex<Seen>>,
    looking: JoinHandle<()>,
}

impl Watch {
    pub(super) fn start(groups: &[Group]) -> Self {
        let seen = Arc::new(Mutex::new(Seen::default()));
        let (watched, noted) = (groups.to_vec(), Arc::clone(&seen));
        let looking = tokio::spawn(async move {
            loop {
                let now = resident(&watched);
                note(&mut noted.lock().unwrap_or_else(PoisonError::into_inner), &now);
                tokio::time::sleep(EVERY).await;
            }
        });
        Self { groups: groups.to_vec(), start: core_seconds(groups), seen, looking }
    }

    /// Notes the sizes for the slope.
    pub(super) fn mark(&mut self, dossiers: usize) {
        let now = resident(&self.groups);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        for (group, sizes) in now.iter().filter(|(group, _)| **group != CHILDREN) {
            seen.growth.entry(group).or_default().push((dossiers as f64, sizes.iter().sum()));
        }
    }

    pub(super) fn finish(self) -> Seen {
        self.looking.abort();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for (group, end) in core_seconds(&self.groups) {
            seen.groups.entry(group).or_default().core_seconds = end - self.start.get(group).copied().unwrap_or(0.0);
        }
        seen
    }
}

const CHILDREN: &str = "decoding children";

fn note(seen: &mut Seen, now: &BTreeMap<&'static str, Vec<f64>>) {
    for (group, sizes) in now {
        let cost = seen.groups.entry(group).or_default();
        cost.peak_mb = sizes.iter().copied().fold(cost.peak_mb, f64::max);
        cost.peak_sum_mb = cost.peak_sum_mb.max(sizes.iter().sum());
    }
    let ours = now.iter().filter(|(group, _)| **group != "postgres").flat_map(|(_, sizes)| sizes).sum();
    seen.peak_all_mb = seen.peak_all_mb.max(ours);
}

/// Resident sizes, MB, by group; of a worker's or the edge's children as a group of their own.
pub(super) fn resident(groups: &[Group]) -> BTreeMap<&'static str, Vec<f64>> {
    let mut sizes: BTreeMap<&'static str, Vec<f64>> = BTreeMap::new();
    let parents = parents();
    for (group, pids) in groups {
        for pid in pids {
            sizes.entry(group).or_default().push(resident_mb(*pid));
            let children = parents.iter().filter(|(_, parent)| parent == pid).map(|(child, _)| resident_mb(*child));
            sizes.entry(if *group == "postgres" { group } else { CHILDREN }).or_default().extend(children);
        }
    }
    sizes
}

/// Core-seconds of each group so far: of each process and its children that ended and were waited for, and of PostgreSQL's that live.
pub(super) fn core_seconds(groups: &[Group]) -> BTreeMap<&'static str, f64> {
    let parents = parents();
    let of = |(group, pids): &Group| {
        let living = parents.iter().filter(|(_, parent)| pids.contains(parent)).map(|(child, _)| own_seconds(*child));
        let with_children = pids.iter().map(|pid| ticks(*pid, &[13, 14, 15, 16]) / TICKS).sum::<f64>();
        (*group, with_children + living.sum::<f64>())
    };
    groups.iter().map(of).collect()
}

/// The private PostgreSQL of a data folder.
pub(super) fn postgres(data: &Path) -> Group {
    let file = fs::read_to_string(data.join("postgres/cluster/postmaster.pid")).unwrap_or_default();
    ("postgres", file.lines().next().and_then(|line| line.trim().parse().ok()).into_iter().collect())
}

fn own_seconds(pid: u32) -> f64 {
    ticks(pid, &[13, 14]) / TICKS
}

/// Core-seconds of this process's children that ended.
pub(super) fn children_seconds() -> f64 {
    ticks(std::process::id(), &[15, 16]) / TICKS
}

/// Fields of /proc/PID/stat, from 0 (proc(5) counts from 1).
fn ticks(pid: u32, fields: &[usize]) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The name may hold blanks: count from its closing bracket.
    let after: Vec<&str> = stat.rsplit_once(')').map(|(_, rest)| rest.split_whitespace().collect()).unwrap_or_default();
    fields.iter().filter_map(|field| after.get(field - 2)?.parse::<f64>().ok()).sum()
}

/// Every process with its parent.
fn parents() -> Vec<(u32, u32)> {
    let pids = fs::read_dir("/proc").into_iter().flatten().filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    pids.map(|pid| (pid, ticks(pid, &[3]) as u32)).collect()
}

fn resident_mb(pid: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(0.0) / 1_024.0
}

/// Growth per 1,000 dossiers, MB: the straight line through the second half of what was seen.
pub(super) fn slope(points: &[(f64, f64)]) -> f64 {
    let late = &points[points.len() / 2..];
    let n = late.len().max(1) as f64;
    let (x, y) = (late.iter().map(|p| p.0).sum::<f64>() / n, late.iter().map(|p| p.1).sum::<f64>() / n);
    let (up, across) = late.iter().fold((0.0, 0.0), |(up, across), p| (up + (p.0 - x) * (p.1 - y), across + (p.0 - x).powi(2)));
    if across > 0.0 { 1_000.0 * up / across } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slope_is_that_of_the_second_half() {
        let points: Vec<(f64, f64)> = (0..20).map(|i| (f64::from(i) * 100.0, if i < 10 { f64::from(i) * 50.0 } else { 500.0 + f64::from(i) })).collect();
        assert!((slope(&points) - 10.0).abs() < 1e-6);
        assert_eq!(slope(&[]), 0.0);
    }

    #[test]
    fn this_process_has_a_size_and_a_parent() {
        let id = std::process::id();
        assert!(resident_mb(id) > 1.0);
        assert!(parents().iter().any(|(pid, parent)| *pid == id && *parent > 0));
    }
}
