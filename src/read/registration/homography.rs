//! Plane projective maps and their least-squares fit.

/// A map of the plane onto the plane that keeps lines straight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Homography(pub(crate) [f64; 9]);

/// One observation for the fit: the point `from` should land on a line through `to` with the unit normal `normal`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pull {
    pub(crate) from: (f64, f64),
    pub(crate) to: (f64, f64),
    pub(crate) normal: (f64, f64),
    pub(crate) weight: f64,
}

impl Homography {
    /// Scale, then shift.
    pub(crate) const fn scale_shift(sx: f64, sy: f64, dx: f64, dy: f64) -> Self {
        Self([sx, 0.0, dx, 0.0, sy, dy, 0.0, 0.0, 1.0])
    }

    /// The image of a point; far away where it has none.
    pub(crate) fn apply(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let h = &self.0;
        let w = h[6] * x + h[7] * y + h[8];
        let w = if w.abs() < 1e-9 { 1e-9 } else { w };
        ((h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w)
    }

    /// First `self`, then `next`.
    pub(crate) fn then(&self, next: &Self) -> Self {
        let (a, b) = (&next.0, &self.0);
        let mut out = [0.0; 9];
        for row in 0..3 {
            for column in 0..3 {
                out[row * 3 + column] = (0..3).map(|k| a[row * 3 + k] * b[k * 3 + column]).sum();
            }
        }
        Self(out).normalised()
    }

    /// The map back; absent where this one is flat.
    pub(crate) fn inverse(&self) -> Option<Self> {
        let m = &self.0;
        let minor = |a: usize, b: usize, c: usize, d: usize| m[a] * m[d] - m[b] * m[c];
        let adjoint = [
            minor(4, 5, 7, 8),
            -minor(1, 2, 7, 8),
            minor(1, 2, 4, 5),
            -minor(3, 5, 6, 8),
            minor(0, 2, 6, 8),
            -minor(0, 2, 3, 5),
            minor(3, 4, 6, 7),
            -minor(0, 1, 6, 7),
            minor(0, 1, 3, 4),
        ];
        let determinant = m[0] * adjoint[0] + m[1] * adjoint[3] + m[2] * adjoint[6];
        (determinant.abs() > 1e-12).then(|| Self(adjoint).normalised())
    }

    fn normalised(self) -> Self {
        let scale = if self.0[8].abs() > 1e-12 { self.0[8] } else { 1.0 };
        Self(self.0.map(|v| v / scale))
    }

    /// The map that takes four points to four points; absent where three are in line.
    pub(crate) fn of_corners(from: [(f64, f64); 4], to: [(f64, f64); 4]) -> Option<Self> {
        let mut rows = Vec::with_capacity(8);
        for ((x, y), (u, v)) in from.into_iter().zip(to) {
            rows.push(([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y], u));
            rows.push(([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y], v));
        }
        let h = solve_normal(&rows, 0.0)?;
        Some(Self([h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], 1.0]))
    }

    /// This map moved so that every pull is met as well as can be (one Gauss-Newton step). `stiff` holds the projective part back; a large
    /// value leaves an affine change.
    pub(crate) fn pulled(&self, pulls: &[Pull], stiff: f64) -> Option<Self> {
        // The change is a map near the identity applied after `self`, in coordinates centred and scaled for good conditioning.
        let n = pulls.len().max(1) as f64;
        let (cx, cy) = pulls.iter().fold((0.0, 0.0), |(x, y), p| (x + p.to.0 / n, y + p.to.1 / n));
        let spread = pulls.iter().map(|p| (p.to.0 - cx).abs().max((p.to.1 - cy).abs())).fold(1.0, f64::max);
        let centre = Self::scale_shift(1.0 / spread, 1.0 / spread, -cx / spread, -cy / spread);
        let mut normal = [[0.0; 8]; 8];
        let mut right = [0.0; 8];
        for pull in pulls {
            let at = centre.apply(self.apply(pull.from));
            let goal = centre.apply(pull.to);
            let (x, y) = at;
            let (nx, ny) = pull.normal;
            // d(x', y') of (1+a)x + by + c, ... with denominator 1 + gx + hy, at the identity.
            let row = [nx * x, nx * y, nx, ny * x, ny * y, ny, -(nx * x * x + ny * x * y), -(nx * x * y + ny * y * y)];
            let miss = nx * (goal.0 - x) + ny * (goal.1 - y);
            for (i, a) in row.iter().enumerate() {
                right[i] += pull.weight * a * miss;
                for (j, b) in row.iter().enumerate() {
                    normal[i][j] += pull.weight * a * b;
                }
            }
        }
        let total: f64 = pulls.iter().map(|p| p.weight).sum();
        for (i, row) in normal.iter_mut().enumerate() {
            row[i] += total * if i < 6 { 1e-9 } else { stiff };
        }
        let d = solve(normal, right)?;
        let change = Self([1.0 + d[0], d[1], d[2], d[3], 1.0 + d[4], d[5], d[6], d[7], 1.0]);
        Some(self.then(&centre).then(&change).then(&centre.inverse()?))
    }
}

fn solve_normal(rows: &[([f64; 8], f64)], ridge: f64) -> Option<[f64; 8]> {
    let mut normal = [[0.0; 8]; 8];
    let mut right = [0.0; 8];
    for (row, value) in rows {
        for (i, a) in row.iter().enumerate() {
            right[i] += a * value;
            for (j, b) in row.iter().enumerate() {
                normal[i][j] += a * b;
            }
        }
    }
    normal.iter_mut().enumerate().for_each(|(i, row)| row[i] += ridge);
    solve(normal, right)
}

/// Solves a square system by elimination with pivoting; absent where it is singular.
pub(crate) fn solve<const N: usize>(mut a: [[f64; N]; N], mut b: [f64; N]) -> Option<[f64; N]> {
    for i in 0..N {
        let pivot = (i..N).max_by(|&p, &q| a[p][i].abs().total_cmp(&a[q][i].abs()))?;
        if a[pivot][i].abs() < 1e-14 {
            return None;
        }
        a.swap(i, pivot);
        b.swap(i, pivot);
        for row in i + 1..N {
            let factor = a[row][i] / a[i][i];
            let above = a[i];
            for (value, above) in a[row].iter_mut().zip(above).skip(i) {
                *value -= factor * above;
            }
            b[row] -= factor * b[i];
        }
    }
    for i in (0..N).rev() {
        let known: f64 = (i + 1..N).map(|j| a[i][j] * b[j]).sum();
        b[i] = (b[i] - known) / a[i][i];
    }
    Some(b)
}

#[cfg(test)]
mod tests {
    use super::{Homography, Pull};

    fn near(a: (f64, f64), b: (f64, f64)) -> bool {
        (a.0 - b.0).hypot(a.1 - b.1) < 1e-6
    }

    fn tilted() -> Homography {
        let page = [(0.0, 0.0), (210.0, 0.0), (210.0, 297.0), (0.0, 297.0)];
        Homography::of_corners(page, [(31.0, 12.0), (890.0, 40.0), (930.0, 1290.0), (8.0, 1250.0)]).unwrap()
    }

    #[test]
    fn four_corners_make_a_map_with_a_way_back() {
        let h = tilted();
        assert!(near(h.apply((210.0, 297.0)), (930.0, 1290.0)));
        let back = h.inverse().unwrap();
        assert!(near(back.apply(h.apply((63.0, 177.0))), (63.0, 177.0)));
        assert!(near(h.then(&back).apply((5.0, 6.0)), (5.0, 6.0)));
        assert!(Homography::of_corners([(0.0, 0.0), (1.0, 1.0), (2.0, 2.0), (3.0, 3.0)], [(0.0, 0.0); 4]).is_none());
    }

    #[test]
    fn pulls_bring_a_rough_map_home() {
        let goal = tilted();
        let mut rough =
            Homography::of_corners([(0.0, 0.0), (210.0, 0.0), (210.0, 297.0), (0.0, 297.0)], [(25.0, 20.0), (880.0, 30.0), (920.0, 1300.0), (0.0, 1240.0)])
                .unwrap();
        let pulls: Vec<Pull> = (0..60)
            .map(|i| {
                let from = (f64::from(i % 6) * 40.0, f64::from(i / 6) * 30.0);
                let normal = if i % 2 == 0 { (1.0, 0.0) } else { (0.0, 1.0) };
                Pull { from, to: goal.apply(from), normal, weight: 1.0 }
            })
            .collect();
        for _ in 0..6 {
            rough = rough.pulled(&pulls, 0.0).unwrap();
        }
        assert!((rough.apply((200.0, 10.0)).0 - goal.apply((200.0, 10.0)).0).abs() < 0.01);
        assert!((rough.apply((200.0, 280.0)).1 - goal.apply((200.0, 280.0)).1).abs() < 0.01);
    }
}
