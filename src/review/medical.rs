//! Where medical codes stand on a page of the form: what was read of them, and the printed column that holds them, read or not.

use super::place::Place;
use crate::dossier::{DocumentType, DossierReading, FieldKey, PageReading};
use serde::Deserialize;
use std::sync::LazyLock;

/// How far beyond a field that was read its cover reaches, as a part of the field's height: ink runs over the lines of a cell.
const INK_RUNS_OVER: f64 = 0.3;

/// How far beyond the printed column the cover reaches, mm: more would hide the amounts beside it.
const COLUMN_MARGIN_MM: f64 = 1.5;

/// The same where nothing on the page tells how it lies, mm.
const UNPLACED_MARGIN_MM: f64 = 12.0;

/// The printed form: as much of its description as is needed here.
#[derive(Deserialize)]
struct Form {
    page_mm: [f64; 2],
    page: Vec<FormPage>,
}

#[derive(Deserialize)]
struct FormPage {
    id: String,
    field: Vec<Zone>,
}

#[derive(Deserialize)]
struct Zone {
    key: String,
    #[serde(rename = "box")]
    place: Option<[f64; 4]>,
}

/// The form that the program was built with; nothing where its description is broken, which a test refuses.
static FORM: LazyLock<Option<Form>> = LazyLock::new(|| toml::from_str(include_str!("../../models/templates/feuille-de-soins.toml")).ok());

/// Whether a field holds a medical code (CIM-10).
pub fn is_medical(key: &FieldKey) -> bool {
    key.parts().is_some_and(|(_, _, column)| column == "icd10")
}

/// Whether a dossier bears a medical code, read or only seen.
pub fn bears_codes(reading: &DossierReading) -> bool {
    reading.fields.keys().chain(&reading.unread).any(is_medical)
}

/// What is to be covered on the picture of a page.
pub fn places_on(reading: &DossierReading, index: usize) -> Vec<Place> {
    let Some(page) = reading.pages.get(index) else { return Vec::new() };
    let own = reading.fields.iter().filter(|(key, field)| field.page == index && is_medical(key));
    let own = own.filter_map(|(_, field)| Place::on_page(field.place, page));
    let upright = upright(page);
    own.map(|place| grown(place, place.h * INK_RUNS_OVER * upright, place.h * INK_RUNS_OVER)).chain(column(reading, index)).collect()
}

/// Height of the upright page by its width.
fn upright(page: &PageReading) -> f64 {
    let (width, height) = if page.panel_box.width == 0 { (page.width, page.height) } else { (page.panel_box.width, page.panel_box.height) };
    let (width, height) = if page.rotation.swaps_sides() { (height, width) } else { (width, height) };
    f64::from(height.max(1)) / f64::from(width.max(1))
}

/// The printed column of codes where it lies on this page's picture.
fn column(reading: &DossierReading, index: usize) -> Option<Place> {
    let form = FORM.as_ref()?;
    let page = reading.pages.get(index).filter(|page| page.document_type == DocumentType::ClaimFormP2)?;
    let printed = form.page.iter().find(|page| page.id == "p2")?;
    let zones = printed.field.iter().filter(|zone| is_medical(&FieldKey::new(&zone.key))).filter_map(|zone| zone.place);
    let hull = zones.map(corners).fold(None, |hull: Option<[f64; 4]>, [left, top, right, bottom]| {
        let [l, t, r, b] = hull.unwrap_or([left, top, right, bottom]);
        Some([l.min(left), t.min(top), r.max(right), b.max(bottom)])
    })?;
    // Every field that was read says where its printed zone lies.
    let pairs = printed.field.iter().filter_map(|zone| {
        let field = reading.fields.get(&FieldKey::new(&zone.key)).filter(|field| field.page == index)?;
        let place = Place::on_page(field.place, page)?;
        Some((corners(zone.place?), [place.x, place.y, place.x + place.w, place.y + place.h]))
    });
    let pairs: Vec<([f64; 4], [f64; 4])> = pairs.collect();
    let [wide, high] = form.page_mm;
    let (laid, margin) = match Laid::by(&pairs) {
        Some(laid) => (laid, COLUMN_MARGIN_MM),
        None => (Laid { across: [1.0 / wide, 0.0, 0.0], down: [0.0, 1.0 / high, 0.0] }, UNPLACED_MARGIN_MM),
    };
    Some(grown(laid.hull(hull), margin / wide, margin / high))
}

/// Left, top, right and bottom of a printed zone.
fn corners([x, y, width, height]: [f64; 4]) -> [f64; 4] {
    [x, y, x + width, y + height]
}

fn grown(place: Place, across: f64, down: f64) -> Place {
    let [left, top] = [place.x - across, place.y - down].map(|edge| edge.clamp(0.0, 1.0));
    let [right, bottom] = [place.x + place.w + across, place.y + place.h + down].map(|edge| edge.clamp(0.0, 1.0));
    Place { x: left, y: top, w: right - left, h: bottom - top }
}

/// How the printed page lies on a picture: each coordinate a sum of millimetres across and down and a constant.
struct Laid {
    across: [f64; 3],
    down: [f64; 3],
}

impl Laid {
    /// Fitted to zones and where they lie (left, top, right, bottom), by least squares; nothing where they do not say enough.
    fn by(pairs: &[([f64; 4], [f64; 4])]) -> Option<Self> {
        let (mut sums, mut across, mut down) = ([[0.0; 3]; 3], [0.0; 3], [0.0; 3]);
        for (printed, lies) in pairs {
            for (column, row) in [(0, 1), (2, 1), (0, 3), (2, 3)] {
                let point = [printed[column], printed[row], 1.0];
                for (i, a) in point.iter().enumerate() {
                    for (j, b) in point.iter().enumerate() {
                        sums[i][j] += a * b;
                    }
                    across[i] += a * lies[column];
                    down[i] += a * lies[row];
                }
            }
        }
        Some(Self { across: solved(&sums, &across)?, down: solved(&sums, &down)? })
    }

    /// The upright rectangle round a printed one where it lies.
    fn hull(&self, [left, top, right, bottom]: [f64; 4]) -> Place {
        let at = |[a, b, c]: [f64; 3], x: f64, y: f64| a * x + b * y + c;
        let points = [(left, top), (right, top), (left, bottom), (right, bottom)];
        let span = |by: [f64; 3]| {
            let all = points.map(|(x, y)| at(by, x, y).clamp(0.0, 1.0));
            (all.iter().copied().fold(1.0, f64::min), all.iter().copied().fold(0.0, f64::max))
        };
        let ((x, x_end), (y, y_end)) = (span(self.across), span(self.down));
        Place { x, y, w: (x_end - x).max(0.0), h: (y_end - y).max(0.0) }
    }
}

/// The three unknowns of three equations, by Cramer's rule; nothing where they hang together.
fn solved(m: &[[f64; 3]; 3], right: &[f64; 3]) -> Option<[f64; 3]> {
    let determinant = |m: &[[f64; 3]; 3]| {
        m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
            + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
    };
    let whole = determinant(m);
    if whole.abs() < 1.0 {
        return None;
    }
    let of = |column: usize| {
        let mut replaced = *m;
        for (row, value) in replaced.iter_mut().zip(right) {
            row[column] = *value;
        }
        determinant(&replaced) / whole
    };
    Some([of(0), of(1), of(2)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::field::FieldReading;
    use crate::dossier::{BoundingBox, Rotation, Route, Source};

    /// A picture of 10 pixels a millimetre on which the page lies 100 pixels to the right and 50 down.
    fn reading(fields: &[(&str, [u32; 4])]) -> DossierReading {
        let page = PageReading {
            file: "02.jpg".into(),
            page: 1,
            panel: None,
            document_type: DocumentType::ClaimFormP2,
            rotation: Rotation::None,
            width: 2300,
            height: 3070,
            panel_box: BoundingBox { x: 0, y: 0, width: 2300, height: 3070 },
            quality: Vec::new(),
            error: None,
        };
        let field = |[x, y, width, height]: [u32; 4]| FieldReading {
            value: "1".into(),
            confidence: 0.9,
            page: 0,
            place: BoundingBox { x: 100 + 10 * x, y: 50 + 10 * y, width: 10 * width, height: 10 * height },
            raw: String::new(),
            source: Source::Line,
            alternatives: Vec::new(),
        };
        DossierReading {
            dossier: String::new(),
            pages: vec![page],
            fields: fields.iter().map(|(key, place)| (FieldKey::from(*key), field(*place))).collect(),
            unread: Vec::new(),
            paper: crate::dossier::reading::PaperFacts::default(),
            findings: Vec::new(),
            route: Route::Manual,
            seconds: 0.0,
            stages: crate::dossier::CoreSeconds::default(),
        }
    }

    fn millimetres(place: &Place) -> [i64; 4] {
        #[expect(clippy::cast_possible_truncation, reason = "millimetres of a page")]
        let whole = |fraction: f64, side: f64, from: f64| ((fraction * side - from) / 10.0).round() as i64;
        [whole(place.x, 2300.0, 100.0), whole(place.y, 3070.0, 50.0), whole(place.w, 2300.0, 0.0), whole(place.h, 3070.0, 0.0)]
    }

    #[test]
    fn the_whole_column_is_covered_where_the_page_lies_though_no_code_was_read() {
        let places = places_on(&reading(&[("acts[0].amount", [112, 28, 34, 13])]), 0);
        assert_eq!(places.iter().map(millimetres).collect::<Vec<_>>(), [[90, 26, 23, 81]]);
    }

    #[test]
    fn what_was_read_is_covered_with_what_runs_over() {
        let read = reading(&[("acts[2].icd10", [92, 54, 20, 13])]);
        let places = places_on(&read, 0);
        assert_eq!(millimetres(&places[0]), [88, 50, 28, 21]);
        assert_eq!(places.len(), 2);
        assert!(bears_codes(&read) && !bears_codes(&reading(&[])));
    }

    #[test]
    fn where_nothing_tells_how_the_page_lies_more_is_covered() {
        let place = places_on(&reading(&[]), 0)[0];
        assert!(place.x < 91.0 / 210.0 - 0.04 && place.x + place.w > 113.0 / 210.0 + 0.04);
    }

    #[test]
    fn other_pages_stay_as_they_are() {
        let mut first = reading(&[]);
        first.pages[0].document_type = DocumentType::ClaimFormP1;
        assert!(places_on(&first, 0).is_empty() && places_on(&first, 7).is_empty());
    }
}
