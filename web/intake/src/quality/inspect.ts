// The screen's side of the device's verdict: one worker for all pictures.
import type { Ahead, Question, Reply } from "./worker";

let worker: Worker | null = null;
let serial = 0;
const waiting = new Map<number, (seen: Reply["seen"]) => void>();
const ahead = new Map<number, (preview: Blob) => void>();

/** What the device says of a picture; nothing of what the browser cannot draw. The small picture to send ahead comes a little later. */
export function inspect(bytes: Blob, mediaType: string, preview?: (small: Blob) => void): Promise<Reply["seen"]> {
  if (!DRAWABLE.has(mediaType)) return Promise.resolve(null);
  worker ??= start();
  const id = (serial += 1);
  const answered = new Promise<Reply["seen"]>((resolve) => waiting.set(id, resolve));
  if (preview) ahead.set(id, preview);
  worker.postMessage({ id, bytes } satisfies Question);
  return answered;
}

/** Starts the worker before the first picture comes. */
export function warm(): void {
  worker ??= start();
}

/** What browsers draw. */
const DRAWABLE: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp"]);

function start(): Worker {
  const fresh = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  fresh.onmessage = ({ data }: MessageEvent<Reply | Ahead>) => {
    if ("preview" in data) {
      ahead.get(data.id)?.(data.preview);
      ahead.delete(data.id);
    } else {
      waiting.get(data.id)?.(data.seen);
      waiting.delete(data.id);
    }
  };
  // Out of memory over a huge picture: the pages are taken without a verdict, and the next one gets a new worker.
  fresh.onerror = () => {
    for (const resolve of waiting.values()) resolve(null);
    waiting.clear();
    ahead.clear();
    fresh.terminate();
    worker = null;
  };
  return fresh;
}
