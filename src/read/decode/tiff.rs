//! TIFF to grey, page by page and strip by strip: colour never stands in memory for a whole page unless the file is one strip.

use super::fax::{self, Coding};
use super::pixels::{Samples, grey_row, oriented};
use super::{DecodeError, DecodedPage, Limits, Sink, check_size, sensible_dpi};
use image::{GrayImage, metadata::Orientation};
use std::io::{Cursor, ErrorKind};
use tiff::decoder::ifd::Value;
use tiff::decoder::{ChunkType, Decoder, DecodingResult};
use tiff::tags::Tag;
use tiff::{ColorType, TiffError};

type Reader<'a> = Decoder<Cursor<&'a [u8]>>;

/// Hands over every page of a TIFF file.
pub(super) fn pages(bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), DecodeError> {
    let mut bounds = tiff::decoder::Limits::default();
    bounds.decoding_buffer_size = usize::try_from(limits.memory / 2).unwrap_or(usize::MAX);
    bounds.intermediate_buffer_size = bounds.decoding_buffer_size;
    let mut reader = Decoder::new(Cursor::new(bytes)).map_err(|e| fault(&e))?.with_limits(bounds);
    for number in 1.. {
        if number > limits.pages {
            return Err(DecodeError::TooManyPages);
        }
        sink(page(&mut reader, bytes, number, limits)?)?;
        if !reader.more_images() {
            break;
        }
        reader.next_image().map_err(|e| fault(&e))?;
    }
    Ok(())
}

fn page(reader: &mut Reader<'_>, bytes: &[u8], number: u32, limits: &Limits) -> Result<DecodedPage, DecodeError> {
    let (width, height) = reader.dimensions().map_err(|e| fault(&e))?;
    check_size(width.into(), height.into(), limits)?;
    let mut image = GrayImage::from_pixel(width, height, image::Luma([255]));
    match fax_coding(reader)? {
        Some(coding) => fax_strips(reader, bytes, coding, &mut image)?,
        None => chunks(reader, &mut image)?,
    }
    let tag = |reader: &mut Reader<'_>, tag| reader.find_tag_unsigned::<u8>(tag).ok().flatten();
    let orientation = tag(reader, Tag::Orientation).and_then(Orientation::from_exif).unwrap_or(Orientation::NoTransforms);
    let per_unit = if tag(reader, Tag::ResolutionUnit) == Some(3) { 2.54 } else { 1.0 };
    let dpi = match reader.get_tag(Tag::XResolution) {
        Ok(Value::Rational(n, d)) if d > 0 => sensible_dpi(n as f32 / d as f32 * per_unit),
        _ => None,
    };
    Ok(DecodedPage { number, image: oriented(image, orientation).into(), dpi })
}

/// How a page in fax group 3 is coded; nothing of all other pages.
fn fax_coding(reader: &mut Reader<'_>) -> Result<Option<Coding>, DecodeError> {
    let mut tag = |tag, default: u32| Ok::<_, DecodeError>(reader.find_tag_unsigned::<u32>(tag).map_err(|e| fault(&e))?.unwrap_or(default));
    let compression = tag(Tag::Compression, 1)?;
    if !matches!(compression, 2 | 3) {
        return Ok(None);
    }
    if tag(Tag::BitsPerSample, 1)? != 1 || tag(Tag::SamplesPerPixel, 1)? != 1 {
        return Err(DecodeError::Unsupported);
    }
    let (bare, options) = (compression == 2, tag(Tag::Unknown(292), 0)?);
    Ok(Some(Coding {
        bare,
        two_dimensional: !bare && options & 1 != 0,
        aligned: bare || options & 4 != 0,
        reversed: tag(Tag::FillOrder, 1)? == 2,
        inverted: tag(Tag::PhotometricInterpretation, 0)? == 1,
    }))
}

fn fax_strips(reader: &mut Reader<'_>, bytes: &[u8], coding: Coding, image: &mut GrayImage) -> Result<(), DecodeError> {
    let offsets = reader.get_tag_u64_vec(Tag::StripOffsets).map_err(|e| fault(&e))?;
    let lengths = reader.get_tag_u64_vec(Tag::StripByteCounts).map_err(|e| fault(&e))?;
    let height = image.height();
    let rows = reader.find_tag_unsigned::<u32>(Tag::RowsPerStrip).ok().flatten().unwrap_or(height).clamp(1, height);
    for (strip, (offset, length)) in (0u32..).zip(offsets.iter().zip(&lengths)) {
        let top = strip.saturating_mul(rows);
        if top >= height {
            break;
        }
        let end = offset.checked_add(*length).ok_or(DecodeError::Corrupt)?;
        let range = usize::try_from(*offset).unwrap_or(usize::MAX)..usize::try_from(end).unwrap_or(usize::MAX);
        let data = bytes.get(range).ok_or(DecodeError::Truncated)?;
        fax::strip(data, coding, image, top, rows.min(height - top))?;
    }
    Ok(())
}

/// Decodes the strips or tiles of a page.
fn chunks(reader: &mut Reader<'_>, image: &mut GrayImage) -> Result<(), DecodeError> {
    let (width, pixels) = (image.width(), pixels(reader)?);
    let height = image.height();
    let (chunks, across) = match reader.get_chunk_type() {
        ChunkType::Strip => (reader.strip_count(), 1),
        ChunkType::Tile => {
            let tile = reader.chunk_dimensions().0.max(1);
            (reader.tile_count(), width.div_ceil(tile))
        }
    };
    let (step_x, step_y) = reader.chunk_dimensions();
    for chunk in 0..chunks.map_err(|e| fault(&e))? {
        let (x, y) = (u64::from(chunk % across) * u64::from(step_x), u64::from(chunk / across) * u64::from(step_y));
        if x >= width.into() || y >= height.into() {
            break;
        }
        let (columns, rows) = reader.chunk_data_dimensions(chunk);
        let data = reader.read_chunk(chunk).map_err(|e| fault(&e))?;
        place(image, (x as u32, y as u32), (columns, rows), &bytes_of(data)?, &pixels);
    }
    Ok(())
}

/// How the samples of this page become grey.
struct Pixels {
    samples: Samples,
    /// Grey value of each palette entry.
    palette: Option<Vec<u8>>,
    bits: usize,
}

fn pixels(reader: &mut Reader<'_>) -> Result<Pixels, DecodeError> {
    let colour = reader.colortype().map_err(|e| fault(&e))?;
    let planar = reader.find_tag_unsigned::<u16>(Tag::PlanarConfiguration).ok().flatten() == Some(2);
    let (samples, bits) = match colour {
        ColorType::Gray(bits @ (1 | 2 | 4)) => (Samples::Packed { bits }, usize::from(bits)),
        ColorType::Gray(8 | 16) => (Samples::Grey { skip: 0 }, 8),
        ColorType::Palette(bits @ (1 | 2 | 4)) => (Samples::Packed { bits }, usize::from(bits)),
        ColorType::Palette(8) => (Samples::Grey { skip: 0 }, 8),
        ColorType::GrayA(8 | 16) => (Samples::Grey { skip: 1 }, 16),
        ColorType::RGB(8 | 16) => (Samples::Rgb { skip: 0 }, 24),
        ColorType::RGBA(8 | 16) => (Samples::Rgb { skip: 1 }, 32),
        ColorType::CMYK(8 | 16) => (Samples::Cmyk { skip: 0 }, 32),
        // Luma comes first, which is grey already.
        ColorType::YCbCr(8) => (Samples::Grey { skip: 2 }, 24),
        ColorType::Multiband { bit_depth: 8 | 16, num_samples } if num_samples > 0 => {
            (Samples::Grey { skip: usize::from(num_samples) - 1 }, 8 * usize::from(num_samples))
        }
        _ => return Err(DecodeError::Unsupported),
    };
    if planar && bits > 8 {
        return Err(DecodeError::Unsupported);
    }
    let palette = match colour {
        ColorType::Palette(bits) => Some(palette(reader, bits)?),
        _ => None,
    };
    Ok(Pixels { samples, palette, bits })
}

/// Grey of each colour of the map; packed indices arrive spread over 0 to 255.
fn palette(reader: &mut Reader<'_>, bits: u8) -> Result<Vec<u8>, DecodeError> {
    let map = reader.get_tag_u16_vec(Tag::ColorMap).map_err(|e| fault(&e))?;
    let colours = 1usize << bits;
    if map.len() < 3 * colours {
        return Err(DecodeError::Corrupt);
    }
    let high = |i: usize| (map[i] >> 8) as u8;
    Ok((0..256).map(|value| value * (colours - 1) / 255).map(|i| super::pixels::luma(high(i), high(colours + i), high(2 * colours + i))).collect())
}

fn place(image: &mut GrayImage, (x, y): (u32, u32), (columns, rows): (u32, u32), data: &[u8], pixels: &Pixels) {
    let stride = (columns as usize * pixels.bits).div_ceil(8);
    let (width, height) = (image.width() as usize, image.height() as usize);
    let columns = (columns as usize).min(width - x as usize);
    let raw: &mut [u8] = image;
    for (row, source) in data.chunks(stride.max(1)).take(rows as usize).enumerate() {
        let line = y as usize + row;
        if line >= height {
            break;
        }
        let start = line * width + x as usize;
        let target = &mut raw[start..start + columns];
        grey_row(source, pixels.samples, target);
        if let Some(palette) = &pixels.palette {
            target.iter_mut().for_each(|v| *v = palette[usize::from(*v)]);
        }
    }
}

/// Samples as bytes; of 16-bit samples the high byte.
fn bytes_of(data: DecodingResult) -> Result<Vec<u8>, DecodeError> {
    match data {
        DecodingResult::U8(bytes) => Ok(bytes),
        DecodingResult::U16(words) => Ok(words.into_iter().map(|w| (w >> 8) as u8).collect()),
        _ => Err(DecodeError::Unsupported),
    }
}

fn fault(error: &TiffError) -> DecodeError {
    match error {
        TiffError::UnsupportedError(_) => DecodeError::Unsupported,
        TiffError::LimitsExceeded | TiffError::IntSizeError => DecodeError::TooManyPixels,
        TiffError::IoError(io) if io.kind() == ErrorKind::UnexpectedEof => DecodeError::Truncated,
        _ => DecodeError::Corrupt,
    }
}
