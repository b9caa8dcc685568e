//! Findings: what a rule says about a dossier, by code.

use super::field::FieldKey;
use serde::{Deserialize, Serialize};

/// What a finding does to the route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Told, decides nothing.
    Note,
    /// A person must look.
    Manual,
    /// To be mended at the counter.
    Return,
}

impl Severity {
    /// Its name in SQL and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Manual => "manual",
            Self::Return => "return",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:tt, $severity:ident;)*) => {
        /// The closed list of finding codes (contract.md, "Findings and routes").
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
        #[schema(as = FindingCode)]
        pub enum Code { $($(#[$doc])* #[serde(rename = $name)] $variant,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in JSON and SQL.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it does to the route.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// No page 1 of a claim form.
    FormMissing = "form_missing", Return;
    /// Page 1 is there, and page 2 is not, or page 3 is not and the rows seen do not add up to the total.
    FormPageMissing = "form_page_missing", Return;
    /// A form page that a careful person could not read, or with less than 95 % of it in the picture.
    ImageUnreadable = "image_unreadable", Return;
    /// The insured person's signature zone is empty.
    InsuredSignatureMissing = "insured_signature_missing", Return;
    /// The physician's signature zone is empty.
    PhysicianSignatureMissing = "physician_signature_missing", Return;
    /// A field that must be filled is blank on the paper.
    FieldEmpty = "field_empty", Return;
    /// Something was dispensed, analysed or done by a paramedic, and no prescription page is there.
    PrescriptionMissing = "prescription_missing", Return;
    /// A pharmacy dispensed, and neither a page of labels nor a medicine barcode is there.
    MedicineLabelsMissing = "medicine_labels_missing", Return;
    /// Two boxes ticked where one is asked, or neither request box.
    TickAmbiguous = "tick_ambiguous", Manual;
    /// The number is in no registry, under any reading that the ink allows.
    MemberUnknown = "member_unknown", Manual;
    /// The number is registered, but for another name or CIN.
    MemberMismatch = "member_mismatch", Manual;
    /// Rights were not open on the day of the first act.
    RightsClosed = "rights_closed", Manual;
    /// No dependant of that relation agrees.
    BeneficiaryUnknown = "beneficiary_unknown", Manual;
    /// The child was 21 or over, and neither disabled nor a student under 26.
    ChildOverAge = "child_over_age", Manual;
    /// Received later than two calendar months after the first act.
    DeadlinePassed = "deadline_passed", Manual;
    /// A date that cannot be: after reception, before birth, or dispensed before prescribed.
    DateInconsistent = "date_inconsistent", Manual;
    /// An INPE that is not registered, or not active.
    ProviderUnknown = "provider_unknown", Manual;
    /// The rows do not add up to the total.
    SumMismatch = "sum_mismatch", Manual;
    /// A dispensation without an invoice of its own of exactly that total.
    InvoiceMismatch = "invoice_mismatch", Manual;
    /// An amount above five times its tariff.
    AmountImplausible = "amount_implausible", Manual;
    /// Fewer attached pages than declared.
    AttachmentCountMismatch = "attachment_count_mismatch", Note;
    /// "Entente préalable" is ticked: a specialised queue.
    PriorAgreementRequest = "prior_agreement_request", Manual;
    /// "Hospitalisation" is ticked: a specialised queue.
    Hospitalisation = "hospitalisation", Manual;
    /// "Maternité" is ticked: a specialised queue.
    Maternity = "maternity", Manual;
    /// "Accident" is ticked: a specialised queue.
    Accident = "accident", Manual;
    /// The same paper handed in twice.
    DuplicatePage = "duplicate_page", Manual;
    /// The same act claimed twice.
    DuplicateAct = "duplicate_act", Manual;
    /// A needed field below its threshold, or seen to bear ink and not readable.
    LowConfidence = "low_confidence", Manual;
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Which rule.
    pub code: Code,
    /// What it does to the route.
    pub severity: Severity,
    /// The fields concerned.
    pub fields: Vec<FieldKey>,
    /// In French, without names or numbers.
    pub message: String,
    /// In Arabic, likewise.
    pub message_ar: String,
}
