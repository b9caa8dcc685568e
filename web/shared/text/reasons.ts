// Why a reviewer sends a dossier back, rejects it or puts it off: the server's closed lists (src/review/reason.rs), with the same words.
import { tables } from "./translate";

export const returnReasons = tables(
  {
    form_page_missing: "Il manque une page de la feuille de soins",
    image_unreadable: "Une page est illisible : à numériser de nouveau",
    insured_signature_missing: "Il manque la signature de l’assuré",
    physician_signature_missing: "Il manque la signature ou le cachet du médecin",
    field_empty: "Un champ obligatoire n’est pas rempli",
    prescription_missing: "Il manque l’ordonnance",
    medicine_labels_missing: "Il manque les vignettes des médicaments",
    invoice_missing: "Il manque une facture",
    other: "Autre motif, précisé ci-dessous",
  },
  {
    form_page_missing: "تنقص صفحة من ورقة العلاجات",
    image_unreadable: "إحدى الصفحات غير مقروءة ويجب مسحها من جديد",
    insured_signature_missing: "ينقص توقيع المؤمن له",
    physician_signature_missing: "ينقص توقيع الطبيب أو خاتمه",
    field_empty: "إحدى الخانات الإلزامية فارغة",
    prescription_missing: "تنقص الوصفة الطبية",
    medicine_labels_missing: "تنقص لصائق الأدوية",
    invoice_missing: "تنقص فاتورة",
    other: "سبب آخر مبين أسفله",
  },
);

export const rejectReasons = tables(
  {
    deadline_passed: "Dossier déposé hors délai",
    rights_closed: "Droits fermés à la date des soins",
    beneficiary_unknown: "Bénéficiaire sans droits",
    duplicate: "Soins déjà présentés au remboursement",
    not_covered: "Soins non couverts",
    withdrawn: "Retiré par l’assuré",
    other: "Autre motif, précisé ci-dessous",
  },
  {
    deadline_passed: "وُضع الملف خارج الأجل",
    rights_closed: "الحقوق غير مفتوحة في تاريخ العلاج",
    beneficiary_unknown: "المستفيد لا حق له",
    duplicate: "سبق تقديم هذه العلاجات للتعويض",
    not_covered: "علاجات غير مشمولة بالتغطية",
    withdrawn: "سحبه المؤمن له",
    other: "سبب آخر مبين أسفله",
  },
);

export const postponeReasons = tables(
  {
    interrupted: "Interruption : fin de poste ou autre tâche",
    colleague_asked: "Avis d’un collègue attendu",
    information_awaited: "Renseignement attendu",
    hard_to_read: "Écriture difficile : un autre regard aiderait",
    other: "Autre motif, précisé ci-dessous",
  },
  {
    interrupted: "انقطاع: نهاية الدوام أو مهمة أخرى",
    colleague_asked: "في انتظار رأي زميل",
    information_awaited: "في انتظار معلومة",
    hard_to_read: "خط صعب القراءة: قد يفيد نظر شخص آخر",
    other: "سبب آخر مبين أسفله",
  },
);
