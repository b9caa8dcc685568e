//! People who sign in: added, given roles and skills, disabled, given another password. Every change is in the audit and in `staff_acts`.

use super::auth::{Actor, password, secret};
use super::dossiers::printed_code;
use super::extract::{Json, Path};
use super::problem::{Answer, Code, Problem, ProblemBody};
use super::state::AppState;
use crate::dossier::ids::{ContactPointId, UserId};
use crate::review::Queue;
use crate::store::staff::{self, Person};
use crate::store::users::{self, Role, User};
use crate::store::{StoreError, contact_points, queues};
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use utoipa::ToSchema;
use uuid::Uuid;

/// Characters of a made password: 120 random bits.
const MADE: usize = 20;

/// Somebody who signs in.
#[derive(Serialize, ToSchema)]
#[schema(as = Person)]
pub(crate) struct PersonView {
    id: Uuid,
    name: String,
    role: Role,
    /// Code and name of a counter's contact point.
    contact_point: Option<String>,
    /// Queues that they work off.
    skills: Vec<Queue>,
    /// Whether they may sign in.
    active: bool,
    created_at: DateTime<Utc>,
}

/// What was done with somebody.
#[derive(Serialize, ToSchema)]
pub(crate) struct StaffAct {
    at: DateTime<Utc>,
    by: String,
    person: String,
    /// `added`, `changed`, `disabled`, `enabled`, `password_reset`.
    what: String,
}

/// Everybody.
#[derive(Serialize, ToSchema)]
pub(crate) struct People {
    /// By name; for a supervisor only those who work off queues.
    items: Vec<PersonView>,
    /// The last acts; for an administrator.
    acts: Vec<StaffAct>,
}

/// People who sign in: all for an administrator; reviewers and supervisors for a supervisor, who assigns dossiers to them.
#[utoipa::path(get, path = "/api/v1/people", operation_id = "list_people", tag = "people", responses((status = 200, description = "People", body = People)))]
pub(crate) async fn list(State(state): State<AppState>, actor: Actor) -> Answer<Json<People>> {
    let mut db = state.store.connection().await?;
    let all = actor.role == Role::Administrator;
    let people = staff::all(&mut db).await?.into_iter().filter(|person| all || (person.active && matches!(person.role, Role::Reviewer | Role::Supervisor)));
    let view = |person: Person| PersonView {
        id: person.id.as_uuid(),
        name: person.name,
        role: person.role,
        contact_point: person.contact_point.map(|(code, name)| format!("{} {name}", printed_code(code))),
        skills: person.skills,
        active: person.active,
        created_at: person.created_at,
    };
    let items = people.map(view).collect();
    let acts = if all { staff::acts(&mut db, 50).await? } else { Vec::new() };
    let acts = acts.into_iter().map(|act| StaffAct { at: act.at, by: act.by_name, person: act.person, what: act.what }).collect();
    Ok(Json(People { items, acts }))
}

/// Somebody to be added.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewPerson {
    /// 2 to 40 lower case letters, digits, dots, dashes or underscores.
    name: String,
    role: Role,
    /// Code of a counter's contact point.
    #[serde(default)]
    contact_point: Option<i32>,
    /// Queues of a reviewer.
    #[serde(default)]
    skills: Vec<Queue>,
}

/// A password, told only now.
#[derive(Serialize, ToSchema)]
pub(crate) struct Told {
    id: Uuid,
    /// To be handed over, and changed by whoever administers.
    password: String,
}

/// Adds somebody; their password is made, and told only in this answer.
#[utoipa::path(post, path = "/api/v1/people", operation_id = "add_person", tag = "people", request_body = NewPerson,
    responses((status = 201, description = "Added", body = Told), (status = 409, description = "`name_taken`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`body_invalid`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn add(State(state): State<AppState>, actor: Actor, Json(new): Json<NewPerson>) -> Answer<(StatusCode, Json<Told>)> {
    if !is_name(&new.name) {
        return Err(Problem::new(Code::BodyInvalid));
    }
    let (told, hash) = made().await?;
    let (mut tx, now) = (state.store.begin().await?, state.clock.now());
    let contact_point = place(&mut tx, new.role, new.contact_point).await?;
    let id = UserId::from_uuid(Uuid::now_v7());
    let user = User { id, name: new.name, role: new.role, contact_point, password_hash: Some(hash), active: true, created_at: now };
    users::add(&mut tx, &user).await.map_err(|error| if error.violates("users_name_key") { Problem::new(Code::NameTaken) } else { error.into() })?;
    users::set_skills(&mut tx, id, &new.skills).await?;
    staff::note(&mut tx, actor.id, id, "added", Some(new.role), Some(&new.skills), now).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok((StatusCode::CREATED, Json(Told { id: id.as_uuid(), password: told })))
}

/// What somebody may do from now on.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ChangedPerson {
    role: Role,
    /// Code of a counter's contact point.
    #[serde(default)]
    contact_point: Option<i32>,
    /// Queues of a reviewer.
    #[serde(default)]
    skills: Vec<Queue>,
    /// Whether they may sign in; open sessions end with the next request where not.
    active: bool,
}

/// Changes somebody's role, skills, contact point, and whether they may sign in. Not one's own: nobody locks themselves out. Dossiers that only they were
/// given, of queues that they no longer work off, are anybody's again.
#[utoipa::path(put, path = "/api/v1/people/{id}", operation_id = "change_person", tag = "people", params(("id" = Uuid, Path, description = "The person")), request_body = ChangedPerson,
    responses((status = 204, description = "Changed"), (status = 404, description = "`person_unknown`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`own_account`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn change(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>, Json(new): Json<ChangedPerson>) -> Answer<StatusCode> {
    let id = UserId::from_uuid(id);
    if id == actor.id {
        return Err(Problem::new(Code::OwnAccount));
    }
    let (mut tx, now) = (state.store.begin().await?, state.clock.now());
    let before = users::find(&mut tx, id).await?.ok_or(Problem::new(Code::PersonUnknown))?;
    let contact_point = match (new.role, new.contact_point, before.contact_point) {
        (Role::Counter, None, Some(same)) => Some(same),
        (role, code, _) => place(&mut tx, role, code).await?,
    };
    staff::change(&mut tx, id, new.role, contact_point, &new.skills).await?;
    users::set_active(&mut tx, id, new.active).await?;
    let works: Vec<Queue> = Queue::ALL.into_iter().filter(|queue| new.active && queue.is_worked_off_by(new.role, &new.skills)).collect();
    queues::free(&mut tx, id, &works, Some(actor.id), now).await?;
    let what = match (before.active, new.active) {
        (true, false) => "disabled",
        (false, true) => "enabled",
        _ => "changed",
    };
    staff::note(&mut tx, actor.id, id, what, Some(new.role), Some(&new.skills), now).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives somebody another password, told only in this answer; their open sessions end.
#[utoipa::path(post, path = "/api/v1/people/{id}/reset", operation_id = "reset_password", tag = "people", params(("id" = Uuid, Path, description = "The person")),
    responses((status = 200, description = "The new password", body = Told), (status = 404, description = "`person_unknown`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn reset(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>) -> Answer<Json<Told>> {
    let id = UserId::from_uuid(id);
    users::find(&mut *state.store.connection().await?, id).await?.ok_or(Problem::new(Code::PersonUnknown))?;
    let (told, hash) = made().await?;
    let mut tx = state.store.begin().await?;
    users::set_password(&mut tx, id, &hash).await?;
    staff::note(&mut tx, actor.id, id, "password_reset", None, None, state.clock.now()).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Json(Told { id: id.as_uuid(), password: told }))
}

/// A new password and its hash.
async fn made() -> Answer<(String, String)> {
    let failed = |what: &'static str| move |error: &dyn std::fmt::Display| Problem::internal(what, error);
    let told: String = secret::new("").map_err(|error| failed("making a password")(&error))?.chars().take(MADE).collect();
    let kept = told.clone();
    let hashed = tokio::task::spawn_blocking(move || password::hash(&kept)).await;
    let hash = hashed.map_err(|error| failed("hashing a password")(&error))?.map_err(|error| failed("hashing a password")(&error))?;
    Ok((told, hash))
}

/// Where somebody of this role works: a counter somewhere, nobody else anywhere.
async fn place(db: &mut PgConnection, role: Role, code: Option<i32>) -> Answer<Option<ContactPointId>> {
    match (role, code) {
        (Role::Counter, Some(code)) => {
            let points = contact_points::all(db).await?;
            points.iter().find(|point| point.code == code).map(|point| Some(point.id)).ok_or(Problem::new(Code::BodyInvalid))
        }
        (Role::Counter, None) | (_, Some(_)) => Err(Problem::new(Code::BodyInvalid)),
        (_, None) => Ok(None),
    }
}

fn is_name(name: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-_".contains(&b);
    (2..=40).contains(&name.len()) && name.bytes().all(fits) && name.starts_with(|c: char| c.is_ascii_alphanumeric())
}
