//! Finds and reads the barcodes of a picture: EAN-13 on medicine boxes, Code 128 on INPE labels.
//!
//! In: a grey picture, any size, codes at any angle. Out: what they say and where they are. Never: a number whose check digit is
//! wrong, or that no two scans agree on.

use super::{barcode_regions, barcode_scan};
use image::GrayImage;

/// A family of barcodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Thirteen digits, the last one a check digit.
    Ean13,
    /// Any ASCII text, with a check sum.
    Code128,
}

/// A barcode that was read.
#[derive(Clone, PartialEq)]
pub struct Barcode {
    /// Its family.
    pub kind: Kind,
    /// What it says.
    pub text: String,
    /// Corners of its bars in pixels of the picture, in order around it.
    pub corners: [(f32, f32); 4],
    /// Scans that read this text: two are the least; many mean a clear print.
    pub votes: u16,
}

impl Barcode {
    /// Middle of the bars.
    pub fn centre(&self) -> (f32, f32) {
        let sum = self.corners.iter().fold((0.0, 0.0), |s, c| (s.0 + c.0, s.1 + c.1));
        (sum.0 / 4.0, sum.1 / 4.0)
    }

    /// Length of the bars, pixels.
    pub fn bar_height(&self) -> f32 {
        let side = |a: usize, b: usize| (self.corners[a].0 - self.corners[b].0).hypot(self.corners[a].1 - self.corners[b].1);
        side(1, 2).min(side(0, 1))
    }
}

/// All barcodes of the families `kinds` in a picture, from top to bottom and left to right as it lies.
///
/// A code read twice at the same place counts once; two papers with the same code count twice.
pub fn find(picture: &GrayImage, kinds: &[Kind]) -> Vec<Barcode> {
    let mut found: Vec<Barcode> = Vec::new();
    for region in barcode_regions::find(picture) {
        if let Some(code) = barcode_scan::read(picture, &region, kinds) {
            let (x, y) = code.centre();
            let same = |other: &Barcode| other.text == code.text && (other.centre().0 - x).hypot(other.centre().1 - y) < 2.0 * code.bar_height();
            if !found.iter().any(same) {
                found.push(code);
            }
        }
    }
    reading_order(found)
}

/// By rows, each from left to right: codes whose middles are within half a label's height are one row (contract.md, `medicines[i].ean13`).
/// A label is taken to be two and a half times as high as its bars. The picture must be upright.
pub fn reading_order(mut codes: Vec<Barcode>) -> Vec<Barcode> {
    codes.sort_by(|a, b| a.centre().1.total_cmp(&b.centre().1));
    let mut rows: Vec<Vec<Barcode>> = Vec::new();
    for code in codes {
        let near = |row: &Vec<Barcode>| {
            let middle = row.iter().map(|c| c.centre().1).sum::<f32>() / row.len() as f32;
            (code.centre().1 - middle).abs() < 1.25 * code.bar_height()
        };
        match rows.last_mut().filter(|row| near(row)) {
            Some(row) => row.push(code),
            None => rows.push(vec![code]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.centre().0.total_cmp(&b.centre().0));
    }
    rows.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    /// A picture with the codes' bars (module `module` pixels wide, turned by `degrees`) around the given middles.
    fn picture(size: (u32, u32), codes: &[(&str, (f32, f32))], module: f32, degrees: f32) -> GrayImage {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let mut picture = GrayImage::from_pixel(size.0, size.1, Luma([235]));
        for (text, (cx, cy)) in codes {
            let bars = ean13_modules(text);
            for (x, y, pixel) in picture.enumerate_pixels_mut() {
                let (dx, dy) = (x as f32 - cx, y as f32 - cy);
                let (along, across) = (dx * cos + dy * sin, dy * cos - dx * sin);
                if across.abs() > 20.0 * module {
                    continue;
                }
                // Anti-aliased: the share of dark among samples over the pixel.
                let dark = (0..5).filter(|i| {
                    let at = (along + (*i as f32 - 2.0) / 5.0) / module + 47.5;
                    at >= 0.0 && bars.get(at as usize).copied().unwrap_or(false)
                });
                let dark = dark.count() as u8;
                if dark > 0 {
                    *pixel = Luma([235 - dark * 40]);
                }
            }
        }
        picture
    }

    fn ean13_modules(text: &str) -> Vec<bool> {
        const L: [u8; 10] = [0b000_1101, 0b001_1001, 0b001_0011, 0b011_1101, 0b010_0011, 0b011_0001, 0b010_1111, 0b011_1011, 0b011_0111, 0b000_1011];
        const PARITY: [u8; 10] = [0, 0b00_1011, 0b00_1101, 0b00_1110, 0b01_0011, 0b01_1001, 0b01_1100, 0b01_0101, 0b01_0110, 0b01_1010];
        let digits: Vec<usize> = text.bytes().map(|b| usize::from(b - b'0')).collect();
        let mut modules = vec![true, false, true];
        let push = |modules: &mut Vec<bool>, code: u8| modules.extend((0..7).rev().map(|i| code >> i & 1 == 1));
        for i in 0..6 {
            let l = L[digits[i + 1]];
            let g = (0..7).fold(0, |g, b| g | ((!l >> b & 1) << (6 - b)));
            push(&mut modules, if PARITY[digits[0]] >> (5 - i) & 1 == 1 { g } else { l });
        }
        modules.extend([false, true, false, true, false]);
        for i in 0..6 {
            push(&mut modules, !L[digits[i + 7]] & 0b111_1111);
        }
        modules.extend([true, false, true]);
        modules
    }

    #[test]
    fn codes_are_read_at_any_angle_and_at_less_than_two_pixels_a_module() {
        for degrees in [0.0, 7.0, -12.0, 45.0, 90.0, 133.0, 180.0, 200.0] {
            for module in [1.8, 3.0] {
                let found = find(&picture((500, 500), &[("6118000398417", (250.0, 250.0))], module, degrees), &[Kind::Ean13]);
                let texts: Vec<&str> = found.iter().map(|c| c.text.as_str()).collect();
                assert_eq!(texts, ["6118000398417"], "{degrees} degrees, {module} px");
                let (x, y) = found[0].centre();
                assert!((x - 250.0).abs() < 12.0 && (y - 250.0).abs() < 12.0, "{x} {y}");
            }
        }
    }

    #[test]
    fn several_codes_come_by_rows() {
        let codes =
            [("6118001506941", (150.0, 330.0)), ("6118000176749", (450.0, 112.0)), ("6118000398417", (150.0, 125.0)), ("6118000603955", (450.0, 318.0))];
        let found = find(&picture((600, 450), &codes, 2.0, 4.0), &[Kind::Ean13, Kind::Code128]);
        let texts: Vec<&str> = found.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(texts, ["6118000398417", "6118000176749", "6118001506941", "6118000603955"]);
    }

    #[test]
    fn a_wrong_check_digit_and_plain_lines_are_no_code() {
        assert!(find(&picture((500, 300), &[("6118000398418", (250.0, 150.0))], 2.0, 3.0), &[Kind::Ean13]).is_empty());
        let mut stripes = GrayImage::from_pixel(400, 300, Luma([240]));
        for (x, y, pixel) in stripes.enumerate_pixels_mut() {
            if (60..340).contains(&x) && (60..240).contains(&y) && x / 3 % 2 == 0 {
                *pixel = Luma([20]);
            }
        }
        assert!(find(&stripes, &[Kind::Ean13, Kind::Code128]).is_empty());
        assert!(find(&GrayImage::new(0, 0), &[Kind::Ean13]).is_empty());
        assert!(find(&GrayImage::new(3, 900), &[Kind::Ean13]).is_empty());
    }
}
