/**
 * Serves the laid-out page on this machine and prints its address. Nothing but files: no log, no listing.
 *
 *     node web/serve.mjs [--root build/site] [--port 8000] [--updates 3600]
 *
 * --updates: for so many seconds a browser need not ask whether the page was updated.
 */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * The page and its worker need no more than this; any server of the page should send it with every file but sw.js.
 * @param {string} home  host, port and folder of the page, such as "example.org/explainer/": paths need a host
 * @param {string[]} fetched  what may be fetched from there: site.json lists it. `'self'` would let the page ask its
 *   own server for anything else
 */
export const policyFor = (home, fetched) =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    `connect-src ${fetched.length ? fetched.map((file) => home + file).join(' ') : "'none'"}`,
    "style-src 'self'",
    "img-src 'self' data:",
    `manifest-src ${home}explainer.webmanifest`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types explainer',
  ].join('; ');

/**
 * What sw.js may do: fetch what lies in its own folder. No word of an article gets to it, but for what another app shares
 * with the installed page: that it hands to the page, and keeps nothing of it.
 */
export const keeperPolicyFor = (home) =>
  ["default-src 'none'", `connect-src ${home}`, "require-trusted-types-for 'script'", "trusted-types 'none'"].join(
    '; ',
  );

/** How long a browser may keep a file, by its path: a name with a hash in it never means anything else. */
function lifetimeOf(name, updates) {
  if (/^\/assets\/[^/]+-[0-9a-z]{8}\.[a-z.]+$/i.test(name)) return 'public, max-age=31536000, immutable';
  return name === '/sw.js' && updates > 0 ? `max-age=${updates}` : 'no-cache';
}

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.model': 'application/octet-stream',
};

/**
 * @param {object} options
 * @param {string} options.root  the folder to serve
 * @param {number} [options.port]  taken? then any free one
 * @param {Record<string, string>} [options.also]  further folders by the prefix of their path
 * @param {number} [options.updates]  for so many seconds a browser need not ask whether the page was updated
 * @returns {Promise<{server: import('node:http').Server, address: string}>}
 */
export async function serve({ root, port = 8000, also = {}, updates = 3600 }) {
  const server = createServer((request, response) => void respond(request, response, { root, also, updates }));
  await listen(server, port).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return listen(server, 0);
  });
  return { server, address: `http://localhost:${server.address().port}/` };
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function respond(request, response, { root, also, updates }) {
  const send = (status, headers = {}, text = '') => response.writeHead(status, headers).end(text);
  const plain = { 'Content-Type': 'text/plain; charset=utf-8' };
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cache-Control', 'no-cache');
  if (!['GET', 'HEAD'].includes(request.method))
    return send(405, { ...plain, Allow: 'GET, HEAD' }, 'Nothing is taken here\n');
  const { name, file } = fileOf(request.url, root, also);
  const sent = file && (await representation(file, request.headers['accept-encoding']));
  if (!sent) return send(404, plain, 'Not found\n');

  const home = `${hostOf(request)}/`;
  const folders = Object.keys(also).map((prefix) => prefix.slice(1));
  const policy = name === '/sw.js' ? keeperPolicyFor(home) : policyFor(home, [...(await fetchedBy(root)), ...folders]);
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('Cache-Control', lifetimeOf(name, updates));
  response.setHeader('ETag', sent.tag);
  if (sent.choice) response.setHeader('Vary', 'Accept-Encoding');
  if (isKnown(sent.tag, request.headers['if-none-match'])) return send(304);

  const packed = sent.file === file ? {} : { 'Content-Encoding': 'br' };
  const type = types[path.extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': sent.size, ...packed });
  if (request.method === 'HEAD') return response.end();
  return pipeline(createReadStream(sent.file), response, () => {}); // cut off where either end breaks
}

/** What the page laid out in this folder fetches; it is laid out anew while it is served. */
async function fetchedBy(root) {
  const json = await readFile(path.join(root, 'site.json'), 'utf8').catch(() => '{}');
  return JSON.parse(json).fetched ?? [];
}

/** The file to send for a file: itself, or packed where that lies beside it and is understood; null if it is none. */
async function representation(file, encodings = '') {
  const [plain, packed] = await Promise.all([file, `${file}.br`].map((one) => stat(one).catch(() => null)));
  if (!plain?.isFile()) return null;
  const choice = Boolean(packed?.isFile() && packed.mtimeMs >= plain.mtimeMs);
  const asPacked = choice && takesBrotli(encodings);
  const { size, mtimeMs } = asPacked ? packed : plain;
  const tag = `"${size.toString(36)}-${Math.round(mtimeMs * 1000).toString(36)}${asPacked ? '-br' : ''}"`;
  return { file: asPacked ? `${file}.br` : file, size, tag, choice };
}

const takesBrotli = (encodings) =>
  encodings.split(',').some((one) => {
    const [coding, ...settings] = one.split(';').map((part) => part.trim().toLowerCase());
    return coding === 'br' && !settings.some((setting) => /^q=0(\.0*)?$/.test(setting));
  });

/** Whether a browser has this very file already (If-None-Match). */
const isKnown = (tag, tags = '') =>
  tags.trim() === '*' || tags.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);

/** The host by which the page was asked for; what is no name of a host gets into no policy. */
function hostOf({ headers, socket }) {
  return /^[\w.-]+(:\d+)?$/.test(headers.host ?? '') ? headers.host : `localhost:${socket.localPort}`;
}

/** The path in an address and the file that it stands for; no file where it leads out of the folder. */
function fileOf(url, root, also) {
  let name;
  try {
    name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return { name: '', file: null };
  }
  const prefix = Object.keys(also).find((one) => name.startsWith(one));
  const folder = path.resolve(prefix ? also[prefix] : root);
  const file = path.join(folder, prefix ? name.slice(prefix.length) : name);
  if (file !== folder && !file.startsWith(folder + path.sep)) return { name, file: null };
  return { name, file: name.endsWith('/') ? path.join(file, 'index.html') : file };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      root: { type: 'string', default: fileURLToPath(new URL('../build/site', import.meta.url)) },
      port: { type: 'string', default: '8000' },
      updates: { type: 'string', default: '3600' },
    },
  });
  const { root, port, updates } = values;
  const { address } = await serve({ root, port: Number(port), updates: Number(updates) });
  console.log(`The page is at ${address}  (Ctrl+C ends it)`);
}
