// The window onto a page: which part of its picture is shown, in pixels of the picture.
import type { Place } from "../../../shared/api/model";

/** A part of a picture. */
export interface Window {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Width and height of a picture, pixels. */
export interface Size {
  w: number;
  h: number;
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), Math.max(least, most));

/** By how much a page is turned, degrees clockwise. It turns round the middle of the window, so that a page on its side shows as much upwards as it else shows sideways. */
export type Turn = 0 | 90 | 180 | 270;

/** Width and height of a turned thing, along the sides of the page. */
const turnedSize = ({ w, h }: Size, turn: Turn): Size => (turn % 180 === 0 ? { w, h } : { w: h, h: w });

/** The whole picture, as wide as the frame. */
export function whole(picture: Size, frame: Size, turn: Turn = 0): Window {
  const seen = turnedSize(picture, turn);
  const scale = Math.max(seen.w / frame.w, seen.h / frame.h);
  const [w, h] = [frame.w * scale, frame.h * scale];
  return { x: (picture.w - w) / 2, y: (picture.h - h) / 2, w, h };
}

/** A field with its surroundings: its neighbours stay visible, and more of its left, where the form prints labels and the first column's date. */
export function around(place: Place, picture: Size, frame: Size, turn: Turn = 0): Window {
  const w = within(place.w * picture.w * 1.9, picture.w * 0.5, picture.w);
  const h = (w * frame.h) / frame.w;
  return kept({ x: (place.x + place.w / 2) * picture.w - w * 0.6, y: (place.y + place.h / 2) * picture.h - h / 2, w, h }, picture, turn);
}

/** Larger or smaller by `factor`, round the middle. */
export function zoomed(window: Window, factor: number, picture: Size, turn: Turn = 0): Window {
  const w = within(window.w * factor, picture.w * 0.1, picture.w * 2);
  const h = (window.h * w) / window.w;
  return kept({ x: window.x + (window.w - w) / 2, y: window.y + (window.h - h) / 2, w, h }, picture, turn);
}

/** Moved by pixels of the picture, to the right and down as the person sees it. */
export function moved(window: Window, x: number, y: number, picture: Size, turn: Turn = 0): Window {
  const [right, down] = { 0: [x, y], 90: [y, -x], 180: [-x, -y], 270: [-y, x] }[turn] as [number, number];
  return kept({ ...window, x: window.x + right, y: window.y + down }, picture, turn);
}

/** Keeps the window on the picture; where it is the larger, the picture is in its middle. */
function kept(window: Window, picture: Size, turn: Turn): Window {
  const along = (middle: number, seen: number, all: number): number => (seen >= all ? all / 2 : within(middle, seen / 2, all - seen / 2));
  const seen = turnedSize(window, turn);
  return { ...window, x: along(window.x + window.w / 2, seen.w, picture.w) - window.w / 2, y: along(window.y + window.h / 2, seen.h, picture.h) - window.h / 2 };
}

/** A field alone with a thin margin, for the strip above its input. At most 12 times as wide as high, at least 3 times. */
export function snippet(place: Place, picture: Size): Window {
  const [w, h] = [place.w * picture.w, place.h * picture.h];
  const margin = Math.max(h * 0.35, 6);
  const [wide, high] = [w + 2 * margin, h + 2 * margin];
  const [fullW, fullH] = [Math.max(wide, high * 3), Math.max(high, wide / 12)];
  return { x: (place.x + place.w / 2) * picture.w - fullW / 2, y: (place.y + place.h / 2) * picture.h - fullH / 2, w: fullW, h: fullH };
}

/** As an SVG `viewBox`. */
export const viewBox = (window: Window): string => [window.x, window.y, window.w, window.h].map((n) => n.toFixed(1)).join(" ");
