//! Contact points: where dossiers are handed in.

use super::{StoreError, one_row};
use crate::dossier::identifiers::ReceiptNumber;
use crate::dossier::ids::ContactPointId;
use sqlx::PgConnection;
use uuid::Uuid;

/// A place where dossiers are handed in.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ContactPoint {
    /// Stable id.
    pub id: ContactPointId,
    /// Number printed on receipts.
    pub code: i32,
    /// Name as staff know it.
    pub name: String,
    /// `counter` or `mobile`.
    pub kind: String,
    /// Whether dossiers may still be handed in here.
    pub active: bool,
}

/// Stable id of the contact point with code `code`: imports on several machines agree.
pub fn id_of(code: u32) -> ContactPointId {
    const SPACE: u128 = 0x6775_6963_6865_7400_8000_0000_0000_0000;
    ContactPointId::from_uuid(Uuid::from_u128(SPACE | u128::from(code)))
}

/// Adds contact points or changes their name, kind and activity. No code may stand there twice.
///
/// # Errors
/// The database refused.
pub async fn put(db: &mut PgConnection, points: &[&ContactPoint]) -> Result<(), StoreError> {
    sqlx::query(
        "-- contact_points::put
         insert into contact_points (id, code, name, kind, active) select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::bool[])
         on conflict (code) do update set name = excluded.name, kind = excluded.kind, active = excluded.active",
    )
    .bind(points.iter().map(|point| point.id.as_uuid()).collect::<Vec<_>>())
    .bind(points.iter().map(|point| point.code).collect::<Vec<_>>())
    .bind(points.iter().map(|point| point.name.as_str()).collect::<Vec<_>>())
    .bind(points.iter().map(|point| point.kind.as_str()).collect::<Vec<_>>())
    .bind(points.iter().map(|point| point.active).collect::<Vec<_>>())
    .execute(db)
    .await?;
    Ok(())
}

/// The contact point with this id.
///
/// # Errors
/// [`StoreError::NotFound`], or the database failed.
pub async fn find(db: &mut PgConnection, id: ContactPointId) -> Result<ContactPoint, StoreError> {
    sqlx::query_as("-- contact_points::find\nselect id, code, name, kind, active from contact_points where id = $1")
        .bind(id)
        .fetch_optional(db)
        .await?
        .ok_or(StoreError::NotFound { what: "contact point" })
}

/// All contact points by code.
///
/// # Errors
/// The database failed.
pub async fn all(db: &mut PgConnection) -> Result<Vec<ContactPoint>, StoreError> {
    Ok(sqlx::query_as("-- contact_points::all\nselect id, code, name, kind, active from contact_points order by code").fetch_all(db).await?)
}

/// Takes the next receipt number; gives the contact point's code with it. The row stays locked until the transaction ends, so that numbers have no gaps.
///
/// # Errors
/// [`StoreError::NotFound`] where there is no such active contact point; or the database failed.
pub(super) async fn next_receipt_number(db: &mut PgConnection, id: ContactPointId) -> Result<(u32, ReceiptNumber), StoreError> {
    let (code, serial): (i32, i64) = sqlx::query_as(
        "-- contact_points::next_receipt_number
         update contact_points set next_serial = next_serial + 1 where id = $1 and active returning code, next_serial - 1",
    )
    .bind(id)
    .fetch_optional(db)
    .await?
    .ok_or(StoreError::NotFound { what: "active contact point" })?;
    let inconsistent = |column| StoreError::Inconsistent { table: "contact_points", column };
    let code = u32::try_from(code).map_err(|_| inconsistent("code"))?;
    Ok((code, ReceiptNumber::new(code, u64::try_from(serial).map_err(|_| inconsistent("next_serial"))?)))
}

/// Gives the number just taken in this transaction back.
pub(super) async fn give_number_back(db: &mut PgConnection, id: ContactPointId) -> Result<(), StoreError> {
    let done =
        sqlx::query("-- contact_points::give_number_back\nupdate contact_points set next_serial = next_serial - 1 where id = $1").bind(id).execute(db).await?;
    one_row(&done, "contact_points")
}
