//! Which of the readings of an invoice's number is formed as such numbers are.
//!
//! In: readings of one stretch, the days of its sheet. Out: the readings weighed: numbers bear the year of their paper, its month beside it, a prefix that is a word.
//! Never: a reading that the ink does not offer.

use super::printed_days::{dates_in, day_of, is_in_years};
use super::printed_sheet::Sheet;
use super::printed_value::Value;
use super::word_kinds::{WordKind, listed};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// How probable a number without a digit is, or one that has a stroke where another reading has a slash, against any other.
const NO_NUMBER: f64 = 0.1;
/// How probable a number is in whose place for the year, its month, its prefix something else stands, where another reading has just that.
const OTHER_YEAR: f64 = 0.1;
const OTHER_MONTH: f64 = 0.3;
const OTHER_PREFIX: f64 = 0.1;
/// A row of so many digits may begin with a year.
const LEAST_DIGITS: usize = 6;

/// The days on a sheet. `years`: those in which they may lie.
pub(super) fn days_of(sheet: &Sheet<'_>, years: &RangeInclusive<u16>) -> BTreeSet<NaiveDate> {
    let days = sheet.lines.iter().flat_map(|line| {
        let chars = line.chars();
        dates_in(&chars).into_iter().filter_map(|range| day_of(&chars[range])).collect::<Vec<_>>()
    });
    days.filter(|day| is_in_years(*day, years)).collect()
}

/// The readings of a number, the better formed ones the likelier. `days`: of its sheet.
pub(super) fn better_formed(value: Value, days: &BTreeSet<NaiveDate>, years: &RangeInclusive<u16>) -> Value {
    let all: Vec<String> = value.candidates.iter().map(|c| c.value.clone()).collect();
    let misread: Vec<&String> = all.iter().filter(|text| is_misread(text, &all, years)).collect();
    let sound = |text: &str| text.bytes().any(|b| b.is_ascii_digit()) && !misread.iter().any(|wrong| *wrong == text);
    let value = value.checked(NO_NUMBER, sound);
    let preferring = |value: Value, chance: f64, has: &dyn Fn(&str) -> bool| if all.iter().any(|text| has(text)) { value.checked(chance, has) } else { value };
    let value = preferring(value, OTHER_YEAR, &|text| bears_year(text, days));
    let value = preferring(value, OTHER_MONTH, &|text| bears_month(text, days));
    preferring(value, OTHER_PREFIX, &has_known_prefix)
}

/// The rows of digits of `text`.
fn rows_of_digits(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|row| !row.is_empty()).collect()
}

/// Whether a row of digits is the year of one of `days`, or a long one begins with it: "FA/2026/0012", "26-0817", "260817".
pub(super) fn bears_year(text: &str, days: &BTreeSet<NaiveDate>) -> bool {
    let is_year = |row: &str, year: &str| row == year || row.len() >= LEAST_DIGITS && row.starts_with(year);
    let rows = rows_of_digits(text);
    days.iter().map(|day| day.year().to_string()).any(|year| rows.iter().any(|row| is_year(row, &year) || is_year(row, &year[2..])))
}

/// Whether the month of one of `days` stands beside its year: "FAC/2026/02/0262", "03/2026-076", "FA2603".
pub(super) fn bears_month(text: &str, days: &BTreeSet<NaiveDate>) -> bool {
    let rows = rows_of_digits(text);
    days.iter().any(|day| {
        let (year, month) = (day.year().to_string(), format!("{:02}", day.month()));
        let is_year = |row: &str| row == year || row == &year[2..];
        let beside = rows.windows(2).any(|pair| is_year(pair[0]) && pair[1] == month || is_year(pair[1]) && pair[0] == month);
        let begins = |row: &&&str| row.starts_with(&format!("{year}{month}")) || row.starts_with(&format!("{}{month}", &year[2..]));
        beside || rows.iter().find(begins).is_some()
    })
}

/// What programs for invoices put before a number, beside words that stand on paper alone: facture, facture client, facture de vente, invoice.
const PREFIXES: [&str; 6] = ["FA", "FC", "FCL", "FCT", "FV", "INV"];

/// Whether `text` begins with a word that such papers are called by, that announces a number, or with what is short for one.
fn has_known_prefix(text: &str) -> bool {
    let letters = text.chars().take_while(char::is_ascii_alphabetic).count();
    let prefix = &text[..letters];
    letters > 1 && (PREFIXES.contains(&prefix) || matches!(listed(prefix), Some(WordKind::Title | WordKind::Number | WordKind::Reference)))
}

/// Letters behind a digit that are one, where another reading has it there.
const TWINS: [(char, char); 3] = [('S', '5'), ('Z', '2'), ('G', '6')];

/// Whether `text` is what another reading becomes where a slash is taken for a stroke ("487IAB/26" of "487/AB/26", "627712026" of "6277/2026"), a digit behind another
/// for a letter, or the side of the box round the number for its first ("IINV/2026/00704" of "INV/2026/00704").
fn is_misread(text: &str, all: &[String], years: &RangeInclusive<u16>) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let other = |at: usize, character: char| {
        let mut other = chars.clone();
        other[at] = character;
        other.into_iter().collect::<String>()
    };
    let is_year = |text: &str| text.rsplit_once('/').is_some_and(|(_, year)| year.len() == 4 && year.parse().is_ok_and(|year| years.contains(&year)));
    (0..chars.len()).any(|at| match chars[at] {
        'O' if is_digit(at.checked_sub(1)) || is_digit(Some(at + 1)) => all.contains(&other(at, '0')),
        'I' if at == 0 && all.contains(&chars[1..].iter().collect()) => true,
        'I' | 'L' if is_digit(at.checked_sub(1)) && all.contains(&other(at, '1')) => true,
        'S' | 'Z' | 'G' if is_digit(at.checked_sub(1)) => TWINS.iter().any(|(letter, digit)| *letter == chars[at] && all.contains(&other(at, *digit))),
        'I' | 'J' | 'L' => all.contains(&other(at, '/')),
        // Among digits a 1 is a 1, unless a year follows.
        '1' => {
            let slashed = other(at, '/');
            all.contains(&slashed) && (is_year(&slashed) || !is_digit(at.checked_sub(1)))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::field::Candidate;
    use crate::read::text_lines_read::TextLine;

    /// The best of equally probable readings on a paper of 12 March 2026.
    fn best(readings: &[&str]) -> String {
        let candidates = readings.iter().map(|text| Candidate { value: (*text).to_owned(), probability: 0.4 }).collect();
        let place = TextLine::surely("4711", (400.0, 100.0)).place;
        let value = Value { candidates, raw: String::new(), place, elsewhere: Vec::new() };
        let days = [NaiveDate::from_ymd_opt(2026, 3, 12).unwrap()].into();
        better_formed(value, &days, &(2023..=2027)).best().to_owned()
    }

    #[test]
    fn numbers_bear_the_year_and_month_of_their_paper() {
        for (right, wrong) in [
            ("FAC/2026/02/0262", "FAC/2926/02/0262"),
            ("26-070102", "826-070102"),
            ("03/2026-076", "63/2026-076"),
            ("FA2603-118", "FA2683-118"),
            ("FAC/26/0306", "AC/26/0306"),
            ("FA265593", "A265593"),
        ] {
            assert_eq!([best(&[wrong, right]), best(&[right, wrong])], [right, right]);
        }
        assert_eq!(best(&["4711", "4771"]), "4711", "neither is better: the first");
    }

    #[test]
    fn a_slash_may_look_like_a_stroke_and_a_nought_like_an_o() {
        let misread = |text: &str, other: &str| is_misread(text, &[text.to_owned(), other.to_owned()], &(2023..=2027));
        assert!(
            misread("627712026", "6277/2026")
                && misread("487IAB/26", "487/AB/26")
                && misread("F126/02781", "F/26/02781")
                && misread("IINV/2026/00704", "INV/2026/00704")
                && misread("I15100", "15100")
                && misread("TO1-0879918", "T01-0879918")
        );
        assert!(
            !misread("6277/2026", "627712026")
                && !misread("62711826", "627/1826")
                && !misread("INV/2026/00704", "IINV/2026/00704")
                && !misread("FO-12", "F0-12")
                && !misread("AO12", "A112")
        );
    }
}
