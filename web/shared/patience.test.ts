import { expect, it } from "vitest";
import { pause, wait } from "./patience";

it("doubles up to its bound, with a quarter of jitter", () => {
  expect([1, 2, 3, 10].map((attempt) => pause(attempt, 30_000, () => 0.5))).toEqual([1000, 2000, 4000, 30_000]);
  expect(pause(1, 30_000, () => 0)).toBe(750);
  expect(pause(1000, 30_000, () => 1)).toBe(37_500);
});

it("ends early when aborted", async () => {
  const control = new AbortController();
  const waiting = wait(60_000, control.signal);
  control.abort(new Error("left"));
  await expect(waiting).rejects.toThrow("left");
  await expect(wait(60_000, control.signal)).rejects.toThrow("left");
});
