//! Boxed characters: one decision a cell, one value over all cells; a doubtful row is read as a line of writing, too.

use super::line::{DUST, probabilities};
use super::votes::supported;
use super::{Shown, Written};
use crate::dossier::field::Candidate;
use crate::dossier::{Source, Stage};
use crate::read::Reader;
use crate::read::cells::{CellPictures, CellScores};
use crate::read::comb::{self, Format};
use crate::read::ctc;
use crate::read::grammar::Grammar;
use crate::read::line::LineRecognizer;
use crate::read::line_crop::tighten;
use crate::read::registration::RegisteredForm;
use crate::read::template::{Charset, FieldKind, MmBox, TemplateField, ValueType};

/// How far beyond a cell its character may reach, mm; what the classifier was trained with.
const MARGIN_MM: f32 = 1.0;
/// Below this probability a comb is looked at again, with its characters a little larger and smaller.
const SURE: f32 = 0.998;
const OTHER_MARGINS_MM: [f32; 3] = [0.8, 0.9, 1.2];
/// The earliest year of a date in cells: birth dates are the oldest.
const FIRST_YEAR: u16 = 1_900;
/// The latest.
const LAST_YEAR: u16 = 2_099;
/// Weight of what a row of digits says as a line: the network that was taught numbers by hand learned from the same hands as that of the boxed characters and
/// errs with it, so that where they agree a doubt goes, and where they do not it stays (a closed 4 that both might call a 9).
const DIGITS_WEIGHT: f64 = 0.3;
/// Weight of what a CIN says as a line: PP-OCRv6 small learned from others.
const CIN_WEIGHT: f64 = 0.6;
/// How far round a row its writing is looked for as a line, mm.
const LINE_MARGIN_MM: f32 = 0.6;
/// Values kept of a comb: with this many, a registered number that two unclear digits hide is still among them.
const KEPT: usize = 64;

/// Reads a comb.
pub(super) fn read(form: &RegisteredForm, field: &TemplateField, boxes: &[MmBox], reader: &Reader) -> Shown {
    let unread = || Shown::Written(Written { raw: String::new(), source: Source::Cells, readings: Vec::new(), emissions: None });
    let Some(mut scores) = scores(form, boxes, MARGIN_MM, reader) else { return unread() };
    let format = format(field, boxes.len());
    let mut readings = comb::read(&scores, format);
    if readings.first().is_none_or(|best| best.posterior < SURE) {
        let again = OTHER_MARGINS_MM.iter().filter_map(|margin| self::scores(form, boxes, *margin, reader));
        let views: Vec<_> = std::iter::once(scores).chain(again).collect();
        scores = (0..boxes.len()).map(|cell| CellScores::agreed(views.iter().filter_map(|view| view.get(cell)))).collect();
        readings = comb::read(&scores, format);
    }
    match readings.first() {
        None => unread(),
        Some(_) if is_scribble(&scores) => unread(),
        Some(best) if best.text.is_empty() => Shown::Blank,
        Some(best) => {
            let is_sure = best.posterior >= SURE;
            let written = readings.into_iter().filter(|r| !r.text.is_empty()).take(KEPT);
            let mut readings: Vec<Candidate> = written.map(|r| Candidate { value: r.text, probability: f64::from(r.posterior) }).collect();
            let line = if is_sure { None } else { as_line(form, boxes, format, reader) };
            if let Some((line, weight)) = line {
                readings = supported(&readings, &line, weight, KEPT);
            }
            let raw = readings.first().map(|best| as_boxed(&best.value)).unwrap_or_default();
            Shown::Written(Written { raw, source: Source::Cells, readings, emissions: None })
        }
    }
}

/// A row as a line of writing, and the weight of its word: digits by the network that was taught numbers by hand, a CIN by the one that knows letters.
fn as_line(form: &RegisteredForm, boxes: &[MmBox], format: Format, reader: &Reader) -> Option<(Vec<Candidate>, f64)> {
    let line = tighten(&form.ink(MmBox::hull(boxes)?, LINE_MARGIN_MM), DUST)?;
    let (network, grammar, weight) = match format {
        Format::Cin => (&reader.models.small, Grammar::cin(), CIN_WEIGHT),
        Format::Digits(_) | Format::Date { .. } => (&reader.models.hand, Grammar::digits(boxes.len()..=boxes.len()), DIGITS_WEIGHT),
    };
    let seen = reader.clock.time(Stage::Lines, || network.emissions(&line)).ok()?;
    let decoded = ctc::decode(&seen, &grammar, KEPT);
    let values = probabilities(&decoded).into_iter().filter_map(|c| Some(Candidate { value: format.value(&c.value)?, ..c })).collect();
    Some((values, weight))
}

/// What each cell shows.
fn scores(form: &RegisteredForm, boxes: &[MmBox], margin: f32, reader: &Reader) -> Option<Vec<CellScores>> {
    let pictures: Vec<_> = boxes.iter().map(|cell| CellPictures { lifted: form.ink(*cell, margin), printed: form.crop(*cell, margin) }).collect();
    reader.clock.time(Stage::Cells, || reader.cells.classify_all(&pictures)).ok()
}

/// The characters of a value as they stand in the boxes: a day as day, month and year.
fn as_boxed(value: &str) -> String {
    match value.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] => [*day, *month, *year].concat(),
        _ => value.to_owned(),
    }
}

/// Letters that no digit looks like.
const UNLIKE_DIGITS: &str = "EHKMNPRUVWX";

/// Fewer cells with ink in them are specks.
const LEAST_OF_SCRIBBLE: usize = 3;

/// Whether most of what is written looks neither like digits nor like letters that a digit may be taken for: nobody can read it.
fn is_scribble(scores: &[CellScores]) -> bool {
    let written: Vec<char> = scores.iter().filter_map(|s| CellScores::character(s.best().0)).collect();
    written.len() >= LEAST_OF_SCRIBBLE && written.iter().filter(|&&c| UNLIKE_DIGITS.contains(c)).count() * 2 > written.len()
}

fn format(field: &TemplateField, cells: usize) -> Format {
    match (&field.kind, field.value_type) {
        (_, Some(ValueType::Date)) => Format::Date { first_year: FIRST_YEAR, last_year: LAST_YEAR },
        (FieldKind::Comb { charset: Charset::Alnum, .. }, _) => Format::Cin,
        _ => Format::Digits(cells),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::cells::CLASSES;

    fn cells(text: &str) -> Vec<CellScores> {
        let one = |c: char| {
            let mut scores = [(0.1_f32 / CLASSES as f32).ln(); CLASSES];
            scores[c.to_digit(36).map_or(CLASSES - 1, |class| class as usize)] = 0.9_f32.ln();
            CellScores(scores)
        };
        text.chars().map(one).collect()
    }

    #[test]
    fn a_scribble_is_no_number_and_a_round_nought_is_one() {
        assert!(is_scribble(&cells("NMW04_M4N")));
        assert!(!is_scribble(&cells("____X____")), "a speck");
        assert!(!is_scribble(&cells("71OI00696")) && !is_scribble(&cells("EK206574")) && !is_scribble(&cells("________")));
    }

    #[test]
    fn a_day_is_boxed_day_first() {
        assert_eq!(["2026-05-13", "624965552", "TA206574"].map(as_boxed), ["13052026", "624965552", "TA206574"]);
    }
}
