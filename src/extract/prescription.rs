//! The date of a prescription, printed or by hand: beside "le" or "Date", or standing alone in the head of the page.

use super::printed::Reader;
use super::printed_sheet::{Printed, Sheet};
use super::printed_value::{Value, cut, dates_in, read_place, read_value};
use crate::read::attached::AttachedPage;
use crate::read::grammar::Grammar;
use crate::read::text_lines_boxes::TextBox;

/// Labels of the date, best first.
const LABELS: &[&str] = &["DATE", "FAIT LE", "LE"];
/// Dates of other things.
const OTHERS: &[&str] = &["NE LE", "NEE LE", "NAISSANCE", "DDN", "RENDEZ VOUS", "RDV", "VALABLE", "PROCHAIN"];
/// Pieces of a date further apart than this many line heights are not one.
const PIECE_GAP: f32 = 1.6;
/// A date read without a label must be this probable.
const ALONE: f64 = 0.5;

/// The date of the prescription `page`.
pub(super) fn date_of(page: &AttachedPage, reader: &Reader<'_>) -> Option<Value> {
    let sheet = Sheet::of(page);
    let grammar = Grammar::date(reader.years.clone());
    let labelled = (0..sheet.lines.len()).filter_map(|i| beside_label(&sheet, i, reader, &grammar));
    let best = labelled.max_by(|a, b| a.confidence().total_cmp(&b.confidence()));
    if best.as_ref().is_some_and(|value| value.confidence() > ALONE) {
        return best;
    }
    let printed = sheet.lines.iter().filter(|l| !l.has_any(OTHERS)).find_map(|l| {
        let range = dates_in(&l.chars()).into_iter().next()?;
        read_value(reader, l.line, range, &grammar)
    });
    let alone = printed.or_else(|| like_a_date(&sheet, reader, &grammar));
    match (best, alone) {
        (Some(a), Some(b)) if a.confidence() >= b.confidence() => Some(a),
        (a, None) => a,
        (_, b) => b,
    }
}

/// The date beside the label in line `index`: after it in the line, or in the boxes to the right.
fn beside_label(sheet: &Sheet<'_>, index: usize, reader: &Reader<'_>, grammar: &Grammar) -> Option<Value> {
    let line = &sheet.lines[index];
    if line.has_any(OTHERS) {
        return None;
    }
    let end = LABELS.iter().filter_map(|label| line.after(label)).max()?;
    let chars = line.chars();
    if let Some(range) = dates_in(&chars).into_iter().find(|r| r.start >= end) {
        return read_value(reader, line.line, range, grammar);
    }
    let rest = chars.iter().skip(end).filter(|c| c.is_alphanumeric()).count();
    if rest >= 4 {
        return read_value(reader, line.line, end..chars.len(), grammar);
    }
    if rest > 0 {
        return None;
    }
    let place = pieces(sheet, index)?;
    read_place(reader, place, grammar)
}

/// The boxes to the right of line `index`, as one, as far as they stand close together.
fn pieces(sheet: &Sheet<'_>, index: usize) -> Option<TextBox> {
    let beside = sheet.right_of(index);
    let (first, rest) = beside.split_first()?;
    let mut last = &sheet.lines[*first];
    for next in rest.iter().map(|&i| &sheet.lines[i]) {
        if next.left - last.right > PIECE_GAP * last.thickness {
            break;
        }
        last = next;
    }
    Some(union(&sheet.lines[*first], last))
}

/// One box from the start of `first` to the end of `last`.
fn union(first: &Printed<'_>, last: &Printed<'_>) -> TextBox {
    let place = first.line.place;
    if std::ptr::eq(first, last) {
        return place;
    }
    let longer = (last.right - first.left) / place.length.max(1.0);
    let whole = cut(place, 0.0, longer.max(1.0));
    TextBox { thickness: place.thickness.max(last.thickness) * 1.15, ..whole }
}

/// The line that reads best as a date, where one reads well: mostly digits, by hand, without a label.
fn like_a_date(sheet: &Sheet<'_>, reader: &Reader<'_>, grammar: &Grammar) -> Option<Value> {
    let plausible = |l: &&Printed<'_>| {
        let chars = l.chars();
        let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
        (3..=10).contains(&digits) && chars.len() <= 14 && !l.has_any(OTHERS)
    };
    let read = sheet.lines.iter().filter(plausible).take(3).filter_map(|l| read_place(reader, l.line.place, grammar));
    read.max_by(|a, b| a.confidence().total_cmp(&b.confidence())).filter(|v| v.confidence() > ALONE)
}
