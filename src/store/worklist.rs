//! The reviewers' waiting dossiers, and who holds which.
//!
//! Every function that changes something runs in the caller's transaction, locks the dossier first and its lease second, and moves the dossier through `State::after`.

use super::dossiers::{self, Dossier, Row, columns};
use super::summaries::{self, Summary};
use super::{StoreError, one_row};
use crate::dossier::ids::{DossierId, LeaseToken, UserId};
use crate::dossier::state::{Event, Refused, State};
use crate::review::lease::{LENGTH, Lease, POSTPONED};
use chrono::{DateTime, Utc};
use sqlx::{PgConnection, Postgres, QueryBuilder};

/// How many dossiers stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Waiting for a reviewer.
    pub in_worklist: i64,
    /// Held by one.
    pub in_review: i64,
    /// Waiting for the counter to mend them.
    pub returned: i64,
}

/// Dossiers waiting or held, oldest first, after the one that `after` names (reception, id).
///
/// # Errors
/// The database failed.
pub async fn list(db: &mut PgConnection, after: Option<(DateTime<Utc>, DossierId)>, limit: u16) -> Result<Vec<Summary>, StoreError> {
    let mut query = QueryBuilder::<Postgres>::new("-- worklist::list\n");
    query.push(summaries::SELECT).push(" where d.state in ('in_worklist', 'in_review')");
    if let Some((received_at, id)) = after {
        query.push(" and (d.received_at, d.id) > (").push_bind(received_at).push(", ").push_bind(id).push(")");
    }
    query.push(" order by d.received_at, d.id limit ").push_bind(i64::from(limit));
    summaries::fetch(db, query).await
}

/// How many stand where.
///
/// # Errors
/// The database failed.
pub async fn counts(db: &mut PgConnection) -> Result<Counts, StoreError> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("-- worklist::counts\nselect state, count(*) from dossiers where state in ('in_worklist', 'in_review', 'returned') group by state")
            .fetch_all(db)
            .await?;
    let mut counts = Counts::default();
    for (state, count) in rows {
        match state.as_str() {
            "in_worklist" => counts.in_worklist = count,
            "in_review" => counts.in_review = count,
            _ => counts.returned = count,
        }
    }
    Ok(counts)
}

/// Takes the next waiting dossier for `reviewer`, and never one that another transaction is taking.
///
/// Dossiers that this reviewer put back lately come last.
///
/// # Errors
/// The database failed.
pub async fn take_next(db: &mut PgConnection, reviewer: UserId, token: LeaseToken, now: DateTime<Utc>) -> Result<Option<(Dossier, Lease)>, StoreError> {
    for postponed_too in [false, true] {
        if let Some(dossier) = lock_next(db, reviewer, postponed_too, now).await? {
            return open(db, dossier, reviewer, token, now).await.map(Some);
        }
    }
    Ok(None)
}

/// Oldest reception first. This is the one place that orders the worklist: a deadline, an amount or a skill would be asked for here.
async fn lock_next(db: &mut PgConnection, reviewer: UserId, postponed_too: bool, now: DateTime<Utc>) -> Result<Option<Dossier>, StoreError> {
    let row: Option<Row> = sqlx::query_as(concat!(
        "-- worklist::lock_next\nselect ",
        columns!(),
        " from dossiers d
         where d.state = 'in_worklist'
           and ($2 or not exists (select from postponements p where p.dossier_id = d.id and p.reviewer_id = $1 and p.until > $3))
         order by d.received_at, d.id limit 1 for update of d skip locked"
    ))
    .bind(reviewer)
    .bind(postponed_too)
    .bind(now)
    .fetch_optional(db)
    .await?;
    row.map(Dossier::try_from).transpose()
}

/// Takes this dossier. One that `reviewer` holds already gets a new token; one that another holds is taken over if `may_take_over`.
///
/// # Errors
/// [`StoreError::NotFound`]; [`StoreError::Refused`] where another holds it, or it is not in the worklist; or the database failed.
pub async fn take(
    db: &mut PgConnection,
    id: DossierId,
    reviewer: UserId,
    may_take_over: bool,
    token: LeaseToken,
    now: DateTime<Utc>,
) -> Result<(Dossier, Lease), StoreError> {
    let mut dossier = dossiers::lock(db, id).await?;
    if let State::InReview { reviewer: holder } = dossier.state {
        let lapsed = lease(db, id).await?.is_none_or(|lease| lease.expires_at <= now);
        if holder != reviewer && !may_take_over && !lapsed {
            return Err(Refused::HeldByAnother.into());
        }
        let why = if holder == reviewer { "reopened" } else { "taken_over" };
        dossier = close(db, dossier, Some(why), Some(reviewer), now).await?;
    }
    open(db, dossier, reviewer, token, now).await
}

/// Makes a hold last from now. Not a change of the dossier: its version stays.
///
/// # Errors
/// [`StoreError::LeaseLost`], or the database failed.
pub async fn renew(db: &mut PgConnection, id: DossierId, reviewer: UserId, token: LeaseToken, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
    let until: Option<DateTime<Utc>> = sqlx::query_scalar(
        "-- worklist::renew
         update review_leases set expires_at = $5 where dossier_id = $1 and reviewer_id = $2 and token = $3 and expires_at > $4 returning expires_at",
    )
    .bind(id)
    .bind(reviewer)
    .bind(token)
    .bind(now)
    .bind(now + LENGTH)
    .fetch_optional(db)
    .await?;
    until.ok_or(StoreError::LeaseLost)
}

/// The dossier, locked, if `reviewer` with `token` holds it: the first step of every reviewer's change.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::LeaseLost`], or the database failed.
pub async fn held(db: &mut PgConnection, id: DossierId, reviewer: UserId, token: LeaseToken, now: DateTime<Utc>) -> Result<Dossier, StoreError> {
    let dossier = dossiers::lock(db, id).await?;
    match lease(db, id).await? {
        Some(lease) if lease.holds(reviewer, token, now) => Ok(dossier),
        _ => Err(StoreError::LeaseLost),
    }
}

/// Puts a dossier that [`held`] gave back into the worklist, and keeps it from this reviewer for a while.
///
/// # Errors
/// The database failed.
pub async fn postpone(db: &mut PgConnection, dossier: Dossier, reviewer: UserId, now: DateTime<Utc>) -> Result<Dossier, StoreError> {
    sqlx::query("-- worklist::postpone\ndelete from postponements where until <= $1").bind(now).execute(&mut *db).await?;
    let done = sqlx::query(
        "-- worklist::postpone
         insert into postponements (dossier_id, reviewer_id, until) values ($1, $2, $3)
         on conflict (dossier_id, reviewer_id) do update set until = excluded.until",
    )
    .bind(dossier.id)
    .bind(reviewer)
    .bind(now + POSTPONED)
    .execute(&mut *db)
    .await?;
    one_row(&done, "postponements")?;
    close(db, dossier, Some("postponed"), Some(reviewer), now).await
}

/// Decides a dossier that [`held`] gave: `event` is the verdict, and the hold ends.
///
/// # Errors
/// [`StoreError::Refused`], or the database failed.
pub async fn decide(
    db: &mut PgConnection,
    dossier: Dossier,
    event: &Event,
    detail: Option<&str>,
    by: UserId,
    now: DateTime<Utc>,
) -> Result<Dossier, StoreError> {
    drop_lease(db, dossier.id).await?;
    dossiers::change(db, dossier, event, detail, Some(by), now).await
}

/// Puts back every dossier whose hold has run out. Gives how many. Several processes may do it at once.
///
/// # Errors
/// The database failed.
pub async fn release_lapsed(db: &mut PgConnection, now: DateTime<Utc>) -> Result<usize, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(concat!(
        "-- worklist::release_lapsed\nselect ",
        columns!(),
        " from dossiers d join review_leases l on l.dossier_id = d.id where l.expires_at <= $1 for update of d skip locked"
    ))
    .bind(now)
    .fetch_all(&mut *db)
    .await?;
    let mut released = 0;
    for row in rows {
        let dossier = Dossier::try_from(row)?;
        // It may have been renewed between the look and the lock.
        if lease(db, dossier.id).await?.is_some_and(|lease| lease.expires_at <= now) {
            close(db, dossier, Some("lease_lapsed"), None, now).await?;
            released += 1;
        }
    }
    Ok(released)
}

/// Who holds a dossier.
///
/// # Errors
/// The database failed.
pub async fn lease(db: &mut PgConnection, id: DossierId) -> Result<Option<Lease>, StoreError> {
    let row: Option<(LeaseToken, UserId, DateTime<Utc>)> =
        sqlx::query_as("-- worklist::lease\nselect token, reviewer_id, expires_at from review_leases where dossier_id = $1")
            .bind(id)
            .fetch_optional(db)
            .await?;
    Ok(row.map(|(token, reviewer, expires_at)| Lease { token, reviewer, expires_at }))
}

async fn open(db: &mut PgConnection, dossier: Dossier, reviewer: UserId, token: LeaseToken, now: DateTime<Utc>) -> Result<(Dossier, Lease), StoreError> {
    let dossier = dossiers::change(db, dossier, &Event::Opened(reviewer), None, Some(reviewer), now).await?;
    let lease = Lease::new(token, reviewer, now);
    let done = sqlx::query("-- worklist::open\ninsert into review_leases (dossier_id, token, reviewer_id, taken_at, expires_at) values ($1, $2, $3, $4, $5)")
        .bind(dossier.id)
        .bind(lease.token)
        .bind(reviewer)
        .bind(now)
        .bind(lease.expires_at)
        .execute(db)
        .await?;
    one_row(&done, "review_leases")?;
    Ok((dossier, lease))
}

async fn close(db: &mut PgConnection, dossier: Dossier, why: Option<&str>, by: Option<UserId>, now: DateTime<Utc>) -> Result<Dossier, StoreError> {
    drop_lease(db, dossier.id).await?;
    dossiers::change(db, dossier, &Event::Released, why, by, now).await
}

async fn drop_lease(db: &mut PgConnection, id: DossierId) -> Result<(), StoreError> {
    let done = sqlx::query("-- worklist::drop_lease\ndelete from review_leases where dossier_id = $1").bind(id).execute(db).await?;
    one_row(&done, "review_leases")
}
