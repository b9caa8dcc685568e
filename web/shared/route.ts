// Addresses inside an application: `#/dossiers/ID`. The part after `#` never reaches a server's log.

/** The segments of an address's hash: `#/dossiers/ID` gives `["dossiers", ID]`, `#/` nothing. */
export function segments(hash: string): string[] {
  return hash
    .replace(/^#\/?/, "")
    .split("?")[0]!
    .split("/")
    .filter((part) => part !== "")
    .map((part) => decodeURIComponent(part));
}

/** The hash for some segments. */
export const hash = (...parts: string[]): string => `#/${parts.map((part) => encodeURIComponent(part)).join("/")}`;
