//! The two applications, as built: `/intake/` and `/office/`.
//!
//! Files with a hash in their name are kept for ever, all others are asked for anew. An address without a file is a view of the application.

use super::pages::{Language, not_built, wants_html};
use super::problem::{Code, Problem};
use super::state::AppState;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// `GET /intake`.
pub(crate) async fn to_intake() -> Redirect {
    Redirect::permanent("/intake/")
}

/// `GET /office`.
pub(crate) async fn to_office() -> Redirect {
    Redirect::permanent("/office/")
}

/// `GET /intake/...`.
pub(crate) async fn intake(State(state): State<AppState>, request: Request) -> Response {
    serve(&state, "intake", request).await
}

/// `GET /office/...`.
pub(crate) async fn office(State(state): State<AppState>, request: Request) -> Response {
    serve(&state, "office", request).await
}

async fn serve(state: &AppState, application: &str, request: Request) -> Response {
    let folder = state.settings.web_folder.join(application).join("dist");
    let language = Language::of_request(request.uri().query(), request.headers());
    let is_page = wants_html(request.headers());
    let path = request.uri().path().strip_prefix('/').and_then(|path| path.strip_prefix(application)).unwrap_or("/").to_owned();
    let is_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    let wanted = if is_file { path.as_str() } else { "/index.html" };
    let (mut parts, _) = request.into_parts();
    let Ok(uri) = wanted.parse::<Uri>() else { return Problem::new(Code::NotFound).into_response() };
    parts.uri = uri;
    // Packed once, when built, and better than on the way.
    let files = ServeDir::new(&folder).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    let found = files.oneshot(Request::from_parts(parts, Body::empty())).await;
    let mut response = match found {
        Ok(response) if response.status() != StatusCode::NOT_FOUND => response.into_response(),
        _ if !is_file && is_page => return not_built(language, application),
        _ => return Problem::new(Code::NotFound).into_response(),
    };
    let kept = if path.contains("/assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    response
}
