//! Random operations in random order, with workers that die and lines that break. What must never be, whatever happens:
//!
//! - *lost*: a dossier whose scans were all acknowledged reaches no decision,
//! - *decided twice*: two decisions for one hand-in,
//! - *stuck*: a dossier that waits for the machine and has no work,
//! - *receipt without bytes*: a received dossier whose scans are not all there, byte for byte.
//!
//! `GUICHET_SIMULATION_ROUNDS` sets the number of rounds, `GUICHET_SIMULATION_SEED` the first seed.

use crate::support::{TestStore, dossier_id, fake, new_dossier};
use chrono::TimeDelta;
use guichet::clock::Clock;
use guichet::dossier::Route;
use guichet::dossier::ids::DossierId;
use guichet::dossier::state::State;
use guichet::intake::Intake;
use guichet::store::dossiers::{self, Dossier};
use guichet::store::work::{self, Lane, Lease, RetryPolicy};
use guichet::store::{Store, ledger};
use guichet::work::step::{StepFailure, decide};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};

const LEASE: TimeDelta = TimeDelta::seconds(20);

/// One dossier as its device knows it.
struct Device {
    id: DossierId,
    scans: u8,
}

/// A worker process: what it holds, and what it held before it died or was too slow.
#[derive(Default)]
struct Process {
    holds: Vec<(Lease, Dossier)>,
}

struct World<'a> {
    test: &'a TestStore,
    store: Store,
    intake: Intake,
    random: StdRng,
    devices: Vec<Device>,
    processes: Vec<Process>,
    /// Leases of dead processes whose finish may still arrive.
    late: Vec<(Lease, Dossier)>,
    policy: RetryPolicy,
}

impl World<'_> {
    async fn operate(&mut self) {
        match self.random.random_range(0..100) {
            0..=7 => self.create().await,
            8..=19 => self.put_manifest().await,
            20..=49 => self.put_scan().await,
            50..=64 => self.take().await,
            65..=69 => self.crash(),
            70..=76 => self.heartbeat().await,
            77..=85 => self.finish().await,
            86..=88 => self.fail().await,
            89..=92 => self.finish_late().await,
            93..=95 => self.retry_given_up().await,
            _ => self.wait().await,
        }
    }

    fn device(&mut self) -> Option<(DossierId, u8)> {
        self.devices.choose(&mut self.random).map(|device| (device.id, device.scans))
    }

    async fn create(&mut self) {
        // Half the time a device repeats a call that it made before.
        let known = self.random.random_bool(0.5).then(|| self.device()).flatten();
        let id = known.map_or_else(dossier_id, |(id, _)| id);
        let (_, new) = self.intake.create(&new_dossier(id, 412)).await.unwrap();
        assert_eq!(new, known.is_none());
        if new {
            let scans = self.random.random_range(1..=3);
            self.devices.push(Device { id, scans });
        }
    }

    async fn put_manifest(&mut self) {
        let Some((id, scans)) = self.device() else { return };
        self.intake.put_manifest(id, fake::manifest(1..=scans), None).await.unwrap();
    }

    async fn put_scan(&mut self) {
        let Some((id, scans)) = self.device() else { return };
        let position = self.random.random_range(1..=scans);
        if self.random.random_bool(0.1) {
            let cut = [Ok(bytes::Bytes::from_static(b"\x89PNG")), Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))];
            let sum = guichet::dossier::Sha256Sum::of(&fake::scan(position));
            assert!(self.intake.put_scan(id, position.into(), sum, futures_util::stream::iter(cut), None).await.is_err());
            return;
        }
        fake::put(&self.intake, id, position.into(), fake::scan(position)).await.unwrap();
    }

    fn process(&mut self) -> usize {
        self.random.random_range(0..self.processes.len())
    }

    async fn take(&mut self) {
        let (process, now, limit) = (self.process(), self.test.clock.now(), self.random.random_range(1..=3));
        let mut tx = self.store.begin().await.unwrap();
        let lane = if self.random.random_bool(0.5) { Lane::Verdict } else { Lane::Reading };
        let taken = work::take(&mut tx, lane, "simulated", limit, now, now + LEASE).await.unwrap();
        // Sometimes the process dies before the commit, or before it hears of it.
        match self.random.random_range(0..10) {
            0 => tx.rollback().await.unwrap(),
            1 => {
                tx.commit().await.unwrap();
                self.late.extend(taken);
            }
            _ => {
                tx.commit().await.unwrap();
                self.processes[process].holds.extend(taken);
            }
        }
    }

    fn crash(&mut self) {
        let process = self.process();
        let held = std::mem::take(&mut self.processes[process].holds);
        self.late.extend(held);
    }

    async fn heartbeat(&mut self) {
        let process = self.process();
        let leases: Vec<Lease> = self.processes[process].holds.iter().map(|(lease, _)| lease.clone()).collect();
        let mut db = self.store.connection().await.unwrap();
        work::renew(&mut db, &leases, self.test.clock.now() + LEASE).await.unwrap();
    }

    async fn finish(&mut self) {
        let process = self.process();
        if let Some((lease, dossier)) = self.processes[process].holds.pop() {
            self.finish_with(&lease, &dossier).await;
        }
    }

    async fn finish_late(&mut self) {
        if self.late.is_empty() {
            return;
        }
        let at = self.random.random_range(0..self.late.len());
        let (lease, dossier) = if self.random.random_bool(0.5) { self.late.swap_remove(at) } else { self.late[at].clone() };
        self.finish_with(&lease, &dossier).await;
    }

    async fn look_with(&mut self, lease: &Lease) {
        let (go_on, process) = (self.random.random_bool(0.5), self.process());
        let mut tx = self.store.begin().await.unwrap();
        match work::looked_at(&mut tx, lease, go_on, self.test.clock.now()).await {
            Ok(reading) => {
                tx.commit().await.unwrap();
                self.processes[process].holds.extend(go_on.then_some(reading));
            }
            Err(guichet::store::StoreError::LeaseLost) => {}
            Err(error) => panic!("{error}"),
        }
    }

    async fn finish_with(&mut self, lease: &Lease, dossier: &Dossier) {
        if lease.lane == Lane::Verdict {
            return self.look_with(lease).await;
        }
        let route = *[Route::Automatic, Route::Manual].choose(&mut self.random).unwrap();
        match decide(&self.store, &self.test.clock.clone(), lease, dossier, fake::outcome(lease.dossier, route)).await {
            Ok(_) | Err(StepFailure::LeaseLost) => {}
            Err(StepFailure::Failed(error)) => panic!("{error}"),
        }
    }

    async fn fail(&mut self) {
        let process = self.process();
        let Some((lease, _)) = self.processes[process].holds.pop() else { return };
        let mut tx = self.store.begin().await.unwrap();
        let again = self.random.random_bool(0.7);
        match work::fail(&mut tx, &lease, "simulated", again, &self.policy, self.test.clock.now()).await {
            Ok(_) => tx.commit().await.unwrap(),
            Err(guichet::store::StoreError::LeaseLost) => {}
            Err(error) => panic!("{error}"),
        }
    }

    async fn retry_given_up(&mut self) {
        let given_up = work::given_up(&mut self.store.connection().await.unwrap()).await.unwrap();
        for given_up in given_up {
            let mut tx = self.store.begin().await.unwrap();
            work::retry(&mut tx, given_up.dossier_id, None, self.test.clock.now()).await.unwrap();
            tx.commit().await.unwrap();
        }
    }

    async fn wait(&mut self) {
        let seconds = if self.random.random_bool(0.3) { 1_000 } else { self.random.random_range(1..30) };
        self.test.clock.advance(TimeDelta::seconds(seconds));
        let mut tx = self.store.begin().await.unwrap();
        work::reap(&mut tx, &self.policy, self.test.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Everything heals: the devices hand in what is missing, the workers work until nothing is left.
    async fn heal(&mut self) {
        for Device { id, scans } in &self.devices {
            self.intake.put_manifest(*id, fake::manifest(1..=*scans), None).await.unwrap();
            for position in 1..=*scans {
                fake::put(&self.intake, *id, position.into(), fake::scan(position)).await.unwrap();
            }
        }
        for _ in 0..400 {
            self.retry_given_up().await;
            self.test.clock.advance(TimeDelta::minutes(20));
            self.wait().await;
            self.take().await;
            self.take().await;
            for process in 0..self.processes.len() {
                while let Some((lease, dossier)) = self.processes[process].holds.pop() {
                    self.finish_with(&lease, &dossier).await;
                }
            }
            let depth = work::depth(&mut self.store.connection().await.unwrap()).await.unwrap();
            if depth.waiting + depth.leased + depth.given_up == 0 {
                return;
            }
        }
        panic!("stuck: work is left");
    }

    /// What must hold after every operation.
    async fn check(&self) {
        let mut db = self.store.connection().await.unwrap();
        let differences = ledger::rows(&mut db).await.unwrap().differences;
        assert_eq!(differences, [], "stuck, or a receipt without its scans");
        let (twice,): (i64,) = sqlx::query_as("select count(*) from (select dossier_id from events where what = 'decided' group by 1 having count(*) > 1) t")
            .fetch_one(&mut *db)
            .await
            .unwrap();
        assert_eq!(twice, 0, "decided twice");
    }

    async fn check_end(&self) {
        for device in &self.devices {
            let dossier = dossiers::find(&mut self.store.connection().await.unwrap(), device.id).await.unwrap();
            assert!(matches!(dossier.state, State::Settled(_) | State::InWorklist), "lost: {:?}", dossier.state);
        }
        let whole = ledger::whole(&self.store).await.unwrap();
        assert_eq!(whole.differences, [], "receipt without bytes");
        assert_eq!(whole.accounts.iter().map(|account| account.dossiers).sum::<i64>(), i64::try_from(self.devices.len()).unwrap());
    }
}

async fn round(seed: u64) {
    let test = TestStore::new().await;
    let policy = RetryPolicy { max_attempts: 3, max_lost_leases: 4, ..RetryPolicy::default() };
    let mut world = World {
        store: test.store.clone(),
        intake: test.intake(),
        test: &test,
        random: StdRng::seed_from_u64(seed),
        devices: Vec::new(),
        processes: (0..3).map(|_| Process::default()).collect(),
        late: Vec::new(),
        policy,
    };
    for _ in 0..80 {
        world.operate().await;
        world.check().await;
    }
    world.heal().await;
    world.check().await;
    world.check_end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn random_operations_lose_nothing_and_decide_once() {
    let number = |name: &str, default| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default);
    let first = number("GUICHET_SIMULATION_SEED", 1);
    for seed in first..first + number("GUICHET_SIMULATION_ROUNDS", 20) {
        // The seed of a round that fails stands in the output.
        println!("seed {seed}");
        round(seed).await;
    }
}
