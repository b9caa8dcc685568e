//! The date of an invoice, told from the other days of a paper by what stands round it.

use super::choice::{DATE, Place, first_with_others, holding};
use super::invoice_number::NumberPlace;
use super::printed::Reader;
use super::printed_days::{dates_in, day_of, is_in_years};
use super::printed_value::{Value, read_value};
use super::surroundings::Surroundings;
use crate::read::grammar::Grammar;
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// Characters behind a day in which its hour is looked for.
const HOUR: usize = 9;

/// The date at its most likely place; `number`: where the invoice's number stands.
pub(super) fn date_of(around: &Surroundings<'_, '_>, reader: &Reader<'_>, number: Option<&NumberPlace>) -> Option<Value> {
    let places = places(around, &reader.years, number);
    // The same day may be printed in several forms.
    let day = |place: usize| day_of(&places[place].chars(around.sheet));
    let ranked = DATE.ranked(places.iter(), |a, b| day(a).is_some() && day(a) == day(b));
    let read = |(place, probability): (usize, f64)| {
        let Place { line, range, .. } = &places[place];
        let value = read_value(reader, around.sheet.lines[*line].line, range.clone(), &Grammar::date(reader.years.clone()))?;
        Some(value.trusted(probability))
    };
    first_with_others(&ranked, read)
}

/// Every day on the sheet.
pub(super) fn places(around: &Surroundings<'_, '_>, years: &RangeInclusive<u16>, number: Option<&NumberPlace>) -> Vec<Place> {
    let lines = &around.sheet.lines;
    let stretches = lines.iter().enumerate().flat_map(|(index, line)| dates_in(&line.chars()).into_iter().map(move |range| (index, range)));
    let mut places: Vec<Place> = stretches.map(|(index, range)| around.place(index, range)).collect();
    let days: Vec<Option<NaiveDate>> = places.iter().map(|place| day_of(&place.chars(around.sheet))).collect();
    let timely = || days.iter().flatten().filter(|day| is_in_years(**day, years));
    let (first, last) = (timely().min().copied(), timely().max().copied());
    let counted: Option<String> = number.map(|n| lines[n.line].chars()[n.range.clone()].iter().filter(|c| c.is_ascii_digit()).collect());
    for (i, place) in places.iter_mut().enumerate() {
        let line = &lines[place.line];
        let far = number.map(|number| (lines[number.line].middle - line.middle).abs() / line.thickness);
        let behind: String = line.chars().into_iter().skip(place.range.end).take(HOUR).collect();
        let again = days.iter().enumerate().any(|(j, day)| j != i && day.is_some() && *day == days[i]);
        let statements = [
            (days[i].is_none(), "no day of the calendar"),
            (days[i].is_some_and(|day| !is_in_years(day, years)), "in another year"),
            (first != last && days[i] == first, "the earliest day"),
            (first != last && days[i] == last, "the latest day"),
            (days[i].zip(counted.as_ref()).is_some_and(|(day, number)| is_in(day, number)), "in the number"),
            (place.chars(around.sheet).iter().any(|c| c.is_alphabetic()), "has a month's name"),
            (behind.contains(':') && behind.chars().any(|c| c.is_ascii_digit()), "an hour follows"),
            (far.is_some_and(|far| far < 0.6), "beside the number"),
            (far.is_some_and(|far| (0.6..3.0).contains(&far)), "next to the number"),
            (far.is_some_and(|far| far >= 8.0), "far from the number"),
            (days.len() == 1, "the only day"),
            (again, "stands twice"),
        ];
        place.said.extend(holding(&statements));
    }
    places
}

/// Whether the digits of a number hold a day: "260414112" the 14 April 2026.
fn is_in(day: NaiveDate, number: &str) -> bool {
    ["%y%m%d", "%d%m%y"].iter().any(|form| number.contains(&day.format(form).to_string()))
}
