//! Who is signed in.

use super::auth::Actor;
use super::dossiers::{ContactPointView, printed_code};
use super::extract::Json;
use super::problem::{Answer, ProblemBody};
use super::state::AppState;
use crate::store::contact_points;
use crate::store::users::Role;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Who is signed in.
#[derive(Serialize, ToSchema)]
pub(crate) struct Me {
    /// Person or machine key.
    user_id: Uuid,
    /// Name.
    name: String,
    /// What it may do.
    role: Role,
    /// Where a counter works.
    contact_point: Option<ContactPointView>,
}

/// Who is signed in.
#[utoipa::path(get, path = "/api/v1/me", operation_id = "me", tag = "people",
    responses((status = 200, description = "The person or machine", body = Me), (status = 401, description = "`not_signed_in`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn me(State(state): State<AppState>, actor: Actor) -> Answer<Json<Me>> {
    let contact_point = match actor.contact_point {
        Some(id) => {
            let point = contact_points::find(&mut *state.store.connection().await?, id).await?;
            Some(ContactPointView { id: point.id.as_uuid(), code: printed_code(point.code), name: point.name })
        }
        None => None,
    };
    Ok(Json(Me { user_id: actor.id.as_uuid(), name: actor.name, role: actor.role, contact_point }))
}
