// Following a dossier until the machine is done with it: often at first, since a verdict comes in seconds, then seldom.
import type { DossierDetail, State } from "./api/model";
import type { Answer } from "./api/result";
import { wait } from "./patience";

/** States that the machine will change by itself. */
const MOVING: readonly State[] = ["received", "reading"];

/** Whether the machine is still at work on a dossier. */
const isMoving = (state: State): boolean => MOVING.includes(state);

/** How long to wait before look `look` (from 1). */
export const interval = (look: number): number => (look <= 15 ? 1000 : look <= 45 ? 3000 : 10_000);

/** Asks until the dossier stands still or `signal` ends it; each answer goes to `told`. */
export async function follow(ask: () => Promise<Answer<DossierDetail>>, told: (answer: Answer<DossierDetail>) => void, signal: AbortSignal): Promise<void> {
  for (let look = 1; !signal.aborted; look += 1) {
    const answer = await ask();
    if (signal.aborted) return;
    told(answer);
    if (answer.ok ? !isMoving(answer.value.state) : answer.refusal.status !== 0 && answer.refusal.status < 500) return;
    await wait(interval(look), signal).catch(() => undefined);
  }
}
