//! PNG to grey, transparency on white paper.

use super::pixels::{luma, oriented, over_white};
use super::{DecodeError, DecodedPage, Limits, check_size};
use image::error::{ImageError, LimitErrorKind};
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder, codecs::png::PngDecoder};
use std::io::{Cursor, ErrorKind};

/// The one page of a PNG file.
pub(super) fn page(bytes: &[u8], limits: &Limits) -> Result<DecodedPage, DecodeError> {
    still(PngDecoder::new(Cursor::new(bytes)).map_err(|e| fault(&e))?, limits)
}

/// The page that a decoder of `image` gives.
pub(super) fn still(mut decoder: impl ImageDecoder, limits: &Limits) -> Result<DecodedPage, DecodeError> {
    let (width, height) = decoder.dimensions();
    check_size(width.into(), height.into(), limits)?;
    if decoder.total_bytes() > limits.memory / 2 {
        return Err(DecodeError::TooManyPixels);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(|e| fault(&e))?;
    Ok(DecodedPage { number: 1, image: oriented(grey(image), orientation).into(), dpi: None })
}

fn grey(image: DynamicImage) -> GrayImage {
    match image {
        DynamicImage::ImageLuma8(grey) => grey,
        DynamicImage::ImageRgb8(rgb) => map(rgb.width(), rgb.height(), rgb.as_raw(), 3, |p| luma(p[0], p[1], p[2])),
        DynamicImage::ImageRgba8(rgba) => map(rgba.width(), rgba.height(), rgba.as_raw(), 4, |p| over_white(luma(p[0], p[1], p[2]), p[3])),
        DynamicImage::ImageLumaA8(la) => map(la.width(), la.height(), la.as_raw(), 2, |p| over_white(p[0], p[1])),
        deep => {
            let has_alpha = deep.color().has_alpha();
            if has_alpha { grey(DynamicImage::ImageLumaA8(deep.into_luma_alpha8())) } else { deep.into_luma8() }
        }
    }
}

fn map(width: u32, height: u32, raw: &[u8], samples: usize, value: impl Fn(&[u8]) -> u8) -> GrayImage {
    let mut grey = GrayImage::new(width, height);
    grey.iter_mut().zip(raw.chunks_exact(samples)).for_each(|(g, p)| *g = value(p));
    grey
}

pub(super) fn fault(error: &ImageError) -> DecodeError {
    match error {
        ImageError::Unsupported(_) => DecodeError::Unsupported,
        ImageError::Limits(limit) if matches!(limit.kind(), LimitErrorKind::DimensionError) => DecodeError::TooManyPixels,
        ImageError::Limits(_) => DecodeError::OutOfMemory,
        ImageError::IoError(io) if io.kind() == ErrorKind::UnexpectedEof => DecodeError::Truncated,
        _ => DecodeError::Corrupt,
    }
}
