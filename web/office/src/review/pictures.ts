// Page pictures in memory: fetched once, decoded before they are asked for, given back when the dossier leaves the screen.
// The server forbids browsers to keep pages (`no-store`), so every new reference to an address would fetch it again.
import type { DossierDetail } from "../../../shared/api/model";
import { pageImage } from "../../../shared/api/client";
import type { Size } from "./view";

/** A picture ready to be drawn. */
export interface Picture {
  /** An address of this document alone. */
  url: string;
  size: Size;
}

/** Fetches and decodes; replaced in tests. */
export type Load = (address: string) => Promise<Picture>;

async function load(address: string): Promise<Picture> {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const url = URL.createObjectURL(await answer.blob());
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch (error) {
    URL.revokeObjectURL(url);
    throw error;
  }
  return { url, size: { w: image.naturalWidth, h: image.naturalHeight } };
}

export class Pictures {
  readonly #known = new Map<string, Promise<Picture>>();
  readonly #ready = new Map<string, Picture>();
  /** Dossiers whose pages are wanted: the others' are not brought any further. */
  readonly #wanted = new Set<string>();

  constructor(private readonly loadOne: Load = load) {}

  /** The picture, if it is in memory. */
  ready(address: string): Picture | null {
    return this.#ready.get(address) ?? null;
  }

  /** The picture; fetched now where it is not in memory. A failure is not remembered: the next call tries again. */
  get(address: string): Promise<Picture> {
    const known = this.#known.get(address);
    if (known) return known;
    const fetched: Promise<Picture> = this.loadOne(address).then(
      (picture) => {
        // Let go while it was on its way: nobody will let it go again.
        if (this.#known.get(address) === fetched) this.#ready.set(address, picture);
        else URL.revokeObjectURL(picture.url);
        return picture;
      },
      (error: unknown) => {
        if (this.#known.get(address) === fetched) this.#known.delete(address);
        throw error;
      },
    );
    this.#known.set(address, fetched);
    return fetched;
  }

  /** Brings a dossier's pages into memory, the page of `first` before the others. */
  async bring(dossier: DossierDetail, first: number): Promise<void> {
    this.#wanted.add(dossier.dossier_id);
    const pages = [...dossier.pages_read].sort((a, b) => Number(b.index === first) - Number(a.index === first));
    for (const page of pages) {
      if (!this.#wanted.has(dossier.dossier_id)) return;
      await this.get(pageImage(dossier.dossier_id, page.index)).catch(() => undefined);
    }
  }

  /** Lets a dossier's pages go, also those on their way. */
  forget(dossier: string): void {
    this.#wanted.delete(dossier);
    for (const address of this.#known.keys()) {
      if (!address.includes(dossier)) continue;
      const picture = this.#ready.get(address);
      if (picture) URL.revokeObjectURL(picture.url);
      this.#ready.delete(address);
      this.#known.delete(address);
    }
  }
}

/** The pictures of this document. */
export const pictures = new Pictures();
