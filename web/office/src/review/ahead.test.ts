import { expect, it, vi } from "vitest";
import type { DossierDetail } from "../../../shared/api/model";
import { OFFLINE } from "../../../shared/api/result";
import { Ahead, type Calls, type Held } from "./ahead";

const HELD = (id: string, until = "2026-11-28T10:02:00Z"): Held => ({
  dossier: { dossier_id: id, fields: [], unread: [], findings_full: [], pages_read: [] } as unknown as DossierDetail,
  lease: { token: `token-${id}`, expires_at: until },
});
const NOW = Date.parse("2026-11-28T10:00:00Z");

function setUp(next: Held | undefined) {
  const calls = {
    takeNext: vi.fn(() => Promise.resolve({ ok: true as const, value: next })),
    keep: vi.fn(() => Promise.resolve({ ok: true as const, value: { expires_at: "2026-11-28T10:04:00Z" } })),
    giveBack: vi.fn(() => Promise.resolve({ ok: true as const, value: undefined })),
  } satisfies Calls;
  const pages = { bring: vi.fn(() => Promise.resolve()), forget: vi.fn() };
  return { calls, pages, ahead: new Ahead(calls, pages, "general", () => NOW) };
}

it("takes one dossier ahead with its pages, and only one", async () => {
  const { ahead, calls, pages } = setUp(HELD("b"));
  await Promise.all([ahead.look(), ahead.look()]);
  await ahead.look();
  expect(calls.takeNext).toHaveBeenCalledExactlyOnceWith({ ahead: true, queue: "general" });
  expect(pages.bring).toHaveBeenCalledTimes(1);
  expect(ahead.take()?.dossier.dossier_id).toBe("b");
  expect(ahead.take()).toBeNull();
  ahead.end();
  expect(calls.giveBack).not.toHaveBeenCalled();
});

it("shows nothing whose hold has run out", async () => {
  const { ahead } = setUp(HELD("b", "2026-11-28T09:59:00Z"));
  await ahead.look();
  expect(ahead.take()).toBeNull();
});

it("gives back what waits when the reviewer leaves, also what comes too late", async () => {
  const { ahead, calls, pages } = setUp(HELD("b"));
  await ahead.look();
  ahead.end();
  expect(calls.giveBack).toHaveBeenCalledExactlyOnceWith("b", "token-b");
  expect(pages.forget).toHaveBeenCalledWith("b");

  const late = setUp(HELD("c"));
  const flight = late.ahead.look();
  late.ahead.end();
  await flight;
  expect(late.calls.giveBack).toHaveBeenCalledExactlyOnceWith("c", "token-c");
});

it("a refusal is no harm", async () => {
  const { ahead, calls } = setUp(undefined);
  calls.takeNext.mockResolvedValueOnce({ ok: false, refusal: OFFLINE } as never);
  await ahead.look();
  expect(ahead.take()).toBeNull();
});
