//! An invoice's sheet as it was read, written down without its picture: what learning which place holds what takes (`models/train/choices.py`).
//!
//! In: a page's lines. Out: numbers and text that a file can hold, and the lines again. Never: what is said of a place; that is `examples`.

use super::split_days;
use crate::read::attached::AttachedPage;
use crate::read::line::Emissions;
use crate::read::text_lines_boxes::TextBox;
use crate::read::text_lines_read::{ReadChar, TextLine};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// A sheet's lines, a day that is printed in boxes joined.
#[derive(Debug, Serialize, Deserialize)]
pub struct RecordedSheet {
    /// First and last year in which a date may lie.
    years: (u16, u16),
    /// The direction in which most lines are read: a unit vector in the panel.
    along: (f32, f32),
    lines: Vec<RecordedLine>,
}

#[derive(Debug, Serialize, Deserialize)]
struct RecordedLine {
    text: String,
    /// Centre, direction, length, thickness in pixels of the panel.
    place: [f32; 6],
    /// Of each character where it stands, in thousandths of the length.
    at: Vec<u16>,
    /// Of each character how probable it is, in hundredths.
    sure: Vec<u8>,
}

impl RecordedSheet {
    /// The lines of an invoice's page. `years`: those in which a date may lie.
    pub fn of(page: &AttachedPage, years: &RangeInclusive<u16>) -> Self {
        let (x, y) = page.along();
        let lines = split_days::joined(page, years).iter().map(RecordedLine::of).collect();
        Self { years: (*years.start(), *years.end()), along: (rounded(x, 1e4), rounded(y, 1e4)), lines }
    }

    /// Years in which a date may lie.
    pub(super) const fn years(&self) -> RangeInclusive<u16> {
        self.years.0..=self.years.1
    }

    /// The direction in which most lines are read.
    pub(super) const fn along(&self) -> (f32, f32) {
        self.along
    }

    /// The lines, without what the recogniser gave for them.
    pub(super) fn lines(&self) -> Vec<TextLine> {
        self.lines.iter().map(RecordedLine::line).collect()
    }
}

impl RecordedLine {
    fn of(line: &TextLine) -> Self {
        let place = line.place;
        let pixels = |value| rounded(value, 10.0);
        let direction = |value| rounded(value, 1e4);
        Self {
            text: line.text(),
            place: [
                pixels(place.center.0),
                pixels(place.center.1),
                direction(place.along.0),
                direction(place.along.1),
                pixels(place.length),
                pixels(place.thickness),
            ],
            at: line.chars.iter().map(|c| (c.at * 1000.0).round() as u16).collect(),
            sure: line.chars.iter().map(|c| (c.probability * 100.0).round() as u8).collect(),
        }
    }

    fn line(&self) -> TextLine {
        let [x, y, along_x, along_y, length, thickness] = self.place;
        let read = |((character, &at), &sure)| ReadChar { character, probability: f32::from(sure) / 100.0, second: None, at: f32::from(at) / 1000.0 };
        TextLine {
            chars: self.text.chars().zip(&self.at).zip(&self.sure).map(read).collect(),
            place: TextBox { center: (x, y), along: (along_x, along_y), length, thickness, score: 1.0 },
            emissions: Arc::new(Emissions::from_probabilities(&[], Arc::from([]))),
        }
    }
}

fn rounded(value: f32, to: f32) -> f32 {
    (value * to).round() / to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_as_they_were_written_down() {
        let page = AttachedPage::invoice_of(vec![TextLine::surely("Facture n° 4711", (400.0, 100.0)), TextLine::surely("Total 12,50", (420.5, 900.0))]);
        let written = serde_json::to_string(&RecordedSheet::of(&page, &(2023..=2027))).unwrap();
        let sheet: RecordedSheet = serde_json::from_str(&written).unwrap();
        assert_eq!((sheet.years(), sheet.along()), (2023..=2027, page.along()));
        for (was, is) in page.lines.iter().zip(sheet.lines()) {
            assert_eq!((was.text(), was.place), (is.text(), is.place));
            assert!(was.chars.iter().zip(&is.chars).all(|(a, b)| (a.at - b.at).abs() < 1e-3 && (a.probability - b.probability).abs() < 1e-2));
        }
    }
}
