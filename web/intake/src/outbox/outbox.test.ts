import { expect, it } from "vitest";
import type { DossierSummary, ManifestScan } from "../../../shared/api/model";
import { OFFLINE, type Answer } from "../../../shared/api/result";
import { Drain, manifest, type Service, type Store } from "./drain";
import { load, type HeldDossier, type HeldPage } from "./model";
import { percent } from "./progress";
import { isReady, positions, Tray, type Start, type World } from "./tray";

const POINT = { id: "p", code: "0412", name: "Agadir" };
const ID = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
const jpeg = (name: string, ...more: number[]): { name: string; bytes: Blob } => ({ name, bytes: new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...more])]) });
const no = (code: string, status: number): Answer<never> => ({ ok: false, refusal: { ...OFFLINE, code, status } });

/** The disk: what is in it survives whoever wrote it. */
class Disk implements Store, World {
  held = new Map<string, HeldDossier>();
  leaves = new Map<string, HeldPage>();
  time = 1000;
  #serial = 0;

  dossiers = async () => [...this.held.values()];
  pagesOf = async (dossier: string) => [...this.leaves.values()].filter((page) => page.dossier === dossier);
  putDossier = async (dossier: HeldDossier) => void this.held.set(dossier.id, dossier);
  putPage = async (page: HeldPage) => void this.leaves.set(page.id, page);
  removePage = async (id: string) => void this.leaves.delete(id);
  patchDossier = async (id: string, change: Partial<HeldDossier>) => void this.held.set(id, { ...this.held.get(id)!, ...change });
  removeDossier = async (id: string) => void this.held.delete(id);
  patchPages: World["patchPages"] = async (changes, dossier) => {
    for (const change of changes) this.leaves.set(change.id, { ...this.leaves.get(change.id)!, ...change });
    if (dossier) await this.patchDossier(dossier.id, dossier);
  };
  digest = async (bytes: ArrayBuffer) => `sha-${[...new Uint8Array(bytes)].slice(4).join("-")}`;
  inspect = async () => null;
  seal = async (_: string, bytes: ArrayBuffer) => ({ sealed: new Blob(["sealed", bytes]), mark: "m" });
  id = () => `page-${(this.#serial += 1)}`;
  now = () => this.time;
}

/** The service, with faults. */
class Remote implements Service {
  stored = new Map<number, string>();
  announced: ManifestScan[] = [];
  faults: Answer<never>[] = [];
  refused = new Set<string>();
  age = -1;
  bytes = 0;

  create = async (_: string, age: number) => ((this.age = age), this.faults.shift() ?? { ok: true as const, value: { receipt_number: "0412-0000001-1" } as DossierSummary });
  announce = async (_: string, scans: ManifestScan[]) => ((this.announced = scans), this.faults.shift() ?? { ok: true as const, value: {} as DossierSummary });
  previewed: number[] = [];
  ahead: Service["ahead"] = (pages) => pages.map((page) => ({ position: page.position!, bytes: new Blob(["small"]) }));
  preview: Service["preview"] = async (_, position) => (this.previewed.push(position), { ok: true, value: undefined });
  look = async () => {
    const whole = this.announced.every((scan) => this.stored.get(scan.position) === scan.sha256);
    return { ok: true as const, value: { state: whole ? "received" : "awaiting_pages", receipt_number: "0412-0000001-1" } as DossierSummary };
  };
  send: Service["send"] = async (_, scan, told) => {
    const fault = this.faults.shift();
    if (fault) return fault;
    if (this.refused.has(scan.sha256)) return no("truncated", 422);
    this.bytes += scan.bytes.size;
    told(scan.bytes.size);
    this.stored.set(scan.position, scan.sha256);
    return { ok: true, value: scan.sha256 };
  };
}

const tray = (disk: Disk, start: Partial<Start> = {}): Tray => new Tray({ id: ID, point: POINT, ...start }, disk, () => undefined);
const pass = (disk: Disk, remote: Remote) => new Drain(disk, remote, () => disk.time, () => undefined).pass("p", new AbortController().signal);

it("writes every page to the disk as it comes, in the order of the scanner's numbers, and makes the receipt's number", async () => {
  const disk = new Disk();
  const mine = tray(disk);
  expect(disk.held.size).toBe(0);
  await mine.add([jpeg("scan10.jpg", 10), jpeg("scan2.jpg", 2)]);
  expect(disk.held.get(ID)).toMatchObject({ receipt: "0412-DW1G60EECF-K", phase: "collecting" });
  expect([...disk.leaves.values()].map(({ name, sealed }) => [name, sealed?.size])).toEqual([
    ["scan2.jpg", 11],
    ["scan10.jpg", 11],
  ]);
});

it("goes on after the tab was closed at any moment, and sends each page once", async () => {
  const disk = new Disk();
  const remote = new Remote();
  await tray(disk).add([jpeg("1.jpg", 1), jpeg("2.jpg", 2)]);
  // Another tab, later.
  const again = tray(disk, { pages: await disk.pagesOf(ID) });
  await again.add([jpeg("3.jpg", 3)]);
  disk.time = 2000;
  await again.handIn();
  expect(load(await disk.dossiers(), [...disk.leaves.values()])).toMatchObject({ dossiers: 1, pages: 3, oldest: 2000 });
  disk.time = 62_000;
  for (const fault of [no("offline", 0), no("unavailable", 503), no("offset_wrong", 409)]) {
    remote.faults = [{ ok: true, value: {} as never }, { ok: true, value: {} as never }, fault];
    expect(await pass(disk, remote)).toMatchObject({ how: "waiting" });
    expect([...disk.leaves.values()].every((page) => page.sealed !== null), "nothing is erased without a confirmation").toBe(true);
  }
  remote.faults = [];
  expect(await pass(disk, remote)).toEqual({ how: "empty" });
  expect(remote.age).toBe(60);
  expect(remote.previewed.slice(-3)).toEqual([1, 2, 3]);
  expect([...remote.stored]).toEqual([
    [1, "sha-1"],
    [2, "sha-2"],
    [3, "sha-3"],
  ]);
  expect(disk.held.get(ID)).toMatchObject({ phase: "delivered", number: "0412-0000001-1", receipt: "0412-DW1G60EECF-K" });
  expect([...disk.leaves.values()].map((page) => page.sealed)).toEqual([null, null, null]);
  const bytes = remote.bytes;
  await pass(disk, remote);
  expect(remote.bytes).toBe(bytes);
});

it("does not erase a page when the service confirms another sum", async () => {
  const disk = new Disk();
  const remote = new Remote();
  const mine = tray(disk);
  await mine.add([jpeg("1.jpg", 1)]);
  await mine.handIn();
  remote.send = async () => ({ ok: true, value: "sha-other" });
  expect(await pass(disk, remote)).toMatchObject({ how: "waiting" });
  expect([...disk.leaves.values()][0]).toMatchObject({ state: "held" });
  expect([...disk.leaves.values()][0]!.sealed).not.toBeNull();
});

it("gives a refused page back to the clerk, and goes on when it is retaken", async () => {
  const disk = new Disk();
  const remote = new Remote();
  const mine = tray(disk);
  remote.refused.add("sha-2");
  await mine.add([jpeg("1.jpg", 1), jpeg("2.jpg", 2), jpeg("3.jpg", 3)]);
  await mine.handIn();
  await pass(disk, remote);
  expect(disk.held.get(ID)).toMatchObject({ phase: "collecting" });
  const again = tray(disk, { pages: await disk.pagesOf(ID) });
  expect(isReady(again.view)).toBe(false);
  await again.retake(again.view.pages.find((page) => page.state === "refused")!.id, jpeg("2b.jpg", 4));
  expect(isReady(again.view)).toBe(true);
  await again.handIn();
  expect(await pass(disk, remote)).toEqual({ how: "empty" });
  expect(remote.announced.map((scan) => [scan.position, scan.sha256])).toEqual([
    [1, "sha-1"],
    [2, "sha-4"],
    [3, "sha-3"],
  ]);
});

it("waits for a sign-in, leaves another contact point's dossiers alone, and keeps the others going where one is refused for good", async () => {
  const disk = new Disk();
  const remote = new Remote();
  for (const [id, point] of [[ID, POINT], [`${ID.slice(0, -1)}0`, POINT], [`${ID.slice(0, -1)}1`, { ...POINT, id: "q" }]] as const) {
    const mine = tray(disk, { id, point });
    await mine.add([jpeg("1.jpg", 1)]);
    disk.time += 1;
    await mine.handIn();
  }
  remote.faults = [no("not_signed_in", 401)];
  expect(await pass(disk, remote)).toEqual({ how: "signed_out" });
  remote.faults = [no("belongs_elsewhere", 409)];
  await pass(disk, remote);
  const phases = [...disk.held.values()].map((dossier) => [dossier.phase, dossier.refusal?.code ?? null]);
  expect(phases).toEqual([
    ["queued", "belongs_elsewhere"],
    ["delivered", null],
    ["queued", null],
  ]);
});

it("puts retaken pages of a returned dossier in the place of the old ones, and others behind", async () => {
  const disk = new Disk();
  const before = [1, 2, 3].map((position) => ({ position, name: `${position}.jpg`, sha256: `old-${position}`, size: 9 }));
  const mine = tray(disk, { mends: { receipt: "0412-0000093-K", before } });
  await mine.add([{ ...jpeg("new2.jpg", 2), replaces: 2 }]);
  await mine.add([jpeg("extra.jpg", 9)]);
  await mine.handIn();
  expect(manifest(disk.held.get(ID)!, await disk.pagesOf(ID)).map((scan) => [scan.position, scan.sha256])).toEqual([
    [1, "old-1"],
    [2, "sha-2"],
    [3, "old-3"],
    [4, "sha-9"],
  ]);
  expect(positions([{ position: null, replaces: null }, { position: 2, replaces: null }], [])).toEqual([1, 2]);
});

it("does not take what the service would refuse, nor the same file twice", async () => {
  const mine = tray(new Disk());
  await mine.add([jpeg("a.jpg", 1), jpeg("b.jpg", 1), { name: "c.docx", bytes: new Blob(["PK"]) }]);
  expect(mine.view.pages.map((page) => page.name)).toEqual(["a.jpg"]);
  expect(mine.view.loose.map((file) => file.why)).toEqual(["double", "type"]);
  expect(isReady(mine.view)).toBe(false);
  for (const file of mine.view.loose) await mine.remove(file.id);
  expect(isReady(mine.view)).toBe(true);
});

it("counts a page as gone only when its sum was confirmed", () => {
  const page = { id: "a", size: 100, state: "held" as const };
  expect([percent([page], {}), percent([page], { a: 50 }), percent([page], { a: 200 }), percent([{ ...page, state: "stored" }], {})]).toEqual([0, 50, 99, 100]);
});
