//! What parent and child say to each other.
//!
//! The parent writes for each file its length (u64, little endian) and its bytes; the child answers with frames until the file's last:
//!
//! | tag | then (little endian) |
//! |---|---|
//! | `P` | number u32, width u32, height u32, dpi f32 (0: unknown), width x height grey bytes |
//! | `E` | u8: place of the error in [`DecodeError::ALL`]; ends the file |
//! | `.` | nothing; all pages were given |

use crate::read::decode::{DecodeError, DecodedPage, Limits};
use image::GrayImage;
use std::io::{self, Read, Write};
use std::sync::mpsc::SyncSender;

/// What the child says.
pub(super) enum Frame {
    /// A page.
    Page(DecodedPage),
    /// The file is at its end, or why it goes no further.
    End(Option<DecodeError>),
    /// The stream makes no sense.
    Nonsense,
    /// The stream broke off: the child is gone.
    Broken,
}

/// Reads the frames of one file, until nobody listens.
pub(super) fn frames(mut stdout: impl Read, limits: &Limits, send: &SyncSender<Frame>) {
    for number in 1..=limits.pages.saturating_add(1) {
        let frame = frame(&mut stdout, number, limits).unwrap_or(Frame::Broken);
        let last = !matches!(frame, Frame::Page(_));
        if send.send(frame).is_err() || last {
            return;
        }
    }
}

fn frame(stdout: &mut impl Read, number: u32, limits: &Limits) -> io::Result<Frame> {
    let mut tag = [0];
    stdout.read_exact(&mut tag)?;
    match &tag {
        b"." => Ok(Frame::End(None)),
        b"E" => {
            stdout.read_exact(&mut tag)?;
            Ok(DecodeError::ALL.get(usize::from(tag[0])).map_or(Frame::Nonsense, |error| Frame::End(Some(*error))))
        }
        b"P" => {
            let mut head = [[0; 4]; 4];
            for word in &mut head {
                stdout.read_exact(word)?;
            }
            let [said, width, height] = [head[0], head[1], head[2]].map(u32::from_le_bytes);
            let dpi = f32::from_le_bytes(head[3]);
            let pixels = u64::from(width) * u64::from(height);
            if said != number || number > limits.pages || pixels == 0 || pixels > limits.pixels {
                return Ok(Frame::Nonsense);
            }
            let mut data = vec![0; pixels as usize];
            stdout.read_exact(&mut data)?;
            let image = GrayImage::from_raw(width, height, data);
            Ok(image.map_or(Frame::Nonsense, |image| Frame::Page(DecodedPage { number, image: image.into(), dpi: (dpi > 0.0).then_some(dpi) })))
        }
        _ => Ok(Frame::Nonsense),
    }
}

/// Writes one file for the child.
pub(super) fn write_file(output: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    output.write_all(&(bytes.len() as u64).to_le_bytes())?;
    output.write_all(bytes)
}

/// The next file; none where the parent has no more.
pub(super) fn read_file(input: &mut impl Read, limits: &Limits) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match input.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let length = u64::from_le_bytes(length);
    if length > limits.bytes {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = vec![0; length as usize];
    input.read_exact(&mut bytes)?;
    Ok(Some(bytes))
}

/// Says a page.
pub(super) fn write_page(output: &mut impl Write, page: &DecodedPage) -> io::Result<()> {
    output.write_all(b"P")?;
    for word in [page.number, page.image.width(), page.image.height()] {
        output.write_all(&word.to_le_bytes())?;
    }
    output.write_all(&page.dpi.unwrap_or(0.0).to_le_bytes())?;
    output.write_all(page.image.as_raw())
}

/// Says how the file ended.
pub(super) fn write_end(output: &mut impl Write, ended: Result<(), DecodeError>) -> io::Result<()> {
    match ended {
        Ok(()) => output.write_all(b".")?,
        Err(error) => {
            let place = DecodeError::ALL.iter().position(|e| *e == error).unwrap_or_default();
            output.write_all(&[b'E', place as u8])?;
        }
    }
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> DecodedPage {
        DecodedPage { number: 1, image: GrayImage::from_fn(3, 2, |x, y| image::Luma([(x + y) as u8])).into(), dpi: Some(200.0) }
    }

    #[test]
    fn a_page_goes_through_the_pipe() {
        let mut bytes = Vec::new();
        write_page(&mut bytes, &page()).unwrap();
        let Frame::Page(read) = frame(&mut bytes.as_slice(), 1, &Limits::default()).unwrap() else { panic!("no page") };
        assert_eq!((read.image, read.dpi), (page().image, Some(200.0)));
    }

    #[test]
    fn sizes_from_the_child_are_not_trusted() {
        let mut bytes = Vec::new();
        write_page(&mut bytes, &page()).unwrap();
        bytes[5..9].copy_from_slice(&u32::MAX.to_le_bytes());
        bytes[9..13].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(matches!(frame(&mut bytes.as_slice(), 1, &Limits::default()), Ok(Frame::Nonsense)));
        assert!(matches!(frame(&mut b"Exx".as_slice(), 1, &Limits::default()), Ok(Frame::Nonsense)));
        assert!(frame(&mut b"P".as_slice(), 1, &Limits::default()).is_err());
    }

    #[test]
    fn every_error_has_a_place_and_a_code_of_its_own() {
        let codes: std::collections::BTreeSet<_> = DecodeError::ALL.iter().map(|e| e.code()).collect();
        assert_eq!(codes.len(), DecodeError::ALL.len());
        for (place, error) in DecodeError::ALL.iter().enumerate() {
            let Frame::End(Some(read)) = frame(&mut [b'E', place as u8].as_slice(), 1, &Limits::default()).unwrap() else { panic!("no error") };
            assert_eq!(read, *error);
        }
    }
}
