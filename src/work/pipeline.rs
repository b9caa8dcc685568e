//! The stages in their order, as values: scans in, a reading with its decision out. No database, no clock, no network.
//!
//! Two steps, because the registry of the nation does not fit into a worker: [`see`] reads the papers and tells which rows of the
//! registry it needs ([`Seen::query`]); [`conclude`] decides, checks and routes with those rows.

use crate::dossier::{BoundingBox, DocumentType, DossierReading, PageReading, Rotation};
use crate::extract::decide::{self, Gathered};
use crate::extract::{form, printed};
use crate::read::attached;
use crate::read::child::decode_in_child;
use crate::read::decode::DecodedPage;
use crate::read::registration::{self, Panel};
use crate::read::same_paper::{Fingerprint, same_paper};
use crate::read::template::FormPage;
use crate::read::{Reader, derived, quality};
use crate::registry::{Query, Registry};
use crate::route::{self, Decision, Policy};
use crate::validate::{self, ActKey, Case, Earlier};
use chrono::{Datelike, NaiveDate};
use cpu_time::ThreadTime;
use std::collections::BTreeSet;

/// One file as handed in.
pub struct Scan {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What the papers of a dossier show.
#[derive(Default)]
pub struct Seen {
    pages: Vec<PageReading>,
    gathered: Gathered,
    attached: Vec<printed::PageFields>,
    form_pages: BTreeSet<FormPage>,
    /// Upright JPEG of each page, for the screens; none where the page could not be read.
    pub images: Vec<Option<Vec<u8>>>,
    /// What makes each page recognisable; none for pages that are alike on purpose: instructions, blank ones, unreadable files.
    pub fingerprints: Vec<Option<Fingerprint>>,
    seconds: f64,
}

impl Seen {
    /// The pages (indices) that are the same paper as one of `earlier`.
    pub fn repeats(&self, earlier: &[Fingerprint]) -> BTreeSet<usize> {
        let known = |page: &Fingerprint| earlier.iter().any(|other| same_paper(page, other));
        self.fingerprints.iter().enumerate().filter(|(_, page)| page.as_ref().is_some_and(known)).map(|(index, _)| index).collect()
    }

    /// Which rows of the registry [`conclude`] needs.
    pub fn query(&self) -> Query {
        self.gathered.query()
    }
}

/// A dossier read, checked and routed.
pub struct Concluded {
    /// The contract's output.
    pub reading: DossierReading,
    /// The decision with its blockers.
    pub decision: Decision,
    /// The acts claimed, to find them claimed again.
    pub acts: Vec<ActKey>,
}

/// Reads the scans of one dossier, in the order handed in. `received_on` bounds the years in which printed dates may lie.
pub fn see(scans: impl Iterator<Item = Scan>, received_on: NaiveDate, reader: &Reader) -> Seen {
    let started = ThreadTime::now();
    let mut seen = Seen::default();
    for scan in scans {
        let outcome = decode_in_child(&reader.program, &scan.bytes, &reader.limits, &mut |page| see_page(&scan.name, &page, received_on, reader, &mut seen));
        seen.seconds += outcome.core_seconds;
        if let Some(error) = outcome.error {
            seen.gathered.unreadable_pages.insert(seen.pages.len());
            seen.pages.push(unreadable(&scan.name, outcome.pages + 1, error.code()));
            seen.images.push(None);
            seen.fingerprints.push(None);
        }
    }
    let printed = printed::assemble(std::mem::take(&mut seen.attached));
    note_values(&mut seen.fingerprints, &printed);
    seen.gathered.repeated_pages = repeated(&seen.fingerprints);
    seen.gathered.add_printed(printed);
    seen.gathered.attached_pages = seen.pages.iter().filter(|page| page.document_type.is_attached()).count();
    seen.gathered.tables_seen = seen.form_pages.contains(&FormPage::P2) && seen.form_pages.contains(&FormPage::P3);
    seen.seconds += started.elapsed().as_secs_f64();
    seen
}

/// Adds to the fingerprints what was surely read on the pages: invoices printed alike differ in number and total.
fn note_values(fingerprints: &mut [Option<Fingerprint>], printed: &printed::PrintedFields) {
    const SURE: f64 = 0.5;
    for (key, field) in printed.fields.iter().filter(|(_, field)| field.confidence >= SURE) {
        if let (Some((_, _, column)), Some(Some(fingerprint))) = (key.parts(), fingerprints.get_mut(field.page)) {
            fingerprint.note(column, &field.value);
        }
    }
}

/// Pairs of pages that are the same paper: (later, earlier).
fn repeated(pages: &[Option<Fingerprint>]) -> Vec<(usize, usize)> {
    let known = |index: usize| pages.get(index).and_then(Option::as_ref);
    let earlier_of = |later: usize| (0..later).find(|&earlier| known(later).zip(known(earlier)).is_some_and(|(a, b)| same_paper(a, b)));
    (0..pages.len()).filter_map(|later| Some((later, earlier_of(later)?))).collect()
}

/// A page nobody could see.
fn unreadable(file: &str, page: u32, code: &str) -> PageReading {
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
        error: Some(code.to_owned()),
    }
}

fn see_page(file: &str, page: &DecodedPage, received_on: NaiveDate, reader: &Reader, seen: &mut Seen) {
    for panel in registration::locate(&page.image, page.dpi, &reader.templates) {
        let index = seen.pages.len();
        let assessed = quality::assess(&page.image, &panel, page.dpi);
        let (document_type, rotation) = match &panel.form {
            Some(form) if assessed.unreadable => {
                seen.gathered.unreadable_pages.insert(index);
                (form.page.document_type(), form.rotation)
            }
            Some(form) => {
                // A form page handed in twice gives no fields: the first readable one counts.
                if seen.form_pages.insert(form.page) {
                    form::gather(form, index, reader, &mut seen.gathered);
                }
                (form.page.document_type(), form.rotation)
            }
            None => see_attached(page, &panel, index, received_on, reader, seen),
        };
        seen.fingerprints.push(fingerprint(page, &panel, document_type, rotation));
        seen.images.push(derived::jpeg(&page.image, panel.area, rotation));
        seen.pages.push(PageReading {
            file: file.to_owned(),
            page: page.number,
            panel: panel.index,
            document_type,
            rotation,
            width: page.image.width(),
            height: page.image.height(),
            panel_box: panel.area,
            quality: assessed.faults,
            error: None,
        });
    }
}

/// What makes a page recognisable, where it is one that ought to be handed in once.
fn fingerprint(page: &DecodedPage, panel: &Panel, document_type: DocumentType, rotation: Rotation) -> Option<Fingerprint> {
    match (&panel.form, document_type) {
        (_, DocumentType::ClaimFormInstructions | DocumentType::Blank) => None,
        (Some(form), _) => Some(Fingerprint::of_form(form)),
        (None, _) => Some(Fingerprint::of_paper(&page.image, panel.area, Some(rotation))),
    }
}

fn see_attached(page: &DecodedPage, panel: &Panel, index: usize, received_on: NaiveDate, reader: &Reader, seen: &mut Seen) -> (DocumentType, Rotation) {
    let BoundingBox { x, y, width, height } = panel.area;
    let picture = image::imageops::crop_imm(&page.image, x, y, width, height).to_image();
    let Ok(attached) = attached::classify(&picture, &reader.models) else { return (DocumentType::Other, panel.rotation.unwrap_or_default()) };
    let year = u16::try_from(received_on.year()).unwrap_or(2_000);
    let entry = printed::AttachedPageWithIndex { index, page: &attached, picture: &picture, origin: (x, y) };
    seen.attached.push(printed::page_fields(&entry, &reader.models, &(year.saturating_sub(3)..=year.saturating_add(1))));
    (attached.document_type, panel.rotation.unwrap_or(attached.rotation))
}

/// Decides, checks and routes a dossier that was seen, with the rows of the registry that it needs.
pub fn conclude(dossier: &str, seen: &Seen, registry: &Registry, received_on: NaiveDate, earlier: &Earlier, policy: &Policy) -> Concluded {
    let started = ThreadTime::now();
    let (pages, mut seconds) = (seen.pages.clone(), seen.seconds);
    let extraction = decide::decide(seen.gathered.clone(), registry, received_on);
    let case = Case { pages: &pages, extraction: &extraction, registry, received_on, earlier };
    let findings = validate::check(&case);
    let acts = validate::act_keys(&case);
    let decision = route::decide(&pages, &extraction, findings, policy);
    seconds += started.elapsed().as_secs_f64();
    let reading = DossierReading {
        dossier: dossier.to_owned(),
        unread: extraction.unread.iter().cloned().collect(),
        paper: extraction.paper_facts(),
        fields: extraction.fields,
        pages,
        findings: decision.findings.clone(),
        route: decision.route,
        seconds,
    };
    Concluded { reading, decision, acts }
}
