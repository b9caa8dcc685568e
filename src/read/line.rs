//! Reads one line of writing or print with a network.
//!
//! In: a grey crop of one line, dark on white. Out: for every step along the line the log-probability of every character
//! ([`Emissions`]), which `ctc` turns into values. Never: a decision about the text.

use super::line_crop;
use super::models::Recogniser;
use super::network::RunError;
use image::GrayImage;
use std::sync::Arc;

/// Height that the networks were trained on, pixels.
const HEIGHT: u32 = 48;
/// Widest line given to a network; wider ones are squeezed, so that time and memory stay bounded.
const MAX_WIDTH: u32 = 1_280;
/// Narrowest: below, the networks' pooling has nothing left.
const MIN_WIDTH: u32 = 48;
/// Smallest probability, so that no reading is ever ruled out by rounding.
const FLOOR: f32 = 1e-7;

/// Why a line could not be read. Trying again gives the same: leave it to a person.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The crop has no pixels.
    #[error("the crop is empty")]
    Empty,
    /// The network failed.
    #[error(transparent)]
    Network(#[from] RunError),
}

/// What a recogniser saw: log-probabilities of `classes` at each of `steps` places from left to right.
#[derive(Clone)]
pub struct Emissions {
    classes: usize,
    log_probs: Vec<f32>,
    alphabet: Arc<[char]>,
}

impl Emissions {
    /// From probabilities, step by step, class 0 (blank) first, then one for every character of `alphabet`.
    /// Trailing numbers that do not fill a step are dropped.
    pub fn from_probabilities(probabilities: &[f32], alphabet: Arc<[char]>) -> Self {
        let classes = alphabet.len() + 1;
        let whole = probabilities.len() - probabilities.len() % classes;
        let log_probs = probabilities.iter().take(whole).map(|p| p.max(FLOOR).ln()).collect();
        Self { classes, log_probs, alphabet }
    }

    /// Lines behind one another, one step of a blank character between them; the alphabet is the first one's, which all share.
    pub fn joined(parts: &[&Self]) -> Self {
        let alphabet: Arc<[char]> = parts.first().map_or_else(|| Arc::from([]), |first| Arc::clone(&first.alphabet));
        let classes = alphabet.len() + 1;
        let blank = alphabet.iter().position(|c| *c == ' ').map_or(0, |at| at + 1);
        let between: Vec<f32> = (0..classes).map(|class| if class == blank { 0.0 } else { FLOOR.ln() }).collect();
        let lines: Vec<&[f32]> = parts.iter().map(|part| part.log_probs.as_slice()).collect();
        Self { classes, log_probs: lines.join(between.as_slice()), alphabet }
    }

    /// Steps along the line.
    pub fn steps(&self) -> usize {
        self.log_probs.len() / self.classes
    }

    /// Log-probabilities of each step, blank first.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[f32]> {
        self.log_probs.chunks_exact(self.classes)
    }

    /// The character of a class; `None` for the blank.
    pub fn character(&self, class: usize) -> Option<char> {
        self.alphabet.get(class.checked_sub(1)?).copied()
    }

    /// Characters of the classes 1 and up.
    pub fn alphabet(&self) -> &[char] {
        &self.alphabet
    }
}

/// Something that reads a line.
pub trait LineRecognizer {
    /// Reads `line`: dark ink on white, one line, any height.
    ///
    /// # Errors
    /// [`ReadError`] where the crop is empty or the network fails.
    fn emissions(&self, line: &GrayImage) -> Result<Emissions, ReadError>;
}

impl LineRecognizer for Recogniser {
    fn emissions(&self, line: &GrayImage) -> Result<Emissions, ReadError> {
        if line.width() == 0 || line.height() == 0 {
            return Err(ReadError::Empty);
        }
        if line_crop::ink_box(line, 2).is_none() {
            // On bare paper the networks make letters up.
            let mut blank = vec![0.0; self.alphabet.len() + 1];
            blank[0] = 1.0;
            return Ok(Emissions::from_probabilities(&blank, Arc::clone(&self.alphabet)));
        }
        let (width, pixels) = network_input(line);
        let probabilities = self.network.run([1, 3, HEIGHT as usize, width], &pixels)?;
        Ok(Emissions::from_probabilities(&probabilities, Arc::clone(&self.alphabet)))
    }
}

/// The line 48 high at its natural width, as PP-OCR wants it: -1 (black) to 1 (white), three equal channels.
fn network_input(line: &GrayImage) -> (usize, Vec<f32>) {
    let natural = (f64::from(line.width()) * f64::from(HEIGHT) / f64::from(line.height())).round() as u32;
    let width = natural.clamp(1, MAX_WIDTH);
    let scaled = line_crop::resize(line, width, HEIGHT);
    let padded = width.max(MIN_WIDTH) as usize;
    let mut plane = vec![1.0_f32; padded * HEIGHT as usize];
    for (x, y, pixel) in scaled.enumerate_pixels() {
        plane[y as usize * padded + x as usize] = f32::from(pixel.0[0]) / 127.5 - 1.0;
    }
    (padded, plane.repeat(3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    #[test]
    fn white_reads_as_nothing() {
        let models = super::super::models::tests::models();
        for reader in [&models.small, &models.tiny] {
            let emissions = reader.emissions(&GrayImage::from_pixel(300, 60, Luma([255]))).expect("read");
            assert_eq!(emissions.alphabet().len(), 151);
            let free = super::super::ctc::decode(&emissions, &super::super::grammar::Grammar::text(), 8);
            assert_eq!(free.greedy, "");
        }
    }

    #[test]
    fn any_size_is_read_or_refused() {
        let models = super::super::models::tests::models();
        for (w, h) in [(1, 1), (1, 500), (5_000, 3), (3, 48)] {
            assert!(models.tiny.emissions(&GrayImage::from_pixel(w, h, Luma([255]))).is_ok(), "{w} x {h}");
        }
        assert!(matches!(models.tiny.emissions(&GrayImage::new(0, 10)), Err(ReadError::Empty)));
    }
}
