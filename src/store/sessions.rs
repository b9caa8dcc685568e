//! Sessions of signed-in browsers, found by the hash of the id in their cookie.

use super::{StoreError, one_row};
use crate::dossier::Sha256Sum;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sqlx::PgConnection;

/// A session as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredSession {
    /// What it holds.
    pub document: Value,
    /// Its end at the latest.
    pub expires_at: DateTime<Utc>,
}

/// How exactly `seen_at` is kept: a session writes at most once in this time.
const SEEN_EVERY: TimeDelta = TimeDelta::minutes(1);

/// Keeps a new session; false where the id is taken already. Sweeps out sessions that have ended.
///
/// # Errors
/// The database failed.
pub async fn create(db: &mut PgConnection, id: Sha256Sum, session: &StoredSession, now: DateTime<Utc>) -> Result<bool, StoreError> {
    sqlx::query("-- sessions::create\ndelete from sessions where expires_at <= $1").bind(now).execute(&mut *db).await?;
    let done = sqlx::query(
        "-- sessions::create\ninsert into sessions (id_hash, document, seen_at, expires_at) values ($1, $2, $3, $4) on conflict (id_hash) do nothing",
    )
    .bind(&id.as_bytes()[..])
    .bind(&session.document)
    .bind(now)
    .bind(session.expires_at)
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Changes a session, or keeps it if it is not there.
///
/// # Errors
/// The database failed.
pub async fn save(db: &mut PgConnection, id: Sha256Sum, session: &StoredSession, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query(
        "-- sessions::save
         insert into sessions (id_hash, document, seen_at, expires_at) values ($1, $2, $3, $4)
         on conflict (id_hash) do update set document = excluded.document, seen_at = excluded.seen_at, expires_at = excluded.expires_at",
    )
    .bind(&id.as_bytes()[..])
    .bind(&session.document)
    .bind(now)
    .bind(session.expires_at)
    .execute(db)
    .await?;
    one_row(&done, "sessions")
}

/// The session, unless it has ended or nobody used it for `idle`. Notes that it was used.
///
/// # Errors
/// The database failed.
pub async fn load(db: &mut PgConnection, id: Sha256Sum, idle: TimeDelta, now: DateTime<Utc>) -> Result<Option<StoredSession>, StoreError> {
    let row: Option<(Value, DateTime<Utc>, DateTime<Utc>)> =
        sqlx::query_as("-- sessions::load\nselect document, expires_at, seen_at from sessions where id_hash = $1 and expires_at > $2 and seen_at > $3")
            .bind(&id.as_bytes()[..])
            .bind(now)
            .bind(now - idle)
            .fetch_optional(&mut *db)
            .await?;
    let Some((document, expires_at, seen_at)) = row else { return Ok(None) };
    if now - seen_at > SEEN_EVERY {
        sqlx::query("-- sessions::load\nupdate sessions set seen_at = $2 where id_hash = $1").bind(&id.as_bytes()[..]).bind(now).execute(db).await?;
    }
    Ok(Some(StoredSession { document, expires_at }))
}

/// Ends a session.
///
/// # Errors
/// The database failed.
pub async fn delete(db: &mut PgConnection, id: Sha256Sum) -> Result<(), StoreError> {
    sqlx::query("-- sessions::delete\ndelete from sessions where id_hash = $1").bind(&id.as_bytes()[..]).execute(db).await?;
    Ok(())
}
