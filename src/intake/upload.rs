//! Resumable uploads: the bytes of one scan in pieces, over cut lines and restarts of the service.
//!
//! In come pieces at an offset, out goes how many bytes are kept; with the last one the scan takes the same way as one that came whole. The bytes wait
//! in a file of this machine whose length is the offset, so that nothing but the file says how far an upload is. On another machine an upload begins
//! anew: several machines behind one address need clients that stay on one of them, for speed, never for safety.

use super::scan::Arrived;
use super::{Intake, IntakeError, MAX_SCAN_BYTES, StoredScan, sealing};
use crate::dossier::Sha256Sum;
use crate::dossier::ids::{DossierId, UserId};
use crate::store::{StoreError, dossiers};
use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::{Stream, StreamExt};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::AsyncWriteExt;
use tokio::sync::OwnedMutexGuard;
use tokio_util::sync::CancellationToken;

/// An upload that nobody goes on with is forgotten after this.
pub const LIFE: TimeDelta = TimeDelta::days(7);

/// One upload; the same dossier and announcement have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UploadId([u8; 16]);

impl UploadId {
    /// Reads 32 lower-case hexadecimal digits; nothing else ever names a file.
    pub fn parse(text: &str) -> Option<Self> {
        let mut id = [0; 16];
        hex::decode_to_slice(text, &mut id).ok()?;
        (hex::encode(id) == text).then_some(Self(id))
    }
}

impl fmt::Display for UploadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// What a device says of a scan before it sends it in pieces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    /// Place in the manifest, from 1.
    pub position: u16,
    /// Sum of the scan as captured.
    pub sha256: Sha256Sum,
    /// Bytes that will be sent.
    pub length: u64,
    /// Whether they are sealed.
    pub sealed: bool,
    /// Tells apart what the other members do not: sealed twice, the same scan has other bytes. At most 100 characters.
    pub mark: String,
}

/// What is kept beside the bytes.
#[derive(Serialize, Deserialize)]
struct Note {
    dossier: DossierId,
    announced: Announced,
}

/// Where an upload is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The upload.
    pub upload: UploadId,
    /// Bytes kept.
    pub offset: u64,
    /// Bytes announced.
    pub length: u64,
    /// When it is forgotten if nobody goes on.
    pub expires_at: DateTime<Utc>,
    /// What became of the scan, once it is whole.
    pub stored: Option<StoredScan>,
}

/// Who writes to which upload. A newer request goes first: the older one is on a line that its device has given up.
#[derive(Debug, Default)]
pub(super) struct Turns(Mutex<HashMap<UploadId, Turn>>);

/// Ends the one who writes, and is held by them.
type Turn = (CancellationToken, Arc<tokio::sync::Mutex<()>>);

impl Turns {
    /// Ends whoever writes to `upload` and waits until they have.
    async fn take(&self, upload: UploadId) -> (CancellationToken, OwnedMutexGuard<()>) {
        let token = CancellationToken::new();
        let lock = {
            let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            // What nobody writes to any more need not be remembered.
            turns.retain(|id, (_, lock)| *id == upload || Arc::strong_count(lock) > 1);
            let (current, lock) = turns.entry(upload).or_default();
            std::mem::replace(current, token.clone()).cancel();
            lock.clone()
        };
        (token, lock.lock_owned().await)
    }
}

impl Intake {
    /// Begins an upload, or finds the one begun before. A scan that is stored already is told as such.
    ///
    /// # Errors
    /// A refusal by [`IntakeError`], as of [`Intake::put_scan`].
    pub async fn begin_upload(&self, id: DossierId, announced: &Announced) -> Result<Progress, IntakeError> {
        let most = MAX_SCAN_BYTES + if announced.sealed { sealing::OVERHEAD } else { 0 };
        match announced.length {
            0 => return Err(IntakeError::Empty),
            length if length > most => return Err(IntakeError::TooLarge),
            _ => {}
        }
        let mut db = self.store.connection().await?;
        let dossier = dossiers::find(&mut db, id).await?;
        let known = self.known(&mut db, &dossier, announced.position, announced.sha256).await?;
        drop(db);
        let note = serde_json::to_vec(&Note { dossier: id, announced: announced.clone() }).map_err(StoreError::Document)?;
        let mut upload = UploadId([0; 16]);
        upload.0.copy_from_slice(&Sha256Sum::of(&note).as_bytes()[..16]);
        if let Some(scan) = known {
            let stored = Some(StoredScan { scan, dossier, new: false });
            return Ok(Progress { upload, offset: announced.length, length: announced.length, expires_at: self.clock.now() + LIFE, stored });
        }
        let files = self.files(upload);
        let _turn = self.turns.take(upload).await;
        tokio::fs::create_dir_all(self.uploads_folder()).await?;
        tokio::fs::OpenOptions::new().create(true).append(true).open(&files.bytes).await?;
        tokio::fs::write(&files.note, note).await?;
        progress(upload, announced.length, &files, None).await
    }

    /// Where an upload is.
    ///
    /// # Errors
    /// [`IntakeError::UploadUnknown`], or its files cannot be read.
    pub async fn upload(&self, dossier: DossierId, upload: UploadId) -> Result<Progress, IntakeError> {
        let _turn = self.turns.take(upload).await;
        let files = self.files(upload);
        let announced = files.announced(dossier).await?;
        progress(upload, announced.length, &files, None).await
    }

    /// Adds a piece at `offset`; what came before the line broke is kept. With the last byte the scan is checked and stored; no bytes at the end try that
    /// again. Goes on to its end even where the caller goes away.
    ///
    /// # Errors
    /// [`IntakeError::UploadUnknown`], [`IntakeError::OffsetWrong`], [`IntakeError::BrokenOff`], and those of [`Intake::put_scan`].
    pub async fn append<S>(&self, dossier: DossierId, upload: UploadId, offset: u64, body: S, by: Option<UserId>) -> Result<Progress, IntakeError>
    where
        S: Stream<Item = io::Result<Bytes>> + Send + 'static,
    {
        let intake = self.clone();
        let appended = tokio::spawn(async move { intake.append_whole(dossier, upload, offset, body, by).await });
        appended.await.map_err(|e| IntakeError::Store(StoreError::File(io::Error::other(e))))?
    }

    async fn append_whole<S>(&self, dossier: DossierId, upload: UploadId, offset: u64, body: S, by: Option<UserId>) -> Result<Progress, IntakeError>
    where
        S: Stream<Item = io::Result<Bytes>> + Send + 'static,
    {
        let (ended, _turn) = self.turns.take(upload).await;
        let files = self.files(upload);
        let announced = files.announced(dossier).await?;
        if files.length().await? != offset {
            return Err(IntakeError::OffsetWrong);
        }
        let added = write(&files.bytes, announced.length - offset.min(announced.length), std::pin::pin!(body), &ended).await;
        if matches!(added, Err(IntakeError::TooLarge)) {
            files.remove().await;
        }
        added?;
        if files.length().await? < announced.length {
            return progress(upload, announced.length, &files, None).await;
        }
        let stored = self.finish(dossier, &announced, &files, by).await;
        if stored.as_ref().map_or_else(IntakeError::lies_in_the_bytes, |_| true) {
            files.remove().await;
        }
        Ok(Progress { upload, offset: announced.length, length: announced.length, expires_at: self.clock.now() + LIFE, stored: Some(stored?) })
    }

    async fn finish(&self, id: DossierId, announced: &Announced, files: &Files, by: Option<UserId>) -> Result<StoredScan, IntakeError> {
        let mut db = self.store.connection().await?;
        let dossier = dossiers::find(&mut db, id).await?;
        let known = self.known(&mut db, &dossier, announced.position, announced.sha256).await?;
        drop(db);
        if let Some(scan) = known {
            return Ok(StoredScan { scan, dossier, new: false });
        }
        let arrived = if announced.sealed { Arrived::Sealed(&files.bytes) } else { Arrived::Unchecked(&files.bytes) };
        self.keep(&dossier, announced.position, announced.sha256, arrived, by).await
    }

    /// Forgets uploads that nobody went on with; gives how many.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub async fn sweep_uploads(&self) -> Result<usize, IntakeError> {
        let Ok(mut entries) = tokio::fs::read_dir(self.uploads_folder()).await else { return Ok(0) };
        let mut swept = 0;
        while let Some(entry) = entries.next_entry().await? {
            let old = entry.metadata().await.and_then(|about| about.modified()).is_ok_and(|at| self.clock.now() - DateTime::<Utc>::from(at) > LIFE);
            let upload = entry.path().file_stem().and_then(|name| name.to_str()).and_then(UploadId::parse);
            if let (true, Some(upload)) = (old && entry.path().extension().is_some_and(|kind| kind == "part"), upload) {
                let _turn = self.turns.take(upload).await;
                self.files(upload).remove().await;
                swept += 1;
            }
        }
        Ok(swept)
    }

    fn uploads_folder(&self) -> PathBuf {
        self.incoming.join("uploads")
    }

    fn files(&self, upload: UploadId) -> Files {
        let folder = self.uploads_folder();
        Files { bytes: folder.join(format!("{upload}.part")), note: folder.join(format!("{upload}.json")) }
    }
}

/// The two files of an upload.
struct Files {
    bytes: PathBuf,
    note: PathBuf,
}

impl Files {
    async fn announced(&self, dossier: DossierId) -> Result<Announced, IntakeError> {
        let unknown = |error: io::Error| if error.kind() == io::ErrorKind::NotFound { IntakeError::UploadUnknown } else { error.into() };
        let bytes = tokio::fs::read(&self.note).await.map_err(unknown)?;
        // A note that a crash cut short is none: the upload begins anew.
        let note: Note = serde_json::from_slice(&bytes).map_err(|_| IntakeError::UploadUnknown)?;
        if note.dossier == dossier { Ok(note.announced) } else { Err(IntakeError::UploadUnknown) }
    }

    async fn length(&self) -> Result<u64, IntakeError> {
        match tokio::fs::metadata(&self.bytes).await {
            Ok(about) => Ok(about.len()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(IntakeError::UploadUnknown),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes both; the note first, for without it the bytes are nothing.
    async fn remove(&self) {
        for path in [&self.note, &self.bytes] {
            if let Err(error) = tokio::fs::remove_file(path).await
                && error.kind() != io::ErrorKind::NotFound
            {
                tracing::warn!(error = %error, "an upload's file could not be removed");
            }
        }
    }
}

async fn progress(upload: UploadId, length: u64, files: &Files, stored: Option<StoredScan>) -> Result<Progress, IntakeError> {
    let about = tokio::fs::metadata(&files.bytes).await?;
    Ok(Progress { upload, offset: about.len().min(length), length, expires_at: DateTime::<Utc>::from(about.modified()?) + LIFE, stored })
}

/// Appends a body of at most `room` bytes to the file; stops where a newer request wants its turn.
async fn write<S>(path: &Path, room: u64, mut body: std::pin::Pin<&mut S>, ended: &CancellationToken) -> Result<(), IntakeError>
where
    S: Stream<Item = io::Result<Bytes>> + Send,
{
    let mut out = tokio::fs::OpenOptions::new().append(true).open(path).await?;
    let mut added = 0_u64;
    loop {
        let chunk = tokio::select! {
            () = ended.cancelled() => Some(Err(io::ErrorKind::Interrupted.into())),
            chunk = body.next() => chunk,
        };
        let chunk = match chunk {
            None => break,
            Some(Ok(chunk)) => chunk,
            Some(Err(error)) => {
                out.flush().await?;
                return Err(IntakeError::BrokenOff(error));
            }
        };
        added += chunk.len() as u64;
        if added > room {
            return Err(IntakeError::TooLarge);
        }
        out.write_all(&chunk).await?;
    }
    Ok(out.flush().await?)
}
