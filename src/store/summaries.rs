//! Dossiers in lists: the row, with what a list shows beside it.

use super::StoreError;
use super::dossiers::{Dossier, Row, columns};
use crate::dossier::ids::{ContactPointId, DossierId};
use chrono::{DateTime, Utc};
use sqlx::{PgConnection, Postgres, QueryBuilder};

/// A dossier in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Its own row.
    pub dossier: Dossier,
    /// Code of its contact point.
    pub contact_point_code: i32,
    /// Name of its contact point.
    pub contact_point_name: String,
    /// Scans in the manifest, or stored where there is none yet.
    pub scans: i64,
    /// Pages of the latest reading.
    pub pages: Option<i32>,
    /// Codes of the latest reading's findings, in its order.
    pub findings: Vec<String>,
}

/// Which dossiers a list holds; newest first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter<'a> {
    /// Of this contact point only.
    pub contact_point: Option<ContactPointId>,
    /// In the state of this name only.
    pub state: Option<&'a str>,
    /// Created before this one (creation, id): the last of the page before.
    pub after: Option<(DateTime<Utc>, DossierId)>,
    /// At most so many.
    pub limit: u16,
}

#[derive(sqlx::FromRow)]
struct SummaryRow {
    #[sqlx(flatten)]
    dossier: Row,
    contact_point_code: i32,
    contact_point_name: String,
    scans: i64,
    pages: Option<i32>,
    findings: Vec<String>,
}

impl TryFrom<SummaryRow> for Summary {
    type Error = StoreError;

    fn try_from(row: SummaryRow) -> Result<Self, StoreError> {
        Ok(Self {
            dossier: row.dossier.try_into()?,
            contact_point_code: row.contact_point_code,
            contact_point_name: row.contact_point_name,
            scans: row.scans,
            pages: row.pages,
            findings: row.findings,
        })
    }
}

/// What [`Summary`] is selected from, and how.
pub(crate) const SELECT: &str = concat!(
    "select ",
    columns!(),
    ", p.code as contact_point_code, p.name as contact_point_name,
       coalesce(nullif((select count(*) from manifest_entries m where m.dossier_id = d.id), 0), (select count(distinct s.position) from scans s where s.dossier_id = d.id)) as scans,
       r.pages,
       coalesce((select array_agg(f.code order by f.position) from findings f where f.reading_id = r.id), '{}') as findings
     from dossiers d
     join contact_points p on p.id = d.contact_point_id
     left join lateral (select id, pages from readings where dossier_id = d.id order by id desc limit 1) r on true "
);

/// The dossiers that `filter` lets through.
///
/// # Errors
/// The database failed.
pub async fn list(db: &mut PgConnection, filter: &Filter<'_>) -> Result<Vec<Summary>, StoreError> {
    let mut query = QueryBuilder::<Postgres>::new("-- summaries::list\n");
    query.push(SELECT).push(" where true");
    if let Some(point) = filter.contact_point {
        query.push(" and d.contact_point_id = ").push_bind(point);
    }
    if let Some(state) = filter.state {
        query.push(" and d.state = ").push_bind(state.to_owned());
    }
    if let Some((created_at, id)) = filter.after {
        query.push(" and (d.created_at, d.id) < (").push_bind(created_at).push(", ").push_bind(id).push(")");
    }
    query.push(" order by d.created_at desc, d.id desc limit ").push_bind(i64::from(filter.limit));
    fetch_planned(db, query).await
}

/// The summary of one dossier.
///
/// # Errors
/// [`StoreError::NotFound`], or the database failed.
pub async fn find(db: &mut PgConnection, id: DossierId) -> Result<Summary, StoreError> {
    let mut query = QueryBuilder::<Postgres>::new("-- summaries::find\n");
    query.push(SELECT).push(" where d.id = ").push_bind(id);
    fetch(db, query).await?.pop().ok_or(StoreError::NotFound { what: "dossier" })
}

/// Runs a statement made of [`SELECT`] and what follows it.
pub(crate) async fn fetch(db: &mut PgConnection, mut query: QueryBuilder<Postgres>) -> Result<Vec<Summary>, StoreError> {
    let rows: Vec<SummaryRow> = query.build_query_as().fetch_all(db).await?;
    rows.into_iter().map(Summary::try_from).collect()
}

/// The same, planned for the values of this very call: a plan for any value is right for none where common and rare ones need different ways.
pub(crate) async fn fetch_planned(db: &mut PgConnection, mut query: QueryBuilder<Postgres>) -> Result<Vec<Summary>, StoreError> {
    let rows: Vec<SummaryRow> = query.build_query_as().persistent(false).fetch_all(db).await?;
    rows.into_iter().map(Summary::try_from).collect()
}
