//! A value struck out and written anew: what the stroke goes through is not read.

use super::own_ink::{OwnInk, erase};
use crate::read::line_crop::{InkBox, ink_threshold};
use image::GrayImage;

/// A stroke through a value is at least this long, pixels (7 mm); no bar of a digit is.
const LONG: u32 = 56;
/// And at least this share as long as what it goes through.
const THROUGH: f64 = 0.5;
/// What is struck out is at least this high, pixels (2 mm); a dash is not.
const HIGH: u32 = 16;
/// Where between top and bottom the stroke lies: an underline lies lower.
const MIDDLE: std::ops::RangeInclusive<f64> = 0.2..=0.8;
/// Pixels without ink that do not break a stroke.
const GAP: u32 = 2;
/// Less ink than this, square pixels, is no new value.
const LEAST_LEFT: u32 = 150;

/// The writing without what is struck out, where something else is written; all of it where nothing is.
pub(super) fn without_struck(own: OwnInk) -> OwnInk {
    let threshold = ink_threshold(&own.crop);
    let Some(struck) = own.blobs.iter().copied().find(|blob| is_struck(&own.crop, blob, threshold)) else { return own };
    // A character that the stroke missed lies on the same line.
    let level = |blob: &InkBox| (struck.y..struck.y + struck.height).contains(&(blob.y + blob.height / 2));
    let across = |blob: &InkBox| blob.x < struck.x + struck.width && struck.x < blob.x + blob.width;
    let (gone, left): (Vec<InkBox>, Vec<InkBox>) = own.blobs.iter().copied().partition(|blob| level(blob) && across(blob));
    // "10-9-26" with dashes that touch the 9: characters on both sides of a stroke are of one value with it.
    let (before, behind): (Vec<&InkBox>, Vec<&InkBox>) = left.iter().filter(|blob| level(blob) && blob.height >= HIGH).partition(|blob| blob.x < struck.x);
    let is_between = !before.is_empty() && !behind.is_empty();
    if is_between || left.iter().map(|blob| blob.ink).sum::<u32>() < LEAST_LEFT || left.iter().all(|blob| blob.height < HIGH) {
        return own;
    }
    let mut crop = own.crop;
    gone.iter().for_each(|blob| erase(&mut crop, blob, &left));
    OwnInk { crop, blobs: left }
}

fn is_struck(crop: &GrayImage, blob: &InkBox, threshold: u8) -> bool {
    if blob.width < LONG || blob.height < HIGH {
        return false;
    }
    let longest = (blob.y..blob.y + blob.height).map(|y| (run(crop, blob, y, threshold), y)).max().unwrap_or_default();
    let depth = f64::from(longest.1 - blob.y) / f64::from(blob.height);
    longest.0 >= LONG && f64::from(longest.0) >= THROUGH * f64::from(blob.width) && MIDDLE.contains(&depth)
}

/// The longest stretch of ink on row `y` of a blob.
fn run(crop: &GrayImage, blob: &InkBox, y: u32, threshold: u8) -> u32 {
    let (mut longest, mut start, mut gap) = (0, blob.x, GAP + 1);
    for x in blob.x..blob.x + blob.width {
        if crop.get_pixel(x, y).0[0] < threshold {
            if gap > GAP {
                start = x;
            }
            gap = 0;
            longest = longest.max(x + 1 - start);
        } else {
            gap += 1;
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::super::own_ink::{Margins, Stamps, own_ink};
    use super::*;
    use image::Luma;

    fn written(rectangles: &[(u32, u32, u32, u32)]) -> OwnInk {
        let mut crop = GrayImage::from_pixel(200, 90, Luma([255]));
        for &(x, y, w, h) in rectangles {
            (x..x + w).flat_map(|x| (y..y + h).map(move |y| (x, y))).for_each(|(x, y)| crop.put_pixel(x, y, Luma([20])));
        }
        own_ink(crop, Margins { sides: 8, ends: 8 }, 3, Stamps::Foreign)
    }

    const STRUCK: [(u32, u32, u32, u32); 4] = [(40, 20, 4, 24), (60, 20, 4, 24), (80, 20, 4, 24), (20, 31, 90, 3)];
    const ANEW: [(u32, u32, u32, u32); 2] = [(60, 52, 5, 24), (80, 52, 5, 24)];

    #[test]
    fn what_is_written_anew_is_left() {
        let left = without_struck(written(&[&STRUCK[..], &ANEW].concat()));
        assert_eq!(left.blobs.len(), 2);
        assert!((20..44).all(|y| (20..110).all(|x| left.crop.get_pixel(x, y).0[0] == 255)), "the struck value is white");
    }

    #[test]
    fn dashes_that_touch_a_month_do_not_strike_it_out() {
        let date = [(20, 20, 5, 28), (32, 20, 12, 28), (48, 33, 60, 3), (70, 20, 16, 28), (112, 20, 14, 28), (130, 20, 14, 28)];
        assert_eq!(without_struck(written(&date)).blobs.len(), 5);
    }

    #[test]
    fn a_struck_value_alone_and_an_underlined_one_stay() {
        assert_eq!(without_struck(written(&STRUCK)).blobs.len(), 1);
        let underlined = [(40, 20, 4, 24), (60, 20, 4, 24), (20, 44, 90, 3), (140, 20, 5, 30)];
        assert_eq!(without_struck(written(&underlined)).blobs.len(), 2);
    }
}
