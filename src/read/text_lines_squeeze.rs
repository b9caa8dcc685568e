//! Leaves out the empty strips of a page, so that the detector works only where there is ink.
//!
//! In: a small grey copy of a page. Out: the rows and columns that bear something, with white around them, and the way back.
//! A page of few lines then costs a fraction of a full one; a photo, whose every row crosses the paper's edge, stays whole.

use super::text_lines_boxes::TextBox;
use image::GrayImage;

/// A pixel so much darker than the paper near it is ink.
const CONTRAST: u8 = 22;
/// Pixels to either side at which the paper is looked for.
const NEAR: usize = 10;
/// A strip of three rows with fewer ink pixels is empty but for dust.
const LEAST_INK: usize = 5;
/// White kept around what bears ink.
const MARGIN: usize = 14;

/// The rows and columns of a picture that bear ink, in order.
pub(super) struct Squeezed {
    /// Rows kept.
    pub(super) rows: Vec<usize>,
    /// Columns kept.
    pub(super) columns: Vec<usize>,
}

impl Squeezed {
    /// Looks for ink in `picture`.
    pub(super) fn of(picture: &GrayImage) -> Self {
        let (w, h) = (picture.width() as usize, picture.height() as usize);
        let raw = picture.as_raw();
        let (mut rows, mut columns) = (vec![0_usize; h], vec![0_usize; w]);
        for y in 0..h {
            let row = &raw[y * w..(y + 1) * w];
            for x in 0..w {
                let paper = row[x.saturating_sub(NEAR)]
                    .max(row[(x + NEAR).min(w - 1)])
                    .max(raw[y.saturating_sub(NEAR) * w + x])
                    .max(raw[(y + NEAR).min(h - 1) * w + x]);
                if paper > row[x].saturating_add(CONTRAST) {
                    rows[y] += 1;
                    columns[x] += 1;
                }
            }
        }
        Self { rows: kept(&rows), columns: kept(&columns) }
    }

    /// Whether nothing bears ink.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty() || self.columns.is_empty()
    }

    /// What is kept of `picture`, white up to `w` x `h`.
    pub(super) fn picture(&self, picture: &GrayImage, w: usize, h: usize) -> Vec<u8> {
        let (from, raw) = (picture.width() as usize, picture.as_raw());
        let mut kept = vec![255; w * h];
        for (row, &y) in kept.chunks_exact_mut(w).zip(&self.rows) {
            for (cell, &x) in row.iter_mut().zip(&self.columns) {
                *cell = raw[y * from + x];
            }
        }
        kept
    }

    /// `found` in the picture before anything was left out.
    pub(super) fn back(&self, found: TextBox) -> TextBox {
        let place = |kept: &[usize], at: f32| {
            let whole = (at.max(0.0) as usize).min(kept.len().saturating_sub(1));
            kept.get(whole).map_or(at, |&i| i as f32 + at - whole as f32)
        };
        TextBox { center: (place(&self.columns, found.center.0), place(&self.rows, found.center.1)), ..found }
    }
}

/// Indices of what bears ink, with [`MARGIN`] around.
fn kept(ink: &[usize]) -> Vec<usize> {
    let mut keep = vec![false; ink.len()];
    for at in 0..ink.len() {
        let strip: usize = ink[at.saturating_sub(1)..(at + 2).min(ink.len())].iter().sum();
        if strip >= LEAST_INK {
            let end = (at + MARGIN + 1).min(keep.len());
            keep[at.saturating_sub(MARGIN)..end].fill(true);
        }
    }
    (0..ink.len()).filter(|&i| keep[i]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    #[test]
    fn a_line_at_the_foot_is_kept_and_found_again() {
        let page = GrayImage::from_fn(200, 600, |x, y| Luma([if (20..180).contains(&x) && (500..508).contains(&y) && x % 3 == 0 { 20 } else { 245 }]));
        let busy = Squeezed::of(&page);
        assert!(busy.rows.len() < 80 && busy.rows.contains(&504), "{}", busy.rows.len());
        assert!(busy.columns.len() > 160);
        let found = TextBox {
            center: (30.0, busy.rows.iter().position(|&r| r == 504).map_or(0.0, |r| r as f32)),
            along: (1.0, 0.0),
            length: 20.0,
            thickness: 8.0,
            score: 1.0,
        };
        assert!((busy.back(found).center.1 - 504.0).abs() < 0.6);
    }

    #[test]
    fn dust_keeps_nothing() {
        let page = GrayImage::from_fn(200, 600, |x, y| Luma([if x % 97 == 5 && y % 101 == 7 { 0 } else { 250 }]));
        assert!(Squeezed::of(&page).is_empty());
    }
}
