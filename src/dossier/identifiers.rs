//! Numbers printed or written on the papers, each checked once, at the edge.

use super::ids::DossierId;
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

/// Letters of the offices that issue CINs (domain.md section 3; one developer's table, incomplete).
const CIN_OFFICES: &str = "A AA AB AC AD AE AG AJ AS AY B BA BB BE BF BH BJ BK BL BM BV BW BX C CB CC CD CN D DA DB DC DF DJ DN DO E EA EE ES F FA FB FC FD \
    FE FG FH FJ FK FL G GA GB GJ GK GM GN H HA HH I IA IB IC ID IE J JA JB JC JD JE JF JH JK JM JT JY JZ K KA KB L LA LB LC LE LF LG M \
    MA MC MD N O OD P PA PB PH PK PP PS PY Q QA QB R RB RC RX S SA SB SH SJ SK SL T TA TK U UA UB UC UD V VA VM W WA WB X XA Y Z ZG ZH \
    ZT";

/// Whether a CIN's letters are a known office's. No list is complete: it tells what is likelier, never what is wrong.
pub fn is_of_known_office(cin: &str) -> bool {
    let letters = cin.trim_end_matches(|c: char| c.is_ascii_digit());
    CIN_OFFICES.split(' ').any(|office| office == letters)
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

/// Letter that begins the second part of a number made on a device.
const PROVISIONAL: char = 'D';
/// Characters that follow it.
const PROVISIONAL_LENGTH: usize = 9;

/// The number on the receipt given for a dossier: contact point, counter, check character (`0412-0000093-K`); or one that a device made from the
/// dossier's id before it reached the service (`0412-D7K3M9QX2A-5`). A dossier has one of each, and both stay valid.
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

    /// The number that a device of the contact point with code `point` gives for this dossier: the last 45 bits of the id, which are random.
    pub fn provisional(point: u32, id: DossierId) -> Self {
        let bits = id.as_uuid().as_u128();
        let digit = |at: usize| char::from(CROCKFORD[(bits >> (5 * at)) as usize & 31]);
        let body = format!("{point:04}-{PROVISIONAL}{}", (0..PROVISIONAL_LENGTH).rev().map(digit).collect::<String>());
        let check = Self::check(&body);
        Self(format!("{body}-{check}"))
    }

    /// Reads a number as typed: case, blanks and Crockford's look-alikes are forgiven, a wrong check character is not.
    pub fn parse(typed: &str) -> Option<Self> {
        let clean: String = typed.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        let (body, check) = clean.rsplit_once('-')?;
        let body = body.replace('O', "0").replace(['I', 'L'], "1");
        let (point, rest) = body.split_once('-')?;
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let serial = || rest.len() >= 7 && digits(rest);
        let made = |code: &str| code.len() == PROVISIONAL_LENGTH && code.bytes().all(|b| CROCKFORD[..32].contains(&b));
        let shaped = point.len() >= 4 && digits(point) && (serial() || rest.strip_prefix(PROVISIONAL).is_some_and(made));
        (shaped && check == Self::check(&body).to_string()).then(|| Self(format!("{body}-{check}")))
    }

    /// Modulo 37, which is prime: any one character mistaken for another changes it.
    fn check(body: &str) -> char {
        let (point, rest) = body.split_once('-').unwrap_or((body, ""));
        let base = if rest.starts_with(PROVISIONAL) { 32 } else { 10 };
        let value = |b: u8| CROCKFORD.iter().position(|c| *c == b).unwrap_or(0);
        let point = point.bytes().fold(0, |sum, b| (sum * 10 + value(b)) % 37);
        char::from(CROCKFORD[rest.bytes().fold(point, |sum, b| (sum * base + value(b)) % 37)])
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
    fn an_office_is_known_by_all_its_letters() {
        assert!(["BK123456", "ZT1234", "A12345"].iter().all(|cin| is_of_known_office(cin)));
        assert!(["KC879246", "BKX1234", "123456", ""].iter().all(|cin| !is_of_known_office(cin)));
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
    fn a_provisional_number_is_the_devices() {
        let id = DossierId::from_uuid(uuid::Uuid::parse_str("017f22e2-79b0-7cc3-98c4-dc0c0c07398f").unwrap());
        let number = ReceiptNumber::provisional(412, id);
        assert_eq!(number.as_str(), PROVISIONAL_EXAMPLE);
        assert_eq!(ReceiptNumber::parse(&number.as_str().to_lowercase().replace('0', "o")), Some(number.clone()));
        for (at, was) in number.as_str().char_indices().filter(|(at, c)| *c != '-' && *at != 5).take(13) {
            for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|c| *c != was) {
                let mut wrong = number.as_str().to_owned();
                wrong.replace_range(at..=at, &other.to_string());
                assert_eq!(ReceiptNumber::parse(&wrong), None, "{wrong}");
            }
        }
    }

    /// The same as in `web/intake/src/outbox/receipt.test.ts`.
    const PROVISIONAL_EXAMPLE: &str = "0412-DW1G60EECF-K";

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
