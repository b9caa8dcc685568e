//! Looking at dossiers: lists, one in full, its scans and page pictures.

use super::{Detail, DossierState, Summary, detail, visible};
use crate::dossier::ids::DossierId;
use crate::http::auth::Actor;
use crate::http::cursor::{self, PageOf};
use crate::http::extract::{Json, Path, Query};
use crate::http::problem::{Answer, Code, Problem, ProblemBody};
use crate::http::state::AppState;
use crate::review::Queue;
use crate::review::cover::cover;
use crate::review::medical;
use crate::store::summaries::Filter;
use crate::store::users::{self, Role};
use crate::store::{counter_verdicts, readings, scans, summaries};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use tokio::time::{Instant, sleep};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Which dossiers.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// In this state only.
    #[param(inline)]
    state: Option<DossierState>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
    /// Rows a page: 1 to 200, 50 where absent.
    limit: Option<u16>,
}

/// A page of dossiers.
#[derive(Serialize, ToSchema)]
pub(crate) struct DossierList {
    /// The dossiers.
    items: Vec<Summary>,
    /// For the next page; nothing at the end.
    next_cursor: Option<String>,
}

/// Dossiers, newest first; a counter's own contact point only.
#[utoipa::path(get, path = "/api/v1/dossiers", operation_id = "list_dossiers", tag = "dossiers", params(Wanted), responses((status = 200, description = "A page of dossiers", body = DossierList)))]
pub(crate) async fn list(State(state): State<AppState>, actor: Actor, Query(wanted): Query<Wanted>) -> Answer<Json<DossierList>> {
    let page = PageOf { cursor: wanted.cursor, limit: wanted.limit };
    let contact_point = if actor.role == Role::Counter { Some(actor.own_contact_point()?) } else { None };
    let filter = Filter { contact_point, state: wanted.state.map(DossierState::name), after: page.place()?, limit: page.limit() };
    let rows = summaries::list(&mut *state.store.connection().await?, &filter).await?;
    let full = rows.len() == usize::from(page.limit());
    let next_cursor = rows.last().filter(|_| full).map(|row| cursor::write((row.dossier.created_at, row.dossier.id)));
    Ok(Json(DossierList { items: rows.iter().map(Summary::from).collect(), next_cursor }))
}

/// Whether the answer waits for the verdict.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Patience {
    /// For how long the answer may wait for the verdict of the hand-in that counts, seconds, at most 20. Asked before the scans go out, it comes without
    /// waiting behind them on a slow line.
    verdict_within: Option<u8>,
}

/// Longest wait for a verdict: shorter than any answer may take.
const LONGEST_WAIT: u8 = 20;

/// How often to see whether the verdict is there.
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);

/// Waits until the hand-in that counts has its verdict, but no longer than `seconds`, nor when the service ends. Holds no connection while it waits.
async fn wait_for_verdict(state: &AppState, id: DossierId, hand_in: i32, seconds: u8) -> Answer<()> {
    let end = Instant::now() + Duration::from_secs(seconds.min(LONGEST_WAIT).into());
    while Instant::now() < end {
        let told = counter_verdicts::hand_in_told(&mut *state.store.connection().await?, id).await?;
        if told.is_some_and(|told| told >= hand_in) {
            break;
        }
        if state.stopping.run_until_cancelled(sleep(BETWEEN_LOOKS)).await.is_none() {
            break;
        }
    }
    Ok(())
}

/// One dossier in full. A counter is shown no field values.
#[utoipa::path(get, path = "/api/v1/dossiers/{id}", operation_id = "get_dossier", tag = "dossiers", params(("id" = Uuid, Path, description = "The dossier"), Patience),
    responses((status = 200, description = "The dossier; `ETag` is its version", body = Detail), (status = 304, description = "Not changed since `If-None-Match`"),
        (status = 404, description = "`dossier_unknown`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn see(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<Uuid>,
    Query(patience): Query<Patience>,
    headers: HeaderMap,
) -> Answer<Response> {
    let mut db = state.store.connection().await?;
    let mut dossier = visible(&mut db, &actor, id).await?;
    if let Some(seconds) = patience.verdict_within {
        drop(db);
        wait_for_verdict(&state, dossier.id, dossier.hand_in, seconds).await?;
        db = state.store.connection().await?;
        dossier = visible(&mut db, &actor, id).await?;
    }
    let tag = format!("\"{}\"", dossier.version);
    let tagged = |response: Response| {
        let mut response = response;
        if let Ok(value) = HeaderValue::from_str(&tag) {
            response.headers_mut().insert(header::ETAG, value);
        }
        response
    };
    if headers.get(header::IF_NONE_MATCH).is_some_and(|seen| seen.as_bytes() == tag.as_bytes()) {
        return Ok(tagged(StatusCode::NOT_MODIFIED.into_response()));
    }
    let detail = detail(&mut db, dossier.id, &actor).await?;
    Ok(tagged(Json(detail).into_response()))
}

/// The bytes of a scan as received; to the office outside of medical control only once it was read and bears no medical codes.
#[utoipa::path(get, path = "/api/v1/dossiers/{id}/scans/{position}", operation_id = "get_scan", tag = "dossiers",
    params(("id" = Uuid, Path, description = "The dossier"), ("position" = u16, Path, description = "Place in the manifest, from 1")),
    responses((status = 200, description = "The bytes", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 403, description = "`medical_only`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "`dossier_unknown`, `scan_unknown`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn scan(State(state): State<AppState>, actor: Actor, Path((id, position)): Path<(Uuid, u16)>) -> Answer<Response> {
    let dossier = visible(&mut *state.store.connection().await?, &actor, id).await?;
    if medical_kept_from(&state, &actor).await? {
        let mut db = state.store.connection().await?;
        let came = scans::at(&mut db, dossier.id, position).await?.hand_in;
        let reading = readings::latest(&mut db, dossier.id).await?;
        // What has not been read yet may bear them.
        if reading.is_none_or(|reading| reading.hand_in < came || medical::bears_codes(&reading.document)) {
            return Err(Problem::new(Code::MedicalOnly));
        }
    }
    let (media_type, bytes) = state.intake.scan_bytes(dossier.id, position).await?;
    // A PDF opened in the browser could run scripts of its maker: it is always saved, never shown.
    let shown = if media_type.name() == "application/pdf" { "attachment" } else { "inline" };
    Ok(([(header::CONTENT_TYPE, media_type.name()), (header::CONTENT_DISPOSITION, shown)], bytes).into_response())
}

/// The picture of one page: upright JPEG, at most 1,600 pixels on the long side.
#[utoipa::path(get, path = "/api/v1/dossiers/{id}/pages/{index}/image", operation_id = "get_page_image", tag = "dossiers",
    params(("id" = Uuid, Path, description = "The dossier"), ("index" = usize, Path, description = "Index into `pages_read`, from 0")),
    responses((status = 200, description = "The picture", body = Vec<u8>, content_type = "image/jpeg"),
        (status = 404, description = "`dossier_unknown`, `page_unknown`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn page_image(State(state): State<AppState>, actor: Actor, Path((id, index)): Path<(Uuid, usize)>) -> Answer<Response> {
    let mut db = state.store.connection().await?;
    let dossier = visible(&mut db, &actor, id).await?;
    let (key, sum) = readings::page_image(&mut db, dossier.id, index).await.map_err(|error| match Problem::from(error) {
        problem if problem.code == Code::DossierUnknown => Problem::new(Code::PageUnknown),
        problem => problem,
    })?;
    drop(db);
    let bytes = state.store.objects().get(&key, sum).await?;
    let mut places = Vec::new();
    if medical_kept_from(&state, &actor).await? {
        let reading = readings::latest(&mut *state.store.connection().await?, dossier.id).await?;
        places = reading.map(|reading| medical::places_on(&reading.document, index)).unwrap_or_default();
    }
    if !places.is_empty() {
        let covering = tokio::task::spawn_blocking(move || cover(&bytes, &places)).await;
        let covered = covering.map_err(|error| Problem::internal("covering a page", &error))?.map_err(|error| Problem::internal("covering a page", &error))?;
        return Ok(([(header::CONTENT_TYPE, "image/jpeg")], covered).into_response());
    }
    Ok(([(header::CONTENT_TYPE, "image/jpeg")], bytes).into_response())
}

/// Whether medical codes are kept from this person: from all in the office who are not of medical control. A counter has the paper itself in hand.
async fn medical_kept_from(state: &AppState, actor: &Actor) -> Answer<bool> {
    if actor.role == Role::Counter {
        return Ok(false);
    }
    let skills = users::skills(&mut *state.store.connection().await?, actor.id).await?;
    Ok(!skills.contains(&Queue::MedicalControl))
}
