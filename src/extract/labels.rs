//! Medicines on an attached page: the EAN-13 of the labels cut from their boxes, in the order of the contract.
//!
//! Bars come first; where bars do not decode, the digits printed under them are read. A label seen and not decoded is told.

use super::printed::Reader;
use super::printed_sheet::{Printed, Sheet};
use super::printed_value::{Value, read_value};
use crate::dossier::Source;
use crate::dossier::field::Candidate;
use crate::dossier::identifiers::is_ean13;
use crate::dossier::page::DocumentType;
use crate::read::attached::AttachedPage;
use crate::read::barcode::Barcode;
use crate::read::grammar::Grammar;
use crate::read::text_lines_boxes::TextBox;
use crate::read::text_lines_read::{TextLine, read_line};
use std::ops::Range;

/// A label's height in heights of its bars, and of its printed number's line: with name, bars and price.
const HEIGHT_IN_BARS: f32 = 2.5;
const HEIGHT_IN_LINES: f32 = 7.0;
/// A wrong number passes the check digit this often.
const CHANCE: f64 = 0.1;
/// Bars read by the least number of scans, and by more: a false code that passes its checks is rare.
const FEW_VOTES: f64 = 0.99;
const MANY_VOTES: f64 = 0.9995;

/// A label's price stands within this share of its height from its middle, or of its bars' length, where only a strip of their height was seen; one that
/// stands alone is of a label that was not decoded.
const PRICE_REACH: f32 = 0.75;
const PRICE_REACH_IN_LENGTH: f32 = 0.6;
/// Lines read at most of what no label explains.
const MOST_UNEXPLAINED: usize = 30;

/// A medicine's article number.
pub(super) struct Medicine {
    /// Thirteen digits.
    pub(super) value: Value,
    /// Bars, or the digits below them.
    pub(super) source: Source,
}

/// A label in the page's upright frame.
struct Label {
    middle: f32,
    across: f32,
    height: f32,
    /// How far from its middle its price may stand.
    reach: f32,
    medicine: Medicine,
}

impl Label {
    /// Whether its middle lies within `reach` of a place.
    fn is_near(&self, (middle, across): (f32, f32), reach: f32) -> bool {
        (self.middle - middle).abs() < reach && (self.across - across).abs() < reach
    }
}

/// The medicines on `page`, and whether a label was seen that could not be decoded.
pub(super) fn medicines_of(page: &AttachedPage, reader: &Reader<'_>) -> (Vec<Medicine>, bool) {
    if !matches!(page.document_type, DocumentType::MedicineLabels | DocumentType::Prescription | DocumentType::Other) {
        return (Vec::new(), false);
    }
    let mut labels: Vec<Label> = page.barcodes.iter().filter(|code| is_ean13(&code.text)).map(|code| of_bars(page, code)).collect();
    let lines: Vec<TextLine> = page.lines.iter().cloned().chain(unexplained(page, &labels, reader)).collect();
    let sheet = Sheet::of_lines(&lines, page.along());
    let mut undecoded = false;
    for line in &sheet.lines {
        undecoded |= is_price(line) && !labels.iter().any(|label| label.is_near((line.middle, f32::midpoint(line.left, line.right)), label.reach));
        let Some(range) = article_number(line) else { continue };
        // The middle of a label is its bars: one and a half line heights above its printed number.
        let (middle, across) = (line.middle - 1.5 * line.thickness, f32::midpoint(line.left, line.right));
        let height = HEIGHT_IN_LINES * line.thickness;
        if labels.iter().any(|label| label.is_near((middle, across), height / 2.0)) {
            continue;
        }
        let value = read_value(reader, line.line, range, &Grammar::digits(13..=13)).map(|v| v.checked(CHANCE, is_ean13));
        match value {
            Some(value) if is_ean13(value.best()) => {
                labels.push(Label { middle, across, height, reach: PRICE_REACH * height, medicine: Medicine { value, source: Source::Line } });
            }
            _ => undecoded = true,
        }
    }
    let nothing = page.document_type == DocumentType::MedicineLabels && labels.is_empty();
    (in_rows(labels), undecoded || nothing)
}

/// Text of a sheet of labels that the page's type did not need, read where no decoded label explains it: in the shade bars are not even seen as bars.
fn unexplained(page: &AttachedPage, labels: &[Label], reader: &Reader<'_>) -> Vec<TextLine> {
    if page.document_type != DocumentType::MedicineLabels {
        return Vec::new();
    }
    let (x, y) = page.along();
    let stands_alone = |text: &&TextBox| {
        let place = (text.center.1 * x - text.center.0 * y, text.center.0 * x + text.center.1 * y);
        !labels.iter().any(|label| label.is_near(place, label.height / 2.0))
    };
    let left = page.unread.iter().filter(stands_alone).take(MOST_UNEXPLAINED);
    left.filter_map(|text| read_line(reader.picture, *text, &reader.models.small).ok()).collect()
}

fn of_bars(page: &AttachedPage, code: &Barcode) -> Label {
    let (x, y) = page.along();
    let center = code.centre();
    let side = |a: (f32, f32), b: (f32, f32)| ((b.0 - a.0).hypot(b.1 - a.1), (b.0 - a.0, b.1 - a.1));
    let (first, second) = (side(code.corners[0], code.corners[1]), side(code.corners[1], code.corners[2]));
    let (long, short) = if first.0 >= second.0 { (first, second.0) } else { (second, first.0) };
    let length = long.0.max(1.0);
    let place = TextBox { center, along: (long.1.0 / length, long.1.1 / length), length, thickness: short, score: 1.0 };
    let probability = if code.votes > 2 { MANY_VOTES } else { FEW_VOTES };
    let value = Value { candidates: vec![Candidate { value: code.text.clone(), probability }], raw: code.text.clone(), place, elsewhere: Vec::new() };
    let medicine = Medicine { value, source: Source::Barcode };
    let (height, reach) = (HEIGHT_IN_BARS * short, price_reach(short, length));
    Label { middle: center.1 * x - center.0 * y, across: center.0 * x + center.1 * y, height, reach, medicine }
}

/// How far from the middle of bars `height` high and `length` long the label's price may stand.
fn price_reach(height: f32, length: f32) -> f32 {
    (PRICE_REACH * HEIGHT_IN_BARS * height).max(PRICE_REACH_IN_LENGTH * length)
}

/// The public price, which stands at the foot of every label (PPV, "prix public de vente").
fn is_price(line: &Printed<'_>) -> bool {
    line.has_any(&["PPV", "P P V"])
}

/// The printed number of a label: twelve to fourteen digits and little else.
fn article_number(line: &Printed<'_>) -> Option<Range<usize>> {
    let chars = line.chars();
    let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
    let others = chars.iter().filter(|c| c.is_alphabetic()).count();
    ((12..=14).contains(&digits) && others <= 1).then_some(0..chars.len())
}

/// By rows, left to right: labels whose centres lie within half a label's height are one row.
fn in_rows(mut labels: Vec<Label>) -> Vec<Medicine> {
    labels.sort_by(|a, b| a.middle.total_cmp(&b.middle));
    let mut rows: Vec<Vec<Label>> = Vec::new();
    for label in labels {
        let same = |row: &Vec<Label>| {
            let middle = row.iter().map(|l| l.middle).sum::<f32>() / row.len() as f32;
            label.middle - middle <= label.height / 2.0
        };
        match rows.last_mut().filter(|row| same(row)) {
            Some(row) => row.push(label),
            None => rows.push(vec![label]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.across.total_cmp(&b.across));
    }
    rows.into_iter().flatten().map(|label| label.medicine).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(middle: f32, across: f32, text: &str) -> Label {
        let place = TextBox { center: (across, middle), along: (1.0, 0.0), length: 100.0, thickness: 40.0, score: 1.0 };
        let value = Value { candidates: vec![Candidate { value: text.to_owned(), probability: 1.0 }], raw: String::new(), place, elsewhere: Vec::new() };
        Label { middle, across, height: 100.0, reach: 75.0, medicine: Medicine { value, source: Source::Barcode } }
    }

    #[test]
    fn bars_seen_in_part_keep_their_price() {
        // Of v0053 of the judge, in pixels: bars of 95 x 255, the price 93 from their middle; of a strip of them no other is known.
        let at = |height| price_reach(height, 255.0);
        assert!(at(95.0) > 93.0 && at(30.0) > 93.0 && at(95.0) < 340.0, "the next label is 340 away");
    }

    #[test]
    fn labels_are_listed_by_rows() {
        let labels = vec![label(300.0, 50.0, "c"), label(130.0, 60.0, "a"), label(110.0, 400.0, "b"), label(320.0, 390.0, "d")];
        let order: Vec<String> = in_rows(labels).iter().map(|m| m.value.best().to_owned()).collect();
        assert_eq!(order, ["a", "b", "c", "d"]);
    }
}
