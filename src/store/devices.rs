//! Devices that hand in, and what each still holds.

use super::{StoreError, one_row};
use crate::dossier::ids::ContactPointId;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// What a device says that it still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outbox {
    /// The device.
    pub device: Uuid,
    /// Where it is used.
    pub contact_point: ContactPointId,
    /// Dossiers that wait on it.
    pub dossiers: i32,
    /// Files that wait on it.
    pub pages: i32,
    /// Their bytes.
    pub bytes: i64,
    /// Since when the oldest waits.
    pub oldest_at: Option<DateTime<Utc>>,
}

/// How a contact point stands with the service.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Pulse {
    /// Its code.
    pub code: i32,
    /// Its name.
    pub name: String,
    /// `counter` or `mobile`.
    pub kind: String,
    /// When a dossier last came from it.
    pub last_dossier_at: Option<DateTime<Utc>>,
    /// When one of its devices was last heard of.
    pub last_seen_at: Option<DateTime<Utc>>,
    /// Devices known.
    pub devices: i64,
    /// Dossiers that wait on its devices, as last told.
    pub dossiers: i64,
    /// Files that wait on its devices, as last told.
    pub pages: i64,
    /// Since when the oldest of them waits.
    pub oldest_at: Option<DateTime<Utc>>,
}

/// Keeps what a device says now.
///
/// # Errors
/// The database failed.
pub async fn tell(db: &mut PgConnection, outbox: &Outbox, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query(
        "-- devices::tell
         insert into devices (id, contact_point_id, seen_at, dossiers, pages, bytes, oldest_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (id) do update set contact_point_id = excluded.contact_point_id, seen_at = excluded.seen_at, dossiers = excluded.dossiers,
             pages = excluded.pages, bytes = excluded.bytes, oldest_at = excluded.oldest_at",
    )
    .bind(outbox.device)
    .bind(outbox.contact_point)
    .bind(now)
    .bind(outbox.dossiers)
    .bind(outbox.pages)
    .bind(outbox.bytes)
    .bind(outbox.oldest_at)
    .execute(db)
    .await?;
    one_row(&done, "devices")
}

/// Every active contact point: those whose devices hold the oldest dossiers first, then those silent for longest.
///
/// # Errors
/// The database failed.
pub async fn pulses(db: &mut PgConnection) -> Result<Vec<Pulse>, StoreError> {
    let rows = sqlx::query_as(
        "-- devices::pulses
         select p.code, p.name, p.kind, l.created_at as last_dossier_at, v.seen_at as last_seen_at, coalesce(v.devices, 0) as devices,
                coalesce(v.dossiers, 0) as dossiers, coalesce(v.pages, 0) as pages, v.oldest_at
         from contact_points p
         left join lateral (select created_at from dossiers d where d.contact_point_id = p.id order by created_at desc, id desc limit 1) l on true
         left join lateral (select count(*) as devices, max(seen_at) as seen_at, sum(dossiers) as dossiers, sum(pages) as pages, min(oldest_at) as oldest_at
                            from devices v where v.contact_point_id = p.id) v on true
         where p.active
         order by v.oldest_at nulls last, greatest(l.created_at, v.seen_at) nulls first, p.code",
    )
    .fetch_all(db)
    .await?;
    Ok(rows)
}
