//! One decoding child for the files of a dossier: what becomes of it does not touch the next file.

use guichet::read::child::{Decoder, Outcome};
use guichet::read::decode::{DecodeError, DecodedPage, Limits};
use image::{GrayImage, ImageFormat, Luma};
use std::io::Cursor;
use std::path::Path;
use std::process::Command;

fn small(grey: u8) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    GrayImage::from_pixel(40, 60, Luma([grey])).write_to(&mut bytes, ImageFormat::Png).expect("a picture is written");
    bytes.into_inner()
}

fn decode(decoder: &mut Decoder<'_>, bytes: &[u8]) -> (Outcome, Vec<DecodedPage>) {
    let mut pages = Vec::new();
    let outcome = decoder.decode(bytes, &mut |page| pages.push(page));
    (outcome, pages)
}

#[test]
fn files_come_out_in_order_and_as_they_are() {
    let limits = Limits::default();
    let mut decoder = Decoder::new(Path::new(env!("CARGO_BIN_EXE_guichet")), &limits);
    for grey in [10, 120, 250] {
        let (outcome, pages) = decode(&mut decoder, &small(grey));
        assert_eq!((outcome.pages, outcome.error, pages.len()), (1, None, 1));
        assert!(pages[0].image.pixels().all(|pixel| pixel.0[0] == grey) && outcome.core_seconds > 0.0);
    }
    let cut = &small(90)[..40];
    assert!(decode(&mut decoder, cut).0.error.is_some_and(|error| !error.is_the_machines()));
    assert_eq!(decode(&mut decoder, b"no picture at all").0.error, Some(DecodeError::Unsupported));
    assert_eq!(decode(&mut decoder, b"").0.error, Some(DecodeError::Empty));
    assert_eq!(decode(&mut decoder, &small(30)).0.error, None);
}

/// The process with this word on its command line.
fn child_with(word: &str) -> String {
    let runs_with =
        |pid: &str| std::fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| line.split(|byte| *byte == 0).any(|part| part == word.as_bytes()));
    let pids = std::fs::read_dir("/proc").expect("processes are listed").filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    pids.filter(|name| name.bytes().all(|b| b.is_ascii_digit())).find(|pid| runs_with(pid)).expect("there is a child to kill")
}

#[test]
fn a_child_that_was_killed_is_replaced() {
    // A limit of its own, by which this test knows its child.
    let limits = Limits { memory: 399_999_937, ..Limits::default() };
    let mut decoder = Decoder::new(Path::new(env!("CARGO_BIN_EXE_guichet")), &limits);
    for grey in [10, 120, 250] {
        let (outcome, pages) = decode(&mut decoder, &small(grey));
        assert_eq!((outcome.error, pages.len()), (None, 1));
        let killed = Command::new("sh").args(["-c", &format!("kill -KILL {}", child_with("399999937"))]).status().expect("a shell runs");
        assert!(killed.success());
    }
}
