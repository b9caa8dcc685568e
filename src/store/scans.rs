//! Manifests and scans: what belongs to a dossier, and what has come.

use super::objects::ObjectKey;
use super::{StoreError, one_row};
use crate::dossier::ids::DossierId;
use crate::dossier::{MediaType, Sha256Sum};
use crate::store::dossiers::Dossier;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// One scan as the device announced it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestEntry {
    /// Order of hand-in, from 1.
    pub position: u16,
    /// File name.
    pub name: String,
    /// Sum of the bytes.
    pub sha256: Sha256Sum,
    /// Length in bytes.
    pub size: u64,
}

/// One scan as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// Place in the manifest, from 1.
    pub position: u16,
    /// The hand-in it came with.
    pub hand_in: i32,
    /// Sum of the bytes received.
    pub sha256: Sha256Sum,
    /// Length in bytes.
    pub size: u64,
    /// What the bytes are.
    pub media_type: MediaType,
    /// Where they are.
    pub object_key: ObjectKey,
    /// When they were stored.
    pub stored_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct EntryRow {
    position: i32,
    name: String,
    sha256: Vec<u8>,
    size: i64,
}

impl TryFrom<EntryRow> for ManifestEntry {
    type Error = StoreError;

    fn try_from(row: EntryRow) -> Result<Self, StoreError> {
        let inconsistent = |column| StoreError::Inconsistent { table: "manifest_entries", column };
        Ok(Self {
            position: row.position.try_into().map_err(|_| inconsistent("position"))?,
            name: row.name,
            sha256: Sha256Sum::from_bytes(row.sha256.try_into().map_err(|_| inconsistent("sha256"))?),
            size: row.size.try_into().map_err(|_| inconsistent("size"))?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct ScanRow {
    position: i32,
    hand_in: i32,
    sha256: Vec<u8>,
    size: i64,
    media_type: String,
    object_key: String,
    stored_at: DateTime<Utc>,
}

impl TryFrom<ScanRow> for Scan {
    type Error = StoreError;

    fn try_from(row: ScanRow) -> Result<Self, StoreError> {
        let inconsistent = |column| StoreError::Inconsistent { table: "scans", column };
        Ok(Self {
            position: row.position.try_into().map_err(|_| inconsistent("position"))?,
            hand_in: row.hand_in,
            sha256: Sha256Sum::from_bytes(row.sha256.try_into().map_err(|_| inconsistent("sha256"))?),
            size: row.size.try_into().map_err(|_| inconsistent("size"))?,
            media_type: MediaType::parse(&row.media_type).ok_or(inconsistent("media_type"))?,
            object_key: ObjectKey::from_stored(row.object_key),
            stored_at: row.stored_at,
        })
    }
}

/// The manifest, in order; empty before it came.
///
/// # Errors
/// The database failed.
pub async fn manifest(db: &mut PgConnection, id: DossierId) -> Result<Vec<ManifestEntry>, StoreError> {
    let rows: Vec<EntryRow> =
        sqlx::query_as("-- scans::manifest\nselect position, name, sha256, size from manifest_entries where dossier_id = $1 order by position")
            .bind(id)
            .fetch_all(db)
            .await?;
    rows.into_iter().map(ManifestEntry::try_from).collect()
}

/// Replaces the manifest of a locked dossier; it then belongs to the present hand-in.
///
/// # Errors
/// The database failed.
pub async fn replace_manifest(db: &mut PgConnection, dossier: &mut Dossier, entries: &[ManifestEntry]) -> Result<(), StoreError> {
    sqlx::query("-- scans::replace_manifest\ndelete from manifest_entries where dossier_id = $1").bind(dossier.id).execute(&mut *db).await?;
    for entry in entries {
        let done =
            sqlx::query("-- scans::replace_manifest\ninsert into manifest_entries (dossier_id, position, name, sha256, size) values ($1, $2, $3, $4, $5)")
                .bind(dossier.id)
                .bind(i32::from(entry.position))
                .bind(&entry.name)
                .bind(&entry.sha256.as_bytes()[..])
                .bind(i64::try_from(entry.size).map_err(|_| StoreError::Inconsistent { table: "manifest_entries", column: "size" })?)
                .execute(&mut *db)
                .await?;
        one_row(&done, "manifest_entries")?;
    }
    let done = sqlx::query("-- scans::replace_manifest\nupdate dossiers set manifest_hand_in = hand_in where id = $1").bind(dossier.id).execute(db).await?;
    one_row(&done, "dossiers")?;
    dossier.manifest_hand_in = Some(dossier.hand_in);
    Ok(())
}

/// The scans that count: of each position the one of the latest hand-in, in order.
///
/// # Errors
/// The database failed.
pub async fn current(db: &mut PgConnection, id: DossierId) -> Result<Vec<Scan>, StoreError> {
    let rows: Vec<ScanRow> = sqlx::query_as(
        "-- scans::current
         select distinct on (position) position, hand_in, sha256, size, media_type, object_key, stored_at
         from scans where dossier_id = $1 order by position, hand_in desc",
    )
    .bind(id)
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Scan::try_from).collect()
}

/// Whether anything of a dossier's present hand-in has come: its manifest, or a scan.
///
/// # Errors
/// The database failed.
pub async fn has_begun(db: &mut PgConnection, dossier: &Dossier) -> Result<bool, StoreError> {
    let sql = "-- scans::has_begun\nselect exists (select from scans where dossier_id = $1 and hand_in = $2)";
    let stored: bool = sqlx::query_scalar(sql).bind(dossier.id).bind(dossier.hand_in).fetch_one(db).await?;
    Ok(stored || dossier.manifest_hand_in == Some(dossier.hand_in))
}

/// The scan that counts at `position`.
///
/// # Errors
/// [`StoreError::NotFound`], or the database failed.
pub async fn at(db: &mut PgConnection, id: DossierId, position: u16) -> Result<Scan, StoreError> {
    let row: Option<ScanRow> = sqlx::query_as(
        "-- scans::at
         select position, hand_in, sha256, size, media_type, object_key, stored_at
         from scans where dossier_id = $1 and position = $2 order by hand_in desc limit 1",
    )
    .bind(id)
    .bind(i32::from(position))
    .fetch_optional(db)
    .await?;
    row.ok_or(StoreError::NotFound { what: "scan" })?.try_into()
}

/// Writes a scan whose bytes are durable. In the same hand-in it takes the place of one that the manifest disowned; an earlier hand-in's stays beside it.
///
/// # Errors
/// The database failed.
pub async fn put(db: &mut PgConnection, dossier: &Dossier, scan: &Scan) -> Result<(), StoreError> {
    let size = i64::try_from(scan.size).map_err(|_| StoreError::Inconsistent { table: "scans", column: "size" })?;
    record_object(db, dossier.id, "scan", &scan.object_key, scan.sha256, size, scan.media_type.name(), scan.stored_at).await?;
    let done = sqlx::query(
        "-- scans::put
         insert into scans (dossier_id, position, hand_in, sha256, size, media_type, object_key, stored_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (dossier_id, position, hand_in) do update
         set sha256 = excluded.sha256, size = excluded.size, media_type = excluded.media_type, object_key = excluded.object_key, stored_at = excluded.stored_at",
    )
    .bind(dossier.id)
    .bind(i32::from(scan.position))
    .bind(scan.hand_in)
    .bind(&scan.sha256.as_bytes()[..])
    .bind(size)
    .bind(scan.media_type.name())
    .bind(scan.object_key.as_str())
    .bind(scan.stored_at)
    .execute(db)
    .await?;
    one_row(&done, "scans")
}

/// Writes down that the bytes under `key` are durable. Again is harmless.
#[expect(clippy::too_many_arguments, reason = "the columns of one row")]
pub(super) async fn record_object(
    db: &mut PgConnection,
    dossier: DossierId,
    kind: &str,
    key: &ObjectKey,
    sum: Sha256Sum,
    size: i64,
    media_type: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    sqlx::query(
        "-- scans::record_object
         insert into objects (key, dossier_id, kind, sha256, size, media_type, stored_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (key) do nothing",
    )
    .bind(key.as_str())
    .bind(dossier)
    .bind(kind)
    .bind(&sum.as_bytes()[..])
    .bind(size)
    .bind(media_type)
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}
