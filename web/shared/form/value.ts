// Values as a person reads and types them, and as the contract writes them. Strict: what is ambiguous is asked, never guessed.
import type { Kind } from "./catalog";

/** Why a typed value cannot stand. */
export type Fault = "empty" | "date" | "date_unknown" | "date_year" | "amount" | "amount_ambiguous" | "digits" | "length" | "check" | "cin" | "count" | "cotation" | "choice";

/** A typed value in the contract's form, or what is wrong with it. */
export type Typed = { ok: true; value: string } | { ok: false; fault: Fault };

const good = (value: string): Typed => ({ ok: true, value });
const bad = (fault: Fault): Typed => ({ ok: false, fault });

/** A contract value as a person reads it: `14/03/1981`, `1 250,50`. */
export function shown(value: string, kind: Kind): string {
  if (kind.type === "date") {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
    return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : value;
  }
  if (kind.type === "amount") {
    const parts = /^(\d+)\.(\d{2})$/.exec(value);
    return parts ? `${grouped(parts[1]!)},${parts[2]}` : value;
  }
  return value;
}

/** A contract value as it stands in an input: as shown, but without the blanks that nobody types. */
export const editable = (value: string, kind: Kind): string => (kind.type === "amount" ? shown(value, kind).replace(/\s/g, "") : shown(value, kind));

/** Thousands apart by a no-break space. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}

/** What a person typed, in the contract's form. */
export function typed(text: string, kind: Kind): Typed {
  const trimmed = western(text).trim();
  if (trimmed === "") return bad("empty");
  switch (kind.type) {
    case "digits":
      return digits(trimmed, kind.length, kind.check);
    case "cin":
      return cin(trimmed);
    case "date":
      return date(trimmed);
    case "amount":
      return amount(trimmed);
    case "count":
      return /^\d{1,3}$/.test(trimmed) ? good(String(Number(trimmed))) : bad("count");
    case "cotation":
      return cotation(trimmed);
    case "number":
      return good(trimmed.toUpperCase().replace(/\s+/g, ""));
    case "text":
      return good(text.trim().replace(/\s+/g, " "));
    case "choice":
      return kind.options.includes(trimmed) ? good(trimmed) : bad("choice");
    case "several":
      return several(trimmed, kind.options);
  }
}

/** Arabic-Indic digits, which an Arabic keyboard may give, as Western ones. */
function western(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf)).replace(/٫/g, ",");
}

function digits(text: string, length: number | undefined, check: "ean13" | "ice" | undefined): Typed {
  const compact = text.replace(/[\s.\-]/g, "");
  if (!/^\d+$/.test(compact)) return bad("digits");
  if (length !== undefined && compact.length !== length) return bad("length");
  return check === undefined || CHECKS[check](compact) ? good(compact) : bad("check");
}

/** Check digits: EAN-13's, and the ICE's modulo 97 (domain.md section 3). */
const CHECKS = {
  ean13: (digits: string): boolean => [...digits].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0,
  ice: (digits: string): boolean => [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 0,
};

function cin(text: string): Typed {
  const compact = text.toUpperCase().replace(/[\s.\-]/g, "");
  return /^[A-Z]{1,2}\d{4,6}$/.test(compact) ? good(compact) : bad("cin");
}

/** `14031981`, `140381`, `14/3/81`, `14.03.1981`, `1981-03-14`; two-digit years are 2000 to 2099 (contract.md), and asked where that lies far ahead. */
function date(text: string): Typed {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return calendarDate(iso[3]!, iso[2]!, iso[1]!);
  const run = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  const apart = /^(\d{1,2})[\s/.\-](\d{1,2})[\s/.\-](\d{4}|\d{2})$/.exec(text);
  const parts = run ?? apart;
  return parts ? calendarDate(parts[1]!, parts[2]!, parts[3]!) : bad("date");
}

function calendarDate(day: string, month: string, year: string): Typed {
  if (year.length === 2 && Number(year) >= 60) return bad("date_year");
  const y = year.length === 2 ? 2000 + Number(year) : Number(year);
  const [m, d] = [Number(month), Number(day)];
  const when = new Date(Date.UTC(y, m - 1, d));
  const exists = when.getUTCFullYear() === y && when.getUTCMonth() === m - 1 && when.getUTCDate() === d && y >= 1900;
  return exists ? good(`${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`) : bad("date_unknown");
}

/** `1250`, `1250,5`, `1 250.50`, `1250 dh`. `1.250` could be either and is asked. */
function amount(text: string): Typed {
  const bare = text.replace(/\s*(dh|dhs|mad)\.?$/i, "");
  if (/^\d{1,3}[.,]\d{3}$/.test(bare)) return bad("amount_ambiguous");
  if (!/^\d{1,3}([\s\u00a0\u202f]\d{3})*([.,]\d{1,2})?$|^\d{1,9}([.,]\d{1,2})?$/.test(bare)) return bad("amount");
  const [whole, cents = ""] = bare.replace(/[\s\u00a0\u202f]/g, "").split(/[.,]/);
  return good(`${Number(whole)}.${cents.padEnd(2, "0")}`);
}

/** `C`, `CS`, `K20`, `b 120`: letters, then a coefficient after one blank. */
function cotation(text: string): Typed {
  const parts = /^([a-z]{1,5})\s*(\d{1,4}(?:[.,]\d{1,2})?)?$/i.exec(text);
  if (!parts) return bad("cotation");
  const letters = parts[1]!.toUpperCase();
  return good(parts[2] === undefined ? letters : `${letters} ${parts[2].replace(",", ".")}`);
}

function several(text: string, options: readonly string[]): Typed {
  const named = text.split("+");
  if (named.some((name) => !options.includes(name))) return bad("choice");
  return good(options.filter((option) => named.includes(option)).join("+"));
}

/** Whether a value is digits and Latin letters that must never be laid out from right to left. */
export const isLeftToRight = (kind: Kind): boolean => kind.type !== "text" && kind.type !== "choice" && kind.type !== "several";
