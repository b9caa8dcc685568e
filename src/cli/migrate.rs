//! `guichet migrate`: brings the database's schema up to date.

use super::open::{complete, configured, say};
use anyhow::Result;
use guichet::store::{Objects, Store};
use std::path::Path;
use std::process::ExitCode;

/// Runs the migrations that are missing. A private cluster needs none of this: it is brought up to date by itself.
pub(crate) fn run(file: Option<&Path>) -> ExitCode {
    complete(async {
        let config = configured(file)?;
        let Some(url) = &config.database.url else {
            super::open::open(config).await?.close().await?;
            return up_to_date();
        };
        // No bytes are touched here; any folder will do.
        let store = Store::connect(url.reveal(), 2, Objects::folder(&std::env::temp_dir())?).await?;
        store.migrate().await?;
        up_to_date()
    })
}

fn up_to_date() -> Result<ExitCode> {
    say("the schema is up to date");
    Ok(ExitCode::SUCCESS)
}
