// One scan to the server with its progress, which `fetch` cannot tell. One attempt; `deliver.ts` decides about another.
import { OFFLINE, refusal, type Answer } from "./result";

/** The bytes of one scan and what the server is told about them. */
export interface Parcel {
  bytes: Blob;
  sha256: string;
  mediaType: string;
}

/** Sends `parcel` to `address`; `progress` is told how many bytes have gone. No byte for `silence` milliseconds counts as a cut line. */
export function put<Value>(address: string, parcel: Parcel, progress: (sent: number) => void, signal: AbortSignal, silence = 60_000): Promise<Answer<Value>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let watch = setTimeout(() => request.abort(), silence);
    const heard = (): void => {
      clearTimeout(watch);
      watch = setTimeout(() => request.abort(), silence);
    };
    const end = (answer: Answer<Value>): void => {
      clearTimeout(watch);
      signal.removeEventListener("abort", stop);
      resolve(answer);
    };
    const stop = (): void => request.abort();
    signal.addEventListener("abort", stop, { once: true });
    request.open("PUT", address);
    request.responseType = "text";
    request.setRequestHeader("Content-Type", parcel.mediaType);
    request.setRequestHeader("Content-SHA256", parcel.sha256);
    request.upload.onprogress = (event) => {
      heard();
      progress(event.loaded);
    };
    request.onprogress = heard;
    request.onload = () => end(read(request));
    request.onerror = request.onabort = request.ontimeout = () => end({ ok: false, refusal: OFFLINE });
    request.send(parcel.bytes);
  });
}

function read<Value>(request: XMLHttpRequest): Answer<Value> {
  const body = parsed(request.responseText);
  if (request.status >= 200 && request.status < 300) return { ok: true, value: body as Value };
  return { ok: false, refusal: refusal(request.status, body, request.getResponseHeader("Retry-After")) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
