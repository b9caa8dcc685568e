//! The measures as tables for people.

use super::against::Changes;
use super::bound::upper_bound;
use super::score::{Line, Scores};
use std::fmt::Write;

/// Fields, findings and dossiers listed at most.
const LISTED: usize = 40;

fn percent(rate: Option<f64>) -> String {
    rate.map_or_else(|| "    -".to_owned(), |r| format!("{:5.1}", 100.0 * r))
}

/// Every measure as text. Writing into a `String` cannot fail, so results of `write!` are dropped.
pub fn table(scores: &Scores) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} of {} dossiers, {} readable pages\n", scores.answered, scores.dossiers, scores.pages);
    fields(&mut out, scores);
    pages_and_findings(&mut out, scores);
    passing(&mut out, scores);
    reliability(&mut out, scores);
    out
}

fn line(out: &mut String, name: &str, line: &Line) {
    let rates = [line.coverage, line.right_of_read, line.right_of_all].map(percent);
    let _ = writeln!(out, "{name:26} {:6} {:>7} {:>14} {:>13} {:>9}", line.n, rates[0], rates[1], rates[2], line.invented);
}

fn fields(out: &mut String, scores: &Scores) {
    let _ = writeln!(out, "{:26} {:>6} {:>7} {:>14} {:>13} {:>9}", "fields (per cent)", "n", "read", "right of read", "right of all", "invented");
    for (name, group) in &scores.groups {
        line(out, name, group);
    }
    if let Some(all) = &scores.fields {
        line(out, "ALL", all);
    }
    let _ = writeln!(out, "\nby profile");
    for (name, profile) in &scores.profiles {
        line(out, name, profile);
    }
}

fn pages_and_findings(out: &mut String, scores: &Scores) {
    let _ = writeln!(out, "\npage types right {} %   rotations right {} %", percent(scores.document_type_accuracy), percent(scores.rotation_accuracy));
    for c in scores.document_type_confusions.iter().take(LISTED) {
        let _ = writeln!(out, "    {} taken for {}: {}", c.expected, c.got, c.n);
    }
    let _ = writeln!(out, "\n{:28} {:>5} {:>6} {:>7} {:>10} {:>7}", "findings", "true", "false", "missed", "precision", "recall");
    for (code, c) in &scores.findings {
        let _ = writeln!(out, "{code:28} {:5} {:6} {:7} {:>10} {:>7}", c.found, c.wrongly, c.missed, percent(c.precision), percent(c.recall));
    }
    let sum = |of: fn(&super::score::CodeLine) -> u64| scores.findings.values().map(of).sum::<u64>();
    let (found, wrongly, missed) = (sum(|c| c.found), sum(|c| c.wrongly), sum(|c| c.missed));
    let share = |whole: u64| (whole > 0).then(|| found as f64 / whole as f64);
    let _ = writeln!(out, "{:28} {found:5} {wrongly:6} {missed:7} {:>10} {:>7}", "ALL", percent(share(found + wrongly)), percent(share(found + missed)));
    let _ = writeln!(out, "dossiers with low_confidence: {}", scores.low_confidence_dossiers);
}

fn passing(out: &mut String, scores: &Scores) {
    let _ = writeln!(out, "\nexpected \\ routed    automatic     manual   returned       none");
    for (want, row) in &scores.routes {
        let n = |got: &str| row.get(got).copied().unwrap_or(0);
        let _ = writeln!(out, "{want:19} {:10} {:10} {:10} {:10}", n("automatic"), n("manual"), n("returned"), n("none"));
    }
    let _ = writeln!(out, "\nSTRAIGHT-THROUGH RATE  {} % of the dossiers that could go automatically", percent(scores.straight_through_rate));
    let bound = 100.0 * upper_bound(scores.automatic_errors, scores.automatic_fields);
    let _ = writeln!(
        out,
        "AUTOMATIC ERROR RATE   {} % ({} of {} needed fields in {} automatic dossiers; with 95 % certainty below {bound:.2} %)",
        percent(scores.automatic_error_rate),
        scores.automatic_errors,
        scores.automatic_fields,
        scores.automatic_dossiers
    );
    let _ = writeln!(out, "WRONGLY AUTOMATIC      {}", scores.wrongly_automatic.len());
    for wrongly in scores.wrongly_automatic.iter().take(LISTED) {
        let _ = writeln!(out, "    {} ({}: {})", wrongly.dossier, wrongly.expected, wrongly.findings.join(", "));
    }
    for error in scores.automatic_error_list.iter().take(LISTED) {
        let _ = writeln!(out, "    {error}");
    }
}

fn reliability(out: &mut String, scores: &Scores) {
    let c = &scores.calibration;
    let _ = writeln!(out, "\ncalibration error {} over {} fields", c.error.map_or_else(|| "-".to_owned(), |e| format!("{e:.4}")), c.fields);
    for band in &c.table {
        let _ = writeln!(out, "    {:<6}..{:<6} n {:6}  said {:.4}  right {:.4}", band.low, band.high, band.n, band.said, band.right);
    }
    let _ = writeln!(out, "\ncore-seconds per page {}", scores.seconds_per_page.map_or_else(|| "-".to_owned(), |s| format!("{s:.3}")));
}

/// What changed, as text.
pub fn changes_table(changes: &Changes) -> String {
    let mut out = String::from("fields changed\n");
    for ((was, is), n) in &changes.counts {
        let _ = writeln!(out, "    {was:9} -> {is:9} {n:6}");
    }
    for (dossier, key, was, is) in &changes.fields {
        let _ = writeln!(out, "    {dossier} {key}: {was} -> {is}");
    }
    let _ = writeln!(out, "findings changed");
    for (dossier, sign, code, expected) in &changes.findings {
        let _ = writeln!(out, "    {dossier} {sign}{code}{}", if *expected { " (expected)" } else { "" });
    }
    let _ = writeln!(out, "routes changed");
    for (dossier, was, is, expected) in &changes.routes {
        let _ = writeln!(out, "    {dossier}: {was} -> {is} (expected {expected})");
    }
    out
}
