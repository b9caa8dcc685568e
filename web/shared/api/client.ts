// The server's calls, typed by its own OpenAPI document. Every one ends in an `Answer`; none throws.
import createClient from "openapi-fetch";
import type { Board, Calendar, ChangedPerson, ContactPointRow, Correction, DossierDetail, DossierList, DossierSummary, FoundDossier, GivenUpList, History, Lease, Ledger, ManifestScan, Me, NewPerson, OutboxReport, PairedPages, PairingLink, Person, Place, PointsTaken, PostponeReason, Pulse, Queue, QueueAct, RejectReason, Requeue, ReturnReason, SealingKey, Search, StaffAct, State, Suggestion, Taken, TriedOut, WorklistPage } from "./model";
import { OFFLINE, refusal, type Answer } from "./result";
import type { paths } from "./schema";

const client = createClient<paths>({ credentials: "same-origin" });

/** A call that hangs longer than this is a cut line. */
const PATIENCE = 30_000;

const signal = (): AbortSignal => AbortSignal.timeout(PATIENCE);

/** What came of a call: the body, the refusal, or that no answer came. */
async function answer<Value>(call: Promise<{ data?: unknown; error?: unknown; response: Response }>): Promise<Answer<Value>> {
  try {
    const { data, error, response } = await call;
    if (response.ok) return { ok: true, value: data as Value };
    return { ok: false, refusal: refusal(response.status, error, response.headers.get("Retry-After")) };
  } catch {
    return { ok: false, refusal: OFFLINE };
  }
}

const of = (id: string): { path: { id: string } } => ({ path: { id } });

/** A page of a list. */
export interface PageOf {
  cursor?: string;
  limit?: number;
}

export const api = {
  me: () => answer<Me>(client.GET("/api/v1/me", { signal: signal() })),

  createDossier: (id: string, queuedSeconds: number) => answer<DossierSummary>(client.PUT("/api/v1/dossiers/{id}", { params: of(id), body: { queued_seconds: queuedSeconds }, signal: signal() })),
  putManifest: (id: string, scans: ManifestScan[]) => answer<DossierSummary>(client.PUT("/api/v1/dossiers/{id}/manifest", { params: of(id), body: { scans }, signal: signal() })),
  dossiers: (query: PageOf & { state?: State }) => answer<DossierList>(client.GET("/api/v1/dossiers", { params: { query }, signal: signal() })),
  dossier: (id: string) => answer<DossierDetail>(client.GET("/api/v1/dossiers/{id}", { params: of(id), signal: signal() })),
  /** The dossier once its verdict is there; sooner where that takes too long. */
  dossierWithVerdict: (id: string) => answer<DossierDetail>(client.GET("/api/v1/dossiers/{id}", { params: { ...of(id), query: { verdict_within: 20 } }, signal: AbortSignal.timeout(2 * PATIENCE) })),

  putPreview: (id: string, position: number, of: number, bytes: Blob) =>
    answer<undefined>(
      client.PUT("/api/v1/dossiers/{id}/previews/{position}", {
        params: { path: { id, position }, query: { of } },
        body: bytes as never,
        bodySerializer: (body) => body as never,
        headers: { "Content-Type": bytes.type },
        signal: AbortSignal.timeout(2 * PATIENCE),
      }),
    ),
  sealingKey: () => answer<SealingKey>(client.GET("/api/v1/sealing-key", { signal: signal() })),
  tellOutbox: (device: string, body: OutboxReport) => answer<undefined>(client.PUT("/api/v1/devices/{device}/outbox", { params: { path: { device } }, body, signal: signal() })),

  pairPhone: (id: string) => answer<PairingLink>(client.POST("/api/v1/dossiers/{id}/pairings", { params: of(id), signal: signal() })),
  pairedPages: (id: string) => answer<PairedPages>(client.GET("/api/v1/dossiers/{id}/paired-pages", { params: of(id), signal: signal() })),
  pairedPage: (id: string, page: string) => answer<Blob>(client.GET("/api/v1/dossiers/{id}/paired-pages/{page}", { params: { path: { id, page } }, parseAs: "blob", signal: signal() })),
  dropPairedPage: (id: string, page: string) => answer<undefined>(client.DELETE("/api/v1/dossiers/{id}/paired-pages/{page}", { params: { path: { id, page } }, signal: signal() })),
  pairing: (token: string) => answer<{ expires_at: string }>(client.GET("/api/v1/pairings/{token}", { params: { path: { token } }, signal: signal() })),
  putPairedPage: (token: string, page: string, file: File) =>
    answer<undefined>(
      client.PUT("/api/v1/pairings/{token}/pages/{page}", {
        params: { path: { token, page } },
        body: file as never,
        bodySerializer: (body) => body as never,
        headers: { "Content-Type": "application/octet-stream", "Content-Disposition": `attachment; filename="${file.name.replaceAll(/[^\x20-\x7e]|"/g, "_")}"` },
        signal: AbortSignal.timeout(10 * PATIENCE),
      }),
    ),

  worklist: (query: PageOf & { queue?: Queue }) => answer<WorklistPage>(client.GET("/api/v1/worklist", { params: { query }, signal: signal() })),
  takeNext: (query: { queue?: Queue; ahead?: boolean } = {}) => answer<Taken | undefined>(client.POST("/api/v1/worklist/next", { params: { query }, signal: signal() })),
  take: (id: string) => answer<Taken>(client.POST("/api/v1/dossiers/{id}/lease", { params: of(id), signal: signal() })),
  keep: (id: string, token: string) => answer<Pick<Lease, "expires_at">>(client.PUT("/api/v1/dossiers/{id}/lease", { params: of(id), body: { token }, signal: signal() })),
  shown: (id: string, token: string) => answer<Pick<Lease, "expires_at">>(client.POST("/api/v1/dossiers/{id}/lease/shown", { params: of(id), body: { token }, signal: signal() })),
  takeOver: (id: string, reason: string) => answer<Taken>(client.POST("/api/v1/dossiers/{id}/lease/taken-over", { params: of(id), body: { reason }, signal: signal() })),
  takeBack: (id: string) => answer<Taken>(client.POST("/api/v1/dossiers/{id}/take-back", { params: of(id), signal: signal() })),
  postpone: (id: string, token: string, why: { reason: PostponeReason; note: string | null }) =>
    answer<undefined>(client.DELETE("/api/v1/dossiers/{id}/lease", { params: of(id), body: { token, ...why }, signal: signal() })),
  /** Gives the dossier back that waited as the next; goes out also while the page is closing. */
  giveBack: (id: string, token: string) => answer<undefined>(client.DELETE("/api/v1/dossiers/{id}/lease", { params: of(id), body: { token, not_looked_at: true }, keepalive: true })),
  tryOut: (id: string, token: string, corrections: Correction[]) => answer<TriedOut>(client.POST("/api/v1/dossiers/{id}/try", { params: of(id), body: { token, corrections }, signal: signal() })),
  lookup: (id: string, token: string, field: string, corrections: Correction[]) =>
    answer<{ suggestions: Suggestion[] }>(client.POST("/api/v1/dossiers/{id}/lookup", { params: of(id), body: { token, field, corrections }, signal: signal() })),
  keyAgain: (id: string, token: string, corrections: Correction[]) => answer<DossierSummary>(client.POST("/api/v1/dossiers/{id}/keying", { params: of(id), body: { token, corrections }, signal: signal() })),
  refer: (id: string, token: string, queue: Queue, note: string) => answer<DossierSummary>(client.POST("/api/v1/dossiers/{id}/refer", { params: of(id), body: { token, queue, note }, signal: signal() })),
  queues: () => answer<Board>(client.GET("/api/v1/queues", { signal: signal() })),
  freeze: (queue: Queue, frozen: boolean, reason: string) => answer<undefined>(client.PUT("/api/v1/queues/{queue}/frozen", { params: { path: { queue } }, body: { frozen, reason }, signal: signal() })),
  requeue: (what: Requeue) => answer<undefined>(client.POST("/api/v1/worklist/requeue", { body: what, signal: signal() })),
  queueActs: () => answer<{ items: QueueAct[] }>(client.GET("/api/v1/queues/acts", { signal: signal() })),
  calendar: () => answer<Calendar>(client.GET("/api/v1/calendar", { signal: signal() })),
  setCalendar: (calendar: Calendar) => answer<undefined>(client.PUT("/api/v1/calendar", { body: calendar, signal: signal() })),
  correct: (id: string, token: string, corrections: Correction[]) =>
    answer<DossierDetail>(client.PUT("/api/v1/dossiers/{id}/corrections", { params: of(id), body: { token, corrections }, signal: signal() })),
  accept: (id: string, token: string, corrections: Correction[]) => answer<DossierSummary>(client.POST("/api/v1/dossiers/{id}/accept", { params: of(id), body: { token, corrections }, signal: signal() })),
  sendBack: (id: string, token: string, why: { reason: ReturnReason; note: string | null; page: number | null; place: Place | null }) =>
    answer<DossierSummary>(client.POST("/api/v1/dossiers/{id}/return", { params: of(id), body: { token, ...why }, signal: signal() })),
  reject: (id: string, token: string, why: { reason: RejectReason; note: string | null }) =>
    answer<DossierSummary>(client.POST("/api/v1/dossiers/{id}/reject", { params: of(id), body: { token, ...why }, signal: signal() })),

  search: (what: Search) => answer<{ items: FoundDossier[]; next_cursor: string | null }>(client.POST("/api/v1/search", { body: what, signal: signal() })),
  history: (id: string) => answer<History>(client.GET("/api/v1/dossiers/{id}/history", { params: of(id), signal: signal() })),
  people: () => answer<{ items: Person[]; acts: StaffAct[] }>(client.GET("/api/v1/people", { signal: signal() })),
  addPerson: (person: NewPerson) => answer<{ id: string; password: string }>(client.POST("/api/v1/people", { body: person, signal: signal() })),
  changePerson: (id: string, person: ChangedPerson) => answer<undefined>(client.PUT("/api/v1/people/{id}", { params: of(id), body: person, signal: signal() })),
  resetPassword: (id: string) => answer<{ id: string; password: string }>(client.POST("/api/v1/people/{id}/reset", { params: of(id), signal: signal() })),
  contactPoints: () => answer<{ items: ContactPointRow[] }>(client.GET("/api/v1/contact-points", { signal: signal() })),
  pulses: () => answer<{ items: Pulse[] }>(client.GET("/api/v1/contact-points/pulse", { signal: signal() })),
  importContactPoints: (csv: string, dryRun: boolean) => answer<PointsTaken>(client.POST("/api/v1/contact-points/import", { body: { csv, dry_run: dryRun }, signal: signal() })),

  givenUp: () => answer<GivenUpList>(client.GET("/api/v1/given-up", { signal: signal() })),
  retry: (id: string) => answer<DossierSummary>(client.POST("/api/v1/given-up/{id}/retry", { params: of(id), signal: signal() })),
  ledger: () => answer<Ledger>(client.GET("/api/v1/ledger", { signal: signal() })),
};

/** Where the upright picture of a page is. */
export const pageImage = (id: string, index: number): string => `/api/v1/dossiers/${id}/pages/${index}/image`;

/** Where a scan's bytes go. */
export const scanAddress = (id: string, position: number): string => `/api/v1/dossiers/${id}/scans/${position}`;
