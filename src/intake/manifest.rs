//! Manifests: what belongs to a dossier.

use super::{Intake, IntakeError, MAX_SCANS, complete};
use crate::dossier::ids::{DossierId, UserId};
use crate::store::dossiers::{self, Dossier};
use crate::store::scans::{self, ManifestEntry};
use crate::store::{StoreError, Tx};
use std::collections::BTreeSet;

impl Intake {
    /// Takes the list of the dossier's scans, before or after them. The same list again changes nothing, whatever the state; another one is taken until
    /// the dossier is complete, and after a return.
    ///
    /// # Errors
    /// [`IntakeError::BadManifest`], [`IntakeError::TooLarge`], [`IntakeError::Complete`], or the store failed.
    pub async fn put_manifest(&self, id: DossierId, mut entries: Vec<ManifestEntry>, by: Option<UserId>) -> Result<Dossier, IntakeError> {
        check(&entries)?;
        entries.sort_by_key(|entry| entry.position);
        let mut tx = self.store.begin().await?;
        let dossier = self.put_sorted(&mut tx, id, &entries, by).await?;
        tx.commit().await.map_err(StoreError::from)?;
        Ok(dossier)
    }

    async fn put_sorted(&self, tx: &mut Tx, id: DossierId, entries: &[ManifestEntry], by: Option<UserId>) -> Result<Dossier, IntakeError> {
        let mut dossier = dossiers::lock(tx, id).await?;
        if scans::manifest(tx, id).await? == entries {
            return Ok(dossier);
        }
        if !dossier.takes_scans() {
            return Err(IntakeError::Complete);
        }
        scans::replace_manifest(tx, &mut dossier, entries).await?;
        dossiers::touch(tx, &mut dossier, "manifest_put", by, self.clock.now()).await?;
        complete(tx, dossier, by, &*self.clock).await
    }
}

fn check(entries: &[ManifestEntry]) -> Result<(), IntakeError> {
    let positions: BTreeSet<u16> = entries.iter().map(|entry| entry.position).collect();
    let named = entries.iter().all(|entry| !entry.name.is_empty() && entry.name.len() <= 255 && (1..=999).contains(&entry.position));
    if entries.is_empty() || entries.len() > MAX_SCANS || positions.len() != entries.len() || !named {
        return Err(IntakeError::BadManifest);
    }
    if entries.iter().any(|entry| entry.size == 0) {
        return Err(IntakeError::Empty);
    }
    if entries.iter().any(|entry| entry.size > super::MAX_SCAN_BYTES) { Err(IntakeError::TooLarge) } else { Ok(()) }
}
