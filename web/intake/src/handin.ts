// Handing in: the scans in a tray, and their delivery. Every call is idempotent, so that each may be made again until it is answered.
import type { DossierSummary, ManifestScan, ScanEntry, StoredScan } from "../../shared/api/model";
import { isPassing, type Answer, type Refusal } from "../../shared/api/result";
import type { Parcel } from "../../shared/api/upload";
import { pause } from "../../shared/patience";
import { media, type Unsuitable } from "./media";

/** One file in the tray. */
export interface Scan {
  /** Of the tray only. */
  id: number;
  name: string;
  bytes: Blob;
  mediaType: string;
  /** Empty while it is computed. */
  sha256: string;
  state: "hashing" | "ready" | "sending" | "stored" | "refused" | "unsuitable" | "double";
  /** Bytes gone out. */
  sent: number;
  /** Where it lies in the dossier, once stored. */
  position: number | null;
  unsuitable: Unsuitable | null;
  refusal: Refusal | null;
}

/** What the screen shows. */
export interface View {
  scans: readonly Scan[];
  phase: "collecting" | "sending" | "delivered";
  /** The line is cut; tries go on. */
  waiting: boolean;
  /** Why the whole hand-in stopped. */
  refusal: Refusal | null;
}

/** What a hand-in needs of the world. */
export interface World {
  create(id: string): Promise<Answer<DossierSummary>>;
  store(id: string, position: number, parcel: Parcel, progress: (sent: number) => void, signal: AbortSignal): Promise<Answer<StoredScan>>;
  announce(id: string, scans: ManifestScan[]): Promise<Answer<DossierSummary>>;
  digest(bytes: ArrayBuffer): Promise<string>;
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export class HandIn {
  view: View = { scans: [], phase: "collecting", waiting: false, refusal: null };
  #serial = 0;
  #stop = new AbortController();

  constructor(
    /** The dossier's id, made on this device or of a dossier that lacks pages. */
    readonly id: string,
    /** Scans that the dossier has already. */
    private readonly before: readonly ScanEntry[],
    private readonly world: World,
    private readonly changed: (view: View) => void,
  ) {}

  /** Puts files into the tray, in the order in which a scanner numbers them. */
  async add(files: readonly { name: string; bytes: Blob }[]): Promise<void> {
    const sorted = [...files].sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
    const fresh = sorted.map(({ name, bytes }): Scan => ({ id: (this.#serial += 1), name, bytes, mediaType: "", sha256: "", state: "hashing", sent: 0, position: null, unsuitable: null, refusal: null }));
    this.#show({ scans: [...this.view.scans, ...fresh], refusal: null });
    for (const scan of fresh) await this.#inspect(scan);
  }

  async #inspect(scan: Scan): Promise<void> {
    try {
      const kind = media(new Uint8Array(await scan.bytes.slice(0, 1024).arrayBuffer()), scan.bytes.size);
      if ("unsuitable" in kind) return this.#change(scan.id, { state: "unsuitable", unsuitable: kind.unsuitable });
      const sha256 = await this.world.digest(await scan.bytes.arrayBuffer());
      const isDouble = this.before.some((other) => other.sha256 === sha256) || this.view.scans.some((other) => other.id !== scan.id && other.sha256 === sha256);
      this.#change(scan.id, { state: isDouble ? "double" : "ready", sha256, mediaType: kind.mediaType });
    } catch {
      // The file went away (a card pulled out, a network drive lost) between choosing and reading.
      this.#change(scan.id, { state: "unsuitable", unsuitable: "empty" });
    }
  }

  remove(id: number): void {
    this.#show({ scans: this.view.scans.filter((scan) => scan.id !== id || scan.state === "stored") });
  }

  /** Moves a scan one place earlier (-1) or later (1); what is stored stays where it is. */
  move(id: number, step: 1 | -1): void {
    const scans = [...this.view.scans];
    const from = scans.findIndex((scan) => scan.id === id);
    const [scan, other] = [scans[from], scans[from + step]];
    if (!scan || !other || scan.state === "stored" || other.state === "stored") return;
    scans[from] = other;
    scans[from + step] = scan;
    this.#show({ scans });
  }

  /** Sends dossier, scans and manifest. Ends with `delivered`, or back in `collecting` where a scan or the dossier was refused. */
  async send(): Promise<void> {
    if (!isReady(this.view)) return;
    this.#show({ phase: "sending", refusal: null });
    const created = await this.#patiently(() => this.world.create(this.id));
    if (!created.ok) return this.#show({ phase: "collecting", refusal: created.refusal });
    // One after the other: a place is given only to a scan that the server took, so that places have no gap.
    for (const scan of this.view.scans.filter((other) => other.state === "ready")) await this.#deliver(scan);
    if (this.view.scans.some((scan) => scan.state !== "stored")) return this.#show({ phase: "collecting" });
    const announced = await this.#patiently(() => this.world.announce(this.id, this.#manifest()));
    this.#show(announced.ok ? { phase: "delivered" } : { phase: "collecting", refusal: announced.refusal });
  }

  async #deliver(scan: Scan): Promise<void> {
    const position = this.#nextPosition();
    this.#change(scan.id, { state: "sending", sent: 0 });
    const parcel = { bytes: scan.bytes, sha256: scan.sha256, mediaType: scan.mediaType };
    const stored = await this.#patiently(() => this.world.store(this.id, position, parcel, (sent) => this.#change(scan.id, { sent }), this.#stop.signal));
    this.#change(scan.id, stored.ok ? { state: "stored", sent: scan.bytes.size, position } : { state: "refused", sent: 0, refusal: stored.refusal });
  }

  #nextPosition(): number {
    return Math.max(0, ...this.before.map((scan) => scan.position), ...this.view.scans.map((scan) => scan.position ?? 0)) + 1;
  }

  #manifest(): ManifestScan[] {
    const before = this.before.map(({ position, name, sha256, size }) => ({ position, name: name ?? String(position), sha256, size }));
    const now = this.view.scans.map((scan) => ({ position: scan.position ?? 0, name: scan.name, sha256: scan.sha256, size: scan.bytes.size }));
    return [...before, ...now].sort((a, b) => a.position - b.position);
  }

  /** Calls until there is an answer that trying again cannot change. */
  async #patiently<Value>(call: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await call();
      if (answer.ok || !isPassing(answer.refusal) || this.#stop.signal.aborted) {
        if (this.view.waiting) this.#show({ waiting: false });
        return answer;
      }
      this.#show({ waiting: true });
      const asked = (answer.refusal.retryAfter ?? 0) * 1000;
      await this.world.wait(Math.max(asked, pause(attempt, 15_000)), this.#stop.signal).catch(() => undefined);
    }
  }

  /** Ends everything under way, when the screen is left. */
  stop(): void {
    this.#stop.abort(new Error("left"));
  }

  #change(id: number, change: Partial<Scan>): void {
    this.#show({ scans: this.view.scans.map((scan) => (scan.id === id ? { ...scan, ...change } : scan)) });
  }

  #show(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    this.changed(this.view);
  }
}

/** Whether everything in the tray can go. */
export const isReady = ({ phase, scans }: View): boolean => phase === "collecting" && scans.length > 0 && scans.every((scan) => scan.state === "ready" || scan.state === "stored");

/** How much of a tray has gone out, 0 to 1. */
export function progress(scans: readonly Scan[]): number {
  const all = scans.reduce((sum, scan) => sum + scan.bytes.size, 0);
  const gone = scans.reduce((sum, scan) => sum + Math.min(scan.state === "stored" ? scan.bytes.size : scan.sent, scan.bytes.size), 0);
  return all === 0 ? 0 : gone / all;
}

