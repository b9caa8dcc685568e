//! Resumable uploads of scans: tus 1.0 (core, creation, expiration), below the dossier that they belong to.
//!
//! <https://tus.io/protocols/resumable-upload> says what each header means. `Upload-Metadata` holds `position`, `sha256`, and where the bytes are
//! sealed `sealed` (any value that differs where they were sealed anew).

use super::visible;
use crate::dossier::Sha256Sum;
use crate::http::auth::Actor;
use crate::http::extract::Path;
use crate::http::problem::{Answer, Code, Problem, ProblemBody};
use crate::http::state::AppState;
use crate::intake::MAX_SCAN_BYTES;
use crate::intake::upload::{Announced, Progress, UploadId};
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::TryStreamExt;
use std::collections::HashMap;
use std::io;
use uuid::Uuid;

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const EXPIRES: HeaderName = HeaderName::from_static("upload-expires");
/// The only version spoken.
const VERSION: HeaderValue = HeaderValue::from_static("1.0.0");

/// What this server can do.
#[utoipa::path(options, path = "/api/v1/dossiers/{id}/uploads", operation_id = "upload_options", tag = "hand-in", params(("id" = Uuid, Path, description = "The dossier")),
    responses((status = 204, description = "In `Tus-*` headers")))]
pub(crate) async fn options() -> Response {
    let most = HeaderValue::from(MAX_SCAN_BYTES);
    let headers = [
        (RESUMABLE, VERSION),
        (HeaderName::from_static("tus-version"), VERSION),
        (HeaderName::from_static("tus-extension"), HeaderValue::from_static("creation,expiration")),
        (HeaderName::from_static("tus-max-size"), most),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// Begins to upload one scan in pieces, or finds what was begun before: the same announcement has the same address.
///
/// Where the scan is stored already, `Upload-Offset` is its length and `Content-SHA256` its fingerprint: nothing is left to send.
#[utoipa::path(post, path = "/api/v1/dossiers/{id}/uploads", operation_id = "begin_upload", tag = "hand-in",
    params(("id" = Uuid, Path, description = "The dossier"), ("Upload-Length" = u64, Header, description = "Bytes that will be sent"),
        ("Upload-Metadata" = String, Header, description = "`position`, `sha256`, perhaps `sealed`, as tus writes them")),
    responses((status = 201, description = "`Location` takes the bytes, from `Upload-Offset` on"),
        (status = 409, description = "`position_taken`, `not_in_manifest`, `dossier_complete`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 412, description = "`tus_version`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn begin(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>, headers: HeaderMap) -> Answer<Response> {
    speaks_tus(&headers)?;
    let dossier = visible(&mut *state.store.connection().await?, &actor, id).await?;
    let announced = announced(&headers).ok_or(Problem::new(Code::ParameterInvalid))?;
    let progress = state.intake.begin_upload(dossier.id, &announced).await?;
    let mut response = told(StatusCode::CREATED, &progress);
    let location = format!("/api/v1/dossiers/{id}/uploads/{}", progress.upload);
    response.headers_mut().insert(header::LOCATION, HeaderValue::try_from(location).map_err(|e| Problem::internal("an upload's address", &e))?);
    Ok(response)
}

/// How many bytes of an upload are kept.
#[utoipa::path(head, path = "/api/v1/dossiers/{id}/uploads/{upload}", operation_id = "get_upload", tag = "hand-in",
    params(("id" = Uuid, Path, description = "The dossier"), ("upload" = String, Path, description = "The upload")),
    responses((status = 200, description = "In `Upload-Offset`"), (status = 404, description = "Unknown here, finished or forgotten: begin anew")))]
pub(crate) async fn look(State(state): State<AppState>, actor: Actor, Path((id, upload)): Path<(Uuid, String)>, headers: HeaderMap) -> Answer<Response> {
    speaks_tus(&headers)?;
    let dossier = visible(&mut *state.store.connection().await?, &actor, id).await?;
    let upload = UploadId::parse(&upload).ok_or(Problem::new(Code::UploadUnknown))?;
    Ok(told(StatusCode::OK, &state.intake.upload(dossier.id, upload).await?))
}

/// Adds a piece. With the last byte the scan is checked and stored as if it had come whole: `Content-SHA256` then tells that it is.
#[utoipa::path(patch, path = "/api/v1/dossiers/{id}/uploads/{upload}", operation_id = "append_to_upload", tag = "hand-in",
    params(("id" = Uuid, Path, description = "The dossier"), ("upload" = String, Path, description = "The upload"), ("Upload-Offset" = u64, Header, description = "Bytes kept so far")),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream", description = "The next bytes"),
    responses((status = 204, description = "Kept; `Upload-Offset` says how much there is now"),
        (status = 404, description = "`upload_unknown`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`offset_wrong`, and those of `put_scan`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "As `put_scan`; and `seal_broken`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn append(
    State(state): State<AppState>,
    actor: Actor,
    Path((id, upload)): Path<(Uuid, String)>,
    headers: HeaderMap,
    body: Body,
) -> Answer<Response> {
    speaks_tus(&headers)?;
    if headers.get(header::CONTENT_TYPE).is_none_or(|kind| kind != "application/offset+octet-stream") {
        return Err(Problem::new(Code::MediaTypeRefused));
    }
    let offset = number(&headers, &OFFSET).ok_or(Problem::new(Code::ParameterInvalid))?;
    let dossier = visible(&mut *state.store.connection().await?, &actor, id).await?;
    let upload = UploadId::parse(&upload).ok_or(Problem::new(Code::UploadUnknown))?;
    let bytes = body.into_data_stream().map_err(io::Error::other);
    Ok(told(StatusCode::NO_CONTENT, &state.intake.append(dossier.id, upload, offset, bytes, Some(actor.id)).await?))
}

fn speaks_tus(headers: &HeaderMap) -> Answer<()> {
    if headers.get(RESUMABLE).is_some_and(|version| version == VERSION) { Ok(()) } else { Err(Problem::new(Code::TusVersion)) }
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

/// What the headers announce.
fn announced(headers: &HeaderMap) -> Option<Announced> {
    let metadata = metadata(headers.get("upload-metadata")?.to_str().ok()?)?;
    let mark = metadata.get("sealed").cloned();
    (mark.as_ref().is_none_or(|mark| mark.len() <= 100)).then_some(())?;
    Some(Announced {
        position: metadata.get("position")?.parse().ok()?,
        sha256: Sha256Sum::parse(metadata.get("sha256")?)?,
        length: number(headers, &LENGTH)?,
        sealed: mark.is_some(),
        mark: mark.unwrap_or_default(),
    })
}

/// Keys and values of `Upload-Metadata`: `key base64, key base64, key`.
fn metadata(header: &str) -> Option<HashMap<String, String>> {
    let pair = |pair: &str| {
        let (key, value) = pair.trim().split_once(' ').unwrap_or((pair.trim(), ""));
        Some((key.to_owned(), String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()?))
    };
    header.split(',').map(pair).collect()
}

fn told(status: StatusCode, progress: &Progress) -> Response {
    let mut response = status.into_response();
    let headers = response.headers_mut();
    headers.insert(RESUMABLE, VERSION);
    headers.insert(OFFSET, progress.offset.into());
    headers.insert(LENGTH, progress.length.into());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let expires = progress.expires_at.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let sum = progress.stored.as_ref().map(|stored| stored.scan.sha256.to_string());
    for (name, value) in [(EXPIRES, Some(expires)), (HeaderName::from_static("content-sha256"), sum)] {
        if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
            headers.insert(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_is_read_as_tus_writes_it() {
        let read = metadata("position MQ==,sha256 YWJj, sealed").unwrap();
        assert_eq!((read["position"].as_str(), read["sha256"].as_str(), read["sealed"].as_str()), ("1", "abc", ""));
        assert_eq!(metadata("position M"), None);
    }

    #[test]
    fn an_upload_id_is_nothing_but_hexadecimal() {
        let id = UploadId::parse("00112233445566778899aabbccddeeff").unwrap();
        assert_eq!(id.to_string(), "00112233445566778899aabbccddeeff");
        for bad in ["", "../../etc/passwd", "00112233445566778899AABBCCDDEEFF", "0011"] {
            assert_eq!(UploadId::parse(bad), None, "{bad}");
        }
    }
}
