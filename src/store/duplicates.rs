//! What makes pages and acts recognisable in dossiers that come later.

use super::dossiers::Dossier;
use super::{StoreError, one_row};
use crate::dossier::ids::DossierId;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use std::collections::BTreeSet;

/// What makes a page recognisable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFingerprint {
    /// Index into the reading's pages.
    pub page: usize,
    /// Compared by the reader.
    pub fingerprint: Vec<u8>,
    /// Keys of which two pictures of one paper share at least one.
    pub bands: Vec<i64>,
}

/// A page of an earlier dossier.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct EarlierPage {
    /// The dossier.
    pub dossier_id: DossierId,
    /// Index into its pages.
    pub page_index: i32,
    /// Its fingerprint.
    pub fingerprint: Vec<u8>,
}

/// Pages of dossiers received before `received_at` (of those received at once, with a smaller id) that share a band with one of `bands`. At most 200.
///
/// # Errors
/// The database failed.
pub async fn similar_pages(db: &mut PgConnection, id: DossierId, received_at: DateTime<Utc>, bands: &[i64]) -> Result<Vec<EarlierPage>, StoreError> {
    Ok(sqlx::query_as(
        "-- duplicates::similar_pages
         select dossier_id, page_index, fingerprint from page_fingerprints
         where bands && $3 and (received_at, dossier_id) < ($2, $1) order by received_at desc limit 200",
    )
    .bind(id)
    .bind(received_at)
    .bind(bands)
    .fetch_all(db)
    .await?)
}

/// Those of `keys` that dossiers received earlier claim.
///
/// # Errors
/// The database failed.
pub async fn claimed_before(db: &mut PgConnection, id: DossierId, received_at: DateTime<Utc>, keys: &[String]) -> Result<BTreeSet<String>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "-- duplicates::claimed_before
         select distinct act_key from act_keys where act_key = any($3) and (received_at, dossier_id) < ($2, $1)",
    )
    .bind(id)
    .bind(received_at)
    .bind(keys)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(key,)| key).collect())
}

/// Replaces what is remembered of a dossier.
///
/// # Errors
/// The database failed.
pub async fn remember(db: &mut PgConnection, dossier: &Dossier, pages: &[PageFingerprint], acts: &BTreeSet<String>) -> Result<(), StoreError> {
    let received_at = dossier.received_at.ok_or(StoreError::Inconsistent { table: "dossiers", column: "received_at" })?;
    sqlx::query("-- duplicates::remember\ndelete from page_fingerprints where dossier_id = $1").bind(dossier.id).execute(&mut *db).await?;
    sqlx::query("-- duplicates::remember\ndelete from act_keys where dossier_id = $1").bind(dossier.id).execute(&mut *db).await?;
    // A page without a key could never be found again.
    for page in pages.iter().filter(|page| !page.bands.is_empty()) {
        let done = sqlx::query(
            "-- duplicates::remember
             insert into page_fingerprints (dossier_id, page_index, received_at, fingerprint, bands) values ($1, $2, $3, $4, $5)",
        )
        .bind(dossier.id)
        .bind(i32::try_from(page.page).unwrap_or(i32::MAX))
        .bind(received_at)
        .bind(&page.fingerprint)
        .bind(&page.bands)
        .execute(&mut *db)
        .await?;
        one_row(&done, "page_fingerprints")?;
    }
    let acts: Vec<&str> = acts.iter().map(String::as_str).collect();
    sqlx::query("-- duplicates::remember\ninsert into act_keys (dossier_id, act_key, received_at) select $1, key, $2 from unnest($3::text[]) key")
        .bind(dossier.id)
        .bind(received_at)
        .bind(acts)
        .execute(db)
        .await?;
    Ok(())
}
