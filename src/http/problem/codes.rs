//! The closed list of refusals: name, HTTP status, and what a person is told, in French and in Arabic.
//!
//! Texts say what is wrong (`detail`) and what to do (`todo`). They never hold a value, a name or anything internal.

use axum::http::StatusCode;

macro_rules! problems {
    ($($(#[$doc:meta])* $variant:ident = $name:tt, $status:ident,
        $title:literal, $detail_fr:literal, $todo_fr:literal, $detail_ar:literal, $todo_ar:literal;)*) => {
        /// Why a request is refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, utoipa::ToSchema)]
        #[schema(as = ProblemCode)]
        pub enum Code { $($(#[$doc])* #[serde(rename = $name)] $variant,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in JSON; the last part of the problem's type.
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => $name,)* } }

            /// The HTTP status it is answered with.
            pub const fn status(self) -> StatusCode { match self { $(Self::$variant => StatusCode::$status,)* } }

            /// What a person is told.
            pub const fn text(self) -> Text {
                match self { $(Self::$variant => Text {
                    title: $title, detail_fr: $detail_fr, detail_ar: $detail_ar, todo_fr: $todo_fr, todo_ar: $todo_ar,
                },)* }
            }
        }
    };
}

/// What a person is told about a refusal.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// In a few words, in French.
    pub title: &'static str,
    /// What is wrong, in French.
    pub detail_fr: &'static str,
    /// What is wrong, in Arabic.
    pub detail_ar: &'static str,
    /// What to do, in French.
    pub todo_fr: &'static str,
    /// What to do, in Arabic.
    pub todo_ar: &'static str,
}

problems! {
    /// Nothing lives at this address.
    NotFound = "not_found", NOT_FOUND, "Page introuvable",
        "Cette adresse n’existe pas.", "Vérifiez l’adresse, ou revenez à l’accueil.",
        "هذا العنوان غير موجود.", "تحققوا من العنوان أو عودوا إلى صفحة الاستقبال.";
    /// The address exists, but not for this method.
    MethodNotAllowed = "method_not_allowed", METHOD_NOT_ALLOWED, "Action impossible à cette adresse",
        "Cette adresse n’accepte pas cette action.", "Consultez la description de l’interface, /api/v1/openapi.json.",
        "هذا العنوان لا يقبل هذه العملية.", "راجعوا وصف الواجهة في /api/v1/openapi.json.";
    /// The body is larger than this address takes.
    BodyTooLarge = "body_too_large", PAYLOAD_TOO_LARGE, "Envoi trop volumineux",
        "L’envoi dépasse la taille acceptée à cette adresse.", "Envoyez moins en une seule fois.",
        "حجم الإرسال يفوق الحد المقبول في هذا العنوان.", "أرسلوا كمية أقل في كل مرة.";
    /// The body is not of a type that this address takes.
    MediaTypeRefused = "media_type_refused", UNSUPPORTED_MEDIA_TYPE, "Type de contenu refusé",
        "Le type de contenu annoncé n’est pas accepté à cette adresse.", "Envoyez du JSON avec Content-Type: application/json.",
        "نوع المحتوى المعلن غير مقبول في هذا العنوان.", "أرسلوا JSON مع الترويسة Content-Type: application/json.";
    /// The body is not what was announced: broken JSON, or the connection was cut.
    BrokenOff = "broken_off", BAD_REQUEST, "Envoi interrompu ou illisible",
        "Le contenu envoyé n’est pas arrivé en entier, ou n’est pas lisible.", "Renvoyez la même demande.",
        "تعذرت قراءة المحتوى المرسل بالكامل.", "أعيدوا إرسال الطلب نفسه.";
    /// The JSON is well-formed and does not say what is asked.
    BodyInvalid = "body_invalid", UNPROCESSABLE_ENTITY, "Demande incomplète",
        "Il manque un élément à la demande, ou l’un d’eux n’a pas la forme attendue.", "Comparez la demande à /api/v1/openapi.json.",
        "ينقص الطلب عنصر أو أن أحد عناصره ليس بالشكل المطلوب.", "قارنوا الطلب بما ورد في /api/v1/openapi.json.";
    /// A part of the address or of the query cannot be read.
    ParameterInvalid = "parameter_invalid", BAD_REQUEST, "Paramètre invalide",
        "Un paramètre de l’adresse n’a pas la forme attendue.", "Corrigez l’adresse.",
        "أحد معاملات العنوان ليس بالشكل المطلوب.", "صححوا العنوان.";
    /// Too many requests of this kind.
    RateLimited = "rate_limited", TOO_MANY_REQUESTS, "Trop de tentatives",
        "Trop de tentatives en peu de temps.", "Patientez quelques minutes, puis recommencez.",
        "محاولات كثيرة في وقت قصير.", "انتظروا بضع دقائق ثم أعيدوا المحاولة.";
    /// A fault on our side.
    Internal = "internal", INTERNAL_SERVER_ERROR, "Erreur du service",
        "Une erreur est survenue de notre côté. Rien de ce qui a reçu un récépissé n’est perdu.", "Recommencez ; si cela continue, donnez le numéro de demande au support.",
        "وقع خطأ من جانبنا. لا يضيع أي ملف سُلِّم عنه وصل.", "أعيدوا المحاولة، وإذا استمر الخطأ فأعطوا رقم الطلب لمصلحة الدعم.";
    /// A part of the service does not answer.
    Unavailable = "unavailable", SERVICE_UNAVAILABLE, "Service momentanément indisponible",
        "Le service ne peut pas répondre pour le moment.", "Gardez le papier et recommencez dans une minute.",
        "الخدمة غير متاحة في الوقت الراهن.", "احتفظوا بالورق وأعيدوا المحاولة بعد دقيقة.";
    /// It took too long.
    TimedOut = "timed_out", REQUEST_TIMEOUT, "Délai dépassé",
        "La demande a pris trop de temps.", "Renvoyez la même demande ; elle ne sera pas comptée deux fois.",
        "استغرق الطلب وقتا أطول من اللازم.", "أعيدوا إرسال الطلب نفسه، فلن يُحتسب مرتين.";

    /// Nobody is signed in, or the session ended.
    NotSignedIn = "not_signed_in", UNAUTHORIZED, "Connexion nécessaire",
        "Vous n’êtes pas connecté, ou votre session a pris fin.", "Connectez-vous, puis recommencez.",
        "لم تسجلوا الدخول أو انتهت جلستكم.", "سجلوا الدخول ثم أعيدوا المحاولة.";
    /// The machine key is unknown or was withdrawn.
    KeyUnknown = "key_unknown", UNAUTHORIZED, "Clé refusée",
        "La clé de cette machine est inconnue ou a été retirée.", "Demandez une nouvelle clé à l’administrateur.",
        "مفتاح هذا الجهاز غير معروف أو تم سحبه.", "اطلبوا مفتاحا جديدا من المسؤول.";
    /// Name and password do not belong together.
    SignInRefused = "sign_in_refused", UNAUTHORIZED, "Connexion refusée",
        "Le nom ou le mot de passe n’est pas le bon.", "Vérifiez les deux, puis recommencez.",
        "اسم المستخدم أو كلمة المرور غير صحيح.", "تحققوا منهما ثم أعيدوا المحاولة.";
    /// The sign-in link was used, has run out, or never was.
    LinkExpired = "link_expired", GONE, "Lien expiré",
        "Ce lien de connexion a déjà servi ou n’est plus valable.", "Connectez-vous par nom et mot de passe, ou demandez un nouveau lien.",
        "رابط الدخول هذا استُعمل من قبل أو لم يعد صالحا.", "سجلوا الدخول بالاسم وكلمة المرور أو اطلبوا رابطا جديدا.";
    /// The role may not do this.
    RoleRefused = "role_refused", FORBIDDEN, "Action non permise",
        "Votre rôle ne permet pas cette action.", "Demandez à une personne qui a ce droit.",
        "دوركم لا يسمح بهذه العملية.", "اطلبوا ذلك من شخص يملك هذا الحق.";
    /// A change asked for by another site.
    CrossSite = "cross_site", FORBIDDEN, "Demande venue d’un autre site",
        "La demande vient d’un autre site et a été refusée par précaution.", "Revenez sur la page du service et recommencez.",
        "ورد الطلب من موقع آخر فرُفض من باب الاحتياط.", "عودوا إلى صفحة الخدمة وأعيدوا المحاولة.";

    /// No such dossier, or not for this contact point: the two are never told apart.
    DossierUnknown = "dossier_unknown", NOT_FOUND, "Dossier introuvable",
        "Ce dossier est introuvable.", "Vérifiez le numéro.",
        "لم يتم العثور على هذا الملف.", "تحققوا من الرقم.";
    /// The id was used by another contact point.
    BelongsElsewhere = "belongs_elsewhere", CONFLICT, "Identifiant déjà utilisé",
        "Cet identifiant de dossier est déjà utilisé.", "Créez le dossier avec un nouvel identifiant.",
        "معرّف الملف هذا مستعمل من قبل.", "أنشئوا الملف بمعرّف جديد.";
    /// No such scan, or its bytes have not come.
    ScanUnknown = "scan_unknown", NOT_FOUND, "Fichier introuvable",
        "Ce fichier n’est pas dans le dossier, ou n’est pas encore arrivé.", "Actualisez le dossier.",
        "هذا الملف الرقمي غير موجود في الملف أو لم يصل بعد.", "حدّثوا الملف.";
    /// No such page, or it has not been read.
    PageUnknown = "page_unknown", NOT_FOUND, "Page introuvable",
        "Cette page n’existe pas, ou son image n’est pas encore prête.", "Actualisez le dossier dans un instant.",
        "هذه الصفحة غير موجودة أو أن صورتها ليست جاهزة بعد.", "حدّثوا الملف بعد لحظة.";
    /// The manifest's positions are not 1, 2, 3..., or it is empty, or holds a broken fingerprint.
    BadManifest = "bad_manifest", UNPROCESSABLE_ENTITY, "Liste des fichiers invalide",
        "La liste des fichiers du dossier est vide, trop longue, ou comporte une erreur.", "Numérotez les fichiers à partir de 1, avec leur empreinte et leur taille.",
        "لائحة ملفات المسح فارغة أو طويلة جدا أو بها خطأ.", "رقّموا الملفات ابتداء من 1 مع بصمة كل ملف وحجمه.";
    /// Other bytes lie at this position already.
    PositionTaken = "position_taken", CONFLICT, "Un autre fichier est déjà là",
        "Un autre fichier a déjà été reçu à cette place.", "Envoyez celui-ci à une autre place.",
        "سبق استلام ملف آخر في هذا الموضع.", "أرسلوا هذا الملف في موضع آخر.";
    /// The scan is not the one that the manifest names at this position.
    NotInManifest = "not_in_manifest", CONFLICT, "Fichier non annoncé",
        "Ce fichier n’est pas celui que la liste du dossier annonce à cette place.", "Corrigez la liste, ou envoyez le bon fichier.",
        "هذا الملف ليس هو المعلن عنه في هذا الموضع من اللائحة.", "صححوا اللائحة أو أرسلوا الملف الصحيح.";
    /// The dossier is closed to new scans.
    DossierComplete = "dossier_complete", CONFLICT, "Dossier fermé",
        "Le dossier est complet et ne reçoit plus de fichiers.", "Créez un nouveau dossier.",
        "الملف مكتمل ولم يعد يستقبل ملفات.", "أنشئوا ملفا جديدا.";
    /// `Content-SHA256` is missing or is not 64 hexadecimal digits.
    HashMissing = "hash_missing", BAD_REQUEST, "Empreinte absente",
        "L’empreinte SHA-256 du fichier manque ou n’est pas lisible.", "Envoyez l’en-tête Content-SHA256 (64 chiffres hexadécimaux).",
        "بصمة SHA-256 للملف غائبة أو غير مقروءة.", "أرسلوا الترويسة Content-SHA256 (64 رقما ست عشريا).";
    /// The bytes that came are not those that were announced.
    HashMismatch = "hash_mismatch", UNPROCESSABLE_ENTITY, "Fichier abîmé en route",
        "Le fichier reçu n’est pas identique au fichier envoyé.", "Renvoyez le même fichier.",
        "الملف المستلم لا يطابق الملف المرسل.", "أعيدوا إرسال الملف نفسه.";
    /// No bytes.
    Empty = "empty", UNPROCESSABLE_ENTITY, "Fichier vide",
        "Le fichier est vide.", "Numérisez de nouveau la page.",
        "الملف فارغ.", "أعيدوا مسح الصفحة.";
    /// Over 25 MB.
    TooLarge = "too_large", PAYLOAD_TOO_LARGE, "Fichier trop volumineux",
        "Le fichier dépasse 25 Mo.", "Numérisez à 200 ou 300 points par pouce, ou en plusieurs fichiers.",
        "حجم الملف يفوق 25 ميغابايت.", "امسحوا بدقة 200 أو 300 نقطة في البوصة أو في عدة ملفات.";
    /// Not an image or document that can be read here.
    UnsupportedMedia = "unsupported_media", UNSUPPORTED_MEDIA_TYPE, "Type de fichier refusé",
        "Ce fichier n’est ni JPEG, ni PNG, ni TIFF, ni WebP, ni HEIC, ni PDF, ou d’une sorte qui ne se lit pas ici.", "Numérisez ou photographiez la page en JPEG ou en PDF.",
        "هذا الملف ليس من نوع JPEG أو PNG أو TIFF أو WebP أو HEIC أو PDF، أو لا يمكن قراءته هنا.", "امسحوا الصفحة أو صوروها بصيغة JPEG أو PDF.";
    /// The file ends before it should.
    Truncated = "truncated", UNPROCESSABLE_ENTITY, "Fichier incomplet",
        "Le fichier s’arrête avant sa fin.", "Numérisez ou envoyez-le de nouveau.",
        "الملف مقطوع قبل نهايته.", "أعيدوا مسحه أو إرساله.";
    /// A PDF that asks for a password.
    Encrypted = "encrypted", UNPROCESSABLE_ENTITY, "Fichier protégé",
        "Ce PDF est protégé par un mot de passe.", "Enregistrez-le sans mot de passe.",
        "ملف PDF هذا محمي بكلمة مرور.", "احفظوه بدون كلمة مرور.";
    /// More pixels than are decoded.
    TooManyPixels = "too_many_pixels", UNPROCESSABLE_ENTITY, "Image trop grande",
        "L’image compte trop de points.", "Numérisez à 200 ou 300 points par pouce.",
        "عدد نقاط الصورة كبير جدا.", "امسحوا بدقة 200 أو 300 نقطة في البوصة.";

    /// A sealed page cannot be opened.
    SealBroken = "seal_broken", UNPROCESSABLE_ENTITY, "Fichier scellé illisible",
        "Ce fichier a été scellé sur l’appareil et ne peut pas être ouvert ici.", "Reprenez la page à partir du papier, et prévenez le support.",
        "خُتم هذا الملف على الجهاز ولا يمكن فتحه هنا.", "أعيدوا مسح الصفحة من الورق وأخبروا مصلحة الدعم.";
    /// No such upload on this machine.
    UploadUnknown = "upload_unknown", NOT_FOUND, "Envoi introuvable",
        "Cet envoi est terminé, oublié, ou a commencé ailleurs.", "Recommencez l’envoi du fichier.",
        "هذا الإرسال انتهى أو نُسي أو بدأ في مكان آخر.", "أعيدوا إرسال الملف الرقمي من البداية.";
    /// The piece does not go on where the upload stands.
    OffsetWrong = "offset_wrong", CONFLICT, "Envoi décalé",
        "Ce morceau ne suit pas ce qui est déjà arrivé.", "Demandez où en est l’envoi, puis continuez à partir de là.",
        "هذا الجزء لا يتبع ما وصل من قبل.", "اسألوا عن موضع الإرسال ثم تابعوا منه.";
    /// Another version of tus, or none.
    TusVersion = "tus_version", PRECONDITION_FAILED, "Version du protocole inconnue",
        "L’envoi par morceaux parle la version 1.0.0 de tus.", "Envoyez l’en-tête Tus-Resumable: 1.0.0.",
        "الإرسال المجزأ يستعمل الإصدار 1.0.0 من tus.", "أرسلوا الترويسة Tus-Resumable: 1.0.0.";

    /// The dossier's state does not allow this.
    WrongState = "wrong_state", CONFLICT, "Impossible à cette étape",
        "L’état actuel du dossier ne permet pas cette action.", "Actualisez le dossier.",
        "حالة الملف الحالية لا تسمح بهذه العملية.", "حدّثوا الملف.";
    /// Another reviewer holds it.
    HeldByAnother = "held_by_another", CONFLICT, "Dossier pris par une autre personne",
        "Une autre personne traite ce dossier.", "Prenez le dossier suivant.",
        "شخص آخر يعالج هذا الملف.", "خذوا الملف الموالي.";
    /// The lease ran out, was given back, or another one took its place.
    LeaseLost = "lease_lost", CONFLICT, "Dossier rendu à la liste",
        "Vous ne tenez plus ce dossier. Ce que vous avez déjà enregistré est gardé.", "Reprenez-le dans la liste de travail.",
        "لم يعد هذا الملف بين أيديكم. ما سجلتموه محفوظ.", "خذوه من جديد من لائحة العمل.";
    /// The name is somebody's already.
    NameTaken = "name_taken", CONFLICT, "Nom déjà pris",
        "Une autre personne se connecte déjà sous ce nom.", "Choisissez un autre nom.",
        "هذا الاسم مستعمل من طرف شخص آخر.", "اختاروا اسما آخر.";
    /// No such person.
    PersonUnknown = "person_unknown", NOT_FOUND, "Personne introuvable",
        "Cette personne est introuvable.", "Actualisez la liste.",
        "لم يتم العثور على هذا الشخص.", "حدّثوا اللائحة.";
    /// Nobody changes what they may do themselves.
    OwnAccount = "own_account", CONFLICT, "Votre propre compte",
        "Vous ne pouvez pas changer votre propre compte.", "Demandez à une autre personne qui administre.",
        "لا يمكنكم تغيير حسابكم الخاص.", "اطلبوا ذلك من شخص آخر مكلف بالإدارة.";
    /// The scan bears medical codes, which the person may not see, or has not been read yet.
    MedicalOnly = "medical_only", FORBIDDEN, "Réservé au contrôle médical",
        "Ce fichier porte, ou peut porter, des codes médicaux réservés au contrôle médical.", "Consultez les pages, où ces codes sont masqués.",
        "يتضمن هذا الملف، أو قد يتضمن، رموزا طبية مخصصة للمراقبة الطبية.", "اطلعوا على الصفحات حيث تحجب هذه الرموز.";
    /// The dossier waits in a queue that the person does not work off.
    SkillMissing = "skill_missing", FORBIDDEN, "File non attribuée",
        "Ce dossier attend dans une file qui ne vous est pas confiée.", "Prenez le dossier suivant, ou voyez avec votre superviseur.",
        "هذا الملف ينتظر في صف غير مسند إليكم.", "خذوا الملف الموالي أو راجعوا المشرف.";
    /// Nothing is handed out of the queue now.
    QueueFrozen = "queue_frozen", CONFLICT, "File suspendue",
        "La file de ce dossier est suspendue.", "Prenez un dossier d’une autre file.",
        "صف هذا الملف موقوف مؤقتا.", "خذوا ملفا من صف آخر.";
    /// Only another person is given the dossier.
    AssignedToAnother = "assigned_to_another", CONFLICT, "Dossier confié à une autre personne",
        "Ce dossier est confié à une autre personne.", "Prenez le dossier suivant, ou voyez avec votre superviseur.",
        "هذا الملف مسند إلى شخص آخر.", "خذوا الملف الموالي أو راجعوا المشرف.";
    /// The dossier has come onto the screen and cannot go back as if it had not.
    AlreadyShown = "already_shown", CONFLICT, "Dossier déjà affiché",
        "Ce dossier a déjà été affiché : il ne peut pas être rendu comme non consulté.", "Reportez-le en donnant un motif.",
        "سبق عرض هذا الملف، ولا يمكن إرجاعه كأنه لم يُطلع عليه.", "أجّلوه مع ذكر السبب.";
    /// The same person may not key twice.
    KeyedAlready = "keyed_already", CONFLICT, "Déjà saisi par vous",
        "Vous avez déjà saisi ce dossier : la seconde saisie revient à une autre personne.", "Prenez le dossier suivant.",
        "سبق أن أدخلتم هذا الملف، والإدخال الثاني يعود إلى شخص آخر.", "خذوا الملف الموالي.";
    /// The second keying has not ended.
    KeyingOpen = "keying_open", CONFLICT, "Double saisie en cours",
        "La double saisie de ce dossier n’est pas terminée.", "Saisissez ou tranchez d’abord chaque champ demandé.",
        "لم ينته الإدخال المزدوج لهذا الملف.", "أدخلوا أو احسموا أولا كل خانة مطلوبة.";
    /// No second keying is asked for, or not of these fields.
    NotToBeKeyed = "not_to_be_keyed", CONFLICT, "Double saisie non demandée",
        "Les champs envoyés ne sont pas ceux de la seconde saisie.", "Rouvrez le dossier.",
        "الخانات المرسلة ليست خانات الإدخال الثاني.", "أعيدوا فتح الملف.";
    /// Too late to take the verdict back, or not for this person.
    VerdictStands = "verdict_stands", CONFLICT, "Décision maintenue",
        "Cette décision ne peut plus être annulée.", "Consultez le dossier ; prévenez un superviseur s’il faut y revenir.",
        "لم يعد من الممكن التراجع عن هذا القرار.", "اطلعوا على الملف، وأخبروا المشرف إن وجبت مراجعته.";
    /// The dossier waits in no queue.
    NotWaiting = "not_waiting", NOT_FOUND, "Dossier hors file",
        "Un des dossiers n’attend plus dans une file.", "Actualisez la liste.",
        "أحد الملفات لم يعد ينتظر في أي صف.", "حدّثوا اللائحة.";
    /// The person does not exist, is disabled, does not work off the queue, or has keyed the dossier.
    NotAssignable = "not_assignable", UNPROCESSABLE_ENTITY, "Attribution impossible",
        "Cette personne ne traite pas la file de ce dossier, ou l’a déjà saisi.", "Choisissez une autre personne.",
        "هذا الشخص لا يعالج صف هذا الملف، أو سبق أن أدخله.", "اختاروا شخصا آخر.";
    /// The dossier changed since it was looked at.
    VersionChanged = "version_changed", PRECONDITION_FAILED, "Dossier modifié entre-temps",
        "Le dossier a changé depuis que vous l’avez ouvert.", "Actualisez le dossier, puis recommencez.",
        "تغير الملف منذ أن فتحتموه.", "حدّثوا الملف ثم أعيدوا المحاولة.";
    /// A typed value does not have its field's form.
    ValueRefused = "value_refused", UNPROCESSABLE_ENTITY, "Valeur refusée",
        "Une valeur saisie n’a pas la forme attendue pour son champ.", "Corrigez les champs signalés.",
        "إحدى القيم المدخلة ليست بالشكل المطلوب لخانتها.", "صححوا الخانات المشار إليها.";
    /// A reason outside of the list.
    ReasonUnknown = "reason_unknown", UNPROCESSABLE_ENTITY, "Motif inconnu",
        "Le motif donné n’est pas dans la liste.", "Choisissez un motif de la liste.",
        "السبب المذكور غير وارد في اللائحة.", "اختاروا سببا من اللائحة.";
    /// The reason "other" says nothing alone.
    NoteMissing = "note_missing", UNPROCESSABLE_ENTITY, "Précision nécessaire",
        "Ce motif demande une précision écrite.", "Écrivez en une phrase ce qui manque.",
        "هذا السبب يستوجب توضيحا مكتوبا.", "اكتبوا في جملة واحدة ما ينقص.";
    /// No given-up work of this id.
    GivenUpUnknown = "given_up_unknown", NOT_FOUND, "Travail introuvable",
        "Ce travail abandonné est introuvable ; il a peut-être déjà été repris.", "Actualisez la liste.",
        "لم يتم العثور على هذا العمل المتروك، وربما تم استئنافه.", "حدّثوا اللائحة.";
}

#[cfg(test)]
mod tests {
    use super::Code;
    use std::collections::BTreeSet;

    #[test]
    fn every_refusal_is_told_in_both_languages() {
        let arabic = |text: &str| text.chars().any(|c| ('\u{0600}'..='\u{06FF}').contains(&c));
        for code in Code::ALL {
            let text = code.text();
            assert!(text.detail_fr.len() > 10 && text.todo_fr.len() > 10, "{}", code.name());
            assert!(arabic(text.detail_ar) && arabic(text.todo_ar), "{}", code.name());
            assert!(code.status().is_client_error() || code.status().is_server_error(), "{}", code.name());
        }
    }

    #[test]
    fn names_are_unique() {
        assert_eq!(Code::ALL.iter().map(|code| code.name()).collect::<BTreeSet<_>>().len(), Code::ALL.len());
    }
}
