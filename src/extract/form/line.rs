//! Free hand on a line, in a frame or in a table cell.

use super::apart;
use super::own_ink::{Margins, Stamps, own_ink};
use super::struck::without_struck;
use super::votes::Votes;
use super::{Shown, Written};
use crate::dossier::field::Candidate;
use crate::dossier::{Source, Stage};
use crate::read::Reader;
use crate::read::ctc::{self, Decoded};
use crate::read::grammar::Grammar;
use crate::read::line::{Emissions, LineRecognizer};
use crate::read::line_crop::{resize, tighten};
use crate::read::models::Recogniser;
use crate::read::registration::RegisteredForm;
use crate::read::template::{MmBox, PX_PER_MM, ValueType};
use crate::registry::names;
use image::{GrayImage, Luma, imageops};
use std::sync::Arc;

/// How far above and below a field its writing may reach, mm.
const ENDS_MM: f32 = 2.0;
/// How far to its sides neighbours are looked at, mm: the end of a number that runs over, and whose it is.
const SIDES_MM: f32 = 8.0;
/// Blobs under this, both ways, are dust: 0.5 mm.
pub(super) const DUST: u32 = 4;
/// Less ink than this, square pixels (1.2 mm²), is no writing.
const LEAST_INK: u32 = 77;
/// The same where a number of one stroke may stand alone: a 1 of 2 mm by a fine pen.
const LEAST_INK_OF_COUNT: u32 = 40;
/// A written character is at least this high, pixels (1.1 mm).
const LEAST_HEIGHT: u32 = 9;
/// Ways followed at once by the decoder, and values kept of a line: with so many, an amount that the invoice and the sum confirm is still among them
/// where two of its ones look like sevens.
const BREADTH: usize = 24;
/// The same of a provider's number, of which few are given out: one that three unclear digits hide is still among them.
const BREADTH_INPE: usize = 64;
/// Below this probability a line is read again in [`OTHER_SHAPES`].
const SURE: f64 = 0.995;
/// A doubtful line is shown to both networks in other shapes too, because what they make of a bad hand hangs on the shape: width, and white
/// above and below as a share of the height.
const OTHER_SHAPES: [(f64, f64); 3] = [(1.25, 0.0), (0.82, 0.0), (1.0, 0.16)];
/// A number of a known count of digits that is not seen at all in these shapes stands too close: it is shown wider still.
const HARDLY_SEEN: f64 = 0.5;
const WIDER_SHAPES: [(f64, f64); 2] = [(1.6, 0.0), (2.0, 0.0)];
/// How much of a doubt about free text is left where the second network agrees, and how much of the certainty goes where it does not.
const DISSENT: f64 = 0.3;

/// Reads the writing at `place`.
pub(super) fn read(form: &RegisteredForm, place: MmBox, value_type: ValueType, reader: &Reader) -> Shown {
    let wide = MmBox { x: place.x - (SIDES_MM - ENDS_MM), width: place.width + 2.0 * (SIDES_MM - ENDS_MM), ..place };
    let margins = Margins { sides: (SIDES_MM * PX_PER_MM) as u32, ends: (ENDS_MM * PX_PER_MM) as u32 };
    let own = own_ink(form.ink(wide, ENDS_MM), margins, DUST, Stamps::Foreign);
    let least = if value_type == ValueType::Count { LEAST_INK_OF_COUNT } else { LEAST_INK };
    if own.area() < least || own.blobs.iter().all(|blob| blob.height < LEAST_HEIGHT) {
        return Shown::Blank;
    }
    let own = if reader.grammars.for_type(value_type).is_some() { without_struck(own) } else { own };
    let line = tighten(&own.crop, DUST).unwrap_or(own.crop);
    Shown::Written(reader.clock.time(Stage::Lines, || read_line(&line, value_type, reader)))
}

/// Reads one line of writing, already cut out.
pub(super) fn read_line(line: &GrayImage, value_type: ValueType, reader: &Reader) -> Written {
    let Ok(first) = reader.models.small.emissions(line) else {
        return Written { raw: String::new(), source: Source::Line, readings: Vec::new(), emissions: None };
    };
    let Some(grammar) = reader.grammars.for_type(value_type) else { return free_text(first, line, reader) };
    let breadth = if value_type == ValueType::Inpe { BREADTH_INPE } else { BREADTH };
    let (small, hand) = (&reader.models.small, &reader.models.hand);
    let read = |network: &Recogniser, line: &GrayImage| network.emissions(line).ok().map(|seen| probabilities(&ctc::decode(&seen, grammar, breadth)));
    let decoded = ctc::decode(&first, grammar, breadth);
    let mut votes = Votes { small: vec![probabilities(&decoded)], hand: read(hand, line).into_iter().collect(), apart: None };
    let mut readings = votes.together(breadth);
    let is_below = |readings: &[Candidate], least: f64| readings.first().is_none_or(|best| best.probability < least);
    if is_below(&readings, SURE) {
        votes.apart = apart::emissions(line, &decoded.greedy, reader).map(|seen| probabilities(&ctc::decode(&seen, grammar, breadth)));
        readings = votes.together(breadth);
    }
    let other_shapes = [(SURE, &OTHER_SHAPES[..]), (HARDLY_SEEN, if value_type == ValueType::Inpe { &WIDER_SHAPES[..] } else { &[] })];
    for (least, shapes) in other_shapes {
        if is_below(&readings, least) {
            let lines: Vec<GrayImage> = shapes.iter().map(|shape| reshaped(line, *shape)).collect();
            votes.small.extend(lines.iter().filter_map(|line| read(small, line)));
            votes.hand.extend(lines.iter().filter_map(|line| read(hand, line)));
            readings = votes.together(breadth);
        }
    }
    Written { raw: decoded.greedy, source: Source::Line, readings, emissions: None }
}

/// The line `width` times as wide, with `white` of its height added above and below.
fn reshaped(line: &GrayImage, (width, white): (f64, f64)) -> GrayImage {
    let wide = resize(line, (f64::from(line.width()) * width).round().max(1.0) as u32, line.height());
    let white = (f64::from(line.height()) * white).round() as u32;
    let mut shape = GrayImage::from_pixel(wide.width(), wide.height() + 2 * white, Luma([255]));
    imageops::replace(&mut shape, &wide, 0, i64::from(white));
    shape
}

/// Text without a grammar: the likeliest characters as they stand. Surer where both networks see the same letters.
fn free_text(small: Emissions, line: &GrayImage, reader: &Reader) -> Written {
    let decoded = ctc::decode(&small, &Grammar::text(), 8);
    let value = decoded.greedy.trim().to_owned();
    let second = reader.models.tiny.emissions(line).map(|tiny| ctc::decode(&tiny, &Grammar::text(), 8).greedy);
    let agree = second.is_ok_and(|second| names::fold(&second) == names::fold(&value));
    let own = f64::from(decoded.greedy_confidence).powi(i32::try_from(value.chars().count()).unwrap_or(i32::MAX));
    let probability = if agree { 1.0 - (1.0 - own) * DISSENT } else { own * (1.0 - DISSENT) };
    let readings = if value.is_empty() { Vec::new() } else { vec![Candidate { value, probability }] };
    Written { raw: decoded.greedy, source: Source::Line, readings, emissions: Some(Arc::new(small)) }
}

/// Posteriors within the grammar, lowered where the free reading says something else.
pub(super) fn probabilities(decoded: &Decoded) -> Vec<Candidate> {
    let fit = 1.0 / (1.0 + f64::from(-(decoded.margin + 6.0)).exp());
    decoded.readings.iter().map(|r| Candidate { value: r.text.clone(), probability: f64::from(r.posterior) * fit }).filter(|c| c.probability > 1e-5).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_shape_has_the_same_ink_elsewhere() {
        let mut line = GrayImage::from_pixel(40, 20, Luma([255]));
        line.put_pixel(20, 10, Luma([0]));
        let shape = reshaped(&line, (1.5, 0.2));
        assert_eq!(shape.dimensions(), (60, 28));
        assert!(shape.enumerate_pixels().any(|(x, y, p)| p.0[0] < 200 && (28..33).contains(&x) && (13..16).contains(&y)));
    }
}
