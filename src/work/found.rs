//! Pages as first seen: decoded, the form found in them, how well they can be read. Both lanes begin with it; what a look has found may be kept
//! for the reading.

use super::pipeline::Scan;
use crate::dossier::{BoundingBox, DocumentType, PageReading, Rotation, Stage};
use crate::read::Reader;
use crate::read::child::Decoder;
use crate::read::decode::{DecodeError, DecodedPage};
use crate::read::quality::{self, Assessment};
use crate::read::registration::{self, Panel, RegisteredForm, Search};
use crate::read::template::FormPage;
use std::collections::BTreeSet;

/// One page of a scan as first seen, or why there is none.
pub enum Found {
    /// A picture.
    Page {
        /// Name of the scan.
        file: String,
        /// Its pixels.
        page: DecodedPage,
        /// Its panels: one, or the two of a spread.
        panels: Vec<(Panel, Assessment)>,
        /// How far it was searched for pages of the form.
        search: Search,
    },
    /// Nothing to see.
    Fault {
        /// Name of the scan.
        file: String,
        /// Number of the page that could not be had.
        page: u32,
        /// Why.
        error: DecodeError,
    },
}

impl Found {
    /// The pages of the form on it that can be read.
    fn readable_form_pages(&self) -> Vec<FormPage> {
        let Self::Page { panels, .. } = self else { return Vec::new() };
        panels.iter().filter(|(_, assessed)| !assessed.unreadable).filter_map(|(panel, _)| panel.form.as_ref().map(|form| form.page)).collect()
    }

    /// The same, searched for second copies where a first look left that out.
    pub(super) fn searched(self, reader: &Reader) -> Self {
        match self {
            Self::Page { file, page, search: Search::Nowhere, .. } => find(&file, page, reader, Search::WholePages),
            found => found,
        }
    }

    /// Bytes of pixels that it holds: the picture, and for every form page the page laid flat.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Page { page, panels, .. } => {
                let flat = |panel: &(Panel, Assessment)| panel.0.form.as_ref().map_or(0, RegisteredForm::flat_bytes);
                page.image.len() + panels.iter().map(flat).sum::<usize>()
            }
            Self::Fault { .. } => 0,
        }
    }
}

/// Decodes the scans and finds what lies where on each page, one page at a time. Once all pages of the form were found, the others are searched
/// as `copies` says. Gives the core-seconds of the decoding children.
pub(super) fn find_all(scans: impl Iterator<Item = Scan>, reader: &Reader, copies: Search, sink: &mut dyn FnMut(Found)) -> f64 {
    let (clock, mut children) = (&reader.clock, 0.0);
    let mut readable = BTreeSet::new();
    let mut decoder = Decoder::new(&reader.program, &reader.limits);
    for scan in scans {
        let mut found = |page| {
            clock.time(Stage::Rest, || {
                let all = reader.templates.pages.iter().all(|template| readable.contains(&template.page));
                let found = find(&scan.name, page, reader, if all { copies } else { Search::Everywhere });
                readable.extend(found.readable_form_pages());
                sink(found);
            });
        };
        let outcome = clock.time(Stage::Decode, || decoder.decode(&scan.bytes, &mut found));
        children += outcome.core_seconds;
        if let Some(error) = outcome.error {
            sink(Found::Fault { file: scan.name, page: outcome.pages + 1, error });
        }
    }
    children
}

fn find(file: &str, page: DecodedPage, reader: &Reader, search: Search) -> Found {
    let assess = |panel: &Panel| reader.clock.time(Stage::Quality, || quality::assess(&page.image, panel, page.dpi));
    let panels = registration::locate(&page.image, page.dpi, &reader.templates, search, &reader.clock);
    let panels = panels.into_iter().map(|panel| (assess(&panel), panel)).map(|(assessed, panel)| (panel, assessed)).collect();
    Found::Page { file: file.to_owned(), page, panels, search }
}

/// A page as it stands in a reading.
pub(super) fn page_reading(
    file: &str,
    page: &DecodedPage,
    panel: &Panel,
    assessed: &Assessment,
    document_type: DocumentType,
    rotation: Rotation,
) -> PageReading {
    PageReading {
        file: file.to_owned(),
        page: page.number,
        panel: panel.index,
        document_type,
        rotation,
        width: page.image.width(),
        height: page.image.height(),
        panel_box: panel.area,
        quality: assessed.faults.clone(),
        error: None,
    }
}

/// A page nobody could see.
pub(super) fn unreadable(file: &str, page: u32, error: DecodeError) -> PageReading {
    PageReading {
        file: file.to_owned(),
        page,
        panel: None,
        document_type: DocumentType::Other,
        rotation: Rotation::None,
        width: 0,
        height: 0,
        panel_box: BoundingBox::default(),
        quality: Vec::new(),
        error: Some(error.code().to_owned()),
    }
}
