// One reviewer's hold on one dossier: acts, saving, heartbeat, and the draft that outlives a cut line, a lost lease and a reload.
import type { Correction, DossierDetail, Lease, Place, PostponeReason, Queue, RejectReason, ReturnReason, Suggestion, TriedOut } from "../../../shared/api/model";
import { isPassing, type Answer, type Refusal } from "../../../shared/api/result";
import type { Fault } from "../../../shared/form/value";
import { pause } from "../../../shared/patience";
import { activate, allSaid, begin, decided, draft, firstOpen, isBlind, pending, reopen, rewound, saved, settle, unsaved, type Draft, type Review } from "./model";

/** The calls that a session makes. */
export interface Calls {
  keep(id: string, token: string): Promise<Answer<{ expires_at: string }>>;
  shown(id: string, token: string): Promise<Answer<{ expires_at: string }>>;
  take(id: string): Promise<Answer<{ dossier: DossierDetail; lease: Lease }>>;
  postpone(id: string, token: string, why: Postponement): Promise<Answer<unknown>>;
  correct(id: string, token: string, corrections: Correction[]): Promise<Answer<DossierDetail>>;
  accept(id: string, token: string, corrections: Correction[]): Promise<Answer<unknown>>;
  sendBack(id: string, token: string, why: SendBack): Promise<Answer<unknown>>;
  reject(id: string, token: string, why: Rejection): Promise<Answer<unknown>>;
  refer(id: string, token: string, queue: Queue, note: string): Promise<Answer<unknown>>;
  keyAgain(id: string, token: string, corrections: Correction[]): Promise<Answer<unknown>>;
  lookup(id: string, token: string, field: string, corrections: Correction[]): Promise<Answer<{ suggestions: Suggestion[] }>>;
  tryOut(id: string, token: string, corrections: Correction[]): Promise<Answer<TriedOut>>;
}

/** Why a dossier is rejected. */
export interface Rejection {
  reason: RejectReason;
  note: string | null;
}

/** Why a dossier is put off. */
export interface Postponement {
  reason: PostponeReason;
  note: string | null;
}

/** Why a dossier goes back to the counter, and the place to show there. */
export interface SendBack {
  reason: ReturnReason;
  note: string | null;
  page: number | null;
  place: Place | null;
}

/** Where drafts are kept: `sessionStorage`, which ends with the tab, since a draft holds what stands on the papers. */
export type Drawer = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What the screen shows. */
export interface View {
  dossier: DossierDetail;
  review: Review;
  /** What the rules find over what is being typed; nothing where they have not run over it. */
  typed: TriedOut | null;
  /** What is wrong with the active field's text, after Enter. */
  fault: Fault | null;
  /** Whether fields still need a person, told when accepting was refused for it. */
  stillOpen: boolean;
  saving: "saved" | "waiting" | "offline" | "refused";
  /** Why the last act was refused. */
  refusal: Refusal | null;
  /** When the hold ends unless renewed, in milliseconds. */
  expiresAt: number;
  /** The hold is gone; only taking the dossier again goes on. */
  lost: boolean;
  /** An act that ends the review is on its way. */
  busy: boolean;
}

const SAVE_AFTER = 800;
const TRY_AFTER = 350;
/** Decisions that can be taken back. */
const PAST = 100;
const HEARTBEAT = 60_000;

const drawerKey = (id: string): string => `guichet.review.${id}`;

/** What a drawer holds of a dossier. */
export function kept(drawer: Drawer, id: string): { token: string; draft: Draft } | null {
  try {
    return JSON.parse(drawer.getItem(drawerKey(id)) ?? "null") as { token: string; draft: Draft } | null;
  } catch {
    return null;
  }
}

export class Session {
  view: View;
  #token: string;
  #attempt = 0;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #beat: ReturnType<typeof setInterval> | undefined;
  /** The server knows that the dossier is on the screen. */
  #shown = false;
  /** What is being sent; ends in why the server did not take it. */
  #flight: Promise<Refusal | null> | null = null;
  #tryTimer: ReturnType<typeof setTimeout> | undefined;
  #past: Review[] = [];
  #future: Review[] = [];
  /** A second person keys blind: nothing is saved field by field, since nothing of it may be seen before the end. */
  readonly blind: boolean;
  readonly #id: string;

  constructor(
    dossier: DossierDetail,
    lease: Lease,
    private readonly calls: Calls,
    private readonly drawer: Drawer,
    private readonly changed: (view: View) => void,
  ) {
    this.#id = dossier.dossier_id;
    this.blind = isBlind(dossier);
    this.#token = lease.token;
    const review = begin(dossier, kept(drawer, this.#id)?.draft);
    this.view = { dossier, review, typed: null, fault: null, stillOpen: false, saving: "saved", refusal: null, expiresAt: Date.parse(lease.expires_at), lost: false, busy: false };
  }

  /** Begins the heartbeat, and saves what a draft brought back. */
  start(): void {
    void this.heartbeat();
    this.#beat = setInterval(() => void this.heartbeat(), HEARTBEAT);
    this.#keepDraft();
    if (unsaved(this.view.review).length > 0) this.#saveSoon(0);
  }

  /** Changes the review by one act. */
  act(change: (review: Review) => Review | { review: Review; fault: Fault | null }): void {
    const result = change(this.view.review);
    const { review, fault } = "review" in result ? result : { review: result, fault: null };
    if (decided(this.view.review, review)) {
      this.#past = [...this.#past, this.view.review].slice(-PAST);
      this.#future = [];
    }
    this.#show({ review, fault, stillOpen: false });
    if (unsaved(review).length > 0) this.#saveSoon(SAVE_AFTER);
    this.#trySoon();
  }

  /** Takes the last decision back; false where there is none. */
  undo(): boolean {
    return this.#rewind(this.#past, this.#future);
  }

  /** Decides again what was taken back. */
  redo(): boolean {
    return this.#rewind(this.#future, this.#past);
  }

  #rewind(from: Review[], to: Review[]): boolean {
    const then = from.pop();
    if (then === undefined) return false;
    to.push(this.view.review);
    this.#show({ review: rewound(this.view.review, then), fault: null, stillOpen: false });
    if (unsaved(this.view.review).length > 0) this.#saveSoon(SAVE_AFTER);
    this.#trySoon();
    return true;
  }

  /** Has the rules run over what is being typed, once the hand rests. */
  #trySoon(): void {
    clearTimeout(this.#tryTimer);
    if (this.view.typed !== null && pending(this.view.review) === null) this.#show({ typed: null });
    if (!this.blind && pending(this.view.review) !== null) this.#tryTimer = setTimeout(() => void this.#try(), TRY_AFTER);
  }

  async #try(): Promise<void> {
    const { review } = this.view;
    const typing = pending(review);
    if (typing === null || this.view.lost) return;
    const answer = await this.calls.tryOut(this.#id, this.#token, [...unsaved(review), typing]);
    if (answer.ok && this.view.review === review) this.#show({ typed: answer.value });
  }

  /** Asks whom the registry knows for a field, by all that stands and is being typed. */
  lookup(field: string): Promise<Answer<{ suggestions: Suggestion[] }>> {
    const typing = pending(this.view.review);
    return this.calls.lookup(this.#id, this.#token, field, [...unsaved(this.view.review), ...(typing ? [typing] : [])]);
  }

  /** Renews the hold; first by telling that the dossier is on the screen, which makes the short hold of one that waited a full one. A cut line is no loss yet: the next beat tries again. */
  async heartbeat(): Promise<void> {
    if (this.view.lost) return;
    const answer = await this.calls[this.#shown ? "keep" : "shown"](this.#id, this.#token);
    if (!answer.ok) return this.#refused(answer.refusal);
    this.#shown = true;
    this.#show({ expiresAt: Date.parse(answer.value.expires_at) });
  }

  /** Sends what the server does not have, unless something is on its way already; gives why it was not taken. */
  async save(): Promise<Refusal | null> {
    clearTimeout(this.#saveTimer);
    if (this.#flight !== null) return this.#flight;
    const sent = unsaved(this.view.review);
    if (sent.length === 0 || this.view.lost || this.blind) return null;
    this.#show({ saving: "waiting" });
    this.#flight = this.#send(sent).finally(() => (this.#flight = null));
    return this.#flight;
  }

  async #send(sent: Correction[]): Promise<Refusal | null> {
    const answer = await this.calls.correct(this.#id, this.#token, sent);
    if (!answer.ok) {
      this.#show({ saving: isPassing(answer.refusal) ? "offline" : "refused" });
      if (isPassing(answer.refusal)) this.#saveSoon(pause((this.#attempt += 1)));
      this.#refused(answer.refusal);
      return answer.refusal;
    }
    this.#attempt = 0;
    const { fields, findings_full, decision } = answer.value;
    const review = saved(this.view.review, sent);
    const rest = unsaved(review).length > 0;
    this.#show({ typed: null, dossier: { ...this.view.dossier, fields, findings_full, decision }, review, saving: rest ? "waiting" : "saved", refusal: null });
    if (rest) this.#saveSoon(SAVE_AFTER);
    return null;
  }

  /** Takes what is typed for said and sends everything, also what came while something was on its way: what is not sent before the dossier goes is lost. Gives why the server lacks something of it. */
  async #saveAll(): Promise<Refusal | null> {
    this.#show({ review: settle(this.view.review) });
    await this.#flight;
    return this.save();
  }

  /** Accepts the dossier. `false` where fields still need a person (the cursor is then in the first) or the server refused. */
  async accept(): Promise<boolean> {
    const review = settle(this.view.review);
    const open = firstOpen(review);
    if (open >= 0) {
      this.#show({ review: activate(review, open), stillOpen: true, fault: null });
      return false;
    }
    this.#show({ review });
    if (this.blind) return this.#end(() => this.calls.keyAgain(this.#id, this.#token, allSaid(this.view.review)));
    return this.#end(() => this.calls.accept(this.#id, this.#token, unsaved(this.view.review)));
  }

  sendBack(why: SendBack): Promise<boolean> {
    return this.#leave(() => this.calls.sendBack(this.#id, this.#token, why));
  }

  reject(why: Rejection): Promise<boolean> {
    return this.#leave(() => this.calls.reject(this.#id, this.#token, why));
  }

  /** Sends the dossier to another queue. */
  refer(queue: Queue, note: string): Promise<boolean> {
    return this.#leave(() => this.calls.refer(this.#id, this.#token, queue, note));
  }

  /** Puts the dossier back to the worklist. */
  postpone(why: Postponement): Promise<boolean> {
    return this.#leave(() => this.calls.postpone(this.#id, this.#token, why));
  }

  /** Puts the dossier off for another that comes onto the screen, with everything said so far saved; what could not be saved stays in its drawer. */
  async makeRoom(): Promise<void> {
    this.stop();
    // An act that ends the review is on its way already: it lets the dossier go.
    if (this.view.lost || this.view.busy) return;
    const refusal = await this.#saveAll();
    this.stop();
    await this.calls.postpone(this.#id, this.#token, { reason: "interrupted", note: null });
    if (refusal === null) this.drawer.removeItem(drawerKey(this.#id));
  }

  /** Takes the dossier again after the hold was lost; the draft goes on top of what the server has now. */
  async retake(): Promise<boolean> {
    const answer = await this.calls.take(this.#id);
    if (!answer.ok) {
      this.#show({ refusal: answer.refusal });
      return false;
    }
    const keptDraft = draft(this.view.review, this.view.dossier);
    this.#token = answer.value.lease.token;
    const review = begin(answer.value.dossier, keptDraft);
    this.#show({ dossier: answer.value.dossier, review, expiresAt: Date.parse(answer.value.lease.expires_at), lost: false, refusal: null });
    if (unsaved(review).length > 0) this.#saveSoon(0);
    return true;
  }

  /** Takes a message away. */
  dismiss(): void {
    this.#show({ refusal: null, stillOpen: false });
  }

  /** Stops timers. The draft stays in its drawer. */
  stop(): void {
    clearInterval(this.#beat);
    clearTimeout(this.#saveTimer);
    clearTimeout(this.#tryTimer);
  }

  /** Ends the review by an act that carries no answers with it: they are sent before, and without them it does not end. */
  #leave(call: () => Promise<Answer<unknown>>): Promise<boolean> {
    return this.#end(async () => {
      const refusal = await this.#saveAll();
      return refusal === null ? call() : { ok: false, refusal };
    });
  }

  async #end(call: () => Promise<Answer<unknown>>): Promise<boolean> {
    if (this.view.busy) return false;
    this.#show({ busy: true, refusal: null });
    clearTimeout(this.#saveTimer);
    await this.#flight;
    clearTimeout(this.#saveTimer);
    const answer = await call();
    this.#show({ busy: false });
    if (!answer.ok) {
      // Asked for by a person, it is told even where it passes; and what was not saved is tried again.
      this.#refused(answer.refusal);
      this.#show({ refusal: answer.refusal });
      if (isPassing(answer.refusal) && unsaved(this.view.review).length > 0) this.#saveSoon(SAVE_AFTER);
      return false;
    }
    this.stop();
    this.drawer.removeItem(drawerKey(this.#id));
    return true;
  }

  #saveSoon(after: number): void {
    clearTimeout(this.#saveTimer);
    if (this.blind) return;
    this.#saveTimer = setTimeout(() => void this.save(), after);
    if (this.view.saving === "saved" || this.view.saving === "refused") this.#show({ saving: "waiting" });
  }

  #refused(refusal: Refusal): void {
    const lost = refusal.code === "lease_lost" || refusal.code === "held_by_another" || refusal.code === "wrong_state";
    if (lost) this.#show({ lost: true, refusal });
    else if (!isPassing(refusal)) this.#show({ refusal, review: reopen(this.view.review, refusal.fields.map((field) => field.key)) });
  }

  #show(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    this.#keepDraft();
    this.changed(this.view);
  }

  #keepDraft(): void {
    try {
      this.drawer.setItem(drawerKey(this.#id), JSON.stringify({ token: this.#token, draft: draft(this.view.review, this.view.dossier) }));
    } catch {
      // A full drawer: the server's copy is then the only one, and the screen tells whether it is saved.
    }
  }
}
