// The verdict of a moment ago, which its reviewer may take back: for ten seconds, from wherever they are in the office.
import { api } from "../../shared/api/client";
import { isPassing, type Refusal } from "../../shared/api/result";
import { hash } from "../../shared/route";
import type { Held } from "./review/ahead";

/** How long it is offered; the server takes a little more, for the way. */
const OFFERED = 10_000;

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
/** Whether a workstation is on the screen: its keys come first. */
let keys = 0;
/** The review on the screen, which shows the dossier that comes back. */
let receiver: ((held: Held) => void) | null = null;
/** What came back while no review was on the screen: the one that opens takes it. */
let waiting: Held | null = null;

/** Offers it until its time is over. */
function offered(decided: Decided): void {
  clearTimeout(timer);
  const left = decided.until - Date.now();
  last = left > 0 ? decided : null;
  if (last) timer = setTimeout(() => (last = null), left);
}

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
    offered({ id, receipt, what, until: Date.now() + OFFERED });
    refusal = null;
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
    [last, refusal] = [null, null];
    void api.takeBack(decided.id).then((answer) => {
      if (!answer.ok) {
        refusal = answer.refusal;
        // Over a cut line it may be tried again, until its time is over; another verdict's offer stays.
        if (isPassing(answer.refusal) && last === null) offered(decided);
        return;
      }
      if (receiver) return receiver(answer.value);
      waiting = answer.value;
      location.hash = hash("review", decided.id);
    });
    return true;
  },

  /** Leaves Ctrl+Z to a workstation, until the returned function is called. */
  leaveKeys(): () => void {
    keys += 1;
    return () => void (keys -= 1);
  },

  /** Whether a workstation has the keys. */
  isReviewing: (): boolean => keys > 0,

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
