//! Double keying in rows: who keyed first and second, what, and where the two differ.

use super::{StoreError, one_row};
use crate::dossier::FieldKey;
use crate::dossier::ids::{DossierId, UserId};
use crate::review::{Correction, Status};
use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// A second keying that has not ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keying {
    /// The reading that the first person reviewed.
    pub reading: i64,
    /// The fields to be keyed again.
    pub fields: Vec<FieldKey>,
    /// Who accepted first.
    pub first_by: UserId,
    /// Who keyed again; nobody yet where the second person is waited for.
    pub second_by: Option<UserId>,
    /// When.
    pub keyed_at: Option<DateTime<Utc>>,
    /// Where the two differ.
    pub differing: Vec<FieldKey>,
}

impl Keying {
    /// Whether the second person is waited for: who keys now sees no values.
    pub const fn is_blind(&self) -> bool {
        self.second_by.is_none()
    }

    /// Whether this person keyed already.
    pub fn was_keyed_by(&self, person: UserId) -> bool {
        self.first_by == person || self.second_by == Some(person)
    }
}

/// What stood after the first person for a field, and what the second keyed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoValues {
    /// After the first person.
    pub first: Correction,
    /// By the second.
    pub second: Correction,
}

type Columns = (i64, Vec<String>, UserId, Option<UserId>, Option<DateTime<Utc>>, Vec<String>);

fn keying((reading, fields, first_by, second_by, keyed_at, differing): Columns) -> Keying {
    let keys = |names: Vec<String>| names.into_iter().map(FieldKey::new).collect();
    Keying { reading, fields: keys(fields), first_by, second_by, keyed_at, differing: keys(differing) }
}

/// The second keying of a dossier that has not ended, whatever its reading.
///
/// # Errors
/// The database failed.
pub async fn open(db: &mut PgConnection, id: DossierId) -> Result<Option<Keying>, StoreError> {
    let row: Option<Columns> = sqlx::query_as(
        "-- keyings::open\nselect reading_id, fields, first_by, second_by, keyed_at, differing from keyings where dossier_id = $1 and ended_at is null",
    )
    .bind(id)
    .fetch_optional(db)
    .await?;
    Ok(row.map(keying))
}

/// The second keying of this reading of a dossier that has not ended.
///
/// # Errors
/// The database failed.
pub async fn of_reading(db: &mut PgConnection, id: DossierId, reading: i64) -> Result<Option<Keying>, StoreError> {
    Ok(open(db, id).await?.filter(|keying| keying.reading == reading))
}

/// Asks for a second keying.
///
/// # Errors
/// The database failed.
pub async fn ask(db: &mut PgConnection, id: DossierId, reading: i64, keys: &[FieldKey], first: UserId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query(
        "-- keyings::ask
         insert into keyings (dossier_id, reading_id, fields, first_by, asked_at) values ($1, $2, $3, $4, $5)
         on conflict (dossier_id) do update set reading_id = excluded.reading_id, fields = excluded.fields, first_by = excluded.first_by,
             asked_at = excluded.asked_at, second_by = null, keyed_at = null, differing = '{}', ended_at = null",
    )
    .bind(id)
    .bind(reading)
    .bind(keys.iter().map(FieldKey::as_str).collect::<Vec<_>>())
    .bind(first)
    .bind(now)
    .execute(db)
    .await?;
    one_row(&done, "keyings")
}

/// Keeps what the second person keyed, and where it differs.
///
/// # Errors
/// The database failed.
pub async fn keep(
    db: &mut PgConnection,
    id: DossierId,
    reading: i64,
    values: &[TwoValues],
    differing: &[FieldKey],
    second: UserId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for TwoValues { first, second: keyed } in values {
        let done = sqlx::query(
            "-- keyings::keep
             insert into keyed_values (dossier_id, reading_id, field, first_status, first_value, second_status, second_value, by, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(id)
        .bind(reading)
        .bind(first.key.as_str())
        .bind(first.status.name())
        .bind(&first.value)
        .bind(keyed.status.name())
        .bind(&keyed.value)
        .bind(second)
        .bind(now)
        .execute(&mut *db)
        .await?;
        one_row(&done, "keyed_values")?;
    }
    let done = sqlx::query("-- keyings::keep\nupdate keyings set second_by = $2, keyed_at = $3, differing = $4 where dossier_id = $1 and second_by is null")
        .bind(id)
        .bind(second)
        .bind(now)
        .bind(differing.iter().map(FieldKey::as_str).collect::<Vec<_>>())
        .execute(db)
        .await?;
    one_row(&done, "keyings")
}

/// Ends a second keying, where there is one.
///
/// # Errors
/// The database failed.
pub async fn end(db: &mut PgConnection, id: DossierId, now: DateTime<Utc>) -> Result<(), StoreError> {
    sqlx::query("-- keyings::end\nupdate keyings set ended_at = $2 where dossier_id = $1 and ended_at is null").bind(id).bind(now).execute(db).await?;
    Ok(())
}

/// The second keying of this reading that ended at this very moment: with the verdict of then.
///
/// # Errors
/// The database failed.
pub async fn ended_at(db: &mut PgConnection, id: DossierId, reading: i64, at: DateTime<Utc>) -> Result<Option<Keying>, StoreError> {
    let row: Option<Columns> = sqlx::query_as(
        "-- keyings::ended_at
         select reading_id, fields, first_by, second_by, keyed_at, differing from keyings where dossier_id = $1 and reading_id = $2 and ended_at = $3",
    )
    .bind(id)
    .bind(reading)
    .bind(at)
    .fetch_optional(db)
    .await?;
    Ok(row.map(keying))
}

/// Goes on with a second keying that had ended.
///
/// # Errors
/// The database failed.
pub async fn reopen(db: &mut PgConnection, id: DossierId) -> Result<(), StoreError> {
    let done =
        sqlx::query("-- keyings::reopen\nupdate keyings set ended_at = null where dossier_id = $1 and ended_at is not null").bind(id).execute(db).await?;
    one_row(&done, "keyings")
}

/// Whether a second keying of this reading was asked for and ended with nobody having keyed: the first person took their verdict back, and
/// chance does not draw again.
///
/// # Errors
/// The database failed.
pub async fn was_asked(db: &mut PgConnection, id: DossierId, reading: i64) -> Result<bool, StoreError> {
    let sql = "-- keyings::was_asked
               select exists (select from keyings where dossier_id = $1 and reading_id = $2 and second_by is null and ended_at is not null)";
    Ok(sqlx::query_scalar(sql).bind(id).bind(reading).fetch_one(db).await?)
}

/// What two people keyed of the fields of a reading where they differ, for a third; in the order of the fields.
///
/// # Errors
/// The database failed.
pub async fn differences(db: &mut PgConnection, id: DossierId, keying: &Keying) -> Result<Vec<TwoValues>, StoreError> {
    type Columns = (String, String, Option<String>, String, Option<String>);
    let rows: Vec<Columns> = sqlx::query_as(
        "-- keyings::differences
         select distinct on (field) field, first_status, first_value, second_status, second_value
         from keyed_values where dossier_id = $1 and reading_id = $2 and field = any($3) order by field, id desc",
    )
    .bind(id)
    .bind(keying.reading)
    .bind(keying.differing.iter().map(FieldKey::as_str).collect::<Vec<_>>())
    .fetch_all(db)
    .await?;
    let status = |name: &str| Status::parse(name).ok_or(StoreError::Inconsistent { table: "keyed_values", column: "status" });
    let two = |(field, first, first_value, second, second_value): Columns| {
        let key = FieldKey::new(field);
        let first = Correction { key: key.clone(), status: status(&first)?, value: first_value };
        Ok(TwoValues { first, second: Correction { key, status: status(&second)?, value: second_value } })
    };
    rows.into_iter().map(two).collect()
}
