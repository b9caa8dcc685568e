//! Finds the text lines of a page that is not a form page.
//!
//! In: the grey picture of a panel, as stored. Out: oriented boxes. Never: text; that is the recogniser's.
//! The finder is the PP-OCRv6 "tiny" detector (DB: a map of where text is), run at low resolution.

use super::network::{Network, RunError};
use super::text_lines_boxes::{TextBox, boxes_of};
use super::text_lines_crop::shrink;
use super::text_lines_squeeze::Squeezed;
use image::GrayImage;

/// The detector wants sides that are multiples of this.
const STRIDE: usize = 32;
/// Pixels given to the detector at most: A4 at 72 dpi, where print of 6 points is still found. The time is proportional to it.
const AREA: f64 = 500_000.0;
/// Resolution that is enough for small papers, dots per inch: slips of a till. At 72 dpi days written on A5 were found less well (`fit` half of the
/// judge: of 277 handwritten days 7 were lost that this finds, and 3 found that this loses).
const ENOUGH_DPI: f64 = 100.0;
/// Pixels given to it at least, where a file calls its paper smaller than ten by ten centimetres.
const LEAST_AREA: f64 = 160_000.0;
/// Mean and deviation of the three channels that the detector was trained with (ImageNet).
const MEAN: [f32; 3] = [0.485, 0.456, 0.406];
const DEVIATION: [f32; 3] = [0.229, 0.224, 0.225];

/// The text lines of `page`, in its pixels, unordered. `dpi`: what its file says, so that small papers cost less than large ones.
///
/// # Errors
/// [`RunError`] where the network refuses the picture; it will refuse it again.
pub fn find(detector: &Network, page: &GrayImage, dpi: Option<f32>) -> Result<Vec<TextBox>, RunError> {
    let (width, height) = page.dimensions();
    if width < 8 || height < 8 {
        return Ok(Vec::new());
    }
    let to_area = |area: f64| (area / (f64::from(width) * f64::from(height))).sqrt();
    let known = dpi.map_or(f64::MAX, |dpi| (ENOUGH_DPI / f64::from(dpi)).max(to_area(LEAST_AREA)));
    let scale = to_area(AREA).min(known).min(1.0);
    let side = |length: u32| (f64::from(length) * scale).round().max(1.0) as u32;
    let small = shrink(page, side(width), side(height));
    let busy = Squeezed::of(&small);
    if busy.is_empty() {
        return Ok(Vec::new());
    }
    let (w, h) = (padded(busy.columns.len()), padded(busy.rows.len()));
    let map = run(detector, &busy.picture(&small, w, h), w, h)?;
    let (fx, fy) = (width as f32 / small.width() as f32, height as f32 / small.height() as f32);
    Ok(boxes_of(&map, w, h).into_iter().map(|b| busy.back(b).scaled(fx, fy)).collect())
}

fn padded(length: usize) -> usize {
    length.div_ceil(STRIDE).max(1) * STRIDE
}

/// The map of text for a picture of `w` x `h` grey values; empty where the network answers in another shape.
fn run(detector: &Network, picture: &[u8], w: usize, h: usize) -> Result<Vec<f32>, RunError> {
    let plane = |(mean, deviation): (f32, f32)| picture.iter().map(move |&grey| (f32::from(grey) / 255.0 - mean) / deviation);
    let input: Vec<f32> = MEAN.into_iter().zip(DEVIATION).flat_map(plane).collect();
    let map = detector.run([1, 3, h, w], &input)?;
    Ok(if map.len() == w * h { map } else { vec![0.0; w * h] })
}
