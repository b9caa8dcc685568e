// The verdict of a moment ago, which its reviewer may take back: for ten seconds, from wherever they are in the office.
import { api } from "../../shared/api/client";
import type { Refusal } from "../../shared/api/result";
import { hash } from "../../shared/route";
import type { Held } from "./review/ahead";

/** How long it is offered; the server takes a little more, for the way. */
export const OFFERED = 10_000;

/** A verdict that can be taken back. */
export interface Decided {
  id: string;
  receipt: string;
  what: "accept" | "return" | "reject";
  /** Until when, in milliseconds. */
  until: number;
}

let last = $state.raw<Decided | null>(null);
let refusal = $state.raw<Refusal | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;
/** The review on the screen, which shows the dossier that comes back. */
let receiver: ((held: Held) => void) | null = null;
/** What came back while no review was on the screen: the one that opens takes it. */
let waiting: Held | null = null;

export const takeBack = {
  /** The last verdict while it is offered; reading it in a template follows its changes. */
  get last(): Decided | null {
    return last;
  },
  /** Why it was not taken back. */
  get refusal(): Refusal | null {
    return refusal;
  },

  /** Offers to take this verdict back. */
  offer(id: string, receipt: string, what: Decided["what"]): void {
    clearTimeout(timer);
    [last, refusal] = [{ id, receipt, what, until: Date.now() + OFFERED }, null];
    timer = setTimeout(() => (last = null), OFFERED);
  },

  /** Takes the message away. */
  dismiss(): void {
    [last, refusal] = [null, null];
  },

  /** Takes the last verdict back; false where none is offered. */
  run(): boolean {
    const decided = last;
    if (decided === null) return false;
    clearTimeout(timer);
    last = null;
    void api.takeBack(decided.id).then((answer) => {
      if (!answer.ok) return void (refusal = answer.refusal);
      if (receiver) return receiver(answer.value);
      waiting = answer.value;
      location.hash = hash("review", decided.id);
    });
    return true;
  },

  /** Whether a review is on the screen: its keys come first. */
  isReviewing: (): boolean => receiver !== null,

  /** Has a review receive what comes back, until the returned function is called. */
  receive(by: (held: Held) => void): () => void {
    receiver = by;
    return () => {
      if (receiver === by) receiver = null;
    };
  },

  /** What came back for the review of this dossier. */
  collect(id: string): Held | null {
    const held = waiting?.dossier.dossier_id === id ? waiting : null;
    if (held) waiting = null;
    return held;
  },
};
