//! Reads a page that is not page 1, 2 or 3 of the claim form: which way up, what kind of paper, what is printed on it.
//!
//! In: the grey picture of a panel, as stored. Out: an [`AttachedPage`]. Never: a field value; that is `extract`.
//! Only as many lines are read as the type needs: all of an invoice, the head of a prescription, the titles of what bears no fields.

use super::barcode::{self, Barcode};
use super::line::ReadError;
use super::models::Models;
use super::network::RunError;
use super::orientation::orientation;
use super::page_type::{PageType, page_type};
use super::stage_clock::StageClock;
use super::text_lines::find;
use super::text_lines_boxes::TextBox;
use super::text_lines_crop::shrink;
use super::text_lines_read::{TextLine, read_line};
use crate::dossier::Stage;
use crate::dossier::page::{DocumentType, Rotation};
use image::GrayImage;

/// Lines read at most; longer papers are no invoices of a dossier.
const MOST_LINES: usize = 120;
/// Lines read between two looks at the type.
const BATCH: usize = 6;
/// A page with a smaller share of dark spots is blank without a look.
const EVEN: f32 = 2e-5;
/// A page without text, but with a larger share of dark spots in its middle, is a drawing or a film, not blank.
const DRAWN: f32 = 0.01;
/// Fewer sure characters on a whole page are dust or print that shines through.
const LEAST_TEXT: usize = 3;
/// A spot is dark by so many grey values against the paper so many pixels away, in a copy of a quarter of the size.
const DARKER: u8 = 24;
const FAR: usize = 12;
/// The head of a prescription, as a share of the page's height.
const HEAD: f32 = 0.5;

/// Why a page could not be read: the networks refuse it, and will refuse it again. Leave it to a person.
#[derive(Debug, thiserror::Error)]
pub enum AttachedError {
    /// The detector.
    #[error(transparent)]
    Detector(#[from] RunError),
    /// The recogniser.
    #[error(transparent)]
    Recogniser(#[from] ReadError),
}

/// An attached page as read.
pub struct AttachedPage {
    /// Kind of paper.
    pub document_type: DocumentType,
    /// Turn that brings it upright.
    pub rotation: Rotation,
    /// How far the type leads the next one, in points; 0 means no evidence at all.
    pub type_lead: f32,
    /// Taken for something else, it may be an invoice all the same.
    pub may_be_invoice: bool,
    /// How far the orientation leads, in sure characters.
    pub rotation_lead: f32,
    /// The lines read, from the top down in the page's own direction.
    pub lines: Vec<TextLine>,
    /// Barcodes of medicines, from the top left of the panel as stored; looked for where the type may bear labels.
    pub barcodes: Vec<Barcode>,
    /// Boxes of text that were not read.
    pub unread: Vec<TextBox>,
}

/// Reads `page`; `dpi` is what its file says of its resolution.
///
/// # Errors
/// [`AttachedError`] where a network fails.
pub fn classify(page: &GrayImage, dpi: Option<f32>, models: &Models, clock: &StageClock) -> Result<AttachedPage, AttachedError> {
    let labels = || clock.time(Stage::Barcodes, || barcode::find(page, &[barcode::Kind::Ean13]));
    if is_even(page) {
        return Ok(AttachedPage::empty(DocumentType::Blank));
    }
    let mut boxes = find(&models.detector, page, dpi)?;
    if boxes.is_empty() {
        let barcodes = labels();
        let document_type = if !barcodes.is_empty() {
            DocumentType::MedicineLabels
        } else if ink_share(page) > DRAWN {
            DocumentType::Other
        } else {
            DocumentType::Blank
        };
        return Ok(AttachedPage { barcodes, ..AttachedPage::empty(document_type) });
    }
    let turn = orientation(page, &boxes, &models.tiny)?;
    for text in &mut boxes {
        *text = facing(*text, turn.rotation);
    }
    let along = common_direction(&boxes, turn.rotation);
    let depth = |b: &TextBox| b.center.1 * along.0 - b.center.0 * along.1;
    let mut lines: Vec<Option<TextLine>> = boxes.iter().map(|_| None).collect();
    for (index, line) in turn.read {
        lines[index] = Some(line);
    }
    let mut kind = read_on(page, models, &boxes, &mut lines, &depth)?;
    let barcodes = if may_bear_labels(&kind) { labels() } else { Vec::new() };
    if !barcodes.is_empty() && !kind.is_decisive() {
        kind = page_type(&lines.iter().flatten().collect::<Vec<_>>(), barcodes.len());
    }
    if kind.lead <= 0.0 && barcodes.is_empty() && says_nothing(&lines) && ink_share(page) < DRAWN {
        return Ok(AttachedPage::empty(DocumentType::Blank));
    }
    let unread = boxes.iter().zip(&lines).filter(|(_, line)| line.is_none()).map(|(b, _)| *b).collect();
    let mut lines: Vec<TextLine> = lines.into_iter().flatten().filter(|l| !l.chars.is_empty()).collect();
    lines.sort_by(|a, b| depth(&a.place).total_cmp(&depth(&b.place)));
    Ok(AttachedPage {
        document_type: kind.document_type,
        rotation: turn.rotation,
        type_lead: kind.lead,
        may_be_invoice: kind.may_be_invoice,
        rotation_lead: turn.lead,
        lines,
        barcodes,
        unread,
    })
}

/// Reads lines from the top until the type is known and all that it needs is read.
fn read_on(
    page: &GrayImage,
    models: &Models,
    boxes: &[TextBox],
    lines: &mut [Option<TextLine>],
    depth: &dyn Fn(&TextBox) -> f32,
) -> Result<PageType, AttachedError> {
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    order.sort_by(|&a, &b| depth(&boxes[a]).total_cmp(&depth(&boxes[b])));
    let (top, bottom) = (order.first().map_or(0.0, |&i| depth(&boxes[i])), order.last().map_or(0.0, |&i| depth(&boxes[i])));
    order.retain(|&i| lines[i].is_none());
    let mut left = order.into_iter().take(MOST_LINES);
    loop {
        let read: Vec<&TextLine> = lines.iter().flatten().collect();
        let kind = page_type(&read, 0);
        let batch: Vec<usize> = left.by_ref().take(BATCH).collect();
        let wanted = |share: f32| batch.first().is_some_and(|&i| depth(&boxes[i]) <= top + share * (bottom - top));
        let go_on = match kind.document_type {
            DocumentType::Prescription if kind.is_decisive() => wanted(HEAD),
            DocumentType::LabResult | DocumentType::IdentityCard | DocumentType::ClaimFormInstructions if kind.is_decisive() => false,
            _ => !batch.is_empty(),
        };
        if !go_on {
            return Ok(kind);
        }
        for index in batch {
            lines[index] = Some(read_line(page, boxes[index], &models.tiny)?);
        }
    }
}

/// Labels are glued on sheets of their own and on prescriptions; what has no clear type may be such a sheet, badly read.
fn may_bear_labels(kind: &PageType) -> bool {
    matches!(kind.document_type, DocumentType::MedicineLabels | DocumentType::Prescription | DocumentType::Other) || !kind.is_decisive()
}

/// Whether the lines hold no text to speak of.
fn says_nothing(lines: &[Option<TextLine>]) -> bool {
    let sure = |line: &TextLine| line.chars.iter().filter(|c| c.character.is_alphanumeric() && c.probability > 0.8).count();
    lines.iter().flatten().map(sure).sum::<usize>() < LEAST_TEXT
}

impl AttachedPage {
    /// An upright invoice of these lines, for tests.
    #[cfg(test)]
    pub(crate) fn invoice_of(lines: Vec<TextLine>) -> Self {
        Self { lines, ..Self::empty(DocumentType::Invoice) }
    }

    fn empty(document_type: DocumentType) -> Self {
        Self {
            document_type,
            rotation: Rotation::None,
            type_lead: 0.0,
            may_be_invoice: false,
            rotation_lead: 0.0,
            lines: Vec::new(),
            barcodes: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// The direction in which most lines are read: a unit vector in the panel.
    pub fn along(&self) -> (f32, f32) {
        common_direction(&self.lines.iter().map(|l| l.place).collect::<Vec<_>>(), self.rotation)
    }
}

/// `text` running the way in which a page of that rotation is read.
fn facing(text: TextBox, rotation: Rotation) -> TextBox {
    let (x, y) = reading_direction(rotation);
    if text.along.0 * x + text.along.1 * y < 0.0 { text.turned() } else { text }
}

/// To the right on the upright page, in the stored picture.
fn reading_direction(rotation: Rotation) -> (f32, f32) {
    match rotation {
        Rotation::None => (1.0, 0.0),
        Rotation::Quarter => (0.0, -1.0),
        Rotation::Half => (-1.0, 0.0),
        Rotation::ThreeQuarter => (0.0, 1.0),
    }
}

/// The direction of most of the text: the median of the boxes' slants against the quarter turn, weighted by length.
fn common_direction(boxes: &[TextBox], rotation: Rotation) -> (f32, f32) {
    let (x, y) = reading_direction(rotation);
    let slant = |b: &TextBox| (b.along.1 * x - b.along.0 * y).atan2(b.along.0 * x + b.along.1 * y);
    let mut slants: Vec<(f32, f32)> = boxes.iter().map(|b| (slant(b), b.length)).filter(|s| s.0.abs() < 0.3).collect();
    slants.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = slants.iter().map(|s| s.1).sum::<f32>() / 2.0;
    let mut passed = 0.0;
    let middle = slants.into_iter().find_map(|(slant, weight)| {
        passed += weight;
        (passed >= half).then_some(slant)
    });
    let (sin, cos) = middle.unwrap_or(0.0).sin_cos();
    (x * cos - y * sin, x * sin + y * cos)
}

/// Whether a page is evenly light, so that no network need look at it.
fn is_even(page: &GrayImage) -> bool {
    dark_spots(page, 0.0) < EVEN
}

/// The share of dark spots in the middle of a page, where a photo shows paper and no table.
fn ink_share(page: &GrayImage) -> f32 {
    dark_spots(page, 0.25)
}

/// The share of pixels of a small copy that are darker than two of their surroundings, leaving out `margin` of each side.
fn dark_spots(page: &GrayImage, margin: f32) -> f32 {
    let (w, h) = ((page.width() / 4) as usize, (page.height() / 4) as usize);
    let side = |length: usize| ((length as f32 * margin) as usize).max(FAR);
    let (left, top) = (side(w), side(h));
    if w <= 2 * left || h <= 2 * top {
        return 0.0;
    }
    let small = shrink(page, w as u32, h as u32);
    let raw = small.as_raw();
    let is_dark = |x: usize, y: usize| {
        let here = raw[y * w + x];
        let around = [raw[y * w + x - FAR], raw[y * w + x + FAR], raw[(y - FAR) * w + x], raw[(y + FAR) * w + x]];
        around.iter().filter(|&&a| a > here.saturating_add(DARKER)).count() >= 2
    };
    let dark = (top..h - top).map(|y| (left..w - left).filter(|&x| is_dark(x, y)).count()).sum::<usize>();
    dark as f32 / ((w - 2 * left) * (h - 2 * top)) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    fn page(ink: impl Fn(u32, u32) -> bool) -> GrayImage {
        GrayImage::from_fn(800, 1100, |x, y| Luma([if ink(x, y) { 30 } else { 240 - (y / 40) as u8 }]))
    }

    #[test]
    fn an_even_page_with_a_shadow_is_blank() {
        assert!(is_even(&page(|_, _| false)));
        assert!(is_even(&page(|x, y| x == 300 && y % 500 == 17)));
        assert!(is_even(&GrayImage::new(3, 5)));
    }

    #[test]
    fn a_line_of_print_is_not_blank() {
        let line = page(|x, y| (300..500).contains(&x) && (500..520).contains(&y) && x % 12 < 5);
        assert!(!is_even(&line));
        assert!(ink_share(&page(|x, y| (x + y) % 100 < 16)) > DRAWN);
    }
}
