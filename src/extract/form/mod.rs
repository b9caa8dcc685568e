//! A registered page of the claim form into candidates, field by field.
//!
//! In: a page laid onto its template. Out: what each field shows (written, blank, unreadable), added to [`Gathered`].
//! Never: another page, the registry, or a decision between readings.

mod apart;
mod comb;
mod line;
mod own_ink;
mod rows;
mod sticker;
mod struck;
pub(super) mod votes;
mod zone;

use super::decide::Gathered;
use crate::dossier::field::Candidate;
use crate::dossier::{BoundingBox, FieldKey, Source, Stage};
use crate::read::Reader;
use crate::read::line::Emissions;
use crate::read::registration::RegisteredForm;
use crate::read::template::{FieldKind, ValueType};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the ink of one field shows.
pub(super) enum Shown {
    /// Nothing on the paper.
    Blank,
    /// Readings, best first; none where the ink could not be read.
    Written(Written),
}

/// Ink that was read.
pub(super) struct Written {
    pub(super) raw: String,
    pub(super) source: Source,
    pub(super) readings: Vec<Candidate>,
    pub(super) emissions: Option<Arc<Emissions>>,
}

/// Reads every field of `form`, which is page `page` of the dossier.
pub fn gather(form: &RegisteredForm, page: usize, reader: &Reader, gathered: &mut Gathered) {
    reader.clock.time(Stage::Ink, || gather_fields(form, page, reader, gathered));
}

fn gather_fields(form: &RegisteredForm, page: usize, reader: &Reader, gathered: &mut Gathered) {
    reader.clock.time(Stage::Registration, || form.lay_whole());
    let mut shown: BTreeMap<&str, (Shown, BoundingBox)> = BTreeMap::new();
    for field in &form.template().fields {
        let place = form.stored_box(field.place);
        match &field.kind {
            FieldKind::Tick => drop(gathered.ticks.insert(field.key.clone(), zone::tick(form, field.place, page, place))),
            FieldKind::Ink => zone::signature(form, field, page, place, gathered),
            FieldKind::Comb { cells, .. } => drop(shown.insert(&field.key, (comb::read(form, field, cells, reader), place))),
            FieldKind::Sticker => drop(shown.insert(&field.key, (sticker::read(form, field.place, reader), place))),
            FieldKind::Line | FieldKind::Cell => {
                let line = line::read(form, field.place, field.value_type.unwrap_or(ValueType::Text), reader);
                shown.insert(&field.key, (line, place));
            }
        }
    }
    sticker::into_cells(&mut shown);
    rows::drop_unfilled(&mut shown);
    for (key, (shown, place)) in shown {
        add(gathered, FieldKey::new(key), shown, page, place);
    }
}

/// Of a page's fields only those that need no writing to be read: boxes to tick, signatures, and the number and CIN of the insured in their cells.
pub fn glance(form: &RegisteredForm, page: usize, reader: &Reader, gathered: &mut Gathered) {
    reader.clock.time(Stage::Ink, || {
        for field in &form.template().fields {
            let place = form.stored_box(field.place);
            match &field.kind {
                FieldKind::Tick => drop(gathered.ticks.insert(field.key.clone(), zone::tick(form, field.place, page, place))),
                FieldKind::Ink => zone::signature(form, field, page, place, gathered),
                FieldKind::Comb { cells, .. } if GLANCED.contains(&field.key.as_str()) => {
                    add(gathered, FieldKey::new(&field.key), comb::read(form, field, cells, reader), page, place);
                }
                _ => {}
            }
        }
    });
}

/// Combs that a glance reads.
const GLANCED: [&str; 2] = ["insured_immatriculation", "insured_cin"];

fn add(gathered: &mut Gathered, key: FieldKey, shown: Shown, page: usize, place: BoundingBox) {
    match shown {
        Shown::Blank => drop(gathered.blank.insert(key)),
        Shown::Written(written) if written.readings.is_empty() => drop(gathered.unread.insert(key)),
        Shown::Written(written) => {
            let Written { raw, source, readings, emissions } = written;
            gathered.candidates.insert(key, super::candidates::FieldCandidates { page, place, raw, source, emissions, readings });
        }
    }
}
