//! Sheets as examples for `models/train/choices.py`: every place that may hold a value, and what is said of it.

use super::choice::Place;
use super::invoice_number::best_number;
use super::printed_days::day_of;
use super::printed_sheet::Sheet;
use super::recorded_sheet::RecordedSheet;
use super::surroundings::Surroundings;
use super::{invoice_date, invoice_number, invoice_total};
use serde::Serialize;

/// A place of a sheet.
#[derive(Debug, Serialize)]
pub struct Example {
    /// What stands there: a number as printed, a day as 2026-03-12 (as printed where the calendar has no such day), an amount in centimes.
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

/// The places of an invoice's sheet.
pub fn examples(recorded: &RecordedSheet) -> Examples {
    let (lines, years) = (recorded.lines(), recorded.years());
    let sheet = Sheet::of_lines(&lines, recorded.along());
    let around = Surroundings::of(&sheet);
    let example = |place: Place, text: &dyn Fn(&[char]) -> String| Example { text: text(&place.chars(&sheet)), said: place.said };
    let printed = |chars: &[char]| chars.iter().collect();
    let day = |chars: &[char]| day_of(chars).map_or_else(|| printed(chars), |day| day.to_string());
    let number = best_number(&around, &years);
    Examples {
        numbers: invoice_number::places(&around, &years).into_iter().map(|place| example(place, &printed)).collect(),
        dates: invoice_date::places(&around, &years, number.as_ref()).into_iter().map(|place| example(place, &day)).collect(),
        totals: invoice_total::places(&around).into_iter().map(|total| example(total.place, &|_| total.centimes.to_string())).collect(),
    }
}
