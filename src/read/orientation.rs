//! Which way up a page lies that is not a form page.
//!
//! In: the page's text boxes, a recogniser. Out: the quarter turn that brings it upright, and the lines read on the way.
//! Whether text runs across or down is seen from the boxes; which end is up, from how well a few lines read either way.

use super::line::{LineRecognizer, ReadError};
use super::text_lines_boxes::TextBox;
use super::text_lines_read::{TextLine, read_line};
use crate::dossier::page::Rotation;
use image::GrayImage;

/// Lines read both ways at most.
const MOST_LINES: usize = 9;
/// Lines read both ways at least.
const LEAST_LINES: usize = 2;
/// A lead of one way over the other that ends the trial, in wholly sure characters.
const LEAD: f32 = 16.0;
/// A character counts for the way in which it was read by how far its probability exceeds this.
const GUESS: f32 = 0.75;
/// Of a line no more characters than this are counted, so that no single line decides.
const MOST_CHARS: f32 = 12.0;

/// A page's orientation.
pub struct Orientation {
    /// Turn that brings the page upright.
    pub rotation: Rotation,
    /// How far the winner leads, in sure characters; small means unsure.
    pub lead: f32,
    /// The lines read while finding out, read the right way.
    pub read: Vec<(usize, TextLine)>,
}

/// Finds the orientation from `boxes`; `read` holds their indices.
///
/// # Errors
/// [`ReadError`] where the recogniser fails.
pub fn orientation(page: &GrayImage, boxes: &[TextBox], reader: &dyn LineRecognizer) -> Result<Orientation, ReadError> {
    let down: f32 = boxes.iter().filter(|b| b.length > 1.5 * b.thickness).map(|b| if b.is_vertical() { b.length } else { -b.length }).sum();
    let vertical = down > 0.0;
    let (mut ahead, mut back) = (Vec::new(), Vec::new());
    let mut lead = 0.0;
    for (tried, index) in telling(boxes, vertical).into_iter().take(MOST_LINES).enumerate() {
        let text = boxes[index];
        let forward = read_line(page, text, reader)?;
        let backward = read_line(page, text.turned(), reader)?;
        lead += weight(&forward) - weight(&backward);
        ahead.push((index, forward));
        back.push((index, backward));
        if tried + 1 >= LEAST_LINES && lead.abs() >= LEAD {
            break;
        }
    }
    let upside_down = lead < 0.0;
    let rotation = match (vertical, upside_down) {
        (false, false) => Rotation::None,
        (false, true) => Rotation::Half,
        (true, false) => Rotation::ThreeQuarter,
        (true, true) => Rotation::Quarter,
    };
    Ok(Orientation { rotation, lead: lead.abs(), read: if upside_down { back } else { ahead } })
}

/// How much a line speaks for the way in which it was read.
fn weight(line: &TextLine) -> f32 {
    let letters = line.chars.iter().filter(|c| c.character.is_alphanumeric());
    letters.map(|c| (c.probability - GUESS).max(0.0) / (1.0 - GUESS)).sum::<f32>().min(MOST_CHARS)
}

/// Boxes that tell most, best first: in the page's direction, of middling length, large.
fn telling(boxes: &[TextBox], vertical: bool) -> Vec<usize> {
    let value = |b: &TextBox| b.score * b.thickness.min(60.0) * (b.length / b.thickness).clamp(0.0, 8.0);
    let mut order: Vec<usize> = (0..boxes.len()).filter(|&i| boxes[i].is_vertical() == vertical && boxes[i].length > 1.5 * boxes[i].thickness).collect();
    order.sort_by(|&a, &b| value(&boxes[b]).total_cmp(&value(&boxes[a])).then(a.cmp(&b)));
    order
}
