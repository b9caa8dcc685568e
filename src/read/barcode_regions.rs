//! Where a picture has parallel bars: blocks whose edges all point the same way, joined.
//!
//! In: a grey picture. Out: turned rectangles, likeliest first. Never: a reading.

use image::GrayImage;

/// Side of a block, pixels.
const BLOCK: u32 = 12;
/// Mean squared gradient of a block that may hold bars; below lies noise.
const LEAST_ENERGY: f32 = 40.0;
/// How alike the directions of a block's edges must be: 0 any way, 1 all the same.
const LEAST_COHERENCE: f32 = 0.55;
/// Neighbouring blocks belong together up to this difference of direction, radians.
const MOST_TURN: f32 = 0.30;
/// Blocks of a region.
const LEAST_BLOCKS: usize = 14;
/// Regions looked at in one picture, the largest first: bounds the time.
const MOST_REGIONS: usize = 80;

/// A turned rectangle full of parallel bars.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Region {
    /// Middle, pixels.
    pub(super) centre: (f32, f32),
    /// Direction across the bars, radians.
    pub(super) angle: f32,
    /// Extent across the bars (the code's length), pixels.
    pub(super) length: f32,
    /// Extent along the bars (their height), pixels.
    pub(super) height: f32,
}

/// The edges of one block.
#[derive(Clone, Copy, Default)]
struct Block {
    /// Direction across the edges doubled, as a unit vector times the coherence; zero where the block holds no bars.
    turn: (f32, f32),
}

/// Regions of parallel bars of a picture.
pub(super) fn find(picture: &GrayImage) -> Vec<Region> {
    let (columns, rows) = (picture.width() / BLOCK, picture.height() / BLOCK);
    let blocks: Vec<Block> =
        (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row))).map(|(c, r)| block(picture, c * BLOCK, r * BLOCK)).collect();
    let mut groups = groups(&blocks, columns as usize, rows as usize);
    groups.retain(|group| group.len() >= LEAST_BLOCKS);
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups.truncate(MOST_REGIONS);
    groups.iter().map(|group| region(group, &blocks, columns as usize)).filter(|r| r.length >= 60.0 && r.height >= 8.0).collect()
}

/// Structure tensor of one block.
fn block(picture: &GrayImage, left: u32, top: u32) -> Block {
    let (width, height) = picture.dimensions();
    let pixels = picture.as_raw();
    let at = |x: u32, y: u32| f32::from(pixels[y as usize * width as usize + x as usize]);
    let (mut xx, mut yy, mut xy, mut count) = (0.0_f32, 0.0_f32, 0.0_f32, 0_u32);
    for y in (top.max(1)..(top + BLOCK).min(height - 1)).step_by(2) {
        for x in left.max(1)..(left + BLOCK).min(width - 1) {
            let (dx, dy) = ((at(x + 1, y) - at(x - 1, y)) / 2.0, (at(x, y + 1) - at(x, y - 1)) / 2.0);
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
            count += 1;
        }
    }
    let energy = xx + yy;
    let (cos, sin) = (xx - yy, 2.0 * xy);
    let strength = cos.hypot(sin);
    if count == 0 || energy < LEAST_ENERGY * count as f32 || strength < LEAST_COHERENCE * energy {
        return Block::default();
    }
    Block { turn: (cos / energy, sin / energy) }
}

/// Blocks joined with those beside them that have the same direction.
fn groups(blocks: &[Block], columns: usize, rows: usize) -> Vec<Vec<usize>> {
    let is_bars = |i: usize| blocks[i].turn != (0.0, 0.0);
    let alike = |a: usize, b: usize| {
        let (p, q) = (blocks[a].turn, blocks[b].turn);
        // Angles are doubled.
        (p.0 * q.0 + p.1 * q.1) > (2.0 * MOST_TURN).cos() * p.0.hypot(p.1) * q.0.hypot(q.1)
    };
    let mut seen = vec![false; blocks.len()];
    let mut all = Vec::new();
    for start in 0..blocks.len() {
        if seen[start] || !is_bars(start) {
            continue;
        }
        seen[start] = true;
        let (mut group, mut next) = (vec![start], 0);
        while let Some(&at) = group.get(next) {
            next += 1;
            let (column, row) = (at % columns, at / columns);
            for r in row.saturating_sub(1)..(row + 2).min(rows) {
                for c in column.saturating_sub(1)..(column + 2).min(columns) {
                    let beside = r * columns + c;
                    if !seen[beside] && is_bars(beside) && alike(at, beside) {
                        seen[beside] = true;
                        group.push(beside);
                    }
                }
            }
        }
        all.push(group);
    }
    all
}

/// The rectangle around a group, along its mean direction.
fn region(group: &[usize], blocks: &[Block], columns: usize) -> Region {
    let sum = group.iter().fold((0.0, 0.0), |s, &i| (s.0 + blocks[i].turn.0, s.1 + blocks[i].turn.1));
    let angle = sum.1.atan2(sum.0) / 2.0;
    let (sin, cos) = angle.sin_cos();
    let half = BLOCK as f32 / 2.0;
    let middle = |i: usize| ((i % columns) as f32 * BLOCK as f32 + half, (i / columns) as f32 * BLOCK as f32 + half);
    let along = |i: &usize| (middle(*i).0 * cos + middle(*i).1 * sin, middle(*i).1 * cos - middle(*i).0 * sin);
    let (mut us, mut vs): (Vec<f32>, Vec<f32>) = group.iter().map(along).unzip();
    us.sort_by(f32::total_cmp);
    vs.sort_by(f32::total_cmp);
    let ends = |sorted: &[f32]| (sorted[0] - half, sorted[sorted.len() - 1] + half);
    let (left, right) = ends(&us);
    let (top, bottom) = ends(&vs);
    let (u, v) = ((left + right) / 2.0, (top + bottom) / 2.0);
    Region { centre: (u * cos - v * sin, u * sin + v * cos), angle, length: right - left, height: bottom - top }
}
