// The tray: pages put into one dossier, looked at, sealed and written to the disk one by one, so that a closed tab loses none; then handed in.
import type { ManifestScan } from "../../../shared/api/model";
import type { DeviceVerdict } from "../quality/verdict";
import { media, type Unsuitable } from "../media";
import type { HeldDossier, HeldPage, Point, ShownPage } from "./model";
import { provisionalNumber } from "./receipt";

/** A file that is not in the outbox: still being prepared, or not to be taken. */
export interface Loose {
  id: string;
  name: string;
  size: number;
  why: Unsuitable | "double" | "full" | null;
}

/** What the screen shows. */
export interface View {
  pages: readonly ShownPage[];
  loose: readonly Loose[];
}

/** What a tray needs of the world. */
export interface World {
  putDossier(dossier: HeldDossier): Promise<void>;
  putPage(page: HeldPage): Promise<void>;
  removePage(id: string): Promise<void>;
  patchPages(changes: readonly (Partial<HeldPage> & { id: string })[], dossier?: Partial<HeldDossier> & { id: string }): Promise<void>;
  digest(bytes: ArrayBuffer): Promise<string>;
  /** The device's verdict and a picture too small to read; nothing of what the browser cannot draw. */
  inspect(page: string, bytes: Blob, mediaType: string): Promise<{ verdict: DeviceVerdict; thumbnail: Blob } | null>;
  seal(dossier: string, bytes: ArrayBuffer): Promise<{ sealed: Blob; mark: string }>;
  id(): string;
  now(): number;
}

/** A file as chosen, dropped, photographed or found in a folder. */
export interface Captured {
  name: string;
  bytes: Blob;
  /** The scan of a returned dossier that it replaces. */
  replaces?: number | null;
}

/** Where a tray begins. */
export interface Start {
  id: string;
  point: Point;
  /** Of a returned dossier: its number and what it has. */
  mends?: { receipt: string; before: ManifestScan[] };
  /** What an interrupted hand-in had collected. */
  pages?: readonly ShownPage[];
}

export class Tray {
  view: View;
  /** The bytes as captured, while this screen lives: for looking at them and for previews. Never on the disk. */
  readonly plain = new Map<string, Blob>();
  #begun: boolean;
  /** One file after another, in the order in which they came. */
  #line: Promise<void> = Promise.resolve();

  constructor(
    private readonly start: Start,
    private readonly world: World,
    private readonly changed: (view: View) => void,
  ) {
    this.view = { pages: sorted(start.pages ?? []), loose: [] };
    this.#begun = start.pages !== undefined;
  }

  get id(): string {
    return this.start.id;
  }

  /** Puts files into the tray, in the order in which a scanner numbers them. */
  add(files: readonly Captured[]): Promise<void> {
    const inOrder = [...files].sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
    const fresh = inOrder.map((file) => ({ file, loose: { id: this.world.id(), name: file.name, size: file.bytes.size, why: null } satisfies Loose as Loose }));
    this.#show({ loose: [...this.view.loose, ...fresh.map(({ loose }) => loose)] });
    this.#line = this.#line.then(async () => {
      for (const { file, loose } of fresh) await this.#take(loose, file);
    });
    return this.#line;
  }

  async #take(loose: Loose, file: Captured): Promise<void> {
    try {
      const why = await this.#keep(loose, file);
      if (why !== null) return this.#reject(loose.id, why);
    } catch (error) {
      // The file went away (a card pulled out, a network drive lost), or the disk is full.
      return this.#reject(loose.id, error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "empty");
    }
    this.#show({ loose: this.view.loose.filter((other) => other.id !== loose.id) });
  }

  async #keep({ id, name }: Loose, { bytes, replaces }: Captured): Promise<Unsuitable | "double" | null> {
    const kind = media(new Uint8Array(await bytes.slice(0, 1024).arrayBuffer()), bytes.size);
    if ("unsuitable" in kind) return kind.unsuitable;
    const buffer = await bytes.arrayBuffer();
    const sha256 = await this.world.digest(buffer);
    const known = [...this.view.pages, ...(this.start.mends?.before ?? [])];
    if (known.some((other) => other.sha256 === sha256)) return "double";
    const [seen, { sealed, mark }] = await Promise.all([this.world.inspect(id, bytes, kind.mediaType), this.world.seal(this.id, buffer)]);
    const page: HeldPage = {
      id,
      dossier: this.id,
      order: Math.max(0, ...this.view.pages.map((other) => other.order)) + 1,
      position: null,
      replaces: replaces ?? null,
      name,
      mediaType: kind.mediaType,
      size: bytes.size,
      sha256,
      sealed,
      mark,
      state: "held",
      refusal: null,
      thumbnail: seen?.thumbnail ?? null,
      turn: 0,
      verdict: seen?.verdict ?? null,
    };
    await this.#begin();
    await this.world.putPage(page);
    this.plain.set(id, bytes);
    const { sealed: _, ...shown } = page;
    this.#show({ pages: [...this.view.pages, shown] });
    return null;
  }

  /** The dossier is written with its first page. */
  async #begin(): Promise<void> {
    if (this.#begun) return;
    const { id, point, mends } = this.start;
    const receipt = mends?.receipt ?? provisionalNumber(point.code, id);
    const dossier: HeldDossier = { id, point, receipt, phase: "collecting", begun: this.world.now(), queued: null, before: mends?.before ?? [], mends: mends !== undefined, number: mends?.receipt ?? null, refusal: null };
    await this.world.putDossier(dossier);
    this.#begun = true;
  }

  #reject(id: string, why: NonNullable<Loose["why"]>): void {
    this.#show({ loose: this.view.loose.map((loose) => (loose.id === id ? { ...loose, why } : loose)) });
  }

  /** Takes a page or a file out. */
  async remove(id: string): Promise<void> {
    this.plain.delete(id);
    const page = this.view.pages.find((other) => other.id === id);
    this.#show({ pages: this.view.pages.filter((other) => other.id !== id), loose: this.view.loose.filter((other) => other.id !== id) });
    if (page) await this.world.removePage(id);
  }

  /** Another picture of the same page, in its place. */
  async retake(id: string, file: Captured): Promise<void> {
    const old = this.view.pages.find((page) => page.id === id);
    if (!old) return;
    const before = new Set(this.view.pages.map((page) => page.id));
    await this.add([{ ...file, replaces: old.replaces }]);
    const fresh = this.view.pages.find((page) => !before.has(page.id));
    if (!fresh) return;
    await this.#order(this.view.pages.filter((page) => page.id !== fresh.id).map((page) => (page.id === id ? fresh : page)));
    await this.world.patchPages([{ id: fresh.id, position: old.position }]);
    await this.world.removePage(id);
    this.plain.delete(id);
  }

  /** Moves a page one place earlier (-1) or later (1). */
  async move(id: string, step: 1 | -1): Promise<void> {
    const pages = [...this.view.pages];
    const from = pages.findIndex((page) => page.id === id);
    const [page, other] = [pages[from], pages[from + step]];
    if (!page || !other) return;
    pages[from] = other;
    pages[from + step] = page;
    await this.#order(pages);
  }

  async #order(pages: readonly ShownPage[]): Promise<void> {
    const ordered = pages.map((page, at) => ({ ...page, order: at + 1 }));
    this.#show({ pages: ordered });
    await this.world.patchPages(ordered.map(({ id, order }) => ({ id, order })));
  }

  /** Turns the picture on the screen a quarter clockwise; the service finds the right way up by itself. */
  turn(id: string): Promise<void> {
    return this.#turnTo(id, (page) => (page.turn + 90) % 360);
  }

  /** Turns the picture on the screen upright, by what the device saw. */
  straighten(id: string): Promise<void> {
    return this.#turnTo(id, (page) => page.verdict?.turn ?? page.turn);
  }

  async #turnTo(id: string, to: (page: ShownPage) => number): Promise<void> {
    const turned = this.view.pages.map((page) => (page.id === id ? { ...page, turn: to(page) } : page));
    this.#show({ pages: turned });
    await this.world.patchPages(turned.filter((page) => page.id === id).map(({ turn }) => ({ id, turn })));
  }

  /** Hands the dossier in: from here on it goes by itself. Kept, the promise means that it is on the disk. */
  async handIn(): Promise<void> {
    const places = positions(this.view.pages, this.start.mends?.before ?? []);
    const changes = this.view.pages.map((page, at) => ({ id: page.id, position: places[at]!, ...(page.state === "refused" ? { state: "held" as const, refusal: null } : {}) }));
    await this.world.patchPages(changes, { id: this.id, phase: "queued", queued: this.world.now(), refusal: null });
    this.#show({ pages: this.view.pages.map((page, at) => ({ ...page, position: places[at]! })) });
  }

  #show(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    this.changed(this.view);
  }
}

const sorted = (pages: readonly ShownPage[]): ShownPage[] => [...pages].sort((a, b) => a.order - b.order);

/** Whether everything in the tray can go. */
export const isReady = ({ pages, loose }: View): boolean => pages.length > 0 && loose.length === 0 && pages.every((page) => page.state !== "refused");

/** The place of each page in the dossier: the one that it has, the one that it replaces, or the next free one. */
export function positions(pages: readonly Pick<ShownPage, "position" | "replaces">[], before: readonly ManifestScan[]): number[] {
  const fixed = pages.map((page) => page.position ?? page.replaces);
  const taken = new Set([...before.map((scan) => scan.position), ...fixed.filter((place) => place !== null)]);
  let next = 0;
  const free = (): number => {
    do next += 1;
    while (taken.has(next));
    taken.add(next);
    return next;
  };
  return fixed.map((place) => place ?? free());
}
