//! A form page laid flat, as much of it as is asked for.
//!
//! Comes in: a picture, and where the printed page lies on it. Goes out: parts of the page, upright, [`PX_PER_MM`], as photographed or with the
//! light divided out. Every second pixel is laid at once: that tells the light and the ink; the rest only where it is looked at, because most
//! of a verdict's time would go into pixels that nobody reads.

use crate::dossier::page::BoundingBox;
use crate::read::raster::{self, Paper};
use crate::read::template::{MmBox, PX_PER_MM};
use image::{GrayImage, Luma};
use std::sync::{Arc, OnceLock};

/// Side of the squares within which the map is taken for straight, pixels.
const CELL: usize = 16;
/// Side of the neighbourhoods in which paper is looked for, pixels.
pub(crate) const PAPER_BLOCK: u32 = 24;
/// The sparse page holds every such pixel of every such row.
pub(crate) const SPARSE: u32 = 2;

/// A page laid flat.
#[derive(Debug)]
pub(super) struct FlatPage {
    picture: Arc<GrayImage>,
    size: (u32, u32),
    /// Picture pixels of the corners of all cells, row by row.
    corners: Vec<(f32, f32)>,
    sparse: GrayImage,
    paper: Paper,
    whole: OnceLock<GrayImage>,
}

impl FlatPage {
    /// `place` takes page mm to pixels of `picture`; `size` is the page's, pixels.
    pub(super) fn new(picture: Arc<GrayImage>, size: (u32, u32), place: impl Fn(f32, f32) -> (f32, f32)) -> Self {
        let cells = |length: u32| (length as usize).div_ceil(CELL);
        let mm = |corner: usize| (corner * CELL) as f32 / PX_PER_MM;
        let corners = (0..=cells(size.1)).flat_map(|j| (0..=cells(size.0)).map(move |i| (i, j))).map(|(i, j)| place(mm(i), mm(j))).collect();
        let mut page = Self { picture, size, corners, sparse: GrayImage::default(), paper: Paper::default(), whole: OnceLock::new() };
        page.sparse = page.lay_sparse();
        page.paper = Paper::of_sparse(&page.sparse, PAPER_BLOCK, SPARSE);
        page
    }

    /// Every [`SPARSE`]th pixel as photographed; outside the picture is paper.
    pub(super) const fn sparse(&self) -> &GrayImage {
        &self.sparse
    }

    /// The same with shadows divided out.
    pub(super) fn sparse_levelled(&self) -> GrayImage {
        let mut levelled = self.sparse.clone();
        self.paper.of_every(SPARSE).level(&mut levelled, (0, 0));
        levelled
    }

    /// The paper's brightness, blocks of [`PAPER_BLOCK`].
    pub(super) const fn paper(&self) -> &Paper {
        &self.paper
    }

    /// Pixels that are held once all of the page has been looked at.
    pub(super) fn pixels(&self) -> usize {
        self.size.0 as usize * self.size.1 as usize + self.sparse.len()
    }

    /// Lays all of it, for one who will look at most of it.
    pub(super) fn lay_whole(&self) -> &GrayImage {
        self.whole.get_or_init(|| self.levelled(BoundingBox { x: 0, y: 0, width: self.size.0, height: self.size.1 }))
    }

    /// The box `place`, paper 255 everywhere (shadows divided out). Outside page and picture is paper.
    pub(super) fn cut(&self, place: MmBox) -> GrayImage {
        if let Some(whole) = self.whole.get() {
            return cut(whole, place);
        }
        let window = Window::of(place);
        window.shared_with(self.size).map_or_else(|| window.bare(), |area| window.filled(area, &self.levelled(area), (area.x, area.y)))
    }

    /// The part `area` as photographed, as far as it lies on the page.
    pub(super) fn photographed(&self, area: BoundingBox) -> GrayImage {
        let (right, bottom) = ((area.x + area.width).min(self.size.0), (area.y + area.height).min(self.size.1));
        let mut part = GrayImage::from_pixel(right.saturating_sub(area.x), bottom.saturating_sub(area.y), Luma([255]));
        let (left, right) = (area.x as usize, right as usize);
        let width = part.width().max(1) as usize;
        for (row, y) in part.chunks_exact_mut(width).zip(area.y as usize..) {
            for i in left / CELL..right.div_ceil(CELL) {
                // Always the whole cell, so that a pixel is the same in whatever part it is asked for.
                let mut greys = [255; CELL];
                let (start, step) = self.across(i, y, 1);
                raster::sample_along(&self.picture, start, step, &mut greys);
                let (from, to) = ((i * CELL).max(left), ((i + 1) * CELL).min(right));
                row[from - left..to - left].copy_from_slice(&greys[from - i * CELL..to - i * CELL]);
            }
        }
        part
    }

    fn levelled(&self, area: BoundingBox) -> GrayImage {
        let mut part = self.photographed(area);
        self.paper.level(&mut part, (area.x, area.y));
        part
    }

    fn lay_sparse(&self) -> GrayImage {
        let (width, height) = (self.size.0.div_ceil(SPARSE), self.size.1.div_ceil(SPARSE));
        let mut sparse = GrayImage::from_pixel(width, height, Luma([255]));
        for (row, y) in sparse.chunks_exact_mut(width.max(1) as usize).zip((0..).step_by(SPARSE as usize)) {
            for (i, greys) in row.chunks_mut(CELL / SPARSE as usize).enumerate() {
                let (start, step) = self.across(i, y, SPARSE as usize);
                raster::sample_along(&self.picture, start, step, greys);
            }
        }
        sparse
    }

    /// Where the first pixel of row `y` in the `i`th cell lies in the picture, and how far it is to the next but `every` - 1.
    fn across(&self, i: usize, y: usize, every: usize) -> ((f32, f32), (f32, f32)) {
        let columns = (self.size.0 as usize).div_ceil(CELL) + 1;
        let (above, share) = (y / CELL * columns, ((y % CELL) as f32 + 0.5) / CELL as f32);
        let between = |i: usize| {
            let (a, b) = (self.corners[above + i], self.corners[above + columns + i]);
            (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
        };
        let (left, right) = (between(i), between(i + 1));
        let step = ((right.0 - left.0) / CELL as f32, (right.1 - left.1) / CELL as f32);
        ((left.0 + step.0 / 2.0, left.1 + step.1 / 2.0), (step.0 * every as f32, step.1 * every as f32))
    }
}

/// A box of mm out of a flat page; outside the page is paper.
pub(crate) fn cut(flat: &GrayImage, place: MmBox) -> GrayImage {
    let window = Window::of(place);
    window.shared_with(flat.dimensions()).map_or_else(|| window.bare(), |area| window.filled(area, flat, (0, 0)))
}

/// A box of pixels, which may reach beyond the page.
struct Window {
    left: i64,
    top: i64,
    width: u32,
    height: u32,
}

impl Window {
    fn of(place: MmBox) -> Self {
        let px = |mm: f32| (mm * PX_PER_MM).round() as i64;
        Self { left: px(place.x), top: px(place.y), width: px(place.width).clamp(1, 10_000) as u32, height: px(place.height).clamp(1, 10_000) as u32 }
    }

    fn bare(&self) -> GrayImage {
        GrayImage::from_pixel(self.width, self.height, Luma([255]))
    }

    /// What lies on a page of this size.
    fn shared_with(&self, size: (u32, u32)) -> Option<BoundingBox> {
        let span = |from: i64, length: u32, all: u32| {
            let to = (from + i64::from(length)).min(i64::from(all));
            let from = from.max(0);
            (from < to).then_some((from as u32, (to - from) as u32))
        };
        let ((x, width), (y, height)) = span(self.left, self.width, size.0).zip(span(self.top, self.height, size.1))?;
        Some(BoundingBox { x, y, width, height })
    }

    /// Paper with `area` of the page put in its place; `greys` begin at `origin` of the page.
    fn filled(&self, area: BoundingBox, greys: &GrayImage, origin: (u32, u32)) -> GrayImage {
        let mut out = self.bare();
        let (length, stride) = (area.width as usize, greys.width() as usize);
        let (right, down) = ((i64::from(area.x) - self.left) as usize, (i64::from(area.y) - self.top) as usize);
        let (from, above) = ((area.x - origin.0) as usize, (area.y - origin.1) as usize);
        let rows = greys.as_raw().chunks_exact(stride.max(1)).skip(above).take(area.height as usize);
        for (to, row) in out.chunks_exact_mut(self.width as usize).skip(down).zip(rows) {
            to[right..right + length].copy_from_slice(&row[from..from + length]);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> FlatPage {
        let picture = GrayImage::from_fn(400, 500, |x, y| Luma([if (x / 7 + y / 5) % 9 == 0 { 40 } else { (150 + x / 8) as u8 }]));
        FlatPage::new(Arc::new(picture), (336, 448), |x, y| (x * 8.3 + y * 0.2 - 6.0, y * 8.1 + x * 0.1 + 3.0))
    }

    #[test]
    fn a_part_is_the_same_alone_and_out_of_the_whole() {
        let places = [(5.0, 6.0, 9.3, 4.1), (-3.0, 50.0, 12.0, 12.0), (38.0, -2.0, 9.0, 5.0), (90.0, 90.0, 3.0, 3.0)];
        let places = places.map(|(x, y, width, height)| MmBox { x, y, width, height });
        let (alone, laid) = (page(), page());
        laid.lay_whole();
        for place in places {
            assert!(alone.cut(place) == laid.cut(place), "{place:?}");
        }
        assert!(alone.whole.get().is_none());
    }

    #[test]
    fn the_sparse_page_is_every_second_pixel() {
        let page = page();
        let all = page.photographed(BoundingBox { x: 0, y: 0, width: 336, height: 448 });
        let off = |(x, y, pixel): (u32, u32, &Luma<u8>)| pixel.0[0].abs_diff(all.get_pixel(x * SPARSE, y * SPARSE).0[0]);
        assert!(page.sparse().enumerate_pixels().map(off).all(|off| off <= 1));
    }
}
