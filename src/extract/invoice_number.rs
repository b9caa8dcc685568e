//! The number of an invoice: beside its title or a label of its own, told from the many other numbers of a paper.

use super::invoice::{LABELLED, UNLABELLED, in_row, targets};
use super::printed::Reader;
use super::printed_sheet::{Printed, Sheet};
use super::printed_value::{Value, amounts_in, dates_in, read_value};
use crate::read::grammar::Grammar;
use crate::read::page_type_words::folded;
use std::ops::{Range, RangeInclusive};

/// Titles of an invoice, before its number.
pub(super) const TITLES: &[&str] =
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
    "VENTE",
    "TK",
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
/// A number of fewer digits is seldom an invoice's.
const FEWEST_DIGITS: usize = 3;
/// Points by which a number must lead any other.
const CLEAR_LEAD: f32 = 0.3;
/// How probable a number without a digit is, or one that has a 1 where another reading has the slash before a year, against any other.
const NO_NUMBER: f64 = 0.1;

/// Where a number stands.
pub(super) struct NumberPlace {
    pub(super) line: usize,
    range: Range<usize>,
    points: f32,
    /// A label names it in its own line, and no other place comes near.
    is_clear: bool,
}

/// Where the invoice's number stands: beside its title, then beside a label of its own, then below either.
pub(super) fn number_place(sheet: &Sheet<'_>) -> Option<(usize, Range<usize>)> {
    best_number(sheet).map(|place| (place.line, place.range))
}

/// [`number_place`] with its points.
pub(super) fn best_number(sheet: &Sheet<'_>) -> Option<NumberPlace> {
    let mut places: Vec<NumberPlace> = (0..sheet.lines.len()).flat_map(|index| numbers_of(sheet, index)).collect();
    places.sort_by(|a, b| b.points.total_cmp(&a.points));
    let text = |place: &NumberPlace| sheet.lines[place.line].chars()[place.range.clone()].iter().collect::<String>();
    let mut places = places.into_iter();
    let mut best = places.next()?;
    let written = text(&best);
    let rival = places.find(|place| text(place) != written).map_or(0.0, |place| place.points);
    best.is_clear &= best.points - rival >= CLEAR_LEAD;
    Some(best)
}

/// The numbers that the labels in line `index` name, with their points.
fn numbers_of(sheet: &Sheet<'_>, index: usize) -> Vec<NumberPlace> {
    let line = &sheet.lines[index];
    let labels = TITLES.iter().map(|label| (label, 4.0)).chain(NUMBER_LABELS.iter().map(|label| (label, 3.0)));
    let mut places = Vec::new();
    for (label, points) in labels {
        let Some(end) = line.after(label) else { continue };
        // A bare "N°" says less than a word, and least behind words that are not known.
        let short = label.len() <= 3;
        let points = points - if short { 1.0 } else { 0.0 } - if short && !begins_with(&line.text, label) { 0.5 } else { 0.0 };
        if names_another(line, label) || (short && is_priced(sheet, index)) {
            continue;
        }
        let named = targets(sheet, index, end).into_iter().enumerate().filter(|(_, (target, _))| {
            // Beside or below a label stands no number of another kind, and none of a row that is paid for.
            *target == index || !(sheet.lines[*target].has_any(OTHER_NUMBERS) || is_priced(sheet, *target))
        });
        let found = named.filter_map(|(rank, (target, from))| Some((rank, target, reference_in(&sheet.lines[target].chars(), from)?))).next();
        places.extend(found.map(|(rank, target, range)| {
            let digits = sheet.lines[target].chars()[range.clone()].iter().filter(|c| c.is_ascii_digit()).count();
            let off = if rank == 0 { 0.0 } else { 1.0 + rank as f32 * 0.1 };
            let few = if digits < FEWEST_DIGITS { 1.5 } else { 0.0 };
            let points = points - off - few;
            NumberPlace { line: target, range, points, is_clear: points >= 2.0 }
        }));
    }
    places
}

/// Whether an amount stands in the row of line `index`.
fn is_priced(sheet: &Sheet<'_>, index: usize) -> bool {
    (0..sheet.lines.len()).any(|other| (other == index || in_row(sheet, index, other)) && !amounts_in(&sheet.lines[other].chars(), false).is_empty())
}

/// Whether `word` is the first of `text`.
fn begins_with(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn names_another(line: &Printed<'_>, label: &str) -> bool {
    let first_other = OTHER_NUMBERS.iter().filter_map(|other| line.after(other)).min();
    first_other.is_some_and(|other| line.after(label).is_none_or(|here| other <= here + 8))
}

/// Reads the number at its place.
pub(super) fn read_number(place: &NumberPlace, sheet: &Sheet<'_>, reader: &Reader<'_>) -> Option<Value> {
    let value = read_value(reader, sheet.lines[place.line].line, place.range.clone(), &Grammar::reference(1..=24))?;
    let slashed: Vec<String> = value.candidates.iter().filter_map(|c| slash_as_one(&c.value, &reader.years)).collect();
    let sound = |text: &str| text.bytes().any(|b| b.is_ascii_digit()) && !slashed.iter().any(|wrong| wrong == text);
    Some(value.checked(NO_NUMBER, sound).trusted(if place.is_clear { LABELLED } else { UNLABELLED }))
}

/// `number` with a 1 for the slash before its year: "627712026" of "6277/2026".
fn slash_as_one(number: &str, years: &RangeInclusive<u16>) -> Option<String> {
    let (before, year) = number.rsplit_once('/')?;
    let is_year = year.len() == 4 && year.parse().is_ok_and(|year| years.contains(&year));
    is_year.then(|| format!("{before}1{year}"))
}

/// Words skipped between a label and its number at most.
const MOST_WORDS: usize = 4;
/// Such words in capitals, which might be a number's prefix otherwise.
const MARKERS: [&str; 8] = ["NUM", "NUMERO", "FACTURE", "REF", "CAISSE", "PIECE", "TICKET", "VENTE"];
/// Words behind which another thing is told.
const STOPS: [&str; 6] = ["POUR", "CLIENT", "PATIENT", "MME", "SUR", "DATE"];

/// The first stretch from `from` on that looks like an invoice number: capitals, digits and signs, at least one digit, no date, no amount.
fn reference_in(chars: &[char], from: usize) -> Option<Range<usize>> {
    let noise = |c: char| !c.is_alphanumeric();
    let mut at = from;
    // "N°", "No", "n :", "de pièce" between the label and the number.
    for _ in 0..MOST_WORDS {
        while chars.get(at).copied().is_some_and(noise) {
            at += 1;
        }
        let word: String = chars.iter().skip(at).take_while(|c| c.is_alphabetic()).collect();
        let folded = folded(&word);
        let followed = chars.get(at + word.chars().count()).is_none_or(|c| !c.is_ascii_digit() && *c != '-');
        let is_marker = matches!(folded.as_str(), "N" | "NO" | "NR" | "DE" | "LA")
            || (folded.len() >= 3 && word.chars().any(char::is_lowercase))
            || MARKERS.contains(&folded.as_str());
        if !is_marker || !followed || word.is_empty() || STOPS.contains(&folded.as_str()) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::attached::AttachedPage;
    use crate::read::text_lines_read::TextLine;

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
            ("Numéro de pièce 3-714417", 6, Some("3-714417")),
            ("Vente: 2026/09544", 5, Some("2026/09544")),
            ("TK C26.8521", 2, Some("C26.8521")),
            ("Facture pour Jean 12", 7, None),
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
    fn the_number_is_told_from_the_others_of_a_paper() {
        let number = |texts: &[&str]| {
            let lines = texts.iter().zip(0_u8..).map(|(text, row)| TextLine::surely(text, (600.0, 60.0 * f32::from(row)))).collect();
            let page = AttachedPage::invoice_of(lines);
            let sheet = Sheet::of(&page);
            best_number(&sheet).map(|place| (sheet.lines[place.line].chars()[place.range].iter().collect::<String>(), place.is_clear))
        };
        let found = |text: &str| Some((text.to_owned(), true));
        assert_eq!(number(&["Reçu", "Date facture : 12 Mars 2026", "N° pièce : 705578", "TOTAL FACTURE : 160,10 DHS"]), found("705578"));
        assert_eq!(number(&["FACTURE CLIENT", "No. 1782/2026", "Bon N° 9000 Payé par : Chèque"]), found("1782/2026"));
        assert_eq!(number(&["Facture n° FA5456 du 23/03/2026", "N° client : 36138"]), found("FA5456"));
        assert_eq!(number(&["Pharmacie", "N° client : 36138", "Né(e) le : 08/06/1993"]), None);
    }
}
