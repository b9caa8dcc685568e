//! What makes a page recognisable when it is handed in again, in this dossier or a later one.

use crate::dossier::{DossierReading, FieldKey};
use crate::extract::decide::Gathered;
use crate::read::same_paper::{Fingerprint, same_paper};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Columns of attachments that tell one paper from another that looks alike.
const TELLING: [&str; 2] = ["number", "ean13"];
/// What is read of an invoice that no other one shares as a whole.
const WHOLE_INVOICE: [&str; 4] = ["number", "date", "total", "ice"];
/// Columns of the form's tables that a second picture of the page shows again.
const IN_TABLES: [&str; 5] = ["date", "cotation", "count", "amount", "inpe"];
/// Two pictures of a form page show the same page where so many cells of its tables are read alike, and this share of those of the fuller one.
const CELLS_ALIKE: usize = 3;
const SHARE_ALIKE: f64 = 0.6;

/// A page as remembered: how its ink lies, and what it says that another paper of the same look would not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// How the ink lies.
    pub fingerprint: Fingerprint,
    /// What it says.
    #[serde(flatten)]
    pub sayings: Sayings,
}

/// What a page says, as hashes, sorted; nothing stands here in clear.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sayings {
    /// Invoice numbers, medicine codes and prescription dates.
    pub says: Vec<i64>,
    /// Each invoice's number, day, total and ICE together, which no other invoice has.
    #[serde(default)]
    pub invoices: Vec<i64>,
    /// The cells of the form's tables. Not kept: another dossier may claim the same acts on another page.
    #[serde(skip)]
    pub cells: Vec<i64>,
}

impl Paper {
    /// Of a page of which nothing is said yet.
    pub fn silent(fingerprint: Fingerprint) -> Self {
        Self { fingerprint, sayings: Sayings::default() }
    }

    /// Whether both are the same sheet: both bear one invoice, or the ink lies alike, and both say the same. Attached papers that say nothing, identity
    /// cards say, are printed too much alike for their ink to tell one from another.
    pub fn is_same(&self, other: &Self) -> bool {
        let (mine, others) = (&self.sayings, &other.sayings);
        let can_be_told = self.fingerprint.is_of_form() || !mine.says.is_empty();
        mine.invoices.iter().any(|invoice| others.invoices.contains(invoice))
            || can_be_told && mine.says == others.says && same_paper(&self.fingerprint, &other.fingerprint)
    }

    /// Whether both, of one dossier, show the same page of the form: its tables are read alike, however shadows and blur let the ink lie.
    pub fn is_filled_alike(&self, other: &Self) -> bool {
        let (mine, others) = (&self.sayings.cells, &other.sayings.cells);
        let alike = mine.iter().filter(|cell| others.contains(cell)).count();
        alike >= CELLS_ALIKE && alike as f64 >= SHARE_ALIKE * mine.len().max(others.len()) as f64
    }
}

/// What each page (by index) says that tells it from others.
pub fn sayings(gathered: &Gathered) -> BTreeMap<usize, Sayings> {
    let mut pages: BTreeMap<usize, Sayings> = BTreeMap::new();
    let mut invoices: BTreeMap<usize, (usize, BTreeMap<&str, &str>)> = BTreeMap::new();
    let settled = gathered.settled.iter().map(|(key, field)| (key, field.page, Some(field.value.as_str())));
    let weighed = gathered.candidates.iter().map(|(key, field)| (key, field.page, field.best().map(|c| c.value.as_str())));
    for (key, page, value) in settled.chain(weighed) {
        let (Some((table, row, column)), Some(value)) = (key.parts(), value) else { continue };
        let said = pages.entry(page).or_default();
        match table {
            "acts" | "paramedical" | "diagnostics" | "dispensations" if IN_TABLES.contains(&column) => said.cells.push(hash(&format!("{key} {value}"))),
            "prescriptions" => said.says.push(hash(value)),
            _ if TELLING.contains(&column) => said.says.push(hash(value)),
            _ => {}
        }
        if table == "invoices" {
            invoices.entry(row).or_insert_with(|| (page, BTreeMap::new())).1.insert(column, value);
        }
    }
    for (page, invoice) in invoices.into_values() {
        let whole: Option<Vec<&str>> = WHOLE_INVOICE.iter().map(|column| invoice.get(column).copied()).collect();
        pages.entry(page).or_default().invoices.extend(whole.map(|parts| hash(&format!("whole invoice {}", parts.join(" ")))));
    }
    for said in pages.values_mut() {
        [&mut said.says, &mut said.invoices, &mut said.cells].into_iter().for_each(|hashes| hashes.sort_unstable());
    }
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
