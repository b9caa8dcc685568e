//! The waiting dossiers.

use super::{Taken, taken};
use crate::dossier::ids::UserId;
use crate::dossier::state::State as DossierState;
use crate::http::auth::Actor;
use crate::http::cursor::{self, PageOf};
use crate::http::dossiers::Summary;
use crate::http::extract::{Json, Query};
use crate::http::problem::Answer;
use crate::http::state::AppState;
use crate::store::{users, worklist};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

/// One waiting dossier.
#[derive(Serialize, ToSchema)]
pub(crate) struct WorklistItem {
    #[serde(flatten)]
    summary: Summary,
    /// Since when it waits for a person.
    waiting_since: Option<DateTime<Utc>>,
    /// Who holds it.
    reviewer: Option<String>,
}

/// How many dossiers stand where.
#[derive(Serialize, ToSchema)]
pub(crate) struct WorklistCounts {
    in_worklist: i64,
    in_review: i64,
    returned: i64,
}

/// A page of the worklist.
#[derive(Serialize, ToSchema)]
pub(crate) struct WorklistPage {
    /// Waiting and held dossiers, oldest reception first.
    items: Vec<WorklistItem>,
    /// For the next page; nothing at the end.
    next_cursor: Option<String>,
    /// Over the whole service.
    counts: WorklistCounts,
}

/// Dossiers that wait for a reviewer or are held by one, oldest first.
#[utoipa::path(get, path = "/api/v1/worklist", operation_id = "list_worklist", tag = "review", params(PageOf), responses((status = 200, description = "A page of the worklist", body = WorklistPage)))]
pub(crate) async fn list(State(state): State<AppState>, Query(page): Query<PageOf>) -> Answer<Json<WorklistPage>> {
    let after = page.place()?;
    let mut db = state.store.connection().await?;
    let rows = worklist::list(&mut db, after, page.limit()).await?;
    let counts = worklist::counts(&mut db).await?;
    let holder = |state: &DossierState| if let DossierState::InReview { reviewer } = state { Some(*reviewer) } else { None };
    let holders: Vec<UserId> = rows.iter().filter_map(|row| holder(&row.dossier.state)).collect();
    let names = users::names(&mut db, &holders).await?;
    let full = rows.len() == usize::from(page.limit());
    let next_cursor = rows.last().filter(|_| full).and_then(|row| row.dossier.received_at.map(|at| cursor::write((at, row.dossier.id))));
    let item = |row: &crate::store::summaries::Summary| WorklistItem {
        summary: row.into(),
        waiting_since: row.dossier.decided_at,
        reviewer: holder(&row.dossier.state).and_then(|id| names.get(&id).cloned()),
    };
    let counts = WorklistCounts { in_worklist: counts.in_worklist, in_review: counts.in_review, returned: counts.returned };
    Ok(Json(WorklistPage { items: rows.iter().map(item).collect(), next_cursor, counts }))
}

/// Takes the next waiting dossier. Never one that another is taking.
#[utoipa::path(post, path = "/api/v1/worklist/next", operation_id = "take_next", tag = "review",
    responses((status = 200, description = "The dossier and the hold on it", body = Taken), (status = 204, description = "None waits")))]
pub(crate) async fn next(State(state): State<AppState>, actor: Actor) -> Answer<Response> {
    match state.desk.take_next(actor.id).await? {
        Some((dossier, lease)) => taken(&state, &actor, dossier.id, &lease).await,
        None => Ok(StatusCode::NO_CONTENT.into_response()),
    }
}
