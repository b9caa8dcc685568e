import { expect, it } from "vitest";
import { faults, grey, measure, type Grey } from "./measure";

/** A page of print: dark strokes of two pixels on paper; `blur` is how many pixels an edge takes. */
function page(width: number, height: number, { paper = 240, ink = 30, blur = 1, margin = 60 } = {}): Grey {
  const pixels = new Uint8Array(width * height).fill(paper);
  for (let y = margin; y < height - margin; y += 1) {
    for (let x = margin; x < width - margin; x += 1) {
      const stroke = Math.floor(y / 14) % 2 === 0 ? x % 48 : 99;
      const depth = Math.max(0, 1 - Math.abs(stroke - 20) / (1 + blur));
      pixels[y * width + x] = Math.round(paper - (paper - ink) * depth);
    }
  }
  return { width, height, pixels };
}

const judged = (small: Grey, bands: Grey, long = 2339): string[] => faults(measure(small, [bands], long, false));

it("finds nothing wrong with a clean page", () => expect(judged(page(848, 1200), page(1654, 48, { margin: 0 }))).toEqual([]));
it("sees blur", () => expect(judged(page(848, 1200), page(1654, 48, { margin: 0, blur: 14 }))).toEqual(["blur"]));
it("sees the dark", () => expect(judged(page(848, 1200, { paper: 80, ink: 10 }), page(1654, 48, { margin: 0, paper: 80, ink: 10 }))).toEqual(["dark"]));
it("sees too few pixels", () => expect(judged(page(848, 1200), page(700, 48, { margin: 0, blur: 0 }), 990)).toEqual(["low_resolution"]));
it("sees print that runs off the picture", () => expect(judged(page(848, 1200, { margin: 0 }), page(1654, 48, { margin: 0 }))).toEqual(["cut"]));

it("sees a reflection and a shadow", () => {
  const small = page(848, 1200, { paper: 180 });
  for (let y = 300; y < 620; y += 1) small.pixels.fill(255, y * 848 + 300, y * 848 + 620);
  expect(judged(small, page(1654, 48, { margin: 0, paper: 180 }))).toEqual(["glare"]);
  const shaded = page(848, 1200);
  for (let y = 0; y < 300; y += 1) for (let x = 0; x < 848; x += 1) shaded.pixels[y * 848 + x] = Math.round(shaded.pixels[y * 848 + x]! * 0.5);
  expect(judged(shaded, page(1654, 48, { margin: 0 }))).toEqual(["shadow"]);
});

it("takes grey as the eye does", () => expect([...grey({ data: new Uint8ClampedArray([255, 255, 255, 255, 0, 0, 0, 255]), width: 2, height: 1 }).pixels]).toEqual([255, 0]));
