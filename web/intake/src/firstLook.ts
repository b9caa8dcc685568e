// The checks of a first look, in the order in which a clerk asks.
import type { CounterVerdict } from "../../shared/api/model";

/** One check and its outcome: `unsure` asks the clerk to look, and `no` to mend. */
export type Check = `${"form" | "signature" | "stamp" | "number"}.${"yes" | "no" | "unsure"}` | "again.no";

/** What a verdict says, check by check. What could not be seen is not a check. */
export function checks(verdict: CounterVerdict): Check[] {
  const found = new Set(verdict.pages.map((page) => page.document_type));
  const has = (code: string): boolean => verdict.findings.some((finding) => finding.code === code);
  const list: Check[] = [];
  const first = found.has("claim_form_p1");
  list.push(!first ? "form.no" : has("form_page_missing") ? "form.unsure" : "form.yes");
  if (verdict.insured_signed !== null) list.push(verdict.insured_signed ? "signature.yes" : "signature.no");
  if (verdict.physician_signed !== null) list.push(verdict.physician_signed ? "stamp.yes" : "stamp.no");
  if (first) list.push(verdict.number_known === null ? "number.unsure" : verdict.number_known ? "number.yes" : "number.no");
  if (verdict.handed_in_before.length > 0) list.push("again.no");
  return list;
}
