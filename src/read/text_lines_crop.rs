//! Cuts a line of text out of a page, straight and at the height that a recogniser wants.

use super::text_lines_boxes::TextBox;
use image::{GrayImage, Luma};

/// Longest crop, in heights: longer lines are squeezed.
const LONGEST: f32 = 40.0;

/// `page` reduced to `width` x `height` by averaging; enlarging repeats pixels.
pub fn shrink(page: &GrayImage, width: u32, height: u32) -> GrayImage {
    let (w, h) = page.dimensions();
    let edge = |i: u32, from: u32, to: u32| (u64::from(i) * u64::from(from) / u64::from(to.max(1))) as u32;
    let columns: Vec<(u32, u32)> = (0..width).map(|x| (edge(x, w, width), edge(x + 1, w, width).max(edge(x, w, width) + 1).min(w))).collect();
    let raw = page.as_raw();
    let mut sums = vec![0_u32; w as usize];
    GrayImage::from_vec(
        width,
        height,
        (0..height)
            .flat_map(|y| {
                let (top, bottom) = (edge(y, h, height), edge(y + 1, h, height).max(edge(y, h, height) + 1).min(h));
                sums.fill(0);
                for row in top..bottom {
                    let start = row as usize * w as usize;
                    for (sum, &grey) in sums.iter_mut().zip(&raw[start..start + w as usize]) {
                        *sum += u32::from(grey);
                    }
                }
                let rows = bottom - top;
                columns
                    .iter()
                    .map(|&(left, right)| (sums[left as usize..right as usize].iter().sum::<u32>() / ((right - left) * rows).max(1)) as u8)
                    .collect::<Vec<u8>>()
            })
            .collect(),
    )
    .unwrap_or_default()
}

/// The line in `text`, straight, `height` pixels high.
/// Contrast is stretched to the full range, so that a shadow or a dark photo reads like a scan.
pub fn straight(page: &GrayImage, text: &TextBox, height: u32) -> GrayImage {
    let scale = text.thickness / height as f32;
    let width = (text.length / scale.max(0.01)).round().clamp(height as f32 / 3.0, height as f32 * LONGEST);
    let step_x = text.length / width;
    let (ux, uy) = text.along;
    let samples = (scale.max(step_x) * 0.8).round().clamp(1.0, 4.0) as u32;
    let mut crop = GrayImage::new(width as u32, height);
    for (x, y, pixel) in crop.enumerate_pixels_mut() {
        let mut sum = 0.0;
        for i in 0..samples * samples {
            let (sx, sy) = ((i % samples) as f32 + 0.5, (i / samples) as f32 + 0.5);
            let u = (x as f32 + sx / samples as f32) * step_x - text.length / 2.0;
            let v = (y as f32 + sy / samples as f32) * scale - text.thickness / 2.0;
            sum += sampled(page, text.center.0 + u * ux - v * uy - 0.5, text.center.1 + u * uy + v * ux - 0.5);
        }
        *pixel = Luma([(sum / (samples * samples) as f32) as u8]);
    }
    stretched(crop)
}

/// Grey value between pixels; outside, the nearest pixel's.
fn sampled(page: &GrayImage, x: f32, y: f32) -> f32 {
    let (w, h) = (page.width() as usize, page.height() as usize);
    let (x, y) = (x.clamp(0.0, w as f32 - 1.0), y.clamp(0.0, h as f32 - 1.0));
    let (left, top) = (x as usize, y as usize);
    let (right, bottom) = ((left + 1).min(w - 1), (top + 1).min(h - 1));
    let (fx, fy) = (x - left as f32, y - top as f32);
    let raw = page.as_raw();
    let at = |column: usize, row: usize| f32::from(raw[row * w + column]);
    (at(left, top) * (1.0 - fx) + at(right, top) * fx) * (1.0 - fy) + (at(left, bottom) * (1.0 - fx) + at(right, bottom) * fx) * fy
}

/// Darkest percent to black, paper to white; flat crops stay as they are.
fn stretched(mut crop: GrayImage) -> GrayImage {
    let mut counts = [0_u32; 256];
    for pixel in crop.as_raw() {
        counts[usize::from(*pixel)] += 1;
    }
    let total = crop.as_raw().len() as u32;
    let level = |share: u32| {
        let mut passed = 0;
        counts.iter().position(|count| {
            passed += count;
            passed * 100 >= total * share
        })
    };
    let (Some(dark), Some(light)) = (level(1), level(80)) else { return crop };
    if light < dark + 20 {
        return crop;
    }
    for pixel in crop.iter_mut() {
        *pixel = ((i32::from(*pixel) - dark as i32) * 255 / (light - dark) as i32).clamp(0, 255) as u8;
    }
    crop
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shrinking_averages() {
        let page = GrayImage::from_fn(8, 4, |x, _| Luma([if x % 2 == 0 { 0 } else { 200 }]));
        let small = shrink(&page, 4, 2);
        assert!(small.pixels().all(|p| p.0[0] == 100));
    }

    #[test]
    fn a_turned_box_gives_the_crop_turned_round() {
        let page = GrayImage::from_fn(200, 60, |x, y| Luma([if x < 60 && y < 30 { 10 } else { 240 }]));
        let text = TextBox { center: (100.0, 30.0), along: (1.0, 0.0), length: 160.0, thickness: 40.0, score: 1.0 };
        let (right, turned) = (straight(&page, &text, 40), straight(&page, &text.turned(), 40));
        assert_eq!(right.dimensions(), (160, 40));
        assert_eq!(right.get_pixel(5, 5).0[0], 0);
        let (a, b) = (right.get_pixel(5, 5).0[0], turned.get_pixel(154, 34).0[0]);
        assert_eq!(a, b);
        assert_eq!(turned.get_pixel(5, 5).0[0], 255);
    }
}
