// Words of both applications: states, findings, papers, refusals of the line.
import { tables, type Counted } from "./translate";

/** The states of a dossier, as told to a person (ARCHITECTURE.md, glossary). */
export const stateNames = tables(
  {
    awaiting_pages: "Pages attendues",
    received: "Reçu",
    reading: "En lecture",
    in_worklist: "À vérifier",
    in_review: "En cours de vérification",
    returned: "À compléter",
    settled: "Réglé",
    given_up: "Lecture en échec",
    delivered: "Transmis",
  },
  {
    awaiting_pages: "في انتظار الصفحات",
    received: "تم التسلم",
    reading: "قيد القراءة",
    in_worklist: "في انتظار المراجعة",
    in_review: "قيد المراجعة",
    returned: "يحتاج إلى استكمال",
    settled: "تمت التسوية",
    given_up: "تعذرت القراءة",
    delivered: "تم الإرسال",
  },
);

/** How a dossier was settled. */
export const settlementNames = tables(
  { automatic: "Accepté automatiquement", reviewed: "Accepté après vérification", rejected: "Rejeté" },
  { automatic: "مقبول آليا", reviewed: "مقبول بعد المراجعة", rejected: "مرفوض" },
);

/** Where a decision leads. */
export const routeNames = tables(
  { automatic: "Automatique", manual: "Vérification", returned: "Retour au guichet" },
  { automatic: "آلي", manual: "مراجعة", returned: "إرجاع إلى الشباك" },
);

/** What a finding does. */
export const severityNames = tables({ return: "À compléter", manual: "À vérifier", note: "Information" }, { return: "للاستكمال", manual: "للتحقق", note: "معلومة" });

/** Finding codes in a few words: for lists; the full sentence comes from the server. */
export const findingNames = tables(
  {
    form_missing: "Feuille de soins absente",
    form_page_missing: "Page de la feuille absente",
    image_unreadable: "Page illisible",
    insured_signature_missing: "Signature de l’assuré absente",
    physician_signature_missing: "Signature du médecin absente",
    field_empty: "Champ non rempli",
    prescription_missing: "Ordonnance absente",
    medicine_labels_missing: "Vignettes absentes",
    tick_ambiguous: "Case ambiguë",
    member_unknown: "Assuré inconnu",
    member_mismatch: "Identité discordante",
    rights_closed: "Droits fermés",
    beneficiary_unknown: "Bénéficiaire inconnu",
    child_over_age: "Enfant hors âge",
    deadline_passed: "Délai dépassé",
    date_inconsistent: "Date incohérente",
    provider_unknown: "INPE inconnu",
    sum_mismatch: "Total inexact",
    invoice_mismatch: "Facture discordante",
    amount_implausible: "Montant inhabituel",
    attachment_count_mismatch: "Nombre de pièces",
    prior_agreement_request: "Entente préalable",
    hospitalisation: "Hospitalisation",
    maternity: "Maternité",
    accident: "Accident",
    duplicate_page: "Page en double",
    duplicate_act: "Acte en double",
    low_confidence: "Lecture incertaine",
  },
  {
    form_missing: "ورقة العلاجات غير موجودة",
    form_page_missing: "صفحة ناقصة من ورقة العلاجات",
    image_unreadable: "صفحة غير مقروءة",
    insured_signature_missing: "توقيع المؤمن له غير موجود",
    physician_signature_missing: "توقيع الطبيب غير موجود",
    field_empty: "خانة فارغة",
    prescription_missing: "الوصفة غير موجودة",
    medicine_labels_missing: "لصائق الأدوية غير موجودة",
    tick_ambiguous: "علامة غير واضحة",
    member_unknown: "مؤمن له غير معروف",
    member_mismatch: "هوية غير مطابقة",
    rights_closed: "الحقوق مغلقة",
    beneficiary_unknown: "مستفيد غير معروف",
    child_over_age: "طفل تجاوز السن",
    deadline_passed: "تجاوز الأجل",
    date_inconsistent: "تاريخ غير منسجم",
    provider_unknown: "رقم INPE غير معروف",
    sum_mismatch: "المجموع غير صحيح",
    invoice_mismatch: "فاتورة غير مطابقة",
    amount_implausible: "مبلغ غير معتاد",
    attachment_count_mismatch: "عدد الوثائق",
    prior_agreement_request: "موافقة مسبقة",
    hospitalisation: "استشفاء",
    maternity: "أمومة",
    accident: "حادث",
    duplicate_page: "صفحة مكررة",
    duplicate_act: "عمل طبي مكرر",
    low_confidence: "قراءة غير مؤكدة",
  },
);

/** Findings that the counter can mend (contract.md, severity `return`). */
export const MENDED_AT_COUNTER: ReadonlySet<string> = new Set([
  "form_missing",
  "form_page_missing",
  "image_unreadable",
  "insured_signature_missing",
  "physician_signature_missing",
  "field_empty",
  "prescription_missing",
  "medicine_labels_missing",
] satisfies (keyof typeof findingNames.fr)[]);

/** Kinds of paper. */
export const documentNames = tables(
  {
    claim_form_p1: "Feuille de soins, p. 1",
    claim_form_p2: "Feuille de soins, p. 2",
    claim_form_p3: "Feuille de soins, p. 3",
    claim_form_instructions: "Notice de la feuille",
    prescription: "Ordonnance",
    invoice: "Facture",
    medicine_labels: "Vignettes",
    lab_result: "Résultat d’analyse",
    identity_card: "Carte d’identité",
    other: "Autre document",
    blank: "Page vierge",
  },
  {
    claim_form_p1: "ورقة العلاجات، ص. 1",
    claim_form_p2: "ورقة العلاجات، ص. 2",
    claim_form_p3: "ورقة العلاجات، ص. 3",
    claim_form_instructions: "تعليمات الورقة",
    prescription: "وصفة طبية",
    invoice: "فاتورة",
    medicine_labels: "لصائق الأدوية",
    lab_result: "نتيجة تحليل",
    identity_card: "بطاقة التعريف",
    other: "وثيقة أخرى",
    blank: "صفحة فارغة",
  },
);

/** Faults of a picture. */
export const qualityNames = tables(
  { blur: "floue", dark: "sombre", glare: "reflet", cut: "coupée", low_resolution: "résolution trop basse", skew: "de travers", shadow: "ombre" },
  { blur: "ضبابية", dark: "مظلمة", glare: "انعكاس", cut: "مقطوعة", low_resolution: "دقة ضعيفة", skew: "مائلة", shadow: "ظل" },
);

/** Words of both applications. */
export const commonText = tables(
  {
    "app.signIn": "Se connecter",
    "app.signOut": "Se déconnecter",
    "app.notSignedOut": "Pas de réponse : la déconnexion n’a peut-être pas eu lieu.",
    "app.otherLanguage": "العربية",
    "app.skip": "Aller au contenu",
    "app.navigation": "Navigation",
    "app.loading": "Chargement…",
    "app.retry": "Réessayer",
    "app.close": "Fermer",
    "app.cancel": "Annuler",
    "app.more": "Afficher la suite",
    "app.notFound": "Cette page n’existe pas.",
    "app.refused": "Votre compte n’a pas accès à cet écran.",
    "problem.offline": "Pas de réponse du serveur.",
    "problem.offline.todo": "Vérifiez la connexion ; rien de ce que vous avez saisi n’est perdu.",
    "problem.unknown": "Le serveur a refusé la demande.",
    "problem.reference": "Référence",
    "page.alt": "Page {n} : {kind}",
    "page.place": "Endroit concerné",
    "page.missing": "L’image de cette page n’est pas disponible.",
  },
  {
    "app.signIn": "تسجيل الدخول",
    "app.signOut": "تسجيل الخروج",
    "app.notSignedOut": "لا جواب: ربما لم يتم الخروج.",
    "app.otherLanguage": "Français",
    "app.skip": "الانتقال إلى المحتوى",
    "app.navigation": "التنقل",
    "app.loading": "جار التحميل…",
    "app.retry": "إعادة المحاولة",
    "app.close": "إغلاق",
    "app.cancel": "إلغاء",
    "app.more": "عرض المزيد",
    "app.notFound": "هذه الصفحة غير موجودة.",
    "app.refused": "لا يملك حسابك صلاحية هذه الشاشة.",
    "problem.offline": "لا جواب من الخادم.",
    "problem.offline.todo": "تحققوا من الاتصال؛ لم يضع شيء مما أدخلتموه.",
    "problem.unknown": "رفض الخادم الطلب.",
    "problem.reference": "المرجع",
    "page.alt": "صفحة {n}: {kind}",
    "page.place": "المكان المعني",
    "page.missing": "صورة هذه الصفحة غير متوفرة.",
  },
);

const arabic = (zero: string, one: string, two: string, few: string, many: string): Counted["ar"] => ({ zero, one, two, few, many, other: many });

/** Counted nouns. */
export const nouns = {
  pages: { fr: { one: "{n} page", other: "{n} pages" }, ar: arabic("لا صفحات", "صفحة واحدة", "صفحتان", "{n} صفحات", "{n} صفحة") },
  scans: { fr: { one: "{n} fichier", other: "{n} fichiers" }, ar: arabic("لا ملفات رقمية", "ملف رقمي واحد", "ملفان رقميان", "{n} ملفات رقمية", "{n} ملفا رقميا") },
  dossiers: { fr: { one: "{n} dossier", other: "{n} dossiers" }, ar: arabic("لا ملفات", "ملف واحد", "ملفان", "{n} ملفات", "{n} ملفا") },
  doubtful: {
    fr: { one: "{n} champ à voir", other: "{n} champs à voir" },
    ar: arabic("لا خانات للتحقق", "خانة واحدة للتحقق", "خانتان للتحقق", "{n} خانات للتحقق", "{n} خانة للتحقق"),
  },
  minutes: { fr: { one: "{n} min", other: "{n} min" }, ar: arabic("أقل من دقيقة", "دقيقة", "دقيقتان", "{n} دقائق", "{n} دقيقة") },
  hours: { fr: { one: "{n} h", other: "{n} h" }, ar: arabic("0 ساعة", "ساعة", "ساعتان", "{n} ساعات", "{n} ساعة") },
  days: { fr: { one: "{n} j", other: "{n} j" }, ar: arabic("0 يوم", "يوم", "يومان", "{n} أيام", "{n} يوما") },
} satisfies Record<string, Counted>;
