//! What kind of value a field takes, and whether a typed value has its form (contract.md, "Field keys and values").
//!
//! Accepts what people type (`12/03/2026`, `1 250,5`, lower case) and gives back the contract's form; never guesses where two readings are possible.

use crate::dossier::identifiers::{is_cin, is_ean13, is_ice, is_immatriculation, is_inpe};
use crate::dossier::{Amount, FieldKey};
use chrono::NaiveDate;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nine digits of the insured person's number.
    Immatriculation,
    /// Letters and digits of an identity card.
    Cin,
    /// Nine digits of a provider.
    Inpe,
    /// Fifteen digits of a company, with a check.
    Ice,
    /// Thirteen digits of a medicine, with a check digit.
    Ean13,
    /// A day.
    Date,
    /// Dirhams with two decimals.
    Amount,
    /// A whole number up to 999.
    Count,
    /// Key letter and coefficient.
    Cotation,
    /// An invoice's number: capitals and digits without blanks.
    InvoiceNumber,
    /// Digits only, any length.
    Digits,
    /// One of a list.
    Choice(&'static [&'static str]),
    /// Names, places, addresses, codes: as written.
    Text,
}

/// Every value of `care_type`: what is ticked, in alphabetical order, joined by a plus sign.
const CARE_TYPES: &[&str] = &[
    "accident",
    "hospitalisation",
    "illness",
    "maternity",
    "accident+hospitalisation",
    "accident+illness",
    "accident+maternity",
    "hospitalisation+illness",
    "hospitalisation+maternity",
    "illness+maternity",
    "accident+hospitalisation+illness",
    "accident+hospitalisation+maternity",
    "accident+illness+maternity",
    "hospitalisation+illness+maternity",
    "accident+hospitalisation+illness+maternity",
];

/// The longest value that is kept, in characters.
const LONGEST: usize = 200;

/// Rows that a table may have: far above any form, far below a flood.
const ROWS: usize = 200;

/// Why a typed value is refused; the names are those of the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// From a closed list.
    pub code: &'static str,
    /// In French.
    pub fr: &'static str,
    /// In Arabic.
    pub ar: &'static str,
}

macro_rules! faults {
    ($($name:ident = $code:literal, $fr:literal, $ar:literal;)*) => { $(const $name: Fault = Fault { code: $code, fr: $fr, ar: $ar };)* };
}

faults! {
    NOT_NINE_DIGITS = "nine_digits", "Neuf chiffres attendus.", "المطلوب تسعة أرقام.";
    NOT_CIN = "cin_form", "Une ou deux lettres, puis quatre à six chiffres.", "حرف أو حرفان ثم من أربعة إلى ستة أرقام.";
    NOT_ICE = "ice_check", "Quinze chiffres attendus ; le contrôle ne tombe pas juste.", "المطلوب خمسة عشر رقما، ورقم المراقبة غير مطابق.";
    NOT_EAN13 = "ean13_check", "Treize chiffres attendus ; la clé ne tombe pas juste.", "المطلوب ثلاثة عشر رقما، ورقم المراقبة غير مطابق.";
    NOT_DATE = "date_form", "Date attendue, JJ/MM/AAAA.", "المطلوب تاريخ على شكل يوم/شهر/سنة.";
    NOT_AMOUNT = "amount_form", "Montant attendu, par exemple 1250,50.", "المطلوب مبلغ، مثلا 1250,50.";
    AMBIGUOUS_AMOUNT = "amount_ambiguous", "Montant ambigu : écrivez les centimes.", "المبلغ غير واضح، اكتبوا السنتيمات.";
    NOT_COUNT = "count_form", "Nombre entier attendu, jusqu’à 999.", "المطلوب عدد صحيح لا يتجاوز 999.";
    NOT_COTATION = "cotation_form", "Lettre clé et coefficient attendus, par exemple K 15.", "المطلوب حرف مفتاح ومعامل، مثلا K 15.";
    NOT_INVOICE_NUMBER = "invoice_number_form", "Lettres, chiffres et signes sans espace.", "حروف وأرقام ورموز بدون فراغ.";
    NOT_DIGITS = "digits_only", "Chiffres uniquement.", "أرقام فقط.";
    NOT_A_CHOICE = "choice", "Choisissez une valeur de la liste.", "اختاروا قيمة من اللائحة.";
    TOO_LONG = "too_long", "Texte trop long.", "النص طويل جدا.";
    EMPTY = "empty", "Valeur vide : utilisez « vide » ou « illisible ».", "القيمة فارغة: استعملوا «فارغ» أو «غير مقروء».";
}

/// The field is none of the form's.
pub const FIELD_UNKNOWN: Fault = Fault { code: "field_unknown", fr: "Ce champ n’existe pas.", ar: "هذه الخانة غير موجودة." };
/// A value stands where the status says that there is none, or the other way round.
pub const VALUE_AND_STATUS: Fault =
    Fault { code: "value_and_status", fr: "Seul un champ corrigé porte une valeur.", ar: "وحدها الخانة المصححة تحمل قيمة." };
/// Confirmed, and the machine has read nothing there.
pub const NOTHING_TO_CONFIRM: Fault =
    Fault { code: "nothing_to_confirm", fr: "La machine n’a rien lu dans ce champ.", ar: "لم تقرأ الآلة شيئا في هذه الخانة." };

/// The field holds a medical code, and the person is not of medical control.
pub const MEDICAL_ONLY: Fault =
    Fault {
        code: "medical_only", fr: "Les codes médicaux sont réservés au contrôle médical.", ar: "الرموز الطبية مخصصة للمراقبة الطبية."
    };

impl Kind {
    /// What `key` holds; nothing where no form and no attachment has such a field.
    pub fn of(key: &FieldKey) -> Option<Self> {
        if let Some((table, row, column)) = key.parts() {
            return if row < ROWS { Self::of_column(table, column) } else { None };
        }
        Some(match key.as_str() {
            "insured_immatriculation" => Self::Immatriculation,
            "insured_cin" | "beneficiary_cin" => Self::Cin,
            "physician_inpe" | "facility_inpe" => Self::Inpe,
            "beneficiary_birth_date" | "insured_signed_date" | "physician_signed_date" | "deposit_date" => Self::Date,
            "total_amount" => Self::Amount,
            "attachment_count" => Self::Count,
            "dossier_number" => Self::Digits,
            "request_kind" => Self::Choice(&["execution", "prior_agreement"]),
            "beneficiary_relation" => Self::Choice(&["self", "spouse", "child"]),
            "beneficiary_sex" => Self::Choice(&["M", "F"]),
            "care_type" => Self::Choice(CARE_TYPES),
            "insured_signature_present" | "physician_signature_present" => Self::Choice(&["true", "false"]),
            "insured_full_name" | "beneficiary_full_name" | "insured_address" | "insured_signed_place" | "physician_signed_place" | "agent_id" => Self::Text,
            _ => return None,
        })
    }

    fn of_column(table: &str, column: &str) -> Option<Self> {
        Some(match (table, column) {
            ("acts" | "paramedical" | "diagnostics" | "dispensations" | "prescriptions" | "invoices", "date") => Self::Date,
            ("acts" | "paramedical" | "diagnostics" | "dispensations", "amount") | ("uncovered", "unit_price" | "total") | ("invoices", "total") => {
                Self::Amount
            }
            ("acts" | "paramedical" | "diagnostics", "cotation") => Self::Cotation,
            ("acts" | "paramedical" | "diagnostics", "code") | ("acts", "icd10") | ("uncovered", "nature") => Self::Text,
            ("paramedical" | "diagnostics" | "dispensations", "inpe") => Self::Inpe,
            ("paramedical", "count") | ("uncovered", "quantity") => Self::Count,
            ("invoices", "number") => Self::InvoiceNumber,
            ("invoices", "ice") => Self::Ice,
            ("medicines", "ean13") => Self::Ean13,
            _ => return None,
        })
    }

    /// The typed text in the contract's form.
    ///
    /// # Errors
    /// The fault, where the text has no such form.
    pub fn normalise(self, typed: &str) -> Result<String, Fault> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(EMPTY);
        }
        if typed.chars().count() > LONGEST {
            return Err(TOO_LONG);
        }
        let compact: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let capitals = compact.to_uppercase();
        match self {
            Self::Immatriculation => only(is_immatriculation, compact, NOT_NINE_DIGITS),
            Self::Inpe => only(is_inpe, compact, NOT_NINE_DIGITS),
            Self::Cin => only(is_cin, capitals, NOT_CIN),
            Self::Ice => only(is_ice, compact, NOT_ICE),
            Self::Ean13 => only(is_ean13, compact, NOT_EAN13),
            Self::Date => date(&compact).ok_or(NOT_DATE),
            Self::Amount => amount(&compact),
            Self::Count => compact.parse::<u16>().ok().filter(|n| *n <= 999).map(|n| n.to_string()).ok_or(NOT_COUNT),
            Self::Cotation => cotation(&capitals).ok_or(NOT_COTATION),
            Self::InvoiceNumber => only(|text| text.bytes().all(|b| b.is_ascii_graphic()), capitals, NOT_INVOICE_NUMBER),
            Self::Digits => only(|text| text.bytes().all(|b| b.is_ascii_digit()), compact, NOT_DIGITS),
            Self::Choice(values) => only(|text| values.contains(&text), compact, NOT_A_CHOICE),
            Self::Text => Ok(typed.split_whitespace().collect::<Vec<_>>().join(" ")),
        }
    }
}

fn only(has_form: impl Fn(&str) -> bool, text: String, fault: Fault) -> Result<String, Fault> {
    if has_form(&text) { Ok(text) } else { Err(fault) }
}

/// `2026-03-24`, `24/03/2026`, `24.3.2026`, `24032026`; two-digit years are 2000 to 2099.
fn date(text: &str) -> Option<String> {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty();
    let parts: Vec<&str> = match text.len() {
        6 | 8 if digits(text) => vec![&text[..2], &text[2..4], &text[4..]],
        _ => text.split(['/', '.', '-']).collect(),
    };
    let [first, month, last] = parts.as_slice() else { return None };
    if ![first, month, last].iter().all(|part| digits(part)) {
        return None;
    }
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let year = match year.len() {
        4 => year.parse().ok()?,
        2 => 2000 + year.parse::<i32>().ok()?,
        _ => return None,
    };
    let date = NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?;
    (1900..2100).contains(&year).then(|| date.format("%Y-%m-%d").to_string())
}

/// `1250.50`, `1250,5`, `1250`; of `1.250` nobody can say whether it is a thousand or one and a quarter.
fn amount(text: &str) -> Result<String, Fault> {
    let text = text.replace(',', ".");
    let (whole, cents) = text.split_once('.').unwrap_or((&text, "00"));
    let cents = match cents.len() {
        1 => format!("{cents}0"),
        2 => cents.to_owned(),
        3 => return Err(AMBIGUOUS_AMOUNT),
        _ => return Err(NOT_AMOUNT),
    };
    Amount::parse(&format!("{whole}.{cents}")).map(|amount| amount.to_string()).ok_or(NOT_AMOUNT)
}

/// `K15`, `K 15`, `C`, `AMM 7,5`: one to five letters and, where there is one, the coefficient after a blank.
fn cotation(capitals: &str) -> Option<String> {
    let letters = capitals.bytes().take_while(u8::is_ascii_uppercase).count();
    let (key, coefficient) = capitals.split_at(letters);
    let coefficient = coefficient.replace(',', ".");
    let number = |text: &str| {
        text.len() <= 6 && text.split('.').count() <= 2 && text.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    };
    if !(1..=5).contains(&key.len()) {
        return None;
    }
    match coefficient.as_str() {
        "" => Some(key.to_owned()),
        coefficient if number(coefficient) => Some(format!("{key} {coefficient}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(key: &str) -> Kind {
        Kind::of(&FieldKey::from(key)).expect("a field of the form")
    }

    #[test]
    fn typed_values_get_the_contracts_form() {
        for (key, typed, form) in [
            ("beneficiary_birth_date", "24/03/2026", "2026-03-24"),
            ("acts[0].date", "24032026", "2026-03-24"),
            ("acts[0].date", "240326", "2026-03-24"),
            ("acts[5].date", "2026-3-4", "2026-03-04"),
            ("total_amount", "1 250,5", "1250.50"),
            ("invoices[0].total", "1250", "1250.00"),
            ("insured_cin", "be 482913", "BE482913"),
            ("acts[0].cotation", "k15", "K 15"),
            ("acts[0].cotation", "CS", "CS"),
            ("paramedical[1].cotation", "AMM 7,5", "AMM 7.5"),
            ("insured_full_name", "  BENALI   Fatima ", "BENALI Fatima"),
            ("attachment_count", "03", "3"),
            ("care_type", "accident+illness", "accident+illness"),
            ("invoices[0].number", "fa 12/26", "FA12/26"),
        ] {
            assert_eq!(kind(key).normalise(typed).as_deref(), Ok(form), "{key} {typed}");
        }
    }

    #[test]
    fn what_has_no_form_is_refused_with_a_code() {
        for (key, typed, code) in [
            ("beneficiary_birth_date", "31/02/2026", "date_form"),
            ("acts[0].date", "24/03", "date_form"),
            ("acts[0].date", "é4032026", "date_form"),
            ("total_amount", "1.250", "amount_ambiguous"),
            ("total_amount", "-5", "amount_form"),
            ("total_amount", "douze", "amount_form"),
            ("insured_immatriculation", "12345678", "nine_digits"),
            ("medicines[0].ean13", "6118000488744", "ean13_check"),
            ("invoices[0].ice", "003027417005328", "ice_check"),
            ("beneficiary_sex", "X", "choice"),
            ("acts[0].cotation", "15", "cotation_form"),
            ("acts[0].cotation", "K 1.2.3", "cotation_form"),
            ("paramedical[0].count", "1000", "count_form"),
            ("insured_full_name", "   ", "empty"),
        ] {
            assert_eq!(kind(key).normalise(typed).map_err(|fault| fault.code), Err(code), "{key} {typed}");
        }
    }

    #[test]
    fn no_field_is_made_up() {
        for key in ["", "acts", "acts[0].inpe", "acts[99999].date", "acts[0]", "password", "invoices[-1].total", "sex_m"] {
            assert_eq!(Kind::of(&FieldKey::from(key)), None, "{key}");
        }
    }
}
