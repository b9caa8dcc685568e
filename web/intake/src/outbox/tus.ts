// One scan to the service in pieces (tus 1.0), with its progress. One attempt: it goes on where the last one stopped, and whoever calls decides about another.
import { OFFLINE, refusal, type Answer } from "../../../shared/api/result";

/** The bytes of one scan and what the service is told about them. */
export interface Piecemeal {
  bytes: Blob;
  position: number;
  /** Of the scan as captured. */
  sha256: string;
  /** Where the bytes are sealed: tells this sealing from another. */
  mark: string | null;
}

/** Bytes a request: on a bad line a few seconds' worth, so that its own cost does not matter and progress is seen. */
const PIECE = 256 * 1024;
/** No byte for so long is a cut line, milliseconds. */
const SILENCE = 60_000;

/** Sends what is still to be sent of a scan of `dossier`; gives the sum that the service confirmed. `progress` is told how many bytes it has. */
export async function sendInPieces(dossier: string, scan: Piecemeal, progress: (sent: number) => void, signal: AbortSignal): Promise<Answer<string>> {
  const begun = await begin(dossier, scan, signal);
  if (!begun.ok) return begun;
  let { offset, stored } = begun.value;
  progress(offset);
  while (stored === null) {
    const piece = scan.bytes.slice(offset, offset + PIECE);
    const before = offset;
    const answer = await append(begun.value.place, offset, piece, (sent) => progress(before + sent), signal);
    if (!answer.ok) return answer;
    ({ offset, stored } = answer.value);
    progress(offset);
  }
  return { ok: true, value: stored };
}

interface Reached {
  offset: number;
  /** The sum, once the scan is stored. */
  stored: string | null;
}

async function begin(dossier: string, { bytes, position, sha256, mark }: Piecemeal, signal: AbortSignal): Promise<Answer<Reached & { place: string }>> {
  const metadata = [`position ${btoa(String(position))}`, `sha256 ${btoa(sha256)}`, ...(mark === null ? [] : [`sealed ${btoa(mark)}`])].join(",");
  try {
    const response = await fetch(`/api/v1/dossiers/${dossier}/uploads`, {
      method: "POST",
      headers: { "Tus-Resumable": "1.0.0", "Upload-Length": String(bytes.size), "Upload-Metadata": metadata },
      signal: AbortSignal.any([signal, AbortSignal.timeout(SILENCE)]),
    });
    if (!response.ok) return { ok: false, refusal: refusal(response.status, await response.json().catch(() => null), response.headers.get("Retry-After")) };
    return { ok: true, value: { ...reached((name) => response.headers.get(name)), place: response.headers.get("Location") ?? "" } };
  } catch {
    return { ok: false, refusal: OFFLINE };
  }
}

const reached = (header: (name: string) => string | null): Reached => ({ offset: Number(header("Upload-Offset")), stored: header("Content-SHA256") });

function append(place: string, offset: number, piece: Blob, progress: (sent: number) => void, signal: AbortSignal): Promise<Answer<Reached>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    let watch = setTimeout(stop, SILENCE);
    const heard = (): void => {
      clearTimeout(watch);
      watch = setTimeout(stop, SILENCE);
    };
    const end = (answer: Answer<Reached>): void => {
      clearTimeout(watch);
      signal.removeEventListener("abort", stop);
      resolve(answer);
    };
    signal.addEventListener("abort", stop, { once: true });
    request.open("PATCH", place);
    request.responseType = "text";
    request.setRequestHeader("Tus-Resumable", "1.0.0");
    request.setRequestHeader("Upload-Offset", String(offset));
    request.setRequestHeader("Content-Type", "application/offset+octet-stream");
    request.upload.onprogress = (event) => {
      heard();
      progress(event.loaded);
    };
    request.onload = () => end(read(request));
    request.onerror = request.onabort = request.ontimeout = () => end({ ok: false, refusal: OFFLINE });
    if (signal.aborted) return end({ ok: false, refusal: OFFLINE });
    request.send(piece);
  });
}

function read(request: XMLHttpRequest): Answer<Reached> {
  if (request.status === 204) return { ok: true, value: reached((name) => request.getResponseHeader(name)) };
  let body: unknown;
  try {
    body = JSON.parse(request.responseText) as unknown;
  } catch {
    body = null;
  }
  return { ok: false, refusal: refusal(request.status, body, request.getResponseHeader("Retry-After")) };
}
