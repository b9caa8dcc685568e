//! Scans that are small, and stages that do what a test says.

use bytes::Bytes;
use guichet::dossier::CounterVerdict;
use guichet::dossier::ids::DossierId;
use guichet::dossier::{Code, DossierReading, Finding, Route, Sha256Sum};
use guichet::intake::{Intake, IntakeError, StoredScan};
use guichet::store::readings::Versions;
use guichet::store::scans::ManifestEntry;
use guichet::work::{Job, Looked, Outcome, Records, Stages, StepError};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// A small PNG; another one for every number.
pub fn scan(number: u8) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::GrayImage::from_pixel(4, 4, image::Luma([number])).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// The manifest of the scans of these numbers, each at the position of its number.
pub fn manifest(numbers: RangeInclusive<u8>) -> Vec<ManifestEntry> {
    numbers.map(|number| entry(number.into(), number)).collect()
}

/// A manifest's entry for the scan of a number at a position.
pub fn entry(position: u16, number: u8) -> ManifestEntry {
    let bytes = scan(number);
    ManifestEntry { position, name: format!("{position:02}.png"), sha256: Sha256Sum::of(&bytes), size: bytes.len() as u64 }
}

/// Hands bytes in, in two chunks.
pub async fn put(intake: &Intake, id: DossierId, position: u16, bytes: Vec<u8>) -> Result<StoredScan, IntakeError> {
    let sum = Sha256Sum::of(&bytes);
    put_announced(intake, id, position, sum, bytes).await
}

/// Hands bytes in under a sum that may not be theirs.
pub async fn put_announced(intake: &Intake, id: DossierId, position: u16, sum: Sha256Sum, bytes: Vec<u8>) -> Result<StoredScan, IntakeError> {
    let middle = bytes.len() / 2;
    let chunks = [Bytes::copy_from_slice(&bytes[..middle]), Bytes::copy_from_slice(&bytes[middle..])];
    intake.put_scan(id, position, sum, futures_util::stream::iter(chunks.map(Ok)), None).await
}

/// What the stages say to a job.
type Answer = dyn Fn(&Job) -> Result<Outcome, StepError> + Send + Sync;

/// Stages that do what a test says.
#[derive(Clone)]
pub struct Fake(pub Arc<Answer>);

impl Fake {
    pub fn new(read: impl Fn(&Job) -> Result<Outcome, StepError> + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// Stages that decide on this route.
    pub fn deciding(route: Route) -> Self {
        Self::new(move |job| Ok(outcome(job.dossier, route)))
    }
}

impl Stages for Fake {
    fn look(&mut self, _job: Job, _records: &Records) -> Result<Looked, StepError> {
        Ok(Looked { verdict: CounterVerdict::default(), reader: "fake".into() })
    }

    fn read(&mut self, job: Job, _records: &Records) -> Result<Outcome, StepError> {
        (self.0)(&job)
    }
}

/// An outcome without pages.
pub fn outcome(dossier: DossierId, route: Route) -> Outcome {
    let code = match route {
        Route::Automatic => None,
        Route::Manual => Some(Code::SumMismatch),
        Route::Returned => Some(Code::FormMissing),
    };
    let finding = |code: Code| Finding { code, severity: code.severity(), fields: Vec::new(), message: String::new(), message_ar: String::new() };
    Outcome {
        reading: DossierReading {
            dossier: dossier.to_string(),
            pages: Vec::new(),
            fields: BTreeMap::new(),
            unread: Vec::new(),
            paper: guichet::dossier::reading::PaperFacts::default(),
            findings: code.map(finding).into_iter().collect(),
            route,
            seconds: 0.5,
            stages: guichet::dossier::CoreSeconds::default(),
        },
        versions: Versions { reader: "fake".into(), templates: "1".into(), rule_set: "1".into(), policy: "1".into() },
        page_images: vec![Some(Bytes::from(format!("page of {dossier}")))],
        fingerprints: Vec::new(),
        act_keys: BTreeSet::new(),
    }
}
