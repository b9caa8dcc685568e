// The little of Node that the build uses. Node's own types would also change what `setTimeout` is in the applications.
declare module "node:crypto" {
  interface Hash {
    update(part: string | Uint8Array): Hash;
    digest(encoding: "hex"): string;
  }
  export function createHash(algorithm: "sha256"): Hash;
}
declare module "node:fs" {
  export function readFileSync(path: URL): Uint8Array;
  export function readFileSync(path: URL, encoding: "utf8"): string;
  export function readdirSync(path: URL, options: { recursive: true; encoding: "utf8" }): string[];
  export function writeFileSync(path: URL, bytes: Uint8Array): void;
}
declare module "node:zlib" {
  export const constants: { BROTLI_PARAM_QUALITY: number; BROTLI_MAX_QUALITY: number };
  export function brotliCompressSync(bytes: Uint8Array, options: { params: Record<number, number> }): Uint8Array;
  export function gzipSync(bytes: Uint8Array, options: { level: number }): Uint8Array;
}
