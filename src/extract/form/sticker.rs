//! INPE labels: a barcode first, the printed or written digits where there is none that decodes.

use super::own_ink::own_ink;
use super::{Shown, Written};
use crate::dossier::field::Candidate;
use crate::dossier::identifiers::is_inpe;
use crate::dossier::{BoundingBox, Source};
use crate::read::Reader;
use crate::read::barcode::{self, Kind};
use crate::read::ctc;
use crate::read::line::LineRecognizer;
use crate::read::registration::RegisteredForm;
use crate::read::template::{MmBox, PX_PER_MM};
use crate::read::{text_lines, text_lines_crop};
use std::collections::BTreeMap;

/// How far over its zone a label may hang, mm.
const MARGIN_MM: f32 = 3.0;
/// A barcode has a check digit of its own; what is wrong then is the label that was glued.
const BARCODE_SURE: f64 = 0.9995;
/// Less ink than this, square pixels (4 mm²), is no label, number or stamp.
const LEAST_INK: u32 = 256;
/// Height to which a line is brought for the reader, pixels.
const LINE_HEIGHT: u32 = 48;

/// Reads the label zone at `place`.
pub(super) fn read(form: &RegisteredForm, place: MmBox, reader: &Reader) -> Shown {
    let picture = form.crop(place, MARGIN_MM);
    if let Some(code) = barcode::find(&picture, &[Kind::Code128]).into_iter().find(|code| is_inpe(&code.text)) {
        let readings = vec![Candidate { value: code.text.clone(), probability: BARCODE_SURE }];
        return Shown::Written(Written { raw: code.text, source: Source::Barcode, readings, emissions: None });
    }
    let own = own_ink(form.ink(place, MARGIN_MM), (MARGIN_MM * PX_PER_MM) as u32, 4);
    if own.area() < LEAST_INK {
        return Shown::Blank;
    }
    Shown::Written(digits(&own.crop, reader))
}

/// The nine digits on one of the lines of the zone: the line that reads best as an INPE.
fn digits(zone: &image::GrayImage, reader: &Reader) -> Written {
    let mut best = Written { raw: String::new(), source: Source::Line, readings: Vec::new(), emissions: None };
    let Ok(lines) = text_lines::find(&reader.models.detector, zone) else { return best };
    for line in lines {
        let Ok(emissions) = reader.models.small.emissions(&text_lines_crop::straight(zone, &line, LINE_HEIGHT)) else { continue };
        let decoded = ctc::decode(&emissions, &reader.grammars.inpe, 24);
        let fit = 1.0 / (1.0 + f64::from(-(decoded.margin + 6.0)).exp());
        let readings: Vec<Candidate> =
            decoded.readings.iter().take(6).map(|r| Candidate { value: r.text.clone(), probability: f64::from(r.posterior) * fit }).collect();
        if readings.first().map_or(0.0, |c| c.probability) > best.readings.first().map_or(0.0, |c| c.probability) {
            best = Written { raw: decoded.greedy, source: Source::Line, readings, emissions: None };
        }
    }
    best
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
