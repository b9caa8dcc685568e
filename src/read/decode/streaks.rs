//! Dirt on the glass of a feeder draws a straight dark line over the whole length of every page: it is taken away before anybody reads.
//!
//! Comes in: a picture. Goes out: the same without thin lines that run from edge to edge, straight along its columns or rows. Never: a printed rule or a frame, which end
//! within the page, or a line that leans.

use image::GrayImage;
use std::ops::Range;

/// Grey levels that a streak is darker than the paper on both sides, at least.
const DARKER: u8 = 12;
/// Of the places looked at along a streak so many show it; the others are covered by writing beside it.
const SEEN: f32 = 0.75;
/// The same close to both edges of the picture, where frames have ended and nothing is written.
const SEEN_AT_ENDS: f32 = 0.9;
/// Places that are looked at along a column or row.
const LOOKS: usize = 256;
/// A first look at so many of them, which so many must pass, spares the others nearly everywhere.
const FEW: usize = 24;
const HOPEFUL: f32 = 0.6;
/// More lines than these are a pattern of the paper.
const MOST: usize = 6;

/// Takes the streaks out of `picture`.
pub(super) fn remove(picture: &mut GrayImage) {
    for way in [Way::Columns, Way::Rows] {
        for streak in way.streaks(picture) {
            way.paint_over(picture, &streak);
        }
    }
}

/// Along what a streak runs.
#[derive(Clone, Copy)]
enum Way {
    Columns,
    Rows,
}

impl Way {
    /// Pixels across and along.
    fn lengths(self, picture: &GrayImage) -> (usize, usize) {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        match self {
            Self::Columns => (width, height),
            Self::Rows => (height, width),
        }
    }

    /// Where the pixel `at` across and `place` along lies.
    const fn index(self, width: usize, at: usize, place: usize) -> usize {
        match self {
            Self::Columns => place * width + at,
            Self::Rows => at * width + place,
        }
    }

    /// The columns (rows) that each streak takes.
    fn streaks(self, picture: &GrayImage) -> Vec<Range<usize>> {
        let (across, along) = self.lengths(picture);
        // From the middle of a streak to bare paper: two thirds of a millimetre on A4.
        let reach = (across.max(along) / 400).max(4);
        if across < 8 * reach || along < LOOKS {
            return Vec::new();
        }
        let grey = |at: usize, place: usize| picture.as_raw()[self.index(picture.width() as usize, at, place)];
        let is_darker = |at: usize, place: usize| grey(at - reach, place).min(grey(at + reach, place)).saturating_sub(grey(at, place)) >= DARKER;
        let share = |at: usize, places: &[usize]| places.iter().filter(|&&place| is_darker(at, place)).count() as f32 / places.len().max(1) as f32;
        let looks = |count: usize| (0..count).map(|i| i * along / count).collect::<Vec<_>>();
        let (few, many) = (looks(FEW), looks(LOOKS));
        let end = along / 50;
        let ends: Vec<usize> = (0..end).chain(along - end..along).collect();
        let is_streak = |at: usize| share(at, &few) >= HOPEFUL && share(at, &many) >= SEEN && share(at, &ends) >= SEEN_AT_ENDS;
        let mut streaks: Vec<Range<usize>> = Vec::new();
        for at in (reach..across - reach).filter(|&at| is_streak(at)) {
            match streaks.last_mut() {
                Some(streak) if streak.end == at => streak.end += 1,
                _ => streaks.push(at..at + 1),
            }
        }
        streaks.retain(|streak| streak.len() < reach);
        if streaks.len() > MOST { Vec::new() } else { streaks }
    }

    /// Puts over `streak` what stands beside it, and over a pixel more on either side: its rim is grey.
    fn paint_over(self, picture: &mut GrayImage, streak: &Range<usize>) {
        let (width, (_, along)) = (picture.width() as usize, self.lengths(picture));
        let (from, to) = (streak.start - 2, streak.end + 1);
        let pixels: &mut [u8] = picture;
        for place in 0..along {
            let grey = |at: usize| f32::from(pixels[self.index(width, at, place)]);
            let (left, right) = (grey(from), grey(to));
            for at in from + 1..to {
                let beside = left + (right - left) * (at - from) as f32 / (to - from) as f32;
                let pixel = &mut pixels[self.index(width, at, place)];
                *pixel = (*pixel).max(beside as u8);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::remove;
    use image::{GrayImage, Luma};

    /// A page with a frame, rules and writing.
    fn page() -> GrayImage {
        GrayImage::from_fn(1_000, 1_400, |x, y| {
            let inner = (63..937).contains(&x) && (83..1_317).contains(&y);
            let frame = (60..940).contains(&x) && (80..1_320).contains(&y) && !inner;
            let writing = y % 40 < 4 && (200..700).contains(&x);
            Luma([if frame || writing { 40 } else { 240 }])
        })
    }

    #[test]
    fn a_line_from_edge_to_edge_goes_and_what_it_crosses_stays() {
        let clean = page();
        for rows in [false, true] {
            let mut dirty = clean.clone();
            for (x, y, pixel) in dirty.enumerate_pixels_mut() {
                let on_streak = if rows { (860..862).contains(&y) } else { (503..505).contains(&x) };
                if on_streak {
                    pixel.0[0] /= 2;
                }
            }
            remove(&mut dirty);
            let off = clean.as_raw().iter().zip(dirty.as_raw()).filter(|(a, b)| a.abs_diff(**b) > 10).count();
            assert_eq!(off, 0, "rows: {rows}");
        }
    }

    #[test]
    fn frames_and_rules_stay() {
        let mut clean = page();
        remove(&mut clean);
        assert_eq!(clean, page());
        remove(&mut GrayImage::new(5, 5));
    }
}
