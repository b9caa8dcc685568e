// Which page of the form a picture shows, and which way up: where its ink lies, held against where the blank form's ink lies, in every quarter turn. Papers that
// are not the form have no known way up here; the service finds it by reading.
import { BLANKS, COLUMNS, ROWS } from "./blanks";
import { BLOCK, fromAbove, type Grey, type Paper } from "./measure";
import type { DeviceVerdict } from "./verdict";

/** A pixel is ink where it is darker than this share of the paper around it. */
const INK = 0.75;
/** Side of the squares in which ink is counted, pixels. */
const SQUARE = 4;
/** Likeness to a blank page from which the picture is that page. On the samples form pages in their own way up have 0.45 to 0.9, other papers 0.36 at most. */
const LIKE = 0.42;
/** Lead over every other way up from which the way up is told. */
const LEAD = 0.2;
/** How far a picture may lie off the blank page, cells. */
const [OFF_DOWN, OFF_ACROSS] = [3, 2];
/** Paper and table differ by this much at least, of 255, where the table is seen at all. */
const CONTRAST = 25;

/** A point of the picture, pixels. */
type Point = readonly [x: number, y: number];
/** Corners of the paper from the top left, clockwise as the picture lies. */
type Corners = readonly [Point, Point, Point, Point];

/** Side of the squares of squares in which the paper is looked for. */
const PATCH = 3;

/** Shares of ink, row by row. */
interface Cells {
  columns: number;
  rows: number;
  shares: Float32Array;
}

/** The page of the form and the quarter turns that bring it upright; nothing of what is no form page, or not surely so. */
export function turned(small: Grey, paper: Paper): Pick<DeviceVerdict, "turn" | "form"> {
  const corners = sheet(small);
  const [across, down] = [side(corners[0], corners[1]) + side(corners[3], corners[2]), side(corners[0], corners[3]) + side(corners[1], corners[2])];
  const isUpright = across < down;
  const ratio = isUpright ? across / down : down / across;
  // A form page is A4, in perspective at most a little off.
  if (ratio < 0.6 || ratio > 0.85) return { turn: null, form: null };
  const ink = squares(small, paper);
  const first = isUpright ? cells(ink, corners, COLUMNS, ROWS) : quarter(cells(ink, corners, ROWS, COLUMNS));
  const turns = isUpright ? ([0, 180] as const) : ([90, 270] as const);
  // Which page it would be this way up is seen without moving it; how alike the two are, at the place where they fit best.
  const found = [first, half(first)].map((way, at) => {
    const fits = BLANKS.map((blank) => correlation(way.shares, blank, 0, 0));
    const form = fits.indexOf(Math.max(...fits));
    return { turn: turns[at]!, form: (form + 1) as 1 | 2 | 3, like: likeness(way, BLANKS[form]!) };
  });
  const best = found.reduce((a, b) => (b.like > a.like ? b : a));
  const other = Math.max(...found.filter((one) => one.turn !== best.turn).map((one) => one.like));
  return best.like >= LIKE && best.like - other >= LEAD ? { turn: best.turn, form: best.form } : { turn: null, form: null };
}

const side = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Where the paper lies: the corners of its largest bright part; of the whole picture where no table is seen around it. */
function sheet(small: Grey): Corners {
  const { width, height } = small;
  const whole: Corners = [[0, 0], [width, 0], [width, height], [0, height]];
  const step = SQUARE * PATCH;
  const columns = Math.floor(width / step);
  const bright = patches(small, step);
  const cut = between(bright);
  if (cut === null) return whole;
  const part = largest(bright.map((level) => level > cut), columns);
  const most = (value: (x: number, y: number) => number): Point => {
    let best = part[0]!;
    for (const n of part) if (value(n % columns, Math.floor(n / columns)) > value(best % columns, Math.floor(best / columns))) best = n;
    return [best % columns, Math.floor(best / columns)];
  };
  const corners = [most((x, y) => -x - y), most((x, y) => x - y), most((x, y) => x + y), most((x, y) => y - x)] as const;
  // Outer edges of the patches, of a paper of four corners that fills a good part of the picture.
  const outer = corners.map(([x, y], n): Point => [(x + (n === 1 || n === 2 ? 1 : 0)) * step, (y + (n > 1 ? 1 : 0)) * step]) as unknown as Corners;
  const area = Math.abs(outer.reduce((sum, [x, y], n) => sum + x * outer[(n + 1) % 4]![1] - outer[(n + 1) % 4]![0] * y, 0)) / 2;
  const fits = area > 0.25 * width * height && part.length * step * step > 0.85 * area;
  return fits ? outer : whole;
}

/** The bright end of patches of `step` pixels. */
function patches({ width, height, pixels }: Grey, step: number): number[] {
  const [columns, rows] = [Math.floor(width / step), Math.floor(height / step)];
  const counts = new Uint8Array(256);
  return Array.from({ length: columns * rows }, (_, n) => {
    const [left, top] = [(n % columns) * step, Math.floor(n / columns) * step];
    counts.fill(0);
    for (let y = top; y < top + step; y += 2) for (let x = left; x < left + step; x += 2) counts[pixels[y * width + x]!]! += 1;
    return fromAbove(counts, (step * step) / 16);
  });
}

/** The level between table and paper (Otsu); nothing where all is as bright. */
function between(levels: readonly number[]): number | null {
  const counts = new Float64Array(256);
  for (const level of levels) counts[level]! += 1;
  const sum = levels.reduce((all, level) => all + level, 0);
  let [below, belowSum, best, cut, gap] = [0, 0, 0, 0, 0];
  for (let level = 0; level < 255; level += 1) {
    below += counts[level]!;
    belowSum += level * counts[level]!;
    const above = levels.length - below;
    if (below === 0 || above === 0) continue;
    const apart = (sum - belowSum) / above - belowSum / below;
    const worth = below * above * apart * apart;
    if (worth > best) [best, cut, gap] = [worth, level, apart];
  }
  return gap < CONTRAST ? null : cut;
}

/** The largest part of `mask` that hangs together, as indices. */
function largest(mask: readonly boolean[], columns: number): number[] {
  const seen = new Uint8Array(mask.length);
  let best: number[] = [];
  for (let start = 0; start < mask.length; start += 1) {
    if (!mask[start] || seen[start]) continue;
    const part = [start];
    seen[start] = 1;
    for (const n of part) {
      for (const next of [n - columns, n + columns, ...(n % columns > 0 ? [n - 1] : []), ...((n + 1) % columns > 0 ? [n + 1] : [])]) {
        if (!mask[next] || seen[next]) continue;
        seen[next] = 1;
        part.push(next);
      }
    }
    if (part.length > best.length) best = part;
  }
  return best;
}

/** The share of ink in every square of the picture. */
function squares({ width, height, pixels }: Grey, { columns, closed }: Paper): Cells {
  const ink: Cells = { columns: Math.floor(width / SQUARE), rows: Math.floor(height / SQUARE), shares: new Float32Array(Math.floor(width / SQUARE) * Math.floor(height / SQUARE)) };
  for (let row = 0; row < ink.rows; row += 1) {
    for (let column = 0; column < ink.columns; column += 1) {
      // Blocks are whole squares.
      const dark = INK * closed[Math.floor((row * SQUARE) / BLOCK) * columns + Math.floor((column * SQUARE) / BLOCK)]!;
      let inked = 0;
      for (let y = row * SQUARE; y < (row + 1) * SQUARE; y += 1) for (let x = column * SQUARE; x < (column + 1) * SQUARE; x += 1) if (pixels[y * width + x]! < dark) inked += 1;
      ink.shares[row * ink.columns + column] = inked / (SQUARE * SQUARE);
    }
  }
  return ink;
}

/** Places a cell is looked at, each way. */
const LOOKS = 7;

/** The share of ink in every cell of the paper between `corners`. */
export function cells(ink: Cells, corners: Corners, columns: number, rows: number): Cells {
  const shares = new Float32Array(columns * rows);
  const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = corners;
  for (let j = 0; j < rows * LOOKS; j += 1) {
    const v = (j + 0.5) / (rows * LOOKS);
    for (let i = 0; i < columns * LOOKS; i += 1) {
      const u = (i + 0.5) / (columns * LOOKS);
      const x = (1 - v) * (ax + u * (bx - ax)) + v * (dx + u * (cx - dx));
      const y = (1 - v) * (ay + u * (by - ay)) + v * (dy + u * (cy - dy));
      const [column, row] = [Math.min(ink.columns - 1, Math.floor(x / SQUARE)), Math.min(ink.rows - 1, Math.floor(y / SQUARE))];
      shares[Math.floor(j / LOOKS) * columns + Math.floor(i / LOOKS)]! += ink.shares[row * ink.columns + column]! / (LOOKS * LOOKS);
    }
  }
  return { columns, rows, shares };
}

/** Turned by a quarter clockwise. */
function quarter({ columns, rows, shares }: Cells): Cells {
  const around = new Float32Array(shares.length);
  for (let y = 0; y < rows; y += 1) for (let x = 0; x < columns; x += 1) around[x * rows + (rows - 1 - y)] = shares[y * columns + x]!;
  return { columns: rows, rows: columns, shares: around };
}

const half = ({ shares, ...size }: Cells): Cells => ({ ...size, shares: shares.slice().reverse() });

/** The correlation of a page's ink with a blank page's, at the place where it is highest. */
function likeness({ shares }: Cells, blank: Float32Array): number {
  let best = -1;
  for (let down = -OFF_DOWN; down <= OFF_DOWN; down += 1) for (let across = -OFF_ACROSS; across <= OFF_ACROSS; across += 1) best = Math.max(best, correlation(shares, blank, down, across));
  return best;
}

function correlation(page: Float32Array, blank: Float32Array, down: number, across: number): number {
  let [n, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0];
  for (let y = Math.max(0, down); y < ROWS + Math.min(0, down); y += 1) {
    for (let x = Math.max(0, across); x < COLUMNS + Math.min(0, across); x += 1) {
      const [p, q] = [page[y * COLUMNS + x]!, blank[(y - down) * COLUMNS + (x - across)]!];
      n += 1;
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  }
  const spread = (aa - (a * a) / n) * (bb - (b * b) / n);
  return spread <= 0 ? 0 : (ab - (a * b) / n) / Math.sqrt(spread);
}
