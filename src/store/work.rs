//! Machine work: dossiers to be read, leased with a token and an expiry.
//!
//! A row is written in the transaction that receives the dossier and deleted in the one that decides it. Whoever finishes must hold the token, so that
//! nothing is decided twice. Locks are taken in one order: work, then dossier.
//!
//! There are two lanes. A row begins in that of the verdict, which leaves the dossier's state alone; [`looked_at`] moves it to that of the full reading.
//! A verdict that cannot be given holds nothing up: the reading goes on without it.

use super::dossiers::{self, Dossier};
use super::{StoreError, Tx, notify, one_row};
use crate::dossier::ids::{DossierId, LeaseToken, UserId};
use crate::dossier::state::{Event, State};
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Channel on which workers hear of new work.
pub const CHANNEL: &str = "guichet_work";

/// What a piece of work waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// The counter's verdict.
    Verdict,
    /// The full reading.
    Reading,
}

impl Lane {
    /// Its name in SQL.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Reading => "reading",
        }
    }
}

/// Failed or lost verdicts after which the reading goes on without one.
const MOST_VERDICTS: i32 = 2;

/// A hold on one dossier's work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The dossier.
    pub dossier: DossierId,
    /// Fencing token.
    pub token: LeaseToken,
    /// Attempts that failed before.
    pub attempts: i32,
    /// What it is held for.
    pub lane: Lane,
}

/// When to stop trying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// Failed attempts after which work is given up.
    pub max_attempts: i32,
    /// Lost leases after which work is given up: the dossier kills its workers.
    pub max_lost_leases: i32,
    /// Wait after the first failure; four times as long after each further one, at most 15 minutes.
    pub first_delay: TimeDelta,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self { max_attempts: 5, max_lost_leases: 15, first_delay: TimeDelta::seconds(5) }
    }
}

impl RetryPolicy {
    /// Wait before the next attempt, after `failures` of them.
    pub fn delay(&self, failures: i32) -> TimeDelta {
        let longest = TimeDelta::minutes(15);
        let factor = 4_i32.checked_pow(failures.clamp(1, 10).unsigned_abs() - 1).unwrap_or(i32::MAX);
        self.first_delay.checked_mul(factor).map_or(longest, |delay| delay.min(longest))
    }
}

/// Enqueues a received dossier; wakes the workers when the transaction commits.
///
/// # Errors
/// The database failed, or the dossier has work already.
pub async fn enqueue(db: &mut PgConnection, id: DossierId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done =
        sqlx::query("-- work::enqueue\ninsert into work (dossier_id, queued_at, run_at) values ($1, $2, $2)").bind(id).bind(now).execute(&mut *db).await?;
    one_row(&done, "work")?;
    notify(db, CHANNEL).await
}

/// Takes up to `limit` dossiers of a lane, oldest first, until `until`.
///
/// # Errors
/// The database failed.
pub async fn take(tx: &mut Tx, lane: Lane, worker: &str, limit: u16, now: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<(Lease, Dossier)>, StoreError> {
    let ready: Vec<(DossierId, i32)> = sqlx::query_as(
        "-- work::take
         select dossier_id, attempts from work where lease_token is null and lane = $3 and run_at <= $1
         order by run_at, queued_at limit $2 for update skip locked",
    )
    .bind(now)
    .bind(i64::from(limit))
    .bind(lane.name())
    .fetch_all(&mut **tx)
    .await?;
    let mut taken = Vec::with_capacity(ready.len());
    for (id, attempts) in ready {
        let token = LeaseToken::from_uuid(Uuid::new_v4());
        let done = sqlx::query("-- work::take\nupdate work set lease_token = $2, lease_until = $3, leased_by = $4 where dossier_id = $1")
            .bind(id)
            .bind(token)
            .bind(until)
            .bind(worker)
            .execute(&mut **tx)
            .await?;
        one_row(&done, "work")?;
        let mut dossier = dossiers::lock(tx, id).await?;
        if lane == Lane::Reading {
            dossier = dossiers::change(tx, dossier, &Event::Taken, None, None, now).await?;
        }
        taken.push((Lease { dossier: id, token, attempts, lane }, dossier));
    }
    Ok(taken)
}

/// Whether somebody waits for a verdict.
///
/// # Errors
/// The database failed.
pub async fn verdicts_wait(db: &mut PgConnection, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let (wait,): (bool,) =
        sqlx::query_as("-- work::verdicts_wait\nselect exists (select 1 from work where lease_token is null and lane = 'verdict' and run_at <= $1)")
            .bind(now)
            .fetch_one(db)
            .await?;
    Ok(wait)
}

/// Ends the look at a dossier: its row moves to the lane of the full reading. `go_on` keeps the hold, and the reading begins; without it the dossier waits.
///
/// # Errors
/// As [`finish`].
pub async fn looked_at(tx: &mut Tx, lease: &Lease, go_on: bool, now: DateTime<Utc>) -> Result<(Lease, Dossier), StoreError> {
    let done = sqlx::query(
        "-- work::looked_at
         update work set lane = 'reading', attempts = 0, lost_leases = 0, last_error = null, run_at = $4,
             lease_token = case when $3 then lease_token end, lease_until = case when $3 then lease_until end, leased_by = case when $3 then leased_by end
         where dossier_id = $1 and lease_token = $2 and lane = 'verdict'",
    )
    .bind(lease.dossier)
    .bind(lease.token)
    .bind(go_on)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    if done.rows_affected() != 1 {
        return Err(StoreError::LeaseLost);
    }
    let mut dossier = dossiers::lock(tx, lease.dossier).await?;
    if go_on {
        dossier = dossiers::change(tx, dossier, &Event::Taken, None, None, now).await?;
    } else {
        notify(tx, CHANNEL).await?;
    }
    Ok((Lease { attempts: 0, lane: Lane::Reading, ..lease.clone() }, dossier))
}

/// Heartbeat: prolongs the leases that are still held; gives their dossiers.
///
/// # Errors
/// The database failed.
pub async fn renew(db: &mut PgConnection, leases: &[Lease], until: DateTime<Utc>) -> Result<Vec<DossierId>, StoreError> {
    let (ids, tokens): (Vec<DossierId>, Vec<LeaseToken>) = leases.iter().map(|lease| (lease.dossier, lease.token)).unzip();
    let held: Vec<(DossierId,)> = sqlx::query_as(
        "-- work::renew
         update work w set lease_until = $3 from unnest($1::uuid[], $2::uuid[]) l (dossier_id, token)
         where w.dossier_id = l.dossier_id and w.lease_token = l.token returning w.dossier_id",
    )
    .bind(ids.iter().map(|id| id.as_uuid()).collect::<Vec<_>>())
    .bind(tokens.iter().map(|token| token.as_uuid()).collect::<Vec<_>>())
    .bind(until)
    .fetch_all(db)
    .await?;
    Ok(held.into_iter().map(|(id,)| id).collect())
}

/// Ends the work of a lease for good: deletes the row. The caller decides the dossier in the same transaction. Gives the dossier, locked.
///
/// # Errors
/// [`StoreError::LeaseLost`] where another has taken it since; or the database failed.
pub async fn finish(tx: &mut Tx, lease: &Lease) -> Result<Dossier, StoreError> {
    let done = sqlx::query("-- work::finish\ndelete from work where dossier_id = $1 and lease_token = $2")
        .bind(lease.dossier)
        .bind(lease.token)
        .execute(&mut **tx)
        .await?;
    if done.rows_affected() != 1 {
        return Err(StoreError::LeaseLost);
    }
    dossiers::lock(tx, lease.dossier).await
}

/// Ends an attempt that failed with `error` (a code): later again, or given up. `again` is false where another attempt cannot help.
///
/// # Errors
/// As [`finish`].
pub async fn fail(tx: &mut Tx, lease: &Lease, error: &str, again: bool, policy: &RetryPolicy, now: DateTime<Utc>) -> Result<Dossier, StoreError> {
    let failures = lease.attempts + 1;
    if lease.lane == Lane::Verdict && (!again || failures >= MOST_VERDICTS) {
        return looked_at(tx, lease, false, now).await.map(|(_, dossier)| dossier);
    }
    if !again || failures >= policy.max_attempts {
        return give_up(tx, lease, failures, error, now).await;
    }
    put_back(tx, lease, Some(error), 1, now + policy.delay(failures), now).await
}

/// Lets go of a lease that is not needed any more: the worker stops. Not counted as an attempt.
///
/// # Errors
/// As [`finish`].
pub async fn let_go(tx: &mut Tx, lease: &Lease, now: DateTime<Utc>) -> Result<Dossier, StoreError> {
    let dossier = put_back(tx, lease, None, 0, now, now).await?;
    notify(tx, CHANNEL).await?;
    Ok(dossier)
}

async fn put_back(tx: &mut Tx, lease: &Lease, error: Option<&str>, attempts: i32, run_at: DateTime<Utc>, now: DateTime<Utc>) -> Result<Dossier, StoreError> {
    let done = sqlx::query(
        "-- work::put_back
         update work set lease_token = null, lease_until = null, leased_by = null, attempts = attempts + $3, run_at = $4, last_error = coalesce($5, last_error)
         where dossier_id = $1 and lease_token = $2",
    )
    .bind(lease.dossier)
    .bind(lease.token)
    .bind(attempts)
    .bind(run_at)
    .bind(error)
    .execute(&mut **tx)
    .await?;
    if done.rows_affected() != 1 {
        return Err(StoreError::LeaseLost);
    }
    let dossier = dossiers::lock(tx, lease.dossier).await?;
    received_again(tx, dossier, error, now).await
}

/// A dossier that was being read waits again; one that was only looked at never left.
async fn received_again(tx: &mut Tx, dossier: Dossier, error: Option<&str>, now: DateTime<Utc>) -> Result<Dossier, StoreError> {
    if dossier.state == State::Received { Ok(dossier) } else { dossiers::change(tx, dossier, &Event::PutBack, error, None, now).await }
}

async fn give_up(tx: &mut Tx, lease: &Lease, attempts: i32, error: &str, now: DateTime<Utc>) -> Result<Dossier, StoreError> {
    let lost: Option<(i32,)> = sqlx::query_as("-- work::give_up\ndelete from work where dossier_id = $1 and lease_token = $2 returning lost_leases")
        .bind(lease.dossier)
        .bind(lease.token)
        .fetch_optional(&mut **tx)
        .await?;
    let (lost,) = lost.ok_or(StoreError::LeaseLost)?;
    write_given_up(tx, lease.dossier, attempts, lost, error, now).await
}

async fn write_given_up(tx: &mut Tx, id: DossierId, attempts: i32, lost: i32, error: &str, now: DateTime<Utc>) -> Result<Dossier, StoreError> {
    let dossier = dossiers::lock(tx, id).await?;
    let done = sqlx::query("-- work::write_given_up\ninsert into given_up (dossier_id, at, attempts, lost_leases, error) values ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(now)
        .bind(attempts)
        .bind(lost)
        .bind(error)
        .execute(&mut **tx)
        .await?;
    one_row(&done, "given_up")?;
    dossiers::change(tx, dossier, &Event::GaveUp, Some(error), None, now).await
}

/// Takes work back from workers whose lease has run out. Gives the dossiers.
///
/// # Errors
/// The database failed.
pub async fn reap(tx: &mut Tx, policy: &RetryPolicy, now: DateTime<Utc>) -> Result<Vec<Dossier>, StoreError> {
    let expired: Vec<(DossierId, i32, i32)> = sqlx::query_as(
        "-- work::reap
         select dossier_id, attempts, lost_leases from work where lease_token is not null and lease_until <= $1 order by lease_until limit 100 for update skip locked",
    )
    .bind(now)
    .fetch_all(&mut **tx)
    .await?;
    let mut reaped = Vec::with_capacity(expired.len());
    for (id, attempts, lost) in expired {
        let lost = lost + 1;
        reaped.push(if lost >= policy.max_lost_leases {
            sqlx::query("-- work::reap\ndelete from work where dossier_id = $1").bind(id).execute(&mut **tx).await?;
            write_given_up(tx, id, attempts, lost, "lease_lost", now).await?
        } else {
            sqlx::query(
                "-- work::reap
                 update work set lease_token = null, lease_until = null, leased_by = null, lost_leases = $2, run_at = $3, last_error = 'lease_lost',
                     lane = case when $2 >= $4 then 'reading' else lane end
                 where dossier_id = $1",
            )
            .bind(id)
            .bind(lost)
            // The first times somebody pulled a plug; only a dossier that loses its workers again and again must wait a little.
            .bind(now + TimeDelta::seconds(i64::from((lost - 2).max(0)) * 2))
            .bind(MOST_VERDICTS)
            .execute(&mut **tx)
            .await?;
            let dossier = dossiers::lock(tx, id).await?;
            received_again(tx, dossier, Some("lease_lost"), now).await?
        });
    }
    if !reaped.is_empty() {
        notify(tx, CHANNEL).await?;
    }
    Ok(reaped)
}

/// A dossier that could not be read for good.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct GivenUp {
    /// The dossier.
    pub dossier_id: DossierId,
    /// Its receipt number.
    pub receipt_number: String,
    /// When the worker gave up.
    pub at: DateTime<Utc>,
    /// Attempts that failed.
    pub attempts: i32,
    /// Leases that ran out.
    pub lost_leases: i32,
    /// Code of the last failure.
    pub error: String,
}

/// All that is given up, oldest first; at most 1,000.
///
/// # Errors
/// The database failed.
pub async fn given_up(db: &mut PgConnection) -> Result<Vec<GivenUp>, StoreError> {
    Ok(sqlx::query_as(
        "-- work::given_up
         select g.dossier_id, d.receipt_number, g.at, g.attempts, g.lost_leases, g.error from given_up g join dossiers d on d.id = g.dossier_id order by g.at limit 1000",
    )
    .fetch_all(db)
    .await?)
}

/// Tries a given-up dossier again, from the start.
///
/// # Errors
/// [`StoreError::NotFound`] where there is no such dossier, [`StoreError::Refused`] where it is not given up; or the database failed.
pub async fn retry(tx: &mut Tx, id: DossierId, by: Option<UserId>, now: DateTime<Utc>) -> Result<Dossier, StoreError> {
    let dossier = dossiers::lock(tx, id).await?;
    let dossier = dossiers::change(tx, dossier, &Event::Retried, None, by, now).await?;
    let done = sqlx::query("-- work::retry\ndelete from given_up where dossier_id = $1").bind(id).execute(&mut **tx).await?;
    one_row(&done, "given_up")?;
    enqueue(tx, id, now).await?;
    Ok(dossier)
}

/// How much work there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Depth {
    /// Ready or waiting for its time, verdicts and readings.
    pub waiting: i64,
    /// Of these, waiting for a verdict.
    pub verdicts: i64,
    /// Being read.
    pub leased: i64,
    /// Given up.
    pub given_up: i64,
    /// When the oldest one came.
    pub oldest: Option<DateTime<Utc>>,
}

/// How much work there is now.
///
/// # Errors
/// The database failed.
pub async fn depth(db: &mut PgConnection) -> Result<Depth, StoreError> {
    Ok(sqlx::query_as(
        "-- work::depth
         select count(*) filter (where lease_token is null) as waiting, count(*) filter (where lease_token is null and lane = 'verdict') as verdicts, count(*) filter (where lease_token is not null) as leased,
                (select count(*) from given_up) as given_up, min(queued_at) as oldest from work",
    )
    .fetch_one(db)
    .await?)
}
