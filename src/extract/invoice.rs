//! Number, date, total and ICE of invoices and till receipts.
//!
//! In: the lines of a page of type `invoice`. Out: a draft for every invoice on it (two tickets glued side by side are two, a credit note is
//! none); `invoice_sheets` makes one of the sheets of an invoice. Labels are looked for in French and English, values beside or below them.

use super::invoice_number::{TITLES, best_number, read_number};
use super::invoice_total::total_of;
use super::printed::Reader;
use super::printed_sheet::{Printed, Sheet, same_row};
use super::printed_value::{Value, dates_in, read_value};
use crate::dossier::identifiers::is_ice;
use crate::read::attached::AttachedPage;
use crate::read::grammar::Grammar;
use std::ops::Range;

/// What one page says of one invoice.
#[derive(Clone, Default)]
pub(super) struct InvoiceDraft {
    pub(super) number: Slot,
    pub(super) date: Slot,
    pub(super) total: Slot,
    pub(super) ice: Slot,
    /// "Page 2/3" as (2, 3).
    pub(super) sheet: Option<(u32, u32)>,
    /// The page says that the sum is carried over to the next.
    pub(super) carried: bool,
}

/// A value looked for.
#[derive(Clone, Default)]
pub(super) enum Slot {
    /// Neither label nor value.
    #[default]
    Absent,
    /// A label, and no value that can be read.
    Unread,
    /// Read.
    Read(Box<Value>),
}

impl Slot {
    pub(super) fn of(value: Option<Value>, labelled: bool) -> Self {
        match value {
            Some(value) => Self::Read(Box::new(value)),
            None if labelled => Self::Unread,
            None => Self::Absent,
        }
    }

    /// The value, where read.
    pub(super) fn value(&self) -> Option<&Value> {
        if let Self::Read(value) = self { Some(value) } else { None }
    }
}

const DATE_LABELS: &[(&str, f32)] = &[
    ("DATE DE FACTURATION", 5.0),
    ("DATE DE FACTURE", 5.0),
    ("DATE FACTURE", 5.0),
    ("DATE D EMISSION", 5.0),
    ("INVOICE DATE", 5.0),
    ("DATE", 4.0),
    ("FAIT LE", 3.0),
    ("LE", 2.5),
    ("DU", 2.0),
    ("EN DATE DU", 3.0),
];
const OTHER_DATES: &[&str] = &[
    "NAISSANCE",
    "NE LE",
    "NEE LE",
    "NE E LE",
    "ECHEANCE",
    "PEREMPTION",
    "EXP",
    "PER",
    "ENTREE",
    "SORTIE",
    "PRELEVEMENT",
    "ORDONNANCE DU",
    "PRESCRIPTION DU",
    "DATE ORDONNANCE",
    "DATE PRESCRIPTION",
    "DDN",
    "NAISS",
    "AVANT LE",
    "VALABLE",
    "DUE DATE",
    "COMMANDE DU",
];
const CARRIED: &[&str] = &["A REPORTER", "REPORT PAGE SUIVANTE", "SUITE PAGE", "SUITE SUR", "SUITE AU VERSO", "CONTINUED"];

/// How probable it is that a value stands where its label says, and where only its shape and place say so.
pub(super) const LABELLED: f64 = 0.998;
pub(super) const UNLABELLED: f64 = 0.93;

/// Points by which a date must lead any other.
const CLEAR_DATE_LEAD: f32 = 1.0;

/// The invoices on `page`, which is no credit note.
pub(super) fn drafts_of(page: &AttachedPage, reader: &Reader<'_>) -> Vec<InvoiceDraft> {
    super::invoice_split::split(Sheet::of(page)).iter().map(|part| draft(part, reader)).collect()
}

/// A credit note ("avoir") gives money back: its title says so.
pub(super) fn is_credit_note(page: &AttachedPage) -> bool {
    Sheet::of(page).lines.iter().any(|line| {
        let words = line.text.split(' ').filter(|w| w.bytes().all(|b| b.is_ascii_alphabetic())).count();
        let title = words <= 3 && line.text.split(' ').next() == Some("AVOIR");
        title || line.has_any(&["FACTURE D AVOIR", "NOTE DE CREDIT", "NOTE D AVOIR", "CREDIT NOTE", "AVOIR N", "FACTURE AVOIR"])
    })
}

fn draft(sheet: &Sheet<'_>, reader: &Reader<'_>) -> InvoiceDraft {
    let number_at = best_number(sheet);
    let number = number_at.as_ref().and_then(|place| read_number(place, sheet, reader));
    let titled = sheet.lines.iter().any(|line| line.has_any(TITLES));
    let (date, date_labelled) = date_of(sheet, reader, number_at.as_ref().map(|place| place.line));
    let (ice, ice_labelled) = ice_of(sheet, reader);
    let (total, total_labelled) = total_of(sheet, reader);
    InvoiceDraft {
        number: Slot::of(number, titled && number_at.is_some()),
        date: Slot::of(date, date_labelled),
        total: Slot::of(total, total_labelled),
        ice: Slot::of(ice, ice_labelled),
        sheet: sheet.lines.iter().find_map(sheet_mark),
        carried: sheet.lines.iter().any(|line| line.has_any(CARRIED)),
    }
}

/// Where the value of a label may stand: after it, to its right, below it.
pub(super) fn targets(sheet: &Sheet<'_>, index: usize, end: usize) -> Vec<(usize, usize)> {
    let beside = sheet.right_of(index).into_iter().take(1).map(|i| (i, 0));
    let below = sheet.below(index, 2.2).into_iter().take(1).map(|i| (i, 0));
    std::iter::once((index, end)).chain(beside).chain(below).collect()
}

/// The invoice's date: by its label, else the one nearest to the title.
fn date_of(sheet: &Sheet<'_>, reader: &Reader<'_>, near: Option<usize>) -> (Option<Value>, bool) {
    let mut found: Vec<(f32, usize, Range<usize>)> = Vec::new();
    let mut labelled = false;
    for (index, line) in sheet.lines.iter().enumerate() {
        if line.has_any(OTHER_DATES) {
            continue;
        }
        let label = DATE_LABELS.iter().filter(|(label, _)| line.after(label).is_some()).map(|l| l.1).fold(0.0, f32::max);
        labelled |= label >= 4.0;
        let mut offer = |points: f32, target: usize| {
            let distance = near.map_or(index as f32 * 0.02, |n| (sheet.lines[n].middle - sheet.lines[target].middle).abs() / sheet.lines[n].thickness * 0.05);
            let chars = sheet.lines[target].chars();
            // Days of birth and the like lie in other years.
            let dates = dates_in(&chars).into_iter().filter(|range| year_of(&chars[range.clone()]).is_none_or(|year| reader.years.contains(&year)));
            found.extend(dates.map(|range| (points - distance.min(1.5), target, range)));
        };
        offer(1.0 + label, index);
        if label > 0.0 {
            for target in sheet.right_of(index).into_iter().take(1).chain(sheet.below(index, 2.2).into_iter().take(1)) {
                offer(0.5 + label, target);
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let text = |(_, line, range): &(f32, usize, Range<usize>)| sheet.lines[*line].chars()[range.clone()].iter().collect::<String>();
    let mut found = found.into_iter();
    let best = found.next();
    let rival = best.as_ref().and_then(|best| found.find(|other| text(other) != text(best)));
    let value = best.and_then(|(points, line, range)| {
        let is_clear = rival.is_none_or(|rival| points >= 2.0 && points - rival.0 >= CLEAR_DATE_LEAD);
        let trust = if is_clear { LABELLED } else { UNLABELLED };
        read_value(reader, sheet.lines[line].line, range, &Grammar::date(reader.years.clone())).map(|v| v.trusted(trust))
    });
    (value, labelled)
}

/// The year of a printed date, where it has four digits.
fn year_of(date: &[char]) -> Option<u16> {
    let text: String = date.iter().collect();
    text.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4).and_then(|year| year.parse().ok())
}

/// The issuer's ICE: fifteen digits behind its label, the number modulo 97 being 0; the client's comes after it or is named so.
fn ice_of(sheet: &Sheet<'_>, reader: &Reader<'_>) -> (Option<Value>, bool) {
    let grammar = Grammar::digits(15..=15);
    let mut labelled = false;
    let mut doubtful: Option<Value> = None;
    for (index, line) in sheet.lines.iter().enumerate() {
        let Some(end) = line.after("ICE") else { continue };
        if line.has_any(&["CLIENT", "ICE CLIENT"]) {
            continue;
        }
        labelled = true;
        for (target, from) in targets(sheet, index, end) {
            let line = &sheet.lines[target];
            let Some(range) = long_number(&line.chars(), from) else { continue };
            let Some(value) = read_value(reader, line.line, range, &grammar).map(|v| v.checked(1.0 / 97.0, is_ice)) else { continue };
            if is_ice(value.best()) {
                return (Some(value), true);
            }
            doubtful = doubtful.or(Some(value));
        }
    }
    // Without a label that was read: any number that passes the check.
    let bare = sheet.lines.iter().find_map(|line| {
        let range = long_number(&line.chars(), 0)?;
        let value = read_value(reader, line.line, range, &grammar)?;
        is_ice(value.best()).then(|| value.checked(1.0 / 97.0, is_ice))
    });
    (bare.or(doubtful), labelled)
}

/// The first number of about fifteen digits from `from` on, blanks and dots inside allowed.
fn long_number(chars: &[char], from: usize) -> Option<Range<usize>> {
    let starts = (from..chars.len()).filter(|&i| matches!(chars[i], '0'..='9' | 'O' | 'o') && (i == from || !chars[i - 1].is_alphanumeric()));
    starts.filter_map(|start| long_number_at(chars, start)).next()
}

fn long_number_at(chars: &[char], start: usize) -> Option<Range<usize>> {
    let inside = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | 'O' | 'o' | 'l' | 'I' | 'S' | 'B');
    let mut end = start + chars.iter().skip(start).take_while(|c| inside(**c)).count();
    // A group without any digit is the start of the next word.
    while let Some(group) = chars.get(start..end).filter(|c| !c.is_empty()).map(|c| c.iter().rev().take_while(|c| c.is_alphanumeric()).count()) {
        if chars[end - group..end].iter().any(char::is_ascii_digit) {
            break;
        }
        end -= group.max(1);
    }
    let digits = chars.get(start..end)?.iter().filter(|c| c.is_alphanumeric()).count();
    (13..=17).contains(&digits).then_some(start..end)
}

/// "Page 2/3", "2 / 3" alone on a line, "FACTURE 1/2", "Feuillet 1 sur 2".
fn sheet_mark(line: &Printed<'_>) -> Option<(u32, u32)> {
    let words: Vec<&str> = line.text.split(' ').collect();
    let numbers: Vec<u32> = words.iter().filter_map(|w| w.parse().ok()).collect();
    let named = line.has_any(&["PAGE", "FEUILLET", "FEUILLE", "FOLIO"]) && words.len() <= 5;
    let slashed = words.len() <= 3 && line.chars().contains(&'/');
    match numbers[..] {
        [at, of] if (named || slashed) && at >= 1 && at <= of && (2..=9).contains(&of) => Some((at, of)),
        _ => None,
    }
}

/// Whether `a` and `b` of the sheet stand in one row.
pub(super) fn in_row(sheet: &Sheet<'_>, a: usize, b: usize) -> bool {
    match (sheet.lines.get(a), sheet.lines.get(b)) {
        (Some(a), Some(b)) => same_row(a, b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_found() {
        let chars: Vec<char> = "IF:4259540 ICE: 001372638006257 Patente:78596598".chars().collect();
        assert_eq!(long_number(&chars, 14), Some(16..31));
        let misread: Vec<char> = "1CE 000187738002137".chars().collect();
        assert_eq!(long_number(&misread, 0), Some(4..19));
        let next: Vec<char> = "ICE 003950636002176 IF 12".chars().collect();
        assert_eq!(long_number(&next, 3), Some(4..19));
        let spaced: Vec<char> = "ICE 001 372 638 006 257".chars().collect();
        assert_eq!(long_number(&spaced, 3), Some(4..23));
    }
}
