//! Corrections and verdicts. Each brings the token of the hold; with `If-Match` it is refused where the dossier has changed since.

use super::{Taken, hold, summary, taken};
use crate::dossier::FieldKey;
use crate::dossier::ids::DossierId;
use crate::http::auth::Actor;
use crate::http::dossiers::{Detail, FindingView, Summary, detail};
use crate::http::extract::{IfMatch, Json, Path};
use crate::http::problem::{Answer, Code, Problem, ProblemBody};
use crate::http::state::AppState;
use crate::review::lookup::Suggestion;
use crate::review::place::Place;
use crate::review::reason::{RejectReason, ReturnReason};
use crate::review::{Pointed, Queue, Said, Status};
use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Corrections taken at once; a dossier has far fewer fields.
const MOST: usize = 1_000;

/// What a reviewer says of one field.
#[derive(Deserialize, ToSchema)]
#[schema(as = Correction)]
pub(crate) struct CorrectionSent {
    /// Its key.
    key: String,
    /// The value as typed; of a corrected field only.
    #[serde(default)]
    value: Option<String>,
    /// What of it.
    status: Status,
}

/// Corrections under a hold.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Corrections {
    /// Token of the hold.
    token: String,
    /// What the reviewer says.
    #[serde(default)]
    corrections: Vec<CorrectionSent>,
}

fn said(sent: Vec<CorrectionSent>) -> Answer<Vec<Said>> {
    if sent.len() > MOST {
        return Err(Problem::new(Code::BodyInvalid));
    }
    Ok(sent.into_iter().map(|sent| Said { key: FieldKey::new(sent.key), status: sent.status, value: sent.value }).collect())
}

/// Keeps corrections beside the machine's values and runs the rules again. May be called after every field.
#[utoipa::path(put, path = "/api/v1/dossiers/{id}/corrections", operation_id = "correct_fields", tag = "review",
    params(("id" = Uuid, Path, description = "The dossier"), ("If-Match" = Option<String>, Header, description = "The version seen")), request_body = Corrections,
    responses((status = 200, description = "Kept; the dossier as it stands now", body = Detail),
        (status = 409, description = "`lease_lost`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 412, description = "`version_changed`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`value_refused`, with the fields concerned; nothing was kept", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn correct(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<Uuid>,
    IfMatch(seen): IfMatch,
    Json(sent): Json<Corrections>,
) -> Answer<Json<Detail>> {
    let dossier = state.desk.correct(&hold(&actor, id, &sent.token, seen)?, &said(sent.corrections)?).await?;
    Ok(Json(detail(&mut *state.store.connection().await?, dossier.id, &actor).await?))
}

/// What the rules would find.
#[derive(Serialize, ToSchema)]
pub(crate) struct TriedOut {
    /// What they find over what stands and what is being typed.
    findings: Vec<FindingView>,
    /// Whether the dossier could pass without a person then.
    could_pass: bool,
}

/// Runs the rules over what stands and what is being typed; keeps nothing. A value that does not have its field's form is left out.
#[utoipa::path(post, path = "/api/v1/dossiers/{id}/try", operation_id = "try_fields", tag = "review",
    params(("id" = Uuid, Path, description = "The dossier")), request_body = Corrections,
    responses((status = 200, description = "What the rules would find", body = TriedOut),
        (status = 409, description = "`lease_lost`, `keying_open`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn try_out(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>, Json(sent): Json<Corrections>) -> Answer<Json<TriedOut>> {
    let tried = state.desk.try_out(&hold(&actor, id, &sent.token, None)?, &said(sent.corrections)?).await?;
    Ok(Json(TriedOut { findings: tried.findings.iter().map(FindingView::from).collect(), could_pass: tried.could_pass }))
}

/// Takes what a second person keyed without seeing the first one's values: every field asked for. Where both agree the dossier is settled, else it goes to a third.
#[utoipa::path(post, path = "/api/v1/dossiers/{id}/keying", operation_id = "key_again", tag = "review",
    params(("id" = Uuid, Path, description = "The dossier")), request_body = Corrections,
    responses((status = 200, description = "Settled, or waiting for a third person", body = Summary),
        (status = 409, description = "`lease_lost`, `not_to_be_keyed`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`value_refused`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn key_again(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>, Json(sent): Json<Corrections>) -> Answer<Json<Summary>> {
    let dossier = state.desk.key_again(&hold(&actor, id, &sent.token, None)?, &said(sent.corrections)?).await?;
    summary(&state, dossier.id).await
}

/// For which field the registry is asked.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Lookup {
    /// Token of the hold.
    token: String,
    /// Key of the field.
    field: String,
    /// What is being typed, beside what is kept.
    #[serde(default)]
    corrections: Vec<CorrectionSent>,
}

/// Whom the registry knows.
#[derive(Serialize, ToSchema)]
pub(crate) struct Suggestions {
    /// The likeliest first.
    suggestions: Vec<Suggestion>,
}

/// Whom the registry knows that a field may mean, with what speaks for and against each.
#[utoipa::path(post, path = "/api/v1/dossiers/{id}/lookup", operation_id = "look_up", tag = "review",
    params(("id" = Uuid, Path, description = "The dossier")), request_body = Lookup,
    responses((status = 200, description = "Suggestions", body = Suggestions),
        (status = 409, description = "`lease_lost`, `keying_open`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn lookup(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>, Json(sent): Json<Lookup>) -> Answer<Json<Suggestions>> {
    let suggestions = state.desk.lookup(&hold(&actor, id, &sent.token, None)?, &FieldKey::new(sent.field), &said(sent.corrections)?).await?;
    Ok(Json(Suggestions { suggestions }))
}

/// To which queue a dossier goes on.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Refer {
    /// Token of the hold.
    token: String,
    /// The queue.
    queue: Queue,
    /// Why, for those who work it off.
    note: String,
}

/// Sends the dossier to another queue, as to medical control.
#[utoipa::path(post, path = "/api/v1/dossiers/{id}/refer", operation_id = "refer_dossier", tag = "review",
    params(("id" = Uuid, Path, description = "The dossier")), request_body = Refer,
    responses((status = 200, description = "Waits in the other queue", body = Summary),
        (status = 409, description = "`lease_lost`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`note_missing`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn refer(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>, Json(sent): Json<Refer>) -> Answer<Json<Summary>> {
    let dossier = state.desk.refer(&hold(&actor, id, &sent.token, None)?, sent.queue, Some(sent.note)).await?;
    summary(&state, dossier.id).await
}

/// Settles the dossier as reviewed, with last corrections; of the share that is drawn, a second person keys amounts and identity first.
#[utoipa::path(post, path = "/api/v1/dossiers/{id}/accept", operation_id = "accept_dossier", tag = "review",
    params(("id" = Uuid, Path, description = "The dossier"), ("If-Match" = Option<String>, Header, description = "The version seen")), request_body = Corrections,
    responses((status = 200, description = "Settled, or waiting for a second person", body = Summary),
        (status = 409, description = "`lease_lost`, `keying_open`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 412, description = "`version_changed`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`value_refused`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn accept(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<Uuid>,
    IfMatch(seen): IfMatch,
    Json(sent): Json<Corrections>,
) -> Answer<Json<Summary>> {
    let dossier = state.desk.accept(&hold(&actor, id, &sent.token, seen)?, &said(sent.corrections)?).await?;
    summary(&state, dossier.id).await
}

/// Why a dossier goes back to the counter.
#[derive(Deserialize, ToSchema)]
pub(crate) struct SendBack {
    /// Token of the hold.
    token: String,
    /// From the closed list.
    #[schema(value_type = ReturnReason)]
    reason: String,
    /// What the reviewer adds; needed with `other`.
    #[serde(default)]
    note: Option<String>,
    /// Index of the page concerned.
    #[serde(default)]
    page: Option<u32>,
    /// Place on it.
    #[serde(default)]
    place: Option<Place>,
}

/// Sends the dossier back to the counter.
#[utoipa::path(post, path = "/api/v1/dossiers/{id}/return", operation_id = "return_dossier", tag = "review",
    params(("id" = Uuid, Path, description = "The dossier"), ("If-Match" = Option<String>, Header, description = "The version seen")), request_body = SendBack,
    responses((status = 200, description = "Sent back", body = Summary),
        (status = 409, description = "`lease_lost`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`reason_unknown`, `note_missing`, `body_invalid`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn send_back(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<Uuid>,
    IfMatch(seen): IfMatch,
    Json(sent): Json<SendBack>,
) -> Answer<Json<Summary>> {
    let reason = ReturnReason::parse(&sent.reason).ok_or(Problem::new(Code::ReasonUnknown))?;
    let at = Pointed { page: sent.page, place: sent.place };
    let dossier = state.desk.send_back(&hold(&actor, id, &sent.token, seen)?, reason, sent.note, at).await?;
    summary(&state, dossier.id).await
}

/// Why a dossier is refused.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Reject {
    /// Token of the hold.
    token: String,
    /// From the closed list.
    #[schema(value_type = RejectReason)]
    reason: String,
    /// What the reviewer adds; needed with `other`.
    #[serde(default)]
    note: Option<String>,
}

/// Settles the dossier as rejected.
#[utoipa::path(post, path = "/api/v1/dossiers/{id}/reject", operation_id = "reject_dossier", tag = "review",
    params(("id" = Uuid, Path, description = "The dossier"), ("If-Match" = Option<String>, Header, description = "The version seen")), request_body = Reject,
    responses((status = 200, description = "Settled", body = Summary),
        (status = 409, description = "`lease_lost`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`reason_unknown`, `note_missing`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn reject(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<Uuid>,
    IfMatch(seen): IfMatch,
    Json(sent): Json<Reject>,
) -> Answer<Json<Summary>> {
    let reason = RejectReason::parse(&sent.reason).ok_or(Problem::new(Code::ReasonUnknown))?;
    let dossier = state.desk.reject(&hold(&actor, id, &sent.token, seen)?, reason, sent.note).await?;
    summary(&state, dossier.id).await
}

/// Takes back what this person has just decided, for a few seconds: the dossier is in their hands again, and in its place in its queue.
#[utoipa::path(post, path = "/api/v1/dossiers/{id}/take-back", operation_id = "take_back_verdict", tag = "review",
    params(("id" = Uuid, Path, description = "The dossier")),
    responses((status = 200, description = "The dossier and the hold on it", body = Taken),
        (status = 409, description = "`verdict_stands` (too late, or not theirs), `wrong_state` (the next stage has begun), `held_by_another`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn take_back(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>) -> Answer<Response> {
    let (dossier, lease) = state.desk.take_back(DossierId::from_uuid(id), actor.id).await?;
    taken(&state, &actor, dossier.id, &lease).await
}
