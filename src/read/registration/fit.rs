//! From a rough place to an exact one: short pieces of the printed lines are looked for beside where they should be, and the map follows them.

use super::homography::{Homography, Pull};
use super::sheet::{SHEET_PX, Sheet};
use crate::read::raster;
use crate::read::template::PrintedLine;
use image::GrayImage;

/// A short piece of a printed line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) horizontal: bool,
    /// Its middle, mm.
    pub(crate) middle: (f64, f64),
    /// Half its length, mm.
    pub(crate) half: f64,
}

/// Cuts lines into pieces of at most `length` mm, leaving out the ends, where corners confuse.
pub(crate) fn pieces(lines: &[PrintedLine], length: f64) -> Vec<Piece> {
    const END: f64 = 0.4;
    let mut out = Vec::new();
    for line in lines {
        let (from, to) = (f64::from(line.from) + END, f64::from(line.to) - END);
        let count = ((to - from) / length).ceil().max(1.0);
        let half = (to - from) / count / 2.0;
        for i in 0..count as usize {
            let along = from + half * (2 * i + 1) as f64;
            let at = f64::from(line.at);
            let middle = if line.horizontal { (along, at) } else { (at, along) };
            out.push(Piece { horizontal: line.horizontal, middle, half });
        }
    }
    out
}

impl Piece {
    const fn normal(&self) -> (f64, f64) {
        if self.horizontal { (0.0, 1.0) } else { (1.0, 0.0) }
    }

    /// The point `t` (-1 to 1) along and `off` mm across.
    const fn point(&self, t: f64, off: f64) -> (f64, f64) {
        let (x, y) = self.middle;
        if self.horizontal { (x + t * self.half, y + off) } else { (x + off, y + t * self.half) }
    }
}

/// How well a page lies on a sheet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Agreement {
    /// Share of the visible printed lines that are seen at their place; the smaller of both directions.
    pub(crate) share: f64,
    /// Share of all printed lines that lie inside the sheet.
    pub(crate) visible: f64,
}

impl Agreement {
    /// How much a match is worth beside another one: a scrap that agrees by chance is worth little.
    pub(crate) fn worth(&self) -> f64 {
        self.share * self.visible.min(0.6) / 0.6
    }
}

/// Whether a settled map is still a picture of a page: close to the lay it started from in size, with no edge turned over or collapsed.
pub(crate) fn plausible(map: &Homography, lay: &Homography, (width, height): (f32, f32)) -> bool {
    const FARTHEST_MM: f64 = 25.0;
    let (width, height) = (f64::from(width), f64::from(height));
    [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height), (width / 2.0, height / 2.0)].into_iter().all(|corner| {
        let (a, b) = (map.apply(corner), lay.apply(corner));
        let ratio = scale_at(map, corner) / scale_at(lay, corner).max(1e-9);
        (a.0 - b.0).hypot(a.1 - b.1) < FARTHEST_MM * SHEET_PX && (0.7..1.4).contains(&ratio)
    })
}

/// Where each piece is found on the sheet: offset across in sheet pixels and strength 0 to 255.
fn found(sheet: &Sheet, map: &Homography, piece: &Piece, reach: i32) -> Option<(f64, f64)> {
    const SAMPLES: [f64; 5] = [-0.8, -0.4, 0.0, 0.4, 0.8];
    let evidence = if piece.horizontal { &sheet.rows } else { &sheet.columns };
    let places = SAMPLES.map(|t| {
        let (x, y) = map.apply(piece.point(t, 0.0));
        if piece.horizontal { (x, y) } else { (y, x) }
    });
    let (along, across) = places[2];
    if along < 0.0 || across < 0.0 || along >= evidence.along as f64 || across >= evidence.across as f64 {
        return None;
    }
    let strength = |off: i32| {
        let mut seen = places.map(|(along, across)| evidence.at(along, across + f64::from(off)));
        seen.sort_unstable();
        // The weakest is left out: a stroke may cross there.
        f64::from(u32::from(seen[1]) + u32::from(seen[2]) + u32::from(seen[3])) / 3.0
    };
    let best = (-reach..=reach).map(|off| (off, strength(off))).max_by(|a, b| {
        let worth = |(off, s): &(i32, f64)| s - 2.0 * f64::from(off.abs());
        worth(a).total_cmp(&worth(b))
    })?;
    let (left, right) = (strength(best.0 - 1), strength(best.0 + 1));
    let sum = left + best.1 + right;
    let fine = if sum > 0.0 { (right - left) / sum } else { 0.0 };
    // The evidence is sampled by whole pixels: what is found lies in the middle of one.
    let base = across.floor() + 0.5 - across;
    Some((f64::from(best.0) + fine + base, best.1))
}

/// Strength from which a piece counts as seen.
const SEEN: f64 = 60.0;

/// Lets `map` (page mm to sheet pixels) follow the lines it finds, wide first, then close.
pub(crate) fn settle(sheet: &Sheet, pieces: &[Piece], map: &Homography) -> Homography {
    let mut map = *map;
    for (reach, stiff, cut) in [(8, 1.0, 5.0), (6, 0.3, 3.0), (4, 0.003, 2.0), (3, 0.0003, 1.5), (3, 0.0003, 1.2)] {
        let Some(next) = step(sheet, pieces, &map, reach, stiff, cut) else { return map };
        map = next;
    }
    map
}

fn step(sheet: &Sheet, pieces: &[Piece], map: &Homography, reach: i32, stiff: f64, cut: f64) -> Option<Homography> {
    let seen: Vec<(Piece, f64, f64)> =
        pieces.iter().filter_map(|p| found(sheet, map, p, reach).filter(|(_, s)| *s > SEEN).map(|(off, s)| (*p, off, s))).collect();
    let mut result = *map;
    // Twice: the first fit shows which pieces were mistaken.
    for round in 0..2 {
        let pulls: Vec<Pull> = seen
            .iter()
            .filter_map(|(piece, off, strength)| {
                let (x, y) = map.apply(piece.middle);
                let (nx, ny) = piece.normal();
                let to = (x + nx * off, y + ny * off);
                let at = result.apply(piece.middle);
                let miss = nx * (to.0 - at.0) + ny * (to.1 - at.1);
                let weight = if round == 0 { 1.0 } else { tukey(miss / (2.0 * cut)) };
                (weight > 0.0).then_some(Pull { from: piece.middle, to, normal: piece.normal(), weight: weight * strength })
            })
            .collect();
        if pulls.len() < 16 {
            return None;
        }
        result = result.pulled(&pulls, stiff)?;
    }
    Some(result)
}

/// Tukey's biweight: 1 at 0, 0 from 1 on.
pub(crate) fn tukey(ratio: f64) -> f64 {
    let rest = 1.0 - ratio * ratio;
    if rest > 0.0 { rest * rest } else { 0.0 }
}

/// How much of the page is seen where `map` puts it.
pub(crate) fn agreement(sheet: &Sheet, pieces: &[Piece], map: &Homography) -> Agreement {
    const CLOSE: f64 = 1.6;
    // Length seen, length visible, all length; for vertical and horizontal lines.
    let mut sums = [[0.0; 3]; 2];
    for piece in pieces {
        let sum = &mut sums[usize::from(piece.horizontal)];
        sum[2] += piece.half;
        if let Some((off, strength)) = found(sheet, map, piece, 2) {
            sum[1] += piece.half;
            if strength > SEEN && off.abs() < CLOSE {
                sum[0] += piece.half;
            }
        }
    }
    let share = |s: &[f64; 3]| if s[1] > 0.0 { s[0] / s[1] } else { 0.0 };
    let visible = (sums[0][1] + sums[1][1]) / (sums[0][2] + sums[1][2]).max(1e-9);
    Agreement { share: share(&sums[0]).min(share(&sums[1])), visible }
}

/// A piece measured in the picture itself: how far across from its expected place it lies, mm, and how sure that is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    pub(crate) piece: Piece,
    pub(crate) off: f64,
    pub(crate) weight: f64,
}

/// Measures every piece in the picture at full resolution; `place` takes page mm to picture pixels.
pub(crate) fn measure(picture: &GrayImage, pieces: &[Piece], place: &dyn Fn((f64, f64)) -> (f64, f64), reach: f64) -> Vec<Measure> {
    pieces.iter().filter_map(|piece| measure_piece(picture, piece, place, reach)).collect()
}

fn measure_piece(picture: &GrayImage, piece: &Piece, place: &dyn Fn((f64, f64)) -> (f64, f64), reach: f64) -> Option<Measure> {
    const STEP: f64 = 0.05;
    /// Distance at which a line has ended and paper shows, mm.
    const BESIDE: i32 = 10;
    const ALONG: usize = 9;
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let (x, y) = place(piece.middle);
    if x < 0.0 || y < 0.0 || x >= width || y >= height {
        return None;
    }
    let count = (reach / STEP) as i32 + BESIDE;
    let mut profile = vec![0.0f64; (2 * count + 1) as usize];
    let mut section = vec![0u8; profile.len()];
    for k in 0..ALONG {
        let t = (k as f64 + 0.5) / ALONG as f64 * 2.0 - 1.0;
        // Over a millimetre or two the map is straight: two ends make the whole section.
        let (ax, ay) = place(piece.point(t, -f64::from(count) * STEP));
        let (bx, by) = place(piece.point(t, f64::from(count) * STEP));
        let steps = f64::from(2 * count);
        let step = (((bx - ax) / steps) as f32, ((by - ay) / steps) as f32);
        raster::sample_clamped(picture, (ax as f32, ay as f32), step, &mut section);
        profile.iter_mut().zip(&section).for_each(|(sum, &grey)| *sum += f64::from(grey) / ALONG as f64);
    }
    let dip = |i: i32| {
        let at = |i: i32| profile[(i + count) as usize];
        let paper = at(i - BESIDE).min(at(i + BESIDE));
        (paper - at(i)) / paper.max(24.0)
    };
    let inner = count - BESIDE;
    let (best, depth) = (-inner..=inner).map(|i| (i, dip(i))).max_by(|a, b| a.1.total_cmp(&b.1))?;
    if depth < 0.06 || best.abs() == inner {
        return None;
    }
    // The middle of the dip at half depth and below.
    let (mut sum, mut moment) = (0.0, 0.0);
    for i in (best - 8).max(-inner)..=(best + 8).min(inner) {
        let d = (dip(i) - depth / 2.0).max(0.0);
        sum += d;
        moment += d * f64::from(i);
    }
    Some(Measure { piece: *piece, off: moment / sum * STEP, weight: depth.min(0.3) * piece.half })
}

/// Follows the measures with the map (page mm to picture pixels).
pub(crate) fn follow(map: &Homography, measures: &[Measure]) -> Option<Homography> {
    let mut result = *map;
    for round in 0..3 {
        let pulls: Vec<Pull> = measures
            .iter()
            .filter_map(|m| {
                let off = |map: &Homography| {
                    let back = map.inverse()?;
                    let (nx, ny) = m.piece.normal();
                    let (x, y) = m.piece.middle;
                    Some((back, (x + nx * m.off, y + ny * m.off)))
                };
                let (_, goal) = off(map)?;
                let to = map.apply(goal);
                let from = result.apply(m.piece.middle);
                let ahead = map.apply((goal.0 + m.piece.normal().0, goal.1 + m.piece.normal().1));
                let length = (ahead.0 - to.0).hypot(ahead.1 - to.1).max(1e-6);
                let normal = ((ahead.0 - to.0) / length, (ahead.1 - to.1) / length);
                let miss = (normal.0 * (to.0 - from.0) + normal.1 * (to.1 - from.1)) / length;
                let weight = if round == 0 { 1.0 } else { tukey(miss / 0.8) };
                (weight > 0.0).then_some(Pull { from: m.piece.middle, to, normal, weight: weight * m.weight })
            })
            .collect();
        if pulls.len() < 16 {
            return None;
        }
        result = result.pulled(&pulls, 1e-5)?;
    }
    Some(result)
}

/// The scale of `map`: picture pixels per mm at `at`.
pub(crate) fn scale_at(map: &Homography, at: (f64, f64)) -> f64 {
    let o = map.apply(at);
    let (x, y) = (map.apply((at.0 + 1.0, at.1)), map.apply((at.0, at.1 + 1.0)));
    let area = (x.0 - o.0) * (y.1 - o.1) - (x.1 - o.1) * (y.0 - o.0);
    area.abs().sqrt()
}

/// Page mm to sheet pixels, from a lay each way.
pub(crate) const fn laid(x: super::bars::Fit, y: super::bars::Fit) -> Homography {
    Homography::scale_shift(x.scale * SHEET_PX, y.scale * SHEET_PX, x.offset, y.offset)
}
