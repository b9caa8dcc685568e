//! axum's extractors with our refusals: what cannot be read is answered by a coded problem.

use super::problem::{Code, Problem};
use super::state::AppState;
use axum::extract::rejection::{FormRejection, JsonRejection};
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::net::SocketAddr;

/// A JSON body, in or out.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match axum::Json::from_request(request, state).await {
            Ok(axum::Json(value)) => Ok(Self(value)),
            Err(JsonRejection::JsonDataError(_)) => Err(Problem::new(Code::BodyInvalid)),
            Err(JsonRejection::MissingJsonContentType(_)) => Err(Problem::new(Code::MediaTypeRefused)),
            Err(refused) => Err(unread_body(refused.status())),
        }
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// The fields of a posted form.
pub(crate) struct Form<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match axum::Form::from_request(request, state).await {
            Ok(axum::Form(value)) => Ok(Self(value)),
            Err(FormRejection::FailedToDeserializeForm(_) | FormRejection::FailedToDeserializeFormBody(_)) => Err(Problem::new(Code::BodyInvalid)),
            Err(FormRejection::InvalidFormContentType(_)) => Err(Problem::new(Code::MediaTypeRefused)),
            Err(refused) => Err(unread_body(refused.status())),
        }
    }
}

fn unread_body(status: StatusCode) -> Problem {
    Problem::new(if status == StatusCode::PAYLOAD_TOO_LARGE { Code::BodyTooLarge } else { Code::BrokenOff })
}

/// Parts of the path.
pub(crate) struct Path<T>(pub(crate) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::from_request_parts(parts, state).await;
        path.map(|axum::extract::Path(value)| Self(value)).map_err(|_| Problem::new(Code::ParameterInvalid))
    }
}

/// The query.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query = axum::extract::Query::from_request_parts(parts, state).await;
        query.map(|axum::extract::Query(value)| Self(value)).map_err(|_| Problem::new(Code::ParameterInvalid))
    }
}

/// Where the request comes from, for limits only. Behind a proxy that is trusted by configuration, what the proxy saw.
pub(crate) struct Address(pub(crate) String);

impl FromRequestParts<AppState> for Address {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Self::Rejection> {
        let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
        let forwarded = forwarded.filter(|_| state.settings.behind_proxy).and_then(|list| list.rsplit(',').next()).map(|last| last.trim().to_owned());
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip().to_string());
        Ok(Self(forwarded.or(peer).unwrap_or_else(|| "unknown".to_owned())))
    }
}

/// What `If-Match` asks for: the version that the client has seen. Nothing where it asks for nothing.
pub(crate) struct IfMatch(pub(crate) Option<i64>);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(axum::http::header::IF_MATCH) else { return Ok(Self(None)) };
        let value = value.to_str().unwrap_or_default().trim();
        if value == "*" {
            return Ok(Self(None));
        }
        value.trim_matches('"').parse().map(|version| Self(Some(version))).map_err(|_| Problem::new(Code::ParameterInvalid))
    }
}
