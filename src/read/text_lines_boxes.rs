//! From the detector's map to oriented boxes: threshold, connected spots, tightest rectangle, growth.
//!
//! The detector draws each line shrunken (DB, "Real-time Scene Text Detection with Differentiable Binarization"), so every box is grown
//! by area x ratio / perimeter.

/// A map value above this is text.
const INK: f32 = 0.25;
/// A spot whose mean lies under this is no text.
const SURE: f32 = 0.42;
/// Growth of the shrunken spot.
const GROWTH: f32 = 1.5;
/// A spot of fewer pixels is dirt.
const LEAST_PIXELS: usize = 8;
/// A box is long, so that its direction can be trusted, from this ratio of its sides.
const LONG: f32 = 2.5;

/// An oriented rectangle round one line of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextBox {
    /// Centre.
    pub center: (f32, f32),
    /// Unit vector along the longer run of the text: to the right (or, for upright boxes, down) in the picture as it lies.
    pub along: (f32, f32),
    /// Length along `along`.
    pub length: f32,
    /// Extent across.
    pub thickness: f32,
    /// Mean of the detector's map inside, 0 to 1.
    pub score: f32,
}

impl TextBox {
    /// The point at `share` of the length from the middle: -0.5 its start, 0.5 its end.
    pub fn point_at(&self, share: f32) -> (f32, f32) {
        (self.center.0 + self.along.0 * self.length * share, self.center.1 + self.along.1 * self.length * share)
    }

    /// The same box in a picture stretched by `fx` and `fy`, which differ by little.
    pub fn scaled(self, fx: f32, fy: f32) -> Self {
        let (x, y) = (self.along.0 * fx, self.along.1 * fy);
        let stretch = x.hypot(y);
        let (nx, ny) = (-self.along.1 * fx, self.along.0 * fy);
        Self {
            center: (self.center.0 * fx, self.center.1 * fy),
            along: (x / stretch, y / stretch),
            length: self.length * stretch,
            thickness: self.thickness * nx.hypot(ny),
            score: self.score,
        }
    }

    /// Whether the text runs down the picture rather than across it.
    pub fn is_vertical(&self) -> bool {
        self.along.1.abs() > self.along.0.abs()
    }

    /// The same box, to be read the other way.
    pub fn turned(self) -> Self {
        Self { along: (-self.along.0, -self.along.1), ..self }
    }

    /// Whether the point lies within.
    pub fn holds(&self, (x, y): (f32, f32)) -> bool {
        let (dx, dy) = (x - self.center.0, y - self.center.1);
        let (along, across) = (dx * self.along.0 + dy * self.along.1, dy * self.along.0 - dx * self.along.1);
        along.abs() <= self.length / 2.0 && across.abs() <= self.thickness / 2.0
    }

    /// The corners, clockwise from the one before the text's start and above it.
    pub fn corners(&self) -> [(f32, f32); 4] {
        let (ux, uy) = (self.along.0 * self.length / 2.0, self.along.1 * self.length / 2.0);
        let (vx, vy) = (-self.along.1 * self.thickness / 2.0, self.along.0 * self.thickness / 2.0);
        let (x, y) = self.center;
        [(x - ux - vx, y - uy - vy), (x + ux - vx, y + uy - vy), (x + ux + vx, y + uy + vy), (x - ux + vx, y - uy + vy)]
    }
}

/// One connected spot of the map.
struct Spot {
    hull: Vec<(f32, f32)>,
    /// Unit vector of its longer axis: all pixels decide, so it is exact to a fraction of a pixel.
    axis: (f32, f32),
    score: f32,
}

/// The boxes in a map of `width` x `height` values, in its pixels.
pub fn boxes_of(map: &[f32], width: usize, height: usize) -> Vec<TextBox> {
    let spots = spots_of(map, width, height);
    let tight: Vec<TextBox> = spots.iter().map(|spot| framed(spot, spot.axis)).collect();
    let Some(angle) = common_angle(&tight) else { return tight.into_iter().map(grown).collect() };
    spots.iter().zip(tight).map(|(spot, own)| if own.length >= LONG * own.thickness { own } else { along_page(spot, angle) }).map(grown).collect()
}

fn spots_of(map: &[f32], width: usize, height: usize) -> Vec<Spot> {
    let mut seen = vec![false; map.len()];
    let mut spots = Vec::new();
    let mut stack = Vec::new();
    for start in 0..map.len() {
        if seen[start] || map[start] < INK {
            continue;
        }
        seen[start] = true;
        stack.push(start);
        let (mut sum, mut pixels) = (0.0, Vec::new());
        while let Some(at) = stack.pop() {
            let (x, y) = (at % width, at / width);
            sum += map[at];
            pixels.push((x as f32, y as f32));
            for (nx, ny) in [(x.wrapping_sub(1), y), (x + 1, y), (x, y.wrapping_sub(1)), (x, y + 1)] {
                let next = ny.wrapping_mul(width).wrapping_add(nx);
                if nx < width && ny < height && !seen[next] && map[next] >= INK {
                    seen[next] = true;
                    stack.push(next);
                }
            }
        }
        let score = sum / pixels.len() as f32;
        if pixels.len() >= LEAST_PIXELS && score >= SURE {
            let axis = axis_of(&pixels);
            spots.push(Spot { hull: hull_of(pixels), axis, score });
        }
    }
    spots
}

/// Convex hull (Andrew's monotone chain).
fn hull_of(mut points: Vec<(f32, f32)>) -> Vec<(f32, f32)> {
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let turn = |o: (f32, f32), a: (f32, f32), b: (f32, f32)| (a.0 - o.0) * (b.1 - o.1) - (a.1 - o.1) * (b.0 - o.0);
    let half = |points: &mut dyn Iterator<Item = (f32, f32)>| {
        let mut chain: Vec<(f32, f32)> = Vec::new();
        for point in points {
            while chain.len() >= 2 && turn(chain[chain.len() - 2], chain[chain.len() - 1], point) <= 0.0 {
                chain.pop();
            }
            chain.push(point);
        }
        chain
    };
    let mut hull = half(&mut points.iter().copied());
    let back = half(&mut points.iter().rev().copied());
    hull.pop();
    hull.extend(back);
    hull
}

/// The box of `hull` whose sides lie along `along`.
fn framed(spot: &Spot, along: (f32, f32)) -> TextBox {
    let range = |(dx, dy): (f32, f32)| spot.hull.iter().map(|p| p.0 * dx + p.1 * dy).fold((f32::MAX, f32::MIN), |(low, high), v| (low.min(v), high.max(v)));
    let (low, high) = range(along);
    let (top, bottom) = range((-along.1, along.0));
    let (u, v) = ((low + high) / 2.0, (top + bottom) / 2.0);
    TextBox {
        center: (u * along.0 - v * along.1 + 0.5, u * along.1 + v * along.0 + 0.5),
        along,
        length: high - low + 1.0,
        thickness: bottom - top + 1.0,
        score: spot.score,
    }
}

/// The longer axis of a spot, from its second moments.
fn axis_of(pixels: &[(f32, f32)]) -> (f32, f32) {
    let count = pixels.len().max(1) as f32;
    let (x, y) = pixels.iter().fold((0.0, 0.0), |(x, y), p| (x + p.0 / count, y + p.1 / count));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for p in pixels {
        let (dx, dy) = (p.0 - x, p.1 - y);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    let angle = 0.5 * (2.0 * xy).atan2(xx - yy);
    reading_way((angle.cos(), angle.sin()))
}

/// `along` or its opposite: to the right, or down where it is steep.
fn reading_way((x, y): (f32, f32)) -> (f32, f32) {
    let forward = if x.abs() >= y.abs() { x > 0.0 } else { y > 0.0 };
    if forward { (x, y) } else { (-x, -y) }
}

/// The angle in which most of the text runs, weighted by length; none without a long box.
fn common_angle(boxes: &[TextBox]) -> Option<f32> {
    let long = || boxes.iter().filter(|b| b.length >= LONG * b.thickness);
    let upright: f32 = long().map(|b| if b.is_vertical() { b.length } else { -b.length }).sum();
    let mut angles: Vec<(f32, f32)> = long().filter(|b| b.is_vertical() == (upright > 0.0)).map(|b| (b.along.1.atan2(b.along.0), b.length)).collect();
    angles.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = angles.iter().map(|a| a.1).sum::<f32>() / 2.0;
    let mut passed = 0.0;
    angles.into_iter().find_map(|(angle, weight)| {
        passed += weight;
        (passed >= half).then_some(angle)
    })
}

fn along_page(spot: &Spot, angle: f32) -> TextBox {
    framed(spot, (angle.cos(), angle.sin()))
}

fn grown(b: TextBox) -> TextBox {
    let by = b.length * b.thickness * GROWTH / (2.0 * (b.length + b.thickness));
    TextBox { length: b.length + 2.0 * by, thickness: b.thickness + 2.0 * by, ..b }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map_with(width: usize, height: usize, inside: impl Fn(f32, f32) -> bool) -> Vec<f32> {
        (0..width * height).map(|i| if inside((i % width) as f32, (i / width) as f32) { 0.9 } else { 0.0 }).collect()
    }

    #[test]
    fn a_slanted_bar_becomes_one_slanted_box() {
        let (c, s) = (0.1_f32.cos(), 0.1_f32.sin());
        let map = map_with(200, 100, |x, y| {
            let (dx, dy) = (x - 100.0, y - 50.0);
            (dx * c + dy * s).abs() < 60.0 && (dy * c - dx * s).abs() < 5.0
        });
        let boxes = boxes_of(&map, 200, 100);
        assert_eq!(boxes.len(), 1);
        assert!((boxes[0].along.1.atan2(boxes[0].along.0) - 0.1).abs() < 0.03, "{boxes:?}");
        assert!((boxes[0].center.0 - 100.0).abs() < 2.0 && (boxes[0].center.1 - 50.0).abs() < 2.0);
        assert!(boxes[0].thickness > 20.0 && boxes[0].thickness < 30.0);
    }

    #[test]
    fn a_short_spot_takes_the_direction_of_the_page() {
        let map = map_with(200, 100, |x, y| (y < 8.0 && x > 10.0 && x < 190.0) || ((40.0..54.0).contains(&y) && (20.0..28.0).contains(&x)));
        let boxes = boxes_of(&map, 200, 100);
        assert_eq!(boxes.len(), 2);
        assert!(boxes.iter().all(|b| !b.is_vertical()));
    }

    #[test]
    fn an_empty_map_has_no_boxes() {
        assert!(boxes_of(&[0.0; 64], 8, 8).is_empty());
    }
}
