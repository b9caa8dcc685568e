// SHA-256 in the browser: what the server is told to expect, taken before the first byte is sent.

/** The SHA-256 of some bytes, in lower-case hexadecimal. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
