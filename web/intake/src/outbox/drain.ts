// Sending what the outbox holds. Every call may be made again, so that a pass can be cut anywhere, by a dead line, a closed tab or a lost battery, and the
// next one goes on. Nothing is erased before the service has confirmed its sum.
import type { DossierSummary, ManifestScan } from "../../../shared/api/model";
import { isPassing, type Answer, type Refusal } from "../../../shared/api/result";
import type { HeldDossier, HeldPage } from "./model";
import type { Piecemeal } from "./tus";

/** The outbox, as far as sending needs it. */
export interface Store {
  dossiers(): Promise<HeldDossier[]>;
  pagesOf(dossier: string): Promise<HeldPage[]>;
  patchDossier(id: string, change: Partial<HeldDossier>): Promise<void>;
  patchPages(changes: readonly (Partial<HeldPage> & { id: string })[], dossier?: Partial<HeldDossier> & { id: string }): Promise<void>;
  removeDossier(id: string): Promise<void>;
}

/** The service. */
export interface Service {
  create(id: string, queuedSeconds: number): Promise<Answer<DossierSummary>>;
  announce(id: string, scans: ManifestScan[]): Promise<Answer<DossierSummary>>;
  /** Small pictures worth sending ahead of these pages: none where the line is quick. */
  ahead(pages: readonly HeldPage[]): { position: number; bytes: Blob }[];
  preview(id: string, position: number, of: number, bytes: Blob): Promise<Answer<undefined>>;
  /** The dossier as it stands there. */
  look(id: string): Promise<Answer<DossierSummary>>;
  send(dossier: string, scan: Piecemeal, progress: (sent: number) => void, signal: AbortSignal): Promise<Answer<string>>;
}

/** How a pass ended: everything is gone, the line or the service is not there, or nobody is signed in. */
export type Ended = { how: "empty" } | { how: "waiting"; refusal: Refusal } | { how: "signed_out" };

/** For how long delivered dossiers are remembered, so that their numbers are found without a line, milliseconds. */
export const REMEMBERED = 7 * 86_400_000;

export class Drain {
  constructor(
    private readonly store: Store,
    private readonly service: Service,
    private readonly now: () => number,
    /** Bytes of a page that the service has. */
    private readonly progress: (page: string, sent: number) => void,
  ) {}

  /** Sends every dossier handed in at this contact point, the oldest first. */
  async pass(point: string, signal: AbortSignal): Promise<Ended> {
    const all = await this.store.dossiers();
    await this.#forget(all);
    const queued = all.filter((dossier) => dossier.phase === "queued" && dossier.refusal === null && dossier.point.id === point);
    for (const dossier of queued.sort((a, b) => (a.queued ?? 0) - (b.queued ?? 0))) {
      const refused = await this.#deliver(dossier, signal);
      if (signal.aborted) return { how: "empty" };
      if (refused === null) continue;
      if (refused.status === 401) return { how: "signed_out" };
      if (passes(refused)) return { how: "waiting", refusal: refused };
      // Told on the dossier; the others go on.
      await this.store.patchDossier(dossier.id, { refusal: refused });
    }
    return { how: "empty" };
  }

  async #forget(all: readonly HeldDossier[]): Promise<void> {
    for (const dossier of all) {
      if (dossier.phase === "delivered" && Math.abs(this.now() - (dossier.queued ?? dossier.begun)) > REMEMBERED) await this.store.removeDossier(dossier.id);
    }
  }

  /** Delivers one dossier; gives why it could not. */
  async #deliver(dossier: HeldDossier, signal: AbortSignal): Promise<Refusal | null> {
    const pages = await this.store.pagesOf(dossier.id);
    if (!dossier.mends) {
      const age = Math.max(0, Math.round((this.now() - (dossier.queued ?? this.now())) / 1000));
      const created = await this.service.create(dossier.id, age);
      if (!created.ok) return created.refusal;
      if (dossier.number === null) await this.store.patchDossier(dossier.id, { number: created.value.receipt_number });
    }
    // Together: on a line of long delays one after the other would wait for each answer.
    const [announced] = await Promise.all([this.service.announce(dossier.id, manifest(dossier, pages)), this.#lookAhead(dossier.id, pages)]);
    if (!announced.ok) return announced.refusal;
    for (const page of pages.filter((other) => other.state === "held").sort((a, b) => (a.position ?? 0) - (b.position ?? 0))) {
      const refused = await this.#send(page, signal);
      if (refused !== null) return refused;
    }
    return this.#close(dossier);
  }

  /** Sends small pictures first, so that the first verdict comes while the pages are on their way. None of them is needed. */
  async #lookAhead(id: string, pages: readonly HeldPage[]): Promise<void> {
    const ahead = this.service.ahead(pages.filter((page) => page.state === "held"));
    await Promise.all(ahead.map(({ position, bytes }) => this.service.preview(id, position, ahead.length, bytes)));
  }

  async #send(page: HeldPage, signal: AbortSignal): Promise<Refusal | null> {
    if (page.sealed === null || page.position === null) return null;
    const parcel = { bytes: page.sealed, position: page.position, sha256: page.sha256, mark: page.mark };
    const sent = await this.service.send(page.dossier, parcel, (bytes) => this.progress(page.id, bytes), signal);
    if (sent.ok && sent.value === page.sha256) {
      await this.store.patchPages([{ id: page.id, state: "stored", sealed: null }]);
      return null;
    }
    if (sent.ok) return { code: "hash_mismatch", status: 422, detail: { fr: "", ar: "" }, todo: { fr: "", ar: "" }, requestId: "", fields: [] };
    if (passes(sent.refusal) || sent.refusal.status === 401) return sent.refusal;
    // The service will never take this page: the clerk takes it out or another one in its place, and hands in again.
    await this.store.patchPages([{ id: page.id, state: "refused", refusal: sent.refusal }], { id: page.dossier, phase: "collecting" });
    return null;
  }

  /** Marks a dossier as delivered if the service says that it has all of it. */
  async #close(dossier: HeldDossier): Promise<Refusal | null> {
    const pages = await this.store.pagesOf(dossier.id);
    if (pages.some((page) => page.state !== "stored")) return null;
    const looked = await this.service.look(dossier.id);
    if (!looked.ok) return looked.refusal;
    // A returned dossier that takes pages again is `returned` until the last one has come.
    const whole = looked.value.state !== "awaiting_pages" && (!dossier.mends || looked.value.state !== "returned");
    if (!whole) return { code: "not_whole", status: 0, detail: { fr: "", ar: "" }, todo: { fr: "", ar: "" }, requestId: "", fields: [] };
    await this.store.patchDossier(dossier.id, { phase: "delivered", number: looked.value.receipt_number });
    return null;
  }
}

/** What belongs to a dossier: what the service had, less what is replaced, and what is handed in now. */
export function manifest(dossier: Pick<HeldDossier, "before">, pages: readonly HeldPage[]): ManifestScan[] {
  const replaced = new Set(pages.map((page) => page.position));
  const kept = dossier.before.filter((scan) => !replaced.has(scan.position));
  const now = pages.map((page) => ({ position: page.position ?? 0, name: page.name, sha256: page.sha256, size: page.size }));
  return [...kept, ...now].sort((a, b) => a.position - b.position);
}

/** Refusals that another try may mend; an upload begun anew goes on where the service says. */
const passes = (refusal: Refusal): boolean => isPassing(refusal) || ["offset_wrong", "upload_unknown", "broken_off"].includes(refusal.code);
