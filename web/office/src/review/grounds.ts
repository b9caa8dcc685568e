// What speaks for and against somebody whom the registry knows.
import { tables } from "../../../shared/text/translate";

export const groundNames = tables(
  {
    "number.yes": "même numéro", "number.no": "chiffres différents",
    "cin.yes": "même CIN", "cin.no": "autre CIN",
    "name.yes": "même nom", "name.no": "autre nom",
    "birth.yes": "même date de naissance", "birth.no": "autre date de naissance",
    "rights.yes": "droits ouverts", "rights.no": "droits fermés ce jour-là",
    "relation.yes": "lien coché", "relation.no": "autre lien",
    "active.yes": "en activité", "active.no": "n’exerce plus",
  },
  {
    "number.yes": "نفس الرقم", "number.no": "أرقام مختلفة",
    "cin.yes": "نفس البطاقة", "cin.no": "بطاقة أخرى",
    "name.yes": "نفس الاسم", "name.no": "اسم آخر",
    "birth.yes": "نفس تاريخ الازدياد", "birth.no": "تاريخ ازدياد آخر",
    "rights.yes": "حقوق مفتوحة", "rights.no": "حقوق مغلقة ذلك اليوم",
    "relation.yes": "الصلة المؤشر عليها", "relation.no": "صلة أخرى",
    "active.yes": "يزاول", "active.no": "لم يعد يزاول",
  },
);

/** Schemes, relations and kinds of providers. */
export const detailNames = tables(
  {
    employee: "Salarié", tns: "Travailleur non salarié", tadamon: "AMO Tadamon", achamil: "AMO Achamil", pensioner: "Pensionné", spouse: "Conjoint", child: "Enfant",
    physician: "Médecin", facility: "Établissement", pharmacy: "Pharmacie", laboratory: "Laboratoire", radiology: "Radiologie", paramedical: "Paramédical", supplier: "Fournisseur",
  },
  {
    employee: "أجير", tns: "عامل غير أجير", tadamon: "أمو تضامن", achamil: "أمو الشامل", pensioner: "متقاعد", spouse: "زوج", child: "طفل",
    physician: "طبيب", facility: "مؤسسة", pharmacy: "صيدلية", laboratory: "مختبر", radiology: "أشعة", paramedical: "شبه طبي", supplier: "مورد",
  },
);
