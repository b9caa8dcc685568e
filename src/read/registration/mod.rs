//! Finds the form's pages in a picture and lays their printed places onto it.
//!
//! Comes in: a grey picture and the templates. Goes out: its panels (one, or the two of an A3 spread); for a form page which one, how it is
//! turned, and the exact map from printed millimetres to picture pixels. Never: a guess. What does not agree with a template along most of
//! its printed lines is not a form page.

mod bars;
mod faded;
mod fit;
mod flat;
mod form;
mod homography;
mod ink;
mod lie;
mod quad;
mod sheet;
mod smooth;
mod spread;

pub(crate) use flat::{PAPER_BLOCK, SPARSE};
pub use form::RegisteredForm;

use crate::dossier::Stage;
use crate::dossier::page::{BoundingBox, Rotation};
use crate::read::raster;
use crate::read::stage_clock::StageClock;
use crate::read::template::Templates;
use fit::Agreement;
use homography::Homography;
use image::GrayImage;
use lie::{Hypothesis, Lay, Lie, Model, filling, ranked};
use sheet::{Corners, Evidence, Focus, SHEET_PX, Sheet};
use std::sync::Arc;

/// One page's part of a picture.
#[derive(Clone, Debug)]
pub struct Panel {
    /// Of an A3 spread: 0 the left one when upright, 1 the right one.
    pub index: Option<u8>,
    /// Its part of the picture.
    pub area: BoundingBox,
    /// How the picture must be turned, where the form says so (its own page, or its neighbour on the spread).
    pub rotation: Option<Rotation>,
    /// The form page, unless the panel is something else.
    pub form: Option<RegisteredForm>,
}

/// Share of the printed lines, in either direction, from which a page is taken for the form's.
const ACCEPT: f64 = 0.6;
/// Share of the printed lines that must lie inside the picture: less is a scrap.
const LEAST: f64 = 0.25;
/// Agreement of a page that lies where it was looked for, all but some lines that a hand or a stamp hides.
const EXACT: f64 = 0.9;
/// How much better than every other form page it must be.
const MARGIN: f64 = 0.15;
/// Longer side of the picture on which pages are searched, pixels.
const WORK_SIDE: u32 = 1100;

/// How far a picture is searched for pages of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// For all of them, parts and spreads too.
    Everywhere,
    /// For whole pages that fill the paper: enough where every page was found before, and only a second copy may follow.
    WholePages,
    /// Not at all: enough for a first look where every page was found before.
    Nowhere,
}

/// Finds the panels of a picture. `dpi` is the file's own statement, where it makes one.
pub fn locate(picture: &Arc<GrayImage>, dpi: Option<f32>, templates: &Templates, search: Search, clock: &StageClock) -> Vec<Panel> {
    match search {
        Search::Nowhere => vec![no_form(picture)],
        _ => clock.time(Stage::OrientationAndType, || panels(picture, dpi, templates, search, clock)),
    }
}

/// The whole picture, in which no page of the form is known.
fn no_form(picture: &GrayImage) -> Panel {
    Panel { index: None, area: BoundingBox { x: 0, y: 0, width: picture.width(), height: picture.height() }, rotation: None, form: None }
}

fn panels(picture: &Arc<GrayImage>, dpi: Option<f32>, templates: &Templates, search: Search, clock: &StageClock) -> Vec<Panel> {
    let whole = BoundingBox { x: 0, y: 0, width: picture.width(), height: picture.height() };
    if picture.width() < 64 || picture.height() < 64 {
        return vec![no_form(picture)];
    }
    let factor = (picture.width().max(picture.height()) / WORK_SIDE).max(1);
    let work = raster::shrunk(picture, factor);
    let models: Vec<Model> = templates.pages.iter().map(Model::of).collect();
    let scene = Scene { picture, work: &work, factor: f64::from(factor), dpi: dpi.map(f64::from), clock };
    let full = rectangle(&work);
    let outline = quad::paper(&work);
    let whole_panel = |found: &Found<'_>| {
        let form = scene.register(found)?;
        Some(vec![Panel { index: None, area: whole, rotation: Some(found.rotation), form: Some(form) }])
    };
    let mut unruled = true;
    for corners in outline.iter().chain([&full]) {
        let look = scene.look(corners, &models, Lie::Filling);
        unruled &= matches!(look, Look::Unruled);
        if let Some(panels) = look.found().and_then(|found| whole_panel(&found)) {
            return panels;
        }
    }
    if search == Search::WholePages {
        return vec![no_form(picture)];
    }
    // Paper with next to no ruling holds no page of the form in any of its parts.
    if !unruled {
        // Before parts of pages: on a spread either half would pass for a page on a larger glass.
        for corners in outline.iter().chain([&full]) {
            if let Some(panels) = scene.spread(corners, &models) {
                return panels;
            }
        }
        for lie in [Lie::Anywhere, Lie::Cut] {
            for corners in outline.iter().chain([&full]) {
                if let Some(panels) = scene.find(corners, &models, lie).and_then(|found| whole_panel(&found)) {
                    return panels;
                }
            }
        }
    }
    let paper = outline.as_ref().unwrap_or(&full);
    let last = scene.last_resorts(paper, &models, unruled).and_then(|found| whole_panel(&found));
    last.or_else(|| whole_panel(&scene.faded(paper, &models)?)).unwrap_or_else(|| vec![no_form(picture)])
}

/// How many pixels the sharpest edges take from dark to bright.
fn edge_width(work: &GrayImage) -> f64 {
    let mut steepest = [0u32; 256];
    let mut greys = [0u32; 256];
    for row in work.as_raw().chunks_exact(work.width().max(1) as usize).step_by(2) {
        for pair in row.windows(2) {
            steepest[usize::from(pair[0].abs_diff(pair[1]))] += 1;
            greys[usize::from(pair[0])] += 1;
        }
    }
    let quantile = |counts: &[u32; 256], share: f64| {
        let total: u32 = counts.iter().sum();
        let mut below = 0;
        let at = counts.iter().position(|&count| {
            below += count;
            f64::from(below) >= share * f64::from(total)
        });
        at.unwrap_or(255) as f64
    };
    (quantile(&greys, 0.6) - quantile(&greys, 0.01)) / quantile(&steepest, 0.998).max(1.0)
}

/// Paper of unknown kind, laid flat and straight, its longer side `long` pixels.
pub(crate) fn flat_paper(picture: &GrayImage, long: u32) -> GrayImage {
    let factor = (picture.width().max(picture.height()) / WORK_SIDE).max(1);
    let work = raster::shrunk(picture, factor);
    let corners = quad::paper(&work).unwrap_or_else(|| rectangle(&work));
    let [a, b, c, d] = corners;
    let far = |p: (f64, f64), q: (f64, f64)| (p.0 - q.0).hypot(p.1 - q.1);
    let (width, height) = ((far(a, b) + far(c, d)) / 2.0, (far(b, c) + far(d, a)) / 2.0);
    let mm = 297.0 / width.max(height).max(1.0);
    Sheet::picture(&work, &corners, width * mm, height * mm, f64::from(long) / (297.0 * SHEET_PX)).unwrap_or(work)
}

fn rectangle(work: &GrayImage) -> Corners {
    let (width, height) = (f64::from(work.width()), f64::from(work.height()));
    [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
}

/// A form page found on a sheet.
struct Found<'m> {
    model: &'m Model,
    rotation: Rotation,
    agreement: Agreement,
    /// Page mm to pixels of the small picture.
    map: Homography,
}

/// What a look at a sheet shows.
enum Look<'m> {
    /// A form page.
    Found(Found<'m>),
    /// Ruled paper, but no form page.
    Unlike,
    /// Next to no ruling.
    Unruled,
}

impl<'m> Look<'m> {
    fn found(self) -> Option<Found<'m>> {
        match self {
            Self::Found(found) => Some(found),
            Self::Unlike | Self::Unruled => None,
        }
    }

    /// Of two looks at the same paper the one that tells more; the later of equal ones.
    fn better(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Found(a), Self::Found(b)) if a.agreement.worth() > b.agreement.worth() => self,
            (_, Self::Found(_)) | (Self::Unruled, _) => other,
            _ => self,
        }
    }
}

struct Scene<'p> {
    picture: &'p Arc<GrayImage>,
    work: &'p GrayImage,
    /// Picture pixels a pixel of `work`.
    factor: f64,
    dpi: Option<f64>,
    clock: &'p StageClock,
}

impl Scene<'_> {
    /// The form page that lies so on `corners`, if any.
    fn find<'m>(&self, corners: &Corners, models: &'m [Model], lie: Lie) -> Option<Found<'m>> {
        self.look(corners, models, lie).found()
    }

    /// Looks for a form page that lies so on `corners`.
    fn look<'m>(&self, corners: &Corners, models: &'m [Model], lie: Lie) -> Look<'m> {
        let looks = self.hypotheses(corners).into_iter().filter(|h| h.lie == lie).map(|h| self.try_sheet(corners, &h, models, Focus::Sharp));
        looks.reduce(Look::better).unwrap_or(Look::Unlike)
    }

    fn hypotheses(&self, corners: &Corners) -> Vec<Hypothesis> {
        const PAGE: (f64, f64) = (210.0, 297.0);
        let [a, b, c, d] = *corners;
        let far = |p: (f64, f64), q: (f64, f64)| (p.0 - q.0).hypot(p.1 - q.1);
        let (width, height) = ((far(a, b) + far(c, d)) / 2.0, (far(b, c) + far(d, a)) / 2.0);
        if width < 32.0 || height < 32.0 {
            return Vec::new();
        }
        let like = |a: f64, b: f64| (a / b - 1.0).abs() < 0.1;
        let as_large = |quarter: bool, lie: Lie| {
            let (width_mm, height_mm) = if quarter { (PAGE.1, PAGE.0) } else { PAGE };
            Hypothesis { width_mm, height_mm, quarters: if quarter { &[true] } else { &[false] }, lie }
        };
        let mut out = Vec::new();
        if like(height / width, PAGE.1 / PAGE.0) {
            out.extend([as_large(false, Lie::Filling), as_large(false, Lie::Cut)]);
        } else if like(width / height, PAGE.1 / PAGE.0) {
            out.extend([as_large(true, Lie::Filling), as_large(true, Lie::Cut)]);
        }
        // A part of a page, or a larger glass: the file names the scale, or one side is whole.
        let known = self.dpi.filter(|dpi| *dpi >= 90.0).map(|dpi| 25.4 / dpi * self.factor);
        let scales = match known {
            Some(mm) if !out.is_empty() && like(width.max(height) * mm, PAGE.1) => Vec::new(),
            Some(mm) => vec![mm],
            None if out.is_empty() => vec![PAGE.0 / width, PAGE.1 / width, PAGE.0 / height, PAGE.1 / height],
            None => Vec::new(),
        };
        for scale in scales {
            out.push(Hypothesis { width_mm: width * scale, height_mm: height * scale, quarters: &[false, true], lie: Lie::Anywhere });
        }
        out.retain(|h| h.width_mm < 460.0 && h.height_mm < 460.0 && h.width_mm > 60.0 && h.height_mm > 60.0);
        out
    }

    /// A page that fills a picture of black and white in which much of its print is gone.
    fn faded<'m>(&self, corners: &Corners, models: &'m [Model]) -> Option<Found<'m>> {
        let filling = self.hypotheses(corners).into_iter().filter(|h| h.lie == Lie::Filling && faded::is_bitonal(self.picture));
        filling.filter_map(|h| self.try_sheet(corners, &h, models, Focus::Faded).found()).next()
    }

    /// What costs more and is seldom needed: pictures out of focus, much reduced copies, and pages on a table as bright as they are.
    fn last_resorts<'m>(&self, corners: &Corners, models: &'m [Model], unruled: bool) -> Option<Found<'m>> {
        const SOFT_EDGE: f64 = 3.0;
        if edge_width(self.work) > SOFT_EDGE {
            let filling = self.hypotheses(corners).into_iter().filter(|h| h.lie == Lie::Filling);
            if let Some(found) = filling.filter_map(|h| self.try_sheet(corners, &h, models, Focus::Soft).found()).next() {
                return Some(found);
            }
        }
        if unruled {
            return None;
        }
        let full = rectangle(self.work);
        let (width, height) = (f64::from(self.work.width()), f64::from(self.work.height()));
        let mm = 297.0 / width.max(height);
        let quarters: &[bool] = if height < width { &[true, false] } else { &[false, true] };
        let lying = Hypothesis { width_mm: width * mm, height_mm: height * mm, quarters, lie: Lie::Smaller };
        self.try_sheet(&full, &lying, models, Focus::Sharp).found()
    }

    fn try_sheet<'m>(&self, corners: &Corners, h: &Hypothesis, models: &'m [Model], focus: Focus) -> Look<'m> {
        let flatten = |quarter: bool| {
            let [a, b, c, d] = *corners;
            if quarter {
                Sheet::flatten(self.work, &[d, a, b, c], h.height_mm, h.width_mm, focus)
            } else {
                Sheet::flatten(self.work, corners, h.width_mm, h.height_mm, focus)
            }
        };
        let first = h.quarters.first().copied().unwrap_or_default();
        let Some(sheet) = flatten(first) else { return Look::Unlike };
        let codes = [sheet.rows.signature(), sheet.columns.signature()];
        let ruled = [Evidence::lines_mm(&codes[0]), Evidence::lines_mm(&codes[1])];
        let (longer, shorter) = (ruled[0].max(ruled[1]), ruled[0].min(ruled[1]));
        let least = h.lie.least_ruling();
        if focus == Focus::Sharp && (longer < least.0 || shorter < least.1) {
            return Look::Unruled;
        }
        let tried = h.quarters.iter().filter_map(|&quarter| {
            let backwards = |code: &[f32]| code.iter().rev().copied().collect();
            // Turned a quarter clockwise, columns become rows, and rows columns from the far side.
            let (rows, columns) = match (first, quarter) {
                (false, true) => (codes[1].clone(), backwards(&codes[0])),
                (true, false) => (backwards(&codes[1]), codes[0].clone()),
                _ => (codes[0].clone(), codes[1].clone()),
            };
            let mut ranked = ranked(models, &rows, &columns, h.lie.range());
            if focus == Focus::Faded {
                ranked.extend(filling(models));
            }
            if ranked.is_empty() {
                return None;
            }
            if quarter == first { self.best(&sheet, quarter, &ranked, focus) } else { self.best(&flatten(quarter)?, quarter, &ranked, focus) }
        });
        tried.max_by(|a, b| a.agreement.worth().total_cmp(&b.agreement.worth())).map_or(Look::Unlike, Look::Found)
    }

    fn best<'m>(&self, sheet: &Sheet, quarter: bool, ranked: &[Lay<'m>], focus: Focus) -> Option<Found<'m>> {
        let mut tried: Vec<(Agreement, &Model, bool, Homography)> = Vec::new();
        for Lay { model, turned, map: lay, .. } in ranked {
            // Another place of a page that lies so well already can only be worse.
            if tried.iter().any(|t| std::ptr::eq(t.1, *model) && t.2 == *turned && t.0.worth() > EXACT) {
                continue;
            }
            let map = fit::settle(sheet, &model.pieces, lay);
            if fit::plausible(&map, lay, model.page.size_mm) {
                tried.push((fit::agreement(sheet, &model.pieces, &map), model, *turned, map));
            }
        }
        tried.sort_by(|a, b| b.0.worth().total_cmp(&a.0.worth()));
        let (agreement, model, turned, map) = *tried.first()?;
        let rival = tried.iter().filter(|t| !std::ptr::eq(t.1, model) || t.2 != turned).map(|t| t.0.worth()).fold(0.0, f64::max);
        let (least, margin) = if focus == Focus::Faded { (faded::ACCEPT, 0.0) } else { (ACCEPT, MARGIN) };
        if agreement.share < least || agreement.visible < LEAST || agreement.worth() - rival < margin {
            return None;
        }
        let rotation = match (quarter, turned) {
            (false, false) => Rotation::None,
            (true, false) => Rotation::Quarter,
            (false, true) => Rotation::Half,
            (true, true) => Rotation::ThreeQuarter,
        };
        Some(Found { model, rotation, agreement, map: map.then(&sheet.to_picture) })
    }

    /// The exact place in the picture at full resolution.
    fn register(&self, found: &Found<'_>) -> Option<RegisteredForm> {
        let map = found.map.then(&Homography::scale_shift(self.factor, self.factor, 0.0, 0.0));
        self.clock.time(Stage::Registration, || form::register(self.picture, &found.model.page, found.rotation, map, found.agreement.share))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::template::{FormPage, PX_PER_MM};
    use std::path::Path;

    #[test]
    fn a_second_copy_is_looked_for_whole_a_first_one_in_part_too() {
        let templates = Templates::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models/templates")).unwrap();
        let blank = &templates.pages.iter().find(|page| page.page == FormPage::P1).unwrap().blank;
        let found = |picture: &GrayImage, search| {
            let panels = locate(&Arc::new(picture.clone()), Some(PX_PER_MM * 25.4), &templates, search, &StageClock::default());
            panels[0].form.as_ref().map(|form| form.page)
        };
        assert_eq!(found(blank, Search::WholePages), Some(FormPage::P1));
        // The same page on a glass of A3.
        let mut glass = GrayImage::from_pixel(2_376, 3_360, image::Luma([250]));
        image::imageops::replace(&mut glass, blank, 60, 90);
        assert_eq!(found(&glass, Search::Everywhere), Some(FormPage::P1));
        assert_eq!(found(&glass, Search::WholePages), None);
    }

    #[test]
    fn a_reduced_copy_is_laid_where_its_lines_are() {
        let templates = Templates::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models/templates")).unwrap();
        for page in &templates.pages {
            let (width, height) = page.blank.dimensions();
            for (share, left, top) in [(0.93, 0.9, 0.2), (0.87, 0.1, 0.95)] {
                let small =
                    image::imageops::resize(&page.blank, (width as f32 * share) as u32, (height as f32 * share) as u32, image::imageops::FilterType::Triangle);
                let (x, y) = ((width - small.width()) as f32 * left, (height - small.height()) as f32 * top);
                let mut copy = GrayImage::from_pixel(width, height, image::Luma([250]));
                image::imageops::replace(&mut copy, &small, x as i64, y as i64);
                let panels = locate(&Arc::new(copy), Some(PX_PER_MM * 25.4), &templates, Search::Everywhere, &StageClock::default());
                let form = panels[0].form.as_ref().unwrap_or_else(|| panic!("{:?} at {share} is not found", page.page));
                assert_eq!(form.page, page.page);
                for (x_mm, y_mm) in [(40.0, 60.0), (150.0, 200.0)] {
                    let (found, right) = (form.stored(x_mm, y_mm), (x + x_mm * PX_PER_MM * share, y + y_mm * PX_PER_MM * share));
                    assert!((found.0 - right.0).hypot(found.1 - right.1) < 3.0, "{:?} at {share}: {found:?}, not {right:?}", page.page);
                }
            }
        }
    }

    #[test]
    fn a_page_shifted_out_of_the_picture_is_found_and_lacks_a_part() {
        let templates = Templates::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models/templates")).unwrap();
        for page in &templates.pages {
            let (width, height) = page.blank.dimensions();
            let mut glass = GrayImage::from_pixel(width, height, image::Luma([240]));
            image::imageops::replace(&mut glass, &page.blank, -i64::from(width / 4), 0);
            let panels = locate(&Arc::new(glass), Some(PX_PER_MM * 25.4), &templates, Search::Everywhere, &StageClock::default());
            let form = panels[0].form.as_ref().unwrap_or_else(|| panic!("{:?} is not found", page.page));
            assert_eq!(form.page, page.page);
            assert!((form.visible - 0.75).abs() < 0.02, "{}", form.visible);
        }
    }
}
