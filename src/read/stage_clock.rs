//! Where a worker's core time goes: one clock for each worker thread, switched from stage to stage.
//!
//! Comes in: "this is now stage X". Goes out: core-seconds by stage; whatever runs inside a stage and names one of its own is counted there
//! only. Never: time of another thread. It costs two system calls a stage, under a microsecond.

use crate::dossier::stage::{CoreSeconds, Stage};
use cpu_time::ThreadTime;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering::Relaxed};

const STAGES: usize = Stage::ALL.len();

/// The clock of one worker thread. Atomics only because the tools of a thread are lent by shared reference; nobody else writes them.
#[derive(Debug, Default)]
pub struct StageClock {
    spent: [AtomicU64; STAGES],
    current: AtomicU8,
    since: AtomicU64,
}

impl StageClock {
    /// Starts anew on this thread; what runs from here on belongs to [`Stage::Rest`].
    pub fn start(&self) {
        self.spent.iter().for_each(|spent| spent.store(0, Relaxed));
        self.current.store(Stage::Rest as u8, Relaxed);
        self.since.store(now(), Relaxed);
    }

    /// Runs `work` as `stage`.
    pub fn time<T>(&self, stage: Stage, work: impl FnOnce() -> T) -> T {
        let before = self.switch(stage as u8);
        let done = work();
        self.switch(before);
        done
    }

    fn switch(&self, to: u8) -> u8 {
        let (now, from) = (now(), self.current.swap(to, Relaxed));
        let passed = now.saturating_sub(self.since.swap(now, Relaxed));
        if let Some(spent) = self.spent.get(usize::from(from)) {
            spent.fetch_add(passed, Relaxed);
        }
        from
    }

    /// What was spent since the start.
    pub fn read(&self) -> CoreSeconds {
        self.switch(self.current.load(Relaxed));
        let mut seconds = CoreSeconds::default();
        for stage in Stage::ALL {
            seconds.add(stage, self.spent[stage as usize].load(Relaxed) as f64 / 1e9);
        }
        seconds
    }
}

/// Core time of this thread, nanoseconds.
fn now() -> u64 {
    u64::try_from(ThreadTime::now().as_duration().as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spin(nanoseconds: u64) {
        let until = now() + nanoseconds;
        while now() < until {}
    }

    #[test]
    fn what_runs_inside_another_stage_is_counted_once() {
        let clock = StageClock::default();
        clock.start();
        clock.time(Stage::Printed, || {
            spin(2_000_000);
            clock.time(Stage::Barcodes, || spin(4_000_000));
        });
        let spent = clock.read();
        assert!((0.002..0.004).contains(&spent.of(Stage::Printed)), "{spent:?}");
        assert!(spent.of(Stage::Barcodes) >= 0.004 && spent.total() < 0.012, "{spent:?}");
    }
}
