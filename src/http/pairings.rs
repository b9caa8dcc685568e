//! A telephone as the counter's scanner: a link of a quarter of an hour, shown as a QR code, lets it hand pages to one dossier being collected, and do
//! nothing else. The counter's device fetches the pages into its tray.

use super::auth::{Actor, secret};
use super::extract::{Address, Json, Path};
use super::problem::{Answer, Code, Problem, ProblemBody};
use super::state::AppState;
use crate::dossier::ids::DossierId;
use crate::intake::MAX_SCAN_BYTES;
use crate::store::pairings::{self, PairedPage, Pairing};
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// How long a link takes pages.
const LIFE: TimeDelta = TimeDelta::minutes(15);

/// A link for a telephone.
#[derive(Serialize, ToSchema)]
pub(crate) struct PairingLink {
    /// Opens the telephone's page: `/intake/#/phone/{token}`.
    token: String,
    /// Until when it takes pages.
    expires_at: DateTime<Utc>,
}

/// Makes a link by which a telephone hands pages to this dossier, which need not exist yet.
#[utoipa::path(post, path = "/api/v1/dossiers/{id}/pairings", operation_id = "pair_phone", tag = "hand-in", params(("id" = Uuid, Path, description = "The dossier being collected")),
    responses((status = 201, description = "The link", body = PairingLink)))]
pub(crate) async fn pair(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>) -> Answer<(StatusCode, Json<PairingLink>)> {
    let now = state.clock.now();
    let token = secret::new("ph_").map_err(|e| Problem::internal("a pairing link", &e))?;
    let pairing = Pairing { dossier_id: DossierId::from_uuid(id), contact_point_id: actor.own_contact_point()?, expires_at: now + LIFE };
    pairings::add(&mut *state.store.connection().await?, secret::hash(&token), &pairing, actor.id, now).await?;
    Ok((StatusCode::CREATED, Json(PairingLink { token, expires_at: pairing.expires_at })))
}

/// A page that a telephone handed over.
#[derive(Serialize, ToSchema)]
#[schema(as = PairedPage)]
pub(crate) struct PairedPageView {
    /// Made by the telephone.
    page_id: Uuid,
    /// File name.
    name: String,
    /// Length in bytes.
    size: i64,
}

/// Pages that telephones handed over.
#[derive(Serialize, ToSchema)]
pub(crate) struct PairedPages {
    /// In the order in which they came.
    items: Vec<PairedPageView>,
}

/// Pages that telephones handed over for this dossier and the counter has not fetched.
#[utoipa::path(get, path = "/api/v1/dossiers/{id}/paired-pages", operation_id = "paired_pages", tag = "hand-in", params(("id" = Uuid, Path, description = "The dossier being collected")),
    responses((status = 200, description = "They", body = PairedPages)))]
pub(crate) async fn list(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>) -> Answer<Json<PairedPages>> {
    let pages = pairings::pages(&mut *state.store.connection().await?, DossierId::from_uuid(id), actor.own_contact_point()?).await?;
    let view = |PairedPage { page_id, name, size }| PairedPageView { page_id, name, size };
    Ok(Json(PairedPages { items: pages.into_iter().map(view).collect() }))
}

/// The bytes of one.
#[utoipa::path(get, path = "/api/v1/dossiers/{id}/paired-pages/{page}", operation_id = "paired_page", tag = "hand-in",
    params(("id" = Uuid, Path, description = "The dossier being collected"), ("page" = Uuid, Path, description = "The page")),
    responses((status = 200, description = "The bytes", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 404, description = "`page_unknown`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn fetch(State(state): State<AppState>, actor: Actor, Path((id, page)): Path<(Uuid, Uuid)>) -> Answer<Response> {
    let bytes = pairings::page(&mut *state.store.connection().await?, DossierId::from_uuid(id), actor.own_contact_point()?, page).await?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response())
}

/// Throws one away: the counter has it.
#[utoipa::path(delete, path = "/api/v1/dossiers/{id}/paired-pages/{page}", operation_id = "drop_paired_page", tag = "hand-in",
    params(("id" = Uuid, Path, description = "The dossier being collected"), ("page" = Uuid, Path, description = "The page")),
    responses((status = 204, description = "Gone")))]
pub(crate) async fn discard(State(state): State<AppState>, actor: Actor, Path((id, page)): Path<(Uuid, Uuid)>) -> Answer<StatusCode> {
    pairings::drop_page(&mut *state.store.connection().await?, DossierId::from_uuid(id), actor.own_contact_point()?, page).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Until when a link takes pages.
#[derive(Serialize, ToSchema)]
pub(crate) struct PairingView {
    /// Until when.
    expires_at: DateTime<Utc>,
}

/// Whether a link still takes pages.
#[utoipa::path(get, path = "/api/v1/pairings/{token}", operation_id = "get_pairing", tag = "hand-in", params(("token" = String, Path, description = "From the link")),
    responses((status = 200, description = "It does", body = PairingView), (status = 410, description = "`link_expired`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn look(State(state): State<AppState>, Address(address): Address, Path(token): Path<String>) -> Answer<Json<PairingView>> {
    Ok(Json(PairingView { expires_at: open(&state, &address, &token).await?.expires_at }))
}

/// Hands a page over; the same page again is the same page. `Content-Disposition` may name it: `filename="..."`.
#[utoipa::path(put, path = "/api/v1/pairings/{token}/pages/{page}", operation_id = "put_paired_page", tag = "hand-in",
    params(("token" = String, Path, description = "From the link"), ("page" = Uuid, Path, description = "Made by the telephone")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The bytes as photographed"),
    responses((status = 204, description = "Kept for the counter"), (status = 410, description = "`link_expired`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "`rate_limited`: the counter has not fetched the others", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn put_page(
    State(state): State<AppState>,
    Address(address): Address,
    Path((token, page)): Path<(String, Uuid)>,
    headers: HeaderMap,
    body: Body,
) -> Answer<StatusCode> {
    let pairing = open(&state, &address, &token).await?;
    let most = usize::try_from(MAX_SCAN_BYTES).unwrap_or(usize::MAX);
    let bytes = axum::body::to_bytes(body, most).await.map_err(|_| Problem::new(Code::TooLarge))?;
    if bytes.is_empty() {
        return Err(Problem::new(Code::Empty));
    }
    let kept = pairings::put_page(&mut *state.store.connection().await?, &pairing, page, &name(&headers), &bytes, state.clock.now()).await?;
    if kept { Ok(StatusCode::NO_CONTENT) } else { Err(Problem::slow_down(10)) }
}

async fn open(state: &AppState, address: &str, token: &str) -> Answer<Pairing> {
    let now = state.clock.now();
    state.limits.pairing_address.take(address, now).map_err(Problem::slow_down)?;
    pairings::find(&mut *state.store.connection().await?, secret::hash(token), now).await?.ok_or(Problem::new(Code::LinkExpired))
}

/// The file name that the telephone gives, or one that says where it is from.
fn name(headers: &HeaderMap) -> String {
    let given = headers.get(header::CONTENT_DISPOSITION).and_then(|value| value.to_str().ok()).and_then(|value| value.split("filename=\"").nth(1));
    let given = given.and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let clean: String = given.chars().filter(|c| c.is_ascii_graphic() && !"/\\<>".contains(*c)).take(100).collect();
    if clean.is_empty() { "telephone.jpg".to_owned() } else { clean }
}
