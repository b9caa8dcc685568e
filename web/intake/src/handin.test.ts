import { expect, it } from "vitest";
import type { DossierSummary, ManifestScan, StoredScan } from "../../shared/api/model";
import { OFFLINE, type Answer } from "../../shared/api/result";
import { HandIn, isReady, progress, type World } from "./handin";

const JPEG = [0xff, 0xd8, 0xff, 0xe0];
const jpeg = (name: string, ...more: number[]): { name: string; bytes: Blob } => ({ name, bytes: new Blob([new Uint8Array([...JPEG, ...more])]) });

const no = (code: string, status: number): Answer<never> => ({ ok: false, refusal: { ...OFFLINE, code, status } });

class Fake implements World {
  stored = new Map<number, string>();
  manifest: ManifestScan[] = [];
  waits: number[] = [];
  /** What the next calls are answered instead. */
  faults: Answer<never>[] = [];
  refused = new Set<string>();

  create = (): Promise<Answer<DossierSummary>> => Promise.resolve(this.faults.shift() ?? { ok: true, value: {} as DossierSummary });
  store: World["store"] = (_id, position, parcel, told) => {
    const fault = this.faults.shift();
    if (fault) return Promise.resolve(fault);
    if (this.refused.has(parcel.sha256)) return Promise.resolve(no("file_damaged", 422));
    told(parcel.bytes.size);
    this.stored.set(position, parcel.sha256);
    return Promise.resolve({ ok: true, value: { position } as StoredScan });
  };
  announce: World["announce"] = (_id, scans) => {
    this.manifest = scans;
    return Promise.resolve(this.faults.shift() ?? { ok: true, value: {} as DossierSummary });
  };
  digest = (bytes: ArrayBuffer): Promise<string> => Promise.resolve(`sha-${[...new Uint8Array(bytes)].slice(4).join("-")}`);
  wait = (milliseconds: number): Promise<void> => {
    this.waits.push(milliseconds);
    return Promise.resolve();
  };
}

const tray = (world: World, before: ConstructorParameters<typeof HandIn>[1] = []): HandIn => new HandIn("id", before, world, () => undefined);

it("delivers in the order of the scanner's numbers, manifest last", async () => {
  const world = new Fake();
  const handIn = tray(world);
  await handIn.add([jpeg("scan10.jpg", 10), jpeg("scan2.jpg", 2), jpeg("scan1.jpg", 1)]);
  await handIn.send();
  expect(handIn.view.phase).toBe("delivered");
  expect(world.manifest.map((scan) => [scan.position, scan.name, scan.size])).toEqual([
    [1, "scan1.jpg", 5],
    [2, "scan2.jpg", 5],
    [3, "scan10.jpg", 5],
  ]);
  expect([...world.stored]).toEqual([
    [1, "sha-1"],
    [2, "sha-2"],
    [3, "sha-10"],
  ]);
  expect(progress(handIn.view.scans)).toBe(1);
});

it("goes on through cut lines and a busy server, waiting longer each time", async () => {
  const world = new Fake();
  const handIn = tray(world);
  await handIn.add([jpeg("a.jpg", 1)]);
  world.faults = [no("offline", 0), no("unavailable", 503), { ok: false, refusal: { ...OFFLINE, code: "rate_limited", status: 429, retryAfter: 60 } }];
  await handIn.send();
  expect(handIn.view).toMatchObject({ phase: "delivered", waiting: false });
  expect(world.waits).toHaveLength(3);
  expect(world.waits[2]).toBe(60_000);
});

it("leaves no gap where a scan is refused, and goes on when it is replaced", async () => {
  const world = new Fake();
  const handIn = tray(world);
  world.refused.add("sha-2");
  await handIn.add([jpeg("1.jpg", 1), jpeg("2.jpg", 2), jpeg("3.jpg", 3)]);
  await handIn.send();
  expect(handIn.view.phase).toBe("collecting");
  expect(handIn.view.scans.map((scan) => scan.state)).toEqual(["stored", "refused", "stored"]);
  expect(world.manifest).toEqual([]);
  handIn.remove(handIn.view.scans[1]!.id);
  await handIn.add([jpeg("2b.jpg", 4)]);
  await handIn.send();
  expect(handIn.view.phase).toBe("delivered");
  expect(world.manifest.map((scan) => [scan.position, scan.sha256])).toEqual([
    [1, "sha-1"],
    [2, "sha-3"],
    [3, "sha-4"],
  ]);
});

it("adds to what a dossier has already", async () => {
  const world = new Fake();
  const handIn = tray(world, [{ position: 1, name: "old.jpg", size: 9, sha256: "sha-old", media_type: "image/jpeg", stored: true }]);
  await handIn.add([jpeg("new.jpg", 7)]);
  await handIn.send();
  expect(world.manifest.map((scan) => [scan.position, scan.name])).toEqual([
    [1, "old.jpg"],
    [2, "new.jpg"],
  ]);
});

it("does not send what the server would refuse, nor the same file twice", async () => {
  const handIn = tray(new Fake());
  await handIn.add([jpeg("a.jpg", 1), jpeg("b.jpg", 1), { name: "c.docx", bytes: new Blob(["PK"]) }]);
  expect(handIn.view.scans.map((scan) => scan.state)).toEqual(["ready", "double", "unsuitable"]);
  expect(isReady(handIn.view)).toBe(false);
  for (const scan of handIn.view.scans.slice(1)) handIn.remove(scan.id);
  expect(isReady(handIn.view)).toBe(true);
});

it("moves scans, but nothing that is stored", async () => {
  const handIn = tray(new Fake());
  await handIn.add([jpeg("a.jpg", 1), jpeg("b.jpg", 2)]);
  handIn.move(handIn.view.scans[1]!.id, -1);
  expect(handIn.view.scans.map((scan) => scan.name)).toEqual(["b.jpg", "a.jpg"]);
  handIn.move(handIn.view.scans[0]!.id, -1);
  expect(handIn.view.scans.map((scan) => scan.name)).toEqual(["b.jpg", "a.jpg"]);
});

it("stops where the dossier itself is refused", async () => {
  const world = new Fake();
  const handIn = tray(world);
  await handIn.add([jpeg("a.jpg", 1)]);
  world.faults = [no("dossier_id_taken", 409)];
  await handIn.send();
  expect(handIn.view).toMatchObject({ phase: "collecting", refusal: { code: "dossier_id_taken" } });
  expect(world.stored.size).toBe(0);
});
