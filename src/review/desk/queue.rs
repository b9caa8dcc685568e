//! What supervisors do with queues, and reviewers who refer a dossier to another one. Every act keeps its reason.

use super::hold::worked_off;
use super::{Desk, Hold, ReviewError, checked_note};
use crate::dossier::ids::{DossierId, UserId};
use crate::review::calendar::Calendar;
use crate::review::queue::Queue;
use crate::store::dossiers::Dossier;
use crate::store::queues::{Change, Referral};
use crate::store::users::{self, Role};
use crate::store::{Tx, calendar, keyings, queues, search, worklist};

/// Dossiers that the search learns in one transaction.
const CAUGHT_UP: u16 = 100;

impl Desk {
    /// Sends a dossier that the reviewer holds to another queue, as to medical control; `note` tells those there why.
    ///
    /// # Errors
    /// The hold is lost, the note is missing or too long, or the store failed.
    pub async fn refer(&self, hold: &Hold, to: Queue, note: Option<String>) -> Result<Dossier, ReviewError> {
        let note = checked_note(note, true)?.unwrap_or_default();
        let (mut tx, now) = (self.store.begin().await?, self.clock.now());
        let dossier = self.held(&mut tx, hold).await?;
        let (dossier, from) = worklist::refer(&mut tx, dossier, to, &[], hold.reviewer, now).await?;
        let referral = Referral { dossier: dossier.id, from, to, note: &note };
        queues::note_referral(&mut tx, &referral, hold.reviewer, now).await?;
        tx.commit().await?;
        Ok(dossier)
    }

    /// Changes how waiting dossiers wait: all of them or, where one is refused, none.
    ///
    /// # Errors
    /// The reason is missing or too long, one of them does not wait, the person does not work off its queue or has keyed it, or the store failed.
    pub async fn requeue(&self, dossiers: &[DossierId], changes: &[Change], reason: Option<String>, by: UserId) -> Result<(), ReviewError> {
        let reason = checked_note(reason, true)?.unwrap_or_default();
        let (mut tx, now) = (self.store.begin().await?, self.clock.now());
        // Always in one order, so that two supervisors never wait for each other.
        let mut dossiers = dossiers.to_vec();
        dossiers.sort();
        dossiers.dedup();
        for id in dossiers {
            for change in changes {
                if let Change::Assign(Some(person)) = change {
                    self.may_be_assigned(&mut tx, id, *person).await?;
                }
                queues::change(&mut tx, id, *change, &reason, by, now).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    async fn may_be_assigned(&self, tx: &mut Tx, id: DossierId, person: UserId) -> Result<(), ReviewError> {
        let place = queues::place_of(tx, id).await?;
        let user = users::find(tx, person).await?.filter(|user| user.active && matches!(user.role, Role::Reviewer | Role::Supervisor));
        let user = user.ok_or(ReviewError::NotAssignable)?;
        let works = worked_off(tx, person, user.role).await?;
        let keyed = keyings::open(tx, id).await?.is_some_and(|keying| keying.was_keyed_by(person));
        if keyed || place.is_some_and(|place| !works.contains(&place.queue)) { Err(ReviewError::NotAssignable) } else { Ok(()) }
    }

    /// Stops handing out of a queue, or goes on.
    ///
    /// # Errors
    /// The reason is missing or too long, or the store failed.
    pub async fn freeze(&self, queue: Queue, frozen: bool, reason: Option<String>, by: UserId) -> Result<(), ReviewError> {
        let reason = checked_note(reason, true)?.unwrap_or_default();
        let mut tx = self.store.begin().await?;
        queues::freeze(&mut tx, queue, frozen, &reason, by, self.clock.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Changes the business calendar, for deadlines given from now on.
    ///
    /// # Errors
    /// The store failed.
    pub async fn set_calendar(&self, new: &Calendar, by: UserId) -> Result<(), ReviewError> {
        let mut tx = self.store.begin().await?;
        calendar::write(&mut tx, new, by, self.clock.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Learns some of the dossiers that were decided before there was a search; gives how many. None is left where it gives none.
    ///
    /// # Errors
    /// The store failed.
    pub async fn catch_up_search(&self) -> Result<usize, ReviewError> {
        let mut tx = self.store.begin().await?;
        let done = search::catch_up(&mut tx, CAUGHT_UP).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// Adds the changes of the last seconds to the depths of the queues. To be called every few seconds.
    ///
    /// # Errors
    /// The store failed.
    pub async fn fold_depths(&self) -> Result<(), ReviewError> {
        let mut tx = self.store.begin().await?;
        queues::fold(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }
}
