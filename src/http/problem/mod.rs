//! Refusals: `application/problem+json` with a code from a closed list, French and Arabic text, and the request's id.
//!
//! A handler returns a [`Problem`]; `render` turns it into the answer. In: nothing but the code and the fields concerned. Never: internal text.

mod codes;
mod from;
mod render;

pub use codes::{Code, Text};
pub(crate) use render::{on_panic, render};

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// A refusal on its way to the client.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Why.
    pub code: Code,
    /// Which fields, where fields are concerned.
    pub fields: Vec<FieldProblem>,
    /// Seconds after which it makes sense to try again.
    pub retry_after: Option<u64>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldProblem {
    /// The field's key.
    pub key: String,
    /// What is wrong, from a closed list.
    pub code: &'static str,
    /// In French.
    pub detail_fr: &'static str,
    /// In Arabic.
    pub detail_ar: &'static str,
}

/// The body of every refusal.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// An address that names the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// Why, from a closed list.
    pub code: Code,
    /// The HTTP status.
    pub status: u16,
    /// In a few words, in French.
    pub title: &'static str,
    /// What is wrong, in French.
    pub detail_fr: &'static str,
    /// What is wrong, in Arabic.
    pub detail_ar: &'static str,
    /// What to do, in French.
    pub todo_fr: &'static str,
    /// What to do, in Arabic.
    pub todo_ar: &'static str,
    /// The request's id, to be given to support.
    pub request_id: String,
    /// Which fields, where fields are concerned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
}

impl Problem {
    /// With no more than its code.
    pub const fn new(code: Code) -> Self {
        Self { code, fields: Vec::new(), retry_after: None }
    }

    /// With the fields concerned.
    pub const fn of_fields(code: Code, fields: Vec<FieldProblem>) -> Self {
        Self { code, fields, retry_after: None }
    }

    /// Too many tries; again after `seconds`.
    pub const fn slow_down(seconds: u64) -> Self {
        Self { code: Code::RateLimited, fields: Vec::new(), retry_after: Some(seconds) }
    }

    /// A fault on our side; `what` failed. Logged here, once; the client is told nothing of it.
    pub fn internal(what: &str, error: &dyn std::fmt::Display) -> Self {
        tracing::error!(what, error = %error, "a request failed");
        Self::new(Code::Internal)
    }

    /// The body for the request with this id.
    pub fn body(&self, request_id: &str) -> ProblemBody {
        let text = self.code.text();
        ProblemBody {
            kind: format!("https://guichet.invalid/problems/{}", self.code.name()),
            code: self.code,
            status: self.code.status().as_u16(),
            title: text.title,
            detail_fr: text.detail_fr,
            detail_ar: text.detail_ar,
            todo_fr: text.todo_fr,
            todo_ar: text.todo_ar,
            request_id: request_id.to_owned(),
            fields: self.fields.clone(),
        }
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

/// The status, and the problem itself as an extension: `render` writes the body, for it knows the request.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.code.status().into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// What a handler returns.
pub type Answer<T> = Result<T, Problem>;
