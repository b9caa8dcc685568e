//! Taking dossiers, keeping them, putting them back.

use super::{Desk, Hold, ReviewError, checked_note, new_token};
use crate::dossier::ids::{DossierId, UserId};
use crate::review::lease::Lease;
use crate::review::queue::Queue;
use crate::review::reason::PostponeReason;
use crate::store::dossiers::{self, Dossier};
use crate::store::users::{self, Role};
use crate::store::worklist::{self, Asking};
use crate::store::{Tx, keyings, queues};
use chrono::{DateTime, Utc};

/// Which dossier a reviewer asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Of this queue only; of all that they have the skill for where absent.
    pub queue: Option<Queue>,
    /// Whether it goes on the screen at once, or waits there as the one after.
    pub shown: bool,
}

impl Desk {
    /// Gives `reviewer` the next waiting dossier; nothing where none waits for them.
    ///
    /// # Errors
    /// They do not have the skill for the queue that they ask for, or the store failed.
    pub async fn take_next(&self, reviewer: UserId, role: Role, wanted: Wanted) -> Result<Option<(Dossier, Lease)>, ReviewError> {
        let mut tx = self.store.begin().await?;
        let now = self.clock.now();
        worklist::release_lapsed(&mut tx, now).await?;
        let mut queues = worked_off(&mut tx, reviewer, role).await?;
        if let Some(wanted) = wanted.queue {
            queues.retain(|queue| *queue == wanted);
            if queues.is_empty() {
                return Err(ReviewError::SkillMissing);
            }
        }
        let taken = worklist::take_next(&mut tx, &Asking { reviewer, queues, shown: wanted.shown }, new_token(), now).await?;
        tx.commit().await?;
        Ok(taken)
    }

    /// Gives `reviewer` this dossier; to a supervisor also out of a frozen queue.
    ///
    /// # Errors
    /// Another holds it, it does not wait, the skill for its queue lacks, it is another's (but for a supervisor), it was keyed by them before, or the store
    /// failed.
    pub async fn take(&self, id: DossierId, reviewer: UserId, role: Role) -> Result<(Dossier, Lease), ReviewError> {
        let mut tx = self.store.begin().await?;
        self.may_take(&mut tx, id, reviewer, role).await?;
        let (dossier, lease, _) = worklist::take(&mut tx, id, reviewer, false, new_token(), self.clock.now()).await?;
        tx.commit().await?;
        Ok((dossier, lease))
    }

    /// Gives a supervisor a dossier that another holds; the reason is kept.
    ///
    /// # Errors
    /// The reason is missing or too long; else as [`Self::take`], but that another holds it.
    pub async fn take_over(&self, id: DossierId, supervisor: UserId, reason: Option<String>) -> Result<(Dossier, Lease), ReviewError> {
        let reason = checked_note(reason, true)?;
        let (mut tx, now) = (self.store.begin().await?, self.clock.now());
        self.may_take(&mut tx, id, supervisor, Role::Supervisor).await?;
        let (dossier, lease, from) = worklist::take(&mut tx, id, supervisor, true, new_token(), now).await?;
        if from.is_some() {
            queues::note_why(&mut tx, id, "taken_over", (None, reason.as_deref()), supervisor, now).await?;
        }
        tx.commit().await?;
        Ok((dossier, lease))
    }

    async fn may_take(&self, tx: &mut Tx, id: DossierId, reviewer: UserId, role: Role) -> Result<(), ReviewError> {
        // The dossier first, always: nothing of what is looked at here changes until it is taken.
        dossiers::lock(tx, id).await?;
        if let Some(place) = queues::place_of(tx, id).await? {
            if !worked_off(tx, reviewer, role).await?.contains(&place.queue) {
                return Err(ReviewError::SkillMissing);
            }
            // Who holds it already goes on with it.
            let anew = worklist::lease(tx, id).await?.is_none_or(|lease| lease.reviewer != reviewer);
            if role != Role::Supervisor && anew {
                if place.assigned_to.is_some_and(|person| person != reviewer) {
                    return Err(ReviewError::AssignedToAnother);
                }
                if queues::is_frozen(tx, place.queue).await? {
                    return Err(ReviewError::Frozen);
                }
            }
            if keyings::open(tx, id).await?.is_some_and(|keying| keying.was_keyed_by(reviewer)) {
                return Err(ReviewError::KeyedAlready);
            }
        }
        Ok(())
    }

    /// Makes the hold last; gives its new end. `show`: the dossier that waited as the next has come onto the screen.
    ///
    /// # Errors
    /// The hold is lost, or the store failed.
    pub async fn renew(&self, hold: &Hold, show: bool) -> Result<DateTime<Utc>, ReviewError> {
        let mut db = self.store.connection().await?;
        Ok(worklist::renew(&mut db, hold.dossier, hold.reviewer, hold.token, show, self.clock.now()).await?)
    }

    /// Puts the dossier back into its queue as if it had never been taken: it waited as the next and was not looked at.
    ///
    /// # Errors
    /// It has come onto the screen, the hold is lost, or the store failed.
    pub async fn put_back(&self, hold: &Hold) -> Result<Dossier, ReviewError> {
        let mut tx = self.store.begin().await?;
        let dossier = self.held(&mut tx, hold).await?;
        if worklist::was_shown(&mut tx, dossier.id).await? {
            return Err(ReviewError::Shown);
        }
        let dossier = worklist::put_back(&mut tx, dossier, hold.reviewer, self.clock.now()).await?;
        tx.commit().await?;
        Ok(dossier)
    }

    /// Puts the dossier back into its queue, where it is offered to others first for a while; the reason is kept.
    ///
    /// # Errors
    /// The hold is lost, the note is missing or too long, or the store failed.
    pub async fn postpone(&self, hold: &Hold, reason: PostponeReason, note: Option<String>) -> Result<Dossier, ReviewError> {
        let note = checked_note(note, reason.needs_note())?;
        let (mut tx, now) = (self.store.begin().await?, self.clock.now());
        let dossier = self.held(&mut tx, hold).await?;
        queues::note_why(&mut tx, dossier.id, "postponed", (Some(reason.name()), note.as_deref()), hold.reviewer, now).await?;
        let dossier = worklist::postpone(&mut tx, dossier, hold.reviewer, now).await?;
        tx.commit().await?;
        Ok(dossier)
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
}

/// The queues that somebody works off.
pub(super) async fn worked_off(tx: &mut Tx, reviewer: UserId, role: Role) -> Result<Vec<Queue>, ReviewError> {
    let skills = users::skills(tx, reviewer).await?;
    Ok(Queue::ALL.into_iter().filter(|queue| queue.is_worked_off_by(role, &skills)).collect())
}
