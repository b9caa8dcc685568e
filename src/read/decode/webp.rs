//! WebP to grey, transparency on white paper.

use super::png::still;
use super::{DecodeError, DecodedPage, Limits};
use image::codecs::webp::WebPDecoder;
use std::io::Cursor;

/// The one page of a WebP file; of a moving one its first picture.
pub(super) fn page(bytes: &[u8], limits: &Limits) -> Result<DecodedPage, DecodeError> {
    still(WebPDecoder::new(Cursor::new(bytes)).map_err(|e| super::png::fault(&e))?, limits)
}
