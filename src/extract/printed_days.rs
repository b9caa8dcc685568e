//! Days in printed text: where one stands, and which it is.
//!
//! In: the characters of a line. Out: stretches that look like a date, in every style that papers bear; the day of such a stretch. Never: what the day means.

use crate::registry::names::distance;
use chrono::NaiveDate;
use std::ops::Range;

/// Stretches of `chars` that look like a date, from the left.
pub(super) fn dates_in(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let starts = chars[at].is_ascii_digit() && (at == 0 || !chars[at - 1].is_ascii_digit());
        match starts.then(|| date_end(chars, at)).flatten() {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The end of the date that starts at `start`: day, month and year, or year first, with signs between; the month by number or name; without signs
/// only eight digits that cannot well be anything else.
fn date_end(chars: &[char], start: usize) -> Option<usize> {
    let (first, after_first) = digits_at(chars, start);
    if first.len() >= 8 {
        return run_together(&first).map(|length| start + length);
    }
    // "1er".
    let after_first = after_first + if first == "1" && matches!(chars.get(after_first..after_first + 2), Some(['e', 'r'] | ['E', 'R'])) { 2 } else { 0 };
    let (sign, at) = separator_at(chars, after_first);
    if is_day(&first)
        && let Some(name_end) = month_name_at(chars, at)
    {
        let (year, end) = without_hour(chars, digits_at(chars, separator_at(chars, name_end).1), 4);
        return (year.len() == 2 || is_year(&year)).then_some(end);
    }
    let (second, after_second) = digits_at(chars, at);
    let (sign_again, at) = separator_at(chars, after_second);
    let (third, end) = without_hour(chars, digits_at(chars, at), if is_year(&first) { 2 } else { 4 });
    if sign.is_empty() || sign_again.is_empty() || !is_month(&second) {
        return None;
    }
    // Blanks, commas and the like stand between the groups of telephone numbers and amounts too: there the year has to be a whole one.
    let plain = sign == sign_again && matches!(sign.as_str(), "/" | "-" | "." | "–" | "—" | "·");
    let day_first = is_day(&first) && (is_year(&third) || plain && third.len() == 2);
    let year_first = is_year(&first) && is_day(&third);
    (day_first || year_first).then_some(end)
}

/// How many of `digits` are a date without signs, or one whose slashes were read as ones: "12032026", "20260312", "1210312026".
fn run_together(digits: &str) -> Option<usize> {
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    let (length, day, month, year) = match digits.len() {
        8 if is_year(part(4, 8)) => (8, part(0, 2), part(2, 4), part(4, 8)),
        8 => (8, part(6, 8), part(4, 6), part(0, 4)),
        10 if matches!((part(2, 3), part(5, 6)), ("1" | "7", "1" | "7")) => (10, part(0, 2), part(3, 5), part(6, 10)),
        _ => return None,
    };
    (is_day(day) && is_month(month) && is_year(year)).then_some(length)
}

/// The last part of a date without the hour that is printed close behind it: "202611" of "28/09/202611:05".
fn without_hour(chars: &[char], (digits, end): (String, usize), length: usize) -> (String, usize) {
    let glued = chars.get(end) == Some(&':') && (length + 1..=length + 2).contains(&digits.len());
    if glued { (digits.chars().take(length).collect(), end - (digits.len() - length)) } else { (digits, end) }
}

fn is_day(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.parse().is_ok_and(|day: u32| (1..=31).contains(&day))
}

fn is_month(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.parse().is_ok_and(|month: u32| (1..=12).contains(&month))
}

/// Four digits of this century or the last.
fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("20") || text.starts_with("19"))
}

/// The day that a printed date names, where there is such a day.
pub(super) fn day_of(date: &[char]) -> Option<NaiveDate> {
    let (first, after_first) = digits_at(date, 0);
    let (day, month, year) = if first.len() >= 8 {
        let gap = usize::from(first.len() == 10);
        match (first.get(..4)?, is_year(first.get(4 + 2 * gap..)?)) {
            (_, true) => (first.get(..2)?.to_owned(), first.get(2 + gap..4 + gap)?.parse().ok()?, first.get(4 + 2 * gap..)?.to_owned()),
            (year, false) => (first.get(6..)?.to_owned(), first.get(4..6)?.parse().ok()?, year.to_owned()),
        }
    } else {
        let text: String = date.iter().skip(after_first).collect();
        let folded = crate::read::page_type_words::folded(text.strip_prefix("er").unwrap_or(&text).replace("0C", "OC").as_str());
        let (middle, last) = folded.split_once(' ')?;
        let month = middle.parse().ok().or_else(|| month_of(middle))?;
        if first.len() == 4 { (last.to_owned(), month, first) } else { (first, month, last.to_owned()) }
    };
    let year: i32 = year.parse().ok()?;
    NaiveDate::from_ymd_opt(if year < 100 { 2_000 + year } else { year }, month, day.parse().ok()?)
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

/// Names of months in French, and in English as many tills print them, with what they are shortened to.
const MONTHS: [(&str, u32); 33] = [
    ("JANVIER", 1),
    ("JANV", 1),
    ("JAN", 1),
    ("FEVRIER", 2),
    ("FEVR", 2),
    ("FEV", 2),
    ("FEB", 2),
    ("MARS", 3),
    ("MAR", 3),
    ("AVRIL", 4),
    ("AVR", 4),
    ("APR", 4),
    ("MAI", 5),
    ("MAY", 5),
    ("JUIN", 6),
    ("JUN", 6),
    ("JUILLET", 7),
    ("JUIL", 7),
    ("JUL", 7),
    ("AOUT", 8),
    ("AOU", 8),
    ("AUG", 8),
    ("SEPTEMBRE", 9),
    ("SEPT", 9),
    ("SEP", 9),
    ("OCTOBRE", 10),
    ("OCT", 10),
    ("NOVEMBRE", 11),
    ("NOV", 11),
    ("DECEMBRE", 12),
    ("DEC", 12),
    ("JANUARY", 1),
    ("DECEMBER", 12),
];

/// The month that `word` (folded) names, a letter misread at most.
fn month_of(word: &str) -> Option<u32> {
    let exact = MONTHS.iter().find(|(name, _)| *name == word);
    let misread = || MONTHS.iter().find(|(name, _)| name.len() >= 3 && name.len().abs_diff(word.len()) <= 1 && distance(name, word) <= 1);
    exact.or_else(misread).map(|(_, month)| *month)
}

/// The end of a month's name at `start`, with the point of a shortened one.
fn month_name_at(chars: &[char], start: usize) -> Option<usize> {
    // A nought among capitals is an O.
    let is_letter = |c: &char| c.is_alphabetic() || *c == '0';
    let word: String = chars.iter().skip(start).take_while(|c| is_letter(c)).map(|c| if *c == '0' { 'O' } else { *c }).collect();
    let end = start + word.chars().count();
    word.starts_with(char::is_alphabetic).then(|| month_of(&crate::read::page_type_words::folded(&word)))??;
    Some(end + usize::from(chars.get(end) == Some(&'.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, of: impl Fn(&[char]) -> Vec<Range<usize>>) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        of(&chars).into_iter().map(|r| chars[r].iter().collect()).collect()
    }

    #[test]
    fn one_day_is_printed_in_many_ways() {
        for text in ["02/03/2026", "2 mars 2026", "02.03.26", "2026-03-02", "2-MARS-26", "02 03 2026", "02032026", "20260302", "0210312026", "02 - mars - 2026"]
        {
            assert_eq!(day_of(&text.chars().collect::<Vec<_>>()), NaiveDate::from_ymd_opt(2026, 3, 2), "{text}");
        }
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
            assert_eq!(found(text, dates_in), wanted, "{text}");
        }
    }
}
