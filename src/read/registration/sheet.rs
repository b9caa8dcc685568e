//! A sheet laid flat: a quadrilateral of the picture resampled to millimetres, and where on it thin straight lines lie.
//!
//! Lines are what all print runs of a form share; text, ink and colour differ. So everything coarse works on line evidence alone.

use super::homography::Homography;
use crate::read::raster;
use image::GrayImage;

/// Resolution of sheets, pixels per millimetre.
pub(crate) const SHEET_PX: f64 = 2.5;

/// Four corners in the picture: top left, top right, bottom right, bottom left of the sheet.
pub(crate) type Corners = [(f64, f64); 4];

/// Evidence for lines of one direction. Rows run along the lines, so for vertical lines they are columns of the sheet.
pub(crate) struct Evidence {
    /// Pixels along the lines.
    pub(crate) along: usize,
    /// Pixels across the lines.
    pub(crate) across: usize,
    /// 0 to 255, `across` rows of `along`.
    pub(crate) strength: Vec<u8>,
}

/// How wide printed lines are in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Focus {
    /// Thin and dark.
    Sharp,
    /// Spread over a millimetre or more, and pale.
    Soft,
    /// Thin and dark, and partly gone.
    Faded,
}

/// A flat sheet with its line evidence.
pub(crate) struct Sheet {
    /// Sheet pixels to picture pixels.
    pub(crate) to_picture: Homography,
    /// Horizontal lines.
    pub(crate) rows: Evidence,
    /// Vertical lines.
    pub(crate) columns: Evidence,
}

/// Steepest slope that is searched for, radians (about 9 degrees).
const STEEPEST: f64 = 0.16;

impl Sheet {
    /// Flattens `corners` of `picture` to `width_mm` x `height_mm`, then straightens what is still askew.
    pub(crate) fn flatten(picture: &GrayImage, corners: &Corners, width_mm: f64, height_mm: f64, focus: Focus) -> Option<Self> {
        let (first, straight) = Self::first(picture, corners, width_mm, height_mm, focus)?;
        let size = (first.rows.along, first.rows.across);
        Some(straight.map_or(first, |map| Self::resample(picture, map, size, focus)))
    }

    /// The same as a picture, `zoom` pixels a sheet pixel.
    pub(crate) fn picture(picture: &GrayImage, corners: &Corners, width_mm: f64, height_mm: f64, zoom: f64) -> Option<GrayImage> {
        let (first, straight) = Self::first(picture, corners, width_mm, height_mm, Focus::Sharp)?;
        let size = |length: usize| (length as f64 * zoom) as usize;
        Some(flattened(picture, &straight.unwrap_or(first.to_picture), size(first.rows.along), size(first.rows.across), zoom))
    }

    /// `corners` flattened, and the map that straightens what is still askew.
    fn first(picture: &GrayImage, corners: &Corners, width_mm: f64, height_mm: f64, focus: Focus) -> Option<(Self, Option<Homography>)> {
        let (width, height) = ((width_mm * SHEET_PX).round(), (height_mm * SHEET_PX).round());
        if !(40.0..=2000.0).contains(&width) || !(40.0..=2000.0).contains(&height) {
            return None;
        }
        let map = Homography::of_corners([(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)], *corners)?;
        let first = Self::resample(picture, map, (width as usize, height as usize), focus);
        let (down, right) = first.slopes();
        if down.abs() < 0.004 && right.abs() < 0.004 {
            return Some((first, None));
        }
        let (cx, cy) = (width / 2.0, height / 2.0);
        let shear = Homography([1.0, right, -right * cy, down, 1.0, -down * cx, 0.0, 0.0, 1.0]);
        let straight = shear.then(&first.to_picture);
        Some((first, Some(straight)))
    }

    fn resample(picture: &GrayImage, to_picture: Homography, (width, height): (usize, usize), focus: Focus) -> Self {
        let flat = flattened(picture, &to_picture, width, height, 1.0);
        Self { to_picture, rows: evidence(&flat, focus), columns: evidence(&raster::transposed(&flat), focus) }
    }

    /// Slopes of the horizontal lines (down per pixel to the right) and of the vertical ones (right per pixel down).
    fn slopes(&self) -> (f64, f64) {
        let (rows, columns) = (self.rows.points(), self.columns.points());
        // A turn of the paper tilts both by the same angle, in opposite directions on the screen.
        let steps = 24;
        let at = |i: i32| f64::from(i) * STEEPEST / f64::from(steps);
        // Every third point does for the first guess.
        let few = |points: &[(f32, f32)]| points.iter().step_by(3).copied().collect::<Vec<_>>();
        let (some_rows, some_columns) = (few(&rows), few(&columns));
        let peaked = |i: i32| self.rows.peaked(&some_rows, at(i)) + self.columns.peaked(&some_columns, -at(i));
        let turn = (-steps..=steps).map(|i| (i, peaked(i))).max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0.0, |(i, _)| at(i));
        (self.rows.slope_near(&rows, turn), self.columns.slope_near(&columns, -turn))
    }
}

/// `width` x `height` pixels of what `to_picture` takes out of `picture`, `zoom` of them a unit of its own.
fn flattened(picture: &GrayImage, to_picture: &Homography, width: usize, height: usize, zoom: f64) -> GrayImage {
    /// Over so many pixels the map is taken for straight.
    const SPAN: usize = 32;
    let mut flat = vec![0; width * height];
    let at = |x: usize, y: usize| {
        let (x, y) = to_picture.apply(((x as f64 + 0.5) / zoom, (y as f64 + 0.5) / zoom));
        (x as f32, y as f32)
    };
    for (y, row) in flat.chunks_exact_mut(width.max(1)).enumerate() {
        let mut start = at(0, y);
        for (i, part) in row.chunks_mut(SPAN).enumerate() {
            let end = at((i + 1) * SPAN, y);
            let step = ((end.0 - start.0) / SPAN as f32, (end.1 - start.1) / SPAN as f32);
            raster::sample_clamped(picture, start, step, part);
            start = end;
        }
    }
    GrayImage::from_raw(width as u32, height as u32, flat).unwrap_or_default()
}

impl Evidence {
    /// Places of strong evidence, thinned to a bounded number.
    fn points(&self) -> Vec<(f32, f32)> {
        const MOST: usize = 6_000;
        let strong = self.strength.iter().filter(|&&e| e > STRONG).count();
        let step = strong / MOST + 1;
        let places = self.strength.iter().enumerate().filter(|(_, e)| **e > STRONG).step_by(step);
        places.map(|(i, _)| ((i % self.along) as f32, (i / self.along) as f32)).collect()
    }

    /// How sharply the points gather on few rows when sheared back by `slope`.
    fn peaked(&self, points: &[(f32, f32)], slope: f64) -> f64 {
        let (slope, middle) = (slope as f32, self.along as f32 / 2.0);
        let mut rows = vec![0u32; self.across + 1];
        for (along, across) in points {
            let row = across - (along - middle) * slope;
            if let Some(count) = (row >= 0.0).then(|| rows.get_mut(row as usize)).flatten() {
                *count += 1;
            }
        }
        let n = points.len().max(1) as f64;
        rows.iter().map(|&c| f64::from(c) * f64::from(c)).sum::<f64>() / (n * n)
    }

    fn slope_near(&self, points: &[(f32, f32)], guess: f64) -> f64 {
        let at = |i: i32| guess + f64::from(i) * 0.0015;
        (-12..=12).map(|i| (i, self.peaked(points, at(i)))).max_by(|a, b| a.1.total_cmp(&b.1)).map_or(guess, |(i, _)| at(i))
    }

    /// Summed length of the long runs of evidence on each row: the page's bar code, one per direction.
    pub(crate) fn signature(&self) -> Vec<f32> {
        const LONG: usize = (8.0 * SHEET_PX) as usize;
        let lengths = self.strength.chunks_exact(self.along.max(1)).map(|row| {
            let long = raster::runs(row, |e| e > STRONG / 2).filter(|(from, to)| to - from >= LONG);
            (long.map(|(from, to)| to - from).sum::<usize>() as f32).sqrt()
        });
        let raw: Vec<f32> = lengths.collect();
        let at = |i: usize, d: isize| i.checked_add_signed(d).and_then(|i| raw.get(i)).copied().unwrap_or(0.0);
        (0..raw.len()).map(|i| (at(i, -2) + 2.0 * at(i, -1) + 3.0 * at(i, 0) + 2.0 * at(i, 1) + at(i, 2)) / 9.0).collect()
    }

    /// Total length of long lines, mm, out of a signature.
    pub(crate) fn lines_mm(signature: &[f32]) -> f64 {
        signature.iter().map(|bar| f64::from(bar * bar)).sum::<f64>() / SHEET_PX
    }

    /// Strength at a place, 0 outside.
    #[inline]
    pub(crate) fn at(&self, along: f64, across: f64) -> u8 {
        let inside = along >= 0.0 && across >= 0.0 && (along as usize) < self.along && (across as usize) < self.across;
        if inside { self.strength[across as usize * self.along + along as usize] } else { 0 }
    }
}

/// Evidence above which a pixel surely lies on a dark line.
const STRONG: u8 = 110;

/// Where rows are darker than both neighbours at a distance of 0.8 mm (soft pictures: 2 mm), relative to the paper's brightness, averaged over 4 mm along.
fn evidence(flat: &GrayImage, focus: Focus) -> Evidence {
    // Distance to the neighbours, and the inverse of the contrast that counts as full evidence.
    let (reach, full) = match focus {
        Focus::Sharp | Focus::Faded => (2, 4.0),
        Focus::Soft => (5, 8.0),
    };
    let (along, across) = (flat.width() as usize, flat.height() as usize);
    let raw = flat.as_raw();
    let mut strength = vec![0u8; along * across];
    let mut ridge = vec![0u16; along];
    let mut mean = Mean::of(along);
    for row in reach..across.saturating_sub(reach) {
        let line = |r: usize| &raw[r * along..(r + 1) * along];
        let (above, here, below) = (line(row - reach), line(row), line(row + reach));
        for (((value, &above), &here), &below) in ridge.iter_mut().zip(above).zip(here).zip(below) {
            let paper = above.min(below);
            *value = (f32::from(paper.saturating_sub(here)) * (255.0 * full) / f32::from(paper.max(24))).min(255.0) as u16;
        }
        mean.over(&ridge, &mut strength[row * along..(row + 1) * along]);
    }
    Evidence { along, across, strength }
}

/// The mean over the [`WINDOW`](Self::WINDOW) places round each place of a row, places outside counting as 0. Sums of two, four and eight are made of each
/// other, so that many places are summed at once.
struct Mean {
    padded: Vec<u16>,
    two: Vec<u16>,
    four: Vec<u16>,
}

impl Mean {
    const WINDOW: usize = 11;

    fn of(length: usize) -> Self {
        let padded = vec![0; length + Self::WINDOW - 1];
        Self { two: padded.clone(), four: padded.clone(), padded }
    }

    fn over(&mut self, row: &[u16], means: &mut [u8]) {
        /// The inverse of the window, 16 binary digits: exact for all sums of bytes.
        const INVERSE: u32 = 65_536 / Mean::WINDOW as u32 + 1;
        let Self { padded, two, four } = self;
        padded[Self::WINDOW / 2..][..row.len()].copy_from_slice(row);
        for ((sum, a), b) in two.iter_mut().zip(&*padded).zip(&padded[1..]) {
            *sum = a + b;
        }
        for ((sum, a), b) in four.iter_mut().zip(&*two).zip(&two[2..]) {
            *sum = a + b;
        }
        let eight = four.iter().zip(&four[4..]).map(|(a, b)| a + b);
        let rest = two[8..].iter().zip(&padded[10..]).map(|(a, b)| a + b);
        for ((mean, eight), rest) in means.iter_mut().zip(eight).zip(rest) {
            *mean = ((u32::from(eight + rest) * INVERSE) >> 16) as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Mean;

    #[test]
    fn the_mean_of_a_row_is_that_of_eleven_places() {
        let row: Vec<u16> = (0..90).map(|i| (i * 37 % 256) as u16).chain([255; 20]).collect();
        let mut means = vec![0; row.len()];
        let mut mean = Mean::of(row.len());
        for _ in 0..2 {
            mean.over(&row, &mut means);
            for (at, &value) in means.iter().enumerate() {
                let sum: u16 = row[at.saturating_sub(5)..(at + 6).min(row.len())].iter().sum();
                assert_eq!(u16::from(value), sum / 11, "{at}");
            }
        }
    }
}
