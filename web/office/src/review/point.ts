// The place on a page that a dossier goes back for: drawn with the mouse, moved and sized by arrows. Fractions of the upright page.
import type { Place } from "../../../shared/api/model";

export interface Point {
  x: number;
  y: number;
}

/** A step of an arrow, and the least width and height that is a place and not a slip of the hand. */
const STEP = 0.01;
const LEAST = 0.01;

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** Where the arrows begin on a page of which nothing is drawn: its middle. */
export const MIDDLE: Place = { x: 0.35, y: 0.45, w: 0.3, h: 0.1 };

/** The rectangle between two points of the page; nothing where it is too small to mean a place. */
export function between(from: Point, to: Point): Place | null {
  const [left, right] = [from.x, to.x].map((x) => within(x, 0, 1)).sort((a, b) => a - b) as [number, number];
  const [top, bottom] = [from.y, to.y].map((y) => within(y, 0, 1)).sort((a, b) => a - b) as [number, number];
  return right - left < LEAST || bottom - top < LEAST ? null : { x: left, y: top, w: right - left, h: bottom - top };
}

/** The place after an arrow: moved, or with Shift its right and lower edges; nothing for any other key. Left and right are those of the paper. */
export function nudged(place: Place, key: string, size: boolean): Place | null {
  const [dx, dy] = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[key] ?? [0, 0];
  if (dx === 0 && dy === 0) return null;
  if (size) return { ...place, w: within(place.w + dx!, LEAST, 1 - place.x), h: within(place.h + dy!, LEAST, 1 - place.y) };
  return { ...place, x: within(place.x + dx!, 0, 1 - place.w), y: within(place.y + dy!, 0, 1 - place.h) };
}
