// The receipt as a PDF of one A5 page, made on the device: the browser draws it (it shapes Arabic), and the picture is wrapped into a PDF.
import qrcode from "qrcode-generator";

/** What stands on the receipt, line by line. */
export interface ReceiptSheet {
  number: string;
  /** Both languages of each label beside its value. */
  lines: readonly { fr: string; ar: string; value: string }[];
  titles: { fr: string; ar: string };
  /** Said below the title; empty where nothing is. */
  notice: string;
  /** Sentences below the code, in their own direction. */
  sentences: readonly string[];
  address: string;
  link: string;
}

/** Dots an inch; A5 in points. */
const DPI = 200;
const [WIDTH, HEIGHT] = [419.53, 595.28];

/** Draws the receipt and wraps it. */
export async function receiptPdf(sheet: ReceiptSheet): Promise<Blob> {
  const canvas = drawn(sheet);
  const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
  return wrapped(new Uint8Array(await (jpeg ?? new Blob()).arrayBuffer()), canvas.width, canvas.height);
}

function drawn(sheet: ReceiptSheet): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round((WIDTH / 72) * DPI), Math.round((HEIGHT / 72) * DPI)];
  const context = canvas.getContext("2d")!;
  const font = getComputedStyle(document.body).fontFamily;
  const [left, right, middle] = [90, canvas.width - 90, canvas.width / 2];
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#000";
  const write = (text: string, x: number, y: number, size: number, align: CanvasTextAlign, weight = 400): void => {
    context.font = `${weight} ${size}px ${font}`;
    context.textAlign = align;
    context.direction = /[\u0600-\u06ff]/.test(text) ? "rtl" : "ltr";
    context.fillText(text, x, y, right - left);
  };
  write(sheet.titles.fr, left, 140, 44, "left", 700);
  write(sheet.titles.ar, right, 140, 44, "right", 700);
  if (sheet.notice) write(sheet.notice, middle, 215, 32, "center", 700);
  context.fillRect(left, 250, right - left, 4);
  write(sheet.number, middle, 345, 76, "center", 700);
  context.fillRect(left, 385, right - left, 4);
  sheet.lines.forEach(({ fr, ar, value }, at) => {
    write(fr, left, 460 + at * 62, 30, "left");
    write(value, middle, 460 + at * 62, 32, "center", 700);
    write(ar, right, 460 + at * 62, 30, "right");
  });
  code(context, sheet.link, middle, 660, 420);
  sheet.sentences.forEach((sentence, at) => write(sentence, middle, 1160 + at * 56, 28, "center"));
  write(sheet.address, middle, 1170 + sheet.sentences.length * 56, 32, "center", 700);
  return canvas;
}

function code(context: CanvasRenderingContext2D, text: string, middle: number, top: number, size: number): void {
  const modules = qrcode(0, "M");
  modules.addData(text);
  modules.make();
  const count = modules.getModuleCount();
  const side = Math.floor(size / count);
  for (let y = 0; y < count; y += 1) for (let x = 0; x < count; x += 1) if (modules.isDark(y, x)) context.fillRect(Math.round(middle - (side * count) / 2) + x * side, top + y * side, side, side);
}

/** A PDF of one page that is this JPEG (ISO 32000-1, 7.5: body, cross-reference table, trailer). */
function wrapped(jpeg: Uint8Array<ArrayBuffer>, width: number, height: number): Blob {
  const content = `q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm /P Do Q`;
  const bodies: (string | [string, Uint8Array<ArrayBuffer>])[] = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${WIDTH} ${HEIGHT}]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    [`<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>stream\n`, jpeg],
  ];
  const parts: BlobPart[] = ["%PDF-1.4\n"];
  const places: number[] = [];
  let at = 9;
  const put = (part: string | Uint8Array<ArrayBuffer>): void => {
    parts.push(part);
    at += part.length;
  };
  bodies.forEach((body, index) => {
    places.push(at);
    put(`${index + 1} 0 obj\n`);
    if (typeof body === "string") put(body);
    else {
      put(body[0]);
      put(body[1]);
      put("\nendstream");
    }
    put("\nendobj\n");
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const start = at;
  put(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${places.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`);
  return new Blob(parts, { type: "application/pdf" });
}
