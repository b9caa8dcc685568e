//! `guichet openapi`: the description of the HTTP interface, without a server or a database.

use super::open::say;
use std::process::ExitCode;

/// Prints the document.
pub(crate) fn run() -> ExitCode {
    say(guichet::http::document());
    ExitCode::SUCCESS
}
