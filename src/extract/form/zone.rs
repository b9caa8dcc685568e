//! Ticked or not, signed or not: how much ink a zone bears.

use super::own_ink::{Margins, Stamps, own_ink};
use crate::dossier::{BoundingBox, FieldKey, FieldReading, Source};
use crate::extract::decide::Gathered;
use crate::extract::ticks::Tick;
use crate::read::registration::RegisteredForm;
use crate::read::template::{MmBox, PX_PER_MM, TemplateField};

/// The printed frame of a box to tick, and what a misplaced one leaves behind, mm.
const FRAME_MM: f32 = 0.7;
/// Share of the inside of a box that is dark where a tick is as likely as none. A thin check mark covers a tenth.
const TICK_SHARE: f64 = 0.045;
/// How far around a signature zone its strokes may reach, mm.
const SIGNATURE_MARGIN_MM: f32 = 4.0;
/// Ink at which a signature is as likely as dirt, square mm: a short stroke of 25 mm and 0.35 mm.
const SIGNATURE_MM2: f64 = 6.0;
/// A stroke of a signature or a letter of a stamp is at least this long, pixels (1 mm).
const STROKE: u32 = 8;

/// Whether the box at `place` is ticked.
pub(super) fn tick(form: &RegisteredForm, place: MmBox, page: usize, stored: BoundingBox) -> Tick {
    let inside = form.ink(place.grown(-FRAME_MM), 0.0);
    let dark = inside.pixels().filter(|p| p.0[0] < 150).count();
    let share = dark as f64 / f64::from(inside.width() * inside.height()).max(1.0);
    Tick { ticked: logistic((share - TICK_SHARE) * 150.0), page, place: stored }
}

/// Whether a signature zone of page 1 bears ink of its own. Stamps in table cells feed no field.
pub(super) fn signature(form: &RegisteredForm, field: &TemplateField, page: usize, place: BoundingBox, gathered: &mut Gathered) {
    let key = match field.key.as_str() {
        "insured_signature" => "insured_signature_present",
        "physician_signature" => "physician_signature_present",
        _ => return,
    };
    let margin = (SIGNATURE_MARGIN_MM * PX_PER_MM) as u32;
    let own = own_ink(form.ink(field.place, SIGNATURE_MARGIN_MM), Margins { sides: margin, ends: margin }, STROKE, Stamps::Own);
    let mm2 = f64::from(own.area()) / f64::from(PX_PER_MM * PX_PER_MM);
    let signed = logistic((mm2 / SIGNATURE_MM2).max(1e-3).ln() * 4.0);
    let reading = FieldReading {
        value: (signed >= 0.5).to_string(),
        confidence: signed.max(1.0 - signed),
        page,
        place,
        raw: String::new(),
        source: Source::Ink,
        alternatives: Vec::new(),
    };
    gathered.settled.insert(FieldKey::new(key), reading);
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}
