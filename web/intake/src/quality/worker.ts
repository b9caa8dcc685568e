// Decodes a picture beside the screen, measures it, and makes the small pictures: one to know the page by, one to send ahead.
import { faults, grey, measure, paper } from "./measure";
import { turned } from "./turned";
import type { DeviceVerdict } from "./verdict";

/** What the screen asks. */
export interface Question {
  id: number;
  bytes: Blob;
}

/** What it is answered first; nothing where the browser cannot draw the file. */
export interface Reply {
  id: number;
  seen: { verdict: DeviceVerdict; thumbnail: Blob } | null;
}

/** What follows: the small picture to send ahead. */
export interface Ahead {
  id: number;
  preview: Blob;
}

/** Long side of what is measured and may be sent ahead, pixels: enough to know the form by and to see who signed; more for an open form of two pages. */
const MEASURED = 1400;
const MEASURED_SPREAD = 2000;
/** WebP quality of what is sent ahead. On the samples the first verdict is the same as at twice this, of a sixth fewer bytes; with fewer pixels photographs lose it. */
const PREVIEW_QUALITY = 0.1;
/** Long side of the picture that the page is known by: nothing on it can be read. */
const THUMBNAIL = 140;
/** Rows of a band that is looked at in full sharpness, and how many bands. */
const BAND = 48;
const BANDS = 6;

self.onmessage = async ({ data: { id, bytes } }: MessageEvent<Question>) => {
  const began = performance.now();
  try {
    const { small, ...seen } = await look(bytes, began);
    postMessage({ id, seen } satisfies Reply);
    postMessage({ id, preview: await small.canvas.convertToBlob({ type: "image/webp", quality: PREVIEW_QUALITY }) } satisfies Ahead);
  } catch {
    postMessage({ id, seen: null } satisfies Reply);
  }
};

async function look(bytes: Blob, began: number): Promise<NonNullable<Reply["seen"]> & { small: OffscreenCanvasRenderingContext2D }> {
  const picture = await createImageBitmap(bytes);
  const { width, height } = picture;
  const long = Math.max(width, height);
  // An open form is two pages side by side.
  const isSpread = width > 1.2 * height && width > 2600;
  const small = drawn(picture, (isSpread ? MEASURED_SPREAD : MEASURED) / long);
  const bands = Array.from({ length: BANDS }, (_, n) => band(picture, Math.floor(((n + 0.5) * height) / BANDS)));
  picture.close();
  const whole = grey(small.getImageData(0, 0, small.canvas.width, small.canvas.height));
  const levels = paper(whole);
  const verdict: DeviceVerdict = {
    faults: faults(measure(whole, bands, long, isSpread, levels.closed)),
    ...(isSpread ? { turn: null, form: null } : turned(whole, levels)),
    took: 0,
  };
  // From the small picture: the large one is not gone through again.
  const thumbnail = await drawn(small.canvas, THUMBNAIL / Math.max(small.canvas.width, small.canvas.height)).canvas.convertToBlob({ type: "image/webp", quality: 0.6 });
  verdict.took = Math.round(performance.now() - began);
  return { verdict, thumbnail, small };
}

/** The picture at a scale, on white. */
function drawn(picture: ImageBitmap | OffscreenCanvas, scale: number): OffscreenCanvasRenderingContext2D {
  const [width, height] = [Math.max(1, Math.round(picture.width * Math.min(1, scale))), Math.max(1, Math.round(picture.height * Math.min(1, scale)))];
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true, alpha: false })!;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "medium";
  context.drawImage(picture, 0, 0, width, height);
  return context;
}

/** Some rows in full sharpness. */
function band(picture: ImageBitmap, top: number): ReturnType<typeof grey> {
  const height = Math.min(BAND, picture.height);
  const y = Math.min(top, picture.height - height);
  const context = new OffscreenCanvas(picture.width, height).getContext("2d", { willReadFrequently: true, alpha: false })!;
  context.drawImage(picture, 0, y, picture.width, height, 0, 0, picture.width, height);
  return grey(context.getImageData(0, 0, picture.width, height));
}
