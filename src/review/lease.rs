//! A reviewer's hold on a dossier: a token, and a moment when it ends unless renewed.

use crate::dossier::ids::{LeaseToken, UserId};
use chrono::{DateTime, TimeDelta, Utc};

/// How long a hold lasts without a heartbeat. The application sends one every minute.
pub const LENGTH: TimeDelta = TimeDelta::minutes(5);

/// How long the dossier that waits as a reviewer's next is kept for them without a heartbeat.
pub const RESERVED: TimeDelta = TimeDelta::minutes(2);

/// How long a dossier that a reviewer put back is kept from that reviewer, as long as others wait.
pub const POSTPONED: TimeDelta = TimeDelta::minutes(30);

/// A hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// Every change must bring it; each new hold has a new one, so that a late writer is refused.
    pub token: LeaseToken,
    /// Who holds.
    pub reviewer: UserId,
    /// When it ends unless renewed.
    pub expires_at: DateTime<Utc>,
}

impl Lease {
    /// A new hold from `now`.
    pub fn new(token: LeaseToken, reviewer: UserId, now: DateTime<Utc>) -> Self {
        Self { token, reviewer, expires_at: now + LENGTH }
    }

    /// Whether `reviewer` with `token` still holds the dossier.
    pub fn holds(&self, reviewer: UserId, token: LeaseToken, now: DateTime<Utc>) -> bool {
        self.reviewer == reviewer && self.token == token && now < self.expires_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_hold_needs_the_person_the_token_and_the_time() {
        let (me, other) = (UserId::from_uuid(Uuid::from_u128(1)), UserId::from_uuid(Uuid::from_u128(2)));
        let (token, stale) = (LeaseToken::from_uuid(Uuid::from_u128(3)), LeaseToken::from_uuid(Uuid::from_u128(4)));
        let now = DateTime::UNIX_EPOCH;
        let lease = Lease::new(token, me, now);
        assert!(lease.holds(me, token, now + LENGTH - TimeDelta::seconds(1)));
        assert!(!lease.holds(me, token, now + LENGTH));
        assert!(!lease.holds(me, stale, now));
        assert!(!lease.holds(other, token, now));
    }
}
