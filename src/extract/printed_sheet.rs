//! The lines of an attached page laid out as they are read: what stands beside what, and what below.

use crate::read::attached::AttachedPage;
use crate::read::page_type_words::{find_phrase, folded_with_places};
use crate::read::text_lines_read::TextLine;
use std::ops::Range;

/// Centres nearer than this many line heights, measured across the text, are one row.
const ROW: f32 = 0.55;
/// Lines within so many line heights speak most for the slant at a line.
const REACH: f32 = 6.0;
/// Lines that slant more against the page are stamps.
const MOST_SLOPE: f32 = 0.06;

/// A line with its place in the page's own upright frame, in pixels of the panel.
#[derive(Clone)]
pub(super) struct Printed<'a> {
    /// The line.
    pub(super) line: &'a TextLine,
    /// Folded text.
    pub(super) text: String,
    /// For every byte of `text` the character that it comes from.
    places: Vec<usize>,
    /// Left and right end, from the left.
    pub(super) left: f32,
    /// See `left`.
    pub(super) right: f32,
    /// Centre, from the top.
    pub(super) middle: f32,
    /// Height, with the room around the letters.
    pub(super) thickness: f32,
    /// Descent to the right that is left after uprighting.
    slope: f32,
}

impl Printed<'_> {
    /// The character after the end of `phrase`, where the line holds it.
    pub(super) fn after(&self, phrase: &str) -> Option<usize> {
        let end = find_phrase(&self.text, phrase)?;
        self.places.get(end.checked_sub(1)?).map(|place| place + 1)
    }

    /// Whether the line holds any of `phrases`.
    pub(super) fn has_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| find_phrase(&self.text, phrase).is_some())
    }

    /// Characters of the line.
    pub(super) fn chars(&self) -> Vec<char> {
        self.line.chars.iter().map(|c| c.character).collect()
    }

    /// Where the characters `range` begin on the left, in the upright frame.
    pub(super) fn left_of_chars(&self, range: &Range<usize>) -> f32 {
        let at = self.line.chars.get(range.start).map_or(0.0, |c| c.at);
        self.left + (self.right - self.left) * at
    }

    /// Where the characters `range` end on the right, in the upright frame.
    pub(super) fn right_of_chars(&self, range: &Range<usize>) -> f32 {
        let at = range.end.checked_sub(1).and_then(|last| self.line.chars.get(last)).map_or(1.0, |c| c.at);
        self.left + (self.right - self.left) * at
    }
}

/// A page's lines, from the top down.
pub(super) struct Sheet<'a> {
    /// The lines.
    pub(super) lines: Vec<Printed<'a>>,
}

impl<'a> Sheet<'a> {
    /// Lays out `page`.
    pub(super) fn of(page: &'a AttachedPage) -> Self {
        Self::of_lines(&page.lines, page.along())
    }

    /// Lays out lines of a page that is read along (`x`, `y`).
    pub(super) fn of_lines(lines: &'a [TextLine], (x, y): (f32, f32)) -> Self {
        let mut lines: Vec<Printed<'a>> = lines
            .iter()
            .map(|line| {
                let place = line.place;
                let (text, places) = folded_with_places(&line.text());
                let across = place.center.0 * x + place.center.1 * y;
                let (du, dv) = (place.along.0 * x + place.along.1 * y, place.along.1 * x - place.along.0 * y);
                let half = place.length / 2.0;
                let slope = if place.length > 4.0 * place.thickness && du > 0.5 { dv / du } else { f32::NAN };
                Printed {
                    line,
                    text,
                    places,
                    left: across - half,
                    right: across + half,
                    middle: place.center.1 * x - place.center.0 * y,
                    thickness: place.thickness,
                    slope,
                }
            })
            .collect();
        lines.sort_by(|a, b| a.middle.total_cmp(&b.middle));
        lend_slopes(&mut lines);
        Self { lines }
    }

    /// The lines that `belongs` takes.
    pub(super) fn part(&self, belongs: impl Fn(&Printed<'a>) -> bool) -> Self {
        Self { lines: self.lines.iter().filter(|l| belongs(l)).cloned().collect() }
    }

    /// Lines in the row of `index` to its right, nearest first.
    pub(super) fn right_of(&self, index: usize) -> Vec<usize> {
        let Some(from) = self.lines.get(index) else { return Vec::new() };
        let mut found: Vec<usize> =
            (0..self.lines.len()).filter(|&i| i != index && self.lines[i].left > from.right - from.thickness && same_row(from, &self.lines[i])).collect();
        found.sort_by(|&a, &b| self.lines[a].left.total_cmp(&self.lines[b].left));
        found
    }

    /// Lines below `index` that share some of its width, within `heights` of its heights, nearest first.
    pub(super) fn below(&self, index: usize, heights: f32) -> Vec<usize> {
        let Some(from) = self.lines.get(index) else { return Vec::new() };
        let near = |line: &Printed<'_>| {
            let gap = line.middle - from.middle;
            gap > 0.5 * from.thickness && gap < heights * from.thickness && line.left < from.right && line.right > from.left
        };
        (0..self.lines.len()).filter(|&i| i != index && near(&self.lines[i])).collect()
    }
}

/// Whether two lines stand side by side.
pub(super) fn same_row(a: &Printed<'_>, b: &Printed<'_>) -> bool {
    let across = (b.left + b.right - a.left - a.right) / 2.0;
    let descent = b.middle - a.middle - across * (a.slope + b.slope) / 2.0;
    descent.abs() < ROW * a.thickness.max(b.thickness)
}

/// The slant left at each line is the mean of the long lines' around it, nearer and longer ones counting more: one line's own is uncertain,
/// and on a photo it changes down the page.
fn lend_slopes(lines: &mut [Printed<'_>]) {
    let known: Vec<(f32, f32, f32)> = lines.iter().filter(|l| l.slope.abs() < MOST_SLOPE).map(|l| (l.middle, l.slope, l.right - l.left)).collect();
    for line in lines.iter_mut() {
        let reach = REACH * line.thickness;
        let (sum, weights) = known.iter().fold((0.0, 0.0), |(sum, weights), &(middle, slope, length)| {
            let weight = length * length / (1.0 + ((middle - line.middle) / reach).powi(2));
            (sum + slope * weight, weights + weight)
        });
        line.slope = if weights > 0.0 { sum / weights } else { 0.0 };
    }
}
