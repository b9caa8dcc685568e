//! Numbers printed or written on the papers, each checked once, at the edge.

use serde::{Deserialize, Serialize};
use std::fmt;

fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether `text` is an immatriculation number: nine digits, no known check digit (domain.md section 3).
pub fn is_immatriculation(text: &str) -> bool {
    is_digits(text, 9)
}

/// Whether `text` is an INPE: nine digits, checked against the provider list only (domain.md section 3).
pub fn is_inpe(text: &str) -> bool {
    is_digits(text, 9)
}

/// Whether `text` is a CIN: one or two capitals, then four to six digits (domain.md section 3).
pub fn is_cin(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = text.len() - letters;
    (1..=2).contains(&letters) && (4..=6).contains(&digits) && text.bytes().skip(letters).all(|b| b.is_ascii_digit())
}

/// Whether `text` is an EAN-13 with a right check digit.
pub fn is_ean13(text: &str) -> bool {
    is_digits(text, 13) && text.bytes().enumerate().map(|(i, b)| u32::from(b - b'0') * if i % 2 == 0 { 1 } else { 3 }).sum::<u32>() % 10 == 0
}

/// Whether `text` is an ICE: fifteen digits, the number modulo 97 is 0 (domain.md section 3).
pub fn is_ice(text: &str) -> bool {
    is_digits(text, 15) && text.bytes().fold(0_u32, |rest, b| (rest * 10 + u32::from(b - b'0')) % 97) == 0
}

/// Alphabet of receipt numbers: Crockford's base 32, and five more signs for the check character (modulo 37).
const CROCKFORD: &[u8; 37] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";

/// The number on the receipt given for a dossier: contact point, counter, check character (`0412-0000093-K`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReceiptNumber(String);

impl ReceiptNumber {
    /// Makes the number for the `serial`-th dossier of the contact point with code `point`.
    pub fn new(point: u32, serial: u64) -> Self {
        let body = format!("{point:04}-{serial:07}");
        let check = Self::check(&body);
        Self(format!("{body}-{check}"))
    }

    /// Reads a number as typed: case, blanks and Crockford's look-alikes are forgiven, a wrong check character is not.
    pub fn parse(typed: &str) -> Option<Self> {
        let clean: String = typed.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        let (body, check) = clean.rsplit_once('-')?;
        let body = body.replace('O', "0").replace(['I', 'L'], "1");
        let shaped = body
            .split_once('-')
            .is_some_and(|(point, serial)| point.len() >= 4 && serial.len() >= 7 && (point.to_owned() + serial).bytes().all(|b| b.is_ascii_digit()));
        (shaped && check == Self::check(&body).to_string()).then(|| Self(format!("{body}-{check}")))
    }

    fn check(body: &str) -> char {
        let rest = body.bytes().filter(u8::is_ascii_digit).fold(0_usize, |rest, b| (rest * 10 + usize::from(b - b'0')) % 37);
        char::from(CROCKFORD[rest])
    }

    /// The number as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ReceiptNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_checked() {
        assert!(is_ean13("6118000488743"));
        assert!(!is_ean13("6118000488744"));
        assert!(is_ice("003027417005327"));
        assert!(!is_ice("003027417005328"));
    }

    #[test]
    fn a_cin_is_letters_then_digits() {
        for good in ["G643203", "FB96844", "AB1234"] {
            assert!(is_cin(good), "{good}");
        }
        for bad in ["643203", "ABC123", "A123", "AB1234567", "AB12C4"] {
            assert!(!is_cin(bad), "{bad}");
        }
    }

    #[test]
    fn a_receipt_number_detects_any_single_wrong_digit() {
        let number = ReceiptNumber::new(412, 93);
        assert_eq!(ReceiptNumber::parse(&number.as_str().to_lowercase()), Some(number.clone()));
        for (at, was) in number.as_str().char_indices().filter(|(_, c)| c.is_ascii_digit()).take(11) {
            for digit in ('0'..='9').filter(|d| *d != was) {
                let mut wrong = number.as_str().to_owned();
                wrong.replace_range(at..=at, &digit.to_string());
                assert_eq!(ReceiptNumber::parse(&wrong), None, "{wrong}");
            }
        }
    }
}
