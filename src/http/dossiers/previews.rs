//! Small pictures that a device on a slow line sends ahead, for a first verdict while the scans are on their way.

use super::visible;
use crate::dossier::MediaType;
use crate::http::auth::Actor;
use crate::http::extract::{Path, Query};
use crate::http::problem::{Answer, Code, Problem, ProblemBody};
use crate::http::state::AppState;
use crate::intake::sniff::{Sniffed, sniff};
use crate::store::previews;
use axum::extract::State;
use axum::http::StatusCode;
use bytes::Bytes;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

/// Pixels of a preview, at most: an open form of two pages at 150 dpi.
const MOST_PIXELS: u64 = 5_000_000;

/// How many there will be.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Announced {
    /// Previews that the device sends of this hand-in: the last one starts the look.
    of: u16,
}

/// Takes the small picture of one scan of the manifest, WebP, JPEG or PNG, at most 1 MB. When all have come they are looked at, and the dossier's
/// `verdict` says so with `of_previews`, until the true one takes its place.
#[utoipa::path(put, path = "/api/v1/dossiers/{id}/previews/{position}", operation_id = "put_preview", tag = "hand-in",
    params(("id" = Uuid, Path, description = "The dossier"), ("position" = u16, Path, description = "Place in the manifest, from 1"), Announced),
    request_body(content = Vec<u8>, content_type = "image/webp", description = "The small picture"),
    responses((status = 204, description = "Kept until it is looked at"),
        (status = 409, description = "`dossier_complete`: the scans themselves are here", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn put(
    State(state): State<AppState>,
    actor: Actor,
    Path((id, position)): Path<(Uuid, u16)>,
    Query(announced): Query<Announced>,
    bytes: Bytes,
) -> Answer<StatusCode> {
    let mut db = state.store.connection().await?;
    let dossier = visible(&mut db, &actor, id).await?;
    if !(1..=999).contains(&position) || !(1..=200).contains(&announced.of) {
        return Err(Problem::new(Code::ParameterInvalid));
    }
    if !dossier.takes_scans() {
        return Err(Problem::new(Code::DossierComplete));
    }
    match sniff(&bytes, MOST_PIXELS)? {
        Sniffed::Plain(MediaType::Webp | MediaType::Jpeg | MediaType::Png) => {}
        _ => return Err(Problem::new(Code::UnsupportedMedia)),
    }
    previews::put(&mut db, &dossier, position, announced.of, &bytes, state.clock.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
