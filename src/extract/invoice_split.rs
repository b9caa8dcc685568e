//! Two tickets on one page are two invoices: parts the page's lines where each part has a number and a total of its own.

use super::invoice_number::best_number;
use super::invoice_total::likely_total;
use super::printed_days::dates_in;
use super::printed_sheet::{Printed, Sheet};
use super::surroundings::Surroundings;
use std::ops::RangeInclusive;

/// Parts at most.
const MOST: usize = 6;
/// A gap between two tickets is at least this many line heights wide, side by side or one above the other.
const GAP: f32 = 1.2;
/// A half has a number of its own where one is more probable than this.
const LIKELY: f64 = 0.5;

/// The invoices' parts of a page, in reading order: by rows, then left to right. One part where there is but one invoice.
pub(super) fn split<'p>(sheet: Sheet<'p>, years: &RangeInclusive<u16>) -> Vec<Sheet<'p>> {
    let mut parts = vec![sheet];
    let mut at = 0;
    while at < parts.len() && parts.len() < MOST {
        let part = parts.remove(at);
        match halves(part, years) {
            Ok((first, second)) => {
                parts.insert(at, second);
                parts.insert(at, first);
            }
            Err(whole) => {
                parts.insert(at, whole);
                at += 1;
            }
        }
    }
    parts
}

/// Cuts a sheet across a blank strip such that both halves are whole invoices.
fn halves<'p>(sheet: Sheet<'p>, years: &RangeInclusive<u16>) -> Result<(Sheet<'p>, Sheet<'p>), Sheet<'p>> {
    let heights = |l: &Printed<'_>| l.thickness;
    let typical = {
        let mut all: Vec<f32> = sheet.lines.iter().map(heights).collect();
        all.sort_by(f32::total_cmp);
        all.get(all.len() / 2).copied().unwrap_or(1.0)
    };
    let by_column = cuts(sheet.lines.iter().map(|l| (l.left, l.right)).collect(), GAP * typical).into_iter().map(|cut| (true, cut));
    let by_row = cuts(sheet.lines.iter().map(|l| (l.middle - l.thickness / 2.0, l.middle + l.thickness / 2.0)).collect(), GAP * typical)
        .into_iter()
        .map(|cut| (false, cut));
    let options: Vec<(bool, f32)> = by_column.chain(by_row).collect();
    for (columns, cut) in options {
        let before = |l: &Printed<'_>| if columns { (l.left + l.right) / 2.0 < cut } else { l.middle < cut };
        if both_whole(&sheet, years, &before) {
            let (first, second): (Vec<_>, Vec<_>) = sheet.lines.into_iter().partition(|l| before(l));
            return Ok((Sheet { lines: first }, Sheet { lines: second }));
        }
    }
    Err(sheet)
}

/// Middles of the blank strips between `spans` that are at least `least` wide, the widest first.
fn cuts(mut spans: Vec<(f32, f32)>, least: f32) -> Vec<f32> {
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut reached = spans.first().map_or(0.0, |s| s.1);
    let mut found = Vec::new();
    for (from, to) in spans {
        if from - reached >= least {
            found.push((from - reached, f32::midpoint(from, reached)));
        }
        reached = reached.max(to);
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, cut)| cut).collect()
}

fn both_whole(sheet: &Sheet<'_>, years: &RangeInclusive<u16>, before: &dyn Fn(&Printed<'_>) -> bool) -> bool {
    let (first, second) = (sheet.part(before), sheet.part(|l| !before(l)));
    let (first, second) = (Surroundings::of(&first), Surroundings::of(&second));
    let number = |part: &Surroundings<'_, '_>| {
        let place = best_number(part, years).filter(|place| place.probability > LIKELY)?;
        Some(part.sheet.lines[place.line].chars()[place.range].iter().collect::<String>())
    };
    let dated = |part: &Surroundings<'_, '_>| part.sheet.lines.iter().any(|line| !dates_in(&line.chars()).is_empty());
    match (number(&first).zip(likely_total(&first)), number(&second).zip(likely_total(&second))) {
        // A head with a register's number, and a foot with one and the same sum once more, bear no day.
        (Some(a), Some(b)) => a.0 != b.0 && dated(&first) && dated(&second),
        _ => false,
    }
}
