//! Number, date, total and ICE of invoices and till receipts.
//!
//! In: the lines of a page of type `invoice`. Out: a draft for every invoice on it (two tickets glued side by side are two, a credit note is
//! none); `invoice_sheets` makes one of the sheets of an invoice. Labels are looked for in French and English, values beside or below them.

use super::invoice_total::total_of;
use super::printed::Reader;
use super::printed_sheet::{Printed, Sheet, same_row};
use super::printed_value::{Value, amounts_in, dates_in, read_value};
use crate::dossier::identifiers::is_ice;
use crate::read::attached::AttachedPage;
use crate::read::grammar::Grammar;
use std::ops::{Range, RangeInclusive};

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

/// Titles of an invoice, before its number.
const TITLES: &[&str] =
    &["FACTURE", "FACT", "TICKET", "NOTE D HONORAIRES", "QUITTANCE", "RECU", "INVOICE", "RECEIPT", "BON DE CAISSE", "BULLETIN DE CAISSE", "RELEVE"];
/// Labels of the number itself.
const NUMBER_LABELS: &[&str] = &[
    "NUMERO DE FACTURE",
    "NUMERO DE LA FACTURE",
    "N FACTURE",
    "FACT N",
    "FACT NO",
    "NO DE FACTURE",
    "N DE PIECE",
    "N PIECE",
    "PIECE N",
    "N TICKET",
    "N RECU",
    "N DOCUMENT",
    "N DE FACTURE",
    "NO FACTURE",
    "NUMERO",
    "NUM",
    "N",
    "NO",
    "REFERENCE",
    "REF",
    "DOCUMENT NO",
    "BILL NO",
    "TRANS NO",
];
/// Numbers of other things.
const OTHER_NUMBERS: &[&str] = &[
    "TEL",
    "TELEPHONE",
    "FAX",
    "GSM",
    "PATENTE",
    "RC",
    "CNSS",
    "INPE",
    "IF",
    "ICE",
    "RIB",
    "IDENTIFIANT",
    "CLIENT",
    "PATIENT",
    "CIN",
    "DOSSIER",
    "COMMANDE",
    "CHEQUE",
    "ADHERENT",
    "ASSURE",
    "IMMATRICULATION",
    "COMPTE",
    "LOT",
    "GST",
    "REG",
    "CAISSE",
    "TABLE",
    "PAGE",
    "BON N",
    "TOTAL",
    "SOMME",
    "MONTANT",
];
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
    "VALABLE",
    "DUE DATE",
    "COMMANDE DU",
];
const CARRIED: &[&str] = &["A REPORTER", "REPORT PAGE SUIVANTE", "SUITE PAGE", "SUITE SUR", "SUITE AU VERSO", "CONTINUED"];

/// How probable it is that a value stands where its label says, and where only its shape and place say so.
const LABELLED: f64 = 0.998;
const UNLABELLED: f64 = 0.93;

/// How probable a number without a digit is, or one that has a 1 where another reading has the slash before a year, against any other.
const NO_NUMBER: f64 = 0.1;

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
    let number = number_at.as_ref().and_then(|(points, line, range)| {
        let trust = if *points >= 2.0 { LABELLED } else { UNLABELLED };
        let value = read_value(reader, sheet.lines[*line].line, range.clone(), &Grammar::reference(1..=24))?;
        let slashed: Vec<String> = value.candidates.iter().filter_map(|c| slash_as_one(&c.value, &reader.years)).collect();
        let sound = |text: &str| text.bytes().any(|b| b.is_ascii_digit()) && !slashed.iter().any(|wrong| wrong == text);
        Some(value.checked(NO_NUMBER, sound).trusted(trust))
    });
    let titled = sheet.lines.iter().any(|line| line.has_any(TITLES));
    let (date, date_labelled) = date_of(sheet, reader, number_at.as_ref().map(|n| n.1));
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

/// Where the invoice's number stands: beside its title, then beside a label of its own, then below either.
pub(super) fn number_place(sheet: &Sheet<'_>) -> Option<(usize, Range<usize>)> {
    let (_, line, range) = best_number(sheet)?;
    Some((line, range))
}

/// [`number_place`] with its points.
fn best_number(sheet: &Sheet<'_>) -> Option<(f32, usize, Range<usize>)> {
    let mut best: Option<(f32, usize, Range<usize>)> = None;
    for (index, line) in sheet.lines.iter().enumerate() {
        for (labels, points) in [(TITLES, 4.0), (NUMBER_LABELS, 3.0)] {
            for label in labels {
                let Some(end) = line.after(label) else { continue };
                // A bare "N°" says less than a word, and only where it begins the line.
                let points = points - if label.len() <= 3 { 1.0 } else { 0.0 };
                if (label.len() <= 3 && !begins_with(&line.text, label)) || names_another(line, label) {
                    continue;
                }
                for (rank, (target, from)) in targets(sheet, index, end).into_iter().enumerate() {
                    if target != index && sheet.lines[target].has_any(OTHER_NUMBERS) {
                        continue;
                    }
                    if let Some(range) = reference_in(&sheet.lines[target].chars(), from) {
                        let value = points - if rank == 0 { 0.0 } else { 1.0 + rank as f32 * 0.1 };
                        if best.as_ref().is_none_or(|(most, ..)| value > *most) {
                            best = Some((value, target, range));
                        }
                        break;
                    }
                }
            }
        }
    }
    best
}

/// Whether `word` is the first of `text`.
fn begins_with(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn names_another(line: &Printed<'_>, label: &str) -> bool {
    let first_other = OTHER_NUMBERS.iter().filter_map(|other| line.after(other)).min();
    first_other.is_some_and(|other| line.after(label).is_none_or(|here| other <= here + 8))
}

/// Where the value of a label may stand: after it, to its right, below it.
fn targets(sheet: &Sheet<'_>, index: usize, end: usize) -> Vec<(usize, usize)> {
    let beside = sheet.right_of(index).into_iter().take(1).map(|i| (i, 0));
    let below = sheet.below(index, 2.2).into_iter().take(1).map(|i| (i, 0));
    std::iter::once((index, end)).chain(beside).chain(below).collect()
}

/// `number` with a 1 for the slash before its year: "627712026" of "6277/2026".
fn slash_as_one(number: &str, years: &RangeInclusive<u16>) -> Option<String> {
    let (before, year) = number.rsplit_once('/')?;
    let is_year = year.len() == 4 && year.parse().is_ok_and(|year| years.contains(&year));
    is_year.then(|| format!("{before}1{year}"))
}

/// The first stretch from `from` on that looks like an invoice number: capitals, digits and signs, at least one digit, no date, no amount.
fn reference_in(chars: &[char], from: usize) -> Option<Range<usize>> {
    let noise = |c: char| !c.is_alphanumeric();
    let mut at = from;
    // "N°", "No", "n :" between the title and the number.
    loop {
        while chars.get(at).copied().is_some_and(noise) {
            at += 1;
        }
        let word: String = chars.iter().skip(at).take_while(|c| c.is_alphabetic()).collect();
        let marker =
            matches!(word.to_lowercase().as_str(), "n" | "no" | "nº" | "num" | "numero" | "numéro" | "nr" | "de" | "la" | "facture" | "ref" | "réf" | "caisse");
        let followed = chars.get(at + word.chars().count()).is_none_or(|c| !c.is_ascii_digit() && *c != '-');
        if !marker || !followed || word.is_empty() {
            break;
        }
        at += word.chars().count();
    }
    let start = behind_colon(chars, at);
    let of_another_kind = dates_in(chars).into_iter().chain(amounts_in(chars, false)).any(|range| range.contains(&start));
    if of_another_kind {
        return None;
    }
    let mut end = prefix_end(chars, start);
    let sign = |i: usize| matches!(chars.get(i), Some('/' | '-' | '_' | '.'));
    let part = |i: usize| chars.get(i).is_some_and(char::is_ascii_alphanumeric);
    loop {
        // Blanks round a slash do not end the number ("0012 / 26"); round a dash they do.
        let blank = usize::from(end > start && chars.get(end) == Some(&' ') && chars.get(end + 1) == Some(&'/'));
        if part(end) {
            end += 1;
        } else if sign(end + blank) && part(end + blank + 1) {
            end += blank + 1;
        } else if chars.get(end + blank) == Some(&'/')
            && chars.get(end + blank + 1) == Some(&' ')
            && chars.get(end + blank + 2).is_some_and(char::is_ascii_digit)
        {
            end += blank + 2;
        } else {
            break;
        }
    }
    let text = chars.get(start..end)?;
    let digits = text.iter().filter(|c| c.is_ascii_digit()).count();
    let sheet = matches!(text, [a, '/', b] if a.is_ascii_digit() && b.is_ascii_digit() && a <= b);
    let long_word = text.split(|c| !c.is_ascii_alphabetic()).any(|word| word.len() > 5);
    let month = text.split(|c| matches!(c, '/' | '-' | '.')).nth(1).is_some_and(|w| w.len() == 3 && w.iter().all(char::is_ascii_alphabetic));
    let date = month || dates_in(text).iter().any(|r| r.start == 0 && r.end == text.len());
    let amount = digits > 0
        && text.iter().filter(|c| **c == '.').count() == 1
        && text.len() >= 4
        && text[text.len() - 3] == '.'
        && text.iter().all(|c| c.is_ascii_digit() || *c == '.');
    (digits > 0 && !long_word && !sheet && !date && !amount && text.len() <= 24).then_some(start..end)
}

/// Behind the colon of a label whose last words nobody foresaw ("N° pièce comptable : 12"), else `at` itself.
fn behind_colon(chars: &[char], at: usize) -> usize {
    const LONGEST: usize = 24;
    let words = chars.iter().skip(at).take(LONGEST).take_while(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '’' | '.')).count();
    if words == 0 || chars.get(at + words) != Some(&':') {
        return at;
    }
    let value = at + words + 1;
    value + chars.iter().skip(value).take_while(|c| **c == ' ').count()
}

/// The end of a prefix of capitals that a blank parts from the digits: "FA 7715".
fn prefix_end(chars: &[char], start: usize) -> usize {
    let prefix: String = chars.iter().skip(start).take_while(|c| c.is_ascii_uppercase()).collect();
    let end = start + prefix.len();
    let parted = chars.get(end) == Some(&' ') && chars.get(end + 1).is_some_and(char::is_ascii_digit);
    let word = matches!(prefix.as_str(), "DU" | "LE" | "DE" | "AU" | "EN");
    if (1..=4).contains(&prefix.len()) && parted && !word { end + 1 } else { start }
}

/// The invoice's date: by its label, else the one nearest to the title.
fn date_of(sheet: &Sheet<'_>, reader: &Reader<'_>, near: Option<usize>) -> (Option<Value>, bool) {
    let mut best: Option<(f32, usize, Range<usize>)> = None;
    let mut labelled = false;
    for (index, line) in sheet.lines.iter().enumerate() {
        if line.has_any(OTHER_DATES) {
            continue;
        }
        let label = DATE_LABELS.iter().filter(|(label, _)| line.after(label).is_some()).map(|l| l.1).fold(0.0, f32::max);
        labelled |= label >= 4.0;
        let mut offer = |points: f32, target: usize| {
            let distance = near.map_or(index as f32 * 0.02, |n| (sheet.lines[n].middle - sheet.lines[target].middle).abs() / sheet.lines[n].thickness * 0.05);
            for range in dates_in(&sheet.lines[target].chars()) {
                let points = points - distance.min(1.5);
                if best.as_ref().is_none_or(|(most, ..)| points > *most) {
                    best = Some((points, target, range));
                }
            }
        };
        offer(1.0 + label, index);
        if label > 0.0 {
            for target in sheet.right_of(index).into_iter().take(1).chain(sheet.below(index, 2.2).into_iter().take(1)) {
                offer(0.5 + label, target);
            }
        }
    }
    let several = sheet.lines.iter().map(|line| dates_in(&line.chars()).len()).sum::<usize>() > 1;
    let value = best.and_then(|(points, line, range)| {
        let trust = if points >= 2.0 || !several { LABELLED } else { UNLABELLED };
        read_value(reader, sheet.lines[line].line, range, &Grammar::date(reader.years.clone())).map(|v| v.trusted(trust))
    });
    (value, labelled)
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

    fn reference(text: &str, from: usize) -> Option<String> {
        let chars: Vec<char> = text.chars().collect();
        reference_in(&chars, from).map(|r| chars[r].iter().collect())
    }

    #[test]
    fn invoice_numbers_are_found() {
        for (text, from, wanted) in [
            ("FACTURE N° 26084821", 7, Some("26084821")),
            ("FACTURE N° F26-09145 du 12/03/2026", 7, Some("F26-09145")),
            ("Facture No : FA3617", 7, Some("FA3617")),
            ("FACTURE 3308/2026", 7, Some("3308/2026")),
            ("TICKET N°0012 / 26", 6, Some("0012 / 26")),
            ("FACTURE du 12/03/2026", 7, None),
            ("Réf. FA 7715", 4, Some("FA 7715")),
            ("Facture n° : N-3316", 7, Some("N-3316")),
            ("FACTURE 4711 - 12/03/2026", 7, Some("4711")),
            ("N° pièce :2818/2026", 2, Some("2818/2026")),
            ("Reçu 12 Mars 2026", 4, None),
            ("FACTURE : 160,10 DHS", 7, None),
            ("N° pièce comptable : BC-85541", 2, Some("BC-85541")),
            ("FACTURE 1/2", 7, None),
            ("FACTURE DU 12/03/2026", 7, None),
            ("FACTURE", 7, None),
            ("Facture originale", 7, None),
        ] {
            assert_eq!(reference(text, from).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn a_slash_before_a_year_may_look_like_a_one() {
        assert_eq!(slash_as_one("6277/2026", &(2023..=2027)).as_deref(), Some("627712026"));
        assert_eq!(slash_as_one("6277/1826", &(2023..=2027)), None);
        assert_eq!(slash_as_one("62772026", &(2023..=2027)), None);
    }

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
