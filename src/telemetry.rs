//! Logs and metrics. Never names, numbers of insured persons, recognised text or images.

use crate::config::{Log, LogFormat};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::util::SubscriberInitExt;

/// Telemetry could not be set up: a wrong filter, or it is set up already.
#[derive(Debug, thiserror::Error)]
#[error("logs or metrics cannot be set up: {0}")]
pub struct TelemetryError(String);

/// Sends logs to standard error, in the form configured.
///
/// # Errors
/// The filter cannot be read, or logs go somewhere already.
pub fn start_logs(log: &Log) -> Result<(), TelemetryError> {
    start(log, std::io::stderr)
}

/// Sends logs to the end of a file.
///
/// # Errors
/// The file cannot be written; or as [`start_logs`].
pub fn start_logs_in(log: &Log, file: &Path) -> Result<(), TelemetryError> {
    let file = File::options().create(true).append(true).open(file).map_err(|e| TelemetryError(e.to_string()))?;
    start(log, Arc::new(file))
}

fn start(log: &Log, writer: impl for<'a> MakeWriter<'a> + Send + Sync + 'static) -> Result<(), TelemetryError> {
    let filter = EnvFilter::try_new(&log.filter).map_err(|e| TelemetryError(e.to_string()))?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(writer).with_target(false);
    let started = match log.format {
        LogFormat::Text => lines.with_ansi(false).finish().try_init(),
        LogFormat::Json => lines.json().flatten_event(true).finish().try_init(),
    };
    started.map_err(|e| TelemetryError(e.to_string()))
}

/// Starts counting; the handle gives what is counted in Prometheus' text form.
///
/// # Errors
/// Something counts already.
pub fn start_metrics() -> Result<PrometheusHandle, TelemetryError> {
    let seconds = [0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0, 120.0];
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &seconds)
        .and_then(PrometheusBuilder::install_recorder)
        .map_err(|e| TelemetryError(e.to_string()))?;
    metrics::describe_counter!("guichet_dossiers_decided_total", "Dossiers decided, by route.");
    metrics::describe_counter!("guichet_steps_failed_total", "Steps that ended without a decision, by code.");
    metrics::describe_histogram!("guichet_step_seconds", metrics::Unit::Seconds, "Time from taking a dossier to its decision.");
    Ok(handle)
}
