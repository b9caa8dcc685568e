// The sum of the rows held against the total, as it stands while one types.
import { check, type Review } from "./model";

/** Tables whose amounts add up to the total (contract.md). */
const SUMMED = /^(acts|paramedical|diagnostics|dispensations)\[\d+\]\.amount$/;

/** In centimes. */
export interface Sum {
  rows: number;
  total: number;
}

/** The two sides; nothing where one of them is not known. */
export function sum(review: Review): Sum | null {
  const amounts = review.entries.filter((entry) => SUMMED.test(entry.field.key) && entry.text !== "").map((entry) => centimes(check(entry)));
  const total = review.entries.find((entry) => entry.field.key === "total_amount");
  const asked = total === undefined ? null : centimes(check(total));
  if (asked === null || amounts.length === 0 || amounts.includes(null)) return null;
  return { rows: amounts.reduce<number>((all, one) => all + (one ?? 0), 0), total: asked };
}

function centimes(typed: ReturnType<typeof check>): number | null {
  const parts = typed.ok ? /^(\d+)\.(\d{2})$/.exec(typed.value) : null;
  return parts ? Number(parts[1]) * 100 + Number(parts[2]) : null;
}

/** Centimes as the contract writes them. */
export const written = (n: number): string => `${n < 0 ? "-" : ""}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, "0")}`;
