//! The leases that this process holds, and their heartbeat.

use crate::dossier::ids::DossierId;
use crate::store::work::Lease;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The leases of one process. A lease is here from its taking until its end.
#[derive(Debug, Default)]
pub(super) struct Held(Mutex<HashMap<DossierId, Lease>>);

impl Held {
    pub(super) fn add(&self, lease: &Lease) {
        self.lock().insert(lease.dossier, lease.clone());
    }

    pub(super) fn remove(&self, dossier: DossierId) {
        self.lock().remove(&dossier);
    }

    pub(super) fn all(&self) -> Vec<Lease> {
        self.lock().values().cloned().collect()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<DossierId, Lease>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
