/**
 * Serves the laid-out page on this machine and prints its address. Nothing but files: no log, no listing.
 *
 *     node web/serve.mjs [--root build/site] [--port 8000]
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** All that the page fetches. With `connect-src 'self'` it could ask its own server for anything else. */
export const fetched = [
  'core/manifest.json',
  'core/explainer.wasm',
  'core/english.model',
  'samples/wire.txt',
  'samples/port.html',
  'samples/opinion.txt',
];

/**
 * The page and its worker need no more than this; any server of the page should send it with every file.
 * @param {string} home  host, port and folder of the page, such as "example.org/explainer/": paths need a host
 * @param {string[]} [paths]  what may be fetched from there
 */
export const policyFor = (home, paths = fetched) =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    `connect-src ${paths.map((file) => home + file).join(' ')}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types explainer',
  ].join('; ');

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
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
 * @returns {Promise<{server: import('node:http').Server, address: string}>}
 */
export async function serve({ root, port = 8000, also = {} }) {
  const server = createServer((request, response) => void respond(request, response, root, also));
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

async function respond(request, response, root, also) {
  const folders = Object.keys(also).map((prefix) => prefix.slice(1));
  response.setHeader('Content-Security-Policy', policyFor(`${hostOf(request)}/`, [...fetched, ...folders]));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cache-Control', 'no-cache');
  const file = fileOf(request.url, root, also);
  const found = file && (await stat(file).catch(() => null));
  if (!found?.isFile()) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
    return;
  }
  const type = types[path.extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': found.size });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

/** The host by which the page was asked for; what is no name of a host gets into no policy. */
function hostOf({ headers, socket }) {
  return /^[\w.-]+(:\d+)?$/.test(headers.host ?? '') ? headers.host : `localhost:${socket.localPort}`;
}

/** The file that an address stands for, or null where it leads out of the folder. */
function fileOf(url, root, also) {
  let name;
  try {
    name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  const prefix = Object.keys(also).find((one) => name.startsWith(one));
  const folder = path.resolve(prefix ? also[prefix] : root);
  const file = path.join(folder, prefix ? name.slice(prefix.length) : name);
  if (file !== folder && !file.startsWith(folder + path.sep)) return null;
  return name.endsWith('/') ? path.join(file, 'index.html') : file;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      root: { type: 'string', default: fileURLToPath(new URL('../build/site', import.meta.url)) },
      port: { type: 'string', default: '8000' },
    },
  });
  const { address } = await serve({ root: values.root, port: Number(values.port) });
  console.log(`The page is at ${address}  (Ctrl+C ends it)`);
}
