//! Writes the body of every refusal, whoever refused: a handler, a limit, a layer, or a panic.
//!
//! A person's browser that asked for a page gets a page; everyone else gets JSON.

use super::{Code, Problem};
use crate::http::pages;
use crate::http::request_id::RequestId;
use axum::Extension;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::any::Any;

/// The middleware.
pub(crate) async fn render(Extension(id): Extension<RequestId>, request: Request, next: Next) -> Response {
    let wants_page = wants_page(request.uri().path(), request.headers());
    let language = pages::Language::of_request(request.uri().query(), request.headers());
    let response = next.run(request).await;
    let problem = match response.extensions().get::<Problem>() {
        Some(problem) => problem.clone(),
        None if is_bare(&response) => Problem::new(code_for(response.status())),
        None => return response,
    };
    let mut rendered = if wants_page { pages::error(&problem, language, &id.0.to_string()) } else { json(&problem, &id.0.to_string()) };
    for (name, value) in response.headers() {
        if ![header::CONTENT_TYPE, header::CONTENT_LENGTH].contains(name) {
            rendered.headers_mut().append(name, value.clone());
        }
    }
    rendered
}

/// What a panic becomes. The message stays in the log.
pub(crate) fn on_panic(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a handler panicked");
    Problem::new(Code::Internal).into_response()
}

fn json(problem: &Problem, request_id: &str) -> Response {
    let mut response = (problem.code.status(), axum::Json(problem.body(request_id))).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A refusal made by a layer or by axum itself, as plain text or without a body.
fn is_bare(response: &Response) -> bool {
    let refused = response.status().is_client_error() || response.status().is_server_error();
    let ours = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        let kind = kind.as_bytes();
        kind.starts_with(b"application/") || kind.starts_with(b"text/html")
    });
    refused && !ours
}

/// The code of a refusal that carries none.
fn code_for(status: StatusCode) -> Code {
    match status {
        StatusCode::NOT_FOUND => Code::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Code::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => Code::BodyTooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Code::MediaTypeRefused,
        StatusCode::UNPROCESSABLE_ENTITY => Code::BodyInvalid,
        StatusCode::TOO_MANY_REQUESTS => Code::RateLimited,
        StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => Code::TimedOut,
        StatusCode::UNAUTHORIZED => Code::NotSignedIn,
        StatusCode::FORBIDDEN => Code::RoleRefused,
        StatusCode::SERVICE_UNAVAILABLE => Code::Unavailable,
        status if status.is_client_error() => Code::ParameterInvalid,
        _ => Code::Internal,
    }
}

fn wants_page(path: &str, headers: &HeaderMap) -> bool {
    let html = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains("text/html"));
    html && !path.starts_with("/api/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::request_id;
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn;
    use axum::routing::get;
    use tower::{ServiceBuilder, ServiceExt};
    use tower_http::catch_panic::CatchPanicLayer;

    async fn answer(path: &str, accept: &str) -> (StatusCode, String) {
        let around = ServiceBuilder::new().layer(from_fn(request_id::assign)).layer(from_fn(render)).layer(CatchPanicLayer::custom(on_panic));
        let router = Router::new()
            .route(
                "/panics",
                get(|| async {
                    if std::env::args().count() > 0 {
                        panic!("a name that must not leak")
                    }
                }),
            )
            .route("/bare", get(|| async { (StatusCode::UNPROCESSABLE_ENTITY, "internal text that must not leak") }))
            .route("/fine", get(|| async { "fine" }))
            .layer(around);
        let request = Request::builder().uri(path).header(header::ACCEPT, accept).body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), 100_000).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn whoever_refuses_is_answered_for_and_nothing_leaks() {
        for (path, status, code) in [("/panics", 500, "internal"), ("/bare", 422, "body_invalid"), ("/nothing", 404, "not_found")] {
            for accept in ["application/json", "text/html"] {
                let (got, body) = answer(path, accept).await;
                assert_eq!(got.as_u16(), status, "{path}");
                assert!(body.contains(code) && !body.contains("must not leak"), "{body}");
                assert_eq!(body.starts_with("<!doctype html>"), accept == "text/html");
            }
        }
        assert_eq!(answer("/fine", "*/*").await, (StatusCode::OK, "fine".to_owned()));
    }
}
