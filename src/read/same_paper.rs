//! Whether two pictures show the same sheet of paper.
//!
//! Comes in: pages. Goes out: a fingerprint of a few kilobytes a page, and the comparison of two. Of a form page it holds what was written, in
//! registered places; of other paper all ink, freed of place, scale and skew. Never: text; a fingerprint cannot be read. Two papers alike
//! with other content must differ, so the comparison is local: nearly every part that bears ink must agree.

use super::raster;
use super::registration::{RegisteredForm, SPARSE, flat_paper};
use super::template::{FormPage, PX_PER_MM};
use crate::dossier::page::{BoundingBox, Rotation};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::GrayImage;
use serde::{Deserialize, Serialize};

/// Version of the fingerprint: others are not compared.
const VERSION: u8 = 1;
/// Cells along the longer side of a fingerprint of paper other than the form.
const LONG: usize = 297;
/// Millimetres a cell of a form page.
const CELL_MM: f32 = 1.0;
/// Side of the parts that are compared, cells.
const PART: usize = 24;
/// Sum of densities (0 to 15 a cell) from which a part bears ink.
const PART_INK: u32 = 150;
/// Sum of densities below which a page bears too little to be told from others.
const PAGE_INK: u32 = 900;
/// Likeness from which two parts agree.
const ALIKE: f32 = 0.7;
/// Of paper other than the form no row of parts that bears so much of the page's ink may agree in less than that share of its own.
const ROW_INK: f32 = 0.05;
const ROW_ALIKE: f32 = 0.4;
/// Share of the ink that must lie in parts that agree: on a form page, of which only what was written counts; on other paper, where two prescriptions of
/// one doctor share all but a few words (of 45 papers of the judge's sets scanned twice one had 0.89, all others 0.95 and more; of eight such pairs of
/// two papers the most was 0.938).
const SAME_FORM: f32 = 0.85;
const SAME_PAPER: f32 = 0.944;

/// Where ink lies on a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "Stored", try_from = "Stored")]
pub struct Fingerprint {
    /// The form page, or other paper.
    form: Option<FormPage>,
    /// Whether the cells stand upright; else all four turns are tried.
    upright: bool,
    width: usize,
    height: usize,
    /// Ink of each cell, 0 (none) to 15.
    cells: Vec<u8>,
}

impl Fingerprint {
    /// Of a form page: what was written, stamped or glued.
    pub fn of_form(form: &RegisteredForm) -> Self {
        let flat = form.sparse_levelled();
        let (print, page_width) = (&form.template().print, form.template().blank.width());
        let (cell, every) = ((CELL_MM * PX_PER_MM) as usize / SPARSE as usize, SPARSE as usize);
        let is_printed = |x: usize, y: usize| print.get(y * every * page_width as usize + x * every).copied().unwrap_or(false);
        let (width, height, cells) = densities(&flat, cell, |x, y, value| if is_printed(x, y) { 255 } else { value });
        Self { form: Some(form.page), upright: true, width, height, cells }
    }

    /// Whether it is a page of the form, of which only what was written counts.
    pub fn is_of_form(&self) -> bool {
        self.form.is_some()
    }

    /// Of other paper: the part `area` of `picture`; `rotation` where it is known.
    pub fn of_paper(picture: &GrayImage, area: BoundingBox, rotation: Option<Rotation>) -> Self {
        const CELL: usize = 4;
        let part = raster::part(picture, area);
        let flat = raster::turned(&flat_paper(&part, (LONG * CELL) as u32), rotation.unwrap_or_default());
        let (width, height, cells) = densities(&raster::paper_levelled(&flat, 12), CELL, |_, _, value| value);
        Self { form: None, upright: rotation.is_some(), width, height, cells }.framed()
    }

    /// The same, cut to where the ink lies and stretched to the standard size, so that margins and paper size do not count.
    fn framed(self) -> Self {
        let Some((left, right)) = self.extent(true) else { return self };
        let Some((top, bottom)) = self.extent(false) else { return self };
        let (wide, high) = ((right - left) as f32, (bottom - top) as f32);
        let step = wide.max(high) / LONG as f32;
        let (width, height) = (((wide / step) as usize).max(1), ((high / step) as usize).max(1));
        let at = |x: f32, y: f32| {
            let (x, y) = (x.max(0.0), y.max(0.0));
            let (i, j) = (x as usize, y as usize);
            let (fx, fy) = (x - i as f32, y - j as f32);
            let cell = |i: usize, j: usize| f32::from(self.cell(i as isize, j as isize));
            (cell(i, j) * (1.0 - fx) + cell(i + 1, j) * fx) * (1.0 - fy) + (cell(i, j + 1) * (1.0 - fx) + cell(i + 1, j + 1) * fx) * fy
        };
        let centre = |i: usize, from: usize| from as f32 + (i as f32 + 0.5) * step - 0.5;
        let cells = (0..height).flat_map(|j| (0..width).map(move |i| (i, j))).map(|(i, j)| at(centre(i, left), centre(j, top)).round() as u8).collect();
        Self { width, height, cells, ..self }
    }

    /// Where the middle 98 percent of the ink lies, the rim of the paper left out; absent where there is none.
    fn extent(&self, columns: bool) -> Option<(usize, usize)> {
        let (rim_x, rim_y) = (self.width / 40, self.height / 40);
        let length = if columns { self.width } else { self.height };
        let mut sums = vec![0u64; length];
        for (i, &cell) in self.cells.iter().enumerate() {
            let (x, y) = (i % self.width, i / self.width);
            if x >= rim_x && y >= rim_y && x + rim_x < self.width && y + rim_y < self.height {
                sums[if columns { x } else { y }] += u64::from(cell);
            }
        }
        let total: u64 = sums.iter().sum();
        let (from, to) = (first_percent(sums.iter(), total)?, length - 1 - first_percent(sums.iter().rev(), total)?);
        (to > from + 8).then_some((from.saturating_sub(2), (to + 3).min(length)))
    }

    fn cell(&self, x: isize, y: isize) -> u8 {
        let inside = x >= 0 && y >= 0 && (x as usize) < self.width && (y as usize) < self.height;
        if inside { self.cells[y as usize * self.width + x as usize] } else { 0 }
    }

    fn ink(&self) -> u32 {
        self.cells.iter().map(|&c| u32::from(c)).sum()
    }

    /// Turned a quarter clockwise.
    fn quarter(&self) -> Self {
        let cells = (0..self.width).flat_map(|y| (0..self.height).rev().map(move |x| (y, x))).map(|(y, x)| self.cells[x * self.width + y]).collect();
        Self { width: self.height, height: self.width, cells, ..self.clone() }
    }
}

/// How many sums pass until more than a hundredth of `total` is behind.
fn first_percent<'s>(sums: impl Iterator<Item = &'s u64>, total: u64) -> Option<usize> {
    let mut below = 0;
    sums.into_iter().position(|sum| {
        below += sum;
        below * 100 > total
    })
}

/// Whether two fingerprints are of the same sheet of paper. Sheets with next to no ink are never the same.
pub fn same_paper(a: &Fingerprint, b: &Fingerprint) -> bool {
    likeness(a, b) >= if a.is_of_form() { SAME_FORM } else { SAME_PAPER }
}

/// Share of the ink in parts that agree, 0 to 1; 0 where the two cannot be compared.
pub fn likeness(a: &Fingerprint, b: &Fingerprint) -> f32 {
    let (ink_a, ink_b) = (a.ink(), b.ink());
    if a.form != b.form || ink_a.min(ink_b) < PAGE_INK || ink_a.min(ink_b) * 2 < ink_a.max(ink_b) {
        return 0.0;
    }
    if a.upright && b.upright {
        return agreement(a, b);
    }
    let mut turned = b.clone();
    let mut best = 0.0f32;
    for _ in 0..4 {
        best = best.max(agreement(a, &turned));
        turned = turned.quarter();
    }
    best
}

fn agreement(a: &Fingerprint, b: &Fingerprint) -> f32 {
    let similar = |p: usize, q: usize| p.abs_diff(q) * 12 <= p.max(q);
    if !similar(a.width, b.width) || !similar(a.height, b.height) || roughly(a, b) < 0.6 {
        return 0.0;
    }
    parts(a, b).min(parts(b, a))
}

/// Cosine of the ink on a coarse grid: cheap, and enough to rule most pairs out.
fn roughly(a: &Fingerprint, b: &Fingerprint) -> f32 {
    const COARSE: usize = 12;
    let coarse = |f: &Fingerprint| {
        let mut sums = [0.0f32; COARSE * COARSE];
        for (i, &cell) in f.cells.iter().enumerate() {
            let (x, y) = (i % f.width * COARSE / f.width, i / f.width * COARSE / f.height);
            sums[y * COARSE + x] += f32::from(cell);
        }
        sums
    };
    cosine(&coarse(a), &coarse(b))
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt().max(1e-6)
}

fn parts(a: &Fingerprint, b: &Fingerprint) -> f32 {
    // A form page is in its place to a fraction of a cell; other paper only roughly.
    let reach: isize = if a.form.is_some() { 1 } else { 7 };
    // Agreed and all ink of each row of parts.
    let mut rows: Vec<(f32, f32)> = Vec::new();
    for top in (0..a.height).step_by(PART) {
        let (mut agreed, mut all) = (0.0f32, 0.0f32);
        for left in (0..a.width).step_by(PART) {
            let mine = part(a, left as isize, top as isize);
            let ink: u32 = mine.iter().map(|&v| v as u32).sum();
            if ink < PART_INK {
                continue;
            }
            all += ink as f32;
            let best = (-reach..=reach)
                .flat_map(|dy| (-reach..=reach).map(move |dx| (dx, dy)))
                .map(|(dx, dy)| cosine(&mine, &part(b, left as isize + dx, top as isize + dy)))
                .fold(0.0, f32::max);
            if best >= ALIKE {
                agreed += ink as f32;
            }
        }
        rows.push((agreed, all));
    }
    let (agreed, all) = rows.iter().fold((0.0, 0.0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
    // Two papers of one letterhead, day and hand differ in what is written: a few rows, but these wholly.
    let differs = |row: &&(f32, f32)| row.1 >= ROW_INK * all && row.0 < ROW_ALIKE * row.1;
    if all <= 0.0 || (a.form.is_none() && rows.iter().any(|row| differs(&row))) { 0.0 } else { agreed / all }
}

fn part(f: &Fingerprint, left: isize, top: isize) -> Vec<f32> {
    let side = PART as isize;
    (top..top + side).flat_map(|y| (left..left + side).map(move |x| (x, y))).map(|(x, y)| f32::from(f.cell(x, y))).collect()
}

/// Ink of each cell of `side` pixels on a levelled page, after `value` has had its say on every pixel.
fn densities(flat: &GrayImage, side: usize, value: impl Fn(usize, usize, u8) -> u8) -> (usize, usize, Vec<u8>) {
    /// Grey from which paper has some ink, and where it is full.
    const FAINT: u32 = 205;
    const FULL: u32 = 75;
    let stride = flat.width() as usize;
    let (width, height) = (stride / side, flat.height() as usize / side);
    let mut sums = vec![0u32; width * height];
    for (y, row) in flat.as_raw().chunks_exact(stride.max(1)).enumerate().take(height * side) {
        for (cell, (i, greys)) in sums[y / side * width..].iter_mut().zip(row.chunks_exact(side).enumerate()) {
            let ink = |(x, &grey): (usize, &u8)| FAINT.saturating_sub(u32::from(value(i * side + x, y, grey))).min(FAINT - FULL);
            *cell += greys.iter().enumerate().map(ink).sum::<u32>();
        }
    }
    // Half covered counts as full: strokes are thin.
    let full = (FAINT - FULL) * (side * side) as u32 / 2;
    (width, height, sums.into_iter().map(|sum| (sum * 15 / full).min(15) as u8).collect())
}

/// The form in which a fingerprint is kept: runs of empty cells counted, base64.
#[derive(Serialize, Deserialize)]
struct Stored {
    version: u8,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    form: Option<u8>,
    upright: bool,
    width: u16,
    height: u16,
    cells: String,
}

impl From<Fingerprint> for Stored {
    fn from(f: Fingerprint) -> Self {
        // High bit set: a run of 1 to 127 empty cells; else one cell.
        let mut bytes = Vec::new();
        let mut empty = 0u8;
        for &cell in &f.cells {
            if cell == 0 && empty < 127 {
                empty += 1;
                continue;
            }
            if empty > 0 {
                bytes.push(0x80 | empty);
                empty = 0;
            }
            if cell == 0 {
                empty = 1;
            } else {
                bytes.push(cell);
            }
        }
        if empty > 0 {
            bytes.push(0x80 | empty);
        }
        Self {
            version: VERSION,
            form: f.form.map(|page| page as u8),
            upright: f.upright,
            width: f.width as u16,
            height: f.height as u16,
            cells: STANDARD.encode(bytes),
        }
    }
}

impl TryFrom<Stored> for Fingerprint {
    type Error = String;
    fn try_from(stored: Stored) -> Result<Self, String> {
        if stored.version != VERSION {
            return Err(format!("fingerprint of version {}", stored.version));
        }
        let bytes = STANDARD.decode(&stored.cells).map_err(|e| e.to_string())?;
        let (width, height) = (usize::from(stored.width), usize::from(stored.height));
        let mut cells = Vec::with_capacity(width * height);
        for byte in bytes {
            match byte {
                0x80.. => cells.extend(std::iter::repeat_n(0, usize::from(byte & 0x7f))),
                cell => cells.push(cell.min(15)),
            }
        }
        let form = match stored.form {
            None => None,
            Some(0) => Some(FormPage::P1),
            Some(1) => Some(FormPage::P2),
            Some(2) => Some(FormPage::P3),
            Some(other) => return Err(format!("form page {other}")),
        };
        if cells.len() != width * height || cells.is_empty() {
            return Err("cells do not fill the fingerprint".into());
        }
        Ok(Self { form, upright: stored.upright, width, height, cells })
    }
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, likeness, same_paper};
    use crate::dossier::page::{BoundingBox, Rotation};
    use crate::read::raster::turned;
    use image::{GrayImage, Luma};

    /// A page of word-like blots, drawn from `seed`.
    fn paper(seed: u32, shift: u32) -> GrayImage {
        let mut page = GrayImage::from_pixel(1000, 1414, Luma([250]));
        let mut state = seed;
        let mut next = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 16
        };
        for line in 0..26 {
            let mut x = 90 + next() % 60;
            while x < 820 {
                let (width, tall) = (20 + next() % 90, 14 + next() % 8);
                for dy in 0..tall {
                    for dx in (0..width).filter(|dx| (dx / 7 + dy / 9) % 2 == 0) {
                        page.put_pixel(x + dx + shift, 120 + line * 44 + dy + shift / 2, Luma([40]));
                    }
                }
                x += width + 14 + next() % 30;
            }
        }
        page
    }

    fn print(page: &GrayImage, rotation: Option<Rotation>) -> Fingerprint {
        Fingerprint::of_paper(page, BoundingBox { x: 0, y: 0, width: page.width(), height: page.height() }, rotation)
    }

    #[test]
    fn a_second_scan_is_the_same_paper_and_another_letter_is_not() {
        let (first, again, other) = (print(&paper(1, 0), None), print(&paper(1, 17), None), print(&paper(2, 0), None));
        assert!(same_paper(&first, &again), "{}", likeness(&first, &again));
        assert!(!same_paper(&first, &other), "{}", likeness(&first, &other));
        let sideways = print(&turned(&paper(1, 5), Rotation::Quarter), None);
        assert!(same_paper(&first, &sideways), "{}", likeness(&first, &sideways));
    }

    #[test]
    fn a_fingerprint_is_small_and_survives_storing() {
        let first = print(&paper(3, 0), Some(Rotation::None));
        let text = serde_json::to_string(&first).unwrap();
        assert!(text.len() < 40_000, "{}", text.len());
        assert_eq!(serde_json::from_str::<Fingerprint>(&text).unwrap(), first);
        assert!(serde_json::from_str::<Fingerprint>(&text.replace("\"width\":", "\"width\":1")).is_err());
    }

    #[test]
    fn blank_sheets_are_not_told_apart() {
        let blank = print(&GrayImage::from_pixel(700, 990, Luma([240])), Some(Rotation::None));
        assert!(!same_paper(&blank, &blank));
    }
}
