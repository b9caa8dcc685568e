//! Double keying: a second person types amounts and identity without seeing the first one's values; a third decides where they differ.

use super::verdict::said_so_far;
use super::{Desk, Hold, ReviewError, Said, check, reading};
use crate::dossier::ids::UserId;
use crate::dossier::state::Event;
use crate::dossier::{Amount, FieldKey};
use crate::review::queue::Queue;
use crate::review::second_keying::{differing, stands, to_be_keyed};
use crate::review::{Correction, Status};
use crate::store::corrections::{self, Verdict};
use crate::store::dossiers::Dossier;
use crate::store::keyings::{self, Keying, TwoValues};
use crate::store::readings::StoredReading;
use crate::store::{Tx, worklist};
use std::collections::{BTreeMap, BTreeSet};

impl Desk {
    /// The fields that a second person must key, where chance draws this dossier or drew it before (`again`).
    pub(super) fn drawn(&self, reading: &StoredReading, known: &BTreeMap<FieldKey, Correction>, again: bool) -> Option<Vec<FieldKey>> {
        let total = stands(&"total_amount".into(), &reading.document, known).and_then(|total| total.value).as_deref().and_then(Amount::parse);
        let keys = to_be_keyed(&reading.document, known);
        (!keys.is_empty() && (again || self.second.draws(total, self.chance.draw()))).then_some(keys)
    }

    /// Sends the dossier to a second person.
    pub(super) async fn ask_second(
        &self,
        mut tx: Tx,
        dossier: Dossier,
        reading: &StoredReading,
        keys: &[FieldKey],
        first: UserId,
    ) -> Result<Dossier, ReviewError> {
        let now = self.clock.now();
        keyings::ask(&mut tx, dossier.id, reading.id, keys, first, now).await?;
        let (dossier, _) = worklist::refer(&mut tx, dossier, Queue::DoubleKeying, &[first], first, now).await?;
        tx.commit().await?;
        Ok(dossier)
    }

    /// Takes what the second person keyed. Where both agree the dossier is settled; else it goes on to a third.
    ///
    /// # Errors
    /// [`ReviewError::NotToBeKeyed`] where no second keying is asked for, or other fields are sent than those asked for; a value does not have its form;
    /// the hold is lost; or the store failed.
    pub async fn key_again(&self, hold: &Hold, said: &[Said]) -> Result<Dossier, ReviewError> {
        let (mut tx, now) = (self.store.begin().await?, self.clock.now());
        let dossier = self.held(&mut tx, hold).await?;
        let reading = reading(&mut tx, dossier.id).await?;
        let keying = keyings::of_reading(&mut tx, dossier.id, reading.id).await?.filter(Keying::is_blind).ok_or(ReviewError::NotToBeKeyed)?;
        let second = keyed(said, &keying, &reading)?;
        let known = said_so_far(&mut tx, &reading).await?;
        let first: BTreeMap<FieldKey, Correction> =
            keying.fields.iter().filter_map(|key| Some((key.clone(), stands(key, &reading.document, &known)?))).collect();
        let differing = differing(&first, &second);
        let values: Vec<TwoValues> = first
            .into_iter()
            .filter_map(|(key, first)| {
                let second = second.get(&key)?.clone();
                Some(TwoValues { first, second })
            })
            .collect();
        keyings::keep(&mut tx, dossier.id, reading.id, &values, &differing, hold.reviewer, now).await?;
        if differing.is_empty() {
            return self.decide(tx, dossier, &reading, hold, &Verdict::ACCEPTED, &Event::Accepted(hold.reviewer)).await;
        }
        let (dossier, _) = worklist::refer(&mut tx, dossier, Queue::DoubleKeying, &[keying.first_by, hold.reviewer], hold.reviewer, now).await?;
        tx.commit().await?;
        Ok(dossier)
    }

    /// Lets a third person, who is neither of the two, accept only when they have decided on every field that differs, since the second keyed.
    pub(super) async fn end_third(&self, tx: &mut Tx, keying: &Keying, reading: &StoredReading, third: UserId) -> Result<(), ReviewError> {
        if keying.was_keyed_by(third) {
            return Err(ReviewError::KeyedAlready);
        }
        let said = corrections::latest(tx, reading.id).await?;
        let own = said.iter().filter(|stored| stored.by == third && keying.keyed_at.is_none_or(|keyed_at| stored.at >= keyed_at));
        let decided: BTreeSet<&FieldKey> = own.map(|stored| &stored.correction.key).collect();
        if keying.differing.iter().all(|key| decided.contains(key)) { Ok(()) } else { Err(ReviewError::KeyingOpen) }
    }
}

/// What was keyed, checked: exactly the fields asked for. A second person cannot confirm what they do not see; they are refused before what they sent is held
/// against the machine's reading, which would tell whether it is the same.
fn keyed(said: &[Said], keying: &Keying, reading: &StoredReading) -> Result<BTreeMap<FieldKey, Correction>, ReviewError> {
    let asked: BTreeSet<&FieldKey> = keying.fields.iter().collect();
    let sent: BTreeSet<&FieldKey> = said.iter().map(|said| &said.key).collect();
    if asked != sent || said.iter().any(|said| said.status == Status::Confirmed) {
        return Err(ReviewError::NotToBeKeyed);
    }
    Ok(check(said, &reading.document, false)?.into_iter().map(|correction| (correction.key.clone(), correction)).collect())
}
