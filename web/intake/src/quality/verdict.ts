// What the device itself says of a picture, before a byte has left it.

/** A fault that a clerk can mend at once. `unreadable` ones ask for another picture; the others are told. */
export type Fault = "blur" | "dark" | "glare" | "cut" | "low_resolution" | "shadow";

export interface DeviceVerdict {
  faults: Fault[];
  /** Quarter turns that bring the page upright, degrees clockwise; null where that cannot be told. */
  turn: 0 | 90 | 180 | 270 | null;
  /** The page of the form, where it is one. */
  form: 1 | 2 | 3 | null;
  /** From the picture's arrival to the verdict, milliseconds. */
  took: number;
}

/** Faults for which the page should be captured anew while the paper is there. */
const AGAIN: ReadonlySet<Fault> = new Set<Fault>(["blur", "dark", "glare", "cut", "low_resolution"]);

/** Whether the page should be captured anew. */
export const isBad = (verdict: DeviceVerdict | null): boolean => verdict?.faults.some((fault) => AGAIN.has(fault)) ?? false;

/** How a form page lies on the screen, where it does not stand upright. It is no fault: the service finds the way up by itself. */
export function howItLies({ verdict, turn }: { verdict: DeviceVerdict | null; turn: number }): "head" | "side" | null {
  if (verdict === null || verdict.turn === null) return null;
  const off = (verdict.turn - turn + 360) % 360;
  return off === 0 ? null : off === 180 ? "head" : "side";
}
