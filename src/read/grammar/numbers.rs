//! Amounts, counts and numbers of a known length.

use super::{Builder, Grammar};
use std::ops::RangeInclusive;

const ANY: &str = "0123456789";
const NOT_ZERO: &str = "123456789";

/// What stands before the decimals.
const DECIMAL: [(char, f32); 10] = [(',', 0.0), ('.', 0.0), ('·', 0.1), ('•', 0.2), (':', 0.4), ('\'', 0.5), ('’', 0.5), (';', 0.5), ('-', 0.8), ('/', 1.2)];
/// What stands between thousands and hundreds.
const THOUSANDS: [(char, f32); 4] = [(' ', 0.2), ('.', 1.0), (',', 1.2), ('\'', 0.8)];

/// Cost of an amount with one decimal only, of one without, of decimals that only a blank or nothing separates.
const ONE_DECIMAL: f32 = 1.5;
const NO_DECIMALS: f32 = 1.0;
const BLANK_BEFORE_DECIMALS: f32 = 2.5;
const NOTHING_BEFORE_DECIMALS: f32 = 5.0;

impl Grammar {
    /// An amount of money up to 999,999.99: `1 094,10 dh`, `1094.10`, `250`, `250,-`. Value: `1094.10`.
    pub fn amount() -> Self {
        let mut b = Builder::new();
        let start = b.maybe(Self::START, &[('#', 0.3), ('=', 0.5), (':', 0.5), (' ', 0.3)]);
        let whole = b.whole_amount(start);
        let end = b.place();
        b.decimals(whole, end);
        let after = b.maybe(end, &[(' ', 0.1)]);
        let done = b.currency(after);
        let done = b.maybe(done, &[('.', 0.3), ('#', 0.3), (' ', 0.3)]);
        b.end(done);
        b.finish(amount_value)
    }

    /// A number of things, 0 to 999. Value without leading zeros.
    pub fn count() -> Self {
        let mut b = Builder::new();
        let first = b.digit(Self::START, ANY);
        let second = b.digit(first, ANY);
        let third = b.digit(second, ANY);
        for at in [first, second, third] {
            let done = b.maybe(at, &[('.', 0.5), (' ', 0.3)]);
            b.end(done);
        }
        b.finish(|written| written.parse::<u16>().ok().map(|n| n.to_string()))
    }

    /// A number of `lengths` digits, blanks, dots and dashes between them left out (an INPE is nine).
    pub fn digits(lengths: RangeInclusive<usize>) -> Self {
        let mut b = Builder::new();
        let mut at = Self::START;
        for count in 1..=*lengths.end() {
            at = b.digit(at, ANY);
            if lengths.contains(&count) {
                b.end(at);
            }
            at = b.maybe(at, &[(' ', 0.1), ('.', 0.5), ('-', 0.5), ('|', 1.5)]);
        }
        b.finish(|written| Some(written.to_owned()))
    }
}

/// `1094.1` to `1094.10`.
fn amount_value(written: &str) -> Option<String> {
    let (whole, cents) = written.split_once('.').unwrap_or((written, ""));
    let whole: u32 = whole.parse().ok()?;
    let cents: u32 = format!("{cents:0<2}").parse().ok()?;
    Some(format!("{whole}.{cents:02}"))
}

impl Builder {
    /// One to six digits, with or without a sign between thousands and hundreds.
    fn whole_amount(&mut self, from: u32) -> u32 {
        let end = self.place();
        // Without a sign: up to six digits, the first not a zero unless alone.
        let mut at = self.digit(from, NOT_ZERO);
        let heads = {
            let mut heads = vec![at];
            for length in 2..=6 {
                at = self.digit(at, ANY);
                if length <= 3 {
                    heads.push(at);
                }
                self.skip(at, end, 0.0);
            }
            heads
        };
        self.skip(heads[0], end, 0.0);
        let zero = self.digit(from, "0");
        self.skip(zero, end, 0.5);
        // With a sign: three digits exactly after it.
        let after_sign = self.place();
        for head in heads {
            let sign = self.sign(head, &THOUSANDS, None);
            self.skip(sign, after_sign, 0.0);
        }
        let (one, end_of_group) = (self.digit(after_sign, ANY), self.place());
        let two = self.digit(one, ANY);
        self.digit_to(two, ANY, end_of_group);
        self.skip(end_of_group, end, 0.0);
        end
    }

    /// `,50`, `,5`, `,-`, `50` after a blank, or nothing.
    fn decimals(&mut self, whole: u32, end: u32) {
        let first = self.place();
        let sign = self.maybe(whole, &[(' ', 0.4)]);
        let point = self.sign(sign, &DECIMAL, Some('.'));
        let point = self.maybe(point, &[(' ', 0.3), (',', 0.5), ('.', 0.5)]);
        self.skip(point, first, 0.0);
        let blank = self.sign(whole, &[(' ', BLANK_BEFORE_DECIMALS), ('_', BLANK_BEFORE_DECIMALS)], Some('.'));
        self.skip(blank, first, 0.0);
        self.skip_writing(whole, first, NOTHING_BEFORE_DECIMALS, '.');
        let second = self.digit(first, ANY);
        self.digit_to(second, ANY, end);
        // One digit only after a real sign.
        let only = self.digit(point, ANY);
        self.skip(only, end, ONE_DECIMAL);
        let dash = self.sign(point, &[('-', 0.2), ('–', 0.2), ('—', 0.2), ('=', 0.4), ('_', 0.5)], None);
        self.skip(dash, end, 0.0);
        self.skip(whole, end, NO_DECIMALS);
    }

    /// `dh`, `DH`, `Dhs`, `MAD`, or nothing.
    fn currency(&mut self, from: u32) -> u32 {
        let end = self.place();
        self.skip(from, end, 0.0);
        let d = self.sign(from, &[('d', 0.0), ('D', 0.0)], None);
        let h = self.sign(d, &[('h', 0.0), ('H', 0.0), ('n', 1.0), ('b', 1.0)], None);
        self.skip(h, end, 0.0);
        let s = self.sign(h, &[('s', 0.0), ('S', 0.0), ('.', 0.3)], None);
        self.skip(s, end, 0.0);
        let m = self.sign(from, &[('M', 0.0), ('m', 0.0)], None);
        let a = self.sign(m, &[('A', 0.0), ('a', 0.0)], None);
        let d = self.sign(a, &[('D', 0.0), ('d', 0.0)], None);
        self.skip(d, end, 0.0);
        end
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::reads;
    use super::Grammar;

    #[test]
    fn every_way_of_writing_an_amount_is_read() {
        let amounts = Grammar::amount();
        for written in ["1094.10", "1094,10", "1 094,10", "1.094,10", "1 094.10 dh", "1094,1", "1094,10 DHS", "#1094,10#", "1094·10", "1094 10", "1O94.lO"] {
            assert_eq!(reads(&amounts, written).first().map(String::as_str), Some("1094.10"), "{written}");
        }
        for written in ["250", "250,-", "250,00", "250 DH", "250.00dhs", "250 Dh", "250,OO MAD"] {
            assert_eq!(reads(&amounts, written).first().map(String::as_str), Some("250.00"), "{written}");
        }
        assert_eq!(reads(&amounts, "0,50").first().map(String::as_str), Some("0.50"));
        assert_eq!(reads(&amounts, "12 345"), ["12345.00"]);
        assert_eq!(reads(&amounts, "1094,105"), Vec::<String>::new());
    }

    #[test]
    fn a_lost_point_is_an_alternative() {
        assert_eq!(reads(&Grammar::amount(), "25000"), ["25000.00", "250.00"]);
    }

    #[test]
    fn numbers_of_a_length() {
        let inpe = Grammar::digits(9..=9);
        assert_eq!(reads(&inpe, "768 061 767"), ["768061767"]);
        assert_eq!(reads(&inpe, "76806l767"), ["768061767"]);
        assert_eq!(reads(&inpe, "76806176"), Vec::<String>::new());
        assert_eq!(reads(&Grammar::count(), "08"), ["8"]);
        assert_eq!(reads(&Grammar::count(), "12."), ["12"]);
    }
}
