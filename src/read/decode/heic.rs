//! HEIC, the format of many telephones, to grey: its luma is taken as it is stored.

use super::{DecodeError, DecodedPage, Limits, check_size};
use heic_decoder::HeifError;
use image::GrayImage;

/// What a pixel costs while it is decoded, bytes: planes of wide samples, twice where the picture is a grid of tiles.
const BYTES_A_PIXEL: u64 = 16;

/// The one page of a HEIC file: its primary picture, turned and cropped as it says.
pub(super) fn page(bytes: &[u8], limits: &Limits) -> Result<DecodedPage, DecodeError> {
    let about = heic_decoder::probe(bytes).map_err(|e| fault(&e))?;
    let (width, height) = (about.coded_width.max(about.width) as u64, about.coded_height.max(about.height) as u64);
    check_size(width, height, limits)?;
    if width * height * BYTES_A_PIXEL > limits.memory {
        return Err(DecodeError::TooManyPixels);
    }
    let picture = heic_decoder::decode(bytes).map_err(|e| fault(&e))?;
    let deep = picture.bit_depth_luma.saturating_sub(8);
    // Without a word on it, video samples leave room at both ends.
    let is_full = picture.color_info.is_some_and(|colour| colour.full_range);
    let level = |sample: &i32| {
        let value = *sample >> deep;
        let value = if is_full { value } else { (value - 16) * 255 / 219 };
        value.clamp(0, 255) as u8
    };
    let pixels = picture.y.iter().map(level).collect();
    let image = GrayImage::from_raw(picture.width as u32, picture.height as u32, pixels).ok_or(DecodeError::Corrupt)?;
    Ok(DecodedPage { number: 1, image: image.into(), dpi: None })
}

fn fault(error: &HeifError) -> DecodeError {
    match error {
        HeifError::Truncated { .. } => DecodeError::Truncated,
        HeifError::NotHeif(_) | HeifError::Unsupported(_) => DecodeError::Unsupported,
        HeifError::LimitExceeded(_) => DecodeError::TooManyPixels,
        _ => DecodeError::Corrupt,
    }
}
