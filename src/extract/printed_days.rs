//! Days in printed text: where one stands, and which it is.
//!
//! In: the characters of a line. Out: stretches that look like a date, in every style that papers bear; the day of such a stretch. Never: what the day means.

use crate::read::grammar::MONTHS;
use crate::read::page_type_words::folded;
use crate::registry::names::distance;
use chrono::{Datelike, NaiveDate};
use std::ops::{Range, RangeInclusive};

/// A date as printed: what it says, and the place after it.
struct Printed {
    day: u32,
    month: u32,
    year: i32,
    end: usize,
}

/// Stretches of `chars` that look like a date, from the left.
pub(super) fn dates_in(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let starts = chars[at].is_ascii_digit() && (at == 0 || !chars[at - 1].is_ascii_digit());
        match starts.then(|| date_at(chars, at)).flatten() {
            Some(date) => {
                found.push(at..date.end);
                at = date.end;
            }
            None => at += 1,
        }
    }
    found
}

/// The day that a printed date names, where there is such a day.
pub(super) fn day_of(date: &[char]) -> Option<NaiveDate> {
    let date = date_at(date, 0)?;
    NaiveDate::from_ymd_opt(date.year, date.month, date.day)
}

/// The date that starts at `start`: day, month and year, or year first, with signs between; the month by number or name; without signs only eight digits
/// that cannot well be anything else.
fn date_at(chars: &[char], start: usize) -> Option<Printed> {
    let (first, after_first) = digits_at(chars, start);
    if first.len() >= 8 {
        return run_together(&first, start);
    }
    // "1er".
    let after_first = after_first + if first == "1" && matches!(chars.get(after_first..after_first + 2), Some(['e', 'r'] | ['E', 'R'])) { 2 } else { 0 };
    let (sign, at) = separator_at(chars, after_first);
    if let (Some(day), Some((month, name_end))) = (day_in(&first), month_name_at(chars, at)) {
        let (third, end) = without_hour(chars, digits_at(chars, separator_at(chars, name_end).1), 4);
        return Some(Printed { day, month, year: year_in(&third).or_else(|| short_year_in(&third))?, end });
    }
    let (second, after_second) = digits_at(chars, at);
    let month = month_in(&second)?;
    let (sign_again, at) = separator_at(chars, after_second);
    if sign.is_empty() || sign_again.is_empty() {
        return None;
    }
    if let Some(year) = year_in(&first) {
        let (third, end) = without_hour(chars, digits_at(chars, at), 2);
        return Some(Printed { day: day_in(&third)?, month, year, end });
    }
    let (third, end) = without_hour(chars, digits_at(chars, at), 4);
    // Blanks, commas and the like stand between the groups of telephone numbers and amounts too: there the year has to be a whole one.
    let plain = sign == sign_again && matches!(sign.as_str(), "/" | "-" | "." | "–" | "—" | "·");
    let year = year_in(&third).or_else(|| short_year_in(&third).filter(|_| plain))?;
    Some(Printed { day: day_in(&first)?, month, year, end })
}

/// `digits` at `start` as a date without signs, or as one whose slashes were read as ones: "12032026", "20260312", "1210312026".
fn run_together(digits: &str, start: usize) -> Option<Printed> {
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    let (day, month, year) = match digits.len() {
        8 if year_in(part(4, 8)).is_some() => (part(0, 2), part(2, 4), part(4, 8)),
        8 => (part(6, 8), part(4, 6), part(0, 4)),
        10 if matches!((part(2, 3), part(5, 6)), ("1" | "7", "1" | "7")) => (part(0, 2), part(3, 5), part(6, 10)),
        _ => return None,
    };
    Some(Printed { day: day_in(day)?, month: month_in(month)?, year: year_in(year)?, end: start + digits.len() })
}

/// The last part of a date without the hour that is printed close behind it: "202611" of "28/09/202611:05".
fn without_hour(chars: &[char], (digits, end): (String, usize), length: usize) -> (String, usize) {
    let glued = chars.get(end) == Some(&':') && (length + 1..=length + 2).contains(&digits.len());
    if glued { (digits.chars().take(length).collect(), end - (digits.len() - length)) } else { (digits, end) }
}

fn day_in(text: &str) -> Option<u32> {
    text.parse().ok().filter(|day| text.len() <= 2 && (1..=31).contains(day))
}

fn month_in(text: &str) -> Option<u32> {
    text.parse().ok().filter(|month| text.len() <= 2 && (1..=12).contains(month))
}

/// Four digits of this century or the last.
fn year_in(text: &str) -> Option<i32> {
    text.parse().ok().filter(|year| text.len() == 4 && (1_900..2_100).contains(year))
}

/// Two digits of this century.
fn short_year_in(text: &str) -> Option<i32> {
    text.parse::<i32>().ok().filter(|_| text.len() == 2).map(|year| 2_000 + year)
}

fn digits_at(chars: &[char], start: usize) -> (String, usize) {
    let digits: String = chars.iter().skip(start).take_while(|c| c.is_ascii_digit()).collect();
    let end = start + digits.len();
    (digits, end)
}

/// What stands at `start` between two parts of a date, blanks left out unless there is nothing else; the place after it.
fn separator_at(chars: &[char], start: usize) -> (String, usize) {
    const MOST: usize = 3;
    let is_sign = |c: &&char| matches!(c, ' ' | '/' | '-' | '.' | ',' | '–' | '—' | '·' | '•' | '_' | ':' | '|' | '\\' | '\'');
    let signs: String = chars.iter().skip(start).take(MOST).take_while(is_sign).collect();
    let end = start + signs.chars().count();
    let bare: String = signs.chars().filter(|c| *c != ' ').collect();
    (if bare.is_empty() { signs } else { bare }, end)
}

/// Whether `day` lies in one of `years`.
pub(super) fn is_in_years(day: NaiveDate, years: &RangeInclusive<u16>) -> bool {
    u16::try_from(day.year()).is_ok_and(|year| years.contains(&year))
}

/// Whether `word` names a month.
pub(super) fn is_month(word: &[char]) -> bool {
    month_of(&folded(&word.iter().collect::<String>())).is_some()
}

/// The month that `word` (folded) names, a letter misread at most.
fn month_of(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let exact = MONTHS.iter().find(|(name, _)| *name == word);
    let misread = || MONTHS.iter().find(|(name, _)| name.len().abs_diff(word.len()) <= 1 && distance(name, &word) <= 1);
    exact.or_else(misread).map(|(_, month)| *month)
}

/// The month whose name stands at `start`, and the place after it and the point of a shortened one.
fn month_name_at(chars: &[char], start: usize) -> Option<(u32, usize)> {
    // A nought among capitals is an O.
    let is_letter = |c: &char| c.is_alphabetic() || *c == '0';
    let word: String = chars.iter().skip(start).take_while(|c| is_letter(c)).map(|c| if *c == '0' { 'O' } else { *c }).collect();
    let end = start + word.chars().count();
    Some((month_of(&folded(&word))?, end + usize::from(chars.get(end) == Some(&'.'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_is_printed_in_many_ways() {
        for text in [
            "02/03/2026",
            "2 mars 2026",
            "02.03.26",
            "2026-03-02",
            "2-MARS-26",
            "02 03 2026",
            "02032026",
            "20260302",
            "0210312026",
            "02 - mars - 2026",
            "2 MAPS 2026",
        ] {
            assert_eq!(day_of(&text.chars().collect::<Vec<_>>()), NaiveDate::from_ymd_opt(2026, 3, 2), "{text}");
        }
        assert_eq!(day_of(&"18 AOU 2026".chars().collect::<Vec<_>>()), NaiveDate::from_ymd_opt(2026, 8, 18));
        assert_eq!(day_of(&"31/02/2026".chars().collect::<Vec<_>>()), None);
    }

    #[test]
    fn dates_are_found() {
        for (text, wanted) in [
            ("Date : 24.06.2026 16:50", vec!["24.06.2026"]),
            ("le 3 mars 2026", vec!["3 mars 2026"]),
            ("14-FEB-26 10:31", vec!["14-FEB-26"]),
            ("Le 30 - 03 - 26", vec!["30 - 03 - 26"]),
            ("2026-06-24", vec!["2026-06-24"]),
            ("1er", vec![]),
            ("vendredi 1er mai 2026", vec!["1er mai 2026"]),
            ("26-0CTOBRE-2026 09:33", vec!["26-0CTOBRE-2026"]),
            ("16 anv. 2026", vec!["16 anv. 2026"]),
            ("12 boites 2026", vec![]),
            ("Le 24 09 2026 à 10:31", vec!["24 09 2026"]),
            ("24-sept.-2026", vec!["24-sept.-2026"]),
            ("24 sept., 2026", vec!["24 sept., 2026"]),
            ("le 24092026", vec!["24092026"]),
            ("2026/09/24", vec!["2026/09/24"]),
            ("28/09/202611:05", vec!["28/09/2026"]),
            ("2026/07/2914:35", vec!["2026/07/29"]),
            ("24109/2026", vec![]),
            ("N° 2609240148", vec![]),
            ("05 12 10 26", vec![]),
            ("12,05,20", vec![]),
            ("Tel 05 22 95 13 73", vec![]),
            ("1250.00", vec![]),
            ("F26-09145", vec![]),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let found: Vec<String> = dates_in(&chars).into_iter().map(|range| chars[range].iter().collect()).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
