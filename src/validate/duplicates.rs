//! The same paper, or the same act, twice.

use super::identity::{likely_value, treated_dependant};
use super::view::{Row, Ticked, View};
use super::{Case, Outcome, doubt};
use crate::dossier::{DocumentType, FieldReading};
use crate::registry::names;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What two entries must share to be the same act, per table (the beneficiary and, for acts, the physician of page 1 besides).
const COMPARED: [(&str, &[&str]); 4] = [
    ("acts", &["date", "cotation", "amount"]),
    ("paramedical", &["inpe", "date", "cotation", "amount"]),
    ("diagnostics", &["inpe", "date", "cotation", "amount"]),
    ("dispensations", &["inpe", "date", "amount"]),
];

/// The share of misreadings that fall just on what stands in another entry.
const FALLS_ON_ANOTHER: f64 = 0.1;

/// The mark of an act: equal over all dossiers for the same act (or dispensation), and tells nothing about it. A hash in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActKey(String);

impl ActKey {
    /// From its stored form.
    pub fn from_stored(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Its stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of(parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"guichet act 1");
        for part in parts {
            hash.update([0x1f]);
            hash.update(part.as_bytes());
        }
        Self(hex::encode(hash.finalize()))
    }
}

/// The marks of the acts that a dossier claims, to be kept for those that come later. An act of which a part is not read has none.
pub fn act_keys(case: &Case<'_>) -> Vec<ActKey> {
    let view = View::new(case);
    marked(&view).into_iter().map(|(_, key)| key).collect()
}

/// `duplicate_page`: a page handed in twice, also as another scan or photo of the same paper, in this dossier or in one read before it.
pub(super) fn duplicate_page(view: &View<'_>) -> Vec<Outcome> {
    let bears_something = |page: &usize| view.case.pages.get(*page).is_some_and(|p| p.document_type != DocumentType::Blank);
    let here = view.case.extraction.repeated_pages.iter().map(|(later, _)| *later);
    let before = view.case.earlier.repeated_pages.iter().copied();
    vec![Outcome::when(here.chain(before).any(|page| bears_something(&page)), [])]
}

/// `duplicate_act`: two rows of one table with the same beneficiary, provider (acts: the physician of page 1), date, cotation and amount
/// (dispensations: same INPE, date, amount); in this dossier, or in one read before it and then in the later one only.
pub(super) fn duplicate_act(view: &View<'_>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for (table, columns) in COMPARED {
        if table != "dispensations" && !view.seen(DocumentType::ClaimFormP1) {
            continue;
        }
        let rows = view.filled(table);
        for (at, row) in rows.iter().enumerate() {
            outcomes.extend(rows.iter().take(at).filter_map(|first| same_entry(row, first, columns)));
        }
    }
    let before = marked(view).into_iter().filter(|(_, key)| view.case.earlier.acts.contains(key));
    outcomes.extend(before.map(|(row, _)| breach(&row, &cells(&row, columns_of(row.table)))));
    outcomes
}

fn columns_of(table: &str) -> &'static [&'static str] {
    COMPARED.iter().find(|(name, _)| *name == table).map_or(&[], |(_, columns)| columns)
}

fn cells<'a>(row: &Row<'a>, columns: &[&str]) -> Vec<&'a FieldReading> {
    columns.iter().filter_map(|column| row.get(column)).collect()
}

/// A breach where both rows have all the columns, and equal.
fn same_entry(row: &Row<'_>, first: &Row<'_>, columns: &[&str]) -> Option<Outcome> {
    let (later, earlier) = (cells(row, columns), cells(first, columns));
    let whole = later.len() == columns.len() && earlier.len() == columns.len();
    let equal = whole && later.iter().zip(&earlier).all(|(a, b)| a.value == b.value);
    equal.then(|| breach(row, &later.into_iter().chain(earlier).collect::<Vec<_>>()))
}

fn breach(row: &Row<'_>, cells: &[&FieldReading]) -> Outcome {
    let misread: f64 = cells.iter().map(|f| doubt::misread(f)).sum();
    Outcome::breach(columns_of(row.table).iter().map(|column| row.key(column)).collect(), misread * FALLS_ON_ANOTHER)
}

/// The rows of which all parts are read, with their marks.
fn marked<'a>(view: &View<'a>) -> Vec<(Row<'a>, ActKey)> {
    let beneficiary = beneficiary(view);
    let physician = likely_value(view, "physician_inpe").map(|f| f.value.as_str());
    let mut marked = Vec::new();
    for (table, columns) in COMPARED {
        for row in view.filled(table) {
            let cells = cells(&row, columns);
            if cells.len() != columns.len() || !cells.iter().all(|f| doubt::is_likely(f)) {
                continue;
            }
            let mut parts = vec![table];
            if table != "dispensations" {
                let Some(beneficiary) = &beneficiary else { continue };
                parts.push(beneficiary);
            }
            if table == "acts" {
                let Some(physician) = physician else { continue };
                parts.push(physician);
            }
            parts.extend(cells.iter().map(|f| f.value.as_str()));
            marked.push((ActKey::of(&parts), row));
        }
    }
    marked.into_iter().map(|(key, row)| (row, key)).collect()
}

/// Who was treated, the same however the name is written: as registered where the registry knows them.
fn beneficiary(view: &View<'_>) -> Option<String> {
    let number = &likely_value(view, "insured_immatriculation")?.value;
    if view.relation()? == Ticked::Oneself {
        return Some(format!("{number} self"));
    }
    if let Some(person) = treated_dependant(view) {
        return Some(format!("{number} {} {} {}", person.birth_date, names::fold(&person.last_name), names::fold(&person.first_name)));
    }
    let birth = &likely_value(view, "beneficiary_birth_date")?.value;
    let mut words = names::words(&likely_value(view, "beneficiary_full_name")?.value);
    words.sort_unstable();
    Some(format!("{number} {birth} {}", words.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Code;
    use crate::validate::sample::Sample;

    #[test]
    fn a_paper_handed_in_twice_is_found_here_and_before() {
        assert_eq!(Sample::clean().page(DocumentType::LabResult).repeats_last(7).codes(), [Code::DuplicatePage]);
        assert_eq!(Sample::clean().page(DocumentType::Blank).repeats_last(7).codes(), []);
        assert_eq!(Sample::clean().repeated_before(4).codes(), [Code::DuplicatePage]);
    }

    #[test]
    fn two_equal_rows_are_one_act_claimed_twice() {
        let second = |date: &str| Sample::clean().act(1, date, "CS", "300.00").set("total_amount", "910.00");
        assert_eq!(second("2026-03-10").codes(), [Code::DuplicateAct]);
        assert_eq!(second("2026-03-11").codes(), []);
        assert_eq!(second("2026-03-10").without(DocumentType::ClaimFormP1).codes(), [Code::FormMissing]);
        assert_eq!(second("2026-03-10").unsure("acts[1].date", "2026-03-10", 0.55).codes(), [Code::LowConfidence]);
    }

    #[test]
    fn dispensations_are_compared_by_provider_date_and_amount() {
        let second = |inpe: &str| {
            Sample::clean()
                .dispensation(1, "2026-03-12", "200.00", inpe)
                .page(DocumentType::Invoice)
                .set_on_last("invoices[2].total", "200.00")
                .set("total_amount", "810.00")
        };
        assert_eq!(second("300000001").codes(), [Code::DuplicateAct]);
        assert_eq!(second("300000002").codes(), []);
    }

    #[test]
    fn an_act_claimed_before_is_found_however_the_name_is_written() {
        let before = Sample::of_child();
        let keys = before.act_keys();
        assert_eq!(keys.len(), 3);
        assert_eq!(Sample::of_child().set("beneficiary_full_name", "Adam ALAMY").claimed_before(&keys[..1]).codes(), [Code::DuplicateAct]);
        assert_eq!(Sample::of_child().set("acts[0].amount", "290.00").set("total_amount", "600.00").claimed_before(&keys[..1]).codes(), []);
        assert_eq!(Sample::clean().claimed_before(&keys[..2]).codes(), [], "another beneficiary");
        assert_eq!(Sample::clean().claimed_before(&keys[2..]).codes(), [Code::DuplicateAct], "a dispensation is the same whoever it is for");
    }

    #[test]
    fn a_mark_tells_nothing() {
        for key in Sample::clean().act_keys() {
            assert_eq!(key.as_str().len(), 64);
            assert!(key.as_str().bytes().all(|b| b.is_ascii_hexdigit()));
        }
    }
}
