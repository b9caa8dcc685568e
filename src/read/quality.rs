//! How well a picture of a page can be read.
//!
//! Comes in: a picture and one of its panels. Goes out: the faults of the picture, and for a form page whether a careful person could not read
//! what was filled in (contract.md, `image_unreadable`). Never: a verdict on the content. On a form page the printed lines are the test chart:
//! their width tells blur, their depth contrast, their absence glare.

use super::raster::{self, Paper};
use super::registration::{PAPER_BLOCK, Panel, RegisteredForm, SPARSE};
use super::template::{FieldKind, MmBox, PX_PER_MM, PrintedLine};
use crate::dossier::page::{BoundingBox, Quality};
use image::GrayImage;

/// What was measured on a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assessment {
    /// Faults, in the order of [`Quality`].
    pub faults: Vec<Quality>,
    /// A careful person could not read it; of another page than the form's: nobody could tell what it is.
    pub unreadable: bool,
    /// Width of printed hairlines or of edges, mm; 0 where none was seen.
    pub softness_mm: f32,
    /// Brightness of the paper, 0 to 255, the middle of all places.
    pub paper: f32,
    /// Depth of printed hairlines over the grain of the picture; 0 where none was seen.
    pub contrast: f32,
    /// Share of the page that is washed out by a reflection.
    pub washed: f32,
}

/// Paper darker than this is a dark picture.
const DARK_PAPER: f32 = 105.0;
/// Paper darker than this is night.
const BLACK_PAPER: f32 = 28.0;
/// Hairlines wider than this are blurred, mm; sharp ones measure 0.3 to 0.5.
const SOFT_MM: f32 = 0.85;
/// Hairlines wider than this leave handwriting illegible, mm.
const ILLEGIBLE_MM: f32 = 1.7;
/// Hairlines not deeper than this many grains are lost in noise, and strokes with them.
const LOST: f32 = 0.8;
/// Print paler than this share of the page's own is washed out by a reflection.
const PALE: f32 = 0.35;
/// Printed page in the picture below which it is cut (contract.md).
const WHOLE: f32 = 0.95;
/// Dots per inch on the paper below which a page is not to be read (contract.md).
const LEAST_DPI: f32 = 100.0;
/// Turn from which a picture is askew, degrees.
const ASKEW: f32 = 5.0;

/// Measures one panel of `picture`; `dpi` is the file's own statement.
pub fn assess(picture: &GrayImage, panel: &Panel, dpi: Option<f32>) -> Assessment {
    match &panel.form {
        Some(form) => of_form(form),
        None => of_other(picture, panel, dpi),
    }
}

fn of_form(form: &RegisteredForm) -> Assessment {
    let light = Light::of(form.paper().clone());
    let lines = hairlines(form);
    let softness_mm = softness(&lines);
    let depth = middle(lines.iter().map(|l| l.depth).collect());
    let contrast = depth / grain(form.sparse());
    let dpi = form.px_per_mm * 25.4;
    let washed = washed(&light);
    let washed_share = washed.iter().filter(|w| **w).count() as f32 / washed.len().max(1) as f32;
    let mut faults = Vec::new();
    let mut note = |holds: bool, fault: Quality| {
        if holds {
            faults.push(fault);
        }
    };
    note(softness_mm > SOFT_MM, Quality::Blur);
    note(light.middle < DARK_PAPER, Quality::Dark);
    let hidden = washed_share > 0.003 && hides_writing(form, &light, &washed);
    note(hidden || washed_share > 0.02, Quality::Glare);
    note(form.visible < WHOLE, Quality::Cut);
    note(dpi < LEAST_DPI, Quality::LowResolution);
    note(turn(form).abs() > ASKEW, Quality::Skew);
    note(light.uneven(), Quality::Shadow);
    let illegible = softness_mm > ILLEGIBLE_MM || light.middle < BLACK_PAPER || (lines.is_empty() || contrast < LOST);
    let unreadable = form.visible < WHOLE || dpi < LEAST_DPI || hidden || illegible;
    Assessment { faults, unreadable, softness_mm, paper: light.middle, contrast, washed: washed_share }
}

fn of_other(picture: &GrayImage, panel: &Panel, dpi: Option<f32>) -> Assessment {
    let area = panel.area;
    let part = raster::part(picture, area);
    let factor = (part.width().max(part.height()) / 1200).max(1);
    let small = raster::shrunk(&part, factor);
    let light = Light::of(Paper::of(&small, PAPER_BLOCK));
    let washed = washed(&light);
    let washed_share = washed.iter().filter(|w| **w).count() as f32 / washed.len().max(1) as f32;
    // Papers other than the form have no known size: the longer side counts as A4's.
    let px_per_mm = area.width.max(area.height) as f32 / 297.0;
    let softness_mm = edge_width(&part) / px_per_mm.max(0.1);
    let mut faults = Vec::new();
    let mut note = |holds: bool, fault: Quality| {
        if holds {
            faults.push(fault);
        }
    };
    note(softness_mm > SOFT_MM, Quality::Blur);
    note(light.middle < DARK_PAPER, Quality::Dark);
    note(washed_share > 0.01, Quality::Glare);
    note(dpi.is_some_and(|dpi| dpi < LEAST_DPI && px_per_mm * 25.4 < LEAST_DPI), Quality::LowResolution);
    note(light.uneven(), Quality::Shadow);
    Assessment { faults, unreadable: light.middle < BLACK_PAPER, softness_mm, paper: light.middle, contrast: 0.0, washed: washed_share }
}

/// The paper's brightness over a page.
struct Light {
    paper: Paper,
    low: f32,
    middle: f32,
    high: f32,
}

impl Light {
    fn of(paper: Paper) -> Self {
        let mut levels = paper.levels.clone();
        levels.sort_by(f32::total_cmp);
        let at = |share: usize| levels.get(levels.len() * share / 100).copied().unwrap_or(255.0);
        Self { low: at(5), middle: at(50), high: at(90), paper }
    }

    fn uneven(&self) -> bool {
        self.low < 0.6 * self.high
    }
}

/// Blocks that are white where the paper is not: a reflection.
fn washed(light: &Light) -> Vec<bool> {
    let typical = light.middle < 215.0;
    light.paper.levels.iter().map(|&level| typical && level >= 250.0).collect()
}

/// A piece of a printed line as photographed.
struct Hairline {
    horizontal: bool,
    /// Grey levels below the paper.
    depth: f32,
    /// Width of a line of the same ink with that depth throughout, mm.
    width_mm: f32,
}

fn hairlines(form: &RegisteredForm) -> Vec<Hairline> {
    const PIECE_MM: f32 = 12.0;
    /// Pieces of either direction that are enough.
    const ENOUGH: usize = 32;
    let pieces = |horizontal: bool| {
        let lines = form.template().lines.iter().filter(move |line| line.horizontal == horizontal);
        let starts = |line: &PrintedLine| {
            let (first, count) = (line.from + 1.0, ((line.to - line.from - 1.0) / PIECE_MM).max(0.0) as u32);
            (0..count).map(move |i| first + i as f32 * PIECE_MM)
        };
        let all: Vec<(f32, f32)> = lines.flat_map(|line| starts(line).map(|from| (line.at, from))).collect();
        let few = all.len().div_ceil(ENOUGH).max(1);
        all.into_iter().step_by(few).map(move |(at, from)| (horizontal, at, from)).collect::<Vec<_>>()
    };
    let all = pieces(true).into_iter().chain(pieces(false));
    all.filter_map(|(horizontal, at, from)| hairline(form, horizontal, at, from, from + PIECE_MM)).collect()
}

fn hairline(form: &RegisteredForm, horizontal: bool, at: f32, from: f32, to: f32) -> Option<Hairline> {
    /// Half the section across the line, pixels.
    const REACH: u32 = 18;
    const ACROSS: usize = 2 * REACH as usize + 1;
    let px = |mm: f32| (mm * PX_PER_MM) as u32;
    let (across, along, length) = (px(at).checked_sub(REACH)?, px(from), px(to) - px(from));
    let (width, height) = if horizontal { (length, ACROSS as u32) } else { (ACROSS as u32, length) };
    let (x, y) = if horizontal { (along, across) } else { (across, along) };
    let part = form.photographed(BoundingBox { x, y, width, height });
    if part.dimensions() != (width, height) {
        return None;
    }
    let mut section = [0.0f32; ACROSS];
    for (row, greys) in part.as_raw().chunks_exact(width as usize).enumerate() {
        if horizontal {
            section[row] = greys.iter().map(|&grey| f32::from(grey)).sum::<f32>() / length as f32;
        } else {
            section.iter_mut().zip(greys).for_each(|(mean, &grey)| *mean += f32::from(grey) / length as f32);
        }
    }
    let mut sorted = section;
    sorted.sort_by(f32::total_cmp);
    let paper = sorted[section.len() * 3 / 4];
    let near = REACH as usize;
    let depth = paper - section[near - 5..=near + 5].iter().copied().fold(f32::MAX, f32::min);
    if depth < 0.05 * paper || depth < 2.0 {
        return None;
    }
    let area: f32 = section.iter().map(|v| (paper - v).max(0.0)).sum();
    Some(Hairline { horizontal, depth, width_mm: area / depth / PX_PER_MM })
}

/// The wider of the two directions: a moved camera blurs one only.
fn softness(lines: &[Hairline]) -> f32 {
    let of = |horizontal| middle(lines.iter().filter(|l| l.horizontal == horizontal).map(|l| l.width_mm).collect());
    of(true).max(of(false))
}

fn middle(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// Grain of the picture: how much pixels of blank paper half a millimetre apart differ, grey levels (at least half of one).
fn grain(sparse: &GrayImage) -> f32 {
    const APART: usize = (PX_PER_MM as u32 / SPARSE / 2) as usize;
    let mut counts = [0u32; 256];
    for greys in sparse.as_raw().chunks_exact(2 * APART) {
        counts[usize::from(greys[0].abs_diff(greys[APART]))] += 1;
    }
    let total: u32 = counts.iter().sum();
    let mut below = 0;
    let middle = counts.iter().position(|&c| {
        below += c;
        below * 2 > total
    });
    // Half of all differences of a Gaussian lie within 0.954 of its deviation.
    (middle.unwrap_or(0) as f32 / 0.954).max(0.5)
}

/// Turn of the printed page against the picture's edges, degrees, quarter turns taken out.
fn turn(form: &RegisteredForm) -> f32 {
    let middle = form.template().size_mm.1 / 2.0;
    let ((ax, ay), (bx, by)) = (form.stored(10.0, middle), form.stored(form.template().size_mm.0 - 10.0, middle));
    let angle = (by - ay).atan2(bx - ax).to_degrees();
    angle - (angle / 90.0).round() * 90.0
}

/// Whether a reflection lies on writing that is needed: on page 1 on any field, in a table on a row that bears ink elsewhere.
fn hides_writing(form: &RegisteredForm, light: &Light, washed: &[bool]) -> bool {
    let everywhere = MmBox { x: 0.0, y: 0.0, width: form.template().size_mm.0, height: form.template().size_mm.1 };
    let typical = print_depth(form, everywhere);
    // Bright light alone hides nothing: the print must have paled too, and a part of the field is enough.
    let pale = |part: MmBox| covered(part, light, washed) > 0.5 && print_depth(form, part.grown(1.5)) < PALE * typical;
    let hidden = |place: MmBox| parts(place).any(pale);
    form.template().fields.iter().filter(|f| !matches!(f.kind, FieldKind::Tick | FieldKind::Sticker) && hidden(f.place)).any(|field| {
        match field.key.split_once("].") {
            None => !matches!(field.kind, FieldKind::Ink),
            Some((row, _)) => {
                let mates = form.template().fields.iter().filter(|f| f.key.split_once("].").is_some_and(|(r, _)| r == row) && !hidden(f.place));
                mates.into_iter().any(|mate| bears_ink(form, mate.place))
            }
        }
    })
}

/// A box cut into parts of about a centimetre, left to right.
fn parts(place: MmBox) -> impl Iterator<Item = MmBox> {
    let count = (place.width / 10.0).ceil().max(1.0);
    let width = place.width / count;
    (0..count as u32).map(move |i| MmBox { x: place.x + width * i as f32, width, ..place })
}

/// How much darker the printed pixels of a box are than those without print, grey levels.
fn print_depth(form: &RegisteredForm, place: MmBox) -> f32 {
    let template = form.template();
    let (width, height) = template.blank.dimensions();
    let px = |mm: f32, most: u32| ((mm * PX_PER_MM).max(0.0) as u32).min(most);
    let (left, right) = (px(place.x, width), px(place.x + place.width, width));
    let (top, bottom) = (px(place.y, height), px(place.y + place.height, height));
    let part = form.photographed(BoundingBox { x: left, y: top, width: right.saturating_sub(left), height: bottom.saturating_sub(top) });
    let (mut print, mut paper) = ((0u64, 0u64), (0u64, 0u64));
    for (y, row) in (top..).zip(part.as_raw().chunks_exact(part.width().max(1) as usize)) {
        for (x, &grey) in (left..).zip(row).step_by(2) {
            let (i, grey) = ((y * width + x) as usize, u64::from(grey));
            if template.blank.as_raw()[i] < 120 {
                print = (print.0 + grey, print.1 + 1);
            } else if !template.print[i] {
                paper = (paper.0 + grey, paper.1 + 1);
            }
        }
    }
    let mean = |(sum, count): (u64, u64)| sum as f32 / count.max(1) as f32;
    if print.1 < 20 || paper.1 < 20 { f32::MAX } else { (mean(paper) - mean(print)).max(0.0) }
}

fn covered(place: MmBox, light: &Light, washed: &[bool]) -> f32 {
    let (columns, block) = (light.paper.columns(), PAPER_BLOCK as f32 / PX_PER_MM);
    let (mut hit, mut all) = (0u32, 0u32);
    let mut y = place.y + 1.0;
    while y < place.y + place.height {
        let mut x = place.x + 1.0;
        while x < place.x + place.width {
            all += 1;
            let index = (y / block) as usize * columns + ((x / block) as usize).min(columns - 1);
            hit += u32::from(washed.get(index).copied().unwrap_or(false));
            x += 2.0;
        }
        y += 2.0;
    }
    hit as f32 / all.max(1) as f32
}

fn bears_ink(form: &RegisteredForm, place: MmBox) -> bool {
    const INK_MM2: f32 = 2.0;
    let ink = form.ink(place, -0.8);
    ink.as_raw().iter().filter(|&&v| v < 150).count() as f32 > INK_MM2 * PX_PER_MM * PX_PER_MM
}

/// Pixels over which the sharpest edges of a picture go from paper to ink.
fn edge_width(picture: &GrayImage) -> f32 {
    let width = picture.width() as usize;
    let mut steps = [0u32; 256];
    let mut greys = [0u32; 256];
    for row in picture.as_raw().chunks_exact(width.max(1)).step_by(9) {
        for pair in row.windows(2) {
            steps[usize::from(pair[0].abs_diff(pair[1]))] += 1;
            greys[usize::from(pair[0])] += 1;
        }
    }
    let quantile = |counts: &[u32; 256], share: f64| {
        let total: u64 = counts.iter().map(|&c| u64::from(c)).sum();
        let mut below = 0u64;
        let at = counts.iter().position(|&c| {
            below += u64::from(c);
            below as f64 >= share * total as f64
        });
        at.unwrap_or(255) as f32
    };
    let contrast = quantile(&greys, 0.6) - quantile(&greys, 0.01);
    let steepest = quantile(&steps, 0.998).max(1.0);
    (contrast / steepest).max(1.0)
}
