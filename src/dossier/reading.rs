//! What came out of reading a dossier: the contract's output object.

use super::field::{FieldKey, FieldReading};
use super::finding::Finding;
use super::page::PageReading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a dossier goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// On without a person.
    Automatic,
    /// To a reviewer.
    Manual,
    /// Back to the counter.
    Returned,
}

impl Route {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Automatic, Self::Manual, Self::Returned];

    /// Its name in SQL and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Manual => "manual",
            Self::Returned => "returned",
        }
    }
}

/// Version of the reading document's schema, raised with every change of its shape.
pub const READING_SCHEMA: u32 = 1;

/// Everything read from one dossier, with the decision.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DossierReading {
    /// Name of the dossier: its folder's name, or its id.
    pub dossier: String,
    /// Pages in the order handed in.
    pub pages: Vec<PageReading>,
    /// Field values by key.
    pub fields: BTreeMap<FieldKey, FieldReading>,
    /// Needed fields that bear ink which could not be read; each blocks the automatic route.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<FieldKey>,
    /// What the rules found.
    pub findings: Vec<Finding>,
    /// The decision.
    pub route: Route,
    /// Core-seconds spent, child processes included.
    pub seconds: f64,
}
