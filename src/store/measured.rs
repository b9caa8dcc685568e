//! What `guichet bench` asks of the rows: how long dossiers waited, and what they cost.

use super::StoreError;
use crate::dossier::ids::DossierId;
use crate::dossier::stage::CoreSeconds;
use sqlx::PgConnection;

/// One dossier as it went through.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Seconds from the last scan to the verdict; nothing where none was given.
    pub verdict_after: Option<f64>,
    /// Seconds from the last scan to the decision; nothing where it is not decided.
    pub decided_after: Option<f64>,
    /// Core-seconds of the verdict, by stage.
    pub verdict: CoreSeconds,
    /// Core-seconds of the reading, by stage.
    pub reading: CoreSeconds,
    /// Pages read.
    pub pages: u32,
    /// Whether the reading said otherwise than the verdict.
    pub contradicted: bool,
}

type Row = (Option<f64>, Option<f64>, Option<serde_json::Value>, Option<serde_json::Value>, Option<i32>, Option<bool>);

/// Every received dossier of the last readings, oldest first.
///
/// # Errors
/// The database failed.
pub async fn passages(db: &mut PgConnection) -> Result<Vec<Passage>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(
        "-- measured::passages
         select extract(epoch from v.at - d.received_at)::float8, extract(epoch from r.read_at - d.received_at)::float8,
                v.document -> 'stages', r.document -> 'stages', r.pages, v.withdrawn <> '{}' or v.added <> '{}'
         from dossiers d
         left join counter_verdicts v on v.dossier_id = d.id
         left join readings r on r.dossier_id = d.id
         where d.received_at is not null order by d.received_at",
    )
    .fetch_all(db)
    .await?;
    let stages = |document: Option<serde_json::Value>| document.and_then(|document| serde_json::from_value(document).ok()).unwrap_or_default();
    let passage = |(verdict_after, decided_after, verdict, reading, pages, contradicted): Row| Passage {
        verdict_after,
        decided_after,
        verdict: stages(verdict),
        reading: stages(reading),
        pages: pages.and_then(|pages| u32::try_from(pages).ok()).unwrap_or(0),
        contradicted: contradicted.unwrap_or(false),
    };
    Ok(rows.into_iter().map(passage).collect())
}

/// How many dossiers were read and decided.
///
/// # Errors
/// The database failed.
pub async fn decided(db: &mut PgConnection) -> Result<usize, StoreError> {
    let (count,): (i64,) = sqlx::query_as("-- measured::decided\nselect count(*) from readings").fetch_one(db).await?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Forgets what makes the decided dossiers recognisable: a bench hands the same papers in again and again, which nobody does.
///
/// # Errors
/// The database failed.
pub async fn forget(db: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query("-- measured::forget\ndelete from page_fingerprints").execute(&mut *db).await?;
    sqlx::query("-- measured::forget\ndelete from act_keys").execute(db).await?;
    Ok(())
}

/// Dossiers that are looked at no more: ids of those given up.
///
/// # Errors
/// The database failed.
pub async fn given_up(db: &mut PgConnection) -> Result<Vec<DossierId>, StoreError> {
    let rows: Vec<(DossierId,)> = sqlx::query_as("-- measured::given_up\nselect dossier_id from given_up").fetch_all(db).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
