//! Which rows of the registry a dossier needs.

use crate::dossier::FieldKey;
use std::collections::BTreeSet;

/// What must be looked up for one dossier: every reading that its ink allows. Tariffs are always needed, all of them; of a member found
/// by number or CIN the dependants too. `Debug` hides whom.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Immatriculation numbers.
    pub numbers: BTreeSet<String>,
    /// CINs of members.
    pub cins: BTreeSet<String>,
    /// INPEs of providers.
    pub inpes: BTreeSet<String>,
    /// EAN-13s of medicines.
    pub ean13s: BTreeSet<String>,
}

impl Query {
    /// Notes one reading of a field, where the registry has something to say about that field.
    pub fn note(&mut self, key: &FieldKey, value: &str) {
        let column = key.parts().map_or(key.as_str(), |(_, _, column)| column);
        let set = match column {
            "insured_immatriculation" => &mut self.numbers,
            "insured_cin" | "beneficiary_cin" => &mut self.cins,
            "physician_inpe" | "facility_inpe" | "inpe" => &mut self.inpes,
            "ean13" => &mut self.ean13s,
            _ => return,
        };
        set.insert(value.to_owned());
    }
}

impl std::fmt::Debug for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Query").field("numbers", &self.numbers.len()).field("cins", &self.cins.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_registry_knows_is_asked() {
        let mut query = Query::default();
        for (key, value) in [
            ("insured_immatriculation", "1"),
            ("acts[0].date", "2026-01-01"),
            ("dispensations[2].inpe", "2"),
            ("medicines[0].ean13", "3"),
            ("beneficiary_cin", "4"),
        ] {
            query.note(&FieldKey::from(key), value);
        }
        let one = |v: &str| BTreeSet::from([v.to_owned()]);
        assert_eq!(query, Query { numbers: one("1"), cins: one("4"), inpes: one("2"), ean13s: one("3") });
    }
}
