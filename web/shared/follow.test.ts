import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { DossierDetail, State } from "./api/model";
import { OFFLINE, type Answer } from "./api/result";
import { follow, interval } from "./follow";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const at = (state: State): Answer<DossierDetail> => ({ ok: true, value: { state } as DossierDetail });
const no = (status: number): Answer<DossierDetail> => ({ ok: false, refusal: { ...OFFLINE, status } });

async function told(answers: Answer<DossierDetail>[]): Promise<number> {
  let asked = 0;
  const done = follow(
    () => Promise.resolve(answers[asked++]!),
    () => undefined,
    new AbortController().signal,
  );
  await vi.runAllTimersAsync();
  await done;
  return asked;
}

it("asks until the dossier stands still, through cut lines", async () => {
  expect(await told([at("received"), no(0), no(503), at("reading"), at("in_worklist"), at("settled")])).toBe(5);
});

it("stops where asking again is no use", async () => {
  expect(await told([no(404), at("settled")])).toBe(1);
});

it("stops when the screen is left", async () => {
  const control = new AbortController();
  let asked = 0;
  const done = follow(
    () => ((asked += 1), Promise.resolve(at("reading"))),
    () => undefined,
    control.signal,
  );
  await vi.advanceTimersByTimeAsync(2500);
  control.abort(new Error("left"));
  await done;
  expect(asked).toBe(3);
});

it("asks less often as time goes by", () => expect([1, 15, 16, 46].map(interval)).toEqual([1000, 1000, 3000, 10_000]));
