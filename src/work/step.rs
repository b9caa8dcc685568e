//! The way of a dossier through the worker on one screen: scans in; first the counter's verdict, then the decision out.

use super::{Job, Looked, Outcome, Records, Stages, StepError};
use crate::clock::Clock;
use crate::dossier::Sha256Sum;
use crate::dossier::ids::DossierId;
use crate::dossier::state::{Event, State};
use crate::store::dossiers::Dossier;
use crate::store::objects::ObjectKey;
use crate::store::readings::{self, PageImage};
use crate::store::work::{self, Lease};
use crate::store::{Store, StoreError, counter_verdicts, dossiers, duplicates, queues, scans, search};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use tokio::runtime::Handle;

/// Looks at one leased dossier and writes the counter's verdict; then goes on with the reading, under the same lease, where nobody else waits for a
/// verdict. Gives the dossier, and the stages back for the next one (unless they panicked).
///
/// # Errors
/// Why there is no verdict, or no decision. [`StepFailure::LeaseLost`]: another has the dossier now; nothing was written.
pub(super) async fn look<S: Stages>(
    store: &Store,
    clock: &dyn Clock,
    lease: &Lease,
    dossier: &Dossier,
    stages: S,
) -> (Result<Looking, StepFailure>, Option<S>) {
    let job = match load(store, dossier).await {
        Ok(job) => job,
        Err(error) => return (Err(error.into()), Some(stages)),
    };
    let looking = job.clone();
    match run(store, dossier, stages, move |stages, records| stages.look(looking, records)).await {
        (Ok(looked), stages) => (tell(store, clock, lease, &looked).await.map(|told| told.with(job)), stages),
        (Err(error), stages) => (Err(error.into()), stages),
    }
}

/// A dossier that was looked at.
pub(super) struct Looking {
    /// The hold for the reading, where it goes on at once; its scans are loaded.
    pub(super) goes_on: Option<(Lease, Job)>,
    /// The dossier.
    pub(super) dossier: Dossier,
}

/// Reads one leased dossier and writes its decision. Gives the dossier, and the stages back. `job`: its scans, where they are loaded.
///
/// # Errors
/// As [`look`].
pub(super) async fn read<S: Stages>(
    store: &Store,
    clock: &dyn Clock,
    lease: &Lease,
    dossier: &Dossier,
    job: Option<Job>,
    stages: S,
) -> (Result<Dossier, StepFailure>, Option<S>) {
    let job = match job {
        Some(job) => Ok(job),
        None => load(store, dossier).await,
    };
    let job = match job {
        Ok(job) => job,
        Err(error) => return (Err(error.into()), Some(stages)),
    };
    match run(store, dossier, stages, move |stages, records| stages.read(job, records)).await {
        (Ok(outcome), stages) => (decide(store, clock, lease, dossier, outcome).await, stages),
        (Err(error), stages) => (Err(error.into()), stages),
    }
}

/// Runs stages on a thread that may block.
async fn run<S: Stages, T: Send + 'static>(
    store: &Store,
    dossier: &Dossier,
    stages: S,
    work: impl FnOnce(&mut S, &Records) -> Result<T, StepError> + Send + 'static,
) -> (Result<T, StepError>, Option<S>) {
    let received_at = dossier.received_at.unwrap_or(dossier.created_at);
    let records = Records::new(store.clone(), Handle::current(), dossier.id, received_at);
    let ran = tokio::task::spawn_blocking(move || {
        let mut stages = stages;
        let done = work(&mut stages, &records);
        (done, stages)
    });
    match ran.await {
        Ok((done, stages)) => (done, Some(stages)),
        Err(_panicked) => (Err(StepError::Retry { code: "panicked" }), None),
    }
}

/// Why a step ended without a decision.
#[derive(Debug)]
pub enum StepFailure {
    /// Another has the dossier now.
    LeaseLost,
    /// No result.
    Failed(StepError),
}

impl From<StepError> for StepFailure {
    fn from(error: StepError) -> Self {
        Self::Failed(error)
    }
}

impl From<StoreError> for StepFailure {
    fn from(error: StoreError) -> Self {
        if matches!(error, StoreError::LeaseLost) { Self::LeaseLost } else { Self::Failed(error.into()) }
    }
}

/// Fetches the scans of the manifest, each held against its sum.
async fn load(store: &Store, dossier: &Dossier) -> Result<Job, StoreError> {
    let mut db = store.connection().await?;
    let manifest = scans::manifest(&mut db, dossier.id).await?;
    let stored = scans::current(&mut db, dossier.id).await?;
    drop(db);
    let mut job = Job { dossier: dossier.id, scans: Vec::with_capacity(manifest.len()), sums: Vec::new(), received_on: dossier.received_on() };
    for entry in manifest {
        let scan = stored.iter().find(|scan| scan.position == entry.position && scan.sha256 == entry.sha256);
        let scan = scan.ok_or(StoreError::Inconsistent { table: "scans", column: "sha256" })?;
        job.sums.push(scan.sha256);
        job.scans.push((entry.name, store.objects().get(&scan.object_key, scan.sha256).await?));
    }
    Ok(job)
}

/// Writes the counter's verdict, and moves the dossier on to the lane of the reading, in one transaction that must hold the lease's token.
async fn tell(store: &Store, clock: &dyn Clock, lease: &Lease, looked: &Looked) -> Result<Told, StepFailure> {
    let now = clock.now();
    let mut tx = store.begin().await?;
    let others_wait = work::verdicts_wait(&mut tx, now).await?;
    let (reading, mut dossier) = work::looked_at(&mut tx, lease, !others_wait, now).await?;
    counter_verdicts::put(&mut tx, &dossier, &looked.verdict, &looked.reader, now).await?;
    dossiers::touch(&mut tx, &mut dossier, "verdict_given", None, now).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Told { reading: (!others_wait).then_some(reading), dossier })
}

/// A verdict written.
struct Told {
    reading: Option<Lease>,
    dossier: Dossier,
}

impl Told {
    fn with(self, job: Job) -> Looking {
        Looking { goes_on: self.reading.map(|lease| (lease, job)), dossier: self.dossier }
    }
}

/// Where the reading says otherwise than the counter was told, the dossier says so.
async fn hold_against_verdict(tx: &mut crate::store::Tx, dossier: &mut Dossier, outcome: &Outcome, now: DateTime<Utc>) -> Result<(), StoreError> {
    let told = counter_verdicts::latest(tx, dossier.id).await?.filter(|told| told.hand_in == dossier.hand_in);
    let Some(told) = told else { return Ok(()) };
    let contradiction = told.verdict.held_against(&outcome.reading);
    if contradiction.is_empty() {
        return Ok(());
    }
    counter_verdicts::contradict(tx, dossier, &contradiction).await?;
    dossiers::touch(tx, dossier, "verdict_corrected", None, now).await
}

/// Stores the pictures, then, in one transaction: the lease's end, reading, findings, what is remembered, decision.
///
/// # Errors
/// [`StepFailure::LeaseLost`]: another has the dossier now; nothing was written. Else the store failed.
pub async fn decide(store: &Store, clock: &dyn Clock, lease: &Lease, dossier: &Dossier, outcome: Outcome) -> Result<Dossier, StepFailure> {
    let images = store_images(store, dossier.id, dossier, &outcome).await?;
    let now = clock.now();
    let mut tx = store.begin().await?;
    let mut dossier = work::finish(&mut tx, lease).await?;
    hold_against_verdict(&mut tx, &mut dossier, &outcome, now).await?;
    readings::insert(&mut tx, &dossier, &outcome.reading, &outcome.versions, &images, now).await?;
    duplicates::remember(&mut tx, &dossier, &outcome.fingerprints, &outcome.act_keys).await?;
    let dossier = dossiers::change(&mut tx, dossier, &Event::Decided(outcome.reading.route), None, None, now).await?;
    search::remember(&mut tx, dossier.id, dossier.received_at.unwrap_or(dossier.created_at), &outcome.reading, &BTreeMap::new()).await?;
    if dossier.state == State::InWorklist {
        queues::place(&mut tx, &dossier, &outcome.reading, now).await?;
    }
    tx.commit().await.map_err(StoreError::from)?;
    Ok(dossier)
}

async fn store_images(store: &Store, id: DossierId, dossier: &Dossier, outcome: &Outcome) -> Result<Vec<PageImage>, StoreError> {
    let mut images = Vec::new();
    for (page, bytes) in outcome.page_images.iter().enumerate() {
        let Some(bytes) = bytes else { continue };
        let sha256 = Sha256Sum::of(bytes);
        let key = ObjectKey::page(id, dossier.created_at, sha256);
        store.objects().put(&key, bytes.clone()).await?;
        images.push(PageImage { page, key, sha256, size: bytes.len() });
    }
    Ok(images)
}
