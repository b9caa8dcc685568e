//! `guichet decode-child` (hidden): the bounded decoder that `guichet` starts for the scans of a dossier.

use clap::Args;
use guichet::read::child;
use guichet::read::decode::Limits;
use std::fs::File;
use std::io;
use std::os::fd::AsFd;
use std::process::ExitCode;
use std::time::Duration;

/// Options of `guichet decode-child`: the limits, see [`Limits`].
#[derive(Args)]
pub(crate) struct Options {
    #[arg(long)]
    bytes: u64,
    #[arg(long)]
    pixels: u64,
    #[arg(long)]
    pages: u32,
    #[arg(long)]
    memory: u64,
    /// Seconds.
    #[arg(long)]
    cpu: u64,
}

/// Decodes the files on stdin to pages on stdout.
pub(crate) fn run(options: &Options) -> ExitCode {
    let limits = Limits {
        bytes: options.bytes,
        pixels: options.pixels,
        pages: options.pages,
        memory: options.memory,
        cpu: Duration::from_secs(options.cpu),
        ..Limits::default()
    };
    // Pages are written whole: what stdout does for lines would only look through them.
    let output = io::stdout().as_fd().try_clone_to_owned().map(File::from);
    match output.and_then(|output| child::serve(io::stdin().lock(), output, &limits)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
