//! Where a field lies on the picture that a reviewer sees: fractions of the upright page.

use crate::dossier::{BoundingBox, PageReading, Rotation};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A rectangle in fractions of the upright page image: `x`, `y` its top left corner, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Place {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Place {
    /// Where `area`, in pixels of the stored image, lies on the upright picture of `page`; nothing where the page has no size.
    pub fn on_page(area: BoundingBox, page: &PageReading) -> Option<Self> {
        let whole = BoundingBox { x: 0, y: 0, width: page.width, height: page.height };
        let panel = if page.panel_box.width == 0 || page.panel_box.height == 0 { whole } else { page.panel_box };
        if panel.width == 0 || panel.height == 0 {
            return None;
        }
        let across = |pixels: u32| (f64::from(pixels) - f64::from(panel.x)) / f64::from(panel.width);
        let down = |pixels: u32| (f64::from(pixels) - f64::from(panel.y)) / f64::from(panel.height);
        let (left, right) = (across(area.x), across(area.x.saturating_add(area.width)));
        let (top, bottom) = (down(area.y), down(area.y.saturating_add(area.height)));
        let (x, y, x_end, y_end) = match page.rotation {
            Rotation::None => (left, top, right, bottom),
            Rotation::Quarter => (1.0 - bottom, left, 1.0 - top, right),
            Rotation::Half => (1.0 - right, 1.0 - bottom, 1.0 - left, 1.0 - top),
            Rotation::ThreeQuarter => (top, 1.0 - right, bottom, 1.0 - left),
        };
        let [x, y, x_end, y_end] = [x, y, x_end, y_end].map(|edge| edge.clamp(0.0, 1.0));
        Some(Self { x, y, w: x_end - x, h: y_end - y })
    }

    /// Whether it lies on the page; what a client sends may not.
    pub fn is_on_page(&self) -> bool {
        let [x, y, w, h] = [self.x, self.y, self.w, self.h];
        [x, y, w, h].iter().all(|n| (0.0..=1.0).contains(n)) && x + w <= 1.0 + 1e-6 && y + h <= 1.0 + 1e-6
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::DocumentType;

    fn page(rotation: Rotation, panel_box: BoundingBox) -> PageReading {
        PageReading {
            file: "01.jpg".into(),
            page: 1,
            panel: None,
            document_type: DocumentType::ClaimFormP1,
            rotation,
            width: 200,
            height: 100,
            panel_box,
            quality: Vec::new(),
            error: None,
        }
    }

    const WHOLE: BoundingBox = BoundingBox { x: 0, y: 0, width: 200, height: 100 };
    const AREA: BoundingBox = BoundingBox { x: 20, y: 10, width: 40, height: 30 };

    fn at(place: Option<Place>) -> [i64; 4] {
        let place = place.expect("a page with a size");
        #[expect(clippy::cast_possible_truncation, reason = "fractions, in thousandths")]
        [place.x, place.y, place.w, place.h].map(|n| (n * 1000.0).round() as i64)
    }

    #[test]
    fn a_place_turns_with_the_page() {
        assert_eq!(at(Place::on_page(AREA, &page(Rotation::None, WHOLE))), [100, 100, 200, 300]);
        // Turned clockwise the left edge becomes the top, the bottom edge the left.
        assert_eq!(at(Place::on_page(AREA, &page(Rotation::Quarter, WHOLE))), [600, 100, 300, 200]);
        assert_eq!(at(Place::on_page(AREA, &page(Rotation::Half, WHOLE))), [700, 600, 200, 300]);
        assert_eq!(at(Place::on_page(AREA, &page(Rotation::ThreeQuarter, WHOLE))), [100, 700, 300, 200]);
    }

    #[test]
    fn a_place_is_a_part_of_its_panel() {
        let right = BoundingBox { x: 100, y: 0, width: 100, height: 100 };
        let area = BoundingBox { x: 150, y: 50, width: 25, height: 25 };
        assert_eq!(at(Place::on_page(area, &page(Rotation::None, right))), [500, 500, 250, 250]);
    }

    #[test]
    fn a_place_outside_of_the_page_is_cut() {
        let area = BoundingBox { x: 190, y: 90, width: u32::MAX, height: u32::MAX };
        assert!(Place::on_page(area, &page(Rotation::Quarter, WHOLE)).is_some_and(|place| place.is_on_page()));
        let nothing = BoundingBox::default();
        assert_eq!(Place::on_page(AREA, &PageReading { width: 0, height: 0, ..page(Rotation::None, nothing) }), None);
    }
}
