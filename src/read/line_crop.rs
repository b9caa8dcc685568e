//! Prepares crops for the line recognisers: finds the ink, cuts close around it, leaves the white that the networks expect.
//!
//! In: a grey crop, dark on white, form print already taken away. Out: a smaller one. Never: a change of the ink itself.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::{GrayImage, Luma, imageops};

/// Share of the cut line's height left white above and below the ink.
const MARGIN: f64 = 0.14;
/// Ink at least this much darker than the paper counts, whatever the threshold says: below lies the scanner's noise.
const MIN_CONTRAST: u8 = 40;

/// An upright rectangle in a crop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InkBox {
    /// Left edge.
    pub x: u32,
    /// Top edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Dark pixels within.
    pub ink: u32,
}

/// Cuts `crop` close around its writing, with white margins; `None` where there is no writing.
///
/// Blobs smaller than `min_side` pixels both ways (8 px/mm: 3 is 0.4 mm) are dust and do not widen the cut.
pub fn tighten(crop: &GrayImage, min_side: u32) -> Option<GrayImage> {
    let ink = ink_box(crop, min_side)?;
    let margin = (f64::from(ink.height) * MARGIN).ceil() as u32 + 2;
    Some(cut_padded(crop, ink, margin))
}

/// The part `ink` of `crop` with `margin` pixels more on each side, white where that lies outside.
pub fn cut_padded(crop: &GrayImage, ink: InkBox, margin: u32) -> GrayImage {
    let mut cut = GrayImage::from_pixel(ink.width + 2 * margin, ink.height + 2 * margin, Luma([255]));
    let (left, top) = (ink.x.saturating_sub(margin), ink.y.saturating_sub(margin));
    let right = (ink.x + ink.width + margin).min(crop.width());
    let bottom = (ink.y + ink.height + margin).min(crop.height());
    let part = imageops::crop_imm(crop, left, top, right.saturating_sub(left), bottom.saturating_sub(top)).to_image();
    imageops::replace(&mut cut, &part, i64::from(left) + i64::from(margin) - i64::from(ink.x), i64::from(top) + i64::from(margin) - i64::from(ink.y));
    cut
}

/// The rectangle around all writing of a crop, dust left out.
pub fn ink_box(crop: &GrayImage, min_side: u32) -> Option<InkBox> {
    blobs(crop, ink_threshold(crop)).into_iter().filter(|b| b.width >= min_side || b.height >= min_side).reduce(union)
}

fn union(a: InkBox, b: InkBox) -> InkBox {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    let right = (a.x + a.width).max(b.x + b.width);
    let bottom = (a.y + a.height).max(b.y + b.height);
    InkBox { x, y, width: right - x, height: bottom - y, ink: a.ink + b.ink }
}

/// Grey value below which a pixel is ink: Otsu's threshold, but always clearly darker than the paper.
pub fn ink_threshold(crop: &GrayImage) -> u8 {
    let mut histogram = [0_u64; 256];
    for pixel in crop.pixels() {
        histogram[usize::from(pixel.0[0])] += 1;
    }
    let total: u64 = histogram.iter().sum();
    let sum: u64 = histogram.iter().enumerate().map(|(grey, n)| grey as u64 * n).sum();
    let (mut dark, mut dark_sum, mut best, mut threshold) = (0_u64, 0_u64, 0.0, 0_usize);
    for (grey, n) in histogram.iter().enumerate() {
        dark += n;
        dark_sum += grey as u64 * n;
        if dark == 0 || dark == total {
            continue;
        }
        let gap = dark_sum as f64 / dark as f64 - (sum - dark_sum) as f64 / (total - dark) as f64;
        let between = dark as f64 * (total - dark) as f64 * gap * gap;
        if between > best {
            (best, threshold) = (between, grey + 1);
        }
    }
    // The paper is the brightest value that a tenth of the pixels reach.
    let mut above = 0;
    let paper = (0..256).rev().find(|&grey| {
        above += histogram[grey];
        above * 10 >= total
    });
    let limit = paper.unwrap_or(255).saturating_sub(usize::from(MIN_CONTRAST));
    u8::try_from(threshold.min(limit)).unwrap_or(u8::MAX)
}

/// Connected dark regions (8 neighbours), in reading order of their first pixel.
pub fn blobs(crop: &GrayImage, threshold: u8) -> Vec<InkBox> {
    let (width, height) = crop.dimensions();
    let mut seen = vec![false; width as usize * height as usize];
    let at = |x: u32, y: u32| y as usize * width as usize + x as usize;
    let is_ink = |x: u32, y: u32| crop.get_pixel(x, y).0[0] < threshold;
    let mut found = Vec::new();
    let mut open = Vec::new();
    for y in 0..height {
        for x in 0..width {
            if seen[at(x, y)] || !is_ink(x, y) {
                continue;
            }
            seen[at(x, y)] = true;
            open.push((x, y));
            let mut blob = InkBox { x, y, width: 1, height: 1, ink: 0 };
            while let Some((px, py)) = open.pop() {
                blob = union(blob, InkBox { x: px, y: py, width: 1, height: 1, ink: 1 });
                for ny in py.saturating_sub(1)..(py + 2).min(height) {
                    for nx in px.saturating_sub(1)..(px + 2).min(width) {
                        if !seen[at(nx, ny)] && is_ink(nx, ny) {
                            seen[at(nx, ny)] = true;
                            open.push((nx, ny));
                        }
                    }
                }
            }
            found.push(blob);
        }
    }
    found
}

/// `image` in another size, area-averaged when it shrinks. An image without pixels gives white.
pub fn resize(image: &GrayImage, width: u32, height: u32) -> GrayImage {
    let blank = || GrayImage::from_pixel(width, height, Luma([255]));
    let Ok(source) = ImageRef::new(image.width(), image.height(), image.as_raw(), PixelType::U8) else {
        return blank();
    };
    let mut target = Image::new(width, height, PixelType::U8);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    if Resizer::new().resize(&source, &mut target, &options).is_err() {
        return blank();
    }
    GrayImage::from_raw(width, height, target.into_vec()).unwrap_or_else(blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> GrayImage {
        let mut crop = GrayImage::from_pixel(200, 100, Luma([250]));
        for y in 40..60 {
            for x in 50..55 {
                crop.put_pixel(x, y, Luma([30]));
                crop.put_pixel(x + 80, y + 5, Luma([60]));
            }
        }
        crop.put_pixel(5, 5, Luma([0]));
        crop
    }

    #[test]
    fn the_cut_is_close_around_the_ink_and_ignores_dust() {
        let ink = ink_box(&page(), 3).expect("ink");
        assert_eq!((ink.x, ink.y, ink.width, ink.height, ink.ink), (50, 40, 85, 25, 200));
        let cut = tighten(&page(), 3).expect("ink");
        assert_eq!(cut.dimensions(), (85 + 12, 25 + 12));
        assert_eq!(cut.get_pixel(6, 6).0[0], 30);
    }

    #[test]
    fn margins_beyond_the_crop_are_white() {
        let all = InkBox { x: 0, y: 0, width: 10, height: 4, ink: 0 };
        let cut = cut_padded(&GrayImage::from_pixel(10, 4, Luma([7])), all, 3);
        assert_eq!((cut.dimensions(), cut.get_pixel(0, 0).0[0], cut.get_pixel(3, 3).0[0]), ((16, 10), 255, 7));
    }

    #[test]
    fn paper_alone_has_no_ink() {
        let mut paper = GrayImage::from_pixel(50, 50, Luma([255]));
        for (i, pixel) in paper.pixels_mut().enumerate() {
            pixel.0[0] -= (i * 7 % 13) as u8;
        }
        assert_eq!(ink_box(&paper, 3), None);
        assert_eq!(ink_box(&GrayImage::new(0, 0), 3), None);
    }
}
