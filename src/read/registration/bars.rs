//! First guess of place and scale: the rows and columns of long lines make a bar code each way; two bar codes are laid over each other.

/// How one bar code lies on another: `place = scale * template + offset`, both in sheet pixels, with likeness 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fit {
    pub(crate) scale: f64,
    pub(crate) offset: f64,
    pub(crate) likeness: f64,
}

/// What to search.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    /// Smallest and largest scale.
    pub(crate) scales: (f64, f64),
    /// How far the smaller of page and sheet may reach beyond the larger one, pixels; without it they need only overlap.
    pub(crate) shift: Option<f64>,
}

/// The best lays of `template` on `sheet`, best first, no two within 4 mm of each other.
pub(crate) fn lays(template: &[f32], sheet: &[f32], turned: bool, range: Range) -> Vec<Fit> {
    const KEEP: usize = 3;
    const NEAR: f64 = 10.0;
    let bars: Vec<(f64, f32)> = template.iter().enumerate().filter(|(_, v)| **v > 0.0).map(|(i, v)| (i as f64 + 0.5, *v)).collect();
    let all: f32 = bars.iter().map(|(_, bar)| bar * bar).sum();
    // Sums of squares up to each place of the sheet.
    let squares: Vec<f32> = std::iter::once(0.0)
        .chain(sheet.iter().scan(0.0, |sum, v| {
            *sum += v * v;
            Some(*sum)
        }))
        .collect();
    let code = Code { bars: &bars, all, length: template.len() as f64, sheet, squares: &squares };
    let mut best: Vec<Fit> = Vec::new();
    let length = code.length;
    let steps = ((range.scales.1 - range.scales.0) / 0.01).round() as i32;
    for step in 0..=steps {
        let scale = range.scales.0 + f64::from(step) * 0.01;
        let size = scale * length;
        // The page's near edge; of a turned page the near edge is its bottom or right one.
        let (first, last) = starts(sheet.len() as f64, size, range.shift);
        let mut start = first;
        while start <= last {
            let (slope, offset) = if turned { (-scale, start + size) } else { (scale, start) };
            if let Some(likeness) = code.likeness(slope, offset) {
                let fit = Fit { scale: slope, offset, likeness };
                let near = |f: &Fit| (f.offset + f.scale * length / 2.0 - offset - slope * length / 2.0).abs() < NEAR;
                match best.iter_mut().find(|f| near(f)) {
                    Some(known) if known.likeness < likeness => *known = fit,
                    Some(_) => {}
                    None => best.push(fit),
                }
            }
            start += 1.0;
        }
        best.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
        best.truncate(4 * KEEP);
    }
    best.truncate(KEEP);
    best
}

/// Where the near edge of a page of `size` may lie on a sheet of `length`.
fn starts(length: f64, size: f64, shift: Option<f64>) -> (f64, f64) {
    /// Of the shorter one this much must overlap.
    const OVERLAP: f64 = 0.3;
    match shift {
        Some(shift) => ((length - size).min(0.0) - shift, (length - size).max(0.0) + shift),
        None => (OVERLAP * length.min(size) - size, length - OVERLAP * length.min(size)),
    }
}

/// A template's bars beside a sheet's.
struct Code<'a> {
    /// Place and height of each bar of the template.
    bars: &'a [(f64, f32)],
    /// Sum of their squares.
    all: f32,
    /// Pixels of the template.
    length: f64,
    sheet: &'a [f32],
    /// Sum of the squares of the sheet before each place.
    squares: &'a [f32],
}

impl Code<'_> {
    /// Cosine of the two bar codes over the part of the template that the sheet shows, less the less it shows: a few bars agree by chance more often
    /// than many. Absent where it shows less than a third.
    fn likeness(&self, slope: f64, offset: f64) -> Option<f64> {
        let (mut dot, mut seen) = (0.0, 0.0);
        for &(at, bar) in self.bars {
            let place = slope * at + offset;
            if place >= 0.0
                && let Some(value) = self.sheet.get(place as usize)
            {
                dot += bar * value;
                seen += bar * bar;
            }
        }
        let covered = {
            let (a, b) = (offset.min(offset + slope * self.length), offset.max(offset + slope * self.length));
            let (from, to) = (a.max(0.0) as usize, (b.max(0.0) as usize).min(self.sheet.len()));
            self.squares[to] - self.squares[from.min(to)]
        };
        (seen * 3.0 > self.all && covered > 0.0).then(|| f64::from(dot / (self.all * covered).sqrt()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Range, lays};

    fn bars(at: &[usize], length: usize) -> Vec<f32> {
        let mut code = vec![0.0; length];
        for &i in at {
            for (d, v) in [(0, 0.5), (1, 1.0), (2, 0.5)] {
                code[i + d] = v;
            }
        }
        code
    }

    #[test]
    fn a_shifted_and_turned_bar_code_is_found() {
        let template = bars(&[20, 50, 90, 200, 310, 480], 525);
        let mut sheet = bars(&[26, 56, 96, 206, 316, 486], 525);
        let range = Range { scales: (0.96, 1.04), shift: Some(30.0) };
        let fit = lays(&template, &sheet, false, range)[0];
        assert!((fit.scale - 1.0).abs() < 0.006 && (fit.offset - 6.0).abs() < 1.5 && fit.likeness > 0.9, "{fit:?}");
        sheet.reverse();
        let turned = lays(&template, &sheet, true, range)[0];
        assert!(turned.likeness > 0.9 && turned.likeness > lays(&template, &sheet, false, range)[0].likeness);
    }
}
