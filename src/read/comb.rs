//! Puts a row of boxed characters together: the likeliest values of its format, best first.
//!
//! In: scores of the cells from left to right, a format. Out: distinct values with probabilities; the value of a row left blank is the
//! empty text. Never: a value that the format forbids.

use super::cells::{CellScores, EMPTY};
use super::ctc::Reading;
use crate::dossier::identifiers::is_of_known_office;
use chrono::NaiveDate;

/// Values followed at a time, and given at most.
const BEAM: usize = 128;
/// Log-probability below which a class of a cell is not followed.
const LEAST: f32 = -14.0;
/// Cost of an empty cell before or between characters, where a hand left one out.
const GAP: f32 = 4.0;

/// Cost of a CIN whose letters are no known office's: thirty people have just a known one for every one who has just that other
/// (thought, not counted).
const UNKNOWN_OFFICE: f32 = 3.4;

/// What a row of cells holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Exactly this many digits.
    Digits(usize),
    /// A date as day, month, year of four digits, written in eight cells. Value: `1994-09-03`.
    Date {
        /// First year that can be.
        first_year: u16,
        /// Last one.
        last_year: u16,
    },
    /// A national identity number: one or two letters, four to six digits; cells after it are empty.
    Cin,
}

/// A value in the making.
#[derive(Clone)]
struct Partial {
    text: String,
    log_prob: f32,
    /// Cells since the last character that were empty.
    gap: f32,
}

/// The likeliest values of a row of cells, best first; probabilities are shares among all values that `format` allows, blank included.
pub fn read(cells: &[CellScores], format: Format) -> Vec<Reading> {
    let mut partials = vec![Partial { text: String::new(), log_prob: 0.0, gap: 0.0 }];
    for cell in cells {
        let mut next: Vec<Partial> = partials.iter().flat_map(|p| longer(p, cell, format)).collect();
        next.sort_by(|a, b| b.log_prob.total_cmp(&a.log_prob).then_with(|| a.text.cmp(&b.text)));
        next.truncate(BEAM);
        partials = next;
    }
    let mut found: Vec<(String, f32)> = Vec::new();
    for partial in partials {
        if let Some(value) = format.value(&partial.text) {
            let new = partial.log_prob - format.cost(&value);
            match found.iter_mut().find(|(text, _)| *text == value) {
                Some((_, log_prob)) => *log_prob = log_prob.max(new) + (-(*log_prob - new).abs()).exp().ln_1p(),
                None => found.push((value, new)),
            }
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let best = found.first().map_or(0.0, |f| f.1);
    let sum: f32 = found.iter().map(|f| (f.1 - best).exp()).sum();
    found.into_iter().map(|(text, log_prob)| Reading { posterior: (log_prob - best).exp() / sum, text, log_prob }).collect()
}

/// Every way on from `partial` over one more cell.
fn longer(partial: &Partial, cell: &CellScores, format: Format) -> Vec<Partial> {
    let empty = Partial { text: partial.text.clone(), log_prob: partial.log_prob + cell.0[EMPTY].max(LEAST), gap: partial.gap + 1.0 };
    let mut all = vec![empty];
    for (class, &score) in cell.0.iter().enumerate().take(EMPTY) {
        let Some(letter) = CellScores::character(class) else { continue };
        if score < LEAST && partial.text.is_empty() || !format.allows(&partial.text, letter) {
            continue;
        }
        let log_prob = partial.log_prob + score.max(LEAST) - GAP * partial.gap;
        all.push(Partial { text: format!("{}{letter}", partial.text), log_prob, gap: 0.0 });
    }
    all
}

impl Format {
    /// Whether `letter` may follow `text`.
    fn allows(self, text: &str, letter: char) -> bool {
        match self {
            Self::Digits(length) => letter.is_ascii_digit() && text.len() < length,
            Self::Date { first_year, last_year } => letter.is_ascii_digit() && begins_a_date(&format!("{text}{letter}"), first_year, last_year),
            Self::Cin => {
                let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
                if letter.is_ascii_digit() { letters > 0 && text.len() - letters < 6 } else { letters < 2 && text.len() == letters }
            }
        }
    }

    /// How much rarer `value` is than others of its format, as a logarithm.
    fn cost(self, value: &str) -> f32 {
        if self == Self::Cin && !value.is_empty() && !is_of_known_office(value) { UNKNOWN_OFFICE } else { 0.0 }
    }

    /// The contract's value of a whole row; `None` where it is none.
    pub fn value(self, text: &str) -> Option<String> {
        if text.is_empty() {
            return Some(String::new());
        }
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        match self {
            Self::Digits(length) => (text.len() == length).then(|| text.to_owned()),
            Self::Date { .. } => {
                let year = text.get(4..8)?.parse().ok()?;
                let date = NaiveDate::from_ymd_opt(year, text.get(2..4)?.parse().ok()?, text.get(0..2)?.parse().ok()?)?;
                Some(date.format("%Y-%m-%d").to_string())
            }
            Self::Cin => (4..=6).contains(&digits).then(|| text.to_owned()),
        }
    }
}

/// Whether `digits` can be the start of day, month, year.
fn begins_a_date(digits: &str, first_year: u16, last_year: u16) -> bool {
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u16>().ok());
    let day_can_be = number(0, 2).map_or_else(|| digits.starts_with(['0', '1', '2', '3']), |day| (1..=31).contains(&day));
    let month_can_be = digits.len() < 3 || number(2, 4).map_or_else(|| digits[2..].starts_with(['0', '1']), |month| (1..=12).contains(&month));
    let year_can_be = digits.len() < 5 || {
        let (given, missing) = (digits.len().min(8) - 4, 8 - digits.len().min(8));
        let scale = 10_u16.pow(missing as u32);
        number(4, 4 + given).is_some_and(|start| (first_year / scale..=last_year / scale).contains(&start))
    };
    digits.len() <= 8 && day_can_be && month_can_be && year_can_be
}

#[cfg(test)]
mod tests {
    use super::super::cells::CLASSES;
    use super::*;

    /// Cells with the given (character, probability); `_` is the empty cell, the rest is spread over all.
    fn cells(rows: &[&[(char, f32)]]) -> Vec<CellScores> {
        let one = |row: &&[(char, f32)]| {
            let rest = (1.0 - row.iter().map(|(_, p)| p).sum::<f32>()) / CLASSES as f32;
            let mut scores = [rest; CLASSES];
            for (c, p) in *row {
                scores[c.to_digit(36).map_or(EMPTY, |class| class as usize)] += p;
            }
            CellScores(scores.map(f32::ln))
        };
        rows.iter().map(one).collect()
    }

    fn sure(text: &str) -> Vec<CellScores> {
        text.chars().flat_map(|c| cells(&[&[(c, 0.99)]])).collect()
    }

    const DATE: Format = Format::Date { first_year: 1900, last_year: 2026 };

    #[test]
    fn sure_cells_read_as_written() {
        for (text, format, value) in [
            ("624965552", Format::Digits(9), "624965552"),
            ("03091994", DATE, "1994-09-03"),
            ("TA206574", Format::Cin, "TA206574"),
            ("B65790__", Format::Cin, "B65790"),
            ("________", Format::Cin, ""),
            ("_________", Format::Digits(9), ""),
        ] {
            let readings = read(&sure(text), format);
            assert_eq!(readings[0].text, value, "{text}");
            assert!(readings[0].posterior > 0.9, "{text} {}", readings[0].posterior);
        }
    }

    #[test]
    fn the_format_decides_between_look_alikes() {
        let mut row = sure("18052026");
        row[2] = cells(&[&[('9', 0.6), ('0', 0.35)]])[0];
        assert_eq!(read(&row, DATE)[0].text, "2026-05-18");
        let mut row = sure("0B123456");
        row[0] = cells(&[&[('0', 0.7), ('O', 0.25)]])[0];
        assert_eq!(read(&row, Format::Cin)[0].text, "OB123456");
    }

    #[test]
    fn letters_of_a_known_office_are_likelier_and_others_are_read_all_the_same() {
        let mut row = sure("KC879246");
        row[0] = cells(&[&[('K', 0.7), ('L', 0.25)]])[0];
        assert_eq!(read(&row, Format::Cin)[0].text, "LC879246");
        assert!(read(&sure("KC879246"), Format::Cin).first().is_some_and(|best| best.text == "KC879246" && best.posterior > 0.6));
    }

    #[test]
    fn doubt_shows_in_the_probability() {
        let mut row = sure("624965552");
        row[4] = cells(&[&[('6', 0.55), ('0', 0.44)]])[0];
        let readings = read(&row, Format::Digits(9));
        assert_eq!((readings[0].text.as_str(), readings[1].text.as_str()), ("624965552", "624905552"));
        assert!((readings[0].posterior - 0.55).abs() < 0.05);
    }

    #[test]
    fn no_day_that_is_not_in_the_calendar() {
        assert!(read(&sure("30022024"), DATE).iter().all(|r| r.text != "2024-02-30"));
        assert!(read(&sure("31122031"), DATE).iter().all(|r| !r.text.starts_with("2031")));
        assert_eq!(read(&[], DATE)[0].text, "");
    }
}
