//! Taking back the verdict of a moment ago, while nothing has been done with it.

use super::{Desk, ReviewError, new_token, reading};
use crate::dossier::ids::{DossierId, UserId};
use crate::dossier::state::{Event, Refused, State};
use crate::review::lease::Lease;
use crate::store::dossiers::{self, Dossier};
use crate::store::exits::{self, Left};
use crate::store::keyings::Keying;
use crate::store::readings::StoredReading;
use crate::store::{StoreError, Tx, corrections, keyings, scans, worklist};
use chrono::TimeDelta;

/// How long a verdict can be taken back: ten seconds on the screen, and the way here. Whoever hands decisions on waits longer than that.
pub const TAKEN_BACK_WITHIN: TimeDelta = TimeDelta::seconds(15);

impl Desk {
    /// Takes back what this reviewer has just decided: the verdict counts no more, the dossier is in their hands again and in its place in its queue.
    /// What was said of its fields stays.
    ///
    /// # Errors
    /// [`ReviewError::VerdictStands`] where it is too late, somebody else decided, or they keyed blind and would learn by it whether the two agree; the state
    /// does not allow it, since the next stage has begun; or the store failed.
    pub async fn take_back(&self, id: DossierId, reviewer: UserId) -> Result<(Dossier, Lease), ReviewError> {
        let (mut tx, now) = (self.store.begin().await?, self.clock.now());
        let dossier = dossiers::lock(&mut tx, id).await?;
        dossier.state.clone().after(&Event::TakenBack(reviewer)).map_err(StoreError::from)?;
        if dossier.state == State::Returned && scans::has_begun(&mut tx, &dossier).await? {
            return Err(StoreError::from(Refused::WrongState).into());
        }
        let reading = reading(&mut tx, id).await?;
        let exit = exits::last(&mut tx, id, reviewer, now - TAKEN_BACK_WITHIN).await?.ok_or(ReviewError::VerdictStands)?;
        if dossier.state == State::InWorklist {
            // Accepted, and drawn for a second person who has not keyed yet. That it was drawn is not forgotten.
            let asked = keyings::of_reading(&mut tx, id, reading.id).await?;
            asked.filter(|keying| keying.is_blind() && keying.first_by == reviewer).ok_or(ReviewError::VerdictStands)?;
            keyings::end(&mut tx, id, now).await?;
        } else {
            unsay(&mut tx, id, &reading, exit, reviewer).await?;
            // Of a dossier that was mended and read anew meanwhile the machine's decision stands.
            let given = corrections::latest_verdict(&mut tx, id).await?;
            let given = given.filter(|given| given.by == reviewer && given.at == exit.at && given.reading == reading.id);
            corrections::take_back(&mut tx, given.ok_or(ReviewError::VerdictStands)?.id, now).await?;
        }
        let taken = worklist::take_back(&mut tx, dossier, exit.id, reviewer, new_token(), now).await?;
        tx.commit().await?;
        Ok(taken)
    }
}

/// Goes on with the second keying that the verdict ended, where it ended one.
async fn unsay(tx: &mut Tx, id: DossierId, reading: &StoredReading, exit: Left, reviewer: UserId) -> Result<(), ReviewError> {
    match keyings::ended_at(tx, id, reading.id, exit.at).await? {
        Some(Keying { second_by: Some(second), .. }) if second == reviewer => Err(ReviewError::VerdictStands),
        Some(_) => Ok(keyings::reopen(tx, id).await?),
        None => Ok(()),
    }
}
