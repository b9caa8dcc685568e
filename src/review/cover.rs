//! Covers places on a page's picture: medical codes are for medical control, on the paper too.

use super::place::Place;
use image::{ImageFormat, Rgb};
use std::io::Cursor;

/// Why a picture cannot be covered; it must then not be shown.
#[derive(Debug, thiserror::Error)]
#[error("the page's picture cannot be covered")]
pub struct CoverFailed(#[from] image::ImageError);

/// The JPEG with `places` covered. Takes some tens of milliseconds: not for async threads.
///
/// # Errors
/// [`CoverFailed`] where the bytes are no picture.
pub fn cover(jpeg: &[u8], places: &[Place]) -> Result<Vec<u8>, CoverFailed> {
    let mut picture = image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg)?.to_rgb8();
    let (width, height) = picture.dimensions();
    for place in places {
        let (columns, rows) = (pixels(place.x, place.w, width), pixels(place.y, place.h, height));
        for y in rows {
            for x in columns.clone() {
                picture.put_pixel(x, y, Rgb([90, 98, 106]));
            }
        }
    }
    let mut covered = Cursor::new(Vec::new());
    picture.write_to(&mut covered, ImageFormat::Jpeg)?;
    Ok(covered.into_inner())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "fractions of a picture's side, cut to it")]
fn pixels(start: f64, length: f64, side: u32) -> std::ops::Range<u32> {
    let at = |fraction: f64| (fraction.clamp(0.0, 1.0) * f64::from(side)).round() as u32;
    at(start)..at(start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_covered_and_the_rest_stays() {
        let mut jpeg = Cursor::new(Vec::new());
        image::RgbImage::from_pixel(200, 100, Rgb([255, 255, 255])).write_to(&mut jpeg, ImageFormat::Jpeg).expect("a picture");
        let covered = cover(&jpeg.into_inner(), &[Place { x: 0.5, y: 0.5, w: 0.2, h: 0.2 }]).expect("covered");
        let seen = image::load_from_memory(&covered).expect("a picture").to_luma8();
        assert!(seen.get_pixel(120, 60).0[0] < 130 && seen.get_pixel(30, 20).0[0] > 240);
        assert_eq!(seen.dimensions(), (200, 100));
        assert!(cover(b"no picture", &[]).is_err());
    }
}
