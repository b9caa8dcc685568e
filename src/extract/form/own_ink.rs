//! The ink that belongs to a field, told from what runs in from its neighbours.

use crate::read::line_crop::{InkBox, blobs, ink_threshold};
use image::{GrayImage, Luma};

/// A crop of which only the field's own ink is left.
pub(super) struct OwnInk {
    /// The crop, foreign ink painted white.
    pub(super) crop: GrayImage,
    /// The blobs that were kept, dust left out.
    pub(super) blobs: Vec<InkBox>,
}

impl OwnInk {
    /// Dark pixels kept.
    pub(super) fn area(&self) -> u32 {
        self.blobs.iter().map(|blob| blob.ink).sum()
    }
}

/// White around a field in its crop, pixels: how far its own writing may run over, and neighbours be seen.
#[derive(Clone, Copy)]
pub(super) struct Margins {
    /// Left and right.
    pub(super) sides: u32,
    /// Above and below.
    pub(super) ends: u32,
}

/// Blobs nearer than this belong to one word, pixels (1.1 mm): people run over a cell's edge in the middle of a number.
const WORD_GAP: u32 = 9;

/// A stamp's rim is at least this high and wide within a crop, pixels (10 and 1.5 mm); no character is.
const RIM_HEIGHT: u32 = 80;
const RIM_WIDTH: u32 = 12;

/// What to do with a stamp that reaches into a field from the side.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stamps {
    /// It is foreign: the field holds a value.
    Foreign,
    /// It may be the field's own: a signature zone.
    Own,
}

/// Keeps the writing of `crop` that belongs to the field, which is `crop` without its margins: the words whose ink lies mostly within, of
/// the blobs whose middle lies between the field's upper and lower edge. Blobs under `dust` pixels both ways do not count as ink.
pub(super) fn own_ink(mut crop: GrayImage, margins: Margins, dust: u32, stamps: Stamps) -> OwnInk {
    let (width, height) = crop.dimensions();
    let threshold = ink_threshold(&crop);
    let (level, mut foreign): (Vec<InkBox>, Vec<InkBox>) =
        blobs(&crop, threshold).into_iter().partition(|blob| (margins.ends..height.saturating_sub(margins.ends)).contains(&(blob.y + blob.height / 2)));
    let within = margins.sides..width.saturating_sub(margins.sides);
    let (level, stamp) = if stamps == Stamps::Foreign { without_stamp(level, &within, height) } else { (level, Vec::new()) };
    foreign.extend(stamp);
    let mut own = Vec::new();
    for word in words(level) {
        let ink = |inside: bool| word.iter().filter(|b| within.contains(&(b.x + b.width / 2)) == inside).map(|b| u64::from(b.ink)).sum::<u64>();
        if ink(true) >= ink(false) { own.extend(word) } else { foreign.extend(word) }
    }
    for blob in foreign {
        erase(&mut crop, &blob, &own);
    }
    OwnInk { crop, blobs: own.into_iter().filter(|blob| blob.width >= dust || blob.height >= dust).collect() }
}

/// Parts the ink of a stamp that reaches in from the side: the rim that runs up and down through the crop, and all that lies beyond it,
/// where that leaves the field and something is left on this side. Anything else stays: a stamp right over a value is the reader's to doubt.
fn without_stamp(blobs: Vec<InkBox>, within: &std::ops::Range<u32>, height: u32) -> (Vec<InkBox>, Vec<InkBox>) {
    let middle = (within.start + within.end) / 2;
    let is_rim = |blob: &InkBox| {
        let tall = blob.height >= RIM_HEIGHT && blob.height * 5 >= height * 3;
        let arched = blob.width >= RIM_WIDTH && blob.ink * 5 < blob.width * blob.height * 2;
        tall && arched
    };
    let Some(rim) = blobs.iter().filter(|b| is_rim(b)).max_by_key(|b| b.height).copied() else { return (blobs, Vec::new()) };
    let on_the_right = rim.x + rim.width / 2 >= middle;
    let beyond = |b: &InkBox| if on_the_right { b.x >= rim.x } else { b.x + b.width <= rim.x + rim.width };
    let leaves = |b: &InkBox| if on_the_right { b.x + b.width > within.end } else { b.x < within.start };
    let (stamp, rest): (Vec<InkBox>, Vec<InkBox>) = blobs.iter().copied().partition(beyond);
    if rest.is_empty() || !stamp.iter().any(leaves) { (blobs, Vec::new()) } else { (rest, stamp) }
}

/// Groups blobs by their distance along the line.
fn words(mut blobs: Vec<InkBox>) -> Vec<Vec<InkBox>> {
    blobs.sort_by_key(|b| b.x);
    let mut words: Vec<Vec<InkBox>> = Vec::new();
    let mut right = 0;
    for blob in blobs {
        let end = blob.x + blob.width;
        match words.last_mut() {
            Some(word) if blob.x < right + WORD_GAP => word.push(blob),
            _ => words.push(vec![blob]),
        }
        right = right.max(end);
    }
    words
}

/// Paints a foreign blob's rectangle white where no own blob's rectangle lies, with a pixel around for its soft edge.
pub(super) fn erase(crop: &mut GrayImage, blob: &InkBox, own: &[InkBox]) {
    let right = (blob.x + blob.width + 1).min(crop.width());
    let bottom = (blob.y + blob.height + 1).min(crop.height());
    for y in blob.y.saturating_sub(1)..bottom {
        for x in blob.x.saturating_sub(1)..right {
            if !own.iter().any(|o| (o.x..o.x + o.width).contains(&x) && (o.y..o.y + o.height).contains(&y)) {
                crop.put_pixel(x, y, Luma([255]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_rectangles(rectangles: &[(u32, u32, u32, u32)]) -> GrayImage {
        let mut crop = GrayImage::from_pixel(100, 60, Luma([255]));
        for &(x, y, w, h) in rectangles {
            for (dx, dy) in (0..w).flat_map(|dx| (0..h).map(move |dy| (dx, dy))) {
                crop.put_pixel(x + dx, y + dy, Luma([20]));
            }
        }
        crop
    }

    const MARGINS: Margins = Margins { sides: 20, ends: 10 };

    #[test]
    fn a_number_that_runs_over_the_edge_stays_whole() {
        let digits = [(40, 20, 10, 20), (55, 20, 10, 20), (70, 20, 8, 20), (82, 20, 8, 20)];
        assert_eq!(own_ink(with_rectangles(&digits), MARGINS, 3, Stamps::Foreign).blobs.len(), 4);
    }

    #[test]
    fn the_end_of_the_neighbours_number_is_not_ours() {
        assert_eq!(own_ink(with_rectangles(&[(0, 20, 9, 20), (12, 20, 10, 20), (26, 20, 4, 4)]), MARGINS, 3, Stamps::Foreign).area(), 0);
    }

    #[test]
    fn what_hangs_in_from_the_neighbour_is_taken_away() {
        let own = own_ink(with_rectangles(&[(40, 20, 10, 20), (0, 0, 30, 8)]), MARGINS, 3, Stamps::Foreign);
        assert_eq!(own.blobs.len(), 1);
        assert_eq!(own.area(), 200);
        assert_eq!(own.crop.get_pixel(5, 3).0[0], 255);
        assert_eq!(own.crop.get_pixel(45, 30).0[0], 20);
    }

    #[test]
    fn a_stamp_that_reaches_in_is_not_ours() {
        let mut crop = GrayImage::from_pixel(240, 130, Luma([255]));
        let mut dot = |x: u32, y: u32| (0..3).for_each(|dx| crop.put_pixel(x + dx, y, Luma([20])));
        (10..120).for_each(|y: u32| dot(150 + (y.abs_diff(65)).pow(2) / 100, y));
        (60..70).for_each(|y| (190..235).step_by(6).for_each(|x| dot(x, y)));
        (50..80).for_each(|y| [60, 80, 100].into_iter().for_each(|x| dot(x, y)));
        let own = own_ink(crop, Margins { sides: 48, ends: 16 }, 3, Stamps::Foreign);
        assert_eq!(own.blobs.len(), 3);
        assert!((10..120).all(|y| own.crop.get_pixel(151, y).0[0] == 255), "the rim is left");
    }

    #[test]
    fn white_has_no_ink() {
        assert_eq!(own_ink(with_rectangles(&[]), MARGINS, 3, Stamps::Foreign).area(), 0);
    }
}
