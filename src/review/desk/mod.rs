//! The reviewers' desk: every act of a reviewer is one transaction that checks the hold, keeps what was said, and moves the dossier through its states.
//!
//! In: who, which dossier, the token of their hold. Out: the dossier after it. Never: a change without a hold, or of what the machine read.

mod ask;
mod hold;
mod keying;
mod queue;
mod take_back;
mod verdict;

pub use hold::Wanted;
pub use take_back::TAKEN_BACK_WITHIN;

use super::kind::{Fault, MEDICAL_ONLY};
use super::medical::is_medical;
use super::place::Place;
use super::second_keying::{Chance, SecondKeying};
use super::{Correction, Queue, Status};
use crate::clock::Clock;
use crate::dossier::ids::{DossierId, LeaseToken, UserId};
use crate::dossier::{DossierReading, FieldKey};
use crate::store::dossiers::Dossier;
use crate::store::readings::{self, StoredReading};
use crate::store::{Store, StoreError, Tx, users, worklist};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// Longest note, in characters.
const LONGEST_NOTE: usize = 1_000;

/// Why a reviewer's act is refused. All but failures of the store are final: the same again is refused again.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// The dossier changed since the reviewer looked at it.
    #[error("the dossier changed meanwhile")]
    VersionChanged,
    /// The routing policy that the program was built with is broken.
    #[error("there is no routing policy")]
    NoPolicy,
    /// No reading to correct.
    #[error("the dossier has not been read")]
    NotRead,
    /// Typed values that do not have their fields' form.
    #[error("{} values are refused", .0.len())]
    Values(Vec<(FieldKey, Fault)>),
    /// The reason says nothing without a note.
    #[error("the reason needs a note")]
    NoteMissing,
    /// The note is too long.
    #[error("the note is too long")]
    NoteTooLong,
    /// A page or place that the dossier does not have.
    #[error("there is no such page or place")]
    PlaceOffPage,
    /// The reviewer does not have the skill that the dossier's queue asks for.
    #[error("the reviewer does not work off this queue")]
    SkillMissing,
    /// Nothing is handed out of the dossier's queue now.
    #[error("the queue is frozen")]
    Frozen,
    /// Only another person is given this dossier.
    #[error("the dossier is assigned to another")]
    AssignedToAnother,
    /// The dossier has come onto the screen: it goes back with a reason only.
    #[error("the dossier was shown")]
    Shown,
    /// The reviewer has keyed this dossier already; another must.
    #[error("the reviewer has keyed this dossier before")]
    KeyedAlready,
    /// A second person must key the fields first, or a third must decide on every one that differs.
    #[error("the second keying has not ended")]
    KeyingOpen,
    /// Nobody asked for a second keying, or not for these fields.
    #[error("these fields are not to be keyed again")]
    NotToBeKeyed,
    /// Too late, not theirs, or keyed blind.
    #[error("the verdict can no longer be taken back")]
    VerdictStands,
    /// There is no such person, or they do not work off the queue.
    #[error("this person cannot be assigned to")]
    NotAssignable,
    /// The hold is lost, the state does not allow it, or the store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for ReviewError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Who acts on what, with which right.
#[derive(Clone, Copy, Debug)]
pub struct Hold {
    /// The dossier.
    pub dossier: DossierId,
    /// Who.
    pub reviewer: UserId,
    /// The token that the hold was given with.
    pub token: LeaseToken,
    /// The version that the reviewer has seen, where they say.
    pub seen: Option<i64>,
}

/// What a reviewer says of one field, as sent.
#[derive(Clone)]
pub struct Said {
    /// Which field.
    pub key: FieldKey,
    /// What of it.
    pub status: Status,
    /// The value as typed.
    pub value: Option<String>,
}

/// A page, and a place on it, that a verdict is about.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pointed {
    /// Index into the pages, from 0.
    pub page: Option<u32>,
    /// Place on that page.
    pub place: Option<Place>,
}

/// The desk.
#[derive(Clone)]
pub struct Desk {
    store: Store,
    clock: Arc<dyn Clock>,
    second: SecondKeying,
    chance: Arc<dyn Chance>,
}

impl Desk {
    /// Over a store. `second` says which share of accepted dossiers a second person keys, `chance` draws them.
    pub fn new(store: Store, clock: Arc<dyn Clock>, second: SecondKeying, chance: Arc<dyn Chance>) -> Self {
        Self { store, clock, second, chance }
    }

    /// The dossier, locked, if the hold stands and nobody has changed it since it was seen.
    async fn held(&self, tx: &mut Tx, hold: &Hold) -> Result<Dossier, ReviewError> {
        let dossier = worklist::held(tx, hold.dossier, hold.reviewer, hold.token, self.clock.now()).await?;
        if hold.seen.is_some_and(|seen| seen != dossier.version) { Err(ReviewError::VersionChanged) } else { Ok(dossier) }
    }
}

fn new_token() -> LeaseToken {
    LeaseToken::from_uuid(Uuid::new_v4())
}

async fn reading(tx: &mut Tx, id: DossierId) -> Result<StoredReading, ReviewError> {
    readings::latest(tx, id).await?.ok_or(ReviewError::NotRead)
}

/// Whether somebody may see medical codes, and say something of them.
async fn sees_medical(tx: &mut Tx, reviewer: UserId) -> Result<bool, ReviewError> {
    Ok(users::skills(tx, reviewer).await?.contains(&Queue::MedicalControl))
}

/// What was said of one field, checked. Of a medical code nothing is told to who may not see it, not even whether the machine read the same.
fn check_one(said: &Said, reading: &DossierReading, medical: bool) -> Result<Correction, Fault> {
    if is_medical(&said.key) && !medical {
        return Err(MEDICAL_ONLY);
    }
    Correction::check(&said.key, said.status, said.value.as_deref(), reading)
}

/// All faults at once, so that a person mends them in one go. Of two entries for one field the last counts.
fn check(said: &[Said], reading: &DossierReading, medical: bool) -> Result<Vec<Correction>, ReviewError> {
    let mut checked = BTreeMap::new();
    let mut faults = BTreeMap::new();
    for said in said {
        match check_one(said, reading, medical) {
            Ok(correction) => drop(checked.insert(said.key.clone(), correction)),
            Err(fault) => drop(faults.insert(said.key.clone(), fault)),
        }
    }
    if faults.is_empty() { Ok(checked.into_values().collect()) } else { Err(ReviewError::Values(faults.into_iter().collect())) }
}

fn checked_note(note: Option<String>, needed: bool) -> Result<Option<String>, ReviewError> {
    let note = note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
    match &note {
        None if needed => Err(ReviewError::NoteMissing),
        Some(note) if note.chars().count() > LONGEST_NOTE => Err(ReviewError::NoteTooLong),
        _ => Ok(note),
    }
}
