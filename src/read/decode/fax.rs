//! Fax group 3 strips of a TIFF (compressions 2 and 3) to grey; group 4 the `tiff` crate reads itself.

use super::DecodeError;
use hayro_ccitt::{DecodeSettings, Decoder, DecoderContext, EncodingMode};
use image::GrayImage;

/// How the strips of a page are coded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coding {
    /// TIFF compression 2: no markers between rows.
    pub(super) bare: bool,
    /// Rows may refer to the one above.
    pub(super) two_dimensional: bool,
    /// Rows end at a byte's end.
    pub(super) aligned: bool,
    /// The first pixel is in a byte's low bit.
    pub(super) reversed: bool,
    /// Runs that the code calls white are black on paper.
    pub(super) inverted: bool,
}

/// Decodes one strip into `image` from row `top` on, at most `rows` rows. Damaged rows end the strip; what came before stays.
///
/// # Errors
/// Nothing at all could be read.
pub(super) fn strip(bytes: &[u8], coding: Coding, image: &mut GrayImage, top: u32, rows: u32) -> Result<(), DecodeError> {
    let reversed: Vec<u8>;
    let bytes = if coding.reversed {
        reversed = bytes.iter().map(|byte| byte.reverse_bits()).collect();
        &reversed
    } else {
        bytes
    };
    let encoding = if coding.two_dimensional { EncodingMode::Group3_2D } else { EncodingMode::Group3_1D };
    let settings = DecodeSettings {
        columns: image.width(),
        rows,
        end_of_block: !coding.bare,
        end_of_line: !coding.bare,
        rows_are_byte_aligned: coding.aligned,
        encoding,
        strict: false,
    };
    let end = top.saturating_add(rows).min(image.height());
    let mut sink = Rows { image, row: top, end, inverted: coding.inverted };
    let decoded = hayro_ccitt::decode(bytes, &mut sink, &mut DecoderContext::new(settings));
    if sink.row > top || decoded.is_ok() { Ok(()) } else { Err(DecodeError::Corrupt) }
}

struct Rows<'a> {
    image: &'a mut GrayImage,
    row: u32,
    end: u32,
    inverted: bool,
}

impl Decoder for Rows<'_> {
    fn push_row(&mut self, changes: &[u32]) {
        if self.row >= self.end {
            return;
        }
        let width = self.image.width() as usize;
        let start = self.row as usize * width;
        let raw: &mut [u8] = self.image;
        let line = &mut raw[start..start + width];
        let (paper, ink) = if self.inverted { (0, 255) } else { (255, 0) };
        line.fill(paper);
        for run in changes.chunks(2) {
            let from = (run[0] as usize).min(width);
            let to = run.get(1).map_or(width, |to| *to as usize).clamp(from, width);
            line[from..to].fill(ink);
        }
        self.row += 1;
    }
}
