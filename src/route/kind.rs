//! Kinds of fields: what is read alike is calibrated alike.

use crate::dossier::FieldKey;
use serde::{Deserialize, Serialize};

/// A kind of field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Immatriculation number.
    Number,
    /// CIN.
    Cin,
    /// INPE.
    Inpe,
    /// Dates in boxes: birth, signatures, deposit.
    BoxedDate,
    /// Dates written in table cells.
    TableDate,
    /// Amounts of money by hand.
    Amount,
    /// Key letter and coefficient.
    Cotation,
    /// Counts and quantities.
    Count,
    /// Names of persons.
    Name,
    /// Other text: addresses, places, natures, codes.
    Text,
    /// Ticked boxes.
    Tick,
    /// A signature is there or not.
    Signature,
    /// Number of an invoice.
    InvoiceNumber,
    /// Date of an invoice.
    InvoiceDate,
    /// Total of an invoice.
    InvoiceTotal,
    /// ICE of an invoice.
    InvoiceIce,
    /// Barcode of a medicine.
    Ean13,
    /// Date of a prescription.
    PrescriptionDate,
}

impl FieldKind {
    /// The kind of a field.
    pub fn of(key: &FieldKey) -> Self {
        match key.parts() {
            Some(("invoices", _, "number")) => Self::InvoiceNumber,
            Some(("invoices", _, "date")) => Self::InvoiceDate,
            Some(("invoices", _, "total")) => Self::InvoiceTotal,
            Some(("invoices", _, _)) => Self::InvoiceIce,
            Some(("medicines", _, _)) => Self::Ean13,
            Some(("prescriptions", _, _)) => Self::PrescriptionDate,
            Some((_, _, "date")) => Self::TableDate,
            Some((_, _, "amount" | "unit_price" | "total")) => Self::Amount,
            Some((_, _, "cotation")) => Self::Cotation,
            Some((_, _, "count" | "quantity")) => Self::Count,
            Some((_, _, "inpe")) => Self::Inpe,
            Some(_) => Self::Text,
            None => Self::of_page_1(key.as_str()),
        }
    }

    fn of_page_1(name: &str) -> Self {
        match name {
            "insured_immatriculation" => Self::Number,
            "request_kind" | "beneficiary_relation" | "beneficiary_sex" | "care_type" => Self::Tick,
            "total_amount" => Self::Amount,
            "attachment_count" => Self::Count,
            _ if name.ends_with("_cin") => Self::Cin,
            _ if name.ends_with("_inpe") => Self::Inpe,
            _ if name.ends_with("_date") => Self::BoxedDate,
            _ if name.ends_with("_name") => Self::Name,
            _ if name.ends_with("_signature_present") => Self::Signature,
            _ => Self::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FieldKind as K;

    #[test]
    fn every_field_has_its_kind() {
        let kinds = [
            ("insured_immatriculation", K::Number),
            ("beneficiary_cin", K::Cin),
            ("dispensations[1].inpe", K::Inpe),
            ("facility_inpe", K::Inpe),
            ("insured_signed_date", K::BoxedDate),
            ("acts[0].date", K::TableDate),
            ("uncovered[0].total", K::Amount),
            ("invoices[0].total", K::InvoiceTotal),
            ("paramedical[0].count", K::Count),
            ("uncovered[1].nature", K::Text),
            ("insured_address", K::Text),
            ("physician_signature_present", K::Signature),
            ("beneficiary_full_name", K::Name),
            ("prescriptions[0].date", K::PrescriptionDate),
        ];
        for (key, kind) in kinds {
            assert_eq!(K::of(&key.into()), kind, "{key}");
        }
    }
}
