import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Correction, DossierDetail } from "../../../shared/api/model";
import { OFFLINE, type Answer, type Refusal } from "../../../shared/api/result";
import { add, confirm, write } from "./model";
import { Session, kept, type Calls, type View } from "./session";

const DOSSIER = {
  dossier_id: "d1", unread: [], findings_full: [], pages_read: [], decision: null,
  fields: [{ key: "total_amount", value: "1250.50", machine_value: "1250.50", band: "look", page: 0, place: null, alternatives: [], confidence: 0.8, status: "machine", corrected_at: null, corrected_by: null }],
} as unknown as DossierDetail;

const ok = <Value>(value: Value): Answer<Value> => ({ ok: true, value });
const no = (code: string, status: number): Answer<never> => ({ ok: false, refusal: { ...OFFLINE, code, status } satisfies Refusal });

class Server implements Calls {
  sent: Correction[][] = [];
  answers: Answer<DossierDetail>[] = [];
  keep = vi.fn<Calls["keep"]>(() => Promise.resolve(ok({ expires_at: "2026-11-24T10:06:00Z" })));
  shown = vi.fn<Calls["shown"]>(() => Promise.resolve(ok({ expires_at: "2026-11-24T10:05:00Z" })));
  take = vi.fn<Calls["take"]>(() => Promise.resolve(ok({ dossier: DOSSIER, lease: { token: "t2", expires_at: "2026-11-24T10:09:00Z" } })));
  postpone = vi.fn<Calls["postpone"]>(() => Promise.resolve(ok(undefined)));
  accept = vi.fn<Calls["accept"]>(() => Promise.resolve(ok({})));
  sendBack = vi.fn<Calls["sendBack"]>(() => Promise.resolve(ok({})));
  reject = vi.fn<Calls["reject"]>(() => Promise.resolve(ok({})));
  refer = vi.fn<Calls["refer"]>(() => Promise.resolve(ok({})));
  keyAgain = vi.fn<Calls["keyAgain"]>(() => Promise.resolve(ok({})));
  lookup = vi.fn<Calls["lookup"]>(() => Promise.resolve(ok({ suggestions: [] })));
  tryOut = vi.fn<Calls["tryOut"]>(() => Promise.resolve(ok({ findings: [], could_pass: true })));
  /** Keeps the answers to corrections back until it is called. */
  release: () => void = () => undefined;
  held: Promise<void> = Promise.resolve();
  hold(): void {
    this.held = new Promise((done) => (this.release = done));
  }
  correct: Calls["correct"] = async (_id, _token, corrections) => {
    this.sent.push(corrections);
    await this.held;
    return this.answers.shift() ?? ok(DOSSIER);
  };
}

function drawer(): Storage {
  const held = new Map<string, string>();
  return { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value), removeItem: (key: string) => void held.delete(key) } as Storage;
}

let server: Server;
let store: Storage;
let view: View;

const open = (): Session => {
  const session = new Session(DOSSIER, { token: "t1", expires_at: "2026-11-24T10:04:00Z" }, server, store, (shown) => (view = shown));
  view = session.view;
  session.start();
  return session;
};

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  store = drawer();
});
afterEach(() => vi.useRealTimers());

const CORRECTION = { key: "total_amount", status: "corrected", value: "99.00" };

it("saves some time after the last act, once", async () => {
  const session = open();
  session.act((review) => confirm(write(review, "99")));
  expect(view.saving).toBe("waiting");
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.sent).toEqual([[CORRECTION]]);
  expect(view.saving).toBe("saved");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(server.sent).toHaveLength(1);
});

it("tries again over a cut line and tells so", async () => {
  server.answers = [no("offline", 0), no("unavailable", 503)];
  const session = open();
  session.act((review) => confirm(write(review, "99")));
  await vi.advanceTimersByTimeAsync(1000);
  expect(view.saving).toBe("offline");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(view.saving).toBe("saved");
  expect(server.sent).toHaveLength(3);
});

it("loses no typing with its lease, and goes on when it has a new one", async () => {
  server.answers = [no("lease_lost", 409)];
  const session = open();
  session.act((review) => confirm(write(review, "99")));
  await vi.advanceTimersByTimeAsync(1000);
  expect(view.lost).toBe(true);
  expect(kept(store, "d1")?.draft).toEqual({ total_amount: { text: "99,00", said: "corrected" } });
  await session.retake();
  expect(view.lost).toBe(false);
  await vi.advanceTimersByTimeAsync(100);
  expect(server.sent.at(-1)).toEqual([CORRECTION]);
});

it("brings the draft back after a reload", async () => {
  const first = open();
  first.act((review) => confirm(write(review, "99")));
  first.stop();
  open();
  expect(view.review.entries[0]).toMatchObject({ said: "corrected", text: "99,00", saved: false });
  await vi.advanceTimersByTimeAsync(100);
  expect(server.sent).toEqual([[CORRECTION]]);
});

it("does not accept while a field is in doubt", async () => {
  const session = open();
  expect(await session.accept()).toBe(false);
  expect(view.stillOpen).toBe(true);
  expect(server.accept).not.toHaveBeenCalled();
  session.act(confirm);
  expect(await session.accept()).toBe(true);
  expect(server.accept).toHaveBeenCalledWith("d1", "t1", [{ key: "total_amount", status: "confirmed", value: null }]);
  expect(kept(store, "d1")).toBeNull();
});

it("reopens a field whose value the server refuses, and saves the others", async () => {
  server.answers = [{ ok: false, refusal: { ...OFFLINE, code: "value_refused", status: 422, fields: [{ key: "total_amount", fr: "Montant attendu.", ar: "-" }] } }];
  const session = open();
  session.act((review) => confirm(write(review, "99")));
  await vi.advanceTimersByTimeAsync(1000);
  expect(view.refusal?.fields).toHaveLength(1);
  expect(view.review.entries[0]).toMatchObject({ said: "open", text: "99,00" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.sent).toHaveLength(1);
});

it("keeps the lease, survives a missed beat, and notices its loss", async () => {
  open();
  await vi.advanceTimersByTimeAsync(0);
  server.keep.mockResolvedValueOnce(no("offline", 0));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(view.lost).toBe(false);
  expect(view.expiresAt).toBe(Date.parse("2026-11-24T10:05:00Z"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(view.expiresAt).toBe(Date.parse("2026-11-24T10:06:00Z"));
  server.keep.mockResolvedValueOnce(no("lease_lost", 409));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(view.lost).toBe(true);
});

it("tells at once that the dossier is on the screen, until the server has heard it: the short hold of one that waited becomes a full one", async () => {
  server.shown.mockResolvedValueOnce(no("offline", 0));
  open();
  await vi.advanceTimersByTimeAsync(0);
  expect(view.expiresAt).toBe(Date.parse("2026-11-24T10:04:00Z"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(view.expiresAt).toBe(Date.parse("2026-11-24T10:05:00Z"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.shown).toHaveBeenCalledTimes(2);
  expect(server.keep).toHaveBeenCalledTimes(1);
});

const TWO = { ...DOSSIER, fields: [...DOSSIER.fields, { ...DOSSIER.fields[0]!, key: "attachment_count", value: "3", machine_value: "3" }] } as DossierDetail;

it.each(["refer", "postpone", "sendBack", "reject"] as const)("%s waits for what is on its way, and takes the last answer along", async (act) => {
  const session = new Session(TWO, { token: "t1", expires_at: "2026-11-24T10:04:00Z" }, server, store, (shown) => (view = shown));
  session.start();
  server.hold();
  session.act((review) => confirm(write(review, "99")));
  await vi.advanceTimersByTimeAsync(1000);
  // Typed while the first is on its way, and not confirmed by a key.
  session.act((review) => write(review, "4"));
  const ended = act === "refer" ? session.refer("general", "note") : act === "postpone" ? session.postpone({ reason: "interrupted", note: null }) : act === "reject" ? session.reject({ reason: "not_covered", note: null }) : session.sendBack({ reason: "other", note: "-", page: null, place: null });
  await vi.advanceTimersByTimeAsync(0);
  expect(server[act]).not.toHaveBeenCalled();
  server.release();
  expect(await ended).toBe(true);
  expect(server.sent.flat().map(({ key, value }) => [key, value])).toEqual([
    [session.view.review.entries[0]!.field.key, expect.anything()],
    [session.view.review.entries[1]!.field.key, expect.anything()],
  ]);
  expect(server[act]).toHaveBeenCalledTimes(1);
});

it("lets no dossier go whose answers the service does not have, and says so", async () => {
  server.answers = [no("offline", 0), no("offline", 0)];
  const session = open();
  session.act((review) => confirm(write(review, "99")));
  await vi.advanceTimersByTimeAsync(1000);
  expect(await session.refer("general", "note")).toBe(false);
  expect(server.refer).not.toHaveBeenCalled();
  expect(view).toMatchObject({ busy: false, lost: false, refusal: { code: "offline" } });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(server.sent.at(-1)).toEqual([CORRECTION]);
  expect(view).toMatchObject({ saving: "saved", refusal: null });
  expect(await session.refer("general", "note")).toBe(true);
});

it("says why accepting did not go over a cut line", async () => {
  server.accept.mockResolvedValueOnce(no("offline", 0));
  const session = open();
  session.act((review) => confirm(write(review, "99")));
  expect(await session.accept()).toBe(false);
  expect(view).toMatchObject({ busy: false, refusal: { code: "offline" } });
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.sent, "what was said is saved meanwhile").toEqual([[CORRECTION]]);
});

it("gives a dossier back with its answers and its present token", async () => {
  const session = open();
  await session.retake();
  session.act((review) => write(review, "99"));
  await session.makeRoom();
  expect(server.sent).toEqual([[CORRECTION]]);
  expect(server.postpone).toHaveBeenCalledExactlyOnceWith("d1", "t2", { reason: "interrupted", note: null });
  expect(kept(store, "d1")).toBeNull();
});

it("has the rules run over what is being typed, once the hand rests, and forgets it when the typing is gone", async () => {
  const session = open();
  session.act((review) => write(review, "1250,5"));
  session.act((review) => write(review, "1250,51"));
  await vi.advanceTimersByTimeAsync(400);
  expect(server.tryOut).toHaveBeenCalledExactlyOnceWith("d1", "t1", [{ key: "total_amount", status: "corrected", value: "1250.51" }]);
  expect(view.typed?.could_pass).toBe(true);
  session.act((review) => write(review, "1250,50"));
  expect(view.typed).toBeNull();
  expect(server.sent).toEqual([]);
});

it("takes decisions back and decides them again", async () => {
  const session = open();
  session.act((review) => write(review, "99,00"));
  session.act(confirm);
  await vi.advanceTimersByTimeAsync(1000);
  expect(view.review.entries[0]).toMatchObject({ said: "corrected", saved: true });
  expect(session.undo()).toBe(true);
  expect(view.review.entries[0]).toMatchObject({ said: "open", text: "99,00" });
  expect(session.redo()).toBe(true);
  expect(view.review.entries[0]).toMatchObject({ said: "corrected", text: "99,00" });
  expect(session.redo()).toBe(false);
});

it("takes back by the field, also where rows were added since", async () => {
  const session = new Session(TWO, { token: "t1", expires_at: "2026-11-24T10:04:00Z" }, server, store, (shown) => (view = shown));
  session.start();
  const key = (): string => session.view.review.entries[session.view.review.active]!.field.key;
  session.act(confirm);
  const at = key();
  session.act(confirm);
  session.act((review) => add(review, "acts"));
  expect(session.undo()).toBe(true);
  expect(key()).toBe(at);
  const { entries, trail } = session.view.review;
  expect(trail.map((index) => entries[index]!.said)).toEqual(["confirmed"]);
});

it("has the rules run again over what comes back by taking back", async () => {
  const session = open();
  session.act((review) => write(review, "99,00"));
  await vi.advanceTimersByTimeAsync(400);
  session.act(confirm);
  await vi.advanceTimersByTimeAsync(1000);
  expect(view.typed).toBeNull();
  session.undo();
  await vi.advanceTimersByTimeAsync(400);
  expect(server.tryOut).toHaveBeenCalledTimes(2);
  expect(view.typed).not.toBeNull();
});

it("keys blind: nothing is saved before the end, then everything at once", async () => {
  const blind = { ...DOSSIER, keying: { stage: "second", fields: ["total_amount"], differences: [] }, fields: [{ ...DOSSIER.fields[0]!, value: null, machine_value: null, band: null, needed: true }] } as unknown as DossierDetail;
  const session = new Session(blind, { token: "t1", expires_at: "2026-11-24T10:04:00Z" }, server, store, (shown) => (view = shown));
  session.start();
  expect(session.view.review.entries[0]).toMatchObject({ text: "", said: "open" });
  expect(await session.accept()).toBe(false);
  session.act((review) => write(review, "120"));
  session.act(confirm);
  await vi.advanceTimersByTimeAsync(5000);
  expect(server.sent).toEqual([]);
  expect(server.tryOut).not.toHaveBeenCalled();
  expect(await session.accept()).toBe(true);
  expect(server.keyAgain).toHaveBeenCalledExactlyOnceWith("d1", "t1", [{ key: "total_amount", status: "corrected", value: "120.00" }]);
  session.stop();
});
