//! What administrators did with people who sign in: kept beside the audit, with whom.

use super::users::Role;
use super::{StoreError, one_row};
use crate::dossier::ids::{ContactPointId, UserId};
use crate::review::queue::Queue;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// Somebody who signs in, with their skills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Stable id.
    pub id: UserId,
    /// What they type to sign in.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Code and name of a counter's contact point.
    pub contact_point: Option<(i32, String)>,
    /// Queues that they work off.
    pub skills: Vec<Queue>,
    /// Whether they may sign in.
    pub active: bool,
    /// When they were added.
    pub created_at: DateTime<Utc>,
}

/// Everybody, by name.
///
/// # Errors
/// The database failed.
pub async fn all(db: &mut PgConnection) -> Result<Vec<Person>, StoreError> {
    type Columns = (UserId, String, String, Option<i32>, Option<String>, Vec<String>, bool, DateTime<Utc>);
    let rows: Vec<Columns> = sqlx::query_as(
        "-- staff::all
         select u.id, u.name, u.role, p.code, p.name, u.skills, u.active, u.created_at
         from users u left join contact_points p on p.id = u.contact_point_id order by u.name",
    )
    .fetch_all(db)
    .await?;
    let person = |(id, name, role, code, point, skills, active, created_at): Columns| {
        let role = Role::parse(&role).ok_or(StoreError::Inconsistent { table: "users", column: "role" })?;
        let skills = skills.iter().filter_map(|skill| Queue::parse(skill)).collect();
        Ok(Person { id, name, role, contact_point: code.zip(point), skills, active, created_at })
    };
    rows.into_iter().map(person).collect()
}

/// Changes what somebody may do, and where.
///
/// # Errors
/// The database refused.
pub async fn change(db: &mut PgConnection, id: UserId, role: Role, contact_point: Option<ContactPointId>, skills: &[Queue]) -> Result<(), StoreError> {
    let done = sqlx::query("-- staff::change\nupdate users set role = $2, contact_point_id = $3, skills = $4 where id = $1")
        .bind(id)
        .bind(role.name())
        .bind(contact_point)
        .bind(skills.iter().map(|queue| queue.name()).collect::<Vec<_>>())
        .execute(db)
        .await?;
    one_row(&done, "users")
}

/// Keeps what was done with somebody.
///
/// # Errors
/// The database refused.
pub async fn note(
    db: &mut PgConnection,
    by: UserId,
    person: UserId,
    what: &str,
    role: Option<Role>,
    skills: Option<&[Queue]>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let done = sqlx::query("-- staff::note\ninsert into staff_acts (at, by, person, what, role, skills) values ($1, $2, $3, $4, $5, $6)")
        .bind(now)
        .bind(by)
        .bind(person)
        .bind(what)
        .bind(role.map(Role::name))
        .bind(skills.map(|skills| skills.iter().map(|queue| queue.name()).collect::<Vec<_>>()))
        .execute(db)
        .await?;
    one_row(&done, "staff_acts")
}

/// One act.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Act {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by_name: String,
    /// With whom.
    pub person: String,
    /// What.
    pub what: String,
}

/// The last acts, newest first.
///
/// # Errors
/// The database failed.
pub async fn acts(db: &mut PgConnection, limit: u16) -> Result<Vec<Act>, StoreError> {
    Ok(sqlx::query_as(
        "-- staff::acts
         select a.at, b.name as by_name, p.name as person, a.what from staff_acts a join users b on b.id = a.by join users p on p.id = a.person order by a.id desc limit $1",
    )
    .bind(i64::from(limit))
    .fetch_all(db)
    .await?)
}

/// Keeps that a file of contact points was taken over.
///
/// # Errors
/// The database refused.
pub async fn note_import(db: &mut PgConnection, by: UserId, added: usize, changed: usize, now: DateTime<Utc>) -> Result<(), StoreError> {
    let count = |length: usize| i32::try_from(length).unwrap_or(i32::MAX);
    let done = sqlx::query("-- staff::note_import\ninsert into contact_point_imports (at, by, added, changed) values ($1, $2, $3, $4)")
        .bind(now)
        .bind(by)
        .bind(count(added))
        .bind(count(changed))
        .execute(db)
        .await?;
    one_row(&done, "contact_point_imports")
}
