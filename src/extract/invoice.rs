//! Number, date, total and ICE of invoices and till receipts.
//!
//! In: the lines of a page of type `invoice`. Out: a draft for every invoice on it (two tickets glued side by side are two, a credit note is
//! none); `invoice_sheets` makes one of the sheets of an invoice. What is meant of all that stands there
//! is chosen by what stands round it.

use super::invoice_date::date_of;
use super::invoice_number::{best_number, read_number};
use super::invoice_total::total_of;
use super::printed::Reader;
use super::printed_sheet::{Printed, Sheet};
use super::printed_value::{Value, WIDE, amounts_in, read_value};
use super::surroundings::Surroundings;
use super::{invoice_split, split_days};
use crate::dossier::identifiers::is_ice;
use crate::read::attached::AttachedPage;
use crate::read::grammar::Grammar;
use crate::read::text_lines_read::read_line_stretched;
use crate::registry::names::distance;
use std::ops::Range;

/// Digits of a line in which an ICE of fifteen may hide.
const MISREAD: usize = 12;

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
    /// Nothing that may be it.
    #[default]
    Absent,
    /// A label or a place, and no value that can be read.
    Unread,
    /// Read.
    Read(Box<Value>),
}

impl Slot {
    pub(super) fn of(value: Option<Value>, seen: bool) -> Self {
        match value {
            Some(value) => Self::Read(Box::new(value)),
            None if seen => Self::Unread,
            None => Self::Absent,
        }
    }

    /// The value, where read.
    pub(super) fn value(&self) -> Option<&Value> {
        if let Self::Read(value) = self { Some(value) } else { None }
    }
}

/// From this probability on a number is no total.
const LIKELY_NUMBER: f64 = 0.5;

const CARRIED: &[&str] = &["A REPORTER", "REPORT PAGE SUIVANTE", "SUITE PAGE", "SUITE SUR", "SUITE AU VERSO", "CONTINUED"];

/// The invoices on `page`, which is no credit note.
pub(super) fn drafts_of(page: &AttachedPage, reader: &Reader<'_>) -> Vec<InvoiceDraft> {
    let lines = split_days::joined(page, &reader.years);
    invoice_split::split(Sheet::of_lines(&lines, page.along()), &reader.years).iter().map(|part| draft(part, reader)).collect()
}

/// Words of a title that begins with "avoir" ("AVOIR SUR VENTE COMPTANT"), and of one that only holds it, at most.
const LONGEST_TITLE: usize = 6;
const LONGEST_TITLE_AROUND: usize = 3;

/// A credit note ("avoir") gives money back: its title says so.
pub(super) fn is_credit_note(page: &AttachedPage) -> bool {
    Sheet::of(page).lines.iter().any(|line| {
        let words = line.text.split(' ').filter(|w| w.bytes().all(|b| b.is_ascii_alphabetic())).count();
        // The word itself must be read: "FACTURE A JOINDRE" is as near to "FACTURE AVOIR" as its misreadings.
        let is_avoir = |word: &str| word.starts_with("AVOIR") || word.len() == 5 && distance(word, "AVOIR") <= 1;
        // "Merci d'avoir choisi notre établissement": the verb.
        let named = line.text.split(' ').any(is_avoir) && !line.has_any(&["POUR AVOIR", "SANS AVOIR", "NOUS AVOIR", "MERCI"]);
        // "Avoir déduit de votre facture 20,00" stands among the sums of one that is to be paid.
        let begins = line.text.split(' ').next().is_some_and(is_avoir) && amounts_in(&line.chars(), false).is_empty();
        let titled = words <= if begins { LONGEST_TITLE } else { LONGEST_TITLE_AROUND }
            || line.text.ends_with("D AVOIR")
            || ["AVOIRN", "AVOIR N", "FACTURE AVOIR", "FACTURE D AVOIR", "NOTE D AVOIR", "BON D AVOIR"].iter().any(|title| line.text.contains(title));
        named && titled || line.has_any(&["NOTE DE CREDIT", "CREDIT NOTE", "FACTURE D ANNULATION"])
    })
}

fn draft(sheet: &Sheet<'_>, reader: &Reader<'_>) -> InvoiceDraft {
    let around = Surroundings::of(sheet);
    let number_at = best_number(&around, &reader.years);
    let number = number_at.as_ref().and_then(|place| read_number(place, sheet, reader));
    let date = date_of(&around, reader, number_at.as_ref());
    let (ice, ice_labelled) = ice_of(sheet, reader);
    let (total, total_seen) = total_of(&around, reader, number_at.as_ref().filter(|place| place.probability > LIKELY_NUMBER));
    InvoiceDraft {
        number: Slot::of(number, number_at.is_some()),
        date: Slot::of(date, false),
        total: Slot::of(total, total_seen),
        ice: Slot::of(ice, ice_labelled),
        sheet: sheet.lines.iter().find_map(sheet_mark),
        carried: sheet.lines.iter().any(|line| line.has_any(CARRIED)),
    }
}

/// Where the value of a label may stand: after it, to its right, below it.
fn targets(sheet: &Sheet<'_>, index: usize, end: usize) -> Vec<(usize, usize)> {
    let beside = sheet.right_of(index).into_iter().take(1).map(|i| (i, 0));
    let below = sheet.below(index, 2.2).into_iter().take(1).map(|i| (i, 0));
    std::iter::once((index, end)).chain(beside).chain(below).collect()
}

/// How probable an ICE that fails its check is printed so: of 4,900 papers none bears one that does.
const FAILS_CHECK: f64 = 0.1;

/// The issuer's ICE: fifteen digits behind its label, the number modulo 97 being 0; the client's comes after it or is named so.
fn ice_of(sheet: &Sheet<'_>, reader: &Reader<'_>) -> (Option<Value>, bool) {
    let grammar = Grammar::digits(15..=15);
    let read = |line: &Printed<'_>, from: usize| -> Vec<Value> {
        let ranges = long_numbers(&line.chars(), from);
        ranges.into_iter().filter_map(|range| Some(read_value(reader, line.line, range, &grammar)?.checked(1.0 / 97.0, is_ice))).collect()
    };
    let mut labelled = false;
    let mut doubtful: Option<Value> = None;
    for (index, line) in sheet.lines.iter().enumerate() {
        let Some(end) = line.after("ICE") else { continue };
        if line.has_any(&["CLIENT", "ICE CLIENT"]) {
            continue;
        }
        labelled = true;
        for (target, from) in targets(sheet, index, end) {
            for value in read(&sheet.lines[target], from) {
                if is_ice(value.best()) {
                    return (Some(value), true);
                }
                doubtful = doubtful.or(Some(value));
            }
        }
    }
    // Without a label that was read: any number that passes the check.
    let bare = sheet.lines.iter().flat_map(|line| read(line, 0)).find(|value| is_ice(value.best()));
    let again = || sheet.lines.iter().filter(|line| may_bear_ice(line)).find_map(|line| ice_read_again(line, reader));
    (bare.or_else(again).or(doubtful.map(|value| value.trusted(FAILS_CHECK))), labelled)
}

/// Whether a line names an ICE, or bears so many digits that a misread one may stand there.
fn may_bear_ice(line: &Printed<'_>) -> bool {
    !line.has_any(&["CLIENT"]) && (line.after("ICE").is_some() || line.chars().iter().filter(|c| c.is_ascii_digit()).count() >= MISREAD)
}

/// An ICE of which the first recogniser lost a digit, in the small print of a foot: the whole line read by the other one.
fn ice_read_again(line: &Printed<'_>, reader: &Reader<'_>) -> Option<Value> {
    let again = read_line_stretched(reader.picture, line.line.place, WIDE, &reader.models.small).ok()?;
    let chars: Vec<char> = again.chars.iter().map(|c| c.character).collect();
    let values = long_numbers(&chars, 0).into_iter().filter_map(|range| read_value(reader, &again, range, &Grammar::digits(15..=15)));
    values.map(|value| value.checked(1.0 / 97.0, is_ice)).find(|value| is_ice(value.best()))
}

/// The numbers of about fifteen digits from `from` on, blanks and dots inside allowed; first those that stand together.
fn long_numbers(chars: &[char], from: usize) -> Vec<Range<usize>> {
    let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    // Fifteen digits in a row are one number, whatever letter is read together with them ("n001593003006382").
    let firsts = (from..chars.len()).filter(|&i| digit(i) && (i == from || !digit(i - 1)));
    let together = firsts.map(|start| start..start + (start..).take_while(|&i| digit(i)).count()).filter(|run| run.len() == 15);
    let starts = (from..chars.len()).filter(|&i| matches!(chars[i], '0'..='9' | 'O' | 'o') && (i == from || !chars[i - 1].is_alphanumeric()));
    let apart = starts.filter_map(|start| long_number_at(chars, start));
    let mut found: Vec<Range<usize>> = Vec::new();
    for range in together.chain(apart) {
        if found.iter().all(|known| known.end <= range.start || range.end <= known.start) {
            found.push(range);
        }
    }
    found
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text_lines_read::TextLine;

    #[test]
    fn a_credit_note_says_so_in_its_title() {
        let is_credit_note = |title: &str| is_credit_note(&AttachedPage::invoice_of(vec![TextLine::surely(title, (600.0, 100.0))]));
        for title in [
            "AVOIR",
            "Facture d'avoir n° 12",
            "FACTURE D'AVOIR CLIENT 219-26",
            "FACTURE D'ANNULATION - AVOIR",
            "Note de crédit",
            "AVOIR SUR VENTE COMPTANT",
            "Avoir retour produit N° 08/26-611",
        ] {
            assert!(is_credit_note(title), "{title}");
        }
        for title in [
            "FACTURE",
            "FACTURE A JOINDRE",
            "Nous vous remercions de nous avoir choisis",
            "Merci d'avoir choisi notre établissement",
            "Pour avoir droit au remboursement",
            "Avoir toujours sur soi la carte et la présenter à la pharmacie",
            "Avoir déduit de votre facture 20,00",
        ] {
            assert!(!is_credit_note(title), "{title}");
        }
    }

    #[test]
    fn long_numbers_are_found() {
        let first = |chars: &[char], from: usize| long_numbers(chars, from).into_iter().next();
        let chars: Vec<char> = "IF:4259540 ICE: 001372638006257 Patente:78596598".chars().collect();
        assert_eq!(first(&chars, 14), Some(16..31));
        let misread: Vec<char> = "1CE 000187738002137".chars().collect();
        assert_eq!(first(&misread, 0), Some(4..19));
        let next: Vec<char> = "ICE 003950636002176 IF 12".chars().collect();
        assert_eq!(first(&next, 3), Some(4..19));
        let spaced: Vec<char> = "ICE 001 372 638 006 257".chars().collect();
        assert_eq!(first(&spaced, 3), Some(4..23));
        let among: Vec<char> = "LC.E n001593003006382/RC/28483/RIBn181 810 21110 95097008 018".chars().collect();
        assert_eq!(first(&among, 0), Some(6..21));
    }
}
