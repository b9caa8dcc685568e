// What the device's verdict takes and what it says of pages that lie on their side or head: every picture of the samples, in all four turns, through the
// built worker alone.
//   npm run bench:device        (needs the built screens; TURNS=0 leaves them as they are, EACH=1 tells each)
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { loadavg } from "node:os";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { FLAGS } from "../e2e/harness.mjs";
import { sample } from "../e2e/samples.mjs";

const ASSETS = fileURLToPath(new URL("../intake/dist/assets/", import.meta.url));
const KINDS = { ".js": "text/javascript", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png" };
const names = readdirSync(fileURLToPath(new URL("../../samples/dossiers/", import.meta.url))).sort();
const pictures = names.flatMap((name) => {
  const { scans, truth } = sample(name);
  return scans.filter((path) => /\.(jpe?g|png)$/.test(path)).map((path) => ({ path, pages: truth.pages.filter((page) => path.endsWith(`/${page.file}`)) }));
});

/** What the worker says of each picture turned by each of `turns`; runs in the page. */
const ask = async ({ address, worker, turns }) => {
  const bytes = await (await fetch(address)).blob();
  const picture = await createImageBitmap(bytes);
  globalThis.judge ??= new Worker(worker, { type: "module" });
  const said = [];
  for (const turn of turns) {
    let blob = bytes;
    if (turn !== 0) {
      const canvas = new OffscreenCanvas(...(turn % 180 === 0 ? [picture.width, picture.height] : [picture.height, picture.width]));
      const context = canvas.getContext("2d");
      context.translate(canvas.width / 2, canvas.height / 2);
      context.rotate((turn * Math.PI) / 180);
      context.drawImage(picture, -picture.width / 2, -picture.height / 2);
      blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
    }
    said.push(
      await new Promise((done) => {
        let seen;
        globalThis.judge.onmessage = ({ data }) => {
          if ("seen" in data) seen = data.seen;
          // The next one waits for the small picture of this one.
          if (data.preview || data.seen === null) done({ by: turn, ...seen?.verdict, preview: data.preview?.size, size: [picture.width, picture.height] });
        };
        globalThis.judge.postMessage({ id: 1, bytes: blob });
      }),
    );
  }
  return said;
};

const server = createServer((request, response) => {
  const path = decodeURIComponent(request.url.slice(1));
  if (path === "" || path === "favicon.ico") return response.setHeader("content-type", "text/html").end("<!doctype html>");
  const bytes = readFileSync(path.startsWith("assets/") ? ASSETS + path.slice(7) : `/${path}`);
  response.setHeader("content-type", KINDS[extname(path)]).end(bytes);
}).listen(0, "127.0.0.1");
await new Promise((up) => server.once("listening", up));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const worker = `/assets/${readdirSync(ASSETS).find((name) => /^worker-.*\.js$/.test(name))}`;
  const turns = process.env.TURNS === "0" ? [0] : [0, 90, 180, 270];
  const tally = { form: { right: 0, wrong: 0, untold: 0, pageRight: 0 }, other: { told: 0, untold: 0 } };
  const [took, previews] = [[], []];
  for (const { path, pages } of pictures) {
    const form = pages.length === 1 && /^claim_form_p\d$/.test(pages[0].document_type);
    for (const said of await page.evaluate(ask, { address: path, worker, turns })) {
      const turn = said.by;
      took.push(said.took);
      if (turn === 0 && said.preview) previews.push({ path: path.slice(-10), bytes: said.preview });
      const wanted = (((pages[0]?.rotation ?? 0) - turn) % 360 + 360) % 360;
      if (!form) tally.other[said.turn === null ? "untold" : "told"] += 1;
      else if (said.turn === null) tally.form.untold += 1;
      else tally.form[said.turn === wanted ? "right" : "wrong"] += 1;
      if (form && said.form === Number(pages[0].document_type.at(-1))) tally.form.pageRight += 1;
      if (process.env.EACH) console.log(path.slice(-10), turn, JSON.stringify(said), form ? `wanted ${wanted}` : pages.map((one) => one.document_type).join("+"));
    }
  }
  took.sort((a, b) => a - b);
  console.log(`load ${loadavg().map((load) => load.toFixed(1)).join(" ")}; ${pictures.length} pictures, ${turns.length} turns each`);
  console.log(`verdict: median ${took[took.length >> 1]} ms, p95 ${took[Math.floor(took.length * 0.95)]} ms, slowest ${took.at(-1)} ms`);
  console.log(`form pages: ${JSON.stringify(tally.form)}; other papers: ${JSON.stringify(tally.other)}`);
  const sizes = previews.map(({ bytes }) => bytes).sort((a, b) => a - b);
  console.log(`previews: median ${sizes[sizes.length >> 1]}, largest ${sizes.at(-1)} bytes`);
} finally {
  await browser.close();
  server.close();
}
