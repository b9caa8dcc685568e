//! The stages in their order, as values: scans in, a reading with its decision out. No database, no clock, no network.
//!
//! Two steps, because the registry of the nation does not fit into a worker: [`see`] reads the papers and tells which rows of the
//! registry it needs ([`Seen::query`]); [`conclude`] decides, checks and routes with those rows.

use crate::dossier::{BoundingBox, DocumentType, DossierReading, PageReading, Rotation};
use crate::extract::decide::{self, Gathered};
use crate::extract::{form, printed};
use crate::read::attached::{self, AttachedPage};
use crate::read::child::decode_in_child;
use crate::read::registration::{self, Panel};
use crate::read::same_paper::Fingerprint;
use crate::read::{Reader, derived, quality};
use crate::registry::{Query, Registry};
use crate::route::{self, Decision};
use crate::validate::{self, ActKey, Case, Earlier};
use chrono::NaiveDate;
use cpu_time::ThreadTime;
use image::GrayImage;
use std::collections::BTreeSet;

/// One file as handed in.
pub struct Scan {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What the papers of a dossier show.
pub struct Seen {
    pages: Vec<PageReading>,
    gathered: Gathered,
    /// Upright JPEG of each page, for the screens; none where the page could not be read.
    pub images: Vec<Option<Vec<u8>>>,
    /// What each page looks like, to find the same paper again; none where it bears too little.
    pub fingerprints: Vec<Option<Fingerprint>>,
    seconds: f64,
}
