//! The date of an invoice, told from the other days of a paper by what stands round it.

use super::choice::DATE;
use super::invoice_number::{NumberPlace, Place};
use super::printed::Reader;
use super::printed_days::{dates_in, day_of};
use super::printed_sheet::Sheet;
use super::printed_value::{Value, read_value};
use super::surroundings::Surroundings;
use crate::read::grammar::Grammar;
use chrono::{Datelike, NaiveDate};
use std::ops::{Range, RangeInclusive};

/// A place less probable than this is none.
const LEAST: f64 = 0.02;

/// The date at its most likely place; `number`: where the invoice's number stands.
pub(super) fn date_of(sheet: &Sheet<'_>, reader: &Reader<'_>, number: Option<&NumberPlace>) -> Option<Value> {
    let (places, said): (Vec<_>, Vec<_>) = places(sheet, &reader.years, number).into_iter().unzip();
    let probabilities = DATE.probabilities(&said);
    let (best, p) = places.iter().zip(&probabilities).max_by(|a, b| a.1.total_cmp(b.1))?;
    // The same day may stand in several places, and in several forms.
    let day = |(line, range): &(usize, Range<usize>)| day_of(&sheet.lines[*line].chars()[range.clone()]);
    let wanted = day(best);
    let same = places.iter().zip(&probabilities).filter(|(place, _)| wanted.is_some() && day(place) == wanted).map(|(_, p)| p).sum::<f64>();
    let probability = same.max(*p).min(1.0);
    if probability < LEAST {
        return None;
    }
    let value = read_value(reader, sheet.lines[best.0].line, best.1.clone(), &Grammar::date(reader.years.clone()));
    value.map(|value| value.trusted(probability))
}

/// Every day on the sheet, with what is said of it.
pub(super) fn places(sheet: &Sheet<'_>, years: &RangeInclusive<u16>, number: Option<&NumberPlace>) -> Vec<Place> {
    let around = Surroundings::of(sheet);
    let mut places = Vec::new();
    for (index, line) in sheet.lines.iter().enumerate() {
        let chars = line.chars();
        for range in dates_in(&chars) {
            let text = &chars[range.clone()];
            let mut said = vec!["is there".to_owned()];
            around.say(index, &range, &mut said);
            let far = number.map(|number| (sheet.lines[number.line].middle - line.middle).abs() / line.thickness);
            let behind: String = chars.iter().skip(range.end).take(9).collect();
            let statements = [
                (day_of(text).is_none(), "no day of the calendar"),
                (day_of(text).is_some_and(|day| !u16::try_from(day.year()).is_ok_and(|year| years.contains(&year))), "in another year"),
                (text.iter().any(|c| c.is_alphabetic()), "has a month's name"),
                (behind.contains(':') && behind.chars().any(|c| c.is_ascii_digit()), "an hour follows"),
                (far.is_some_and(|far| far < 0.6), "beside the number"),
                (far.is_some_and(|far| (0.6..3.0).contains(&far)), "next to the number"),
                (far.is_some_and(|far| far >= 8.0), "far from the number"),
            ];
            said.extend(statements.iter().filter(|(holds, _)| *holds).map(|(_, what)| (*what).to_owned()));
            places.push(((index, range), said));
        }
    }
    let days: Vec<Option<NaiveDate>> = places.iter().map(|((line, range), _)| day_of(&sheet.lines[*line].chars()[range.clone()])).collect();
    for (i, (_, said)) in places.iter_mut().enumerate() {
        if days.len() == 1 {
            said.push("the only day".to_owned());
        } else if days.iter().enumerate().any(|(j, day)| j != i && day.is_some() && *day == days[i]) {
            said.push("stands twice".to_owned());
        }
    }
    places
}
