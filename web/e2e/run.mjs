// Browser tests against the real service. GUICHET: the program; CHROMIUM: the browser; ONLY: parts of tests' names, with | between; --screens FOLDER: keep pictures there.
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { run } from "./harness.mjs";
import { start } from "./service.mjs";
import { tests as capture } from "./tests/capture.mjs";
import { tests as counter } from "./tests/counter.mjs";
import { tests as office } from "./tests/office.mjs";
import { tests as others } from "./tests/others.mjs";
import { tests as pulse } from "./tests/pulse.mjs";
import { tests as reviewer } from "./tests/reviewer.mjs";
import { tests as verdicts } from "./tests/verdicts.mjs";

const at = process.argv.indexOf("--screens");
const screens = at > 0 ? resolve(process.argv[at + 1]) : null;
if (screens) mkdirSync(screens, { recursive: true });

const service = await start();
// Interrupted, the tests leave nothing running.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void service.stop().then(() => process.exit(1)));
try {
  process.exitCode = (await run([...counter, ...capture, ...pulse, ...reviewer, ...verdicts, ...office, ...others], service, screens)) > 0 ? 1 : 0;
} finally {
  await service.stop();
}
