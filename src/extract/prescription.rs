//! The date of a prescription, printed or by hand: beside "le" or "Date", or standing alone in the head of the page.

use super::printed::Reader;
use super::printed_days::dates_in;
use super::printed_sheet::{Printed, Sheet};
use super::printed_value::{Value, cut, heard_by_hand, read_place, read_value};
use super::surroundings::label;
use super::word_kinds::WordKind;
use crate::read::attached::AttachedPage;
use crate::read::grammar::Grammar;
use crate::read::text_lines_boxes::TextBox;
use crate::read::text_lines_read::{TextLine, read_line};
use std::ops::Range;

/// Labels of the date, best first.
const LABELS: &[&str] = &["DATE", "FAIT LE", "LE", "DU"];
/// Dates of other things.
const OTHERS: &[&str] = &["NE LE", "NEE LE", "NE E LE", "NAISSANCE", "DDN", "RENDEZ VOUS", "RDV", "VALABLE", "PROCHAIN"];
/// Lines below the head that are read for the date's sake, at most.
const MOST_READ: usize = 24;
/// Pieces of a date further apart than this many line heights are not one.
const PIECE_GAP: f32 = 1.6;
/// A date read without a label must be this probable.
const ALONE: f64 = 0.5;

/// The date of the prescription `page`: in its head or, on pads where it stands over the stamp, in what nobody had to read before.
pub(super) fn date_of(page: &AttachedPage, reader: &Reader<'_>) -> Option<Value> {
    Some(heard_by_hand(likeliest(page, reader)?, reader, &Grammar::date(reader.years.clone())))
}

/// The likeliest of all dates on the page, as print is read.
fn likeliest(page: &AttachedPage, reader: &Reader<'_>) -> Option<Value> {
    let head = date_among(&page.lines, page, reader);
    if page.unread.is_empty() || head.as_ref().is_some_and(|value| value.confidence() > ALONE) {
        return head;
    }
    let rest = page.unread.iter().take(MOST_READ).filter_map(|place| read_line(reader.picture, *place, &reader.models.tiny).ok());
    let all: Vec<TextLine> = page.lines.iter().cloned().chain(rest).collect();
    let whole = date_among(&all, page, reader);
    [head, whole].into_iter().flatten().max_by(|a, b| a.confidence().total_cmp(&b.confidence()))
}

fn date_among(lines: &[TextLine], page: &AttachedPage, reader: &Reader<'_>) -> Option<Value> {
    let sheet = Sheet::of_lines(lines, page.along());
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
    // "Date du jour :": the label goes on.
    let is_label = chars.iter().skip(end).all(|c| !c.is_ascii_digit()) && label(&line.text).contains(&WordKind::Day);
    if let Some(place) = pieces(sheet, index).filter(|_| is_label || rest == 0) {
        return read_place(reader, place, grammar);
    }
    if rest >= 4 {
        // "Date d'ordonnance : 3/05/26": behind the words that follow the label.
        let range = shaped_like_a_date(&chars).filter(|range| range.start >= end).unwrap_or(end..chars.len());
        return read_value(reader, line.line, range, grammar);
    }
    None
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

/// What reads best as a date, where it reads well: by hand, without a label that was read, alone on its line or at its end.
fn like_a_date(sheet: &Sheet<'_>, reader: &Reader<'_>, grammar: &Grammar) -> Option<Value> {
    let own = sheet.lines.iter().filter(|l| !l.has_any(OTHERS) && !l.has_any(NUMBERS));
    let places = own.filter_map(|line| Some((line, shaped_like_a_date(&line.chars())?)));
    let read = places.take(MOST_TRIED).filter_map(|(line, range)| match range.start {
        0 => read_place(reader, line.line.place, grammar),
        _ => read_value(reader, line.line, range, grammar),
    });
    read.max_by(|a, b| a.confidence().total_cmp(&b.confidence())).filter(|v| v.confidence() > ALONE)
}

/// Lines of other numbers.
const NUMBERS: &[&str] = &["TEL", "FAX", "GSM", "INPE", "ICE", "PATENTE"];
/// Places tried without a label.
const MOST_TRIED: usize = 4;

/// The end of a line that has about as many digits as a date and little else, however badly they were read: "Agadi, e (6/9/L6".
fn shaped_like_a_date(chars: &[char]) -> Option<Range<usize>> {
    let like = |c: char| c.is_ascii_digit() || c.is_whitespace() || "/.-–—·,|()lLIOobZzSs'".contains(c);
    let length = chars.iter().rev().take_while(|c| like(**c)).count();
    let mut start = chars.len() - length;
    while chars.get(start).is_some_and(|c| !c.is_ascii_digit() && !matches!(c, '(' | 'l' | 'L' | 'I' | 'O' | 'o' | 'b' | 'Z' | 'S')) {
        start += 1;
    }
    let digits = chars[start..].iter().filter(|c| c.is_ascii_digit()).count();
    let fits = (3..=8).contains(&digits) && (5..=14).contains(&(chars.len() - start));
    fits.then_some(start..chars.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badly_read_date_is_found_by_its_shape() {
        let found = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            shaped_like_a_date(&chars).map(|range| chars[range].iter().collect::<String>())
        };
        for (text, date) in [
            ("Agadi, e (6/9/L6", "(6/9/L6"),
            ("Fés. |e 07.0.2.26", "07.0.2.26"),
            ("20.70.26", "20.70.26"),
            ("Faltle 20110/26", "20110/26"),
            ("Ordonnance du o8/0z/2026", "o8/0z/2026"),
        ] {
            assert_eq!(found(text).as_deref(), Some(date), "{text}");
        }
        for text in ["GASTRIUM 100 amp 5", "1 cp matin et soir", "05.31.86.68.97", "Médecine générale"] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
