//! What a reviewer says of one field, and the reading as a person sees it.

use super::kind::{FIELD_UNKNOWN, Fault, Kind, NOTHING_TO_CONFIRM, VALUE_AND_STATUS};
use crate::dossier::field::Candidate;
use crate::dossier::{BoundingBox, DossierReading, FieldKey, FieldReading, Source};
use crate::extract::Extraction;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use utoipa::ToSchema;

/// What a reviewer says of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Another value stands on the paper.
    Corrected,
    /// The machine's value stands on the paper.
    Confirmed,
    /// There is ink, and a person cannot read it either.
    Illegible,
    /// Nothing stands there.
    Blank,
    /// The field does not belong to this dossier, whatever stands there.
    NotApplicable,
}

impl Status {
    /// Its name in JSON and SQL.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Corrected => "corrected",
            Self::Confirmed => "confirmed",
            Self::Illegible => "illegible",
            Self::Blank => "blank",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The status of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Corrected, Self::Confirmed, Self::Illegible, Self::Blank, Self::NotApplicable].into_iter().find(|status| status.name() == name)
    }
}

/// One checked correction. `Debug` hides the value, which may name a person.
#[derive(Clone, PartialEq, Eq)]
pub struct Correction {
    /// Which field.
    pub key: FieldKey,
    /// What the reviewer says.
    pub status: Status,
    /// The value in the contract's form; with [`Status::Corrected`] only.
    pub value: Option<String>,
}

impl fmt::Debug for Correction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Correction").field("key", &self.key).field("status", &self.status).finish_non_exhaustive()
    }
}

impl Correction {
    /// Checks what a reviewer sent against the field's form and the machine's reading.
    ///
    /// # Errors
    /// The fault, with its code and text.
    pub fn check(key: &FieldKey, status: Status, typed: Option<&str>, reading: &DossierReading) -> Result<Self, Fault> {
        let kind = Kind::of(key).ok_or(FIELD_UNKNOWN)?;
        let value = match (status, typed) {
            (Status::Corrected, Some(typed)) => Some(kind.normalise(typed)?),
            (Status::Corrected, None) => return Err(VALUE_AND_STATUS),
            (Status::Confirmed, typed) => {
                let machine = reading.fields.get(key).ok_or(NOTHING_TO_CONFIRM)?;
                if typed.is_some_and(|typed| typed != machine.value) {
                    return Err(VALUE_AND_STATUS);
                }
                None
            }
            (_, Some(typed)) if !typed.is_empty() => return Err(VALUE_AND_STATUS),
            _ => None,
        };
        Ok(Self { key: key.clone(), status, value })
    }
}

/// The reading with a reviewer's corrections, in the form that the rules take.
///
/// A corrected or confirmed field is certain; a blank one is blank; an illegible one bears ink that nobody can read; one that is not applicable is not there.
/// `blank`, `ambiguous` and the pages come from the machine's reading as far as nobody has said otherwise.
pub fn corrected(machine: Extraction, corrections: &BTreeMap<FieldKey, Correction>) -> Extraction {
    let mut seen = machine;
    for (key, correction) in corrections {
        let before = seen.fields.remove(key);
        forget(&mut seen, key);
        match correction.status {
            Status::Confirmed => {
                if let Some(reading) = before {
                    seen.fields.insert(key.clone(), certain(reading.value.clone(), Some(reading)));
                }
            }
            Status::Corrected => {
                if let Some(value) = &correction.value {
                    seen.fields.insert(key.clone(), certain(value.clone(), before));
                }
            }
            Status::Illegible => {
                seen.unread.insert(key.clone());
            }
            Status::Blank => {
                seen.blank.insert(key.clone());
            }
            Status::NotApplicable => {}
        }
    }
    seen
}

fn forget(seen: &mut Extraction, key: &FieldKey) {
    for set in [&mut seen.unread, &mut seen.blank, &mut seen.ambiguous_ticks] {
        set.remove(key);
    }
}

fn certain(value: String, before: Option<FieldReading>) -> FieldReading {
    let (page, place) = before.map_or((0, BoundingBox::default()), |before| (before.page, before.place));
    FieldReading { raw: value.clone(), value, confidence: 1.0, page, place, source: Source::Reviewer, alternatives: Vec::<Candidate>::new() }
}

/// Needed fields that a person must still look at: below the policy's threshold or unread, and nobody has said anything of them.
pub fn open_fields(reading: &DossierReading, sure_from: impl Fn(&FieldKey) -> f64, corrections: &BTreeMap<FieldKey, Correction>) -> BTreeSet<FieldKey> {
    let doubtful = reading.fields.iter().filter(|(key, field)| key.is_needed() && field.confidence < sure_from(key)).map(|(key, _)| key);
    doubtful.chain(&reading.unread).filter(|key| !corrections.contains_key(*key)).cloned().collect()
}
