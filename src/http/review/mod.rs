//! Review over HTTP: the worklist, holds, corrections, verdicts.

pub(crate) mod act;
pub(crate) mod lease;
pub(crate) mod queues;
pub(crate) mod worklist;

use super::access::About;
use super::auth::Actor;
use super::dossiers::{Detail, detail};
use super::extract::Json;
use super::problem::{Answer, Code, Problem};
use super::state::AppState;
use crate::dossier::ids::{DossierId, LeaseToken};
use crate::review::Hold;
use crate::review::lease::Lease;
use crate::store::summaries;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A hold, as given to the reviewer.
#[derive(Serialize, ToSchema)]
#[schema(as = Lease)]
pub(crate) struct LeaseGiven {
    /// To be sent with every change.
    token: Uuid,
    /// When the hold ends unless renewed.
    expires_at: DateTime<Utc>,
}

/// A dossier taken, with the hold on it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Taken {
    dossier: Detail,
    lease: LeaseGiven,
}

/// The answer to taking a dossier.
async fn taken(state: &AppState, actor: &Actor, id: DossierId, lease: &Lease) -> Answer<Response> {
    let dossier = detail(&mut *state.store.connection().await?, id, actor).await?;
    let mut response = Json(Taken { dossier, lease: LeaseGiven { token: lease.token.as_uuid(), expires_at: lease.expires_at } }).into_response();
    response.extensions_mut().insert(About(id));
    Ok(response)
}

fn hold(actor: &Actor, id: Uuid, token: &str, seen: Option<i64>) -> Answer<Hold> {
    // A token that is no UUID was never given: the hold cannot be theirs.
    let token = Uuid::parse_str(token).map_err(|_| Problem::new(Code::LeaseLost))?;
    Ok(Hold { dossier: DossierId::from_uuid(id), reviewer: actor.id, token: LeaseToken::from_uuid(token), seen })
}

async fn summary(state: &AppState, id: DossierId) -> Answer<Json<super::dossiers::Summary>> {
    Ok(Json((&summaries::find(&mut *state.store.connection().await?, id).await?).into()))
}
