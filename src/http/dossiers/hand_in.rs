//! Handing in: the dossier, its manifest, its scans. Every call may come twice and gives the same answer.

use super::{DossierState, Summary, visible};
use crate::dossier::Sha256Sum;
use crate::dossier::ids::DossierId;
use crate::http::auth::Actor;
use crate::http::extract::{Json, Path};
use crate::http::problem::{Answer, Code, Problem, ProblemBody};
use crate::http::state::AppState;
use crate::review::calendar::{day_begins, day_of};
use crate::store::dossiers::NewDossier;
use crate::store::scans::ManifestEntry;
use crate::store::summaries;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use bytes::Bytes;
use chrono::{NaiveDate, TimeDelta};
use futures_util::TryStreamExt;
use serde::{Deserialize, Serialize};
use std::io;
use utoipa::ToSchema;
use uuid::Uuid;

/// How a dossier is created.
#[derive(Default, Deserialize, ToSchema)]
pub(crate) struct Create {
    /// Day on which the paper was handed in, where that was before today; from machines only.
    #[serde(default)]
    handed_in_on: Option<NaiveDate>,
    /// For how long the dossier has waited on the device, seconds: an age, since clocks of devices are wrong. At most 45 days count.
    #[serde(default)]
    queued_seconds: Option<u32>,
}

/// Longest wait on a device that counts for the day of reception.
const LONGEST_WAIT: TimeDelta = TimeDelta::days(45);

/// Creates a dossier.
///
/// The id is made on the device (UUIDv7) and is the idempotency key: the same call again gives the same dossier and receipt number.
#[utoipa::path(put, path = "/api/v1/dossiers/{id}", operation_id = "create_dossier", tag = "hand-in", params(("id" = Uuid, Path, description = "UUIDv7 made on the device")), request_body = Create,
    responses((status = 201, description = "Created", body = Summary), (status = 200, description = "It was there already", body = Summary),
        (status = 409, description = "`belongs_elsewhere`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn create(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>, body: Bytes) -> Answer<(StatusCode, Json<Summary>)> {
    let asked: Create = if body.is_empty() { Create::default() } else { serde_json::from_slice(&body).map_err(|_| Problem::new(Code::BodyInvalid))? };
    // Only a machine hands in what came earlier on paper (a day's post, a mobile agency); at a counter the day is today.
    if asked.handed_in_on.is_some_and(|day| !actor.machine || day > state.clock.now().date_naive() || day_begins(day).is_none()) {
        return Err(Problem::new(Code::BodyInvalid));
    }
    let now = state.clock.now();
    let queued = asked.queued_seconds.map(|seconds| day_of(now - TimeDelta::seconds(seconds.into()).min(LONGEST_WAIT)));
    let handed_in_on = asked.handed_in_on.or(queued.filter(|day| *day < day_of(now)));
    let new = NewDossier { id: DossierId::from_uuid(id), contact_point: actor.own_contact_point()?, handed_in_on, by: Some(actor.id) };
    let (dossier, new) = state.intake.create(&new).await?;
    let summary = summaries::find(&mut *state.store.connection().await?, dossier.id).await?;
    Ok((if new { StatusCode::CREATED } else { StatusCode::OK }, Json((&summary).into())))
}

/// What belongs to a dossier.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Manifest {
    /// The scans in the order of hand-in.
    scans: Vec<ManifestScan>,
}

/// One scan as announced.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ManifestScan {
    /// Order of hand-in, from 1.
    position: u16,
    /// File name.
    name: String,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    sha256: String,
    /// Length in bytes.
    size: u64,
}

/// Tells what belongs to a dossier, in order; before or after the scans.
///
/// The same list again is fine; another one is taken until the dossier is complete.
#[utoipa::path(put, path = "/api/v1/dossiers/{id}/manifest", operation_id = "put_manifest", tag = "hand-in", params(("id" = Uuid, Path, description = "The dossier")), request_body = Manifest,
    responses((status = 200, description = "Kept", body = Summary),
        (status = 409, description = "`dossier_complete`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`bad_manifest`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn put_manifest(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>, Json(manifest): Json<Manifest>) -> Answer<Json<Summary>> {
    let dossier = visible(&mut *state.store.connection().await?, &actor, id).await?;
    let entry = |scan: ManifestScan| {
        let sha256 = Sha256Sum::parse(&scan.sha256).ok_or(Problem::new(Code::BadManifest))?;
        Ok(ManifestEntry { position: scan.position, name: scan.name, sha256, size: scan.size })
    };
    let entries = manifest.scans.into_iter().map(entry).collect::<Answer<_>>()?;
    state.intake.put_manifest(dossier.id, entries, Some(actor.id)).await?;
    Ok(Json((&summaries::find(&mut *state.store.connection().await?, dossier.id).await?).into()))
}

/// A scan as stored.
#[derive(Serialize, ToSchema)]
pub(crate) struct StoredScanView {
    /// Place in the manifest.
    position: u16,
    /// SHA-256 of the bytes received.
    sha256: String,
    /// Length in bytes.
    size: u64,
    /// What the bytes are, by their signature.
    media_type: &'static str,
    /// Where the dossier stands now.
    state: DossierState,
    /// Whether every scan of the manifest is stored: the dossier is received.
    complete: bool,
}

/// Hands in one scan: a JPEG, PNG, TIFF, WebP, HEIC or PDF of at most 25 MB.
///
/// `Content-SHA256` holds the fingerprint of the bytes, 64 hexadecimal digits. The same bytes again give the same answer.
#[utoipa::path(put, path = "/api/v1/dossiers/{id}/scans/{position}", operation_id = "put_scan", tag = "hand-in",
    params(("id" = Uuid, Path, description = "The dossier"), ("position" = u16, Path, description = "Place in the manifest, from 1"),
        ("Content-SHA256" = String, Header, description = "SHA-256 of the bytes, hexadecimal")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The bytes as scanned"),
    responses((status = 201, description = "Stored", body = StoredScanView), (status = 200, description = "It was stored already", body = StoredScanView),
        (status = 409, description = "`position_taken`, `not_in_manifest`, `dossier_complete`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`hash_mismatch`, `empty`, `truncated`, `encrypted`, `too_many_pixels`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn put_scan(
    State(state): State<AppState>,
    actor: Actor,
    Path((id, position)): Path<(Uuid, u16)>,
    headers: HeaderMap,
    body: Body,
) -> Answer<(StatusCode, Json<StoredScanView>)> {
    let announced = headers.get("content-sha256").and_then(|value| value.to_str().ok()).and_then(Sha256Sum::parse).ok_or(Problem::new(Code::HashMissing))?;
    let dossier = visible(&mut *state.store.connection().await?, &actor, id).await?;
    let bytes = body.into_data_stream().map_err(io::Error::other);
    let stored = state.intake.put_scan(dossier.id, position, announced, bytes, Some(actor.id)).await?;
    let complete = stored.complete();
    let view = StoredScanView {
        position: stored.scan.position,
        sha256: stored.scan.sha256.to_string(),
        size: stored.scan.size,
        media_type: stored.scan.media_type.name(),
        state: (&stored.dossier.state).into(),
        complete,
    };
    Ok((if stored.new { StatusCode::CREATED } else { StatusCode::OK }, Json(view)))
}
