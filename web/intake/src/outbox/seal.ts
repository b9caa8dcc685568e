// Sealing: a page is encrypted to the service's public key before it touches the disk, so that a stolen device reveals nothing (docs/adr/0004).
// ECIES on P-256: an ephemeral key for every page, HKDF-SHA256, AES-256-GCM, bound to the dossier. `src/intake/sealing.rs` is the other half.

/** What pages are sealed to. */
export interface SealingKey {
  /** 16 hexadecimal digits. */
  id: string;
  /** Uncompressed point, base64. */
  publicKey: string;
}

const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;
const PURPOSE = new TextEncoder().encode("guichet sealed page 1");

/** `bytes` as only the service can open them, and a mark that no other sealing has. */
export async function seal(key: SealingKey, dossier: string, bytes: ArrayBuffer): Promise<{ sealed: Blob; mark: string }> {
  const recipient = Uint8Array.from(atob(key.publicKey), (c) => c.charCodeAt(0));
  const pair = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: await crypto.subtle.importKey("raw", recipient, CURVE, false, []) }, pair.privateKey, 256);
  const secret = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const info = joined(PURPOSE, ephemeral, recipient);
  const once = await crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info }, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const header = joined(new TextEncoder().encode("GSP1"), fromHex(key.id), ephemeral);
  // The key seals this one message only, so that the nonce may be fixed.
  const body = await crypto.subtle.encrypt({ name: "AES-GCM", iv: new Uint8Array(12), additionalData: joined(header, fromHex(dossier.replaceAll("-", ""))) }, once, bytes);
  return { sealed: new Blob([header, body]), mark: Array.from(ephemeral.subarray(1, 17), (byte) => byte.toString(16).padStart(2, "0")).join("") };
}

const fromHex = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

function joined(...parts: Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
