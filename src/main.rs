//! The one binary: `guichet SUBCOMMAND`.

mod cli;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Takes in health-insurance claim dossiers, reads them, decides, and lets a person correct.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// Configuration file (default: GUICHET_CONFIG, or guichet.toml where it is there).
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reads dossier folders and prints one JSON object a line (no server, no database).
    Read(cli::read::Options),
    /// Hands dossier folders in over HTTP, as a counter's machine would.
    HandIn(cli::hand_in::Options),
    /// Brings the database's schema up to date.
    Migrate,
    /// Replaces the registry by a folder of CSV files.
    ImportRegistry(cli::import::RegistryOptions),
    /// Adds or changes contact points by a CSV file.
    ImportContactPoints(cli::import::ContactPointOptions),
    /// Proves that nothing was lost: receipts, rows, states, objects.
    Ledger,
    /// Dossiers that could not be read for good.
    GivenUp {
        #[command(subcommand)]
        action: cli::given_up::Action,
    },
    /// Prints the API's description (OpenAPI 3.1, JSON).
    Openapi,
    /// Decodes one file from stdin in a bounded process; started by the other commands.
    #[command(hide = true)]
    DecodeChild(cli::decode_child::Options),
}

fn main() -> ExitCode {
    // Two libraries bring a TLS provider each; without a choice, rustls refuses to choose.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let Arguments { config, command } = Arguments::parse();
    let file = config.as_deref();
    match command {
        Command::Read(options) => cli::read::run(&options),
        Command::HandIn(options) => cli::hand_in::run(&options),
        Command::Migrate => cli::migrate::run(file),
        Command::ImportRegistry(options) => cli::import::registry(file, &options),
        Command::ImportContactPoints(options) => cli::import::contact_points(file, &options),
        Command::Ledger => cli::ledger::run(file),
        Command::GivenUp { action } => cli::given_up::run(file, &action),
        Command::Openapi => cli::openapi::run(),
        Command::DecodeChild(options) => cli::decode_child::run(&options),
    }
}
