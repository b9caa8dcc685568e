//! `guichet work`: reads dossiers until it is told to stop. Start as many as there are machines.

use super::open::{Opened, complete, configured, open, stop_signal};
use anyhow::{Context, Result};
use chrono::TimeDelta;
use guichet::clock::SystemClock;
use guichet::config::Config;
use guichet::read::Reader;
use guichet::route::Policy;
use guichet::store::work::RetryPolicy;
use guichet::store::{Store, registry};
use guichet::work::machine::Machine;
use guichet::work::{Settings, Worker};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Works until SIGTERM or Ctrl-C; then lets go of what it holds.
pub(crate) fn run(file: Option<&Path>) -> ExitCode {
    complete(async {
        let opened = open(configured(file)?).await?;
        let worker = worker(&opened).await?;
        tracing::info!(slots = opened.config.work.slots(), "working");
        worker.run(stop_signal()?).await;
        opened.close().await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// A worker as configured, its models loaded.
pub(crate) async fn worker(opened: &Opened) -> Result<Arc<Worker<Machine>>> {
    let reader = reader(&opened.config, &opened.store).await?;
    let policy = Arc::new(Policy::embedded().context("the routing policy cannot be read")?);
    // Each slot gets its own tools; the weights are shared.
    let first = Mutex::new(reader);
    let make = Arc::new(move || {
        let reader = first.lock().unwrap_or_else(PoisonError::into_inner).for_another_worker();
        Ok(Machine::new(reader, Arc::clone(&policy)))
    });
    Ok(Worker::new(opened.store.clone(), Arc::new(SystemClock), make, settings(&opened.config)))
}

/// The reader, for the key letters of the registry's tariffs.
async fn reader(config: &Config, store: &Store) -> Result<Reader> {
    let mut key_letters: Vec<String> = registry::tariffs(&mut *store.connection().await?).await?.into_iter().map(|tariff| tariff.key_letter).collect();
    key_letters.sort();
    key_letters.dedup();
    let models = config.models.clone();
    let loaded = tokio::task::spawn_blocking(move || Reader::load(models.as_deref(), &key_letters)).await?;
    loaded.context("the reader cannot be loaded (`make setup` fetches its models)")
}

fn settings(config: &Config) -> Settings {
    Settings {
        name: format!("process {}", std::process::id()),
        slots: config.work.slots(),
        lease: config.work.lease(),
        poll: Duration::from_millis(config.work.poll_milliseconds.max(10).into()),
        grace: Duration::from_secs(config.work.grace_seconds.into()),
        retry: RetryPolicy { max_attempts: config.work.max_attempts.max(1).into(), first_delay: TimeDelta::seconds(5), ..RetryPolicy::default() },
    }
}
