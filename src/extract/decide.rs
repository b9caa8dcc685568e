//! The decision over all candidates of a dossier: each witness weighs the readings that the ink offers.

use super::candidates::{Candidates, FieldCandidates};
use super::printed::PrintedFields;
use super::printed_words::PrintedWords;
use super::ticks::{self, Tick};
use super::{Extraction, amounts, cotations, dates, goods, hands, medicines, member, natures, providers};
use crate::dossier::field::SUMMED_TABLES;
use crate::dossier::{BoundingBox, FieldKey, FieldReading};
use crate::registry::{Query, Registry};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What the pages of a dossier show, before the registry and the other fields are heard.
#[derive(Clone, Default)]
pub struct Gathered {
    /// Candidates of the fields that bear ink.
    pub candidates: Candidates,
    /// Boxes to tick, by template key.
    pub ticks: BTreeMap<String, Tick>,
    /// Fields that need no weighing: signatures, medicines.
    pub settled: BTreeMap<FieldKey, FieldReading>,
    /// Fields that bear ink nobody could read.
    pub unread: BTreeSet<FieldKey>,
    /// Fields of readable pages with nothing on the paper.
    pub blank: BTreeSet<FieldKey>,
    /// Pages that are neither form, instructions nor blank.
    pub attached_pages: usize,
    /// Pages 2 and 3 were both seen and could be read.
    pub tables_seen: bool,
    /// Pages (indices) that a careful person could not read either.
    pub unreadable_pages: BTreeSet<usize>,
    /// Pages (indices) with labels that could not be decoded.
    pub undecoded_labels: BTreeSet<usize>,
    /// Pages (indices) that are credit notes, which hold no field.
    pub credit_notes: BTreeSet<usize>,
    /// Pairs of pages that are the same paper: (later, earlier).
    pub repeated_pages: Vec<(usize, usize)>,
    /// How probable it is that the prescriptions (pages) are prescriptions.
    pub prescriptions: BTreeMap<usize, f64>,
    /// Values that stand elsewhere on the page than the field's likeliest one, with their places.
    pub elsewhere: BTreeMap<FieldKey, Vec<(String, BoundingBox)>>,
    /// The words of the attached papers.
    pub words: PrintedWords,
}

impl Gathered {
    /// Which rows of the registry the decision needs: those of every reading that the ink allows.
    pub fn query(&self) -> Query {
        let mut query = Query::default();
        let read = self.candidates.iter().flat_map(|(key, field)| field.readings.iter().map(move |c| (key, &c.value)));
        let settled = self.settled.iter().map(|(key, field)| (key, &field.value));
        read.chain(settled).for_each(|(key, value)| query.note(key, value));
        query
    }
}

impl Gathered {
    /// Takes in what the attached pages say: what money and dates have to do with each other is weighed, the rest stands.
    pub fn add_printed(&mut self, printed: PrintedFields) {
        for (key, reading) in printed.fields {
            match key.parts() {
                Some((_, _, "total" | "date")) => drop(self.candidates.insert(key, FieldCandidates::of(reading))),
                _ => drop(self.settled.insert(key, reading)),
            }
        }
        self.unread.extend(printed.unread);
        self.undecoded_labels.extend(printed.undecoded_labels);
        self.credit_notes.extend(printed.credit_notes);
        self.prescriptions.extend(printed.prescriptions);
        self.elsewhere.extend(printed.elsewhere);
        self.words.extend(printed.words);
    }
}

/// Decides every field.
pub fn decide(gathered: Gathered, registry: &Registry, received_on: NaiveDate) -> Extraction {
    let Gathered {
        mut candidates,
        ticks,
        settled,
        mut unread,
        mut blank,
        attached_pages,
        tables_seen,
        unreadable_pages,
        undecoded_labels,
        credit_notes,
        repeated_pages,
        prescriptions,
        elsewhere,
        words,
    } = gathered;
    let ticked = ticks::answer(&ticks);
    let relation = ticked.fields.get(&FieldKey::new("beneficiary_relation")).map(|field| field.value.as_str());

    let seen = hands::seen(&candidates);
    providers::weigh(&mut candidates, registry, &words);
    cotations::weigh(&mut candidates, registry, received_on, &words);
    goods::weigh(&mut candidates);
    natures::weigh(&mut candidates);
    dates::weigh(&mut candidates, received_on);
    weigh_attachment_count(&mut candidates, attached_pages);
    member::weigh(&mut candidates, relation, registry);
    let amount_unread = unread.iter().any(|key| key.is_in(&SUMMED_TABLES, "amount"));
    amounts::weigh(&mut candidates, tables_seen && !amount_unread);
    dates::weigh_by_invoices(&mut candidates);
    hands::weigh(&mut candidates, &seen);

    let mut fields = settled;
    medicines::weigh(&mut fields, registry);
    fields.extend(ticked.fields);
    for (key, candidate) in &candidates {
        match candidate.decided() {
            Some(reading) => drop(fields.insert(key.clone(), where_it_stands(of_type(reading, &prescriptions), elsewhere.get(key)))),
            None => drop(unread.insert(key.clone())),
        }
    }
    blank.extend(ticked.blank);
    Extraction { fields, unread, blank, ambiguous_ticks: ticked.ambiguous, unreadable_pages, undecoded_labels, credit_notes, repeated_pages }
}

/// The reading, no surer than that its page is a prescription, where it is taken for one.
fn of_type(mut reading: FieldReading, prescriptions: &BTreeMap<usize, f64>) -> FieldReading {
    reading.confidence *= prescriptions.get(&reading.page).copied().unwrap_or(1.0);
    reading
}

/// The reading with the place of its value, where another place was the likelier one before the other fields were heard.
fn where_it_stands(mut reading: FieldReading, elsewhere: Option<&Vec<(String, BoundingBox)>>) -> FieldReading {
    if let Some((_, place)) = elsewhere.into_iter().flatten().find(|(value, _)| *value == reading.value) {
        reading.place = *place;
    }
    reading
}

/// Weighs the declared number of attachments by the number handed in: most people can count.
fn weigh_attachment_count(candidates: &mut Candidates, attached_pages: usize) {
    /// How probable one given other number is on the paper than was handed in.
    const MISCOUNTED: f64 = 0.005;
    if let Some(field) = candidates.get_mut(&FieldKey::new("attachment_count")) {
        let handed_in = attached_pages.to_string();
        field.weigh(MISCOUNTED, |value| if value == handed_in { 1.0 } else { MISCOUNTED });
    }
}
