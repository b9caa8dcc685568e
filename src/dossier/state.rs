//! The states of a dossier, and who may move it from one to the next. Drawn in ARCHITECTURE.md.

use super::ids::UserId;
use super::reading::Route;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Where a dossier stands, with what exists only there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Created; not every scan of the manifest has come.
    AwaitingPages,
    /// Every byte is durable; waits for a worker.
    Received,
    /// A worker holds it.
    Reading,
    /// Waits for a reviewer.
    InWorklist,
    /// A reviewer holds it.
    InReview {
        /// Who.
        reviewer: UserId,
    },
    /// Waits for the counter to mend it.
    Returned,
    /// Decided.
    Settled(Settlement),
    /// Reading failed for good; visible, and can be tried again.
    GivenUp,
    /// The decision has left the house.
    Delivered(Settlement),
}

/// How a dossier was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Settlement {
    /// Without a person.
    Automatic,
    /// Accepted by a reviewer.
    Reviewed,
    /// Refused by a reviewer.
    Rejected,
}

impl Settlement {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Automatic, Self::Reviewed, Self::Rejected];

    /// Its name in SQL and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Reviewed => "reviewed",
            Self::Rejected => "rejected",
        }
    }
}

/// What happens to a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The last scan of the manifest is durable (intake).
    Completed,
    /// A worker took it (worker).
    Taken,
    /// The lease ran out or the step failed and may be tried again (worker).
    PutBack,
    /// The stages are done (worker).
    Decided(Route),
    /// The step failed for good (worker).
    GaveUp,
    /// Try again (administrator, supervisor).
    Retried,
    /// A reviewer took it (reviewer).
    Opened(UserId),
    /// Lease lost, or postponed (reviewer, clock).
    Released,
    /// Accepted (the reviewer who holds it).
    Accepted(UserId),
    /// Refused (the reviewer who holds it).
    Rejected(UserId),
    /// Sent back with a reason (the reviewer who holds it).
    SentBack(UserId),
    /// On to another queue: a second person, medical control (the reviewer who holds it).
    Referred(UserId),
    /// The verdict of a moment ago does not count (the reviewer who gave it).
    TakenBack(UserId),
    /// New scans arrived for a returned dossier (counter).
    Mended,
    /// The decision was handed on (delivery).
    Delivered,
}

impl Event {
    /// Its name on the timeline.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Taken => "taken",
            Self::PutBack => "put_back",
            Self::Decided(_) => "decided",
            Self::GaveUp => "gave_up",
            Self::Retried => "retried",
            Self::Opened(_) => "opened",
            Self::Released => "released",
            Self::Accepted(_) => "accepted",
            Self::Rejected(_) => "rejected",
            Self::SentBack(_) => "sent_back",
            Self::Referred(_) => "referred",
            Self::TakenBack(_) => "taken_back",
            Self::Mended => "mended",
            Self::Delivered => "delivered",
        }
    }
}

/// Why a transition is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The event cannot happen in this state.
    #[error("this cannot happen to a dossier in its present state")]
    WrongState,
    /// Another reviewer holds the dossier.
    #[error("another reviewer holds this dossier")]
    HeldByAnother,
}

impl State {
    /// The state after `event`.
    ///
    /// # Errors
    /// [`Refused`] where the event cannot happen here; the state is then unchanged.
    pub fn after(self, event: &Event) -> Result<Self, Refused> {
        match (self, event) {
            (Self::AwaitingPages, Event::Completed) | (Self::Returned, Event::Mended) | (Self::GivenUp, Event::Retried) | (Self::Reading, Event::PutBack) => {
                Ok(Self::Received)
            }
            (Self::Received, Event::Taken) => Ok(Self::Reading),
            (Self::Reading, Event::Decided(route)) => Ok(match route {
                Route::Automatic => Self::Settled(Settlement::Automatic),
                Route::Manual => Self::InWorklist,
                Route::Returned => Self::Returned,
            }),
            (Self::Received | Self::Reading, Event::GaveUp) => Ok(Self::GivenUp),
            (Self::InWorklist, Event::Opened(by)) => Ok(Self::InReview { reviewer: *by }),
            (Self::InReview { .. }, Event::Released) => Ok(Self::InWorklist),
            (Self::InReview { reviewer }, Event::Accepted(by)) => held(reviewer, *by, Self::Settled(Settlement::Reviewed)),
            (Self::InReview { reviewer }, Event::Rejected(by)) => held(reviewer, *by, Self::Settled(Settlement::Rejected)),
            (Self::InReview { reviewer }, Event::SentBack(by)) => held(reviewer, *by, Self::Returned),
            (Self::InReview { reviewer }, Event::Referred(by)) => held(reviewer, *by, Self::InWorklist),
            (Self::Settled(Settlement::Reviewed | Settlement::Rejected) | Self::Returned | Self::InWorklist, Event::TakenBack(by)) => {
                Ok(Self::InReview { reviewer: *by })
            }
            (Self::InReview { reviewer }, Event::TakenBack(by)) if reviewer != *by => Err(Refused::HeldByAnother),
            (Self::Settled(how), Event::Delivered) => Ok(Self::Delivered(how)),
            _ => Err(Refused::WrongState),
        }
    }

    /// Its name in SQL and JSON.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::AwaitingPages => "awaiting_pages",
            Self::Received => "received",
            Self::Reading => "reading",
            Self::InWorklist => "in_worklist",
            Self::InReview { .. } => "in_review",
            Self::Returned => "returned",
            Self::Settled(_) => "settled",
            Self::GivenUp => "given_up",
            Self::Delivered(_) => "delivered",
        }
    }

    /// Whether no event of the machine will ever move it again without a person or a delivery.
    pub const fn is_decided(&self) -> bool {
        matches!(self, Self::Settled(_) | Self::Delivered(_) | Self::Returned | Self::InWorklist | Self::InReview { .. })
    }
}

fn held(holder: UserId, by: UserId, next: State) -> Result<State, Refused> {
    if holder == by { Ok(next) } else { Err(Refused::HeldByAnother) }
}

/// When something happened and who did it, for the timeline of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// When.
    pub at: DateTime<Utc>,
    /// Who; nobody where the machine did it.
    pub by: Option<UserId>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn user(n: u128) -> UserId {
        UserId::from_uuid(Uuid::from_u128(n))
    }

    #[test]
    fn a_clean_dossier_passes_without_a_person() {
        let mut state = State::AwaitingPages;
        for event in [Event::Completed, Event::Taken, Event::Decided(Route::Automatic), Event::Delivered] {
            state = state.after(&event).expect("allowed");
        }
        assert_eq!(state, State::Delivered(Settlement::Automatic));
    }

    #[test]
    fn only_the_holder_decides() {
        let held = State::InReview { reviewer: user(1) };
        assert_eq!(held.clone().after(&Event::Accepted(user(2))), Err(Refused::HeldByAnother));
        assert_eq!(held.clone().after(&Event::Referred(user(2))), Err(Refused::HeldByAnother));
        assert_eq!(held.clone().after(&Event::Referred(user(1))), Ok(State::InWorklist));
        assert_eq!(held.after(&Event::Accepted(user(1))), Ok(State::Settled(Settlement::Reviewed)));
    }

    #[test]
    fn a_verdict_is_taken_back_until_the_next_stage_begins() {
        let back = Event::TakenBack(user(1));
        for decided in [State::Settled(Settlement::Reviewed), State::Settled(Settlement::Rejected), State::Returned, State::InWorklist] {
            assert_eq!(decided.after(&back), Ok(State::InReview { reviewer: user(1) }));
        }
        for gone in [State::Settled(Settlement::Automatic), State::Delivered(Settlement::Reviewed), State::Received, State::Reading] {
            assert_eq!(gone.after(&back), Err(Refused::WrongState));
        }
        assert_eq!(State::InReview { reviewer: user(2) }.after(&back), Err(Refused::HeldByAnother));
    }

    #[test]
    fn nothing_leaves_a_decided_dossier() {
        let settled = State::Settled(Settlement::Automatic);
        for event in [Event::Completed, Event::Taken, Event::PutBack, Event::GaveUp, Event::Mended, Event::Opened(user(1))] {
            assert_eq!(settled.clone().after(&event), Err(Refused::WrongState));
        }
    }
}
