//! A form page in a picture: the map from printed millimetres to picture pixels, and what the page laid flat shows.

use super::faded;
use super::fit::{self, Piece};
use super::flat::FlatPage;
use super::homography::Homography;
use super::ink;
use super::smooth::Smooth;
use crate::dossier::page::{BoundingBox, Rotation};
use crate::read::raster::Paper;
use crate::read::template::{FormPage, MmBox, PageTemplate};
use image::GrayImage;
use std::sync::Arc;

/// A form page found in a picture.
#[derive(Clone, Debug)]
pub struct RegisteredForm {
    /// Which page.
    pub page: FormPage,
    /// How the picture must be turned.
    pub rotation: Rotation,
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
    flat: Arc<FlatPage>,
}

/// How far from where the map puts it a printed line may lie at most, mm.
const CLOSE_MM: f64 = 0.35;
/// Share of the printed lines in the picture that must lie so close. The least on 823 pages rightly found, drawn and of the development set, was 0.986, and 0.80 the
/// most where tables lay on the wrong row.
const TRUSTED: f64 = 0.9;

/// Lays `page` exactly onto `picture`, from a map (page mm to picture pixels) that is right to about a millimetre. Nothing where its printed lines are not there:
/// tables look like themselves a row further down. Where they faded, all of its print tells.
pub(crate) fn register(picture: &Arc<GrayImage>, page: &Arc<PageTemplate>, rotation: Rotation, rough: Homography, agreement: f64) -> Option<RegisteredForm> {
    let pieces = fit::pieces(&page.lines, 5.0);
    // A third of them brings the map near enough for all to be found where they should be.
    let some: Vec<_> = pieces.iter().step_by(3).copied().collect();
    let mut map = rough;
    for (pieces, reach) in [(&some, 1.5), (&some, 1.0), (&pieces, 0.8)] {
        let measures = fit::measure(picture, pieces, &|at| map.apply(at), reach);
        map = fit::follow(&map, &measures).unwrap_or(map);
    }
    let smooth = Smooth::fit(&fit::measure(picture, &pieces, &|at| map.apply(at), 0.8));
    let size = (f64::from(page.size_mm.0), f64::from(page.size_mm.1));
    let laid = |at| map.apply(smooth.moved(at));
    let px_per_mm = fit::scale_at(&map, (size.0 / 2.0, size.1 / 2.0));
    let faded_there = || faded::is_bitonal(picture) && faded::lies_there(picture, &page.blank, &laid, px_per_mm);
    if close_share(picture, &pieces, &laid) < TRUSTED && !faded_there() {
        return None;
    }
    let place = |x: f32, y: f32| stored(&map, &smooth, (x, y));
    Some(RegisteredForm {
        page: page.page,
        rotation,
        visible: visible_share(page.size_mm, picture.dimensions(), place),
        px_per_mm: px_per_mm as f32,
        agreement: agreement as f32,
        flat: Arc::new(FlatPage::new(Arc::clone(picture), page.blank.dimensions(), place)),
        template: Arc::clone(page),
        map,
        smooth,
        picture: picture.dimensions(),
    })
}

/// The place in the picture, pixels, of a place on the printed page, mm.
fn stored(map: &Homography, smooth: &Smooth, (x, y): (f32, f32)) -> (f32, f32) {
    let (x, y) = map.apply(smooth.moved((f64::from(x), f64::from(y))));
    (x as f32, y as f32)
}

/// Share of a page of `size` mm that lies in the picture.
fn visible_share(size: (f32, f32), picture: (u32, u32), place: impl Fn(f32, f32) -> (f32, f32)) -> f32 {
    let (mut inside, mut all) = (0u32, 0u32);
    let mut y = 1.0;
    while y < size.1 {
        let mut x = 1.0;
        while x < size.0 {
            let (px, py) = place(x, y);
            all += 1;
            inside += u32::from(px >= 0.0 && py >= 0.0 && px <= picture.0 as f32 && py <= picture.1 as f32);
            x += 2.0;
        }
        y += 2.0;
    }
    inside as f32 / all.max(1) as f32
}

/// Share of the length of `pieces` in the picture that is seen close to where `place` (page mm to picture pixels) puts it.
fn close_share(picture: &GrayImage, pieces: &[Piece], place: &dyn Fn((f64, f64)) -> (f64, f64)) -> f64 {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let is_inside = |(x, y): (f64, f64)| x >= 0.0 && y >= 0.0 && x < width && y < height;
    let inside: f64 = pieces.iter().filter(|piece| is_inside(place(piece.middle))).map(|piece| piece.half).sum();
    let measures = fit::measure(picture, pieces, place, 2.0 * CLOSE_MM);
    let close: f64 = measures.iter().filter(|measure| measure.off.abs() < CLOSE_MM).map(|measure| measure.piece.half).sum();
    close / inside.max(1e-9)
}

impl RegisteredForm {
    /// The printed page: its fields and its blank.
    pub fn template(&self) -> &Arc<PageTemplate> {
        &self.template
    }

    /// The place in the stored picture, pixels, of a place on the printed page, mm.
    pub fn stored(&self, x: f32, y: f32) -> (f32, f32) {
        stored(&self.map, &self.smooth, (x, y))
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

    /// Lays all of the page flat at once, for one who reads most of it.
    pub fn lay_whole(&self) {
        self.flat.lay_whole();
    }

    /// Bytes that the page laid flat takes at most.
    pub fn flat_bytes(&self) -> usize {
        self.flat.pixels()
    }

    /// Every [`SPARSE`](super::flat::SPARSE)th pixel of the page laid flat and upright, as it was photographed, shadows and all.
    pub(crate) fn sparse(&self) -> &GrayImage {
        self.flat.sparse()
    }

    /// The same with paper 255 everywhere (shadows divided out).
    pub(crate) fn sparse_levelled(&self) -> GrayImage {
        self.flat.sparse_levelled()
    }

    /// Brightness of the paper.
    pub(crate) fn paper(&self) -> &Paper {
        self.flat.paper()
    }

    /// A part of the page laid flat, [`PX_PER_MM`](crate::read::template::PX_PER_MM), as it was photographed, as far as it lies on the page.
    pub(crate) fn photographed(&self, area: BoundingBox) -> GrayImage {
        self.flat.photographed(area)
    }

    /// The box, grown by `margin_mm`, out of the flat page, paper 255 everywhere. Outside the picture is paper.
    pub fn crop(&self, place: MmBox, margin_mm: f32) -> GrayImage {
        self.flat.cut(place.grown(margin_mm))
    }

    /// The same crop without what is printed on the blank form: only what was written, stamped or glued.
    pub fn ink(&self, place: MmBox, margin_mm: f32) -> GrayImage {
        let place = place.grown(margin_mm);
        ink::without_print(self.flat.cut(place), &self.template.blank, place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::template::{PX_PER_MM, Templates};
    use std::path::Path;

    #[test]
    fn a_table_a_row_too_low_is_not_trusted() {
        let templates = Templates::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models/templates")).unwrap();
        let page = templates.pages.iter().find(|page| page.page == FormPage::P2).unwrap();
        let row = |key: &str| page.fields.iter().find(|field| field.key == key).unwrap().place.y;
        let step = row("acts[1].date") - row("acts[0].date");
        assert!(step > 5.0, "{step}");
        let picture = Arc::new(page.blank.clone());
        let laid = |down: f32| {
            let map = Homography::scale_shift(f64::from(PX_PER_MM), f64::from(PX_PER_MM), 0.0, f64::from(down * PX_PER_MM));
            register(&picture, page, Rotation::None, map, 1.0)
        };
        assert!(laid(0.0).is_some() && laid(0.5).is_some());
        assert!(laid(step).is_none() && laid(-step).is_none());
    }
}
