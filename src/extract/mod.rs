//! Turns what was recognised on registered pages into field values with probabilities.
//!
//! In: pages read (`read`), the registry. Out: an [`Extraction`]. Never: a verdict on the values; that is `validate`.

pub mod amounts;
pub mod candidates;
mod choice;
pub mod cotations;
pub mod dates;
pub mod decide;
pub mod examples;
pub mod expected;
pub mod form;
pub mod goods;
mod hands;
mod invoice;
mod invoice_date;
mod invoice_number;
mod invoice_sheets;
mod invoice_split;
mod invoice_total;
mod labels;
mod medicines;
pub mod member;
mod natures;
mod number_form;
mod prescription;
pub mod printed;
mod printed_days;
mod printed_sheet;
mod printed_value;
pub mod printed_words;
pub mod providers;
pub mod recorded_sheet;
mod split_days;
mod surroundings;
pub mod ticks;
mod word_kinds;
pub mod written_name;

use crate::dossier::reading::PaperFacts;
use crate::dossier::{DossierReading, FieldKey, FieldReading};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that the pages of a dossier say, and what they do not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// Values read.
    pub fields: BTreeMap<FieldKey, FieldReading>,
    /// Fields that bear ink which could not be read.
    pub unread: BTreeSet<FieldKey>,
    /// Fields of readable pages with nothing on the paper.
    pub blank: BTreeSet<FieldKey>,
    /// `request_kind`, `beneficiary_relation`, `beneficiary_sex` where two boxes are ticked or, for the request, none.
    pub ambiguous_ticks: BTreeSet<FieldKey>,
    /// Pages (indices) that a careful person could not read either.
    pub unreadable_pages: BTreeSet<usize>,
    /// Pages (indices) that bear labels or barcodes which could not be decoded.
    pub undecoded_labels: BTreeSet<usize>,
    /// Pages (indices) that are credit notes, which hold no field.
    pub credit_notes: BTreeSet<usize>,
    /// Pairs of pages of this dossier that are the same paper: (later, earlier).
    pub repeated_pages: Vec<(usize, usize)>,
}

impl Extraction {
    /// What a stored reading says: the rules can run again on it.
    pub fn of_reading(reading: &DossierReading) -> Self {
        let paper = reading.paper.clone();
        Self {
            fields: reading.fields.clone(),
            unread: reading.unread.iter().cloned().collect(),
            blank: paper.blank,
            ambiguous_ticks: paper.ambiguous_ticks,
            unreadable_pages: paper.unreadable_pages,
            undecoded_labels: paper.undecoded_labels,
            credit_notes: paper.credit_notes,
            repeated_pages: paper.repeated_pages,
        }
    }

    /// What a reading keeps beside fields and unread fields.
    pub fn paper_facts(&self) -> PaperFacts {
        PaperFacts {
            blank: self.blank.clone(),
            ambiguous_ticks: self.ambiguous_ticks.clone(),
            unreadable_pages: self.unreadable_pages.clone(),
            undecoded_labels: self.undecoded_labels.clone(),
            credit_notes: self.credit_notes.clone(),
            repeated_pages: self.repeated_pages.clone(),
        }
    }
}
