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
    /// Everything on this machine, with the samples handed in; until Ctrl-C.
    Demo(cli::demo::Options),
    /// Serves the API and the screens.
    Serve,
    /// Reads and decides what was handed in; start as many as there are machines.
    Work,
    /// Looks at everything that a deployment needs.
    Doctor,
    /// Measures the reader on dossiers whose answer is known.
    Evaluate(cli::evaluate::Options),
    /// Writes the lines of every invoice of a set down, to learn which place holds what (models/train/choices.py).
    #[command(hide = true)]
    Sheets(cli::sheets::Options),
    /// Tells of every sheet so written, given on standard input, what is said of its places.
    #[command(hide = true)]
    Choices,
    /// Measures what this machine can bear: dossiers a day, core-seconds by stage, delays, memory.
    Bench(cli::bench::Options),
    /// Hands dossier folders in over HTTP, as a counter's machine would.
    HandIn(cli::hand_in::Options),
    /// Hands in what scan-to-folder devices put into a folder, one dossier a file or subfolder.
    Watch(cli::watch::Options),
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
    /// People and machine keys: add, passwd, disable, enable, list, key.
    User {
        #[command(subcommand)]
        action: cli::user::Action,
    },
    /// Prints the OpenAPI document of the HTTP interface.
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
    if matches!(command, Command::Read(_) | Command::Work | Command::Demo(_)) {
        cli::one_heap::enter();
    }
    match command {
        Command::Read(options) => cli::read::run(&options),
        Command::Demo(options) => cli::demo::run(file, &options),
        Command::Serve => cli::serve::run(file),
        Command::Work => cli::work::run(file),
        Command::Doctor => cli::doctor::run(file),
        Command::Evaluate(options) => cli::evaluate::run(&options),
        Command::Sheets(options) => cli::sheets::run(&options),
        Command::Choices => cli::choices::run(),
        Command::Bench(options) => cli::bench::run(&options),
        Command::HandIn(options) => cli::hand_in::run(&options),
        Command::Watch(options) => cli::watch::run(&options),
        Command::Migrate => cli::migrate::run(file),
        Command::ImportRegistry(options) => cli::import::registry(file, &options),
        Command::ImportContactPoints(options) => cli::import::contact_points(file, &options),
        Command::Ledger => cli::ledger::run(file),
        Command::GivenUp { action } => cli::given_up::run(file, &action),
        Command::User { action } => cli::user::run(file, action),
        Command::Openapi => cli::openapi::run(),
        Command::DecodeChild(options) => cli::decode_child::run(&options),
    }
}
