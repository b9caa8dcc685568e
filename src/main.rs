//! The one binary: `guichet SUBCOMMAND`.

mod cli;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Takes in health-insurance claim dossiers, reads them, decides, and lets a person correct.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reads dossier folders and prints one JSON object a line (no server, no database).
    Read(cli::read::Options),
    /// Decodes one file from stdin in a bounded process; started by the other commands.
    #[command(hide = true)]
    DecodeChild(cli::decode_child::Options),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Read(options) => cli::read::run(&options),
        Command::DecodeChild(options) => cli::decode_child::run(&options),
    }
}
