//! What is looked for on a sheet, and how it may lie there: whole, in part, or smaller; a first guess by the bar codes that the rulings make.

use super::bars::{self, Range};
use super::fit::{self, Piece};
use super::homography::Homography;
use super::sheet::SHEET_PX;
use crate::read::template::PageTemplate;
use std::sync::Arc;

/// What is searched for: one form page with its lines made ready.
pub(super) struct Model {
    pub(super) page: Arc<PageTemplate>,
    pub(super) pieces: Vec<Piece>,
    rows: Vec<f32>,
    columns: Vec<f32>,
}

impl Model {
    pub(super) fn of(page: &Arc<PageTemplate>) -> Self {
        let code = |horizontal: bool, length: f32| {
            let mut raw = vec![0.0f32; (f64::from(length) * SHEET_PX) as usize];
            for line in page.lines.iter().filter(|l| l.horizontal == horizontal && l.to - l.from >= 8.0) {
                if let Some(bar) = raw.get_mut((f64::from(line.at) * SHEET_PX) as usize) {
                    *bar += (line.to - line.from) * SHEET_PX as f32;
                }
            }
            raw.into_iter().map(f32::sqrt).collect()
        };
        let (width, height) = page.size_mm;
        Self { page: Arc::clone(page), pieces: fit::pieces(&page.lines, 8.0), rows: code(true, height), columns: code(false, width) }
    }
}

/// A way to take a quadrilateral for paper of a known size.
pub(super) struct Hypothesis {
    pub(super) width_mm: f64,
    pub(super) height_mm: f64,
    /// Whether the sheet is turned a quarter clockwise before it is compared; both ways are tried where both are named.
    pub(super) quarters: &'static [bool],
    /// How the page lies on the sheet.
    pub(super) lie: Lie,
}

/// A first guess at how a page lies on a sheet, by its bar codes.
pub(super) struct Lay<'m> {
    /// Product of the likenesses either way.
    likeness: f64,
    pub(super) model: &'m Model,
    /// Upside down.
    pub(super) turned: bool,
    pub(super) map: Homography,
}

/// Likeness below which no page of the form was found in the development set (the least that was: 0.13), with room for worse pictures. Pages of the palest
/// print run, faxed, are less like: [`filling`] is for them.
const UNLIKE: f64 = 0.05;
/// Share of the best likeness below which another guess has no chance beside it.
const HOPELESS: f64 = 0.35;
/// Guesses that are looked at closely.
const MOST_LAYS: usize = 8;

/// The guesses worth a close look, best first.
pub(super) fn ranked<'m>(models: &'m [Model], rows: &[f32], columns: &[f32], range: Range) -> Vec<Lay<'m>> {
    let mut ranked: Vec<Lay<'m>> = Vec::new();
    for model in models {
        for turned in [false, true] {
            let y = bars::lays(&model.rows, rows, turned, range);
            let x = bars::lays(&model.columns, columns, turned, range);
            for y in y.iter().take(2) {
                for x in x.iter().take(2) {
                    ranked.push(Lay { likeness: x.likeness * y.likeness, model, turned, map: fit::laid(*x, *y) });
                }
            }
        }
    }
    ranked.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    ranked.truncate(MOST_LAYS);
    let best = ranked.first().map_or(0.0, |lay| lay.likeness);
    ranked.retain(|lay| lay.likeness >= UNLIKE.max(HOPELESS * best));
    ranked
}

/// Every page lying just as the sheet does, either way up: what is left to guess where rulings faded and make no bar code.
pub(super) fn filling(models: &[Model]) -> impl Iterator<Item = Lay<'_>> {
    let lay = |model, turned, map| Lay { likeness: 0.0, model, turned, map };
    models.iter().flat_map(move |model| {
        let (width, height) = (f64::from(model.page.size_mm.0) * SHEET_PX, f64::from(model.page.size_mm.1) * SHEET_PX);
        let upright = Homography::scale_shift(SHEET_PX, SHEET_PX, 0.0, 0.0);
        [lay(model, false, upright), lay(model, true, Homography::scale_shift(-SHEET_PX, -SHEET_PX, width, height))]
    })
}

/// How a page may lie on a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lie {
    /// It fills the sheet, or nearly: copiers that fit a page onto paper reduce it to 93 % and less.
    Filling,
    /// At a known scale, anywhere: a part of a page, or a page on a larger glass.
    Anywhere,
    /// As large as the sheet, and shifted, so that a part of it is beyond the picture.
    Cut,
    /// Smaller than the sheet, which fills the picture: a much reduced copy, or a photo whose background looks like paper.
    Smaller,
}

impl Lie {
    /// Length of long lines, mm, below which no page of the form lies so: in the direction that has more, and in the other. A whole page has 1900
    /// and 470 at least, half a page 680 and 140; a page on a bright table is searched for on much ruling alone, so that other papers do not
    /// cost the wide search.
    pub(super) const fn least_ruling(self) -> (f64, f64) {
        match self {
            Self::Filling => (400.0, 100.0),
            Self::Anywhere | Self::Cut => (250.0, 60.0),
            Self::Smaller => (900.0, 350.0),
        }
    }

    pub(super) fn range(self) -> Range {
        match self {
            Self::Filling => Range { scales: (0.86, 1.06), shift: Some(14.0 * SHEET_PX) },
            Self::Anywhere => Range { scales: (0.97, 1.03), shift: None },
            Self::Cut => Range { scales: (0.95, 1.05), shift: Some(90.0 * SHEET_PX) },
            Self::Smaller => Range { scales: (0.5, 0.98), shift: Some(0.0) },
        }
    }
}
