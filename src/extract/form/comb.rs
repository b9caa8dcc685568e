//! Boxed characters: one decision a cell, one value over all cells.

use super::{Shown, Written};
use crate::dossier::Source;
use crate::dossier::field::Candidate;
use crate::read::Reader;
use crate::read::cells::{self, CombGrammar};
use crate::read::registration::RegisteredForm;
use crate::read::template::{Charset, FieldKind, MmBox, TemplateField, ValueType};

/// How far beyond a cell its character may reach, mm.
const MARGIN_MM: f32 = 1.0;

/// Reads a comb.
pub(super) fn read(form: &RegisteredForm, field: &TemplateField, boxes: &[MmBox], reader: &Reader) -> Shown {
    let scores: Vec<_> = boxes.iter().map(|cell| reader.cells.classify(&form.ink(*cell, MARGIN_MM))).collect();
    let readings = cells::comb(&scores, grammar(field, boxes.len()));
    match readings.first() {
        Some(best) if best.text.is_empty() => Shown::Blank,
        _ => {
            let readings = readings.into_iter().filter(|r| !r.text.is_empty()).map(|r| Candidate { value: r.text, probability: f64::from(r.posterior) }).collect();
            Shown::Written(Written { raw: String::new(), source: Source::Cells, readings, emissions: None })
        }
    }
}

fn grammar(field: &TemplateField, cells: usize) -> CombGrammar {
    match (&field.kind, field.value_type) {
        (_, Some(ValueType::Date)) => CombGrammar::Date,
        (FieldKind::Comb { charset: Charset::Alnum, .. }, _) => CombGrammar::Cin,
        _ => CombGrammar::Digits(cells),
    }
}
