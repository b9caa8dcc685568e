//! The upright picture of a page for the screens.

use super::raster;
use crate::dossier::{BoundingBox, Rotation};
use image::{GrayImage, imageops};
use jpeg_encoder::{ColorType, Encoder};

/// Longest side of the derived picture, pixels: enough to read small print on a reviewer's screen.
const LONG_SIDE: u32 = 1_600;
/// JPEG quality: writing stays clear, a page is about 150 kB.
const QUALITY: u8 = 72;

/// The part `panel` of a stored image, turned upright, as JPEG. `None` where there are no pixels.
pub fn jpeg(stored: &GrayImage, panel: BoundingBox, rotation: Rotation) -> Option<Vec<u8>> {
    let part = raster::part(stored, panel);
    let (width, height) = (part.width(), part.height());
    if width == 0 || height == 0 {
        return None;
    }
    let scale = f64::from(LONG_SIDE) / f64::from(width.max(height));
    let side = |length: u32| ((f64::from(length) * scale.min(1.0)).round() as u32).max(1);
    let small = super::line_crop::resize(&part, side(width), side(height));
    let upright = match rotation {
        Rotation::None => small,
        Rotation::Quarter => imageops::rotate90(&small),
        Rotation::Half => imageops::rotate180(&small),
        Rotation::ThreeQuarter => imageops::rotate270(&small),
    };
    let (width, height) = (u16::try_from(upright.width()).ok()?, u16::try_from(upright.height()).ok()?);
    let mut bytes = Vec::with_capacity(256 << 10);
    Encoder::new(&mut bytes, QUALITY).encode(&upright, width, height, ColorType::Luma).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_page_comes_upright_and_small() {
        let stored = GrayImage::new(3_200, 2_000);
        let bytes = jpeg(&stored, BoundingBox { x: 0, y: 0, width: 3_200, height: 2_000 }, Rotation::Quarter).expect("a picture");
        let page = image::load_from_memory(&bytes).expect("a JPEG");
        assert_eq!((page.width(), page.height()), (1_000, 1_600));
    }

    #[test]
    fn a_panel_outside_the_picture_gives_nothing() {
        assert!(jpeg(&GrayImage::new(10, 10), BoundingBox { x: 50, y: 0, width: 5, height: 5 }, Rotation::None).is_none());
    }
}
