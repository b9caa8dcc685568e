//! What the office says of each code, in French and Arabic: what is wrong, where to look, what to do. No names, no numbers.

use crate::dossier::Code;

/// French and Arabic.
pub(super) const fn of(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::FormMissing
        | Code::FormPageMissing
        | Code::ImageUnreadable
        | Code::InsuredSignatureMissing
        | Code::PhysicianSignatureMissing
        | Code::FieldEmpty
        | Code::PrescriptionMissing
        | Code::MedicineLabelsMissing => at_the_counter(code),
        Code::TickAmbiguous
        | Code::MemberUnknown
        | Code::MemberMismatch
        | Code::RightsClosed
        | Code::BeneficiaryUnknown
        | Code::ChildOverAge
        | Code::DeadlinePassed
        | Code::DateInconsistent
        | Code::ProviderUnknown => of_persons_and_dates(code),
        _ => of_money_and_queues(code),
    }
}

const fn at_the_counter(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::FormMissing => (
            "La page 1 de la feuille de soins manque. Vérifiez les pages remises ; numérisez la page 1 (identité de l'assuré, montant, signatures) et renvoyez le dossier.",
            "الصفحة الأولى من ورقة العلاجات غير موجودة. تحققوا من الصفحات المودعة، ثم امسحوا الصفحة الأولى (هوية المؤمن له، المبلغ، التوقيعات) وأعيدوا إرسال الملف.",
        ),
        Code::FormPageMissing => (
            "Une page de la feuille de soins manque (page 2, ou page 3 alors que les lignes vues n'atteignent pas le total). Numérisez toutes les pages de la feuille et renvoyez le dossier.",
            "تنقص صفحة من ورقة العلاجات (الصفحة الثانية، أو الثالثة بينما لا تبلغ السطور الظاهرة المبلغ الإجمالي). امسحوا جميع صفحات الورقة وأعيدوا إرسال الملف.",
        ),
        Code::ImageUnreadable => (
            "Une page est illisible : floue, trop sombre, avec un reflet, coupée ou de trop faible résolution. Numérisez-la de nouveau, entière et bien à plat, puis renvoyez le dossier.",
            "إحدى الصفحات غير مقروءة: ضبابية أو مظلمة أو بها انعكاس ضوئي أو مقطوعة أو ضعيفة الدقة. أعيدوا مسحها كاملة ومبسوطة ثم أعيدوا إرسال الملف.",
        ),
        Code::InsuredSignatureMissing => (
            "La signature de l'assuré manque en bas à gauche de la page 1. Faites signer l'assuré, puis numérisez de nouveau la page.",
            "توقيع المؤمن له غير موجود أسفل يسار الصفحة الأولى. اطلبوا من المؤمن له التوقيع ثم أعيدوا مسح الصفحة.",
        ),
        Code::PhysicianSignatureMissing => (
            "Le cachet et la signature du médecin manquent en bas à droite de la page 1. Faites compléter la feuille par le médecin, puis numérisez de nouveau la page.",
            "خاتم الطبيب وتوقيعه غير موجودين أسفل يمين الصفحة الأولى. يجب أن يستكمل الطبيب الورقة، ثم أعيدوا مسح الصفحة.",
        ),
        Code::FieldEmpty => (
            "Un champ obligatoire est vide sur le papier. Faites remplir le champ indiqué, puis numérisez de nouveau la page.",
            "إحدى الخانات الإلزامية فارغة على الورق. اطلبوا ملء الخانة المشار إليها ثم أعيدوا مسح الصفحة.",
        ),
        Code::PrescriptionMissing => (
            "Des médicaments, analyses, examens ou soins paramédicaux sont déclarés sans ordonnance. Joignez l'ordonnance correspondante et renvoyez le dossier.",
            "تم التصريح بأدوية أو تحاليل أو فحوص أو علاجات شبه طبية بدون وصفة طبية. أرفقوا الوصفة المطابقة وأعيدوا إرسال الملف.",
        ),
        _ => (
            "Une pharmacie a délivré des médicaments, mais aucune vignette ni code-barres n'est joint. Joignez les vignettes ou codes-barres des boîtes et renvoyez le dossier.",
            "صرفت صيدلية أدوية دون إرفاق أي لصيقة أو رمز شريطي. أرفقوا لصائق علب الأدوية أو رموزها الشريطية وأعيدوا إرسال الملف.",
        ),
    }
}

const fn of_persons_and_dates(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::TickAmbiguous => (
            "Une case à cocher est ambiguë : deux cases cochées là où une seule est demandée, ou aucune pour la nature de la demande. Regardez la page 1 et choisissez la bonne.",
            "التأشير على الخانات ملتبس: خانتان مؤشر عليهما حيث تطلب واحدة فقط، أو لا شيء بالنسبة لنوع الطلب. انظروا الصفحة الأولى واختاروا الخانة الصحيحة.",
        ),
        Code::MemberUnknown => (
            "Le numéro d'immatriculation n'existe pas au registre. Comparez-le avec la page 1, puis recherchez l'assuré par sa CIN.",
            "رقم التسجيل غير موجود في السجل. قارنوه بالصفحة الأولى ثم ابحثوا عن المؤمن له برقم بطاقته الوطنية.",
        ),
        Code::MemberMismatch => (
            "Le numéro d'immatriculation est celui d'une autre personne : le nom, la CIN ou la date de naissance écrits ne concordent pas avec le registre. Vérifiez l'identité de l'assuré.",
            "رقم التسجيل يعود لشخص آخر: الاسم أو رقم البطاقة الوطنية أو تاريخ الازدياد المكتوب لا يطابق السجل. تحققوا من هوية المؤمن له.",
        ),
        Code::RightsClosed => (
            "Les droits de l'assuré n'étaient pas ouverts le jour du premier acte. Vérifiez la date du premier acte et la période des droits.",
            "حقوق المؤمن له لم تكن مفتوحة يوم أول عملية علاج. تحققوا من تاريخ أول عملية ومن فترة سريان الحقوق.",
        ),
        Code::BeneficiaryUnknown => (
            "Le bénéficiaire ne figure pas parmi les ayants droit de l'assuré pour le lien coché. Vérifiez le nom, la date de naissance et le lien de parenté sur la page 1.",
            "المستفيد غير مسجل ضمن ذوي حقوق المؤمن له حسب القرابة المؤشر عليها. تحققوا من الاسم وتاريخ الازدياد وصلة القرابة في الصفحة الأولى.",
        ),
        Code::ChildOverAge => (
            "L'enfant avait dépassé l'âge limite le jour du premier acte, sans études en cours ni handicap enregistrés. Demandez le justificatif ou vérifiez la date de naissance.",
            "تجاوز الابن السن القانونية يوم أول عملية علاج دون دراسة جارية أو إعاقة مسجلة. اطلبوا الوثيقة المثبتة أو تحققوا من تاريخ الازدياد.",
        ),
        Code::DeadlinePassed => (
            "Le dossier a été déposé plus de deux mois après le premier acte. Vérifiez la date du premier acte et si le traitement était continu.",
            "أودع الملف بعد مرور أكثر من شهرين على أول عملية علاج. تحققوا من تاريخ أول عملية ومما إذا كان العلاج متواصلا.",
        ),
        Code::DateInconsistent => (
            "Une date est impossible : postérieure au dépôt, antérieure à la naissance, ou médicaments délivrés avant toute ordonnance. Vérifiez les dates indiquées.",
            "أحد التواريخ غير ممكن: لاحق للإيداع، أو سابق للازدياد، أو صرف أدوية قبل أي وصفة طبية. تحققوا من التواريخ المشار إليها.",
        ),
        _ => (
            "Un numéro INPE n'est pas au registre des professionnels ou n'est plus actif. Comparez le numéro avec l'étiquette ou le cachet.",
            "أحد الأرقام الوطنية الاستدلالية (INPE) غير موجود في سجل المهنيين أو لم يعد نشطا. قارنوا الرقم باللصيقة أو الخاتم.",
        ),
    }
}

const fn of_money_and_queues(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::SumMismatch => (
            "La somme des lignes ne correspond pas au montant total des frais. Vérifiez les montants des pages 2 et 3 et le total de la page 1.",
            "مجموع مبالغ السطور لا يطابق المبلغ الإجمالي للمصاريف. تحققوا من مبالغ الصفحتين الثانية والثالثة ومن المجموع في الصفحة الأولى.",
        ),
        Code::InvoiceMismatch => (
            "Une délivrance n'a pas sa propre facture d'exactement ce montant. Comparez les montants de la page 3 avec les factures jointes.",
            "إحدى عمليات الصرف ليست لها فاتورة خاصة بها بالمبلغ نفسه تماما. قارنوا مبالغ الصفحة الثالثة بالفواتير المرفقة.",
        ),
        Code::AmountImplausible => (
            "Un montant dépasse très largement le tarif de référence de l'acte. Vérifiez le montant, la cotation et le nombre d'actes de la ligne.",
            "أحد المبالغ يفوق بكثير التعريفة المرجعية للعملية. تحققوا من المبلغ والترقيم وعدد العمليات في السطر.",
        ),
        Code::AttachmentCountMismatch => (
            "Il y a moins de pièces jointes que le nombre déclaré sur la page 1. Vérifiez qu'aucune pièce n'a été oubliée à la numérisation.",
            "عدد الوثائق المرفقة أقل من العدد المصرح به في الصفحة الأولى. تحققوا من عدم نسيان أي وثيقة عند المسح.",
        ),
        Code::PriorAgreementRequest => {
            ("Une entente préalable est demandée : à traiter par le contrôle médical.", "يتعلق الأمر بطلب موافقة مسبقة: يعالج من طرف المراقبة الطبية.")
        }
        Code::Hospitalisation => {
            ("Des soins d'hospitalisation sont déclarés : à traiter par la file spécialisée.", "تم التصريح بعلاجات استشفائية: تعالج في المسار المتخصص.")
        }
        Code::Maternity => {
            ("Des soins de maternité sont déclarés : à traiter par la file spécialisée.", "تم التصريح بعلاجات تتعلق بالأمومة: تعالج في المسار المتخصص.")
        }
        Code::Accident => (
            "Un accident est déclaré : à traiter par la file spécialisée, qui recherche la responsabilité d'un tiers.",
            "تم التصريح بحادثة: تعالج في المسار المتخصص الذي يبحث في مسؤولية الغير.",
        ),
        Code::DuplicatePage => (
            "Une même page a été remise deux fois, dans ce dossier ou dans un dossier antérieur. Comparez les deux images.",
            "سلمت الصفحة نفسها مرتين، في هذا الملف أو في ملف سابق. قارنوا بين الصورتين.",
        ),
        Code::DuplicateAct => (
            "Un même acte est déclaré deux fois, dans ce dossier ou dans un dossier antérieur. Comparez les lignes indiquées.",
            "تم التصريح بالعملية نفسها مرتين، في هذا الملف أو في ملف سابق. قارنوا بين السطور المشار إليها.",
        ),
        _ => (
            "Des champs n'ont pas pu être lus avec assez de certitude. Vérifiez les champs indiqués sur l'image et corrigez-les au besoin.",
            "تعذرت قراءة بعض الخانات بيقين كاف. تحققوا من الخانات المشار إليها على الصورة وصححوها عند الاقتضاء.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_its_own_words_in_both_languages() {
        let texts: Vec<(&str, &str)> = Code::ALL.iter().map(|code| of(*code)).collect();
        assert_eq!(texts.iter().map(|t| t.0).collect::<BTreeSet<_>>().len(), Code::ALL.len());
        assert_eq!(texts.iter().map(|t| t.1).collect::<BTreeSet<_>>().len(), Code::ALL.len());
        for (french, arabic) in texts {
            assert!(french.ends_with('.') && arabic.ends_with('.'));
            assert!(arabic.chars().filter(|c| ('\u{0600}'..='\u{06ff}').contains(c)).count() > 20, "{arabic}");
            assert!(!french.chars().any(|c| ('\u{0600}'..='\u{06ff}').contains(&c)), "{french}");
        }
    }

    #[test]
    fn the_words_of_a_code_are_its_own() {
        assert!(of(Code::MedicineLabelsMissing).0.contains("vignette"));
        assert!(of(Code::ProviderUnknown).0.contains("INPE"));
        assert!(of(Code::LowConfidence).0.contains("certitude"));
    }
}
