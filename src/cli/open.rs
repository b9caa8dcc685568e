//! What every command with a store begins with: configuration, logs, database, objects.

use anyhow::{Context, Result};
use guichet::config::Config;
use guichet::store::embedded::{Cluster, Durability};
use guichet::store::objects::S3;
use guichet::store::{Objects, Store};
use guichet::telemetry;
use std::path::Path;
use std::process::ExitCode;
use tokio_util::sync::CancellationToken;

/// An open store, and the private PostgreSQL under it, if any.
pub(crate) struct Opened {
    pub(crate) config: Config,
    pub(crate) store: Store,
    cluster: Option<Cluster>,
}

/// Opens the store. A private cluster is brought up to date by itself; another database only by `guichet migrate`.
pub(crate) async fn open(config: Config) -> Result<Opened> {
    std::fs::create_dir_all(&config.data).with_context(|| format!("the data folder {} cannot be made", config.data.display()))?;
    let objects = objects(&config)?;
    let (url, cluster) = match &config.database.url {
        Some(url) => (url.reveal().to_owned(), None),
        None => {
            let folder = config.data.join("postgres");
            let cluster = tokio::task::spawn_blocking(move || Cluster::start(&folder, Durability::Full)).await??;
            (cluster.url().to_owned(), Some(cluster))
        }
    };
    let store = Store::connect(&url, config.database.connections, objects).await.context("the database cannot be reached")?;
    if cluster.is_some() {
        store.migrate().await?;
    } else {
        store.check_schema().await.context("bring the database up to date with `guichet migrate`")?;
    }
    Ok(Opened { config, store, cluster })
}

/// Where bytes are kept, by configuration.
fn objects(config: &Config) -> Result<Objects> {
    let settings = &config.objects;
    let Some(bucket) = settings.bucket.clone() else {
        let folder = config.data.join("objects");
        return Objects::folder(&folder).with_context(|| format!("the folder {} cannot be made", folder.display()));
    };
    let s3 = S3 {
        endpoint: settings.endpoint.clone(),
        bucket,
        region: settings.region.clone(),
        access_key: settings.access_key.reveal().to_owned(),
        secret_key: settings.secret_key.reveal().to_owned(),
        path_style: settings.path_style,
    };
    Objects::s3(&s3).context("the object storage is not configured rightly")
}

impl Opened {
    /// Closes the connections, and stops the private PostgreSQL where nobody else uses it.
    pub(crate) async fn close(self) -> Result<()> {
        self.store.pool().close().await;
        if let Some(cluster) = self.cluster {
            tokio::task::spawn_blocking(move || cluster.stop()).await??;
        }
        Ok(())
    }
}

/// Loads the configuration and starts the logs.
pub(crate) fn configured(file: Option<&Path>) -> Result<Config> {
    let config = Config::load(file)?;
    telemetry::start_logs(&config.log)?;
    Ok(config)
}

/// Runs a command to its end; tells on standard error why it failed.
pub(crate) fn complete(command: impl Future<Output = Result<ExitCode>>) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return complain(&error.into()),
    };
    let ended = runtime.block_on(command);
    // A step that was let go of may still compute; it must not keep the process.
    runtime.shutdown_background();
    ended.unwrap_or_else(|error| complain(&error))
}

/// Tells a failure on standard error.
#[expect(clippy::print_stderr, reason = "a command-line program tells its user what is wrong")]
pub(crate) fn complain(error: &anyhow::Error) -> ExitCode {
    eprintln!("guichet: {error:#}");
    ExitCode::FAILURE
}

/// Prints a line of a command's result.
#[expect(clippy::print_stdout, reason = "a command-line program's result")]
pub(crate) fn say(line: impl std::fmt::Display) {
    println!("{line}");
}

/// A token that is cancelled by SIGTERM or Ctrl-C.
pub(crate) fn stop_signal() -> Result<CancellationToken> {
    use tokio::signal::unix::{SignalKind, signal};
    let stop = CancellationToken::new();
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let stopped = stop.clone();
    tokio::spawn(async move {
        tokio::select! { _ = terminate.recv() => {} _ = interrupt.recv() => {} }
        stopped.cancel();
    });
    Ok(stop)
}
