//! Small pictures that devices on slow lines send ahead of their scans.

use super::dossiers::Dossier;
use super::{StoreError, one_row};
use crate::dossier::ids::DossierId;
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgConnection;

/// Previews that never became complete are forgotten after this.
const LIFE: TimeDelta = TimeDelta::minutes(10);

/// One small picture: its scan's position, and its bytes.
pub type Preview = (u16, Vec<u8>);

/// The previews of one hand-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previews {
    /// The dossier.
    pub dossier: DossierId,
    /// The hand-in they belong to.
    pub hand_in: i32,
    /// In the order of the manifest.
    pub pages: Vec<Preview>,
}

/// Keeps the preview of the scan at `position`, one of `of`; again takes its place.
///
/// # Errors
/// The database failed.
pub async fn put(db: &mut PgConnection, dossier: &Dossier, position: u16, of: u16, bytes: &[u8], now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query(
        "-- previews::put
         insert into previews (dossier_id, hand_in, position, of, bytes, came_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (dossier_id, hand_in, position) do update set of = excluded.of, bytes = excluded.bytes, came_at = excluded.came_at",
    )
    .bind(dossier.id)
    .bind(dossier.hand_in)
    .bind(i32::from(position))
    .bind(i32::from(of))
    .bind(bytes)
    .bind(now)
    .execute(db)
    .await?;
    one_row(&done, "previews")
}

/// Takes the previews of one hand-in whose manifest and last preview have come; of two who ask at once one gets them. They are gone then: whoever takes them and dies
/// leaves the counter without a first verdict, and the true one comes all the same.
///
/// # Errors
/// The database failed.
pub async fn take(db: &mut PgConnection, now: DateTime<Utc>) -> Result<Option<Previews>, StoreError> {
    let rows: Vec<(DossierId, i32, i32, Vec<u8>)> = sqlx::query_as(
        "-- previews::take
         delete from previews p using (
             select q.dossier_id, q.hand_in from previews q join dossiers d on d.id = q.dossier_id and d.hand_in = q.hand_in and d.manifest_hand_in = q.hand_in
             group by q.dossier_id, q.hand_in having count(*) >= max(q.of) order by min(q.came_at) limit 1
         ) whole
         where p.dossier_id = whole.dossier_id and p.hand_in = whole.hand_in
         returning p.dossier_id, p.hand_in, p.position, p.bytes",
    )
    .fetch_all(&mut *db)
    .await?;
    let Some(&(dossier, hand_in, ..)) = rows.first() else {
        sqlx::query("-- previews::take\ndelete from previews where came_at < $1").bind(now - LIFE).execute(db).await?;
        return Ok(None);
    };
    let page = |(_, _, position, bytes): (DossierId, i32, i32, Vec<u8>)| {
        let position = position.try_into().map_err(|_| StoreError::Inconsistent { table: "previews", column: "position" })?;
        Ok((position, bytes))
    };
    let mut pages = rows.into_iter().map(page).collect::<Result<Vec<Preview>, StoreError>>()?;
    pages.sort_by_key(|(position, _)| *position);
    Ok(Some(Previews { dossier, hand_in, pages }))
}
