//! `guichet read`: the contract's command.

use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Options of `guichet read`.
#[derive(Args)]
pub(crate) struct Options {
    /// Folder of the registry's CSV files.
    #[arg(long)]
    registry: PathBuf,
    /// Dossier folders.
    #[arg(required = true)]
    dossiers: Vec<PathBuf>,
}

/// Reads the dossiers in the order given.
pub(crate) fn run(options: &Options) -> ExitCode {
    let _ = (&options.registry, &options.dossiers);
    ExitCode::from(2)
}
