//! `guichet openapi`: the API's own description, from which the screens' client is generated.

use super::open::say;
use std::process::ExitCode;

/// Prints the OpenAPI document.
pub(crate) fn run() -> ExitCode {
    say(guichet::http::document());
    ExitCode::SUCCESS
}
