"""Names of places, cities and specialities as bilingual letterheads print them."""
from house import House

PLACES = {
    "Al Amal": "الأمل", "Al Firdaous": "الفردوس", "Annakhil": "النخيل", "Essalam": "السلام", "Ibn Rochd": "ابن رشد", "Ibn Sina": "ابن سينا", "Les Iris": "السوسن", "Les Palmiers": "النخيل", "du Centre": "المركز", "de la Gare": "المحطة",
    "du Marché": "السوق", "El Fath": "الفتح", "Al Qods": "القدس", "Atlas": "الأطلس", "Zerktouni": "الزرقطوني", "Moulay Youssef": "مولاي يوسف", "de la Paix": "السلام", "Al Massira": "المسيرة", "Errahma": "الرحمة", "du Parc": "الحديقة",
    "Assalam": "السلام", "Al Andalous": "الأندلس", "Riad": "الرياض", "de l'Avenir": "المستقبل", "Oasis": "الواحة", "El Wifaq": "الوفاق", "Bab Doukkala": "باب دكالة", "des Facultés": "الكليات", "du Soleil": "الشمس", "La Colline": "الربوة",
    "Sidi Moumen": "سيدي مومن", "Ain Chifa": "عين الشفاء", "Nakhla": "النخلة", "Averroès": "ابن رشد", "Toubkal": "توبقال", "du Littoral": "الساحل",
}
CITIES = {
    "Rabat": "الرباط", "Salé": "سلا", "Casablanca": "الدار البيضاء", "Fès": "فاس", "Meknès": "مكناس", "Tanger": "طنجة", "Tétouan": "تطوان", "Agadir": "أكادير", "Marrakech": "مراكش", "Oujda": "وجدة", "Kénitra": "القنيطرة",
    "Safi": "آسفي", "Larache": "العرائش", "Taza": "تازة", "Settat": "سطات", "Berkane": "بركان", "Chefchaouen": "شفشاون", "Azilal": "أزيلال",
}
KINDS = {"pharmacy": "صيدلية", "laboratory": "مختبر", "radiology": "مركز الأشعة", "facility": "مصحة", "paramedical": "عيادة الترويض", "supplier": "بصريات"}
SPECIALITIES = {
    "Médecine générale": "الطب العام", "Cardiologie": "أخصائي أمراض القلب والشرايين", "Pédiatrie": "أخصائي طب الأطفال والرضع", "Rhumatologie": "أخصائي أمراض العظام والمفاصل", "Endocrinologie": "أخصائي أمراض الغدد والسكري",
    "Gynécologie": "أخصائي أمراض النساء والتوليد", "Ophtalmologie": "أخصائي أمراض العيون", "Urologie": "أخصائي جراحة المسالك البولية", "Dermatologie": "أخصائي أمراض الجلد", "Neurologie": "أخصائي أمراض الدماغ والأعصاب",
    "Pneumologie": "أخصائي أمراض الصدر", "O.R.L.": "أخصائي الأنف والأذن والحنجرة",
}
WORK = {
    "pharmacy": "أدوية - مواد التجميل", "laboratory": "التحاليل الطبية", "radiology": "الفحص بالصدى والسكانير", "facility": "جراحة - ولادة - إنعاش", "paramedical": "الترويض الطبي والتدليك", "supplier": "نظارات وعدسات",
}


def block(h: House) -> list[str]:
    """Name, trade and city of an issuer."""
    city = CITIES.get(h.seller.city, "المغرب")
    if h.kind == "physician":
        return ["عيادة طبية", SPECIALITIES.get(h.seller.speciality, "طبيب أخصائي"), city]
    place = next((arabic for french, arabic in PLACES.items() if h.seller.name.endswith(french)), "")
    return [f"{KINDS.get(h.kind, h.arabic)} {place}".strip(), WORK.get(h.kind, h.arabic), city]
