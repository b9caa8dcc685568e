// An answer of the server, or why there is none. Nothing here throws: a refusal is a value that the screen shows.

/** A refusal: the server's problem+json, or `offline` where no answer came. */
export interface Refusal {
  code: string;
  /** HTTP status; 0 where no answer came. */
  status: number;
  detail: { fr: string; ar: string };
  todo: { fr: string; ar: string };
  /** To tell support; empty where no answer came. */
  requestId: string;
  /** What is wrong with single fields, where fields are concerned. */
  fields: readonly { key: string; fr: string; ar: string }[];
  /** Seconds after which the server asks to be called again. */
  retryAfter?: number;
}

export type Answer<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

/** No answer at all: cut line, stopped server, wrong name. */
export const OFFLINE: Refusal = { code: "offline", status: 0, detail: { fr: "", ar: "" }, todo: { fr: "", ar: "" }, requestId: "", fields: [] };

/** Whether the same request may succeed later without anyone changing it. */
export function isPassing(refusal: Refusal): boolean {
  return refusal.status === 0 || refusal.status === 408 || refusal.status === 429 || refusal.status >= 500 || refusal.code === "hash_mismatch";
}

/** Reads a refusal from an answer's status and body; a body that is no problem+json (a proxy's page) is told by its status alone. */
export function refusal(status: number, body: unknown, retryAfter: string | null): Refusal {
  const problem = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string): string => (typeof problem[name] === "string" ? problem[name] : "");
  const seconds = Number(retryAfter);
  return {
    code: text("code") || `http_${status}`,
    status,
    detail: { fr: text("detail_fr"), ar: text("detail_ar") },
    todo: { fr: text("todo_fr"), ar: text("todo_ar") },
    requestId: text("request_id"),
    fields: refusedFields(problem["fields"]),
    ...(retryAfter !== null && Number.isFinite(seconds) ? { retryAfter: seconds } : {}),
  };
}

function refusedFields(fields: unknown): Refusal["fields"] {
  if (!Array.isArray(fields)) return [];
  return (fields as Record<string, unknown>[]).map((field) => ({ key: String(field["key"]), fr: String(field["detail_fr"] ?? ""), ar: String(field["detail_ar"] ?? "") }));
}
