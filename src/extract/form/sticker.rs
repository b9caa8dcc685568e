//! INPE labels: a barcode first, the printed or written digits where there is none that decodes.

use super::line::read_line;
use super::own_ink::{Margins, OwnInk, Stamps, own_ink};
use super::{Shown, Written};
use crate::dossier::field::Candidate;
use crate::dossier::identifiers::is_inpe;
use crate::dossier::{BoundingBox, Source, Stage};
use crate::read::Reader;
use crate::read::barcode::{self, Kind};
use crate::read::ctc::{self, Decoded};
use crate::read::line::LineRecognizer;
use crate::read::line_crop::{InkBox, cut_padded};
use crate::read::registration::RegisteredForm;
use crate::read::template::{MmBox, PX_PER_MM, ValueType};
use crate::read::text_lines_boxes::TextBox;
use crate::read::{text_lines, text_lines_crop};
use image::GrayImage;
use std::collections::BTreeMap;

/// How far over its zone a label may hang, mm.
const MARGIN_MM: f32 = 3.0;
/// A barcode has a check digit of its own; what is wrong then is the label that was glued.
const BARCODE_SURE: f64 = 0.9995;
/// Less ink than this, square pixels (4 mm²), is no label, number or stamp.
const LEAST_INK: u32 = 256;
/// Below this probability a written number is read as any other line is: by both networks, in several shapes, character by character.
const SURE: f64 = 0.995;
/// A written number is so many times as long as high.
const LEAST_LENGTH: u32 = 2;
/// Values kept of a zone: a registered number that two unclear digits hide is still among them.
const MOST_READINGS: usize = 64;
/// Fewer digits are no number of nine, more letters a name.
const LEAST_DIGITS: usize = 5;
const MOST_LETTERS: usize = 2;
/// Height to which a line is brought for the reader, pixels.
const LINE_HEIGHT: u32 = 48;

/// Reads the label zone at `place`.
pub(super) fn read(form: &RegisteredForm, place: MmBox, reader: &Reader) -> Shown {
    let picture = form.crop(place, MARGIN_MM);
    if let Some(code) = reader.clock.time(Stage::Barcodes, || barcode::find(&picture, &[Kind::Code128])).into_iter().find(|code| is_inpe(&code.text)) {
        let readings = vec![Candidate { value: code.text.clone(), probability: BARCODE_SURE }];
        return Shown::Written(Written { raw: code.text, source: Source::Barcode, readings, emissions: None });
    }
    let margin = (MARGIN_MM * PX_PER_MM) as u32;
    let own = own_ink(form.ink(place, MARGIN_MM), Margins { sides: margin, ends: margin }, 4, Stamps::Own);
    if own.area() < LEAST_INK {
        return Shown::Blank;
    }
    Shown::Written(reader.clock.time(Stage::Lines, || digits(&own, reader)))
}

/// The nine digits on the lines of the zone. Labels and stamps bear a name and a telephone number too: each line offers what it can be
/// as an INPE, and the provider list will choose.
fn digits(own: &OwnInk, reader: &Reader) -> Written {
    let zone = &own.crop;
    let mut written = Written { raw: String::new(), source: Source::Line, readings: Vec::new(), emissions: None };
    let Ok(lines) = text_lines::find(&reader.models.detector, zone, None) else { return written };
    let mut likeliest = 0.0;
    for line in &lines {
        let crop = text_lines_crop::straight(zone, line, LINE_HEIGHT);
        let Ok(emissions) = reader.models.small.emissions(&crop) else { continue };
        let decoded = ctc::decode(&emissions, &reader.grammars.inpe, 24);
        let mut candidates = candidates(&decoded);
        if looks_written(&decoded.greedy) && candidates.first().is_none_or(|best| best.probability < SURE) {
            candidates = read_line(&crop, ValueType::Inpe, reader).readings;
        }
        if let Some(best) = candidates.first().filter(|best| best.probability > likeliest) {
            likeliest = best.probability;
            written.raw.clone_from(&decoded.greedy);
        }
        written.readings.extend(candidates);
    }
    if let Some(rest) = beside_lines(own, &lines).filter(|_| likeliest < SURE) {
        let more = read_line(&rest, ValueType::Inpe, reader);
        if more.readings.first().is_some_and(|best| best.probability > likeliest) {
            written.raw = more.raw;
        }
        written.readings.extend(more.readings);
    }
    let total: f64 = written.readings.iter().map(|c| c.probability).sum();
    written.readings.iter_mut().for_each(|c| c.probability /= total.max(1.0));
    written.readings.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    written.readings.dedup_by(|a, b| a.value == b.value);
    written.readings.truncate(MOST_READINGS);
    written
}

/// The writing that no line was found for, where it is as long as a number: the finder, made for print, overlooks small hands beside a stamp.
fn beside_lines(own: &OwnInk, lines: &[TextBox]) -> Option<GrayImage> {
    let middle = |blob: &InkBox| (blob.x as f32 + blob.width as f32 / 2.0, blob.y as f32 + blob.height as f32 / 2.0);
    let left: Vec<&InkBox> = own.blobs.iter().filter(|blob| !lines.iter().any(|line| line.holds(middle(blob)))).collect();
    let (x, y) = (left.iter().map(|b| b.x).min()?, left.iter().map(|b| b.y).min()?);
    let (right, bottom) = (left.iter().map(|b| b.x + b.width).max()?, left.iter().map(|b| b.y + b.height).max()?);
    let ink = InkBox { x, y, width: right - x, height: bottom - y, ink: left.iter().map(|b| b.ink).sum() };
    (ink.ink >= LEAST_INK && ink.width >= LEAST_LENGTH * ink.height).then(|| cut_padded(&own.crop, ink, ink.height / 5 + 2))
}

/// Whether a line may be a number written by hand: digits, but for a letter here and there that one was taken for, and no telephone's.
fn looks_written(line: &str) -> bool {
    let digits: String = line.chars().filter(char::is_ascii_digit).collect();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    digits.len() >= LEAST_DIGITS && letters <= MOST_LETTERS && !is_telephone(line, &digits)
}

/// What one line may be as an INPE.
fn candidates(decoded: &Decoded) -> Vec<Candidate> {
    let plain: String = decoded.greedy.chars().filter(char::is_ascii_digit).collect();
    if is_telephone(&decoded.greedy, &plain) {
        return Vec::new();
    }
    // "INPE 768 061 767": the word before the number is no part of the grammar, and no fault of the reading.
    if is_inpe(&plain) && decoded.greedy.to_uppercase().contains("INP") {
        return vec![Candidate { value: plain, probability: f64::from(decoded.greedy_confidence) }];
    }
    let fit = 1.0 / (1.0 + f64::from(-(decoded.margin + 6.0)).exp());
    decoded
        .readings
        .iter()
        .take(6)
        .map(|r| Candidate { value: r.text.clone(), probability: f64::from(r.posterior) * fit })
        .filter(|c| c.probability > 1e-4)
        .collect()
}

/// Moroccan telephone numbers: ten digits from 05 to 08, or with a word before.
fn is_telephone(line: &str, digits: &str) -> bool {
    let upper = line.to_uppercase();
    digits.len() == 10 && digits.starts_with('0') || ["TEL", "TÉL", "GSM", "FAX"].iter().any(|word| upper.contains(word))
}

/// Page 1 asks for an INPE twice, in cells or as a label below: the label, where it was read, stands for the cells.
pub(super) fn into_cells(shown: &mut BTreeMap<&str, (Shown, BoundingBox)>) {
    for (cells, label) in [("physician_inpe", "physician_sticker"), ("facility_inpe", "facility_sticker")] {
        let Some((label, place)) = shown.remove(label) else { continue };
        let cells_written = matches!(shown.get(cells), Some((Shown::Written(_), _)));
        let label_read = matches!(&label, Shown::Written(w) if w.source == Source::Barcode || !w.readings.is_empty());
        let label_written = matches!(label, Shown::Written(_));
        if label_read || label_written && !cells_written {
            shown.insert(cells, (label, place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_beside_the_lines_found_is_cut_out_as_a_number() {
        let blob = |x: u32, width: u32| InkBox { x, y: 40, width, height: 30, ink: 200 };
        let own = |blobs: Vec<InkBox>| OwnInk { crop: GrayImage::from_pixel(600, 120, image::Luma([255])), blobs };
        let stamp = TextBox { center: (500.0, 55.0), along: (1.0, 0.0), length: 160.0, thickness: 40.0, score: 1.0 };
        let number: Vec<InkBox> = (0..9).map(|i| blob(20 + 30 * i, 20)).collect();
        let both = [number.clone(), vec![blob(450, 90)]].concat();
        let rest = beside_lines(&own(both), &[stamp]).expect("the number");
        assert_eq!(rest.dimensions(), (260 + 16, 30 + 16));
        assert!(beside_lines(&own(vec![blob(450, 90)]), &[stamp]).is_none(), "nothing but the stamp");
        assert!(beside_lines(&own(vec![blob(20, 30)]), &[stamp]).is_none(), "too short for nine digits");
    }

    #[test]
    fn a_written_number_is_told_from_names_and_telephones() {
        assert!(looks_written("68441612") && looks_written("5791911I0"));
        assert!(!looks_written("Pharmacie Les Iris") && !looks_written("0536 68 91 20") && !looks_written("26"));
    }
}
