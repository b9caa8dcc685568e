//! Receives scans and manifests, gives receipts.
//!
//! In come values and streams of bytes, out go what was stored and coded refusals. Every call may come twice, at once, or in another order, and the
//! outcome is the same. A dossier is received only when every byte of its manifest is durable: first the object, then the row.

mod error;
mod manifest;
pub mod points;
mod scan;
mod sealing;
pub mod sniff;
pub mod upload;

pub use error::IntakeError;
pub use scan::StoredScan;
pub use sealing::SealingKey;

use crate::clock::Clock;
use crate::dossier::ids::UserId;
use crate::dossier::state::{Event, State};
use crate::read::decode::Limits;
use crate::store::dossiers::{self, Dossier, NewDossier};
use crate::store::{Store, Tx, scans, work};
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Scans a dossier may have.
pub const MAX_SCANS: usize = 200;

/// Bytes a scan may have.
pub const MAX_SCAN_BYTES: u64 = 25 * 1024 * 1024;

/// Takes dossiers in.
#[derive(Clone)]
pub struct Intake {
    store: Store,
    clock: Arc<dyn Clock>,
    /// This very binary: encrypted files are tried in a bounded child of it.
    program: PathBuf,
    /// Where bytes wait until they are whole.
    incoming: PathBuf,
    /// Who writes to which upload.
    turns: Arc<upload::Turns>,
    limits: Limits,
    /// How many scans are held in memory at once, on their way from the waiting folder to the objects.
    in_memory: Arc<Semaphore>,
}

impl Intake {
    /// `incoming` is a folder for bytes that are not whole yet; of what is in it after a crash only resumable uploads are of use. `program` is this very binary.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn new(store: Store, clock: Arc<dyn Clock>, incoming: PathBuf, program: PathBuf) -> Result<Self, IntakeError> {
        std::fs::create_dir_all(&incoming)?;
        let limits = Limits { bytes: MAX_SCAN_BYTES, ..Limits::default() };
        Ok(Self { store, clock, program, incoming, turns: Arc::default(), limits, in_memory: Arc::new(Semaphore::new(8)) })
    }

    /// Creates a dossier; the same id again gives the same one. The flag says whether it is new.
    ///
    /// # Errors
    /// [`IntakeError::BelongsElsewhere`] where the id is another contact point's; or the store failed.
    pub async fn create(&self, new: &NewDossier) -> Result<(Dossier, bool), IntakeError> {
        let mut tx = self.store.begin().await?;
        let (dossier, is_new) = dossiers::create(&mut tx, new, self.clock.now()).await?;
        tx.commit().await.map_err(crate::store::StoreError::from)?;
        if dossier.contact_point == new.contact_point { Ok((dossier, is_new)) } else { Err(IntakeError::BelongsElsewhere) }
    }
}

/// Moves a locked dossier on where every scan of its manifest is stored: received, with work enqueued in the same transaction.
async fn complete(tx: &mut Tx, dossier: Dossier, by: Option<UserId>, clock: &dyn Clock) -> Result<Dossier, IntakeError> {
    if !dossier.takes_scans() || dossier.manifest_hand_in != Some(dossier.hand_in) {
        return Ok(dossier);
    }
    let stored = scans::current(tx, dossier.id).await?;
    let manifest = scans::manifest(tx, dossier.id).await?;
    let all_there = manifest.iter().all(|entry| stored.iter().any(|scan| scan.position == entry.position && scan.sha256 == entry.sha256));
    if manifest.is_empty() || !all_there {
        return Ok(dossier);
    }
    let event = if dossier.state == State::Returned { Event::Mended } else { Event::Completed };
    let now = clock.now();
    let dossier = dossiers::change(tx, dossier, &event, None, by, now).await?;
    work::enqueue(tx, dossier.id, now).await?;
    Ok(dossier)
}
