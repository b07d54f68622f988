/** The packed package, unpacked where a consumer has it, and a server that can be told to get things wrong. */
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const packed = path.join(root, 'build/package');
const consumers = path.join(root, 'build/consumers');

export const sample =
  '<h1>Arden denies sending rockets</h1>\n' +
  '<p>Veld said that Arden had sent rockets to Kest.</p>\n' +
  '<p>Arden denied sending rockets to Kest.</p>\n';

/**
 * A folder for a consumer, with the tarball's content under node_modules.
 * @param {string} name
 * @param {Record<string, string>} files  by their path
 */
export function consumer(name, files = {}) {
  const folder = path.join(consumers, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'node_modules/article-explainer'), { recursive: true });
  const tarball = readdirSync(packed).find((file) => file.endsWith('.tgz'));
  execFileSync('tar', [
    'xzf',
    path.join(packed, tarball),
    '-C',
    path.join(folder, 'node_modules/article-explainer'),
    '--strip-components=1',
  ]);
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n');
  for (const [file, content] of Object.entries(files)) writeFileSync(path.join(folder, file), content);
  return folder;
}

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/**
 * @param {string} folder
 * @param {{policy?: string, fault?: (path: string) => {status?: number, type?: string, file?: string} | void}} [how]
 *   policy: sent with every file. fault: what goes wrong for a path
 * @returns {Promise<{address: string, requests: string[], close: () => void}>}
 */
export async function serveFolder(folder, { policy = '', fault = () => {} } = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push(pathname);
    const { status = 200, type, file: other } = fault(pathname) ?? {};
    const file = path.join(folder, other ?? pathname.replace(/\/$/, '/index.html'));
    const found = status === 200 && file.startsWith(folder) && existsSync(file) && statSync(file).isFile();
    if (policy) response.setHeader('Content-Security-Policy', policy);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (!found) return response.writeHead(status === 200 ? 404 : status).end();
    response.writeHead(200, { 'Content-Type': type ?? types[path.extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://localhost:${server.address().port}/`, requests, close };
}

export const page = (body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A story</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

/** Waits until the element has an answer, good or bad. */
export const settled = (tab, which = 'article-explainer') =>
  tab.waitForSelector(`${which}[state="done"], ${which}[state="error"]`);

/** What a reader sees in the element: its state, the words of its claims, who says otherwise. */
export const seen = (tab, which = 'article-explainer') =>
  tab.evaluate((selector) => {
    const element = document.querySelector(selector);
    const texts = (wanted) => [...element.shadowRoot.querySelectorAll(wanted)].map((one) => one.textContent);
    return {
      state: element.state,
      claims: texts('.card .claim'),
      words: texts('.card .brief .words'),
      status: texts('[part=status]').join(),
      article: element.textContent.trim(),
    };
  }, which);
