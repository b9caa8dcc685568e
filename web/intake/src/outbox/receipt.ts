// The number of a receipt given on the device: made from the contact point's code and the dossier's id, so that nobody has to be asked. The service makes
// the same from the same (src/dossier/identifiers.rs) and knows the dossier by it for ever.

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";

/** The provisional receipt number of a dossier handed in at the contact point with this printed code. */
export function provisionalNumber(code: string, dossier: string): string {
  const bits = BigInt(`0x${dossier.replaceAll("-", "")}`);
  const digit = (at: number): number => Number((bits >> BigInt(5 * at)) & 31n);
  const made = Array.from({ length: 9 }, (_, at) => CROCKFORD[digit(8 - at)]).join("");
  const sum = (start: number, base: number, text: string): number => [...text].reduce((rest, c) => (rest * base + CROCKFORD.indexOf(c)) % 37, start);
  const check = CROCKFORD[sum(sum(0, 10, code), 32, `D${made}`)]!;
  return `${code}-D${made}-${check}`;
}
