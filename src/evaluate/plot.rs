//! The reliability diagram: what confidences say against what was right, as SVG.

use super::bound::interval;
use super::score::{Band, Reliability};
use std::fmt::Write;

/// Side of the drawing's square, SVG units.
const SIDE: f64 = 360.0;
/// White around it, for the numbers.
const MARGIN: f64 = 56.0;
/// Wrong shares from which and to which the axes run: 1 in 1 to 1 in 10,000, by powers of ten.
const LEAST_WRONG: f64 = 1e-4;
const TICKS: [(f64, &str); 5] = [(1.0, "0"), (0.1, "0.9"), (0.01, "0.99"), (0.001, "0.999"), (LEAST_WRONG, "0.9999")];

/// The diagram: one point a band, its area the number of fields, its line the 95 % interval of the share that was right. Both axes are
/// logarithms of what is wrong, since the interest lies near 1. On the diagonal confidences mean what they say; above it they say too little.
pub fn reliability_diagram(calibration: &Reliability) -> String {
    let size = SIDE + 2.0 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" font-family=\"sans-serif\" font-size=\"11\">\n\
         <rect width=\"{size}\" height=\"{size}\" fill=\"white\"/>\n"
    );
    for (wrong, label) in TICKS {
        let at = along(wrong);
        let (x, y) = (MARGIN + at, MARGIN + SIDE - at);
        let _ = writeln!(
            svg,
            "<path d=\"M{x:.1} {MARGIN}V{:.1}M{MARGIN} {y:.1}H{:.1}\" stroke=\"#ddd\"/>\
             <text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{label}</text><text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>",
            MARGIN + SIDE,
            MARGIN + SIDE,
            MARGIN + SIDE + 16.0,
            MARGIN - 6.0,
            y + 4.0
        );
    }
    let _ = writeln!(svg, "<path d=\"M{MARGIN} {:.1}L{:.1} {MARGIN}\" stroke=\"#888\" stroke-dasharray=\"4 4\"/>", MARGIN + SIDE, MARGIN + SIDE);
    calibration.table.iter().filter(|band| band.n > 0).for_each(|band| svg.push_str(&point(band)));
    let error = calibration.error.map_or_else(|| "-".to_owned(), |e| format!("{e:.4}"));
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">confidence said ({} fields, calibration error {error})</text>\
         <text x=\"16\" y=\"{:.1}\" text-anchor=\"middle\" transform=\"rotate(-90 16 {:.1})\">share that was right</text>\n</svg>",
        MARGIN + SIDE / 2.0,
        MARGIN + SIDE + 38.0,
        calibration.fields,
        MARGIN + SIDE / 2.0,
        MARGIN + SIDE / 2.0
    );
    svg
}

fn point(band: &Band) -> String {
    let right = (band.right * band.n as f64).round() as u64;
    let (low, high) = interval(right, band.n);
    let (x, y) = (MARGIN + along(1.0 - band.said), MARGIN + SIDE - along(1.0 - band.right));
    let (bottom, top) = (MARGIN + SIDE - along(1.0 - low), MARGIN + SIDE - along(1.0 - high));
    let radius = 2.0 + (band.n as f64).log10() * 1.6;
    format!(
        "<path d=\"M{x:.1} {bottom:.1}V{top:.1}\" stroke=\"#1f5f99\"/><circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"#1f5f99\"><title>{} fields</title></circle>\n",
        band.n
    )
}

/// Where a share of wrong ones lies along an axis, SVG units from its start.
fn along(wrong: f64) -> f64 {
    -wrong.clamp(LEAST_WRONG, 1.0).log10() / -LEAST_WRONG.log10() * SIDE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_band_with_fields_is_a_point_in_its_place() {
        let band = |said, right, n| Band { low: 0.0, high: 1.0, n, said, right };
        let diagram =
            reliability_diagram(&Reliability { fields: 1_000, error: Some(0.01), table: vec![band(0.99, 0.99, 900), band(0.5, 0.6, 100), band(0.0, 0.0, 0)] });
        assert_eq!(diagram.matches("<circle").count(), 2);
        assert!((along(0.01) - SIDE / 2.0).abs() < 1e-9);
        assert!(diagram.contains(&format!("cx=\"{:.1}\" cy=\"{:.1}\"", MARGIN + SIDE / 2.0, MARGIN + SIDE / 2.0)), "on the diagonal");
        assert!(along(0.0) <= SIDE && along(2.0) >= 0.0);
    }
}
