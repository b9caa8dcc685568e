// The outbox of this device, for the whole application: opened once, sent by one tab, shown by all.
import { api } from "../../../shared/api/client";
import type { Me } from "../../../shared/api/model";
import { OFFLINE } from "../../../shared/api/result";
import { sha256 } from "../../../shared/digest";
import { pause } from "../../../shared/patience";
import { uuid7 } from "../../../shared/uuid7";
import { inspect } from "../quality/inspect";
import { Box } from "./box";
import { Drain, type Ended, type Service } from "./drain";
import { load, type HeldDossier, type Load, type Point, type ShownPage } from "./model";
import { seal, type SealingKey } from "./seal";
import type { World } from "./tray";
import { sendInPieces } from "./tus";

/** How sending stands. */
type Line = "idle" | "sending" | "waiting" | "signed_out";

/** What screens see of the outbox. */
export const outbox = $state({
  dossiers: [] as HeldDossier[],
  pages: [] as ShownPage[],
  line: "idle" as Line,
  /** Whether the browser promised not to throw the outbox away; null before it was asked. */
  kept: null as boolean | null,
  /** Whether pages can be sealed: the service has been reached once. */
  sealable: false,
});

/** Bytes that the service has of the page being sent, by page. */
export const sent = $state<Record<string, number>>({});

/** Pictures to send ahead, by page; in memory only, until the page itself has gone. */
export const previews = new Map<string, Blob>();

let box: Box;
let key: SealingKey | undefined;
/** What the service's clock says more than this device's, milliseconds. */
let ahead = 0;
let wake: () => void = () => undefined;
let keyAsked: Promise<void> = Promise.resolve();

/** The time by the service's clock, as far as this device knows it. */
export const now = (): number => Date.now() + ahead;

/** What waits on this device now. */
export const waiting = (): Load => load(outbox.dossiers, outbox.pages);

/** The dossier of this id, if this device hands it in or has handed it in lately. */
export const held = (id: string): HeldDossier | undefined => outbox.dossiers.find((dossier) => dossier.id === id);

/** Its pages, in their order. */
export const pagesOf = (id: string): ShownPage[] => outbox.pages.filter((page) => page.dossier === id).sort((a, b) => a.order - b.order);

/** Opens the outbox; gives who was last signed in here, for when there is no line. */
export async function openOutbox(): Promise<Me | undefined> {
  box = await Box.open(() => void refresh());
  [key, ahead] = [await box.setting<SealingKey>("key"), (await box.setting<number>("ahead")) ?? 0];
  outbox.sealable = key !== undefined;
  // Together with the question who is signed in: on a slow line every answer costs.
  keyAsked = fetchKey();
  await refresh();
  return box.setting<Me>("me");
}

async function refresh(): Promise<void> {
  [outbox.dossiers, outbox.pages] = [await box.dossiers(), await box.pages()];
  for (const page of outbox.pages) if (page.state === "stored") previews.delete(page.id);
  if (outbox.line === "idle" && outbox.dossiers.some((dossier) => dossier.phase === "queued" && dossier.refusal === null)) wake();
}

/** Remembers who is signed in, fetches what must be there when the line is not, and begins to send. */
export async function serve(me: Me): Promise<void> {
  await Promise.all([box.set("me", me), keyAsked]);
  if (me.contact_point) void sendForEver(me.contact_point);
}

/** Begins to send for somebody who was signed in when there last was a line. */
export function serveOffline(me: Me): void {
  if (me.contact_point) void sendForEver(me.contact_point);
}

/** Forgets who is signed in; what is sealed stays. */
export const forget = (): Promise<void> => box.set("me", undefined);

async function fetchKey(): Promise<void> {
  const answer = await api.sealingKey();
  if (!answer.ok) return;
  key = { id: answer.value.key_id, publicKey: answer.value.public_key };
  ahead = Date.parse(answer.value.now) - Date.now();
  await Promise.all([box.set("key", key), box.set("ahead", ahead)]);
  outbox.sealable = true;
}

/** Where the line or the service is missing, tries go on with growing pauses of at most this, milliseconds. */
const LONGEST_PAUSE = 15_000;
/** How often a device that holds nothing says so, milliseconds. */
const HEARTBEAT = 5 * 60_000;

/** One tab at a time sends, whoever opened it; when it is closed, the next one goes on. */
function sendForEver(point: Point): Promise<unknown> {
  const drain = new Drain(box, service, now, (page, bytes) => (sent[page] = bytes));
  return navigator.locks.request("guichet-outbox-sender", async () => {
    for (let failed = 0; ; ) {
      const woken = new Promise<void>((resolve) => (wake = resolve));
      outbox.line = "sending";
      const ended = await drain.pass(point.id, new AbortController().signal).catch((): Ended => ({ how: "waiting", refusal: OFFLINE }));
      // Something was handed in meanwhile.
      const more = ended.how === "empty" && (await box.dossiers()).some((dossier) => dossier.phase === "queued" && dossier.refusal === null && dossier.point.id === point.id);
      outbox.line = ended.how === "empty" ? "idle" : ended.how;
      failed = ended.how === "waiting" ? failed + 1 : 0;
      if (ended.how !== "signed_out") await report();
      const until = more ? 1000 : ended.how === "empty" ? HEARTBEAT : ended.how === "signed_out" ? LONGEST_PAUSE : pause(failed, LONGEST_PAUSE);
      await Promise.race([woken, new Promise((resolve) => setTimeout(resolve, until))]);
      if (!outbox.sealable) await fetchKey();
    }
  });
}

/** Bytes a second that the line carries, as measured; a bad line until then. */
let speed = 50_000;
/** Pages that are gone sooner than this need nobody sent ahead, seconds. */
const SOON = 4;

const service: Service = {
  create: api.createDossier,
  announce: api.putManifest,
  look: api.dossier,
  ahead(pages) {
    const bytes = pages.reduce((sum, page) => sum + page.size, 0);
    if (bytes / speed < SOON) return [];
    const small = pages.map((page) => ({ position: page.position ?? 0, bytes: previews.get(page.id) }));
    // Of what the browser cannot draw there is none: the others are still worth a look.
    return small.flatMap(({ position, bytes }) => (bytes ? [{ position, bytes }] : []));
  },
  preview: api.putPreview,
  async send(dossier, scan, progress, signal) {
    const began = performance.now();
    let [first, last] = [-1, 0];
    const answer = await sendInPieces(dossier, scan, (bytes) => ((first = first < 0 ? bytes : first), (last = bytes), progress(bytes)), signal);
    const seconds = (performance.now() - began) / 1000;
    if (answer.ok && last - first > 20_000) speed = (speed + (last - first) / Math.max(0.02, seconds)) / 2;
    return answer;
  },
};

let told = "";
let toldAt = 0;

/** Tells the service what this device still holds, when that has changed or some time has passed. */
async function report(): Promise<void> {
  const { dossiers, pages, bytes, oldest } = waiting();
  const now = JSON.stringify([dossiers, pages, bytes, oldest]);
  if (now === told && Date.now() - toldAt < HEARTBEAT) return;
  const answer = await api.tellOutbox(await device(), { dossiers, pages, bytes, oldest_seconds: oldest === null ? 0 : Math.max(0, Math.round((Date.now() + ahead - oldest) / 1000)) });
  if (answer.ok) [told, toldAt] = [now, Date.now()];
}

/** This device's id, made once. */
async function device(): Promise<string> {
  const known = await box.setting<string>("device");
  if (known) return known;
  const made = uuid7(Date.now());
  await box.set("device", made);
  return made;
}

window.addEventListener("online", () => wake());

/** What a tray needs of the world. */
export const world: World = {
  putDossier: (dossier) => box.putDossier(dossier),
  async putPage(page) {
    await box.putPage(page);
    outbox.kept ??= (await navigator.storage?.persist?.().catch(() => false)) ?? false;
  },
  async removePage(page) {
    previews.delete(page);
    await box.removePage(page);
  },
  patchPages: (changes, dossier) => box.patchPages(changes, dossier),
  digest: sha256,
  inspect: (page, bytes, mediaType) => inspect(bytes, mediaType, (small) => previews.set(page, small)),
  async seal(dossier, bytes) {
    if (!key) await fetchKey();
    if (!key) throw new Error("no key to seal to");
    return seal(key, dossier, bytes);
  },
  id: () => uuid7(Date.now()),
  now,
};

/** Throws a dossier away that was only being collected. */
export async function discard(id: string): Promise<void> {
  for (const page of pagesOf(id)) previews.delete(page.id);
  await box.removeDossier(id);
}

/** Sends a dossier once more that the service has refused. */
export const sendAgain = (id: string): Promise<void> => box.patchDossier(id, { refusal: null });

/** The id of the dossier that this tab collects for: its own of before, one that a closed tab left behind, or a new one. */
export async function ownDraft(point: string): Promise<string> {
  const drafts = outbox.dossiers.filter((dossier) => dossier.phase === "collecting" && !dossier.mends && dossier.point.id === point);
  const before = sessionStorage.getItem(DRAFT);
  const candidates = [...drafts.filter((draft) => draft.id === before), ...drafts.filter((draft) => draft.id !== before)].map((draft) => draft.id);
  for (const id of [...candidates, uuid7(Date.now())]) {
    if (!(await own(id))) continue;
    sessionStorage.setItem(DRAFT, id);
    return id;
  }
  return uuid7(Date.now());
}

const DRAFT = "guichet.draft";
const owned = new Set<string>();

/** Whether this tab may collect for the dossier: no other tab does. Held until the tab is closed. */
function own(id: string): Promise<boolean> {
  if (owned.has(id)) return Promise.resolve(true);
  return new Promise((resolve) => {
    void navigator.locks.request(`guichet-draft-${id}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      if (lock === null) return;
      owned.add(id);
      return new Promise(() => undefined);
    });
  });
}
