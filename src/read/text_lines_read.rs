//! Reads the lines that the detector found, as printed text without constraint.
//!
//! In: a page, an oriented box, a recogniser. Out: text with a probability and a place for every character.
//! Never: what the text means; that is `page_type` and `extract`.

use super::line::{Emissions, LineRecognizer, ReadError};
use super::line_crop::resize;
use super::text_lines_boxes::TextBox;
use super::text_lines_crop::straight;
use image::GrayImage;
use std::sync::Arc;

/// Height that the recognisers read at, pixels.
const HEIGHT: u32 = 48;

/// One character as read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReadChar {
    /// The character.
    pub character: char,
    /// Its probability at its best step, 0 to 1.
    pub probability: f32,
    /// The runner-up at that step, where it is a character, with its probability.
    pub second: Option<(char, f32)>,
    /// Where it stands, as a share of the line's length from the start of the text.
    pub at: f32,
}

/// A line of text: what it says and where.
#[derive(Clone)]
pub struct TextLine {
    /// The characters, blanks too.
    pub chars: Vec<ReadChar>,
    /// Where it stands in the panel; `along` points the way in which it is read.
    pub place: TextBox,
    /// What the recogniser gave, kept for readings under a grammar.
    pub emissions: Arc<Emissions>,
}

impl TextLine {
    /// The text.
    pub fn text(&self) -> String {
        self.chars.iter().map(|c| c.character).collect()
    }

    /// Mean probability of the characters, 0 without any.
    pub fn confidence(&self) -> f32 {
        self.chars.iter().map(|c| c.probability).sum::<f32>() / self.chars.len().max(1) as f32
    }
}

#[cfg(test)]
impl TextLine {
    /// A line as if read without a doubt: letters of 20 pixels on a height of 40, its middle at `center`.
    pub(crate) fn surely(text: &str, center: (f32, f32)) -> Self {
        let count = text.chars().count().max(1) as f32;
        let read = |(i, character)| ReadChar { character, probability: 1.0, second: None, at: (i as f32 + 0.5) / count };
        let place = TextBox { center, along: (1.0, 0.0), length: 20.0 * count, thickness: 40.0, score: 1.0 };
        let emissions = Arc::new(Emissions::from_probabilities(&[], Arc::from([])));
        Self { chars: text.chars().enumerate().map(read).collect(), place, emissions }
    }
}

impl std::fmt::Debug for TextLine {
    /// Without the text, which may name a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextLine").field("place", &self.place).field("confidence", &self.confidence()).finish_non_exhaustive()
    }
}

/// Reads `place` of `page`, the text running along `place.along`.
///
/// # Errors
/// [`ReadError`] where the recogniser refuses the crop.
pub fn read_line(page: &GrayImage, place: TextBox, reader: &dyn LineRecognizer) -> Result<TextLine, ReadError> {
    let emissions = reader.emissions(&straight(page, &place, HEIGHT))?;
    Ok(TextLine { chars: best_path(&emissions), place, emissions: Arc::new(emissions) })
}

/// [`read_line`], the line shown `width` times as wide.
///
/// # Errors
/// [`ReadError`] where the recogniser refuses the crop.
pub fn read_line_stretched(page: &GrayImage, place: TextBox, width: f32, reader: &dyn LineRecognizer) -> Result<TextLine, ReadError> {
    let emissions = emissions_of(page, place, width, reader)?;
    Ok(TextLine { chars: best_path(&emissions), place, emissions: Arc::new(emissions) })
}

/// What `reader` gives for `place` where the line is shown `width` times as wide: characters that stand close are told apart by it.
///
/// # Errors
/// [`ReadError`] where the recogniser refuses the crop.
pub fn emissions_of(page: &GrayImage, place: TextBox, width: f32, reader: &dyn LineRecognizer) -> Result<Emissions, ReadError> {
    let crop = straight(page, &place, HEIGHT);
    let wide = (crop.width() as f32 * width).round().max(1.0) as u32;
    reader.emissions(&resize(&crop, wide, HEIGHT))
}

/// The most probable class at every step, repeats joined, blanks dropped.
fn best_path(emissions: &Emissions) -> Vec<ReadChar> {
    let steps = emissions.steps().max(1) as f32;
    let mut chars: Vec<ReadChar> = Vec::new();
    let mut before = 0;
    for (step, row) in emissions.rows().enumerate() {
        let (mut best, mut next) = (0, 0);
        for class in 1..row.len() {
            if row[class] > row[best] {
                next = best;
                best = class;
            } else if next == best || row[class] > row[next] {
                next = class;
            }
        }
        let repeated = best == before;
        before = best;
        let Some(character) = emissions.character(best) else { continue };
        let probability = row[best].exp();
        let second = emissions.character(next).map(|c| (c, row[next].exp()));
        let read = ReadChar { character, probability, second, at: (step as f32 + 0.5) / steps };
        match chars.last_mut() {
            Some(last) if repeated && last.probability >= probability => {}
            Some(last) if repeated => *last = read,
            _ => chars.push(read),
        }
    }
    chars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_are_joined_and_blanks_part_them() {
        let alphabet: Arc<[char]> = Arc::from(['1', '7']);
        let steps = [[0.1, 0.8, 0.1], [0.05, 0.9, 0.05], [0.9, 0.05, 0.05], [0.1, 0.6, 0.3], [0.2, 0.2, 0.6]];
        let chars = best_path(&Emissions::from_probabilities(steps.as_flattened(), alphabet));
        assert_eq!(chars.iter().map(|c| c.character).collect::<String>(), "117");
        assert!((chars[0].probability - 0.9).abs() < 1e-4);
        assert_eq!(chars[1].second.map(|s| s.0), Some('7'));
        assert!(chars[0].at < chars[1].at);
    }
}
