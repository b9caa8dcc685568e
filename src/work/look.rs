//! The counter's verdict: what can be told of a dossier in a moment, while the insured person still stands there.
//!
//! Scans in, a [`CounterVerdict`] out. Which pages of the form are there and how well they can be read, who signed, whether the number in its cells is
//! known, what was handed in before. The rules are those of the full reading, on what is seen so far; no line of writing is read, attached
//! papers are counted, not read, and a second copy of a form page is left to the reading.

use super::found::{Found, find_all, page_reading, unreadable};
use super::paper::Paper;
use super::pipeline::{Scan, recognisable, repeated};
use crate::dossier::verdict::TOLD;
use crate::dossier::{CoreSeconds, CounterVerdict, DocumentType, FieldKey, PageReading, Stage};
use crate::extract::decide::{self, Gathered};
use crate::extract::form;
use crate::read::Reader;
use crate::read::registration::Search;
use crate::read::template::FormPage;
use crate::registry::{Query, Registry};
use crate::validate::{self, Case, Earlier};
use chrono::NaiveDate;
use cpu_time::ThreadTime;
use std::collections::BTreeSet;

/// Pixels that one slot keeps for the reading, bytes: a dossier of nine pages at 200 dpi. Of larger ones nothing is kept, and they are decoded again.
const MOST_KEPT: usize = 64 << 20;
/// A number is told as known or unknown from this probability on.
const SURE: f64 = 0.9;

/// What a first look at the papers shows.
#[derive(Default)]
pub struct Look {
    pages: Vec<PageReading>,
    gathered: Gathered,
    papers: Vec<Option<Paper>>,
    form_pages: BTreeSet<FormPage>,
    /// As in [`Seen`](super::pipeline::Seen).
    pub(super) machine_failed: bool,
    spent: CoreSeconds,
    kept: Option<Vec<Found>>,
}

/// Looks at the scans of one dossier, in the order handed in.
pub fn look(scans: impl Iterator<Item = Scan> + Send, reader: &Reader) -> Look {
    reader.clock.start();
    let mut look = Look { kept: Some(Vec::new()), ..Look::default() };
    let child = find_all(scans, reader, Search::Nowhere, &mut |found| look.take_in(found, reader));
    look.gathered.repeated_pages = reader.clock.time(Stage::SamePaper, || repeated(&look.papers));
    look.spent.add(Stage::Decode, child);
    look.spent.add_all(&reader.clock.read());
    look
}

impl Look {
    fn take_in(&mut self, found: Found, reader: &Reader) {
        match &found {
            Found::Page { file, page, panels, .. } => {
                for (panel, assessed) in panels {
                    let index = self.pages.len();
                    // What is no form page is an attached paper of a kind that the reading will tell.
                    let document_type = panel.form.as_ref().map_or(DocumentType::Other, |form| form.page.document_type());
                    let rotation = panel.form.as_ref().map(|form| form.rotation).or(panel.rotation).unwrap_or_default();
                    if assessed.unreadable {
                        self.gathered.unreadable_pages.insert(index);
                    } else if let Some(form) = &panel.form
                        && self.form_pages.insert(form.page)
                    {
                        form::glance(form, index, reader, &mut self.gathered);
                    }
                    let same_paper = || panel.form.as_ref().and_then(|_| recognisable(page, panel, document_type, rotation));
                    self.papers.push(reader.clock.time(Stage::SamePaper, same_paper));
                    self.pages.push(page_reading(file, page, panel, assessed, document_type, rotation));
                }
            }
            Found::Fault { file, page, error } => {
                self.machine_failed |= error.is_the_machines();
                self.gathered.unreadable_pages.insert(self.pages.len());
                self.pages.push(unreadable(file, *page, *error));
                self.papers.push(None);
            }
        }
        if let Some(kept) = &mut self.kept {
            kept.push(found);
            if kept.iter().map(Found::bytes).sum::<usize>() > MOST_KEPT {
                self.kept = None;
            }
        }
    }

    /// Which rows of the registry the verdict needs.
    pub fn query(&self) -> Query {
        self.gathered.query()
    }

    /// The insured person's number as it most likely stands there.
    pub fn number(&self) -> Option<&str> {
        self.gathered.candidates.get(&FieldKey::new("insured_immatriculation"))?.best().map(|best| best.value.as_str())
    }

    /// The pages (indices) that are the same paper as one of `earlier`.
    pub fn repeats(&self, earlier: &[&Paper]) -> BTreeSet<usize> {
        let known = |page: &Paper| earlier.iter().any(|other| page.is_same(other));
        self.papers.iter().enumerate().filter(|(_, page)| page.as_ref().is_some_and(known)).map(|(index, _)| index).collect()
    }

    /// The pages (indices) of the scans with these names.
    pub fn pages_of(&self, files: &BTreeSet<&str>) -> BTreeSet<usize> {
        self.pages.iter().enumerate().filter(|(_, page)| files.contains(page.file.as_str())).map(|(index, _)| index).collect()
    }

    /// What was found, for the reading; nothing where that is too much to keep.
    pub const fn keep(&mut self) -> Option<Vec<Found>> {
        self.kept.take()
    }

    /// The verdict, with the rows of the registry that it needs.
    pub fn verdict(&self, registry: &Registry, received_on: NaiveDate, earlier: &Earlier) -> CounterVerdict {
        let started = ThreadTime::now();
        let extraction = decide::decide(self.gathered.clone(), registry, received_on);
        let case = Case { pages: &self.pages, extraction: &extraction, registry, received_on, earlier };
        let mut findings = validate::check(&case);
        findings.retain(|finding| TOLD.contains(&finding.code));
        let signed = |key: &str| extraction.fields.get(&FieldKey::new(key)).map(|field| field.value == "true");
        let number = extraction.fields.get(&FieldKey::new("insured_immatriculation")).filter(|number| number.confidence >= SURE);
        let mut stages = self.spent.clone();
        stages.add(Stage::Decision, started.elapsed().as_secs_f64());
        CounterVerdict {
            number_known: number.map(|number| registry.member(&number.value).is_some()),
            insured_signed: signed("insured_signature_present"),
            physician_signed: signed("physician_signature_present"),
            handed_in_before: earlier.repeated_pages.iter().copied().collect(),
            pages: self.pages.clone(),
            findings,
            of_previews: false,
            stages,
        }
    }
}
