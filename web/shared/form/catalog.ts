// What the form asks for: kind, section and name of every field key (contract.md, "Field keys and values").
import { fill, type Locale } from "../text/translate";

/** How a value is shown, typed and checked. `length` counts characters without blanks. */
export type Kind =
  | { type: "digits"; length?: number; check?: "ean13" | "ice" }
  | { type: "cin" }
  | { type: "date" }
  | { type: "amount" }
  | { type: "count" }
  | { type: "cotation" }
  | { type: "number" }
  | { type: "text" }
  | { type: "choice"; options: readonly string[] }
  | { type: "several"; options: readonly string[] };

const SECTIONS = ["insured", "beneficiary", "care", "signatures", "acts", "paramedical", "diagnostics", "dispensations", "uncovered", "invoices", "prescriptions", "medicines", "office"] as const;

/** A part of the dossier under one heading. */
export type Section = (typeof SECTIONS)[number];

/** One field as the screens know it. */
export interface Field {
  key: string;
  section: Section;
  kind: Kind;
  /** Row of its table, from 0; absent where it is in none. */
  row?: number;
  /** Whether an accepted dossier must have it (contract.md, "Needed fields"). */
  needed: boolean;
}

const INPE: Kind = { type: "digits", length: 9 };
const YES_NO: Kind = { type: "choice", options: ["true", "false"] };

type Entry = readonly [section: Section, kind: Kind, fr: string, ar: string];

/** Fields that stand once on the form, in the order in which a person reads it. */
const SINGLE: Readonly<Record<string, Entry>> = {
  insured_full_name: ["insured", { type: "text" }, "Nom de l’assuré", "اسم المؤمن له"],
  insured_immatriculation: ["insured", { type: "digits", length: 9 }, "N° d’immatriculation", "رقم التسجيل"],
  insured_cin: ["insured", { type: "cin" }, "CIN de l’assuré", "رقم بطاقة المؤمن له"],
  insured_address: ["insured", { type: "text" }, "Adresse", "العنوان"],
  total_amount: ["insured", { type: "amount" }, "Total des frais", "مجموع المصاريف"],
  attachment_count: ["insured", { type: "count" }, "Nombre de pièces", "عدد الوثائق"],
  beneficiary_relation: ["beneficiary", { type: "choice", options: ["self", "spouse", "child"] }, "Lien avec l’assuré", "صلة القرابة"],
  beneficiary_full_name: ["beneficiary", { type: "text" }, "Nom du bénéficiaire", "اسم المستفيد"],
  beneficiary_birth_date: ["beneficiary", { type: "date" }, "Date de naissance", "تاريخ الازدياد"],
  beneficiary_cin: ["beneficiary", { type: "cin" }, "CIN du bénéficiaire", "رقم بطاقة المستفيد"],
  beneficiary_sex: ["beneficiary", { type: "choice", options: ["M", "F"] }, "Sexe", "الجنس"],
  request_kind: ["care", { type: "choice", options: ["execution", "prior_agreement"] }, "Nature de la demande", "نوع الطلب"],
  care_type: ["care", { type: "several", options: ["accident", "hospitalisation", "illness", "maternity"] }, "Type de soins", "نوع العلاجات"],
  physician_inpe: ["care", INPE, "INPE du médecin", "رقم INPE للطبيب"],
  facility_inpe: ["care", INPE, "INPE de l’établissement", "رقم INPE للمؤسسة"],
  insured_signature_present: ["signatures", YES_NO, "Signature de l’assuré", "توقيع المؤمن له"],
  insured_signed_date: ["signatures", { type: "date" }, "Signé par l’assuré le", "تاريخ توقيع المؤمن له"],
  insured_signed_place: ["signatures", { type: "text" }, "Lieu (assuré)", "مكان توقيع المؤمن له"],
  physician_signature_present: ["signatures", YES_NO, "Signature ou cachet du médecin", "توقيع أو خاتم الطبيب"],
  physician_signed_date: ["signatures", { type: "date" }, "Signé par le médecin le", "تاريخ توقيع الطبيب"],
  physician_signed_place: ["signatures", { type: "text" }, "Lieu (médecin)", "مكان توقيع الطبيب"],
  dossier_number: ["office", { type: "digits" }, "N° de dossier", "رقم الملف"],
  deposit_date: ["office", { type: "date" }, "Date de dépôt", "تاريخ الإيداع"],
  agent_id: ["office", { type: "text" }, "Agent", "رمز العون"],
};

type Column = readonly [kind: Kind, fr: string, ar: string];

const DATE: Column = [{ type: "date" }, "Date", "التاريخ"];
const CODE: Column = [{ type: "number" }, "Code", "الرمز"];
const COTATION: Column = [{ type: "cotation" }, "Cotation", "الترميز"];
const AMOUNT: Column = [{ type: "amount" }, "Montant", "المبلغ"];
const PROVIDER: Column = [INPE, "INPE", "رقم INPE"];

/** Tables of the form, and what is listed from attachments, with their columns from left to right. */
const TABLES: Readonly<Partial<Record<Section, { row: readonly [fr: string, ar: string]; columns: Readonly<Record<string, Column>> }>>> = {
  acts: { row: ["Acte {n}", "عمل {n}"], columns: { date: DATE, code: CODE, cotation: COTATION, icd10: [{ type: "number" }, "CIM-10", "ICD-10"], amount: AMOUNT } },
  paramedical: {
    row: ["Paramédical {n}", "شبه طبي {n}"],
    columns: { date: DATE, code: CODE, cotation: COTATION, count: [{ type: "count" }, "Nombre", "العدد"], amount: AMOUNT, inpe: PROVIDER },
  },
  diagnostics: { row: ["Analyse ou radio {n}", "تحليل أو أشعة {n}"], columns: { date: DATE, code: CODE, cotation: COTATION, amount: AMOUNT, inpe: PROVIDER } },
  dispensations: { row: ["Pharmacie {n}", "صيدلية {n}"], columns: { date: DATE, amount: AMOUNT, inpe: PROVIDER } },
  uncovered: {
    row: ["Non couvert {n}", "غير مغطى {n}"],
    columns: {
      nature: [{ type: "text" }, "Nature", "النوع"],
      quantity: [{ type: "count" }, "Quantité", "الكمية"],
      unit_price: [{ type: "amount" }, "Prix unitaire", "ثمن الوحدة"],
      total: [{ type: "amount" }, "Total", "المجموع"],
    },
  },
  invoices: {
    row: ["Facture {n}", "فاتورة {n}"],
    columns: { number: [{ type: "number" }, "Numéro", "الرقم"], date: DATE, total: [{ type: "amount" }, "Total", "المجموع"], ice: [{ type: "digits", length: 15, check: "ice" }, "ICE", "ICE"] },
  },
  prescriptions: { row: ["Ordonnance {n}", "وصفة {n}"], columns: { date: DATE } },
  medicines: { row: ["Médicament {n}", "دواء {n}"], columns: { ean13: [{ type: "digits", length: 13, check: "ean13" }, "Code EAN", "رمز EAN"] } },
};

const SECTION_NAMES: Readonly<Record<Section, readonly [fr: string, ar: string]>> = {
  insured: ["Assuré", "المؤمن له"],
  beneficiary: ["Bénéficiaire", "المستفيد"],
  care: ["Soins", "العلاجات"],
  signatures: ["Signatures", "التوقيعات"],
  acts: ["Actes", "الأعمال الطبية"],
  paramedical: ["Actes paramédicaux", "الأعمال شبه الطبية"],
  diagnostics: ["Analyses et radiologie", "التحاليل والأشعة"],
  dispensations: ["Pharmacie et fournitures", "الصيدلية واللوازم"],
  uncovered: ["Prestations non couvertes", "خدمات غير مغطاة"],
  invoices: ["Factures", "الفواتير"],
  prescriptions: ["Ordonnances", "الوصفات"],
  medicines: ["Médicaments", "الأدوية"],
  office: ["Cadre du point de contact", "خاص بنقطة الاتصال"],
};

const OPTION_NAMES: Readonly<Record<string, readonly [fr: string, ar: string]>> = {
  self: ["Assuré lui-même", "المؤمن له نفسه"],
  spouse: ["Conjoint", "الزوج"],
  child: ["Enfant", "الطفل"],
  M: ["Masculin", "ذكر"],
  F: ["Féminin", "أنثى"],
  execution: ["Exécution", "تنفيذ"],
  prior_agreement: ["Entente préalable", "موافقة مسبقة"],
  accident: ["Accident", "حادث"],
  hospitalisation: ["Hospitalisation", "استشفاء"],
  illness: ["Maladie", "مرض"],
  maternity: ["Maternité", "أمومة"],
  true: ["Présente", "موجود"],
  false: ["Absente", "غير موجود"],
};

const TABLE_KEY = /^([a-z]+)\[(\d+)\]\.([a-z0-9_]+)$/;

const pick = (names: readonly [fr: string, ar: string], locale: Locale): string => names[locale === "fr" ? 0 : 1];

function cell(key: string): { section: Section; row: number; column: string; entry: Column; table: NonNullable<(typeof TABLES)[Section]> } | undefined {
  const parts = TABLE_KEY.exec(key);
  const section = SECTIONS.find((name) => name === parts?.[1]);
  const table = section && TABLES[section];
  const column = parts?.[3];
  if (!parts || !section || !table || !column || !Object.hasOwn(table.columns, column)) return undefined;
  return { section, row: Number(parts[2]), column, entry: table.columns[column]!, table };
}

/** What is known of a field key. One that a later server knows and this screen does not is shown as free text. */
export function field(key: string): Field {
  const single = Object.hasOwn(SINGLE, key) ? SINGLE[key] : undefined;
  if (single) return { key, section: single[0], kind: single[1], needed: needed(key) };
  const at = cell(key);
  if (at) return { key, section: at.section, kind: at.entry[0], row: at.row, needed: needed(key) };
  return { key, section: "office", kind: { type: "text" }, needed: false };
}

/** Whether an accepted dossier must have this field. */
function needed(key: string): boolean {
  const at = cell(key);
  if (at) return at.section !== "prescriptions" && at.column !== "code" && at.column !== "icd10";
  return !(["insured_address", "dossier_number", "deposit_date", "agent_id"].includes(key) || key.endsWith("_signed_place"));
}

/** The name of a field without its row, for a label under the row's heading. */
export function columnName(key: string, locale: Locale): string {
  const single = Object.hasOwn(SINGLE, key) ? SINGLE[key] : undefined;
  if (single) return single[locale === "fr" ? 2 : 3];
  const at = cell(key);
  return at ? at.entry[locale === "fr" ? 1 : 2] : key;
}

/** The name of a table's row: `Acte 2`. */
export function rowName(section: Section, row: number, locale: Locale): string {
  const table = TABLES[section];
  return table ? fill(pick(table.row, locale), { n: row + 1 }) : "";
}

/** The whole name of a field, to stand by itself: `Acte 2 · Montant`. */
export function fieldName(key: string, locale: Locale): string {
  const at = cell(key);
  return at ? `${rowName(at.section, at.row, locale)} · ${columnName(key, locale)}` : columnName(key, locale);
}

export const sectionName = (section: Section, locale: Locale): string => pick(SECTION_NAMES[section], locale);

/** The keys of a section's next row after `rows` rows, or of all its fields where it is no table. */
export function keysToAdd(section: Section, rows: number): string[] {
  const table = TABLES[section];
  if (table) return Object.keys(table.columns).map((column) => `${section}[${rows}].${column}`);
  return SINGLE_ORDER.filter((key) => SINGLE[key]![0] === section);
}

/** The name of one option of a choice. */
export const optionName = (option: string, locale: Locale): string => (OPTION_NAMES[option] ? pick(OPTION_NAMES[option], locale) : option);

/** Sorts by section, then row, then column as on the paper. */
export function byPlaceOnForm(a: string, b: string): number {
  return place(a) - place(b) || a.localeCompare(b, "en");
}

const SINGLE_ORDER = Object.keys(SINGLE);

function place(key: string): number {
  const at = cell(key);
  const section = SECTIONS.indexOf(field(key).section) * 1e6;
  if (at) return section + at.row * 100 + Object.keys(at.table.columns).indexOf(at.column);
  const single = SINGLE_ORDER.indexOf(key);
  return section + (single < 0 ? 999_999 : single);
}
