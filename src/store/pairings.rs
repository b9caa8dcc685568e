//! Telephones paired with a counter: their links, and their pages on the way.

use super::{StoreError, one_row};
use crate::dossier::Sha256Sum;
use crate::dossier::ids::{ContactPointId, DossierId, UserId};
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// A page that nobody fetched is thrown away after this.
const LIFE: TimeDelta = TimeDelta::hours(1);
/// Pages that may wait for one dossier.
pub const MOST_WAITING: i64 = 40;

/// What a link opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Pairing {
    /// The dossier that the counter collects.
    pub dossier_id: DossierId,
    /// Where.
    pub contact_point_id: ContactPointId,
    /// Until when.
    pub expires_at: DateTime<Utc>,
}

/// A page on its way.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PairedPage {
    /// Made by the telephone.
    pub page_id: Uuid,
    /// File name.
    pub name: String,
    /// Length in bytes.
    pub size: i64,
}

/// Adds a link; what has run out is forgotten with it.
///
/// # Errors
/// The database failed.
pub async fn add(db: &mut PgConnection, hash: Sha256Sum, pairing: &Pairing, by: UserId, now: DateTime<Utc>) -> Result<(), StoreError> {
    sqlx::query("-- pairings::add\ndelete from pairings where expires_at < $1").bind(now).execute(&mut *db).await?;
    sqlx::query("-- pairings::add\ndelete from paired_pages where came_at < $1").bind(now - LIFE).execute(&mut *db).await?;
    let done =
        sqlx::query("-- pairings::add\ninsert into pairings (token_hash, dossier_id, contact_point_id, made_by, expires_at) values ($1, $2, $3, $4, $5)")
            .bind(&hash.as_bytes()[..])
            .bind(pairing.dossier_id)
            .bind(pairing.contact_point_id)
            .bind(by)
            .bind(pairing.expires_at)
            .execute(db)
            .await?;
    one_row(&done, "pairings")
}

/// What the link opens, while it does.
///
/// # Errors
/// The database failed.
pub async fn find(db: &mut PgConnection, hash: Sha256Sum, now: DateTime<Utc>) -> Result<Option<Pairing>, StoreError> {
    let statement = "-- pairings::find\nselect dossier_id, contact_point_id, expires_at from pairings where token_hash = $1 and expires_at > $2";
    Ok(sqlx::query_as(statement).bind(&hash.as_bytes()[..]).bind(now).fetch_optional(db).await?)
}

/// Keeps a page for the counter; the same again changes nothing. Whether there was room for it.
///
/// # Errors
/// The database failed.
pub async fn put_page(db: &mut PgConnection, pairing: &Pairing, page: Uuid, name: &str, bytes: &[u8], now: DateTime<Utc>) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "-- pairings::put_page
         insert into paired_pages (dossier_id, contact_point_id, page_id, name, bytes, came_at)
         select $1, $2, $3, $4, $5, $6 where (select count(*) from paired_pages where dossier_id = $1 and page_id <> $3) < $7
         on conflict (dossier_id, page_id) do update set came_at = excluded.came_at",
    )
    .bind(pairing.dossier_id)
    .bind(pairing.contact_point_id)
    .bind(page)
    .bind(name)
    .bind(bytes)
    .bind(now)
    .bind(MOST_WAITING)
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The pages that wait for a dossier collected at this contact point, in the order in which they came.
///
/// # Errors
/// The database failed.
pub async fn pages(db: &mut PgConnection, dossier: DossierId, point: ContactPointId) -> Result<Vec<PairedPage>, StoreError> {
    let statement = "-- pairings::pages
         select page_id, name, length(bytes)::bigint as size from paired_pages where dossier_id = $1 and contact_point_id = $2 order by came_at, page_id";
    Ok(sqlx::query_as(statement).bind(dossier).bind(point).fetch_all(db).await?)
}

/// The bytes of a page.
///
/// # Errors
/// [`StoreError::NotFound`], or the database failed.
pub async fn page(db: &mut PgConnection, dossier: DossierId, point: ContactPointId, page: Uuid) -> Result<Vec<u8>, StoreError> {
    let statement = "-- pairings::page\nselect bytes from paired_pages where dossier_id = $1 and contact_point_id = $2 and page_id = $3";
    let bytes = sqlx::query_scalar(statement).bind(dossier).bind(point).bind(page).fetch_optional(db).await?;
    bytes.ok_or(StoreError::NotFound { what: "page image" })
}

/// Throws a page away that the counter has; again is harmless.
///
/// # Errors
/// The database failed.
pub async fn drop_page(db: &mut PgConnection, dossier: DossierId, point: ContactPointId, page: Uuid) -> Result<(), StoreError> {
    sqlx::query("-- pairings::drop_page\ndelete from paired_pages where dossier_id = $1 and contact_point_id = $2 and page_id = $3")
        .bind(dossier)
        .bind(point)
        .bind(page)
        .execute(db)
        .await?;
    Ok(())
}
