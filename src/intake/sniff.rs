//! What bytes are, by their signature and header, without decoding them.
//!
//! In come the bytes of a file, out goes its kind or a coded refusal: not of a kind that is read, cut off, too many pixels. Names and announced types
//! are not looked at. Pixels are decoded later, in a bounded child process.

use super::IntakeError;
use crate::dossier::MediaType;
use crate::read::decode::is_heic;

/// What the signature says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sniffed {
    /// A file that can be read.
    Plain(MediaType),
    /// A file of which only decoding tells whether it can be read: a PDF under encryption (its password may be empty), a telephone's HEIC.
    ToBeTried(MediaType),
}

/// Pages of a TIFF whose headers are looked at.
const MAX_TIFF_PAGES: usize = 1_000;

/// Looks at the signature, the size of the pictures and the end of the file.
///
/// # Errors
/// [`IntakeError::Empty`], [`IntakeError::UnsupportedMedia`], [`IntakeError::Truncated`], [`IntakeError::TooManyPixels`].
pub fn sniff(bytes: &[u8], max_pixels: u64) -> Result<Sniffed, IntakeError> {
    if bytes.is_empty() {
        return Err(IntakeError::Empty);
    }
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        jpeg(bytes, max_pixels)?;
        return Ok(Sniffed::Plain(MediaType::Jpeg));
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        png(bytes, max_pixels)?;
        return Ok(Sniffed::Plain(MediaType::Png));
    }
    if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        Tiff { bytes, little: bytes[0] == b'I' }.check(max_pixels)?;
        return Ok(Sniffed::Plain(MediaType::Tiff));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        webp(bytes, max_pixels)?;
        return Ok(Sniffed::Plain(MediaType::Webp));
    }
    if is_heic(bytes) {
        heic(bytes)?;
        return Ok(Sniffed::ToBeTried(MediaType::Heic));
    }
    if find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some() {
        return pdf(bytes);
    }
    Err(IntakeError::UnsupportedMedia)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// The last `length` bytes.
fn tail(bytes: &[u8], length: usize) -> &[u8] {
    &bytes[bytes.len().saturating_sub(length)..]
}

fn within(width: u64, height: u64, max_pixels: u64) -> Result<(), IntakeError> {
    if width.saturating_mul(height) > max_pixels { Err(IntakeError::TooManyPixels) } else { Ok(()) }
}

/// Walks the segments to the frame header; the file must hold an end marker after it (some scanners write more behind it).
fn jpeg(bytes: &[u8], max_pixels: u64) -> Result<(), IntakeError> {
    let mut at = 2;
    loop {
        let [0xFF, kind] = *get::<2>(bytes, at)? else { return Err(IntakeError::UnsupportedMedia) };
        if kind == 0xFF || kind == 0x01 || (0xD0..=0xD8).contains(&kind) {
            at += if kind == 0xFF { 1 } else { 2 };
            continue;
        }
        let length = usize::from(u16::from_be_bytes(*get(bytes, at + 2)?));
        if matches!(kind, 0xC0..=0xCF) && !matches!(kind, 0xC4 | 0xC8 | 0xCC) {
            let height = u16::from_be_bytes(*get(bytes, at + 5)?);
            let width = u16::from_be_bytes(*get(bytes, at + 7)?);
            within(width.into(), height.into(), max_pixels)?;
            break;
        }
        if kind == 0xDA || kind == 0xD9 || length < 2 {
            return Err(IntakeError::UnsupportedMedia);
        }
        at += 2 + length;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    if rest.windows(2).rev().any(|pair| pair == [0xFF, 0xD9]) { Ok(()) } else { Err(IntakeError::Truncated) }
}

fn png(bytes: &[u8], max_pixels: u64) -> Result<(), IntakeError> {
    if get::<4>(bytes, 12)? != b"IHDR" {
        return Err(IntakeError::UnsupportedMedia);
    }
    within(u32::from_be_bytes(*get(bytes, 16)?).into(), u32::from_be_bytes(*get(bytes, 20)?).into(), max_pixels)?;
    if find(tail(bytes, 4096), b"IEND").is_some() { Ok(()) } else { Err(IntakeError::Truncated) }
}

/// The first chunk says the size; the file is as long as its header says.
fn webp(bytes: &[u8], max_pixels: u64) -> Result<(), IntakeError> {
    let length = u32::from_le_bytes(*get(bytes, 4)?) as usize;
    let low = |at: usize| Ok::<_, IntakeError>(u64::from(u16::from_le_bytes(*get(bytes, at)?) & 0x3FFF));
    let (width, height) = match get::<4>(bytes, 12)? {
        b"VP8 " => (low(26)?, low(28)?),
        b"VP8L" => {
            let bits = u32::from_le_bytes(*get(bytes, 21)?);
            (u64::from(bits & 0x3FFF) + 1, u64::from(bits >> 14 & 0x3FFF) + 1)
        }
        b"VP8X" => {
            let wide = |at: usize| Ok::<_, IntakeError>(u64::from(u32::from_le_bytes(*get(bytes, at)?) & 0xFF_FFFF) + 1);
            (wide(24)?, wide(27)?)
        }
        _ => return Err(IntakeError::UnsupportedMedia),
    };
    within(width, height, max_pixels)?;
    if bytes.len() < length.saturating_add(8) { Err(IntakeError::Truncated) } else { Ok(()) }
}

/// Walks the boxes: every one must be whole. How many pixels there are, the bounded decoder looks up.
fn heic(bytes: &[u8]) -> Result<(), IntakeError> {
    let mut at = 0;
    while at < bytes.len() {
        let length = match u32::from_be_bytes(*get(bytes, at)?) {
            // To the end of the file.
            0 => return Ok(()),
            1 => usize::try_from(u64::from_be_bytes(*get(bytes, at + 8)?)).unwrap_or(usize::MAX),
            length => length as usize,
        };
        if length < 8 || length > bytes.len() - at {
            return Err(IntakeError::Truncated);
        }
        at += length;
    }
    Ok(())
}

fn pdf(bytes: &[u8]) -> Result<Sniffed, IntakeError> {
    let end = tail(bytes, 8192);
    if find(end, b"%%EOF").is_none() && find(end, b"startxref").is_none() {
        return Err(IntakeError::Truncated);
    }
    Ok(if find(bytes, b"/Encrypt").is_some() { Sniffed::ToBeTried(MediaType::Pdf) } else { Sniffed::Plain(MediaType::Pdf) })
}

fn get<const N: usize>(bytes: &[u8], at: usize) -> Result<&[u8; N], IntakeError> {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).ok_or(IntakeError::Truncated)
}

/// A classic TIFF: a chain of directories, one a page.
struct Tiff<'a> {
    bytes: &'a [u8],
    little: bool,
}

impl Tiff<'_> {
    fn short(&self, at: usize) -> Result<u16, IntakeError> {
        let raw = *get(self.bytes, at)?;
        Ok(if self.little { u16::from_le_bytes(raw) } else { u16::from_be_bytes(raw) })
    }

    fn long(&self, at: usize) -> Result<usize, IntakeError> {
        let raw = *get(self.bytes, at)?;
        Ok(if self.little { u32::from_le_bytes(raw) } else { u32::from_be_bytes(raw) } as usize)
    }

    fn check(&self, max_pixels: u64) -> Result<(), IntakeError> {
        let mut directory = self.long(4)?;
        for _ in 0..MAX_TIFF_PAGES {
            if directory == 0 {
                return Ok(());
            }
            directory = self.page(directory, max_pixels)?;
        }
        Ok(())
    }

    /// Checks one page; gives the place of the next directory.
    fn page(&self, directory: usize, max_pixels: u64) -> Result<usize, IntakeError> {
        let entries = usize::from(self.short(directory)?);
        let (mut width, mut height) = (0, 0);
        let (mut offsets, mut lengths) = (Vec::new(), Vec::new());
        for entry in (0..entries).map(|index| directory + 2 + index * 12) {
            match self.short(entry)? {
                256 => width = self.value(entry)?,
                257 => height = self.value(entry)?,
                273 | 324 => offsets = self.values(entry)?,
                279 | 325 => lengths = self.values(entry)?,
                _ => {}
            }
        }
        within(width as u64, height as u64, max_pixels)?;
        let cut = offsets.iter().zip(&lengths).any(|(offset, length)| offset.saturating_add(*length) > self.bytes.len());
        if offsets.is_empty() || cut {
            return Err(IntakeError::Truncated);
        }
        self.long(directory + 2 + entries * 12)
    }

    fn value(&self, entry: usize) -> Result<usize, IntakeError> {
        if self.short(entry + 2)? == 3 { self.short(entry + 8).map(usize::from) } else { self.long(entry + 8) }
    }

    fn values(&self, entry: usize) -> Result<Vec<usize>, IntakeError> {
        let short = self.short(entry + 2)? == 3;
        let count = self.long(entry + 4)?;
        let width = if short { 2 } else { 4 };
        let start = if count.saturating_mul(width) <= 4 { entry + 8 } else { self.long(entry + 8)? };
        if start.saturating_add(count.saturating_mul(width)) > self.bytes.len() {
            return Err(IntakeError::Truncated);
        }
        (0..count).map(|index| if short { self.short(start + index * 2).map(usize::from) } else { self.long(start + index * 4) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::jpeg::JpegEncoder;
    use image::{GrayImage, ImageFormat};
    use proptest::prelude::*;
    use std::io::Cursor;

    const MANY: u64 = 40_000_000;

    fn picture(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        GrayImage::from_fn(40, 30, |x, y| image::Luma([(x * y) as u8])).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn takes_what_is_read() {
        for (format, media_type) in [
            (ImageFormat::Jpeg, MediaType::Jpeg),
            (ImageFormat::Png, MediaType::Png),
            (ImageFormat::Tiff, MediaType::Tiff),
            (ImageFormat::WebP, MediaType::Webp),
        ] {
            assert_eq!(sniff(&picture(format), MANY).unwrap(), Sniffed::Plain(media_type));
        }
        assert_eq!(sniff(b"%PDF-1.4\n...\nstartxref\n9\n%%EOF\n", MANY).unwrap(), Sniffed::Plain(MediaType::Pdf));
        assert_eq!(sniff(b"%PDF-1.4\ntrailer << /Encrypt 5 0 R >>\nstartxref\n9\n%%EOF\n", MANY).unwrap(), Sniffed::ToBeTried(MediaType::Pdf));
    }

    #[test]
    fn refuses_with_a_code() {
        let code = |bytes: &[u8]| sniff(bytes, MANY).unwrap_err().code();
        assert_eq!(code(b""), "empty");
        assert_eq!(code(b"RIFF\x10\0\0\0WEBPVP8 "), "truncated");
        assert_eq!(code(b"\0\0\0\x18ftypheic\0\0\0\0"), "truncated");
        assert_eq!(code(b"\0\0\0\x10ftypavif\0\0\0\0"), "unsupported_media");
        assert_eq!(code(b"hello"), "unsupported_media");
        assert_eq!(code(b"%PDF-1.4\nno end"), "truncated");
    }

    #[test]
    fn a_cut_file_is_told_from_a_whole_one() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Tiff, ImageFormat::WebP] {
            let bytes = picture(format);
            for length in [bytes.len() / 2, bytes.len() - 30] {
                assert_eq!(sniff(&bytes[..length], MANY).unwrap_err().code(), "truncated", "{format:?} {length}");
            }
        }
    }

    #[test]
    fn too_many_pixels_are_seen_in_the_header() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Tiff, ImageFormat::WebP] {
            assert_eq!(sniff(&picture(format), 1_199).unwrap_err().code(), "too_many_pixels");
            assert!(sniff(&picture(format), 1_200).is_ok());
        }
    }

    #[test]
    fn bytes_behind_the_end_of_a_jpeg_are_forgiven() {
        let mut bytes = Vec::new();
        JpegEncoder::new(&mut bytes).encode_image(&GrayImage::new(8, 8)).unwrap();
        bytes.extend_from_slice(&[0; 100]);
        assert_eq!(sniff(&bytes, MANY).unwrap(), Sniffed::Plain(MediaType::Jpeg));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(start in prop::sample::select(vec![&b"\xFF\xD8\xFF"[..], b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"RIFF\x90\0\0\0WEBPVP8X", b"\0\0\0\x10ftypheic", b"%PDF-"]), rest in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = sniff(&[start, &rest].concat(), MANY);
        }
    }
}
