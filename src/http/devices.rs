//! Devices at the counter: the key that they seal to, what they still hold, and how the contact points stand.

use super::auth::Actor;
use super::dossiers::printed_code;
use super::extract::{Json, Path};
use super::problem::{Answer, Code, Problem};
use super::state::AppState;
use crate::store::devices::{self, Outbox, Pulse};
use axum::extract::State;
use axum::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What devices seal pages to.
#[derive(Serialize, ToSchema)]
#[schema(as = SealingKey)]
pub(crate) struct SealingKeyView {
    /// Stands in every sealed page; 16 hexadecimal digits.
    key_id: String,
    /// Uncompressed point of P-256, base64.
    public_key: String,
    /// The clock here, so that a device knows how wrong its own is.
    now: DateTime<Utc>,
}

/// The key that pages are sealed to on the device; may be kept and used for weeks without a line.
#[utoipa::path(get, path = "/api/v1/sealing-key", operation_id = "sealing_key", tag = "hand-in", responses((status = 200, description = "The newest key", body = SealingKeyView)))]
pub(crate) async fn sealing_key(State(state): State<AppState>) -> Answer<Json<SealingKeyView>> {
    let key = state.intake.sealing_key().await?;
    Ok(Json(SealingKeyView { key_id: key.id, public_key: STANDARD.encode(&key.public_key), now: state.clock.now() }))
}

/// What a device still holds.
#[derive(Deserialize, ToSchema)]
pub(crate) struct OutboxReport {
    /// Dossiers not handed in whole yet.
    dossiers: u16,
    /// Their files that are not here yet.
    pages: u16,
    /// Bytes of these.
    bytes: u64,
    /// For how long the oldest dossier has waited, seconds; an age, since clocks of devices are wrong.
    oldest_seconds: u32,
}

/// Tells what this device still holds; the latest word counts.
#[utoipa::path(put, path = "/api/v1/devices/{device}/outbox", operation_id = "tell_outbox", tag = "hand-in", params(("device" = Uuid, Path, description = "Made by the device, once")), request_body = OutboxReport,
    responses((status = 204, description = "Kept")))]
pub(crate) async fn tell_outbox(State(state): State<AppState>, actor: Actor, Path(device): Path<Uuid>, Json(report): Json<OutboxReport>) -> Answer<StatusCode> {
    let now = state.clock.now();
    let oldest_at = (report.dossiers > 0).then(|| now - TimeDelta::seconds(report.oldest_seconds.into()));
    let bytes = i64::try_from(report.bytes).map_err(|_| Problem::new(Code::BodyInvalid))?;
    let outbox = Outbox { device, contact_point: actor.own_contact_point()?, dossiers: report.dossiers.into(), pages: report.pages.into(), bytes, oldest_at };
    devices::tell(&mut *state.store.connection().await?, &outbox, now).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How one contact point stands.
#[derive(Serialize, ToSchema)]
#[schema(as = Pulse)]
pub(crate) struct PulseView {
    /// Its code.
    code: String,
    /// Its name.
    name: String,
    /// Whether it moves.
    mobile: bool,
    /// When a dossier last came from it.
    last_dossier_at: Option<DateTime<Utc>>,
    /// When one of its devices was last heard of.
    last_seen_at: Option<DateTime<Utc>>,
    /// Devices known.
    devices: i64,
    /// Dossiers that wait on them, as last told.
    waiting_dossiers: i64,
    /// Files that wait on them, as last told.
    waiting_pages: i64,
    /// Since when the oldest waits.
    oldest_at: Option<DateTime<Utc>>,
}

impl From<Pulse> for PulseView {
    fn from(pulse: Pulse) -> Self {
        Self {
            code: printed_code(pulse.code),
            name: pulse.name,
            mobile: pulse.kind == "mobile",
            last_dossier_at: pulse.last_dossier_at,
            last_seen_at: pulse.last_seen_at,
            devices: pulse.devices,
            waiting_dossiers: pulse.dossiers,
            waiting_pages: pulse.pages,
            oldest_at: pulse.oldest_at,
        }
    }
}

/// How every contact point stands.
#[derive(Serialize, ToSchema)]
pub(crate) struct Pulses {
    /// Oldest waiting dossiers first, then those silent for longest.
    items: Vec<PulseView>,
}

/// How every active contact point stands: silent ones, and those whose devices hold old dossiers, come first.
#[utoipa::path(get, path = "/api/v1/contact-points/pulse", operation_id = "contact_point_pulses", tag = "operation", responses((status = 200, description = "All of them", body = Pulses)))]
pub(crate) async fn pulses(State(state): State<AppState>) -> Answer<Json<Pulses>> {
    let pulses = devices::pulses(&mut *state.store.connection().await?).await?;
    Ok(Json(Pulses { items: pulses.into_iter().map(PulseView::from).collect() }))
}
