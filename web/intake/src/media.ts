// What a file is, by its first bytes: the counter learns before sending what the server would refuse.

/** Largest scan that the server takes, in bytes (docs/api.md). */
export const LARGEST = 25_000_000;

/** Why a file is not sent at all: `photo_format` are AVIF and films. */
export type Unsuitable = "empty" | "large" | "photo_format" | "type";

/** The media type of a scan, or why it cannot be one. `head` holds its first 16 bytes at least, where it has so many. */
export function media(head: Uint8Array, size: number): { mediaType: string } | { unsuitable: Unsuitable } {
  if (size === 0) return { unsuitable: "empty" };
  const mediaType = recognised(head);
  if (mediaType === null) return { unsuitable: isNewPhotoFormat(head) ? "photo_format" : "type" };
  return size > LARGEST ? { unsuitable: "large" } : { mediaType };
}

const text = (head: Uint8Array, from: number, to: number): string => String.fromCharCode(...head.subarray(from, to));

function recognised(head: Uint8Array): string | null {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "image/jpeg";
  if (text(head, 0, 4) === "\x89PNG") return "image/png";
  if (text(head, 0, 4) === "II*\0" || text(head, 0, 4) === "MM\0*") return "image/tiff";
  if (text(head, 0, 4) === "RIFF" && text(head, 8, 12) === "WEBP") return "image/webp";
  if (isHeic(head)) return "image/heic";
  return text(head, 0, 1024).includes("%PDF-") ? "application/pdf" : null;
}

/** Whether the file says of itself that it is a still picture in HEVC: its major brand or one of those it is compatible with. */
function isHeic(head: Uint8Array): boolean {
  if (text(head, 4, 8) !== "ftyp") return false;
  const length = Math.min(256, Math.max(16, (head[2] ?? 0) * 256 + (head[3] ?? 0)));
  const brands = text(head, 8, length).match(/[^]{4}/g) ?? [];
  return brands.some((brand, at) => at !== 1 && ["heic", "heix", "heim", "heis"].includes(brand));
}

/** AVIF, and films of telephones. */
const isNewPhotoFormat = (head: Uint8Array): boolean => text(head, 4, 8) === "ftyp";
