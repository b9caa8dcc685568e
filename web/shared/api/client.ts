// provisional transport, replaced by openapi-fetch over the generated schema
import type { Correction, DossierDetail, DossierSummary, GivenUp, Lease, LedgerLine, ManifestScan, Me, Place, WorklistPage } from "./model";
import { OFFLINE, refusal, type Answer } from "./result";

const ROOT = "/api/v1";

async function ask<Value>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer<Value>> {
  try {
    const response = await fetch(ROOT + path, {
      method,
      headers: { Accept: "application/json", ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      credentials: "same-origin",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    const text = await response.text();
    const parsed: unknown = text === "" ? undefined : JSON.parse(text);
    return response.ok ? { ok: true, value: parsed as Value } : { ok: false, refusal: refusal(response.status, parsed, response.headers.get("Retry-After")) };
  } catch {
    return { ok: false, refusal: OFFLINE };
  }
}

export const api = {
  me: () => ask<Me>("GET", "/me"),
  createDossier: (id: string) => ask<DossierSummary>("PUT", `/dossiers/${id}`, {}),
  putManifest: (id: string, scans: ManifestScan[]) => ask<DossierSummary>("PUT", `/dossiers/${id}/manifest`, { scans }),
  dossiers: (query: { state?: string; cursor?: string; limit?: number }) => ask<{ items: DossierSummary[]; next_cursor: string | null }>("GET", `/dossiers?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`),
  dossier: (id: string) => ask<DossierDetail>("GET", `/dossiers/${id}`),
  worklist: (query: { cursor?: string; limit?: number }) => ask<WorklistPage>("GET", `/worklist?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`),
  takeNext: () => ask<{ dossier: DossierDetail; lease: Lease } | undefined>("POST", "/worklist/next"),
  take: (id: string) => ask<{ dossier: DossierDetail; lease: Lease }>("POST", `/dossiers/${id}/lease`),
  keep: (id: string, token: string) => ask<{ expires_at: string }>("PUT", `/dossiers/${id}/lease`, { token }),
  release: (id: string, token: string) => ask<undefined>("DELETE", `/dossiers/${id}/lease`, { token }),
  correct: (id: string, token: string, corrections: Correction[]) => ask<DossierDetail>("PUT", `/dossiers/${id}/corrections`, { token, corrections }),
  accept: (id: string, token: string, corrections: Correction[]) => ask<DossierSummary>("POST", `/dossiers/${id}/accept`, { token, corrections }),
  sendBack: (id: string, token: string, why: { reason: string; note: string | null; page: number | null; place: Place | null }) => ask<DossierSummary>("POST", `/dossiers/${id}/return`, { token, ...why }),
  reject: (id: string, token: string, why: { reason: string; note: string | null }) => ask<DossierSummary>("POST", `/dossiers/${id}/reject`, { token, ...why }),
  givenUp: () => ask<{ items: GivenUp[] }>("GET", "/given-up"),
  retry: (id: string) => ask<undefined>("POST", `/given-up/${id}/retry`),
  ledger: () => ask<{ lines: LedgerLine[] }>("GET", "/ledger"),
};

/** Where the upright picture of a page is. */
export const pageImage = (id: string, index: number): string => `${ROOT}/dossiers/${id}/pages/${index}/image`;

/** Where a scan's bytes go. */
export const scanAddress = (id: string, position: number): string => `${ROOT}/dossiers/${id}/scans/${position}`;
