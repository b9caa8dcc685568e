import { expect, it } from "vitest";
import { around, moved, snippet, whole, zoomed, type Window } from "./view";

const PICTURE = { w: 1000, h: 1400 };
const FRAME = { w: 700, h: 500 };

it("shows all of a page in the middle of its frame", () => {
  const window = whole(PICTURE, FRAME);
  expect([window.x, window.y, window.w, window.h].map(Math.round)).toEqual([-480, 0, 1960, 1400]);
});

it("keeps the frame's shape and the field in sight", () => {
  const place = { x: 0.4, y: 0.5, w: 0.2, h: 0.02 };
  const window = around(place, PICTURE, FRAME);
  expect(window.w / window.h).toBeCloseTo(FRAME.w / FRAME.h);
  expect(window.x).toBeLessThanOrEqual(400);
  expect(window.x + window.w).toBeGreaterThanOrEqual(600);
});

it("never leaves the page", () => {
  const corner = around({ x: 0.95, y: 0.99, w: 0.05, h: 0.01 }, PICTURE, FRAME);
  expect(corner.x + corner.w).toBeCloseTo(1000);
  expect(corner.y + corner.h).toBeCloseTo(1400);
  expect(moved(corner, -5000, -5000, PICTURE)).toMatchObject({ x: 0, y: 0 });
});

it("shows all of a page that lies on its side", () => expect(whole(PICTURE, FRAME, 90)).toEqual({ x: -200, y: 200, w: 1400, h: 1000 }));

it.each([0, 90, 180, 270] as const)("a page turned by %i degrees follows the hand, to its edges", (turn) => {
  const [cos, sin] = { 0: [1, 0], 90: [0, 1], 180: [-1, 0], 270: [0, -1] }[turn] as [number, number];
  /** Where a point of the picture is seen, from the middle of the window. */
  const seen = (window: Window, x: number, y: number): number[] => {
    const [dx, dy] = [x - window.x - window.w / 2, y - window.y - window.h / 2];
    return [dx * cos - dy * sin, dx * sin + dy * cos];
  };
  const before = { x: 400, y: 600, w: 200, h: 100 };
  const after = moved(before, -30, -20, PICTURE, turn);
  expect(seen(after, 500, 700)).toEqual(seen(before, 500, 700).map((at, side) => at + [30, 20][side]!));
  const [edge] = seen(moved(before, -5000, 0, PICTURE, turn), ...({ 0: [0, 700], 90: [500, 1400], 180: [1000, 700], 270: [500, 0] }[turn] as [number, number]));
  expect(edge).toBeCloseTo(-100);
});

it("zooms round the middle, within bounds", () => {
  const window = { x: 300, y: 300, w: 400, h: 200 };
  expect(zoomed(window, 0.5, PICTURE)).toEqual({ x: 400, y: 350, w: 200, h: 100 });
  expect(zoomed(window, 1e-9, PICTURE).w).toBe(100);
});

it("cuts a strip that holds the field", () => {
  const strip = snippet({ x: 0.1, y: 0.1, w: 0.3, h: 0.02 }, PICTURE);
  expect(strip.x).toBeLessThan(100);
  expect(strip.x + strip.w).toBeGreaterThan(400);
  expect(strip.w / strip.h).toBeLessThanOrEqual(12.001);
});
