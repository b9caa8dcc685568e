//! The total of an invoice: told from its other amounts by what stands round it, and by what they add up to.

use super::choice::{LEAST, Place, TOTAL, first_with_others, holding};
use super::invoice_number::NumberPlace;
use super::printed::Reader;
use super::printed_days::dates_in;
use super::printed_sheet::{Sheet, same_row};
use super::printed_value::{Value, amounts_in, read_value};
use super::surroundings::Surroundings;
use super::word_kinds::WordKind;
use crate::dossier::Amount;
use crate::read::grammar::Grammar;
use std::ops::Range;

/// A wrong total agrees with the lines by chance this often.
const CHANCE: f64 = 0.02;
/// Rows that mend a sum by less than the smallest coin, and by how many centimes: the total that counts stands below.
const ROUNDINGS: [&str; 2] = ["ROUNDING", "ARRONDI"];
const ROUNDED: i64 = 10;
/// Amounts whose right ends lie within so many line heights are of one column.
const COLUMN: f32 = 2.5;

/// An amount as printed.
struct Printing {
    line: usize,
    range: Range<usize>,
    centimes: i64,
    right: f32,
    /// Without decimals.
    whole: bool,
    /// Its row speaks of a sum, or a part of one.
    of_sums: bool,
    /// Its row speaks of money that changes hands.
    handed: bool,
}

/// An amount that may be the total.
pub(super) struct TotalPlace {
    pub(super) place: Place,
    pub(super) centimes: i64,
    /// What it should be by the other amounts.
    sums: Vec<String>,
}

/// The total, and whether anything on the sheet may be one.
pub(super) fn total_of(around: &Surroundings<'_, '_>, reader: &Reader<'_>, number: Option<&NumberPlace>) -> (Option<Value>, bool) {
    let is_number =
        |place: &Place| number.is_some_and(|number| number.line == place.line && number.range.start < place.range.end && place.range.start < number.range.end);
    let all: Vec<TotalPlace> = places(around).into_iter().filter(|total| !is_number(&total.place)).collect();
    let ranked = ranked(&all);
    let read = |(at, probability): (usize, f64)| {
        let TotalPlace { place, sums, .. } = &all[at];
        let value = read_value(reader, around.sheet.lines[place.line].line, place.range.clone(), &Grammar::amount())?;
        let agrees = value.candidates.iter().any(|c| sums.contains(&c.value));
        let value = if agrees { value.checked(CHANCE, |text| sums.iter().any(|sum| sum == text)) } else { value };
        Some(value.trusted(probability))
    };
    let value = first_with_others(&ranked, read);
    (value, ranked.first().is_some_and(|(_, probability)| *probability >= LEAST))
}

fn ranked(all: &[TotalPlace]) -> Vec<(usize, f64)> {
    TOTAL.ranked(all.iter().map(|total| &total.place), |a, b| all[a].centimes == all[b].centimes)
}

/// The total in centimes, where one stands on the sheet rather than not.
pub(super) fn likely_total(around: &Surroundings<'_, '_>) -> Option<i64> {
    best_total(around).filter(|(_, probability)| *probability > 0.5).map(|(total, _)| total.centimes)
}

/// The amount that is most likely the total, with its probability.
fn best_total(around: &Surroundings<'_, '_>) -> Option<(TotalPlace, f64)> {
    let mut all = places(around);
    let (best, probability) = ranked(&all).into_iter().next().filter(|(_, probability)| *probability >= LEAST)?;
    Some((all.swap_remove(best), probability))
}

/// Every amount of the sheet.
pub(super) fn places(around: &Surroundings<'_, '_>) -> Vec<TotalPlace> {
    let sheet = around.sheet;
    let mut all = printings(around);
    drop_rounded(sheet, &mut all);
    let largest = |among: &dyn Fn(&&Printing) -> bool| all.iter().filter(among).map(|p| p.centimes).max();
    let (largest_of_all, largest_kept) = (largest(&|p| !p.whole), largest(&|p| !p.whole && !p.handed));
    let total = |at: usize| {
        let here = &all[at];
        let (columns, pairs) = sums_round(sheet, &all, at);
        let same = all.iter().enumerate().filter(|(i, p)| *i != at && p.centimes == here.centimes).count();
        let line = &sheet.lines[here.line];
        let aligned = |p: &&Printing| (p.right - here.right).abs() < COLUMN * line.thickness;
        let lower = |p: &Printing| sheet.lines[p.line].middle > line.middle + line.thickness / 2.0;
        let statements = [
            (here.whole, "without decimals"),
            (Some(here.centimes) == largest_of_all, "the largest amount"),
            (Some(here.centimes) == largest_kept, "the largest that does not change hands"),
            (largest_kept.is_some_and(|most| most > here.centimes), "not the largest"),
            (columns.contains(&here.centimes), "what a column adds up to"),
            (pairs.contains(&here.centimes), "what two parts add up to"),
            (same == 1, "stands twice"),
            (same > 1, "stands more than twice"),
            (!all.iter().filter(aligned).any(lower), "the lowest of its column"),
            (!all.iter().any(lower), "the lowest amount"),
            (all.iter().filter(|p| same_row(&sheet.lines[p.line], line)).all(|p| p.right <= here.right), "the last of its row"),
            (all.iter().filter(aligned).count() == 1, "alone in its column"),
            (here.centimes == 0, "nought"),
            (all.len() == 1, "the only amount"),
        ];
        let mut place = around.place(here.line, here.range.clone());
        place.said.extend(holding(&statements));
        TotalPlace { place, centimes: here.centimes, sums: columns.into_iter().chain(pairs).map(|sum| Amount::from_centimes(sum).to_string()).collect() }
    };
    (0..all.len()).map(total).collect()
}

/// The amounts of a sheet: those with decimals, and whole ones in a row that speaks of a sum and of the currency.
fn printings(around: &Surroundings<'_, '_>) -> Vec<Printing> {
    let mut all = Vec::new();
    for (index, line) in around.sheet.lines.iter().enumerate() {
        let chars = line.chars();
        let row = around.row(index);
        let of_sums = [WordKind::Sum, WordKind::Due, WordKind::Part].iter().any(|kind| row.contains(kind));
        let handed = row.contains(&WordKind::Handed);
        let days = dates_in(&chars);
        let decimals: Vec<_> = amounts_in(&chars, false).into_iter().filter(|range| !days.iter().any(|day| day.contains(&range.start))).collect();
        let whole = amounts_in(&chars, true).into_iter().filter(|range| !decimals.contains(range) && (of_sums || handed) && row.contains(&WordKind::Currency));
        for (range, whole) in decimals.iter().cloned().map(|range| (range, false)).chain(whole.map(|range| (range, true))) {
            let Some(digits) = centimes(&chars[range.clone()]) else { continue };
            let centimes = if whole { digits * 100 } else { digits };
            all.push(Printing { line: index, centimes, right: line.right_of_chars(&range), range, whole, of_sums, handed });
        }
    }
    all
}

/// Leaves out sums above a rounding that stand below it once more, rounded.
fn drop_rounded(sheet: &Sheet<'_>, all: &mut Vec<Printing>) {
    let Some(rounding) = sheet.lines.iter().position(|line| line.has_any(&ROUNDINGS)) else { return };
    let below: Vec<i64> = all.iter().filter(|p| p.line > rounding).map(|p| p.centimes).collect();
    all.retain(|p| p.line >= rounding || !below.iter().any(|rounded| (rounded - p.centimes).abs() <= ROUNDED));
}

/// What the amount `at` should be by the others: the sums of the columns above it, and any two parts that make a third (net and tax).
fn sums_round(sheet: &Sheet<'_>, all: &[Printing], at: usize) -> (Vec<i64>, Vec<i64>) {
    let total = &sheet.lines[all[at].line];
    let others = || all.iter().enumerate().filter(|(i, p)| *i != at && !p.whole).map(|(_, p)| p);
    // The total itself may stand beside its label, away from the column that it adds up.
    let mut columns: Vec<(f32, i64)> = Vec::new();
    for item in others().filter(|p| sheet.lines[p.line].middle < total.middle && !p.of_sums && !p.handed) {
        match columns.iter_mut().find(|(right, _)| (*right - item.right).abs() < COLUMN * total.thickness) {
            Some((_, sum)) => *sum += item.centimes,
            None => columns.push((item.right, item.centimes)),
        }
    }
    let parts: Vec<&Printing> = others().filter(|p| p.of_sums).collect();
    let pairs = parts.iter().enumerate().flat_map(|(i, a)| parts.iter().skip(i + 1).map(|b| a.centimes + b.centimes)).collect();
    (columns.into_iter().map(|(_, sum)| sum).collect(), pairs)
}

/// The digits of a printed amount as one number: centimes, where it has two decimals.
fn centimes(chars: &[char]) -> Option<i64> {
    let digits: String = chars.iter().filter(|c| c.is_ascii_digit()).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::attached::AttachedPage;
    use crate::read::text_lines_read::TextLine;

    /// Centimes of the total of a sheet of (text, from the left, from the top), and how probable it is.
    fn best(rows: &[(&str, f32, f32)]) -> Option<(i64, f64)> {
        let lines = rows.iter().map(|(text, x, y)| TextLine::surely(text, (*x, *y))).collect();
        let page = AttachedPage::invoice_of(lines);
        best_total(&Surroundings::of(&Sheet::of(&page))).map(|(total, probability)| (total.centimes, probability))
    }

    /// The total, where it is told with some certainty.
    fn total(rows: &[(&str, f32, f32)]) -> Option<i64> {
        best(rows).filter(|(_, probability)| *probability > 0.8).map(|(centimes, _)| centimes)
    }

    #[test]
    fn totals_are_found_behind_the_words_that_houses_use() {
        let item = [("Produit", 300.0, 500.0), ("178,50", 1_400.0, 500.0), ("154,70", 1_400.0, 560.0)];
        for (label, written, centimes) in [
            ("Total à régler", "333,20 DH", 33_320),
            ("Somme totale", "333, 20 MAD", 33_320),
            ("NET A PAYER", "333.20", 33_320),
            ("TOTAL TICKET", "333,20 Dh", 33_320),
            ("Arrêtée la présente facture à", "333,20 dirhams", 33_320),
        ] {
            let rows = [&item[..], &[(label, 900.0, 700.0), (written, 1_400.0, 700.0)]].concat();
            assert_eq!(total(&rows), Some(centimes), "{label}");
        }
    }

    #[test]
    fn a_total_in_unforeseen_words_is_what_its_column_adds_up_to() {
        let rows = [("Produit", 300.0, 500.0), ("178,50", 1_400.0, 500.0), ("154,70", 1_400.0, 560.0), ("Solde du patient", 900.0, 700.0)];
        let (right, sure) = best(&[&rows[..], &[("333,20", 1_400.0, 700.0)]].concat()).unwrap();
        let (_, unsure) = best(&[&rows[..], &[("332,20", 1_400.0, 700.0)]].concat()).unwrap();
        assert!(right == 33_320 && sure > 0.95 && 1.0 - unsure > 2.0 * (1.0 - sure), "{sure} {unsure}");
    }

    #[test]
    fn taxes_are_no_total_and_of_two_the_rounded_one_counts() {
        let taxed = [("Total HT", 900.0, 600.0), ("432,90", 1_400.0, 600.0), ("TVA 7 %", 900.0, 660.0), ("30,30", 1_400.0, 660.0)];
        assert_eq!(total(&[&taxed[..], &[("Total TTC", 900.0, 720.0), ("463,20", 1_400.0, 720.0)]].concat()), Some(46_320));
        let rounded = [("TOTAL", 900.0, 600.0), ("112.47", 1_400.0, 600.0), ("ROUNDING", 900.0, 660.0), ("-0.02", 1_400.0, 660.0)];
        assert_eq!(total(&[&rounded[..], &[("TOTAL", 900.0, 720.0), ("112.45", 1_400.0, 720.0)]].concat()), Some(11_245));
        assert_eq!(total(&[("Merci de votre visite", 600.0, 600.0)]), None);
    }
}
