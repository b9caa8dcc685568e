// The measures behind the device's verdict: the same ideas as the service's (src/read/quality.rs), on a smaller picture. Pure arithmetic on grey pixels.
import type { Fault } from "./verdict";

/** Grey pixels, row by row. */
export interface Grey {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** What was measured. */
export interface Measures {
  /** Brightness of the paper, 0 to 255: dark places, the middle, bright places. */
  low: number;
  middle: number;
  high: number;
  /** Share of the picture that is washed out by a reflection. */
  washed: number;
  /** Width of the sharpest edges, mm. */
  softness: number;
  /** Dots an inch, were the longer side that of the paper. */
  dpi: number;
  /** Whether print runs off the picture. */
  cut: boolean;
}

const DARK = 105;
const WASHED = 0.01;
const SOFT_MM = 0.85;
const LEAST_DPI = 100;
/** Side of the neighbourhoods in which paper is looked for, of a picture of 1,400 pixels. */
export const BLOCK = 28;

/** Grey of RGBA pixels. */
export function grey({ data, width, height }: { data: Uint8ClampedArray; width: number; height: number }): Grey {
  const pixels = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < pixels.length; i += 1, at += 4) pixels[i] = (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8;
  return { width, height, pixels };
}

/** Brightness of the paper, block by block. */
export interface Paper {
  columns: number;
  /** The bright end of each block, ink closed over by the neighbours. */
  closed: readonly number[];
}

/** Measures a picture: `small` is the whole of it, about 1,400 pixels on the long side; `bands` are parts in full sharpness of a picture whose long side has `long` pixels. */
export function measure(small: Grey, bands: readonly Grey[], long: number, isSpread: boolean, levels: readonly number[] = paper(small).closed): Measures {
  const sorted = [...levels].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length * share) / 100)] ?? 255;
  const middle = at(50);
  const washed = middle < 215 ? levels.filter((level) => level >= 250).length / levels.length : 0;
  const millimetres = isSpread ? 420 : 297;
  return { low: at(5), middle, high: at(90), washed, softness: edgeWidth(bands) / (long / millimetres), dpi: (long / millimetres) * 25.4, cut: runsOff(small, middle) };
}

/** What the measures mean. */
export function faults(measures: Measures): Fault[] {
  const found: [boolean, Fault][] = [
    [measures.softness > SOFT_MM, "blur"],
    [measures.middle < DARK, "dark"],
    [measures.washed > WASHED, "glare"],
    [measures.cut, "cut"],
    [measures.dpi < LEAST_DPI, "low_resolution"],
    [measures.low < 0.6 * measures.high, "shadow"],
  ];
  return found.filter(([holds]) => holds).map(([, fault]) => fault);
}

/** Looks for the paper in each block. */
export function paper({ width, height, pixels }: Grey): Paper {
  const [columns, rows] = [Math.ceil(width / BLOCK), Math.ceil(height / BLOCK)];
  const bright: number[] = [];
  const counts = new Uint16Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      counts.fill(0);
      let total = 0;
      for (let y = row * BLOCK; y < Math.min(height, (row + 1) * BLOCK); y += 2) {
        for (let x = column * BLOCK; x < Math.min(width, (column + 1) * BLOCK); x += 2) {
          counts[pixels[y * width + x]!]! += 1;
          total += 1;
        }
      }
      bright.push(fromAbove(counts, total * 0.1));
    }
  }
  const spread = (source: readonly number[], pick: (...values: number[]) => number): number[] =>
    source.map((_, n) => {
      const [i, j] = [n % columns, Math.floor(n / columns)];
      let level = source[n]!;
      for (let y = Math.max(0, j - 2); y <= Math.min(rows - 1, j + 2); y += 1) for (let x = Math.max(0, i - 2); x <= Math.min(columns - 1, i + 2); x += 1) level = pick(level, source[y * columns + x]!);
      return level;
    });
  return { columns, closed: spread(spread(bright, Math.max), Math.min) };
}

/** The value that `many` of the counted ones are not below. */
export function fromAbove(counts: ArrayLike<number>, many: number): number {
  let above = 0;
  for (let value = counts.length - 1; value > 0; value -= 1) {
    above += counts[value]!;
    if (above > many) return value;
  }
  return 0;
}

/** Pixels over which the sharpest edges go from paper to ink. */
function edgeWidth(bands: readonly Grey[]): number {
  const steps = new Uint32Array(256);
  const greys = new Uint32Array(256);
  for (const { width, height, pixels } of bands) {
    for (let y = 0; y < height; y += 3) {
      for (let x = y * width + 1; x < (y + 1) * width; x += 1) {
        steps[Math.abs(pixels[x]! - pixels[x - 1]!)]! += 1;
        greys[pixels[x - 1]!]! += 1;
      }
    }
  }
  const total = greys.reduce((sum, count) => sum + count, 0);
  const contrast = fromAbove(greys, total * 0.4) - fromAbove(greys, total * 0.99);
  return Math.max(1, contrast / Math.max(1, fromAbove(steps, total * 0.002)));
}

/** Whether ink touches an edge of the picture over a good part of it: the paper goes on outside. */
function runsOff({ width, height, pixels }: Grey, middle: number): boolean {
  const dark = middle * 0.62;
  const depth = Math.max(2, Math.round(Math.max(width, height) / 300));
  const share = (length: number, pixel: (along: number, across: number) => number): number => {
    let [inked, changes, before] = [0, 0, false];
    for (let along = 0; along < length; along += 1) {
      let least = 255;
      for (let across = 0; across < depth; across += 1) least = Math.min(least, pixel(along, across));
      const isInk = least < dark;
      if (isInk) inked += 1;
      if (isInk !== before) changes += 1;
      before = isInk;
    }
    // Print is many short strokes; a table's surface or a scanner's shadow is one long one.
    return changes >= 16 ? inked / length : 0;
  };
  const sides = [
    share(width, (x, y) => pixels[y * width + x]!),
    share(width, (x, y) => pixels[(height - 1 - y) * width + x]!),
    share(height, (y, x) => pixels[y * width + x]!),
    share(height, (y, x) => pixels[y * width + width - 1 - x]!),
  ];
  return sides.some((inked) => inked > 0.06 && inked < 0.6);
}
