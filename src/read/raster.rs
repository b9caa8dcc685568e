//! Plain operations on grey images: shrink, sample, transpose, runs. No knowledge of forms.

use crate::dossier::page::{BoundingBox, Rotation};
use image::GrayImage;
use std::borrow::Cow;

/// The image with rows and columns exchanged.
pub(crate) fn transposed(image: &GrayImage) -> GrayImage {
    /// Columns written in one go, so that what is read and what is written both stay in the cache.
    const STRIP: usize = 32;
    let (width, height) = (image.width() as usize, image.height() as usize);
    let mut out = vec![0; width * height];
    for left in (0..width).step_by(STRIP) {
        for (y, row) in image.as_raw().chunks_exact(width.max(1)).enumerate() {
            for (x, &value) in row[left..(left + STRIP).min(width)].iter().enumerate() {
                out[(left + x) * height + y] = value;
            }
        }
    }
    GrayImage::from_raw(image.height(), image.width(), out).unwrap_or_default()
}

/// The part `area` of the image, as far as it lies inside; the image itself where that is all of it.
pub(crate) fn part(image: &GrayImage, area: BoundingBox) -> Cow<'_, GrayImage> {
    let (left, top) = (area.x.min(image.width()), area.y.min(image.height()));
    let (width, height) = (area.width.min(image.width() - left), area.height.min(image.height() - top));
    if (width, height) == image.dimensions() {
        return Cow::Borrowed(image);
    }
    let rows = image.as_raw().chunks_exact(image.width().max(1) as usize).skip(top as usize).take(height as usize);
    let pixels = rows.flat_map(|row| &row[left as usize..(left + width) as usize]).copied().collect();
    Cow::Owned(GrayImage::from_raw(width, height, pixels).unwrap_or_default())
}

/// The image turned clockwise.
pub(crate) fn turned(image: &GrayImage, rotation: Rotation) -> GrayImage {
    match rotation {
        Rotation::None => image.clone(),
        Rotation::Quarter => image::imageops::rotate90(image),
        Rotation::Half => image::imageops::rotate180(image),
        Rotation::ThreeQuarter => image::imageops::rotate270(image),
    }
}

/// Stretches `from..to` of values for which `inside` holds.
pub(crate) fn runs(row: &[u8], inside: impl Fn(u8) -> bool) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = at + row.get(at..)?.iter().position(|&v| inside(v))?;
        let to = row[from..].iter().position(|&v| !inside(v)).map_or(row.len(), |n| from + n);
        at = to;
        Some((from, to))
    })
}

/// The image shrunk by a whole factor, each pixel the mean of its block; rests at the right and bottom edge are dropped.
pub(crate) fn shrunk(image: &GrayImage, factor: u32) -> GrayImage {
    let factor = factor.max(1).min(image.width().max(1)).min(image.height().max(1));
    if factor == 1 {
        return image.clone();
    }
    let (width, height, n) = (image.width() / factor, image.height() / factor, factor as usize);
    let stride = image.width() as usize;
    let mut out = Vec::with_capacity((width * height) as usize);
    let mut sums = vec![0u32; stride];
    for rows in image.as_raw().chunks_exact(stride * n) {
        sums.fill(0);
        for row in rows.chunks_exact(stride) {
            sums.iter_mut().zip(row).for_each(|(sum, &v)| *sum = sum.wrapping_add(u32::from(v)));
        }
        out.extend(sums.chunks_exact(n).map(|block| (block.iter().fold(0, |sum: u32, &v| sum.wrapping_add(v)) / (factor * factor)) as u8));
    }
    GrayImage::from_raw(width, height, out).unwrap_or_default()
}

/// Grey at a place between pixels (pixel centres at whole numbers plus a half), bilinear; the edge pixels go on outside.
#[inline]
pub(crate) fn sample(image: &GrayImage, x: f32, y: f32) -> f32 {
    let (width, height) = (image.width() as usize, image.height() as usize);
    if width == 0 || height == 0 {
        return 255.0;
    }
    let (x, y) = ((x - 0.5).clamp(0.0, (width - 1) as f32), (y - 0.5).clamp(0.0, (height - 1) as f32));
    let (left, top) = (x as usize, y as usize);
    let (fx, fy) = (x - left as f32, y - top as f32);
    let raw = image.as_raw();
    let (right, below) = ((left + 1).min(width - 1), (top + 1).min(height - 1) * width);
    let top = top * width;
    let upper = f32::from(raw[top + left]) * (1.0 - fx) + f32::from(raw[top + right]) * fx;
    let lower = f32::from(raw[below + left]) * (1.0 - fx) + f32::from(raw[below + right]) * fx;
    upper * (1.0 - fy) + lower * fy
}

/// The image divided by its paper: 255 where nothing is written, whatever the light. `block` is the side of the neighbourhoods in which
/// paper is looked for, pixels; dark things smaller than about four of them do not count as paper.
pub(crate) fn paper_levelled(image: &GrayImage, block: u32) -> GrayImage {
    let mut out = image.clone();
    Paper::of(image, block).level(&mut out, (0, 0));
    out
}

/// Brightness of the paper on a coarse grid.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paper {
    block: usize,
    columns: usize,
    pub(crate) levels: Vec<f32>,
}

impl Paper {
    /// The bright end of each block, ink closed over the neighbours; every second pixel tells enough.
    pub(crate) fn of(image: &GrayImage, block: u32) -> Self {
        Self::sampled(image, block.max(1) as usize, 2)
    }

    /// The same of an image that is known by every `every`th pixel of every such row, `block` counted in the whole image's pixels.
    pub(crate) fn of_sparse(sparse: &GrayImage, block: u32, every: u32) -> Self {
        let paper = Self::sampled(sparse, (block / every).max(1) as usize, 1);
        Self { block: block as usize, ..paper }
    }

    /// The same paper for an image of every `every`th pixel.
    pub(crate) fn of_every(&self, every: u32) -> Self {
        Self { block: self.block / every as usize, ..self.clone() }
    }

    fn sampled(image: &GrayImage, block: usize, step: usize) -> Self {
        let (width, height) = (image.width() as usize, image.height() as usize);
        let (columns, rows) = (width.div_ceil(block).max(1), height.div_ceil(block).max(1));
        let mut levels = vec![0.0; columns * rows];
        for (j, lines) in image.as_raw().chunks((width * block).max(1)).enumerate() {
            let mut counts = vec![[0u16; 64]; columns];
            for line in lines.chunks_exact(width.max(1)).step_by(step) {
                for (x, &value) in line.iter().enumerate().step_by(step) {
                    counts[x / block][usize::from(value >> 2)] += 1;
                }
            }
            for (i, count) in counts.iter().enumerate() {
                levels[j * columns + i] = bright(count);
            }
        }
        let spread = |levels: &[f32], pick: fn(f32, f32) -> f32| -> Vec<f32> {
            const REACH: usize = 2;
            (0..columns * rows)
                .map(|n| {
                    let (i, j) = (n % columns, n / columns);
                    let mut level = levels[n];
                    for j in j.saturating_sub(REACH)..(j + REACH + 1).min(rows) {
                        for i in i.saturating_sub(REACH)..(i + REACH + 1).min(columns) {
                            level = pick(level, levels[j * columns + i]);
                        }
                    }
                    level
                })
                .collect()
        };
        let levels = spread(&spread(&levels, f32::max), f32::min);
        Self { block, columns, levels: levels.into_iter().map(|level| level.max(24.0)).collect() }
    }

    /// Blocks in a row of blocks.
    pub(crate) const fn columns(&self) -> usize {
        self.columns
    }

    /// Divides `part`, whose first pixel is `origin` of the image, by the paper.
    pub(crate) fn level(&self, part: &mut GrayImage, origin: (u32, u32)) {
        let width = part.width() as usize;
        let mut gains = vec![0u32; width];
        for (row, y) in part.chunks_exact_mut(width.max(1)).zip(origin.1 as usize..) {
            self.gains(y, origin.0 as usize, &mut gains);
            for (value, gain) in row.iter_mut().zip(&gains) {
                *value = ((u32::from(*value) * gain) >> 16).min(255) as u8;
            }
        }
    }

    /// By how much the pixels of row `y` from column `left` on are to be multiplied, 16 binary digits: 255 over the paper's level, straight
    /// between block middles.
    fn gains(&self, y: usize, left: usize, gains: &mut [u32]) {
        let rows = self.levels.len() / self.columns;
        let place = (y as f32 + 0.5) / self.block as f32 - 0.5;
        let upper = (place.max(0.0) as usize).min(rows - 1);
        let lower = (upper + 1).min(rows - 1);
        let share = (place - upper as f32).clamp(0.0, 1.0);
        let level = |i: usize| {
            let i = i.min(self.columns - 1);
            let (a, b) = (self.levels[upper * self.columns + i], self.levels[lower * self.columns + i]);
            255.0 * 65_536.0 / (a + (b - a) * share)
        };
        let half = self.block / 2;
        let first = half.saturating_sub(left).min(gains.len());
        gains[..first].fill(level(0) as u32);
        let (mut i, mut within) = ((left + first - half) / self.block, (left + first - half) % self.block);
        let mut rest = &mut gains[first..];
        while !rest.is_empty() {
            let (from, to) = (level(i), level(i + 1));
            let step = (to - from) / self.block as f32;
            let (stretch, behind) = rest.split_at_mut((self.block - within).min(rest.len()));
            for (value, at) in stretch.iter_mut().zip(within..) {
                *value = (from + step * (at as f32 + 0.5)) as u32;
            }
            (rest, i, within) = (behind, i + 1, 0);
        }
    }
}

/// The level below which seven eighths of a block's pixels lie.
fn bright(counts: &[u16; 64]) -> f32 {
    let total: u32 = counts.iter().map(|&c| u32::from(c)).sum();
    let mut above = 0;
    for (level, &count) in counts.iter().enumerate().rev() {
        above += u32::from(count);
        if above * 8 >= total {
            return (level * 4 + 3) as f32;
        }
    }
    255.0
}

/// Fills `out` with greys at `start`, `start + step`, ...; places outside the image leave `out` as it was.
pub(crate) fn sample_along(image: &GrayImage, start: (f32, f32), step: (f32, f32), out: &mut [u8]) {
    if sampled_inside(image, start, step, out) {
        return;
    }
    let (width, height) = (image.width() as f32, image.height() as f32);
    let mut at = start;
    for value in out {
        if at.0 >= 0.0 && at.1 >= 0.0 && at.0 < width && at.1 < height {
            *value = (sample(image, at.0, at.1) + 0.5) as u8;
        }
        at = (at.0 + step.0, at.1 + step.1);
    }
}

/// Fills `out` with greys at `start`, `start + step`, ...; the edge pixels go on outside.
pub(crate) fn sample_clamped(image: &GrayImage, start: (f32, f32), step: (f32, f32), out: &mut [u8]) {
    if sampled_inside(image, start, step, out) {
        return;
    }
    let mut at = start;
    for value in out {
        *value = (sample(image, at.0, at.1) + 0.5) as u8;
        at = (at.0 + step.0, at.1 + step.1);
    }
}

/// Fills `out` where all its places lie well inside the image; tells whether they do.
fn sampled_inside(image: &GrayImage, start: (f32, f32), step: (f32, f32), out: &mut [u8]) -> bool {
    const ONE: f32 = 65_536.0;
    let (width, height) = (image.width() as f32, image.height() as f32);
    let n = out.len().saturating_sub(1) as f32;
    let end = (start.0 + step.0 * n, start.1 + step.1 * n);
    let well_inside = |(x, y): (f32, f32)| x >= 1.0 && y >= 1.0 && x < width - 2.0 && y < height - 2.0 && width < 32_000.0 && height < 32_000.0;
    if !(well_inside(start) && well_inside(end)) {
        return false;
    }
    // Whole numbers with 16 binary digits: all places are inside, so nothing is checked but the slice.
    let stride = image.width() as usize;
    let raw = image.as_raw();
    let (mut x, mut y) = (((start.0 - 0.5) * ONE) as i32, ((start.1 - 0.5) * ONE) as i32);
    let (dx, dy) = ((step.0 * ONE) as i32, (step.1 * ONE) as i32);
    for value in out {
        let (fx, fy) = ((x >> 8) as u32 & 255, (y >> 8) as u32 & 255);
        let at = (y >> 16).max(0) as usize * stride + (x >> 16).max(0) as usize;
        if let (Some(&[a, b]), Some(&[c, d])) = (raw.get(at..at + 2), raw.get(at + stride..at + stride + 2)) {
            let upper = u32::from(a) * (256 - fx) + u32::from(b) * fx;
            let lower = u32::from(c) * (256 - fx) + u32::from(d) * fx;
            *value = ((upper * (256 - fy) + lower * fy + 32_768) >> 16) as u8;
        }
        x += dx;
        y += dy;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{runs, sample, shrunk, transposed};
    use crate::dossier::page::BoundingBox;
    use image::{GrayImage, Luma};

    #[test]
    fn shrinking_takes_means() {
        let image = GrayImage::from_fn(5, 4, |x, y| Luma([(10 * x + y) as u8]));
        let small = shrunk(&image, 2);
        assert_eq!((small.dimensions(), small.get_pixel(1, 1).0[0]), ((2, 2), 27));
    }

    #[test]
    fn sampling_meets_pixel_centres() {
        let image = GrayImage::from_fn(3, 2, |x, y| Luma([(40 * x + 100 * y) as u8]));
        assert_eq!((sample(&image, 1.5, 1.5), sample(&image, 1.0, 0.5), sample(&image, -9.0, 99.0)), (140.0, 20.0, 100.0));
        assert_eq!(transposed(&image).get_pixel(1, 2).0[0], 180);
    }

    #[test]
    fn a_part_is_cut_where_it_lies_inside() {
        let image = GrayImage::from_fn(5, 4, |x, y| Luma([(10 * x + y) as u8]));
        let part = |x, y, width, height| super::part(&image, BoundingBox { x, y, width, height });
        assert!(matches!(part(0, 0, 5, 4), std::borrow::Cow::Borrowed(_)));
        let corner = part(3, 2, 9, 9);
        assert_eq!((corner.dimensions(), corner.get_pixel(1, 1).0[0]), ((2, 2), 43));
        assert_eq!(part(7, 0, 2, 2).dimensions(), (0, 2));
    }

    #[test]
    fn outside_the_edge_goes_on() {
        let image = GrayImage::from_fn(40, 30, |x, _| Luma([100 + x as u8]));
        let mut row = [0; 6];
        super::sample_clamped(&image, (-2.5, 10.5), (1.0, 0.0), &mut row);
        assert_eq!(row, [100, 100, 100, 100, 101, 102]);
    }

    #[test]
    fn sampling_along_is_sampling() {
        let image = GrayImage::from_fn(40, 30, |x, y| Luma([(3 * x + 2 * y + (x * y) % 7) as u8]));
        let mut row = [7; 12];
        super::sample_along(&image, (10.3, 8.7), (1.2, 0.4), &mut row);
        for (i, &value) in row.iter().enumerate() {
            let exact = sample(&image, 10.3 + 1.2 * i as f32, 8.7 + 0.4 * i as f32);
            assert!((f32::from(value) - exact).abs() <= 1.5, "{i}: {value} {exact}");
        }
        let before = row[0];
        super::sample_along(&image, (-3.0, 5.0), (1.0, 0.0), &mut row);
        assert_eq!(row[0], before, "outside stays");
    }

    #[test]
    fn levelled_paper_is_white_under_any_light() {
        let page = GrayImage::from_fn(300, 300, |x, y| {
            let light = 140 + x / 6;
            Luma([if x % 40 < 3 && y % 30 < 20 { light / 3 } else { light } as u8])
        });
        let flat = super::paper_levelled(&page, 24);
        let paper = [(150, 150), (20, 25), (290, 25)].map(|(x, y)| flat.get_pixel(x, y).0[0]);
        assert!(paper.iter().all(|grey| *grey > 225), "{paper:?}");
        assert!(flat.get_pixel(161, 5).0[0] < 100);
    }

    #[test]
    fn runs_are_half_open() {
        assert_eq!(runs(&[1, 0, 0, 1, 0], |v| v == 0).collect::<Vec<_>>(), [(1, 3), (4, 5)]);
    }
}
