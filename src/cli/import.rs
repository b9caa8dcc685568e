//! `guichet import-registry` and `guichet import-contact-points`: what others keep, taken over as a whole or not at all.

use super::open::{complete, configured, open, say};
use anyhow::{Context, Result, anyhow};
use clap::Args;
use guichet::clock::{Clock, SystemClock};
use guichet::intake::points;
use guichet::registry::Rows;
use guichet::store::contact_points::{self, ContactPoint};
use guichet::store::{Store, registry};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Options of `guichet import-registry`.
#[derive(Args)]
pub(crate) struct RegistryOptions {
    /// Folder with members.csv, dependants.csv, providers.csv, medicines.csv, tariffs.csv.
    folder: PathBuf,
    /// Check the files and change nothing.
    #[arg(long)]
    dry_run: bool,
}

/// Options of `guichet import-contact-points`.
#[derive(Args)]
pub(crate) struct ContactPointOptions {
    /// CSV with the columns code, name, city, kind (counter or mobile).
    file: PathBuf,
    /// Check the file and change nothing.
    #[arg(long)]
    dry_run: bool,
}

/// Replaces the registry by the folder's files.
pub(crate) fn registry(file: Option<&Path>, options: &RegistryOptions) -> ExitCode {
    complete(async {
        let config = configured(file)?;
        let rows = Rows::load(&options.folder).with_context(|| format!("the registry {} is not taken over", options.folder.display()))?;
        let counts = format!(
            "{} members, {} dependants, {} providers, {} medicines, {} tariffs",
            rows.members.len(),
            rows.dependants.len(),
            rows.providers.len(),
            rows.medicines.len(),
            rows.tariffs.len()
        );
        if options.dry_run {
            say(format_args!("the files are in order: {counts}; nothing was changed"));
            return Ok(ExitCode::SUCCESS);
        }
        let opened = open(config).await?;
        import_registry(&opened.store, &rows).await?;
        opened.close().await?;
        say(format_args!("taken over: {counts}"));
        Ok(ExitCode::SUCCESS)
    })
}

/// Replaces the registry in one transaction.
pub(crate) async fn import_registry(store: &Store, rows: &Rows) -> Result<()> {
    let mut tx = store.begin().await?;
    registry::replace(&mut tx, rows, SystemClock.now())
        .await
        .context("the database refused the registry (a number twice, or a dependant without a member?)")?;
    Ok(tx.commit().await?)
}

/// Adds contact points, and changes those that are there.
pub(crate) fn contact_points(file: Option<&Path>, options: &ContactPointOptions) -> ExitCode {
    complete(async {
        let config = configured(file)?;
        let points = read_contact_points(&options.file)?;
        if options.dry_run {
            say(format_args!("the file is in order: {} contact points; nothing was changed", points.len()));
            return Ok(ExitCode::SUCCESS);
        }
        let opened = open(config).await?;
        import_contact_points(&opened.store, &points).await?;
        opened.close().await?;
        say(format_args!("taken over: {} contact points", points.len()));
        Ok(ExitCode::SUCCESS)
    })
}

/// Reads the contact points of a CSV file.
pub(crate) fn read_contact_points(path: &Path) -> Result<Vec<ContactPoint>> {
    let csv = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    points::parse(&csv).map_err(|faults| {
        let told: Vec<String> = faults.iter().take(20).map(|fault| format!("line {}: {}", fault.line, fault.code)).collect();
        anyhow!("{}: a code from 1 to 999999, a name, and counter or mobile are asked ({})", path.display(), told.join(", "))
    })
}

/// Writes contact points in one transaction.
pub(crate) async fn import_contact_points(store: &Store, points: &[ContactPoint]) -> Result<()> {
    let mut tx = store.begin().await?;
    contact_points::put(&mut tx, &points.iter().collect::<Vec<_>>()).await?;
    Ok(tx.commit().await?)
}
