//! What every handler may use.

use super::limiter::Limits;
use crate::clock::Clock;
use crate::intake::Intake;
use crate::review::Desk;
use crate::review::second_keying::{SecondKeying, SystemChance};
use crate::store::Store;
use metrics_exporter_prometheus::PrometheusHandle;
use std::path::PathBuf;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// What is configured.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whether browsers reach the service by https only; session cookies are then `Secure`.
    pub secure_cookies: bool,
    /// Folder that holds `intake/dist` and `office/dist`.
    pub web_folder: PathBuf,
    /// Whether a proxy that sets `X-Forwarded-For` stands before the service.
    pub behind_proxy: bool,
    /// Which accepted dossiers a second person keys.
    pub second_keying: SecondKeying,
}

impl Default for Settings {
    fn default() -> Self {
        Self { secure_cookies: false, web_folder: PathBuf::from("web"), behind_proxy: false, second_keying: SecondKeying::NONE }
    }
}

/// What every handler may use. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    pub(crate) store: Store,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) intake: Intake,
    pub(crate) desk: Desk,
    pub(crate) settings: Arc<Settings>,
    pub(crate) limits: Arc<Limits>,
    pub(crate) metrics: Option<PrometheusHandle>,
    /// The service ends: answers that wait for something come at once.
    pub(crate) stopping: CancellationToken,
}

impl AppState {
    /// `metrics` gives what `/metrics` shows; without it that page is empty.
    pub fn new(store: Store, clock: Arc<dyn Clock>, intake: Intake, settings: Settings, metrics: Option<PrometheusHandle>) -> Self {
        let desk = Desk::new(store.clone(), clock.clone(), settings.second_keying, Arc::new(SystemChance));
        Self { store, clock, intake, desk, settings: Arc::new(settings), limits: Arc::default(), metrics, stopping: CancellationToken::new() }
    }
}
