//! `guichet ledger`: proves that nothing was lost.

use super::open::{complete, configured, open, say};
use guichet::store::ledger::{self, Account, Difference};
use std::path::Path;
use std::process::ExitCode;

/// Counts receipts, rows and states of each contact point, and reads every object. Exit status 1 where something differs.
pub(crate) fn run(file: Option<&Path>) -> ExitCode {
    complete(async {
        let opened = open(configured(file)?).await?;
        let ledger = ledger::whole(&opened.store).await?;
        opened.close().await?;
        say(format_args!("{:>6}  {:<32} {:>8} {:>8} {:>9} {:>9}  states", "point", "name", "receipts", "dossiers", "announced", "scans"));
        for account in &ledger.accounts {
            say(line(account));
        }
        say(format_args!("{} objects, {} read and right, {} stored bytes that were never acknowledged", ledger.objects, ledger.verified, ledger.unnamed));
        for difference in &ledger.differences {
            say(format_args!("DIFFERENCE: {}", told(difference)));
        }
        Ok(if ledger.differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    })
}

fn line(account: &Account) -> String {
    let states: Vec<String> = account.states.iter().map(|(state, count)| format!("{state} {count}")).collect();
    let Account { code, name, receipts, dossiers, announced, scans, .. } = account;
    format!("{code:>6}  {name:<32} {receipts:>8} {dossiers:>8} {announced:>9} {scans:>9}  {}", states.join(", "))
}

fn told(difference: &Difference) -> String {
    match difference {
        Difference::Receipts { code, receipts, dossiers } => format!("contact point {code} drew {receipts} receipts and has {dossiers} dossiers"),
        Difference::ScanMissing { dossier, position } => format!("dossier {dossier} was received, but scan {position} of its manifest is not there"),
        Difference::ManifestMissing { dossier } => format!("dossier {dossier} was received, but has no manifest"),
        Difference::Stuck { dossier } => format!("the state of dossier {dossier} and its work do not agree"),
        Difference::ObjectMissing { key } => format!("object {key} is gone"),
        Difference::ObjectDamaged { key } => format!("the bytes of object {key} are not those received"),
    }
}
