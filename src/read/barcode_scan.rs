//! Reads the code of one region: brightness across the bars, averaged along them, black and white by local contrast, decoded.
//!
//! In: a picture and a region of parallel bars. Out: the text that most scans agree on. Averaging along the bars is what reads
//! blurred and noisy photographs whose single rows cannot be read.

use super::barcode::{Barcode, Kind};
use super::barcode_regions::Region;
use image::GrayImage;
use rxing::DecodeHints;
use rxing::common::BitArray;
use rxing::oned::{Code128Reader, EAN13Reader, OneDReader};
use std::collections::BTreeMap;

/// Samples of a scan per pixel of the picture.
const FINE: f32 = 4.0;
/// Quiet zone looked at on each side, share of the region's length.
const QUIET: f32 = 0.22;
/// Longest scan, samples: bounds the time.
const LONGEST: usize = 12_000;
/// Sharpenings tried: radius in pixels of the picture, amount. Blur makes narrow bars grey; sharpening brings them back.
const SHARPENINGS: [(f32, f32); 5] = [(0.0, 0.0), (1.0, 1.0), (1.5, 1.5), (2.2, 2.0), (3.0, 2.5)];
/// Bars grow in bitonal scans and fat prints, and shrink in pale ones: widths taken off them, in modules of an EAN-13.
const GAINS: [f32; 5] = [0.0, 0.2, 0.4, -0.2, 0.6];
/// Bands scanned with every gain; the others with none.
const BANDS_WITH_GAINS: usize = 3;
/// Bars seen in a region before it is worth more scans: an EAN-13 has 30, a Code 128 of nine digits 25, and blur hides some.
const LEAST_BARS: usize = 16;
/// Scans that agree before a text is believed, and those after which no more are made.
const LEAST_VOTES: u16 = 2;
const ENOUGH_VOTES: u16 = 4;

/// Bands of the bars' height that are averaged, as shares of it from the middle: (middle, half width).
const BANDS: [(f32, f32); 8] = [(0.0, 0.35), (-0.15, 0.15), (0.15, 0.15), (0.0, 0.08), (-0.28, 0.08), (0.28, 0.08), (-0.1, 0.03), (0.1, 0.03)];

/// Reads the code of `region`, if it is one of `kinds`.
pub(super) fn read(picture: &GrayImage, region: &Region, kinds: &[Kind]) -> Option<Barcode> {
    if kinds.is_empty() {
        return None;
    }
    let region = Region { angle: sharpest_angle(picture, region), ..*region };
    let mut votes: BTreeMap<(Kind, String), u16> = BTreeMap::new();
    'scans: for (band, (middle, half)) in BANDS.into_iter().enumerate() {
        let profile = profile(picture, &region, middle, half);
        let scans = SHARPENINGS.map(|(radius, amount)| dark_samples(&sharpened(&profile, radius * FINE, amount), region.length * FINE));
        if band == 0 && scans.iter().all(|dark| bars(dark) < LEAST_BARS) {
            return None;
        }
        let gains = if band < BANDS_WITH_GAINS { &GAINS[..] } else { &GAINS[..1] };
        for gain in gains {
            for dark in &scans {
                if let Some(read) = decode(&thinned(dark, gain * region.length * FINE / 95.0), kinds) {
                    let count = votes.entry(read).or_default();
                    *count += 1;
                    if *count >= ENOUGH_VOTES {
                        break 'scans;
                    }
                }
            }
        }
    }
    let ((kind, text), most) = votes.iter().max_by_key(|(_, count)| **count)?;
    let others: u16 = votes.values().sum::<u16>() - most;
    (*most >= LEAST_VOTES && *most > others).then(|| Barcode { kind: *kind, text: text.clone(), corners: corners(&region), votes: *most })
}

fn corners(region: &Region) -> [(f32, f32); 4] {
    let (sin, cos) = region.angle.sin_cos();
    let (u, v) = (region.length / 2.0, region.height / 2.0);
    [(-u, -v), (u, -v), (u, v), (-u, v)].map(|(u, v)| (region.centre.0 + u * cos - v * sin, region.centre.1 + u * sin + v * cos))
}

/// The direction near the region's in which the averaged scan has the most contrast: there the bars stand exactly upright.
fn sharpest_angle(picture: &GrayImage, region: &Region) -> f32 {
    let contrast = |angle: f32| {
        let scan = profile(picture, &Region { angle, ..*region }, 0.0, 0.35);
        scan.windows(4).map(|w| (w[3] - w[0]).powi(2)).sum::<f32>()
    };
    let near = (-4..=4).map(|step| region.angle + step as f32 * 0.012);
    near.map(|angle| (angle, contrast(angle))).max_by(|a, b| a.1.total_cmp(&b.1)).map_or(region.angle, |sharpest| sharpest.0)
}

/// Brightness across the bars, quiet zones included, averaged over a band of their height.
fn profile(picture: &GrayImage, region: &Region, middle: f32, half: f32) -> Vec<f32> {
    let (sin, cos) = region.angle.sin_cos();
    let reach = region.length * (0.5 + QUIET);
    let samples = ((2.0 * reach * FINE) as usize).clamp(8, LONGEST);
    let lines = ((2.0 * half * region.height) as usize).clamp(1, 40);
    let mut sums = vec![0.0_f32; samples];
    for line in 0..lines {
        let share = if lines == 1 { 0.0 } else { line as f32 / (lines - 1) as f32 * 2.0 - 1.0 };
        let v = (middle + share * half) * region.height;
        for (i, sum) in sums.iter_mut().enumerate() {
            let u = (i as f32 / (samples - 1) as f32 * 2.0 - 1.0) * reach;
            *sum += brightness(picture, region.centre.0 + u * cos - v * sin, region.centre.1 + u * sin + v * cos);
        }
    }
    for sum in &mut sums {
        *sum /= lines as f32;
    }
    sums
}

/// Grey value between pixels; the edge's beyond the edge.
fn brightness(picture: &GrayImage, x: f32, y: f32) -> f32 {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let (x, y) = ((x - 0.5).clamp(0.0, width as f32 - 1.0), (y - 0.5).clamp(0.0, height as f32 - 1.0));
    let (left, top) = (x as usize, y as usize);
    let (right, bottom) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
    let (fx, fy) = (x - left as f32, y - top as f32);
    let at = |x: usize, y: usize| f32::from(picture.as_raw()[y * width + x]);
    (at(left, top) * (1.0 - fx) + at(right, top) * fx) * (1.0 - fy) + (at(left, bottom) * (1.0 - fx) + at(right, bottom) * fx) * fy
}

/// `scan` with its blur of about `radius` samples taken back.
fn sharpened(scan: &[f32], radius: f32, amount: f32) -> Vec<f32> {
    if amount == 0.0 {
        return scan.to_vec();
    }
    // Two box means are near enough to a Gaussian.
    let smooth = box_mean(&box_mean(scan, radius as usize), radius as usize);
    scan.iter().zip(smooth).map(|(s, m)| s + amount * (s - m)).collect()
}

fn box_mean(scan: &[f32], radius: usize) -> Vec<f32> {
    let mut sums = vec![0.0_f64; scan.len() + 1];
    for (i, s) in scan.iter().enumerate() {
        sums[i + 1] = sums[i] + f64::from(*s);
    }
    let mean = |i: usize| {
        let (from, to) = (i.saturating_sub(radius), (i + radius + 1).min(scan.len()));
        ((sums[to] - sums[from]) / (to - from) as f64) as f32
    };
    (0..scan.len()).map(mean).collect()
}

/// Dark where the scan lies below the middle between the local brightest and darkest. `length`: of the code, samples.
fn dark_samples(scan: &[f32], length: f32) -> Vec<bool> {
    // About ten modules of an EAN-13: wide enough to always hold a bar and a gap.
    let reach = (length / 95.0 * 5.5) as usize + 1;
    let (low, high) = (extreme(scan, reach, f32::min), extreme(scan, reach, f32::max));
    let span = high.iter().zip(&low).map(|(h, l)| h - l).fold(0.0, f32::max);
    // Where there is next to no contrast lies the quiet zone.
    scan.iter().enumerate().map(|(i, value)| high[i] - low[i] > 0.2 * span && *value < (high[i] + low[i]) / 2.0).collect()
}

/// Dark stretches of a scan.
fn bars(dark: &[bool]) -> usize {
    dark.windows(2).filter(|pair| pair[0] && !pair[1]).count()
}

/// The bars with `gain` samples taken off each, or put on where negative.
fn thinned(dark: &[bool], gain: f32) -> BitArray {
    let shift = gain.abs().round() as usize;
    let mut bars = BitArray::with_size(dark.len());
    for (i, here) in dark.iter().enumerate() {
        let beside = i.checked_sub(shift).and_then(|j| dark.get(j)).copied().unwrap_or(false);
        if if gain < 0.0 { *here || beside } else { *here && beside } {
            bars.set(i);
        }
    }
    bars
}

/// Smallest or largest value within `reach` of each place, by blocks (van Herk).
fn extreme(scan: &[f32], reach: usize, pick: fn(f32, f32) -> f32) -> Vec<f32> {
    let window = 2 * reach + 1;
    let mut forward = scan.to_vec();
    let mut backward = scan.to_vec();
    for i in 1..scan.len() {
        if i % window != 0 {
            forward[i] = pick(forward[i - 1], scan[i]);
        }
    }
    for i in (0..scan.len().saturating_sub(1)).rev() {
        if (i + 1) % window != 0 {
            backward[i] = pick(backward[i + 1], scan[i]);
        }
    }
    let last = scan.len().saturating_sub(1);
    (0..scan.len()).map(|i| pick(backward[i.saturating_sub(reach)], forward[(i + reach).min(last)])).collect()
}

/// The code's text, read forwards or backwards.
fn decode(bars: &BitArray, kinds: &[Kind]) -> Option<(Kind, String)> {
    let hints = DecodeHints::default();
    let mut reversed = bars.clone();
    reversed.reverse();
    for row in [bars, &reversed] {
        for kind in kinds {
            let read = match kind {
                Kind::Ean13 => EAN13Reader.decode_row(0, row, &hints),
                Kind::Code128 => Code128Reader.decode_row(0, row, &hints),
            };
            if let Ok(read) = read {
                return Some((*kind, read.getText().to_owned()));
            }
        }
    }
    None
}
