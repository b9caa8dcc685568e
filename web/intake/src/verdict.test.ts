import { expect, it } from "vitest";
import { stateNames } from "../../shared/text/common";
import type { State } from "../../shared/api/model";
import { intakeText } from "./text";
import { hasReceipt, takesScans, verdict } from "./verdict";

it("has words for every state", () => {
  for (const state of Object.keys(stateNames.fr) as State[]) {
    const name = verdict({ state, settlement: null });
    expect(intakeText.fr[`verdict.${name}`]).toBeTruthy();
    expect(intakeText.ar[`verdict.${name}.todo`]).toBeTruthy();
  }
});

it("never calls a rejected dossier accepted", () => {
  expect(verdict({ state: "settled", settlement: "rejected" })).toBe("rejected");
  expect(verdict({ state: "delivered", settlement: "rejected" })).toBe("rejected");
  expect(verdict({ state: "settled", settlement: "reviewed" })).toBe("automatic");
});

it("gives a receipt only for what has been received whole", () => {
  expect(hasReceipt({ received_at: null })).toBe(false);
  expect(hasReceipt({ received_at: "2026-11-24T09:00:00Z" })).toBe(true);
});

it("takes scans only where the server would", () => expect((Object.keys(stateNames.fr) as State[]).filter(takesScans)).toEqual(["awaiting_pages", "returned"]));
