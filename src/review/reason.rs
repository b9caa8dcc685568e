//! Why a reviewer sends a dossier back, refuses it or puts it off: closed lists. The screens have the words; the page of the insured has those of a return.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A reason, and its name in JSON and SQL.
macro_rules! reasons {
    ($(#[$list:meta])* $list_name:ident { $($(#[$doc:meta])* $variant:ident = $name:tt;)* }) => {
        $(#[$list])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
        pub enum $list_name { $($(#[$doc])* #[serde(rename = $name)] $variant,)* }

        impl $list_name {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in JSON and SQL.
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => $name,)* } }

            /// The reason of this name.
            pub fn parse(name: &str) -> Option<Self> { Self::ALL.iter().copied().find(|reason| reason.name() == name) }

            /// Whether the reason says nothing without a note.
            pub fn needs_note(self) -> bool { self.name() == "other" }
        }
    };
}

reasons! {
    /// Why a dossier goes back to the counter; the insured can mend it.
    ReturnReason {
        /// No claim form, or a page of it is absent.
        FormPageMissing = "form_page_missing";
        /// A page cannot be read.
        ImageUnreadable = "image_unreadable";
        /// The insured has not signed.
        InsuredSignatureMissing = "insured_signature_missing";
        /// The physician has neither signed nor stamped.
        PhysicianSignatureMissing = "physician_signature_missing";
        /// A field that must be filled is blank.
        FieldEmpty = "field_empty";
        /// No prescription.
        PrescriptionMissing = "prescription_missing";
        /// No labels of the medicines.
        MedicineLabelsMissing = "medicine_labels_missing";
        /// No invoice for a sum asked for.
        InvoiceMissing = "invoice_missing";
        /// Anything else; the note says what.
        Other = "other";
    }
}

impl ReturnReason {
    /// What the insured reads, in French and in Arabic.
    pub const fn text(self) -> (&'static str, &'static str) {
        match self {
            Self::FormPageMissing => ("Il manque une page de la feuille de soins", "تنقص صفحة من ورقة العلاجات"),
            Self::ImageUnreadable => ("Une page est illisible : à numériser de nouveau", "إحدى الصفحات غير مقروءة ويجب مسحها من جديد"),
            Self::InsuredSignatureMissing => ("Il manque la signature de l’assuré", "ينقص توقيع المؤمن له"),
            Self::PhysicianSignatureMissing => ("Il manque la signature ou le cachet du médecin", "ينقص توقيع الطبيب أو خاتمه"),
            Self::FieldEmpty => ("Un champ obligatoire n’est pas rempli", "إحدى الخانات الإلزامية فارغة"),
            Self::PrescriptionMissing => ("Il manque l’ordonnance", "تنقص الوصفة الطبية"),
            Self::MedicineLabelsMissing => ("Il manque les vignettes des médicaments", "تنقص لصائق الأدوية"),
            Self::InvoiceMissing => ("Il manque une facture", "تنقص فاتورة"),
            Self::Other => ("Autre motif, précisé ci-dessous", "سبب آخر مبين أسفله"),
        }
    }
}

reasons! {
    /// Why a dossier is refused for good.
    RejectReason {
        /// Handed in later than two months after the first act.
        DeadlinePassed = "deadline_passed";
        /// Rights were not open.
        RightsClosed = "rights_closed";
        /// The beneficiary has no rights under this insured.
        BeneficiaryUnknown = "beneficiary_unknown";
        /// Paid already.
        Duplicate = "duplicate";
        /// Not covered by the scheme.
        NotCovered = "not_covered";
        /// The insured withdrew it.
        Withdrawn = "withdrawn";
        /// Anything else; the note says what.
        Other = "other";
    }
}

reasons! {
    /// Why a reviewer puts a dossier off.
    PostponeReason {
        /// End of the shift, or something more urgent.
        Interrupted = "interrupted";
        /// A colleague is asked.
        ColleagueAsked = "colleague_asked";
        /// Something must be found out elsewhere.
        InformationAwaited = "information_awaited";
        /// Another pair of eyes may read it.
        HardToRead = "hard_to_read";
        /// Anything else; the note says what.
        Other = "other";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_found_by_its_name_only() {
        for reason in ReturnReason::ALL {
            assert_eq!(ReturnReason::parse(reason.name()), Some(*reason));
        }
        assert_eq!(ReturnReason::parse("because"), None);
        assert_eq!(RejectReason::parse("form_page_missing"), None);
        assert_eq!(PostponeReason::parse("interrupted"), Some(PostponeReason::Interrupted));
        assert!(ReturnReason::Other.needs_note() && !RejectReason::Withdrawn.needs_note());
    }
}
