//! Holds: taking one dossier, keeping it, putting it back.

use super::{Taken, hold, taken};
use crate::dossier::ids::DossierId;
use crate::http::auth::Actor;
use crate::http::extract::{Json, Path};
use crate::http::problem::{Answer, Code, Problem, ProblemBody};
use crate::http::state::AppState;
use crate::review::reason::PostponeReason;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The token of a hold.
#[derive(Deserialize, ToSchema)]
pub(crate) struct LeaseHeld {
    /// As given when the dossier was taken.
    token: String,
}

/// The new end of a hold.
#[derive(Serialize, ToSchema)]
pub(crate) struct LeaseRenewed {
    /// When the hold ends unless renewed again.
    expires_at: DateTime<Utc>,
}

/// Takes this dossier; one's own gets a new token.
#[utoipa::path(post, path = "/api/v1/dossiers/{id}/lease", operation_id = "take_dossier", tag = "review", params(("id" = Uuid, Path, description = "The dossier")),
    responses((status = 200, description = "The dossier and the hold on it", body = Taken),
        (status = 409, description = "`held_by_another`, `wrong_state`, `queue_frozen`, `assigned_to_another`, `keyed_already`; 403 `skill_missing`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn take(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>) -> Answer<Response> {
    let (dossier, lease) = state.desk.take(DossierId::from_uuid(id), actor.id, actor.role).await?;
    taken(&state, &actor, dossier.id, &lease).await
}

/// Why a supervisor takes a dossier over.
#[derive(Deserialize, ToSchema)]
pub(crate) struct TakeOver {
    /// Kept with the dossier.
    reason: String,
}

/// Takes over a dossier that another holds. The reason is kept.
#[utoipa::path(post, path = "/api/v1/dossiers/{id}/lease/taken-over", operation_id = "take_over_dossier", tag = "review", params(("id" = Uuid, Path, description = "The dossier")), request_body = TakeOver,
    responses((status = 200, description = "The dossier and the hold on it", body = Taken), (status = 409, description = "`wrong_state`, `keyed_already`; 403 `skill_missing`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`note_missing`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn take_over(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>, Json(sent): Json<TakeOver>) -> Answer<Response> {
    let (dossier, lease) = state.desk.take_over(DossierId::from_uuid(id), actor.id, Some(sent.reason)).await?;
    taken(&state, &actor, dossier.id, &lease).await
}

/// Keeps a hold: to be called every minute.
#[utoipa::path(put, path = "/api/v1/dossiers/{id}/lease", operation_id = "renew_lease", tag = "review", params(("id" = Uuid, Path, description = "The dossier")), request_body = LeaseHeld,
    responses((status = 200, description = "Kept", body = LeaseRenewed), (status = 409, description = "`lease_lost`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn renew(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>, Json(held): Json<LeaseHeld>) -> Answer<Json<LeaseRenewed>> {
    let expires_at = state.desk.renew(&hold(&actor, id, &held.token, None)?, false).await?;
    Ok(Json(LeaseRenewed { expires_at }))
}

/// The dossier that waited as the next has come onto the screen: the hold becomes a full one.
#[utoipa::path(post, path = "/api/v1/dossiers/{id}/lease/shown", operation_id = "show_dossier", tag = "review", params(("id" = Uuid, Path, description = "The dossier")), request_body = LeaseHeld,
    responses((status = 200, description = "Kept", body = LeaseRenewed), (status = 409, description = "`lease_lost`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn show(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>, Json(held): Json<LeaseHeld>) -> Answer<Json<LeaseRenewed>> {
    let expires_at = state.desk.renew(&hold(&actor, id, &held.token, None)?, true).await?;
    Ok(Json(LeaseRenewed { expires_at }))
}

/// A hold to be ended.
#[derive(Deserialize, ToSchema)]
pub(crate) struct LeaseEnded {
    /// As given when the dossier was taken.
    token: String,
    /// Whether it waited as the next and was not looked at: it is then offered to everybody again, at once.
    #[serde(default)]
    not_looked_at: bool,
    /// Why it is put off; needed unless it was not looked at.
    #[serde(default)]
    #[schema(value_type = Option<PostponeReason>)]
    reason: Option<String>,
    /// What the reviewer adds; needed with `other`.
    #[serde(default)]
    note: Option<String>,
}

/// Puts the dossier back into the worklist; corrections stay, and the reason is kept.
#[utoipa::path(delete, path = "/api/v1/dossiers/{id}/lease", operation_id = "postpone_dossier", tag = "review", params(("id" = Uuid, Path, description = "The dossier")), request_body = LeaseEnded,
    responses((status = 204, description = "Put back"), (status = 409, description = "`lease_lost`, `already_shown`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`reason_unknown`, `note_missing`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn postpone(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>, Json(ended): Json<LeaseEnded>) -> Answer<StatusCode> {
    let hold = hold(&actor, id, &ended.token, None)?;
    if ended.not_looked_at {
        state.desk.put_back(&hold).await?;
    } else {
        let reason = ended.reason.as_deref().and_then(PostponeReason::parse).ok_or(Problem::new(Code::ReasonUnknown))?;
        state.desk.postpone(&hold, reason, ended.note).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
