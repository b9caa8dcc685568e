//! The stages in their order, as values: scans in, a reading with its decision out. No database, no clock, no network.
//!
//! Two steps, because the registry of the nation does not fit into a worker: [`see`] reads the papers and tells which rows of the
//! registry it needs ([`Seen::query`]); [`conclude`] decides, checks and routes with those rows.

use super::found::{Found, find_all, page_reading, unreadable};
use super::paper::{self, Paper};
use crate::dossier::{CoreSeconds, DocumentType, DossierReading, FieldKey, PageReading, Rotation, Stage};
use crate::extract::decide::{self, Gathered};
use crate::extract::{form, printed};
use crate::read::attached;
use crate::read::decode::DecodedPage;
use crate::read::quality::Assessment;
use crate::read::registration::{Panel, Search};
use crate::read::same_paper::Fingerprint;
use crate::read::template::{FieldKind, FormPage, PageTemplate};
use crate::read::{Reader, derived, raster};
use crate::registry::{Query, Registry};
use crate::route::{self, Decision, Policy};
use crate::validate::{self, ActKey, Case, Earlier};
use bytes::Bytes;
use chrono::{Datelike, NaiveDate};
use cpu_time::ThreadTime;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// One file as handed in.
pub struct Scan {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// What is asked of a reading.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Day of reception: bounds the years in which printed dates may lie.
    pub received_on: NaiveDate,
    /// Whether pictures of the pages are wanted, for the screens.
    pub pictures: bool,
}

/// What the papers of a dossier show.
#[derive(Default)]
pub struct Seen {
    pages: Vec<PageReading>,
    gathered: Gathered,
    attached: Vec<printed::PageFields>,
    form_pages: BTreeSet<FormPage>,
    /// Upright JPEG of each page, for the screens; none where the page could not be read, or no pictures were asked for.
    pub images: Vec<Option<Vec<u8>>>,
    /// What makes each page recognisable; none for pages that are alike on purpose: instructions, blank ones, unreadable files.
    pub papers: Vec<Option<Paper>>,
    /// Some page could not be decoded for no fault of its own: what is seen is not all that can be seen.
    pub machine_failed: bool,
    spent: CoreSeconds,
}

impl Seen {
    /// The pages (indices) that are the same paper as one of `earlier`.
    pub fn repeats(&self, earlier: &[&Paper]) -> BTreeSet<usize> {
        let known = |page: &Paper| earlier.iter().any(|other| page.is_same(other));
        self.papers.iter().enumerate().filter(|(_, page)| page.as_ref().is_some_and(known)).map(|(index, _)| index).collect()
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

/// Reads the scans of one dossier, in the order handed in.
pub fn see(scans: impl Iterator<Item = Scan> + Send, asked: Asked, reader: &Reader) -> Seen {
    reader.clock.start();
    let mut seen = see_all(scans, asked, reader);
    seen.spent.add_all(&reader.clock.read());
    seen
}

fn see_all(scans: impl Iterator<Item = Scan>, asked: Asked, reader: &Reader) -> Seen {
    let mut seen = Seen::default();
    let child = find_all(scans, reader, Search::WholePages, &mut |found| take_in(&found, asked, reader, &mut seen));
    seen.spent.add(Stage::Decode, child);
    seen.assembled(reader)
}

/// Reads what a look has found and kept, so that no page is decoded twice.
pub fn see_found(found: Vec<Found>, asked: Asked, reader: &Reader) -> Seen {
    reader.clock.start();
    let mut seen = Seen::default();
    found.into_iter().for_each(|found| take_in(&found.searched(reader), asked, reader, &mut seen));
    let mut seen = seen.assembled(reader);
    seen.spent.add_all(&reader.clock.read());
    seen
}

impl Seen {
    /// What only the whole dossier tells.
    fn assembled(mut self, reader: &Reader) -> Self {
        self.gathered.add_printed(printed::assemble(std::mem::take(&mut self.attached)));
        for (page, says) in paper::sayings(&self.gathered) {
            if let Some(Some(paper)) = self.papers.get_mut(page) {
                paper.sayings = says;
            }
        }
        self.gathered.repeated_pages = reader.clock.time(Stage::SamePaper, || repeated(&self.papers));
        self.gathered.attached_pages = self.pages.iter().filter(|page| page.document_type.is_attached()).count();
        self.gathered.tables_seen = self.form_pages.contains(&FormPage::P2) && self.form_pages.contains(&FormPage::P3);
        self
    }
}

fn take_in(found: &Found, asked: Asked, reader: &Reader, seen: &mut Seen) {
    match found {
        Found::Page { file, page, panels, .. } => panels.iter().for_each(|panel| see_panel(file, page, panel, asked, reader, seen)),
        Found::Fault { file, page, error } => {
            seen.machine_failed |= error.is_the_machines();
            seen.gathered.unreadable_pages.insert(seen.pages.len());
            seen.pages.push(unreadable(file, *page, *error));
            seen.images.push(None);
            seen.papers.push(None);
        }
    }
}

/// Pairs of pages that are the same paper: (later, earlier).
pub(super) fn repeated(pages: &[Option<Paper>]) -> Vec<(usize, usize)> {
    let known = |index: usize| pages.get(index).and_then(Option::as_ref);
    let is_again = |(a, b): (&Paper, &Paper)| a.is_same(b) || a.is_filled_alike(b);
    let earlier_of = |later: usize| (0..later).find(|&earlier| known(later).zip(known(earlier)).is_some_and(is_again));
    (0..pages.len()).filter_map(|later| Some((later, earlier_of(later)?))).collect()
}

fn see_panel(file: &str, page: &DecodedPage, (panel, assessed): &(Panel, Assessment), asked: Asked, reader: &Reader, seen: &mut Seen) {
    let (index, clock) = (seen.pages.len(), &reader.clock);
    // Attached papers that say nothing cannot be told from others like them: no need to remember how their ink lies.
    let (mut tells, mut said) = (true, None);
    let (document_type, rotation) = match &panel.form {
        Some(form) if assessed.unreadable => {
            seen.gathered.unreadable_pages.insert(index);
            (form.page.document_type(), form.rotation)
        }
        Some(form) => {
            // A form page handed in twice gives no fields: the first readable one counts. The second is read to tell whether it is the same.
            if seen.form_pages.insert(form.page) {
                form::gather(form, index, reader, &mut seen.gathered);
            } else {
                let mut again = Gathered::default();
                form::gather(form, index, reader, &mut again);
                said = paper::sayings(&again).remove(&index);
            }
            (form.page.document_type(), form.rotation)
        }
        None if assessed.unreadable => {
            seen.gathered.unreadable_pages.insert(index);
            (DocumentType::Other, panel.rotation.unwrap_or_default())
        }
        None => {
            let (document_type, rotation) = clock.time(Stage::Printed, || see_attached(page, panel, index, asked.received_on, reader, seen));
            tells = seen.attached.last().is_some_and(|fields| fields.index() == index && fields.tells());
            (document_type, rotation)
        }
    };
    let paper = clock.time(Stage::SamePaper, || if tells { recognisable(page, panel, document_type, rotation) } else { None });
    seen.papers.push(paper.map(|paper| Paper { sayings: said.unwrap_or_default(), ..paper }));
    let picture = || asked.pictures.then(|| derived::jpeg(&page.image, panel.area, rotation)).flatten();
    seen.images.push(clock.time(Stage::Pictures, picture));
    seen.pages.push(page_reading(file, page, panel, assessed, document_type, rotation));
}

/// What makes a page recognisable, where it is one that ought to be handed in once.
pub(super) fn recognisable(page: &DecodedPage, panel: &Panel, document_type: DocumentType, rotation: Rotation) -> Option<Paper> {
    let fingerprint = match (&panel.form, document_type) {
        (_, DocumentType::ClaimFormInstructions | DocumentType::Blank) => return None,
        (Some(form), _) => Fingerprint::of_form(form),
        (None, _) => Fingerprint::of_paper(&page.image, panel.area, Some(rotation)),
    };
    Some(Paper::silent(fingerprint))
}

fn see_attached(page: &DecodedPage, panel: &Panel, index: usize, received_on: NaiveDate, reader: &Reader, seen: &mut Seen) -> (DocumentType, Rotation) {
    let picture = raster::part(&page.image, panel.area);
    let Ok(attached) = attached::classify(&picture, page.dpi, &reader.models, &reader.clock) else {
        return (DocumentType::Other, panel.rotation.unwrap_or_default());
    };
    if let Some(page) = reader.templates.pages.iter().find(|template| template.page.document_type() == attached.document_type) {
        return (told_by_words(page, seen), attached.rotation);
    }
    let entry = printed::AttachedPageWithIndex { index, page: &attached, picture: &picture, origin: (panel.area.x, panel.area.y) };
    seen.attached.push(printed::page_fields(&entry, &reader.models, &years_round(received_on)));
    (attached.document_type, panel.rotation.unwrap_or(attached.rotation))
}

/// The years in which a printed date may lie.
pub(super) fn years_round(received_on: NaiveDate) -> RangeInclusive<u16> {
    let year = u16::try_from(received_on.year()).unwrap_or(2_000);
    year.saturating_sub(3)..=year.saturating_add(1)
}

/// A page of the form of which only the words were found: what is filled in, the first row of a table at least, stays for a person, unless another picture of it
/// shows it.
fn told_by_words(page: &PageTemplate, seen: &mut Seen) -> DocumentType {
    if seen.form_pages.contains(&page.page) {
        return DocumentType::Other;
    }
    let written = page.fields.iter().filter(|field| !matches!(field.kind, FieldKind::Tick | FieldKind::Ink));
    let in_doubt = written.map(|field| FieldKey::new(&field.key)).filter(|key| key.parts().is_none_or(|(_, row, _)| row == 0));
    seen.gathered.unread.extend(in_doubt);
    page.page.document_type()
}

/// Decides, checks and routes a dossier that was seen, with the rows of the registry that it needs.
pub fn conclude(dossier: &str, seen: &Seen, registry: &Registry, received_on: NaiveDate, earlier: &Earlier, policy: &Policy) -> Concluded {
    let started = ThreadTime::now();
    let (pages, mut stages) = (seen.pages.clone(), seen.spent.clone());
    let mut extraction = decide::decide(seen.gathered.clone(), registry, received_on);
    policy.calibration().apply(&mut extraction, &pages);
    let case = Case { pages: &pages, extraction: &extraction, registry, received_on, earlier };
    let findings = validate::check(&case);
    let acts = validate::act_keys(&case);
    let decision = route::decide(&pages, &extraction, findings, policy);
    stages.add(Stage::Decision, started.elapsed().as_secs_f64());
    let reading = DossierReading {
        dossier: dossier.to_owned(),
        unread: extraction.unread.iter().cloned().collect(),
        paper: extraction.paper_facts(),
        fields: extraction.fields,
        pages,
        findings: decision.findings.clone(),
        route: decision.route,
        seconds: stages.total(),
        stages,
    };
    Concluded { reading, decision, acts }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::iter::once;
    use std::path::Path;

    #[test]
    fn a_decoder_that_cannot_run_says_nothing_of_the_paper() {
        let mut reader = Reader::load(Some(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models")), &[]).unwrap();
        let scan = |bytes: &'static [u8]| once(Scan { name: "01.jpg".to_owned(), bytes: Bytes::from_static(bytes) });
        reader.program = "/nowhere/guichet".into();
        let asked = Asked { received_on: NaiveDate::MIN, pictures: false };
        assert!(see(scan(b"\xff\xd8\xff"), asked, &reader).machine_failed);
        assert!(!see(scan(b""), asked, &reader).machine_failed, "an empty file is its own fault");
    }

    #[test]
    fn a_page_told_by_its_words_waits_for_a_person() {
        let reader = Reader::load(Some(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models")), &[]).unwrap();
        let page = reader.templates.pages.iter().find(|template| template.page == FormPage::P2).unwrap();
        let mut seen = Seen::default();
        assert_eq!(told_by_words(page, &mut seen), DocumentType::ClaimFormP2);
        assert!(seen.gathered.unread.contains(&FieldKey::new("acts[0].amount")) && !seen.gathered.unread.contains(&FieldKey::new("acts[1].amount")));
        let mut shown = Seen { form_pages: [FormPage::P2].into(), ..Seen::default() };
        assert_eq!(told_by_words(page, &mut shown), DocumentType::Other, "another picture shows it");
        assert!(shown.gathered.unread.is_empty());
    }
}
