//! `guichet given-up`: what could not be read for good, and trying it again.

use super::open::{complete, configured, open, say};
use anyhow::{Context, Result};
use clap::Subcommand;
use guichet::clock::{Clock, SystemClock};
use guichet::dossier::ids::DossierId;
use guichet::store::{Store, work};
use std::path::Path;
use std::process::ExitCode;
use uuid::Uuid;

/// What to do.
#[derive(Subcommand)]
pub(crate) enum Action {
    /// Lists the dossiers that were given up, oldest first.
    List,
    /// Tries them again from the start.
    Retry {
        /// Dossier ids; all that are given up where none is named.
        dossiers: Vec<Uuid>,
    },
}

/// Lists or retries.
pub(crate) fn run(file: Option<&Path>, action: &Action) -> ExitCode {
    complete(async {
        let opened = open(configured(file)?).await?;
        match action {
            Action::List => list(&opened.store).await?,
            Action::Retry { dossiers } => retry(&opened.store, dossiers).await?,
        }
        opened.close().await?;
        Ok(ExitCode::SUCCESS)
    })
}

async fn list(store: &Store) -> Result<()> {
    let given_up = work::given_up(&mut *store.connection().await?).await?;
    for row in &given_up {
        say(format_args!(
            "{}  {}  {}  attempts {}  lost leases {}  {}",
            row.dossier_id,
            row.receipt_number,
            row.at.to_rfc3339(),
            row.attempts,
            row.lost_leases,
            row.error
        ));
    }
    say(format_args!("{} given up", given_up.len()));
    Ok(())
}

async fn retry(store: &Store, named: &[Uuid]) -> Result<()> {
    let ids: Vec<DossierId> = if named.is_empty() {
        work::given_up(&mut *store.connection().await?).await?.into_iter().map(|row| row.dossier_id).collect()
    } else {
        named.iter().copied().map(DossierId::from_uuid).collect()
    };
    for id in &ids {
        let mut tx = store.begin().await?;
        work::retry(&mut tx, *id, None, SystemClock.now()).await.with_context(|| format!("dossier {id}"))?;
        tx.commit().await?;
    }
    say(format_args!("{} will be tried again", ids.len()));
    Ok(())
}
