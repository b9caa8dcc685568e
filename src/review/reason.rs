//! Why a reviewer sends a dossier back, refuses it or puts it off: closed lists, with the words for people.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A reason, its name in JSON and SQL, and what the insured and the counter read.
macro_rules! reasons {
    ($(#[$list:meta])* $list_name:ident { $($(#[$doc:meta])* $variant:ident = $name:tt, $fr:literal, $ar:literal;)* }) => {
        $(#[$list])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
        pub enum $list_name { $($(#[$doc])* #[serde(rename = $name)] $variant,)* }

        impl $list_name {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in JSON and SQL.
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => $name,)* } }

            /// In French and in Arabic.
            pub const fn text(self) -> (&'static str, &'static str) { match self { $(Self::$variant => ($fr, $ar),)* } }

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
        FormPageMissing = "form_page_missing", "Il manque une page de la feuille de soins", "تنقص صفحة من ورقة العلاجات";
        /// A page cannot be read.
        ImageUnreadable = "image_unreadable", "Une page est illisible : à numériser de nouveau", "إحدى الصفحات غير مقروءة ويجب مسحها من جديد";
        /// The insured has not signed.
        InsuredSignatureMissing = "insured_signature_missing", "Il manque la signature de l’assuré", "ينقص توقيع المؤمن له";
        /// The physician has neither signed nor stamped.
        PhysicianSignatureMissing = "physician_signature_missing", "Il manque la signature ou le cachet du médecin", "ينقص توقيع الطبيب أو ختمه";
        /// A field that must be filled is blank.
        FieldEmpty = "field_empty", "Un champ obligatoire n’est pas rempli", "إحدى الخانات الإلزامية فارغة";
        /// No prescription.
        PrescriptionMissing = "prescription_missing", "Il manque l’ordonnance", "تنقص الوصفة الطبية";
        /// No labels of the medicines.
        MedicineLabelsMissing = "medicine_labels_missing", "Il manque les vignettes des médicaments", "تنقص قسيمات الأدوية";
        /// No invoice for a sum asked for.
        InvoiceMissing = "invoice_missing", "Il manque une facture", "تنقص فاتورة";
        /// Anything else; the note says what.
        Other = "other", "Autre motif, précisé ci-dessous", "سبب آخر مبين أسفله";
    }
}

reasons! {
    /// Why a dossier is refused for good.
    RejectReason {
        /// Handed in later than two months after the first act.
        DeadlinePassed = "deadline_passed", "Dossier déposé hors délai", "وُضع الملف خارج الأجل";
        /// Rights were not open.
        RightsClosed = "rights_closed", "Droits fermés à la date des soins", "الحقوق غير مفتوحة في تاريخ العلاج";
        /// The beneficiary has no rights under this insured.
        BeneficiaryUnknown = "beneficiary_unknown", "Bénéficiaire sans droits", "المستفيد لا حق له";
        /// Paid already.
        Duplicate = "duplicate", "Soins déjà présentés au remboursement", "سبق تقديم هذه العلاجات للتعويض";
        /// Not covered by the scheme.
        NotCovered = "not_covered", "Soins non couverts", "علاجات غير مشمولة بالتغطية";
        /// The insured withdrew it.
        Withdrawn = "withdrawn", "Retiré par l’assuré", "سحبه المؤمن له";
        /// Anything else; the note says what.
        Other = "other", "Autre motif, précisé ci-dessous", "سبب آخر مبين أسفله";
    }
}

reasons! {
    /// Why a reviewer puts a dossier off.
    PostponeReason {
        /// End of the shift, or something more urgent.
        Interrupted = "interrupted", "Interruption : fin de poste ou autre tâche", "انقطاع: نهاية الدوام أو مهمة أخرى";
        /// A colleague is asked.
        ColleagueAsked = "colleague_asked", "Avis d’un collègue attendu", "في انتظار رأي زميل";
        /// Something must be found out elsewhere.
        InformationAwaited = "information_awaited", "Renseignement attendu", "في انتظار معلومة";
        /// Another pair of eyes may read it.
        HardToRead = "hard_to_read", "Écriture difficile : un autre regard aiderait", "خط صعب القراءة: قد يفيد نظر شخص آخر";
        /// Anything else; the note says what.
        Other = "other", "Autre motif, précisé ci-dessous", "سبب آخر مبين أسفله";
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
