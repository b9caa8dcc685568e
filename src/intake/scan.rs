//! Scans: bytes received, checked, made durable, written down.

use super::sniff::{self, Sniffed};
use super::{Intake, IntakeError, MAX_SCAN_BYTES, complete, sealing};
use crate::dossier::ids::{DossierId, UserId};
use crate::dossier::state::State;
use crate::dossier::{MediaType, Sha256Sum};
use crate::read::child::decode_in_child;
use crate::read::decode::DecodeError;
use crate::store::dossiers::{self, Dossier};
use crate::store::objects::ObjectKey;
use crate::store::scans::{self, Scan};
use crate::store::{StoreError, Tx};
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use sha2::{Digest, Sha256};
use std::io;
use std::path::Path;
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt;

/// A scan whose last byte has come, in a file.
#[derive(Clone, Copy)]
pub(super) enum Arrived<'a> {
    /// Its sum was taken on the way.
    Checked(&'a Path),
    /// Its sum is yet to be taken.
    Unchecked(&'a Path),
    /// Sealed on the device; the sum is that of what is inside.
    Sealed(&'a Path),
}

/// What became of a scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredScan {
    /// Its row.
    pub scan: Scan,
    /// The dossier after it.
    pub dossier: Dossier,
    /// Whether this call stored it, or an earlier one had.
    pub new: bool,
}

impl StoredScan {
    /// Whether every scan of the manifest is stored.
    pub fn complete(&self) -> bool {
        self.dossier.state != State::AwaitingPages && self.dossier.state != State::Returned
    }
}

impl Intake {
    /// Takes the bytes of the scan at `position`, whose sum the device announced. The same again gives the same answer, whatever the dossier's state.
    ///
    /// # Errors
    /// A refusal by [`IntakeError`]; nothing is kept then.
    pub async fn put_scan<S>(&self, id: DossierId, position: u16, announced: Sha256Sum, body: S, by: Option<UserId>) -> Result<StoredScan, IntakeError>
    where
        S: Stream<Item = io::Result<Bytes>> + Send,
    {
        // Told early, before megabytes are stored in vain; told again below, under the lock.
        let mut db = self.store.connection().await?;
        let dossier = dossiers::find(&mut db, id).await?;
        let known = self.known(&mut db, &dossier, position, announced).await;
        drop(db);
        let body = std::pin::pin!(body);
        let mut file = NamedTempFile::new_in(&self.incoming)?;
        let received = receive(body, &mut file).await?;
        if received != announced {
            return Err(IntakeError::HashMismatch);
        }
        if let Some(scan) = known? {
            return Ok(StoredScan { scan, dossier, new: false });
        }
        self.keep(&dossier, position, announced, Arrived::Checked(file.path()), by).await
    }

    /// Whether the scan may be stored at `position`; the scan where it is already.
    pub(super) async fn known(&self, db: &mut sqlx::PgConnection, dossier: &Dossier, position: u16, announced: Sha256Sum) -> Result<Option<Scan>, IntakeError> {
        if (1..=999).contains(&position) { allowed(db, dossier, position, announced).await } else { Err(IntakeError::NotInManifest) }
    }

    /// Checks a scan that has arrived, makes it durable and writes it down.
    pub(super) async fn keep(
        &self,
        dossier: &Dossier,
        position: u16,
        announced: Sha256Sum,
        arrived: Arrived<'_>,
        by: Option<UserId>,
    ) -> Result<StoredScan, IntakeError> {
        let key = ObjectKey::scan(dossier.id, dossier.created_at, announced);
        let (media_type, size) = self.store_bytes(dossier.id, announced, arrived, &key).await?;
        let mut tx = self.store.begin().await?;
        let now = self.clock.now();
        let scan = Scan { position, hand_in: dossier.hand_in, sha256: announced, size, media_type, object_key: key, stored_at: now };
        let stored = self.write_down(&mut tx, dossier.id, scan, by).await?;
        tx.commit().await.map_err(StoreError::from)?;
        Ok(stored)
    }

    async fn write_down(&self, tx: &mut Tx, id: DossierId, mut scan: Scan, by: Option<UserId>) -> Result<StoredScan, IntakeError> {
        let mut dossier = dossiers::lock(tx, id).await?;
        if let Some(scan) = allowed(tx, &dossier, scan.position, scan.sha256).await? {
            return Ok(StoredScan { scan, dossier, new: false });
        }
        scan.hand_in = dossier.hand_in;
        scans::put(tx, &dossier, &scan).await?;
        dossiers::touch(tx, &mut dossier, "scan_stored", by, scan.stored_at).await?;
        let dossier = complete(tx, dossier, by, &*self.clock).await?;
        Ok(StoredScan { scan, dossier, new: true })
    }

    /// Checks what the bytes are and makes them durable.
    async fn store_bytes(&self, dossier: DossierId, announced: Sha256Sum, arrived: Arrived<'_>, key: &ObjectKey) -> Result<(MediaType, u64), IntakeError> {
        let _permit = self.in_memory.acquire().await.map_err(|e| IntakeError::Store(StoreError::File(io::Error::other(e))))?;
        let (program, limits) = (self.program.clone(), self.limits);
        let (bytes, counted) = match arrived {
            Arrived::Checked(path) => (tokio::fs::read(path).await?, true),
            Arrived::Unchecked(path) => (tokio::fs::read(path).await?, false),
            Arrived::Sealed(path) => (sealing::open(&self.store, dossier, &tokio::fs::read(path).await?).await?, false),
        };
        let checked = tokio::task::spawn_blocking(move || {
            if !counted && Sha256Sum::of(&bytes) != announced {
                return Err(IntakeError::HashMismatch);
            }
            let media_type = match sniff::sniff(&bytes, limits.pixels)? {
                Sniffed::Plain(media_type) => media_type,
                // Many office scanners encrypt with an empty password; whether it opens, only opening it tells.
                Sniffed::ToBeTried(media_type) => match decode_in_child(&program, &bytes, &limits, &mut |_| {}).error {
                    Some(DecodeError::Encrypted) => return Err(IntakeError::Encrypted),
                    Some(DecodeError::Unsupported) => return Err(IntakeError::UnsupportedMedia),
                    Some(DecodeError::Truncated) => return Err(IntakeError::Truncated),
                    Some(DecodeError::TooManyPixels | DecodeError::OutOfMemory) => return Err(IntakeError::TooManyPixels),
                    _ => media_type,
                },
            };
            Ok((media_type, Bytes::from(bytes)))
        });
        let (media_type, bytes) = checked.await.map_err(|e| IntakeError::Store(StoreError::File(io::Error::other(e))))??;
        let size = bytes.len() as u64;
        self.store.objects().put(key, bytes).await?;
        Ok((media_type, size))
    }

    /// The bytes of a scan as received, and what they are.
    ///
    /// # Errors
    /// There is no such scan, its object is missing or damaged, or the store failed.
    pub async fn scan_bytes(&self, id: DossierId, position: u16) -> Result<(MediaType, Bytes), IntakeError> {
        let mut db = self.store.connection().await?;
        let scan = scans::at(&mut db, id, position).await?;
        drop(db);
        Ok((scan.media_type, self.store.objects().get(&scan.object_key, scan.sha256).await?))
    }
}

/// Whether bytes with this sum may be stored at `position`; the scan where they are already.
async fn allowed(db: &mut sqlx::PgConnection, dossier: &Dossier, position: u16, sum: Sha256Sum) -> Result<Option<Scan>, IntakeError> {
    let standing = match scans::at(db, dossier.id, position).await {
        Ok(scan) if scan.sha256 == sum => return Ok(Some(scan)),
        Ok(scan) => Some(scan),
        Err(StoreError::NotFound { .. }) => None,
        Err(error) => return Err(error.into()),
    };
    if !dossier.takes_scans() {
        return Err(IntakeError::Complete);
    }
    let taken = standing.is_some_and(|scan| scan.hand_in == dossier.hand_in);
    if dossier.manifest_hand_in != Some(dossier.hand_in) {
        return if taken { Err(IntakeError::PositionTaken) } else { Ok(None) };
    }
    // The manifest of this hand-in decides; a scan that it disowns gives way to the one that it names.
    let named = scans::manifest(db, dossier.id).await?.into_iter().find(|entry| entry.position == position);
    match named {
        Some(entry) if entry.sha256 == sum => Ok(None),
        _ if taken => Err(IntakeError::PositionTaken),
        _ => Err(IntakeError::NotInManifest),
    }
}

/// Writes a body to `file` and gives its sum.
async fn receive<S>(mut body: std::pin::Pin<&mut S>, file: &mut NamedTempFile) -> Result<Sha256Sum, IntakeError>
where
    S: Stream<Item = io::Result<Bytes>> + Send,
{
    let mut out = tokio::fs::File::from_std(file.as_file().try_clone()?);
    let mut hasher = Sha256::new();
    let mut size = 0_u64;
    while let Some(chunk) = body.next().await {
        let chunk = chunk.map_err(IntakeError::BrokenOff)?;
        size += chunk.len() as u64;
        if size > MAX_SCAN_BYTES {
            return Err(IntakeError::TooLarge);
        }
        hasher.update(&chunk);
        out.write_all(&chunk).await?;
    }
    out.flush().await?;
    if size == 0 { Err(IntakeError::Empty) } else { Ok(Sha256Sum::from_bytes(hasher.finalize().into())) }
}
