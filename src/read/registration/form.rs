//! A form page in a picture: the map from printed millimetres to picture pixels, and the page laid flat.

use super::fit::{self, Measure};
use super::homography::Homography;
use super::ink;
use super::smooth::Smooth;
use crate::dossier::page::{BoundingBox, Rotation};
use crate::read::raster;
use crate::read::template::{FormPage, MmBox, PX_PER_MM, PageTemplate};
use image::{GrayImage, Luma};
use std::sync::Arc;

/// A form page found in a picture.
#[derive(Clone, Debug)]
pub struct RegisteredForm {
    /// Which page.
    pub page: FormPage,
    /// How the picture must be turned.
    pub rotation: Rotation,
    /// Nine tenths of the printed lines lie at most this far from where the map puts them, mm.
    pub residual_mm: f32,
    /// Share of the printed page that lies inside the picture, 0 to 1.
    pub visible: f32,
    /// Picture pixels per millimetre of paper at the page's middle.
    pub px_per_mm: f32,
    /// Share of the visible printed lines that were seen, 0 to 1.
    pub agreement: f32,
    template: Arc<PageTemplate>,
    map: Homography,
    smooth: Smooth,
    picture: (u32, u32),
    flat: Arc<GrayImage>,
    raw: Arc<GrayImage>,
}

/// Lays `page` exactly onto `picture`, from a map (page mm to picture pixels) that is right to about a millimetre.
pub(crate) fn register(picture: &GrayImage, page: &Arc<PageTemplate>, rotation: Rotation, rough: Homography, agreement: f64) -> Option<RegisteredForm> {
    let pieces = fit::pieces(&page.lines, 5.0);
    let mut map = rough;
    for reach in [1.5, 1.0, 0.8] {
        let measures = fit::measure(picture, &pieces, &|at| map.apply(at), reach);
        map = fit::follow(&map, &measures).unwrap_or(map);
    }
    let smooth = Smooth::fit(&fit::measure(picture, &pieces, &|at| map.apply(at), 0.8));
    let left = fit::measure(picture, &pieces, &|at| map.apply(smooth.moved(at)), 0.6);
    let size = (f64::from(page.size_mm.0), f64::from(page.size_mm.1));
    let mut form = RegisteredForm {
        page: page.page,
        rotation,
        residual_mm: residual(&left),
        visible: 0.0,
        px_per_mm: fit::scale_at(&map, (size.0 / 2.0, size.1 / 2.0)) as f32,
        agreement: agreement as f32,
        template: Arc::clone(page),
        map,
        smooth,
        picture: picture.dimensions(),
        flat: Arc::default(),
        raw: Arc::default(),
    };
    form.visible = form.visible_share();
    let raw = form.flatten(picture);
    form.flat = Arc::new(raster::paper_levelled(&raw, 24));
    form.raw = Arc::new(raw);
    Some(form)
}

/// The distance within which nine tenths of the measures lie.
fn residual(measures: &[Measure]) -> f32 {
    let mut off: Vec<f64> = measures.iter().map(|m| m.off.abs()).collect();
    off.sort_by(f64::total_cmp);
    off.get(off.len() * 9 / 10).map_or(f32::MAX, |&o| o as f32)
}

impl RegisteredForm {
    /// The printed page: its fields and its blank.
    pub fn template(&self) -> &Arc<PageTemplate> {
        &self.template
    }

    /// The place in the stored picture, pixels, of a place on the printed page, mm.
    pub fn stored(&self, x: f32, y: f32) -> (f32, f32) {
        let (x, y) = self.place((f64::from(x), f64::from(y)));
        (x as f32, y as f32)
    }

    fn place(&self, at: (f64, f64)) -> (f64, f64) {
        self.map.apply(self.smooth.moved(at))
    }

    /// The upright hull in the stored picture of a box on the printed page, clipped to the picture.
    pub fn stored_box(&self, place: MmBox) -> BoundingBox {
        let (x, y, right, bottom) = (place.x, place.y, place.x + place.width, place.y + place.height);
        let corners = [(x, y), (right, y), (right, bottom), (x, bottom)].map(|(x, y)| self.stored(x, y));
        let fold = |pick: fn(f32, f32) -> f32, start: f32, axis: fn(&(f32, f32)) -> f32| corners.iter().map(axis).fold(start, pick);
        let clip = |v: f32, most: u32| v.clamp(0.0, most as f32);
        let (width, height) = self.picture;
        let left = clip(fold(f32::min, f32::MAX, |c| c.0).floor(), width);
        let top = clip(fold(f32::min, f32::MAX, |c| c.1).floor(), height);
        let right = clip(fold(f32::max, f32::MIN, |c| c.0).ceil(), width);
        let bottom = clip(fold(f32::max, f32::MIN, |c| c.1).ceil(), height);
        BoundingBox { x: left as u32, y: top as u32, width: (right - left) as u32, height: (bottom - top) as u32 }
    }

    /// The page laid flat and upright, [`PX_PER_MM`], paper 255 everywhere (shadows divided out). Outside the picture is paper.
    pub fn rectify(&self) -> &GrayImage {
        &self.flat
    }

    /// The page laid flat as it was photographed, shadows and all.
    pub fn unlevelled(&self) -> &GrayImage {
        &self.raw
    }

    /// The box, grown by `margin_mm`, out of the flat page.
    pub fn crop(&self, place: MmBox, margin_mm: f32) -> GrayImage {
        cut(&self.flat, place.grown(margin_mm))
    }

    /// The same crop without what is printed on the blank form: only what was written, stamped or glued.
    pub fn ink(&self, place: MmBox, margin_mm: f32) -> GrayImage {
        ink::without_print(&self.flat, &self.template.blank, place.grown(margin_mm))
    }

    fn visible_share(&self) -> f32 {
        let (width, height) = self.template.size_mm;
        let (mut inside, mut all) = (0u32, 0u32);
        let mut y = 1.0;
        while y < height {
            let mut x = 1.0;
            while x < width {
                let (px, py) = self.stored(x, y);
                all += 1;
                inside += u32::from(px >= 0.0 && py >= 0.0 && px <= self.picture.0 as f32 && py <= self.picture.1 as f32);
                x += 2.0;
            }
            y += 2.0;
        }
        inside as f32 / all.max(1) as f32
    }

    /// Resamples the picture to the flat page; the map is exact on a grid of 16 pixels and straight between.
    fn flatten(&self, picture: &GrayImage) -> GrayImage {
        const CELL: usize = 16;
        let (width, height) = self.template.blank.dimensions();
        let (columns, rows) = ((width as usize).div_ceil(CELL), (height as usize).div_ceil(CELL));
        let node = |i: usize| (i * CELL) as f32 / PX_PER_MM;
        let nodes: Vec<(f32, f32)> = (0..=rows).flat_map(|j| (0..=columns).map(move |i| (i, j))).map(|(i, j)| self.stored(node(i), node(j))).collect();
        let mut flat = GrayImage::from_pixel(width, height, Luma([255]));
        for (y, row) in flat.chunks_exact_mut(width as usize).enumerate() {
            let (j, fy) = (y / CELL, ((y % CELL) as f32 + 0.5) / CELL as f32);
            let between = |i: usize| {
                let (a, b) = (nodes[j * (columns + 1) + i], nodes[(j + 1) * (columns + 1) + i]);
                (a.0 + (b.0 - a.0) * fy, a.1 + (b.1 - a.1) * fy)
            };
            let mut left = between(0);
            for (i, cell) in row.chunks_mut(CELL).enumerate() {
                let right = between(i + 1);
                let (dx, dy) = ((right.0 - left.0) / CELL as f32, (right.1 - left.1) / CELL as f32);
                raster::sample_along(picture, (left.0 + dx / 2.0, left.1 + dy / 2.0), (dx, dy), cell);
                left = right;
            }
        }
        flat
    }
}

/// A box of mm out of a flat page; outside the page is paper.
pub(crate) fn cut(flat: &GrayImage, place: MmBox) -> GrayImage {
    let px = |mm: f32| (mm * PX_PER_MM).round() as i64;
    let (left, top) = (px(place.x), px(place.y));
    let (width, height) = (px(place.width).clamp(1, 10_000) as u32, px(place.height).clamp(1, 10_000) as u32);
    let mut out = GrayImage::from_pixel(width, height, Luma([255]));
    let stride = flat.width() as usize;
    // What both share, in pixels of the page.
    let (from, to) = (left.max(0), (left + i64::from(width)).min(i64::from(flat.width())));
    if from >= to {
        return out;
    }
    let (from, to, gap) = (from as usize, to as usize, (from - left) as usize);
    for (row, y) in out.chunks_exact_mut(width as usize).zip(top..) {
        if let Some(source) = usize::try_from(y).ok().and_then(|y| flat.as_raw().get(y * stride..(y + 1) * stride)) {
            row[gap..gap + to - from].copy_from_slice(&source[from..to]);
        }
    }
    out
}
