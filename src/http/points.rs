//! Contact points in the office: who they are, and a file of them taken over after a dry run.

use super::auth::Actor;
use super::dossiers::printed_code;
use super::extract::Json;
use super::problem::{Answer, ProblemBody};
use super::state::AppState;
use crate::intake::points::{self, Fault};
use crate::store::contact_points::{self, ContactPoint};
use crate::store::{StoreError, staff};
use axum::extract::State;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// A contact point.
#[derive(Serialize, ToSchema)]
pub(crate) struct PointView {
    id: Uuid,
    /// Number printed on receipts.
    code: String,
    name: String,
    /// `counter` or `mobile`.
    kind: String,
    active: bool,
}

impl From<&ContactPoint> for PointView {
    fn from(point: &ContactPoint) -> Self {
        Self { id: point.id.as_uuid(), code: printed_code(point.code), name: point.name.clone(), kind: point.kind.clone(), active: point.active }
    }
}

/// All contact points.
#[derive(Serialize, ToSchema)]
pub(crate) struct Points {
    /// By code.
    items: Vec<PointView>,
}

/// All contact points.
#[utoipa::path(get, path = "/api/v1/contact-points", operation_id = "list_contact_points", tag = "people", responses((status = 200, description = "All of them", body = Points)))]
pub(crate) async fn list(State(state): State<AppState>) -> Answer<Json<Points>> {
    let points = contact_points::all(&mut *state.store.connection().await?).await?;
    Ok(Json(Points { items: points.iter().map(PointView::from).collect() }))
}

/// A file of contact points.
#[derive(Deserialize, ToSchema)]
pub(crate) struct PointsFile {
    /// CSV with the columns `code,name,city,kind`.
    csv: String,
    /// Whether it is only checked.
    dry_run: bool,
}

/// A line that cannot be taken over.
#[derive(Serialize, ToSchema)]
pub(crate) struct PointFault {
    /// From 1 (the header).
    line: u64,
    /// `line`, `code`, `name`, `kind`, `twice`, `too_many`.
    code: &'static str,
}

/// What a file of contact points does, or would do.
#[derive(Serialize, ToSchema)]
pub(crate) struct PointsTaken {
    /// Whether it was taken over.
    taken: bool,
    /// New ones.
    added: Vec<PointView>,
    /// Those whose name, kind or activity changes.
    changed: Vec<PointView>,
    /// How many stay as they are.
    same: usize,
    /// Lines that cannot be taken over; nothing is then changed.
    faults: Vec<PointFault>,
}

/// Checks a file of contact points and, unless it is a dry run or has faults, takes it over as a whole. None is ever removed.
#[utoipa::path(post, path = "/api/v1/contact-points/import", operation_id = "import_contact_points", tag = "people", request_body = PointsFile,
    responses((status = 200, description = "What it does or would do", body = PointsTaken), (status = 422, description = "`body_invalid`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn import(State(state): State<AppState>, actor: Actor, Json(file): Json<PointsFile>) -> Answer<Json<PointsTaken>> {
    let points = match points::parse(file.csv.as_bytes()) {
        Ok(points) => points,
        Err(faults) => {
            let faults = faults.into_iter().take(200).map(|Fault { line, code }| PointFault { line, code }).collect();
            return Ok(Json(PointsTaken { taken: false, added: Vec::new(), changed: Vec::new(), same: 0, faults }));
        }
    };
    let mut tx = state.store.begin().await?;
    let known: HashMap<i32, ContactPoint> = contact_points::all(&mut tx).await?.into_iter().map(|point| (point.code, point)).collect();
    let (old, added): (Vec<&ContactPoint>, Vec<&ContactPoint>) = points.iter().partition(|point| known.contains_key(&point.code));
    let differs = |point: &&ContactPoint| {
        known.get(&point.code).is_some_and(|before| (&before.name, &before.kind, before.active) != (&point.name, &point.kind, point.active))
    };
    let (changed, same): (Vec<&ContactPoint>, Vec<&ContactPoint>) = old.into_iter().partition(differs);
    if !file.dry_run {
        contact_points::put(&mut tx, &[added.as_slice(), &changed].concat()).await?;
        staff::note_import(&mut tx, actor.id, added.len(), changed.len(), state.clock.now()).await?;
        tx.commit().await.map_err(StoreError::from)?;
    }
    let views = |points: &[&ContactPoint]| points.iter().map(|point| PointView::from(*point)).collect();
    Ok(Json(PointsTaken { taken: !file.dry_run, added: views(&added), changed: views(&changed), same: same.len(), faults: Vec::new() }))
}
