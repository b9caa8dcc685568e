//! Asking the registry whom the paper may mean.

use super::verdict::{not_blind, with_typed};
use super::{Desk, Hold, ReviewError, Said, reading};
use crate::dossier::{DossierReading, FieldKey};
use crate::registry::{Relation, spelling};
use crate::review::Correction;
use crate::review::lookup::{self, Suggestion, Written, neighbours};
use crate::review::second_keying::stands;
use crate::store::registry;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What stands for the fields of a dossier while somebody types.
struct Standing<'a> {
    reading: &'a DossierReading,
    known: BTreeMap<FieldKey, Correction>,
}

impl Standing<'_> {
    fn value(&self, key: &str) -> Option<String> {
        stands(&key.into(), self.reading, &self.known)?.value
    }

    fn day(&self, key: &str) -> Option<NaiveDate> {
        self.value(key)?.parse().ok()
    }

    /// What stands, and every other way to read the ink.
    fn readings(&self, key: &FieldKey) -> Vec<String> {
        let others = self.reading.fields.get(key).map(|field| field.alternatives.iter().map(|other| other.value.clone()).collect::<Vec<_>>());
        self.value(key.as_str()).into_iter().chain(others.unwrap_or_default()).collect()
    }

    fn first_act(&self) -> Option<NaiveDate> {
        let dates =
            self.reading.fields.keys().chain(self.known.keys()).filter(|key| key.parts().is_some_and(|(table, _, column)| table == "acts" && column == "date"));
        dates.filter_map(|key| self.day(key.as_str())).min()
    }

    fn insured(&self) -> Written {
        Written {
            number: self.value("insured_immatriculation"),
            cin: self.value("insured_cin"),
            name: self.value("insured_full_name"),
            born: None,
            relation: None,
            first_act: self.first_act(),
        }
    }

    fn beneficiary(&self) -> Written {
        Written {
            number: None,
            cin: self.value("beneficiary_cin"),
            name: self.value("beneficiary_full_name"),
            born: self.day("beneficiary_birth_date"),
            relation: self.value("beneficiary_relation").as_deref().and_then(Relation::parse),
            first_act: None,
        }
    }
}

impl Desk {
    /// Whom the registry knows that `field` may mean, by all that stands and is being typed, with what speaks for and against each.
    ///
    /// # Errors
    /// The hold is lost, or the store failed.
    pub async fn lookup(&self, hold: &Hold, field: &FieldKey, said: &[Said]) -> Result<Vec<Suggestion>, ReviewError> {
        let mut tx = self.store.begin().await?;
        let dossier = self.held(&mut tx, hold).await?;
        let reading = reading(&mut tx, dossier.id).await?;
        not_blind(&mut tx, &dossier, &reading).await?;
        let known = with_typed(&mut tx, &reading, hold.reviewer, said).await?;
        let standing = Standing { reading: &reading.document, known };
        let column = field.parts().map_or(field.as_str(), |(_, _, column)| column);
        if column.ends_with("inpe") {
            let readings = standing.readings(field);
            let near: Vec<String> = readings.iter().flat_map(|inpe| neighbours(inpe)).collect();
            let found = registry::providers_like(&mut tx, &near).await?;
            return Ok(lookup::providers(&found, field, readings.first().map(String::as_str)));
        }
        if column.starts_with("beneficiary") {
            let Some(number) = standing.value("insured_immatriculation") else { return Ok(Vec::new()) };
            return Ok(lookup::dependants(&registry::dependants_of(&mut tx, &number).await?, &standing.beneficiary()));
        }
        let near: Vec<String> = standing.readings(&"insured_immatriculation".into()).iter().flat_map(|number| neighbours(number)).collect();
        let cins = standing.readings(&"insured_cin".into());
        let written = standing.insured();
        let keys = written.name.as_deref().map(spelling::asked).filter(|keys| keys.len() > 1 || keys.iter().any(|key| key.contains('+'))).unwrap_or_default();
        let found = registry::members_like(&mut tx, &near, &cins, &keys).await?;
        Ok(lookup::members(&found, &written))
    }
}
