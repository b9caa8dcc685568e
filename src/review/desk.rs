//! The reviewers' desk: every act of a reviewer is one transaction that checks the hold, keeps what was said, and moves the dossier through its states.
//!
//! In: who, which dossier, the token of their hold. Out: the dossier after it. Never: a change without a hold, or of what the machine read.

use super::kind::Fault;
use super::lease::Lease;
use super::place::Place;
use super::reason::{RejectReason, ReturnReason};
use super::{Correction, Status};
use crate::clock::Clock;
use crate::dossier::ids::{DossierId, LeaseToken, UserId};
use crate::dossier::state::Event;
use crate::dossier::{DossierReading, FieldKey};
use crate::store::corrections::{self, Verdict};
use crate::store::dossiers::{self, Dossier};
use crate::store::readings::{self, StoredReading};
use crate::store::{Store, StoreError, Tx, worklist};
use chrono::{DateTime, Utc};
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
}

impl Desk {
    /// Over a store.
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }

    /// Gives `reviewer` the next waiting dossier; nothing where none waits.
    ///
    /// # Errors
    /// The store failed.
    pub async fn take_next(&self, reviewer: UserId) -> Result<Option<(Dossier, Lease)>, ReviewError> {
        let mut tx = self.store.begin().await?;
        let now = self.clock.now();
        worklist::release_lapsed(&mut tx, now).await?;
        let taken = worklist::take_next(&mut tx, reviewer, new_token(), now).await?;
        tx.commit().await?;
        Ok(taken)
    }

    /// Gives `reviewer` this dossier.
    ///
    /// # Errors
    /// Another holds it and `may_take_over` is false, it does not wait, or the store failed.
    pub async fn take(&self, id: DossierId, reviewer: UserId, may_take_over: bool) -> Result<(Dossier, Lease), ReviewError> {
        let mut tx = self.store.begin().await?;
        let taken = worklist::take(&mut tx, id, reviewer, may_take_over, new_token(), self.clock.now()).await?;
        tx.commit().await?;
        Ok(taken)
    }

    /// Makes the hold last; gives its new end.
    ///
    /// # Errors
    /// The hold is lost, or the store failed.
    pub async fn renew(&self, hold: &Hold) -> Result<DateTime<Utc>, ReviewError> {
        let mut db = self.store.connection().await?;
        Ok(worklist::renew(&mut db, hold.dossier, hold.reviewer, hold.token, self.clock.now()).await?)
    }

    /// Puts the dossier back into the worklist.
    ///
    /// # Errors
    /// The hold is lost, or the store failed.
    pub async fn postpone(&self, hold: &Hold) -> Result<Dossier, ReviewError> {
        let mut tx = self.store.begin().await?;
        let dossier = self.held(&mut tx, hold).await?;
        let dossier = worklist::postpone(&mut tx, dossier, hold.reviewer, self.clock.now()).await?;
        tx.commit().await?;
        Ok(dossier)
    }

    /// Keeps what the reviewer said, and runs the rules again.
    ///
    /// # Errors
    /// The hold is lost, a value does not have its field's form (nothing is kept then), or the store failed.
    pub async fn correct(&self, hold: &Hold, said: &[Said]) -> Result<Dossier, ReviewError> {
        let mut tx = self.store.begin().await?;
        let mut dossier = self.held(&mut tx, hold).await?;
        let reading = reading(&mut tx, dossier.id).await?;
        if self.keep(&mut tx, &dossier, &reading, hold.reviewer, said).await? {
            dossiers::touch(&mut tx, &mut dossier, "corrected", Some(hold.reviewer), self.clock.now()).await?;
        }
        tx.commit().await?;
        Ok(dossier)
    }

    /// Settles the dossier as reviewed, with last corrections.
    ///
    /// # Errors
    /// As [`Self::correct`].
    pub async fn accept(&self, hold: &Hold, said: &[Said]) -> Result<Dossier, ReviewError> {
        let mut tx = self.store.begin().await?;
        let dossier = self.held(&mut tx, hold).await?;
        let reading = reading(&mut tx, dossier.id).await?;
        self.keep(&mut tx, &dossier, &reading, hold.reviewer, said).await?;
        let verdict = Verdict { verdict: "accepted", reason: None, note: None, page: None, place: None };
        self.decide(tx, dossier, &reading, hold, &verdict, &Event::Accepted(hold.reviewer)).await
    }

    /// Sends the dossier back to the counter.
    ///
    /// # Errors
    /// The hold is lost, the note is missing or too long, page or place are not the dossier's, or the store failed.
    pub async fn send_back(&self, hold: &Hold, reason: ReturnReason, note: Option<String>, at: Pointed) -> Result<Dossier, ReviewError> {
        let note = checked_note(note, reason.needs_note())?;
        let mut tx = self.store.begin().await?;
        let dossier = self.held(&mut tx, hold).await?;
        let reading = reading(&mut tx, dossier.id).await?;
        let on_a_page = at.page.is_none_or(|page| (page as usize) < reading.document.pages.len());
        if !on_a_page || at.place.is_some_and(|place| at.page.is_none() || !place.is_on_page()) {
            return Err(ReviewError::PlaceOffPage);
        }
        let verdict = Verdict { verdict: "returned", reason: Some(reason.name()), note, page: at.page, place: at.place };
        self.decide(tx, dossier, &reading, hold, &verdict, &Event::SentBack(hold.reviewer)).await
    }

    /// Settles the dossier as rejected.
    ///
    /// # Errors
    /// The hold is lost, the note is missing or too long, or the store failed.
    pub async fn reject(&self, hold: &Hold, reason: RejectReason, note: Option<String>) -> Result<Dossier, ReviewError> {
        let note = checked_note(note, reason.needs_note())?;
        let mut tx = self.store.begin().await?;
        let dossier = self.held(&mut tx, hold).await?;
        let reading = reading(&mut tx, dossier.id).await?;
        let verdict = Verdict { verdict: "rejected", reason: Some(reason.name()), note, page: None, place: None };
        self.decide(tx, dossier, &reading, hold, &verdict, &Event::Rejected(hold.reviewer)).await
    }

    /// Puts back the dossiers whose holds have run out; gives how many. To be called every few seconds.
    ///
    /// # Errors
    /// The store failed.
    pub async fn release_lapsed(&self) -> Result<usize, ReviewError> {
        let mut tx = self.store.begin().await?;
        let released = worklist::release_lapsed(&mut tx, self.clock.now()).await?;
        tx.commit().await?;
        Ok(released)
    }

    async fn held(&self, tx: &mut Tx, hold: &Hold) -> Result<Dossier, ReviewError> {
        let dossier = worklist::held(tx, hold.dossier, hold.reviewer, hold.token, self.clock.now()).await?;
        if hold.seen.is_some_and(|seen| seen != dossier.version) { Err(ReviewError::VersionChanged) } else { Ok(dossier) }
    }

    async fn decide(
        &self,
        mut tx: Tx,
        dossier: Dossier,
        reading: &StoredReading,
        hold: &Hold,
        verdict: &Verdict,
        event: &Event,
    ) -> Result<Dossier, ReviewError> {
        let now = self.clock.now();
        corrections::add_verdict(&mut tx, dossier.id, reading.id, verdict, hold.reviewer, now).await?;
        let dossier = worklist::decide(&mut tx, dossier, event, verdict.reason, hold.reviewer, now).await?;
        tx.commit().await?;
        Ok(dossier)
    }

    /// Keeps what is new of what was said and runs the rules again; whether anything was new.
    async fn keep(&self, tx: &mut Tx, dossier: &Dossier, reading: &StoredReading, by: UserId, said: &[Said]) -> Result<bool, ReviewError> {
        let checked = check(said, &reading.document)?;
        let stored = corrections::latest(tx, reading.id).await?;
        let mut known: BTreeMap<FieldKey, Correction> = stored.into_iter().map(|stored| (stored.correction.key.clone(), stored.correction)).collect();
        let new: Vec<Correction> = checked.into_iter().filter(|correction| known.get(&correction.key) != Some(correction)).collect();
        if new.is_empty() {
            return Ok(false);
        }
        let now = self.clock.now();
        corrections::add(tx, dossier.id, reading.id, &new, by, now).await?;
        known.extend(new.into_iter().map(|correction| (correction.key.clone(), correction)));
        let recheck = super::recheck::run(tx, dossier, &reading.document, &known, now).await?;
        corrections::add_recheck(tx, dossier.id, reading.id, &recheck).await?;
        Ok(true)
    }
}

fn new_token() -> LeaseToken {
    LeaseToken::from_uuid(Uuid::new_v4())
}

async fn reading(tx: &mut Tx, id: DossierId) -> Result<StoredReading, ReviewError> {
    readings::latest(tx, id).await?.ok_or(ReviewError::NotRead)
}

/// All faults at once, so that a person mends them in one go. Of two entries for one field the last counts.
fn check(said: &[Said], reading: &DossierReading) -> Result<Vec<Correction>, ReviewError> {
    let mut checked = BTreeMap::new();
    let mut faults = BTreeMap::new();
    for said in said {
        match Correction::check(&said.key, said.status, said.value.as_deref(), reading) {
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
