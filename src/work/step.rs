//! The pipeline on one screen: scans in, decision out.

use super::{Job, Outcome, Records, Stages, StepError};
use crate::clock::Clock;
use crate::dossier::Sha256Sum;
use crate::dossier::ids::DossierId;
use crate::dossier::state::{Event, State};
use crate::store::dossiers::Dossier;
use crate::store::objects::ObjectKey;
use crate::store::readings::{self, PageImage};
use crate::store::work::{self, Lease};
use crate::store::{Store, StoreError, dossiers, duplicates, queues, scans, search};
use std::collections::BTreeMap;
use tokio::runtime::Handle;

/// Reads one leased dossier and writes its decision. Gives the dossier, and the stages back for the next one (unless they panicked).
///
/// # Errors
/// Why there is no decision. [`StepFailure::LeaseLost`]: another has the dossier now; nothing was written.
pub(super) async fn step<S: Stages>(
    store: &Store,
    clock: &dyn Clock,
    lease: &Lease,
    dossier: &Dossier,
    stages: S,
) -> (Result<Dossier, StepFailure>, Option<S>) {
    let job = match load(store, dossier).await {
        Ok(job) => job,
        Err(error) => return (Err(error.into()), Some(stages)),
    };
    let received_at = dossier.received_at.unwrap_or(dossier.created_at);
    let records = Records::new(store.clone(), Handle::current(), dossier.id, received_at);
    let ran = tokio::task::spawn_blocking(move || {
        let mut stages = stages;
        let outcome = stages.read(job, &records);
        (outcome, stages)
    });
    match ran.await {
        Ok((Ok(outcome), stages)) => (decide(store, clock, lease, dossier, outcome).await, Some(stages)),
        Ok((Err(error), stages)) => (Err(error.into()), Some(stages)),
        Err(_panicked) => (Err(StepError::Retry { code: "panicked" }.into()), None),
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
    let mut job = Job { dossier: dossier.id, scans: Vec::with_capacity(manifest.len()), received_on: dossier.received_on() };
    for entry in manifest {
        let scan = stored.iter().find(|scan| scan.position == entry.position && scan.sha256 == entry.sha256);
        let scan = scan.ok_or(StoreError::Inconsistent { table: "scans", column: "sha256" })?;
        job.scans.push((entry.name, store.objects().get(&scan.object_key, scan.sha256).await?));
    }
    Ok(job)
}

/// Stores the pictures, then, in one transaction: the lease's end, reading, findings, what is remembered, decision.
///
/// # Errors
/// [`StepFailure::LeaseLost`]: another has the dossier now; nothing was written. Else the store failed.
pub async fn decide(store: &Store, clock: &dyn Clock, lease: &Lease, dossier: &Dossier, outcome: Outcome) -> Result<Dossier, StepFailure> {
    let images = store_images(store, dossier.id, dossier, &outcome).await?;
    let now = clock.now();
    let mut tx = store.begin().await?;
    let dossier = work::finish(&mut tx, lease).await?;
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
