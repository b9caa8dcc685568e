//! Two pages side by side in one picture: the halves of an A3 sheet.

use super::lie::{Lie, Model};
use super::sheet::Corners;
use super::{Found, Panel, Scene};
use crate::dossier::page::{BoundingBox, Rotation};

impl Scene<'_> {
    /// The two halves of `corners`, if one of them is a form page.
    pub(super) fn spread(&self, corners: &Corners, models: &[Model]) -> Option<Vec<Panel>> {
        let [a, b, c, d] = *corners;
        let far = |p: (f64, f64), q: (f64, f64)| (p.0 - q.0).hypot(p.1 - q.1);
        let mid = |p: (f64, f64), q: (f64, f64)| ((p.0 + q.0) / 2.0, (p.1 + q.1) / 2.0);
        let (width, height) = ((far(a, b) + far(c, d)) / 2.0, (far(b, c) + far(d, a)) / 2.0);
        let wide = width > height;
        let ratio = if wide { width / height } else { height / width };
        if !(1.2..1.65).contains(&ratio) {
            return None;
        }
        let halves: [Corners; 2] =
            if wide { [[a, mid(a, b), mid(d, c), d], [mid(a, b), b, c, mid(d, c)]] } else { [[a, b, mid(b, c), mid(a, d)], [mid(a, d), mid(b, c), c, d]] };
        let found = [self.find(&halves[0], models, Lie::Filling), self.find(&halves[1], models, Lie::Filling)];
        let share = |f: &Option<Found<'_>>| f.as_ref().map_or(0.0, |f| f.agreement.share);
        let rotation = if share(&found[0]) >= share(&found[1]) { found[0].as_ref()?.rotation } else { found[1].as_ref()?.rotation };
        if rotation.swaps_sides() == wide {
            return None;
        }
        let areas = self.areas(wide);
        let panels = found.into_iter().zip(areas).map(|(found, area)| {
            let form = found.filter(|f| f.rotation == rotation).and_then(|f| self.register(&f));
            Panel { index: None, area, rotation: Some(rotation), form }
        });
        let mut panels: Vec<Panel> = panels.collect();
        if panels.iter().all(|panel| panel.form.is_none()) {
            return None;
        }
        // Left when upright: the first half of the picture, unless the turn brings it to the right.
        if matches!(rotation, Rotation::Half | Rotation::Quarter) {
            panels.reverse();
        }
        panels.iter_mut().zip(0..).for_each(|(panel, index)| panel.index = Some(index));
        Some(panels)
    }

    fn areas(&self, wide: bool) -> [BoundingBox; 2] {
        let (width, height) = self.picture.dimensions();
        if wide {
            let half = width / 2;
            [BoundingBox { x: 0, y: 0, width: half, height }, BoundingBox { x: half, y: 0, width: width - half, height }]
        } else {
            let half = height / 2;
            [BoundingBox { x: 0, y: 0, width, height: half }, BoundingBox { x: 0, y: half, width, height: height - half }]
        }
    }
}
