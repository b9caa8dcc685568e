//! What came out of reading a dossier: the contract's output object.

use super::field::{FieldKey, FieldReading};
use super::finding::Finding;
use super::page::PageReading;
use super::stage::CoreSeconds;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Where a dossier goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
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
    /// What else the pages say; with it the rules can run again after a person has corrected.
    #[serde(default, skip_serializing_if = "PaperFacts::is_empty")]
    pub paper: PaperFacts,
    /// What the rules found.
    pub findings: Vec<Finding>,
    /// The decision.
    pub route: Route,
    /// Core-seconds spent, child processes included.
    pub seconds: f64,
    /// The same by stage.
    #[serde(default, skip_serializing_if = "CoreSeconds::is_empty")]
    pub stages: CoreSeconds,
}

/// What the pages say beside field values: the rest of an `extract::Extraction`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaperFacts {
    /// Fields of readable pages with nothing on the paper.
    pub blank: BTreeSet<FieldKey>,
    /// Two boxes ticked where one is asked, or none where one must be.
    pub ambiguous_ticks: BTreeSet<FieldKey>,
    /// Pages (indices) that a careful person could not read either.
    pub unreadable_pages: BTreeSet<usize>,
    /// Pages (indices) that bear labels or barcodes which could not be decoded.
    pub undecoded_labels: BTreeSet<usize>,
    /// Pages (indices) that are credit notes, which hold no field.
    pub credit_notes: BTreeSet<usize>,
    /// Pairs of pages of this dossier that are the same paper: (later, earlier).
    pub repeated_pages: Vec<(usize, usize)>,
}

impl PaperFacts {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
