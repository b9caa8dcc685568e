//! What happened to a dossier's fields, and who looked.

use super::sight::{keying, sight};
use super::visible;
use crate::http::auth::Actor;
use crate::http::extract::{Json, Path};
use crate::http::problem::{Answer, ProblemBody};
use crate::http::state::AppState;
use crate::review::Status;
use crate::store::{audit, corrections, readings, worklist};
use axum::extract::State;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Lines of the audit looked at.
const LOOKS: u16 = 500;

/// One thing that a person said of a field.
#[derive(Serialize, ToSchema)]
pub(crate) struct FieldSaid {
    /// The field.
    key: String,
    /// What.
    status: Status,
    /// The value, of a corrected field; kept from those who may not see it.
    value: Option<String>,
    by: String,
    at: DateTime<Utc>,
}

/// Somebody who looked at the dossier or changed it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Look {
    at: DateTime<Utc>,
    /// Name of the person or machine.
    by: String,
    /// What was asked for, by name: `dossier_seen`, `page_seen`, `scan_seen`, ...
    what: String,
    /// Whether it was refused.
    refused: bool,
}

/// What happened to a dossier's fields, and who looked.
#[derive(Serialize, ToSchema)]
pub(crate) struct History {
    /// Everything that was said of fields, oldest first.
    said: Vec<FieldSaid>,
    /// Who looked, newest first.
    looks: Vec<Look>,
}

/// What happened to a dossier's fields, and who looked at it.
#[utoipa::path(get, path = "/api/v1/dossiers/{id}/history", operation_id = "get_history", tag = "dossiers", params(("id" = Uuid, Path, description = "The dossier")),
    responses((status = 200, description = "The history", body = History), (status = 404, description = "`dossier_unknown`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn history(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>) -> Answer<Json<History>> {
    let mut db = state.store.connection().await?;
    let dossier = visible(&mut db, &actor, id).await?;
    let reading = readings::latest(&mut db, dossier.id).await?;
    let keying = keying(&mut db, dossier.id, reading.as_ref()).await?;
    let lease = worklist::lease(&mut db, dossier.id).await?;
    let sight = sight(&mut db, &actor, keying.as_ref(), lease.as_ref()).await?;
    let said = match &reading {
        Some(reading) if sight.values => corrections::history(&mut db, reading.id).await?,
        _ => Vec::new(),
    };
    let said = said.into_iter().map(|stored| FieldSaid {
        value: stored.correction.value.filter(|_| sight.sees(&stored.correction.key)),
        key: stored.correction.key.to_string(),
        status: stored.correction.status,
        by: stored.by_name,
        at: stored.at,
    });
    let lines = audit::read(&mut db, Some(dossier.id), None, LOOKS).await?;
    let look = |line: audit::Line| Look { at: line.at, by: line.actor.unwrap_or_default(), what: line.what, refused: line.outcome != "done" };
    Ok(Json(History { said: said.collect(), looks: lines.into_iter().map(look).collect() }))
}
