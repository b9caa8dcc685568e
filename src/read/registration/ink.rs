//! What was written on a form, without what was printed: the blank is laid over the page once more, closely, and its print is lifted off;
//! strokes that cross printed lines are joined again.

use super::flat::cut;
use crate::read::template::{MmBox, PX_PER_MM};
use image::GrayImage;

/// Farthest that the blank is shifted to meet the page, pixels.
const SHIFT: i32 = 3;
/// Grey below which the blank bears print.
const PRINT: u8 = 215;
/// Grey of a stroke.
const STROKE: u8 = 160;
/// Longest way across a printed line over which strokes are joined, pixels.
const ACROSS: usize = (1.1 * PX_PER_MM) as usize;
/// How far from the lifted print its blur may reach, pixels: soft pictures spread a line over a millimetre and more.
const BLUR: usize = 8;
/// Pixels that must lie at one distance before their grey is taken for that of bare paper there.
const LEAST_RIM: usize = 60;
/// Of the pixels at one distance from print the darkest half may be writing: the middle one is bare paper.
const BARE_SHARE: f64 = 0.5;
/// Paper beside print this little darker than the paper far from it is its own grain.
const LEAST_BLUR: u8 = 14;

/// `page`, the box `place` of the flat page, with the blank's print lifted off.
pub(crate) fn without_print(mut page: GrayImage, blank: &GrayImage, place: MmBox) -> GrayImage {
    let (dx, dy) = shift(&page, blank, place);
    let moved = MmBox { x: place.x - dx as f32 / PX_PER_MM, y: place.y - dy as f32 / PX_PER_MM, ..place };
    let blank = cut(blank, moved);
    let mask = mask(&blank);
    if mask.iter().any(|&m| m) {
        lighten(&mut page, &mask);
        lift(&mut page, &mask, &blank);
    }
    page
}

/// The shift, pixels, that brings the blank's print onto the darkest places of the page.
fn shift(page: &GrayImage, blank: &GrayImage, place: MmBox) -> (i32, i32) {
    let (width, height) = (page.width() as i32, page.height() as i32);
    let blank = cut(blank, place);
    let print: Vec<(i32, i32)> = blank.enumerate_pixels().filter(|(_, _, p)| p.0[0] < 150).map(|(x, y, _)| (x as i32, y as i32)).collect();
    let step = print.len() / 1500 + 1;
    let dark = |dx: i32, dy: i32| -> i64 {
        print
            .iter()
            .step_by(step)
            .map(|&(x, y)| {
                let (x, y) = (x + dx, y + dy);
                let inside = x >= 0 && y >= 0 && x < width && y < height;
                if inside { i64::from(255 - page.as_raw()[(y * width + x) as usize]) } else { 0 }
            })
            .sum()
    };
    let still = dark(0, 0);
    let mut best = (still + still / 50, 0, 0);
    for dy in -SHIFT..=SHIFT {
        for dx in -SHIFT..=SHIFT {
            let here = dark(dx, dy);
            if here > best.0 {
                best = (here, dx, dy);
            }
        }
    }
    (best.1, best.2)
}

/// Where print may be: the blank's print, dotted lines closed, grown by a pixel or two for thicker pens of other printers.
fn mask(blank: &GrayImage) -> Vec<bool> {
    const DOTS: usize = 9;
    const GROW: usize = 2;
    let width = blank.width() as usize;
    let mut mask: Vec<bool> = blank.as_raw().iter().map(|&v| v < PRINT).collect();
    for row in mask.chunks_exact_mut(width.max(1)) {
        close_gaps(row, DOTS);
    }
    for row in mask.chunks_exact_mut(width.max(1)) {
        grow(row, 1, GROW);
    }
    grow(&mut mask, width, GROW);
    mask
}

/// Sets what lies up to `reach` steps of `step` places before or behind what is set.
fn grow(mask: &mut [bool], step: usize, reach: usize) {
    let before = mask.to_vec();
    for far in (1..=reach).map(|n| n * step).filter(|&far| far < before.len()) {
        mask[far..].iter_mut().zip(&before).for_each(|(m, &b)| *m |= b);
        mask.iter_mut().zip(&before[far..]).for_each(|(m, &b)| *m |= b);
    }
}

/// Takes off what blur spreads of the print beyond `mask`: at each distance from it, as much as bare paper is darkened there.
/// A stroke near a printed line keeps its own darkness.
fn lighten(page: &mut GrayImage, mask: &[bool]) {
    let distances = distances(mask, page.width() as usize);
    let mut rims: [Vec<u8>; BLUR + 1] = Default::default();
    for (&distance, pixel) in distances.iter().zip(page.pixels()) {
        if let Some(rim) = usize::from(distance).checked_sub(1).and_then(|at| rims.get_mut(at)) {
            rim.push(pixel.0[0]);
        }
    }
    let bare = rims.map(|mut rim| {
        let at = (rim.len() as f64 * BARE_SHARE) as usize;
        if rim.len() < LEAST_RIM { None } else { Some(*rim.select_nth_unstable(at).1) }
    });
    let paper = bare[BLUR].unwrap_or(u8::MAX);
    // Blur grows less with the distance, never more.
    let mut darkest = u8::MAX;
    let left = bare.map(|bare| {
        darkest = darkest.min(paper.saturating_sub(bare?));
        (darkest >= LEAST_BLUR).then(|| u16::from(paper - darkest).max(1))
    });
    for (&distance, pixel) in distances.iter().zip(page.pixels_mut()) {
        if let Some(left) = usize::from(distance).checked_sub(1).and_then(|at| left.get(at).copied().flatten()) {
            // Blurred print and ink darken the paper one after the other: what is left of the light is a product.
            pixel.0[0] = (u16::from(pixel.0[0]) * u16::from(paper) / left).min(255) as u8;
        }
    }
}

/// Steps from each pixel to the nearest masked one, along rows and columns; 0 on the mask, [`BLUR`] + 1 for all farther ones.
fn distances(mask: &[bool], width: usize) -> Vec<u8> {
    const FAR: u8 = BLUR as u8 + 1;
    let mut all: Vec<u8> = mask.iter().map(|&m| if m { 0 } else { FAR }).collect();
    for row in all.chunks_exact_mut(width.max(1)) {
        spread(row);
        row.reverse();
        spread(row);
        row.reverse();
    }
    let rows = all.len() / width.max(1);
    let ways: [&mut dyn Iterator<Item = usize>; 2] = [&mut (1..rows), &mut (1..rows).rev()];
    for (way, down) in ways.into_iter().zip([true, false]) {
        for row in way {
            let (above, below) = all.split_at_mut(row * width);
            let (above, below) = (&mut above[(row - 1) * width..], &mut below[..width]);
            let (from, to) = if down { (above, below) } else { (below, above) };
            to.iter_mut().zip(from).for_each(|(to, from)| *to = (*to).min(from.saturating_add(1)));
        }
    }
    all
}

/// Lowers each value to the one before it plus one.
fn spread(row: &mut [u8]) {
    let mut before = u8::MAX;
    for value in row {
        *value = (*value).min(before.saturating_add(1));
        before = *value;
    }
}

fn close_gaps(row: &mut [bool], longest: usize) {
    let mut last: Option<usize> = None;
    for x in 0..row.len() {
        if row[x] {
            if let Some(last) = last
                && x - last <= longest
            {
                row[last..x].fill(true);
            }
            last = Some(x);
        }
    }
}

/// Replaces masked pixels: dark only where the stroke goes on at both sides of the print.
fn lift(page: &mut GrayImage, mask: &[bool], blank: &GrayImage) {
    let (width, height) = (page.width() as usize, page.height() as usize);
    let source = page.as_raw().clone();
    let mut out: Vec<u8> = source.iter().zip(mask).map(|(&v, &m)| if m { 255 } else { v }).collect();
    let at = |x: usize, y: usize| y * width + x;
    let darkest = |cells: &mut dyn Iterator<Item = usize>| cells.filter(|&i| !mask[i]).map(|i| source[i]).min().unwrap_or(255);
    // Across horizontal lines, column by column.
    for x in 0..width {
        for (from, to) in masked(&|y| mask[at(x, y)], height) {
            if from == 0 || to == height || to - from > ACROSS {
                continue;
            }
            let slant = ((to - from) / 2).max(1);
            let beside = |y: usize| darkest(&mut (x.saturating_sub(slant)..(x + slant + 1).min(width)).map(|x| at(x, y)));
            let joined = beside(from - 1).max(beside(to));
            // Between the dots of a dotted line a stroke that reaches in is seen as it is.
            let gap = (from..to).all(|y| between_dots(blank, x, y)) && beside(from - 1).min(beside(to)) < STROKE;
            (from..to).for_each(|y| out[at(x, y)] = out[at(x, y)].min(if gap { source[at(x, y)] } else { joined }));
        }
    }
    // Across vertical lines, row by row.
    for y in 0..height {
        for (from, to) in masked(&|x| mask[at(x, y)], width) {
            if from == 0 || to == width || to - from > ACROSS {
                continue;
            }
            let slant = ((to - from) / 2).max(1);
            let beside = |x: usize| darkest(&mut (y.saturating_sub(slant)..(y + slant + 1).min(height)).map(|y| at(x, y)));
            let joined = beside(from - 1).max(beside(to));
            (from..to).for_each(|x| out[at(x, y)] = out[at(x, y)].min(joined));
        }
    }
    page.copy_from_slice(&out);
}

/// Whether neither the pixel nor its neighbours left and right bear print on the blank.
fn between_dots(blank: &GrayImage, x: usize, y: usize) -> bool {
    let width = blank.width() as usize;
    blank.as_raw()[y * width..(y + 1) * width][x.saturating_sub(1)..(x + 2).min(width)].iter().all(|&v| v >= PRINT)
}

/// Stretches for which `inside` holds.
fn masked(inside: &dyn Fn(usize) -> bool, length: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut from = None;
    for i in 0..=length {
        let now = i < length && inside(i);
        match (from, now) {
            (None, true) => from = Some(i),
            (Some(start), false) => {
                out.push((start, i));
                from = None;
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_print;
    use crate::read::template::MmBox;
    use image::{GrayImage, Luma};

    #[test]
    fn the_printed_line_goes_and_the_stroke_across_it_stays() {
        let blank = GrayImage::from_fn(160, 80, |_, y| Luma([if (40..42).contains(&y) { 60 } else { 255 }]));
        let page = GrayImage::from_fn(160, 80, |x, y| Luma([if (41..44).contains(&y) || (70..75).contains(&x) { 40 } else { 255 }]));
        let ink = without_print(page.clone(), &blank, MmBox { x: 0.0, y: 0.0, width: 20.0, height: 10.0 });
        assert!(ink.get_pixel(20, 42).0[0] > 200, "print is left");
        assert!((38..46).all(|y| ink.get_pixel(72, y).0[0] < 100), "the stroke is cut");
    }

    #[test]
    fn the_blur_of_a_printed_line_goes_with_it() {
        let blank = GrayImage::from_fn(160, 80, |_, y| Luma([if (40..42).contains(&y) { 60 } else { 255 }]));
        let soft = |y: u32| 255 - 25 * 8_u32.saturating_sub(y.abs_diff(41)) as u8;
        let page = GrayImage::from_fn(160, 80, |x, y| Luma([if (70..75).contains(&x) { 40.min(soft(y)) } else { soft(y) }]));
        let ink = without_print(page.clone(), &blank, MmBox { x: 0.0, y: 0.0, width: 20.0, height: 10.0 });
        assert!((0..80).all(|y| ink.get_pixel(20, y).0[0] > 225), "blur is left");
        assert!((30..52).all(|y| ink.get_pixel(72, y).0[0] < 160), "the stroke is cut");
    }
}
