//! Free hand on a line, in a frame or in a table cell.

use super::apart;
use super::own_ink::{Margins, Stamps, own_ink};
use super::struck::without_struck;
use super::{Shown, Written};
use crate::dossier::field::Candidate;
use crate::dossier::{Source, Stage};
use crate::read::Reader;
use crate::read::ctc::{self, Decoded};
use crate::read::grammar::Grammar;
use crate::read::line::{Emissions, LineRecognizer};
use crate::read::line_crop::{resize, tighten};
use crate::read::registration::RegisteredForm;
use crate::read::template::{MmBox, PX_PER_MM, ValueType};
use crate::registry::names;
use image::{GrayImage, Luma, imageops};
use std::sync::Arc;

/// How far above and below a field its writing may reach, mm.
const ENDS_MM: f32 = 2.0;
/// How far to its sides neighbours are looked at, mm: the end of a number that runs over, and whose it is.
const SIDES_MM: f32 = 8.0;
/// Blobs under this, both ways, are dust: 0.5 mm.
const DUST: u32 = 4;
/// Less ink than this, square pixels (1.2 mm²), is no writing.
const LEAST_INK: u32 = 77;
/// The same where a number of one stroke may stand alone: a 1 of 2 mm by a fine pen.
const LEAST_INK_OF_COUNT: u32 = 40;
/// A written character is at least this high, pixels (1.1 mm).
const LEAST_HEIGHT: u32 = 9;
/// Ways followed at once by the decoder, and values kept of a line: with so many, an amount that the invoice and the sum confirm is still among them
/// where two of its ones look like sevens.
const BREADTH: usize = 24;
/// The same of a provider's number, of which few are given out: one that three unclear digits hide is still among them.
const BREADTH_INPE: usize = 64;
/// The small network's word against the tiny one's.
const SMALL_SHARE: f64 = 0.75;
/// Below this probability a line is read again in [`OTHER_SHAPES`].
const SURE: f64 = 0.995;
/// A doubtful line is shown to the small network in other shapes too, because what it makes of a bad hand hangs on the shape: width, and white
/// above and below as a share of the height.
const OTHER_SHAPES: [(f64, f64); 3] = [(1.25, 0.0), (0.82, 0.0), (1.0, 0.16)];
/// A number of a known count of digits that is not seen at all in these shapes stands too close: it is shown wider still.
const HARDLY_SEEN: f64 = 0.5;
const WIDER_SHAPES: [(f64, f64); 2] = [(1.6, 0.0), (2.0, 0.0)];
/// A reading that a witness does not name has at least this probability before it.
const UNHEARD: f64 = 1e-4;
/// Weight of the word of the characters one by one: they see the same ink, so that it is not quite another witness.
const APART_WEIGHT: f64 = 0.8;
/// How much of a doubt about free text is left where the second network agrees, and how much of the certainty goes where it does not.
const DISSENT: f64 = 0.3;

/// Reads the writing at `place`.
pub(super) fn read(form: &RegisteredForm, place: MmBox, value_type: ValueType, reader: &Reader) -> Shown {
    let wide = MmBox { x: place.x - (SIDES_MM - ENDS_MM), width: place.width + 2.0 * (SIDES_MM - ENDS_MM), ..place };
    let margins = Margins { sides: (SIDES_MM * PX_PER_MM) as u32, ends: (ENDS_MM * PX_PER_MM) as u32 };
    let own = own_ink(form.ink(wide, ENDS_MM), margins, DUST, Stamps::Foreign);
    let least = if value_type == ValueType::Count { LEAST_INK_OF_COUNT } else { LEAST_INK };
    if own.area() < least || own.blobs.iter().all(|blob| blob.height < LEAST_HEIGHT) {
        return Shown::Blank;
    }
    let own = if reader.grammars.for_type(value_type).is_some() { without_struck(own) } else { own };
    let line = tighten(&own.crop, DUST).unwrap_or(own.crop);
    Shown::Written(reader.clock.time(Stage::Lines, || read_line(&line, value_type, reader)))
}

/// Reads one line of writing, already cut out.
pub(super) fn read_line(line: &GrayImage, value_type: ValueType, reader: &Reader) -> Written {
    let Ok(small) = reader.models.small.emissions(line) else {
        return Written { raw: String::new(), source: Source::Line, readings: Vec::new(), emissions: None };
    };
    let Some(grammar) = reader.grammars.for_type(value_type) else { return free_text(small, line, reader) };
    let breadth = if value_type == ValueType::Inpe { BREADTH_INPE } else { BREADTH };
    let decoded = ctc::decode(&small, grammar, breadth);
    let mut votes = vec![(SMALL_SHARE, probabilities(&decoded))];
    if let Ok(tiny) = reader.models.tiny.emissions(line) {
        votes.push((1.0 - SMALL_SHARE, probabilities(&ctc::decode(&tiny, grammar, breadth))));
    }
    let is_sure = |readings: &[Candidate]| readings.first().is_some_and(|best| best.probability >= SURE);
    let mut readings = pooled(&votes, breadth);
    let apart = if is_sure(&readings) { None } else { apart::emissions(line, &decoded.greedy, reader) };
    let apart = apart.map(|emissions| probabilities(&ctc::decode(&emissions, grammar, breadth)));
    let heard = |readings: Vec<Candidate>| match &apart {
        Some(apart) => supported(&readings, apart, breadth),
        None => readings,
    };
    readings = heard(readings);
    if !is_sure(&readings) {
        let again = OTHER_SHAPES.iter().filter_map(|shape| reader.models.small.emissions(&reshaped(line, *shape)).ok());
        votes.extend(again.map(|emissions| (SMALL_SHARE, probabilities(&ctc::decode(&emissions, grammar, breadth)))));
        readings = heard(pooled(&votes, breadth));
    }
    if value_type == ValueType::Inpe && readings.first().is_none_or(|best| best.probability < HARDLY_SEEN) {
        let wider = WIDER_SHAPES.iter().filter_map(|shape| reader.models.small.emissions(&reshaped(line, *shape)).ok());
        votes = wider.map(|emissions| (SMALL_SHARE, probabilities(&ctc::decode(&emissions, grammar, breadth)))).chain(votes).collect();
        readings = heard(pooled(&votes, breadth));
    }
    Written { raw: decoded.greedy, source: Source::Line, readings, emissions: None }
}

/// The line `width` times as wide, with `white` of its height added above and below.
fn reshaped(line: &GrayImage, (width, white): (f64, f64)) -> GrayImage {
    let wide = resize(line, (f64::from(line.width()) * width).round().max(1.0) as u32, line.height());
    let white = (f64::from(line.height()) * white).round() as u32;
    let mut shape = GrayImage::from_pixel(wide.width(), wide.height() + 2 * white, Luma([255]));
    imageops::replace(&mut shape, &wide, 0, i64::from(white));
    shape
}

/// Text without a grammar: the likeliest characters as they stand. Surer where both networks see the same letters.
fn free_text(small: Emissions, line: &GrayImage, reader: &Reader) -> Written {
    let decoded = ctc::decode(&small, &Grammar::text(), 8);
    let value = decoded.greedy.trim().to_owned();
    let second = reader.models.tiny.emissions(line).map(|tiny| ctc::decode(&tiny, &Grammar::text(), 8).greedy);
    let agree = second.is_ok_and(|second| names::fold(&second) == names::fold(&value));
    let own = f64::from(decoded.greedy_confidence).powi(i32::try_from(value.chars().count()).unwrap_or(i32::MAX));
    let probability = if agree { 1.0 - (1.0 - own) * DISSENT } else { own * (1.0 - DISSENT) };
    let readings = if value.is_empty() { Vec::new() } else { vec![Candidate { value, probability }] };
    Written { raw: decoded.greedy, source: Source::Line, readings, emissions: Some(Arc::new(small)) }
}

/// Posteriors within the grammar, lowered where the free reading says something else.
fn probabilities(decoded: &Decoded) -> Vec<Candidate> {
    let fit = 1.0 / (1.0 + f64::from(-(decoded.margin + 6.0)).exp());
    decoded.readings.iter().map(|r| Candidate { value: r.text.clone(), probability: f64::from(r.posterior) * fit }).filter(|c| c.probability > 1e-5).collect()
}

/// The votes' probabilities averaged by their weights, at most `kept` of them; a value that only some of them see keeps their share.
fn pooled(votes: &[(f64, Vec<Candidate>)], kept: usize) -> Vec<Candidate> {
    let whole: f64 = votes.iter().map(|(weight, _)| weight).sum();
    let mut all: Vec<Candidate> = Vec::new();
    for (weight, candidates) in votes {
        for candidate in candidates {
            let share = candidate.probability * weight / whole;
            match all.iter_mut().find(|c| c.value == candidate.value) {
                Some(same) => same.probability += share,
                None => all.push(Candidate { value: candidate.value.clone(), probability: share }),
            }
        }
    }
    all.sort_by(|a, b| b.probability.total_cmp(&a.probability).then_with(|| a.value.cmp(&b.value)));
    all.truncate(kept);
    all
}

/// What the line says together, weighed by what its characters say one by one: independent witnesses, whose probabilities multiply.
fn supported(together: &[Candidate], apart: &[Candidate], kept: usize) -> Vec<Candidate> {
    let of = |readings: &[Candidate], value: &str| readings.iter().find(|c| c.value == value).map_or(UNHEARD, |c| c.probability.max(UNHEARD));
    let missing = |readings: &[Candidate]| (1.0 - readings.iter().map(|c| c.probability).sum::<f64>()).max(UNHEARD);
    let mut all: Vec<Candidate> = together.to_vec();
    all.extend(apart.iter().filter(|c| together.iter().all(|known| known.value != c.value)).cloned());
    for candidate in &mut all {
        candidate.probability = of(together, &candidate.value) * of(apart, &candidate.value).powf(APART_WEIGHT);
    }
    let whole = all.iter().map(|c| c.probability).sum::<f64>() + missing(together) * missing(apart).powf(APART_WEIGHT);
    all.iter_mut().for_each(|candidate| candidate.probability /= whole);
    all.sort_by(|a, b| b.probability.total_cmp(&a.probability).then_with(|| a.value.cmp(&b.value)));
    all.truncate(kept);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_that_agree_keep_their_certainty() {
        let vote = |weight, value: &str, probability| (weight, vec![Candidate { value: value.to_owned(), probability }]);
        let same = pooled(&[vote(0.75, "250.00", 0.99), vote(0.25, "250.00", 0.97)], 8);
        assert!(same[0].probability > 0.98);
        let other = pooled(&[vote(0.75, "250.00", 0.99), vote(0.25, "260.00", 0.97)], 8);
        assert!(other[0].value == "250.00" && other[0].probability < 0.8);
    }

    #[test]
    fn characters_one_by_one_decide_what_the_line_leaves_open() {
        let readings =
            |all: &[(&str, f64)]| all.iter().map(|(value, probability)| Candidate { value: (*value).to_owned(), probability: *probability }).collect();
        let together: Vec<Candidate> = readings(&[("777.50", 0.8), ("771.50", 0.15), ("111.50", 0.01)]);
        let apart: Vec<Candidate> = readings(&[("111.50", 0.97), ("171.50", 0.02)]);
        let decided = supported(&together, &apart, 8);
        assert!(decided[0].value == "111.50" && decided[0].probability < 0.99, "what contradicts stays in doubt");
        let agree = supported(&together, &readings(&[("777.50", 0.97)]), 8);
        assert!(agree[0].value == "777.50" && agree[0].probability > 0.99);
        assert!(decided.iter().map(|c| c.probability).sum::<f64>() <= 1.0);
    }

    #[test]
    fn another_shape_has_the_same_ink_elsewhere() {
        let mut line = GrayImage::from_pixel(40, 20, Luma([255]));
        line.put_pixel(20, 10, Luma([0]));
        let shape = reshaped(&line, (1.5, 0.2));
        assert_eq!(shape.dimensions(), (60, 28));
        assert!(shape.enumerate_pixels().any(|(x, y, p)| p.0[0] < 200 && (28..33).contains(&x) && (13..16).contains(&y)));
    }
}
