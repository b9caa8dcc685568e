//! The thin HTTP edge: requests in; JSON, problem+json and server-rendered pages out. Never a rule or a query.
//!
//! `openapi.rs` lists the endpoints, `access.rs` who may use them, `problem/` every refusal. One file is one group of endpoints.

mod access;
mod apps;
mod auth;
mod cursor;
mod devices;
mod dossiers;
mod extract;
mod headers;
mod limiter;
mod me;
mod openapi;
mod operation;
mod pages;
mod pairings;
mod people;
mod points;
pub mod problem;
mod request_id;
mod review;
mod same_site;
mod state;

pub use auth::{password, secret};
pub use openapi::document;
pub use state::{AppState, Settings};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use axum::routing::get;
use problem::{Code, Problem};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::trace::TraceLayer;

/// Longest JSON or form body. Scans have a limit of their own.
const LONGEST_BODY: usize = 1024 * 1024;

/// How often holds that have run out are put back.
const SWEEP: Duration = Duration::from_secs(10);

/// Old uploads are looked for once in so many sweeps: every hour.
const UPLOADS_SWEPT: u64 = 360;

/// Every route with everything around it.
pub fn router(state: AppState) -> Router {
    let (documented, _) = openapi::routes();
    let routes = Router::new()
        .route("/", get(pages::sign_in::lead_home))
        .route("/pages.css", get(pages::style))
        .route("/sign-in", get(pages::sign_in::page).post(pages::sign_in::submit))
        .route("/sign-in/link/{token}", get(pages::sign_in::follow))
        .route("/sign-out", axum::routing::post(pages::sign_in::sign_out))
        .route("/suivi", get(pages::tracking::page).post(pages::tracking::search))
        .route("/intake", get(apps::to_intake))
        .route("/intake/", get(apps::intake))
        .route("/intake/{*path}", get(apps::intake))
        .route("/office", get(apps::to_office))
        .route("/office/", get(apps::office))
        .route("/office/{*path}", get(apps::office))
        .route("/api/v1/openapi.json", get(openapi_json))
        .merge(documented)
        .fallback(|| async { Problem::new(Code::NotFound) })
        .method_not_allowed_fallback(|| async { Problem::new(Code::MethodNotAllowed) })
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(from_fn_with_state(state.clone(), access::guard))
        .layer(from_fn_with_state(state.clone(), auth::identify))
        .layer(auth::layer(&state))
        .with_state(state);
    let around = ServiceBuilder::new()
        .layer(from_fn(request_id::assign))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(
            CompressionLayer::new()
                .compress_when(SizeAbove::new(512).and(NotForContentType::IMAGES).and(NotForContentType::const_new("application/octet-stream"))),
        )
        .layer(from_fn(headers::set))
        .layer(from_fn(problem::render))
        .layer(CatchPanicLayer::custom(problem::on_panic))
        .layer(from_fn(same_site::check));
    routes.layer(around)
}

/// Serves until `stop`, then finishes what is being answered. Meanwhile puts back dossiers whose holds have run out.
///
/// # Errors
/// The listener failed.
pub async fn serve(state: AppState, listener: TcpListener, stop: CancellationToken) -> std::io::Result<()> {
    let state = AppState { stopping: stop.clone(), ..state };
    let sweeper = tokio::spawn(stop.clone().run_until_cancelled_owned(sweep(state.clone())));
    tokio::spawn(stop.clone().run_until_cancelled_owned(catch_up_search(state.clone())));
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(stop.cancelled_owned()).await;
    sweeper.abort();
    served
}

async fn sweep(state: AppState) {
    for round in 0_u64.. {
        if round.is_multiple_of(UPLOADS_SWEPT) {
            sweep_uploads(&state).await;
        }
        tokio::time::sleep(SWEEP).await;
        release_holds(&state).await;
        if let Err(error) = state.desk.fold_depths().await {
            tracing::warn!(error = %error, "the depths of the queues could not be added up; trying again");
        }
    }
}

/// Has the search learn the dossiers of before it, a few at a time, until none is left.
async fn catch_up_search(state: AppState) {
    let mut learnt = 0;
    loop {
        match state.desk.catch_up_search().await {
            Ok(0) => break,
            Ok(some) => learnt += some,
            Err(error) => {
                tracing::warn!(error = %error, "the search could not learn older dossiers; trying again");
                tokio::time::sleep(SWEEP).await;
            }
        }
    }
    if learnt > 0 {
        tracing::info!(learnt, "the search has learnt the dossiers of before it");
    }
}

async fn release_holds(state: &AppState) {
    match state.desk.release_lapsed().await {
        Ok(0) => {}
        Ok(released) => tracing::info!(released, "holds of reviewers ran out"),
        Err(error) => tracing::warn!(error = %error, "holds that ran out could not be put back; trying again"),
    }
}

async fn sweep_uploads(state: &AppState) {
    match state.intake.sweep_uploads().await {
        Ok(0) => {}
        Ok(swept) => tracing::info!(swept, "uploads that nobody went on with were forgotten"),
        Err(error) => tracing::warn!(error = %error, "old uploads could not be removed; trying again"),
    }
}

async fn openapi_json() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")], openapi::document())
}

/// The span of a request: its method and path without the query, which may name a person, and its id.
fn span(request: &Request) -> tracing::Span {
    let id = request.extensions().get::<request_id::RequestId>().map(|id| id.0.to_string()).unwrap_or_default();
    let route = request.uri().path();
    // A sign-in link's token opens a session: it is not for the log.
    let route = ["/sign-in/link/", "/api/v1/pairings/"].into_iter().find(|start| route.starts_with(start)).unwrap_or(route);
    tracing::info_span!("request", method = %request.method(), path = route, request.id = id)
}
