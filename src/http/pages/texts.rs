//! Texts of the server-rendered pages, in both languages.

use super::Language;

/// Key, French, Arabic.
const TEXTS: &[(&str, &str, &str)] = &[
    ("service", "Guichet", "الشباك"),
    ("tagline", "Dossiers de remboursement", "ملفات التعويض"),
    ("other_language", "العربية", "Français"),
    ("skip", "Aller au contenu", "انتقل إلى المحتوى"),
    ("sign_in.title", "Connexion", "تسجيل الدخول"),
    ("sign_in.name", "Nom d’utilisateur", "اسم المستخدم"),
    ("sign_in.password", "Mot de passe", "كلمة المرور"),
    ("sign_in.submit", "Se connecter", "دخول"),
    ("sign_in.tracking", "Vous avez déposé un dossier ? Suivez-le ici.", "هل وضعتم ملفا؟ تتبعوه هنا."),
    ("suivi.title", "Suivre mon dossier", "تتبع ملفي"),
    ("suivi.intro", "Le numéro figure sur votre récépissé.", "الرقم مدون على الوصل الذي تسلمتموه."),
    ("suivi.number", "N° de récépissé", "رقم الوصل"),
    ("suivi.number_example", "Exemple : 0412-0000093-K", "مثال: \u{2066}0412-0000093-K\u{2069}"),
    ("suivi.birth_date", "Date de naissance du malade ou de l’assuré", "تاريخ ازدياد المريض أو المؤمن له"),
    ("suivi.birth_date_example", "Jour/mois/année, par exemple 14/03/1981", "اليوم/الشهر/السنة، مثلا \u{2066}14/03/1981\u{2069}"),
    ("suivi.birth_date_shape", "JJ/MM/AAAA", "يوم/شهر/سنة"),
    ("suivi.submit", "Voir mon dossier", "عرض ملفي"),
    (
        "suivi.not_found",
        "Aucun dossier ne correspond à ce numéro et à cette date. Un dossier déposé à l’instant apparaît après quelques minutes.",
        "لا يوجد ملف يطابق هذا الرقم وهذا التاريخ. الملف الذي وُضع للتو يظهر بعد بضع دقائق.",
    ),
    (
        "suivi.number_wrong",
        "Ce numéro est mal recopié : vérifiez chaque chiffre et la dernière lettre.",
        "هذا الرقم منقول بشكل خاطئ: تحققوا من كل رقم ومن الحرف الأخير.",
    ),
    ("suivi.date_wrong", "Écrivez la date sous la forme jour/mois/année.", "اكتبوا التاريخ على شكل يوم/شهر/سنة."),
    ("suivi.slow_down", "Trop de tentatives. Patientez quelques minutes, puis recommencez.", "محاولات كثيرة. انتظروا بضع دقائق ثم أعيدوا المحاولة."),
    ("suivi.result", "Votre dossier", "ملفكم"),
    ("suivi.again", "Chercher un autre dossier", "البحث عن ملف آخر"),
    ("suivi.missing", "Ce qu’il faut compléter", "ما يجب استكماله"),
    ("suivi.where", "Apportez-le au point de contact où vous avez déposé le dossier.", "أحضروه إلى نقطة الاتصال التي وضعتم فيها الملف."),
    ("suivi.step.done", "fait", "تم"),
    ("suivi.step.now", "en cours", "جارٍ"),
    ("suivi.step.later", "à venir", "لاحقا"),
    ("suivi.step.stopped", "à compléter", "يحتاج إلى استكمال"),
    ("suivi.step.deposited", "Déposé", "وُضع الملف"),
    ("suivi.step.checked", "Contrôlé", "تمت مراقبته"),
    ("suivi.step.handled", "Examiné", "تمت دراسته"),
    ("suivi.step.decided", "Décision rendue", "صدر القرار"),
    ("suivi.accepted", "Le dossier est accepté. Le remboursement suit.", "قُبل الملف، وسيليه التعويض."),
    ("suivi.rejected", "Le dossier n’a pas été accepté. Votre point de contact vous en donne la raison.", "لم يُقبل الملف. تطلعكم نقطة الاتصال على السبب."),
    ("error.request", "Numéro de demande", "رقم الطلب"),
    ("error.home", "Revenir à l’accueil", "العودة إلى صفحة الاستقبال"),
    ("error.sign_in", "Se connecter", "تسجيل الدخول"),
    ("not_built.title", "Application non construite", "التطبيق غير جاهز"),
    (
        "not_built.detail",
        "Le service fonctionne, mais cette application n’a pas encore été construite sur cette machine.",
        "الخدمة تعمل، لكن هذا التطبيق لم يتم بناؤه بعد على هذا الجهاز.",
    ),
    ("not_built.todo", "Lancez « make web » dans le dossier du projet, puis rechargez la page.", "شغّلوا «make web» في مجلد المشروع ثم أعيدوا تحميل الصفحة."),
];

/// The text under `key`; nothing where there is none (a test holds every key of every template).
pub(super) fn text(key: &str, language: Language) -> &'static str {
    TEXTS.iter().find(|(name, ..)| *name == key).map_or("", |(_, fr, ar)| language.of(fr, ar))
}
