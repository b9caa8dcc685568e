//! How values are compared, and in which group a field is counted.

use crate::registry::names;
use serde_json::Value;

/// Keys of boxed digits, counted by whose hand filled them.
const BOXED: [&str; 5] = ["insured_immatriculation", "beneficiary_birth_date", "insured_signed_date", "physician_signed_date", "deposit_date"];
const TICKS: [&str; 4] = ["request_kind", "beneficiary_relation", "beneficiary_sex", "care_type"];

/// The group in which a field is counted. `comb` is `font` where the boxed cells were printed.
pub(super) fn group(key: &str, comb: &str) -> String {
    if BOXED.contains(&key) {
        return if comb == "font" { "comb digits, font" } else { "comb digits, real hand" }.to_owned();
    }
    if key.starts_with("invoices") && !key.ends_with("_cin") && !key.ends_with("inpe") {
        return format!("invoices: {}", key.rsplit('.').next().unwrap_or(key));
    }
    let name = match key {
        _ if key.ends_with("_cin") => "CIN",
        _ if key.ends_with("inpe") => "INPE",
        _ if key.ends_with("_name") => "names",
        _ if key.ends_with("signature_present") => "signatures",
        _ if key.starts_with("medicines") => "EAN",
        _ if key.starts_with("prescriptions") => "prescription dates",
        _ if key.ends_with("amount") => "amounts",
        _ if key.ends_with("cotation") => "cotations",
        _ if key.ends_with(".date") => "table dates",
        _ if key.ends_with("count") => "counts",
        _ if key.ends_with("address") || key.ends_with("place") => "address and places",
        _ if TICKS.contains(&key) => "ticks",
        _ => "other",
    };
    name.to_owned()
}

/// A value as text: a string as it is, anything else as JSON writes it.
pub(super) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A value as it is compared: names, places and addresses without case, accents, punctuation and blanks; cotations, CINs and invoice numbers
/// without case.
pub(super) fn normal(key: &str, value: &Value) -> String {
    let text = text(value);
    let text = text.trim();
    if ["name", "place", "address", "nature"].iter().any(|end| key.ends_with(end)) {
        return names::fold(text);
    }
    if ["cotation", "_cin", ".number"].iter().any(|end| key.ends_with(end)) { text.to_uppercase() } else { text.to_owned() }
}

/// Whether two values of a field are the same.
pub(super) fn same(key: &str, a: &Value, b: &Value) -> bool {
    normal(key, a) == normal(key, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_ignore_case_accents_punctuation_and_blanks_but_numbers_do_not() {
        assert!(same("insured_full_name", &json!("El-Amrani  Aïcha"), &json!("ELAMRANI AICHA")));
        assert!(!same("insured_full_name", &json!("EL AMRANI AICHA"), &json!("EL AMRANI SAIDA")));
        assert!(!same("total_amount", &json!("1250.5"), &json!("1250.50")));
        assert!(!same("acts[0].cotation", &json!("K15"), &json!("K 15")));
        assert!(same("acts[0].cotation", &json!("k 15"), &json!("K 15")));
        assert!(same("insured_signed_place", &json!("Fès"), &json!("FES")));
        assert!(same("paramedical[0].count", &json!(3), &json!("3")));
    }

    #[test]
    fn groups_are_the_contracts() {
        let groups = [
            ("insured_immatriculation", "mnist", "comb digits, real hand"),
            ("insured_signed_date", "font", "comb digits, font"),
            ("insured_cin", "font", "CIN"),
            ("acts[2].date", "mnist", "table dates"),
            ("acts[0].amount", "font", "amounts"),
            ("total_amount", "font", "amounts"),
            ("dispensations[1].inpe", "font", "INPE"),
            ("physician_inpe", "font", "INPE"),
            ("invoices[0].total", "font", "invoices: total"),
            ("invoices[0].date", "font", "invoices: date"),
            ("medicines[3].ean13", "font", "EAN"),
            ("prescriptions[0].date", "font", "prescription dates"),
            ("care_type", "font", "ticks"),
            ("insured_signature_present", "font", "signatures"),
            ("attachment_count", "font", "counts"),
            ("paramedical[0].count", "font", "counts"),
            ("acts[0].cotation", "font", "cotations"),
            ("insured_full_name", "font", "names"),
            ("insured_address", "font", "address and places"),
            ("dossier_number", "font", "other"),
        ];
        for (key, comb, expected) in groups {
            assert_eq!(group(key, comb), expected, "{key}");
        }
    }
}
