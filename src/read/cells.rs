//! Reads boxed characters, one network decision a cell, and puts a whole comb together.
//!
//! In: two grey pictures of one cell with its margin. Out: how likely each of `0`-`9`, `A`-`Z` and "empty" is; and for a row of cells the
//! likeliest values of its format, best first. Never: a value that the format forbids.

use super::line_crop;
use super::models::{self, ModelError};
use super::network::{Network, RunError, Runtime};
use image::GrayImage;

/// What a cell may hold: `0` to `9`, `A` to `Z`, nothing.
pub const CLASSES: usize = 37;
/// Class of an empty cell.
pub const EMPTY: usize = 36;

/// Input of the network, pixels (models/train/compose.py).
const WIDTH: u32 = 36;
const HEIGHT: u32 = 42;
/// Ink is at least this much darker than paper; less is the paper's own grain (compose.py).
const LEAST_CONTRAST: f32 = 60.0;
/// Score of what a bare cell does not hold.
const LEAST: f32 = -12.0;
/// Ink that is nowhere so long, pixels (0.75 mm), and no more in all, square pixels (0.5 mm²), is dust; to the network, which sees every cell at its own
/// contrast, it would be a character.
const DUST_SIDE: u32 = 6;
const DUST_INK: u32 = 32;
/// Cells given to the network at once.
const BATCH: usize = 16;

const WEIGHTS: &[u8] = include_bytes!("../../models/cells/cells.onnx");

/// Log-probabilities of the classes of one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellScores(pub [f32; CLASSES]);

impl CellScores {
    /// The likeliest class and its probability.
    pub fn best(&self) -> (usize, f32) {
        let best = self.0.iter().copied().enumerate().fold((EMPTY, f32::NEG_INFINITY), |best, next| if next.1 > best.1 { next } else { best });
        (best.0, best.1.exp())
    }

    /// Of a cell in which nothing stands.
    pub fn nothing() -> Self {
        let mut scores = [LEAST; CLASSES];
        scores[EMPTY] = 0.0;
        log_softmax(&scores)
    }

    /// What several pictures of the same cell say together: the normalised mean of their logarithms.
    #[must_use]
    pub fn agreed<'a>(pictures: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut sum = [0.0; CLASSES];
        let mut count = 0.0_f32;
        for picture in pictures {
            count += 1.0;
            sum.iter_mut().zip(&picture.0).for_each(|(to, from)| *to += from);
        }
        log_softmax(&sum.map(|s| s / count.max(1.0)))
    }

    /// The character of a class; `None` for the empty cell.
    pub fn character(class: usize) -> Option<char> {
        char::from_digit(u32::try_from(class).ok()?, 36).map(|c| c.to_ascii_uppercase())
    }
}

/// One cell (5.4 x 6.6 mm) and a margin around it, dark ink on light paper.
pub struct CellPictures {
    /// With the print lifted off, which may take a stroke with it.
    pub lifted: GrayImage,
    /// With the printed walls there, which may hide a stroke.
    pub printed: GrayImage,
}

impl CellPictures {
    /// Whether nothing stands in the cell but dust.
    fn is_bare(&self) -> bool {
        let blobs = line_crop::blobs(&self.lifted, line_crop::ink_threshold(&self.lifted));
        blobs.iter().all(|blob| blob.width.max(blob.height) < DUST_SIDE) && blobs.iter().map(|blob| blob.ink).sum::<u32>() < DUST_INK
    }
}

/// The network that tells boxed characters apart. Its weights are part of the program.
pub struct CellClassifier {
    network: Network,
    version: String,
}

impl CellClassifier {
    /// Loads the weights.
    ///
    /// # Errors
    /// [`ModelError::Unusable`] when the runtime refuses them.
    pub fn load(runtime: &Runtime) -> Result<Self, ModelError> {
        Ok(Self { network: Network::load("cells", WEIGHTS, runtime)?, version: models::named_by_content("cells", WEIGHTS) })
    }

    /// Name and hash of the weights, for the reader version of every reading.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Scores of cells, in their order.
    ///
    /// # Errors
    /// [`RunError`] where the network fails.
    pub fn classify_all(&self, cells: &[CellPictures]) -> Result<Vec<CellScores>, RunError> {
        let mut all = Vec::with_capacity(cells.len());
        for batch in cells.chunks(BATCH) {
            let ink: Vec<f32> = batch.iter().flat_map(|cell| [ink_of(&cell.lifted), ink_of(&cell.printed)]).flatten().collect();
            let scores = self.network.run([batch.len(), 2, HEIGHT as usize, WIDTH as usize], &ink)?;
            let seen = scores.chunks_exact(CLASSES).zip(batch);
            all.extend(seen.map(|(scores, cell)| if cell.is_bare() { CellScores::nothing() } else { log_softmax(scores) }));
        }
        Ok(all)
    }
}

fn log_softmax(scores: &[f32]) -> CellScores {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = scores.iter().map(|s| (s - highest).exp()).sum();
    let mut out = [f32::NEG_INFINITY; CLASSES];
    for (to, from) in out.iter_mut().zip(scores) {
        *to = from - highest - sum.ln();
    }
    CellScores(out)
}

/// The crop as the network wants it: 0 paper, 1 ink, stretched to the cell's own contrast (`normalised` of compose.py).
fn ink_of(cell: &GrayImage) -> Vec<f32> {
    let small = line_crop::resize(cell, WIDTH, HEIGHT);
    let mut order: Vec<u8> = small.as_raw().clone();
    order.sort_unstable();
    let at = |share: usize| f32::from(order.get(share).copied().unwrap_or(u8::MAX));
    let (paper, ink) = (at(order.len() * 4 / 5), at(order.len() / 100));
    let contrast = (paper - ink).max(LEAST_CONTRAST);
    small.as_raw().iter().map(|&grey| ((paper - f32::from(grey)) / contrast).clamp(0.0, 1.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    #[test]
    fn dust_in_a_cell_is_no_character() {
        let cell = |side: u32| {
            let lifted = GrayImage::from_fn(59, 69, |x, y| Luma([if (40..40 + side).contains(&x) && (20..20 + side).contains(&y) { 40 } else { 250 }]));
            CellPictures { printed: lifted.clone(), lifted }
        };
        assert!(cell(0).is_bare() && cell(3).is_bare() && !cell(12).is_bare());
        assert_eq!(CellScores::nothing().best().0, EMPTY);
    }
}
