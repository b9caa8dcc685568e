//! The waiting dossiers.

use super::{Taken, taken};
use crate::dossier::ids::{DossierId, UserId};
use crate::dossier::state::State as DossierState;
use crate::http::auth::Actor;
use crate::http::cursor::{self, PageOf};
use crate::http::dossiers::Summary;
use crate::http::extract::{Json, Query};
use crate::http::problem::{Answer, ProblemBody};
use crate::http::state::AppState;
use crate::review::{Queue, Wanted};
use crate::store::{queues, users, worklist};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// One waiting dossier.
#[derive(Serialize, ToSchema)]
pub(crate) struct WorklistItem {
    #[serde(flatten)]
    summary: Summary,
    /// Where it waits.
    queue: Queue,
    /// Raised by a supervisor: 0 by itself, 9 first of all.
    priority: i16,
    /// When it is due.
    due: DateTime<Utc>,
    /// Since when it waits in this queue.
    waiting_since: DateTime<Utc>,
    /// Only this person is given it.
    assigned_to: Option<String>,
    /// Who holds it.
    reviewer: Option<String>,
}

/// A page of the worklist.
#[derive(Serialize, ToSchema)]
pub(crate) struct WorklistPage {
    /// Waiting and held dossiers, oldest reception first.
    items: Vec<WorklistItem>,
    /// For the next page; nothing at the end.
    next_cursor: Option<String>,
}

/// Which waiting dossiers.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct WorklistWanted {
    /// Of this queue only.
    #[param(inline)]
    queue: Option<Queue>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
    /// Rows a page: 1 to 200, 50 where absent.
    limit: Option<u16>,
}

/// Dossiers that wait for a reviewer or are held by one, oldest first. How many there are tells `GET /api/v1/queues`.
#[utoipa::path(get, path = "/api/v1/worklist", operation_id = "list_worklist", tag = "review", params(WorklistWanted), responses((status = 200, description = "A page of the worklist", body = WorklistPage)))]
pub(crate) async fn list(State(state): State<AppState>, Query(wanted): Query<WorklistWanted>) -> Answer<Json<WorklistPage>> {
    let page = PageOf { cursor: wanted.cursor, limit: wanted.limit };
    let after = page.place()?;
    let mut db = state.store.connection().await?;
    let rows = worklist::list(&mut db, wanted.queue, after, page.limit()).await?;
    let ids: Vec<DossierId> = rows.iter().map(|row| row.dossier.id).collect();
    let places = queues::places(&mut db, &ids).await?;
    let holder = |state: &DossierState| if let DossierState::InReview { reviewer } = state { Some(*reviewer) } else { None };
    let people: Vec<UserId> = rows.iter().filter_map(|row| holder(&row.dossier.state)).chain(places.values().filter_map(|place| place.assigned_to)).collect();
    let names = users::names(&mut db, &people).await?;
    let full = rows.len() == usize::from(page.limit());
    let next_cursor = rows.last().filter(|_| full).and_then(|row| row.dossier.received_at.map(|at| cursor::write((at, row.dossier.id))));
    let item = |row: &crate::store::summaries::Summary| {
        // One that left the worklist between the two looks is not shown.
        let place = places.get(&row.dossier.id)?;
        Some(WorklistItem {
            summary: row.into(),
            queue: place.queue,
            priority: place.priority,
            due: place.due,
            waiting_since: place.queued_at,
            assigned_to: place.assigned_to.and_then(|id| names.get(&id).cloned()),
            reviewer: holder(&row.dossier.state).and_then(|id| names.get(&id).cloned()),
        })
    };
    Ok(Json(WorklistPage { items: rows.iter().filter_map(item).collect(), next_cursor }))
}

/// Which dossier is asked for.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct NextWanted {
    /// Of this queue only; of all that the reviewer has the skill for where absent.
    #[param(inline)]
    queue: Option<Queue>,
    /// To wait on the screen as the one after: a short hold, until `lease/shown`.
    #[serde(default)]
    ahead: bool,
}

/// Takes the next waiting dossier: of the highest priority the nearest deadline, the greater amount, the oldest. Never one that another is taking.
#[utoipa::path(post, path = "/api/v1/worklist/next", operation_id = "take_next", tag = "review", params(NextWanted),
    responses((status = 200, description = "The dossier and the hold on it", body = Taken), (status = 204, description = "None waits for this reviewer"),
        (status = 403, description = "`skill_missing`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn next(State(state): State<AppState>, actor: Actor, Query(wanted): Query<NextWanted>) -> Answer<Response> {
    let wanted = Wanted { queue: wanted.queue, shown: !wanted.ahead };
    match state.desk.take_next(actor.id, actor.role, wanted).await? {
        Some((dossier, lease)) => taken(&state, &actor, dossier.id, &lease).await,
        None => Ok(StatusCode::NO_CONTENT.into_response()),
    }
}
