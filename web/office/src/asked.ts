// What a person types into the one search box, told apart by its form.
import type { Search } from "../../shared/api/model";

/** A receipt number, a member's number, an identity card, or a name. */
export function asked(text: string): Pick<Search, "receipt" | "immatriculation" | "cin" | "name"> {
  const compact = text.toUpperCase().replace(/\s+/g, "");
  if (/^\d{4,6}-\d{7,}-[0-9A-Z*~$=]$/.test(compact)) return { receipt: compact };
  if (/^\d{9}$/.test(compact)) return { immatriculation: compact };
  if (/^[A-Z]{1,2}\d{4,6}$/.test(compact)) return { cin: compact };
  return text.trim() === "" ? {} : { name: text.trim() };
}
