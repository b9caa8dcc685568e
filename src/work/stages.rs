//! What the worker asks of the stages, and what they give.

use super::Records;
use crate::dossier::ids::DossierId;
use crate::dossier::{CounterVerdict, DossierReading, Sha256Sum};
use crate::store::StoreError;
use crate::store::duplicates::PageFingerprint;
use crate::store::readings::Versions;
use bytes::Bytes;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// One dossier to read.
#[derive(Clone, Debug)]
pub struct Job {
    /// Which.
    pub dossier: DossierId,
    /// Its scans in order: name in the manifest, bytes as received.
    pub scans: Vec<(String, Bytes)>,
    /// Their sums, in the same order.
    pub sums: Vec<Sha256Sum>,
    /// The day of its reception.
    pub received_on: NaiveDate,
}

/// What the stages made of it.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Pages, fields, findings, route.
    pub reading: DossierReading,
    /// What made it.
    pub versions: Versions,
    /// Upright JPEG of each page, at most 1,600 pixels on the long side; absent where the page could not be decoded.
    pub page_images: Vec<Option<Bytes>>,
    /// What makes its pages recognisable in dossiers that come later.
    pub fingerprints: Vec<PageFingerprint>,
    /// What makes its acts recognisable: SHA-256, hexadecimal.
    pub act_keys: BTreeSet<String>,
}

/// What a first look tells.
#[derive(Clone, Debug)]
pub struct Looked {
    /// For the counter.
    pub verdict: CounterVerdict,
    /// Version of what looked.
    pub reader: String,
}

/// Looking, reading, extraction, validation and routing, in one. Each slot of a worker has its own, so that recognisers are not shared between threads.
pub trait Stages: Send + 'static {
    /// Looks at one dossier for the counter's verdict. Blocks, as [`Self::read`] does; may keep what it has found for a reading of the same dossier that follows.
    ///
    /// # Errors
    /// [`StepError`] where there is no verdict; the reading goes on without.
    fn look(&mut self, job: Job, records: &Records) -> Result<Looked, StepError>;

    /// Reads one dossier. Blocks; runs on a thread where that is allowed. Has no effect but its result, and may run twice.
    ///
    /// # Errors
    /// [`StepError`] where there is no result at all. Whatever can be said of a dossier, unreadable scans too, is a result.
    fn read(&mut self, job: Job, records: &Records) -> Result<Outcome, StepError>;
}

/// Why a dossier was not read. `code` is for logs, timelines and people: lower case, digits, underscores.
#[derive(Debug, thiserror::Error)]
pub enum StepError {
    /// The machine was at fault: another attempt may help.
    #[error("{code}")]
    Retry {
        /// What failed.
        code: &'static str,
    },
    /// The dossier is at fault: another attempt fails alike, a person must look.
    #[error("{code}")]
    GiveUp {
        /// What failed.
        code: &'static str,
    },
}

impl StepError {
    /// What failed.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Retry { code } | Self::GiveUp { code } => code,
        }
    }

    /// Whether another attempt may help.
    pub const fn may_be_retried(&self) -> bool {
        matches!(self, Self::Retry { .. })
    }
}

impl From<StoreError> for StepError {
    fn from(error: StoreError) -> Self {
        tracing::warn!(%error, detail = error.detail(), stage = "work", "the store failed");
        match error {
            // A rule of the schema: a race, or a fault of the program, which the attempts will tell.
            error if error.is_refused_by_database() => Self::Retry { code: "database_refused" },
            StoreError::Missing { .. } => Self::GiveUp { code: "object_missing" },
            StoreError::Damaged { .. } => Self::GiveUp { code: "object_damaged" },
            StoreError::Objects(_) => Self::Retry { code: "objects_unavailable" },
            StoreError::Database(_) | StoreError::File(_) => Self::Retry { code: "database_unavailable" },
            _ => Self::GiveUp { code: "inconsistent" },
        }
    }
}
