//! What keeps the service running: health, metrics, given-up work, the ledger, the audit.

use super::auth::Actor;
use super::cursor::PageOf;
use super::dossiers::{Summary, printed_code};
use super::extract::{Json, Path, Query};
use super::problem::{Answer, Code, Problem, ProblemBody};
use super::state::AppState;
use crate::dossier::ids::DossierId;
use crate::store::{audit, ledger, summaries, work};
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// How the service is.
#[derive(Serialize, ToSchema)]
pub(crate) struct Health {
    /// `ok`.
    status: &'static str,
    /// Version of the program.
    version: &'static str,
}

const OK: Health = Health { status: "ok", version: env!("CARGO_PKG_VERSION") };

/// Alive: the process answers.
#[utoipa::path(get, path = "/healthz", operation_id = "healthz", tag = "operation", responses((status = 200, description = "Alive", body = Health)))]
pub(crate) async fn healthz() -> Json<Health> {
    Json(OK)
}

/// Ready: database and objects answer.
#[utoipa::path(get, path = "/readyz", operation_id = "readyz", tag = "operation",
    responses((status = 200, description = "Ready", body = Health), (status = 503, description = "`unavailable`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn readyz(State(state): State<AppState>) -> Answer<Json<Health>> {
    let unready = |_| Problem::new(Code::Unavailable);
    state.store.ping().await.map_err(unready)?;
    state.store.objects().probe().await.map_err(unready)?;
    Ok(Json(OK))
}

/// Prometheus metrics: counts and times, no personal data.
#[utoipa::path(get, path = "/metrics", operation_id = "metrics", tag = "operation", responses((status = 200, description = "Prometheus text", body = String, content_type = "text/plain")))]
pub(crate) async fn metrics(State(state): State<AppState>) -> Answer<impl IntoResponse> {
    let depth = work::depth(&mut *state.store.connection().await?).await?;
    let mut text = state.metrics.as_ref().map(metrics_exporter_prometheus::PrometheusHandle::render).unwrap_or_default();
    let waits = depth.oldest.map_or(0, |oldest| (state.clock.now() - oldest).num_seconds().max(0));
    for (name, value) in
        [("waiting", depth.waiting), ("verdicts_waiting", depth.verdicts), ("leased", depth.leased), ("given_up", depth.given_up), ("oldest_seconds", waits)]
    {
        text.push_str(&format!("# TYPE guichet_work_{name} gauge\nguichet_work_{name} {value}\n"));
    }
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text))
}

/// A dossier that could not be read for good.
#[derive(Serialize, ToSchema)]
#[schema(as = GivenUp)]
pub(crate) struct GivenUpView {
    /// Its id, also that of the work.
    id: Uuid,
    /// The dossier.
    dossier_id: Uuid,
    /// Its receipt number.
    receipt_number: String,
    /// When the worker gave up.
    given_up_at: DateTime<Utc>,
    /// Attempts that failed.
    attempts: i32,
    /// Leases that ran out.
    lost_leases: i32,
    /// Code of the last failure.
    reason: String,
}

/// All that is given up.
#[derive(Serialize, ToSchema)]
pub(crate) struct GivenUpList {
    /// Oldest first.
    items: Vec<GivenUpView>,
}

/// Dossiers that could not be read for good.
#[utoipa::path(get, path = "/api/v1/given-up", operation_id = "list_given_up", tag = "operation", responses((status = 200, description = "All of them", body = GivenUpList)))]
pub(crate) async fn given_up(State(state): State<AppState>) -> Answer<Json<GivenUpList>> {
    let view = |row: work::GivenUp| GivenUpView {
        id: row.dossier_id.as_uuid(),
        dossier_id: row.dossier_id.as_uuid(),
        receipt_number: row.receipt_number,
        given_up_at: row.at,
        attempts: row.attempts,
        lost_leases: row.lost_leases,
        reason: row.error,
    };
    let rows = work::given_up(&mut *state.store.connection().await?).await?;
    Ok(Json(GivenUpList { items: rows.into_iter().map(view).collect() }))
}

/// Has a given-up dossier read again.
#[utoipa::path(post, path = "/api/v1/given-up/{id}/retry", operation_id = "retry_given_up", tag = "operation", params(("id" = Uuid, Path, description = "The dossier")),
    responses((status = 200, description = "Waits for a worker", body = Summary), (status = 404, description = "`given_up_unknown`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn retry(State(state): State<AppState>, actor: Actor, Path(id): Path<Uuid>) -> Answer<Json<Summary>> {
    let mut tx = state.store.begin().await?;
    let retried = work::retry(&mut tx, DossierId::from_uuid(id), Some(actor.id), state.clock.now()).await;
    let dossier = retried.map_err(|error| match Problem::from(error) {
        problem if [Code::DossierUnknown, Code::WrongState].contains(&problem.code) => Problem::new(Code::GivenUpUnknown),
        problem => problem,
    })?;
    tx.commit().await?;
    Ok(Json((&summaries::find(&mut *state.store.connection().await?, dossier.id).await?).into()))
}

/// One contact point's account.
#[derive(Serialize, ToSchema)]
pub(crate) struct LedgerLine {
    /// The contact point.
    contact_point: LedgerPoint,
    /// Receipt numbers drawn.
    receipts: i64,
    /// Dossiers with a row.
    dossiers: i64,
    /// Scans announced by manifests of received dossiers.
    announced: i64,
    /// Scans stored.
    scans: i64,
    /// Dossiers by state.
    states: BTreeMap<String, i64>,
}

/// A contact point in the ledger.
#[derive(Serialize, ToSchema)]
pub(crate) struct LedgerPoint {
    /// Number printed on receipts.
    code: String,
    /// Name.
    name: String,
}

/// What was handed in held against what is there.
#[derive(Serialize, ToSchema)]
#[schema(as = Ledger)]
pub(crate) struct LedgerView {
    /// By contact point.
    lines: Vec<LedgerLine>,
    /// What does not agree; 0 where all is well. `guichet ledger` names them and reads every object.
    differences: usize,
}

/// The ledger: receipts, dossiers, scans and states per contact point.
#[utoipa::path(get, path = "/api/v1/ledger", operation_id = "get_ledger", tag = "operation", responses((status = 200, description = "The ledger", body = LedgerView)))]
pub(crate) async fn ledger(State(state): State<AppState>) -> Answer<Json<LedgerView>> {
    let ledger = ledger::rows(&mut *state.store.connection().await?).await?;
    let line = |account: ledger::Account| LedgerLine {
        contact_point: LedgerPoint { code: printed_code(account.code), name: account.name },
        receipts: account.receipts,
        dossiers: account.dossiers,
        announced: account.announced,
        scans: account.scans,
        states: account.states,
    };
    Ok(Json(LedgerView { lines: ledger.accounts.into_iter().map(line).collect(), differences: ledger.differences.len() }))
}

/// Which lines of the audit.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct AuditWanted {
    /// About this dossier only.
    dossier: Option<Uuid>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
    /// Rows a page: 1 to 200, 50 where absent.
    limit: Option<u16>,
}

/// A page of the audit.
#[derive(Serialize, ToSchema)]
pub(crate) struct AuditList {
    /// Newest first.
    items: Vec<audit::Line>,
    /// For the next page; nothing at the end.
    next_cursor: Option<String>,
}

/// Who looked at or changed what, newest first. Reading it is written down as well.
#[utoipa::path(get, path = "/api/v1/audit", operation_id = "read_audit", tag = "operation", params(AuditWanted), responses((status = 200, description = "A page of the audit", body = AuditList)))]
pub(crate) async fn audit(State(state): State<AppState>, Query(wanted): Query<AuditWanted>) -> Answer<Json<AuditList>> {
    let page = PageOf { cursor: wanted.cursor, limit: wanted.limit };
    let before = page.cursor.as_deref().map(|cursor| cursor.parse().map_err(|_| Problem::new(Code::ParameterInvalid))).transpose()?;
    let items = audit::read(&mut *state.store.connection().await?, wanted.dossier.map(DossierId::from_uuid), before, page.limit()).await?;
    let full = items.len() == usize::from(page.limit());
    let next_cursor = items.last().filter(|_| full).map(|line| line.id.to_string());
    Ok(Json(AuditList { items, next_cursor }))
}
