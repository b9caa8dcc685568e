//! What a reviewer says of one field, and the reading as a person sees it.

use super::kind::{FIELD_UNKNOWN, Fault, Kind, NOTHING_TO_CONFIRM, VALUE_AND_STATUS};
use crate::dossier::field::Candidate;
use crate::dossier::{BoundingBox, DossierReading, FieldKey, FieldReading, Source};
use crate::extract::Extraction;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
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
/// A corrected or confirmed field is certain; a blank one is blank;
/// an illegible one bears ink that nobody can read; one that is not applicable
/// counts as blank, for nothing is taken from there.
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
            Status::Blank | Status::NotApplicable => {
                seen.blank.insert(key.clone());
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Route;
    use crate::dossier::reading::PaperFacts;

    fn reading() -> DossierReading {
        let field = FieldReading {
            value: "120.00".into(),
            confidence: 0.6,
            page: 1,
            place: BoundingBox { x: 1, y: 2, width: 3, height: 4 },
            raw: "l20,00".into(),
            source: Source::Line,
            alternatives: Vec::new(),
        };
        DossierReading {
            dossier: "d".into(),
            pages: Vec::new(),
            fields: BTreeMap::from([(FieldKey::from("total_amount"), field)]),
            unread: vec!["insured_cin".into()],
            paper: PaperFacts::default(),
            findings: Vec::new(),
            route: Route::Manual,
            seconds: 0.0,
            stages: crate::dossier::CoreSeconds::default(),
        }
    }

    fn check(key: &str, status: Status, value: Option<&str>) -> Result<Correction, &'static str> {
        Correction::check(&key.into(), status, value, &reading()).map_err(|fault| fault.code)
    }

    #[test]
    fn only_a_corrected_field_carries_a_value() {
        assert_eq!(check("total_amount", Status::Corrected, Some("125,5")).unwrap().value.as_deref(), Some("125.50"));
        assert_eq!(check("total_amount", Status::Corrected, None), Err("value_and_status"));
        assert_eq!(check("total_amount", Status::Confirmed, None).unwrap().value, None);
        assert_eq!(check("total_amount", Status::Confirmed, Some("120.00")).unwrap().value, None);
        assert_eq!(check("total_amount", Status::Confirmed, Some("121.00")), Err("value_and_status"));
        assert_eq!(check("insured_cin", Status::Confirmed, None), Err("nothing_to_confirm"));
        assert_eq!(check("insured_cin", Status::Blank, Some("AB1234")), Err("value_and_status"));
        assert_eq!(check("no_such_field", Status::Blank, None), Err("field_unknown"));
    }

    #[test]
    fn what_people_say_stands_for_the_rules_and_the_reading_stays() {
        let before = reading();
        let said =
            [("total_amount", Status::Corrected, Some("125.50")), ("insured_cin", Status::Illegible, None), ("facility_inpe", Status::NotApplicable, None)];
        let said = said.map(|(key, status, value)| (FieldKey::from(key), Correction { key: key.into(), status, value: value.map(str::to_owned) }));
        let seen = corrected(Extraction::of_reading(&before), &BTreeMap::from(said));
        let total = &seen.fields[&FieldKey::from("total_amount")];
        assert_eq!((total.value.as_str(), total.confidence, total.source, total.page), ("125.50", 1.0, Source::Reviewer, 1));
        assert!(seen.unread.contains(&"insured_cin".into()) && seen.blank.contains(&"facility_inpe".into()));
        assert_eq!(before.fields[&FieldKey::from("total_amount")].value, "120.00");
    }
}
