//! The paper's outline in a photo: four straight edges with brighter paper inside than background outside.
//!
//! Comes in: a picture. Goes out: four corners, or nothing where the paper fills the picture (scans). Writing and shadows inside do not matter:
//! ink is closed before, and every edge is judged by many small local steps, not by one threshold.

use super::sheet::Corners;
use crate::read::raster;
use image::GrayImage;
use std::ops::RangeInclusive;

/// Longer side of the small picture that is searched.
const SIDE: u32 = 240;
/// Share of an edge that must show a step from dark to bright.
const EDGE: f64 = 0.62;

/// The paper's corners in picture pixels, clockwise from the top left.
pub(crate) fn paper(picture: &GrayImage) -> Option<Corners> {
    let factor = (picture.width().max(picture.height()) / SIDE).max(1);
    let small = closed(&raster::shrunk(picture, factor));
    let turned = raster::transposed(&small);
    let steps_x = Steps::of(&small);
    let steps_y = Steps::of(&turned);
    // Each edge as (position at the near end, position at the far end), pixels of the small picture.
    let left = steps_x.edge(true);
    let right = steps_x.edge(false);
    let top = steps_y.edge(true);
    let bottom = steps_y.edge(false);
    let found = [&left, &right, &top, &bottom].iter().filter(|e| e.is_some()).count();
    if found < 2 {
        return None;
    }
    let (width, height) = (f64::from(small.width()), f64::from(small.height()));
    let vertical = |edge: Option<(f64, f64)>, rest: f64| edge.map_or([(rest, 0.0), (rest, height)], |(a, b)| [(a, 0.0), (b, height)]);
    let horizontal = |edge: Option<(f64, f64)>, rest: f64| edge.map_or([(0.0, rest), (width, rest)], |(a, b)| [(0.0, a), (width, b)]);
    let (left, right) = (vertical(left, 0.0), vertical(right, width));
    let (top, bottom) = (horizontal(top, 0.0), horizontal(bottom, height));
    let scale = f64::from(factor);
    let corner = |a, b| crossing(a, b).map(|(x, y): (f64, f64)| (x * scale, y * scale));
    Some([corner(top, left)?, corner(top, right)?, corner(bottom, right)?, corner(bottom, left)?])
}

fn crossing(a: [(f64, f64); 2], b: [(f64, f64); 2]) -> Option<(f64, f64)> {
    let (dx, dy) = (a[1].0 - a[0].0, a[1].1 - a[0].1);
    let (ex, ey) = (b[1].0 - b[0].0, b[1].1 - b[0].1);
    let det = dx * ey - dy * ex;
    if det.abs() < 1e-9 {
        return None;
    }
    let t = ((b[0].0 - a[0].0) * ey - (b[0].1 - a[0].1) * ex) / det;
    Some((a[0].0 + t * dx, a[0].1 + t * dy))
}

/// Ink removed: the brightest of each neighbourhood, then the darkest of those (a grey closing of about 7 mm on a page).
fn closed(small: &GrayImage) -> GrayImage {
    let bright = spread(&spread(small, u8::max), u8::max);
    spread(&spread(&bright, u8::min), u8::min)
}

/// Every row widened, then rows and columns exchanged.
fn spread(image: &GrayImage, pick: impl Fn(u8, u8) -> u8 + Copy) -> GrayImage {
    let mut out = image.as_raw().clone();
    out.chunks_exact_mut(image.width().max(1) as usize).for_each(|row| widen(row, pick));
    raster::transposed(&GrayImage::from_raw(image.width(), image.height(), out).unwrap_or_default())
}

/// Puts at each place of a row what `pick` takes of it and the three on either side.
fn widen(row: &mut [u8], pick: impl Fn(u8, u8) -> u8 + Copy) {
    for _ in 0..3 {
        let before = row.to_vec();
        row.iter_mut().skip(1).zip(&before).for_each(|(here, left)| *here = pick(*here, *left));
        row.iter_mut().zip(before.iter().skip(1)).for_each(|(here, right)| *here = pick(*here, *right));
    }
}

/// Horizontal steps of brightness: positive where the right side is brighter.
struct Steps {
    width: usize,
    height: usize,
    step: Vec<i8>,
}

impl Steps {
    fn of(image: &GrayImage) -> Self {
        const REACH: usize = 2;
        let (width, height) = (image.width() as usize, image.height() as usize);
        let mut step = vec![0i8; width * height];
        for (row, out) in image.as_raw().chunks_exact(width.max(1)).zip(step.chunks_exact_mut(width.max(1))) {
            for x in REACH..width.saturating_sub(REACH) {
                let (left, right) = (i32::from(row[x - REACH]), i32::from(row[x + REACH - 1]));
                let least = left.max(right) / 10 + 4;
                out[x] = i32::signum(right - left) as i8 * i8::from((right - left).abs() > least);
            }
        }
        Self { width, height, step }
    }

    /// The near-vertical line in the first (or last) part of the width along which most rows step up (or down).
    fn edge(&self, first: bool) -> Option<(f64, f64)> {
        let sign = if first { 1 } else { -1 };
        let zone = self.width * 2 / 5;
        let range = if first { 2..zone } else { self.width - zone..self.width.saturating_sub(2) };
        // Ends at the middle of the outer fifths, where paper is likely even when the corners lie outside.
        let (near, far) = (self.height / 10, self.height - 1 - self.height / 10);
        let rows = (far - near) / 2 + 1;
        let lean = (self.height / 4).max(1);
        let best = |ends: &mut dyn Iterator<Item = (usize, usize)>| {
            let mut best: Option<(usize, usize, usize)> = None;
            for (a, b) in ends.filter(|(a, b)| b.abs_diff(*a) <= lean && range.contains(a) && range.contains(b)) {
                let votes = self.votes(a, b, near..=far, sign);
                // Of equal edges the outer one: inside, frames may step too.
                if best.is_none_or(|(v, ..)| votes > v || (votes == v && !first)) {
                    best = Some((votes, a, b));
                }
            }
            best
        };
        let coarse = || range.clone().step_by(2);
        let (_, a, b) = best(&mut coarse().flat_map(|a| coarse().map(move |b| (a, b))))?;
        let near_by = |at: usize| at.saturating_sub(2)..at + 3;
        let (votes, a, b) = best(&mut near_by(a).flat_map(|a| near_by(b).map(move |b| (a, b))))?;
        if (votes as f64) < EDGE * rows as f64 {
            return None;
        }
        let slope = (b as f64 - a as f64) / (far as f64 - near as f64);
        let start = a as f64 - slope * near as f64;
        Some((start, start + slope * self.height as f64))
    }

    /// Rows among `rows`, every second one, that step by `sign` on the straight line from `a` in the first to `b` in the last.
    fn votes(&self, a: usize, b: usize, rows: RangeInclusive<usize>, sign: i8) -> usize {
        const ONE: f32 = 65_536.0;
        let (near, far) = (*rows.start(), *rows.end());
        let lean = ((b as f32 - a as f32) * 2.0 * ONE / (far - near).max(1) as f32) as i32;
        let mut column = (a as f32 * ONE) as i32;
        let mut votes = 0;
        for row in self.step[near * self.width..].chunks(self.width).take(far - near + 1).step_by(2) {
            votes += usize::from(row.get((column >> 16) as usize) == Some(&sign));
            column += lean;
        }
        votes
    }
}

#[cfg(test)]
mod tests {
    use super::paper;
    use image::{GrayImage, Luma};

    #[test]
    fn a_bright_sheet_on_a_dark_table_is_outlined() {
        // A sheet from (150, 90) to (810, 1020), leaning a little.
        let photo = GrayImage::from_fn(960, 1200, |x, y| {
            let (left, top) = (150 + y / 20, 90 + x / 40);
            let inside = x > left && x < left + 660 && y > top && y < top + 930;
            let ink = y % 40 < 3 && x % 200 < 120;
            Luma([if inside { if ink { 60 } else { 180 - (y / 20) as u8 } } else { 70 + (x * 7 % 13) as u8 }])
        });
        let corners = paper(&photo).unwrap();
        let expected = [(155.0, 94.0), (815.0, 111.0), (861.0, 1041.0), (201.0, 1025.0)];
        for ((x, y), (ex, ey)) in corners.into_iter().zip(expected) {
            assert!((x - ex).hypot(y - ey) < 14.0, "{corners:?}");
        }
    }

    #[test]
    fn a_page_that_fills_the_picture_has_no_outline() {
        let scan = GrayImage::from_fn(800, 1100, |x, y| Luma([if y % 90 < 4 && x > 60 && x < 700 { 30 } else { 250 }]));
        assert_eq!(paper(&scan), None);
    }
}
