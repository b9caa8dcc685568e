import { expect, it } from "vitest";
import { LARGEST, media } from "./media";

const head = (text: string): Uint8Array => Uint8Array.from(text.padEnd(16, "\0"), (char) => char.charCodeAt(0));

it.each([
  ["\xff\xd8\xff\xe0", "image/jpeg"],
  ["\x89PNG\r\n", "image/png"],
  ["II*\0", "image/tiff"],
  ["MM\0*", "image/tiff"],
  ["RIFF\0\0\0\0WEBP", "image/webp"],
  ["\0\0\0\x18ftypheic", "image/heic"],
  ["\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "image/heic"],
  ["%PDF-1.7", "application/pdf"],
  ["\n\n%PDF-1.4", "application/pdf"],
])("knows %j", (start, mediaType) => expect(media(head(start), 100)).toEqual({ mediaType }));

it("tells why not", () => {
  expect(media(new Uint8Array(), 0)).toEqual({ unsuitable: "empty" });
  expect(media(head("\xff\xd8\xff"), LARGEST + 1)).toEqual({ unsuitable: "large" });
  expect(media(head("\0\0\0\x18ftypavif"), 100)).toEqual({ unsuitable: "photo_format" });
  expect(media(head("PK\x03\x04"), 100)).toEqual({ unsuitable: "type" });
});
