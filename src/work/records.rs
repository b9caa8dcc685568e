//! What the stages may look up while they read: a blocking view of the store, narrowed to one dossier's past.

use super::StepError;
use crate::dossier::Sha256Sum;
use crate::dossier::ids::DossierId;
use crate::registry::{Query, Registry};
use crate::store::duplicates::{self, EarlierPage};
use crate::store::{Store, StoreError, counter_verdicts, registry};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use tokio::runtime::Handle;

/// Look-ups for one dossier. Only from a thread that may block.
#[derive(Clone, Debug)]
pub struct Records {
    store: Store,
    runtime: Handle,
    dossier: DossierId,
    received_at: DateTime<Utc>,
}

impl Records {
    /// For the dossier received at `received_at`.
    pub(crate) const fn new(store: Store, runtime: Handle, dossier: DossierId, received_at: DateTime<Utc>) -> Self {
        Self { store, runtime, dossier, received_at }
    }

    /// Pages of dossiers received earlier that may be the same paper: they share a band.
    ///
    /// # Errors
    /// The database failed: retry.
    pub fn similar_pages(&self, bands: &[i64]) -> Result<Vec<EarlierPage>, StepError> {
        self.wait(async {
            let mut db = self.store.connection().await?;
            duplicates::similar_pages(&mut db, self.dossier, self.received_at, bands).await
        })
    }

    /// Those of `keys` that dossiers received earlier claim.
    ///
    /// # Errors
    /// The database failed: retry.
    pub fn claimed_before(&self, keys: &[String]) -> Result<BTreeSet<String>, StepError> {
        self.wait(async {
            let mut db = self.store.connection().await?;
            duplicates::claimed_before(&mut db, self.dossier, self.received_at, keys).await
        })
    }

    /// Those of `sums` that dossiers received earlier hold as scans.
    ///
    /// # Errors
    /// The database failed: retry.
    pub fn handed_in_before(&self, sums: &[Sha256Sum]) -> Result<Vec<Sha256Sum>, StepError> {
        self.wait(async {
            let mut db = self.store.connection().await?;
            counter_verdicts::handed_in_before(&mut db, self.dossier, self.received_at, sums).await
        })
    }

    /// The rows of the registry that the dossier needs.
    ///
    /// # Errors
    /// The database failed: retry.
    pub fn registry(&self, query: &Query) -> Result<Registry, StepError> {
        self.wait(async {
            let mut db = self.store.connection().await?;
            registry::slice(&mut db, query).await
        })
    }

    fn wait<T>(&self, look_up: impl Future<Output = Result<T, StoreError>>) -> Result<T, StepError> {
        Ok(self.runtime.block_on(look_up)?)
    }
}
