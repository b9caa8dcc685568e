//! Dates as people write them in Morocco, day first, and as programs print them, year first.

use super::{Builder, Grammar};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// What stands between day, month and year. A slash is often read as a 1 or an l.
const SEPARATORS: [(char, f32); 16] = [
    ('/', 0.0),
    ('-', 0.0),
    ('.', 0.0),
    (' ', 0.3),
    ('–', 0.1),
    ('—', 0.1),
    ('·', 0.1),
    ('•', 0.2),
    (',', 0.3),
    ('\\', 0.4),
    ('|', 0.6),
    ('l', 0.8),
    ('I', 0.8),
    ('1', 1.2),
    (':', 0.6),
    ('_', 0.8),
];

/// Cost of no separator at all, of a day or month of one digit, of a year of two.
const NO_SEPARATOR: f32 = 3.0;
const ONE_DIGIT: f32 = 1.0;
const TWO_DIGIT_YEAR: f32 = 0.3;
/// Cost of the year before the month, and what stands between them then.
const YEAR_FIRST: f32 = 1.5;
const BEHIND_THE_YEAR: [(char, f32); 6] = [('-', 0.0), ('–', 0.1), ('—', 0.1), ('/', 0.3), ('.', 0.3), ('_', 0.8)];

/// Months by name, accents left out: both forms are read. English ones stand on tills.
pub(crate) const MONTHS: [(&str, u32); 31] = [
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("janvier", 1),
    ("janv", 1),
    ("fevrier", 2),
    ("fevr", 2),
    ("fev", 2),
    ("mars", 3),
    ("avril", 4),
    ("avr", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("juil", 7),
    ("aout", 8),
    ("aou", 8),
    ("septembre", 9),
    ("sept", 9),
    ("octobre", 10),
    ("oct", 10),
    ("novembre", 11),
    ("nov", 11),
    ("decembre", 12),
    ("dec", 12),
];

impl Grammar {
    /// A date, its year within `years`; two-digit years are 2000 to 2099 and stand last. Value: `2026-06-14`.
    pub fn date(years: RangeInclusive<u16>) -> Self {
        let mut b = Builder::new();
        let day = b.day(Self::START);
        let after_day = b.separator(day);
        let month = b.place();
        b.month(after_day, month);
        let year = b.separator(month);
        b.month_name(day, year);
        let end = b.place();
        b.years(year, end, &years);
        b.year_first(end, &years);
        let end = b.maybe(end, &[('.', 0.3), ('/', 0.8), (' ', 0.3)]);
        b.end(end);
        b.finish(move |written| value(written, &years))
    }
}

/// `14/6/26` to `2026-06-14`.
fn value(written: &str, years: &RangeInclusive<u16>) -> Option<String> {
    let mut parts = written.split('/');
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    let month = match month.chars().next()? {
        code @ 'a'..='l' => code as u32 - 'a' as u32 + 1,
        _ => month.parse().ok()?,
    };
    let century = if year.len() == 2 { 2000 } else { 0 };
    let year = century + year.parse::<u16>().ok()?;
    let date = NaiveDate::from_ymd_opt(i32::from(year), month, day.parse().ok()?)?;
    years.contains(&year).then(|| date.format("%Y-%m-%d").to_string())
}

impl Builder {
    fn day(&mut self, from: u32) -> u32 {
        let to = self.place();
        let start = self.maybe(from, &[('.', 0.5), (' ', 0.3)]);
        let (zero, tens, thirties) = (self.digit(start, "0"), self.digit(start, "12"), self.digit(start, "3"));
        self.digit_to(zero, "123456789", to);
        self.digit_to(tens, "0123456789", to);
        self.digit_to(thirties, "01", to);
        self.one_digit(start, to);
        self.first_of_month(start, to);
        to
    }

    /// "1er".
    fn first_of_month(&mut self, from: u32, to: u32) {
        let one = self.digit(from, "1");
        let e = self.sign(one, &[('e', 0.0), ('E', 0.0)], None);
        for r in ['r', 'R'] {
            self.edge(e, r, None, 0.0, to);
        }
    }

    fn month(&mut self, from: u32, to: u32) {
        let (zero, one) = (self.digit(from, "0"), self.digit(from, "1"));
        self.digit_to(zero, "123456789", to);
        self.digit_to(one, "012", to);
        self.one_digit(from, to);
    }

    fn one_digit(&mut self, from: u32, to: u32) {
        let alone = self.place();
        self.skip(from, alone, ONE_DIGIT);
        self.digit_to(alone, "123456789", to);
    }

    /// A separator with blanks around it, or none; writes `/`.
    fn separator(&mut self, from: u32) -> u32 {
        let before = self.maybe(from, &[(' ', 0.2)]);
        let sign = self.sign(before, &SEPARATORS, Some('/'));
        let after = self.maybe(sign, &[(' ', 0.2)]);
        self.skip_writing(from, after, NO_SEPARATOR, '/');
        after
    }

    /// Year, month and day, with signs between.
    fn year_first(&mut self, end: u32, years: &RangeInclusive<u16>) {
        let (start, year, month) = (self.place(), self.place(), self.place());
        self.skip(Grammar::START, start, YEAR_FIRST);
        self.years(start, year, years);
        let behind_year = self.sign(year, &BEHIND_THE_YEAR, Some('/'));
        self.month(behind_year, month);
        let behind_month = self.sign(month, &BEHIND_THE_YEAR, Some('/'));
        let day = self.day(behind_month);
        self.skip(day, end, 0.0);
    }

    /// A month by name between day and year; writes `/a/` to `/l/`.
    fn month_name(&mut self, day: u32, year: u32) {
        let blank = self.maybe(day, &[(' ', 0.0)]);
        let first = self.maybe(blank, &[(' ', 0.0), ('-', 0.2), ('/', 0.2), ('.', 0.2), ('_', 0.4), (',', 0.4)]);
        let first = self.maybe(first, &[(' ', 0.1)]);
        let name_end = self.place();
        for (name, number) in MONTHS {
            let code = char::from(b'a' + number as u8 - 1);
            let start = self.place();
            self.skip_writing(first, start, 0.0, '/');
            let mut at = start;
            for (i, letter) in name.chars().enumerate() {
                let to = if i + 1 == name.len() { name_end } else { self.place() };
                self.month_letter(at, letter, (i == 0).then_some(code), to);
                at = to;
            }
        }
        let dot = self.maybe(name_end, &[('.', 0.1), (',', 0.3)]);
        let dot = self.maybe(dot, &[(' ', 0.1), (',', 0.3)]);
        let blank = self.sign(dot, &[(' ', 0.0), ('-', 0.2), ('/', 0.2), ('.', 0.3), ('_', 0.4), (',', 0.4)], Some('/'));
        let after = self.maybe(blank, &[(' ', 0.1)]);
        self.skip(after, year, 0.0);
        self.skip_writing(dot, year, 1.0, '/');
    }

    fn month_letter(&mut self, from: u32, letter: char, write: Option<char>, to: u32) {
        self.edge(from, letter, write, 0.0, to);
        self.edge(from, letter.to_ascii_uppercase(), write, 0.0, to);
        let accented: &[char] = match letter {
            'e' => &['é', 'è', 'ê', 'É', 'È', 'Ê'],
            'u' => &['û', 'ù', 'Û', 'Ù'],
            'i' => &['î', 'l', '1', 'Î'],
            _ => &[],
        };
        for &accent in accented {
            self.edge(from, accent, write, 0.1, to);
        }
    }

    /// The years as four digits, and those from 2000 to 2099 as two.
    fn years(&mut self, from: u32, end: u32, years: &RangeInclusive<u16>) {
        let short = self.place();
        self.skip(from, short, TWO_DIGIT_YEAR);
        let four = years.clone().map(|y| (from, format!("{y:04}")));
        let two = years.clone().filter(|y| (2000..2100).contains(y)).map(|y| (short, format!("{:02}", y % 100)));
        let mut tree: BTreeMap<(u32, char), u32> = BTreeMap::new();
        for (mut at, text) in four.chain(two) {
            let count = text.len();
            for (i, digit) in text.chars().enumerate() {
                if i + 1 == count {
                    self.digit_to(at, &digit.to_string(), end);
                } else if let Some(&to) = tree.get(&(at, digit)) {
                    at = to;
                } else {
                    let to = self.digit(at, &digit.to_string());
                    tree.insert((at, digit), to);
                    at = to;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::reads;
    use super::Grammar;

    #[test]
    fn every_way_of_writing_a_date_is_read() {
        let dates = Grammar::date(2020..=2029);
        for written in [
            "14/06/2026",
            "14-06-2026",
            "14.06.26",
            "14/6/26",
            "14 06 2026",
            "14 / 06 / 2026",
            "14 juin 2026",
            "14 JUIN 26",
            "14 - juin - 2026",
            "14 juin, 2026",
            "14-juin.-2026",
            "14/06/2026.",
            "14l06l2026",
            "14106/2026",
            "14062026",
            "2026-06-14",
            "2026/06/14",
        ] {
            assert_eq!(reads(&dates, written).first().map(String::as_str), Some("2026-06-14"), "{written}");
        }
        assert_eq!(reads(&dates, "1er août 2025"), ["2025-08-01"]);
        assert_eq!(reads(&dates, "01 août 2025"), ["2025-08-01"]);
        assert_eq!(reads(&dates, "3 fév. 2024"), ["2024-02-03"]);
        assert_eq!(reads(&dates, "18 AOU 2026"), ["2026-08-18"]);
        assert_eq!(reads(&dates, "9-9-21"), ["2021-09-09"]);
    }

    #[test]
    fn what_is_no_day_is_no_date() {
        let dates = Grammar::date(1900..=2029);
        for written in ["30/02/2026", "14/13/2026", "32/01/2026", "14/06/1899", ""] {
            assert_eq!(reads(&dates, written), Vec::<String>::new(), "{written}");
        }
        assert_eq!(reads(&dates, "29/02/2024"), ["2024-02-29"]);
        assert_eq!(reads(&dates, "07/11/1958"), ["1958-11-07"]);
    }
}
