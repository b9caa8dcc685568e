//! JPEG to grey: of colour pictures the luma channel is taken as it is stored.

use super::pixels::{Samples, grey_row, oriented};
use super::{DecodeError, DecodedPage, Limits, check_size, sensible_dpi};
use image::{GrayImage, metadata::Orientation};
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions};

/// A JPEG without its EXIF orientation.
pub(super) struct Picture {
    pub(super) image: GrayImage,
    pub(super) orientation: Orientation,
    pub(super) dpi: Option<f32>,
}

/// The one page of a JPEG file.
pub(super) fn page(bytes: &[u8], limits: &Limits) -> Result<DecodedPage, DecodeError> {
    let picture = picture(bytes, limits)?;
    Ok(DecodedPage { number: 1, image: oriented(picture.image, picture.orientation).into(), dpi: picture.dpi })
}

/// Decodes a JPEG to grey.
pub(super) fn picture(bytes: &[u8], limits: &Limits) -> Result<Picture, DecodeError> {
    let options = DecoderOptions::default().set_max_width(65_535).set_max_height(65_535);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|e| fault(&e))?;
    let info = decoder.info().ok_or(DecodeError::Corrupt)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    check_size(width.into(), height.into(), limits)?;
    if !ends(bytes) {
        return Err(DecodeError::Truncated);
    }
    let (out, samples) = match decoder.input_colorspace().ok_or(DecodeError::Corrupt)? {
        ColorSpace::Luma | ColorSpace::YCbCr => (ColorSpace::Luma, Samples::Grey { skip: 0 }),
        _ => (ColorSpace::RGB, Samples::Rgb { skip: 0 }),
    };
    let orientation = decoder.exif().and_then(|chunk| Orientation::from_exif_chunk(chunk)).unwrap_or(Orientation::NoTransforms);
    decoder.set_options(options.jpeg_set_out_colorspace(out));
    let decoded = decoder.decode().map_err(|e| fault(&e))?;
    let data = if samples == (Samples::Grey { skip: 0 }) {
        decoded
    } else {
        let mut grey = vec![255; width as usize * height as usize];
        grey_row(&decoded, samples, &mut grey);
        grey
    };
    Ok(Picture { image: GrayImage::from_raw(width, height, data).ok_or(DecodeError::Corrupt)?, orientation, dpi: jfif_dpi(bytes) })
}

/// The resolution in the JFIF header, which the decoder skips: units at byte 13, horizontal density at 14 (ITU-T T.871).
fn jfif_dpi(bytes: &[u8]) -> Option<f32> {
    if bytes.len() < 18 || bytes[2..4] != [0xff, 0xe0] || &bytes[6..11] != b"JFIF\0" {
        return None;
    }
    let density = f32::from(u16::from_be_bytes([bytes[14], bytes[15]]));
    match bytes[13] {
        1 => sensible_dpi(density),
        2 => sensible_dpi(density * 2.54),
        _ => None,
    }
}

/// Whether the end-of-image marker is there; decoders fill a missing rest with grey and say nothing.
fn ends(bytes: &[u8]) -> bool {
    let scan = bytes.windows(2).rposition(|w| w == [0xff, 0xda]).unwrap_or(0);
    bytes[scan..].windows(2).any(|w| w == [0xff, 0xd9])
}

fn fault(error: &DecodeErrors) -> DecodeError {
    match error {
        DecodeErrors::Unsupported(_) => DecodeError::Unsupported,
        DecodeErrors::ExhaustedData | DecodeErrors::IoErrors(_) => DecodeError::Truncated,
        DecodeErrors::LargeDimensions(_) => DecodeError::TooManyPixels,
        _ => DecodeError::Corrupt,
    }
}
