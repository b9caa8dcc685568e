import { expect, it } from "vitest";
import { between, nudged } from "./point";

it("makes a place of two points, whichever comes first, and keeps it on the page", () => {
  expect(between({ x: 0.6, y: 0.5 }, { x: 0.2, y: 0.25 })).toEqual({ x: 0.2, y: 0.25, w: expect.closeTo(0.4), h: 0.25 });
  expect(between({ x: 0.9, y: 0.9 }, { x: 1.4, y: 2 })).toEqual({ x: 0.9, y: 0.9, w: expect.closeTo(0.1), h: expect.closeTo(0.1) });
});

it("takes a slip of the hand for nothing", () => {
  expect(between({ x: 0.5, y: 0.5 }, { x: 0.502, y: 0.8 })).toBeNull();
});

it("moves by arrows and sizes by Shift and arrows, and no further than the page", () => {
  const place = { x: 0.7, y: 0.5, w: 0.3, h: 0.1 };
  expect(nudged(place, "ArrowRight", false)).toEqual(place);
  expect(nudged(place, "ArrowLeft", false)).toEqual({ ...place, x: expect.closeTo(0.69) });
  expect(nudged(place, "ArrowDown", true)).toEqual({ ...place, h: expect.closeTo(0.11) });
  expect(nudged(place, "ArrowRight", true)).toEqual({ ...place, w: expect.closeTo(0.3) });
  expect(nudged({ ...place, h: 0.01 }, "ArrowUp", true)).toEqual({ ...place, h: 0.01 });
  expect(nudged(place, "Enter", false)).toBeNull();
});
