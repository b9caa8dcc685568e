//! `guichet demo`: everything on this machine, with the samples handed in.
//!
//! Started again it goes on where it was: ids are made from the samples, so that what was handed in is not handed in twice.

mod people;
mod table;

use super::hand_in::{Counter, Folder};
use super::import::{import_contact_points, import_registry, read_contact_points};
use super::open::{Opened, complete, open, say, stop_signal};
use super::{serve, work};
use anyhow::{Context, Result, bail};
use clap::Args;
use guichet::config::Config;
use guichet::dossier::ids::DossierId;
use guichet::http;
use guichet::registry::Rows;
use guichet::store::{dossiers, registry};
use guichet::telemetry;
use indicatif::{ProgressBar, ProgressStyle};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// Options of `guichet demo`.
#[derive(Args)]
pub(crate) struct Options {
    /// Folder of the samples: dossiers, registry, contact points.
    #[arg(long, default_value = "samples")]
    samples: PathBuf,
    /// End when all are decided, instead of going on serving.
    #[arg(long)]
    once: bool,
}

/// Runs until Ctrl-C; then nothing is left running.
pub(crate) fn run(file: Option<&Path>, options: &Options) -> ExitCode {
    complete(async {
        let config = Config::load(file)?;
        std::fs::create_dir_all(&config.data)?;
        let log = config.data.join("guichet.log");
        telemetry::start_logs_in(&config.log, &log)?;
        let stop = stop_signal()?;
        say("starting PostgreSQL, loading the reader ...");
        let opened = open(config).await?;
        let shown = show(&opened, options, &stop, &log).await;
        people::withdraw(&opened.store).await?;
        opened.close().await?;
        shown.map(|()| ExitCode::SUCCESS)
    })
}

/// Starts `serve` and `work`, presents the samples, goes on until Ctrl-C, and ends both.
async fn show(opened: &Opened, options: &Options, stop: &CancellationToken, log: &Path) -> Result<()> {
    load_samples(opened, &options.samples).await?;
    let folders = folders(&options.samples.join("dossiers"))?;
    let (listener, address) = listen(opened.config.listen).await?;
    let worker = work::worker(opened).await?;
    let working = tokio::spawn(worker.run(stop.clone()));
    let serving = tokio::spawn(http::serve(serve::state(opened)?, listener, stop.clone()));
    let url = format!("http://{address}");
    let presented = stop.run_until_cancelled(present(opened, &folders, &url)).await.unwrap_or(Ok(()));
    if presented.is_ok() && !options.once && !stop.is_cancelled() {
        say(format_args!("\nopen {url}/ with one of the links above; logs are in {}; Ctrl-C ends it", log.display()));
        stop.cancelled().await;
    }
    stop.cancel();
    working.await?;
    serving.await??;
    presented
}

/// Prints the links, hands the samples in, prints what became of them.
async fn present(opened: &Opened, folders: &[Folder], url: &str) -> Result<()> {
    say("\nsign in (each link is valid for this run):");
    for (role, link) in people::links(&opened.store, url).await? {
        say(format_args!("  {role:<14} {link}"));
    }
    say("");
    hand_in_all(opened, folders, url).await?;
    table::show(&opened.store, folders).await
}

/// Registry and contact points of the samples; the registry only once.
async fn load_samples(opened: &Opened, samples: &Path) -> Result<()> {
    import_contact_points(&opened.store, &read_contact_points(&samples.join("contact_points.csv"))?).await?;
    let imported = registry::imported_at(&mut *opened.store.connection().await?).await?;
    if imported.is_none() {
        import_registry(&opened.store, &Rows::load(&samples.join("registry"))?).await?;
    }
    Ok(())
}

fn folders(path: &Path) -> Result<Vec<Folder>> {
    let unreadable = || format!("the samples {} cannot be read", path.display());
    let mut paths: Vec<PathBuf> = std::fs::read_dir(path).with_context(unreadable)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.retain(|path| path.is_dir());
    paths.sort();
    paths.iter().map(|path| Folder::read(path)).collect()
}

/// Listens where configured, or on one of the next ports where that one is taken.
async fn listen(wanted: SocketAddr) -> Result<(TcpListener, SocketAddr)> {
    for step in 0..20 {
        let address = SocketAddr::new(wanted.ip(), wanted.port().saturating_add(step));
        if let Ok(listener) = TcpListener::bind(address).await {
            let address = listener.local_addr()?;
            return Ok((listener, address));
        }
    }
    bail!("no port from {} on is free (set GUICHET_LISTEN to another address)", wanted.port())
}

/// Hands the samples in, in turn at each contact point, while the bar shows how many are decided.
async fn hand_in_all(opened: &Opened, folders: &[Folder], url: &str) -> Result<()> {
    let keys = people::machine_keys(&opened.store).await?;
    let counters: Vec<Counter> = keys.iter().map(|key| Counter::new(url, key)).collect::<Result<_>>()?;
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} decided  {elapsed}  {msg}")?;
    let bar = ProgressBar::new(folders.len() as u64).with_style(style);
    bar.enable_steady_tick(Duration::from_millis(500));
    for (folder, counter) in folders.iter().zip(counters.iter().cycle()) {
        bar.set_message(format!("handing in {}", folder.name));
        counter.hand_in(folder).await.with_context(|| format!("the sample {} was not taken in", folder.name))?;
        bar.set_position(decided(opened, folders).await?);
    }
    bar.set_message("reading");
    while decided(opened, folders).await? < folders.len() as u64 {
        bar.set_position(decided(opened, folders).await?);
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    bar.set_position(folders.len() as u64);
    bar.finish_with_message("");
    Ok(())
}

/// How many are decided, or given up.
async fn decided(opened: &Opened, folders: &[Folder]) -> Result<u64> {
    let mut db = opened.store.connection().await?;
    let mut decided = 0;
    for folder in folders {
        if let Ok(dossier) = dossiers::find(&mut db, DossierId::from_uuid(folder.id)).await {
            decided += u64::from(dossier.state.is_decided() || dossier.state == guichet::dossier::state::State::GivenUp);
        }
    }
    Ok(decided)
}
