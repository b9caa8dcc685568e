//! People, machine keys and sign-in links.

use super::{StoreError, one_row};
use crate::dossier::Sha256Sum;
use crate::dossier::ids::{ContactPointId, UserId};
use crate::review::queue::Queue;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use std::collections::HashMap;
use std::fmt;
use utoipa::ToSchema;
use uuid::Uuid;

/// What a person may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Hands in, and sees the dossiers of its own contact point.
    Counter,
    /// Corrects and decides.
    Reviewer,
    /// Also takes over, retries, and sees the ledger.
    Supervisor,
    /// Keeps the service running.
    Administrator,
    /// Reads the audit and the ledger.
    Auditor,
}

impl Role {
    /// All five.
    pub const ALL: [Self; 5] = [Self::Counter, Self::Reviewer, Self::Supervisor, Self::Administrator, Self::Auditor];

    /// Its name in JSON and SQL.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Reviewer => "reviewer",
            Self::Supervisor => "supervisor",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
        }
    }

    /// The role of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// A person who may sign in. `Debug` hides the password's hash.
#[derive(Clone, PartialEq, Eq)]
pub struct User {
    /// Stable id.
    pub id: UserId,
    /// What they type to sign in.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Where a counter works.
    pub contact_point: Option<ContactPointId>,
    /// Argon2id in the PHC form.
    pub password_hash: Option<String>,
    /// Whether they may sign in.
    pub active: bool,
    /// When they were added.
    pub created_at: DateTime<Utc>,
}

impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("User").field("id", &self.id).field("role", &self.role).field("active", &self.active).finish_non_exhaustive()
    }
}

/// A key with which a machine hands in for one contact point.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct MachineKey {
    /// Stable id; it stands where a person's would.
    pub id: UserId,
    /// What people call it.
    pub name: String,
    /// The contact point that it hands in for.
    #[sqlx(rename = "contact_point_id")]
    pub contact_point: ContactPointId,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Since when it opens nothing.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: UserId,
    name: String,
    role: String,
    contact_point_id: Option<ContactPointId>,
    password_hash: Option<String>,
    active: bool,
    created_at: DateTime<Utc>,
}

impl TryFrom<Row> for User {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            name: row.name,
            role: Role::parse(&row.role).ok_or(StoreError::Inconsistent { table: "users", column: "role" })?,
            contact_point: row.contact_point_id,
            password_hash: row.password_hash,
            active: row.active,
            created_at: row.created_at,
        })
    }
}

/// Adds a person.
///
/// # Errors
/// The name is taken (`violates("users_name_key")`), or the database refused.
pub async fn add(db: &mut PgConnection, user: &User) -> Result<(), StoreError> {
    let done = sqlx::query(
        "-- users::add
         insert into users (id, name, role, contact_point_id, password_hash, active, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(user.id)
    .bind(&user.name)
    .bind(user.role.name())
    .bind(user.contact_point)
    .bind(&user.password_hash)
    .bind(user.active)
    .bind(user.created_at)
    .execute(db)
    .await?;
    one_row(&done, "users")
}

/// The person with this id, active or not.
///
/// # Errors
/// The database failed.
pub async fn find(db: &mut PgConnection, id: UserId) -> Result<Option<User>, StoreError> {
    let row: Option<Row> =
        sqlx::query_as("-- users::find\nselect id, name, role, contact_point_id, password_hash, active, created_at from users where id = $1")
            .bind(id)
            .fetch_optional(db)
            .await?;
    row.map(User::try_from).transpose()
}

/// The person of this name, active or not.
///
/// # Errors
/// The database failed.
pub async fn by_name(db: &mut PgConnection, name: &str) -> Result<Option<User>, StoreError> {
    let row: Option<Row> =
        sqlx::query_as("-- users::by_name\nselect id, name, role, contact_point_id, password_hash, active, created_at from users where name = $1")
            .bind(name)
            .fetch_optional(db)
            .await?;
    row.map(User::try_from).transpose()
}

/// Everybody, by name.
///
/// # Errors
/// The database failed.
pub async fn all(db: &mut PgConnection) -> Result<Vec<User>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as("-- users::all\nselect id, name, role, contact_point_id, password_hash, active, created_at from users order by name")
        .fetch_all(db)
        .await?;
    rows.into_iter().map(User::try_from).collect()
}

/// Gives a person another password; their open sessions end with the next request.
///
/// # Errors
/// The database refused.
pub async fn set_password(db: &mut PgConnection, id: UserId, password_hash: &str) -> Result<(), StoreError> {
    let done = sqlx::query("-- users::set_password\nupdate users set password_hash = $2 where id = $1").bind(id).bind(password_hash).execute(db).await?;
    one_row(&done, "users")
}

/// Lets a person in, or keeps them out.
///
/// # Errors
/// The database refused.
pub async fn set_active(db: &mut PgConnection, id: UserId, active: bool) -> Result<(), StoreError> {
    let done = sqlx::query("-- users::set_active\nupdate users set active = $2 where id = $1").bind(id).bind(active).execute(db).await?;
    one_row(&done, "users")
}

/// The queues that a person works off.
///
/// # Errors
/// The database failed.
pub async fn skills(db: &mut PgConnection, id: UserId) -> Result<Vec<Queue>, StoreError> {
    let names: Option<Vec<String>> = sqlx::query_scalar("-- users::skills\nselect skills from users where id = $1").bind(id).fetch_optional(db).await?;
    Ok(names.unwrap_or_default().iter().filter_map(|name| Queue::parse(name)).collect())
}

/// Says which queues a person works off.
///
/// # Errors
/// The database refused.
pub async fn set_skills(db: &mut PgConnection, id: UserId, skills: &[Queue]) -> Result<(), StoreError> {
    let names: Vec<&str> = skills.iter().map(|queue| queue.name()).collect();
    let done = sqlx::query("-- users::set_skills\nupdate users set skills = $2 where id = $1").bind(id).bind(names).execute(db).await?;
    one_row(&done, "users")
}

/// Keeps a machine key by its hash.
///
/// # Errors
/// The name is taken (`violates("machine_keys_name_key")`), or the database refused.
pub async fn add_key(db: &mut PgConnection, key: &MachineKey, hash: Sha256Sum) -> Result<(), StoreError> {
    let done = sqlx::query("-- users::add_key\ninsert into machine_keys (id, name, contact_point_id, key_hash, created_at) values ($1, $2, $3, $4, $5)")
        .bind(key.id)
        .bind(&key.name)
        .bind(key.contact_point)
        .bind(&hash.as_bytes()[..])
        .bind(key.created_at)
        .execute(db)
        .await?;
    one_row(&done, "machine_keys")
}

/// The machine key with this hash, unless it was withdrawn.
///
/// # Errors
/// The database failed.
pub async fn key_by_hash(db: &mut PgConnection, hash: Sha256Sum) -> Result<Option<MachineKey>, StoreError> {
    Ok(sqlx::query_as(
        "-- users::key_by_hash\nselect id, name, contact_point_id, created_at, withdrawn_at from machine_keys where key_hash = $1 and withdrawn_at is null",
    )
    .bind(&hash.as_bytes()[..])
    .fetch_optional(db)
    .await?)
}

/// All machine keys by name.
///
/// # Errors
/// The database failed.
pub async fn keys(db: &mut PgConnection) -> Result<Vec<MachineKey>, StoreError> {
    Ok(sqlx::query_as("-- users::keys\nselect id, name, contact_point_id, created_at, withdrawn_at from machine_keys order by name").fetch_all(db).await?)
}

/// Withdraws the machine key of this name.
///
/// # Errors
/// [`StoreError::RowCount`] where there is none, or it is withdrawn already.
pub async fn withdraw_key(db: &mut PgConnection, name: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query("-- users::withdraw_key\nupdate machine_keys set withdrawn_at = $2 where name = $1 and withdrawn_at is null")
        .bind(name)
        .bind(now)
        .execute(db)
        .await?;
    one_row(&done, "machine_keys")
}

/// Keeps a sign-in link by its hash, and sweeps out those that have run out.
///
/// # Errors
/// The database refused.
pub async fn add_link(
    db: &mut PgConnection,
    hash: Sha256Sum,
    user: UserId,
    uses: u16,
    expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    sqlx::query("-- users::add_link\ndelete from sign_in_links where expires_at <= $1 or uses_left = 0").bind(now).execute(&mut *db).await?;
    let done = sqlx::query("-- users::add_link\ninsert into sign_in_links (token_hash, user_id, expires_at, uses_left) values ($1, $2, $3, $4)")
        .bind(&hash.as_bytes()[..])
        .bind(user)
        .bind(expires_at)
        .bind(i32::from(uses))
        .execute(db)
        .await?;
    one_row(&done, "sign_in_links")
}

/// Uses a sign-in link once, and tells whom it signs in.
///
/// # Errors
/// The database failed.
pub async fn use_link(db: &mut PgConnection, hash: Sha256Sum, now: DateTime<Utc>) -> Result<Option<User>, StoreError> {
    let id: Option<UserId> = sqlx::query_scalar(
        "-- users::use_link
         update sign_in_links set uses_left = uses_left - 1 where token_hash = $1 and expires_at > $2 and uses_left > 0 returning user_id",
    )
    .bind(&hash.as_bytes()[..])
    .bind(now)
    .fetch_optional(&mut *db)
    .await?;
    match id {
        Some(id) => Ok(find(db, id).await?.filter(|user| user.active)),
        None => Ok(None),
    }
}

/// Withdraws every sign-in link: the run that made them has ended.
///
/// # Errors
/// The database failed.
pub async fn drop_links(db: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query("-- users::drop_links\ndelete from sign_in_links").execute(db).await?;
    Ok(())
}

/// Names of people and machine keys, by id.
///
/// # Errors
/// The database failed.
pub async fn names(db: &mut PgConnection, ids: &[UserId]) -> Result<HashMap<UserId, String>, StoreError> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.as_uuid()).collect();
    let rows: Vec<(UserId, String)> =
        sqlx::query_as("-- users::names\nselect id, name from users where id = any($1) union all select id, name from machine_keys where id = any($1)")
            .bind(ids)
            .fetch_all(db)
            .await?;
    Ok(rows.into_iter().collect())
}
