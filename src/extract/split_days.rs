//! A day printed in three boxes ("Jour | Mois | Année") made one line again.
//!
//! In: the lines of a page. Out: the same lines, three numbers side by side that make a day joined. Never: a value.

use super::printed_days::day_of;
use super::printed_sheet::{Printed, Sheet, same_row};
use crate::read::attached::AttachedPage;
use crate::read::line::Emissions;
use crate::read::text_lines_boxes::TextBox;
use crate::read::text_lines_read::{ReadChar, TextLine};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Boxes stand at most so many line heights apart.
const APART: f32 = 6.0;

/// The lines of `page`. `years`: those in which a date may lie.
pub(super) fn joined(page: &AttachedPage, years: &RangeInclusive<u16>) -> Vec<TextLine> {
    let sheet = Sheet::of(page);
    let is_part = |line: &&Printed<'_>| (1..=4).contains(&line.line.chars.len()) && line.line.chars.iter().all(|c| c.character.is_ascii_digit());
    let mut parts: Vec<&Printed<'_>> = sheet.lines.iter().filter(is_part).collect();
    parts.sort_by(|a, b| a.left.total_cmp(&b.left));
    let follows = |a: &Printed<'_>, b: &Printed<'_>| same_row(a, b) && b.left > a.right && b.left - a.right < APART * a.thickness;
    let mut days: Vec<[&TextLine; 3]> = Vec::new();
    for day in &parts {
        let Some(month) = parts.iter().find(|month| follows(day, month)) else { continue };
        let Some(year) = parts.iter().find(|year| follows(month, year)) else { continue };
        let text: Vec<char> = format!("{}/{}/{}", day.line.text(), month.line.text(), year.line.text()).chars().collect();
        let in_time = year.line.text().parse().is_ok_and(|year| years.contains(&year));
        if in_time && day_of(&text).is_some() {
            days.push([day.line, month.line, year.line]);
        }
    }
    let is_taken = |line: &TextLine| days.iter().flatten().any(|part| std::ptr::eq(*part, line));
    let mut lines: Vec<TextLine> = page.lines.iter().filter(|line| !is_taken(line)).cloned().collect();
    lines.extend(days.iter().map(one_line));
    lines
}

/// The parts as one line, a blank between them.
fn one_line(parts: &[&TextLine; 3]) -> TextLine {
    let [first, _, last] = parts.map(|part| part.place);
    let (start, end) = (first.point_at(-0.5), last.point_at(0.5));
    let (dx, dy) = (end.0 - start.0, end.1 - start.1);
    let length = dx.hypot(dy).max(1.0);
    let thickness = parts.iter().map(|part| part.place.thickness).fold(0.0, f32::max);
    let place = TextBox {
        center: (f32::midpoint(start.0, end.0), f32::midpoint(start.1, end.1)),
        along: (dx / length, dy / length),
        length,
        thickness,
        score: first.score,
    };
    let emissions: Vec<&Emissions> = parts.iter().map(|part| part.emissions.as_ref()).collect();
    let emissions = Emissions::joined(&emissions);
    // Places in the joined line go by its steps, as in any other.
    let steps = emissions.steps().max(1) as f32;
    let (mut chars, mut passed): (Vec<ReadChar>, f32) = (Vec::new(), 0.0);
    for part in parts {
        if !chars.is_empty() {
            chars.push(ReadChar { character: ' ', probability: 1.0, second: None, at: (passed - 0.5) / steps });
        }
        let own = part.emissions.steps() as f32;
        chars.extend(part.chars.iter().map(|c| ReadChar { at: (passed + c.at * own) / steps, ..*c }));
        passed += own + 1.0;
    }
    TextLine { chars, place, emissions: Arc::new(emissions) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_boxes_make_a_day_and_other_numbers_do_not() {
        let page = |texts: [&str; 4]| {
            let lines = texts.iter().zip(0_u8..).map(|(text, column)| TextLine::surely(text, (200.0 + 160.0 * f32::from(column), 100.0))).collect();
            AttachedPage::invoice_of(lines)
        };
        let texts = |texts: [&str; 4]| joined(&page(texts), &(2023..=2027)).iter().map(TextLine::text).collect::<Vec<_>>();
        assert_eq!(texts(["Date", "05", "03", "2026"]), ["Date", "05 03 2026"]);
        assert_eq!(texts(["1", "45", "20", "2026"]).len(), 4);
        assert_eq!(texts(["Date", "05", "03", "1984"]).len(), 4);
    }
}
