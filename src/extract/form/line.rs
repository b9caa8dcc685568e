//! Free hand on a line, in a frame or in a table cell.

use super::own_ink::{Margins, own_ink};
use super::{Shown, Written};
use crate::dossier::Source;
use crate::dossier::field::Candidate;
use crate::read::Reader;
use crate::read::ctc::{self, Decoded};
use crate::read::grammar::Grammar;
use crate::read::line::{Emissions, LineRecognizer};
use crate::read::line_crop::tighten;
use crate::read::registration::RegisteredForm;
use crate::read::template::{MmBox, PX_PER_MM, ValueType};
use image::GrayImage;
use std::sync::Arc;

/// How far above and below a field its writing may reach, mm.
const ENDS_MM: f32 = 2.0;
/// How far to its sides neighbours are looked at, mm: the end of a number that runs over, and whose it is.
const SIDES_MM: f32 = 8.0;
/// Blobs under this, both ways, are dust: 0.5 mm.
const DUST: u32 = 4;
/// Less ink than this, square pixels (1.2 mm²), is no writing.
const LEAST_INK: u32 = 77;
/// A written character is at least this high, pixels (1.1 mm).
const LEAST_HEIGHT: u32 = 9;
/// Ways followed at once by the decoder.
const BEAM: usize = 24;
/// The small network's word against the tiny one's.
const SMALL_SHARE: f64 = 0.75;

/// Reads the writing at `place`.
pub(super) fn read(form: &RegisteredForm, place: MmBox, value_type: ValueType, reader: &Reader) -> Shown {
    let wide = MmBox { x: place.x - (SIDES_MM - ENDS_MM), width: place.width + 2.0 * (SIDES_MM - ENDS_MM), ..place };
    let margins = Margins { sides: (SIDES_MM * PX_PER_MM) as u32, ends: (ENDS_MM * PX_PER_MM) as u32 };
    let own = own_ink(form.ink(wide, ENDS_MM), margins, DUST);
    if own.area() < LEAST_INK || own.blobs.iter().all(|blob| blob.height < LEAST_HEIGHT) {
        return Shown::Blank;
    }
    let line = tighten(&own.crop, DUST).unwrap_or(own.crop);
    Shown::Written(read_line(&line, value_type, reader))
}

/// Reads one line of writing, already cut out.
pub(super) fn read_line(line: &GrayImage, value_type: ValueType, reader: &Reader) -> Written {
    let Ok(small) = reader.models.small.emissions(line) else {
        return Written { raw: String::new(), source: Source::Line, readings: Vec::new(), emissions: None };
    };
    let Some(grammar) = reader.grammars.for_type(value_type) else { return free_text(small) };
    let decoded = ctc::decode(&small, grammar, BEAM);
    let mut readings = probabilities(&decoded);
    if let Ok(tiny) = reader.models.tiny.emissions(line) {
        let second = probabilities(&ctc::decode(&tiny, grammar, BEAM));
        readings = mixed(&readings, &second);
    }
    Written { raw: decoded.greedy, source: Source::Line, readings, emissions: None }
}

/// Text without a grammar: the likeliest characters as they stand.
fn free_text(emissions: Emissions) -> Written {
    let decoded = ctc::decode(&emissions, &Grammar::text(), 8);
    let value = decoded.greedy.trim().to_owned();
    let readings = if value.is_empty() { Vec::new() } else { vec![Candidate { value, probability: f64::from(decoded.greedy_confidence) * 0.9 }] };
    Written { raw: decoded.greedy, source: Source::Line, readings, emissions: Some(Arc::new(emissions)) }
}

/// Posteriors within the grammar, lowered where the free reading says something else.
fn probabilities(decoded: &Decoded) -> Vec<Candidate> {
    let fit = 1.0 / (1.0 + f64::from(-(decoded.margin + 6.0)).exp());
    decoded
        .readings
        .iter()
        .take(6)
        .map(|r| Candidate { value: r.text.clone(), probability: f64::from(r.posterior) * fit })
        .filter(|c| c.probability > 1e-5)
        .collect()
}

/// The two networks' probabilities averaged; a value that only one of them sees keeps that one's share.
fn mixed(small: &[Candidate], tiny: &[Candidate]) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = small.iter().map(|c| Candidate { value: c.value.clone(), probability: c.probability * SMALL_SHARE }).collect();
    for other in tiny {
        let weight = other.probability * (1.0 - SMALL_SHARE);
        match all.iter_mut().find(|c| c.value == other.value) {
            Some(same) => same.probability += weight,
            None => all.push(Candidate { value: other.value.clone(), probability: weight }),
        }
    }
    all.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    all.truncate(6);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_networks_that_agree_keep_their_certainty() {
        let one = |value: &str, probability| vec![Candidate { value: value.to_owned(), probability }];
        let same = mixed(&one("250.00", 0.99), &one("250.00", 0.97));
        assert!(same[0].probability > 0.98);
        let other = mixed(&one("250.00", 0.99), &one("260.00", 0.97));
        assert!(other[0].value == "250.00" && other[0].probability < 0.8);
    }
}
