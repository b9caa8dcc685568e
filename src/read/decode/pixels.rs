//! Rows of samples to rows of grey.

use image::{DynamicImage, GrayImage, metadata::Orientation};

/// How the samples of a row are laid out, 8 bits each unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Samples {
    /// `bits` (1, 2 or 4) a pixel, packed, first pixel in the high bits.
    Packed { bits: u8 },
    /// Grey first, then `skip` others.
    Grey { skip: usize },
    /// Red, green, blue, then `skip` others.
    Rgb { skip: usize },
    /// Cyan, magenta, yellow, black, then `skip` others; 255 is full ink.
    Cmyk { skip: usize },
}

/// Luma after ITU-R BT.601, as JPEG has it.
pub(super) const fn luma(r: u8, g: u8, b: u8) -> u8 {
    ((r as u32 * 19_595 + g as u32 * 38_470 + b as u32 * 7_471 + 0x8000) >> 16) as u8
}

/// Blends a grey value of the given opacity onto white paper.
pub(super) const fn over_white(grey: u8, alpha: u8) -> u8 {
    (255 - (255 - grey as u32) * alpha as u32 / 255) as u8
}

/// Fills `grey` from the samples of one row; pixels without samples stay as they are.
pub(super) fn grey_row(row: &[u8], samples: Samples, grey: &mut [u8]) {
    match samples {
        Samples::Packed { bits } => unpack(row, bits, grey),
        Samples::Grey { skip: 0 } => {
            let n = row.len().min(grey.len());
            grey[..n].copy_from_slice(&row[..n]);
        }
        Samples::Grey { skip } => grey.iter_mut().zip(row.chunks_exact(1 + skip)).for_each(|(g, p)| *g = p[0]),
        Samples::Rgb { skip } => grey.iter_mut().zip(row.chunks_exact(3 + skip)).for_each(|(g, p)| *g = luma(p[0], p[1], p[2])),
        Samples::Cmyk { skip } => grey.iter_mut().zip(row.chunks_exact(4 + skip)).for_each(|(g, p)| {
            let light = |ink: u8| (u32::from(255 - ink) * u32::from(255 - p[3]) / 255) as u8;
            *g = luma(light(p[0]), light(p[1]), light(p[2]));
        }),
    }
}

fn unpack(row: &[u8], bits: u8, grey: &mut [u8]) {
    let per_byte = usize::from(8 / bits.clamp(1, 8));
    let top = (1u16 << bits) - 1;
    for (pixels, &byte) in grey.chunks_mut(per_byte).zip(row) {
        for (i, pixel) in pixels.iter_mut().enumerate() {
            let shift = 8 - usize::from(bits) * (i + 1);
            *pixel = ((u16::from(byte >> shift) & top) * 255 / top) as u8;
        }
    }
}

/// The image turned as its EXIF orientation asks.
pub(super) fn oriented(image: GrayImage, orientation: Orientation) -> GrayImage {
    if orientation == Orientation::NoTransforms {
        return image;
    }
    let mut image = DynamicImage::ImageLuma8(image);
    image.apply_orientation(orientation);
    image.into_luma8()
}

#[cfg(test)]
mod tests {
    use super::{Samples, grey_row, over_white};

    #[test]
    fn bits_unpack_from_the_high_end() {
        let mut grey = [9; 10];
        grey_row(&[0b1010_0000, 0b0100_0000], Samples::Packed { bits: 1 }, &mut grey);
        assert_eq!(grey, [255, 0, 255, 0, 0, 0, 0, 0, 0, 255]);
        let mut grey = [9; 3];
        grey_row(&[0b1101_1000], Samples::Packed { bits: 2 }, &mut grey);
        assert_eq!(grey, [255, 85, 170]);
    }

    #[test]
    fn colours_become_luma() {
        let mut grey = [0; 2];
        grey_row(&[255, 255, 255, 7, 0, 0, 0, 7], Samples::Rgb { skip: 1 }, &mut grey);
        assert_eq!(grey, [255, 0]);
        grey_row(&[0, 0, 0, 0, 0, 0, 0, 255], Samples::Cmyk { skip: 0 }, &mut grey);
        assert_eq!(grey, [255, 0]);
        assert_eq!((over_white(0, 0), over_white(0, 255), over_white(255, 128)), (255, 0, 255));
    }
}
