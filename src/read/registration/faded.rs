//! Print of which much is gone: a pale print run in a picture of black and white keeps stretches of its lines and most of its letters.
//!
//! In: a picture, the blank page, where a map puts it. Out: whether what is left of the print lies just there. Never: a guess for grey pictures, whose
//! lines can be seen.

use crate::read::template::PX_PER_MM;
use image::GrayImage;

/// Share of the printed lines that must be seen before all of the print is asked; it need not lead any other page's.
pub(super) const ACCEPT: f64 = 0.12;
/// Share of the blank's dark spots near which the picture must be dark.
const PRINT_LEFT: f64 = 0.5;
/// So many times that of the same page laid elsewhere: a table looks like itself a row further down, the words beside it do not.
const LEADS: f64 = 1.2;
/// Where else: rows of the form are 6 to 10 mm high, boxes 5 mm wide.
const ELSEWHERE_MM: [(f64, f64); 8] = [(0.0, 6.0), (0.0, -6.0), (0.0, 8.0), (0.0, -8.0), (0.0, 10.0), (0.0, -10.0), (5.4, 0.0), (-5.4, 0.0)];
/// How far from where it should be print may lie, mm: other runs set their words in other letters.
const NEAR_MM: f64 = 0.4;
/// Spots of the blank that are looked at.
const SPOTS: usize = 4_000;
/// Grey below which a spot is dark.
const DARK: u8 = 128;

/// Whether a picture knows black and white only.
pub(super) fn is_bitonal(picture: &GrayImage) -> bool {
    const EVERY: usize = 89;
    let is_between = |grey: &&u8| (16..240).contains(*grey);
    let (between, all) = (picture.as_raw().iter().step_by(EVERY).filter(is_between).count(), picture.as_raw().len() / EVERY);
    between * 500 < all
}

/// Whether the print of `blank` lies where `place` (page mm to picture pixels, `px_per_mm` of them a mm) puts it, and nowhere near by.
pub(super) fn lies_there(picture: &GrayImage, blank: &GrayImage, place: &dyn Fn((f64, f64)) -> (f64, f64), px_per_mm: f64) -> bool {
    let spots = dark_spots(blank);
    let reach = (NEAR_MM * px_per_mm).round() as i64;
    let share = |(dx, dy): (f64, f64)| {
        let near = spots.iter().filter(|(x, y)| is_dark_near(picture, place((x + dx, y + dy)), reach)).count();
        near as f64 / spots.len().max(1) as f64
    };
    let here = share((0.0, 0.0));
    let elsewhere = ELSEWHERE_MM.into_iter().map(share).fold(0.0, f64::max);
    here >= PRINT_LEFT && here >= LEADS * elsewhere
}

/// Dark places of the blank, mm, spread over all of it.
fn dark_spots(blank: &GrayImage) -> Vec<(f64, f64)> {
    let is_dark = |grey: &u8| *grey < DARK;
    let step = blank.as_raw().iter().filter(|grey| is_dark(grey)).count() / SPOTS + 1;
    let width = blank.width().max(1) as usize;
    let mm = |at: usize| (at as f64 + 0.5) / f64::from(PX_PER_MM);
    let dark = blank.as_raw().iter().enumerate().filter(|(_, grey)| is_dark(grey)).step_by(step);
    dark.map(|(at, _)| (mm(at % width), mm(at / width))).collect()
}

/// Whether a pixel within `reach` of a place is dark.
fn is_dark_near(picture: &GrayImage, (x, y): (f64, f64), reach: i64) -> bool {
    let (width, height) = (i64::from(picture.width()), i64::from(picture.height()));
    let (x, y) = (x.floor() as i64, y.floor() as i64);
    let columns = (x - reach).clamp(0, width)..(x + reach + 1).clamp(0, width);
    let mut rows = (y - reach).clamp(0, height)..(y + reach + 1).clamp(0, height);
    rows.any(|row| picture.as_raw()[(row * width + columns.start) as usize..(row * width + columns.end) as usize].iter().any(|grey| *grey < DARK))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::registration::{Search, locate};
    use crate::read::stage_clock::StageClock;
    use crate::read::template::{FormPage, Templates};
    use image::Luma;
    use std::path::Path;
    use std::sync::Arc;

    /// The blank of page 1 in black and white, without its print in half of its squares of 4 mm.
    fn faded(blank: &GrayImage) -> GrayImage {
        let is_gone = |x: u32, y: u32| (x / 32 * 7 + y / 32 * 5 + x / 32 * (y / 32) % 11) % 9 < 4;
        GrayImage::from_fn(blank.width(), blank.height(), |x, y| Luma([if blank.get_pixel(x, y).0[0] < DARK && !is_gone(x, y) { 0 } else { 255 }]))
    }

    #[test]
    fn a_page_of_which_half_is_gone_is_laid_where_the_rest_is() {
        let templates = Templates::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models/templates")).unwrap();
        let blank = &templates.pages.iter().find(|page| page.page == FormPage::P1).unwrap().blank;
        let picture = Arc::new(faded(blank));
        assert!(is_bitonal(&picture) && !is_bitonal(&GrayImage::from_pixel(300, 300, Luma([200]))));
        let panels = locate(&picture, Some(PX_PER_MM * 25.4), &templates, Search::Everywhere, &StageClock::default());
        let form = panels[0].form.as_ref().expect("found");
        let (x, y) = form.stored(100.0, 150.0);
        assert!(form.page == FormPage::P1 && (x - 100.0 * PX_PER_MM).hypot(y - 150.0 * PX_PER_MM) < 3.0, "{x} {y}");
        assert!(form.agreement < 0.9, "its lines alone would not have told: {}", form.agreement);
    }

    #[test]
    fn print_a_row_away_is_not_there() {
        let templates = Templates::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models/templates")).unwrap();
        for page in &templates.pages {
            let (picture, scale) = (faded(&page.blank), f64::from(PX_PER_MM));
            let lies = |dx: f64, dy: f64| lies_there(&picture, &page.blank, &|(x, y)| ((x + dx) * scale, (y + dy) * scale), scale);
            assert!(lies(0.0, 0.2), "{:?}", page.page);
            assert!(!lies(0.0, 8.0) && !lies(5.4, 0.0) && !lies(60.0, 80.0), "{:?}", page.page);
        }
    }
}
