// The dossier after the one on the screen: taken, kept and its pages in memory before it is asked for.
import type { DossierDetail, Lease, Queue } from "../../../shared/api/model";
import type { Answer } from "../../../shared/api/result";
import { firstPage } from "./model";

/** A dossier and the hold on it. */
export interface Held {
  dossier: DossierDetail;
  lease: Lease;
}

/** The calls that looking ahead makes. */
export interface Calls {
  takeNext(query: { queue?: Queue; ahead?: boolean }): Promise<Answer<Held | undefined>>;
  keep(id: string, token: string): Promise<Answer<{ expires_at: string }>>;
  giveBack(id: string, token: string): Promise<Answer<unknown>>;
}

/** Where pages are brought and let go. */
export interface Pages {
  bring(dossier: DossierDetail, first: number): Promise<void>;
  forget(dossier: string): void;
}

/** Less than half of what the server keeps such a hold. */
const KEEP_EVERY = 50_000;

export class Ahead {
  #next: Held | null = null;
  #flight: Promise<void> | null = null;
  #beat: ReturnType<typeof setInterval> | undefined;
  #ended = false;

  constructor(
    private readonly calls: Calls,
    private readonly pages: Pages,
    private readonly queue: Queue | undefined,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes the next dossier, unless one waits already. A refusal is no harm: it is asked for again when it is needed. */
  look(): Promise<void> {
    if (this.#ended || this.#next !== null) return Promise.resolve();
    this.#flight ??= this.#take().finally(() => (this.#flight = null));
    return this.#flight;
  }

  async #take(): Promise<void> {
    const answer = await this.calls.takeNext({ ahead: true, ...(this.queue === undefined ? {} : { queue: this.queue }) });
    if (!answer.ok || answer.value === undefined) return;
    if (this.#ended) return void this.calls.giveBack(answer.value.dossier.dossier_id, answer.value.lease.token);
    this.#next = answer.value;
    clearInterval(this.#beat);
    this.#beat = setInterval(() => void this.#keep(), KEEP_EVERY);
    await this.pages.bring(answer.value.dossier, firstPage(answer.value.dossier));
  }

  async #keep(): Promise<void> {
    const next = this.#next;
    if (next === null) return;
    const answer = await this.calls.keep(next.dossier.dossier_id, next.lease.token);
    if (this.#next !== next) return;
    if (answer.ok) this.#next = { ...next, lease: { ...next.lease, expires_at: answer.value.expires_at } };
    else if (answer.refusal.status === 409) this.#drop();
  }

  #drop(): void {
    if (this.#next) this.pages.forget(this.#next.dossier.dossier_id);
    this.#next = null;
    clearInterval(this.#beat);
  }

  /** The dossier that waits, for the screen; nothing where none does or its hold has run out. */
  take(): Held | null {
    const next = this.#next;
    if (next === null) return null;
    if (Date.parse(next.lease.expires_at) <= this.now()) return (this.#drop(), null);
    this.#next = null;
    clearInterval(this.#beat);
    return next;
  }

  /** Gives back what waits; nothing is taken any more. */
  end(): void {
    this.#ended = true;
    const next = this.#next;
    if (next) void this.calls.giveBack(next.dossier.dossier_id, next.lease.token);
    this.#drop();
  }
}
