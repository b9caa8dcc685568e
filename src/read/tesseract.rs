//! A second opinion on print: the `tesseract` program, one line a call, as a process with a time limit.
//!
//! In: a grey crop of one printed line. Out: its text and what it cost. Never: the first word on a field, and never handwriting,
//! which it does not read.

use image::{GrayImage, ImageEncoder};
use std::io::{Cursor, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How often a running program is looked at.
const TICK: Duration = Duration::from_millis(3);

/// Why there is no second opinion. None of these is worth a second try; the field stands on its first reader.
#[derive(Debug, thiserror::Error)]
pub enum TesseractError {
    /// The program is not installed.
    #[error("tesseract is not installed")]
    Absent,
    /// It took longer than allowed and was stopped.
    #[error("tesseract took longer than {0:?}")]
    TooSlow(Duration),
    /// It failed: no language data, no memory, not a picture.
    #[error("tesseract failed: {0}")]
    Failed(String),
}

/// A line as Tesseract reads it.
#[derive(Clone, PartialEq)]
pub struct Opinion {
    /// The text, trimmed; empty where it found none.
    pub text: String,
    /// Core-seconds of the process, at most: its wall time, as it runs on one thread.
    pub seconds: f64,
}

/// The program and how it is run.
#[derive(Clone, Debug)]
pub struct Tesseract {
    program: PathBuf,
    limit: Duration,
}

impl Default for Tesseract {
    fn default() -> Self {
        Self { program: "tesseract".into(), limit: Duration::from_secs(5) }
    }
}

impl Tesseract {
    /// Another program than the `tesseract` of the path, or another time limit.
    pub fn new(program: impl Into<PathBuf>, limit: Duration) -> Self {
        Self { program: program.into(), limit }
    }

    /// Reads one printed line in French; with `whitelist`, only these characters are read.
    ///
    /// # Errors
    /// [`TesseractError`] where the program is absent, slow or fails.
    pub fn read_line(&self, line: &GrayImage, whitelist: Option<&str>) -> Result<Opinion, TesseractError> {
        let started = Instant::now();
        let mut command = Command::new(&self.program);
        command.args(["stdin", "stdout", "-l", "fra", "--psm", "7", "--dpi", "300"]);
        if let Some(characters) = whitelist {
            command.arg("-c").arg(format!("tessedit_char_whitelist={characters}"));
        }
        command.env("OMP_THREAD_LIMIT", "1").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let child = command.spawn().map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => TesseractError::Absent,
            _ => TesseractError::Failed(e.to_string()),
        })?;
        let text = self.talk(child, &png(line)?, started)?;
        Ok(Opinion { text: text.trim().to_owned(), seconds: started.elapsed().as_secs_f64() })
    }

    /// Gives the picture, waits, takes the text. The crop and the text are smaller than a pipe holds, or the program reads as we write;
    /// it stops at the end of its input, so that writing cannot hang longer than it lives.
    fn talk(&self, mut child: Child, picture: &[u8], started: Instant) -> Result<String, TesseractError> {
        let failed = |e: std::io::Error| TesseractError::Failed(e.to_string());
        let input = child.stdin.take();
        let output = child.stdout.take();
        std::thread::scope(|scope| {
            // A program that ends early closes the pipe; what it says then tells more than the broken pipe.
            let writer = scope.spawn(move || input.map(|mut pipe| pipe.write_all(picture)));
            let reader = scope.spawn(move || {
                let mut text = String::new();
                output.map_or(Ok(0), |pipe| pipe.take(65_536).read_to_string(&mut text)).map(|_| text)
            });
            let status = loop {
                match child.try_wait().map_err(failed)? {
                    Some(status) => break Some(status),
                    None if started.elapsed() > self.limit => break None,
                    None => std::thread::sleep(TICK),
                }
            };
            if status.is_none() {
                child.kill().and_then(|()| child.wait()).map_err(failed)?;
            }
            let _ = writer.join();
            let text = reader.join().map_err(|_| TesseractError::Failed("its output could not be read".to_owned()))?.map_err(failed);
            match status {
                None => Err(TesseractError::TooSlow(self.limit)),
                Some(status) if !status.success() => Err(TesseractError::Failed(status.to_string())),
                Some(_) => text,
            }
        })
    }
}

fn png(line: &GrayImage) -> Result<Vec<u8>, TesseractError> {
    let mut bytes = Cursor::new(Vec::new());
    image::codecs::png::PngEncoder::new(&mut bytes)
        .write_image(line.as_raw(), line.width(), line.height(), image::ExtendedColorType::L8)
        .map_err(|e| TesseractError::Failed(e.to_string()))?;
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    #[test]
    fn an_absent_program_is_told_apart() {
        let absent = Tesseract::new("no-such-program-here", Duration::from_secs(1));
        assert!(matches!(absent.read_line(&GrayImage::new(20, 20), None), Err(TesseractError::Absent)));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_hangs_is_stopped() {
        let dir = tempfile::tempdir().expect("a folder");
        let program = dir.path().join("slow");
        std::fs::write(&program, "#!/bin/sh\nexec sleep 30\n").expect("written");
        std::fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("made a program");
        let slow = Tesseract::new(program, Duration::from_millis(200));
        let started = Instant::now();
        // Larger than a pipe holds, and nobody reads it.
        let noise = GrayImage::from_fn(900, 900, |x, y| Luma([(x * 7 + y * 13 + x * y % 251) as u8]));
        assert!(matches!(slow.read_line(&noise, None), Err(TesseractError::TooSlow(_))));
        assert!(started.elapsed() < Duration::from_secs(10));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_fails_is_a_failure() {
        let failing = Tesseract::new("false", Duration::from_secs(5));
        assert!(matches!(failing.read_line(&GrayImage::from_pixel(50, 50, Luma([255])), None), Err(TesseractError::Failed(_))));
    }
}
