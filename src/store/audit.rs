//! Who looked at or changed what, and when. Never a value.

use super::users::Role;
use super::{StoreError, one_row};
use crate::dossier::ids::{DossierId, UserId};
use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::{PgConnection, Postgres, QueryBuilder};
use utoipa::ToSchema;
use uuid::Uuid;

/// Who asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person who is signed in.
    Person(UserId, Role),
    /// A machine with a key; it acts as a counter.
    Machine(UserId),
    /// Nobody was signed in.
    Nobody,
}

/// One request.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: Actor,
    /// What was asked for, by name.
    pub what: &'a str,
    /// The dossier concerned, as asked for.
    pub dossier: Option<DossierId>,
    /// `done`, or the code of the refusal.
    pub outcome: &'a str,
    /// The request.
    pub request_id: Uuid,
}

/// One line of the audit as read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow, ToSchema)]
#[schema(as = AuditEntry)]
pub struct Line {
    /// Order of writing.
    pub id: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// User or machine key; nothing where nobody was signed in.
    #[schema(value_type = Option<Uuid>)]
    pub actor_id: Option<UserId>,
    /// Name of the user or machine key.
    pub actor: Option<String>,
    /// `person`, `machine` or `nobody`.
    pub actor_kind: String,
    /// The role at that moment.
    pub role: Option<String>,
    /// What was asked for.
    pub what: String,
    /// The dossier concerned.
    #[schema(value_type = Option<Uuid>)]
    pub dossier_id: Option<DossierId>,
    /// `done`, or the code of the refusal.
    pub outcome: String,
    /// The request.
    pub request_id: Uuid,
}

/// Writes a line.
///
/// # Errors
/// The database refused: what was asked for must then not be shown.
pub async fn write(db: &mut PgConnection, entry: &Entry<'_>) -> Result<(), StoreError> {
    let (id, kind, role) = match entry.actor {
        Actor::Person(id, role) => (Some(id), "person", Some(role)),
        Actor::Machine(id) => (Some(id), "machine", Some(Role::Counter)),
        Actor::Nobody => (None, "nobody", None),
    };
    let done = sqlx::query(
        "-- audit::write
         insert into audit (at, actor_id, actor_kind, role, what, dossier_id, outcome, request_id) values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(entry.at)
    .bind(id)
    .bind(kind)
    .bind(role.map(Role::name))
    .bind(entry.what)
    .bind(entry.dossier)
    .bind(entry.outcome)
    .bind(entry.request_id)
    .execute(db)
    .await?;
    one_row(&done, "audit")
}

/// Lines, newest first: of one dossier or of all, before the line `before`, at most `limit`.
///
/// # Errors
/// The database failed.
pub async fn read(db: &mut PgConnection, dossier: Option<DossierId>, before: Option<i64>, limit: u16) -> Result<Vec<Line>, StoreError> {
    let mut query = QueryBuilder::<Postgres>::new(
        "-- audit::read
         select a.id, a.at, a.actor_id, coalesce(u.name, k.name) as actor, a.actor_kind, a.role, a.what, a.dossier_id, a.outcome, a.request_id
         from audit a left join users u on u.id = a.actor_id left join machine_keys k on k.id = a.actor_id where true",
    );
    if let Some(dossier) = dossier {
        query.push(" and a.dossier_id = ").push_bind(dossier);
    }
    if let Some(before) = before {
        query.push(" and a.id < ").push_bind(before);
    }
    query.push(" order by a.id desc limit ").push_bind(i64::from(limit));
    Ok(query.build_query_as().fetch_all(db).await?)
}
