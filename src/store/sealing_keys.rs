//! Key pairs that devices seal pages to.

use super::{StoreError, one_row};
use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// A key pair as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SealingKeyRow {
    /// Stands in every page sealed to it; 8 bytes.
    pub id: Vec<u8>,
    /// Uncompressed point of P-256; 65 bytes.
    pub public_key: Vec<u8>,
    /// Scalar; 32 bytes.
    pub private_key: Vec<u8>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

impl std::fmt::Debug for SealingKeyRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SealingKeyRow").field("id", &self.id).field("made_at", &self.made_at).finish_non_exhaustive()
    }
}

/// The newest pair, if there is one.
///
/// # Errors
/// The database failed.
pub async fn newest(db: &mut PgConnection) -> Result<Option<SealingKeyRow>, StoreError> {
    let statement = "-- sealing_keys::newest\nselect id, public_key, private_key, made_at from sealing_keys order by made_at desc, id limit 1";
    Ok(sqlx::query_as(statement).fetch_optional(db).await?)
}

/// The pair with this id.
///
/// # Errors
/// [`StoreError::NotFound`], or the database failed.
pub async fn find(db: &mut PgConnection, id: &[u8]) -> Result<SealingKeyRow, StoreError> {
    sqlx::query_as("-- sealing_keys::find\nselect id, public_key, private_key, made_at from sealing_keys where id = $1")
        .bind(id)
        .fetch_optional(db)
        .await?
        .ok_or(StoreError::NotFound { what: "sealing key" })
}

/// Keeps a pair.
///
/// # Errors
/// The database failed.
pub async fn add(db: &mut PgConnection, key: &SealingKeyRow) -> Result<(), StoreError> {
    let done = sqlx::query("-- sealing_keys::add\ninsert into sealing_keys (id, public_key, private_key, made_at) values ($1, $2, $3, $4)")
        .bind(&key.id)
        .bind(&key.public_key)
        .bind(&key.private_key)
        .bind(key.made_at)
        .execute(db)
        .await?;
    one_row(&done, "sealing_keys")
}
