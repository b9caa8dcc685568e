//! What a reviewer says of fields, and of the dossier.

use super::{Desk, Hold, Pointed, ReviewError, Said, check, check_one, checked_note, reading, sees_medical};
use crate::dossier::FieldKey;
use crate::dossier::ids::UserId;
use crate::dossier::state::Event;
use crate::review::reason::{RejectReason, ReturnReason};
use crate::review::{Correction, recheck};
use crate::store::corrections::{self, Recheck, Verdict};
use crate::store::dossiers::{self, Dossier};
use crate::store::readings::StoredReading;
use crate::store::{Tx, keyings, search, worklist};
use std::collections::BTreeMap;

/// What stands for the fields of a reading after a reviewer's act.
pub(super) struct Kept {
    /// The latest correction of every field that has one.
    pub(super) known: BTreeMap<FieldKey, Correction>,
    /// Whether any of it is new.
    pub(super) changed: bool,
}

impl Desk {
    /// Keeps what the reviewer said, and runs the rules again.
    ///
    /// # Errors
    /// The hold is lost, a value does not have its field's form (nothing is kept then), or the store failed.
    pub async fn correct(&self, hold: &Hold, said: &[Said]) -> Result<Dossier, ReviewError> {
        let mut tx = self.store.begin().await?;
        let mut dossier = self.held(&mut tx, hold).await?;
        let reading = reading(&mut tx, dossier.id).await?;
        not_blind(&mut tx, &dossier, &reading).await?;
        if self.keep(&mut tx, &dossier, &reading, hold.reviewer, said).await?.changed {
            dossiers::touch(&mut tx, &mut dossier, "corrected", Some(hold.reviewer), self.clock.now()).await?;
        }
        tx.commit().await?;
        Ok(dossier)
    }

    /// Runs the rules over what stands and what is being typed, and keeps nothing. Values that do not have their field's form are left out.
    ///
    /// # Errors
    /// The hold is lost, or the store failed.
    pub async fn try_out(&self, hold: &Hold, said: &[Said]) -> Result<Recheck, ReviewError> {
        let mut tx = self.store.begin().await?;
        let now = self.clock.now();
        let dossier = self.held(&mut tx, hold).await?;
        let reading = reading(&mut tx, dossier.id).await?;
        not_blind(&mut tx, &dossier, &reading).await?;
        let known = with_typed(&mut tx, &reading, hold.reviewer, said).await?;
        recheck::run(&mut tx, &dossier, &reading.document, &known, now).await
    }

    /// Settles the dossier as reviewed, with last corrections; or, of the share that is drawn, sends it to a second person.
    ///
    /// # Errors
    /// As [`Self::correct`]; [`ReviewError::KeyingOpen`] where a second keying has not ended.
    pub async fn accept(&self, hold: &Hold, said: &[Said]) -> Result<Dossier, ReviewError> {
        let mut tx = self.store.begin().await?;
        let dossier = self.held(&mut tx, hold).await?;
        let reading = reading(&mut tx, dossier.id).await?;
        not_blind(&mut tx, &dossier, &reading).await?;
        let kept = self.keep(&mut tx, &dossier, &reading, hold.reviewer, said).await?;
        match keyings::of_reading(&mut tx, dossier.id, reading.id).await? {
            None => {
                let again = keyings::was_asked(&mut tx, dossier.id, reading.id).await?;
                if let Some(keys) = self.drawn(&reading, &kept.known, again) {
                    return self.ask_second(tx, dossier, &reading, &keys, hold.reviewer).await;
                }
            }
            Some(keying) => self.end_third(&mut tx, &keying, &reading, hold.reviewer).await?,
        }
        self.decide(tx, dossier, &reading, hold, &Verdict::ACCEPTED, &Event::Accepted(hold.reviewer)).await
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

    pub(super) async fn decide(
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
        keyings::end(&mut tx, dossier.id, now).await?;
        let dossier = worklist::decide(&mut tx, dossier, event, verdict.reason, hold.reviewer, now).await?;
        tx.commit().await?;
        Ok(dossier)
    }

    /// Keeps what is new of what was said and runs the rules again.
    pub(super) async fn keep(&self, tx: &mut Tx, dossier: &Dossier, reading: &StoredReading, by: UserId, said: &[Said]) -> Result<Kept, ReviewError> {
        let checked = check(said, &reading.document, sees_medical(tx, by).await?)?;
        let mut known = said_so_far(tx, reading).await?;
        // In a third person's hands the same again is a decision of their own.
        let third = keyings::of_reading(tx, dossier.id, reading.id).await?;
        let differs = |key: &FieldKey| third.as_ref().is_some_and(|keying| keying.differing.contains(key));
        let new: Vec<Correction> =
            checked.into_iter().filter(|correction| known.get(&correction.key) != Some(correction) || differs(&correction.key)).collect();
        if new.is_empty() {
            return Ok(Kept { known, changed: false });
        }
        let now = self.clock.now();
        corrections::add(tx, dossier.id, reading.id, &new, by, now).await?;
        known.extend(new.into_iter().map(|correction| (correction.key.clone(), correction)));
        let recheck = recheck::run(tx, dossier, &reading.document, &known, now).await?;
        corrections::add_recheck(tx, dossier.id, reading.id, &recheck).await?;
        search::remember(tx, dossier.id, dossier.received_at.unwrap_or(dossier.created_at), &reading.document, &known).await?;
        Ok(Kept { known, changed: true })
    }
}

/// The latest correction of every field.
pub(super) async fn said_so_far(tx: &mut Tx, reading: &StoredReading) -> Result<BTreeMap<FieldKey, Correction>, ReviewError> {
    let stored = corrections::latest(tx, reading.id).await?;
    Ok(stored.into_iter().map(|stored| (stored.correction.key.clone(), stored.correction)).collect())
}

/// The latest correction of every field, with what is being typed over it; what of that does not have its field's form is left out.
pub(super) async fn with_typed(tx: &mut Tx, reading: &StoredReading, reviewer: UserId, said: &[Said]) -> Result<BTreeMap<FieldKey, Correction>, ReviewError> {
    let mut known = said_so_far(tx, reading).await?;
    let medical = sees_medical(tx, reviewer).await?;
    let typed = said.iter().filter_map(|said| check_one(said, &reading.document, medical).ok());
    known.extend(typed.map(|correction| (correction.key.clone(), correction)));
    Ok(known)
}

/// Refuses where a second person keys blind: they key, and see or change nothing else.
pub(super) async fn not_blind(tx: &mut Tx, dossier: &Dossier, reading: &StoredReading) -> Result<(), ReviewError> {
    match keyings::of_reading(tx, dossier.id, reading.id).await? {
        Some(keying) if keying.is_blind() => Err(ReviewError::KeyingOpen),
        _ => Ok(()),
    }
}
