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
}
