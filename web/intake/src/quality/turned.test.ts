import { expect, it } from "vitest";
import { drawn } from "../../blanks.mjs";
import source from "./blanks?raw";
import { BLANKS, COLUMNS, ROWS } from "./blanks";
import { paper, type Grey } from "./measure";
import { turned } from "./turned";
import { howItLies, type DeviceVerdict } from "./verdict";

const CELL = 29;

/** A picture with a blank page's ink, as rows of strokes in its cells, on a table of some breadth. */
function picture(page: number, { table = 0, ink = 1 } = {}): Grey {
  const [width, height] = [COLUMNS * CELL + 2 * table, ROWS * CELL + 2 * table];
  const pixels = new Uint8Array(width * height).fill(90);
  for (let y = 0; y < ROWS * CELL; y += 1) {
    for (let x = 0; x < COLUMNS * CELL; x += 1) {
      const share = (ink * BLANKS[page]![Math.floor(y / CELL) * COLUMNS + Math.floor(x / CELL)]!) / 30;
      pixels[(y + table) * width + x + table] = y % CELL < share * CELL ? 40 : 235;
    }
  }
  return { width, height, pixels };
}

function quarters({ width, height, pixels }: Grey, n: number): Grey {
  if (n === 0) return { width, height, pixels };
  const around = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) around[x * height + (height - 1 - y)] = pixels[y * width + x]!;
  return quarters({ width: height, height: width, pixels: around }, n - 1);
}

const seen = (small: Grey) => turned(small, paper(small));

it("knows each page of the form in every turn, and on a table", { timeout: 60_000 }, () => {
  for (const page of [0, 1, 2]) {
    for (const n of [0, 1, 2, 3]) expect(seen(quarters(picture(page), n))).toEqual({ turn: (360 - 90 * n) % 360, form: page + 1 });
  }
  expect(seen(quarters(picture(0, { table: 150 }), 2))).toEqual({ turn: 180, form: 1 });
});

it("says nothing of an empty page, of another paper, of another shape", () => {
  expect(seen(picture(0, { ink: 0 }))).toEqual({ turn: null, form: null });
  const letter = picture(0, { ink: 0 });
  for (let y = 200; y < 1000; y += 1) if (y % 30 < 5) letter.pixels.fill(40, y * letter.width + 100, (y + 1) * letter.width - 100);
  expect(seen(letter)).toEqual({ turn: null, form: null });
  expect(seen({ ...picture(1), height: 600, pixels: picture(1).pixels.slice(0, COLUMNS * CELL * 600) })).toEqual({ turn: null, form: null });
});

it("offers to turn only what does not stand upright on the screen", () => {
  const verdict = (turn: DeviceVerdict["turn"]): DeviceVerdict => ({ faults: [], turn, form: 1, took: 1 });
  expect(howItLies({ verdict: verdict(0), turn: 0 })).toBeNull();
  expect(howItLies({ verdict: verdict(180), turn: 0 })).toBe("head");
  expect(howItLies({ verdict: verdict(90), turn: 0 })).toBe("side");
  expect(howItLies({ verdict: verdict(180), turn: 180 })).toBeNull();
  expect(howItLies({ verdict: verdict(null), turn: 0 })).toBeNull();
  expect(howItLies({ verdict: null, turn: 90 })).toBeNull();
});

it("holds the blanks of the templates as they are", { timeout: 60_000 }, () => expect(source).toBe(drawn()));
