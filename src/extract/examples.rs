//! Sheets as examples for `models/train/choices.py`: every place that may hold a value, and what is said of it.

use super::invoice_number::best_number;
use super::printed_sheet::Sheet;
use super::{invoice_date, invoice_number, invoice_total, split_days};
use crate::read::attached::AttachedPage;
use serde::Serialize;
use std::ops::RangeInclusive;

/// A place of a sheet.
#[derive(Debug, Serialize)]
pub struct Example {
    /// What stands there: a number and a day as printed, a total in centimes.
    pub text: String,
    /// What is said of it.
    pub said: Vec<String>,
}

/// The places of a sheet that may hold the number, the date, the total of its invoice.
#[derive(Debug, Serialize)]
pub struct Examples {
    /// For the number.
    pub numbers: Vec<Example>,
    /// For the date.
    pub dates: Vec<Example>,
    /// For the total.
    pub totals: Vec<Example>,
}

/// The places of an invoice's page. `years`: those in which a date may lie.
pub fn examples(page: &AttachedPage, years: &RangeInclusive<u16>) -> Examples {
    let lines = split_days::joined(page, years);
    let sheet = Sheet::of_lines(&lines, page.along());
    let text = |line: usize, range: std::ops::Range<usize>| sheet.lines[line].chars()[range].iter().collect();
    let number = best_number(&sheet, years);
    Examples {
        numbers: invoice_number::places(&sheet, years).into_iter().map(|((line, range), said)| Example { text: text(line, range), said }).collect(),
        dates: invoice_date::places(&sheet, years, number.as_ref())
            .into_iter()
            .map(|((line, range), said)| Example { text: text(line, range), said })
            .collect(),
        totals: invoice_total::places(&sheet).into_iter().map(|(place, said)| Example { text: place.centimes.to_string(), said }).collect(),
    }
}
