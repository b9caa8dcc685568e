//! A second opinion on numbers written by hand: where the characters stand apart, each digit is told by the network of the boxed characters.
//!
//! In: a line as the line reader saw it, and the text that it made of it. Out: what the characters say one by one, as emissions that the same grammars
//! decode; nothing where the ink does not fall into just as many characters. The line reader knows how numbers are built and takes many a European 1 for
//! a 7; the cells' network knows single digits of many hands and nothing of numbers: they err apart.

use crate::read::Reader;
use crate::read::cells::{CellPictures, CellScores};
use crate::read::line::Emissions;
use crate::read::line_crop::{InkBox, blobs, ink_threshold};
use image::{GrayImage, Luma, imageops};
use std::sync::Arc;

/// What may stand in a number, a date, an amount: digits first, by their classes.
const ALPHABET: &str = "0123456789/-.,: dhDHmMkKsS";
/// Height of a digit as a share of a cell's picture, as people fill the form's cells; each digit is looked at in these sizes.
const SIZES: [f64; 3] = [0.48, 0.55, 0.62];
/// A cell's picture is this much wider than high (cells.rs).
const ASPECT: f64 = 36.0 / 42.0;
/// A digit is at least this high, as a share of the middle one; a lower character is a sign.
const LEAST_HEIGHT: f64 = 0.55;
/// Wider than high by more than this, two digits touch.
const TOUCHING: f64 = 1.35;
/// Blobs under this, both ways, are dust, pixels.
const DUST: u32 = 3;
/// No digit is surer or less sure than so.
const LEAST: f32 = 2e-3;
/// How sure a sign is which the line reader saw where a sign stands.
const SIGN: f32 = 0.95;

/// What the characters of `line` say one by one, where `seen` is what they were read as together.
pub(super) fn emissions(line: &GrayImage, seen: &str, reader: &Reader) -> Option<Emissions> {
    let seen: Vec<char> = seen.chars().filter(|c| !c.is_whitespace()).collect();
    let glyphs = glyphs(line);
    let known = seen.iter().all(|c| ALPHABET.contains(*c));
    if seen.is_empty() || !known || glyphs.len() != seen.len() {
        return None;
    }
    let middle = middle_height(glyphs.iter().zip(&seen).filter(|(_, c)| c.is_ascii_digit()).map(|(glyph, _)| glyph.height))?;
    let is_digit = |glyph: &InkBox| f64::from(glyph.height) >= LEAST_HEIGHT * middle && f64::from(glyph.width) <= TOUCHING * middle;
    let digits: Vec<&InkBox> = glyphs.iter().zip(&seen).filter(|(_, c)| c.is_ascii_digit()).map(|(glyph, _)| glyph).collect();
    if !digits.iter().all(|glyph| is_digit(glyph)) {
        return None;
    }
    let mut scores = scores(line, &digits, middle, reader)?.into_iter();
    let classes = ALPHABET.chars().count() + 1;
    let mut rows = Vec::with_capacity(seen.len() * 2 * classes);
    for &c in &seen {
        let mut row = vec![0.0; classes];
        if c.is_ascii_digit() {
            row[1..=10].copy_from_slice(&digit(&scores.next()?));
        } else if let Some(at) = ALPHABET.chars().position(|known| known == c) {
            row[at + 1] = SIGN;
        }
        rows.extend(row);
        // Between two characters nothing: the same digit twice is two.
        rows.extend(std::iter::once(1.0).chain(std::iter::repeat_n(0.0, classes - 1)));
    }
    Some(Emissions::from_probabilities(&rows, ALPHABET.chars().collect::<Arc<[char]>>()))
}

/// The characters of a line, left to right: blobs that lie over each other are one.
fn glyphs(line: &GrayImage) -> Vec<InkBox> {
    let mut parts: Vec<InkBox> = blobs(line, ink_threshold(line)).into_iter().filter(|blob| blob.width >= DUST || blob.height >= DUST).collect();
    parts.sort_by_key(|blob| blob.x);
    let mut glyphs: Vec<InkBox> = Vec::new();
    for part in parts {
        match glyphs.last_mut() {
            Some(last) if overlap(last, &part) * 2 > last.width.min(part.width) => *last = union(last, &part),
            _ => glyphs.push(part),
        }
    }
    glyphs
}

/// Columns that both take.
fn overlap(a: &InkBox, b: &InkBox) -> u32 {
    (a.x + a.width).min(b.x + b.width).saturating_sub(a.x.max(b.x))
}

fn union(a: &InkBox, b: &InkBox) -> InkBox {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    let (right, bottom) = ((a.x + a.width).max(b.x + b.width), (a.y + a.height).max(b.y + b.height));
    InkBox { x, y, width: right - x, height: bottom - y, ink: a.ink + b.ink }
}

fn middle_height(heights: impl Iterator<Item = u32>) -> Option<f64> {
    let mut heights: Vec<u32> = heights.collect();
    heights.sort_unstable();
    heights.get(heights.len() / 2).map(|&height| f64::from(height))
}

/// What the network says of each digit, over all sizes.
fn scores(line: &GrayImage, digits: &[&InkBox], middle: f64, reader: &Reader) -> Option<Vec<CellScores>> {
    let views: Vec<Vec<CellScores>> = SIZES
        .iter()
        .map(|size| {
            let pictures: Vec<CellPictures> = digits.iter().map(|glyph| in_cell(line, glyph, middle / size)).collect();
            reader.cells.classify_all(&pictures).ok()
        })
        .collect::<Option<_>>()?;
    Some((0..digits.len()).map(|at| CellScores::agreed(views.iter().filter_map(|view| view.get(at)))).collect())
}

/// A glyph by itself in the middle of a cell's picture `height` pixels high.
fn in_cell(line: &GrayImage, glyph: &InkBox, height: f64) -> CellPictures {
    let height = height.max(f64::from(glyph.height) * 1.2);
    let size = |side: f64, least: u32| (side.round() as u32).max(least);
    let mut cell = GrayImage::from_pixel(size(height * ASPECT, glyph.width + 2), size(height, glyph.height + 2), Luma([255]));
    let part = imageops::crop_imm(line, glyph.x, glyph.y, glyph.width, glyph.height).to_image();
    let (x, y) = ((cell.width() - glyph.width) / 2, (cell.height() - glyph.height) / 2);
    imageops::replace(&mut cell, &part, i64::from(x), i64::from(y));
    CellPictures { lifted: cell.clone(), printed: cell }
}

/// Probabilities of the ten digits, where one of them it is.
fn digit(scores: &CellScores) -> [f32; 10] {
    let mut digits = [0.0_f32; 10];
    digits.copy_from_slice(&scores.0[..10]);
    let digits = digits.map(f32::exp);
    let sum: f32 = digits.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    digits.map(|p| (p / sum).max(LEAST))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bars of (x, y, width, height) on paper.
    fn line(bars: &[(u32, u32, u32, u32)]) -> GrayImage {
        GrayImage::from_fn(120, 40, |x, y| {
            let inked = bars.iter().any(|(left, top, width, height)| (*left..left + width).contains(&x) && (*top..top + height).contains(&y));
            Luma([if inked { 30 } else { 250 }])
        })
    }

    #[test]
    fn what_lies_over_each_other_is_one_character() {
        let apart = line(&[(10, 5, 4, 28), (30, 5, 12, 3), (33, 12, 8, 20), (60, 30, 4, 6)]);
        let found: Vec<(u32, u32)> = glyphs(&apart).iter().map(|g| (g.x, g.width)).collect();
        assert_eq!(found, [(10, 4), (30, 12), (60, 4)]);
    }

    #[test]
    fn a_glyph_stands_in_the_middle_of_its_cell() {
        let one = line(&[(10, 5, 4, 28)]);
        let glyph = &glyphs(&one)[0];
        let cell = in_cell(&one, glyph, 28.0 / 0.55).lifted;
        assert_eq!(cell.dimensions(), (44, 51));
        let inked: Vec<(u32, u32)> = cell.enumerate_pixels().filter(|(.., p)| p.0[0] < 128).map(|(x, y, _)| (x, y)).collect();
        assert_eq!((inked.first(), inked.last()), (Some(&(20, 11)), Some(&(23, 38))));
    }
}
