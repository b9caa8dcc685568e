//! Codes of acts, illnesses and papers.

use super::{Builder, Grammar};
use std::ops::RangeInclusive;

const ANY: &str = "0123456789";
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

impl Grammar {
    /// A key letter of the nomenclature, one of `letters`, and its coefficient or none: `CS`, `K20`, `B 120`. Value: `K 20`.
    pub fn cotation<'a>(letters: impl IntoIterator<Item = &'a str>) -> Self {
        let mut b = Builder::new();
        for word in letters {
            let capitals: Vec<char> = word.to_uppercase().chars().filter(char::is_ascii_uppercase).collect();
            let mut at = Self::START;
            for &letter in &capitals {
                let to = b.place();
                b.letter_to(at, letter, to);
                at = b.maybe(to, &[('.', 0.5)]);
            }
            if !capitals.is_empty() {
                b.end(at);
                b.coefficient(at);
            }
        }
        b.finish(|written| Some(written.to_owned()))
    }

    /// A national identity number: one or two letters, four to six digits, blanks left out. Value: `BK123456`.
    pub fn cin() -> Self {
        let mut b = Builder::new();
        let (first, second) = (b.letter(Self::START), b.place());
        for letter in LETTERS.chars() {
            b.letter_to(first, letter, second);
        }
        b.skip(first, second, 0.0);
        let mut at = b.maybe(second, &[(' ', 0.1), ('.', 0.5), ('-', 0.3)]);
        for count in 1..=6 {
            at = b.digit(at, ANY);
            if count >= 4 {
                b.end(at);
            }
            at = b.maybe(at, &[(' ', 0.5), ('.', 1.0)]);
        }
        b.finish(|written| Some(written.to_owned()))
    }

    /// A code of the ICD-10: `J06`, `J06.9`, `I10`. Value with the dot.
    pub fn icd10() -> Self {
        let mut b = Builder::new();
        let letter = b.letter(Self::START);
        let letter = b.maybe(letter, &[(' ', 0.5)]);
        let one = b.digit(letter, ANY);
        let two = b.digit(one, ANY);
        b.end(two);
        let dot = b.sign(two, &[('.', 0.0), (',', 0.2), ('·', 0.2), (' ', 0.6), ('-', 0.6)], Some('.'));
        let first = b.place();
        b.digit_to(dot, ANY, first);
        let bare = b.place();
        b.skip_writing(two, bare, 2.0, '.');
        b.digit_to(bare, ANY, first);
        b.end(first);
        let second = b.digit(first, ANY);
        b.end(second);
        b.finish(|written| Some(written.to_owned()))
    }

    /// A number of a paper, of `lengths` capitals and digits with signs `-`, `/` and `.` kept between them and blanks left out: `FA-2026/014`.
    pub fn reference(lengths: RangeInclusive<usize>) -> Self {
        let mut b = Builder::new();
        let mut from = vec![Self::START];
        for count in 1..=*lengths.end() {
            let (written, parted) = (b.place(), b.place());
            for &at in &from {
                for sign in ANY.chars().chain(LETTERS.chars()) {
                    b.edge(at, sign, Some(sign), 0.0, written);
                }
                for letter in LETTERS.chars() {
                    b.edge(at, letter.to_ascii_lowercase(), Some(letter), 0.0, written);
                }
                for sign in "-/._".chars().filter(|_| count > 1) {
                    b.edge(at, sign, Some(sign), 0.0, parted);
                }
            }
            if lengths.contains(&count) {
                b.end(written);
            }
            from = [written, parted].map(|at| b.maybe(at, &[(' ', 0.1)])).to_vec();
        }
        b.finish(|written| Some(written.to_owned()))
    }
}

impl Builder {
    fn letter(&mut self, from: u32) -> u32 {
        let to = self.place();
        for letter in LETTERS.chars() {
            self.letter_to(from, letter, to);
        }
        to
    }

    /// A coefficient of one to four digits after a key letter; writes a blank before it.
    fn coefficient(&mut self, from: u32) {
        let sign = self.maybe(from, &[(' ', 0.0), ('-', 0.5), ('=', 0.5), (':', 0.5), ('.', 0.5), ('x', 0.8), ('X', 0.8)]);
        let start = self.place();
        self.skip_writing(sign, start, 0.0, ' ');
        let mut at = self.digit(start, "123456789");
        for _ in 0..3 {
            self.end(at);
            at = self.digit(at, ANY);
        }
        self.end(at);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::reads;
    use super::Grammar;

    #[test]
    fn cotations() {
        let cotations = Grammar::cotation(["C", "CS", "V", "VS", "K", "Z", "B", "AMM", "AMI", "CNPSY"]);
        for (written, value) in [
            ("CS", "CS"),
            ("C", "C"),
            ("K20", "K 20"),
            ("K 15", "K 15"),
            ("B120", "B 120"),
            ("b 80", "B 80"),
            ("AMM 8", "AMM 8"),
            ("A.M.I 7", "AMI 7"),
            ("K=l5", "K 15"),
        ] {
            assert_eq!(reads(&cotations, written).first().map(String::as_str), Some(value), "{written}");
        }
        assert_eq!(reads(&cotations, "XY 3"), Vec::<String>::new());
    }

    #[test]
    fn identity_numbers_and_illnesses() {
        assert_eq!(reads(&Grammar::cin(), "BK 123456"), ["BK123456"]);
        assert_eq!(reads(&Grammar::cin(), "A1234"), ["A1234"]);
        assert_eq!(reads(&Grammar::cin(), "ABE123"), Vec::<String>::new());
        assert_eq!(reads(&Grammar::icd10(), "J06.9").first().map(String::as_str), Some("J06.9"));
        assert_eq!(reads(&Grammar::icd10(), "I10").first().map(String::as_str), Some("I10"));
        assert_eq!(reads(&Grammar::reference(1..=20), "fa-2026 / 014"), ["FA-2026/014"]);
        assert_eq!(reads(&Grammar::reference(1..=20), "-FA-2026"), Vec::<String>::new());
        assert_eq!(reads(&Grammar::reference(1..=20), "FA-2026."), Vec::<String>::new());
    }
}
