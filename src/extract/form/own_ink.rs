//! The ink that belongs to a field, told from what runs in from its neighbours.

use crate::read::line_crop::{InkBox, blobs, ink_threshold};
use image::{GrayImage, Luma};

/// A crop of which only the field's own ink is left.
pub(super) struct OwnInk {
    /// The crop, foreign ink painted white.
    pub(super) crop: GrayImage,
    /// The blobs that were kept, dust left out.
    pub(super) blobs: Vec<InkBox>,
}

impl OwnInk {
    /// Dark pixels kept.
    pub(super) fn area(&self) -> u32 {
        self.blobs.iter().map(|blob| blob.ink).sum()
    }
}

/// Keeps the blobs of `crop` whose middle lies within the field, which is `crop` without `margin` pixels on each side.
/// Blobs under `dust` pixels both ways do not count as ink.
pub(super) fn own_ink(mut crop: GrayImage, margin: u32, dust: u32) -> OwnInk {
    let (width, height) = crop.dimensions();
    let threshold = ink_threshold(&crop);
    let (own, foreign): (Vec<InkBox>, Vec<InkBox>) = blobs(&crop, threshold).into_iter().partition(|blob| {
        let (x, y) = (blob.x + blob.width / 2, blob.y + blob.height / 2);
        (margin..width.saturating_sub(margin)).contains(&x) && (margin..height.saturating_sub(margin)).contains(&y)
    });
    for blob in foreign {
        erase(&mut crop, &blob, &own);
    }
    OwnInk { crop, blobs: own.into_iter().filter(|blob| blob.width >= dust || blob.height >= dust).collect() }
}

/// Paints a foreign blob's rectangle white where no own blob's rectangle lies, with a pixel around for its soft edge.
fn erase(crop: &mut GrayImage, blob: &InkBox, own: &[InkBox]) {
    let right = (blob.x + blob.width + 1).min(crop.width());
    let bottom = (blob.y + blob.height + 1).min(crop.height());
    for y in blob.y.saturating_sub(1)..bottom {
        for x in blob.x.saturating_sub(1)..right {
            if !own.iter().any(|o| (o.x..o.x + o.width).contains(&x) && (o.y..o.y + o.height).contains(&y)) {
                crop.put_pixel(x, y, Luma([255]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_rectangles(rectangles: &[(u32, u32, u32, u32)]) -> GrayImage {
        let mut crop = GrayImage::from_pixel(100, 60, Luma([255]));
        for &(x, y, w, h) in rectangles {
            for (dx, dy) in (0..w).flat_map(|dx| (0..h).map(move |dy| (dx, dy))) {
                crop.put_pixel(x + dx, y + dy, Luma([20]));
            }
        }
        crop
    }

    #[test]
    fn what_hangs_in_from_the_neighbour_is_taken_away() {
        let own = own_ink(with_rectangles(&[(40, 20, 10, 20), (0, 0, 30, 8)]), 10, 3);
        assert_eq!(own.blobs.len(), 1);
        assert_eq!(own.area(), 200);
        assert_eq!(own.crop.get_pixel(5, 3).0[0], 255);
        assert_eq!(own.crop.get_pixel(45, 30).0[0], 20);
    }

    #[test]
    fn white_has_no_ink() {
        assert_eq!(own_ink(with_rectangles(&[]), 10, 3).area(), 0);
    }
}
