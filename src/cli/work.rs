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
use guichet::work::{Settings, StepError, Worker};
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
    let key_letters = key_letters(&opened.store).await?;
    let models = opened.config.models.clone();
    let load = move || Reader::load(models.as_deref(), &key_letters);
    // The first is loaded here, so that an incomplete installation is told at the start; each slot has its own.
    let (load, first) = tokio::task::spawn_blocking(move || load().map(|reader| (load, reader)))
        .await?
        .context("the reader cannot be loaded (`make setup` fetches its models)")?;
    let first = Mutex::new(Some(first));
    let policy = Arc::new(Policy::embedded().context("the routing policy cannot be read")?);
    let make = Arc::new(move || {
        let reader = first.lock().unwrap_or_else(PoisonError::into_inner).take().map_or_else(&load, Ok);
        let reader =
            reader.inspect_err(|error| tracing::error!(%error, "the reader cannot be loaded")).map_err(|_| StepError::Retry { code: "reader_not_loaded" })?;
        Ok(Machine::new(reader, Arc::clone(&policy)))
    });
    Ok(Worker::new(opened.store.clone(), Arc::new(SystemClock), make, settings(&opened.config)))
}

/// The key letters of the registry's tariffs.
async fn key_letters(store: &Store) -> Result<Vec<String>> {
    let mut key_letters: Vec<String> = registry::tariffs(&mut *store.connection().await?).await?.into_iter().map(|tariff| tariff.key_letter).collect();
    key_letters.sort();
    key_letters.dedup();
    Ok(key_letters)
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
