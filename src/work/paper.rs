//! What makes a page recognisable when it is handed in again, in this dossier or a later one.

use crate::dossier::{DossierReading, FieldKey};
use crate::extract::decide::Gathered;
use crate::read::same_paper::{Fingerprint, same_paper};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Columns of attachments that tell one paper from another that looks alike.
const TELLING: [&str; 2] = ["number", "ean13"];

/// A page as remembered: how its ink lies, and what it says that another paper of the same look would not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// How the ink lies.
    pub fingerprint: Fingerprint,
    /// Hashes of invoice numbers, medicine codes and prescription dates, sorted; no number stands here in clear.
    pub says: Vec<i64>,
}

impl Paper {
    /// Whether both are the same sheet: the ink lies alike, and both say the same. Attached papers that say nothing, identity cards say, are
    /// printed too much alike for their ink to tell one from another.
    pub fn is_same(&self, other: &Self) -> bool {
        let can_be_told = self.fingerprint.is_of_form() || !self.says.is_empty();
        can_be_told && self.says == other.says && same_paper(&self.fingerprint, &other.fingerprint)
    }
}

/// What each page (by index) says that tells it from others.
pub fn sayings(gathered: &Gathered) -> BTreeMap<usize, Vec<i64>> {
    let mut pages: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
    let settled = gathered.settled.iter().map(|(key, field)| (key, field.page, Some(field.value.as_str())));
    let weighed = gathered.candidates.iter().map(|(key, field)| (key, field.page, field.best().map(|c| c.value.as_str())));
    for (key, page, value) in settled.chain(weighed) {
        let telling = key.parts().is_some_and(|(table, _, column)| TELLING.contains(&column) || table == "prescriptions");
        if let Some(value) = value.filter(|_| telling) {
            pages.entry(page).or_default().push(hash(value));
        }
    }
    pages.values_mut().for_each(|says| says.sort_unstable());
    pages
}

/// Where a paper of this dossier is looked for again: among the papers of the same insured person, and of dossiers with the same invoice.
pub fn bands(reading: &DossierReading) -> Vec<i64> {
    let value = |key: &str| reading.fields.get(&FieldKey::new(key)).map(|field| field.value.clone());
    let insured = value("insured_immatriculation").map(|number| band_of_insured(&number));
    let invoices = (0..).map_while(|row| value(&format!("invoices[{row}].number")).map(|number| (row, number)));
    let invoices = invoices.map(|(row, number)| format!("invoice {number} {}", value(&format!("invoices[{row}].ice")).unwrap_or_default()));
    insured.into_iter().chain(invoices.map(|text| hash(&text))).collect()
}

/// Where papers of this insured person are looked for.
pub fn band_of_insured(number: &str) -> i64 {
    hash(&format!("insured {number}"))
}

fn hash(text: &str) -> i64 {
    let sum = Sha256::digest(text.as_bytes());
    i64::from_be_bytes(std::array::from_fn(|i| sum[i]))
}
