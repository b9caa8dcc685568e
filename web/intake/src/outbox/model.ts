// What the outbox holds: dossiers on their way, and their pages, sealed.
import type { ManifestScan } from "../../../shared/api/model";
import type { Refusal } from "../../../shared/api/result";
import type { DeviceVerdict } from "../quality/verdict";

/** Where a dossier is handed in, as printed. */
export interface Point {
  id: string;
  code: string;
  name: string;
}

/** A dossier that this device hands in. */
export interface HeldDossier {
  /** Made here; of a returned dossier its own. */
  id: string;
  point: Point;
  /** The number of the receipt given here; of a returned dossier its own. */
  receipt: string;
  /** collecting: pages are being added; queued: the clerk has handed it in; delivered: the service has every byte. */
  phase: "collecting" | "queued" | "delivered";
  /** By the clock here, milliseconds. */
  begun: number;
  /** When the clerk handed it in. */
  queued: number | null;
  /** Scans that the service had before: those of a returned dossier. */
  before: ManifestScan[];
  /** Whether the service has it already, so that it is not created. */
  mends: boolean;
  /** The service's number, once it has told it. */
  number: string | null;
  /** Why the service does not take it. */
  refusal: Refusal | null;
}

/** One file of such a dossier. */
export interface HeldPage {
  id: string;
  dossier: string;
  /** Order in the tray. */
  order: number;
  /** Place in the dossier, once handed in. */
  position: number | null;
  /** The place of the scan that it replaces, of a returned dossier. */
  replaces: number | null;
  name: string;
  mediaType: string;
  size: number;
  /** Of the bytes as captured. */
  sha256: string;
  /** The bytes, sealed; erased when the service has confirmed the sum. */
  sealed: Blob | null;
  /** Tells this sealing apart from another of the same bytes. */
  mark: string;
  state: "held" | "stored" | "refused";
  refusal: Refusal | null;
  /** A picture too small to read. */
  thumbnail: Blob | null;
  /** How the clerk turned it on the screen, degrees clockwise. */
  turn: number;
  verdict: DeviceVerdict | null;
}

/** A page as screens know it: without its bytes. */
export type ShownPage = Omit<HeldPage, "sealed">;

/** What a device still holds, for the service and for the screen. */
export interface Load {
  dossiers: number;
  pages: number;
  bytes: number;
  /** When the oldest was handed in here, milliseconds; null where none waits. */
  oldest: number | null;
}

/** What is still on the device: dossiers handed in and not delivered. Pages that are only being collected are not counted. */
export function load(dossiers: readonly HeldDossier[], pages: readonly ShownPage[]): Load {
  const waiting = dossiers.filter((dossier) => dossier.phase === "queued");
  const held = pages.filter((page) => page.state !== "stored" && waiting.some((dossier) => dossier.id === page.dossier));
  const moments = waiting.map((dossier) => dossier.queued ?? dossier.begun);
  return { dossiers: waiting.length, pages: held.length, bytes: held.reduce((sum, page) => sum + page.size, 0), oldest: moments.length === 0 ? null : Math.min(...moments) };
}
