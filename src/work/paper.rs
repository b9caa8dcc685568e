//! What makes a page recognisable when it is handed in again, in this dossier or a later one.

use crate::dossier::{DossierReading, FieldKey};
use crate::extract::decide::Gathered;
use crate::read::same_paper::{Fingerprint, same_paper};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Columns of attachments that tell one paper from another that looks alike.
const TELLING: [&str; 2] = ["number", "ean13"];
/// What is read of an invoice that no other one shares as a whole, of its number the digits: a letter before them may be lost on a second picture.
const WHOLE_INVOICE: [&str; 4] = ["number", "date", "total", "ice"];
/// A number or a code that is less probable tells nothing: it may be what a house prints on all its papers.
const BELIEVED: f64 = 0.5;
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
    let settled = gathered.settled.iter().map(|(key, field)| (key, field.page, field.value.as_str(), field.confidence));
    let weighed = gathered.candidates.iter().filter_map(|(key, field)| field.best().map(|best| (key, field.page, best.value.as_str(), best.probability)));
    for (key, page, value, probability) in settled.chain(weighed) {
        let Some((table, row, column)) = key.parts() else { continue };
        let said = pages.entry(page).or_default();
        match table {
            "acts" | "paramedical" | "diagnostics" | "dispensations" if IN_TABLES.contains(&column) => said.cells.push(hash(&format!("{key} {value}"))),
            "prescriptions" => said.says.push(hash(value)),
            _ if TELLING.contains(&column) && probability >= BELIEVED => said.says.push(hash(value)),
            _ => {}
        }
        if table == "invoices" {
            invoices.entry(row).or_insert_with(|| (page, BTreeMap::new())).1.insert(column, value);
        }
    }
    for (page, invoice) in invoices.into_values() {
        let part = |column: &&str| invoice.get(column).map(|value| if *column == "number" { digits(value) } else { (*value).to_owned() });
        let whole: Option<Vec<String>> = WHOLE_INVOICE.iter().map(part).collect();
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

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

fn hash(text: &str) -> i64 {
    let sum = Sha256::digest(text.as_bytes());
    i64::from_be_bytes(std::array::from_fn(|i| sum[i]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{BoundingBox, FieldReading, Source};
    use image::{GrayImage, Luma};

    /// What a page says of which these values were read.
    fn read(values: &[(&str, &str)]) -> Sayings {
        read_as(values, 1.0)
    }

    /// The same, each as probable as that.
    fn read_as(values: &[(&str, &str)], confidence: f64) -> Sayings {
        let field = |value: &str| FieldReading {
            value: value.to_owned(),
            confidence,
            page: 3,
            place: BoundingBox::default(),
            raw: String::new(),
            source: Source::Line,
            alternatives: Vec::new(),
        };
        let gathered = Gathered { settled: values.iter().map(|(key, value)| (FieldKey::new(*key), field(value))).collect(), ..Gathered::default() };
        sayings(&gathered).remove(&3).unwrap_or_default()
    }

    /// A sheet of which the ink tells nothing.
    fn paper(values: &[(&str, &str)]) -> Paper {
        let blank = GrayImage::from_pixel(210, 297, Luma([250]));
        let whole = BoundingBox { x: 0, y: 0, width: 210, height: 297 };
        Paper { sayings: read(values), ..Paper::silent(Fingerprint::of_paper(&blank, whole, None)) }
    }

    const INVOICE: [(&str, &str); 4] =
        [("invoices[0].number", "4/2026"), ("invoices[0].date", "2026-09-05"), ("invoices[0].total", "253.90"), ("invoices[0].ice", "003723986011793")];

    #[test]
    fn an_invoice_is_known_again_by_all_that_it_says() {
        let with = |at: usize, value| {
            let mut other = INVOICE;
            other[at].1 = value;
            paper(&other)
        };
        assert!(paper(&INVOICE).is_same(&paper(&INVOICE)));
        assert!(paper(&INVOICE).is_same(&with(0, "F4/2026")) && !paper(&INVOICE).is_same(&with(0, "41/2026")));
        assert!(!paper(&INVOICE).is_same(&with(3, "002992378008055")), "another house's fourth of the year");
        assert!(!paper(&INVOICE).is_same(&with(2, "235.90")) && !paper(&INVOICE[..3]).is_same(&paper(&INVOICE[..3])));
    }

    #[test]
    fn a_number_in_doubt_tells_no_paper() {
        assert_eq!(read_as(&INVOICE[..1], 0.97).says.len(), 1);
        assert!(read_as(&INVOICE[..1], 0.15).says.is_empty());
    }

    #[test]
    fn a_page_of_the_form_is_known_again_by_its_tables() {
        let first = [
            ("acts[0].date", "2026-04-25"),
            ("acts[0].cotation", "CS"),
            ("acts[0].amount", "1160.00"),
            ("acts[1].date", "2026-04-26"),
            ("acts[1].amount", "444.00"),
        ];
        let misread = [first[0], first[1], first[2], ("acts[1].date", "2026-04-20"), first[4]];
        assert!(paper(&first).is_filled_alike(&paper(&misread)));
        assert!(!paper(&first).is_filled_alike(&paper(&first[..2])), "too few cells");
        let another = [first[0], first[1], ("acts[0].amount", "250.00"), ("acts[1].date", "2026-05-02"), first[4]];
        assert!(paper(&first).is_filled_alike(&paper(&first)) && !paper(&another[..3]).is_filled_alike(&paper(&first)), "another visit of that day");
        assert!(!paper(&[("insured_cin", "A1")]).is_filled_alike(&paper(&[("insured_cin", "A1")])), "who is insured tells no page");
    }

    #[test]
    fn what_is_kept_knows_invoices_and_no_cells() {
        let both = [INVOICE.as_slice(), &[("acts[0].date", "2026-04-25")]].concat();
        let kept = serde_json::to_value(paper(&both)).unwrap();
        assert!(!kept.to_string().contains("253.90") && kept["invoices"].as_array().is_some_and(|all| all.len() == 1));
        let mut old = kept.clone();
        old.as_object_mut().unwrap().remove("invoices");
        let old: Paper = serde_json::from_value(old).expect("papers kept before are read");
        assert!(old.sayings.invoices.is_empty() && old.sayings.cells.is_empty() && old.sayings.says.len() == 1);
        assert!(serde_json::from_value::<Paper>(kept).unwrap().is_same(&paper(&INVOICE)));
    }
}
