//! The worker: slots that take and read, a heartbeat, a reaper, an ear for new work.

mod previews;

use super::held::Held;
use super::step::{self, StepFailure};
use super::{Job, Stages, StepError};
use crate::clock::Clock;
use crate::dossier::ids::DossierId;
use crate::store::dossiers::Dossier;
use crate::store::work::{self, Lane, Lease, RetryPolicy};
use crate::store::{Store, StoreError};
use chrono::TimeDelta;
use sqlx::postgres::PgListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How a worker works.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Name of this process, for people.
    pub name: String,
    /// Dossiers read side by side.
    pub slots: usize,
    /// How long a lease lasts without a heartbeat.
    pub lease: Duration,
    /// How often to look for work where nobody calls.
    pub poll: Duration,
    /// How long to wait for running steps when stopping; then their leases are let go.
    pub grace: Duration,
    /// When to stop trying.
    pub retry: RetryPolicy,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: format!("{}", std::process::id()),
            slots: 1,
            lease: Duration::from_secs(20),
            poll: Duration::from_secs(1),
            grace: Duration::from_secs(5),
            retry: RetryPolicy::default(),
        }
    }
}

/// Makes the stages of one slot.
pub type MakeStages<S> = Arc<dyn Fn() -> Result<S, StepError> + Send + Sync>;

/// Reads dossiers until it is told to stop.
pub struct Worker<S> {
    store: Store,
    clock: Arc<dyn Clock>,
    make: MakeStages<S>,
    settings: Settings,
    held: Held,
    wake: Notify,
    /// Verdicts given since a reading was last taken.
    verdicts: AtomicU32,
}

/// After so many verdicts in a row a reading comes first, where one waits: verdicts that never cease do not starve the readings. At 0.25 and 1.7
/// core-seconds and the national peak's rate on two cores the simulated verdict p95 (`guichet bench --day`) is 9 s with 16 in a row, below 5 s
/// with 64.
pub const VERDICTS_IN_A_ROW: u32 = 64;

impl<S: Stages> Worker<S> {
    /// A worker that makes the stages of each slot by `make`.
    pub fn new(store: Store, clock: Arc<dyn Clock>, make: MakeStages<S>, settings: Settings) -> Arc<Self> {
        Arc::new(Self { store, clock, make, settings, held: Held::default(), wake: Notify::new(), verdicts: AtomicU32::new(0) })
    }

    /// Works until `stop`; then waits for running steps as long as the grace lasts, and lets go of the leases still held.
    pub async fn run(self: Arc<Self>, stop: CancellationToken) {
        let (slots, helpers) = (TaskTracker::new(), TaskTracker::new());
        let helpers_stop = CancellationToken::new();
        for _ in 0..self.settings.slots {
            slots.spawn(Arc::clone(&self).slot(stop.clone()));
        }
        helpers.spawn(until(helpers_stop.clone(), Arc::clone(&self).heartbeat()));
        helpers.spawn(until(helpers_stop.clone(), Arc::clone(&self).reaper()));
        helpers.spawn(until(helpers_stop.clone(), Arc::clone(&self).listen()));
        helpers.spawn(until(helpers_stop.clone(), Arc::clone(&self).look_at_previews()));
        stop.cancelled().await;
        self.wake.notify_waiters();
        slots.close();
        if timeout(self.settings.grace, slots.wait()).await.is_err() {
            tracing::info!(leases = self.held.all().len(), "stopping: running steps are let go of");
        }
        helpers_stop.cancel();
        self.let_go().await;
    }

    async fn slot(self: Arc<Self>, stop: CancellationToken) {
        let mut stages = None;
        while !stop.is_cancelled() {
            let called = self.wake.notified();
            match self.work_once(&mut stages).await {
                Ok(true) => {}
                Ok(false) => {
                    tokio::select! { () = called => {} () = sleep(self.settings.poll) => {} () = stop.cancelled() => {} }
                }
                Err(error) => {
                    tracing::warn!(%error, detail = error.detail(), "work could not be taken or ended; trying again");
                    tokio::select! { () = sleep(self.settings.poll) => {} () = stop.cancelled() => {} }
                }
            }
        }
    }

    /// Takes one dossier, gives its verdict or reads it, or both. Gives whether there was one.
    ///
    /// # Errors
    /// The store failed. A lease held then runs out by itself.
    pub async fn work_once(&self, stages: &mut Option<S>) -> Result<bool, StoreError> {
        let Some((lease, dossier)) = self.take().await? else { return Ok(false) };
        let written = match lease.lane {
            Lane::Verdict => self.look(lease.clone(), dossier, stages).await,
            Lane::Reading => self.read(&lease, &dossier, None, stages).await,
        };
        self.held.remove(lease.dossier);
        written.map(|()| true)
    }

    async fn look(&self, lease: Lease, dossier: Dossier, stages: &mut Option<S>) -> Result<(), StoreError> {
        let ready = match stages.take().map_or_else(|| (self.make)(), Ok) {
            Ok(ready) => ready,
            Err(error) => return self.failed(&lease, &error).await,
        };
        let (looked, back) = step::look(&self.store, &*self.clock, &lease, &dossier, ready).await;
        *stages = back;
        match looked {
            Ok(looking) => {
                let waited = self.clock.now() - looking.dossier.received_at.unwrap_or(looking.dossier.created_at);
                metrics::histogram!("guichet_verdict_seconds").record(waited.as_seconds_f64());
                match looking.goes_on {
                    Some((lease, job)) => {
                        self.verdicts.store(0, Relaxed);
                        self.read(&lease, &looking.dossier, Some(job), stages).await
                    }
                    None => Ok(()),
                }
            }
            Err(StepFailure::LeaseLost) => {
                warn_lost(&lease);
                Ok(())
            }
            Err(StepFailure::Failed(error)) => self.failed(&lease, &error).await,
        }
    }

    async fn read(&self, lease: &Lease, dossier: &Dossier, job: Option<Job>, stages: &mut Option<S>) -> Result<(), StoreError> {
        let started = std::time::Instant::now();
        let ended = match stages.take().map_or_else(|| (self.make)(), Ok) {
            Ok(ready) => {
                let (ended, back) = step::read(&self.store, &*self.clock, lease, dossier, job, ready).await;
                *stages = back;
                ended
            }
            Err(error) => Err(StepFailure::Failed(error)),
        };
        self.end(lease, ended, started.elapsed()).await
    }

    /// Verdicts first; after many of them in a row a reading.
    async fn take(&self) -> Result<Option<(Lease, Dossier)>, StoreError> {
        let verdict_first = self.verdicts.load(Relaxed) < VERDICTS_IN_A_ROW;
        let lanes = if verdict_first { [Lane::Verdict, Lane::Reading] } else { [Lane::Reading, Lane::Verdict] };
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let mut taken = None;
        for lane in lanes {
            if taken.is_none() {
                taken = work::take(&mut tx, lane, &self.settings.name, 1, now, now + lease_time(&self.settings)).await?.pop();
            }
        }
        tx.commit().await?;
        if let Some((lease, _)) = &taken {
            self.held.add(lease);
            match lease.lane {
                Lane::Verdict => drop(self.verdicts.fetch_add(1, Relaxed)),
                Lane::Reading => self.verdicts.store(0, Relaxed),
            }
        }
        Ok(taken)
    }

    async fn end(&self, lease: &Lease, ended: Result<Dossier, StepFailure>, took: Duration) -> Result<(), StoreError> {
        let id = lease.dossier;
        match ended {
            Ok(dossier) => {
                metrics::counter!("guichet_dossiers_decided_total", "route" => dossier.route.map_or("none", crate::dossier::Route::name)).increment(1);
                metrics::histogram!("guichet_step_seconds").record(took.as_secs_f64());
                tracing::info!(dossier.id = %id, stage = "work", route = dossier.route.map(crate::dossier::Route::name), duration_ms = took.as_millis() as u64, "decided");
                Ok(())
            }
            Err(StepFailure::LeaseLost) => {
                warn_lost(lease);
                Ok(())
            }
            Err(StepFailure::Failed(error)) => self.failed(lease, &error).await,
        }
    }

    async fn failed(&self, lease: &Lease, error: &StepError) -> Result<(), StoreError> {
        metrics::counter!("guichet_steps_failed_total", "code" => error.code()).increment(1);
        tracing::warn!(dossier.id = %lease.dossier, stage = "work", code = error.code(), attempt = lease.attempts + 1, "a step failed");
        let mut tx = self.store.begin().await?;
        match work::fail(&mut tx, lease, error.code(), error.may_be_retried(), &self.settings.retry, self.clock.now()).await {
            Err(StoreError::LeaseLost) => Ok(()),
            failed => {
                failed?;
                Ok(tx.commit().await?)
            }
        }
    }

    async fn heartbeat(self: Arc<Self>) {
        loop {
            sleep(self.settings.lease / 3).await;
            if let Err(error) = self.renew_leases().await {
                tracing::warn!(%error, detail = error.detail(), "leases could not be renewed");
            }
        }
    }

    /// Renews the leases held; gives those that were lost (their steps will find out when they finish).
    ///
    /// # Errors
    /// The database failed.
    pub async fn renew_leases(&self) -> Result<Vec<DossierId>, StoreError> {
        let leases = self.held.all();
        if leases.is_empty() {
            return Ok(Vec::new());
        }
        let mut db = self.store.connection().await?;
        let renewed = work::renew(&mut db, &leases, self.clock.now() + lease_time(&self.settings)).await?;
        Ok(leases.into_iter().map(|lease| lease.dossier).filter(|id| !renewed.contains(id)).collect())
    }

    async fn reaper(self: Arc<Self>) {
        loop {
            if let Err(error) = self.reap().await {
                tracing::warn!(%error, detail = error.detail(), "lost leases could not be taken back");
            }
            sleep(self.settings.poll.max(self.settings.lease / 10)).await;
        }
    }

    /// Takes back what dead workers held.
    ///
    /// # Errors
    /// The database failed.
    pub async fn reap(&self) -> Result<usize, StoreError> {
        let mut tx = self.store.begin().await?;
        let reaped = work::reap(&mut tx, &self.settings.retry, self.clock.now()).await?;
        tx.commit().await?;
        for dossier in &reaped {
            tracing::warn!(dossier.id = %dossier.id, stage = "work", state = dossier.state.name(), "a lease ran out");
        }
        Ok(reaped.len())
    }

    /// Hears of new work; only saves waiting, polling is the truth.
    async fn listen(self: Arc<Self>) {
        loop {
            if let Err(error) = self.hear().await {
                tracing::debug!(%error, "cannot listen for new work");
            }
            sleep(self.settings.poll).await;
        }
    }

    async fn hear(&self) -> Result<(), StoreError> {
        let mut listener = PgListener::connect_with(self.store.pool()).await?;
        listener.listen(work::CHANNEL).await?;
        loop {
            listener.recv().await?;
            self.wake.notify_waiters();
        }
    }

    /// Lets go of all leases held.
    async fn let_go(&self) {
        for lease in self.held.all() {
            if let Err(error) = self.let_one_go(&lease).await {
                tracing::warn!(dossier.id = %lease.dossier, %error, "a lease was not let go of; it runs out by itself");
            }
        }
    }

    async fn let_one_go(&self, lease: &Lease) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        work::let_go(&mut tx, lease, self.clock.now()).await?;
        tx.commit().await?;
        self.held.remove(lease.dossier);
        Ok(())
    }
}

fn warn_lost(lease: &Lease) {
    tracing::warn!(dossier.id = %lease.dossier, stage = "work", "the lease was lost; nothing is written");
}

fn lease_time(settings: &Settings) -> TimeDelta {
    TimeDelta::from_std(settings.lease).unwrap_or(TimeDelta::seconds(20))
}

async fn until(stop: CancellationToken, helper: impl Future<Output = ()>) {
    stop.run_until_cancelled(helper).await;
}
