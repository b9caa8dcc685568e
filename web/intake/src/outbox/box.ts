// The outbox on the disk: IndexedDB. Every change is a small patch inside one transaction, so that the sender and the screen never overwrite each other;
// a promise that is kept means that the browser has written to the disk.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { HeldDossier, HeldPage, ShownPage } from "./model";

interface Schema extends DBSchema {
  dossiers: { key: string; value: HeldDossier };
  pages: { key: string; value: HeldPage; indexes: { dossier: string } };
  settings: { key: string; value: unknown };
}

const NAME = "guichet-outbox";
const STRICT = { durability: "strict" } as const;

export class Box {
  private constructor(
    private readonly db: IDBPDatabase<Schema>,
    private readonly channel: BroadcastChannel,
    private readonly changed: () => void,
  ) {
    channel.onmessage = changed;
  }

  /** Opens the outbox; `changed` is called after every change, whichever tab made it. */
  static async open(changed: () => void): Promise<Box> {
    const db = await openDB<Schema>(NAME, 1, {
      upgrade(fresh) {
        fresh.createObjectStore("dossiers", { keyPath: "id" });
        fresh.createObjectStore("pages", { keyPath: "id" }).createIndex("dossier", "dossier");
        fresh.createObjectStore("settings");
      },
    });
    return new Box(db, new BroadcastChannel(NAME), changed);
  }

  dossier = (id: string): Promise<HeldDossier | undefined> => this.db.get("dossiers", id);
  dossiers = (): Promise<HeldDossier[]> => this.db.getAll("dossiers");
  pagesOf = (dossier: string): Promise<HeldPage[]> => this.db.getAllFromIndex("pages", "dossier", dossier);
  setting = async <Value>(name: string): Promise<Value | undefined> => (await this.db.get("settings", name)) as Value | undefined;

  /** Every page without its bytes. */
  async pages(): Promise<ShownPage[]> {
    return (await this.db.getAll("pages")).map(({ sealed: _, ...page }) => page);
  }

  async putDossier(dossier: HeldDossier): Promise<void> {
    const tx = this.db.transaction("dossiers", "readwrite", STRICT);
    await Promise.all([tx.store.put(dossier), tx.done]);
    this.#tell();
  }

  async putPage(page: HeldPage): Promise<void> {
    const tx = this.db.transaction("pages", "readwrite", STRICT);
    await Promise.all([tx.store.put(page), tx.done]);
    this.#tell();
  }

  /** Changes a dossier that is still there. */
  async patchDossier(id: string, change: Partial<HeldDossier>): Promise<void> {
    const tx = this.db.transaction("dossiers", "readwrite", STRICT);
    const now = await tx.store.get(id);
    if (now) await tx.store.put({ ...now, ...change });
    await tx.done;
    this.#tell();
  }

  /** Changes pages that are still there, all or none. */
  async patchPages(changes: readonly (Partial<HeldPage> & { id: string })[], dossier?: Partial<HeldDossier> & { id: string }): Promise<void> {
    const tx = this.db.transaction(["dossiers", "pages"], "readwrite", STRICT);
    const pages = tx.objectStore("pages");
    for (const change of changes) {
      const now = await pages.get(change.id);
      if (now) await pages.put({ ...now, ...change });
    }
    const held = dossier && (await tx.objectStore("dossiers").get(dossier.id));
    if (held) await tx.objectStore("dossiers").put({ ...held, ...dossier });
    await tx.done;
    this.#tell();
  }

  async removePage(id: string): Promise<void> {
    const tx = this.db.transaction("pages", "readwrite", STRICT);
    await Promise.all([tx.store.delete(id), tx.done]);
    this.#tell();
  }

  /** Removes a dossier with its pages. */
  async removeDossier(id: string): Promise<void> {
    const tx = this.db.transaction(["dossiers", "pages"], "readwrite", STRICT);
    for (const key of await tx.objectStore("pages").index("dossier").getAllKeys(id)) await tx.objectStore("pages").delete(key);
    await tx.objectStore("dossiers").delete(id);
    await tx.done;
    this.#tell();
  }

  async set(name: string, value: unknown): Promise<void> {
    await this.db.put("settings", value, name);
  }

  #tell(): void {
    this.channel.postMessage("changed");
    this.changed();
  }
}
