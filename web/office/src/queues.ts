// The queues in words, and what was done with them.
import type { QueueAct } from "../../shared/api/model";
import { tables, told, type Locale } from "../../shared/text/translate";

/** Names of the queues (src/review/queue.rs). */
export const queueNames = tables(
  {
    general: "Général",
    double_keying: "Double saisie",
    medical_control: "Contrôle médical",
    accidents: "Accidents",
    duplicates: "Doublons présumés",
    tns: "Centre TNS",
  },
  {
    general: "عام",
    double_keying: "إدخال مزدوج",
    medical_control: "المراقبة الطبية",
    accidents: "الحوادث",
    duplicates: "تكرار محتمل",
    tns: "مركز العمال غير الأجراء",
  },
);

/** What was done with a queue or a dossier in it. */
export const actNames = tables(
  { frozen: "suspendue", thawed: "rouverte", moved: "déplacé", assigned: "confié", prioritised: "priorité changée", referred: "orienté", postponed: "reporté", taken_over: "repris par la supervision" },
  { frozen: "توقيف", thawed: "إعادة فتح", moved: "نقل", assigned: "إسناد", prioritised: "تغيير الأولوية", referred: "توجيه", postponed: "تأجيل", taken_over: "أخذه المشرف" },
);

/** Those that a supervisor gives, the highest first. */
export const priorityNames = tables({ "9": "Avant tous les autres", "5": "Haute", "0": "Normale" }, { "9": "قبل كل الملفات", "5": "عالية", "0": "عادية" });

/** What was done, and where to or for whom. */
export function actSaid(act: QueueAct, locale: Locale): string {
  const towards = [act.to_queue ? told(queueNames, locale, act.to_queue) : "", act.priority === null ? "" : told(priorityNames, locale, String(act.priority))];
  return [told(actNames, locale, act.what), ...towards.filter((part) => part !== "")].join(" · ");
}

/** Roles of people. */
export const roleNames = tables(
  { counter: "Guichet", reviewer: "Vérification", supervisor: "Supervision", administrator: "Administration", auditor: "Audit" },
  { counter: "الشباك", reviewer: "المراجعة", supervisor: "الإشراف", administrator: "الإدارة", auditor: "التدقيق" },
);

/** What was done with people. */
export const staffActNames = tables(
  { added: "compte créé", changed: "droits changés", disabled: "compte fermé", enabled: "compte rouvert", password_reset: "mot de passe remplacé" },
  { added: "إنشاء الحساب", changed: "تغيير الصلاحيات", disabled: "إغلاق الحساب", enabled: "إعادة فتح الحساب", password_reset: "تغيير كلمة المرور" },
);

/** What is wrong with a line of a file of contact points. */
export const pointFaultNames = tables(
  { line: "colonnes attendues : code,name,city,kind", code: "code de 1 à 999999 attendu", name: "nom vide", kind: "« counter » ou « mobile » attendu", twice: "code déjà présent plus haut", too_many: "trop de lignes" },
  { line: "الأعمدة المطلوبة: code,name,city,kind", code: "المطلوب رمز من 1 إلى 999999", name: "الاسم فارغ", kind: "المطلوب counter أو mobile", twice: "الرمز موجود سابقا", too_many: "عدد الأسطر كبير جدا" },
);
