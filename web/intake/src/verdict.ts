// The verdict as a clerk needs it: what it is, and how it is to be taken.
import type { DossierSummary } from "../../shared/api/model";

/** One of the verdicts that the screen has words for. */
export type Verdict = "reading" | "automatic" | "manual" | "returned" | "rejected" | "awaiting" | "failed";

/** The verdict on a dossier in its present state. */
export function verdict({ state, settlement }: Pick<DossierSummary, "state" | "settlement">): Verdict {
  switch (state) {
    case "awaiting_pages":
      return "awaiting";
    case "received":
    case "reading":
      return "reading";
    case "in_worklist":
    case "in_review":
      return "manual";
    case "returned":
      return "returned";
    case "given_up":
      return "failed";
    case "settled":
    case "delivered":
      return settlement === "rejected" ? "rejected" : "automatic";
  }
}

/** Whether a receipt may be given: only when every byte is durable. */
export const hasReceipt = (dossier: Pick<DossierSummary, "received_at">): boolean => dossier.received_at !== null && dossier.received_at !== undefined;

/** Whether the counter may add scans. */
export const takesScans = (state: DossierSummary["state"]): boolean => state === "returned" || state === "awaiting_pages";
