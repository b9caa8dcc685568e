//! Form templates: every field of a printed form and its place, and what the blank page looks like.
//!
//! Comes in: a folder with, for each form, one `.toml` (fields and places) and one grey `.png` a page (the blank, [`PX_PER_MM`]). Goes out:
//! typed fields and the long printed lines that registration holds on to. Adding a form is adding files. Never: anything read from a scan.

use super::raster;
use crate::dossier::Sha256Sum;
use crate::dossier::page::DocumentType;
use image::GrayImage;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Resolution of blanks and of rectified pages, pixels per millimetre.
pub const PX_PER_MM: f32 = 8.0;

/// Why the templates could not be loaded: the installation is broken, give up.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// A file is missing or unreadable.
    #[error("template file {0}: {1}")]
    File(PathBuf, std::io::Error),
    /// The field list does not follow the format.
    #[error("template {0}: {1}")]
    Format(PathBuf, String),
    /// A blank page is no image, or has not the size that the page has in millimetres.
    #[error("blank page {0}: {1}")]
    Blank(PathBuf, String),
}

/// A rectangle on the printed page, millimetres from its top-left corner.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(from = "[f32; 4]")]
pub struct MmBox {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl From<[f32; 4]> for MmBox {
    fn from([x, y, width, height]: [f32; 4]) -> Self {
        Self { x, y, width, height }
    }
}

impl MmBox {
    /// The smallest box around all of `boxes`.
    pub fn hull(boxes: &[Self]) -> Option<Self> {
        let first = *boxes.first()?;
        Some(boxes.iter().fold(first, |hull, b| {
            let (x, y) = (hull.x.min(b.x), hull.y.min(b.y));
            let (right, bottom) = ((hull.x + hull.width).max(b.x + b.width), (hull.y + hull.height).max(b.y + b.height));
            Self { x, y, width: right - x, height: bottom - y }
        }))
    }

    /// The box grown by `margin` on every side.
    pub const fn grown(self, margin: f32) -> Self {
        Self { x: self.x - margin, y: self.y - margin, width: self.width + 2.0 * margin, height: self.height + 2.0 * margin }
    }
}

/// A page of the claim form that bears fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FormPage {
    /// Who, how much, signatures.
    P1,
    /// Acts and paramedical acts.
    P2,
    /// Diagnostics, dispensations, services not covered.
    P3,
}

impl FormPage {
    /// The page as a kind of paper.
    pub const fn document_type(self) -> DocumentType {
        match self {
            Self::P1 => DocumentType::ClaimFormP1,
            Self::P2 => DocumentType::ClaimFormP2,
            Self::P3 => DocumentType::ClaimFormP3,
        }
    }
}

/// Characters that a comb takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Charset {
    /// 0 to 9.
    Digits,
    /// A to Z and 0 to 9.
    Alnum,
}

/// What is asked for, so how it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueType {
    /// A person.
    Name,
    /// An address.
    Address,
    /// A town.
    Place,
    /// Money.
    Amount,
    /// A small whole number.
    Count,
    /// Digits without meaning as a number.
    Digits,
    /// Free text.
    Text,
    /// A day.
    Date,
    /// Code of an act.
    Code,
    /// Key letter and coefficient.
    Cotation,
    /// Code of a disease.
    Icd10,
    /// Number of a provider.
    Inpe,
    /// Ink, not read.
    Ink,
}

/// How a field is filled.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldKind {
    /// Boxed cells, one character each.
    Comb {
        /// One box a character.
        cells: Vec<MmBox>,
        /// What may stand in a cell.
        charset: Charset,
        /// Cells a group (dates: 2, 2, 4).
        groups: Vec<usize>,
    },
    /// Free hand on a dotted line or in a frame.
    Line,
    /// Free hand in a table cell.
    Cell,
    /// A box to tick.
    Tick,
    /// A zone that must bear ink.
    Ink,
    /// A glued label, or digits by hand.
    Sticker,
}

/// One field of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateField {
    /// Name as in the contract: `total_amount`, `acts[0].date`.
    pub key: String,
    /// How it is filled.
    pub kind: FieldKind,
    /// What is asked for; absent where the kind says all.
    pub value_type: Option<ValueType>,
    /// Where it is; of a comb the hull of its cells.
    pub place: MmBox,
}

/// A long straight printed line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PrintedLine {
    pub(crate) horizontal: bool,
    /// Distance of its middle from the top (horizontal) or left edge, mm.
    pub(crate) at: f32,
    /// Where it begins, mm from the left (horizontal) or top edge.
    pub(crate) from: f32,
    /// Where it ends, mm.
    pub(crate) to: f32,
}

/// One page of a form.
#[derive(Debug)]
pub struct PageTemplate {
    /// Which page.
    pub page: FormPage,
    /// Name and revision of the form that it belongs to.
    pub form: String,
    /// Width and height, mm.
    pub size_mm: (f32, f32),
    /// Fields in the order of the file.
    pub fields: Vec<TemplateField>,
    /// The page without any writing, [`PX_PER_MM`].
    pub blank: GrayImage,
    /// Frames and rulings, found in the blank.
    pub(crate) lines: Vec<PrintedLine>,
    /// Whether a pixel of the blank, or one near it, bears print.
    pub(crate) print: Vec<bool>,
}

/// All known form pages.
#[derive(Clone, Debug)]
pub struct Templates {
    /// In the order of file names and pages.
    pub pages: Vec<Arc<PageTemplate>>,
    /// Names what the templates say: the beginning of the SHA-256 over their lists of places.
    pub version: String,
}

impl Templates {
    /// Loads every form of the folder `dir`.
    ///
    /// # Errors
    /// The installation is broken: give up.
    pub fn load(dir: &Path) -> Result<Self, TemplateError> {
        let file = |e| TemplateError::File(dir.to_owned(), e);
        let mut names: Vec<PathBuf> = std::fs::read_dir(dir).map_err(file)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>().map_err(file)?;
        names.retain(|name| name.extension().is_some_and(|e| e == "toml"));
        names.sort();
        let mut pages = Vec::new();
        let mut texts = String::new();
        for name in names {
            let text = std::fs::read_to_string(&name).map_err(|e| TemplateError::File(name.clone(), e))?;
            let form: FormFile = toml::from_str(&text).map_err(|e| TemplateError::Format(name.clone(), e.to_string()))?;
            texts.push_str(&text);
            for page in form.page {
                pages.push(Arc::new(load_page(dir, &name, &form.reference, form.page_mm, page)?));
            }
        }
        if pages.is_empty() {
            return Err(TemplateError::Format(dir.to_owned(), "no form in this folder".into()));
        }
        let version = Sha256Sum::of(texts.as_bytes()).to_string().chars().take(12).collect();
        Ok(Self { pages, version })
    }
}

fn load_page(dir: &Path, name: &Path, form: &str, size_mm: (f32, f32), page: PageEntry) -> Result<PageTemplate, TemplateError> {
    let path = dir.join(&page.blank).with_extension("png");
    let blank = image::open(&path).map_err(|e| TemplateError::Blank(path.clone(), e.to_string()))?.into_luma8();
    let expected = ((size_mm.0 * PX_PER_MM).round() as u32, (size_mm.1 * PX_PER_MM).round() as u32);
    if blank.dimensions() != expected {
        return Err(TemplateError::Blank(path, format!("{:?} pixels instead of {expected:?}", blank.dimensions())));
    }
    let fields = page.field.into_iter().map(FieldEntry::field).collect::<Result<_, _>>().map_err(|e| TemplateError::Format(name.to_owned(), e))?;
    let lines = printed_lines(&blank);
    let print = near_print(&blank);
    Ok(PageTemplate { page: page.id, form: form.to_owned(), size_mm, fields, blank, lines, print })
}

#[derive(Deserialize)]
struct FormFile {
    #[serde(rename = "ref")]
    reference: String,
    page_mm: (f32, f32),
    page: Vec<PageEntry>,
}

#[derive(Deserialize)]
struct PageEntry {
    id: FormPage,
    /// Name of the blank's drawing; its grey image lies beside it as `.png`.
    blank: PathBuf,
    #[serde(default)]
    field: Vec<FieldEntry>,
}

#[derive(Deserialize)]
struct FieldEntry {
    key: String,
    kind: String,
    #[serde(rename = "type")]
    value_type: Option<ValueType>,
    #[serde(rename = "box")]
    place: Option<MmBox>,
    charset: Option<Charset>,
    #[serde(default)]
    cells: Vec<MmBox>,
    #[serde(default)]
    groups: Vec<usize>,
}

impl FieldEntry {
    fn field(self) -> Result<TemplateField, String> {
        let (place, kind) = match self.kind.as_str() {
            "comb" => {
                let charset = self.charset.ok_or_else(|| format!("{}: a comb needs a charset", self.key))?;
                if self.groups.iter().sum::<usize>() != self.cells.len() {
                    return Err(format!("{}: groups do not add up to the cells", self.key));
                }
                (MmBox::hull(&self.cells), FieldKind::Comb { cells: self.cells, charset, groups: self.groups })
            }
            "line" => (self.place, FieldKind::Line),
            "cell" => (self.place, FieldKind::Cell),
            "tick" => (self.place, FieldKind::Tick),
            "ink" => (self.place, FieldKind::Ink),
            "sticker" => (self.place, FieldKind::Sticker),
            other => return Err(format!("{}: unknown kind {other}", self.key)),
        };
        let place = place.ok_or_else(|| format!("{}: no place", self.key))?;
        Ok(TemplateField { key: self.key, kind, value_type: self.value_type, place })
    }
}

/// Print grown by half a millimetre, so that another printer's type does not stand out.
fn near_print(blank: &GrayImage) -> Vec<bool> {
    const GROW: usize = 4;
    const PRINT: u8 = 215;
    let grown = |image: &GrayImage| {
        let width = image.width() as usize;
        let mut out = Vec::with_capacity(image.len());
        for row in image.as_raw().chunks_exact(width.max(1)) {
            out.extend((0..width).map(|x| row[x.saturating_sub(GROW)..(x + GROW + 1).min(width)].iter().copied().min().unwrap_or(255)));
        }
        raster::transposed(&GrayImage::from_raw(image.width(), image.height(), out).unwrap_or_default())
    };
    grown(&grown(blank)).as_raw().iter().map(|&v| v < PRINT).collect()
}

/// Straight lines of at least [`LINE_MM`] that are printed thin: frames, table rulings, cell walls.
fn printed_lines(blank: &GrayImage) -> Vec<PrintedLine> {
    let mut lines = lines_across(blank, true);
    lines.extend(lines_across(&raster::transposed(blank), false));
    lines
}

/// Shortest line worth holding on to, mm.
const LINE_MM: f32 = 4.0;
/// Thickest line that is a line and no area, mm.
const THICK_MM: f32 = 0.8;

fn lines_across(blank: &GrayImage, horizontal: bool) -> Vec<PrintedLine> {
    const DARK: u8 = 170;
    let (width, height) = (blank.width() as usize, blank.height() as usize);
    let (shortest, thickest) = ((LINE_MM * PX_PER_MM) as usize, (THICK_MM * PX_PER_MM) as usize);
    // Runs of dark pixels, each with the rows that it spans so far.
    let mut open: Vec<(usize, usize, usize, usize)> = Vec::new();
    let mut lines = Vec::new();
    let mut close = |(from, to, top, bottom): (usize, usize, usize, usize)| {
        if bottom - top < thickest {
            let mm = |px: f32| px / PX_PER_MM;
            lines.push(PrintedLine { horizontal, at: mm((top + bottom + 1) as f32 / 2.0), from: mm(from as f32), to: mm(to as f32) });
        }
    };
    for (y, row) in blank.as_raw().chunks_exact(width).enumerate().take(height) {
        let mut still = Vec::new();
        for (from, to) in raster::runs(row, |v| v < DARK).filter(|(from, to)| to - from >= shortest) {
            let joined = open.iter().position(|o| o.3 + 1 == y && from.abs_diff(o.0) < 4 && to.abs_diff(o.1) < 4);
            match joined {
                Some(i) => {
                    let o = open.swap_remove(i);
                    still.push((o.0.min(from), o.1.max(to), o.2, y));
                }
                None => still.push((from, to, y, y)),
            }
        }
        open.drain(..).for_each(&mut close);
        open = still;
    }
    open.into_iter().for_each(&mut close);
    lines
}

#[cfg(test)]
mod tests {
    use super::{FieldKind, FormPage, Templates};
    use std::path::Path;

    fn templates() -> Templates {
        Templates::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models/templates")).unwrap()
    }

    #[test]
    fn the_claim_form_has_its_fields() {
        let templates = templates();
        assert_eq!(templates.pages.iter().map(|p| p.page).collect::<Vec<_>>(), [FormPage::P1, FormPage::P2, FormPage::P3]);
        let p1 = &templates.pages[0];
        let number = p1.fields.iter().find(|f| f.key == "insured_immatriculation").unwrap();
        assert!(matches!(&number.kind, FieldKind::Comb { cells, .. } if cells.len() == 9));
        assert!((number.place.width - 48.6).abs() < 0.01);
        assert_eq!(templates.pages[1].fields.iter().filter(|f| f.key.starts_with("acts[")).count(), 36);
    }

    #[test]
    fn the_rulings_are_found_in_the_blank() {
        let p2 = &templates().pages[1];
        // The acts table: rows at 28, 41, ..., columns at 8, 38, 62, ...
        for y in [28.0, 41.0, 106.0, 131.0, 196.0] {
            assert!(p2.lines.iter().any(|l| l.horizontal && (l.at - y).abs() < 0.15 && l.to - l.from > 150.0), "{y}");
        }
        for x in [38.0, 62.0, 92.0, 112.0, 146.0] {
            assert!(p2.lines.iter().any(|l| !l.horizontal && (l.at - x).abs() < 0.15 && l.to - l.from > 70.0), "{x}");
        }
    }
}
