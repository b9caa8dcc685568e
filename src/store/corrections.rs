//! What reviewers said of fields, the rules run again, and verdicts. Rows are only added; the reading stays as it is.

use super::{StoreError, one_row};
use crate::dossier::ids::{DossierId, UserId};
use crate::dossier::{FieldKey, Finding};
use crate::review::place::Place;
use crate::review::{Correction, Status};
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use sqlx::types::Json;

/// A correction as stored.
#[derive(Clone, Debug)]
pub struct StoredCorrection {
    /// What was said.
    pub correction: Correction,
    /// Who.
    pub by: UserId,
    /// Their name.
    pub by_name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The rules run again over a corrected reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Recheck {
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it would pass without a person now.
    pub could_pass: bool,
    /// What the rules found.
    pub findings: Vec<Finding>,
}

/// How a reviewer decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// `accepted`, `returned`, `rejected`.
    pub verdict: &'static str,
    /// Code of the reason.
    pub reason: Option<&'static str>,
    /// What the reviewer adds.
    pub note: Option<String>,
    /// Index of the page concerned.
    pub page: Option<u32>,
    /// Place on it.
    pub place: Option<Place>,
}

impl Verdict {
    /// The dossier is accepted, and nothing is to be added.
    pub const ACCEPTED: Self = Self { verdict: "accepted", reason: None, note: None, page: None, place: None };
}

/// A verdict by which a reviewer sent a dossier back.
#[derive(Clone, Debug, PartialEq)]
pub struct SentBack {
    /// The reading that was looked at.
    pub reading: i64,
    /// Code of the reason.
    pub reason: String,
    /// What the reviewer adds.
    pub note: Option<String>,
    /// Index of the page concerned.
    pub page: Option<u32>,
    /// Place on it.
    pub place: Option<Place>,
}

/// Adds corrections to a reading.
///
/// # Errors
/// The database failed.
pub async fn add(
    db: &mut PgConnection,
    dossier: DossierId,
    reading: i64,
    corrections: &[Correction],
    by: UserId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for correction in corrections {
        let done = sqlx::query(
            "-- corrections::add\ninsert into corrections (dossier_id, reading_id, field, status, value, by, at) values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(dossier)
        .bind(reading)
        .bind(correction.key.as_str())
        .bind(correction.status.name())
        .bind(&correction.value)
        .bind(by)
        .bind(now)
        .execute(&mut *db)
        .await?;
        one_row(&done, "corrections")?;
    }
    Ok(())
}

type Columns = (String, String, Option<String>, UserId, String, DateTime<Utc>);

fn stored((field, status, value, by, by_name, at): Columns) -> Result<StoredCorrection, StoreError> {
    let status = Status::parse(&status).ok_or(StoreError::Inconsistent { table: "corrections", column: "status" })?;
    Ok(StoredCorrection { correction: Correction { key: FieldKey::new(field), status, value }, by, by_name, at })
}

/// The latest correction of every field of a reading that has one.
///
/// # Errors
/// The database failed.
pub async fn latest(db: &mut PgConnection, reading: i64) -> Result<Vec<StoredCorrection>, StoreError> {
    let rows: Vec<Columns> = sqlx::query_as(
        "-- corrections::latest
         select distinct on (c.field) c.field, c.status, c.value, c.by, u.name, c.at
         from corrections c join users u on u.id = c.by where c.reading_id = $1 order by c.field, c.id desc",
    )
    .bind(reading)
    .fetch_all(db)
    .await?;
    rows.into_iter().map(stored).collect()
}

/// Everything that was said of the fields of a reading, oldest first.
///
/// # Errors
/// The database failed.
pub async fn history(db: &mut PgConnection, reading: i64) -> Result<Vec<StoredCorrection>, StoreError> {
    let rows: Vec<Columns> = sqlx::query_as(
        "-- corrections::history
         select c.field, c.status, c.value, c.by, u.name, c.at from corrections c join users u on u.id = c.by where c.reading_id = $1 order by c.id",
    )
    .bind(reading)
    .fetch_all(db)
    .await?;
    rows.into_iter().map(stored).collect()
}

/// Keeps what the rules found over a corrected reading.
///
/// # Errors
/// The database failed.
pub async fn add_recheck(db: &mut PgConnection, dossier: DossierId, reading: i64, recheck: &Recheck) -> Result<(), StoreError> {
    let done = sqlx::query("-- corrections::add_recheck\ninsert into rechecks (dossier_id, reading_id, at, could_pass, findings) values ($1, $2, $3, $4, $5)")
        .bind(dossier)
        .bind(reading)
        .bind(recheck.at)
        .bind(recheck.could_pass)
        .bind(Json(&recheck.findings))
        .execute(db)
        .await?;
    one_row(&done, "rechecks")
}

/// What the rules found last over a corrected reading; nothing where nobody has corrected it.
///
/// # Errors
/// The database failed.
pub async fn latest_recheck(db: &mut PgConnection, reading: i64) -> Result<Option<Recheck>, StoreError> {
    let row: Option<(DateTime<Utc>, bool, serde_json::Value)> =
        sqlx::query_as("-- corrections::latest_recheck\nselect at, could_pass, findings from rechecks where reading_id = $1 order by id desc limit 1")
            .bind(reading)
            .fetch_optional(db)
            .await?;
    let Some((at, could_pass, findings)) = row else { return Ok(None) };
    Ok(Some(Recheck { at, could_pass, findings: serde_json::from_value(findings).map_err(StoreError::Document)? }))
}

/// Keeps a verdict.
///
/// # Errors
/// The database failed.
pub async fn add_verdict(db: &mut PgConnection, dossier: DossierId, reading: i64, verdict: &Verdict, by: UserId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query(
        "-- corrections::add_verdict
         insert into verdicts (dossier_id, reading_id, verdict, reason, note, page, place, by, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(dossier)
    .bind(reading)
    .bind(verdict.verdict)
    .bind(verdict.reason)
    .bind(&verdict.note)
    .bind(verdict.page.map(|page| i32::try_from(page).unwrap_or(i32::MAX)))
    .bind(verdict.place.map(|place| vec![place.x, place.y, place.w, place.h]))
    .bind(by)
    .bind(now)
    .execute(db)
    .await?;
    one_row(&done, "verdicts")
}

/// A verdict that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Given {
    /// Order of writing.
    pub id: i64,
    /// The reading that was looked at.
    #[sqlx(rename = "reading_id")]
    pub reading: i64,
    /// Who gave it.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
}

/// The latest verdict on a dossier that counts.
///
/// # Errors
/// The database failed.
pub async fn latest_verdict(db: &mut PgConnection, dossier: DossierId) -> Result<Option<Given>, StoreError> {
    let sql =
        "-- corrections::latest_verdict\nselect id, reading_id, by, at from verdicts where dossier_id = $1 and taken_back_at is null order by id desc limit 1";
    Ok(sqlx::query_as(sql).bind(dossier).fetch_optional(db).await?)
}

/// Keeps that a verdict was taken back; what was said of the fields stays.
///
/// # Errors
/// The database failed.
pub async fn take_back(db: &mut PgConnection, verdict: i64, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query("-- corrections::take_back\nupdate verdicts set taken_back_at = $2 where id = $1 and taken_back_at is null")
        .bind(verdict)
        .bind(now)
        .execute(db)
        .await?;
    one_row(&done, "verdicts")
}

/// The latest verdict, if it sent the dossier back.
///
/// # Errors
/// The database failed.
pub async fn latest_return(db: &mut PgConnection, dossier: DossierId) -> Result<Option<SentBack>, StoreError> {
    type Columns = (i64, String, Option<String>, Option<String>, Option<i32>, Option<Vec<f64>>);
    let row: Option<Columns> = sqlx::query_as(
        "-- corrections::latest_return
         select reading_id, verdict, reason, note, page, place from verdicts where dossier_id = $1 and taken_back_at is null order by id desc limit 1",
    )
    .bind(dossier)
    .fetch_optional(db)
    .await?;
    let Some((reading, verdict, Some(reason), note, page, place)) = row else { return Ok(None) };
    let place = place.as_deref().and_then(|place| if let [x, y, w, h] = *place { Some(Place { x, y, w, h }) } else { None });
    Ok((verdict == "returned").then(|| SentBack { reading, reason, note, page: page.and_then(|page| u32::try_from(page).ok()), place }))
}
