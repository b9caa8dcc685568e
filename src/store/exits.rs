//! How dossiers leave the queues, and how one comes back to its place where its verdict is taken back.

use super::dossiers::Dossier;
use super::{StoreError, one_row};
use crate::dossier::ids::{DossierId, UserId};
use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// How a dossier left a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Accepted by a person.
    Accepted,
    /// Refused.
    Rejected,
    /// Sent back to the counter.
    Returned,
    /// On to another queue.
    Referred,
}

impl Exit {
    /// Its name in SQL.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Returned => "returned",
            Self::Referred => "referred",
        }
    }
}

/// An exit that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Left {
    /// Order of writing.
    pub id: i64,
    /// When.
    pub at: DateTime<Utc>,
}

/// Takes a dossier out of the worklist: it is decided.
///
/// # Errors
/// The database failed, or it was not there.
pub(super) async fn leave(db: &mut PgConnection, id: DossierId, how: Exit, by: UserId, now: DateTime<Utc>) -> Result<(), StoreError> {
    note(db, id, how, by, now).await?;
    one_row(&sqlx::query("-- exits::leave\ndelete from worklist where dossier_id = $1").bind(id).execute(db).await?, "worklist")
}

/// Keeps that a dossier leaves its queue, and how it had waited there.
///
/// # Errors
/// The database failed, or it was not there.
pub(super) async fn note(db: &mut PgConnection, id: DossierId, how: Exit, by: UserId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query(
        "-- exits::note
         insert into queue_exits (queue, dossier_id, by, how, at, priority, due, amount_class, queued_at, assigned_to, seen_by)
         select queue, dossier_id, $2, $3, $4, priority, due, amount_class, queued_at, assigned_to, seen_by from worklist where dossier_id = $1",
    )
    .bind(id)
    .bind(by)
    .bind(how.name())
    .bind(now)
    .execute(db)
    .await?;
    one_row(&done, "queue_exits")
}

/// The last time that `by` sent this dossier out of a queue, since `since`.
///
/// # Errors
/// The database failed.
pub async fn last(db: &mut PgConnection, id: DossierId, by: UserId, since: DateTime<Utc>) -> Result<Option<Left>, StoreError> {
    let sql = "-- exits::last\nselect id, at from queue_exits where by = $1 and at >= $2 and dossier_id = $3 and due is not null order by id desc limit 1";
    Ok(sqlx::query_as(sql).bind(by).bind(since).bind(id).fetch_optional(db).await?)
}

/// Puts a dossier back as it had waited before this exit, held; the exit is as if it had never been, in rates and counts too.
///
/// # Errors
/// The database failed, or the exit is gone.
pub(super) async fn come_back(db: &mut PgConnection, dossier: &Dossier, exit: i64) -> Result<(), StoreError> {
    let done = sqlx::query(
        "-- exits::come_back
         with back as (delete from queue_exits where id = $1 and dossier_id = $2 returning *)
         insert into worklist (dossier_id, queue, priority, due, amount_class, received_at, queued_at, held, assigned_to, seen_by)
         select dossier_id, queue, priority, due, amount_class, $3, queued_at, true, assigned_to, seen_by from back
         on conflict (dossier_id) do update set queue = excluded.queue, priority = excluded.priority, due = excluded.due, queued_at = excluded.queued_at,
             held = true, assigned_to = excluded.assigned_to, seen_by = excluded.seen_by",
    )
    .bind(exit)
    .bind(dossier.id)
    .bind(dossier.received_at.unwrap_or(dossier.created_at))
    .execute(db)
    .await?;
    one_row(&done, "worklist")
}

/// How many dossiers a person has sent out of any queue since `since`.
///
/// # Errors
/// The database failed.
pub async fn done_by(db: &mut PgConnection, by: UserId, since: DateTime<Utc>) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar("-- exits::done_by\nselect count(*) from queue_exits where by = $1 and at >= $2").bind(by).bind(since).fetch_one(db).await?)
}
