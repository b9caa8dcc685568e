//! `guichet decode-child` (hidden): the bounded decoder that `guichet` starts for every scan.

use clap::Args;
use guichet::read::child;
use guichet::read::decode::Limits;
use std::io;
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

/// Decodes stdin to stdout.
pub(crate) fn run(options: &Options) -> ExitCode {
    let limits = Limits {
        bytes: options.bytes,
        pixels: options.pixels,
        pages: options.pages,
        memory: options.memory,
        cpu: Duration::from_secs(options.cpu),
        ..Limits::default()
    };
    match child::serve(io::stdin().lock(), io::stdout().lock(), &limits) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
