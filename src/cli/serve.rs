//! `guichet serve`: the HTTP edge.

use super::open::{Opened, complete, configured, open, say, stop_signal};
use anyhow::{Context, Result};
use guichet::clock::SystemClock;
use guichet::dossier::Amount;
use guichet::http;
use guichet::intake::Intake;
use guichet::review::SecondKeying;
use guichet::telemetry;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Serves until SIGTERM or Ctrl-C; then finishes what is being answered.
pub(crate) fn run(file: Option<&Path>) -> ExitCode {
    complete(async {
        let opened = open(configured(file)?).await?;
        let state = state(&opened)?;
        let listener = listen(&opened).await?;
        say(format_args!("serving at http://{}", listener.local_addr()?));
        http::serve(state, listener, stop_signal()?).await?;
        opened.close().await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// The listener as configured.
pub(crate) async fn listen(opened: &Opened) -> Result<TcpListener> {
    let address = opened.config.listen;
    TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address} (set GUICHET_LISTEN to another address)"))
}

/// What the handlers use.
pub(crate) fn state(opened: &Opened) -> Result<http::AppState> {
    let config = &opened.config;
    let clock = Arc::new(SystemClock);
    let intake = Intake::new(opened.store.clone(), clock.clone(), config.data.join("incoming"), std::env::current_exe()?)?;
    let settings = http::Settings {
        secure_cookies: config.http.secure_cookies,
        web_folder: config.web.clone(),
        behind_proxy: config.http.behind_proxy,
        second_keying: SecondKeying {
            share: config.review.double_keying_share,
            amount: Amount::from_centimes(i64::from(config.review.double_keying_amount) * 100),
        },
    };
    Ok(http::AppState::new(opened.store.clone(), clock, intake, settings, Some(telemetry::start_metrics()?)))
}
