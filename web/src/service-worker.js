/**
 * Keeps the page's own files on the reader's machine: the next visit asks the server for nothing and needs no server.
 * build.mjs makes sw.js of it and writes in what is kept.
 *
 * All files but the page itself have a hash in their name, so that those of two builds lie side by side in one store and
 * a page gets its own only. A build takes over once each of its files is here and has the right hash; until then, and
 * if one is missing, the build before goes on. What nobody needs any more goes when a page is opened and no other is.
 */

/** @type {{page: string, files: Record<string, string>}} hashes of the page and, by name, of its files */
const kept = KEPT;
const { registration, clients, caches } = self;
const home = registration.scope;
const store = `explainer ${home}`;
const addressOf = (name) => new URL(name, home).href;

/** Where the page of this build is kept: its address is the same in every build. */
const page = { key: addressOf(`?${encodeURIComponent(kept.page)}`), url: home, integrity: kept.page };
const files = Object.entries(kept.files).map(([name, integrity]) => ({
  key: integrityKey(name, integrity),
  url: addressOf(name),
  integrity,
}));
const byAddress = new Map(files.map((file) => [file.url, file]));

/** A file whose name holds its hash is kept under its name alone, another under name and hash. */
function integrityKey(name, integrity) {
  return addressOf(name.startsWith('assets/') ? name : `${name}?${encodeURIComponent(integrity)}`);
}

self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));

async function keep() {
  const cache = await caches.open(store);
  await Promise.all(
    [page, ...files].map(async (file) => {
      if (!(await cache.match(file.key))) await cache.put(file.key, await arrived(file));
    }),
  );
}

/** What the browser fetched for the page a moment ago is taken out of its store; the server is asked for the rest. */
async function arrived({ url, integrity }) {
  const get = (cache) => fetch(url, { cache, integrity });
  const response = await get('force-cache').catch(() => get('reload'));
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  // a page that was led to its address by another cannot be given to a browser that asked for the first
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const [address] = url.split(/[?#]/);
  if (method === 'POST' && mode === 'navigate' && address === addressOf('share')) return event.respondWith(take(event));
  if (method !== 'GET') return;
  if (mode === 'navigate') {
    if (![home, addressOf('index.html')].includes(address)) return;
    event.respondWith(answer(event, page));
    event.waitUntil(tidy(event.resultingClientId));
  } else if (byAddress.has(address)) event.respondWith(answer(event, byAddress.get(address)));
  else if (address.startsWith(addressOf('assets/'))) event.respondWith(answer(event, { key: address }));
});

/** Out of the store; what the browser has thrown away is asked of the server, and kept anew. */
async function answer(event, file) {
  const cache = await caches.open(store);
  const found = await cache.match(file.key, { ignoreVary: true });
  if (found) return found;
  if (file.integrity) event.waitUntil(keep().catch(() => {}));
  return fetch(event.request);
}

/**
 * What another app shares with the installed page (share_target in the manifest) is held until the page takes it, and
 * never written down: `handOver` gives it away once.
 */
let handOver = null;
const shareTime = 60_000;

async function take(event) {
  const form = await event.request.formData().catch(() => new FormData());
  const [title, text, url] = ['title', 'text', 'url'].map((name) => String(form.get(name) ?? ''));
  const taken = new Promise((done) => {
    const forget = () => done((handOver = null));
    handOver = (port) => {
      port.postMessage({ title, text, url });
      forget();
    };
    setTimeout(forget, shareTime);
  });
  event.waitUntil(taken); // keeps this worker, and what it holds, until then
  return Response.redirect(`${home}#shared`, 303);
}

self.addEventListener('message', ({ data, ports: [port] }) => {
  if (data !== 'shared' || !port) return;
  if (handOver) handOver(port);
  else port.postMessage(null);
});

/** Throws away what is kept for other builds, unless a page that is open or a build that is coming may need it. */
async function tidy(opening) {
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.some(({ id }) => id !== opening) || registration.installing || registration.waiting) return;
  const cache = await caches.open(store);
  const wanted = new Set([page, ...files].map(({ key }) => key));
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
}
