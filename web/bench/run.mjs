// Figures of the screens, measured in a real Chromium against the real binary on this machine. They are printed, and written down by hand with the machine and
// its load (docs/web-figures.md): a figure of a shared machine is no test.
import { loadavg, cpus } from "node:os";
import { chromium } from "playwright-core";
import { start } from "../e2e/service.mjs";
import { measure as office } from "./office.mjs";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const service = await start();
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void service.stop().then(() => process.exit(1)));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const { jump, next, fetched, answer } = await office(service, browser);
  const line = (name, times, wanted) => console.log(`${name.padEnd(60)} p50 ${times.p50} ms   p95 ${times.p95} ms   worst ${times.worst} ms   (${times.n}${wanted ? `; wanted: p95 <= ${wanted} ms` : ""})`);
  console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? "?"}, load ${loadavg().map((load) => load.toFixed(1)).join(" ")}, Chromium ${browser.version()}`);
  line("office: key to the next field, painted", jump, 50);
  line("office: accepted to the next dossier, prefetched, painted", next, 150);
  if (fetched) line("office: accepted to the next dossier, not prefetched, painted", fetched);
  line("office: of it the answer to accepting", answer);
} finally {
  await browser.close();
  await service.stop();
}
