//! The invoices of a dossier written down for training: the pages are found as in a reading, and of each invoice the lines are kept.

use super::found::{Found, find_all};
use super::pipeline::{Scan, years_round};
use crate::dossier::DocumentType;
use crate::extract::recorded_sheet::RecordedSheet;
use crate::read::registration::Search;
use crate::read::{Reader, attached, raster};
use chrono::NaiveDate;

/// The invoices' pages of the scans of one dossier.
pub fn of_dossier(scans: impl Iterator<Item = Scan>, received_on: NaiveDate, reader: &Reader) -> Vec<RecordedSheet> {
    let mut told = Vec::new();
    find_all(scans, reader, Search::WholePages, &mut |found| {
        let Found::Page { page, panels, .. } = &found else { return };
        for (panel, _) in panels.iter().filter(|(panel, _)| panel.form.is_none()) {
            let picture = raster::part(&page.image, panel.area);
            let attached = attached::classify(&picture, page.dpi, &reader.models, &reader.clock).ok();
            let invoice = attached.filter(|attached| attached.document_type == DocumentType::Invoice);
            told.extend(invoice.map(|attached| RecordedSheet::of(&attached, &years_round(received_on))));
        }
    });
    told
}
