// Draws src/quality/blanks.ts from the blank pages of the form (models/templates): how much ink lies in each cell of each page.
//   node intake/blanks.mjs        (after the templates have changed; a unit test tells)
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";

const [COLUMNS, ROWS] = [34, 48];
const TEMPLATES = new URL("../../models/templates/", import.meta.url);

/** What a PNG's filter expects of a pixel, from those beside it. */
function guess(kind, left, up, corner) {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind === 0) return 0;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** A grey PNG of 8 bits, not interlaced. */
function grey(path) {
  const bytes = readFileSync(path);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const parts = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const kind = raw[y * (width + 1)];
    const line = y * width;
    for (let x = 0; x < width; x += 1) {
      const left = x > 0 ? pixels[line + x - 1] : 0;
      const up = y > 0 ? pixels[line - width + x] : 0;
      const corner = x > 0 && y > 0 ? pixels[line - width + x - 1] : 0;
      pixels[line + x] = (raw[y * (width + 1) + 1 + x] + guess(kind, left, up, corner)) & 255;
    }
  }
  return { width, height, pixels };
}

/** Ink of each cell, a letter from A (none) to P (the most), row by row. */
function letters({ width, height, pixels }) {
  const [ink, all] = [new Float64Array(COLUMNS * ROWS), new Float64Array(COLUMNS * ROWS)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const cell = Math.floor((y * ROWS) / height) * COLUMNS + Math.floor((x * COLUMNS) / width);
      all[cell] += 1;
      if (pixels[y * width + x] < 0.75 * 255) ink[cell] += 1;
    }
  }
  const shares = ink.map((n, cell) => n / all[cell]);
  const most = Math.max(...shares);
  return Array.from(shares, (share) => String.fromCharCode(65 + Math.round((15 * share) / most))).join("");
}

/** The file's text. */
export function drawn() {
  const pages = [1, 2, 3].map((page) => `  "${letters(grey(new URL(`feuille-de-soins-p${page}.png`, TEMPLATES)))}",`);
  return `// Drawn by intake/blanks.mjs from models/templates. Where the ink of each blank page of the form lies: a letter a cell, from A (none) to P (the most).

export const COLUMNS = ${COLUMNS};
export const ROWS = ${ROWS};

const LETTERS = [
${pages.join("\n")}
];

/** Ink of every cell, row by row, page by page; only its proportions count. */
export const BLANKS: readonly Float32Array[] = LETTERS.map((page) => Float32Array.from(page, (letter) => letter.charCodeAt(0) - 65));
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(new URL("src/quality/blanks.ts", import.meta.url), drawn());
