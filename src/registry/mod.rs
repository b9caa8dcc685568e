//! Members, dependants, providers, medicines and tariffs: what the scheme knows, looked up in memory.
//!
//! In: the CSV folder of the contract, or rows that SQL chose by a [`Query`]. Out: look-ups. Never: I/O after loading, or a guess at
//! a row that is not there. The national registry lives in PostgreSQL; a [`Registry`] is then the slice that one dossier needs.

mod csv_folder;
pub mod names;
mod query;
mod rows;
pub mod spelling;

pub use csv_folder::RegistryError;
pub use query::Query;
pub use rows::{Dependant, Medicine, Member, Provider, ProviderKind, Regime, Relation, Rows, Sex, Tariff};

use crate::dossier::Amount;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// The registry, or the slice of it that a dossier needs.
#[derive(Debug, Default)]
pub struct Registry {
    members: HashMap<String, Member>,
    numbers_by_cin: HashMap<String, Vec<String>>,
    dependants: HashMap<String, Vec<Dependant>>,
    providers: HashMap<String, Provider>,
    medicines: HashMap<String, Medicine>,
    tariffs: HashMap<String, Vec<Tariff>>,
    all_providers: bool,
}

impl Registry {
    /// Loads the CSV folder of the contract (`members.csv`, `dependants.csv`, `providers.csv`, `medicines.csv`, `tariffs.csv`).
    ///
    /// # Errors
    /// [`RegistryError`]: a file or a row that cannot be read. Give up and ask a person: the folder is wrong.
    pub fn load(folder: &Path) -> Result<Self, RegistryError> {
        Ok(Self::from_rows(Rows::load(folder)?))
    }

    /// Takes rows read elsewhere. Of two members with one number the last stands.
    pub fn from_rows(rows: Rows) -> Self {
        let mut registry = Self { all_providers: rows.all_providers, ..Self::default() };
        for member in rows.members {
            if let Some(cin) = &member.cin {
                registry.numbers_by_cin.entry(cin.clone()).or_default().push(member.number.clone());
            }
            registry.members.insert(member.number.clone(), member);
        }
        for dependant in rows.dependants {
            registry.dependants.entry(dependant.number.clone()).or_default().push(dependant);
        }
        for tariff in rows.tariffs {
            registry.tariffs.entry(tariff.key_letter.clone()).or_default().push(tariff);
        }
        registry.providers = rows.providers.into_iter().map(|p| (p.inpe.clone(), p)).collect();
        registry.medicines = rows.medicines.into_iter().map(|m| (m.ean13.clone(), m)).collect();
        registry
    }

    /// The member with this immatriculation number.
    pub fn member(&self, number: &str) -> Option<&Member> {
        self.members.get(number)
    }

    /// Every member, in no order.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    /// The members with this CIN.
    pub fn members_by_cin<'a>(&'a self, cin: &str) -> impl Iterator<Item = &'a Member> + use<'a> {
        self.numbers_by_cin.get(cin).into_iter().flatten().filter_map(|number| self.members.get(number))
    }

    /// The dependants of the member with this number.
    pub fn dependants(&self, number: &str) -> &[Dependant] {
        self.dependants.get(number).map_or(&[], Vec::as_slice)
    }

    /// Every dependant, in no order.
    pub fn all_dependants(&self) -> impl Iterator<Item = &Dependant> {
        self.dependants.values().flatten()
    }

    /// The provider with this INPE, active or not.
    pub fn provider(&self, inpe: &str) -> Option<&Provider> {
        self.providers.get(inpe)
    }

    /// Every provider known here, in no order.
    pub fn providers(&self) -> impl Iterator<Item = &Provider> {
        self.providers.values()
    }

    /// Whether every provider of the scheme is here, so that an INPE's neighbours can be looked for.
    pub const fn holds_all_providers(&self) -> bool {
        self.all_providers
    }

    /// The medicine with this EAN-13.
    pub fn medicine(&self, ean13: &str) -> Option<&Medicine> {
        self.medicines.get(ean13)
    }

    /// Every medicine known here, in no order.
    pub fn medicines(&self) -> impl Iterator<Item = &Medicine> {
        self.medicines.values()
    }

    /// Price of one unit of a key letter on a day.
    pub fn unit_price(&self, key_letter: &str, day: NaiveDate) -> Option<Amount> {
        self.tariffs(key_letter).iter().filter(|t| t.holds_on(day)).max_by_key(|t| t.valid_from).map(|t| t.unit_price)
    }

    /// Every tariff of a key letter, whenever valid.
    pub fn tariffs(&self, key_letter: &str) -> &[Tariff] {
        self.tariffs.get(key_letter).map_or(&[], Vec::as_slice)
    }

    /// The key letters of the tariff, sorted.
    pub fn key_letters(&self) -> Vec<&str> {
        let mut letters: Vec<&str> = self.tariffs.keys().map(String::as_str).collect();
        letters.sort_unstable();
        letters
    }

    /// Every last and first name, folded to words ([`names::words`]), each once, sorted.
    pub fn name_lexicon(&self) -> impl Iterator<Item = String> {
        let of_members = self.members.values().flat_map(|m| [&m.last_name, &m.first_name]);
        let of_dependants = self.all_dependants().flat_map(|d| [&d.last_name, &d.first_name]);
        of_members.chain(of_dependants).map(|name| names::words(name).join(" ")).collect::<BTreeSet<_>>().into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn tariff(price: i64, from: &str, to: Option<&str>) -> Tariff {
        Tariff { key_letter: "C".into(), label: "Consultation".into(), unit_price: Amount::from_centimes(price), valid_from: day(from), valid_to: to.map(day) }
    }

    #[test]
    fn a_price_is_the_days() {
        let tariffs = vec![tariff(8000, "2006-01-01", Some("2025-12-31")), tariff(15000, "2026-01-01", None)];
        let registry = Registry::from_rows(Rows { tariffs, ..Rows::default() });
        assert_eq!(registry.unit_price("C", day("2025-12-31")), Some(Amount::from_centimes(8000)));
        assert_eq!(registry.unit_price("C", day("2026-01-01")), Some(Amount::from_centimes(15000)));
        assert_eq!(registry.unit_price("C", day("2005-12-31")), None);
        assert_eq!(registry.unit_price("K", day("2026-01-01")), None);
        assert_eq!(registry.key_letters(), ["C"]);
    }

    #[test]
    fn members_are_found_by_number_and_by_cin() {
        let member = |number: &str, cin: Option<&str>| Member { number: number.into(), cin: cin.map(Into::into), ..Member::default() };
        let members = vec![member("100000001", Some("AB1234")), member("100000002", Some("AB1234")), member("100000003", None)];
        let registry = Registry::from_rows(Rows { members, ..Rows::default() });
        assert!(registry.member("100000003").is_some());
        assert_eq!(registry.members_by_cin("AB1234").count(), 2);
        assert_eq!(registry.members_by_cin("").count(), 0);
        assert!(registry.dependants("100000001").is_empty());
    }

    #[test]
    fn the_lexicon_is_folded_and_holds_each_name_once() {
        let member =
            |last: &str, first: &str| Member { number: format!("{last}{first}"), last_name: last.into(), first_name: first.into(), ..Member::default() };
        let registry = Registry::from_rows(Rows { members: vec![member("El-Amrani", "Aïcha"), member("EL AMRANI", "Reda")], ..Rows::default() });
        assert_eq!(registry.name_lexicon().collect::<Vec<_>>(), ["AICHA", "EL AMRANI", "REDA"]);
    }
}
