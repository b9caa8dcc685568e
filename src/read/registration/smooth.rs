//! What a flat map cannot follow: curl, feed stretch, lens. A cubic in either direction, fitted robustly to what was measured.

use super::fit::{Measure, tukey};
use super::homography::solve;

/// Terms of a cubic in two variables.
const TERMS: usize = 10;

/// A small displacement of the printed page, mm, that varies smoothly.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Smooth {
    dx: [f64; TERMS],
    dy: [f64; TERMS],
    /// Where measures were taken: left, top, right, bottom, mm. Beyond it the displacement stays as at its rim.
    known: [f64; 4],
}

impl Smooth {
    /// Fits the displacement that takes printed places to measured ones.
    pub(crate) fn fit(measures: &[Measure]) -> Self {
        let known = measures.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |k, m| {
            let (x, y) = m.piece.middle;
            [k[0].min(x), k[1].min(y), k[2].max(x), k[3].max(y)]
        });
        if known[0] >= known[2] || known[1] >= known[3] {
            return Self::default();
        }
        let empty = Self { known, ..Self::default() };
        Self { dx: empty.axis(measures, false), dy: empty.axis(measures, true), known }
    }

    fn axis(&self, measures: &[Measure], horizontal: bool) -> [f64; TERMS] {
        let mine: Vec<&Measure> = measures.iter().filter(|m| m.piece.horizontal == horizontal).collect();
        let mut terms = [0.0; TERMS];
        for round in 0..4 {
            let mut normal = [[0.0; TERMS]; TERMS];
            let mut right = [0.0; TERMS];
            let mut total = 0.0;
            for m in &mine {
                let basis = self.basis(m.piece.middle);
                let miss = m.off - dot(&terms, &basis);
                let weight = m.weight * if round == 0 { 1.0 } else { tukey(miss / 0.5) };
                total += weight;
                for (i, a) in basis.iter().enumerate() {
                    right[i] += weight * a * m.off;
                    for (j, b) in basis.iter().enumerate() {
                        normal[i][j] += weight * a * b;
                    }
                }
            }
            // Higher terms must earn their place.
            for (i, row) in normal.iter_mut().enumerate() {
                row[i] += total * if i < 3 { 1e-4 } else { 4e-3 };
            }
            if mine.len() < 2 * TERMS {
                return [0.0; TERMS];
            }
            match solve(normal, right) {
                Some(solved) => terms = solved,
                None => return [0.0; TERMS],
            }
        }
        terms
    }

    fn basis(&self, (x, y): (f64, f64)) -> [f64; TERMS] {
        let scaled = |v: f64, from: f64, to: f64| if to > from { ((v.clamp(from, to) - from) / (to - from)).mul_add(2.0, -1.0) } else { 0.0 };
        let (u, v) = (scaled(x, self.known[0], self.known[2]), scaled(y, self.known[1], self.known[3]));
        [1.0, u, v, u * u, u * v, v * v, u * u * u, u * u * v, u * v * v, v * v * v]
    }

    /// The printed place `at` with its displacement, mm.
    pub(crate) fn moved(&self, at: (f64, f64)) -> (f64, f64) {
        let basis = self.basis(at);
        (at.0 + dot(&self.dx, &basis), at.1 + dot(&self.dy, &basis))
    }
}

fn dot(a: &[f64; TERMS], b: &[f64; TERMS]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::Smooth;
    use crate::read::registration::fit::{Measure, Piece};

    #[test]
    fn a_curl_is_followed_and_a_stray_measure_is_not() {
        let curl = |x: f64, y: f64| 0.4 * ((x - 100.0) / 100.0).powi(2) - 0.2 * y / 300.0;
        let mut measures: Vec<Measure> = (0..200)
            .map(|i| {
                let middle = (10.0 + f64::from(i % 14) * 14.0, 20.0 + f64::from(i / 14) * 18.0);
                Measure { piece: Piece { horizontal: true, middle, half: 2.5 }, off: curl(middle.0, middle.1), weight: 1.0 }
            })
            .collect();
        measures[60].off = 0.9;
        let smooth = Smooth::fit(&measures);
        for at in [(30.0, 40.0), (150.0, 200.0), (100.0, 100.0)] {
            assert!((smooth.moved(at).1 - at.1 - curl(at.0, at.1)).abs() < 0.03, "{at:?}");
            assert_eq!(smooth.moved(at).0, at.0);
        }
    }
}
