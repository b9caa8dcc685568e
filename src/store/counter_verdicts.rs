//! What the counter was told before a dossier was read in full, and what the reading said otherwise.

use super::dossiers::Dossier;
use super::{StoreError, one_row};
use crate::dossier::ids::DossierId;
use crate::dossier::verdict::{Contradiction, CounterVerdict};
use crate::dossier::{Code, Sha256Sum};
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use sqlx::types::Json;

/// A verdict as stored.
#[derive(Clone, Debug)]
pub struct StoredVerdict {
    /// The hand-in that was looked at.
    pub hand_in: i32,
    /// When it was given.
    pub at: DateTime<Utc>,
    /// What was told.
    pub verdict: CounterVerdict,
    /// What the full reading said otherwise.
    pub contradiction: Contradiction,
}

type Row = (i32, DateTime<Utc>, serde_json::Value, Vec<String>, Vec<String>);

/// Keeps a verdict; one given again for the same hand-in takes its place.
///
/// # Errors
/// The database failed.
pub async fn put(db: &mut PgConnection, dossier: &Dossier, verdict: &CounterVerdict, reader: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query(
        "-- counter_verdicts::put
         insert into counter_verdicts (dossier_id, hand_in, at, reader_version, core_seconds, document) values ($1, $2, $3, $4, $5, $6)
         on conflict (dossier_id, hand_in) do update
         set at = excluded.at, reader_version = excluded.reader_version, core_seconds = excluded.core_seconds, document = excluded.document,
             withdrawn = '{}', added = '{}'",
    )
    .bind(dossier.id)
    .bind(dossier.hand_in)
    .bind(now)
    .bind(reader)
    .bind(verdict.stages.total())
    .bind(Json(verdict))
    .execute(db)
    .await?;
    one_row(&done, "counter_verdicts")
}

/// The verdict of a dossier's latest hand-in that has one.
///
/// # Errors
/// The database failed, or the document is not one of ours.
pub async fn latest(db: &mut PgConnection, id: DossierId) -> Result<Option<StoredVerdict>, StoreError> {
    let row: Option<Row> = sqlx::query_as(
        "-- counter_verdicts::latest
         select hand_in, at, document, withdrawn, added from counter_verdicts where dossier_id = $1 order by hand_in desc limit 1",
    )
    .bind(id)
    .fetch_optional(db)
    .await?;
    let Some((hand_in, at, document, withdrawn, added)) = row else { return Ok(None) };
    let verdict = serde_json::from_value(document).map_err(StoreError::Document)?;
    Ok(Some(StoredVerdict { hand_in, at, verdict, contradiction: Contradiction { withdrawn: codes(&withdrawn)?, added: codes(&added)? } }))
}

/// The latest hand-in of a dossier that has a verdict.
///
/// # Errors
/// The database failed.
pub async fn hand_in_told(db: &mut PgConnection, id: DossierId) -> Result<Option<i32>, StoreError> {
    let told =
        sqlx::query_scalar("-- counter_verdicts::hand_in_told\nselect max(hand_in) from counter_verdicts where dossier_id = $1").bind(id).fetch_one(db).await?;
    Ok(told)
}

fn codes(names: &[String]) -> Result<Vec<Code>, StoreError> {
    let code = |name: &String| Code::ALL.iter().copied().find(|code| code.name() == name);
    names.iter().map(|name| code(name).ok_or(StoreError::Inconsistent { table: "counter_verdicts", column: "withdrawn" })).collect()
}

/// Writes down what the full reading of this hand-in says otherwise.
///
/// # Errors
/// The database failed.
pub async fn contradict(db: &mut PgConnection, dossier: &Dossier, contradiction: &Contradiction) -> Result<(), StoreError> {
    let names = |codes: &[Code]| codes.iter().map(|code| code.name().to_owned()).collect::<Vec<_>>();
    let done = sqlx::query("-- counter_verdicts::contradict\nupdate counter_verdicts set withdrawn = $3, added = $4 where dossier_id = $1 and hand_in = $2")
        .bind(dossier.id)
        .bind(dossier.hand_in)
        .bind(names(&contradiction.withdrawn))
        .bind(names(&contradiction.added))
        .execute(db)
        .await?;
    one_row(&done, "counter_verdicts")
}

/// Those of `sums` that a dossier received before `received_at` holds as scans.
///
/// # Errors
/// The database failed.
pub async fn handed_in_before(db: &mut PgConnection, id: DossierId, received_at: DateTime<Utc>, sums: &[Sha256Sum]) -> Result<Vec<Sha256Sum>, StoreError> {
    let rows: Vec<(Vec<u8>,)> = sqlx::query_as(
        "-- counter_verdicts::handed_in_before
         select distinct s.sha256 from scans s join dossiers d on d.id = s.dossier_id
         where s.sha256 = any($3) and s.dossier_id <> $1 and d.received_at < $2",
    )
    .bind(id)
    .bind(received_at)
    .bind(sums.iter().map(|sum| sum.as_bytes().to_vec()).collect::<Vec<_>>())
    .fetch_all(db)
    .await?;
    let sum = |(bytes,): (Vec<u8>,)| bytes.try_into().map(Sha256Sum::from_bytes).map_err(|_| StoreError::Inconsistent { table: "scans", column: "sha256" });
    rows.into_iter().map(sum).collect()
}
