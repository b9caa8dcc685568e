//! The total of an invoice: beside its label, and held against the lines above it.

use super::invoice::in_row;
use super::printed::Reader;
use super::printed_sheet::{Printed, Sheet};
use super::printed_value::{Value, amounts_in, read_value};
use crate::dossier::Amount;
use crate::read::grammar::Grammar;
use std::ops::Range;

/// Labels of a total with their rank.
const LABELS: &[(&str, f32)] = &[
    ("NET A PAYER", 6.0),
    ("MONTANT NET A PAYER", 6.0),
    ("TOTAL NET A PAYER", 6.0),
    ("TOTAL A PAYER", 5.5),
    ("MONTANT A PAYER", 5.5),
    ("TOTAL TTC", 5.0),
    ("MONTANT TTC", 5.0),
    ("MONTANT TOTAL TTC", 5.0),
    ("NET TTC", 5.0),
    ("SOMME TTC", 5.0),
    ("ARRETEE A LA SOMME", 4.5),
    ("ARRETEE LA PRESENTE FACTURE", 4.5),
    ("TOTAL GENERAL", 5.0),
    ("GRAND TOTAL", 5.0),
    ("TOTAL PAYABLE", 5.5),
    ("NET A REGLER", 6.0),
    ("TOTAL A REGLER", 5.5),
    ("MONTANT A REGLER", 5.5),
    ("SOMME A PAYER", 5.5),
    ("SOMME A REGLER", 5.5),
    ("SOLDE A PAYER", 5.0),
    ("SOMME TOTALE", 5.0),
    ("SOMME DUE", 5.0),
    ("MONTANT DU", 4.0),
    ("TOTAL DU", 4.0),
    ("TOTAL GLOBAL", 5.0),
    ("MONTANT GLOBAL", 5.0),
    ("COUT TOTAL", 4.5),
    ("VALEUR TOTALE", 4.5),
    ("A REGLER", 4.0),
    ("TOTALE", 3.0),
    ("ROUNDED TOTAL", 5.5),
    ("TOTAL ROUNDED", 5.5),
    ("TOTAL ARRONDI", 5.5),
    ("TOTAL SALES", 4.5),
    ("TOTAL FACTURE", 4.5),
    ("MONTANT TOTAL", 4.5),
    ("TOTAL AMOUNT", 4.5),
    ("AMOUNT DUE", 4.5),
    ("TOTAL DH", 4.0),
    ("TOTAL MAD", 4.0),
    ("TOTAL DHS", 4.0),
    ("A PAYER", 4.0),
    ("PRIX TOTAL", 4.0),
    ("TOTAL DES FRAIS", 4.5),
    ("TOTAL PRESTATIONS", 4.5),
    ("HONORAIRES", 2.5),
    ("LA SOMME DE", 2.0),
    ("TOTAL", 3.0),
    ("TTC", 2.5),
    ("MONTANT", 1.5),
];
/// Rows that are no total, or not the whole one.
const PARTS: &[&str] = &[
    "SOUS TOTAL",
    "SUB TOTAL",
    "SUBTOTAL",
    "TOTAL HT",
    "MONTANT HT",
    "TOTAL TVA",
    "MONTANT TVA",
    "TVA",
    "REMISE",
    "RENDU",
    "MONNAIE",
    "ESPECES",
    "CHANGE",
    "CASH",
    "A REPORTER",
    "REPORT",
    "ARTICLES",
    "TOTAL QTE",
    "TOTAL QTY",
    "TOTAL ITEMS",
    "ACOMPTE",
    "AVANCE",
    "TIMBRE",
    "DISCOUNT",
    "ROUNDING",
    "ARRONDI",
    "TOTAL GST",
    "GST TOTAL",
    "TAX TOTAL",
    "TOTAL TAX",
    "SUPPLIES",
    "HORS TAXE",
    "EXCLUDING",
];
/// Rows that mend a sum by less than the smallest coin: the total that counts stands below.
const ROUNDINGS: &[&str] = &["ROUNDING", "ARRONDI"];
/// Rows of money that was handed over.
const HANDED_OVER: &[&str] =
    &["ESPECES", "CASH", "RENDU", "MONNAIE", "VERSE", "RECU", "DONNE", "CHANGE", "TENDERED", "ACOMPTE", "AVANCE", "REGLEMENT", "REMIS"];
/// How probable a total is than which another amount of the paper is larger.
const NOT_THE_LARGEST: f64 = 0.9;
/// A wrong total agrees with the lines by chance this often.
const CHANCE: f64 = 0.02;

/// An amount as printed.
struct Printing {
    line: usize,
    range: Range<usize>,
    centimes: i64,
    right: f32,
}

/// A place where the total may stand.
struct Place {
    points: f32,
    line: usize,
    range: Range<usize>,
    centimes: i64,
    /// What the other amounts say it should be.
    sums: Vec<String>,
    /// A label says that it is the total.
    labelled: bool,
}

impl Place {
    fn is_confirmed(&self) -> bool {
        self.sums.contains(&Amount::from_centimes(self.centimes).to_string())
    }
}

/// The total, and whether a label of one was seen.
pub(super) fn total_of(sheet: &Sheet<'_>, reader: &Reader<'_>) -> (Option<Value>, bool) {
    let labelled = sheet.lines.iter().filter_map(rank_of).any(|(rank, _)| rank >= 3.0);
    let Some((best, lead)) = best_place(sheet) else { return (None, labelled) };
    let value = read_value(reader, sheet.lines[best.line].line, best.range.clone(), &Grammar::amount());
    let agrees = |v: &Value| v.candidates.iter().any(|c| best.sums.contains(&c.value));
    let value = value.map(|v| if agrees(&v) { v.checked(CHANCE, |text| best.sums.iter().any(|sum| sum == text)) } else { v });
    let trust = place_trust(&best, lead).min(if is_exceeded(sheet, best.centimes) { NOT_THE_LARGEST } else { 1.0 });
    (value.map(|v| v.trusted(trust)), labelled)
}

/// The place that is most likely the total's, and its lead over the next other amount, in points.
fn best_place(sheet: &Sheet<'_>) -> Option<(Place, f32)> {
    let mut places: Vec<Place> = (0..sheet.lines.len()).filter_map(|index| place_of(sheet, index)).collect();
    places.extend((0..sheet.lines.len()).filter_map(|index| place_by_sum(sheet, index)));
    let largest = places.iter().filter(|p| p.points >= 2.0).map(|p| p.centimes).max();
    let rounding = sheet.lines.iter().position(|line| line.has_any(ROUNDINGS));
    for place in &mut places {
        let worth = |holds: bool, points: f32| if holds { points } else { 0.0 };
        place.points += worth(place.is_confirmed(), 0.8) + worth(Some(place.centimes) == largest, 0.4);
        place.points += worth(rounding.is_some_and(|row| place.line > row), 1.0);
    }
    places.sort_by(|a, b| b.points.total_cmp(&a.points));
    let mut places = places.into_iter();
    let best = places.next()?;
    let lead = places.find(|p| p.centimes != best.centimes).map_or(best.points, |next| best.points - next.points);
    Some((best, lead))
}

/// Whether some amount of the paper, money handed over left out, is larger than `total` centimes.
fn is_exceeded(sheet: &Sheet<'_>, total: i64) -> bool {
    let larger = |line: &Printed<'_>| {
        let chars = line.chars();
        amounts_in(&chars, false).into_iter().filter_map(|range| centimes(chars.get(range)?)).any(|amount| amount > total)
    };
    let is_handed_over = |index: usize| (0..sheet.lines.len()).any(|i| (i == index || in_row(sheet, i, index)) && sheet.lines[i].has_any(HANDED_OVER));
    sheet.lines.iter().enumerate().any(|(index, line)| larger(line) && !is_handed_over(index))
}

/// How probable it is that the best place is the total's.
fn place_trust(best: &Place, lead: f32) -> f64 {
    match (best.is_confirmed(), lead) {
        _ if !best.labelled => 0.97,
        (true, _) => 0.999,
        (false, 1.5..) => 0.985,
        (false, 0.5..) => 0.95,
        (false, _) => 0.85,
    }
}

/// The amount of the total's label in line `index`, where there is one.
fn place_of(sheet: &Sheet<'_>, index: usize) -> Option<Place> {
    let (rank, end) = rank_of(&sheet.lines[index])?;
    let (line, range, off) = amount_of_label(sheet, index, end)?;
    // A row of several amounts is one of a summary of taxes.
    let beside = sheet.right_of(index).iter().map(|&i| amounts_in(&sheet.lines[i].chars(), false).len()).sum::<usize>();
    let several = if beside > 1 { 0.8 } else { 0.0 };
    let chars = sheet.lines[line].chars();
    let whole = range.clone().filter(|&i| chars[i].is_ascii_digit()).collect::<Vec<_>>();
    let decimals = chars.get(range.clone())?.iter().rev().take_while(|c| c.is_ascii_digit()).count() == 2 && whole.len() < range.len();
    let centimes = centimes(chars.get(range.clone())?)? * if decimals { 1 } else { 100 };
    let sums = sums_above(sheet, line, &range);
    // Of equal labels the lower one: totals stand at the foot.
    Some(Place { points: rank - off - several + index as f32 * 0.004, line, range, centimes, sums, labelled: true })
}

/// The last amount in line `index`, where it is the lowest of its column and what stands above it adds up to it: a total in words that nobody foresaw.
fn place_by_sum(sheet: &Sheet<'_>, index: usize) -> Option<Place> {
    let line = &sheet.lines[index];
    let is_part = |i: usize| sheet.lines[i].has_any(PARTS);
    if (0..sheet.lines.len()).any(|i| (i == index || in_row(sheet, i, index)) && is_part(i)) {
        return None;
    }
    let chars = line.chars();
    let range = amounts_in(&chars, false).pop()?;
    let right = line.right_of_chars(&range);
    let below = |other: &Printed<'_>| {
        let aligned = |r: &Range<usize>| (other.right_of_chars(r) - right).abs() < 2.5 * line.thickness;
        other.middle > line.middle + line.thickness / 2.0 && amounts_in(&other.chars(), false).iter().any(aligned)
    };
    let centimes = centimes(chars.get(range.clone())?)?;
    let place = Place { points: 2.5, line: index, sums: sums_above(sheet, index, &range), range, centimes, labelled: false };
    (place.is_confirmed() && !sheet.lines.iter().any(below)).then_some(place)
}

/// Whether a total stands on the sheet.
pub(super) fn has_total(sheet: &Sheet<'_>) -> bool {
    (0..sheet.lines.len()).any(|i| rank_of(&sheet.lines[i]).is_some_and(|(rank, end)| rank >= 3.0 && amount_of_label(sheet, i, end).is_some()))
}

/// The rank of a total's label in `line`, and the character after it.
fn rank_of(line: &Printed<'_>) -> Option<(f32, usize)> {
    let (label, rank) = LABELS.iter().filter(|(label, _)| line.after(label).is_some()).max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.len().cmp(&b.0.len())))?;
    let whole = *rank >= 5.0 && !line.has_any(&["SOUS TOTAL", "TOTAL HT", "A REPORTER"]);
    (whole || !line.has_any(PARTS)).then(|| line.after(label).map(|end| (*rank, end))).flatten()
}

/// The amount that belongs to a label: the last one in its row, else the one below; with what that is worth less.
fn amount_of_label(sheet: &Sheet<'_>, index: usize, end: usize) -> Option<(usize, Range<usize>, f32)> {
    let beside = sheet.right_of(index);
    let last_in = |whole: bool| {
        let row = beside.iter().rev().map(|&i| (i, 0)).chain(std::iter::once((index, end)));
        row.filter_map(|(i, from)| amounts_in(&sheet.lines[i].chars(), whole).into_iter().rfind(|r| r.start >= from).map(|r| (i, r))).next()
    };
    if let Some((line, range)) = last_in(false) {
        return Some((line, range, 0.0));
    }
    let below = sheet.below(index, 2.5).into_iter().find_map(|i| amounts_in(&sheet.lines[i].chars(), false).pop().map(|r| (i, r)));
    if let Some((line, range)) = below {
        return Some((line, range, 1.5));
    }
    last_in(true).map(|(line, range)| (line, range, 2.0))
}

/// What the total should be by the other amounts: the sum of a column above it, and any two amounts near it that make a third (net and tax).
fn sums_above(sheet: &Sheet<'_>, line: usize, range: &Range<usize>) -> Vec<String> {
    let total = &sheet.lines[line];
    let all: Vec<Printing> = sheet
        .lines
        .iter()
        .enumerate()
        .flat_map(|(i, l)| {
            let chars = l.chars();
            amounts_in(&chars, false)
                .into_iter()
                .filter_map(move |r| Some(Printing { line: i, centimes: centimes(chars.get(r.clone())?)?, right: l.right_of_chars(&r), range: r }))
                .collect::<Vec<_>>()
        })
        .filter(|p| p.line != line || p.range != *range)
        .collect();
    let is_part =
        |p: &Printing| sheet.lines.iter().enumerate().any(|(i, l)| (i == p.line || in_row(sheet, i, p.line)) && (l.has_any(PARTS) || rank_of(l).is_some()));
    let above = all.iter().filter(|p| sheet.lines[p.line].middle < total.middle && !is_part(p));
    // The total itself may stand beside its label, away from the column that it adds up.
    let mut columns: Vec<(f32, i64)> = Vec::new();
    for item in above {
        match columns.iter_mut().find(|(right, _)| (*right - item.right).abs() < 2.5 * total.thickness) {
            Some((_, sum)) => *sum += item.centimes,
            None => columns.push((item.right, item.centimes)),
        }
    }
    let parts: Vec<&Printing> = all.iter().filter(|p| is_part(p)).collect();
    let mut sums: Vec<i64> = columns.into_iter().map(|(_, sum)| sum).collect();
    for (i, a) in parts.iter().enumerate() {
        sums.extend(parts.iter().skip(i + 1).map(|b| a.centimes + b.centimes));
    }
    sums.into_iter().map(|sum| Amount::from_centimes(sum).to_string()).collect()
}

/// Centimes of a printed amount with two decimals.
fn centimes(chars: &[char]) -> Option<i64> {
    let digits: String = chars.iter().filter(|c| c.is_ascii_digit()).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::attached::AttachedPage;
    use crate::read::text_lines_read::TextLine;

    /// Centimes of the total of a sheet of (text, from the left, from the top).
    fn total(rows: &[(&str, f32, f32)]) -> Option<i64> {
        let lines = rows.iter().map(|(text, x, y)| TextLine::surely(text, (*x, *y))).collect();
        let page = AttachedPage::invoice_of(lines);
        best_place(&Sheet::of(&page)).map(|(place, _)| place.centimes)
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
        assert_eq!(total(&[&rows[..], &[("333,20", 1_400.0, 700.0)]].concat()), Some(33_320));
        assert_eq!(total(&[&rows[..], &[("332,20", 1_400.0, 700.0)]].concat()), None, "what does not add up is no total");
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
