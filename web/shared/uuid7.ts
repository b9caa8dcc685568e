// UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits. Made on the device, it is the dossier's id and the key that makes a hand-in idempotent.

/** A UUIDv7 of the moment `now` (milliseconds of the Unix epoch), from 10 random bytes. */
export function uuid7(now: number, random: Uint8Array<ArrayBuffer> = crypto.getRandomValues(new Uint8Array(10))): string {
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
