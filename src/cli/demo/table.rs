//! The table at the end of the demo.

use super::Folder;
use crate::cli::open::say;
use anyhow::Result;
use guichet::dossier::Route;
use guichet::dossier::ids::DossierId;
use guichet::store::{Store, readings, summaries};

/// Prints one line a dossier: pages, route, reasons, seconds.
pub(super) async fn show(store: &Store, folders: &[Folder]) -> Result<()> {
    let mut db = store.connection().await?;
    say(format_args!("\n{:<8} {:<16} {:>5}  {:<10} {:>7}  reasons", "dossier", "receipt", "pages", "route", "seconds"));
    for folder in folders {
        let id = DossierId::from_uuid(folder.id);
        let summary = summaries::find(&mut db, id).await?;
        let reading = readings::latest(&mut db, id).await?;
        let seconds = reading.map_or_else(|| "-".to_owned(), |reading| format!("{:.1}", reading.document.seconds));
        let pages = summary.pages.map_or_else(|| "-".to_owned(), |pages| pages.to_string());
        let route = summary.dossier.route.map_or("given up", Route::name);
        let receipt = &summary.dossier.receipt_number;
        say(format_args!("{:<8} {receipt:<16} {pages:>5}  {route:<10} {seconds:>7}  {}", folder.name, summary.findings.join(", ")));
    }
    Ok(())
}
