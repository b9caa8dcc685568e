//! Bytes of a scan in, grey pages out.
//!
//! Comes in: one file as handed in (jpg, png, tif, webp, heic, pdf). Goes out: its pages, one at a time, as 8-bit grey images after EXIF orientation,
//! without streaks, with the resolution where the file names one. Never: more than one page in memory, a size trusted before it is checked, a panic that
//! reaches the caller. Files of strangers are decoded by [`super::child`], which adds what only a process can bound: time and memory.

mod fax;
mod heic;
mod jpeg;
mod pdf;
mod pixels;
mod png;
mod streaks;
mod tiff;
mod webp;

use image::GrayImage;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;

/// One page of a scan.
#[derive(Clone, Debug)]
pub struct DecodedPage {
    /// Number within the file, from 1.
    pub number: u32,
    /// Grey pixels, after EXIF orientation; black 0, paper towards 255. Pages found in it keep it, too.
    pub image: Arc<GrayImage>,
    /// Pixels per inch as the file says; absent where it says nothing sensible.
    pub dpi: Option<f32>,
}

/// What a scan may cost at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// Pixels of one page.
    pub pixels: u64,
    /// Pages of one file.
    pub pages: u32,
    /// Address space of the decoding child, bytes.
    pub memory: u64,
    /// CPU time of the decoding child for the whole file.
    pub cpu: Duration,
    /// Longest silence of the decoding child between two pages.
    pub wall: Duration,
}

impl Default for Limits {
    /// A4 at 600 dpi and A3 at 400 dpi pass; 400 MB bound the child, binary included.
    fn default() -> Self {
        Self { bytes: 64 << 20, pixels: 40_000_000, pages: 200, memory: 400_000_000, cpu: Duration::from_secs(120), wall: Duration::from_secs(30) }
    }
}

/// Why a scan gives no (further) pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecodeError {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// A kind of file, or of pixels, that is not read.
    #[error("this kind of file is not supported")]
    Unsupported,
    /// More bytes than allowed.
    #[error("the file is too large")]
    TooLarge,
    /// A page of more pixels than allowed.
    #[error("a page has too many pixels")]
    TooManyPixels,
    /// More pages than allowed.
    #[error("the file has too many pages")]
    TooManyPages,
    /// A PDF that asks for a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// The file ends too early.
    #[error("the file is cut off")]
    Truncated,
    /// The file contradicts itself.
    #[error("the file is damaged")]
    Corrupt,
    /// Decoding took longer than allowed.
    #[error("decoding took too long")]
    TimedOut,
    /// Decoding needed more memory than allowed.
    #[error("decoding needs too much memory")]
    OutOfMemory,
    /// The decoding child could not be started, or was killed from outside.
    #[error("the decoder could not run")]
    ChildFailed,
}

impl DecodeError {
    /// All, in the order of their wire numbers.
    pub const ALL: [Self; 11] = [
        Self::Empty,
        Self::Unsupported,
        Self::TooLarge,
        Self::TooManyPixels,
        Self::TooManyPages,
        Self::Encrypted,
        Self::Truncated,
        Self::Corrupt,
        Self::TimedOut,
        Self::OutOfMemory,
        Self::ChildFailed,
    ];

    /// The code that stands in results.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Unsupported => "unsupported",
            Self::TooLarge => "too_large",
            Self::TooManyPixels => "too_many_pixels",
            Self::TooManyPages => "too_many_pages",
            Self::Encrypted => "encrypted",
            Self::Truncated => "truncated",
            Self::Corrupt => "corrupt",
            Self::TimedOut => "timed_out",
            Self::OutOfMemory => "out_of_memory",
            Self::ChildFailed => "child_failed",
        }
    }

    /// Whether the machine was at fault and another attempt can help; every other error comes again with the same bytes.
    pub const fn is_the_machines(self) -> bool {
        matches!(self, Self::ChildFailed)
    }
}

/// Takes one page; an error ends the decoding.
pub(crate) type Sink<'a> = dyn FnMut(DecodedPage) -> Result<(), DecodeError> + 'a;

/// All pages of `bytes`, in memory. For trusted files and tests; others go through [`super::child`].
///
/// # Errors
/// The first fault found; pages before it are lost.
pub fn decode(bytes: &[u8], limits: &Limits) -> Result<Vec<DecodedPage>, DecodeError> {
    let mut pages = Vec::new();
    each_page(bytes, limits, &mut |page| {
        pages.push(page);
        Ok(())
    })?;
    Ok(pages)
}

/// Hands every page of `bytes` to `sink`, in order, one at a time, without the streaks of a dirty glass.
///
/// # Errors
/// The first fault found, after the pages before it were handed over.
pub(crate) fn each_page(bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    if bytes.len() as u64 > limits.bytes {
        return Err(DecodeError::TooLarge);
    }
    let sink: &mut Sink<'_> = &mut |mut page: DecodedPage| {
        streaks::remove(Arc::make_mut(&mut page.image));
        sink(page)
    };
    match kind(bytes) {
        Some(Kind::Jpeg) => sink(jpeg::page(bytes, limits)?),
        Some(Kind::Png) => sink(png::page(bytes, limits)?),
        Some(Kind::Tiff) => tiff::pages(bytes, limits, sink),
        Some(Kind::Webp) => sink(webp::page(bytes, limits)?),
        Some(Kind::Heic) => sink(heic::page(bytes, limits)?),
        Some(Kind::Pdf) => pdf::pages(bytes, limits, sink),
        None => Err(DecodeError::Unsupported),
    }
}

enum Kind {
    Jpeg,
    Png,
    Tiff,
    Webp,
    Heic,
    Pdf,
}

/// The kind of file by its first bytes, never by its name.
fn kind(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some(Kind::Jpeg)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Kind::Png)
    } else if [b"II*\0".as_slice(), b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|magic| bytes.starts_with(magic)) {
        Some(Kind::Tiff)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Kind::Webp)
    } else if is_heic(bytes) {
        Some(Kind::Heic)
    } else if bytes[..bytes.len().min(1024)].windows(5).any(|w| w == b"%PDF-") {
        Some(Kind::Pdf)
    } else {
        None
    }
}

/// Whether the file says of itself that it is a still picture in HEVC; other files of the family (AVIF, films) are not read.
pub(crate) fn is_heic(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8]; 4] = [b"heic", b"heix", b"heim", b"heis"];
    if bytes.get(4..8) != Some(b"ftyp") {
        return false;
    }
    let length = bytes.first_chunk().map_or(0, |length| u32::from_be_bytes(*length) as usize).clamp(16, 256);
    let brands = bytes.get(8..length.min(bytes.len())).unwrap_or_default();
    // Major brand, a version number, compatible brands.
    brands.chunks_exact(4).enumerate().any(|(at, brand)| at != 1 && BRANDS.contains(&brand))
}

/// Refuses empty and oversized pages before anything is allocated for them.
fn check_size(width: u64, height: u64, limits: &Limits) -> Result<(), DecodeError> {
    if width == 0 || height == 0 {
        return Err(DecodeError::Corrupt);
    }
    match width.checked_mul(height) {
        Some(pixels) if pixels <= limits.pixels => Ok(()),
        _ => Err(DecodeError::TooManyPixels),
    }
}

/// A resolution worth believing.
fn sensible_dpi(dpi: f32) -> Option<f32> {
    (20.0..=4800.0).contains(&dpi).then_some(dpi)
}

#[cfg(test)]
mod tests {
    use super::*;

    macro_rules! file {
        ($name:literal) => {
            include_bytes!(concat!("../../../tests/it/support/media/", $name))
        };
    }

    fn only(bytes: &[u8]) -> GrayImage {
        let mut pages = decode(bytes, &Limits::default()).unwrap();
        assert_eq!(pages.len(), 1);
        Arc::unwrap_or_clone(pages.remove(0).image)
    }

    #[test]
    fn fax_group_3_is_read_pixel_by_pixel() {
        let drawn = only(file!("small.png"));
        let files: [(&str, &[u8]); 4] = [
            ("several strips", file!("fax_1d.tif")),
            ("rows that refer to the one above", file!("fax_2d.tif")),
            ("rows filled to bytes", file!("fax_filled.tif")),
            ("bits from the low end", file!("fax_reversed.tif")),
        ];
        for (what, bytes) in files {
            assert!(only(bytes) == drawn, "{what}");
        }
        // The last page's strips end in the middle of the file: it is cut off, not read as white.
        let cut = &file!("fax_2d.tif")[..200];
        assert!(decode(cut, &Limits::default()).is_err());
    }

    #[test]
    fn a_telephones_picture_is_what_was_photographed() {
        let (drawn, read) = (only(file!("small.png")), only(file!("small.heic")));
        assert_eq!(read.dimensions(), drawn.dimensions());
        let difference: u64 = drawn.iter().zip(read.iter()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
        assert!(difference / u64::from(drawn.width() * drawn.height()) < 8, "{difference}");
        let bytes = file!("small.heic");
        for length in [bytes.len() / 2, bytes.len() - 9, 40] {
            assert!(decode(&bytes[..length], &Limits::default()).is_err(), "{length}");
        }
        let few = Limits { pixels: 200 * 280 - 1, ..Limits::default() };
        assert_eq!(decode(bytes, &few).unwrap_err(), DecodeError::TooManyPixels);
    }

    #[test]
    fn webp_is_read() {
        let drawn = only(file!("small.png"));
        let mut bytes = std::io::Cursor::new(Vec::new());
        drawn.write_to(&mut bytes, image::ImageFormat::WebP).unwrap();
        assert!(only(bytes.get_ref()) == drawn, "without loss");
    }
}
