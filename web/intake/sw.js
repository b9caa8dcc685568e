// The counter without a line: the application comes from the device, everything else from the service. A new version waits until the old one is closed,
// so that no page ever runs with half of another.
const CACHE = "guichet-intake-__VERSION__";
const FILES = "__FILES__";

self.addEventListener("install", (event) => event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES))));

self.addEventListener("activate", (event) => event.waitUntil(forget().then(() => self.clients.claim())));

async function forget() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("guichet-intake-") && name !== CACHE).map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const own = url.origin === self.location.origin && url.pathname.startsWith("/intake/");
  if (event.request.method === "GET" && own) event.respondWith(answer(event.request, url));
});

/** Every address of the application is its one page; the rest are its files. */
async function answer(request, url) {
  const cache = await caches.open(CACHE);
  const known = await cache.match(request.mode === "navigate" ? "/intake/" : url.pathname);
  return known ?? fetch(request);
}
