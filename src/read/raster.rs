//! Plain operations on grey images: shrink, sample, transpose, runs. No knowledge of forms.

use image::GrayImage;

/// The image with rows and columns exchanged.
pub(crate) fn transposed(image: &GrayImage) -> GrayImage {
    let (width, height) = (image.width() as usize, image.height() as usize);
    let mut out = vec![0; width * height];
    for (y, row) in image.as_raw().chunks_exact(width.max(1)).enumerate() {
        for (x, &value) in row.iter().enumerate() {
            out[x * height + y] = value;
        }
    }
    GrayImage::from_raw(image.height(), image.width(), out).unwrap_or_default()
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
    let mut sums = vec![0u32; width as usize];
    for rows in image.as_raw().chunks_exact(stride * n) {
        sums.fill(0);
        for row in rows.chunks_exact(stride) {
            for (sum, block) in sums.iter_mut().zip(row.chunks_exact(n)) {
                *sum += block.iter().map(|&v| u32::from(v)).sum::<u32>();
            }
        }
        out.extend(sums.iter().map(|sum| (sum / (factor * factor)) as u8));
    }
    GrayImage::from_raw(width, height, out).unwrap_or_default()
}

/// Grey at a place between pixels (pixel centres at whole numbers plus a half), bilinear; the edge pixels go on outside.
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
    let paper = Paper::of(image, block);
    let mut out = image.clone();
    let width = image.width() as usize;
    for (y, row) in out.chunks_exact_mut(width.max(1)).enumerate() {
        let levels = paper.row(y);
        for (x, value) in row.iter_mut().enumerate() {
            *value = (f32::from(*value) * 255.0 / levels.at(x)).min(255.0) as u8;
        }
    }
    out
}

/// Brightness of the paper on a coarse grid.
pub(crate) struct Paper {
    block: usize,
    columns: usize,
    pub(crate) levels: Vec<f32>,
}

/// The paper's brightness along one row of pixels.
struct PaperRow<'p> {
    paper: &'p Paper,
    upper: usize,
    lower: usize,
    share: f32,
}

impl Paper {
    /// The bright end of each block, ink closed over the neighbours.
    pub(crate) fn of(image: &GrayImage, block: u32) -> Self {
        let block = block.max(1) as usize;
        let (width, height) = (image.width() as usize, image.height() as usize);
        let (columns, rows) = (width.div_ceil(block).max(1), height.div_ceil(block).max(1));
        let mut levels = vec![0.0; columns * rows];
        for (j, lines) in image.as_raw().chunks((width * block).max(1)).enumerate() {
            let mut counts = vec![[0u16; 64]; columns];
            for line in lines.chunks_exact(width.max(1)).step_by(2) {
                for (x, &value) in line.iter().enumerate().step_by(2) {
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

    fn row(&self, y: usize) -> PaperRow<'_> {
        let rows = self.levels.len() / self.columns;
        let place = (y as f32 + 0.5) / self.block as f32 - 0.5;
        let upper = (place.max(0.0) as usize).min(rows - 1);
        let lower = (upper + 1).min(rows - 1);
        PaperRow { paper: self, upper: upper * self.columns, lower: lower * self.columns, share: (place - upper as f32).clamp(0.0, 1.0) }
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

impl PaperRow<'_> {
    fn at(&self, x: usize) -> f32 {
        let Paper { block, columns, levels } = self.paper;
        let place = (x as f32 + 0.5) / *block as f32 - 0.5;
        let left = (place.max(0.0) as usize).min(columns - 1);
        let right = (left + 1).min(columns - 1);
        let share = (place - left as f32).clamp(0.0, 1.0);
        let mix = |row: usize| levels[row + left] + (levels[row + right] - levels[row + left]) * share;
        let (upper, lower) = (mix(self.upper), mix(self.lower));
        upper + (lower - upper) * self.share
    }
}

#[cfg(test)]
mod tests {
    use super::{runs, sample, shrunk, transposed};
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
    fn runs_are_half_open() {
        assert_eq!(runs(&[1, 0, 0, 1, 0], |v| v == 0).collect::<Vec<_>>(), [(1, 3), (4, 5)]);
    }
}
