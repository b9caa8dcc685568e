// Addresses inside an application: `#/dossiers/ID`. The part after `#` never reaches a server's log.

/** The segments of an address's hash: `#/dossiers/ID` gives `["dossiers", ID]`, `#/` nothing. */
export function segments(hash: string): string[] {
  return hash
    .replace(/^#\/?/, "")
    .split("?")[0]!
    .split("/")
    .filter((part) => part !== "")
    .map(decoded);
}

/** A segment as it was before encoding; one that nobody encoded so stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The hash for some segments. */
export const hash = (...parts: string[]): string => `#/${parts.map((part) => encodeURIComponent(part)).join("/")}`;

/** The sign-in page, which comes back to where the person is. */
export const signIn = (locale: string): string => `/sign-in?lang=${locale}&next=${encodeURIComponent(location.pathname + location.hash)}`;
