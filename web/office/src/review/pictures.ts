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
  await image.decode();
  return { url, size: { w: image.naturalWidth, h: image.naturalHeight } };
}

export class Pictures {
  readonly #known = new Map<string, Promise<Picture>>();
  readonly #ready = new Map<string, Picture>();

  constructor(private readonly loadOne: Load = load) {}

  /** The picture, if it is in memory. */
  ready(address: string): Picture | null {
    return this.#ready.get(address) ?? null;
  }

  /** The picture; fetched now where it is not in memory. A failure is not remembered: the next call tries again. */
  get(address: string): Promise<Picture> {
    const known = this.#known.get(address);
    if (known) return known;
    const fetched = this.loadOne(address).then(
      (picture) => {
        this.#ready.set(address, picture);
        return picture;
      },
      (error: unknown) => {
        this.#known.delete(address);
        throw error;
      },
    );
    this.#known.set(address, fetched);
    return fetched;
  }

  /** Brings a dossier's pages into memory, the page of `first` before the others. */
  async bring(dossier: DossierDetail, first: number): Promise<void> {
    const pages = [...dossier.pages_read].sort((a, b) => Number(b.index === first) - Number(a.index === first));
    for (const page of pages) await this.get(pageImage(dossier.dossier_id, page.index)).catch(() => undefined);
  }

  /** Lets a dossier's pages go. */
  forget(dossier: string): void {
    for (const [address, picture] of this.#ready) {
      if (!address.includes(dossier)) continue;
      URL.revokeObjectURL(picture.url);
      this.#ready.delete(address);
      this.#known.delete(address);
    }
  }
}

/** The pictures of this document. */
export const pictures = new Pictures();
